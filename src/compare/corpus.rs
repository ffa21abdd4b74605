//! What is compared: articles, and the figures that they state, borrowed from wherever they lie.

use crate::article::Document;
use crate::error::{Error, Result};
use crate::figures::{Bound, Kind, Role};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::ops::Range;

/// An article, as far as comparing needs it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story<'a> {
    /// Name in its batch.
    pub id: &'a str,
    /// Outlet.
    pub site: Option<Cow<'a, str>>,
    /// When it was published, as given: `2023-11-05T10:00`, الأحد 5 نوفمبر 2023.
    pub published: Option<&'a str>,
    /// Headline.
    pub title: Option<&'a str>,
    /// The clean text; without it, an article is known by the sentences of its figures alone.
    pub text: Option<Cow<'a, str>>,
}

/// A figure with the sentence it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement<'a> {
    /// Its article's place in [`Corpus::stories`].
    pub story: usize,
    /// Where the figure starts in its article, in any unit that rises with the text.
    pub start: usize,
    /// The numeric expression as written.
    pub surface: &'a str,
    /// What sort of figure it is.
    pub kind: Kind,
    /// Exact value.
    pub value: Option<Decimal>,
    /// Lower end of the interval.
    pub low: Option<Decimal>,
    /// Upper end of it.
    pub high: Option<Decimal>,
    /// How the number bounds what it states.
    pub bound: Bound,
    /// Dates in EDTF, as resolved where they are relative.
    pub iso: Option<&'a str>,
    /// Unit.
    pub unit: Option<&'a str>,
    /// What is counted, as written.
    pub noun: Option<&'a str>,
    /// What happened to those counted.
    pub role: Option<Role>,
    /// Who said so, as written.
    pub source: Option<Cow<'a, str>>,
    /// The sentence.
    pub sentence: Cow<'a, str>,
}

/// Articles with their figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corpus<'a> {
    /// The articles.
    pub stories: Vec<Story<'a>>,
    /// The figures of all articles, in any order.
    pub statements: Vec<Statement<'a>>,
}

impl<'a> Corpus<'a> {
    /// The articles and figures of documents; those that could not be read are left out.
    pub fn of(documents: impl IntoIterator<Item = &'a Document>) -> Self {
        let mut corpus = Corpus::default();
        for document in documents.into_iter().filter(|d| d.error.is_none()) {
            let text = &document.article.text;
            let story = corpus.stories.len();
            corpus.stories.push(Story {
                id: &document.article.id,
                site: document.article.site(),
                published: document.published(),
                title: document.title(),
                text: Some(document.text()),
            });
            corpus.statements.extend(document.findings.figures.iter().map(|stated| {
                let f = &stated.figure;
                Statement {
                    story,
                    start: f.span.start,
                    surface: f.span.of(text),
                    kind: f.kind,
                    value: f.value,
                    low: f.low,
                    high: f.high,
                    bound: f.bound,
                    iso: f.resolved.as_deref().or(f.gregorian.as_deref()).or(f.iso.as_deref()),
                    unit: f.unit.as_deref(),
                    noun: f.noun.map(|span| span.of(text)),
                    role: f.role,
                    source: f.source_in(text),
                    sentence: document.sentence(stated),
                }
            }));
        }
        corpus
    }
}

impl Corpus<'_> {
    /// The statements of each story, in the order of their positions; fails when one names a story that is not there.
    pub(super) fn by_story(&self) -> Result<Vec<Vec<u32>>> {
        let mut lists = vec![Vec::new(); self.stories.len()];
        for (i, statement) in self.statements.iter().enumerate() {
            let stray =
                || Error::input(format!("figure {i} belongs to article {}, which is not there", statement.story));
            lists.get_mut(statement.story).ok_or_else(stray)?.push(i as u32);
        }
        for list in &mut lists {
            list.sort_by_key(|&i| {
                let s = &self.statements[i as usize];
                (s.start, s.surface, s.kind)
            });
        }
        Ok(lists)
    }
}

impl Statement<'_> {
    /// Whether figures of this sort state a quantity that other articles can state too.
    pub fn is_comparable(&self) -> bool {
        let sort = match self.kind {
            Kind::Count | Kind::Percent | Kind::Money | Kind::Measure | Kind::Multiple => true,
            Kind::Number => self.noun.is_some() || self.role.is_some(),
            _ => false,
        };
        sort && self.interval().is_some()
    }

    /// Where the surface stands in the sentence, from byte `from` on and as a number of its own: the 3 of و3, not that
    /// of 13 or of 2.3.
    pub fn place(&self, from: usize) -> Option<Range<usize>> {
        let (text, surface) = (&*self.sentence, self.surface);
        let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
        let joined = |near, far| digit(near) || near.is_some_and(|c| ".,٫٬،".contains(c)) && digit(far);
        let whole = |place: &Range<usize>| {
            let (mut before, mut after) = (text[..place.start].chars().rev(), text[place.end..].chars());
            !(digit(surface.chars().next()) && joined(before.next(), before.next())
                || digit(surface.chars().next_back()) && joined(after.next(), after.next()))
        };
        let places = text.get(from..)?.match_indices(surface).map(|(at, _)| from + at..from + at + surface.len());
        places.filter(|_| !surface.is_empty()).find(whole)
    }

    /// The values that the statement allows, either end open where it is `None`.
    pub fn interval(&self) -> Option<Interval> {
        let (low, high) = match self.bound {
            Bound::Exact | Bound::Approx => {
                let value = self.value.or(self.low)?;
                (Some(self.low.unwrap_or(value)), Some(self.high.unwrap_or(value)))
            }
            Bound::AtLeast | Bound::MoreThan => (Some(self.low.or(self.value)?), None),
            Bound::AtMost | Bound::LessThan => (None, Some(self.high.or(self.value)?)),
            Bound::Range | Bound::Vague => (self.low.or(self.value), self.high.or(self.value)),
        };
        (low.is_some() || high.is_some()).then_some(Interval { low, high })
    }

    /// One number that stands for the statement: its value, or the end or middle of its interval.
    pub fn middle(&self) -> Option<Decimal> {
        self.value.or_else(|| {
            let interval = self.interval()?;
            match (interval.low, interval.high) {
                // The sum of both ends may be too large for a decimal, their halves are not.
                (Some(low), Some(high)) => match low.checked_add(high) {
                    Some(sum) => sum.checked_div(Decimal::TWO),
                    None => low.checked_div(Decimal::TWO)?.checked_add(high.checked_div(Decimal::TWO)?),
                },
                (low, high) => low.or(high),
            }
        })
    }
}

/// An interval of values; an end that is `None` is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Lower end.
    pub low: Option<Decimal>,
    /// Upper end.
    pub high: Option<Decimal>,
}

impl Interval {
    /// Whether a value lies in both.
    pub fn meets(self, other: Interval) -> bool {
        let below = |a: Option<Decimal>, b: Option<Decimal>| a.zip(b).is_none_or(|(low, high)| low <= high);
        below(self.low, other.high) && below(other.low, self.high)
    }
}
