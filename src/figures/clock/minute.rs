//! Minutes of a match or a recording with their seconds, which are no time of day: الدقيقة 31:12, الدقيقة (1:55، 5:54).

use super::forms::{minute_word, sixtieths};
use crate::figures::draft::Draft;
use crate::figures::figure::Kind;
use crate::figures::numeral::digits;
use crate::figures::tokens::scan::{Scan, clitic, comma};
use crate::figures::tokens::words::job;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// Reads the minute at token `i` and those that a list or an interval goes on with; gives the token after them. What is told of
/// the first minute has seconds alone and is no figure.
pub(super) fn read(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    let mut end = with_seconds(scan, i)?;
    let opened = i - usize::from(i > 0 && scan.mark(i - 1, b'('));
    let named = |at: usize| scan.tok(at).has(clitic::ARTICLE) && minute_word(scan, at) == Some(at + 1);
    let word = opened.checked_sub(1).filter(|&at| named(at))?;
    let mut at = i;
    loop {
        let minute = digits::small(scan, at)?;
        if minute > 0 {
            let mut draft = Draft::valued(at, end, Kind::Ordinal, Decimal::from(minute), "ordinal:minute");
            if at == i {
                draft.widen(word, end);
            }
            out.push(draft);
        }
        let next = if comma(scan, end) { end + 1 } else { scan.marker(end, job!("to")).unwrap_or(end) };
        match with_seconds(scan, next).filter(|_| next > end) {
            Some(after) => (at, end) = (next, after),
            None => return Some(end),
        }
    }
}

/// 1:23, 00:28: the token after minutes and seconds.
fn with_seconds(scan: &Scan, i: usize) -> Option<usize> {
    (scan.class(i) == Class::Digits && sixtieths(scan, i + 1).is_some()).then_some(i + 3)
}
