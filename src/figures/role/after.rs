//! What became of those counted, told behind the number or of others in its list: 20 شخصا أصيبوا, 3 سوريين و4 لبنانيين.

use super::lost;
use crate::figures::draft::Draft;
use crate::figures::figure::{Kind, Role};
use crate::figures::speech::source_word::{event, preposition};
use crate::figures::tokens::clitics::begins_with_and;
use crate::figures::tokens::noun_shape::{Owner, past_plural, pronoun_end};
use crate::figures::tokens::particles::{
    AND, FROM, OF_IT, OF_THEM as OF_THEM_ALL, OF_THEM_FEMININE, is_definite, starts_with_article,
};
use crate::figures::tokens::plural;
use crate::figures::tokens::scan::{Scan, clitic, comma, ends_sentence};
use crate::figures::tokens::words::{self, job};
use crate::figures::toll;
use crate::figures::toll::role_word::{among, counted, names_thing, parts_clauses, sense};
use crate::lexicon::schema::RoleHow;
use crate::text::code::{self, letter};
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// Tokens after the counted noun in which إصابتهم, مقتلهم reach back, also over a comma.
const THEIRS: usize = 14;

/// Tokens after the counted noun in which a participle or verb reaches back.
const AFTER: usize = 5;

/// Tokens of what is set between commas behind a noun: ...، بينهم طفل، قتلوا.
const ASIDE: usize = 8;

/// A participle or verb after the noun, before the next figure and the end of the clause.
pub(crate) fn after(scan: &Scan, drafts: &[Draft], k: usize, from: usize, next: usize) -> Option<Role> {
    let hows = [RoleHow::After, RoleHow::Both];
    let from = past_aside(scan, from, next);
    let (mut clause, mut others, mut joined) = (true, false, 0);
    for i in from..(from + THEIRS).min(next) {
        let and = scan.tok(i).has(clitic::CONJUNCTION);
        // الأسئلة الخمسة لنقد فيلم "مفقود": a title.
        let title = scan.mark(i, b'"') && i > from && scan.spaced(i);
        if ends_sentence(scan, i) || title || and && others {
            return None;
        }
        // لقي أربعة مدنيين وجندي مصرعهم: others may stand between.
        if and {
            (clause, others, joined) = (false, true, i);
        }
        clause &= i < from + AFTER && !(scan.mark(i, code::COMMA) && i > from);
        // ألف رجل وصبي قد قتلوا
        let both = || i > joined && i <= joined + JOINED && past_plural(scan.codes(i));
        if !(clause || theirs(scan.codes(i)) || others && both()) {
            continue;
        }
        // للاجئين after people of a camp: neither adjective nor verb takes a preposition.
        if scan.tok(i).has(clitic::LAM | clitic::BA | clitic::KAF) {
            continue;
        }
        // سوسة 1 المتعهدة بقضية وفاة: of a number that counts nothing only a word beside it tells.
        if drafts[k].noun.is_none() && i > from + BESIDE {
            return None;
        }
        // أفضل 100 لاعبة إثر إصابتها: what befell her, not them.
        if one_of_them(scan, &drafts[k], i) {
            continue;
        }
        if let Some((role, end)) = sense(scan, i, &hows) {
            if end == i + 1 && lost::of_others(scan, &drafts[k], from, i)
                || role == Role::Missing && lost::something(scan, end)
            {
                continue;
            }
            // 60 حالة توفيت منها حالتان: what is told of a part.
            if end == i + 1 && !past_plural(scan.codes(i)) && PART.iter().any(|word| scan.is_word(end, word)) {
                continue;
            }
            if toll::label::of_next(scan, i) {
                return None;
            }
            // صوت 300 ناخب من منازلهم: no place is left without a verb of leaving or of driving out.
            if scan.is_word(i, FROM) && role == Role::Displaced && !driven_out(scan, drafts[k].start, i) {
                continue;
            }
            // مهاجمان قتلوا ستة أشخاص: the verb's object is the next figure; not اعتقلوا عام 2014.
            let they = past_plural(scan.codes(i));
            let whom = |d: &Draft| !they || !matches!(d.kind, Kind::Date | Kind::Time | Kind::Duration);
            let object = end == next && drafts.get(k + 1).is_some_and(|d| whom(d) && !among(scan, d.end, d.end + 1));
            let together = !others || role == Role::Dead;
            return (!object && together && !suspected(scan, i)).then_some(role);
        }
    }
    None
}

