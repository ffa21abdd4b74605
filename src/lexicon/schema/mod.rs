//! The tables of the lexicon: the fields of each kind of entry, and the built-in files.

/// Implements [`Entry`] for a struct with `id`, `examples` and fields that hold its written forms.
macro_rules! entry {
    ($name:ident, $table:literal, [$($forms:ident),+] $(, $method:ident = |$this:ident| $body:expr)*) => {
        impl $crate::lexicon::Entry for $name {
            const TABLE: &'static str = $table;

            fn id(&self) -> &str {
                &self.id
            }

            fn forms(&self) -> Vec<&str> {
                std::iter::empty()$(.chain(&self.$forms))+.map(String::as_str).collect()
            }

            fn examples(&self) -> &[$crate::lexicon::Example] {
                &self.examples
            }

            $(entry!(@$method $this $body);)*
        }
    };
    (@namespace $this:ident $body:expr) => {
        fn namespace(&self) -> String {
            let $this = self;
            $body
        }
    };
    (@needs_counterexample $this:ident $body:expr) => {
        fn needs_counterexample(&self) -> bool {
            let $this = self;
            $body
        }
    };
    (@validate $this:ident $body:expr) => {
        fn validate(&self) -> Result<(), String> {
            let $this = self;
            $body
        }
    };
}

mod compare;
mod cues;
mod figures;
mod markers;
mod numbers;
mod prose;
mod roles;
mod spelled;
mod spelling;
mod units;

pub use compare::*;
pub use cues::*;
pub use figures::*;
pub use markers::*;
pub use numbers::*;
pub use prose::*;
pub use roles::*;
pub use spelled::*;
pub use spelling::*;
pub use units::*;

use super::{Entry, Source};
use crate::error::Result;

/// Something that looks at every entry of a file, whatever its table.
pub trait Visitor {
    /// Called once an entry.
    fn entry<E: Entry>(&mut self, file: &str, entry: &E);
}

fn each<E: Entry>(source: &Source, visitor: &mut impl Visitor) -> Result<()> {
    source.entries::<E>()?.iter().for_each(|entry| visitor.entry(&source.name, entry));
    Ok(())
}

macro_rules! tables {
    ($($entry:ident),+ $(,)?) => {
        /// Names of all tables.
        pub const TABLES: &[&str] = &[$($entry::TABLE),+];

        /// Shows every entry of `source` to `visitor`.
        pub fn visit(source: &Source, visitor: &mut impl Visitor) -> Result<()> {
            $(if source.table == $entry::TABLE {
                return each::<$entry>(source, visitor);
            })+
            unreachable!("a source's table was checked when it was made")
        }
    };
}

tables!(
    NumberWord,
    FractionWord,
    VagueWord,
    OrdinalWord,
    Month,
    Weekday,
    DayPart,
    UnitWord,
    Currency,
    Qualifier,
    RoleWord,
    SourceWord,
    GivenName,
    NounWord,
    Marker,
    Cue,
    ProseWord,
    WordGroup,
    SpellingWord,
    SpelledNumber,
    Thing,
    Place,
    Occasion,
    LinkWord
);

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// The built-in files: name and content.
        pub(super) const BUILTIN: &[(&str, &str)] = &[$(($name, include_str!(concat!("../data/", $name)))),+];
    };
}

files!(
    "numbers.toml",
    "fractions.toml",
    "vague.toml",
    "ordinals.toml",
    "months.toml",
    "weekdays.toml",
    "day_parts.toml",
    "units.toml",
    "units_special.toml",
    "currencies.toml",
    "currencies_world.toml",
    "qualifiers.toml",
    "roles.toml",
    "sources.toml",
    "sources_names.toml",
    "given_names.toml",
    "nouns.toml",
    "nouns_things.toml",
    "markers.toml",
    "markers_context.toml",
    "markers_names.toml",
    "markers_roles.toml",
    "markers_sources.toml",
    "markers_speech.toml",
    "markers_dates.toml",
    "cues_prompts.toml",
    "cues_share.toml",
    "cues_related.toml",
    "cues_site.toml",
    "cues_legal.toml",
    "cues_comments.toml",
    "cues_embeds.toml",
    "cues_article.toml",
    "prose.toml",
    "word_groups.toml",
    "spelling.toml",
    "spelled_numbers.toml",
    "things.toml",
    "places_arab.toml",
    "places_world.toml",
    "occasions.toml",
    "links.toml",
);
