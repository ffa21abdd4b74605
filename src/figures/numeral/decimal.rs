//! Decimals said in words: خمسة فاصلة اثنان.

use super::digits;
use super::number_word::word;
use super::slots::group_only;
use crate::figures::number::Numeral;
use crate::figures::tokens::particles::POINT;
use crate::figures::tokens::scan::Scan;
use crate::figures::tokens::words::job;
use rust_decimal::Decimal;

/// Most decimals that a [`Decimal`] has.
const MAX_PLACES: u32 = Decimal::MAX_SCALE;

/// Tokens of the longest text in which نقطة stands before decimals.
const BRIEF: usize = 6;

/// خمسة فاصلة اثنان: decimals said in words.
pub(crate) fn extend(scan: &Scan, n: &mut Numeral) {
    // خمسة نقطة سبعة, where a text says nothing else: points are counted too.
    let point = || {
        let brief = n.start == 0 && !n.digits && scan.len() <= BRIEF && scan.is_word(n.end, POINT);
        (brief && word(scan, n.end + 1).is_some()).then_some(n.end + 1)
    };
    let Some(mut at) = scan.marker(n.end, job!("decimal")).or_else(point) else { return };
    let (mut mantissa, mut places) = (0i128, 0u32);
    while at < scan.len() {
        let (digits, width, end) = if let Some(value) = digits::small(scan, at) {
            (u64::from(value), scan.codes(at).len() as u32, at + 1)
        } else if word(scan, at).is_some_and(|w| w.value == 0) {
            (0, 1, at + 1)
        } else if word(scan, at).is_some()
            && let Some((value, end)) = group_only(scan, at)
        {
            (value, value.to_string().len() as u32, end)
        } else {
            break;
        };
        if places + width > MAX_PLACES {
            return;
        }
        mantissa = mantissa * 10i128.pow(width) + i128::from(digits);
        places += width;
        at = end;
    }
    if places > 0
        && let Some(value) = n.value
        && let Some(value) = exact(value, mantissa, places)
    {
        n.value = Some(value.normalize());
        n.end = at;
        n.plain = 0;
        n.single = None;
        n.weak = false;
    }
}

/// A whole number with the decimals `mantissa`, where a decimal holds every digit of them.
fn exact(whole: Decimal, mantissa: i128, places: u32) -> Option<Decimal> {
    let whole = (whole.scale() == 0).then(|| whole.mantissa())?;
    let digits = whole.checked_mul(10i128.checked_pow(places)?)?.checked_add(mantissa)?;
    Decimal::try_from_i128_with_scale(digits, places).ok()
}
