//! The tables of the lexicon: the fields of each kind of entry, and the built-in files.

mod compare;
mod cues;
mod figures;
mod spelled;
mod spelling;

pub use compare::*;
pub use cues::*;
pub use figures::*;
pub use spelled::*;
pub use spelling::*;

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
    NounWord,
    Marker,
    Cue,
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
    "currencies.toml",
    "qualifiers.toml",
    "roles.toml",
    "sources.toml",
    "nouns.toml",
    "nouns_things.toml",
    "markers.toml",
    "markers_context.toml",
    "markers_names.toml",
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
    "spelling.toml",
    "spelled_numbers.toml",
    "things.toml",
    "places_arab.toml",
    "places_world.toml",
    "occasions.toml",
    "links.toml",
);
