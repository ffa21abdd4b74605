//! Numbers in digits: groups, decimals, fractions and newsroom notations.

use super::digit_groups::{After, Groups, MAX_GROUPS, Reading, digits, is_separator};
use super::scientific;
use crate::figures::number::Run;
use crate::figures::tokens::scan::Scan;
use crate::figures::tokens::words;
use crate::text::code::{self, letter};
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// Longest run of digits that is a number and not a code.
const MAX_DIGITS: usize = 18;

/// Reads the number in digits that begins at token `i`, with its power of ten.
pub(crate) fn read(scan: &Scan, i: usize) -> Option<Run> {
    if scan.class(i) == Class::Digits { scan.run.at(i, || powered(scan, i)) } else { None }
}

fn powered(scan: &Scan, i: usize) -> Option<Run> {
    let run = whole(scan, i)?;
    let powered = scientific::powered(scan, run.value, run.end);
    Some(powered.map_or(run, |(value, end)| Run { end, value, plain: false, groups: 1, ..run }))
}

/// The number without its power.
fn whole(scan: &Scan, i: usize) -> Option<Run> {
    if digits(scan, i) > MAX_DIGITS {
        return None;
    }
    if let Some(run) = newsroom(scan, i).or_else(|| point_apart(scan, i)).or_else(|| turned(scan, i)) {
        return Some(run);
    }
    let groups = Groups::at(scan, i);
    if groups.len == 1 { ungrouped(scan, i) } else { grouped(scan, &groups) }
}

/// Digits that no separator joins to others: alone, parted by spaces, or before a fraction in one character.
fn ungrouped(scan: &Scan, i: usize) -> Option<Run> {
    if scan.class(i + 1) == Class::Digits && chain(scan, i) > i + MAX_GROUPS {
        return None;
    }
    let opens = if i == 1 { behind_point(scan, i) } else { None };
    opens
        .or_else(|| decimal_parted_by_space(scan, i))
        .or_else(|| spaced_groups(scan, i))
        .or_else(|| one_fraction(scan, i))
        .or_else(|| plain(scan, i))
}

/// Groups of digits that separators join.
fn grouped(scan: &Scan, groups: &Groups) -> Option<Run> {
    let (i, end) = (groups.tokens[0], groups.end());
    if groups.len == MAX_GROUPS && chain(scan, i) > end {
        return None;
    }
    let (decimals, count) = match groups.reading(scan)? {
        Reading::First => return plain(scan, i),
        Reading::Thousands => (0, groups.len),
        Reading::Decimals => (1, 1),
    };
    let value = join(scan, &groups.tokens[..groups.len], decimals)?;
    Some(Run { end, value, len: digits(scan, i), plain: false, groups: count })
}

/// Whether a separator at token `at` joins digits to what stands before it.
fn separator_joins(scan: &Scan, at: usize) -> bool {
    scan.get(at).is_some_and(|t| is_separator(t.token.mark) && !t.token.spaced)
        && scan.class(at + 1) == Class::Digits
        && !scan.spaced(at + 1)
}

/// The token after the digits that begin at token `i` and all that separators join to them: 3.5.2, or a number too long
/// to be exact, which is read whole or not at all.
pub(crate) fn chain(scan: &Scan, i: usize) -> usize {
    let mut end = i + 1;
    while separator_joins(scan, end) {
        end += 2;
    }
    // Groups with spaces between them.
    while end == i + 1 || !separator_joins(scan, i + 1) {
        if scan.class(end) != Class::Digits || digits(scan, end) != 3 || digits(scan, i) > 3 {
            break;
        }
        end += 1;
    }
    end
}

