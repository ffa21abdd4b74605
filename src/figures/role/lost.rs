//! What takes a role back: who did it, what people lose besides themselves, who may not work or play.

use crate::figures::draft::Draft;
use crate::figures::figure::Kind;
use crate::figures::speech::source_word::preposition;
use crate::figures::tokens::noun_shape::{Owner, pronoun_end};
use crate::figures::tokens::particles::{A_SUNDAY, AMONG, ARTICLE, FROM, starts_with_article};
use crate::figures::tokens::scan::{Scan, clitic, comma, ends_sentence};
use crate::figures::tokens::words::{self, job};
use crate::figures::toll::role_word::{among, counted, sense};
use crate::lexicon::schema::RoleHow;
use crate::text::code::letter;
use crate::text::tokens::Class;

/// قتل جنديان 3 مهاجمين, اعتقل 20 شرطيا 6 متظاهرين: who did it, of two counted one after the other without و.
pub(super) fn doers(scan: &Scan, drafts: &[Draft], k: usize) -> bool {
    let (a, Some(b)) = (&drafts[k], drafts.get(k + 1)) else { return false };
    let start = a.phrase.0.min(a.start);
    let behind = b.phrase.0.min(b.start) == a.past_noun() && scan.tok(b.start).clitics == 0;
    let acts = behind && start > 0 && scan.marker(start - 1, job!("acts_on")).is_some();
    let nominative = |n: usize| scan.is(n, words::DUAL_NOUN) && scan.codes(n).ends_with(&[letter('ا'), letter('ن')]);
    let armed = |n: usize| nominative(n) || scan.marker(n, job!("fighter")).is_some();
    let people = |n: usize| n >= b.start && scan.is(n, words::PERSON | words::ROLE);
    // قتل 9 جنود 4 ضباط و5 مجندين: parts of the whole.
    let parts = || {
        let next = drafts.get(k + 2).filter(|c| c.kind == Kind::Count).and_then(|c| c.value);
        a.value.is_some() && b.value.zip(next).and_then(|(x, y)| x.checked_add(y)) == a.value
    };
    acts && a.noun.is_some_and(armed) && b.noun.is_some_and(people) && !among(scan, b.end, b.end + 1) && !parts()
}

/// فقد 300 عامل وظائفهم, 12 تلميذا فقدوا الوعي: whether what somebody loses stands at token `from`.
pub(crate) fn something(scan: &Scan, from: usize) -> bool {
    const THEIRS: [Owner; 4] = [Owner::Theirs, Owner::TheirsFeminine, Owner::Both, Owner::Hers];
    let object = from + usize::from(scan.is(from, words::ADJECTIVE | words::NOUN_ADJECTIVE));
    let other = clitic::CONJUNCTION | clitic::BA | clitic::KAF;
    let noun = |i: usize| {
        let word = scan.class(i) == Class::Word && !scan.tok(i).has(other);
        word && !scan.is(i, words::ROLE | words::FUNCTION) && !preposition(scan, i)
    };
    let owned = |(owner, stem): (Owner, &[u8])| THEIRS.contains(&owner) && stem.len() > 2;
    let theirs = |i: usize| noun(i) && pronoun_end(scan.codes(i)).is_some_and(owned);
    // فقدوا أحد والديهم
    if scan.is_word(object, A_SUNDAY) {
        return pronoun_end(scan.codes(object + 1)).is_some_and(|(_, stem)| stem.len() > 2);
    }
    // فقدوا فرصة حياتهم
    noun(object) && (theirs(object) || theirs(object + 1) || scan.marker(object, job!("lost_thing")).is_some())
}

/// فقدت 60 امرأة في المعدل حياتها: whether those who are counted before token `from` lose their lives.
pub(super) fn life(scan: &Scan, from: usize) -> bool {
    const NEAR: usize = 4;
    let mut clause = (from..from + NEAR).take_while(|&i| scan.class(i) == Class::Word && !scan.is(i, words::ROLE));
    // فرصة حياتهم
    let own = |i: usize| i == from || starts_with_article(scan.codes(i - 1));
    clause.any(|i| scan.marker(i, job!("their_lives")).is_some() && own(i))
}