/// 5 مصابين فارقوا الحياة, 35 رهينة منهم قتلوا, 9 مصابين غادروا بعد شفائهم: what became of those whom the noun tells of by what
/// they were before; a verb in the plural tells it near, a verbal noun with "their" also far behind.
pub(crate) fn became(scan: &Scan, noun: usize, from: usize, next: usize) -> Option<Role> {
    let was = counted(scan, noun).filter(|role| !matches!(role, Role::Dead | Role::Missing | Role::Recovered))?;
    let end = (from..(from + THEIRS).min(next)).find(|&i| {
        let joined = scan.tok(i).has(clitic::CONJUNCTION) && !scan.is(i, words::ROLE);
        ends_sentence(scan, i) || comma(scan, i) || joined || parts_clauses(scan, i)
    });
    (from..end.unwrap_or((from + THEIRS).min(next))).find_map(|i| {
        let verb = i < from + BECAME && past_plural(scan.codes(i));
        let (role, end) = sense(scan, i, &[RoleHow::After]).filter(|_| verb || theirs(scan.codes(i)))?;
        let changed = match role {
            Role::Dead => verb,
            Role::Recovered => matches!(was, Role::Injured | Role::Infected),
            Role::Rescued => verb && was != Role::Rescued,
            _ => false,
        };
        (changed && end != next && !scan.tok(i).has(clitic::CONJUNCTION)).then_some(role)
    })
}

/// Tokens from the noun to the verb that tells what became of them.
const BECAME: usize = 3;

/// 19 آخرون تحت العناية المركزة
pub(super) fn in_care(scan: &Scan, from: usize) -> bool {
    (from + 1..from + 4).any(|i| scan.marker(i, job!("in_care")).is_some())
}

/// تهجير 300 أسرة من منازلهم, 40 ألفا فروا من ديارهم: a verb of leaving or of driving out before token `place`, near the figure
/// that begins at `start`.
fn driven_out(scan: &Scan, start: usize, place: usize) -> bool {
    (start.saturating_sub(AFTER)..place).any(|i| scan.marker(i, job!("leaves_home")).is_some())
}

/// Whether the word at token `i` tells what befell one person, where more than one are counted: إصابتها.
fn one_of_them(scan: &Scan, draft: &Draft, i: usize) -> bool {
    let people = draft.noun.is_some_and(|n| scan.is(n, words::PERSON)) && draft.value.is_some_and(|v| v > Decimal::TWO);
    let hers = || {
        let written = scan.written(i);
        written.ends_with('ه') || matches!(pronoun_end(scan.codes(i)), Some((Owner::Hers, _)))
    };
    people && scan.codes(i).len() > 4 && hers()
}

/// منها, منهم, منهن: behind a verb, what it tells is told of some only.
const PART: [&[u8]; 3] = [OF_IT, OF_THEM_ALL, OF_THEM_FEMININE];

/// Tokens between a number without a noun and what became of those counted.
const BESIDE: usize = 2;

/// Tokens from رجل وصبي to what became of both.
const JOINED: usize = 3;

/// The token behind what stands between commas and tells who is among those counted.
fn past_aside(scan: &Scan, from: usize, next: usize) -> usize {
    if !comma(scan, from) || !among(scan, from + 1, from + 3) {
        return from;
    }
    let close = (from + 2..(from + ASIDE).min(next)).find(|&i| comma(scan, i));
    close.map_or(from, |close| close + 1)
}

/// ثلاثة مدنيين وثلاثة شرطيين قتلوا, 18 شخصا بينهم طفلان قتلوا: the verb stands behind the last of a list.
pub(super) fn said_of_list(scan: &Scan, drafts: &[Draft], k: usize) -> Option<Role> {
    let (a, mut b) = (&drafts[k], drafts.get(k + 1)?);
    let near = b.start.saturating_sub(a.past_noun()) <= ASIDE;
    if !near
        || !(and_alone_between(scan, a, b) || among(scan, a.past_noun(), b.start))
        || b.noun.is_some_and(|n| counted(scan, n).is_some())
    {
        return None;
    }
    // 165 مدنيا بينهم 74 طفلا و29 امرأة قتلوا
    let mut following = k + 2;
    while let Some(c) = drafts.get(following).filter(|c| following < k + 2 + RANKS && and_alone_between(scan, b, c)) {
        (b, following) = (c, following + 1);
    }
    let next = drafts.get(following).map_or(scan.len(), |d| d.start);
    let from = b.past_noun();
    let verb = (from..(from + 2).min(next)).find(|&i| past_plural(scan.codes(i)))?;
    // بينهم 51 ممن أصيبوا: the part alone.
    let part = verb > from && scan.is(from, words::FUNCTION);
    let (role, end) = sense(scan, verb, &[RoleHow::After, RoleHow::Both]).filter(|_| !part)?;
    (end != next).then_some(role)
}

