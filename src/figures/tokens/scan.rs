//! Tokens with their meanings, and the questions that every rule asks of them.

use super::clitics::begins_with_and;
pub(crate) use super::clitics::{clitic, clitics_only};
use super::group::Group;
use super::lookup::{Found, Tok, Tokens};
use super::words::{Job, Sense, Words, job_bit};
use crate::figures::number::{Numeral, Run};
use crate::span::Span;
use crate::text::View;
use crate::text::chars::{FATHATAN, TATWEEL, is_arabic_letter, is_bidi_control, is_invisible};
use crate::text::code;
use crate::text::tokens::Class;
use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::iter::once;
use unicode_normalization::UnicodeNormalization;

/// How a text writes its digits, told by the runs that allow only one reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Style {
    /// Points stand before decimals somewhere.
    pub point_decimal: bool,
    /// Commas stand before decimals somewhere.
    pub comma_decimal: bool,
    /// Points group thousands somewhere, beyond doubt.
    pub point_groups: bool,
    /// Commas group thousands somewhere, beyond doubt.
    pub comma_groups: bool,
    /// A price below one is told to the thousandth, behind a point.
    pub thousandths: bool,
}

/// A text as the rules see it.
pub(crate) struct Scan<'a> {
    pub text: &'a str,
    pub view: &'a View,
    pub words: &'a Words,
    pub toks: Vec<Tok>,
    /// The phrases of more words than one that stand whole in the text.
    found: Vec<Found>,
    /// The tokens with which a figure can begin.
    pub starts: Vec<u32>,
    pub style: Style,
    /// How often each country that tells a currency is named, by its code's number; counted when first asked.
    places: OnceCell<Places>,
    /// Whether the text writes على and إلى with ى; told when first asked.
    dotless: OnceCell<bool>,
    pub numeral: Last<Numeral>,
    pub run: Last<Run>,
    /// What was last told of the tokens before one.
    passed: Cell<Passed>,
}

/// What was last read, and at which token: composers ask for the same in turn.
pub(crate) struct Last<T>(Cell<Option<(usize, Option<T>)>>);

impl<T: Copy> Last<T> {
    /// What stands at token `i`, by `read` where that was not asked last.
    #[inline]
    pub(crate) fn at(&self, i: usize, read: impl FnOnce() -> Option<T>) -> Option<T> {
        if let Some((at, found)) = self.0.get()
            && at == i
        {
            return found;
        }
        let found = read();
        self.0.set(Some((i, found)));
        found
    }
}

/// What the tokens right before one may mean together, by which most rules that look back are done.
#[derive(Clone, Copy)]
pub(crate) struct Passed {
    at: usize,
    /// Bits of the meanings of the [`BACK`] tokens before.
    pub live: u32,
    /// The [`job_bit`] of each job of a marker that begins with one of the last [`MARKER`].
    jobs: u64,
}

/// Tokens that rules look back over for words of one meaning.
pub(crate) const BACK: usize = 8;

/// Most tokens of a marker.
const MARKER: usize = 4;

/// How often a text names the places of each currency, and at which tokens it names a place of which.
pub(crate) struct Places {
    pub times: Vec<u32>,
    pub named: Vec<(usize, u16)>,
}

impl<'a> Scan<'a> {
    /// The tokens of a text; how it writes digits is not told yet.
    pub(crate) fn new(text: &'a str, view: &'a View, words: &'a Words) -> Self {
        let Tokens { toks, found, starts, .. } = Tokens::read(view, words);
        let (style, places, dotless) = (Style::default(), OnceCell::new(), OnceCell::new());
        let (numeral, run) = (Last(Cell::new(None)), Last(Cell::new(None)));
        let passed = Cell::new(Passed { at: usize::MAX, live: 0, jobs: 0 });
        Scan { text, view, words, toks, found, starts, style, places, dotless, numeral, run, passed }
    }

    /// A token; a line end past the end.
    #[inline]
    pub(crate) fn tok(&self, i: usize) -> Tok {
        self.toks.get(i).copied().unwrap_or(Tok::END)
    }