/// 92. 82 في المائة, and 4. 5 في المائة with its fraction first: a decimal that a newspaper parts behind its point.
fn decimal_parted_by_space(scan: &Scan, i: usize) -> Option<Run> {
    let (first, last) = (digits(scan, i), digits(scan, i + 2));
    let point =
        scan.mark(i + 1, b'.') && !scan.spaced(i + 1) && scan.class(i + 2) == Class::Digits && scan.spaced(i + 2);
    let opens = i == 0 || scan.tok(i - 1).ends || scan.class(i - 1) != Class::Word;
    if !point || opens || first > 2 || last > 3 {
        return None;
    }
    let after = After::read(scan, i + 3, b'.');
    if !(after.scale || after.percent || scan.is(i + 3, words::CURRENCY)) {
        return None;
    }
    let tokens = if first == 1 { [i + 2, i] } else { [i, i + 2] };
    Some(Run { end: i + 3, value: join(scan, &tokens, 1)?, len: first, plain: false, groups: 1 })
}

/// Most decimals of a number without a whole part.
const MAX_PLACES: usize = 24;

/// .77: the decimals at token `i` behind a point and no whole number. Inside a text the point may end a sentence: this is for where
/// it opens one.
pub(crate) fn behind_point(scan: &Scan, i: usize) -> Option<Run> {
    let point = i.checked_sub(1)?;
    let joined = (scan.mark(point, b'.') || scan.mark(point, code::DECIMAL)) && !scan.spaced(i);
    let len = digits(scan, i);
    if !joined || scan.class(i) != Class::Digits || len > MAX_PLACES {
        return None;
    }
    Some(Run { end: i + 1, value: join(scan, &[i], 1)?, len, plain: false, groups: 1 })
}

fn plain(scan: &Scan, i: usize) -> Option<Run> {
    Some(Run { end: i + 1, value: join(scan, &[i], 0)?, len: digits(scan, i), plain: true, groups: 1 })
}

/// The digits of `tokens` as one number; the last `decimals` tokens are its decimals.
fn join(scan: &Scan, tokens: &[usize], decimals: usize) -> Option<Decimal> {
    let mut mantissa: i128 = 0;
    let mut scale = 0;
    for (k, &token) in tokens.iter().enumerate() {
        for &c in scan.codes(token) {
            mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(c - b'0'))?;
            scale += u32::from(k + decimals >= tokens.len());
        }
    }
    Decimal::try_from_i128_with_scale(mantissa, scale).ok()
}

/// Groups of three digits with single spaces between them: 1 400, 12 500 000.
fn spaced_groups(scan: &Scan, i: usize) -> Option<Run> {
    let len = digits(scan, i);
    if len > 3 || scan.codes(i)[0] == b'0' || (i > 0 && scan.class(i - 1) == Class::Digits) {
        return None;
    }
    let mut tokens = [i; MAX_GROUPS];
    let mut n = 1;
    while n < MAX_GROUPS && scan.class(i + n) == Class::Digits {
        let gap = scan.tok(i + n).token.start - scan.tok(i + n - 1).token.end;
        if digits(scan, i + n) != 3 || gap != 1 {
            return None;
        }
        tokens[n] = i + n;
        n += 1;
    }
    if n == 1 || scan.mark(i + n, b'/') || scan.mark(i + n, b':') {
        return None;
    }
    // 12 345,67
    let decimals = separator_joins(scan, i + n)
        && !separator_joins(scan, i + n + 2)
        && digits(scan, i + n + 1) < 3
        && n < MAX_GROUPS;
    if decimals {
        tokens[n] = i + n + 1;
        n += 1;
    }
    let end = if decimals { i + n + 1 } else { i + n };
    Some(Run { end, value: join(scan, &tokens[..n], usize::from(decimals))?, len, plain: false, groups: n })
}

/// A whole number with a one-character fraction: 2½, 2 ½.
fn one_fraction(scan: &Scan, i: usize) -> Option<Run> {
    let part = fraction_mark(scan, i + 1).filter(|_| !scan.spaced(i + 1) || digits(scan, i) < 3)?;
    Some(Run {
        end: i + 2,
        value: join(scan, &[i], 0)?.checked_add(part)?,
        len: digits(scan, i),
        plain: false,
        groups: 1,
    })
}

/// The value of a one-character fraction.
pub(crate) fn fraction_mark(scan: &Scan, i: usize) -> Option<Decimal> {
    let mark = scan.get(i)?.token.mark;
    let index = usize::from(mark.checked_sub(code::FRACTION)?);
    let (_, numerator, denominator) = *code::FRACTIONS.get(index)?;
    Some(Decimal::from(numerator) / Decimal::from(denominator))
}