/// A verbal noun with "their": إصابتهم, اعتقالهن.
fn theirs(word: &[u8]) -> bool {
    word.len() > 4 && matches!(pronoun_end(word), Some((Owner::Theirs | Owner::TheirsFeminine | Owner::Both, _)))
}

/// المشتبه في إصابتهم: not known to be so.
fn suspected(scan: &Scan, i: usize) -> bool {
    (i.saturating_sub(2)..i).any(|at| scan.marker(at, job!("suspected")).is_some())
}

/// Tokens from منهم to the part that it introduces: بينهم مدير المدرسة ونحو 5 معلمين.
const INTRODUCED: usize = 9;

/// Ranks between two figures of a list, and one.
const RANKS: usize = 3;

/// Tokens from a figure to a part of it, in a list and behind a comma.
const NEAR: usize = 14;
const FAR: usize = 40;

/// Tokens from a figure to a part of it that is told by منهم after the number.
const OF_THEM: usize = 24;

/// منهم 70 امرأة: a part has the role of the whole.
pub(super) fn part_of_last(scan: &Scan, drafts: &[Draft], k: usize, known: &[Option<Role>]) -> Option<Role> {
    // من الكتيبة التاسعة و12 رجلا: a rank or a time between them is in no list.
    let last = (k.saturating_sub(RANKS)..k).rev().find(|&j| !beside_the_point(drafts[j].kind))?;
    let role = known[last]?;
    let (a, b) = (&drafts[last], &drafts[k]);
    // خمسة منهم: a part of those counted last, also across a sentence's end.
    // 40 مسلحا، في حين فر المئات منهم: of whom something else is told.
    let told_else = || (a.end..b.start).any(|i| parts_clauses(scan, i));
    if b.start.saturating_sub(a.end) <= OF_THEM && some_of(scan, a, b) && !told_else() {
        return Some(role);
    }
    // 6 مصابين غادروا المستشفى، وأن 4 ما زالوا في العناية المركزة
    let patients = matches!(role, Role::Injured | Role::Infected) && b.noun.is_none();
    if patients && b.start.saturating_sub(a.end) <= OF_THEM && in_care(scan, b.end) {
        return Some(role);
    }
    let gap = a.end..b.start;
    if gap.len() > FAR || gap.clone().any(|i| ends_sentence(scan, i)) {
        return None;
    }
    if gap.len() > NEAR || drafts[last + 1..k].iter().any(|d| d.kind != Kind::Ordinal) {
        return part_far(scan, drafts, k, gap.start).then_some(role);
    }
    let listed = and_alone_between(scan, a, b) && !b.noun.is_some_and(|n| names_thing(scan, n));
    // 9 منهم ... فيما نجا واحد: another clause begins between them.
    let from = gap.end.saturating_sub(INTRODUCED).max(gap.start);
    let of_them = among(scan, from, gap.end)
        && !b.noun.is_some_and(|n| names_thing(scan, n))
        && !gap.clone().any(|i| parts_clauses(scan, i));
    // 42، 36 من الجنود و6 من المدنيين: people, or parts that make up the whole.
    let next = || drafts[k + 1..].iter().take(RANKS).find(|d| d.kind != Kind::Ordinal);
    let whole = || next().is_some_and(|c| a.value.is_some() && sum(b.value, c.value) == a.value);
    let parts = comma(scan, a.past_noun())
        && a.past_noun() + 1 == b.start
        && scan.is_word(b.end, FROM)
        && b.noun.is_none_or(|n| n > b.end && (scan.is(n, words::PERSON) || whole()));
    let before = || drafts[..last].iter().rev().take(RANKS).find(|d| d.kind != Kind::Ordinal);
    let rest = scan.is_word(b.end, FROM)
        && before().is_some_and(|whole| whole.value.is_some() && sum(a.value, b.value) == whole.value);
    (of_them || parts || rest || known_chain(scan, drafts, k) || listed || listed_far(scan, a, b) || besides(scan, b))
        .then_some(role)
}

