//! What the words around a number tell of its unit: degrees of heat or of an earthquake, the power of an engine, kilometres,
//! ounces or ouguiya.

use super::draft::Draft;
use super::figure::Kind;
use super::numeral::Numeral;
use super::tokens::particles::OUGUIYA;
use super::tokens::scan::{Scan, comma, ends_sentence};
use super::tokens::units::unit;
use super::tokens::words::{self, Job, Sense, job};
use crate::text::tokens::Class;
use rust_decimal::Decimal;
use std::ops::RangeInclusive;

/// 18 حصانا: horses, whose power is measured beside an engine only.
pub(super) fn horses(scan: &Scan, n: &Numeral, at: usize, (index, end): (u16, usize)) -> bool {
    scan.words.units[index as usize].is(unit::HORSEPOWER)
        && scan.class(at) == Class::Word
        && end == at + 1
        && !near(scan, n.start, end, job!("engine"))
}

/// Gives an amount the unit that the words around it tell its own to be.
pub(super) fn unit(scan: &Scan, draft: &mut Draft) {
    temperature(scan, draft);
    ouguiya(scan, draft);
    land(scan, draft);
}

/// 5 درجات تحت الصفر is -5.
pub(super) fn below_zero(scan: &Scan, draft: &mut Draft) {
    if let Some(end) = scan.marker(draft.end, job!("below_zero")) {
        draft.value = draft.value.map(|v| -v.abs());
        draft.end = end;
        draft.widen(draft.start, end);
    }
}

/// Degrees below zero or beside a word of weather are of temperature, few of them beside an earthquake of its strength.
pub(super) fn temperature(scan: &Scan, draft: &mut Draft) {
    if draft.unit.as_deref() != Some(unit::DEGREE) {
        return;
    }
    // درجة ونصف الدرجة المئوية
    if let Some(end) = celsius(scan, draft.end) {
        draft.unit = Some(unit::CELSIUS.into());
        draft.end = end;
        draft.widen(draft.start, end);
        return;
    }
    let near = |job| near(scan, draft.start, draft.end, job);
    let below = draft.value.is_some_and(|v| v.is_sign_negative());
    if below || near(job!("temperature")) {
        draft.unit = Some(unit::CELSIUS.into());
    } else if draft.value.is_some_and(|v| v < Decimal::TEN) && near(job!("earthquake")) {
        draft.unit = Some(unit::RICHTER.into());
    }
}

/// Tokens from a word for heat to its number, and the degrees that weather has.
const HEAT: usize = 6;
const WEATHER: RangeInclusive<i64> = -60..=60;

/// الحرارة الصغرى بين 8 و12, درجة الحرارة في عمان 14: numbers of nothing behind a word for heat are its degrees.
pub(super) fn degrees_of_heat(scan: &Scan, drafts: &mut [Draft]) {
    let weather = |v: Option<Decimal>| v.is_some_and(|v| WEATHER.contains(&v.try_into().unwrap_or(i64::MAX)));
    let (mut free, mut warm) = (0, false);
    for draft in drafts {
        let counts = draft.noun.is_some_and(|noun| !scan.is(noun, words::PLACE) || scan.is(noun, words::PERSON));
        let bare = matches!(draft.kind, Kind::Count | Kind::Number) && !counts && draft.unit.is_none();
        let small = weather(draft.value) || draft.value.is_none() && weather(draft.low) && weather(draft.high);
        warm = bare && small && (warm && in_turn(scan, draft, free) || behind_heat(scan, draft, free));
        if warm {
            draft.noun = None;
            (draft.kind, draft.unit, draft.rule) = (Kind::Measure, Some(unit::CELSIUS.into()), "measure:heat");
        }
        free = draft.end;
    }
}

/// 25 نهارا و12 ليلا, القاهرة 34 أسوان 42: whether a number goes on with the degrees that end before token `free`.
fn in_turn(scan: &Scan, draft: &Draft, free: usize) -> bool {
    let start = draft.phrase.0.min(draft.start);
    let place = |at: usize| scan.is(at, words::PLACE) && !scan.is(at, words::PERSON) || comma(scan, at);
    let by_place = free < start && start <= free + HEAT && (free..start).all(place);
    by_place || start <= free + 2 && scan.is(draft.end, words::DAY_PART)
}

/// Whether a word for heat stands before a number, and nothing that it would be of stands between or behind; not أدت الحرارة إلى
/// وفاة 12.
fn behind_heat(scan: &Scan, draft: &Draft, free: usize) -> bool {
    const COUNTABLE: u32 = words::UNIT | words::CURRENCY | words::COUNTED;
    let start = draft.phrase.0.min(draft.start);
    let told = |&i: &usize| !ends_sentence(scan, i) && !scan.is(i, words::ROLE | words::PERSON);
    let mut before = (start.saturating_sub(HEAT).max(free)..start).rev().take_while(told);
    before.any(|i| scan.marker(i, job!("heat")).is_some()) && !scan.is(draft.end, COUNTABLE)
}

