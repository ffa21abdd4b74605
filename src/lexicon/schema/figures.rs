//! The tables of what stands around a number: bounds, roles, sources, nouns, markers.
//!
//! Forms are written without clitics (و ف ب ل ك, ال and their joins); the reader takes those off.
//! Spelling variants that folding makes equal (أ/ا, ة/ه, ى/ي, tashkeel) stand once.

use crate::lexicon::Example;
use serde::Deserialize;

/// The side of the number that a qualifier stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// أكثر من 10.
    Before,
    /// 10 على الأقل.
    After,
}

/// A phrase that bounds a number.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Qualifier {
    /// Name of the entry.
    pub id: String,
    /// `approx`, `at_least`, `more_than`, `at_most` or `less_than`.
    pub bound: String,
    /// Side of the number.
    pub side: Side,
    /// Written forms.
    pub forms: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}
entry!(Qualifier, "qualifiers", [forms], namespace = |q| format!("{:?}", q.side));

impl Qualifier {
    /// The bounds a qualifier may have.
    pub const BOUNDS: &'static [&'static str] = &["approx", "at_least", "more_than", "at_most", "less_than"];
}

/// How a word tells the role of the people counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoleHow {
    /// It is itself what is counted: 20 قتيلا.
    Counted,
    /// A verb or verbal noun before the number: مقتل 20 شخصا, أصيب 20 شخصا.
    Before,
    /// A verb with other meanings, which tells the role of people right behind it: قضى 9 أشخاص.
    Near,
    /// A verb or participle after the counted noun: 20 شخصا قتلوا, 20 شخصا مفقودين.
    After,
    /// Before or after.
    Both,
}

/// A word that tells what happened to those who are counted.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleWord {
    /// Name of the entry.
    pub id: String,
    /// `dead`, `injured`, `missing`, `captive`, `detained`, `displaced`, `evacuated`, `rescued`,
    /// `infected` or `recovered`.
    pub role: String,
    /// How it tells.
    pub how: RoleHow,
    /// Written forms.
    pub forms: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}
entry!(RoleWord, "roles", [forms], namespace = |r| format!("{:?}", r.how));

/// How a word names the source of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceHow {
    /// A verb of saying, whose subject is the source: قال المتحدث.
    Verb,
    /// A preposition before the source: بحسب وزارة الصحة.
    Preposition,
    /// A noun that a source's name begins with: وزارة, متحدث, بيان.
    Noun,
}

/// What a verb of saying needs to name a source, and what a preposition or noun of a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceNeeds {
    /// It always says.
    #[default]
    Nothing,
    /// أن, إن or بأن after the subject; else it means something else.
    That,
    /// The figure is its object: سجلت الوزارة 40 حالة.
    Object,
    /// Its object is somebody: دعا الوزير المزارعين إلى.
    Whom,
    /// It has no subject of its own: مشيرا, مضيفا.
    Carries,
    /// Without a subject nobody says it: يذكر أن, يتوقع أن.
    Impersonal,
    /// It names who passes on and, after عن, who said: نقلت الوكالة عن الوزير.
    Quotes,
    /// Before the office that published a document: صادر عن, أعلنتها.
    Publisher,
    /// A verb with a pronoun for what is told, before the office or official that tells it: قدرتها الصحف.
    Told,
    /// Back at the clause before it: وهو ما أكده.
    Back,
    /// Before a document or an office only: استنادا إلى.
    Ground,
    /// Before a verb of saying: حسبما ذكرت.
    Clause,
    /// An office or body, in whose name no person's name stands.
    Body,
    /// A document that speaks for its office: بيان, أرقام.
    Carrier,
    /// Somebody who is told: للصحفيين, لقناة.
    Medium,
    /// An office that its holder's name follows: وزير, مدير.
    Title,
    /// What a person is called by before the name: السيد, الدكتورة.
    Courtesy,
}

/// A word of attribution.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceWord {
    /// Name of the entry.
    pub id: String,
    /// How it names the source.
    pub how: SourceHow,
    /// What must stand with it, or what more it is.
    #[serde(default)]
    pub needs: SourceNeeds,
    /// Written forms.
    pub forms: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}
entry!(SourceWord, "sources", [forms], namespace = |s| format!("{:?}", s.how));

/// What a noun table entry is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NounClass {
    /// An indefinite dual that counts two: قتيلين, شخصان.
    Dual,
    /// A noun for people, to whom a role may apply: شخص, جندي, عائلة.
    Person,
    /// A noun that a digit run before it counts, though it looks like another word.
    Counted,
    /// An adjective or specifier that stands between a number and its noun, or after it: آخرين, جديدة.
    Adjective,
    /// Things, places and events, to which nothing that happens to people can happen.
    Thing,
    /// A function word, which is never what is counted.
    Function,
}