/// 6 منهم, 6 من بينهم, 63 أسرة منها: whether `b` counts some of those of `a`, as the word behind its number or noun tells.
fn some_of(scan: &Scan, a: &Draft, b: &Draft) -> bool {
    let of_them = |i: usize| among(scan, i, i + 1) || scan.is_word(i, FROM) && among(scan, i + 1, i + 2);
    let alike = |noun: usize| a.noun.is_some_and(|other| scan.stem(other) == scan.stem(noun));
    // 40 شخصا منهم مراقبون: of whom some are named, where no verb follows.
    let verb = |i: usize| {
        let word = scan.codes(i);
        let she = word.len() > 3 && word.ends_with(&[letter('ت')]) && !plural::ends_feminine(word);
        scan.class(i) == Class::Word && (she || past_plural(word))
    };
    let noun = |n: usize| n >= b.end && (alike(n) || scan.is(n, words::PERSON)) && of_them(n + 1) && verb(n + 2);
    of_them(b.end) || b.noun.is_some_and(noun)
}

/// Ranks, dates and times, which no people are counted by.
fn beside_the_point(kind: Kind) -> bool {
    matches!(kind, Kind::Ordinal | Kind::Date | Kind::Time | Kind::Duration | Kind::Age | Kind::Measure)
}

/// قتل 20 شخصا في انفجار وسط سوق مكتظ صباح أمس، بينهم 5 أطفال: a part that a comma and بينهم tell, far behind its whole.
fn part_far(scan: &Scan, drafts: &[Draft], k: usize, from: usize) -> bool {
    let start = drafts[k].phrase.0.min(drafts[k].start);
    let told = (from.max(start.saturating_sub(3))..start).rev().find(|&i| scan.marker(i, job!("among")).is_some());
    let whole = told.is_some_and(|i| i > 0 && (comma(scan, i - 1) || scan.is_word(i - 1, FROM) && comma(scan, i - 2)));
    whole && !(from..start).any(|i| parts_clauses(scan, i))
}

/// اطمأن الوزير على المصابين، ونقل سبعة منهم: a part of those whom a definite plural names, without a number of their own.
pub(super) fn part_of_plural(scan: &Scan, drafts: &[Draft], k: usize) -> Option<Role> {
    let draft = &drafts[k];
    let start = draft.phrase.0.min(draft.start);
    // الضحايا مسنون، وبينهم سبع نساء
    let before = start > 0 && among(scan, start - 1, start);
    if !(before || scan.is_word(draft.end, OF_THEM_ALL) || scan.is_word(draft.past_noun(), OF_THEM_ALL)) {
        return None;
    }
    let free = drafts[..k].iter().rev().find(|last| last.kind != Kind::Age).map_or(0, |last| last.past_noun());
    let many = |i: usize| plural::plural_at(scan, i) || plural::may_be_broken(scan, i);
    // وتبرع رجال أعمال، 4 منهم: the nearest plural, whatever it is.
    let plural = |i: usize| counted(scan, i).is_some() || !scan.is(i, words::FUNCTION | words::UNIT) && many(i);
    let floor = draft.start.saturating_sub(OF_THEM).max(free);
    let whole = (floor..start - usize::from(before)).rev().find(|&i| scan.class(i) == Class::Word && plural(i))?;
    // الضحايا مسنون وبينهم
    let predicate = whole > floor
        && !is_definite(scan, whole)
        && is_definite(scan, whole - 1)
        && counted(scan, whole - 1).is_some();
    let whole = whole - usize::from(predicate);
    // وجميع القتلى من سكان القرية وتقل أعمارهم عن 40 عاما، ومن بينهم 3 نساء
    let opening = || {
        let opens = |&i: &usize| i == 0 || ends_sentence(scan, i - 1);
        let first = (draft.start.saturating_sub(OF_THEM).max(free)..whole).rev().find(opens).filter(|_| before)?;
        let people = |i: &usize| counted(scan, *i).is_some() && is_definite(scan, *i);
        let all = scan.marker(first, job!("everybody")).filter(|&noun| noun == first + 1);
        Some(all.unwrap_or(first)).filter(people)
    };
    let whole = if counted(scan, whole).is_some() { whole } else { opening().unwrap_or(whole) };
    // قتلة المدنيين المخطوفين, ذوي الشهداء: they are not who is meant.
    let head = (floor..=whole).rev().find(|&i| !is_definite(scan, i));
    let owners = head.is_some_and(|head| scan.marker(head, job!("of_others")).is_some());
    if is_definite(scan, whole) && !owners { counted(scan, whole) } else { None }
}