    /// The codes of a token; none past the end.
    #[inline]
    pub(crate) fn codes(&self, i: usize) -> &'a [u8] {
        self.toks.get(i).map_or(&[], |t| &self.view.codes()[t.token.range()])
    }

    /// The codes of a token after its clitics.
    pub(crate) fn stem(&self, i: usize) -> &'a [u8] {
        &self.codes(i)[self.tok(i).lead as usize..]
    }

    pub(crate) fn len(&self) -> usize {
        self.toks.len()
    }

    /// The token, or `None` past the end.
    #[inline]
    pub(crate) fn get(&self, i: usize) -> Option<&Tok> {
        self.toks.get(i)
    }

    /// The class of a token; a line end past the end.
    #[inline]
    pub(crate) fn class(&self, i: usize) -> Class {
        self.toks.get(i).map_or(Class::Break, |t| t.class())
    }

    /// Whether token `i` is the mark `mark`.
    #[inline]
    pub(crate) fn mark(&self, i: usize, mark: u8) -> bool {
        self.toks.get(i).is_some_and(|t| t.is_mark(mark))
    }

    /// Whether token `i` is a hyphen or a dash.
    pub(crate) fn dash(&self, i: usize) -> bool {
        self.mark(i, b'-') || self.mark(i, code::DASH)
    }

    /// (5): whether token `i` alone stands in round brackets.
    pub(crate) fn bracketed(&self, i: usize) -> bool {
        i > 0 && self.mark(i - 1, b'(') && self.mark(i + 1, b')')
    }

    /// Whether the word at token `i` is written with ة at its end, which its codes do not tell from ه.
    pub(crate) fn teh_marbuta(&self, i: usize) -> bool {
        self.written(i).ends_with('ة')
    }

    /// Whether white space, or the end of the text, stands before token `i`.
    #[inline]
    pub(crate) fn spaced(&self, i: usize) -> bool {
        self.toks.get(i).is_none_or(|t| t.token.spaced)
    }

    /// Whether no white space stands on either side of token `i`.
    pub(crate) fn tight(&self, i: usize) -> bool {
        !self.spaced(i) && !self.spaced(i + 1)
    }

    #[inline]
    pub(crate) fn group(&self, i: usize) -> Option<&'a Group> {
        self.toks.get(i)?.group().map(|group| self.words.group(group))
    }

    /// Bits of all meanings that token `i` may have or begin, whatever stands after it.
    #[inline]
    pub(crate) fn bits(&self, i: usize) -> u32 {
        self.toks.get(i).map_or(0, |t| t.bits)
    }

    /// Those of them that it has alone, or that a phrase has which stands here whole.
    #[inline]
    pub(crate) fn live(&self, i: usize) -> u32 {
        self.toks.get(i).map_or(0, |t| t.live)
    }

    /// What the tokens before token `i` may mean together.
    #[inline]
    pub(crate) fn passed(&self, i: usize) -> Passed {
        let last = self.passed.get();
        if last.at == i { last } else { self.look_back(i) }
    }

    fn look_back(&self, i: usize) -> Passed {
        let end = i.min(self.len());
        let before = &self.toks[end.saturating_sub(BACK)..end];
        let live = before.iter().fold(0, |all, tok| all | tok.live);
        let last = &before[before.len().saturating_sub(MARKER)..];
        let jobs = last.iter().fold(0, |all, tok| all | tok.jobs);
        let passed = Passed { at: i, live, jobs };
        self.passed.set(passed);
        passed
    }

    /// Whether token `i` is a word, or begins a whole phrase, with one of the meanings in `bits`.
    #[inline]
    pub(crate) fn is(&self, i: usize, bits: u32) -> bool {
        self.live(i) & bits != 0
    }

    /// The longest phrase that begins at token `i` and that `pick` wants: what it says, and the token after it.
    #[inline]
    pub(crate) fn find<T>(&self, i: usize, mut pick: impl FnMut(Sense) -> Option<T>) -> Option<(T, usize)> {
        let tok = self.toks.get(i)?;
        let group = self.words.group(tok.group()?);
        for found in &self.found[tok.found()] {
            if let Some(value) = pick(group.phrases[found.phrase as usize].sense) {
                return Some((value, found.end as usize));
            }
        }
        group.phrases[group.longer..].iter().find_map(|phrase| pick(phrase.sense)).map(|value| (value, i + 1))
    }

    /// The token after the marker of `job` that begins at token `i`.
    #[inline]
    pub(crate) fn marker(&self, i: usize, job: Job) -> Option<usize> {
        self.marker_value(i, job).map(|f| f.1)
    }

    /// The number in the marker of `job` that begins at token `i`, and the token after it.
    #[inline]
    pub(crate) fn marker_value(&self, i: usize, job: Job) -> Option<(u8, usize)> {
        if self.may_mark(i, job_bit(job)) { self.marker_here(i, job) } else { None }
    }

    /// Whether a marker with one of the jobs in `bits` may begin at token `i`: most tokens are ruled out at once.
    #[inline]
    pub(crate) fn may_mark(&self, i: usize, bits: u64) -> bool {
        self.toks.get(i).is_some_and(|tok| tok.jobs & bits != 0)
    }

    fn marker_here(&self, i: usize, job: Job) -> Option<(u8, usize)> {
        self.find(i, |s| match s {
            Sense::Marker(found, value) if found == job => Some(value),
            _ => None,
        })
    }

    /// Whether a marker of `job` ends right before token `i`; gives the token it begins at.
    pub(crate) fn marker_before(&self, i: usize, job: Job) -> Option<usize> {
        if self.passed(i).jobs & job_bit(job) == 0 {
            return None;
        }
        (1..=MARKER.min(i)).map(|back| i - back).find(|&at| self.marker(at, job) == Some(i))
    }

    /// Whether token `i` is exactly the word `word`, clitics and all.
    #[inline]
    pub(crate) fn is_word(&self, i: usize, word: &[u8]) -> bool {
        self.class(i) == Class::Word && self.codes(i) == word
    }

    /// Byte span of the tokens `start..end`.
    pub(crate) fn span(&self, start: usize, end: usize) -> Span {
        let from = self.toks[start].token.start as usize;
        self.view.span(from, self.toks[end - 1].token.end as usize)
    }

    /// Byte span of the tokens `start..end` without the clitics of the first, the article aside.
    pub(crate) fn bare_span(&self, start: usize, end: usize) -> Span {
        let tok = &self.toks[start];
        let mut lead = tok.lead as usize;
        if tok.has(clitic::ARTICLE) {
            lead -= 2.min(lead);
        }
        self.span_without(start, lead, end, 0)
    }

    /// Byte span of the tokens `start..end` without the first `lead` folded letters and the last `tail`.
    pub(crate) fn span_without(&self, start: usize, lead: usize, end: usize, tail: usize) -> Span {
        self.view.span(self.toks[start].token.start as usize + lead, self.toks[end - 1].token.end as usize - tail)
    }

    /// A token as it is written, for what folding takes away: إن and أن, ى and ي, ه and ة. Presentation forms are letters here, and
    /// nothing invisible stands between them.
    pub(crate) fn written(&self, i: usize) -> Cow<'a, str> {
        const BEHIND_ARABIC: u8 = 0xE0;
        const FORMS: char = '\u{FB50}';
        let text = self.span(i, i + 1).of(self.text);
        if text.bytes().all(|b| b < BEHIND_ARABIC) {
            return Cow::Borrowed(text);
        }
        let mut written = String::new();
        for c in text.chars().filter(|&c| !(is_invisible(c) || is_bidi_control(c))) {
            match c {
                FORMS.. if is_arabic_letter(c) => written.extend(once(c).nfkc()),
                _ => written.push(c),
            }
        }
        Cow::Owned(written)
    }

    /// Whether a token is written with `mark`: a tashkeel, or a form of a letter, that folding takes away.
    pub(crate) fn written_with(&self, i: usize, mark: char) -> bool {
        self.written(i).contains(mark)
    }

    /// Whether و joins token `i` to what stands before it, as far as can be told: a word that the lexicon does not know may
    /// begin with a و of its own.
    pub(crate) fn joined_by_and(&self, i: usize) -> bool {
        self.tok(i).has(clitic::CONJUNCTION) || self.bits(i) == 0 && begins_with_and(self.codes(i))
    }

    /// Whether token `i` is written with the mark of an indefinite accusative: عاماً.
    pub(crate) fn with_tanwin(&self, i: usize) -> bool {
        self.written_with(i, FATHATAN)
    }

    /// Whether a tatweel alone stands right before token `i`, as newspapers write a dash: 2002 ـ 2003. The folded
    /// view has no token for it.
    pub(crate) fn tatweel_before(&self, i: usize) -> bool {
        let between = |a: Span, b: Span| self.text.get(a.end..b.start);
        i > 0
            && i < self.len()
            && between(self.span(i - 1, i), self.span(i, i + 1))
                .is_some_and(|gap| gap.chars().any(|c| c == TATWEEL) && gap.starts_with(char::is_whitespace))
    }

    /// Whether the text writes على and إلى with ى, which `find` tells once.
    pub(crate) fn dotless(&self, find: impl FnOnce() -> bool) -> bool {
        *self.dotless.get_or_init(find)
    }

    /// The places of currencies that the text names, which `find` looks for once.
    pub(crate) fn places(&self, find: impl FnOnce() -> Places) -> &Places {
        self.places.get_or_init(find)
    }
}

/// A comma of either script, also where the Arabic thousands separator stands for one.
pub(crate) fn comma(scan: &Scan, i: usize) -> bool {
    scan.mark(i, code::COMMA) || scan.mark(i, b',') || scan.mark(i, code::THOUSANDS)
}

/// Whether a token ends a clause: sentence ends and line ends, not commas; so does the end of the text.
#[inline]
pub(crate) fn ends_sentence(scan: &Scan, i: usize) -> bool {
    scan.get(i).is_none_or(|t| t.ends)
}
