//! One pass over the codes of a text that makes its tokens and looks each word up in the lexicon, with
//! the clitics taken off that are fused to its front, and finds the phrases that stand there whole.

use super::clitics::{ALEF, BA, FA, KAF, LAM, WAW, clitic};
use super::words::{Head, NO_WORD, STARTS, Words};
use crate::lexicon::words::key;
use crate::text::View;
use crate::text::code;
use crate::text::tokens::{Class, Token, class as text_class};
use crate::text::window::{WINDOW, front, letters};
use std::ops::Range;

/// A token, the word of the lexicon it is, and the clitics taken off to see that.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tok {
    pub token: Token,
    group: u32,
    /// Bits of all meanings that the word may have or begin, whatever stands after it.
    pub bits: u32,
    /// Bits of those that it has alone, and of the longer phrases that stand here whole.
    pub live: u32,
    /// The [`job_bit`](super::words::job_bit) of the jobs of the same.
    pub jobs: u64,
    /// Which of [`Tokens::found`] begin with it.
    found: u32,
    longer: u8,
    /// Codes of the clitics.
    pub lead: u8,
    /// Which clitics.
    pub clitics: u8,
    /// Whether it ends a clause: sentence ends and line ends, not commas.
    pub ends: bool,
}

impl Tok {
    /// A line end, which stands wherever a rule looks past the end of a text.
    pub(crate) const END: Tok = {
        let token = Token { start: 0, end: 0, class: Class::Break, mark: 0, spaced: true };
        let (found, longer) = (0, 0);
        Tok { token, group: NO_WORD, bits: 0, live: 0, jobs: 0, found, longer, lead: 0, clitics: 0, ends: true }
    };

    /// Which of [`Tokens::found`] begin with it, the longest first.
    #[inline]
    pub(super) fn found(&self) -> Range<usize> {
        self.found as usize..self.found as usize + usize::from(self.longer)
    }

    /// The number of the group of phrases that begin with the word.
    #[inline]
    pub(crate) fn group(&self) -> Option<u32> {
        (self.group != NO_WORD).then_some(self.group)
    }

    #[inline]
    pub(crate) fn class(&self) -> Class {
        self.token.class
    }

    #[inline]
    pub(crate) fn is_mark(&self, mark: u8) -> bool {
        self.token.is(mark)
    }

    #[inline]
    pub(crate) fn has(&self, clitic: u8) -> bool {
        self.clitics & clitic != 0
    }
}

/// A phrase of more words than one that stands whole in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found {
    /// Which one of its group.
    pub phrase: u32,
    /// The token after it.
    pub end: u32,
}

/// The tokens of a text.
#[derive(Debug, Default)]
pub(crate) struct Tokens {
    pub toks: Vec<Tok>,
    /// The phrases of more words than one, in the order of their first tokens.
    pub found: Vec<Found>,
    /// Those with which a figure can begin: digits, one-character fractions, and words by their meanings.
    pub starts: Vec<u32>,
    /// Those that the next token may go on with as a phrase.
    open: Vec<u32>,
    /// Whether the next token tells more of the last one.
    waits: bool,
}

impl Tokens {
    /// The tokens of `view`, each looked up in `words`.
    pub(crate) fn read(view: &View, words: &Words) -> Self {
        let mut tokens = Tokens { toks: Vec::with_capacity(view.len() / 4 + 8), ..Tokens::default() };
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
            let (key, len, found) =
                if code::is_letter(first) { word(view, at, window, words) } else { other(view, at, window, words) };
            let class = text_class(first);
            let mark = if class == Class::Mark { first } else { 0 };
            let token = Token { start: at as u32, end: (at + len) as u32, class, mark, spaced };
            tokens.push(token, key, found, words);
            at += len;
            spaced = false;
        }
        if tokens.waits {
            tokens.settle(Tok::END.token, 0, 0, words);
        }
        for i in std::mem::take(&mut tokens.open) {
            tokens.find_phrases(i as usize, view, words);
        }
        tokens
    }

    /// Adds a token with its key, as far as it can be told alone.
    #[inline]
    fn push(&mut self, token: Token, key: u64, found: Head, words: &Words) {
        if self.waits {
            self.settle(token, key, found.clitics, words);
        }
        let (starts, ends) = match token.class {
            Class::Digits => (true, false),
            Class::Break => (false, true),
            Class::Mark => {
                let part = token.mark.wrapping_sub(code::FRACTION) < code::FRACTIONS.len() as u8;
                (part, matches!(token.mark, b'!' | b'?' | code::ELLIPSIS))
            }
            _ => (found.sure & STARTS != 0, false),
        };
        if starts {
            self.starts.push(self.toks.len() as u32);
        }
        let Head { group, bits, sure: live, jobs, lead, clitics } = found;
        self.toks.push(Tok { token, group, bits, live, jobs, found: 0, longer: 0, lead, clitics, ends });
        self.waits = bits != live || token.mark == b'.';
    }

    /// Tells the rest of the last token by what follows it.
    fn settle(&mut self, next: Token, key: u64, clitics: u8, words: &Words) {
        let last = self.toks.len() - 1;
        let tok = &mut self.toks[last];
        // A full stop ends a sentence unless something other than a word is joined to it.
        tok.ends |= tok.is_mark(b'.') && (next.spaced || matches!(next.class, Class::Break | Class::Word));
        if tok.bits == tok.live {
            return;
        }
        let started = tok.live & STARTS != 0;
        let open = words.may_go_on(tok.group, key, clitics);
        if open {
            self.open.push(last as u32);
        }
        // Clitics that are written apart from the digits they belong to may begin a figure in their place.
        let clitic = next.class == Class::Digits && tok.class() == Class::Word;
        let meanings = if clitic || open { tok.bits } else { tok.live };
        if !started && meanings & STARTS != 0 && tok.class() != Class::Mark {
            self.starts.push(last as u32);
        }
    }

    /// Finds the phrases that stand whole at token `i`.
    fn find_phrases(&mut self, i: usize, view: &View, words: &Words) {
        let Some(next) = self.toks.get(i + 1) else { return };
        let key = front(view.window(next.token.start as usize) as u64, next.token.range().len());
        let fused = [(clitic::BA, BA), (clitic::LAM, LAM)];
        let fused = fused.into_iter().filter(|&(bit, _)| next.has(bit)).map(|(_, code)| u64::from(code));
        let group = words.group(self.toks[i].group);
        let from = self.found.len();
        for phrase in std::iter::once(key).chain(fused).flat_map(|key| group.going_on(key)) {
            if let Some(end) = self.follows(i + 1, &group.phrases[phrase as usize].rest, view) {
                self.found.push(Found { phrase, end: end as u32 });
            }
        }
        let found = &mut self.found[from..];
        found.sort_unstable_by_key(|found| found.phrase);
        let tok = &mut self.toks[i];
        (tok.found, tok.longer) = (from as u32, u8::try_from(found.len()).unwrap_or(u8::MAX));
        for Found { phrase, .. } in found {
            let phrase = &group.phrases[*phrase as usize];
            tok.live |= phrase.bits;
            tok.jobs |= phrase.job();
        }
    }

    /// Whether the words of a phrase stand at token `i`: the token after them. A last ب or ل may be
    /// fused to the next word, which then is not part of the phrase (تقدر بثلاثة).
    fn follows(&self, i: usize, rest: &[Box<[u8]>], view: &View) -> Option<usize> {
        for (k, word) in rest.iter().enumerate() {
            let tok = self.toks.get(i + k)?;
            if view.codes()[tok.token.range()] == **word && tok.class() != Class::Break {
                continue;
            }
            let bit = match **word {
                [BA] => clitic::BA,
                [LAM] => clitic::LAM,
                _ => return None,
            };
            return (k + 1 == rest.len() && tok.has(bit)).then_some(i + k);
        }
        Some(i + rest.len())
    }
}

