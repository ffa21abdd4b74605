//! Stands that somebody takes on an event, of which the writer tells in a relative clause: أعلن مسؤوليته عن الهجوم الذي أودى بحياة 12.

use super::attribution::past_time;
use crate::figures::speech::opens_speech;
use crate::figures::speech::source_word::{ends, how, told_event};
use crate::figures::speech::voice::Voice;
use crate::figures::tokens::particles::{ABOUT, AFTER, WHICH, WHICH_F};
use crate::figures::tokens::quotation::quote_mark;
use crate::figures::tokens::scan::Scan;
use crate::figures::tokens::words::{self, job};
use crate::lexicon::schema::SourceHow;

/// Tokens of a relative clause in which what somebody says begins.
const SAID: usize = 4;

/// Tokens from the verb to the relative clause.
const OBJECT: usize = 24;

/// Where the writer tells of the event that the verb at token `verb`, whose words end before token `after`, takes a stand on.
pub(super) fn writer_from(scan: &Scan, verb: usize, after: usize, voice: &Voice, end: usize) -> Option<usize> {
    let name = voice.name?;
    let at = past_time(scan, if name.0 > verb { name.1 } else { after });
    let about = at + usize::from(scan.is_word(at, ABOUT) && !opens_speech(scan, at));
    let takes = || scan.marker(verb, job!("takes_stand")).is_some() && !opens_speech(scan, at);
    if scan.marker(about, job!("stance")).is_none() && !takes() {
        return None;
    }
    // أشادت الوزارة بجهود الشرطة عقب ضبط 50 متهما
    let after_event = |i: usize| {
        scan.marker(i, job!("since_then")).is_some_and(|event| told_event(scan, event) && scan.codes(i) != AFTER)
            && scan.marker(verb, job!("takes_stand")).is_some()
    };
    let relative = |i: usize| {
        [WHICH, WHICH_F].contains(&scan.codes(i)) || scan.marker(i, job!("brings_about")).is_some() || after_event(i)
    };
    let spoken = |i: usize| {
        let says = [SourceHow::Verb, SourceHow::Preposition].iter().any(|&wanted| how(scan, i, wanted).is_some());
        says && !relative(i)
    };
    let inside = |&i: &usize| !(ends(scan, i) || quote_mark(scan, i) || opens_speech(scan, i) || spoken(i));
    let which = (at + 1..end.min(at + OBJECT)).take_while(inside).find(|&i| relative(i))?;
    // أشاد بالخطة التي قال إنها, رفضه للقرار الذي اعتبره "...": what the clause tells somebody says.
    let said = |i: usize| quote_mark(scan, i) || scan.live(i) & words::SOURCE_VERB != 0;
    (!(which + 1..which + SAID).any(said)).then_some(which)
}