/// A noun, or a word that is none.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NounWord {
    /// Name of the entry.
    pub id: String,
    /// What it is for.
    pub class: NounClass,
    /// Written forms.
    pub forms: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}
entry!(NounWord, "nouns", [forms], namespace = |n| format!("{:?}", n.class));

/// A word or phrase with one job around numbers; the jobs are listed with the data.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marker {
    /// Name of the entry.
    pub id: String,
    /// Job, one of [`Marker::JOBS`].
    pub job: String,
    /// The number in the word, for decades, seasons, goals, multiples, days and periods.
    #[serde(default)]
    pub value: u8,
    /// Written forms.
    pub forms: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}

impl Marker {
    /// The jobs a marker may have.
    pub const JOBS: &'static [&'static str] = &[
        "percent",
        "year",
        "event",
        "short_year",
        "attacks",
        "reaches",
        "era_gregorian",
        "era_bce",
        "era_hijri",
        "hour",
        "less",
        "zone",
        "age",
        "age_after",
        "age_weak",
        "identifier",
        "identifier_weak",
        "law",
        "model",
        "model_weak",
        "name",
        "name_weak",
        "name_phrase",
        "named_after",
        "between",
        "from",
        "to",
        "or",
        "decimal",
        "negative",
        "below_zero",
        "multiple",
        "multiple_weak",
        "times",
        "score",
        "versus",
        "goals",
        "nil",
        "sets",
        "each_side",
        "lone_goal",
        "half_idiom",
        "traded",
        "compared",
        "shared_out",
        "rank",
        "century",
        "decade",
        "season",
        "day",
        "first_day",
        "month_word",
        "quarter",
        "change",
        "plural",
        "ruler",
        "disease",
        "illness",
        "sends",
        "spans",
        "somebody",
        "helping",
        "tonight",
        "midnight",
        "engine",
        "amounts",
        "exceeds",
        "falls_short",
        "not",
        "distance",
        "area",
        "strength",
        "suspected",
        "total",
        "whole",
        "itself",
        "given_name",
        "among",
        "can",
        "lacking",
        "denies",
        "in_care",
        "case",
        "case_of_illness",
        "each",
        "sets_beside",
        "in_it",
        "refers",
        "name_part",
        "ranges",
        "in_the_name",
        "month_or_name",
        "to_the_media",
        "same",
        "name_end",
        "today",
        "also",
        "his_words",
        "tells_whom",
        "takes_name",
        "done",
        "owner",
        "their_number",
        "office_adjective",
        "office_over",
        "own_voice",
        "newest",
        "takes_ba",
        "locates",
        "with_complement",
        "asks_for_more",
        "disclosing",
        "at_large",
        "describes",
        "blessing",
        "on_behalf",
        "set_aside",
        "passes_on",
        "takes_object",
        "takes_from",
        "object",
        "without",
        "expresses",
        "not_about",
        "words_of",
        "data",
        "no_speaker",
        "unnamed",
        "in_turn",
        "announced",
        "titled",
        "fighter",
        "besides",
        "described",
        "certain",
        "appears",
        "unreal",
        "death_sentence",
        "carries_out",
        "carrying_out",
        "has_happened",
        "puts_off",
        "of_others",
        "flees",
        "leaves_home",
        "while",
        "left_behind",
        "loses",
        "departs",
        "life",
        "reaps",
        "lives_of",
        "not_survived",
        "anybody",
        "except",
        "everybody",
        "takes_out",
        "finds",
        "rescuer",
        "alive",
        "aboard",
        "acts_on",
        "suspended_from",
        "stops",
        "sportsman",
        "lost_thing",
        "befalls",
        "campaign",
        "lives",
        "kin",
        "relay",
        "shown",
        "stated",
        "preposition_or_name",
        "governs_that",
        "letter",
        "account",
        "preposition",
        "clause",
        "were_there",
        "by_whom",
        "dates_back",
        "died",
        "temperature",
        "earthquake",
        "blood_pressure",
        "occasion",
        "index",
        "ago",
        "ahead",
        "lasts",
        "full",
        "days_ago",
        "days_ahead",
        "period",
        "year_amazigh",
        "era_amazigh",
        "regnal",
        "law_clause",
        "contracts",
        "age_group",
        "age_class",
        "place_won",
        "sura",
        "network",
        "outlet",
        "festival",
    ];
}
entry!(
    Marker,
    "markers",
    [forms],
    namespace = |m| m.job.clone(),
    validate = |m| {
        if Marker::JOBS.contains(&m.job.as_str()) {
            Ok(())
        } else {
            Err(format!("unknown job {:?}; valid: {}", m.job, Marker::JOBS.join(", ")))
        }
    }
);
