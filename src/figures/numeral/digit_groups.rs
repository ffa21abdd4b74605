//! Groups of digits with separators between them: whether the last group is decimals or all are thousands, as the text's
//! own usage and the words behind have it.

use crate::figures::tokens::currency;
use crate::figures::tokens::scan::{Scan, Style};
use crate::figures::tokens::words::{self, Sense, job};
use crate::lexicon::schema::NumberClass;
use crate::text::code::{self, letter};
use crate::text::tokens::Class;
use std::ops::Range;

/// Most groups that one number may have; ten groups of three are more than a decimal holds.
pub(super) const MAX_GROUPS: usize = 10;

/// Groups of digits and the marks before each but the first.
pub(super) struct Groups {
    pub tokens: [usize; MAX_GROUPS],
    marks: [u8; MAX_GROUPS],
    pub len: usize,
}

/// How groups of digits are read.
pub(crate) enum Reading {
    /// All groups are thousands: 1,400,000.
    Thousands,
    /// The last group is decimals: 1,400.25.
    Decimals,
    /// The mark behind the first group parts two numbers: 5, 6.
    First,
}

impl Groups {
    /// The groups from token `i` on.
    pub(crate) fn at(scan: &Scan, i: usize) -> Groups {
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

    /// The token behind the last group.
    pub(crate) fn end(&self) -> usize {
        self.tokens[self.len - 1] + 1
    }

    /// The first mark and the last; 0 where one group stands alone.
    fn marks(&self) -> (u8, u8) {
        (self.marks[1], self.marks[self.len - 1])
    }

    /// Whether one mark stands before all groups of `range`.
    fn alike(&self, range: Range<usize>) -> bool {
        range.into_iter().all(|k| self.marks[k] == self.marks[1])
    }

    /// Whether all groups of `range` have three digits.
    fn threes(&self, scan: &Scan, range: Range<usize>) -> bool {
        range.into_iter().all(|k| digits(scan, self.tokens[k]) == 3)
    }

    /// Whether thousands may stand behind the first group.
    fn may_be_thousands(&self, scan: &Scan) -> bool {
        let first = scan.codes(self.tokens[0]);
        (1..=3).contains(&first.len()) && first[0] != b'0'
    }

    /// How two groups or more are read; `None` where they are no number.
    pub(crate) fn reading(&self, scan: &Scan) -> Option<Reading> {
        let reading = match self.marks() {
            // 5'11
            (b'\'', _) if !self.threes(scan, 1..self.len) => Reading::First,
            (b'\'' | code::THOUSANDS, code::DECIMAL | b'.') => Reading::Decimals,
            (b'\'' | code::THOUSANDS, _) => Reading::Thousands,
            (_, code::DECIMAL) => self.decimal_sign(scan),
            (mark, _) if self.len == 2 => self.lone_separator(scan, mark),
            _ => self.many_separators(scan)?,
        };
        // 665,932,983 مليون and 542.963,440 مليون: all groups are thousands, whatever the marks.
        let thousands = self.len >= 3 && self.may_be_thousands(scan) && self.threes(scan, 1..self.len);
        match reading {
            Reading::Decimals if thousands && scale_follows(scan, self.end()) => Some(Reading::Thousands),
            reading => Some(reading),
        }
    }

    /// ٢١٫٥, and ٢١٫٠٠٠ حاج: nobody writes three empty decimals.
    fn decimal_sign(&self, scan: &Scan) -> Reading {
        let after = After::read(scan, self.end(), self.marks[1]);
        let zeros = self.len == 2 && scan.codes(self.tokens[1]) == b"000" && self.may_be_thousands(scan);
        if zeros && !after.scale && !after.percent { Reading::Thousands } else { Reading::Decimals }
    }

    /// 2.5, 194,792: one `mark` between two groups.
    fn lone_separator(&self, scan: &Scan, mark: u8) -> Reading {
        let after = After::read(scan, self.end(), mark);
        let (last, point) = (scan.codes(self.tokens[1]), mark == b'.');
        let odd_length = last.len() != 3 || !self.may_be_thousands(scan);
        let currency_says = || after.three_decimals || three_before(scan, self.tokens[0], mark);
        let measure_says = point && after.measure && !last.ends_with(b"0") && !scan.style.point_groups;
        let style_says = scan.style.three_are_decimals(mark);
        let price_says = point && scan.style.thousandths && after.unit && !after.measure && !scan.style.point_groups;
        let percent_says = after.percent && (point || !scan.style.comma_groups);
        // 16.000 من السكان
        let zeros = last == b"000";
        let decimals = odd_length
            || after.scale
            || currency_says()
            || !zeros && (measure_says || style_says || percent_says || price_says);
        if !decimals {
            return Reading::Thousands;
        }
        // 5، 6
        if mark == code::COMMA && !(after.scale || after.percent || after.unit) {
            return Reading::First;
        }
        Reading::Decimals
    }

    /// 1,400,000 and 1.400.000,25: three groups or more.
    fn many_separators(&self, scan: &Scan) -> Option<Reading> {
        let (first, last) = self.marks();
        let (end, len) = (self.len - 1, self.len);
        if self.may_be_thousands(scan) {
            if self.alike(1..len) && (self.threes(scan, 1..len) || self.in_lakhs(scan)) {
                return Some(Reading::Thousands);
            }
            // 362.796.000.00: the last point stands before decimals.
            let told = first != last || digits(scan, self.tokens[end]) < 3;
            if told && self.alike(1..end) && self.threes(scan, 1..end) {
                return Some(Reading::Decimals);
            }
        }
        matches!(first, b',' | code::COMMA).then_some(Reading::First)
    }

    /// 12,34,567: groups of two digits before the last three, as India writes them.
    fn in_lakhs(&self, scan: &Scan) -> bool {
        let last = self.len - 1;
        self.marks[1] == b','
            && digits(scan, self.tokens[0]) <= 2
            && (1..last).all(|k| digits(scan, self.tokens[k]) == 2)
            && digits(scan, self.tokens[last]) == 3
    }
}

/// Whether a mark may stand between groups of digits, or before decimals.
pub(super) fn is_separator(mark: u8) -> bool {
    matches!(mark, b'.' | b',' | b'\'' | code::COMMA | code::DECIMAL | code::THOUSANDS)
}

/// How many digits token `token` has.
pub(crate) fn digits(scan: &Scan, token: usize) -> usize {
    scan.codes(token).len()
}

/// Whether a noun that is no unit is counted at token `i`: one that the lexicon knows, or an accusative.
fn thing_counted(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i);
    scan.is(i, words::COUNTED) && !scan.is(i, words::UNIT | words::CURRENCY)
        || scan.class(i) == Class::Word && scan.bits(i) == 0 && word.len() > 4 && word.ends_with(&[letter('ا')])
}

