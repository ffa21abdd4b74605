//! The tables of units and currencies.

use crate::lexicon::Example;
use serde::Deserialize;

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

impl UnitWord {
    /// The designators of units of time, the shortest first.
    pub const TIMES: [&str; 7] = ["TS", "TM", "TH", "D", "W", "M", "Y"];
}
entry!(
    UnitWord,
    "units",
    [forms, dual, weak, weak_dual],
    validate = |u| {
        if u.kind == UnitKind::Measure || UnitWord::TIMES.contains(&u.unit.as_str()) {
            Ok(())
        } else {
            Err(format!("unknown unit of time {:?}; valid: {}", u.unit, UnitWord::TIMES.join(", ")))
        }
    }
);

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
entry!(
    Currency,
    "currencies",
    [forms, dual],
    validate = |c| {
        let told = c.adjectives.keys().chain(c.places.keys()).chain(c.three_decimals.keys());
        let codes = std::iter::once(&c.code).chain(told);
        for code in codes {
            if code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
                return Err(format!("{code:?} is no ISO 4217 code"));
            }
        }
        Ok(())
    }
);
