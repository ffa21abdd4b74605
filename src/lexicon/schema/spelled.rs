//! The table that numbers are written out with, in Modern Standard Arabic.

use crate::lexicon::{Entry, Example};
use crate::text::fold;
use serde::Deserialize;

/// The forms of a word in the nominative, the accusative and the genitive; one form where all are alike.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Cases {
    /// The same in every case.
    One(String),
    /// One for each case.
    Three([String; 3]),
}

impl Cases {
    /// The form of a case: 0 for the nominative, 1 for the accusative, 2 for the genitive.
    pub fn get(&self, case: usize) -> &str {
        match self {
            Cases::One(form) => form,
            Cases::Three(forms) => &forms[case],
        }
    }

    fn all(&self) -> &[String] {
        match self {
            Cases::One(form) => std::slice::from_ref(form),
            Cases::Three(forms) => forms,
        }
    }
}

/// How a number is written out.
///
/// A number below a thousand has `masculine` forms, which count masculine nouns, and `feminine` ones
/// where those differ; a scale word (1000 and more) has `dual` and `plural` forms besides.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SpelledNumber {
    /// Name of the entry.
    pub id: String,
    /// The number.
    pub value: u64,
    /// The form that counts masculine nouns, or the only one.
    pub masculine: Cases,
    /// The form that counts feminine nouns.
    pub feminine: Option<Cases>,
    /// Forms right before the noun that is counted, where they differ.
    pub construct: Option<Cases>,
    /// The feminine ones of these.
    pub construct_feminine: Option<Cases>,
    /// The feminine form before وعشرون and its like, where it differs: إحدى.
    pub tens_feminine: Option<Cases>,
    /// Twice a scale word.
    pub dual: Option<Cases>,
    /// Twice a scale word right before the noun.
    pub dual_construct: Option<Cases>,
    /// A scale word after 3 to 10.
    pub plural: Option<String>,
    /// Examples: a text, and the number and options that are written so.
    pub examples: Vec<Example>,
}

impl Entry for SpelledNumber {
    const TABLE: &'static str = "spelled_numbers";

    fn id(&self) -> &str {
        &self.id
    }

    /// Each form once, however many cases have it.
    fn forms(&self) -> Vec<&str> {
        let given = [
            Some(&self.masculine),
            self.feminine.as_ref(),
            self.construct.as_ref(),
            self.construct_feminine.as_ref(),
            self.tens_feminine.as_ref(),
            self.dual.as_ref(),
            self.dual_construct.as_ref(),
        ];
        let mut forms: Vec<&str> = Vec::new();
        for form in given.into_iter().flatten().flat_map(Cases::all).chain(&self.plural) {
            if !forms.iter().any(|known| fold(known) == fold(form)) {
                forms.push(form);
            }
        }
        forms
    }

    fn examples(&self) -> &[Example] {
        &self.examples
    }

    fn validate(&self) -> Result<(), String> {
        let scale = self.value >= 1000;
        match scale == (self.dual.is_some() && self.dual_construct.is_some() && self.plural.is_some()) {
            true => Ok(()),
            false if scale => Err("a scale word needs dual, dual_construct and plural".into()),
            false => Err("only scale words (1000 and more) have dual, dual_construct and plural".into()),
        }
    }
}
