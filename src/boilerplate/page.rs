//! A page as the rules see it: folded codes, their lines, and cheap facts about pieces of them.

use super::phrases::SCRIPT;
use crate::text::code::{self, BULLET, CLOSE_QUOTE, DASH, ELLIPSIS};
use crate::text::sentences::sentence_end;
use crate::text::window::{self, WINDOW, letters, window};
use std::ops::Range;

/// How far a rule looks for the border of a piece, in codes. Keeps every rule linear.
pub(super) const REACH: usize = 1200;
/// Codes in which a word close behind another begins and ends.
const CLOSE: usize = 40;

/// Folded codes with the lines in them that hold something.
#[derive(Debug, Default)]
pub(super) struct Page<'c> {
    pub codes: &'c [u8],
    pub lines: Vec<Range<usize>>,
}

impl<'c> Page<'c> {
    pub fn new(codes: &'c [u8], mut lines: Vec<Range<usize>>) -> Self {
        lines.clear();
        let mut at = 0;
        while at < codes.len() {
            let end = memchr::memchr(b'\n', &codes[at..]).map_or(codes.len(), |n| at + n);
            let line = trim(codes, at..end);
            if !line.is_empty() {
                lines.push(line);
            }
            at = end + 1;
        }
        Page { codes, lines }
    }

    /// Index of the line that holds `at`, or of the next one.
    pub fn line_of(&self, at: usize) -> usize {
        self.lines.partition_point(|l| l.end <= at)
    }

    /// Where the text of the page ends, white space aside.
    pub fn end(&self) -> usize {
        self.lines.last().map_or(0, |l| l.end)
    }

    /// Number of words in `range`, counted up to `most + 1`.
    pub fn words(&self, range: Range<usize>, most: usize) -> usize {
        let codes = &self.codes[range];
        let (mut n, mut at, mut inside) = (0, 0, false);
        while let Some(&c) = codes.get(at) {
            let ahead = window(codes, at);
            if let Some((begun, ends_inside)) = window::words(ahead, inside) {
                n += begun;
                if n > most {
                    return most + 1;
                }
                (inside, at) = (ends_inside, at + WINDOW);
                continue;
            }
            let letters = letters(ahead);
            let word = letters > 0 || SCRIPT[c as usize] != 0;
            if word && !inside {
                n += 1;
                if n > most {
                    break;
                }
            }
            inside = word || (inside && matches!(c, b'.' | b'_' | b'/' | b'\''));
            at += letters.max(1);
        }
        n
    }

    /// The first word close behind `at`, before `end`.
    pub fn next_word(&self, at: usize, end: usize) -> Option<Range<usize>> {
        self.word_ranges(at..end.min(at + CLOSE)).next()
    }

    /// The words of `range` as ranges, without the marks around them.
    pub fn word_ranges(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut at = range.start;
        std::iter::from_fn(move || {
            while at < range.end && !code::is_word(self.codes[at]) {
                at += 1;
            }
            if at >= range.end {
                return None;
            }
            let start = at;
            while at < range.end && code::is_word(self.codes[at]) {
                at += 1;
            }
            Some(start..at)
        })
    }

    /// Start of the sentence that `at` lies in, within its line and reach.
    pub fn sentence_start(&self, at: usize, line: &Range<usize>) -> Option<usize> {
        let floor = line.start.max(at.saturating_sub(REACH));
        let mut i = at;
        while i > floor {
            i -= 1;
            if ends_sentence(self.codes, i)
                && let Some(end) = end_at(self.codes, i)
                && end <= at
            {
                return Some(skip_blank(self.codes, end, at));
            }
        }
        (floor == line.start).then_some(floor)
    }

    /// End of the sentence that `at` lies in, its mark included, within its line and reach.
    pub fn sentence_stop(&self, at: usize, line: &Range<usize>) -> Option<usize> {
        let ceiling = line.end.min(at + REACH);
        let mut i = at;
        while i < ceiling {
            if ends_sentence(self.codes, i)
                && let Some(end) = end_at(self.codes, i)
            {
                return Some(end.min(line.end));
            }
            i += 1;
        }
        (ceiling == line.end).then_some(ceiling)
    }

    /// Whether the last sign of `range`, closing quotes and brackets aside, ends a sentence.
    pub fn stops(&self, range: &Range<usize>) -> bool {
        self.last_sign(range).is_some_and(|c| matches!(c, b'.' | b'!' | b'?' | ELLIPSIS))
    }

    /// The last sign of `range` that is no closing quote, bracket or blank.
    pub fn last_sign(&self, range: &Range<usize>) -> Option<u8> {
        self.last_sign_at(range).map(|at| self.codes[at])
    }

    /// Where it stands.
    pub fn last_sign_at(&self, range: &Range<usize>) -> Option<usize> {
        let closing = |c: u8| matches!(c, b' ' | b'"' | b')' | b']' | b'\'' | CLOSE_QUOTE);
        range.clone().rev().find(|&at| !closing(self.codes[at]))
    }