fn sum(a: Option<Decimal>, b: Option<Decimal>) -> Option<Decimal> {
    a?.checked_add(b?)
}

/// 9 رجال من الكتيبة الأولى و12 رجلا من الثانية: a list in which each number has its place.
fn listed_far(scan: &Scan, a: &Draft, b: &Draft) -> bool {
    let from = a.past_noun();
    let same = a.noun == b.noun && b.noun.is_none_or(|n| n < b.start);
    let people = |d: &Draft| d.noun.is_some_and(|n| scan.is(n, words::PERSON));
    let inside = |i: usize| {
        !scan.is(i, words::ROLE)
            && (!scan.is(i, words::FUNCTION) || preposition(scan, i))
            && matches!(scan.class(i), Class::Word | Class::Mark | Class::Digits)
    };
    let and = scan.tok(b.start).has(clitic::CONJUNCTION) || scan.codes(b.start - 1) == AND;
    and && (same || people(a) && people(b)) && preposition(scan, from) && (from..b.start).all(inside)
}

/// إضافة إلى ثلاثة من العاملين
fn besides(scan: &Scan, b: &Draft) -> bool {
    b.noun.is_some_and(|n| scan.is(n, words::PERSON | words::DUAL_NOUN) && !names_thing(scan, n))
        && scan.marker_before(b.phrase.0.min(b.start), job!("besides")).is_some()
}

/// مقتل 3 سوريين و4 لبنانيين: a و alone between a figure with its noun and the next.
fn and_alone_between(scan: &Scan, a: &Draft, b: &Draft) -> bool {
    if a.noun.is_none_or(|noun| noun < a.start) {
        return false;
    }
    let gap = b.start.saturating_sub(a.past_noun());
    let and = scan.tok(b.start).has(clitic::CONJUNCTION) || gap == 1 && scan.codes(b.start - 1) == AND;
    and && gap <= 2
}

/// منهم 4800 طفل و2550 سيدة: the third of a chain that a منهم began.
fn known_chain(scan: &Scan, drafts: &[Draft], k: usize) -> bool {
    let (a, b) = (&drafts[k - 1], &drafts[k]);
    let joined = b.start.saturating_sub(a.past_noun()) <= 2;
    // 40 إصابة، منها 3 وفيات، في 12 ولاية
    let thing = b.noun.is_some_and(|n| names_thing(scan, n));
    joined && !thing && k >= 2 && among(scan, drafts[k - 2].end, a.start)
}

/// Whether two figures stand in one list: و, a comma, منهم or بينهم between them.
pub(super) fn linked(scan: &Scan, last: &Draft, draft: &Draft) -> bool {
    let end = last.past_noun();
    let start = draft.phrase.0.min(draft.start);
    // مقتل 20 شخصا وفرار الآلاف: another event.
    let another = |i: usize| scan.tok(i).has(clitic::CONJUNCTION) && event(scan, i) && !scan.is(i, words::ROLE);
    start.saturating_sub(end) <= 3 && !(end..start).any(another) && !(start > end && own_verb(scan, start - 1))
        || among(scan, last.end, draft.start)
}

/// قتل 3 مدنيين ودخل 4 جنود البلدة: whether a verb that و joins stands at token `i`, right before a number.
fn own_verb(scan: &Scan, i: usize) -> bool {
    const OTHER: u32 = words::ROLE | words::QUALIFIER | words::NUMBER | words::COUNTED | words::PERSON;
    let word = scan.codes(i);
    // وهناك 5, وبينهم 5, ومن 5
    let goes_on = || {
        among(scan, i, i + 1)
            || preposition(scan, i)
            || [job!("there_is"), job!("also")].iter().any(|&job| scan.marker(i, job).is_some())
    };
    scan.class(i) == Class::Word
        && word.len() > 3
        && begins_with_and(word)
        && !scan.is(i, OTHER)
        && !starts_with_article(&word[1..])
        && !goes_on()
}
