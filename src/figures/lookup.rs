//! One pass over the codes of a text that makes its tokens and looks each word up in the lexicon, with
//! the clitics taken off that are fused to its front.

use super::scan::clitic;
use super::words::{STARTS, Words};
use crate::lexicon::words::LONGEST;
use crate::text::View;
use crate::text::code::{self, letter};
use crate::text::tokens::{Class, Token, class};

/// A token, the word of the lexicon it is, and the clitics taken off to see that.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tok {
    pub token: Token,
    group: u32,
    /// Bits of all meanings that it may have or begin.
    pub bits: u32,
    /// Codes of the clitics.
    pub lead: u8,
    /// Which clitics.
    pub clitics: u8,
    /// Whether it ends a clause: sentence ends and line ends, not commas.
    pub ends: bool,
}

const NONE: u32 = u32::MAX;

impl Tok {
    /// A line end, which stands wherever a rule looks past the end of a text.
    pub(super) const END: Tok = {
        let token = Token { start: 0, end: 0, class: Class::Break, mark: 0, spaced: true };
        Tok { token, group: NONE, bits: 0, lead: 0, clitics: 0, ends: true }
    };

    /// The number of the group of phrases that begin with the word.
    #[inline]
    pub(super) fn group(&self) -> Option<u32> {
        (self.group != NONE).then_some(self.group)
    }

    #[inline]
    pub(super) fn class(&self) -> Class {
        self.token.class
    }

    #[inline]
    pub(super) fn is_mark(&self, mark: u8) -> bool {
        self.token.is(mark)
    }

    #[inline]
    pub(super) fn has(&self, clitic: u8) -> bool {
        self.clitics & clitic != 0
    }
}

/// The tokens of a text.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    pub toks: Vec<Tok>,
    /// Those with which a figure can begin: digits, one-character fractions, and words by their meanings.
    pub starts: Vec<u32>,
}

impl Tokens {
    /// The tokens of `view`, each looked up in `words`.
    pub(super) fn read(view: &View, words: &Words) -> Self {
        let mut tokens = Tokens { toks: Vec::with_capacity(view.len() / 4 + 8), starts: Vec::with_capacity(64) };
        let codes = view.codes();
        let mut at = 0;
        let mut spaced = false;
        while at < codes.len() {
            let window = view.window(at);
            let first = window as u8;
            if first == b' ' {
                spaced = true;
                at += 1;
                continue;
            }
            let class = class(first);
            let (len, found) = match class {
                Class::Word => word(view, at, window, words),
                Class::Mark => (1, words.mark(first)),
                Class::Break => (1, None),
                _ => {
                    let len = run(&codes[at..], class);
                    (len, if class == Class::Latin { words.get(&codes[at..at + len]) } else { None })
                }
            };
            let mark = if class == Class::Mark { first } else { 0 };
            let token = Token { start: at as u32, end: (at + len) as u32, class, mark, spaced };
            tokens.push(token, found, words);
            at += len;
            spaced = false;
        }
        if let Some(last) = tokens.toks.last_mut() {
            last.ends |= last.is_mark(b'.');
        }
        tokens
    }

    #[inline]
    fn push(&mut self, token: Token, found: Option<Found>, words: &Words) {
        let mut tok = Tok { token, ..Tok::END };
        tok.ends = match token.class {
            Class::Break => true,
            Class::Mark => matches!(token.mark, b'!' | b'?' | code::ELLIPSIS),
            _ => false,
        };
        if let Some(found) = found {
            let head = words.head(found.group);
            tok.group = found.group;
            tok.bits = head.bits;
            tok.lead = found.lead + head.lead;
            tok.clitics = found.clitics | head.clitics;
        }
        // A full stop ends a sentence unless something other than a word is joined to it.
        if let Some(stop) = self.toks.last_mut().filter(|last| last.token.mark == b'.') {
            stop.ends = token.spaced || matches!(token.class, Class::Break | Class::Word);
        }
        let starts = match token.class {
            Class::Digits => true,
            Class::Mark => token.mark.wrapping_sub(code::FRACTION) < code::FRACTIONS.len() as u8,
            _ => tok.bits & STARTS != 0,
        };
        if starts {
            self.starts.push(self.toks.len() as u32);
        }
        self.toks.push(tok);
    }
}

