//! Numbers to call or to write to: +962 6 123 4567, 06-5601234, (02) 2345678, the short number of a network.

use crate::figures::noun;
use crate::figures::numeral::digits;
use crate::figures::tokens::scan::Scan;
use crate::figures::tokens::words::{self, job};
use crate::text::tokens::Class;

/// Digits of a phone number without separators, at least.
const PHONE_DIGITS: usize = 9;

/// Digits of a phone number behind the code of its district, at least.
const DISTRICT_DIGITS: usize = 5;

/// Tokens from a word of calling to the number that is called.
const CALL_WINDOW: usize = 4;

/// Tokens from a word of sending to the number it is sent to.
const SENT_WINDOW: usize = 14;

/// If the digits at token `i` are a number to call: the token after it.
pub(crate) fn read(scan: &Scan, i: usize) -> Option<usize> {
    if network(scan, i) || called(scan, i) || bare(scan, i) || starred(scan, i) {
        return Some(i + 1);
    }
    let (len, zero) = (scan.codes(i).len(), scan.codes(i)[0] == b'0');
    let plus = i > 0 && scan.mark(i - 1, b'+') && !scan.spaced(i);
    // (02) 2345678
    let code = zero && scan.bracketed(i);
    if code && scan.class(i + 2) == Class::Digits && scan.codes(i + 2).len() >= DISTRICT_DIGITS {
        return Some(i + 3);
    }
    // +962 6 123 4567 comes in groups; +250 is a number.
    let grouped = scan.class(i + 1) == Class::Digits || scan.mark(i + 1, b'-') && scan.class(i + 2) == Class::Digits;
    let abroad = plus && len >= 3 && (grouped || len >= PHONE_DIGITS);
    if !(abroad || zero && len >= 7 || len > 15 || zero && behind_code(scan, i)) {
        return None;
    }
    let mut end = i + 1;
    while scan.class(end) == Class::Digits || (scan.mark(end, b'-') && scan.class(end + 1) == Class::Digits) {
        end += 1;
    }
    Some(end)
}

/// *195#, *101*2#: a code that is typed, from its star on.
fn starred(scan: &Scan, i: usize) -> bool {
    let star = |at: usize| scan.mark(at, b'*');
    let opens = i > 0 && star(i - 1) && !scan.spaced(i);
    opens && (star(i + 1) || scan.mark(i + 1, b'#')) && !scan.spaced(i + 1)
}

/// أرسل رسالة إلى 635031 - Mobily: the short number of a network.
fn network(scan: &Scan, i: usize) -> bool {
    let dash = usize::from(scan.dash(i + 1));
    (4..=6).contains(&scan.codes(i).len())
        && (dash == 1 && scan.class(i + 2) == Class::Latin || scan.marker(i + 1 + dash, job!("network")).is_some())
        && (i.saturating_sub(SENT_WINDOW)..i).any(|at| scan.marker(at, job!("sends")).is_some())
}

/// للاستفسار والحجز 4567890: seven or eight digits behind a word of calling, which count nothing.
fn called(scan: &Scan, i: usize) -> bool {
    (7..=8).contains(&scan.codes(i).len())
        && !noun::plausible(scan, i + 1)
        && !scan.is(i + 1, words::UNIT | words::CURRENCY)
        && (i.saturating_sub(CALL_WINDOW)..i).any(|at| scan.marker(at, job!("sends")).is_some())
        && alone(scan, i)
}

/// A run of digits as long as a telephone number that nothing measures or follows.
fn bare(scan: &Scan, i: usize) -> bool {
    scan.codes(i).len() > PHONE_DIGITS
        && scan.class(i + 1) != Class::Word
        && !scan.spaced(i + 1)
        && !scan.mark(i + 1, b'%')
        && !scan.is(i + 1, words::CURRENCY)
        && i > 0
        && !scan.mark(i - 1, b'$')
        && alone(scan, i)
}

/// Whether the digits at token `i` are a whole number.
fn alone(scan: &Scan, i: usize) -> bool {
    digits::read(scan, i).is_some_and(|run| run.end == i + 1)
}

/// 06-5601234, 079-123-4567, 079 123 4567: whether the digits at token `i` are the code of a district, and a number behind it.
fn behind_code(scan: &Scan, i: usize) -> bool {
    let len = scan.codes(i).len();
    let next = i + 2;
    let district = (2..=4).contains(&len)
        && scan.dash(i + 1)
        && scan.tight(i + 1)
        && scan.class(next) == Class::Digits
        && (scan.codes(next).len() >= DISTRICT_DIGITS || scan.codes(next).len() == 3 && in_groups(scan, next));
    let apart = (2..=5).contains(&len) && scan.class(i + 1) == Class::Digits && in_groups(scan, i + 1);
    district || apart
}

/// 123-4567, 123 4567: whether three digits at token `i` and four more are the groups of a phone number.
fn in_groups(scan: &Scan, i: usize) -> bool {
    let next = if scan.dash(i + 1) && scan.tight(i + 1) { i + 2 } else { i + 1 };
    let four = scan.class(next) == Class::Digits && scan.codes(next).len() >= 4;
    (2..=3).contains(&scan.codes(i).len()) && four
}
