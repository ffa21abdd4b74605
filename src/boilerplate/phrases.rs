//! Phrases found in folded codes, all in one pass.
//!
//! Phrases begin where words begin, so a word's first codes decide whether any phrase can start there;
//! for nearly all words of a text none can. An automaton that looks at every code is four times slower.

use crate::text::code;

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
    /// One bit a key: whether it has a phrase.
    seen: Box<[u64; 1 << (BITS - 6)]>,
}

#[derive(Debug)]
struct Entry {
    /// Where its codes start among all.
    start: u32,
    len: u32,
    /// The last code: it tells most phrases apart without a look at the others.
    last: u8,
    index: u32,
}

/// Bits of a key.
const BITS: u32 = 17;
/// Codes that a key is made of.
const KEY: usize = 8;

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

/// The key of what starts at the front of `codes`: its first codes, as far as they belong to one word.
fn key(codes: &[u8]) -> usize {
    let script = SCRIPT[codes[0] as usize];
    let word = codes.iter().take(KEY).take_while(|&&c| script != 0 && SCRIPT[c as usize] == script).count();
    slot(codes[..word.max(1)].iter().fold(0, |key, &c| key << 8 | u64::from(c)))
}

#[inline]
fn slot(key: u64) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - BITS)) as usize
}

impl Phrases {
    /// From phrases with their index; none may be empty.
    pub fn new(phrases: impl IntoIterator<Item = (Box<[u8]>, u32)>) -> Self {
        let mut sorted: Vec<_> = phrases.into_iter().collect();
        sorted.sort_by(|a, b| (key(&a.0), &a.0).cmp(&(key(&b.0), &b.0)));
        let (mut all, mut codes) = (Vec::with_capacity(sorted.len()), Vec::new());
        let mut first = vec![0; (1 << BITS) + 1];
        let mut marks = [false; 256];
        let mut seen = Box::new([0u64; 1 << (BITS - 6)]);
        for (phrase, index) in sorted {
            let key = key(&phrase);
            first[key + 1] += 1;
            seen[key >> 6] |= 1 << (key & 63);
            marks[phrase[0] as usize] |= SCRIPT[phrase[0] as usize] == 0;
            all.push(Entry {
                start: codes.len() as u32,
                len: phrase.len() as u32,
                last: phrase[phrase.len() - 1],
                index,
            });
            codes.extend_from_slice(&phrase);
        }
        for i in 1..first.len() {
            first[i] += first[i - 1];
        }
        Phrases { all, codes, first: first.into(), marks, seen }
    }

    /// Calls `hit` with start, end and index of every phrase that stands in `codes`, by rising start.
    pub fn find(&self, codes: &[u8], mut hit: impl FnMut(usize, usize, u32)) {
        // The codes of the word so far, and how many; what is behind them cannot matter.
        let (mut word, mut len, mut script) = (0u64, 0, 0);
        for (at, &c) in codes.iter().enumerate() {
            let now = SCRIPT[c as usize];
            if now != script {
                if len > 0 && len < KEY {
                    self.at(codes, at - len, word, &mut hit);
                }
                (word, len, script) = (0, 0, now);
            }
            if now != 0 {
                if len < KEY {
                    word = word << 8 | u64::from(c);
                    len += 1;
                    if len == KEY {
                        self.at(codes, at + 1 - KEY, word, &mut hit);
                    }
                }
            } else if self.marks[c as usize] {
                self.at(codes, at, u64::from(c), &mut hit);
            }
        }
        if len > 0 && len < KEY {
            self.at(codes, codes.len() - len, word, &mut hit);
        }
    }

    /// The phrases that stand at `at`, whose key is made of `word`; for most words, none.
    #[inline(always)]
    fn at(&self, codes: &[u8], at: usize, word: u64, hit: &mut impl FnMut(usize, usize, u32)) {
        let key = slot(word);
        if self.seen[key >> 6] & (1 << (key & 63)) != 0 {
            self.compare(codes, at, key, hit);
        }
    }

    #[inline(never)]
    fn compare(&self, codes: &[u8], at: usize, key: usize, hit: &mut impl FnMut(usize, usize, u32)) {
        let (from, to) = (self.first[key] as usize, self.first[key + 1] as usize);
        for entry in &self.all[from..to] {
            let (start, len) = (entry.start as usize, entry.len as usize);
            let end = at + len;
            if codes.get(end - 1) == Some(&entry.last) && codes[at..end] == self.codes[start..start + len] {
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