/// The token of anything but Arabic letters at code `at`, where `window` begins: its key, its length and what it is.
fn other(view: &View, at: usize, window: u128, words: &Words) -> (u64, usize, Head) {
    let first = window as u8;
    match text_class(first) {
        Class::Mark => (u64::from(first), 1, words.mark(first)),
        Class::Break => (u64::from(first), 1, Head::default()),
        class => {
            let codes = &view.codes()[at..];
            let len = codes.iter().position(|&c| text_class(c) != class).unwrap_or(codes.len());
            let found = if class == Class::Latin { words.get(&codes[..len]) } else { Head::default() };
            (front(window as u64, len), len, found)
        }
    }
}

/// The word at code `at`, where `window` begins: its key, its length and what it is.
#[inline]
fn word(view: &View, at: usize, window: u128, words: &Words) -> (u64, usize, Head) {
    let len = letters(window as u64);
    if len == WINDOW {
        return long_word(view, at, window, words);
    }
    let key = front(window as u64, len);
    // لـ«رويترز» tells whom or what for, and is no litre.
    if len == 1 && window as u8 == LAM && (window >> 8) as u8 == b'"' {
        return (key, len, Head::default());
    }
    (key, len, look_up(|k| (key >> (8 * k)) as u8, len, |lead| words.get_short(key >> (8 * lead))))
}

/// The same for words of eight letters and more.
#[inline(never)]
fn long_word(view: &View, at: usize, window: u128, words: &Words) -> (u64, usize, Head) {
    let codes = &view.codes()[at..];
    let len = codes.iter().position(|&c| text_class(c) != Class::Word).unwrap_or(codes.len());
    let word = &codes[..len];
    let found = match key(word) {
        Some(key) => look_up(|k| word[k], len, |lead| words.get_key(key >> (8 * lead))),
        None => look_up(|k| word[k], len, |lead| words.get(&word[lead..])),
    };
    (window as u64, len, found)
}

/// What the word of `len` codes is. `code` gives its codes, `get` the group of the word without its
/// first codes. Takes off at most one conjunction, one preposition and the article, asking after each.
#[inline]
fn look_up(code: impl Fn(usize) -> u8, len: usize, get: impl Fn(usize) -> Head) -> Head {
    let whole = get(0);
    if whole.group != NO_WORD {
        return whole;
    }
    let found = |lead: usize, clitics| {
        let word = get(lead);
        (word.group != NO_WORD).then(|| Head { lead: word.lead + lead as u8, clitics: word.clitics | clitics, ..word })
    };
    let (mut lead, mut clitics) = (0, 0);
    if len > 2 && matches!(code(0), WAW | FA) {
        (lead, clitics) = (1, clitic::CONJUNCTION);
        if let Some(word) = found(lead, clitics) {
            return word;
        }
    }
    for step in 0..2 {
        let rest = len - lead;
        let letter = code(lead);
        if rest > 3 && letter == ALEF && code(lead + 1) == LAM {
            return found(lead + 2, clitics | clitic::ARTICLE).unwrap_or_default();
        }
        if step == 1 || rest < 3 {
            break;
        }
        let bit = match letter {
            BA => clitic::BA,
            LAM => clitic::LAM,
            KAF => clitic::KAF,
            _ => break,
        };
        if letter == LAM
            && code(lead + 1) == LAM
            && let Some(word) = found(lead + 2, clitics | bit | clitic::ARTICLE)
        {
            return word;
        }
        if let Some(word) = found(lead + 1, clitics | bit) {
            return word;
        }
        (lead, clitics) = (lead + 1, clitics | bit);
    }
    Head::default()
}
