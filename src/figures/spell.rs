//! Numbers written out in Modern Standard Arabic, alone or with the noun that they count.

use crate::error::{Error, Result};
use crate::lexicon::Lexicon;
use crate::lexicon::schema::{Cases, Marker, SpelledNumber};
use crate::names::named;
use crate::text::chars::digit_value;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeMap;
use std::sync::LazyLock;

named! {
    /// The case that a written-out number stands in.
    #[derive(Default)]
    pub enum Case as "case" {
        /// The subject: ألفان.
        #[default]
        Nominative = "nominative",
        /// The object: ألفين.
        Accusative = "accusative",
        /// After a preposition or in a construct: ألفين.
        Genitive = "genitive",
    }
}

named! {
    /// The gender of what is counted.
    pub enum Gender as "gender" {
        /// ثلاثة كتب.
        Masculine = "masculine",
        /// ثلاث سيارات.
        Feminine = "feminine",
    }
}

/// The noun that a number counts, indefinite and in the nominative.
///
/// ```
/// use khabar::figures::CountedNoun;
/// let book = CountedNoun::new("كتاب").with_plural("كتب");
/// assert_eq!(book, CountedNoun { singular: "كتاب".into(), dual: None, plural: Some("كتب".into()) });
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedNoun {
    /// كتاب.
    pub singular: String,
    /// كتابان; made from the singular by rule when left out.
    pub dual: Option<String>,
    /// كتب; 3 to 10 need it.
    pub plural: Option<String>,
}

impl CountedNoun {
    /// A noun of which only the singular is known.
    pub fn new(singular: impl Into<String>) -> Self {
        CountedNoun { singular: singular.into(), dual: None, plural: None }
    }

    /// The same noun with its plural.
    #[must_use]
    pub fn with_plural(self, plural: impl Into<String>) -> Self {
        CountedNoun { plural: Some(plural.into()), ..self }
    }

    /// The same noun with a dual that the rule does not give.
    #[must_use]
    pub fn with_dual(self, dual: impl Into<String>) -> Self {
        CountedNoun { dual: Some(dual.into()), ..self }
    }

    /// Feminine where the singular ends in ة.
    fn gender(&self) -> Gender {
        if self.singular.ends_with('ة') { Gender::Feminine } else { Gender::Masculine }
    }

    /// The singular before an alef: a last ء is written ئ after a letter that joins to it (شيئاً, جزءاً).
    fn before_alef(&self) -> String {
        match self.singular.strip_suffix('ء') {
            Some(stem) if !stem.ends_with(['ا', 'د', 'ذ', 'ر', 'ز', 'و']) => format!("{stem}ئ"),
            _ => self.singular.clone(),
        }
    }

    /// The singular with the tanwin of the accusative: كتاباً, سيارة, جزءاً, ماء.
    fn accusative(&self) -> String {
        let word = &self.singular;
        if word.ends_with(['ة', 'ى', 'ا', 'أ', 'ً']) || word.ends_with("اء") {
            word.clone()
        } else {
            format!("{}اً", self.before_alef())
        }
    }

    fn dual(&self, case: Case) -> String {
        let nominative = match (&self.dual, self.singular.char_indices().next_back()) {
            (Some(given), _) => given.clone(),
            (None, Some((stem, 'ة'))) => format!("{}تان", &self.singular[..stem]),
            (None, Some((stem, 'ى'))) => format!("{}يان", &self.singular[..stem]),
            (None, Some((stem, 'أ'))) => format!("{}آن", &self.singular[..stem]),
            _ => format!("{}ان", self.before_alef()),
        };
        if case == Case::Nominative {
            return nominative;
        }
        match (nominative.strip_suffix("ان"), nominative.strip_suffix("آن")) {
            (Some(stem), _) => format!("{stem}ين"),
            (_, Some(stem)) => format!("{stem}أين"),
            _ => nominative,
        }
    }

    /// The plural in the genitive: a sound one in ون turns to ين, not عيون or سجون.
    fn plural(&self, number: u64) -> Result<String> {
        let plural = self.plural.as_ref().ok_or_else(|| {
            Error::option(format!("{number} takes the plural of {:?}, which is not given with the noun", self.singular))
        })?;
        let sound = plural.strip_suffix("ون").filter(|stem| *stem == self.singular);
        Ok(sound.map_or_else(|| plural.clone(), |stem| format!("{stem}ين")))
    }
}

/// How a number is written out; the default is the nominative that counts masculine things.
///
/// ```
/// use khabar::figures::{Case, CountedNoun, Spelling};
/// let how = Spelling::default().with_case(Case::Genitive).with_noun(CountedNoun::new("سيارة").with_plural("سيارات"));
/// assert_eq!(how.spell(205.into())?, "مئتين وخمس سيارات");
/// # Ok::<(), khabar::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Spelling {
    /// The case of the number in its sentence.
    pub case: Case,
    /// The gender of what is counted; read off the noun where left out, and masculine without a noun.
    pub gender: Option<Gender>,
    /// What is counted.
    pub noun: Option<CountedNoun>,
}

