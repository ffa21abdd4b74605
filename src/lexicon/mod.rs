//! The words khabar knows, as data, and the reader of that data.
//!
//! Each file under `data/` is one table: a kind of entry (number words, months, cues of web
//! leftovers, …) that a reader of Arabic can extend without knowing Rust. Users add their own
//! files, which go through the same reader and the same checks: [`Lexicon::load`].
//!
//! ```toml
//! table = "numbers"
//! about = "What the table holds, for whoever edits it."
//!
//! [[entry]]
//! id = "three"
//! value = "3"
//! forms = ["ثلاثة", "ثلاث"]
//! examples = [{ text = "وصل ثلاثة رجال", span = "ثلاثة", is = "3" }]
//! ```
//!
//! An entry of a user's file with the id of a built-in one takes its place.

pub mod check;
pub mod schema;
pub mod words;

pub use words::WordTable;

use crate::error::{Error, Result};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::path::Path;
use std::sync::{Arc, LazyLock};

/// An example of an entry: what khabar must say about a text. Examples run as tests.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// A sentence in newspaper Arabic, written for this lexicon.
    pub text: String,
    /// The part of the text that the expectation is about; the whole text when left out.
    pub span: Option<String>,
    /// What must be found there; see [`check`] for how expectations are written.
    pub is: String,
}

/// A kind of entry, one for each table.
pub trait Entry: DeserializeOwned + Clone + Send + Sync + 'static {
    /// Name of the table, written at the top of each of its files.
    const TABLE: &'static str;

    /// Name of the entry, unique in its table.
    fn id(&self) -> &str;

    /// Every written form of the entry, phrases included.
    fn forms(&self) -> Vec<&str>;

    /// The examples of the entry.
    fn examples(&self) -> &[Example];

    /// What keeps two entries with the same form apart, for tables in which a form may stand twice.
    fn namespace(&self) -> String {
        String::new()
    }

    /// Whether one example at least must show where nothing is found.
    fn needs_counterexample(&self) -> bool {
        false
    }

    /// Checks that serde cannot make: one sentence about what is wrong.
    fn validate(&self) -> std::result::Result<(), String> {
        Ok(())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File<E> {
    #[allow(dead_code, reason = "read by `table_of` before the entries are")]
    table: String,
    #[allow(dead_code, reason = "for the people who edit the file")]
    about: String,
    entry: Vec<E>,
}

/// A lexicon file as text, with the name that errors give.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Source {
    /// Path, or file name of a built-in file.
    pub name: String,
    /// Content.
    pub text: String,
    /// Table the file belongs to.
    pub table: String,
}

impl Source {
    /// A source from its content; fails when it is no TOML or names no table that exists.
    pub fn new(name: &str, text: &str) -> Result<Self> {
        let table = table_of(name, text)?;
        Ok(Source { name: name.into(), text: text.into(), table })
    }

    /// The entries of the file, in its order.
    pub fn entries<E: Entry>(&self) -> Result<Vec<E>> {
        let file: File<E> = toml::from_str(&self.text).map_err(|e| syntax(&self.name, &self.text, &e))?;
        for entry in &file.entry {
            entry.validate().map_err(|why| Error::lexicon(format!("{}: entry {:?}: {why}", self.name, entry.id())))?;
        }
        Ok(file.entry)
    }
}

/// The words that the stages are compiled from: the built-in files and the user's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Lexicon {
    user: Arc<Vec<Source>>,
}

impl Lexicon {
    /// The built-in words alone.
    pub fn builtin() -> Self {
        Lexicon::default()
    }

    /// The built-in words and those of the user's files, which are checked first.
    pub fn load<P: AsRef<Path>>(paths: &[P]) -> Result<Self> {
        let mut user = Vec::with_capacity(paths.len());
        for path in paths {
            let path = path.as_ref();
            let text = std::fs::read_to_string(path).map_err(|e| Error::io(path.display(), &e))?;
            user.push(Source::new(&path.display().to_string(), &text)?);
        }
        Lexicon::from_sources(user)
    }

    /// The built-in words and those of `user`, which are checked first.
    pub fn from_sources(user: Vec<Source>) -> Result<Self> {
        for source in &user {
            if let Some(problem) = check::source(source)?.into_iter().next() {
                return Err(Error::lexicon(problem));
            }
        }
        Ok(Lexicon { user: Arc::new(user) })
    }

    /// A lexicon from a path, or a list of paths, as options outside Rust give them.
    pub fn from_json(paths: &serde_json::Value) -> Result<Self> {
        let wrong = || Error::option(format!("option \"lexicon\" is {paths}, not a path or a list of paths"));
        match paths {
            serde_json::Value::Null => Ok(Lexicon::builtin()),
            serde_json::Value::String(path) => Lexicon::load(&[path]),
            serde_json::Value::Array(list) => {
                let paths: Option<Vec<&str>> = list.iter().map(|p| p.as_str()).collect();
                Lexicon::load(&paths.ok_or_else(wrong)?)
            }
            _ => Err(wrong()),
        }
    }

    /// Whether there are no words but the built-in ones.
    pub fn is_builtin(&self) -> bool {
        self.user.is_empty()
    }

    /// The entries of a table; a user's entry takes the place of the built-in one with its id.
    pub fn entries<E: Entry>(&self) -> Result<Vec<E>> {
        let mut all: Vec<E> = Vec::new();
        for source in builtin().iter().filter(|s| s.table == E::TABLE) {
            all.extend(source.entries::<E>()?);
        }
        for source in self.user.iter().filter(|s| s.table == E::TABLE) {
            for entry in source.entries::<E>()? {
                match all.iter_mut().find(|e| e.id() == entry.id()) {
                    Some(old) => *old = entry,
                    None => all.push(entry),
                }
            }
        }
        Ok(all)
    }
}

/// The built-in files.
pub fn builtin() -> &'static [Source] {
    static FILES: LazyLock<Vec<Source>> = LazyLock::new(|| {
        let files = schema::BUILTIN.iter();
        files.map(|(name, text)| Source::new(name, text).expect("built-in files are checked by tests")).collect()
    });
    &FILES
}

fn table_of(name: &str, text: &str) -> Result<String> {
    #[derive(Deserialize)]
    struct Head {
        table: String,
    }
    let head: Head = toml::from_str(text).map_err(|e| syntax(name, text, &e))?;
    if schema::TABLES.contains(&head.table.as_str()) {
        Ok(head.table)
    } else {
        Err(Error::unknown("table", &head.table, schema::TABLES).at(name))
    }
}

/// One sentence about a TOML error, with the line and the entry it stands in.
fn syntax(name: &str, text: &str, e: &toml::de::Error) -> Error {
    let at = e.span().map_or(0, |s| s.start);
    let before = &text[..at.min(text.len())];
    let line = before.matches('\n').count() + 1;
    let from_entry = |t: &str| {
        let id = t.lines().find_map(|l| l.trim().strip_prefix("id"))?;
        Some(id.trim_start_matches([' ', '=']).trim().to_owned())
    };
    let entry = before.rfind("[[entry]]").and_then(|p| from_entry(&text[p..]));
    let place = entry.map_or(String::new(), |id| format!(", entry {id}"));
    let message = e.message().replace('\n', " ");
    Error::lexicon(format!("{name}: line {line}{place}: {}", message.trim()))
}
