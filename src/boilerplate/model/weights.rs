//! The table of weights, read once: what a piece scores, how sure that is, and which label fits best.

use super::super::Label;
use super::features::{Buckets, COUNT, DEAR, GROUPS};
use crate::text::fold;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The table that the training script wrote.
const TABLE: &str = include_str!("weights.toml");

/// One number a bucket, for each group by name.
type Weights = BTreeMap<String, Vec<i32>>;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Scores with the confidence that each stands for, both rising.
    sure: Vec<(i32, f32)>,
    bias: i32,
    weights: Weights,
    words: BTreeMap<String, i32>,
    label: BTreeMap<Label, Chosen>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Chosen {
    bias: i32,
    weights: Weights,
    words: BTreeMap<String, i32>,
}

/// Words with their numbers.
type List = FxHashMap<Box<[u8]>, u16>;

/// A sum of weights.
#[derive(Debug)]
struct Sum {
    bias: i32,
    groups: Vec<Vec<i32>>,
    /// By the numbers of the words.
    words: Vec<i32>,
}

impl Sum {
    /// `None` when the weights do not fit the groups, or a word is not in the list.
    fn new(bias: i32, mut weights: Weights, words: &BTreeMap<String, i32>, list: &List) -> Option<Self> {
        let groups = GROUPS.iter().map(|(name, n)| weights.remove(*name).filter(|w| w.len() == *n));
        let groups: Vec<_> = groups.collect::<Option<_>>()?;
        let mut sum = Sum { bias, groups, words: vec![0; list.len()] };
        for (word, weight) in words {
            sum.words[usize::from(*list.get(&*fold(word))?)] = *weight;
        }
        weights.is_empty().then_some(sum)
    }

    fn of(&self, buckets: &[u8], words: &[u16]) -> i32 {
        let groups = self.groups.iter().zip(buckets).map(|(w, &b)| w[usize::from(b)]);
        let words = words.iter().map(|&w| self.words[usize::from(w)]);
        self.bias + groups.sum::<i32>() + words.sum::<i32>()
    }
}

/// The model.
#[derive(Debug)]
pub(super) struct Table {
    sure: Vec<(i32, f32)>,
    list: List,
    score: Sum,
    labels: Vec<(Label, Sum)>,
    /// The most that the dear groups can add.
    dear: i32,
}

impl Table {
    fn read(text: &str) -> Option<Self> {
        let file: File = toml::from_str(text).ok()?;
        let list: List = file.words.keys().zip(0..).map(|(word, n)| (fold(word).into_boxed_slice(), n)).collect();
        let score = Sum::new(file.bias, file.weights, &file.words, &list)?;
        let chosen = |(label, c): (Label, Chosen)| Some((label, Sum::new(c.bias, c.weights, &c.words, &list)?));
        let labels = file.label.into_iter().map(chosen);
        let labels: Vec<_> = labels.collect::<Option<_>>()?;
        let most = |w: &Vec<i32>| w.iter().copied().max().unwrap_or(0);
        let dear = score.groups[COUNT - DEAR..].iter().map(most).sum();
        let fits = !labels.is_empty() && !file.sure.is_empty() && list.len() == file.words.len();
        fits.then_some(Table { sure: file.sure, list, score, labels, dear })
    }

    /// The model as it judges when a confidence of `least` is asked for; `None` when it is never that sure.
    pub fn at(&self, least: f32) -> Option<Judge<'_>> {
        let i = self.sure.iter().position(|s| s.1 >= least)?;
        let (score, sure) = self.sure[i];
        let from = match i.checked_sub(1).map(|i| self.sure[i]) {
            Some((below, less)) => below + ((score - below) as f32 * (least - less) / (sure - less)).ceil() as i32,
            None => score,
        };
        Some(Judge { table: self, from })
    }

    /// How sure a score is, at most as sure as the last step.
    fn confidence(&self, score: i32) -> f32 {
        let i = self.sure.partition_point(|s| s.0 <= score);
        match (i.checked_sub(1).map(|i| self.sure[i]), self.sure.get(i)) {
            (Some((a, p)), Some(&(b, q))) => p + (q - p) * (score - a) as f32 / (b - a) as f32,
            (Some((_, p)), None) => p,
            (None, _) => 0.0,
        }
    }
}

/// The model with the score that it asks for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judge<'t> {
    table: &'t Table,
    from: i32,
}

impl Judge<'_> {
    /// The number of a word that counts, given without its article.
    pub fn word(&self, word: &[u8]) -> Option<u16> {
        self.table.list.get(word).copied()
    }

    /// Whether a piece may reach the score once its dear buckets are known.
    pub fn may(&self, cheap: &Buckets, words: &[u16]) -> bool {
        self.table.score.of(&cheap[..COUNT - DEAR], words) + self.table.dear >= self.from
    }

    /// Label and confidence of a piece that reaches the score.
    pub fn judge(&self, buckets: &Buckets, words: &[u16]) -> Option<(Label, f32)> {
        let score = self.table.score.of(buckets, words);
        if score < self.from {
            return None;
        }
        let label = self.table.labels.iter().max_by_key(|(_, sum)| sum.of(buckets, words))?.0;
        Some((label, self.table.confidence(score)))
    }
}

/// The table; one that never judges where the file cannot be read, which a test rules out.
pub(super) fn table() -> Option<&'static Table> {
    static READ: LazyLock<Option<Table>> = LazyLock::new(|| Table::read(TABLE));
    READ.as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_fits_the_groups() {
        let table = table().expect("weights.toml has a number for each bucket of each group");
        assert!(table.sure.is_sorted_by(|a, b| a.0 < b.0 && a.1 < b.1));
        assert!(table.sure.iter().all(|s| (0.0..0.9).contains(&s.1)), "precise cues alone are surer");
        assert!(table.at(0.9).is_none());
    }

    #[test]
    fn the_score_asked_for_has_the_confidence_asked_for() {
        let table = table().unwrap();
        for least in [0.4, 0.5, 0.6, 0.7] {
            if let Some(judge) = table.at(least) {
                assert!(table.confidence(judge.from) >= least - 1e-3);
                assert!(table.confidence(judge.from - 1) < least + 1e-3);
            }
        }
    }
}