/// مئوية, المئوية: an adjective of degrees by itself at token `i`; the token after it.
fn celsius(scan: &Scan, i: usize) -> Option<usize> {
    let named = |s| match s {
        Sense::Unit { index, .. } if scan.words.units[index as usize].is(unit::CELSIUS) => Some(()),
        _ => None,
    };
    scan.find(i, named).filter(|found| scan.class(i) == Class::Word && found.1 == i + 1).map(|found| found.1)
}

/// زلزال بقوة 7.8: the strength of an earthquake, in digits without a unit.
pub(super) fn strength(scan: &Scan, n: &Numeral) -> bool {
    let small = n.digits && n.value.is_some_and(|v| v < Decimal::TEN) && n.start > 0;
    // قوة الزلزال بلغت 5.9: people are counted in whole numbers.
    let reached = || n.value.is_some_and(|v| v.scale() > 0) && scan.marker_before(n.start, job!("amounts")).is_some();
    small
        && (scan.marker_before(n.start, job!("strength")).is_some() || reached())
        && near(scan, n.start, n.end, job!("earthquake"))
}

/// Tokens from a word for an area to its number.
const AREA_WINDOW: usize = 5;

/// مساحتها 500 متر, على مساحة 3 آلاف متر: whether metres before token `start` are square, as the word for an area before them
/// tells; not مساحة طولها 300 متر.
pub(super) fn area_before(scan: &Scan, start: usize) -> bool {
    let mut before = (start.saturating_sub(AREA_WINDOW)..start).rev().take_while(|&i| !ends_sentence(scan, i));
    let told = |i: &usize| scan.marker(*i, job!("area")).is_some() || scan.marker(*i, job!("distance")).is_some();
    before.find(told).is_some_and(|i| scan.marker(i, job!("area")).is_some())
}

/// Tokens before a number in which a word of way stands.
const WAY: usize = 4;

/// على بعد 45 كيلو, مسافة 3 كيلو
pub(super) fn distance_before(scan: &Scan, start: usize) -> bool {
    (start.saturating_sub(WAY)..start).any(|i| scan.marker(i, job!("distance")).is_some())
}

/// Tokens around thousands of أوقية in which a metal makes them ounces.
const METAL: usize = 80;

/// Thousands of plain أوقية, or some beside a price or Mauritania, are its money; beside gold they are ounces.
fn ouguiya(scan: &Scan, draft: &mut Draft) {
    if draft.unit.as_deref() != Some(unit::OUNCE) || !scan.stem(draft.end - 1).starts_with(OUGUIYA) {
        return;
    }
    let sold = |job| near(scan, draft.start, draft.end, job);
    let metal =
        || (draft.start.saturating_sub(METAL)..draft.end + METAL).any(|at| scan.marker(at, job!("metal")).is_some());
    let thousands = draft.value.or(draft.low).is_some_and(|v| v >= Decimal::ONE_THOUSAND);
    if (thousands || [job!("price"), job!("pays"), job!("ouguiya")].into_iter().any(sold)) && !metal() {
        (draft.kind, draft.unit) = (Kind::Money, Some(unit::OUGUIYA.into()));
    }
}

/// 3 فدادين و12 قيراطا: beside feddans a carat is a part of one.
fn land(scan: &Scan, draft: &mut Draft) {
    if draft.unit.as_deref() == Some(unit::CARAT) && near(scan, draft.start, draft.end, job!("feddan")) {
        draft.unit = Some(unit::QIRAT.into());
    }
}

/// Whether a word of weather stands near the tokens `start..end`.
pub(super) fn warm(scan: &Scan, start: usize, end: usize) -> bool {
    near(scan, start, end, job!("temperature"))
}

/// Tokens around a number in which a word of weather or of markets tells what its unit means.
const TOPIC_WINDOW: usize = 14;

/// Whether a marker of `job` stands near the tokens `start..end`, in the same sentence.
pub(super) fn near(scan: &Scan, start: usize, end: usize, job: Job) -> bool {
    let named = |i: usize| scan.marker(i, job).is_some();
    let before = (start.saturating_sub(TOPIC_WINDOW)..start).rev();
    before.take_while(|&i| !ends_sentence(scan, i)).any(named)
        || (end..end + TOPIC_WINDOW).take_while(|&i| !ends_sentence(scan, i)).any(named)
}
