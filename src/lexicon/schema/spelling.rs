//! The table of spellings: words that a rule of spelling makes an exception for.

use crate::lexicon::Example;
use serde::Deserialize;

/// The rule that a spelling belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SpellingRule {
    /// Letters that stand alone and keep the tatweel behind them.
    TatweelKept,
    /// Words whose dagger alef today's spelling leaves out.
    DaggerDropped,
    /// Words that end in alef maksura, where a Farsi yeh leaves open which letter is meant.
    FinalMaksura,
    /// First words of names that are written as one word or as two.
    CompoundFirst,
}

/// Words under one rule.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpellingWord {
    /// Name of the entry.
    pub id: String,
    /// The rule.
    pub rule: SpellingRule,
    /// Whether a word may go on after the form: لكن covers لكنه.
    #[serde(default)]
    pub open: bool,
    /// The words, without tashkeel.
    pub forms: Vec<String>,
    /// Examples; `is` is the text after normalization with this rule's step alone.
    pub examples: Vec<Example>,
}
entry!(SpellingWord, "spelling", [forms], namespace = |s| format!("{:?}", s.rule));
