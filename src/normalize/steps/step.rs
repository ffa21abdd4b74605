//! The steps by name: what each is for, how safe it is, and how often it did something.

use crate::names::named;
use serde::Serialize;

named! {
    /// What a step takes from a text.
    pub enum Safety as "safety class" {
        /// Nothing that a reader or a program could miss.
        Lossless = "lossless",
        /// A way of writing; the words stay the same words.
        Orthographic = "orthographic",
        /// Differences between words, or content.
        Lossy = "lossy",
    }
}

macro_rules! steps {
    ($($variant:ident = $name:literal, $safety:ident, $what:literal;)+) => {
        named! {
            /// A step of normalization; most have the name of the option that asks for them.
            pub enum Step as "step" {
                $(#[doc = $what] $variant = $name,)+
            }
        }

        impl Step {
            /// What the step does, in one line.
            pub const fn about(self) -> &'static str {
                match self { $(Step::$variant => $what,)+ }
            }

            /// How safe the step is, whatever its value.
            pub const fn safety(self) -> Safety {
                match self { $(Step::$variant => Safety::$safety,)+ }
            }
        }
    };
}

// In the order in which they take effect.
steps! {
    Entities = "entities", Orthographic, "Decodes HTML entities.";
    Mojibake = "mojibake", Lossless, "Repairs text that was decoded with the wrong charset.";
    From = "from", Orthographic, "Reads a transliteration.";
    Protect = "protect", Lossless, "Keeps what the caller's patterns match, byte for byte.";
    Forms = "forms", Orthographic, "Writes presentation forms and ligatures with the letters they draw.";
    Bidi = "bidi", Lossless, "Removes direction controls.";
    ZeroWidth = "zero_width", Lossless, "Removes characters without width; a zero-width space becomes a space.";
    Controls = "controls", Lossless, "Removes control characters.";
    Emoji = "emoji", Lossy, "Drops emoji or puts a word in their place.";
    Unicode = "unicode", Lossless, "Composes characters (NFC), also after other steps took marks away.";
    Tatweel = "tatweel", Orthographic, "Removes tatweel, but for abbreviations and prefixes that stand alone.";
    TanwinAlef = "tanwin_alef", Lossy, "Removes final tanwin with its alef.";
    DaggerAlef = "dagger_alef", Orthographic, "Removes the dagger alef, or writes it as today's spelling does.";
    Tashkeel = "tashkeel", Lossy, "Removes tashkeel by class.";
    Links = "links", Lossy, "Drops links or puts a word in their place.";
    Mails = "mails", Lossy, "Drops mail addresses or puts a word in their place.";
    Mentions = "mentions", Lossy, "Drops mentions or puts a word in their place.";
    Hashtags = "hashtags", Lossy, "Drops or splits hashtags, or puts a word in their place.";
    Case = "case", Lossy, "Writes small letters.";
    Lookalikes = "lookalikes", Orthographic, "Writes Persian, Urdu and Kurdish look-alikes with Arabic letters.";
    Foreign = "foreign", Lossy, "Writes letters for foreign sounds with their Arabic neighbours.";
    Alef = "alef", Lossy, "Makes forms of alef equal.";
    Hamza = "hamza", Lossy, "Makes seats of hamza equal.";
    AlefMaksura = "alef_maksura", Lossy, "Makes alef maksura and yeh equal.";
    TehMarbuta = "teh_marbuta", Lossy, "Makes teh marbuta and heh (or teh) equal.";
    Skeleton = "skeleton", Lossy, "Takes the dots off letters.";
    Elongation = "elongation", Lossy, "Shortens elongated letters.";
    Digits = "digits", Orthographic, "Writes digits in one system.";
    Separators = "separators", Orthographic, "Writes the signs inside numbers in one system.";
    Quotes = "quotes", Orthographic, "Makes quotation marks equal.";
    Dashes = "dashes", Orthographic, "Makes dashes equal.";
    Ellipsis = "ellipsis", Orthographic, "Writes the ellipsis as three dots.";
    Punctuation = "punctuation", Orthographic, "Writes punctuation in one system, or removes it.";
    Repeats = "repeats", Lossy, "Shortens runs of one punctuation mark.";
    Spacing = "spacing", Orthographic, "Puts spaces beside punctuation in order.";
    DigitSpacing = "digit_spacing", Orthographic, "Puts a space between digits and letters.";
    Whitespace = "whitespace", Orthographic, "Makes white space plain; lines and paragraphs stay.";
    Join = "join", Orthographic, "Puts a sign other than a space between words.";
    CompoundNames = "compound_names", Lossy, "Writes names of two words as one.";
    To = "to", Orthographic, "Writes a transliteration.";
}

/// A step as a normalizer is set to do it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StepInfo {
    /// The step.
    pub name: Step,
    /// How safe it is as it is set here.
    pub safety: Safety,
    /// The value of its option.
    pub value: serde_json::Value,
    /// What it does, in one line.
    pub about: &'static str,
}

/// How often each step did something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Counts([usize; Step::ALL.len()]);

impl Default for Counts {
    fn default() -> Self {
        Counts([0; Step::ALL.len()])
    }
}

impl Counts {
    pub fn add(&mut self, step: Step, n: usize) {
        self.0[step as usize] += n;
    }

    pub fn get(&self, step: Step) -> usize {
        self.0[step as usize]
    }
}
