//! Numbers whose verbs tell more or less than what happened to those counted: قتل وأصيب سبعة, فقد ثلاثة من أبنائه, على يد 3 مسلحين.

use crate::figures::draft::Draft;
use crate::figures::figure::Role;
use crate::figures::speech::source_word::event;
use crate::figures::tokens::clitics::without_and;
use crate::figures::tokens::particles::{ALREADY, AMONG, FROM, LAST, ON, SO, starts_with_article};
use crate::figures::tokens::plural;
use crate::figures::tokens::scan::{Scan, clitic, comma, ends_sentence};
use crate::figures::tokens::words::{self, job};
use crate::figures::toll::role_word::{counted, names_thing, opens_clause, parts_clauses, sense, unreal};
use crate::lexicon::schema::RoleHow;
use crate::text::code::letter;
use rust_decimal::Decimal;

/// قتل وأصيب سبعة: two things happened, and the number does not tell to whom which.
pub(crate) fn mixed(scan: &Scan, drafts: &[Draft], k: usize) -> bool {
    let draft = &drafts[k];
    let Some(second) = draft.phrase.0.min(draft.start).checked_sub(1).filter(|&i| i > 0) else { return false };
    let before = |i: usize| sense(scan, i, &[RoleHow::Before, RoleHow::Both]).map(|r| r.0);
    let noun = draft.noun.is_some_and(|n| n >= draft.start && counted(scan, n).is_some());
    // 8 شهداء وأصيب 22: those who died were counted before.
    let last = k.checked_sub(1).is_some_and(|last| drafts[last].noun == Some(second - 1));
    // أن متظاهرا قتل وأصيب 40 آخرون: besides the one who died.
    let others = draft.noun.is_some_and(|n| n >= draft.start && scan.codes(n).starts_with(LAST));
    // وأصيب أربعة بجروح
    let wounded =
        || matches!(sense(scan, draft.past_noun(), &[RoleHow::After, RoleHow::Both]), Some((Role::Injured, _)));
    !noun
        && !last
        && !others
        && scan.tok(second).has(clitic::CONJUNCTION)
        // قتلوا وجرح 400: those who died stand before.
        && !scan.codes(second - 1).ends_with(&[letter('ا')])
        && matches!(
            (before(second - 1), before(second)),
            (Some(Role::Dead), Some(Role::Injured)) | (Some(Role::Injured), Some(Role::Dead))
        )
        && !wounded()
}

/// فقد أربعة أشخاص من عائلته, يفقد 300 إنسان حياتهم: whom somebody loses of their kin, and who lose their lives.
pub(super) fn lost_kin(scan: &Scan, draft: &Draft) -> bool {
    const KIN: usize = 4;
    let start = draft.phrase.0.min(draft.start);
    let lost = (start.saturating_sub(KIN)..start).any(|i| scan.marker(i, job!("loses")).is_some());
    let kin = |i: usize| scan.is_word(i, FROM) && scan.marker(i + 1, job!("kin")).is_some();
    lost && ((draft.end..draft.end + KIN).any(kin) || their_lives(scan, draft))
}

/// 300 إنسان حياتهم, 300 بحار مصري حياتهم, الآلاف من الرجال والنساء حياتهم: right behind those counted; but 3 نقاط في حياته, 5
/// لاعبين فرصة حياتهم.
fn their_lives(scan: &Scan, draft: &Draft) -> bool {
    const OTHERS: usize = 3;
    let after = draft.past_noun();
    let and_the = |i: usize| without_and(scan.codes(i)).is_some_and(starts_with_article);
    let people = |&i: &usize| and_the(i) || scan.tok(i).has(clitic::CONJUNCTION) && scan.is(i, words::PERSON);
    let after = after + (after..after + OTHERS).take_while(people).count();
    // حرب فقد 300 جندي فيها أرواحهم
    let after = scan.marker(after, job!("in_it")).unwrap_or(after);
    let object = after + usize::from(scan.is(after, words::ADJECTIVE | words::NOUN_ADJECTIVE));
    scan.marker(object, job!("lives")).is_some()
        && !scan.tok(object).has(clitic::CONJUNCTION)
        && draft.noun.is_none_or(|n| !names_thing(scan, n))
}

