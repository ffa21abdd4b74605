//! The tables that figures are read with: number words, units, months, bounds, roles, sources.
//!
//! Forms are written without clitics (و ف ب ل ك, ال and their joins); the reader takes those off.
//! Spelling variants that folding makes equal (أ/ا, ة/ه, ى/ي, tashkeel) stand once.

use crate::lexicon::{Entry, Example};
use serde::Deserialize;

/// Implements [`Entry`] for a struct with `id`, `forms` and `examples`.
macro_rules! entry {
    ($name:ident, $table:literal $(, namespace = |$this:ident| $namespace:expr)?) => {
        impl Entry for $name {
            const TABLE: &'static str = $table;

            fn id(&self) -> &str {
                &self.id
            }

            fn forms(&self) -> Vec<&str> {
                self.forms.iter().map(String::as_str).collect()
            }

            fn examples(&self) -> &[Example] {
                &self.examples
            }

            $(fn namespace(&self) -> String {
                let $this = self;
                $namespace
            })?
        }
    };
}

/// The place of a number word in the grammar of numerals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberClass {
    /// صفر.
    Zero,
    /// One to nine.
    Unit,
    /// عشر and عشرة: ten alone, or the second half of 11 to 19.
    Ten,
    /// 11 to 19 in one word (spoken forms).
    Teen,
    /// 20 to 90.
    Tens,
    /// 100 to 900, joined forms included.
    Hundred,
    /// 1000 and more; multiplies what stands before it.
    Scale,
    /// Twice a scale word: ألفان, مليونين.
    ScaleDual,
    /// Groups of things with a fixed number: دزينة.
    Group,
}

/// A word that states a number.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberWord {
    /// Name of the entry.
    pub id: String,
    /// Value, a whole number.
    pub value: u64,
    /// Place in the grammar.
    pub class: NumberClass,
    /// Written forms.
    pub forms: Vec<String>,
    /// Forms that are also other words (أحد, ست, سبع): a number only beside another number word or
    /// before a noun that they can count.
    #[serde(default)]
    pub weak: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}

impl Entry for NumberWord {
    const TABLE: &'static str = "numbers";

    fn id(&self) -> &str {
        &self.id
    }

    fn forms(&self) -> Vec<&str> {
        self.forms.iter().chain(&self.weak).map(String::as_str).collect()
    }

    fn examples(&self) -> &[Example] {
        &self.examples
    }
}

/// A word for a part of a whole.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FractionWord {
    /// Name of the entry.
    pub id: String,
    /// 1 for نصف, 2 for ثلثا; 0 where the number before says how many (أرباع).
    pub numerator: u32,
    /// 2 for نصف.
    pub denominator: u32,
    /// Written forms.
    pub forms: Vec<String>,
    /// Forms that are mostly another word (ثمن, نص): a fraction only when و joins them to a number, or
    /// before a unit of time or the definite whole.
    #[serde(default)]
    pub weak: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}

impl Entry for FractionWord {
    const TABLE: &'static str = "fractions";

    fn id(&self) -> &str {
        &self.id
    }

    fn forms(&self) -> Vec<&str> {
        self.forms.iter().chain(&self.weak).map(String::as_str).collect()
    }

    fn examples(&self) -> &[Example] {
        &self.examples
    }
}

/// A word that gives only a magnitude: عشرات, بضعة.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VagueWord {
    /// Name of the entry.
    pub id: String,
    /// The least it can mean.
    pub low: u64,
    /// The most it can mean, where it says so.
    pub high: Option<u64>,
    /// Written forms.
    pub forms: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}
entry!(VagueWord, "vague");

/// A word that states a rank.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrdinalWord {
    /// Name of the entry.
    pub id: String,
    /// Rank.
    pub value: u64,
    /// Written forms.
    pub forms: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}
entry!(OrdinalWord, "ordinals");

/// The calendar of a month name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Calendar {
    /// Months of the common era, in any tradition of names.
    Gregorian,
    /// Lunar months of the hijra.
    Hijri,
}

/// The name of a month.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Month {
    /// Name of the entry.
    pub id: String,
    /// 1 to 12.
    pub month: u8,
    /// Calendar.
    pub calendar: Calendar,
    /// Written forms.
    pub forms: Vec<String>,
    /// Forms that are also other words (آب, مارس the verb): a month only beside a day or a year.
    #[serde(default)]
    pub weak: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}

impl Entry for Month {
    const TABLE: &'static str = "months";

    fn id(&self) -> &str {
        &self.id
    }

    fn forms(&self) -> Vec<&str> {
        self.forms.iter().chain(&self.weak).map(String::as_str).collect()
    }

    fn examples(&self) -> &[Example] {
        &self.examples
    }

    fn validate(&self) -> Result<(), String> {
        if (1..=12).contains(&self.month) { Ok(()) } else { Err(format!("month is {}, not 1 to 12", self.month)) }
    }
}

/// The name of a day of the week.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weekday {
    /// Name of the entry.
    pub id: String,
    /// 1 for Monday to 7 for Sunday, as in ISO 8601.
    pub day: u8,
    /// Written forms, with the article.
    pub forms: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}
entry!(Weekday, "weekdays");

/// A part of the day that says which half a clock time lies in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DayPart {
    /// Name of the entry.
    pub id: String,
    /// The hour from which on the part begins; clock hours below it are in the second half of the day.
    pub from: u8,
    /// The hour at which the part ends.
    pub until: u8,
    /// Written forms.
    pub forms: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}
entry!(DayPart, "day_parts");

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// A physical or statistical measure.
    Measure,
    /// A span of time.
    Duration,
}

