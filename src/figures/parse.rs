//! One number out of a text that is nothing else: `parse_number`.

use super::measure::amount;
use super::numeral::{self, digit_groups, digits, fraction, scientific};
use super::tokens::scan::Scan;
use super::tokens::words::{self, job};
use super::{FigureOptions, Reader};
use crate::error::{Error, Result};
use crate::text::View;
use crate::text::tokens::Class;
use rust_decimal::Decimal;
use std::sync::LazyLock;

/// The number that `text` is, in digits or in words; fails when it is none, or more than one.
///
/// ```
/// use khabar::figures::parse_number;
/// assert_eq!(parse_number("ثلاثة آلاف وأربعمئة")?, 3400.into());
/// assert_eq!(parse_number("٢٫٥ مليون")?, 2_500_000.into());
/// assert_eq!(parse_number("سالب خمسة وعشرين")?, (-25).into());
/// assert!(parse_number("عشرات الآلاف").is_err());
/// # Ok::<(), khabar::Error>(())
/// ```
pub fn parse_number(text: &str) -> Result<Decimal> {
    static READER: LazyLock<Reader> =
        LazyLock::new(|| Reader::new(FigureOptions::default()).expect("built-in files are checked by tests"));
    READER.parse_number(text)
}

impl Reader {
    /// The same as [`parse_number`] with this reader's words.
    pub fn parse_number(&self, text: &str) -> Result<Decimal> {
        let view = View::new(text);
        let scan = digit_groups::styled(Scan::new(text, &view, &self.words));
        number(&scan).ok_or_else(|| Error::input(format!("{} is not one number with an exact value", quoted(text))))
    }
}

/// Most characters of a text that a message repeats.
const SHOWN: usize = 60;

fn quoted(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{:?}", format!("{}…", &text[..at])),
        None => format!("{text:?}"),
    }
}

fn number(scan: &Scan) -> Option<Decimal> {
    let mark = scan.dash(0);
    let worded = scan.marker(0, job!("negative"));
    let start = worded.unwrap_or(usize::from(mark || scan.mark(0, b'+')));
    let (value, end) = unsigned(scan, start)?;
    let (value, end) = scientific::powered(scan, value, end).unwrap_or((value, end));
    // 7-, as it is typed from right to left
    let behind = start == 0 && scan.class(0) == Class::Digits && scan.mark(end, b'-') && end + 1 == scan.len();
    let end = end + usize::from(behind);
    let below = scan.marker(end, job!("below_zero"));
    if below.unwrap_or(end) != scan.len() {
        return None;
    }
    Some(if mark || behind || worded.is_some() || below.is_some() { -value } else { value })
}

fn unsigned(scan: &Scan, i: usize) -> Option<(Decimal, usize)> {
    // .5
    if let Some(run) = digits::behind_point(scan, i + 1) {
        return Some((run.value, run.end));
    }
    // 1 1/2
    if scan.mark(i + 2, b'/')
        && scan.spaced(i + 1)
        && let (Some(whole), Some(above), Some(below)) =
            (digits::small(scan, i), digits::small(scan, i + 1), digits::small(scan, i + 3))
    {
        let part = Decimal::from(above).checked_div(Decimal::from(below)).filter(|part| *part < Decimal::ONE)?;
        return Some((Decimal::from(whole).checked_add(part)?, i + 4));
    }
    if let Some(value) = digits::fraction_mark(scan, i) {
        return Some((value, i + 1));
    }
    // 3/4
    if scan.mark(i + 1, b'/')
        && let (Some(above), Some(below)) = (digits::small(scan, i), digits::small(scan, i + 2))
    {
        return Some((Decimal::from(above).checked_div(Decimal::from(below))?, i + 3));
    }
    let n = fraction::without(scan, numeral::read(scan, i)?);
    // 100K
    let n = amount::suffixed(scan, &n).unwrap_or(n);
    // The article makes a number the name of something: الستة, and with a conjunction it goes on with another.
    let bare = scan.class(i) != Class::Word || scan.tok(i).clitics == 0 || scan.is(i, words::VAGUE);
    n.value.filter(|_| bare).map(|value| (value, n.end))
}
