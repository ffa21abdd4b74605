//! Work on the text as a whole, before and after the steps: wrong charsets, entities, transliteration.
//!
//! Each is behind a gate that lets through text without anything for it to do.

mod compound;
mod decompose;
mod entities;
mod mojibake;
mod translit;

use super::edits::Edits;
use super::options::*;
use super::steps::{Rules, Step};

/// A text after a repair, with the way back.
pub(crate) struct Repaired {
    pub text: String,
    pub edits: Edits,
    pub count: usize,
    pub step: Step,
}

/// Builds a repaired text out of pieces of the source and what takes their place.
struct Rewriter<'t> {
    source: &'t str,
    out: String,
    edits: Edits,
    /// How much of the source has been dealt with.
    at: usize,
    count: usize,
}

impl<'t> Rewriter<'t> {
    fn new(source: &'t str) -> Self {
        Rewriter { source, out: String::with_capacity(source.len()), edits: Edits::default(), at: 0, count: 0 }
    }

    /// Copies the source up to `start` and writes `with` for what lies between `start` and `end`.
    fn replace(&mut self, start: usize, end: usize, with: &str) {
        self.out.push_str(&self.source[self.at..start]);
        let one = |s: &str| s.chars().count() == 1;
        if with.len() != end - start || !one(with) || !one(&self.source[start..end]) {
            self.edits.push(start, self.out.len(), end - start, with.len());
        }
        self.out.push_str(with);
        self.at = end;
        self.count += 1;
    }

    /// The text, unless nothing was replaced.
    fn finish(mut self, step: Step) -> Option<Repaired> {
        if self.count == 0 {
            return None;
        }
        self.out.push_str(&self.source[self.at..]);
        Some(Repaired { text: self.out, edits: self.edits, count: self.count, step })
    }
}

type Repair = fn(&str, &Rules) -> Option<Repaired>;

/// What runs before the steps.
pub(crate) fn before(options: &NormalizeOptions) -> impl Iterator<Item = Repair> + use<> {
    let all: [(bool, Repair); 3] = [
        // A page may hold its broken characters as entities.
        (options.entities, entities::decode),
        (options.mojibake, mojibake::repair),
        (options.from != Scheme::None, translit::read),
    ];
    all.into_iter().filter(|(on, _)| *on).map(|(_, repair)| repair)
}

/// What runs behind the steps.
pub(crate) fn after(options: &NormalizeOptions) -> impl Iterator<Item = Repair> + use<> {
    let decomposed = matches!(options.unicode, UnicodeForm::Nfd | UnicodeForm::Nfkd);
    let all: [(bool, Repair); 3] = [
        (options.compound_names, compound::join),
        (options.to != Scheme::None, translit::write),
        (decomposed, decompose::decompose),
    ];
    all.into_iter().filter(|(on, _)| *on).map(|(_, repair)| repair)
}
