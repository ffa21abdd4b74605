//! What a normalizer can be asked to do: every option.

pub use super::choices::*;
use serde::{Deserialize, Serialize};

/// What a normalizer does. The default does nothing but compose characters (NFC).
///
/// Each field is one step. `docs/normalize.md` shows every step with a text before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
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
