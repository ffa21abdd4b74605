//! Ages: years that somebody has lived, told by the words around them.

pub(super) mod person;

use super::bound;
use super::draft::{BRIEF, Draft};
use super::figure::{Bound, Kind};
use super::noun;
use super::numeral::{self, Numeral, number_word, ordinal};
use super::tokens::noun_shape::{Owner, pronoun_end};
use super::tokens::particles::{
    ABOVE, AT_AGE, BELOW, DAUGHTER, FROM, GIRL, MIDDLE, REACHING, SECOND, SON, WHAT, WITHOUT, starts_with_article,
};
use super::tokens::plural;
use super::tokens::scan::{Scan, clitic, comma, ends_sentence};
use super::tokens::units::{Time, UnitInfo};
use super::tokens::words::{self, job};
use crate::figures::tokens::quotation::quote_mark;
use crate::text::code::{self, letter};
use crate::text::tokens::Class;
use person::{
    age_class, band_before, died_at, group_before, harmed, named_alone, named_somebody, person_in, reached_by,
    reached_tens, somebody_before,
};
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

/// Whether what stands at token `end` makes the years at the tokens `start..end` an age; not بالسجن 5 سنوات فما فوق, nor
/// أضاع سنتين من عمره, which are a part of a life.
pub(super) fn told_after(scan: &Scan, start: usize, end: usize) -> bool {
    const VERB: usize = 4;
    let spanned = || start > 0 && scan.marker_before(start, job!("spans")).is_some();
    let before = || (start.saturating_sub(VERB)..start).rev().take_while(|&at| scan.class(at) == Class::Word);
    let spent = || before().any(|at| scan.marker(at, job!("life_spent")).is_some());
    age_after(scan, end) && if scan.is_word(end, FROM) { !spent() } else { !spanned() }
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

/// دون الثامنة عشرة, تحت الخامسة: an age that somebody has not reached.
fn under(scan: &Scan, i: usize) -> bool {
    const UNDER: [&[u8]; 2] = [WITHOUT, BELOW];
    i > 0
        && UNDER.contains(&scan.codes(i - 1))
        // فيما دون الثانية: the unit of time.
        && (scan.stem(i) != SECOND || i > 1 && scan.is(i - 2, words::PERSON))
        && (scan.class(i + 1) != Class::Word
            || ordinal::read(scan, i).is_some_and(|o| o.compound)
            || i > 1 && scan.is(i - 2, words::PERSON))
}

/// شاب دون الثلاثين, كلهم فوق الستين: whether people who have not reached or have passed the tens at token `i` stand before them.
fn past_tens(scan: &Scan, i: usize) -> bool {
    let theirs = |at: usize| matches!(pronoun_end(scan.codes(at)), Some((Owner::Theirs | Owner::TheirsFeminine, _)));
    let people = |at: usize| scan.is(at, words::PERSON) || theirs(at);
    i > 1 && [WITHOUT, BELOW, ABOVE].contains(&scan.codes(i - 1)) && people(i - 2)
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

/// العمري and العمرة, which look like his or my age with the article; منتصف العمر.
fn another(scan: &Scan, i: usize) -> bool {
    if i > 0 && starts_with_article(scan.codes(i)) && scan.codes(i - 1) == MIDDLE {
        return true;
    }
    let owned = [letter('ي'), letter('ه')].iter().any(|&end| scan.stem(i).last() == Some(&end));
    scan.tok(i).has(clitic::ARTICLE) && owned
}

/// سامي البحري «24 عاما»: years in quotation marks behind a name.
fn quoted(scan: &Scan, draft: &Draft) -> bool {
    const OTHER: u32 = words::FUNCTION | words::QUALIFIER | words::NUMBER;
    let (open, close) = (draft.start.wrapping_sub(1), draft.end);
    // مقيم عربي "17 عاما": an adjective may be a marker besides.
    let person =
        |at: usize| scan.bits(at) & OTHER == 0 && (!scan.is(at, words::MARKER) || scan.is(at, words::NOUN_ADJECTIVE));
    scan.mark(open, b'"')
        && quote_mark(scan, close)
        && open.checked_sub(1).is_some_and(|at| scan.class(at) == Class::Word && person(at))
}

/// ووصل ميخيا - 24 عاما - إلى المدينة: whether two digits and their years stand between dashes behind what may be the name of somebody.
fn between_dashes(scan: &Scan, draft: &Draft) -> bool {
    const OTHER: u32 = words::FUNCTION
        | words::QUALIFIER
        | words::NUMBER
        | words::COUNTED
        | words::UNIT
        | words::MONTH
        | words::WEEKDAY
        | words::ADJECTIVE;
    let Some(open) = draft.start.checked_sub(1).filter(|&open| open > 0 && scan.dash(open)) else { return false };
    let named = match scan.class(open - 1) {
        Class::Word => scan.bits(open - 1) & OTHER == 0 && !starts_with_article(scan.codes(open - 1)),
        _ => scan.mark(open - 1, b'"'),
    };
    named && scan.dash(draft.end) && scan.class(draft.start) == Class::Digits && scan.codes(draft.start).len() == 2
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
    // يتجاوز عمره 65 عاما أو يقل عن 12 عاما
    let bounded = || scan.marker(end, job!("or")).is_some_and(|at| bound::begins(scan, start) == Some(at));
    scan.marker(end, job!("to")).or_else(|| scan.marker(end, job!("or"))) == Some(start)
        || bounded()
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
    // ولما بلغ عشر سنين
    let tens = n.is_some_and(|n| n.definite && n.value >= Some(Decimal::from(20)));
    let when = || scan.marker_before(number_word::with_prefix(scan, front), job!("when_aged")).is_some();
    let aged = (draft.kind == Kind::Duration || tens) && when();
    let direct = young_one
        || scan.marker_before(front, job!("age")).is_some() && !scan.tok(front).has(clitic::LAM)
        || aged
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
    // نزالاته الثلاثة والعشرين: how many they are.
    let members = n.is_some_and(|n| n.definite) && draft.start > 0 && plural::definite_plural(scan, draft.start - 1);
    let members = members && scan.marker(draft.start - 1, job!("age")).is_none();
    let young = |v: Decimal| v < Decimal::ONE_HUNDRED + Decimal::TEN * Decimal::TWO;
    let counts = draft.noun.is_some_and(|noun| noun >= draft.end && noun::commonly_counted(scan, noun));
    // البالغ من العمر (42)
    let number = draft.kind == Kind::Count || draft.kind == Kind::Number && scan.bracketed(draft.start);
    let bare = number && !counts && !members && n.is_some_and(|n| n.value.is_some_and(young));
    if !years && !bare {
        return;
    }
    let bracketed = years
        && draft.start > 0
        && scan.mark(draft.start - 1, b'(')
        && scan.get(draft.end).is_some_and(|t| matches!(t.token.mark, b')' | code::COMMA | b','));
    // دي خيا /27 عاما/
    let slashes = years && draft.start > 0 && scan.mark(draft.start - 1, b'/') && scan.mark(draft.end, b'/');
    let bracketed =
        bracketed || slashes || years && quoted(scan, draft) || (years || bare) && listed_in_bracket(scan, draft);
    let followed = (bare || years) && told_after(scan, draft.start, draft.end);
    // توفي عن «65» عاما
    let quoted_years = draft.start > 0 && scan.mark(draft.start - 1, b'"');
    let died = years && died_at(scan, draft.start - usize::from(quoted_years));
    let reached = bare
        && n.is_some_and(|n| {
            let definite = n.definite || number_word::with_article(scan, n);
            definite && n.value >= Some(Decimal::from(20)) && reached_tens(scan, n)
        });
    let child = bare
        && n.is_some_and(|n| {
            let tens = n.value >= Some(Decimal::from(20));
            let lived =
                || somebody_in(scan, n.start, n.end) || n.value.is_some_and(|v| person_in(scan, n.start, n.end, v));
            n.definite && n.start > 0 && (is_child(scan, n.start - 1) || tens && (lived() || past_tens(scan, n.start)))
        });
    // عمره 30 عاما وحكم عليه بالسجن 10 سنوات: the years behind others are an age where they are listed with those.
    // وعمره 34 عاما، طعن 5 مارة: so is a number that may count what stands behind it.
    // وعمره 19 عاما وجرح 3 من رفاقه: as may one of a part.
    let other = years || noun::plausible(scan, draft.end) || scan.is_word(draft.end, FROM) && !followed;
    let listed = |end: usize| listed_ages(scan, end, draft.start) && (years || !comma(scan, draft.start - 1));
    let told_before = |at: usize| other && scan.marker(at, job!("year")).is_some_and(|end| !listed(end));
    let told = aged
        || (draft.start.saturating_sub(AGE_WINDOW)..draft.start)
            .rev()
            .take_while(|&at| !ends_sentence(scan, at) && scan.marker(at, job!("spans")).is_none() && !told_before(at))
            .any(|at| !another(scan, at) && scan.marker(at, job!("age")).is_some_and(|e| e <= draft.start));
    // صاحب الـ19 عاما
    let first = number_word::with_prefix(scan, draft.start);
    // رجلا يبلغ 35 عاما
    let person = first >= 2 && years && scan.marker(first - 1, job!("amounts")).is_some() && {
        let before = (first.saturating_sub(PERSON_WINDOW)..first - 1).rev().take_while(|&at| !ends_sentence(scan, at));
        let mut near = before.take_while(|&at| scan.marker(at, job!("spans")).is_none());
        named_alone(scan, first - 1) || near.any(|at| scan.is(at, words::PERSON))
    };
    // يبلغ القتيل 35 عاما
    let subject = years
        && first >= 2
        && (scan.marker(first - 2, job!("amounts")) == Some(first - 1)
            && scan.is(first - 1, words::PERSON)
            && !plural::plural_at(scan, first - 1)
            // بلوغ النساء 100 عام
            || scan.stem(first - 2) == REACHING && scan.is(first - 1, words::PERSON | words::COUNTED));
    let owned = years && (person || subject || scan.marker_before(first, job!("age_weak")).is_some());
    // محمد علي، 45 عاما
    let closed = comma(scan, draft.end) || draft.end == scan.len() && draft.end <= BRIEF;
    let apposed = years && draft.start > 0 && (comma(scan, draft.start - 1) && closed || between_dashes(scan, draft));
    // الأطفال بين 5 و12 عاما, البالغين ما بين 40 و60 عاما
    let people = years
        && scan.marker_before(draft.start, job!("between")).is_some_and(|between| {
            let at = between - usize::from(between > 0 && scan.is_word(between - 1, WHAT));
            at > 0 && scan.is(at - 1, words::PERSON) || scan.marker_before(at, job!("age_weak")).is_some()
        });
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
