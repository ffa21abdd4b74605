//! What the reporter adds: behind a quotation that has closed (قالت النقابة إن القرار «ظالم»، بعد إصدار المحكمة حكمها بحبس الكاتب 4 سنوات), and of
//! the past of somebody of whom something is expected (يتوقع المحللون أن تبيع الشركة التي تأسست قبل 40 عاما).

use crate::figures::speech::source_word::told_event;
use crate::figures::speech::voice::{Sentence, Voice};
use crate::figures::tokens::particles::{WHICH, WHICH_F};
use crate::figures::tokens::quotation::quote_mark;
use crate::figures::tokens::scan::{Scan, comma};
use crate::figures::tokens::words::{self, job};

/// Where the reporter speaks again, at token `i`, behind what somebody said in quotation marks: the token to go on at.
pub(crate) fn background(scan: &Scan, s: &mut Sentence, i: usize) -> Option<usize> {
    let noun = scan.marker(i, job!("since_then"))?;
    let closed = i > s.start + 2 && comma(scan, i - 1) && quote_mark(scan, i - 2);
    let spoken = s.voices.last().is_some_and(|voice| voice.name.is_some());
    if !(closed && spoken && told_event(scan, noun)) {
        return None;
    }
    s.hear(Voice::nobody(i, i));
    Some(noun)
}

/// الشركة التي تأسست قبل 40 عاما: hears the reporter in the relative clause whose verb stands at token `i`, up to its time, where somebody
/// expects something of whom it tells; the token to go on at.
pub(super) fn known_past(scan: &Scan, s: &mut Sentence, i: usize) -> Option<usize> {
    const TIME: usize = 7;
    let verb = scan.marker(i, job!("past_of_one"))?;
    let relative = i > s.start && [WHICH, WHICH_F].contains(&scan.codes(i - 1));
    let expecting = s.voices.last().copied().filter(|voice| scan.marker(voice.verb, job!("expects")).is_some())?;
    let time = |&at: &usize| scan.is(at, words::UNIT) && !comma(scan, at);
    let past = (verb..s.end.min(verb + TIME)).take_while(|&at| !comma(scan, at)).find(time)? + 1;
    if !relative || expecting.from > i {
        return None;
    }
    s.hear(Voice::nobody(i, i));
    s.hear(Voice { from: past, ..expecting });
    Some(past)
}