/// 187.3 with a right-to-left mark behind its point, which a reader sees as 3.187, and 04،0: the fraction is written first.
fn turned(scan: &Scan, i: usize) -> Option<Run> {
    const RIGHT_TO_LEFT_MARK: char = '\u{200F}';
    let alone = separator_joins(scan, i + 1) && !separator_joins(scan, i + 3);
    let pair = alone && scan.mark(i + 1, b'.') && scan.span(i, i + 3).of(scan.text).contains(RIGHT_TO_LEFT_MARK);
    // No whole amount begins with a zero and ends in an empty decimal.
    let comma = scan.mark(i + 1, code::COMMA) || scan.mark(i + 1, b',');
    let part = alone && comma && scan.codes(i + 2) == b"0" && scan.codes(i)[0] == b'0' && digits(scan, i) > 1;
    if !(pair || part) {
        return None;
    }
    let value = join(scan, &[i + 2, i], 1)?;
    Some(Run { end: i + 3, value, len: digits(scan, i + 2), plain: false, groups: 1 })
}

/// Newsroom notation, where ر stands for the separator and the fraction is written first: 94ر75 is
/// 75.94 and 000ر30 is 30000.
fn newsroom(scan: &Scan, i: usize) -> Option<Run> {
    let joined = |at: usize| scan.is_word(at, &[letter('ر')]) && scan.class(at + 1) == Class::Digits;
    fraction_first(scan, i, joined)
}

/// 9 .3 مليار is 3.9 billion and 000 .25 مشارك 25000 participants: the same with a point that is joined to what stands behind it
/// alone, where something is measured or counted.
fn point_apart(scan: &Scan, i: usize) -> Option<Run> {
    const GROUP: usize = 3;
    let few = |at: usize| scan.class(at) == Class::Digits && digits(scan, at) <= GROUP;
    let joined =
        |at: usize| scan.mark(at, b'.') && scan.spaced(at) && !scan.spaced(at + 1) && few(at + 1) && few(at - 1);
    let run = fraction_first(scan, i, joined)?;
    let after = After::read(scan, run.end, 0);
    let measured = after.scale || after.percent || scan.is(run.end, words::UNIT | words::CURRENCY);
    let counted = run.value.scale() == 0 && scan.is(run.end, words::COUNTED | words::PERSON | words::THING);
    (measured || counted).then_some(run)
}

/// Digits from token `i` on whose last group is the first, each of which `joined` tells by the token between.
fn fraction_first(scan: &Scan, i: usize, joined: impl Fn(usize) -> bool) -> Option<Run> {
    if !joined(i + 1) {
        return None;
    }
    let mut tokens = [i; MAX_GROUPS];
    let mut n = 1;
    let mut at = i;
    while n < MAX_GROUPS && joined(at + 1) {
        at += 2;
        tokens[n] = at;
        n += 1;
    }
    tokens[..n].reverse();
    let end = at + 1;
    let after = After::read(scan, end, 0);
    let thousands = (1..n).all(|k| digits(scan, tokens[k]) == 3) && !(after.scale || after.percent);
    let value = join(scan, &tokens[..n], usize::from(!thousands))?;
    Some(Run { end, value, len: digits(scan, tokens[0]), plain: false, groups: 1 })
}

/// Whether token `i` begins a number in newsroom notation; gives the clock reading's hour and minute tokens.
pub(crate) fn newsroom_clock(scan: &Scan, i: usize) -> Option<(usize, usize)> {
    (scan.class(i) == Class::Digits && scan.is_word(i + 1, &[letter('ر')]) && scan.class(i + 2) == Class::Digits)
        .then_some((i + 2, i))
}

/// The value of a plain run of at most nine digits.
pub(crate) fn small(scan: &Scan, i: usize) -> Option<u32> {
    let codes = (scan.class(i) == Class::Digits).then(|| scan.codes(i))?;
    (codes.len() <= 9).then(|| codes.iter().fold(0, |n, &c| n * 10 + u32::from(c - b'0')))
}