/// A unit of measure or of time.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitWord {
    /// Name of the entry.
    pub id: String,
    /// UCUM code, or a plain English word where UCUM has none; for durations the ISO 8601 designator
    /// (`Y`, `M`, `W`, `D`, `TH`, `TM`, `TS`).
    pub unit: String,
    /// What it measures.
    pub kind: UnitKind,
    /// How many of the unit one of this word is (10 for عقد, ten years).
    #[serde(default = "one")]
    pub times: u32,
    /// Singular and plural forms, phrases and signs included.
    pub forms: Vec<String>,
    /// Dual forms, which count two by themselves.
    #[serde(default)]
    pub dual: Vec<String>,
    /// Forms that are also other words (م, عقد): a unit only right after a number.
    #[serde(default)]
    pub weak: Vec<String>,
    /// Dual forms that are also other words (قدمين): two of the unit only where a distance or a bound is told.
    #[serde(default)]
    pub weak_dual: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}

fn one() -> u32 {
    1
}

impl Entry for UnitWord {
    const TABLE: &'static str = "units";

    fn id(&self) -> &str {
        &self.id
    }

    fn forms(&self) -> Vec<&str> {
        self.forms.iter().chain(&self.dual).chain(&self.weak).chain(&self.weak_dual).map(String::as_str).collect()
    }

    fn examples(&self) -> &[Example] {
        &self.examples
    }
}

/// Behind which marks a currency's amounts have three decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ThreeDecimals {
    /// A point: 12.500.
    Point,
    /// A point or a comma: 12,500.
    AnyMark,
}

/// The name of a currency or of its subunit, shared by the countries that use it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Currency {
    /// Name of the entry.
    pub id: String,
    /// Singular and plural forms and signs.
    pub forms: Vec<String>,
    /// Dual forms, which count two by themselves.
    #[serde(default)]
    pub dual: Vec<String>,
    /// How many of it make one of the main unit; 1 for a main unit.
    #[serde(default = "one")]
    pub per_main: u32,
    /// The same where a country counts otherwise: `{ AED = 100 }` for the fils.
    #[serde(default)]
    pub per: std::collections::BTreeMap<String, u32>,
    /// ISO 4217 code when neither an adjective nor the story says more.
    pub code: String,
    /// Codes whose amounts are written with three decimals: `{ TND = "any_mark", KWD = "point" }`.
    #[serde(default)]
    pub three_decimals: std::collections::BTreeMap<String, ThreeDecimals>,
    /// Codes told by the adjective after the name: `{ QAR = ["قطري", "قطرية"] }`.
    #[serde(default)]
    pub adjectives: std::collections::BTreeMap<String, Vec<String>>,
    /// Codes told by a country, city or people named in the story: `{ QAR = ["قطر", "الدوحة"] }`.
    #[serde(default)]
    pub places: std::collections::BTreeMap<String, Vec<String>>,
    /// Examples.
    pub examples: Vec<Example>,
}

impl Entry for Currency {
    const TABLE: &'static str = "currencies";

    fn id(&self) -> &str {
        &self.id
    }

    fn forms(&self) -> Vec<&str> {
        self.forms.iter().chain(&self.dual).map(String::as_str).collect()
    }

    fn examples(&self) -> &[Example] {
        &self.examples
    }

    fn validate(&self) -> Result<(), String> {
        let told = self.adjectives.keys().chain(self.places.keys()).chain(self.three_decimals.keys());
        let codes = std::iter::once(&self.code).chain(told);
        for code in codes {
            if code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
                return Err(format!("{code:?} is no ISO 4217 code"));
            }
        }
        Ok(())
    }
}

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
entry!(Qualifier, "qualifiers", namespace = |q| format!("{:?}", q.side));

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
entry!(RoleWord, "roles", namespace = |r| format!("{:?}", r.how));

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

/// A word of attribution.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceWord {
    /// Name of the entry.
    pub id: String,
    /// How it names the source.
    pub how: SourceHow,
    /// Written forms.
    pub forms: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}
entry!(SourceWord, "sources", namespace = |s| format!("{:?}", s.how));

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
entry!(NounWord, "nouns", namespace = |n| format!("{:?}", n.class));

/// A word or phrase with one job around numbers; the jobs are listed with the data.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marker {
    /// Name of the entry.
    pub id: String,
    /// Job, one of [`Marker::JOBS`].
    pub job: String,
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
        "half_idiom",
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
        "sends",
        "spans",
        "amounts",
        "exceeds",
        "falls_short",
        "not",
        "distance",
        "suspected",
        "total",
        "whole",
        "itself",
        "given_name",
        "among",
        "can",
        "lacking",
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
        "same",
        "name_end",
        "today",
        "also",
        "his_words",
        "office_adjective",
        "office_over",
        "own_voice",
        "newest",
        "words_of",
        "no_speaker",
        "unnamed",
        "in_turn",
        "announced",
        "titled",
        "fighter",
        "besides",
        "described",
        "loses",
        "kin",
        "shown",
        "stated",
        "preposition_or_name",
        "governs_that",
        "letter",
        "account",
        "preposition",
        "clause",
        "dates_back",
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
        "place_won",
        "sura",
        "network",
        "outlet",
        "festival",
    ];
}

impl Entry for Marker {
    const TABLE: &'static str = "markers";

    fn id(&self) -> &str {
        &self.id
    }

    fn forms(&self) -> Vec<&str> {
        self.forms.iter().map(String::as_str).collect()
    }

    fn examples(&self) -> &[Example] {
        &self.examples
    }

    fn namespace(&self) -> String {
        self.job.clone()
    }

    fn validate(&self) -> Result<(), String> {
        if Self::JOBS.contains(&self.job.as_str()) {
            Ok(())
        } else {
            Err(format!("unknown job {:?}; valid: {}", self.job, Self::JOBS.join(", ")))
        }
    }
}
