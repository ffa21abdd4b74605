//! What the reporter adds behind a quotation that has closed: قالت النقابة إن القرار «ظالم»، بعد إصدار المحكمة حكمها بحبس الكاتب 4 سنوات.

use super::quotation::quote_mark;
use super::scan::{Scan, comma};
use super::source_word::told_event;
use super::voice::{Sentence, Voice};
use super::words::job;

/// Where the reporter speaks again, at token `i`, behind what somebody said in quotation marks: the token to go on at.
pub(super) fn background(scan: &Scan, s: &mut Sentence, i: usize) -> Option<usize> {
    let noun = scan.marker(i, job!("since_then"))?;
    let closed = i > s.start + 2 && comma(scan, i - 1) && quote_mark(scan, i - 2);
    let spoken = s.voices.last().is_some_and(|voice| voice.name.is_some());
    if !(closed && spoken && told_event(scan, noun)) {
        return None;
    }
    s.hear(Voice::nobody(i, i));
    Some(noun)
}