/// خسرت الكتيبة 20 مسلحا: whom an armed group loses died.
pub(super) fn lost_fighters(scan: &Scan, draft: &Draft) -> bool {
    const LOSES: usize = 6;
    let start = draft.phrase.0.min(draft.start);
    let fighters = draft.noun.is_some_and(|n| n >= draft.start && scan.marker(n, job!("fighter")).is_some());
    // فقد جاءت is no loss.
    let so = |i: usize| {
        // الجيش قد فقد 20, الجيش فقد 20
        let already = i > 0 && (scan.is_word(i - 1, ALREADY) || starts_with_article(scan.codes(i - 1)));
        scan.is_word(i, SO) && !starts_with_article(scan.codes(i + 1)) && !already
    };
    // فقد الاتصال بثلاثة عسكريين
    let something = |i: usize| scan.marker(i + 1, job!("lost_thing")).is_some();
    let loses = |i: usize| scan.marker(i, job!("loses")).is_some() && !so(i) && !something(i);
    fighters && (start.saturating_sub(LOSES)..start).any(loses)
}

/// وكان في الحافلة 40 راكبا: who was there, not what became of them.
pub(super) fn were_there(scan: &Scan, i: usize) -> bool {
    scan.tok(i).has(clitic::CONJUNCTION) && scan.marker(i, job!("were_there")).is_some()
}

/// قتله 3 مسلحين, خطفها 5 رجال: whether the verb at token `i`, before a number, opens a clause and has its object as a pronoun, so that those
/// counted did it; بتهمة قتله 3 رجال tells another's deed, ضحاياه whom it befell.
fn done_to_one(scan: &Scan, i: usize) -> bool {
    let opens = i == 0 || ends_sentence(scan, i - 1) || comma(scan, i - 1) || opens_clause(scan, i - 1);
    let word = scan.codes(i);
    let his = word.strip_suffix(&[letter('ه')]).filter(|_| scan.written(i).ends_with('ه'));
    let hers_or_theirs = || [['ه', 'ا'], ['ه', 'م']].iter().find_map(|end| word.strip_suffix(&end.map(letter)[..]));
    // ضحاياه, قتلاهم: the ا of a plural.
    let verb = his.or_else(hers_or_theirs).is_some_and(|verb| verb.last() != Some(&letter('ا')));
    opens
        && word.len() > 3
        && verb
        && sense(scan, i, &[RoleHow::Before]).is_some()
        && counted(scan, i).is_none()
        && !event(scan, i)
}

/// على يد 3 مسلحين, برصاص 3 مسلحين: those counted from token `start` on are who did it.
pub(super) fn did_it(scan: &Scan, start: usize) -> bool {
    if start > 0 && done_to_one(scan, start - 1) {
        return true;
    }
    // قتل مسلحون بالرصاص 48 مصليا: with what, not by whom.
    let by = |at: usize| scan.is_word(at, ON) || scan.tok(at).clitics & !clitic::CONJUNCTION == clitic::BA;
    scan.marker_before(start, job!("by_whom")).is_some_and(by)
}

/// نفذت السلطات حكم الإعدام بحق أربعة: a sentence of death that was carried out.
pub(super) fn executed(scan: &Scan, draft: &Draft) -> bool {
    const SENTENCE: usize = 4;
    const CARRIED_OUT: usize = 5;
    let start = draft.phrase.0.min(draft.start);
    let sentence = |&i: &usize| scan.marker(i, job!("death_sentence")).is_some();
    (start.saturating_sub(SENTENCE)..start).rev().find(sentence).is_some_and(|at| {
        (at.saturating_sub(CARRIED_OUT)..at)
            .rev()
            .take_while(|&i| !ends_sentence(scan, i) && !comma(scan, i))
            .any(|i| was_carried_out(scan, i))
    })
}

/// نفذت, أعلنت السلطات تنفيذ; but لم تنفذ, أجلت المحكمة تنفيذ, أعلنت وقف تنفيذ.
fn was_carried_out(scan: &Scan, i: usize) -> bool {
    const TOLD: usize = 5;
    let news = |at: usize| scan.marker(at, job!("has_happened")).is_some();
    let verbal_noun = || {
        scan.marker(i, job!("carrying_out")).is_some()
            && scan.marker_before(i, job!("puts_off")).is_none()
            && (i.saturating_sub(TOLD)..i).rev().take_while(|&at| !opens_clause(scan, at)).any(news)
    };
    // تريد أن تنفذ
    let meant = || i > 0 && opens_clause(scan, i - 1);
    scan.marker(i, job!("carries_out")).is_some() && !unreal(scan, i) && !meant() || verbal_noun()
}

