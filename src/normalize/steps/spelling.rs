//! The lexicon's table of spellings in the shape that the steps ask for.

use crate::lexicon::Lexicon;
use crate::lexicon::schema::{SpellingRule, SpellingWord};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Words by rule.
#[derive(Debug, Default)]
pub(crate) struct Spelling {
    /// Letters that stand alone, last letter first.
    alone: FxHashSet<String>,
    no_dagger: FxHashSet<String>,
    no_dagger_open: Vec<String>,
    maksura: FxHashSet<String>,
    compound: FxHashSet<String>,
}

impl Spelling {
    /// The built-in table.
    pub fn get() -> &'static Spelling {
        static SPELLING: LazyLock<Spelling> = LazyLock::new(|| {
            let words = Lexicon::builtin().entries::<SpellingWord>().expect("built-in files are checked by tests");
            Spelling::new(&words)
        });
        &SPELLING
    }

    fn new(words: &[SpellingWord]) -> Spelling {
        let mut all = Spelling::default();
        for word in words {
            for form in &word.forms {
                match word.rule {
                    SpellingRule::TatweelKept => {
                        all.alone.insert(form.chars().rev().collect());
                    }
                    SpellingRule::DaggerDropped if word.open => all.no_dagger_open.push(form.clone()),
                    SpellingRule::DaggerDropped => {
                        all.no_dagger.insert(form.clone());
                    }
                    SpellingRule::FinalMaksura => {
                        all.maksura.insert(form.clone());
                    }
                    SpellingRule::CompoundFirst => {
                        all.compound.insert(super::bare(form).collect());
                    }
                }
            }
        }
        all
    }

    /// Whether tatweel stays behind this word, whose letters come last first.
    pub fn keeps_tatweel(&self, reversed: impl Iterator<Item = char>) -> bool {
        let word: String = reversed.take(4).collect();
        self.alone.contains(&word)
    }

    /// Whether today's spelling of `word` (without marks) leaves the dagger alef out.
    pub fn drops_dagger(&self, word: &str) -> bool {
        stems(word).any(|s| self.no_dagger.contains(s) || self.no_dagger_open.iter().any(|w| s.starts_with(w.as_str())))
    }

    /// Whether `word` (without marks, ending in ى) is a word in ى.
    pub fn ends_in_maksura(&self, word: &str) -> bool {
        stems(word).any(|s| self.maksura.contains(s))
    }

    /// Whether `word` (bare letters) may be written as one with the name behind it.
    pub fn joins_next(&self, word: &str) -> bool {
        self.compound.contains(word)
    }
}

/// The word, and the word without each prefix that may be fused to it.
fn stems(word: &str) -> impl Iterator<Item = &str> {
    let conjunction = word.strip_prefix(['و', 'ف']);
    [Some(word), conjunction].into_iter().flatten().flat_map(|w| {
        let preposition = w.strip_prefix(['ب', 'ك', 'ل']);
        [Some(w), preposition].into_iter().flatten().flat_map(|w| {
            let article = w.strip_prefix("ال");
            let fused = w.strip_prefix('ل');
            [Some(w), article, fused].into_iter().flatten()
        })
    })
}

/// The options that ask for the step of a rule and nothing else, for the examples of the table.
#[cfg(test)]
fn options_of(rule: SpellingRule) -> crate::normalize::options::NormalizeOptions {
    use crate::normalize::options::*;
    let none = NormalizeOptions::default();
    match rule {
        SpellingRule::TatweelKept => NormalizeOptions { tatweel: Tatweel::Remove, ..none },
        SpellingRule::DaggerDropped => NormalizeOptions { dagger_alef: DaggerAlef::Promote, ..none },
        SpellingRule::FinalMaksura => NormalizeOptions { lookalikes: true, ..none },
        SpellingRule::CompoundFirst => NormalizeOptions { compound_names: true, ..none },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::Normalizer;

    #[test]
    fn the_examples_of_the_table_hold() {
        for word in Lexicon::builtin().entries::<SpellingWord>().unwrap() {
            let n = Normalizer::new(options_of(word.rule)).unwrap();
            for example in &word.examples {
                assert_eq!(n.apply(&example.text), example.is, "entry {:?}", word.id);
            }
        }
    }

    #[test]
    fn prefixes_are_understood() {
        let spelling = Spelling::get();
        for word in ["هذا", "وهذا", "فبهذا", "كذلك", "ولكنهم", "للرحمن", "والله"] {
            assert!(spelling.drops_dagger(word), "{word}");
        }
        assert!(!spelling.drops_dagger("السموات"));
        assert!(spelling.ends_in_maksura("والأخرى") && spelling.ends_in_maksura("للمستشفى"));
        assert!(!spelling.ends_in_maksura("العربى"));
    }
}
