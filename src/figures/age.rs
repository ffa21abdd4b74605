//! Ages: years that somebody has lived, told by the words around them.

use super::bound;
use super::draft::{BRIEF, Draft};
use super::figure::{Bound, Kind, Role};
use super::noun;
use super::number_word;
use super::numeral::{self, Numeral};
use super::ordinal;
use super::particles::{
    ABOUT, AFTER, AT_AGE, BEFORE, BELOW, DAUGHTER, FROM, GIRL, IN, ON, SON, WITHOUT, is_definite, starts_with_article,
};
use super::plural;
use super::scan::{Scan, clitic, comma, ends_sentence};
use super::units::{Time, UnitInfo};
use super::words::{self, Sense, job};
use crate::text::code::{self, letter};
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// Turns a duration in years into an age.
pub(super) fn age(mut draft: Draft, value: Decimal, unit: &UnitInfo) -> Draft {
    if unit.time == Some(Time::Year) {
        draft.kind = Kind::Age;
        draft.rule = "age:years";
        draft.iso = None;
        draft.value = value.checked_mul(Decimal::from(unit.times));
    }
    draft
}

/// من العمر after token `i`, past further numbers: في الأربعين أو الخمسين من العمر.
pub(super) fn age_after(scan: &Scan, i: usize) -> bool {
    let mut at = i;
    for _ in 0..3 {
        if scan.marker(at, job!("age_after")).is_some() {
            return true;
        }
        let Some(next) = scan.marker(at, job!("or")) else { return false };
        let Some(n) = numeral::read(scan, next) else { return false };
        at = n.end;
    }
    false
}

/// Whether what stands at token `end` makes the years at the tokens `start..end` an age; not بالسجن 5 سنوات فما فوق.
pub(super) fn told_after(scan: &Scan, start: usize, end: usize) -> bool {
    let spanned = || start > 0 && scan.marker_before(start, job!("spans")).is_some();
    age_after(scan, end) && (scan.is_word(end, FROM) || !spanned())
}

/// في الخامسة والعشرين من العمر, ابنة الخامسة عشرة: an ordinal that tells an age.
pub(super) fn ordinal(scan: &Scan, i: usize) -> Option<Draft> {
    // Years are feminine; في العقد الخامس من العمر is a decade.
    if !scan.tok(i).has(clitic::ARTICLE) || !scan.stem(i).ends_with(&[letter('ه')]) {
        return None;
    }
    let found = ordinal::read(scan, i)?;
    // بسن is one word with its preposition, which the markers do not know.
    let told = i > 0 && (is_child(scan, i - 1) || scan.is_word(i - 1, AT_AGE) || under(scan, i))
        || found.value > 2 && somebody_in(scan, i, found.end)
        || person_in(scan, i, found.end, Decimal::from(found.value))
        || scan.marker_before(i, job!("age")).is_some();
    // تتراوح أعمارهم بين السابعة والعاشرة
    let between = scan.marker_before(i, job!("between"));
    let ranged =
        between.is_some_and(|from| (from.saturating_sub(2)..i).any(|at| scan.marker(at, job!("age")).is_some()));
    // الأطفال دون الخامسة
    let bounded = bound::begins(scan, i).is_some_and(|from| group_before(scan, from));
    let told = told || ranged;
    if !told && !bounded && scan.marker(found.end, job!("age_after")).is_none() {
        return None;
    }
    let mut draft = Draft::valued(i, found.end, Kind::Age, Decimal::from(found.value), "age:ordinal");
    draft.phrase.1 = scan.marker(found.end, job!("age_after")).unwrap_or(found.end);
    // من سن السادسة إلى العاشرة
    let aged = scan.marker_before(i, job!("age")).is_some_and(|at| scan.marker_before(at, job!("between")).is_some());
    let joined = || number_word::behind_and(scan, found.end).filter(|_| ranged || aged);
    if told
        && let Some(at) = scan.marker(found.end, job!("to")).or_else(joined)
        && scan.tok(at).has(clitic::ARTICLE)
        && let Some(last) = ordinal::read(scan, at).filter(|last| last.value > found.value)
    {
        draft.end = last.end;
        draft.widen(i, last.end);
        draft.rule = "age:range";
        draft.ranged(Decimal::from(found.value), Decimal::from(last.value));
    }
    Some(draft)
}

