//! The tables of what bounds a number, and of what happened to those whom it counts.
//!
//! Forms are written without clitics (و ف ب ل ك, ال and their joins); the reader takes those off.
//! Spelling variants that folding makes equal (أ/ا, ة/ه, ى/ي, tashkeel) stand once.

use crate::lexicon::Example;
use serde::Deserialize;

/// The side of the number that a qualifier stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// أكثر من 10.
    Before,
    /// 10 على الأقل.
    After,
}

/// A phrase that bounds a number.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Qualifier {
    /// Name of the entry.
    pub id: String,
    /// `approx`, `at_least`, `more_than`, `at_most` or `less_than`.
    pub bound: String,
    /// Side of the number.
    pub side: Side,
    /// Written forms.
    pub forms: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}
entry!(Qualifier, "qualifiers", [forms], namespace = |q| format!("{:?}", q.side));

impl Qualifier {
    /// The bounds a qualifier may have.
    pub const BOUNDS: &'static [&'static str] = &["approx", "at_least", "more_than", "at_most", "less_than"];
}

/// How a word tells the role of the people counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleHow {
    /// It is itself what is counted: 20 قتيلا.
    Counted,
    /// A verb or verbal noun before the number: مقتل 20 شخصا, أصيب 20 شخصا.
    Before,
    /// A verb with other meanings, which tells the role of people right behind it: قضى 9 أشخاص.
    Near,
    /// A verb or participle after the counted noun: 20 شخصا قتلوا, 20 شخصا مفقودين.
    After,
    /// Before or after.
    Both,
}

/// A word that tells what happened to those who are counted.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleWord {
    /// Name of the entry.
    pub id: String,
    /// `dead`, `injured`, `missing`, `captive`, `detained`, `displaced`, `evacuated`, `rescued`,
    /// `infected` or `recovered`.
    pub role: String,
    /// How it tells.
    pub how: RoleHow,
    /// Written forms.
    pub forms: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}
entry!(RoleWord, "roles", [forms], namespace = |r| format!("{:?}", r.how));
