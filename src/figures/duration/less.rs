//! What is taken away from a duration: سنة إلا شهرا, ساعة إلا ربعا.

use super::iso::{Parts, bare_unit, dual_unit, unit_loose};
use crate::figures::clock;
use crate::figures::noun::parts;
use crate::figures::numeral;
use crate::figures::tokens::scan::Scan;
use crate::figures::tokens::units::Time;
use crate::figures::tokens::words::job;
use crate::text::code::letter;
use rust_decimal::Decimal;

/// سنة إلا شهرا, سنتين إلا ثلاثة أشهر: months that are taken away from years; the token after them.
fn less_months(scan: &Scan, parts: &mut Parts, index: u16, i: usize) -> Option<usize> {
    let at = scan.marker(i, job!("less")).filter(|_| scan.words.units[index as usize].time == Some(Time::Year))?;
    let (months, unit, end) = match (dual_unit(scan, at), bare_unit(scan, at)) {
        (Some((unit, end)), _) => (Decimal::TWO, unit, end),
        (None, Some((unit, end))) => (Decimal::ONE, unit, end),
        (None, None) => {
            let n = numeral::read(scan, at).filter(|n| !n.fraction)?;
            let (unit, end) = unit_loose(scan, n.end)?;
            (n.value?, unit, end)
        }
    };
    let info = &scan.words.units[unit as usize];
    let rest =
        Decimal::from(12).checked_sub(months).filter(|rest| *rest > Decimal::ZERO && info.time == Some(Time::Month))?;
    let years = parts.years.checked_sub(Decimal::ONE).filter(|y| !y.is_sign_negative() && parts.months.is_zero())?;
    (parts.years, parts.months) = (years, rest);
    Some(end)
}

/// خمس سنوات إلا ربعا, عشر دقائق إلا ثلثا: a part of one of the unit that is taken away; the token after it. Not إلا ربعها.
fn less_part(scan: &Scan, parts: &mut Parts, index: u16, i: usize) -> Option<usize> {
    let (rest, end) = parts::less(scan, Decimal::ONE, i)
        .filter(|less| matches!(scan.stem(less.1 - 1), [_, _, _, end] if *end == letter('ا')))?;
    let info = Some(&scan.words.units[index as usize]).filter(|info| info.times == 1)?;
    let (whole, within, small) = match info.time? {
        Time::Year => (&mut parts.years, &mut parts.months, 12),
        Time::Day => (&mut parts.days, &mut parts.hours, 24),
        Time::Minute => (&mut parts.minutes, &mut parts.seconds, 60),
        _ => return None,
    };
    let rest = rest.checked_mul(Decimal::from(small))?.round_dp(12);
    let left = whole.checked_sub(Decimal::ONE).filter(|left| !left.is_sign_negative() && within.is_zero())?;
    (*whole, *within) = (left, rest.normalize());
    Some(end)
}

/// ساعة إلا ربعا, ثلاث ساعات إلا عشر دقائق: what is taken away from hours; the token after it.
pub(crate) fn less(scan: &Scan, parts: &mut Parts, index: u16, i: usize) -> Option<usize> {
    if let Some(end) = less_months(scan, parts, index, i).or_else(|| less_part(scan, parts, index, i)) {
        return Some(end);
    }
    if scan.words.units[index as usize].time != Some(Time::Hour) || scan.marker(i, job!("less")).is_none() {
        return None;
    }
    let (minutes, end) = clock::minutes(scan, i)?;
    let hours = parts.hours.checked_sub(Decimal::ONE).filter(|h| !h.is_sign_negative() && parts.minutes.is_zero())?;
    (parts.hours, parts.minutes) = (hours, Decimal::from(60 + minutes));
    Some(end)
}