/// طفلة في العاشرة, امرأة في الأربعين: whether somebody is told of before في and the number at the tokens `i..end`, which
/// nothing behind makes a time or a rank.
fn somebody_in(scan: &Scan, i: usize, end: usize) -> bool {
    let time = scan.is(end, words::DAY_PART) || scan.is_word(end, FROM) || starts_with_article(scan.codes(end));
    let next = scan.class(end) != Class::Word || !time;
    somebody_before(scan, i) && next
}

/// Above the hours of a clock.
const NO_HOUR: u32 = 12;

/// مسلح في العشرين, شاب في الحادية والعشرين النار: the same of any person, past the object of a verb, where the number is no hour.
fn person_in(scan: &Scan, i: usize, end: usize, value: Decimal) -> bool {
    let told = i > 1 && scan.is_word(i - 1, IN) && (scan.is(i - 2, words::PERSON) || somebody_before(scan, i));
    let one = told && !plural::plural_at(scan, i - 2);
    let described = scan.codes(end).last() == Some(&letter('ه')) || scan.is(end, words::DAY_PART | words::MONTH);
    one && value > Decimal::from(NO_HOUR) && !scan.is_word(end, FROM) && !(scan.class(end) == Class::Word && described)
}

/// Whether somebody is told of before في and token `i`.
pub(super) fn somebody_before(scan: &Scan, i: usize) -> bool {
    i > 1 && scan.is_word(i - 1, IN) && scan.marker_before(i - 1, job!("somebody")).is_some()
}

/// دون الثامنة عشرة, تحت الخامسة: an age that somebody has not reached.
fn under(scan: &Scan, i: usize) -> bool {
    const UNDER: [&[u8]; 2] = [WITHOUT, BELOW];
    i > 0
        && UNDER.contains(&scan.codes(i - 1))
        && (scan.class(i + 1) != Class::Word || ordinal::read(scan, i).is_some_and(|o| o.compound))
}

/// توفي الرسام عن 90 عاما: عن before the number, behind a word for death.
fn died_at(scan: &Scan, i: usize) -> bool {
    let dead = |s| matches!(s, Sense::Role { role: Role::Dead, .. }).then_some(());
    let before = i.saturating_sub(DEATH_WINDOW)..i;
    i > 0
        && scan.is_word(i - 1, ABOUT)
        && !bound::qualified(scan, i)
        && before
            .rev()
            .take_while(|&at| !ends_sentence(scan, at))
            .any(|at| scan.is(at, words::ROLE) && scan.find(at, dead).is_some())
}

/// Tokens from a word for death to the age: توفي الشاعر الكبير فلان الفلاني عن.
const DEATH_WINDOW: usize = 9;

/// Most tokens of the name of a team or a cup before its age: كأس العالم للسيدات, منتخب تونس.
const TEAM: usize = 3;

/// Ages by which teams and cups of the young are named.
const YOUNG: std::ops::RangeInclusive<u32> = 10..=23;

/// منتخب تونس لأقل من 20 سنة, كأس العالم تحت 17 سنة: whether years stand behind a team or a cup of those who have not lived
/// them, in a phrase that begins at token `begin`.
fn age_class(scan: &Scan, begin: usize, n: Option<&Numeral>) -> bool {
    let young = n.and_then(|n| n.value).and_then(|v| u32::try_from(v).ok()).is_some_and(|v| YOUNG.contains(&v));
    let fused = scan.tok(begin).has(clitic::LAM) || scan.is_word(begin, BELOW);
    young
        && fused
        && (begin.saturating_sub(TEAM + 1)..begin)
            .rev()
            .take_while(|&at| scan.class(at) == Class::Word)
            .any(|at| scan.marker(at, job!("age_class")).is_some())
}

/// الأطفال دون 5 سنوات, الشباب بين 18 و35 عاما: whether those that have lived the years stand before the phrase that
/// begins at token `i`.
fn group_before(scan: &Scan, i: usize) -> bool {
    scan.marker_before(i, job!("age_group")).is_some()
}

/// فئة أقل من 19 عاما, للفئة من 15 إلى 24 سنة: whether a band of ages is named before the phrase that begins at token `i`.
fn band_before(scan: &Scan, i: usize) -> bool {
    scan.marker_before(i, job!("age_band")).is_some()
}

/// Tokens from a person to the verb of reaching: الحارس بعدما بلغ.
const REACHED: usize = 3;

/// اعتزل الحارس بعدما بلغ الأربعين: whether one person is told of right before the verb whose object is the number `n`.
fn reached_tens(scan: &Scan, n: &Numeral) -> bool {
    let Some(verb) = scan.marker_before(n.start, job!("amounts")) else { return false };
    let mut before = (verb.saturating_sub(REACHED)..verb).rev().take_while(|&at| scan.class(at) == Class::Word);
    let free = scan.class(n.end) != Class::Word || scan.is(n.end, words::FUNCTION);
    free && before.any(|at| scan.is(at, words::PERSON) && is_definite(scan, at) && !plural::plural_at(scan, at))
}

