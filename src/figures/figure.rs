//! The record that a figure is.

use crate::names::named;
use crate::span::Span;
use crate::text::chars::is_arabic_letter;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::sync::Arc;

named! {
    /// What sort of figure it is.
    pub enum Kind as "kind" {
        /// Number of some noun.
        Count = "count",
        /// A bare number.
        Number = "number",
        /// Per cent.
        Percent = "percent",
        /// An amount of money.
        Money = "money",
        /// A measured quantity.
        Measure = "measure",
        /// A span of time.
        Duration = "duration",
        /// Somebody's age, in years.
        Age = "age",
        /// A date, or an interval of dates.
        Date = "date",
        /// A time of day.
        Time = "time",
        /// A rank.
        Ordinal = "ordinal",
        /// A part of a whole.
        Fraction = "fraction",
        /// The result of a match.
        Score = "score",
        /// How many times as much.
        Multiple = "multiple",
        /// A number that only names something; returned on request.
        Identifier = "identifier",
    }
}

named! {
    /// How a number bounds what it states.
    pub enum Bound as "bound" {
        /// Just this.
        Exact = "exact",
        /// About this.
        Approx = "approx",
        /// This or more.
        AtLeast = "at_least",
        /// More than this.
        MoreThan = "more_than",
        /// This or less.
        AtMost = "at_most",
        /// Less than this.
        LessThan = "less_than",
        /// From low to high.
        Range = "range",
        /// Only a magnitude.
        Vague = "vague",
    }
}

named! {
    /// What happened to those who are counted.
    pub enum Role as "role" {
        /// Killed, or died of any cause.
        Dead = "dead",
        /// Injured.
        Injured = "injured",
        /// Missing.
        Missing = "missing",
        /// Held by an armed group, hostage or prisoner of war.
        Captive = "captive",
        /// Arrested.
        Detained = "detained",
        /// Driven from home.
        Displaced = "displaced",
        /// Brought to safety beforehand.
        Evacuated = "evacuated",
        /// Saved.
        Rescued = "rescued",
        /// Infected.
        Infected = "infected",
        /// Recovered from an illness.
        Recovered = "recovered",
    }
}

/// A number that a text states.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Figure {
    /// The numeric expression.
    pub span: Span,
    /// The whole phrase: qualifier, number, unit, counted noun.
    pub phrase: Span,
    /// What sort of figure it is.
    pub kind: Kind,
    /// Exact value; `None` where only bounds are known, and for dates, times, durations and scores.
    pub value: Option<Decimal>,
    /// Dates in EDTF, times as HH:MM, durations in ISO 8601, scores as `2-1`.
    pub iso: Option<Box<str>>,
    /// A Hijri date in the common calendar.
    pub gregorian: Option<Box<str>>,
    /// The day, month, year or interval that a relative date, or one without its year, means for a reader on
    /// the reference day, in EDTF; `None` without such a day.
    pub resolved: Option<Box<str>>,
    /// Lower end of the interval that the words allow.
    pub low: Option<Decimal>,
    /// Upper end of it.
    pub high: Option<Decimal>,
    /// How the number bounds what it states.
    pub bound: Bound,
    /// ISO 4217 code, UCUM code or a plain English word.
    pub unit: Option<Arc<str>>,
    /// What is counted, as written.
    pub noun: Option<Span>,
    /// What happened to those who are counted.
    pub role: Option<Role>,
    /// Who said so, where the text names it; [`source_in`](Figure::source_in) gives the words.
    pub source: Option<Span>,
    /// How sure the reading is, from 0 to 1.
    pub confidence: f32,
    /// Stable name of the rule that composed the figure.
    pub rule: &'static str,
}

impl Figure {
    /// A figure with span, kind and rule, and nothing else known.
    pub(super) fn new(span: Span, kind: Kind, rule: &'static str) -> Self {
        Figure {
            span,
            phrase: span,
            kind,
            value: None,
            iso: None,
            gregorian: None,
            resolved: None,
            low: None,
            high: None,
            bound: Bound::Exact,
            unit: None,
            noun: None,
            role: None,
            source: None,
            confidence: 1.0,
            rule,
        }
    }

    /// The source in `text` as it names itself: وفقا للوزارة is from الوزارة, whose alef the preposition takes.
    ///
    /// # Panics
    /// When `text` is not the one in which the figure was read.
    pub fn source_in<'a>(&self, text: &'a str) -> Option<Cow<'a, str>> {
        let written = self.source?.of(text);
        let is_lam = |c: &char| *c == 'ل';
        let mut letters = written.char_indices().filter(|(_, c)| is_arabic_letter(*c));
        let second = letters.next().filter(|(_, c)| is_lam(c)).and(letters.next()).filter(|(_, c)| is_lam(c));
        Some(match second {
            Some((at, _)) => Cow::Owned(format!("ا{}", &written[at..])),
            None => Cow::Borrowed(written),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_of_a_source_is_given_back() {
        for (text, source) in
            [("للوزارة", "الوزارة"), ("لِلْبيان", "الْبيان"), ("لجنة", "لجنة"), ("الليث", "الليث"), ("ل", "ل")]
        {
            let span = Span::new(0, text.len());
            let figure = Figure { source: Some(span), ..Figure::new(span, Kind::Count, "count:plain") };
            assert_eq!(figure.source_in(text).as_deref(), Some(source));
        }
    }
}
