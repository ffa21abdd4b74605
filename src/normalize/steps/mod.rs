//! The steps, one file each or one for a small family.
//!
//! A step has two functions. `run` does its work on a stretch of characters that may look at each
//! other; it is the definition of the step. `touch` says what it would do to one character with no
//! look at its neighbours: the engine's tables are compiled from these answers, and whatever says
//! [`Touch::Look`] goes through `run`.

mod case;
mod compose;
mod digits;
mod elongation;
mod emoji;
mod forms;
mod invisible;
mod letters;
mod punctuation;
mod scan;
mod spacing;
pub(crate) mod spelling;
mod step;
mod tashkeel;
mod tatweel;
mod whitespace;

pub use step::{Safety, Step, StepInfo};

pub(crate) use digits::digit_in;
pub(crate) use letters::bare;
pub(crate) use punctuation::{closes_after_arabic, is_repeatable};
pub(crate) use step::Counts;

use super::options::NormalizeOptions;
use super::units::Units;
use spelling::Spelling;

/// Longest word, in letters, that any rule of spelling holds with its prefixes; longer ones need no look-up.
pub(crate) const LONGEST: usize = 16;

/// What a step does to a character, whatever stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Touch {
    /// Nothing.
    Same,
    /// Another character takes its place.
    To(char),
    /// It goes.
    Gone,
    /// That depends on its neighbours.
    Look,
}

/// What the steps work from: the options and what follows from them.
#[derive(Clone, Debug)]
pub(crate) struct Rules {
    pub options: NormalizeOptions,
    pub spelling: &'static Spelling,
    /// Whether letters are folded at all.
    pub letters: bool,
    /// The first characters of the placeholders in use.
    pub placeholder_starts: Vec<char>,
    /// Whether some step behind the scan does anything to characters, so that links need to be found.
    pub links: bool,
    /// Whether some step would break a mail address or a bare domain. Small letters and shorter runs do not.
    pub ascii: bool,
}

impl Rules {
    pub fn new(options: NormalizeOptions) -> Self {
        use super::options::*;
        let o = &options;
        let ascii = matches!(o.digits, Digits::Arabic | Digits::Persian)
            || o.separators == Separators::Arabic
            || matches!(o.punctuation, Punctuation::Arabic | Punctuation::Remove)
            || o.quotes == Quotes::Arabic
            || o.spacing != Spacing::Keep;
        let late = NormalizeOptions {
            // What comes before the scan, or only touches white space.
            entities: false,
            mojibake: false,
            from: Scheme::None,
            to: Scheme::None,
            unicode: UnicodeForm::Nfc,
            forms: false,
            emoji: Treatment::Keep,
            protect: Vec::new(),
            bidi: false,
            zero_width: false,
            controls: false,
            tatweel: Tatweel::Keep,
            tashkeel: Vec::new(),
            tashkeel_place: Place::All,
            dagger_alef: DaggerAlef::Keep,
            tanwin_alef: false,
            whitespace: Whitespace::Keep,
            compound_names: false,
            join: String::new(),
            ..o.clone()
        };
        let links = late != NormalizeOptions::default();
        let letters = o.lookalikes
            || o.foreign
            || o.skeleton
            || o.alef != Alef::Keep
            || o.hamza != Hamza::Keep
            || o.alef_maksura != AlefMaksura::Keep
            || o.teh_marbuta != TehMarbuta::Keep;
        let placeholder_starts = scan::placeholders(o).filter_map(|(word, _)| word.chars().next()).collect();
        Rules { spelling: Spelling::get(), letters, placeholder_starts, links, ascii, options }
    }
}

macro_rules! chain {
    ($($module:ident),+ $(,)?) => {
        /// Does every step on `units`, in order.
        pub(crate) fn run(units: &mut Units, rules: &Rules, counts: &mut Counts) {
            $($module::run(units, rules, counts);)+
            compose::run(units, rules, counts);
        }

        /// What all steps together do to `c`, whatever stands beside it.
        pub(crate) fn touch(c: char, rules: &Rules) -> Touch {
            let mut now = c;
            $(match $module::touch(now, rules) {
                Touch::Same => {}
                Touch::To(to) => now = to,
                end => return end,
            })+
            if now == c { Touch::Same } else { Touch::To(now) }
        }
    };
}

chain!(
    forms,
    invisible,
    emoji,
    compose,
    tatweel,
    tashkeel,
    scan,
    case,
    letters,
    elongation,
    digits,
    punctuation,
    spacing,
    whitespace,
);
