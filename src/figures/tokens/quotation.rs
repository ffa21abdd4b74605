//! Quotation marks: where what is said opens and closes, over sentences and lines.

use super::scan::Scan;
use crate::text::code;
use crate::text::tokens::Class;

/// Tokens in which a quotation over several sentences closes.
pub(crate) const PARAGRAPH: usize = 160;

pub(crate) fn quote_mark(scan: &Scan, i: usize) -> bool {
    scan.mark(i, b'"') || scan.mark(i, code::CLOSE_QUOTE)
}

/// Whether what is said, from token `from` on, begins with a quotation mark.
pub(crate) fn quoted_from(scan: &Scan, from: usize) -> bool {
    const LEAD: usize = 4;
    (from..from + LEAD).any(|i| quote_mark(scan, i))
}

/// Whether the mark at token `i` closes: it is joined to the word before it alone.
fn closes(scan: &Scan, i: usize) -> bool {
    scan.mark(i, code::CLOSE_QUOTE) || !scan.spaced(i) && (scan.spaced(i + 1) || scan.class(i + 1) != Class::Word)
}

/// The next quotation mark from token `start` on, where it closes what was said before.
pub(crate) fn closing(scan: &Scan, start: usize) -> Option<usize> {
    (start..(start + PARAGRAPH).min(scan.len())).find(|&i| quote_mark(scan, i)).filter(|&i| closes(scan, i))
}

/// The mark that is open at token `end`, where a quotation opens behind token `start` and does not close: the token after it, or
/// `start` where no mark stands between.
pub(crate) fn opened(scan: &Scan, start: usize, end: usize) -> Option<usize> {
    match (start..end).rev().find(|&i| quote_mark(scan, i)) {
        Some(mark) => (!closes(scan, mark)).then_some(mark + 1),
        None => Some(start),
    }
}