/// ابن and ابنة, as in ابن السبعين.
pub(super) fn is_child(scan: &Scan, i: usize) -> bool {
    [SON, DAUGHTER, GIRL].contains(&scan.stem(i))
}

/// Most tokens of a list of ages in a bracket on either side of one of them.
const LIST: usize = 12;

/// (23، 34 عاما), (7 و9 و11 عاما): whether `draft` is one of several numbers in a bracket, the last of them with its years.
fn listed_in_bracket(scan: &Scan, draft: &Draft) -> bool {
    let digits = |at: usize| scan.class(at) == Class::Digits;
    let joins = |at: usize| comma(scan, at) || number_word::digit_prefix(scan, at) == Some(clitic::CONJUNCTION);
    let inside = |at: &usize| digits(*at) || joins(*at);
    let before = (draft.start.saturating_sub(LIST)..draft.start).rev().take_while(inside).count();
    let after = (draft.start + 1..draft.start + LIST).take_while(inside).count();
    let (first, last) = (draft.start - before, draft.start + after);
    let opens = first > 0 && scan.mark(first - 1, b'(');
    opens && before + after > 1 && scan.marker(last + 1, job!("year")).is_some_and(|end| scan.mark(end, b')'))
}

/// العمري and العمرة, which look like his or my age with the article.
fn another(scan: &Scan, i: usize) -> bool {
    let owned = [letter('ي'), letter('ه')].iter().any(|&end| scan.stem(i).last() == Some(&end));
    scan.tok(i).has(clitic::ARTICLE) && owned
}

/// سامي البحري «24 عاما»: years in quotation marks behind a name.
fn quoted(scan: &Scan, draft: &Draft) -> bool {
    const OTHER: u32 = words::FUNCTION | words::MARKER | words::QUALIFIER | words::NUMBER;
    let (open, close) = (draft.start.wrapping_sub(1), draft.end);
    scan.mark(open, b'"')
        && (scan.mark(close, code::CLOSE_QUOTE) || scan.mark(close, b'"'))
        && open.checked_sub(1).is_some_and(|at| scan.class(at) == Class::Word && scan.bits(at) & OTHER == 0)
}

/// Most words of a name behind a word for somebody: الطفل الفلسطيني علي ناصر.
const NAME: usize = 4;

/// طفلة (, الطفل علي ناصر (: whether somebody is told of before token `i`, by name or not.
fn named_somebody(scan: &Scan, i: usize) -> bool {
    const OTHER: u32 = words::FUNCTION | words::ROLE | words::NUMBER | words::UNIT;
    // علي is written like على where its dots are folded away.
    let ali = |at: usize| scan.is_word(at, ON) && scan.span(at, at + 1).of(scan.text).ends_with('ي');
    let name = |at: usize| scan.class(at) == Class::Word && (scan.bits(at) & OTHER == 0 || ali(at));
    let told = |end: usize| scan.marker_before(end, job!("somebody")).is_some();
    (i.saturating_sub(NAME)..=i).rev().take_while(|&end| end == i || name(end)).any(told)
}

/// شاب لم يتجاوز 20 سنة, طفل لم يبلغ ثلاث سنوات: whether a verb of reaching that begins at token `begin` tells of somebody before
/// it what years, at token `i`, he has not lived; not أوقف شاب بلغ 30 سنة سجنا.
fn reached_by(scan: &Scan, begin: usize, i: usize) -> bool {
    let verb = i > begin + 1 && [ABOUT, FROM, ON].iter().all(|&word| !scan.is_word(i - 1, word));
    verb && scan.marker(i - 1, job!("reaches")).is_some() && scan.marker_before(begin, job!("somebody")).is_some()
}

/// أصيبت فتاة 19 عاما, مقتل الطفل 7 سنوات: whether years at token `i` stand right behind somebody who was
/// harmed; not قتل رجل 3 سنوات بعد خروجه, where what stands at token `end` tells how long it was.
fn harmed(scan: &Scan, i: usize, end: usize) -> bool {
    const HARM: [Role; 2] = [Role::Dead, Role::Injured];
    const SPAN: [&[u8]; 3] = [AFTER, BEFORE, FROM];
    if SPAN.iter().any(|&word| scan.is_word(end, word)) {
        return false;
    }
    let role = |s| matches!(s, Sense::Role { role, .. } if HARM.contains(&role)).then_some(());
    let Some(person) = scan.marker_before(i, job!("somebody")) else { return false };
    (person.saturating_sub(2)..person).any(|at| scan.is(at, words::ROLE) && scan.find(at, role).is_some())
}

