//! What the reporter sets between who speaks and what is said: قال الزعيم تعليقا على احتجاج 300 معلم: "...".

use super::attribution::past_day;
use crate::figures::speech::source_word::quoted;
use crate::figures::speech::{is_that, opens_speech};
use crate::figures::tokens::scan::{Scan, comma};
use crate::figures::tokens::words::job;
use crate::text::tokens::Class;

/// Longest gloss, in tokens.
const LONGEST: usize = 30;

/// Where the reporter speaks behind the words that tell who speaks, which end before token `behind`, and where begins what is said.
pub(crate) fn gloss(scan: &Scan, behind: usize, end: usize) -> Option<(usize, usize)> {
    let day = past_day(scan, behind);
    let at = day + usize::from(comma(scan, day));
    let from = scan.marker(at, job!("gloss"))?;
    // في إشارة إلى أن: what is pointed at is said.
    if is_that(scan, from) {
        return None;
    }
    let mut i = from;
    while i < (from + LONGEST).min(end) {
        let opens = opens_speech(scan, i);
        // أعلن الجيش ردا على القصف إغلاق 40 معبرا، وقال إن: a comma ends it.
        if comma(scan, i) && !opens_speech(scan, i + 1) {
            return None;
        }
        // حزب "الشمس" الذي: a name in quotation marks.
        match quoted(scan, i).filter(|&after| opens && scan.class(after) == Class::Word) {
            Some(after) => i = after,
            None if opens => return Some((at, i)),
            None => i += 1,
        }
    }
    None
}
