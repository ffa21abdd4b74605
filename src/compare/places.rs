//! Which places and occasions are named where a figure stands, and at the head of its article.

use super::facts::{Level, NAME, Named};
use super::scribe::Scribe;
use super::sentence::Sentence;
use super::words::{Sense, hash, mix, stem};
use crate::lexicon::schema::Link;
use std::ops::Range;

impl Scribe<'_> {
    pub(super) fn note_names(&mut self, text: &str, of_head: bool) {
        let s = if of_head { &self.head } else { &self.sentence };
        for mark in s.marks.iter().filter(|m| m.sense == Sense::Head) {
            if let Some(name) = s.name_after(mark.end) {
                let written = s.span(name.start, name.end).of(text);
                self.names.entry(name_key(s, name)).or_insert_with(|| written.into());
            }
        }
    }

    /// The places named around a figure: in its part, else in its clause, else in its sentence.
    pub(super) fn places(&self, number: usize, part: &Range<usize>, clause: &Range<usize>) -> Named {
        let s = &self.sentence;
        let all = 0..s.words.len();
        for (range, level) in [(part, Level::Clause), (clause, Level::Clause), (&all, Level::Sentence)] {
            let behind = number.min(range.end)..range.end;
            for range in [behind, range.clone()] {
                let found = self.named_places(s, range, true, level);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        Named::default()
    }

    /// The places of the first clause of the head that names one, before other news begins.
    pub(super) fn places_of_head(&self) -> Named {
        let is_aside = |c: &Range<usize>| self.head.marks_in(c.clone()).any(|m| m.sense == Sense::Link(Link::Aside));
        let first = |located| {
            let clauses = self.head.clauses().take_while(|c| !is_aside(c));
            let mut clauses = clauses.map(|c| self.named_places(&self.head, c, located, Level::Article));
            clauses.find(|found| !found.is_empty())
        };
        first(true).or_else(|| first(false)).or_else(|| self.country_of_head()).unwrap_or_default()
    }

    /// وزارة الصحة السودانية: where no place is named, the country whose people or offices are named first.
    fn country_of_head(&self) -> Option<Named> {
        self.head.marks.iter().find_map(|mark| match mark.sense {
            Sense::People(number) => {
                let concept = self.words.concept_of(number);
                let (keys, within) = (Box::new([concept.key]), concept.within.clone());
                Some(Named { keys, within, level: Level::Article })
            }
            _ => None,
        })
    }

    /// The occasions of the first clause of the head that names one.
    pub(super) fn occasions_of_head(&self) -> Named {
        let mut clauses = self.head.clauses().map(|c| self.occasions(&self.head, c, Level::Article));
        clauses.find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// The places of a range of words; with `located`, only those behind في and its like.
    fn named_places(&self, s: &Sentence, range: Range<usize>, located: bool, level: Level) -> Named {
        let (mut keys, mut within): (Vec<u64>, Vec<u64>) = (Vec::new(), Vec::new());
        for mark in s.marks_in(range) {
            match mark.sense {
                Sense::Place(number) if mark.located || !located => {
                    let concept = self.words.concept_of(number);
                    keys.push(concept.key);
                    within.extend(&concept.within);
                }
                Sense::Head => {
                    if let Some(name) = s.name_after(mark.end) {
                        keys.push(name_key(s, name));
                    }
                }
                _ => {}
            }
        }
        within.sort_unstable();
        within.dedup();
        keys.sort_unstable();
        keys.dedup();
        keys.retain(|k| within.binary_search(k).is_err());
        Named { keys: keys.into(), within: within.into(), level }
    }

    pub(super) fn near_occasions(&self, clause: &Range<usize>) -> Named {
        let s = &self.sentence;
        let found = self.occasions(s, clause.clone(), Level::Clause);
        if found.is_empty() { self.occasions(s, 0..s.words.len(), Level::Sentence) } else { found }
    }

    fn occasions(&self, s: &Sentence, range: Range<usize>, level: Level) -> Named {
        let mut keys: Vec<u64> = s
            .marks_in(range)
            .filter_map(|m| match m.sense {
                Sense::Occasion(number) => Some(self.words.concept_of(number).key),
                _ => None,
            })
            .collect();
        keys.sort_unstable();
        keys.dedup();
        Named { keys: keys.into(), within: Box::default(), level }
    }
}

/// The key of a name that no table has; the lower half of the key of one word is that word's number.
fn name_key(s: &Sentence, name: Range<usize>) -> u64 {
    name.map(|w| hash(stem(s.codes(w)))).reduce(|h, w| mix(h ^ w)).unwrap_or(0) | NAME
}