/// Tokens before a verb of amounting in which a person tells that its years are an age.
const PERSON_WINDOW: usize = 6;

/// Tokens before a number in which a word of age (عمره, البالغ من العمر) makes it an age.
const AGE_WINDOW: usize = 6;

/// The months of a duration of months alone: P18M.
fn months(iso: &str) -> Option<Decimal> {
    iso.strip_prefix('P')?.strip_suffix('M')?.parse().ok()
}

/// Days of a year, in which the age of the newborn is told.
const YEAR: u32 = 365;

/// A duration of years, months, weeks and days in years: P2Y3M is 2.25, P73D 0.2.
fn lived(iso: &str) -> Option<Decimal> {
    let (mut months, mut days) = (Decimal::ZERO, Decimal::ZERO);
    let mut rest = iso.strip_prefix('P')?;
    while let Some(at) = rest.find(|c: char| c.is_ascii_alphabetic()) {
        let (number, unit) = rest.split_at(at);
        let number: Decimal = number.parse().ok()?;
        match unit.as_bytes()[0] {
            b'Y' => months = number.checked_mul(Decimal::from(12))?.checked_add(months)?,
            b'M' => months = months.checked_add(number)?,
            b'W' => days = number.checked_mul(Decimal::from(7))?.checked_add(days)?,
            b'D' => days = days.checked_add(number)?,
            _ => return None,
        }
        rest = &unit[1..];
    }
    let years = months.checked_div(Decimal::from(12))?;
    years.checked_add(days.checked_div(Decimal::from(YEAR))?)
}

/// أعمارهم 12 عاما و15 عاما, عمرها 4 سنوات وشقيقها 6 سنوات: whether the number at token `start` is a further age behind one that
/// ends before token `end`.
fn listed_ages(scan: &Scan, end: usize, start: usize) -> bool {
    let person = |at: usize| comma(scan, at) || scan.is(at, words::PERSON) || scan.marker(at, job!("kin")).is_some();
    let joined = number_word::behind_and(scan, end).is_some() || comma(scan, end);
    scan.marker(end, job!("to")).or_else(|| scan.marker(end, job!("or"))) == Some(start)
        || joined && (end..start).all(|at| number_word::skip_prefix(scan, at) == start || person(at))
}