/// The scale words, largest first.
const SCALES: [u64; 5] = [1_000_000_000_000_000, 1_000_000_000_000, 1_000_000_000, 1_000_000, 1000];

/// The first whole number that has no name here: a thousand quadrillions.
const LIMIT: u64 = SCALES[0] * 1000;

impl Spelling {
    /// The same in another case.
    #[must_use]
    pub fn with_case(self, case: Case) -> Self {
        Spelling { case, ..self }
    }

    /// The same for things of another gender.
    #[must_use]
    pub fn with_gender(self, gender: Gender) -> Self {
        Spelling { gender: Some(gender), ..self }
    }

    /// The same with a noun after the number.
    #[must_use]
    pub fn with_noun(self, noun: CountedNoun) -> Self {
        Spelling { noun: Some(noun), ..self }
    }

    /// `value` in words; fails for a thousand quadrillions and more, and where the noun lacks the form that
    /// the number takes.
    ///
    /// Hundreds are joined (ثلاثمئة), 101 and 102 with a noun are مئة كتاب وكتاب واحد and مئة كتاب وكتابان,
    /// decimals follow فاصلة, and سالب stands before what is below zero.
    pub fn spell(&self, value: Decimal) -> Result<String> {
        if self.noun.as_ref().is_some_and(|noun| noun.singular.trim().is_empty()) {
            return Err(Error::option("the noun has an empty singular"));
        }
        let value = value.normalize();
        let size = value.abs();
        let number = size.trunc().to_u64().filter(|n| *n < LIMIT).ok_or_else(|| too_large(&value.to_string()))?;
        let words = Words { table: &TABLE, case: self.case };
        let gender = self.gender.or_else(|| self.noun.as_ref().map(CountedNoun::gender)).unwrap_or(Gender::Masculine);
        let mut out = match &self.noun {
            _ if size.scale() > 0 => {
                let whole = words.number(number, Gender::Masculine, false);
                let decimals = words.decimals(size.fract());
                let noun = self.noun.as_ref().map_or(String::new(), |noun| format!(" {}", noun.singular));
                format!("{whole} {} {decimals}{noun}", TABLE.point)
            }
            Some(noun) => words.counted(number, gender, noun)?,
            None => words.number(number, gender, false),
        };
        if value.is_sign_negative() && !value.is_zero() {
            out = format!("{} {out}", TABLE.minus);
        }
        Ok(out)
    }

    /// The same for a number in Western digits: `3400`, `-2.5`, `1E+6`.
    pub fn spell_digits(&self, digits: &str) -> Result<String> {
        let plain = |c: char| match digit_value(c) {
            Some(digit) => char::from(b'0' + digit),
            None if c == '٫' => '.',
            None => c,
        };
        let digits: String = digits.chars().map(plain).collect();
        let value = Decimal::from_str_exact(&digits).or_else(|_| Decimal::from_scientific(&digits));
        self.spell(value.map_err(|_| not_kept(&digits))?)
    }
}

fn too_large(digits: &str) -> Error {
    Error::input(format!("{digits} is not below 10^18, up to which numbers have names"))
}

/// Why `digits` is no number that can be kept exactly.
fn not_kept(digits: &str) -> Error {
    let unsigned = digits.strip_prefix(['-', '+']).unwrap_or(digits);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let size =
        exponent.parse::<i64>().ok().filter(|_| all_digits(whole) && all_digits(decimals) && !mantissa.is_empty());
    match size {
        None => Error::input(format!("{digits:?} is no decimal number")),
        Some(size) if size.saturating_add(whole.trim_start_matches('0').len() as i64) > 18 => too_large(digits),
        Some(_) => Error::input(format!("{digits} has more than 28 digits, which is as many as a number may have")),
    }
}

/// `value` written out in the nominative; [`Spelling`] has the other forms.
pub fn spell_number(value: Decimal) -> Result<String> {
    Spelling::default().spell(value)
}

/// The words that numbers are written with.
struct Table {
    numbers: BTreeMap<u64, SpelledNumber>,
    point: String,
    minus: String,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let read = |lexicon: &Lexicon| -> Result<Table> {
        let markers: Vec<Marker> = lexicon.entries()?;
        // The first form of a marker is the one that is written.
        let first = |job| markers.iter().find(|m| m.job == job).map_or(String::new(), |m| m.forms[0].clone());
        let numbers = lexicon.entries::<SpelledNumber>()?.into_iter().map(|e| (e.value, e)).collect();
        Ok(Table { numbers, point: first("decimal"), minus: first("negative") })
    };
    read(&Lexicon::builtin()).expect("built-in files are checked by tests")
});

struct Words<'a> {
    table: &'a Table,
    case: Case,
}

impl<'a> Words<'a> {
    fn form(&self, cases: &'a Cases) -> &'a str {
        cases.get(self.case as usize)
    }

    fn entry(&self, value: u64) -> &'a SpelledNumber {
        &self.table.numbers[&value]
    }

