//! How figures are compared.

use crate::error::{Error, Result};
use crate::lexicon::Lexicon;
use crate::names;
use crate::names::named;
use serde_json::Value;

named! {
    /// A part of what a figure is about.
    pub enum Key as "key" {
        /// What is counted.
        Noun = "noun",
        /// What happened to those counted.
        Role = "role",
        /// The people they belong to.
        People = "people",
        /// Where.
        Place = "place",
        /// What sort of event.
        Occasion = "occasion",
        /// The day of publication.
        Date = "date",
        /// Who said so.
        Source = "source",
        /// The outlet.
        Site = "site",
    }
}

/// How figures are compared.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CompareOptions {
    /// Group by exactly these instead of by evidence; kind and unit always count.
    pub by: Vec<Key>,
    /// Forms, and the forms that they stand for.
    pub aliases: Vec<(String, String)>,
    /// Least similarity of two figures of one group, from 0 to 1.
    pub min_similarity: f32,
    /// Fewest articles of a group.
    pub min_articles: usize,
    /// Leave out articles that nearly repeat another.
    pub drop_copies: bool,
    /// The words.
    pub lexicon: Lexicon,
}

/// The similarity from which on two figures are about the same thing.
///
/// On the events of `tests/vectors/compare` the pairwise F1 is nearly flat from 0.4 to it; see `tests/compare_vectors.rs`.
/// The upper end leaves small counts with little else in common apart.
pub const MIN_SIMILARITY: f32 = 0.6;

impl Default for CompareOptions {
    fn default() -> Self {
        CompareOptions {
            by: Vec::new(),
            aliases: Vec::new(),
            min_similarity: MIN_SIMILARITY,
            min_articles: 2,
            drop_copies: false,
            lexicon: Lexicon::builtin(),
        }
    }
}

/// Names of the options.
const NAMES: [&str; 6] = ["by", "aliases", "min_similarity", "min_articles", "drop_copies", "lexicon"];

impl CompareOptions {
    /// Options from a JSON object.
    pub fn from_json(options: &Value) -> Result<Self> {
        let mut made = CompareOptions::default();
        for (name, value) in names::options("compare", options)? {
            let wrong = |wanted: &str| Error::wrong_option(name, value, wanted);
            match name {
                "by" => made.by = keys(value).ok_or_else(|| wrong("a name or a list of names"))??,
                "aliases" => {
                    made.aliases = aliases(value).ok_or_else(|| wrong("an object of texts: {\"القطاع\": \"غزة\"}"))?
                }
                "min_similarity" => {
                    let number = value.as_f64().filter(|n| (0.0..=1.0).contains(n));
                    made.min_similarity = number.ok_or_else(|| wrong("a number from 0 to 1"))? as f32;
                }
                "min_articles" => {
                    let number = value.as_u64().filter(|&n| n > 0).ok_or_else(|| wrong("a whole number from 1 on"))?;
                    made.min_articles = usize::try_from(number).unwrap_or(usize::MAX);
                }
                "drop_copies" => made.drop_copies = value.as_bool().ok_or_else(|| wrong("true or false"))?,
                "lexicon" => made.lexicon = Lexicon::from_json(value)?,
                _ => return Err(Error::unknown("option", name, &NAMES)),
            }
        }
        Ok(made)
    }
}

fn keys(value: &Value) -> Option<Result<Vec<Key>>> {
    match value {
        Value::String(name) => Some(name.parse().map(|k| vec![k])),
        Value::Array(names) => {
            let names: Option<Vec<&str>> = names.iter().map(Value::as_str).collect();
            Some(names?.into_iter().map(str::parse).collect())
        }
        _ => None,
    }
}

fn aliases(value: &Value) -> Option<Vec<(String, String)>> {
    value.as_object()?.iter().map(|(form, target)| Some((form.clone(), target.as_str()?.to_owned()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn options_are_read_and_wrong_ones_are_named() {
        let read = |v| CompareOptions::from_json(&v);
        let made = read(json!({"by": ["noun", "role"], "aliases": {"القطاع": "غزة"}, "min_similarity": 0.6})).unwrap();
        assert_eq!(made.by, [Key::Noun, Key::Role]);
        assert_eq!(made.aliases, [("القطاع".to_owned(), "غزة".to_owned())]);
        for (options, message) in [
            (json!({"by": "colour"}), "unknown key \"colour\"; valid: noun, role, people"),
            (json!({"min_similarity": 2}), "option \"min_similarity\" is 2, not a number from 0 to 1"),
            (json!({"min_articles": 0}), "option \"min_articles\" is 0, not a whole number from 1 on"),
            (json!({"near": 1}), "unknown option \"near\""),
        ] {
            let e = read(options).unwrap_err().to_string();
            assert!(e.starts_with(message), "{e}");
        }
    }
}
