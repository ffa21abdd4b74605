//! Sentence borders in a view, for Arabic and Latin punctuation.

use super::{View, code};
use std::ops::Range;

/// Splits `range` of a view into sentences.
///
/// A sentence ends after `.` `!` `?` `؟` `…` (with closing quotes and brackets that follow) and at
/// a line end. A full stop does not end one between digits (3.5), inside a link, or after a single
/// letter (د. أحمد, أ.ف.ب).
pub fn sentences(view: &View, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let codes = &view.codes()[..range.end];
    let mut at = range.start;
    std::iter::from_fn(move || {
        while at < codes.len() && matches!(codes[at], b' ' | b'\n') {
            at += 1;
        }
        if at >= codes.len() {
            return None;
        }
        let start = at;
        while at < codes.len() {
            if codes[at] == b'\n' {
                break;
            }
            if let Some(end) = sentence_end(codes, at) {
                at = end;
                break;
            }
            at += 1;
        }
        Some(super::lines::trim(view, start..at))
    })
}

/// Where the sentence ends if the code at `at` closes it: after the run of end marks and closing quotes.
pub fn sentence_end(codes: &[u8], at: usize) -> Option<usize> {
    let is_end = |c: u8| matches!(c, b'.' | b'!' | b'?' | code::ELLIPSIS);
    if !is_end(codes[at]) {
        return None;
    }
    let mut end = at + 1;
    while codes.get(end).is_some_and(|&c| is_end(c)) {
        end += 1;
    }
    while codes.get(end).is_some_and(|&c| matches!(c, code::CLOSE_QUOTE | b'"' | b')' | b']' | b'\'')) {
        end += 1;
    }
    let next = codes.get(end).copied().unwrap_or(b'\n');
    if codes[at] == b'.' {
        if !matches!(next, b' ' | b'\n') && !code::is_letter(next) {
            return None;
        }
        let word_start = codes[..at].iter().rposition(|&c| !code::is_word(c)).map_or(0, |p| p + 1);
        let single_letter = at - word_start == 1 && !codes[word_start].is_ascii_digit();
        if single_letter && next != b'\n' {
            return None;
        }
        let latin_before = at > 0 && code::is_latin(codes[at - 1]);
        if latin_before && code::is_word(next) {
            return None;
        }
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let view = View::new(text);
        sentences(&view, 0..view.len()).map(|r| view.span(r.start, r.end).of(text)).collect()
    }

    #[test]
    fn splits_at_ends_only() {
        assert_eq!(
            split("ارتفع 3.5% اليوم. قال د. سالم: «انتهى الأمر.» هل عاد؟ نعم…\nسطر"),
            ["ارتفع 3.5% اليوم.", "قال د. سالم: «انتهى الأمر.»", "هل عاد؟", "نعم…", "سطر"]
        );
    }

    #[test]
    fn agencies_and_links_hold_together() {
        assert_eq!(split("نقلت أ.ف.ب عن مصدر. زوروا khabar.example/a.html اليوم").len(), 2);
    }
}
