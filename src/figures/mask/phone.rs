//! Numbers to call or to write to: +962 6 123 4567, 06-5601234, (02) 2345678, the short number of a network.

use crate::figures::calendar::years::recent;
use crate::figures::noun;
use crate::figures::numeral::digits;
use crate::figures::tokens::scan::Scan;
use crate::figures::tokens::words::{self, job};
use crate::text::tokens::Class;
use std::ops::{Range, RangeInclusive};

/// Digits of a phone number abroad, at least, and of one at home, at most.
const PHONE_DIGITS: usize = 9;

/// Digits of a phone number behind the code of its district, at least.
const DISTRICT_DIGITS: usize = 5;

/// Tokens from a word of calling to the number that is called.
const CALL_WINDOW: usize = 4;

/// Tokens from a word of sending to the number it is sent to.
const SENT_WINDOW: usize = 14;

/// Groups of a phone number at most.
const GROUPS: usize = 8;

/// Digits of a phone number in groups.
const TOTAL: RangeInclusive<usize> = 7..=15;

/// Digits of the code of a country at most.
const COUNTRY_DIGITS: usize = 3;

/// The tokens of a number to call to which the digits at token `i` belong, from its sign or bracket on.
pub(crate) fn read(scan: &Scan, i: usize) -> Option<Range<usize>> {
    if let Some(written) = written(scan, i) {
        return Some(written);
    }
    if network(scan, i) || called(scan, i) || bare(scan, i) || starred(scan, i) {
        return Some(i..i + 1);
    }
    let (len, zero) = (scan.codes(i).len(), scan.codes(i)[0] == b'0');
    if !(zero && len >= *TOTAL.start() || len > *TOTAL.end() || zero && behind_code(scan, i)) {
        return None;
    }
    let mut end = i + 1;
    while scan.class(end) == Class::Digits || (scan.mark(end, b'-') && scan.class(end + 1) == Class::Digits) {
        end += 1;
    }
    Some(i..end)
}

/// +962 6 123 4567, (06) 123 4567, +1 (650) 701-8887, 00213 21 23 45 67, للتواصل: 800 123 4567: groups of digits in the order in which
/// numbers to call are written.
fn written(scan: &Scan, i: usize) -> Option<Range<usize>> {
    // (+1) 650
    let plus = i > 0 && scan.mark(i - 1, b'+') && !scan.spaced(i);
    let from = i - usize::from(plus);
    let bracket = from > 0 && scan.mark(from - 1, b'(') && scan.mark(i + 1, b')');
    let mut lens = [0; GROUPS];
    let (mut groups, mut end, mut pointed) = (0, i, false);
    while groups < GROUPS {
        lens[groups] = scan.codes(end).len();
        groups += 1;
        end += 1;
        match next_group(scan, end) {
            Some(next) => (end, pointed) = (next, pointed || scan.mark(next - 1, b'.')),
            None => break,
        }
    }
    let end = end + usize::from(bracket && groups == 1);
    let (lens, total) = (&lens[..groups], lens.iter().sum::<usize>());
    let zero = scan.codes(i)[0] == b'0';
    let abroad = scan.codes(i).starts_with(b"00") && total >= PHONE_DIGITS;
    // +250 is a number, and so are 1234.567 and 1.500.000.
    let amount = pointed && (groups < 3 || lens[1..].iter().all(|&len| len == 3));
    let code = if groups > 1 { lens[0] <= COUNTRY_DIGITS } else { total >= PHONE_DIGITS };
    let international = plus && code && !amount;
    let district = bracket && (zero || matches!(lens, [_, 3..=4, 4])) && lens[0] <= 4 && groups > 1;
    // 021 23 45 67
    let pairs = zero && groups >= 4 && lens[0] <= 3 && lens[1..].iter().all(|&len| len == 2 || len == 3);
    // أرسل البلاغ 2021-06-09, قطاع الاتصال 2020-2025
    let years = || matches!(lens, [4, 4]) && [i, end - 1].iter().all(|&at| recent(scan, at).is_some());
    let dated = matches!(lens, [4, 1..=2, 1..=2] | [1..=2, 1..=2, 2 | 4]) || years();
    let told = groups > 1 && !dated && !amount && asked_to_call(scan, from - usize::from(bracket));
    let counts = || noun::plausible(scan, end) || scan.is(end, words::UNIT | words::CURRENCY);
    let known = abroad || (international || district || pairs || told) && !counts();
    (TOTAL.contains(&total) && known).then(|| from - usize::from(bracket)..end)
}

/// The token of the digits that go on with a number to call at token `at`, or behind what joins it there: behind a space, a hyphen, a point, or a bracket.
fn next_group(scan: &Scan, at: usize) -> Option<usize> {
    let digits = |at: usize| scan.class(at) == Class::Digits;
    let joined = |at: usize| (scan.dash(at) || scan.mark(at, b'.') || scan.mark(at, b'/')) && scan.tight(at);
    // (06) 123, (650)-701, +1 (650) 701
    let past = at + usize::from(scan.mark(at, b')'));
    let past = past + usize::from(joined(past) || past == at && scan.mark(at, b'(') && scan.mark(at + 2, b')'));
    digits(past).then_some(past)
}

/// اتصل بنا على الرقم 800, هاتف: 800: whether somebody is told to call what begins at token `i`; not سعر الجوال من 1200.
fn asked_to_call(scan: &Scan, i: usize) -> bool {
    let window = || i.saturating_sub(CALL_WINDOW)..i;
    let between = |at: usize| scan.class(at) == Class::Mark || scan.marker(at, job!("to_number")).is_some();
    window().any(|at| sends(scan, at)) || window().rev().find(|&at| !between(at)).is_some_and(|at| telephone(scan, at))
}

/// اتصل, للحجز.
fn sends(scan: &Scan, at: usize) -> bool {
    scan.marker(at, job!("sends")).is_some()
}

/// The last word of هاتف, الخط الساخن.
fn telephone(scan: &Scan, at: usize) -> bool {
    scan.marker_before(at + 1, job!("telephone")).is_some()
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

/// للاستفسار والحجز 4567890, للتواصل: 19911: digits behind a word of calling, which count nothing.
fn called(scan: &Scan, i: usize) -> bool {
    let len = scan.codes(i).len();
    // A short number stands right behind the word.
    let short =
        (3..=6).contains(&len) && i > 1 && scan.mark(i - 1, b':') && (sends(scan, i - 2) || telephone(scan, i - 2));
    (short || (7..=PHONE_DIGITS).contains(&len))
        && !noun::plausible(scan, i + 1)
        && !scan.is(i + 1, words::UNIT | words::CURRENCY)
        && asked_to_call(scan, i)
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