/// Number of codes from the first on that are of `class`.
fn run(codes: &[u8], wanted: Class) -> usize {
    codes.iter().position(|&c| class(c) != wanted).unwrap_or(codes.len())
}

/// A word of the lexicon, and what was taken off to find it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub group: u32,
    pub lead: u8,
    pub clitics: u8,
}

impl Found {
    /// A word as it stands.
    pub(super) fn whole(group: u32) -> Self {
        Found { group, lead: 0, clitics: 0 }
    }
}

/// All bits of the first codes of a window, by their number.
static FIRST: [u128; LONGEST + 1] = {
    let mut masks = [u128::MAX; LONGEST + 1];
    let mut n = 0;
    while n < LONGEST {
        masks[n] = (1 << (8 * n)) - 1;
        n += 1;
    }
    masks
};

/// The length of the word at code `at`, where `window` begins, and what it is.
#[inline]
fn word(view: &View, at: usize, window: u128, words: &Words) -> (usize, Option<Found>) {
    // Letters are the 32 codes from the first letter on: whatever differs in the upper three bits is none.
    const UPPER: u128 = u128::from_le_bytes([0xE0; LONGEST]);
    const LETTERS: u128 = u128::from_le_bytes([code::FIRST_LETTER; LONGEST]);
    let len = ((window & UPPER) ^ LETTERS).trailing_zeros() as usize / 8;
    if len < LONGEST {
        let key = window & FIRST[len];
        let get = |lead: usize| words.get_key(key >> (8 * lead));
        return (len, look_up(|k| (key >> (8 * k)) as u8, len, get));
    }
    let codes = &view.codes()[at..];
    let word = &codes[..run(codes, Class::Word)];
    (word.len(), look_up(|k| word[k], word.len(), |lead| words.get(&word[lead..]).map(|f| f.group)))
}

const WAW: u8 = letter('و');
const FA: u8 = letter('ف');
const BA: u8 = letter('ب');
const LAM: u8 = letter('ل');
const KAF: u8 = letter('ك');
const ALEF: u8 = letter('ا');

/// What the word of `len` codes is. `code` gives its codes, `get` the group of the word without its
/// first codes. Takes off at most one conjunction, one preposition and the article, asking after each.
#[inline]
fn look_up(code: impl Fn(usize) -> u8, len: usize, get: impl Fn(usize) -> Option<u32>) -> Option<Found> {
    let found = |lead: usize, clitics| get(lead).map(|group| Found { group, lead: lead as u8, clitics });
    if let Some(whole) = found(0, 0) {
        return Some(whole);
    }
    let (mut lead, mut clitics) = (0, 0);
    if len > 2 && matches!(code(0), WAW | FA) {
        (lead, clitics) = (1, clitic::CONJUNCTION);
        if let Some(word) = found(lead, clitics) {
            return Some(word);
        }
    }
    for step in 0..2 {
        let rest = len - lead;
        if rest > 3 && code(lead) == ALEF && code(lead + 1) == LAM {
            return found(lead + 2, clitics | clitic::ARTICLE);
        }
        if step == 1 || rest < 3 {
            return None;
        }
        let bit = match code(lead) {
            BA => clitic::BA,
            LAM => clitic::LAM,
            KAF => clitic::KAF,
            _ => return None,
        };
        if code(lead) == LAM
            && code(lead + 1) == LAM
            && let Some(word) = found(lead + 2, clitics | bit | clitic::ARTICLE)
        {
            return Some(word);
        }
        if let Some(word) = found(lead + 1, clitics | bit) {
            return Some(word);
        }
        (lead, clitics) = (lead + 1, clitics | bit);
    }
    None
}
