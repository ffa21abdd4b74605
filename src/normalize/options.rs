//! What a normalizer can be asked to do: every option with its values.

use crate::names::named;
use serde::{Deserialize, Serialize};

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

/// What a normalizer does. The default does nothing but compose characters (NFC).
///
/// Each field is one step. `docs/normalize.md` shows every step with a text before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NormalizeOptions {
    /// Text that was decoded with the wrong charset is repaired (windows-1256 or UTF-8 read as Latin-1).
    pub mojibake: bool,
    /// HTML entities become the characters they stand for.
    pub entities: bool,
    /// Text in this transliteration becomes Arabic first.
    pub from: Scheme,
    /// The result is written in this transliteration.
    pub to: Scheme,
    /// Unicode normalization form of the result.
    pub unicode: UnicodeForm,
    /// Presentation forms and ligatures become the letters they draw.
    pub forms: bool,
    /// What becomes of links.
    pub links: Treatment,
    /// What becomes of mail addresses.
    pub mails: Treatment,
    /// What becomes of @mentions.
    pub mentions: Treatment,
    /// What becomes of #hashtags.
    pub hashtags: Hashtags,
    /// What becomes of emoji.
    pub emoji: Treatment,
    /// The word that stands for a link.
    pub link_placeholder: String,
    /// The word that stands for a mail address.
    pub mail_placeholder: String,
    /// The word that stands for a mention.
    pub mention_placeholder: String,
    /// The word that stands for a hashtag.
    pub hashtag_placeholder: String,
    /// The word that stands for an emoji.
    pub emoji_placeholder: String,
    /// Regular expressions; what they match is copied byte for byte.
    pub protect: Vec<String>,
    /// Direction controls are removed.
    pub bidi: bool,
    /// Characters without width are removed, except joiners that write an emoji; a zero-width space becomes a space.
    pub zero_width: bool,
    /// Control characters are removed.
    pub controls: bool,
    /// Which tatweel goes.
    pub tatweel: Tatweel,
    /// Classes of tashkeel to remove.
    pub tashkeel: Vec<Mark>,
    /// Where tashkeel is removed.
    pub tashkeel_place: Place,
    /// What becomes of the dagger alef.
    pub dagger_alef: DaggerAlef,
    /// Final اً is removed with its alef: كتاباً becomes كتاب.
    pub tanwin_alef: bool,
    /// Persian, Urdu and Kurdish letters that look like Arabic ones become those: ک ی ہ.
    pub lookalikes: bool,
    /// Letters for sounds that Arabic lacks become their neighbours: گ پ چ ژ ڤ.
    pub foreign: bool,
    /// Which forms of alef become ا.
    pub alef: Alef,
    /// What becomes of hamza on و and ي.
    pub hamza: Hamza,
    /// What becomes of ى and ي.
    pub alef_maksura: AlefMaksura,
    /// What becomes of ة.
    pub teh_marbuta: TehMarbuta,
    /// Letters lose their dots.
    pub skeleton: bool,
    /// Longest run of one letter that stays where a run is an elongation; 0 leaves runs alone.
    pub elongation: u8,
    /// The digits that all digits become.
    pub digits: Digits,
    /// The signs inside numbers.
    pub separators: Separators,
    /// What becomes of punctuation.
    pub punctuation: Punctuation,
    /// What becomes of quotation marks.
    pub quotes: Quotes,
    /// What becomes of dashes and the minus sign.
    pub dashes: Simple,
    /// What becomes of the ellipsis character.
    pub ellipsis: Simple,
    /// Longest run of one punctuation mark that stays; 0 leaves runs alone.
    pub repeats: u8,
    /// Spaces beside punctuation.
    pub spacing: Spacing,
    /// A space between digits and letters that touch.
    pub digit_spacing: bool,
    /// Letter case.
    pub case: Case,
    /// What becomes of white space.
    pub whitespace: Whitespace,
    /// Names of two words that are written as one too become one: عبد الله becomes عبدالله.
    pub compound_names: bool,
    /// What stands between words, when not a space: `-` in a slug.
    pub join: String,
}

impl Default for NormalizeOptions {
    fn default() -> Self {
        NormalizeOptions {
            mojibake: false,
            entities: false,
            from: Scheme::None,
            to: Scheme::None,
            unicode: UnicodeForm::Nfc,
            forms: false,
            links: Treatment::Keep,
            mails: Treatment::Keep,
            mentions: Treatment::Keep,
            hashtags: Hashtags::Keep,
            emoji: Treatment::Keep,
            link_placeholder: "[رابط]".into(),
            mail_placeholder: "[بريد]".into(),
            mention_placeholder: "[مستخدم]".into(),
            hashtag_placeholder: "[وسم]".into(),
            emoji_placeholder: "[رمز]".into(),
            protect: Vec::new(),
            bidi: false,
            zero_width: false,
            controls: false,
            tatweel: Tatweel::Keep,
            tashkeel: Vec::new(),
            tashkeel_place: Place::All,
            dagger_alef: DaggerAlef::Keep,
            tanwin_alef: false,
            lookalikes: false,
            foreign: false,
            alef: Alef::Keep,
            hamza: Hamza::Keep,
            alef_maksura: AlefMaksura::Keep,
            teh_marbuta: TehMarbuta::Keep,
            skeleton: false,
            elongation: 0,
            digits: Digits::Keep,
            separators: Separators::Keep,
            punctuation: Punctuation::Keep,
            quotes: Quotes::Keep,
            dashes: Simple::Keep,
            ellipsis: Simple::Keep,
            repeats: 0,
            spacing: Spacing::Keep,
            digit_spacing: false,
            case: Case::Keep,
            whitespace: Whitespace::Keep,
            compound_names: false,
            join: String::new(),
        }
    }
}
