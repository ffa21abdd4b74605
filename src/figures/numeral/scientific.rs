//! Powers of ten behind digits: 5.5 × 10^6, 3×10⁸, 1.5e6, 10^9.

use crate::figures::tokens::scan::Scan;
use crate::text::code;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// Largest power of ten that is read.
const MAX_POWER: u32 = 24;

/// Whether a power of ten may stand behind digits that end before token `i`.
#[inline]
pub(crate) fn may_follow(scan: &Scan, i: usize) -> bool {
    match scan.class(i) {
        Class::Latin => matches!(scan.codes(i), b"e" | b"x"),
        Class::Mark => matches!(scan.tok(i).token.mark, b'^' | b'*') || superscript(scan, i).is_some(),
        _ => false,
    }
}

/// `value`, written in digits before token `end`, times the power of ten behind it, and the token after that; `None`
/// where none stands there.
pub(crate) fn powered(scan: &Scan, value: Decimal, end: usize) -> Option<(Decimal, usize)> {
    if !may_follow(scan, end) {
        return None;
    }
    // 10^9
    if value == Decimal::TEN
        && let Some((power, end)) = exponent(scan, end)
    {
        return Some((shifted(Decimal::ONE, power)?, end));
    }
    // 1.5e6, which no letters or digits may go on with: they make a code of it.
    if scan.codes(end) == b"e" {
        let (power, after) = signed(scan, end + 1)?;
        let free = scan.spaced(after) || scan.class(after) == Class::Mark;
        return if scan.spaced(end) || !free { None } else { Some((shifted(value, power)?, after)) };
    }
    // 5.5 × 10^6
    let times = scan.codes(end) == b"x" || scan.mark(end, b'*');
    if !times || scan.class(end + 1) != Class::Digits || scan.codes(end + 1) != b"10" {
        return None;
    }
    let (power, after) = exponent(scan, end + 2)?;
    Some((shifted(value, power)?, after))
}

/// 10^120, 5 × 10^40, 2^10: the token after a power that begins with the digits of `value` before token `end` and has no
/// value here; its numbers are none of their own.
pub(crate) fn beyond(scan: &Scan, value: Decimal, end: usize) -> Option<usize> {
    if !may_follow(scan, end) {
        return None;
    }
    let times = scan.codes(end) == b"x" || scan.mark(end, b'*');
    let base = if times && scan.codes(end + 1) == b"10" { end + 2 } else { end };
    if scan.mark(base, b'^') && !scan.spaced(base) {
        let sign = scan.dash(base + 1) || scan.mark(base + 1, b'+');
        let at = base + 1 + usize::from(sign);
        return (scan.class(at) == Class::Digits && !scan.spaced(at)).then_some(at + 1);
    }
    let ten = base > end || value == Decimal::TEN;
    exponent(scan, base).filter(|_| ten).map(|found| found.1)
}

/// ^6, ^-6, ⁶, ⁻⁶ at token `i`, joined to what stands before it; and the token after it.
fn exponent(scan: &Scan, i: usize) -> Option<(i32, usize)> {
    if scan.mark(i, b'^') && !scan.spaced(i) {
        return signed(scan, i + 1);
    }
    const MINUS: char = '⁻';
    let minus = scan.mark(i, code::OTHER) && scan.written(i).starts_with(MINUS);
    let mut at = i + usize::from(minus);
    let mut power = superscript(scan, at)?;
    at += 1;
    while let Some(digit) = superscript(scan, at).filter(|_| power < 100) {
        power = power * 10 + digit;
        at += 1;
    }
    Some((if minus { -power } else { power }, at))
}

/// The superscript digit at token `i`, joined to what stands before it.
fn superscript(scan: &Scan, i: usize) -> Option<i32> {
    let digit = scan.get(i).filter(|t| t.class() == Class::Mark && !t.token.spaced)?.token.mark;
    let digit = digit.checked_sub(code::SUPERSCRIPT).filter(|digit| *digit < 10)?;
    Some(i32::from(digit))
}

/// Digits with or without a sign, joined to what stands before them.
fn signed(scan: &Scan, i: usize) -> Option<(i32, usize)> {
    let minus = scan.dash(i) && !scan.spaced(i);
    let at = i + usize::from(minus || scan.mark(i, b'+') && !scan.spaced(i));
    let digits = scan.codes(at);
    let short = scan.class(at) == Class::Digits && !scan.spaced(at) && digits.len() < 3;
    let power = if short { digits.iter().fold(0, |power, digit| power * 10 + i32::from(digit - b'0')) } else { 0 };
    short.then_some((if minus { -power } else { power }, at + 1))
}

/// `value` times ten to the power of `power`, where that is exact.
fn shifted(value: Decimal, power: i32) -> Option<Decimal> {
    let times = 10u128.pow(Some(power.unsigned_abs()).filter(|&p| p <= MAX_POWER)?);
    let times = Decimal::try_from_i128_with_scale(i128::try_from(times).ok()?, 0).ok()?;
    let shifted = if power < 0 { value.checked_div(times)? } else { value.checked_mul(times)? };
    Some(shifted.normalize()).filter(|v| power >= 0 || v.checked_mul(times) == Some(value))
}
