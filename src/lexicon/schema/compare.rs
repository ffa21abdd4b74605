//! The tables that figures of many articles are compared with: things counted, places and peoples, occasions, links.

use crate::lexicon::{Entry, Example};
use serde::Deserialize;

fn strs(forms: &[String]) -> Vec<&str> {
    forms.iter().map(String::as_str).collect()
}

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

impl Entry for Thing {
    const TABLE: &'static str = "things";

    fn id(&self) -> &str {
        &self.id
    }

    fn forms(&self) -> Vec<&str> {
        strs(&self.forms)
    }

    fn examples(&self) -> &[Example] {
        &self.examples
    }
}

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

impl Entry for Place {
    const TABLE: &'static str = "places";

    fn id(&self) -> &str {
        &self.id
    }

    fn forms(&self) -> Vec<&str> {
        self.forms.iter().chain(&self.people).map(String::as_str).collect()
    }

    fn examples(&self) -> &[Example] {
        &self.examples
    }
}

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

impl Entry for Occasion {
    const TABLE: &'static str = "occasions";

    fn id(&self) -> &str {
        &self.id
    }

    fn forms(&self) -> Vec<&str> {
        strs(&self.forms)
    }

    fn examples(&self) -> &[Example] {
        &self.examples
    }
}

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

impl Entry for LinkWord {
    const TABLE: &'static str = "links";

    fn id(&self) -> &str {
        &self.id
    }

    fn forms(&self) -> Vec<&str> {
        strs(&self.forms)
    }

    fn examples(&self) -> &[Example] {
        &self.examples
    }

    fn namespace(&self) -> String {
        format!("{:?}", self.link)
    }
}
