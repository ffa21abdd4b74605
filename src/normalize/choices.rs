//! The values that options of a normalizer choose from.

use crate::names::named;

named! {
    /// Unicode normalization form of the result.
    pub enum UnicodeForm as "unicode form" {
        /// Composed, the form that the web uses.
        Nfc = "nfc",
        /// Composed, and compatibility characters replaced everywhere (² becomes 2, ① becomes 1).
        Nfkc = "nfkc",
        /// Decomposed.
        Nfd = "nfd",
        /// Decomposed, and compatibility characters replaced.
        Nfkd = "nfkd",
    }
}

named! {
    /// What becomes of links, mails, mentions or emoji.
    pub enum Treatment as "treatment" {
        /// They stay, and no other step touches them.
        Keep = "keep",
        /// They are taken out.
        Drop = "drop",
        /// A fixed word takes their place.
        Placeholder = "placeholder",
    }
}

named! {
    /// What becomes of hashtags.
    pub enum Hashtags as "hashtag treatment" {
        /// They stay as they are.
        Keep = "keep",
        /// They are taken out.
        Drop = "drop",
        /// A fixed word takes their place.
        Placeholder = "placeholder",
        /// `#غزة_الآن` becomes `غزة الآن`.
        Split = "split",
    }
}

named! {
    /// Which tatweel goes.
    pub enum Tatweel as "tatweel value" {
        /// None.
        Keep = "keep",
        /// All but the one that writes an abbreviation or a prefix that stands alone (هـ، بـ).
        Remove = "remove",
        /// All.
        All = "all",
    }
}

named! {
    /// A class of tashkeel.
    pub enum Mark as "class of tashkeel" {
        /// Fatha, damma, kasra.
        Harakat = "harakat",
        /// Fathatan, dammatan, kasratan, also the open ones.
        Tanwin = "tanwin",
        /// Shadda.
        Shadda = "shadda",
        /// Sukun.
        Sukun = "sukun",
        /// Combining madda, where it does not write آ.
        Madda = "madda",
        /// Marks of Quran printing and of other languages' vowels.
        Quranic = "quranic",
    }
}

named! {
    /// Where tashkeel is removed.
    pub enum Place as "place" {
        /// Everywhere.
        All = "all",
        /// After the last letter of a word only: the marks of case.
        Final = "final",
    }
}

named! {
    /// What becomes of the dagger alef (U+0670).
    pub enum DaggerAlef as "dagger alef value" {
        /// It stays.
        Keep = "keep",
        /// It goes: هٰذا becomes هذا, but السمٰوات becomes السموات.
        Remove = "remove",
        /// It becomes ا where today's spelling has one (السماوات), and goes where it has none (هذا، ذلك، لكن).
        Promote = "promote",
    }
}

named! {
    /// Which forms of alef become ا.
    pub enum Alef as "alef value" {
        /// None.
        Keep = "keep",
        /// ٱ only.
        Wasla = "wasla",
        /// أ إ آ ٱ ٲ ٳ ٵ and the rarer ones.
        Fold = "fold",
    }
}

named! {
    /// What becomes of hamza on و and ي.
    pub enum Hamza as "hamza value" {
        /// It stays.
        Keep = "keep",
        /// The seat alone stays: ؤ becomes و, ئ becomes ي.
        Carrier = "carrier",
        /// The hamza alone stays: ؤ and ئ become ء.
        Hamza = "hamza",
        /// As `carrier`, and ء itself goes.
        Drop = "drop",
    }
}

named! {
    /// What becomes of ى and ي.
    pub enum AlefMaksura as "alef maksura value" {
        /// Both stay.
        Keep = "keep",
        /// ى becomes ي.
        Yeh = "yeh",
        /// ي at the end of a word becomes ى, as printed in Egypt.
        Maksura = "maksura",
    }
}

named! {
    /// What becomes of ة.
    pub enum TehMarbuta as "teh marbuta value" {
        /// It stays.
        Keep = "keep",
        /// It becomes ه.
        Heh = "heh",
        /// It becomes ت.
        Teh = "teh",
    }
}

named! {
    /// The digits that all digits become.
    pub enum Digits as "digits value" {
        /// Digits stay.
        Keep = "keep",
        /// 0123456789.
        Ascii = "ascii",
        /// ٠١٢٣٤٥٦٧٨٩.
        Arabic = "arabic",
        /// ۰۱۲۳۴۵۶۷۸۹.
        Persian = "persian",
    }
}

named! {
    /// The signs inside numbers: decimal and thousands separators between digits, per cent beside one.
    pub enum Separators as "separators value" {
        /// They stay.
        Keep = "keep",
        /// ٫ ٬ ٪ become . , %.
        Ascii = "ascii",
        /// . , % become ٫ ٬ ٪ where the number leaves no doubt which is which.
        Arabic = "arabic",
    }
}

named! {
    /// What becomes of punctuation marks that stand outside numbers and links.
    pub enum Punctuation as "punctuation value" {
        /// They stay.
        Keep = "keep",
        /// ، ؛ ؟ ۔ become , ; ? and a full stop.
        Ascii = "ascii",
        /// , ; ? after Arabic become ، ؛ ؟.
        Arabic = "arabic",
        /// All punctuation becomes a space.
        Remove = "remove",
    }
}

named! {
    /// What becomes of quotation marks.
    pub enum Quotes as "quotes value" {
        /// They stay.
        Keep = "keep",
        /// All become " and '.
        Ascii = "ascii",
        /// Paired double ones become « and ».
        Arabic = "arabic",
    }
}

named! {
    /// Keep a character or write it in ASCII.
    pub enum Simple as "value" {
        /// It stays.
        Keep = "keep",
        /// Its ASCII counterpart is written.
        Ascii = "ascii",
    }
}

named! {
    /// Spaces beside punctuation.
    pub enum Spacing as "spacing value" {
        /// They stay.
        Keep = "keep",
        /// None before ، . : and the like, one after, none inside brackets and quotes.
        Tidy = "tidy",
        /// One on both sides of every mark, as models want that split at spaces.
        Separate = "separate",
    }
}

named! {
    /// Letter case of Latin and other letters that have one.
    pub enum Case as "case value" {
        /// It stays.
        Keep = "keep",
        /// Small letters.
        Lower = "lower",
    }
}

named! {
    /// What becomes of white space.
    pub enum Whitespace as "whitespace value" {
        /// It stays.
        Keep = "keep",
        /// One space between words; lines and paragraphs (one empty line) stay, their edges are trimmed.
        Lines = "lines",
        /// One space between words, and no line breaks.
        Single = "single",
    }
}

named! {
    /// A scheme that writes Arabic in ASCII.
    pub enum Scheme as "transliteration" {
        /// None.
        None = "none",
        /// Buckwalter.
        Buckwalter = "buckwalter",
        /// Buckwalter without characters that mean something elsewhere.
        SafeBw = "safebw",
        /// Buckwalter with the three characters changed that XML reserves.
        XmlBw = "xmlbw",
        /// Habash, Soudi and Buckwalter.
        Hsb = "hsb",
    }
}