/// `scan` with the way in which its text writes digits told.
pub(crate) fn styled(mut scan: Scan) -> Scan {
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
        let g = Groups::at(scan, i);
        let (first, last) = g.marks();
        match g.len {
            1 => {}
            2 if digits(scan, g.tokens[1]) != 3 => style.decimal(first),
            // 194.792 صندوقا: what is counted has no decimals.
            // 0.524 درهم: prices to the thousandth.
            2 if first == b'.' && scan.codes(i) == b"0" => style.thousandths |= scan.is(g.end(), words::CURRENCY),
            2 if thing_counted(scan, g.tokens[1] + 1) && (1..=3).contains(&digits(scan, i)) => style.groups(first),
            2 => {}
            n if g.alike(1..n) && g.threes(scan, 1..n) => style.groups(first),
            n if first != last && g.threes(scan, 1..n - 1) => {
                style.groups(first);
                style.decimal(last);
            }
            _ => {}
        }
        free = g.end();
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
pub(crate) struct After {
    pub scale: bool,
    pub percent: bool,
    unit: bool,
    measure: bool,
    three_decimals: bool,
}

impl After {
    /// What is said at token `end`, behind digits with the separator `mark`.
    pub(crate) fn read(scan: &Scan, end: usize, mark: u8) -> After {
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
}

/// KWD 12.500: whether a currency that is written with three decimals stands before token `i`.
fn three_before(scan: &Scan, i: usize, mark: u8) -> bool {
    let before = currency::currency_before(scan, i);
    before.is_some_and(|(code, _)| currency::three_decimals(scan, &code, mark))
}

/// Whether a scale word follows, past a closing bracket.
fn scale_follows(scan: &Scan, end: usize) -> bool {
    let at = if scan.mark(end, b')') || scan.mark(end, code::CLOSE_QUOTE) { end + 1 } else { end };
    After::read(scan, at, 0).scale
}
