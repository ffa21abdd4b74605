//! The folded view of a text: one code a character, with the way back to the bytes that came in.

#[cfg(target_arch = "x86_64")]
mod avx512;
mod broken;

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
    /// The codes, then at least [`PAD`] zeros, then what an earlier text left.
    codes: Vec<u8>,
    /// Byte where each code's character starts, then the text's length.
    starts: Vec<u32>,
    len: usize,
}

/// Longest text a view can hold, in bytes.
pub const MAX_LEN: usize = u32::MAX as usize;

/// Zeros behind the codes, so that a [window](View::window) may begin at any code.
const PAD: usize = size_of::<u128>();

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
        self.len = 0;
        let mut at = 0;
        loop {
            at = self.fold_blocks(text.as_bytes(), at);
            let Some(c) = text[at..].chars().next() else { break };
            self.push_slow(c, at);
            at += c.len_utf8();
        }
        self.join_broken(text);
        self.codes[self.len..self.len + PAD].fill(0);
        self.starts[self.len] = text.len() as u32;
    }

    /// [`fold_run`](Self::fold_run), whole blocks with the vector kernel of this processor.
    #[inline]
    fn fold_blocks(&mut self, bytes: &[u8], mut at: usize) -> usize {
        #[cfg(target_arch = "x86_64")]
        if crate::text::cpu::has_avx512() {
            self.make_room(bytes.len() - at + avx512::BLOCK);
            while bytes.len() - at >= avx512::BLOCK {
                (at, self.len) = avx512::fold(bytes, at, self.len, &mut self.codes, &mut self.starts);
                // What stopped it, unless that was the end.
                let Some(code) = two_bytes_at(bytes, at).filter(|_| bytes.len() - at >= avx512::BLOCK) else { break };
                if code == SLOW {
                    return at;
                }
                self.add(code, at);
                at += 1 + usize::from(bytes[at] >= 0x80);
            }
        }
        self.fold_run(bytes, at)
    }

    /// Adds a code for which there is room.
    #[inline]
    fn add(&mut self, code: u8, at: usize) {
        (self.codes[self.len], self.starts[self.len]) = (code, at as u32);
        self.len += usize::from(code != DELETED);
    }

    /// Folds the characters from byte `at` on up to the first that needs a closer look, which is none
    /// of ASCII and few of the Arabic block; gives where that one starts, or the text's length.
    ///
    /// Without a branch on what a character is: where words end is nothing that a processor can guess.
    fn fold_run(&mut self, bytes: &[u8], mut at: usize) -> usize {
        let table = code::table();
        self.make_room(bytes.len() - at);
        let (codes, starts) = (&mut self.codes[..], &mut self.starts[..]);
        let mut len = self.len;
        loop {
            // Eight bytes hold four characters, if none has more than two.
            while let Some(eight) = bytes.get(at..at + 8) {
                let eight = u64::from_le_bytes(eight.try_into().expect("eight bytes"));
                let (codes, starts) = (&mut codes[len..len + 4], &mut starts[len..len + 4]);
                // The upper bit of each byte that begins a character: of all but 10xxxxxx.
                let mut begins = (!eight | eight << 1) & 0x8080_8080_8080_8080;
                let (mut added, mut slow) = (0, false);
                let mut fold = || {
                    let bit = begins.trailing_zeros();
                    begins &= begins.wrapping_sub(1);
                    let code = table[usize::from((eight >> (bit & 0x38)) as u16)];
                    (codes[added & 3], starts[added & 3]) = (code, at as u32 + bit / 8);
                    added += usize::from(code != DELETED);
                    slow |= code == SLOW;
                };
                fold();
                fold();
                fold();
                fold();
                if slow {
                    break;
                }
                at += begins.trailing_zeros() as usize / 8;
                len += added;
            }
            let Some(code) = two_bytes_at(bytes, at) else { break };
            if code == SLOW {
                break;
            }
            (codes[len], starts[len]) = (code, at as u32);
            len += usize::from(code != DELETED);
            at += 1 + usize::from(bytes[at] >= 0x80);
        }
        self.len = len;
        at
    }

    /// Sees to it that `more` codes and what stands behind them have room.
    fn make_room(&mut self, more: usize) {
        let room = self.len + more + PAD + 1;
        if self.codes.len() < room {
            self.codes.resize(room, 0);
            self.starts.resize(room, 0);
        }
    }

    fn push(&mut self, code: u8, at: usize) {
        // Room for the rest of the text comes with the next run; compatibility forms may hold many letters.
        self.make_room(PAD);
        self.codes[self.len] = code;
        self.starts[self.len] = at as u32;
        self.len += 1;
    }

    #[cold]
    fn push_slow(&mut self, c: char, at: usize) {
        match c {
            '\u{654}' | '\u{655}' => self.hamza_mark(at),
            _ => self.push_other(c, at),
        }
    }

    /// A combining hamza turns the letter it stands on into the letter with hamza; a free one is ء.
    fn hamza_mark(&mut self, at: usize) {
        match self.codes[..self.len].last_mut() {
            Some(c) if *c == code::letter('و') => *c = code::letter('ؤ'),
            Some(c) if *c == code::letter('ي') => *c = code::letter('ئ'),
            Some(c) if *c == code::letter('ا') => {}
            _ => self.push(code::letter('ء'), at),
        }
    }

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
                        _ => self.push(code::other(part).filter(|&c| c != DELETED).unwrap_or(code::OTHER), at),
                    }
                }
            }
        }
    }

    /// The codes.
    #[inline]
    pub fn codes(&self) -> &[u8] {
        &self.codes[..self.len]
    }

    /// Number of codes.
    #[inline]
    pub fn len(&self) -> usize {
        self.len
    }

    /// The sixteen codes from code `at` on, the first lowest, with zeros behind the last of the text.
    #[inline]
    pub fn window(&self, at: usize) -> u128 {
        let codes = &self.codes[at..at + PAD];
        u128::from_le_bytes(codes.try_into().expect("as long as a number"))
    }

    /// Whether the text has no character with a code.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Length of the text in bytes.
    pub fn text_len(&self) -> usize {
        self.starts.get(self.len).map_or(0, |&n| n as usize)
    }

    /// Byte where the character of code `at` starts; the text's length for `at == len()`.
    #[inline]
    pub fn byte(&self, at: usize) -> usize {
        debug_assert!(at <= self.len);
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
        self.starts[..self.len].partition_point(|&s| (s as usize) < byte)
    }

    /// The codes that lie in a byte span.
    pub fn range(&self, span: Span) -> std::ops::Range<usize> {
        self.at_byte(span.start)..self.at_byte(span.end)
    }
}

