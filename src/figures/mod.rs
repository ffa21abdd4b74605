//! Figures: every number an article states, with its exact value, bound, unit, what it counts, what
//! happened to it, and who said so.
//!
//! A deterministic reader in layers, a folder each. One pass over the folded [`View`] makes tokens, looks each up once
//! and finds those with which a figure can begin; rules ask tokens for their meanings (`tokens`). Digit runs and
//! the grammar of number words give numbers (`numeral`); composers (`date`, `clock`, `score`, `measure`, `range`,
//! `rank`) use each token once, in the order that `compose` and `quantity` hold, and what only names something is left
//! out (`mask`). Bounds (`bound`), counted nouns (`noun`), roles (`role`, with `toll`) and sources (`source`, with
//! `speech`) are read from the tokens around. No folder needs one that needs it, which `tests/architecture.rs` holds.
//! All words come from the [lexicon](crate::lexicon).

mod age;
mod bound;
mod calendar;
mod clock;
mod compose;
mod date;
mod draft;
mod duration;
mod evidence;
mod explain;
mod figure;
mod mask;
mod measure;
mod money;
mod noun;
mod number;
mod numeral;
mod parse;
mod quantity;
mod range;
mod rank;
mod role;
mod score;
mod source;
mod speech;
mod spell;
mod tokens;
mod toll;
mod topic;
mod weak;
mod year;

pub use calendar::day::Day;
pub use figure::{Bound, Figure, Kind, Role};
pub use parse::parse_number;
pub use spell::{Case, CountedNoun, Gender, Spelling, spell_number};

use crate::error::{Error, Result};
use crate::lexicon::Lexicon;
use crate::names;
use crate::span::Span;
use crate::text::View;
use bound::threshold;
use date::relative;
use measure::carried;
use noun::elided;
use numeral::digit_groups;
use std::sync::{Arc, LazyLock};
use tokens::scan::Scan;
use tokens::words::Words;

/// Options of a [`Reader`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct FigureOptions {
    /// Also return numbers that only name something (phone, article and decree numbers) as
    /// [`Kind::Identifier`].
    pub identifiers: bool,
    /// The day from which relative dates (أمس, الشهر الماضي) and dates without a year are resolved.
    pub reference: Option<Reference>,
    /// Words to read with.
    pub lexicon: Lexicon,
}

/// The day from which relative dates are resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reference {
    /// The same for all texts.
    Day(Day),
    /// The day on which each article was published; a [`Pipeline`](crate::Pipeline) knows it.
    Published,
}

impl FigureOptions {
    /// The options of the reader, as they are named outside Rust.
    pub const NAMES: &'static [&'static str] = &["identifiers", "lexicon", "reference"];

    /// Options from a JSON object, as keywords and configuration files give them; `lexicon` is a path
    /// or a list of paths.
    pub fn from_json(options: &serde_json::Value) -> Result<Self> {
        let mut out = FigureOptions::default();
        for (name, value) in names::options("figure", options)? {
            match name {
                "identifiers" => {
                    let wrong = || Error::wrong_option(name, value, "true or false");
                    out.identifiers = value.as_bool().ok_or_else(wrong)?;
                }
                "lexicon" => out.lexicon = Lexicon::from_json(value)?,
                "reference" => out.reference = Reference::from_json(value)?,
                _ => return Err(Error::unknown("option", name, Self::NAMES)),
            }
        }
        Ok(out)
    }
}

impl Reference {
    /// A day as `2023-11-05`, `published`, or null.
    fn from_json(value: &serde_json::Value) -> Result<Option<Self>> {
        match value {
            serde_json::Value::Null => Ok(None),
            serde_json::Value::String(s) if s == "published" => Ok(Some(Reference::Published)),
            serde_json::Value::String(s) => s.parse().map(|day| Some(Reference::Day(day))),
            _ => Err(Error::wrong_option("reference", value, "a date or \"published\"")),
        }
        .map_err(|e: Error| if e.message().starts_with("option") { e } else { e.at("option \"reference\"") })
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
        self.read_on(text, view, self.day())
    }

