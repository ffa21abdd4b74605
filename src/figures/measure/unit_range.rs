//! Ranges that name the unit at either end: بين سنة وعشر سنوات, من 6 أشهر إلى سنتين, يومين أو ثلاثة, بين 500 متر و2 كيلومتر.

use super::compound;
use crate::figures::draft::Draft;
use crate::figures::duration;
use crate::figures::figure::{Bound, Kind};
use crate::figures::money;
use crate::figures::noun::{self, parts};
use crate::figures::number::within;
use crate::figures::numeral::{self, number_word};
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::units::{Time, unit};
use crate::figures::tokens::words::{Sense, job};
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// How many times its lower end the upper end of a range is at most whose unit is said once: behind بين or من, and behind أو.
const SPREAD: u32 = 12;
const ALTERNATIVE: u32 = 3;

/// A number of one unit.
#[derive(Clone, Copy)]
struct Quantity {
    value: Decimal,
    unit: u16,
    end: usize,
    /// Named alone, without a number or a part.
    bare: bool,
}

/// ساعتين, شهر, مترا ونصف, ثلاثة أشهر: what stands at token `i`, the unit said; `definite` behind بين الأسبوع.
fn quantity(scan: &Scan, i: usize, definite: bool) -> Option<Quantity> {
    if scan.tok(i).has(clitic::ARTICLE) && !definite {
        return None;
    }
    let unit = |at: usize, digits: bool| {
        scan.find(at, |s| match s {
            Sense::Unit { index, dual, weak } if !weak || digits && !dual => {
                Some((index, if dual { Decimal::TWO } else { Decimal::ONE }))
            }
            _ => None,
        })
    };
    let named = |at: usize| unit(at, false);
    let (value, unit, end) = match named(i) {
        // Neither سنة 1997 nor لساعات is one.
        Some((_, end)) if scan.class(end) == Class::Digits || scan.marker(i, job!("plural")).is_some() => return None,
        // سنتيمتر واحد
        Some(((unit, value), end)) => {
            (value, unit, end + usize::from(value == Decimal::ONE && money::is_one(scan, end)))
        }
        None => {
            let at = number_word::skip_prefix(scan, i);
            let n = numeral::read(scan, at)?;
            let ((unit, _), end) = unit(n.end, n.digits)?;
            (n.value?, unit, end)
        }
    };
    let (part, end) = parts::part_after(scan, end).unwrap_or((Decimal::ZERO, end));
    let bare = part.is_zero() && named(i).is_some_and(|(found, after)| found.1 == Decimal::ONE && after == end);
    Some(Quantity { value: value.checked_add(part)?, unit, end, bare })
}

/// بين سنة وعشر سنوات, من نصف متر إلى متر ونصف, يوم أو يومين: a range of which an end is named without a number.
pub(crate) fn read(scan: &Scan, i: usize) -> Option<Draft> {
    let between = scan.marker_before(i, job!("between"));
    // بين الأسبوع والعشرة أيام
    let definite = between.is_some() && scan.tok(i).has(clitic::ARTICLE);
    let low = quantity(scan, i, definite).filter(|low| low.bare || !definite)?;
    let from = scan.marker_before(i, job!("from"));
    let (at, and) = match scan.marker(low.end, job!("to")).or_else(|| scan.marker(low.end, job!("or"))) {
        Some(at) => (at, false),
        None => (number_word::conjunction(scan, low.end).1, true),
    };
    // يومين أو ثلاثة, بين شهرين وأربعة, بين سنة وثلاث, من شهر إلى ستة
    let said_once = || {
        let n = numeral::read(scan, at).filter(|n| !n.digits && !n.fraction && !noun::plausible(scan, n.end))?;
        let framed = between.is_some() || from.is_some() && !and;
        let most = if framed { SPREAD } else { ALTERNATIVE };
        let value = n.value.filter(|v| *v > low.value && within(low.value, *v, most))?;
        Some(Quantity { value, unit: low.unit, end: n.end, bare: false }).filter(|_| framed || !low.bare && !and)
    };
    let high = quantity(scan, at, definite).or_else(said_once).filter(|high| !(low.bare && high.bare))?;
    // ارتفاع الموج من نصف متر إلى متر is a height, no rise.
    let height = scan.words.units[low.unit as usize].is(unit::METRE);
    if and && between.is_none() || from.is_some() && !height && noun::changed(scan, i) {
        return None;
    }
    let (a, b) = (&scan.words.units[low.unit as usize], &scan.words.units[high.unit as usize]);
    let (first, last) =
        (low.value.checked_mul(Decimal::from(a.times))?, high.value.checked_mul(Decimal::from(b.times))?);
    let mut draft = Draft::new(i, high.end, Kind::Measure, "range:units");
    if let (Some(of_first), Some(of_last)) = (a.time, b.time) {
        // من 22 ساعة إلى 11 ساعة tells a change.
        if !and && between.is_none() && length(of_first, first) > length(of_last, last) {
            return None;
        }
        draft.kind = Kind::Duration;
        draft.iso = Some(
            format!("{}/{}", duration::iso::in_unit(first, of_first)?, duration::iso::in_unit(last, of_last)?).into(),
        );
        draft.bound = Bound::Range;
    } else {
        // بين 500 متر و2 كيلومتر
        let first = if a.unit == b.unit { first } else { compound::in_larger(&b.unit, &a.unit, first)? };
        draft.unit = Some(b.unit.clone()).filter(|_| first < last)?.into();
        draft.ranged(first, last);
    }
    draft.phrase.0 = between.or(from).unwrap_or(i);
    Some(draft)
}

/// Whether a range between two numbers with a unit each is one figure beyond doubt: of durations, or between two.
pub(crate) fn sure(scan: &Scan, draft: &Draft) -> bool {
    const COUNTED: [&str; 2] = [unit::POINT, unit::DEGREE];
    let between = scan.marker_before(draft.start, job!("between")).is_some();
    draft.kind == Kind::Duration || between && draft.unit.as_deref().is_some_and(|unit| !COUNTED.contains(&unit))
}

/// So many of a unit of time in seconds, roughly.
fn length(unit: Time, value: Decimal) -> Decimal {
    let seconds = match unit {
        Time::Year => 31_557_600,
        Time::Month => 2_629_800,
        Time::Week => 604_800,
        Time::Day => 86_400,
        Time::Hour => 3_600,
        Time::Minute => 60,
        Time::Second => 1,
    };
    value.checked_mul(Decimal::from(seconds)).unwrap_or(Decimal::MAX)
}
