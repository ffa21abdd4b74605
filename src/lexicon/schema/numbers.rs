//! The tables of number words, ordinals, months, days and their parts.

use crate::lexicon::Example;
use serde::Deserialize;

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
entry!(NumberWord, "numbers", [forms, weak]);

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
entry!(
    FractionWord,
    "fractions",
    [forms, weak],
    validate = |f| {
        if f.denominator > 1 && f.numerator <= f.denominator {
            Ok(())
        } else {
            Err(format!("{}/{} is no part of a whole", f.numerator, f.denominator))
        }
    }
);

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
entry!(VagueWord, "vague", [forms]);

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
entry!(OrdinalWord, "ordinals", [forms]);

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
entry!(
    Month,
    "months",
    [forms, weak],
    validate = |m| if (1..=12).contains(&m.month) { Ok(()) } else { Err(format!("month is {}, not 1 to 12", m.month)) }
);

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
entry!(Weekday, "weekdays", [forms]);

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
entry!(DayPart, "day_parts", [forms]);
