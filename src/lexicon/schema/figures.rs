//! The tables of sources and nouns.

use crate::lexicon::Example;
use serde::Deserialize;

/// How a word names the source of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceHow {
    /// A verb of saying, whose subject is the source: قال المتحدث.
    Verb,
    /// A preposition before the source: بحسب وزارة الصحة.
    Preposition,
    /// A noun that a source's name begins with: وزارة, متحدث, بيان.
    Noun,
}

/// What a verb of saying needs to name a source, and what a preposition or noun of a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceNeeds {
    /// It always says.
    #[default]
    Nothing,
    /// أن, إن or بأن after the subject; else it means something else.
    That,
    /// The figure is its object: سجلت الوزارة 40 حالة.
    Object,
    /// Its object is somebody: دعا الوزير المزارعين إلى.
    Whom,
    /// It has no subject of its own: مشيرا, مضيفا.
    Carries,
    /// Without a subject nobody says it: يذكر أن, يتوقع أن.
    Impersonal,
    /// It names who passes on and, after عن, who said: نقلت الوكالة عن الوزير.
    Quotes,
    /// Before the office that published a document: صادر عن, أعلنتها.
    Publisher,
    /// A verb with a pronoun for what is told, before the office or official that tells it: قدرتها الصحف.
    Told,
    /// Back at the clause before it: وهو ما أكده.
    Back,
    /// It points at somebody by a pronoun: بحسبها, وفقا له.
    Points,
    /// Before a document or an office only: استنادا إلى.
    Ground,
    /// Before a verb of saying: حسبما ذكرت.
    Clause,
    /// An office or body, in whose name no person's name stands.
    Body,
    /// A document that speaks for its office: بيان, أرقام.
    Carrier,
    /// Somebody who is told: للصحفيين, لقناة.
    Medium,
    /// An office that its holder's name follows: وزير, مدير.
    Title,
    /// What a person is called by before the name: السيد, الدكتورة.
    Courtesy,
}

/// A word of attribution.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceWord {
    /// Name of the entry.
    pub id: String,
    /// How it names the source.
    pub how: SourceHow,
    /// What must stand with it, or what more it is.
    #[serde(default)]
    pub needs: SourceNeeds,
    /// Whether each form is a whole name: nothing behind it belongs to it.
    #[serde(default)]
    pub whole: bool,
    /// Written forms.
    pub forms: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}
entry!(SourceWord, "sources", [forms], namespace = |s| format!("{:?}", s.how));

/// Given names of people.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenName {
    /// Name of the entry.
    pub id: String,
    /// Whether the names are mostly other words.
    #[serde(default)]
    pub weak: bool,
    /// Written forms, of one word each.
    pub forms: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}
entry!(GivenName, "given_names", [forms]);

/// What a noun table entry is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NounClass {
    /// An indefinite dual that counts two: قتيلين, شخصان.
    Dual,
    /// A noun for people, to whom a role may apply: شخص, جندي, عائلة.
    Person,
    /// A noun that a digit run before it counts, though it looks like another word.
    Counted,
    /// An adjective or specifier that stands between a number and its noun, or after it: آخرين, جديدة.
    Adjective,
    /// Things, places and events, to which nothing that happens to people can happen.
    Thing,
    /// A function word, which is never what is counted.
    Function,
}

/// A noun, or a word that is none.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NounWord {
    /// Name of the entry.
    pub id: String,
    /// What it is for.
    pub class: NounClass,
    /// Written forms.
    pub forms: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}
entry!(NounWord, "nouns", [forms], namespace = |n| format!("{:?}", n.class));
