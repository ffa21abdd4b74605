//! A sentence as comparing reads it: its words, the phrases that mean something, and its clauses.

use super::words::{Sense, Words};
use crate::lexicon::schema::Link;
use crate::span::Span;
use crate::text::View;
use crate::text::code::{self, letter};
use crate::text::tokens::{Class, Token, tokenize};

/// A word with the clauses that it stands in.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// First code.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Number of the part between commas.
    pub part: u16,
    /// Number of the clause: what stands between words such as بينما, and full stops.
    pub clause: u16,
    /// Whether it is made of Arabic letters.
    pub arabic: bool,
}

/// A phrase that means something.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    /// Its first word.
    pub at: usize,
    /// One past its last word.
    pub end: usize,
    /// What it means.
    pub sense: Sense,
    /// Whether it stands where a place is named: after في, شمال, or with ب.
    pub located: bool,
}

/// A sentence, or any text, read.
#[derive(Debug, Default)]
pub struct Sentence {
    view: View,
    tokens: Vec<Token>,
    /// The words.
    pub words: Vec<Word>,
    /// The phrases, in order.
    pub marks: Vec<Mark>,
}

/// Most words that are looked at; sentences of figures are shorter, whatever the text.
const MOST: usize = 2000;
/// Words before a place in which في or its like makes it located.
const REACH: usize = 3;
/// Most words of a phrase of the lexicon.
const LONGEST: usize = 5;

impl Sentence {
    /// Reads `text` into the buffers of this sentence.
    pub fn read(&mut self, text: &str, lexicon: &Words) {
        self.view.refill(text);
        self.tokens.clear();
        self.words.clear();
        self.marks.clear();
        tokenize(self.view.codes(), &mut self.tokens);
        let (mut part, mut clause) = (0, 0);
        for (i, token) in self.tokens.iter().enumerate().take(4 * MOST) {
            match token.class {
                Class::Mark | Class::Break => {
                    let between = |c: Option<&Token>| c.is_some_and(|t| t.class == Class::Digits);
                    let digits =
                        between(i.checked_sub(1).and_then(|b| self.tokens.get(b))) && between(self.tokens.get(i + 1));
                    let ends = matches!(token.mark, b'.' | b'!' | b'?' | code::ELLIPSIS) || token.class == Class::Break;
                    if ends && !digits {
                        clause += 1;
                        part += 1;
                    } else if matches!(token.mark, code::COMMA | b',' | b';' | b':' | b'(' | b')' | code::DASH)
                        && !digits
                    {
                        part += 1;
                    }
                }
                class => {
                    let arabic = class == Class::Word;
                    self.words.push(Word { start: token.start, end: token.end, part, clause, arabic });
                }
            }
            if self.words.len() == MOST {
                break;
            }
        }
        self.find_marks(lexicon);
    }

    fn find_marks(&mut self, lexicon: &Words) {
        let codes = self.view.codes();
        let all: Vec<&[u8]> = self.words.iter().map(|w| &codes[w.start as usize..w.end as usize]).collect();
        let (mut parts, mut clauses) = (0, 0);
        let mut at = 0;
        let mut last_at = None;
        let mut function_until = 0;
        while at < self.words.len() {
            self.words[at].part += parts;
            self.words[at].clause += clauses;
            let here = self.words[at];
            if !here.arabic {
                at += 1;
                continue;
            }
            let phrase = &all[at..(at + LONGEST).min(all.len())];
            // A word may be counted and mean something else as well: بلدة, زلزال.
            let thing = lexicon.find(phrase, |s| matches!(s, Sense::Thing(_)));
            let other = lexicon.find(phrase, |s| !matches!(s, Sense::Function | Sense::Thing(_)));
            let found = other.or(thing);
            let Some(found) = found.filter(|_| at >= function_until) else {
                if lexicon.is_function(all[at]) {
                    self.marks.push(Mark { at, end: at + 1, sense: Sense::Function, located: false });
                }
                at += 1;
                continue;
            };
            let end = at + found.words;
            let fused =
                all[at].len() > 3 && (all[at][0] == letter('ب') || all[at].starts_with(&[letter('و'), letter('ب')]));
            let located =
                fused || last_at.is_some_and(|b: usize| at - b <= REACH && self.words[b].clause == here.clause);
            match found.sense {
                Sense::Link(Link::Break | Link::Aside) => {
                    parts += 1;
                    clauses += 1;
                    self.words[at].part += 1;
                    self.words[at].clause += 1;
                }
                Sense::Link(Link::At) => last_at = Some(at),
                // زلزال الحوز, حادث المنيا: what happened is told with where.
                Sense::Head | Sense::Occasion(_) => last_at = Some(end - 1),
                _ => {}
            }
            for w in at + 1..end {
                self.words[w].part += parts;
                self.words[w].clause += clauses;
            }
            self.marks.push(Mark { at, end, sense: found.sense, located });
            if let Some(thing) = thing.filter(|t| t.sense != found.sense && t.words <= found.words) {
                self.marks.push(Mark { at, end: at + thing.words, sense: thing.sense, located });
            }
            // "في" is a function word too; one mark a word is enough.
            function_until = end;
            at = end;
        }
    }

    /// The codes of a word.
    pub fn codes(&self, word: usize) -> &[u8] {
        let w = self.words[word];
        &self.view.codes()[w.start as usize..w.end as usize]
    }

    /// The text that words cover.
    pub fn span(&self, at: usize, end: usize) -> Span {
        self.view.span(self.words[at].start as usize, self.words[end - 1].end as usize)
    }

    /// The words that a byte span of the text touches.
    pub fn words_of(&self, span: Span) -> std::ops::Range<usize> {
        let codes = self.view.range(span);
        let first = self.words.partition_point(|w| w.end as usize <= codes.start);
        let last = self.words.partition_point(|w| (w.start as usize) < codes.end);
        first..last.max(first)
    }

    /// The marks whose words lie in a range of words.
    pub fn marks_in(&self, words: std::ops::Range<usize>) -> impl Iterator<Item = &Mark> {
        let first = self.marks.partition_point(|m| m.at < words.start);
        self.marks[first..].iter().take_while(move |m| m.at < words.end)
    }

    /// The ranges of words of the clauses, in order.
    pub fn clauses(&self) -> impl Iterator<Item = std::ops::Range<usize>> {
        let mut at = 0;
        self.words.chunk_by(|a, b| a.clause == b.clause).map(move |words| {
            at += words.len();
            at - words.len()..at
        })
    }

    /// The words around `word` in the same clause, or with `parts` in the same part between commas.
    pub fn around(&self, word: usize, parts: bool) -> std::ops::Range<usize> {
        let Some(here) = self.words.get(word.min(self.words.len().saturating_sub(1))) else { return 0..0 };
        let key = |w: &Word| if parts { w.part } else { w.clause };
        let first = self.words.partition_point(|w| key(w) < key(here));
        first..self.words.partition_point(|w| key(w) <= key(here))
    }

    /// The name of a place behind a head: one word, or two where the first is the beginning of a name.
    pub fn name_after(&self, at: usize) -> Option<std::ops::Range<usize>> {
        let word = self.words.get(at).filter(|w| w.arabic && w.part == self.words[at - 1].part)?;
        let marked = self.marks_in(at..at + 1).next().map(|m| m.sense);
        match marked {
            None => Some(at..at + 1),
            Some(Sense::Link(Link::NameStart)) => {
                let next = self.words.get(at + 1).filter(|w| w.arabic && w.part == word.part);
                Some(at..at + 1 + usize::from(next.is_some()))
            }
            Some(_) => None,
        }
    }
}
