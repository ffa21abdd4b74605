//! Durations: a number of units of time, with what is added to it, in ISO 8601.

pub(super) mod iso;
mod less;

use super::age;
use super::draft::Draft;
use super::figure::{Bound, Kind};
use super::money;
use super::noun;
use super::numeral::{self, Numeral, number_word};
use super::tokens::particles::{AFTER, AND, BEFORE, FROM, SINCE, TIME, starts_with_article};
use super::tokens::plural;
use super::tokens::scan::{Scan, clitic, comma};
use super::tokens::units::Time;
use super::tokens::words::{self, Sense, job};
use crate::text::code::letter;
use crate::text::tokens::Class;
use iso::{Parts, bare_unit, dual_unit, in_units, unit_loose};
use rust_decimal::Decimal;

/// A duration that begins with `n` and the unit `index` before token `end`, with what is added by و.
pub(super) fn duration(scan: &Scan, n: &Numeral, index: u16, end: usize) -> Draft {
    let mut draft = Draft::of(n, Kind::Duration, "duration:unit");
    draft.end = end;
    draft.widen(n.start, end);
    let info = &scan.words.units[index as usize];
    let Some(value) = n.value else {
        // بضعة أسابيع, بضع عشرة ساعة
        let end = |number: Option<Decimal>| number.and_then(|number| in_units(number, info));
        // مئات سنين has no upper end.
        let high = if n.high.is_some() { end(n.high) } else { Some("..".to_owned()) };
        draft.iso = end(n.low).zip(high).map(|(low, high)| format!("{low}/{high}").into());
        return draft;
    };
    let mut parts = Parts::default();
    if parts.add_units(value, info).is_none() {
        return draft;
    }
    draft.end = more_parts(scan, &mut parts, index, end);
    draft.widen(n.start, draft.end);
    draft.value = None;
    draft.iso = Some(parts.iso().into());
    if age::told_after(scan, draft.start, draft.end) {
        return age::age(draft, value, info);
    }
    draft
}

/// ونصف الساعة, و41 ثانية, وربع: what is added to a duration.
pub(super) fn more_parts(scan: &Scan, parts: &mut Parts, mut index: u16, mut end: usize) -> usize {
    loop {
        if let Some(after) = less::less(scan, parts, index, end) {
            return after;
        }
        let (conj, at) = if scan.is_word(end, AND) {
            (true, end + 1)
        } else {
            (scan.get(end).is_some_and(|t| t.has(clitic::CONJUNCTION)), end)
        };
        let prefixed = number_word::digit_prefix(scan, at) == Some(clitic::CONJUNCTION);
        let listed = !conj && listed_time(scan, index, end);
        if !conj && !prefixed && !listed {
            return end;
        }
        let from = if prefixed || listed { at + 1 } else { at };
        // سنة وشهر, ثلاث سنوات وشهران
        let part = |count: Decimal, unit: Option<(u16, usize)>| {
            unit.filter(|(u, _)| smaller(scan, index, *u)).map(|(next, used)| (count, next, used))
        };
        let named = part(Decimal::TWO, dual_unit(scan, from)).or_else(|| part(Decimal::ONE, bare_unit(scan, from)));
        if let Some((count, next, used)) = named {
            let info = &scan.words.units[next as usize];
            if parts.add_units(count, info).is_none() {
                return end;
            }
            (index, end) = (next, used);
            continue;
        }
        let Some(n) = numeral::read(scan, from).filter(|n| n.value.is_some()) else { return end };
        let value = n.value.unwrap_or_default();
        let named = unit_loose(scan, n.end);
        let (unit_index, after) = match named {
            // ونصف الساعة, ونصف السنة: half of the unit just named.
            Some((u, after)) if n.fraction => (u, after),
            Some((u, after)) if smaller(scan, index, u) => (u, after),
            None if n.fraction => (index, n.end),
            _ => return end,
        };
        let info = &scan.words.units[unit_index as usize];
        if parts.add_units(value, info).is_none() {
            return end;
        }
        (index, end) = (unit_index, after);
    }
}

/// 3 ساعات، 10 دقائق، 5 ثوان: whether a comma at token `i` joins digits and a smaller unit of the clock to the unit `index`.
fn listed_time(scan: &Scan, index: u16, i: usize) -> bool {
    let clock = |u: u16| scan.words.units[u as usize].time.is_some_and(Time::is_of_clock);
    comma(scan, i)
        && scan.class(i + 1) == Class::Digits
        && numeral::read(scan, i + 1)
            .and_then(|n| unit_loose(scan, n.end))
            .is_some_and(|(next, _)| clock(next) && smaller(scan, index, next))
}

fn smaller(scan: &Scan, a: u16, b: u16) -> bool {
    let (a, b) = (&scan.words.units[a as usize], &scan.words.units[b as usize]);
    b.is_time() && b.time < a.time
}

/// ثانية واحدة at token `i`, which else is an ordinal; not مرة ثانية واحدة.
pub(super) fn one_second(scan: &Scan, i: usize) -> bool {
    scan.tok(i).clitics & clitic::ARTICLE == 0 && money::is_one(scan, i + 1) && !(i > 0 && scan.is_word(i - 1, TIME))
}

/// Tokens from a word of signing to what is signed.
const SIGNED: usize = 5;

/// توقيع عقدين, وقعت ثلاثة عقود: whether the decades at token `unit`, counted from token `start` on, are contracts.
pub(super) fn contracts(scan: &Scan, index: u16, start: usize, unit: usize) -> bool {
    let info = &scan.words.units[index as usize];
    let mut before = (start.saturating_sub(SIGNED)..start).rev().take_while(|&at| scan.class(at) == Class::Word);
    // وقعت على مدى العقدين, وأنهت عقدين من الحرب
    let told = scan.tok(unit).has(clitic::ARTICLE) || scan.is_word(unit + 1, FROM);
    info.is_decade()
        && !told
        && before.any(|at| scan.marker(at, job!("contracts")).is_some())
        && !(start > 0
            && (scan.is_word(start - 1, SINCE) || scan.is_word(start - 1, BEFORE) || scan.is_word(start - 1, AFTER)))
}

