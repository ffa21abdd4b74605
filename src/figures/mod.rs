//! Figures: every number an article states, with its exact value, bound, unit, what it counts, what
//! happened to it, and who said so.
//!
//! A deterministic reader in layers, over the tokens of the folded [`View`]: digit runs (`digits`) and the
//! grammar of numerals (`numeral`) give numbers; typed composers (`date`, `clock`, `score`, `amount`,
//! `rank`) use each token once; bounds (`bound`), counted nouns (`noun`), roles (`role`) and sources
//! (`source`) are read from the tokens around. All words come from the [lexicon](crate::lexicon).

mod age;
mod amount;
mod bound;
mod clock;
mod compose;
mod date;
mod date_years;
mod digits;
mod draft;
mod duration;
mod figure;
mod fraction;
mod hijri;
mod lookup;
mod mask;
mod money;
mod noun;
mod numeral;
mod ordinal;
mod range;
mod rank;
mod role;
mod scan;
mod score;
mod source;
mod source_name;
mod words;
mod year;

pub use figure::{Bound, Figure, Kind, Role};

use crate::error::{Error, Result};
use crate::lexicon::Lexicon;
use crate::text::View;
use scan::Scan;
use std::sync::{Arc, LazyLock};
use words::Words;

/// Options of a [`Reader`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct FigureOptions {
    /// Also return numbers that only name something (phone, article and decree numbers) as
    /// [`Kind::Identifier`].
    pub identifiers: bool,
    /// Words to read with.
    pub lexicon: Lexicon,
}

impl FigureOptions {
    /// The options of the reader, as they are named outside Rust.
    pub const NAMES: &'static [&'static str] = &["identifiers", "lexicon"];

    /// Options from a JSON object, as keywords and configuration files give them; `lexicon` is a path
    /// or a list of paths.
    pub fn from_json(options: &serde_json::Value) -> Result<Self> {
        let mut out = FigureOptions::default();
        let Some(map) = options.as_object() else {
            return Err(Error::option(format!("figure options are {options}, not an object")));
        };
        for (name, value) in map {
            match name.as_str() {
                "identifiers" => {
                    let wrong = || Error::option(format!("option \"identifiers\" is {value}, not true or false"));
                    out.identifiers = value.as_bool().ok_or_else(wrong)?;
                }
                "lexicon" => out.lexicon = Lexicon::from_json(value)?,
                _ => return Err(Error::unknown("option", name, Self::NAMES)),
            }
        }
        Ok(out)
    }
}

/// Reads the figures of texts; made once, used from any thread.
///
/// ```
/// use khabar::figures::{Bound, FigureOptions, Reader, Role};
/// use khabar::text::View;
///
/// let reader = Reader::new(FigureOptions::default())?;
/// let text = "قتل أكثر من 24 ألف شخص";
/// let figures = reader.read(text, &View::new(text));
/// assert_eq!(figures[0].value, Some(24_000.into()));
/// assert_eq!(figures[0].bound, Bound::MoreThan);
/// assert_eq!(figures[0].noun.unwrap().of(text), "شخص");
/// assert_eq!(figures[0].role, Some(Role::Dead));
/// # Ok::<(), khabar::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Reader {
    options: FigureOptions,
    words: Arc<Words>,
}

impl Reader {
    /// A reader with `options`; fails when the lexicon's files cannot be used.
    pub fn new(options: FigureOptions) -> Result<Self> {
        static BUILTIN: LazyLock<Arc<Words>> = LazyLock::new(|| {
            Arc::new(Words::compile(&Lexicon::builtin()).expect("built-in files are checked by tests"))
        });
        let words =
            if options.lexicon.is_builtin() { BUILTIN.clone() } else { Arc::new(Words::compile(&options.lexicon)?) };
        Ok(Reader { options, words })
    }

    /// The options it was made with.
    pub fn options(&self) -> &FigureOptions {
        &self.options
    }

    /// The figures of `text`, in order of their position. `view` is the folded view of `text`.
    pub fn read(&self, text: &str, view: &View) -> Vec<Figure> {
        let scan = Scan::new(text, view, &self.words);
        let composed = compose::compose(&scan);
        let roles = role::roles(&scan, &composed.drafts);
        let sources = source::sources(&scan, &composed.drafts);
        let mut figures = Vec::with_capacity(composed.drafts.len());
        for ((draft, role), source) in composed.drafts.into_iter().zip(roles).zip(sources) {
            let mut figure = draft.finish(&scan);
            figure.role = role;
            figure.source = source;
            figures.push(figure);
        }
        if self.options.identifiers {
            figures.extend(composed.identifiers.into_iter().map(|d| d.finish(&scan)));
        }
        figures.sort_by_key(|f| f.span);
        figures
    }
}
