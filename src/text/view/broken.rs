//! Words that are broken on purpose, so that no filter knows them: قـ. ـتل, شـ/ـهيد, صهـ ـاينة.

use super::View;
use crate::text::chars::{TATWEEL, is_arabic_letter};
use memchr::memmem;
use std::ops::Range;

/// What stands between the two strokes of a broken word.
const BREAKS: &[u8] = b" ./*-_|,~";

/// A stroke of tatweel as it is written.
const STROKE: &str = "ـ";

/// Characters between them, at most: a full stop and a space.
const LONGEST: usize = 2;

impl View {
    /// Leaves out what breaks a word between two strokes of tatweel, which are no codes themselves.
    pub(super) fn join_broken(&mut self, text: &str) {
        let strokes = memmem::find_iter(text.as_bytes(), STROKE);
        let mut breaks = strokes.filter_map(|at| broken(text, at)).peekable();
        let Some(first) = breaks.peek() else { return };
        let from = self.at_byte(first.start);
        let mut kept = from;
        for code in from..self.len {
            let at = self.starts[code] as usize;
            while breaks.next_if(|gap| gap.end <= at).is_some() {}
            if breaks.peek().is_none_or(|gap| at < gap.start) {
                (self.codes[kept], self.starts[kept]) = (self.codes[code], self.starts[code]);
                kept += 1;
            }
        }
        self.len = kept;
    }
}

/// The bytes between the stroke at byte `at` and the next one, where both are joined to letters of one word.
fn broken(text: &str, at: usize) -> Option<Range<usize>> {
    let start = at + STROKE.len();
    let rest = &text.as_bytes()[start..];
    let gap = rest.iter().take(LONGEST).take_while(|byte| BREAKS.contains(byte)).count();
    if gap == 0 || !rest[gap..].starts_with(STROKE.as_bytes()) {
        return None;
    }
    let end = start + gap;
    let before = text[..at].chars().rev().find(|&c| c != TATWEEL).is_some_and(is_arabic_letter);
    let behind = text[end..].chars().find(|&c| c != TATWEEL).is_some_and(is_arabic_letter);
    (before && behind).then_some(start..end)
}