/// حقق العقدان مكاسب, كلا العقدين: whether the definite decades at token `i`, whose name ends before token `end`, are two contracts: the subject
/// of a verb, or both of them, where nothing tells when they were.
pub(super) fn two_contracts(scan: &Scan, index: u16, i: usize, end: usize) -> bool {
    let decades = scan.words.units[index as usize].is_decade() && scan.tok(i).has(clitic::ARTICLE);
    let nominative = |at: usize| scan.stem(at).ends_with(&[letter('ا'), letter('ن')]);
    let subject = nominative(i);
    let both = || i > 0 && scan.marker(i - 1, job!("both_of")).is_some();
    let told = || starts_with_article(scan.codes(end)) && nominative(end);
    decades && (subject && !told() || both())
}

/// ساعات ثلاث, أيام سبعة: three to ten after an indefinite plural, with nothing else that they could count.
fn few_of_time(scan: &Scan, n: &Numeral, before: usize) -> bool {
    let free =
        scan.class(n.end) != Class::Word || scan.is(n.end, words::FUNCTION) || scan.tok(n.end).has(clitic::CONJUNCTION);
    n.is_few()
        && !n.digits
        && scan.tok(n.start).clitics == 0
        && !scan.tok(before).has(clitic::ARTICLE)
        && plural::plural_at(scan, before)
        && free
}

/// خلال عقد واحد, قبل عقد واحد, على مدى عقد واحد: whether a word of time leads to token `i`; not وقع على عقد واحد.
fn lasts(scan: &Scan, i: usize) -> bool {
    let told = [job!("lasts"), job!("ago"), job!("ahead")];
    told.iter().any(|&job| scan.marker_before(i, job).is_some())
}

/// The duration of one unit of time with its number after it: الأيام الستة, يوم واحد.
pub(super) fn unit_before(scan: &Scan, n: &Numeral) -> Option<Draft> {
    // الساعات الـ48
    let prefixed = n.digits && n.start > 0 && number_word::digit_prefix(scan, n.start - 1) == Some(clitic::ARTICLE);
    let first = if prefixed { n.start - 1 } else { n.start };
    let before = first.checked_sub(1)?;
    if let Some(draft) = money::one_currency(scan, n, before) {
        return Some(draft);
    }
    // ساعتين للواحدة: so much for each.
    let each = scan.tok(n.start).has(clitic::LAM);
    if !scan.is(before, words::UNIT) || n.fraction || each || n.scaled && !n.definite {
        return None;
    }
    let one = n.value == Some(Decimal::ONE) && !scan.tok(before).has(clitic::ARTICLE);
    let two = n.value == Some(Decimal::TWO) && !scan.tok(before).has(clitic::ARTICLE);
    // في اليوم الواحد is a rate.
    let definite = (n.definite || prefixed) && scan.tok(before).has(clitic::ARTICLE) && n.value != Some(Decimal::ONE);
    // كل يوم اثنين: a day of the week.
    let two = two && !scan.is(before, words::WEEKDAY);
    let many = few_of_time(scan, n, before);
    if !(one || two || definite || many)
        || n.digits && !prefixed
        || prefixed && scan.marker(before, job!("plural")).is_none()
    {
        return None;
    }
    let decade = |index: u16| one && scan.words.units[index as usize].is_decade() && lasts(scan, before);
    let pick = |s| match s {
        Sense::Unit { index, weak, .. }
            if scan.words.units[index as usize]
                .time
                .is_some_and(|time| !weak || n.definite || one && time == Time::Second || decade(index)) =>
        {
            Some(index)
        }
        _ => None,
    };
    let (index, end) = scan.find(before, pick)?;
    if end != first {
        return None;
    }
    let info = &scan.words.units[index as usize];
    let mut parts = Parts::default();
    parts.add_units(n.value?, info)?;
    if let Some((high, end)) = definite_upper(scan, n).filter(|_| definite && !noun::changed(scan, before)) {
        let high = in_units(high, info)?;
        let iso = format!("{}/{high}", parts.iso());
        let mut draft = Draft::iso(before, end, Kind::Duration, iso, "range:unit_before");
        draft.bound = Bound::Range;
        return Some(draft);
    }
    // ساعة واحدة وعشرين دقيقة, عام واحد وثلاثة أشهر
    let end = if one { more_parts(scan, &mut parts, index, n.end) } else { n.end };
    Some(Draft::iso(before, end, Kind::Duration, parts.iso(), "duration:unit_before"))
}

/// `value` of the unit of time named at token `unit_at`, in ISO 8601.
pub(super) fn duration_in(value: Decimal, scan: &Scan, unit_at: usize) -> Option<String> {
    let (index, _) = unit_loose(scan, unit_at)?;
    in_units(value, &scan.words.units[index as usize])
}

/// الشهور الستة إلى التسعة, الأسابيع الأربعة أو الستة: the upper end behind a definite number of a unit, and the token after it.
fn definite_upper(scan: &Scan, n: &Numeral) -> Option<(Decimal, usize)> {
    let at = scan.marker(n.end, job!("to")).or_else(|| scan.marker(n.end, job!("or")))?;
    let last = numeral::read(scan, at).filter(|last| last.definite && !last.digits && !last.fraction)?;
    let value = last.value.zip(n.value).filter(|(high, low)| high > low)?.0;
    (!scan.is(last.end, words::UNIT)).then_some((value, last.end))
}
