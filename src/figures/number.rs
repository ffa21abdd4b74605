//! Numbers as read: a run of digits, and the numeral that the grammar makes and every composer measures.

use crate::lexicon::schema::NumberClass;
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

/// A numeral as read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral {
    /// First token.
    pub start: usize,
    /// The token after it.
    pub end: usize,
    /// Value; `None` for vague numbers.
    pub value: Option<Decimal>,
    /// Interval of a vague number.
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
    /// Begins with digits.
    pub digits: bool,
    /// One plain run of digits of this length, and nothing else; 0 otherwise.
    pub plain: usize,
    /// Holds a scale word.
    pub scaled: bool,
    /// Is one word that is also another word.
    pub weak: bool,
    /// Is a part of a whole and nothing else: نصف, ثلاثة أرباع.
    pub fraction: bool,
    /// The class of its only word, if it is one.
    pub single: Option<NumberClass>,
    /// The first word has the article.
    pub definite: bool,
}

/// Whether `high` is at most so many `times` as much as `low`; where no decimal would be as large, it is.
pub(super) fn within(low: Decimal, high: Decimal, times: u32) -> bool {
    low.checked_mul(times.into()).is_none_or(|most| high <= most)
}

impl Numeral {
    /// Whether it is three to ten, which count a plural.
    pub(super) fn is_few(&self) -> bool {
        self.value.is_some_and(|v| v >= Decimal::from(3) && v <= Decimal::TEN)
    }

    /// A part of a whole that stands at the tokens `start..end`.
    pub(super) fn part(start: usize, end: usize, value: Decimal) -> Self {
        Numeral {
            start,
            end,
            value: Some(value),
            low: None,
            high: None,
            digits: false,
            plain: 0,
            scaled: false,
            weak: false,
            fraction: true,
            single: None,
            definite: false,
        }
    }
}
