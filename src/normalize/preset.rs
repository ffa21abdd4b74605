//! Presets: sets of options by purpose. A larger preset is written as its smaller one plus more.

use super::options::*;
use crate::names::named;

named! {
    /// A set of options for one purpose.
    pub enum Preset as "preset" {
        /// The same text for every reader: forms, invisible characters, white space, stray tatweel.
        Light = "light",
        /// A key for search: what Lucene's Arabic analyzer folds, and digits with their separators.
        Search = "search",
        /// A wider key for search: also hamza seats, look-alikes, گ پ چ, elongation, punctuation.
        SearchLoose = "search_loose",
        /// Text for readers: tidy spaces and quotes, every letter and vowel as written.
        Display = "display",
        /// Text for training: noise goes, spelling stays.
        Ml = "ml",
        /// Text as models of the AraBERT family expect it.
        Bert = "bert",
        /// A key for names of people and places.
        Name = "name",
        /// A part of a web address.
        Slug = "slug",
    }
}

impl Preset {
    /// The options of the preset.
    pub fn options(self) -> NormalizeOptions {
        match self {
            Preset::Light => light(),
            Preset::Search => search(),
            Preset::SearchLoose => search_loose(),
            Preset::Display => display(),
            Preset::Ml => ml(),
            Preset::Bert => bert(),
            Preset::Name => name(),
            Preset::Slug => slug(),
        }
    }
}

fn light() -> NormalizeOptions {
    NormalizeOptions {
        forms: true,
        bidi: true,
        zero_width: true,
        controls: true,
        tatweel: Tatweel::Remove,
        whitespace: Whitespace::Lines,
        ..NormalizeOptions::default()
    }
}

fn search() -> NormalizeOptions {
    NormalizeOptions {
        tashkeel: Mark::ALL.to_vec(),
        dagger_alef: DaggerAlef::Promote,
        alef: Alef::Fold,
        alef_maksura: AlefMaksura::Yeh,
        teh_marbuta: TehMarbuta::Heh,
        digits: Digits::Ascii,
        separators: Separators::Ascii,
        ..light()
    }
}

fn search_loose() -> NormalizeOptions {
    NormalizeOptions {
        lookalikes: true,
        foreign: true,
        hamza: Hamza::Carrier,
        elongation: 1,
        punctuation: Punctuation::Ascii,
        quotes: Quotes::Ascii,
        dashes: Simple::Ascii,
        ellipsis: Simple::Ascii,
        repeats: 1,
        case: Case::Lower,
        ..search()
    }
}

fn display() -> NormalizeOptions {
    NormalizeOptions {
        mojibake: true,
        entities: true,
        lookalikes: true,
        punctuation: Punctuation::Arabic,
        spacing: Spacing::Tidy,
        ..light()
    }
}

fn ml() -> NormalizeOptions {
    NormalizeOptions {
        mojibake: true,
        entities: true,
        tashkeel: Mark::ALL.to_vec(),
        dagger_alef: DaggerAlef::Promote,
        alef: Alef::Wasla,
        lookalikes: true,
        elongation: 2,
        digits: Digits::Ascii,
        separators: Separators::Ascii,
        ..light()
    }
}

fn bert() -> NormalizeOptions {
    NormalizeOptions {
        links: Treatment::Placeholder,
        mails: Treatment::Placeholder,
        mentions: Treatment::Placeholder,
        hashtags: Hashtags::Split,
        emoji: Treatment::Drop,
        repeats: 2,
        spacing: Spacing::Separate,
        digit_spacing: true,
        ..ml()
    }
}

fn name() -> NormalizeOptions {
    NormalizeOptions {
        punctuation: Punctuation::Remove,
        quotes: Quotes::Keep,
        dashes: Simple::Keep,
        ellipsis: Simple::Keep,
        repeats: 0,
        whitespace: Whitespace::Single,
        compound_names: true,
        ..search_loose()
    }
}

fn slug() -> NormalizeOptions {
    NormalizeOptions {
        links: Treatment::Drop,
        mails: Treatment::Drop,
        hashtags: Hashtags::Split,
        emoji: Treatment::Drop,
        tatweel: Tatweel::All,
        compound_names: false,
        join: "-".into(),
        ..name()
    }
}
