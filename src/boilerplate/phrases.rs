//! Phrases found in folded codes, all in one pass.
//!
//! Phrases begin where words begin, so a word's first codes decide whether any phrase can start there;
//! for nearly all words of a text none can. Where one can, the codes behind the word decide which. An
//! automaton that looks at every code is many times slower.

use crate::text::code;
use crate::text::window::{WINDOW, front, letters, window};

/// Phrases with an index each, ready to be found.
#[derive(Debug)]
pub(super) struct Phrases {
    /// Sorted by key; phrases with one key are neighbours.
    all: Vec<Entry>,
    /// The codes of all phrases.
    codes: Vec<u8>,
    /// Where the phrases of each key start in `all`.
    first: Box<[u32]>,
    /// Whether some phrase begins with this code, which is no part of a word.
    marks: [bool; 256],
    /// The keys of words that a phrase begins with.
    words: Keys,
    /// Those of them with a phrase that hardly goes on behind the word.
    short: Keys,
    /// The keys of the others with the codes behind the word.
    longer: Keys,
}

/// One bit a key.
type Keys = Box<[u64; 1 << (BITS - 6)]>;

#[derive(Debug)]
struct Entry {
    /// Its last codes as a window, and where that begins in it: they tell most phrases apart without a look at the others.
    last: u64,
    back: u32,
    /// Where its codes start among all.
    start: u32,
    len: u32,
    index: u32,
}

/// Bits of a key.
const BITS: u32 = 17;
/// Codes behind a word that belong to the key of a longer phrase.
const BEHIND: usize = 4;

/// What words are made of: 0 for marks, else the same number for codes that one word may hold side by side.
///
/// Arabic and Latin letters and digits part from each other, because careless extraction glues words.
pub(super) static SCRIPT: [u8; 256] = {
    let mut table = [0; 256];
    let mut c = 0;
    while c < 256 {
        let code = c as u8;
        table[c] = if code::is_letter(code) {
            1
        } else if code.is_ascii_digit() {
            2
        } else if code::is_word(code) {
            3
        } else {
            0
        };
        c += 1;
    }
    table
};

/// How many codes at the front of `codes` one word may hold side by side; 0 before a mark.
fn run(codes: &[u8]) -> usize {
    let script = codes.first().map_or(0, |&c| SCRIPT[c as usize]);
    codes.iter().take_while(|&&c| script != 0 && SCRIPT[c as usize] == script).count()
}

/// The key of a word by its front.
#[inline]
fn key(word: u64) -> usize {
    (word.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - BITS)) as usize
}

/// The key of a word with the codes behind its front.
#[inline]
fn longer_key(word: u64, behind: u64) -> usize {
    key(word ^ behind.wrapping_mul(0xC2B2_AE3D_27D4_EB4F))
}

fn add(keys: &mut Keys, key: usize) {
    keys[key / 64] |= 1 << (key % 64);
}

#[inline]
fn has(keys: &Keys, key: usize) -> bool {
    keys[key / 64] & (1 << (key % 64)) != 0
}

impl Phrases {
    /// From phrases with their index; none may be empty.
    pub fn new(phrases: impl IntoIterator<Item = (Box<[u8]>, u32)>) -> Self {
        let none = || Keys::new([0; 1 << (BITS - 6)]);
        let (mut words, mut short, mut longer) = (none(), none(), none());
        let mut marks = [false; 256];
        let mut keyed: Vec<_> = Vec::new();
        for (phrase, index) in phrases {
            let len = run(&phrase).clamp(1, WINDOW);
            let word = front(window(&phrase, 0), len);
            let mut place = key(word);
            add(&mut words, place);
            marks[phrase[0] as usize] |= SCRIPT[phrase[0] as usize] == 0;
            if phrase.len() >= len + BEHIND {
                place = longer_key(word, front(window(&phrase, len), BEHIND));
                add(&mut longer, place);
            } else {
                add(&mut short, place);
            }
            keyed.push((place, phrase, index));
        }
        keyed.sort();
        let (mut all, mut codes) = (Vec::with_capacity(keyed.len()), Vec::new());
        let mut first = vec![0; (1 << BITS) + 1];
        for (place, phrase, index) in keyed {
            first[place + 1] += 1;
            let back = phrase.len().saturating_sub(WINDOW);
            all.push(Entry {
                last: window(&phrase, back),
                back: back as u32,
                start: codes.len() as u32,
                len: phrase.len() as u32,
                index,
            });
            codes.extend_from_slice(&phrase);
        }
        for i in 1..first.len() {
            first[i] += first[i - 1];
        }
        Phrases { all, codes, first: first.into(), marks, words, short, longer }
    }

    /// Calls `hit` with start, end and index of every phrase that stands in `codes`, by rising start.
    pub fn find(&self, codes: &[u8], mut hit: impl FnMut(usize, usize, u32)) {
        let mut at = 0;
        while let Some(&c) = codes.get(at) {
            if code::is_letter(c) {
                let head = window(codes, at);
                let mut len = letters(head);
                self.at(codes, at, front(head, len), len, &mut hit);
                at += len;
                while len == WINDOW {
                    len = letters(window(codes, at));
                    at += len;
                }
            } else if SCRIPT[c as usize] == 0 {
                if self.marks[c as usize] {
                    self.at(codes, at, u64::from(c), 1, &mut hit);
                }
                at += 1;
            } else {
                let len = run(&codes[at..]);
                self.at(codes, at, front(window(codes, at), len), len.min(WINDOW), &mut hit);
                at += len;
            }
        }
    }

    /// The phrases at `at`, where `word` stands, whose front are `len` codes; for most words, none.
    #[inline(always)]
    fn at(&self, codes: &[u8], at: usize, word: u64, len: usize, hit: &mut impl FnMut(usize, usize, u32)) {
        if has(&self.words, key(word)) {
            self.begun(codes, at, word, len, hit);
        }
    }

    /// The phrases that begin with `word`: those that hardly go on behind it, and those that go on as the text does.
    #[inline(never)]
    fn begun(&self, codes: &[u8], at: usize, word: u64, len: usize, hit: &mut impl FnMut(usize, usize, u32)) {
        let short = key(word);
        if has(&self.short, short) {
            self.compare(codes, at, short, hit);
        }
        let long = longer_key(word, front(window(codes, at + len), BEHIND));
        if long != short && has(&self.longer, long) {
            self.compare(codes, at, long, hit);
        }
    }

    fn compare(&self, codes: &[u8], at: usize, key: usize, hit: &mut impl FnMut(usize, usize, u32)) {
        let (from, to) = (self.first[key] as usize, self.first[key + 1] as usize);
        for entry in &self.all[from..to] {
            let (start, len, back) = (entry.start as usize, entry.len as usize, entry.back as usize);
            let end = at + len;
            if end <= codes.len()
                && front(window(codes, at + back), len - back) == entry.last
                && codes[at..at + back] == self.codes[start..start + back]
            {
                hit(at, end, entry.index);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{View, fold};

    #[test]
    fn phrases_start_where_words_do() {
        let table = ["اقرأ أيضا", "أ ف ب", "قرأ", "©", "(@"].iter().enumerate();
        let table = Phrases::new(table.map(|(i, p)| (fold(p).into(), i as u32)));
        let view = View::new("واقرأ أيضا. xإقرأ أيضاً (أ ف ب) © x (@y)");
        let mut found = Vec::new();
        table.find(view.codes(), |start, end, i| found.push((start, end - start, i)));
        assert_eq!(found.iter().map(|f| f.2).collect::<Vec<_>>(), [0, 1, 3, 4]);
        assert_eq!(found[0].1, 9);
    }
}
