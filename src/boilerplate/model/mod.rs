//! A linear model over cheap features of pieces: the last evidence, for what no cue and no structure decided.
//!
//! A piece has one bucket in each group of features ([`features`]); the table adds up its weights. Trained by
//! `scripts/train_clean_model.py`, which writes the table and its figures.

mod features;
mod pieces;
pub(crate) mod samples;
mod weights;

use super::Label;
use super::round::Round;
use features::{Facts, Said};
use pieces::Kind;
use std::ops::Range;

/// The rule of what the model alone has found.
const RULE: &str = "model";

impl Round<'_> {
    /// Finds pieces that the model takes for leftovers, with the confidence that is asked for.
    pub(super) fn model(&mut self) {
        let Some(table) = weights::table().and_then(|t| t.at(self.least)) else { return };
        let mut all = Vec::new();
        pieces::cut(&self.page, &self.found, &mut all);
        let facts = Facts::new(&all);
        let mut said: Option<Said> = None;
        let mut words: Vec<u16> = Vec::new();
        let mut fresh: Vec<(Range<usize>, Label, f32)> = Vec::new();
        for (i, piece) in all.iter().enumerate().filter(|(_, p)| p.kind == Kind::Open) {
            words.clear();
            let mut buckets = features::cheap(self, &all, i, &facts, |word| words.extend(table.word(word)));
            if !table.may(&buckets, &words) {
                continue;
            }
            let said = said.get_or_insert_with(|| {
                let mut said = Said::default();
                said.read(&self.page, self.set, &all);
                said
            });
            features::dear(&mut buckets, &self.page, self.set, &piece.range, said);
            if let Some((label, confidence)) = table.judge(&buckets, &words) {
                fresh.push((piece.range.clone(), label, confidence));
            }
        }
        for (range, label, confidence) in fresh {
            self.add(range, label, super::rules::CodeRule { name: RULE, confidence });
        }
    }
}