/// فقدت الثعابين أطرافها الأربع: whether the noun at token `i` has a pronoun and names nobody.
pub(super) fn part_of_body(scan: &Scan, i: usize) -> bool {
    const PEOPLE: u32 = words::PERSON | words::ROLE | words::COUNTED;
    pronoun_end(scan.codes(i)).is_some_and(|(_, stem)| stem.len() > 2) && !scan.is(i, PEOPLE)
}

/// أوقفت 5 أطباء عن العمل, إيقاف 4 لاعبين: who may not work or play is not arrested.
pub(super) fn suspended(scan: &Scan, draft: &Draft) -> bool {
    const FROM_WORK: usize = 3;
    const VERB: usize = 4;
    let end = draft.past_noun();
    let start = draft.phrase.0.min(draft.start);
    let mut work = (end..end + FROM_WORK).take_while(|&i| !ends_sentence(scan, i));
    let sportsmen = draft.noun.is_some_and(|n| scan.marker(n, job!("sportsman")).is_some());
    work.any(|i| scan.marker(i, job!("suspended_from")).is_some())
        || sportsmen && (start.saturating_sub(VERB)..start).any(|i| scan.marker(i, job!("stops")).is_some())
}

/// يعمل 60 متطوعا على إسعاف الجرحى, البحث عن مفقودين: whether the word at token `i` names others than the people counted, who
/// end before token `from`; but 200 أسرة من النازحين.
pub(super) fn of_others(scan: &Scan, draft: &Draft, from: usize, i: usize) -> bool {
    let Some(noun) = draft.noun.filter(|&n| n >= draft.start && i > from) else { return false };
    // للشفاء, بالفيروس tell what became of them.
    let definite = |i: usize| scan.codes(i).starts_with(ARTICLE);
    let before = i - 1;
    let governed = || preposition(scan, before) || sense(scan, before, &[RoleHow::Before]).is_some();
    ![FROM, AMONG].iter().any(|&word| scan.is_word(before, word))
        && (definite(i) && !definite(noun) || counted(scan, i).is_some() && governed())
}

/// Tokens around victims in which the crime is named.
const CRIME: usize = 7;

/// تسع ضحايا احتيال: ست نساء: whether the word at token `i` tells of victims of a crime that kills nobody, named right behind it.
pub(super) fn victims_of_fraud(scan: &Scan, i: usize) -> bool {
    const NAMED: usize = 3;
    scan.marker(i, job!("victims")).is_some() && (i + 1..i + NAMED).any(|at| scan.marker(at, job!("fraud")).is_some())
}

/// النصب على 40 ضحية, ضحايا الاحتيال: victims of a crime that kills nobody, or whom somebody helps.
pub(super) fn defrauded(scan: &Scan, draft: &Draft) -> bool {
    let victims = draft.noun.is_some_and(|noun| scan.marker(noun, job!("victims")).is_some());
    let crime = |i: usize| scan.marker(i, job!("fraud")).is_some();
    let inside = |i: &usize| !ends_sentence(scan, *i);
    let before = || (draft.start.saturating_sub(CRIME)..draft.start).rev().take_while(inside).any(crime);
    let behind = || (draft.end..draft.end + CRIME).take_while(inside).any(crime);
    // مساعدات إلى 300 من ضحايا السيول; not تضررت القرى وسقط 300 ضحية
    let near = |i: &usize| inside(i) && !comma(scan, *i) && !scan.is(*i, words::ROLE);
    let lives = |i: usize| scan.marker(i, job!("spared")).is_some();
    let spared = || (draft.start.saturating_sub(CRIME)..draft.start).rev().take_while(near).any(lives);
    victims && (before() || behind() || spared())
}

/// استشهد, which also tells what somebody cites: the word that told a role `far` tokens before token `start`.
pub(super) fn cited(scan: &Scan, start: usize, far: usize) -> bool {
    start.checked_sub(far + 1).is_some_and(|verb| scan.marker(verb, job!("cites")).is_some())
}