    /// Whether `range` is mostly Latin.
    pub fn is_latin(&self, range: Range<usize>) -> bool {
        let (mut latin, mut arabic) = (0usize, 0usize);
        for &c in &self.codes[range] {
            latin += usize::from(code::is_latin(c));
            arabic += usize::from(code::is_letter(c));
        }
        latin > 4 && latin > 2 * arabic
    }

    /// Whether `range` holds a sign that posts have and articles have not: hashtag, handle, emoji.
    pub fn is_posted(&self, range: Range<usize>) -> bool {
        let codes = &self.codes[range];
        codes.iter().enumerate().any(|(i, &c)| match c {
            code::EMOJI => true,
            b'#' | b'@' => codes.get(i + 1).is_some_and(|&n| code::is_word(n)),
            _ => false,
        })
    }
}

/// Like [`sentence_end`], but a single Latin letter before Arabic is a name, not an abbreviation.
fn end_at(codes: &[u8], at: usize) -> Option<usize> {
    sentence_end(codes, at).or_else(|| {
        let name = codes[at] == b'.'
            && at > 0
            && code::is_latin(codes[at - 1])
            && codes.get(at + 1) == Some(&b' ')
            && codes.get(at + 2).is_some_and(|&c| code::is_letter(c));
        name.then_some(at + 1)
    })
}

#[inline]
fn ends_sentence(codes: &[u8], at: usize) -> bool {
    matches!(codes[at], b'.' | b'!' | b'?' | ELLIPSIS)
}

/// `range` without blanks at its edges.
pub(super) fn trim(codes: &[u8], range: Range<usize>) -> Range<usize> {
    let end = trim_end(codes, range.clone());
    skip_blank(codes, range.start, end)..end
}

/// Where `range` ends without blanks behind it. What blanks it begins with is not looked at, so that asking it of
/// the page up to some place costs nothing.
pub(super) fn trim_end(codes: &[u8], range: Range<usize>) -> usize {
    let mut end = range.end;
    while end > range.start && matches!(codes[end - 1], b' ' | b'\n') {
        end -= 1;
    }
    end
}

/// First code at or after `at` that is no blank.
pub(super) fn skip_blank(codes: &[u8], mut at: usize, limit: usize) -> usize {
    while at < limit && matches!(codes[at], b' ' | b'\n') {
        at += 1;
    }
    at
}

/// Whether `c` may stand in front of a label without belonging to a sentence: bullets, dashes, arrows, brackets.
pub(super) fn is_lead_mark(c: u8) -> bool {
    matches!(
        c,
        b' ' | b':' | b'-' | b'*' | b'|' | b'>' | b'<' | b'"' | b'(' | b'[' | b'#' | b'/' | b'\\' | b'+' | b'=' | b'_'
    ) || matches!(c, BULLET | DASH | code::EMOJI | code::ARROW | code::OTHER | CLOSE_QUOTE)
}

/// Whether `c` may follow a label: colons, dots, arrows, closing brackets and whatever may lead.
pub(super) fn is_trail_mark(c: u8) -> bool {
    is_lead_mark(c) || matches!(c, b':' | b'.' | b'!' | b'?' | b')' | b']' | b',' | b';' | code::COMMA | ELLIPSIS)
}

/// Where a link or file name starts that goes on back from `at`.
pub(super) fn link_start(codes: &[u8], mut at: usize) -> usize {
    while at > 0 && (codes[at - 1].is_ascii_alphanumeric() || b"-._~:/?#@%=&+".contains(&codes[at - 1])) {
        at -= 1;
    }
    at
}

/// Where a link ends that goes on at `at`: at the first sign that no link has.
pub(super) fn link_end(codes: &[u8], mut at: usize) -> usize {
    let part = |c: u8| c.is_ascii_alphanumeric() || b"-._~:/?#@!$&*+,;=%".contains(&c);
    while codes.get(at).is_some_and(|&c| part(c)) {
        at += 1;
    }
    while at > 0 && matches!(codes[at - 1], b'.' | b',' | b';' | b':' | b'!' | b'?') {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::View;

    #[test]
    fn lines_words_and_sentences() {
        let view = View::new("  خبر أول \n\nقال د. سالم 3.5 كلمة. ثم سكت؟");
        let page = Page::new(view.codes(), Vec::new());
        assert_eq!(page.lines.len(), 2);
        assert_eq!(page.words(page.lines[0].clone(), 9), 2);
        let line = page.lines[1].clone();
        let last = line.end - 2;
        let start = page.sentence_start(last, &line).unwrap();
        assert_eq!(page.words(start..line.end, 9), 2);
        assert_eq!(page.sentence_stop(line.start, &line), Some(start - 1));
        assert!(page.stops(&line));
        assert_eq!(page.line_of(line.start + 3), 1);
    }
}
