//! Digit runs: grouping, decimals and newsroom notations, read as the text's own usage has it.

use super::currency;
use super::scan::{Scan, Style};
use super::scientific;
use super::words::{self, Sense, job};
use crate::lexicon::schema::NumberClass;
use crate::text::code::{self, letter};
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// A number in digits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Run {
    /// The token after it.
    pub end: usize,
    pub value: Decimal,
    /// Digits of the first group, leading zeros included.
    pub len: usize,
    /// One group of digits, no separators.
    pub plain: bool,
    /// Groups of thousands; three or more already reach the millions.
    pub groups: usize,
}

/// Most groups that one number may have; ten groups of three are more than a decimal holds.
const MAX_GROUPS: usize = 10;

/// Longest run of digits that is a number and not a code.
const MAX_DIGITS: usize = 18;

/// The groups of digits from token `i` on and the marks between them.
struct Groups {
    tokens: [usize; MAX_GROUPS],
    marks: [u8; MAX_GROUPS],
    len: usize,
}

fn is_separator(mark: u8) -> bool {
    matches!(mark, b'.' | b',' | b'\'' | code::COMMA | code::DECIMAL | code::THOUSANDS)
}

fn groups(scan: &Scan, i: usize) -> Groups {
    let mut g = Groups { tokens: [i; MAX_GROUPS], marks: [0; MAX_GROUPS], len: 1 };
    let mut at = i;
    while g.len < MAX_GROUPS
        && let Some(mark) = scan.get(at + 1)
        && mark.class() == Class::Mark
        && is_separator(mark.token.mark)
        && !mark.token.spaced
        && scan.class(at + 2) == Class::Digits
        && !scan.spaced(at + 2)
    {
        g.marks[g.len] = mark.token.mark;
        at += 2;
        g.tokens[g.len] = at;
        g.len += 1;
    }
    g
}

fn digits(scan: &Scan, token: usize) -> usize {
    scan.codes(token).len()
}

/// Whether a noun that is no unit is counted at token `i`: one that the lexicon knows, or an accusative.
fn counts(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i);
    scan.is(i, words::COUNTED) && !scan.is(i, words::UNIT | words::CURRENCY)
        || scan.class(i) == Class::Word && scan.bits(i) == 0 && word.len() > 4 && word.ends_with(&[letter('ا')])
}

/// `scan` with the way in which its text writes digits told.
pub(super) fn styled(mut scan: Scan) -> Scan {
    scan.style = style(&scan);
    scan
}

/// How the text writes decimals and thousands, from the runs that can be read in one way only.
fn style(scan: &Scan) -> Style {
    let mut style = Style::default();
    let mut free = 0;
    for &start in &scan.starts {
        let i = start as usize;
        if i < free || scan.class(i) != Class::Digits {
            continue;
        }
        let g = groups(scan, i);
        let (first, last) = (g.marks[1], g.marks[g.len - 1]);
        let threes = |range: std::ops::Range<usize>| range.into_iter().all(|k| digits(scan, g.tokens[k]) == 3);
        match g.len {
            1 => {}
            2 if digits(scan, g.tokens[1]) != 3 => style.decimal(first),
            // 194.792 صندوقا: what is counted has no decimals.
            2 if counts(scan, g.tokens[1] + 1) && (1..=3).contains(&digits(scan, i)) => style.groups(first),
            2 => {}
            n if (1..n).all(|k| g.marks[k] == first) && threes(1..n) => style.groups(first),
            n if first != last && threes(1..n - 1) => {
                style.groups(first);
                style.decimal(last);
            }
            _ => {}
        }
        free = g.tokens[g.len - 1] + 1;
    }
    style
}

impl Style {
    fn decimal(&mut self, mark: u8) {
        self.point_decimal |= mark == b'.';
        self.comma_decimal |= matches!(mark, b',' | code::COMMA);
    }

    fn groups(&mut self, mark: u8) {
        self.point_groups |= mark == b'.';
        self.comma_groups |= matches!(mark, b',' | code::COMMA);
    }

    /// Whether three digits after a lone `mark` are decimals.
    fn three_are_decimals(self, mark: u8) -> bool {
        match mark {
            b'.' => self.point_decimal && self.comma_groups && !self.point_groups,
            _ => self.comma_decimal && self.point_groups && !self.comma_groups,
        }
    }
}

/// What the words after a number say about its digits.
struct After {
    scale: bool,
    percent: bool,
    unit: bool,
    measure: bool,
    three_decimals: bool,
}