/// كاد 5 عمال يموتون, لولا الإطفاء لقتل 40 شخصا: what nearly or would have happened.
pub(super) fn only_feared(scan: &Scan, draft: &Draft) -> bool {
    const NEARLY: usize = 10;
    let start = draft.phrase.0.min(draft.start);
    // كادت السفينة تغرق وقتل 5: another event.
    let another = |i: usize| scan.tok(i).has(clitic::CONJUNCTION) && scan.is(i, words::ROLE);
    // لولا الإطفاء، لقتل 40
    let parted = |i: usize| comma(scan, i) && scan.codes(i + 1).first() != Some(&letter('ل'));
    // كاد يبكي وهو يروي مقتل 7
    let at_once = |i: usize| scan.tok(i).has(clitic::CONJUNCTION) && scan.marker(i, job!("while")).is_some();
    let clause = |i: usize| parts_clauses(scan, i) || at_once(i) || parted(i);
    // لا يكاد يمر يوم دون مقتل 5
    let real = |i: usize| scan.marker_before(i, job!("not")).is_some();
    (start.saturating_sub(NEARLY)..start)
        .rev()
        .take_while(|&i| !ends_sentence(scan, i) && !another(i) && !clause(i))
        .any(|i| scan.marker(i, job!("unreal")).is_some() && !real(i))
}

/// 17 قتيلا وجريحا: both words are what is counted, as their one form tells; but 9 قتلى وجريحان, 17 قتيلا وجريحا واحدا. The
/// missing are taken for dead: 40 قتيلا ومفقودا.
fn both_counted(scan: &Scan, draft: &Draft, noun: usize, next: Option<&Draft>) -> bool {
    let other = noun + 1;
    // 3 قتلى وجريح: one more, where both would be plurals.
    let few = draft.value.is_some_and(|v| v > Decimal::ONE && v <= Decimal::TEN);
    let word = scan.codes(other);
    if few && !(plural::sound(word) || word.ends_with(&[letter('ي')]) || word.ends_with(&[letter('ء')])) {
        return false;
    }
    let accusative = |i: usize| scan.codes(i).ends_with(&[letter('ا')]);
    let told = |i: usize| sense(scan, i, &[RoleHow::Counted]).map(|(role, _)| role);
    scan.get(other).is_some_and(|t| t.clitics == clitic::CONJUNCTION)
        && accusative(noun) == accusative(other)
        && next.is_none_or(|next| next.start > other + 1)
        && told(noun).is_some_and(|role| told(other).is_some_and(|second| second != role && second != Role::Missing))
}

/// 29 شخصا بين قتيل وجريح, 17 قتيلا وجريحا: some of them this, and some that.
pub(crate) fn either(scan: &Scan, drafts: &[Draft], k: usize) -> bool {
    let draft = &drafts[k];
    if draft.noun.is_some_and(|noun| noun >= draft.start && both_counted(scan, draft, noun, drafts.get(k + 1))) {
        return true;
    }
    let last = draft.noun.map_or(draft.end, |noun| draft.end.max(noun + 1));
    (last..last + NEAR).any(|i| {
        scan.is_word(i, AMONG)
            && scan.is(i + 1, words::ROLE)
            && scan.is(i + 2, words::ROLE)
            && scan.get(i + 2).is_some_and(|t| t.has(clitic::CONJUNCTION))
    })
}

/// Tokens from what is counted to what became of some.
const NEAR: usize = 4;

/// 8 أشخاص من أسرة واحدة: where those counted come from, of which nothing happened to one.
pub(crate) fn of_one(scan: &Scan, draft: &Draft) -> bool {
    let noun = draft.noun.filter(|&n| draft.value == Some(Decimal::ONE) && n > 0 && n + 1 == draft.start);
    noun.is_some_and(|n| scan.is_word(n - 1, FROM))
}