/// The code of the character at `at`, as far as two bytes tell it.
#[inline]
fn two_bytes_at(bytes: &[u8], at: usize) -> Option<u8> {
    let first = *bytes.get(at)?;
    let second = bytes.get(at + 1).copied().unwrap_or(0);
    Some(code::table()[usize::from(u16::from_le_bytes([first, second]))])
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
    use proptest::prelude::*;

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

    /// A view by the plain loop alone.
    fn plain(text: &str) -> View {
        let mut view = View::default();
        let mut at = 0;
        loop {
            at = view.fold_run(text.as_bytes(), at);
            let Some(c) = text[at..].chars().next() else { break };
            view.push_slow(c, at);
            at += c.len_utf8();
        }
        view.make_room(0);
        view.join_broken(text);
        view.starts[view.len] = text.len() as u32;
        view
    }

    #[test]
    fn broken_words_are_whole() {
        for (broken, whole) in [
            ("وفـ. ـاة", "وفاه"),
            ("قـ.ـتل شـ/ـهيد", "قتل شهيد"),
            ("الصهـ ـاينة", "الصهاينه"),
            ("الـ. ـوفـ. ـيات", "الوفيات"),
        ] {
            assert_eq!(fold(broken), fold(whole), "{broken}");
        }
        for apart in ["1445هـ ــ حسب", "بـ \"ـمحاباة", "أ - ب", "هـ. ثم"] {
            assert_ne!(fold(apart), fold(&apart.replace([' ', '.', '"', '-'], "")), "{apart}");
        }
        let view = View::new("قـ. ـتل 5");
        assert_eq!(view.span(0, 3).of("قـ. ـتل 5"), "قـ. ـتل");
    }

    proptest! {
        #[test]
        fn every_loop_gives_the_same(pieces in prop::collection::vec((0..PIECES.len(), 0..4usize), 0..60), other in "\\PC{0,40}") {
            let text: String = pieces.iter().map(|&(i, n)| PIECES[i].repeat(n)).chain([other]).collect();
            for text in [text.clone(), text.repeat(4)] {
                let (all, wanted) = (View::new(&text), plain(&text));
                prop_assert_eq!(all.codes(), wanted.codes());
                prop_assert_eq!(&all.starts[..=all.len], &wanted.starts[..=wanted.len]);
            }
        }
    }

    const PIECES: &[&str] = &[
        "ب",
        " ",
        "قال الوزير",
        "x",
        "1",
        "٢",
        "۳",
        "گ",
        "ی",
        "\u{64E}",
        "\u{654}",
        "ـ",
        "«",
        "”",
        "\u{200F}",
        "é",
        "😀",
        "ﻻ",
        "\n",
    ];

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