fn after(scan: &Scan, end: usize, mark: u8) -> After {
    let bits = scan.bits(end);
    let is_scale = |s| matches!(s, Sense::Number { class: NumberClass::Scale, .. }).then_some(());
    let dinar = |s| match s {
        Sense::Currency { index, dual: false } => {
            currency::named_three_decimals(scan, index, end + 1, mark).then_some(())
        }
        _ => None,
    };
    After {
        scale: bits & words::NUMBER != 0 && scan.find(end, is_scale).is_some(),
        percent: scan.mark(end, b'%') || scan.marker(end, job!("percent")).is_some(),
        measure: scan.is(end, words::UNIT),
        unit: bits & (words::UNIT | words::CURRENCY) != 0,
        three_decimals: bits & words::CURRENCY != 0 && scan.find(end, dinar).is_some(),
    }
}

/// Reads the number in digits that begins at token `i`, with its power of ten.
pub(super) fn read(scan: &Scan, i: usize) -> Option<Run> {
    let run = whole(scan, i)?;
    let powered = scientific::powered(scan, run.value, run.end);
    Some(powered.map_or(run, |(value, end)| Run { end, value, plain: false, groups: 1, ..run }))
}

fn whole(scan: &Scan, i: usize) -> Option<Run> {
    if scan.class(i) != Class::Digits || digits(scan, i) > MAX_DIGITS {
        return None;
    }
    if let Some(run) = newsroom(scan, i).or_else(|| turned(scan, i)) {
        return Some(run);
    }
    let g = groups(scan, i);
    let len = digits(scan, i);
    if g.len == 1 {
        if scan.class(i + 1) == Class::Digits && chain(scan, i) > i + MAX_GROUPS {
            return None;
        }
        return parted(scan, i)
            .or_else(|| spaced_groups(scan, i))
            .or_else(|| one_fraction(scan, i))
            .or_else(|| plain(scan, i));
    }
    let end = g.tokens[g.len - 1] + 1;
    let after = after(scan, end, g.marks[1]);
    let (first, last) = (g.marks[1], g.marks[g.len - 1]);
    let last_len = digits(scan, g.tokens[g.len - 1]);
    let threes = |from: usize, to: usize| (from..to).all(|k| digits(scan, g.tokens[k]) == 3);
    let same = (1..g.len).all(|k| g.marks[k] == first);
    if g.len == MAX_GROUPS && chain(scan, i) > end {
        return None;
    }
    // 5'11
    if first == b'\'' && !threes(1, g.len) {
        return plain(scan, i);
    }
    let groupable = (1..=3).contains(&len) && scan.codes(i)[0] != b'0';
    let decimals = if first == code::THOUSANDS || first == b'\'' {
        usize::from(last == code::DECIMAL || last == b'.')
    } else if last == code::DECIMAL {
        // ٢١٫٠٠٠ حاج: nobody writes three empty decimals.
        let zeros = g.len == 2 && scan.codes(g.tokens[1]) == b"000" && groupable && !after.scale && !after.percent;
        usize::from(!zeros)
    } else if g.len == 2 {
        // 16.000 من السكان
        let zeros = scan.codes(g.tokens[1]) == b"000";
        let decimal = last_len != 3
            || !groupable
            || after.scale
            || after.three_decimals
            || three_before(scan, i, first)
            || !zeros
                && ((first == b'.'
                    && after.measure
                    && !scan.codes(g.tokens[1]).ends_with(b"0")
                    && !scan.style.point_groups)
                    || scan.style.three_are_decimals(first)
                    || (after.percent && !(scan.style.comma_groups && first != b'.')));
        if decimal && first == code::COMMA && !(after.scale || after.percent || after.unit) {
            return plain(scan, i);
        }
        usize::from(decimal)
    } else if same && groupable && (threes(1, g.len) || in_lakhs(scan, &g)) {
        0
    } else if same && g.len > 2 && last_len < 3 && groupable && threes(1, g.len - 1) {
        // 362.796.000.00: the last point stands before decimals.
        1
    } else if first != last && groupable && threes(1, g.len - 1) && (2..g.len - 1).all(|k| g.marks[k] == first) {
        1
    } else if matches!(first, b',' | code::COMMA) {
        return plain(scan, i);
    } else {
        return None;
    };
    // 665,932,983 مليون and 542.963,440 مليون: all groups are thousands, whatever the marks.
    let decimals = if g.len >= 3 && groupable && threes(1, g.len) && scale_follows(scan, end) { 0 } else { decimals };
    let value = join(scan, &g.tokens[..g.len], decimals)?;
    Some(Run { end, value, len, plain: false, groups: if decimals == 0 { g.len } else { 1 } })
}