    /// The day from which relative dates are resolved, where the options name one.
    fn day(&self) -> Option<Day> {
        match self.options.reference {
            Some(Reference::Day(day)) => Some(day),
            _ => None,
        }
    }

    /// The same with relative dates resolved from the day `reference`, whatever the options say.
    pub fn read_on(&self, text: &str, view: &View, reference: Option<Day>) -> Vec<Figure> {
        let scan = digit_groups::styled(Scan::new(text, view, &self.words));
        let mut figures: Vec<Figure> =
            self.drafts(&scan, reference).into_iter().map(|found| found.finish(&scan)).collect();
        figures.sort_by_key(|f| f.span);
        figures
    }

    /// How the figure of `kind` at `span`, which this reader found in `text`, was read: its tokens and their senses, the rule that
    /// composed it, and what speaks for each field, in some lines of English; `None` when the reader finds no such
    /// figure there.
    ///
    /// ```
    /// use khabar::figures::{FigureOptions, Reader};
    /// use khabar::text::View;
    /// let reader = Reader::new(FigureOptions::default())?;
    /// let text = "أصيب 12 عاملا";
    /// let figures = reader.read(text, &View::new(text));
    /// let told = reader.explain(text, &View::new(text), figures[0].span, figures[0].kind).unwrap();
    /// assert!(told.contains("noun «عاملا»: after the number; an accusative singular, as 11 to 99 take it"));
    /// # Ok::<(), khabar::Error>(())
    /// ```
    pub fn explain(&self, text: &str, view: &View, span: Span, kind: Kind) -> Option<String> {
        let scan = digit_groups::styled(Scan::new(text, view, &self.words));
        let found = self.drafts(&scan, self.day()).into_iter().map(|found| (found.draft.clone(), found.finish(&scan)));
        let (draft, figure) = found.into_iter().find(|(_, f)| f.span == span && f.kind == kind)?;
        Some(explain::explain(&scan, &draft, &figure))
    }

    /// The day that a text about a date of publication names: `2023-11-05T10:00`, الأحد 5 نوفمبر 2023.
    pub fn day_named(&self, text: &str) -> Option<Day> {
        text.trim().parse().ok().or_else(|| {
            let found = self.read_on(text, &View::new(text), None);
            found.iter().find_map(|f| f.gregorian.as_deref().or(f.iso.as_deref())?.parse().ok())
        })
    }

    fn drafts(&self, scan: &Scan, reference: Option<Day>) -> Vec<Found> {
        let mut composed = compose::compose(scan);
        topic::degrees_of_heat(scan, &mut composed.drafts);
        carried::carry(scan, &mut composed.drafts);
        bound::carry(scan, &mut composed.drafts);
        threshold::passed(scan, &mut composed.drafts);
        elided::of_the_whole(scan, &mut composed.drafts);
        elided::said_with_the_next(scan, &mut composed.drafts);
        let roles = role::roles(scan, &composed.drafts);
        let sources = source::sources(scan, &composed.drafts);
        let mut drafts = composed.drafts;
        if let Some(day) = reference {
            relative::resolve(scan, day, &mut drafts);
        }
        if self.options.identifiers {
            drafts.extend(composed.identifiers);
        }
        let told = roles.into_iter().zip(sources).chain(std::iter::repeat((None, None)));
        drafts.into_iter().zip(told).map(|(draft, (role, source))| Found { draft, role, source }).collect()
    }
}

/// A draft with what the last layers say about it.
struct Found {
    draft: draft::Draft,
    role: Option<Role>,
    source: Option<Span>,
}

impl Found {
    fn finish(self, scan: &Scan) -> Figure {
        let confidence = evidence::confidence(scan, &self.draft);
        let mut figure = self.draft.finish(scan);
        (figure.role, figure.source, figure.confidence) = (self.role, self.source, confidence);
        figure
    }
}
