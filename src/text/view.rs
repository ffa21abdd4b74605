//! The folded view of a text: one code a character, with the way back to the bytes that came in.

use super::code::{self, DELETED, SLOW};
use crate::span::Span;
use unicode_normalization::UnicodeNormalization;

/// A text folded to [codes](super::code), and where each code came from.
///
/// Positions in a view count codes; [`span`](View::span) turns a range of them into the byte span
/// of the text, marks that follow its last letter included. One view serves every stage, and its
/// buffers are used again by [`refill`](View::refill).
///
/// ```
/// use khabar::text::View;
/// let text = "قُتِلَ ٢٤ ألفاً";
/// let view = View::new(text);
/// assert_eq!(view.len(), 11);
/// assert_eq!(view.span(7, 11).of(text), "ألفاً");
/// ```
#[derive(Clone, Debug, Default)]
pub struct View {
    codes: Vec<u8>,
    /// Byte where each code's character starts, then the text's length.
    starts: Vec<u32>,
}

/// Longest text a view can hold, in bytes.
pub const MAX_LEN: usize = u32::MAX as usize;

impl View {
    /// Folds `text`.
    ///
    /// # Panics
    /// When `text` is longer than 4 GiB; the stages refuse such a text with an error before.
    pub fn new(text: &str) -> Self {
        let mut view = View::default();
        view.refill(text);
        view
    }

    /// Folds `text` into the buffers of this view.
    pub fn refill(&mut self, text: &str) {
        assert!(text.len() <= MAX_LEN, "a text is at most 4 GiB long");
        self.codes.clear();
        self.starts.clear();
        self.codes.reserve(text.len());
        self.starts.reserve(text.len() + 1);
        let bytes = text.as_bytes();
        let mut i = 0;
        while let Some(&b) = bytes.get(i) {
            match b {
                0..0x80 => {
                    self.push(code::ASCII[b as usize], i);
                    i += 1;
                }
                0xD8..=0xDB => {
                    let low = ((b & 3) << 6) | (bytes[i + 1] & 0x3F);
                    match code::ARABIC[low as usize] {
                        DELETED => {}
                        SLOW => self.hamza_mark(i),
                        c => self.push(c, i),
                    }
                    i += 2;
                }
                _ => {
                    let c = text[i..].chars().next().expect("a character starts here");
                    self.push_other(c, i);
                    i += c.len_utf8();
                }
            }
        }
        self.starts.push(text.len() as u32);
    }

    #[inline]
    fn push(&mut self, code: u8, at: usize) {
        self.codes.push(code);
        self.starts.push(at as u32);
    }

    /// A combining hamza turns the letter it stands on into the letter with hamza; a free one is ء.
    fn hamza_mark(&mut self, at: usize) {
        match self.codes.last_mut() {
            Some(c) if *c == code::letter('و') => *c = code::letter('ؤ'),
            Some(c) if *c == code::letter('ي') => *c = code::letter('ئ'),
            Some(c) if *c == code::letter('ا') => {}
            _ => self.push(code::letter('ء'), at),
        }
    }

    #[cold]
    fn push_other(&mut self, c: char, at: usize) {
        match code::other(c) {
            Some(DELETED) => {}
            Some(code) => self.push(code, at),
            None => {
                for part in std::iter::once(c).nfkc() {
                    match part {
                        '\u{600}'..='\u{6FF}' => match code::ARABIC[(part as u32 & 0xFF) as usize] {
                            DELETED | SLOW => {}
                            code => self.push(code, at),
                        },
                        part if part.is_ascii() => self.push(code::ASCII[part as usize], at),
                        _ => self.push(code::OTHER, at),
                    }
                }
            }
        }
    }

    /// The codes.
    #[inline]
    pub fn codes(&self) -> &[u8] {
        &self.codes
    }

    /// Number of codes.
    #[inline]
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether the text has no character with a code.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Length of the text in bytes.
    pub fn text_len(&self) -> usize {
        self.starts.last().map_or(0, |&n| n as usize)
    }

    /// Byte where the character of code `at` starts; the text's length for `at == len()`.
    #[inline]
    pub fn byte(&self, at: usize) -> usize {
        self.starts[at] as usize
    }

    /// Byte span of the codes `start..end`, with the marks that follow the last of them.
    ///
    /// Codes that one ligature was taken apart into share its bytes.
    #[inline]
    pub fn span(&self, start: usize, end: usize) -> Span {
        if start >= end {
            return Span::new(self.byte(start), self.byte(start));
        }
        let from = self.byte(start);
        let last = self.byte(end - 1);
        let mut next = end;
        while self.byte(next) == last {
            next += 1;
        }
        Span::new(from, self.byte(next))
    }

    /// The first code whose character starts at or after `byte`.
    pub fn at_byte(&self, byte: usize) -> usize {
        self.starts.partition_point(|&s| (s as usize) < byte).min(self.len())
    }

    /// The codes that lie in a byte span.
    pub fn range(&self, span: Span) -> std::ops::Range<usize> {
        self.at_byte(span.start)..self.at_byte(span.end)
    }
}

/// Folds a lexicon form to codes, white space runs as one space, edges trimmed.
pub fn fold(form: &str) -> Vec<u8> {
    let view = View::new(form);
    let mut out = Vec::with_capacity(view.len());
    for &c in view.codes() {
        let c = if c == b'\n' { b' ' } else { c };
        if c != b' ' || out.last().is_some_and(|&l| l != b' ') {
            out.push(c);
        }
    }
    if out.last() == Some(&b' ') {
        out.pop();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_fold_to_the_same_codes() {
        for (a, b) in [
            ("أحمد إلى الآن", "احمد الي الان"),
            ("مَدْرَسَةٌ", "مدرسه"),
            ("کیلوگرام", "كيلوكرام"),
            ("١٢۳", "123"),
            ("ﻻ إله", "لا اله"),
            ("شـــكر", "شكر"),
            ("مي\u{0654}ة", "مئة"),
            ("COVID", "covid"),
            (" نص\u{00A0}\u{200F} واحد ", "نص واحد"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} and {b}");
        }
        assert_ne!(fold("مئة"), fold("مية"));
    }

    #[test]
    fn spans_lead_back_with_marks_and_ligatures() {
        let text = "x ﷺ بيانٌ.";
        let view = View::new(text);
        let whole = view.span(2, 3);
        assert_eq!(whole.of(text), "ﷺ");
        let end = view.len();
        assert_eq!(view.span(end - 5, end - 1).of(text), "بيانٌ");
        assert_eq!(view.at_byte(text.find('ب').unwrap()), end - 5);
    }
}
