//! Decimals said in words: خمسة فاصلة اثنان.

use super::digits;
use super::numeral::{Numeral, word};
use super::particles::POINT;
use super::scan::Scan;
use super::slots::group_only;
use super::words::job;
use rust_decimal::Decimal;

/// Most decimals that a number with a whole part of any size keeps exactly.
const MAX_PLACES: u32 = 20;

/// Tokens of the longest text in which نقطة stands before decimals.
const BRIEF: usize = 6;

/// خمسة فاصلة اثنان: decimals said in words.
pub(super) fn extend(scan: &Scan, n: &mut Numeral) {
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
            break;
        }
        mantissa = mantissa * 10i128.pow(width) + i128::from(digits);
        places += width;
        at = end;
    }
    if places > 0
        && let Some(value) = n.value
        && let Ok(part) = Decimal::try_from_i128_with_scale(mantissa, places)
        && let Some(value) = value.checked_add(part)
    {
        n.value = Some(value.normalize());
        n.end = at;
        n.plain = 0;
        n.single = None;
        n.weak = false;
    }
}