/// 12,34,567: groups of two digits before the last three, as India writes them.
fn in_lakhs(scan: &Scan, g: &Groups) -> bool {
    let last = g.len - 1;
    g.marks[1] == b','
        && digits(scan, g.tokens[0]) <= 2
        && (1..last).all(|k| digits(scan, g.tokens[k]) == 2)
        && digits(scan, g.tokens[last]) == 3
}

/// Whether a separator at token `at` joins digits to what stands before it.
fn joined(scan: &Scan, at: usize) -> bool {
    scan.get(at).is_some_and(|t| is_separator(t.token.mark) && !t.token.spaced)
        && scan.class(at + 1) == Class::Digits
        && !scan.spaced(at + 1)
}

/// The token after the digits that begin at token `i` and all that separators join to them: 3.5.2, or a number too long
/// to be exact, which is read whole or not at all.
pub(super) fn chain(scan: &Scan, i: usize) -> usize {
    let mut end = i + 1;
    while joined(scan, end) {
        end += 2;
    }
    // Groups with spaces between them.
    while end == i + 1 || !joined(scan, i + 1) {
        if scan.class(end) != Class::Digits || digits(scan, end) != 3 || digits(scan, i) > 3 {
            break;
        }
        end += 1;
    }
    end
}

/// 92. 82 في المائة, and 4. 5 في المائة with its fraction first: a decimal that a newspaper parts behind its point.
fn parted(scan: &Scan, i: usize) -> Option<Run> {
    let (first, last) = (digits(scan, i), digits(scan, i + 2));
    let point =
        scan.mark(i + 1, b'.') && !scan.spaced(i + 1) && scan.class(i + 2) == Class::Digits && scan.spaced(i + 2);
    let opens = i == 0 || scan.tok(i - 1).ends || scan.class(i - 1) != Class::Word;
    if !point || opens || first > 2 || last > 3 {
        return None;
    }
    let after = after(scan, i + 3, b'.');
    if !(after.scale || after.percent || scan.is(i + 3, words::CURRENCY)) {
        return None;
    }
    let tokens = if first == 1 { [i + 2, i] } else { [i, i + 2] };
    Some(Run { end: i + 3, value: join(scan, &tokens, 1)?, len: first, plain: false, groups: 1 })
}

/// KWD 12.500: whether a currency that is written with three decimals stands before token `i`.
fn three_before(scan: &Scan, i: usize, mark: u8) -> bool {
    let before = currency::currency_before(scan, i);
    before.is_some_and(|(code, _)| currency::three_decimals(scan, &code, mark))
}

/// Whether a scale word follows, past a closing bracket.
fn scale_follows(scan: &Scan, end: usize) -> bool {
    let at = if scan.mark(end, b')') || scan.mark(end, code::CLOSE_QUOTE) { end + 1 } else { end };
    after(scan, at, 0).scale
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
    let decimals = joined(scan, i + n) && !joined(scan, i + n + 2) && digits(scan, i + n + 1) < 3 && n < MAX_GROUPS;
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
pub(super) fn fraction_mark(scan: &Scan, i: usize) -> Option<Decimal> {
    let mark = scan.get(i)?.token.mark;
    let index = usize::from(mark.checked_sub(code::FRACTION)?);
    let (_, numerator, denominator) = *code::FRACTIONS.get(index)?;
    Some(Decimal::from(numerator) / Decimal::from(denominator))
}

/// 187.3 with a right-to-left mark behind its point, which a reader sees as 3.187, and 04،0: the fraction is written first.
fn turned(scan: &Scan, i: usize) -> Option<Run> {
    const RIGHT_TO_LEFT_MARK: char = '\u{200F}';
    let alone = joined(scan, i + 1) && !joined(scan, i + 3);
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
    let thousands = (1..n).all(|k| digits(scan, tokens[k]) == 3) && !after(scan, end, 0).scale;
    let value = join(scan, &tokens[..n], usize::from(!thousands))?;
    Some(Run { end, value, len: digits(scan, tokens[0]), plain: false, groups: 1 })
}

/// Whether token `i` begins a number in newsroom notation; gives the clock reading's hour and minute tokens.
pub(super) fn newsroom_clock(scan: &Scan, i: usize) -> Option<(usize, usize)> {
    (scan.class(i) == Class::Digits && scan.is_word(i + 1, &[letter('ر')]) && scan.class(i + 2) == Class::Digits)
        .then_some((i + 2, i))
}

/// The value of a plain run of at most nine digits.
pub(super) fn small(scan: &Scan, i: usize) -> Option<u32> {
    let codes = (scan.class(i) == Class::Digits).then(|| scan.codes(i))?;
    (codes.len() <= 9).then(|| codes.iter().fold(0, |n, &c| n * 10 + u32::from(c - b'0')))
}
