//! The tables that figures of many articles are compared with: things counted, places and peoples, occasions, links.

use crate::lexicon::Example;
use serde::Deserialize;

/// Words for one thing that figures count.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Thing {
    /// Name of the entry.
    pub id: String,
    /// The entry of the wider thing.
    pub within: Option<String>,
    /// Written forms, without clitics and article.
    pub forms: Vec<String>,
    /// Examples; `is` is the id.
    pub examples: Vec<Example>,
}
entry!(Thing, "things", [forms]);

/// What the words of a [`Place`] do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceClass {
    /// They name it.
    #[default]
    Name,
    /// The name of a place follows them: مدينة, محافظة.
    Head,
}

/// A place, and the people named after it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Name of the entry.
    pub id: String,
    /// What its words do.
    #[serde(default)]
    pub class: PlaceClass,
    /// The entry of the place around it.
    pub within: Option<String>,
    /// Names, with their article.
    pub forms: Vec<String>,
    /// One of its people; what ends in ي stands for every gender and number.
    #[serde(default)]
    pub people: Vec<String>,
    /// Examples; `is` is the id, or `name` for the name behind a head.
    pub examples: Vec<Example>,
}
entry!(Place, "places", [forms, people]);

/// Words for one sort of event.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Occasion {
    /// Name of the entry.
    pub id: String,
    /// Written forms, without article.
    pub forms: Vec<String>,
    /// Examples; `is` is the id.
    pub examples: Vec<Example>,
}
entry!(Occasion, "occasions", [forms]);

/// How a figure goes with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// What follows is a part of what was counted before.
    Part,
    /// What follows is about something else.
    Break,
    /// What follows is other news, mostly of another place.
    Aside,
    /// The figure sums up from a beginning on.
    Total,
    /// It counts one day or some hours.
    Period,
    /// It is what was counted before.
    Earlier,
    /// The name of a place follows.
    At,
    /// The first word of a name that goes on with the next word.
    NameStart,
    /// The price is that of buying.
    Buying,
    /// The price is that of selling.
    Selling,
}

/// Words under one link.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LinkWord {
    /// Name of the entry.
    pub id: String,
    /// The link.
    pub link: Link,
    /// Written forms.
    pub forms: Vec<String>,
    /// Examples; `is` is the id.
    pub examples: Vec<Example>,
}
entry!(LinkWord, "links", [forms], namespace = |l| format!("{:?}", l.link));