/// Turns durations in years and bare numbers into ages where the words before or around them say so.
pub(super) fn as_age(scan: &Scan, draft: &mut Draft, n: Option<&Numeral>) {
    // عمرها ثلاثة أشهر, عمره سنتان وثلاثة أشهر
    let front = draft.start.min(draft.phrase.0);
    // ابن 18 شهرا, طفلة (7 أشهر)
    let young_one = draft.start > 0
        && (is_child(scan, draft.start - 1)
            || scan.mark(draft.start - 1, b'(') && scan.mark(draft.end, b')') && named_somebody(scan, draft.start - 1));
    let direct = young_one
        || scan.marker_before(front, job!("age")).is_some() && !scan.tok(front).has(clitic::LAM)
        || scan.is_word(draft.end, FROM) && age_after(scan, draft.end)
        // توفي الرضيع عن 3 أشهر
        || draft.start > 1 && scan.marker_before(draft.start - 1, job!("somebody")).is_some() && died_at(scan, draft.start);
    let years = draft.kind == Kind::Duration
        && draft.iso.as_deref().is_some_and(|iso| {
            let years = |part: &str| part.trim_end_matches("6M").ends_with('Y');
            // بين 18 شهرا و12 عاما
            iso.split_once('/').map_or_else(
                || years(iso) || direct && lived(iso).is_some(),
                |(low, high)| {
                    years(high) && (years(low) || months(low).is_some())
                        || direct && lived(low).is_some() && lived(high).is_some()
                },
            )
        });
    let young = |v: Decimal| v < Decimal::ONE_HUNDRED + Decimal::TEN * Decimal::TWO;
    let counts = draft.noun.is_some_and(|noun| noun >= draft.end && noun::commonly_counted(scan, noun));
    let bare = draft.kind == Kind::Count && !counts && n.is_some_and(|n| n.value.is_some_and(young));
    if !years && !bare {
        return;
    }
    let bracketed = years
        && draft.start > 0
        && scan.mark(draft.start - 1, b'(')
        && scan.get(draft.end).is_some_and(|t| matches!(t.token.mark, b')' | code::COMMA | b','));
    let bracketed = bracketed || years && quoted(scan, draft) || (years || bare) && listed_in_bracket(scan, draft);
    let followed = (bare || years) && told_after(scan, draft.start, draft.end);
    let died = years && died_at(scan, draft.start);
    let reached = bare && n.is_some_and(|n| n.definite && n.value >= Some(Decimal::from(20)) && reached_tens(scan, n));
    let child = bare
        && n.is_some_and(|n| {
            let tens = n.value >= Some(Decimal::from(20));
            let lived =
                || somebody_in(scan, n.start, n.end) || n.value.is_some_and(|v| person_in(scan, n.start, n.end, v));
            n.definite && n.start > 0 && (is_child(scan, n.start - 1) || tens && lived())
        });
    // عمره 30 عاما وحكم عليه بالسجن 10 سنوات: the years behind others are an age where they are listed with those.
    // وعمره 34 عاما، طعن 5 مارة: so is a number that may count what stands behind it.
    // وعمره 19 عاما وجرح 3 من رفاقه: as may one of a part.
    let other = years || noun::plausible(scan, draft.end) || scan.is_word(draft.end, FROM) && !followed;
    let listed = |end: usize| listed_ages(scan, end, draft.start) && (years || !comma(scan, draft.start - 1));
    let told_before = |at: usize| other && scan.marker(at, job!("year")).is_some_and(|end| !listed(end));
    let told = (draft.start.saturating_sub(AGE_WINDOW)..draft.start)
        .rev()
        .take_while(|&at| !ends_sentence(scan, at) && scan.marker(at, job!("spans")).is_none() && !told_before(at))
        .any(|at| !another(scan, at) && scan.marker(at, job!("age")).is_some_and(|e| e <= draft.start));
    // صاحب الـ19 عاما
    let first = number_word::with_prefix(scan, draft.start);
    // رجلا يبلغ 35 عاما
    let person = first >= 2 && years && scan.marker(first - 1, job!("amounts")).is_some() && {
        let before = (first.saturating_sub(PERSON_WINDOW)..first - 1).rev().take_while(|&at| !ends_sentence(scan, at));
        let mut near = before.take_while(|&at| scan.marker(at, job!("spans")).is_none());
        near.any(|at| scan.is(at, words::PERSON))
    };
    // يبلغ القتيل 35 عاما
    let subject = years
        && first >= 2
        && scan.marker(first - 2, job!("amounts")) == Some(first - 1)
        && scan.is(first - 1, words::PERSON)
        && !plural::plural_at(scan, first - 1);
    let owned = years && (person || subject || scan.marker_before(first, job!("age_weak")).is_some());
    // محمد علي، 45 عاما
    let closed = comma(scan, draft.end) || draft.end == scan.len() && draft.end <= BRIEF;
    let apposed = years && draft.start > 0 && comma(scan, draft.start - 1) && closed;
    // الأطفال بين 5 و12 عاما
    let people = years
        && scan.marker_before(draft.start, job!("between")).is_some_and(|at| at > 0 && scan.is(at - 1, words::PERSON));
    let begin = bound::begins(scan, first).unwrap_or(first).min(draft.phrase.0);
    let framed = begin < first || draft.bound == Bound::Range;
    let grouped = years
        && framed
        && (group_before(scan, begin)
            || band_before(scan, begin)
            || age_class(scan, begin, n)
            || reached_by(scan, begin, first));
    let harmed = years && harmed(scan, first, draft.end);
    if !(harmed || bracketed || followed || told || owned || apposed || child || reached || died || people || grouped) {
        return;
    }
    if let Some((low, high)) = draft.iso.as_deref().and_then(|iso| iso.split_once('/'))
        && let (Some(low), Some(high)) = (lived(low), lived(high))
    {
        draft.kind = Kind::Age;
        draft.rule = "age:range";
        draft.iso = None;
        draft.ranged(low, high);
        return;
    }
    // تتراوح أعمارهم بين 18 و35
    if bare && draft.bound == Bound::Range {
        (draft.kind, draft.rule, draft.noun) = (Kind::Age, "age:range", None);
        return;
    }
    let value = match draft.iso.as_deref() {
        Some(iso) => lived(iso),
        None => draft.value,
    };
    if value.is_some() {
        draft.kind = Kind::Age;
        draft.rule = "age:told";
        draft.iso = None;
        draft.value = value;
        draft.noun = None;
    }
}