    /// A number that is one entry; `construct` right before what it counts.
    fn one(&self, value: u64, gender: Gender, construct: bool) -> &'a str {
        let e = self.entry(value);
        let cases = match (gender, construct) {
            (Gender::Feminine, true) => {
                e.construct_feminine.as_ref().or(e.feminine.as_ref()).or(e.construct.as_ref()).unwrap_or(&e.masculine)
            }
            (Gender::Feminine, false) => e.feminine.as_ref().unwrap_or(&e.masculine),
            (Gender::Masculine, true) => e.construct.as_ref().unwrap_or(&e.masculine),
            (Gender::Masculine, false) => &e.masculine,
        };
        self.form(cases)
    }

    /// The words of a number from 1 to 999, to be joined by و.
    fn below_thousand(&self, n: u64, gender: Gender, construct: bool, parts: &mut Vec<String>) {
        let (hundreds, rest) = (n / 100 * 100, n % 100);
        if hundreds > 0 {
            parts.push(self.one(hundreds, Gender::Masculine, construct && rest == 0).to_owned());
        }
        if rest > 20 && rest % 10 > 0 {
            let unit = self.entry(rest % 10);
            let tens = unit.tens_feminine.as_ref().filter(|_| gender == Gender::Feminine);
            parts.push(tens.map_or_else(|| self.one(unit.value, gender, false), |cases| self.form(cases)).to_owned());
            parts.push(self.one(rest / 10 * 10, gender, construct).to_owned());
        } else if rest > 0 {
            parts.push(self.one(rest, gender, construct).to_owned());
        }
    }

    /// `times` of a scale word: ألفان, ثلاثة آلاف, أحد عشر ألفاً.
    fn scaled(&self, times: u64, scale: u64, construct: bool) -> String {
        let e = self.entry(scale);
        let either = |plain: &'a Option<Cases>, bound: &'a Option<Cases>| {
            let cases = if construct { bound } else { plain };
            self.form(cases.as_ref().expect("checked by the entry")).to_owned()
        };
        let singular = e.construct.as_ref().unwrap_or(&e.masculine).get(0);
        let word = match times {
            1 if construct => return singular.to_owned(),
            1 => return self.form(&e.masculine).to_owned(),
            2 => return either(&e.dual, &e.dual_construct),
            _ => match times % 100 {
                3..=10 => e.plural.as_deref().expect("checked by the entry"),
                11.. if !construct => e.masculine.get(Case::Accusative as usize),
                _ => singular,
            },
        };
        let mut parts = Vec::new();
        self.below_thousand(times, Gender::Masculine, true, &mut parts);
        format!("{} {word}", with_and(&parts))
    }

    /// A number without a noun, or right before one when `construct`.
    fn number(&self, n: u64, gender: Gender, construct: bool) -> String {
        if n == 0 {
            return self.one(0, gender, construct).to_owned();
        }
        let mut parts = Vec::new();
        for scale in SCALES {
            let times = n / scale % 1000;
            if times > 0 {
                parts.push(self.scaled(times, scale, construct && n.is_multiple_of(scale)));
            }
        }
        self.below_thousand(n % 1000, gender, construct, &mut parts);
        with_and(&parts)
    }

    /// A number with the noun that it counts, in the number and case that it takes.
    fn counted(&self, n: u64, gender: Gender, noun: &CountedNoun) -> Result<String> {
        let before = |n| self.number(n, gender, true);
        Ok(match (n, n % 100) {
            (1, _) => {
                let singular = match self.case {
                    Case::Accusative => noun.accusative(),
                    _ => noun.singular.clone(),
                };
                format!("{singular} {}", self.number(1, gender, false))
            }
            (2, _) => noun.dual(self.case),
            (_, 0) => format!("{} {}", before(n), noun.singular),
            // ألف ليلة وليلة: one and two are said by the noun, after the noun of the rest.
            (_, rest @ (1 | 2)) => {
                format!("{} {} و{}", before(n - rest), noun.singular, self.counted(rest, gender, noun)?)
            }
            (_, 3..=10) => format!("{} {}", before(n), noun.plural(n)?),
            _ => format!("{} {}", before(n), noun.accusative()),
        })
    }

    /// Decimals: zeros one by one, then up to three digits as a number, more of them one by one.
    fn decimals(&self, part: Decimal) -> String {
        let digits = format!("{:0width$}", part.mantissa(), width = part.scale() as usize);
        let significant = digits.trim_start_matches('0');
        let mut out = vec![self.number(0, Gender::Masculine, true); digits.len() - significant.len()];
        if significant.len() <= 3 {
            out.extend(significant.parse().ok().map(|n| self.number(n, Gender::Masculine, false)));
        } else {
            out.extend(significant.bytes().map(|d| self.number(u64::from(d - b'0'), Gender::Masculine, false)));
        }
        out.join(" ")
    }
}

fn with_and(parts: &[String]) -> String {
    parts.join(" و")
}
