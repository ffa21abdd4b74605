//! A figure while it is being read: tokens instead of bytes, and what later rules still need.

use super::figure::{Bound, Figure, Kind};
use super::number::Numeral;
use super::tokens::scan::{Scan, clitic};
use crate::span::Span;
use rust_decimal::Decimal;
use std::sync::Arc;

/// How sure a rule is that has nothing against it.
const USUAL: f32 = 0.95;

/// A figure in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// Tokens of the numeric expression, unit included.
    pub start: usize,
    pub end: usize,
    /// Bytes of the numeric expression, where the span is not just its tokens.
    pub span: Option<Span>,
    pub kind: Kind,
    pub value: Option<Decimal>,
    pub iso: Option<Box<str>>,
    pub gregorian: Option<Box<str>>,
    pub resolved: Option<Box<str>>,
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
    pub bound: Bound,
    pub unit: Option<Arc<str>>,
    /// Token of the counted noun.
    pub noun: Option<usize>,
    /// First and last token of the phrase beyond the expression.
    pub phrase: (usize, usize),
    /// How sure the rule is, where it alone can tell.
    pub confidence: f32,
    pub rule: &'static str,
}

impl Draft {
    /// The token behind a figure and its noun.
    pub(super) fn past_noun(&self) -> usize {
        self.noun.map_or(self.end, |noun| (noun + 1).max(self.end))
    }

    pub(super) fn new(start: usize, end: usize, kind: Kind, rule: &'static str) -> Self {
        Draft {
            start,
            end,
            span: None,
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
            phrase: (start, end),
            confidence: USUAL,
            rule,
        }
    }

    pub(super) fn valued(start: usize, end: usize, kind: Kind, value: Decimal, rule: &'static str) -> Self {
        Draft { value: Some(value), ..Draft::new(start, end, kind, rule) }
    }

    pub(super) fn iso(start: usize, end: usize, kind: Kind, iso: String, rule: &'static str) -> Self {
        Draft { iso: Some(iso.into()), ..Draft::new(start, end, kind, rule) }
    }

    /// What `n` says, without what it counts or measures.
    pub(super) fn of(n: &Numeral, kind: Kind, rule: &'static str) -> Self {
        let mut draft = Draft::new(n.start, n.end, kind, rule);
        (draft.value, draft.low, draft.high) = (n.value, n.low, n.high);
        if n.low.is_some() {
            draft.bound = Bound::Vague;
        }
        draft
    }

    /// Gives the draft a low and a high value, in either order, in place of its own.
    pub(super) fn ranged(&mut self, low: Decimal, high: Decimal) {
        self.value = None;
        self.low = Some(low.min(high));
        self.high = Some(low.max(high));
        self.bound = Bound::Range;
    }

    /// Widens the phrase to hold the tokens `start..end`.
    pub(super) fn widen(&mut self, start: usize, end: usize) {
        self.phrase = (self.phrase.0.min(start), self.phrase.1.max(end));
    }

    pub(super) fn finish(self, scan: &Scan) -> Figure {
        let span = self.span.unwrap_or_else(|| scan.bare_span(self.start, self.end));
        let mut figure = Figure::new(span, self.kind, self.rule);
        let (from, to) = self.phrase;
        figure.phrase = span.cover(scan.bare_span(from.min(self.start), to.max(self.end)));
        figure.value = self.value.map(|v| v.normalize());
        figure.iso = self.iso;
        figure.gregorian = self.gregorian;
        figure.resolved = self.resolved;
        figure.low = self.low.map(|v| v.normalize());
        figure.high = self.high.map(|v| v.normalize());
        figure.bound = self.bound;
        figure.unit = self.unit;
        // 16 كفيفا: no ك stands before what is counted.
        let whole = |t: usize| t >= self.end && scan.tok(t).clitics == clitic::KAF;
        figure.noun = self.noun.map(|t| if whole(t) { scan.span(t, t + 1) } else { past_and(scan, t) });
        figure
    }
}

/// وأبناؤها السبعة: a noun without its clitics, and without the و of a word that the lexicon does not know, where an alef with
/// hamza behind it makes that the conjunction.
fn past_and(scan: &Scan, t: usize) -> Span {
    let bare = scan.bare_span(t, t + 1);
    let and = scan.bits(t) == 0 && bare.of(scan.text).starts_with("وأ");
    if and { Span::new(bare.start + 'و'.len_utf8(), bare.end) } else { bare }
}

/// Everything that was read off one text.
#[derive(Default)]
pub(super) struct Composed {
    pub drafts: Vec<Draft>,
    pub identifiers: Vec<Draft>,
}

/// A text that is a number and nothing else counts nothing.
pub(super) fn number_alone(scan: &Scan, draft: &mut Draft) {
    let whole = draft.phrase.0.min(draft.start) == 0 && draft.phrase.1.max(draft.end) == scan.len();
    if whole && draft.kind == Kind::Count && draft.noun.is_none() && draft.bound != Bound::Vague {
        draft.kind = Kind::Number;
    }
}

/// Tokens of the longest text that may be a unit and what frames it: أكثر من شهر كامل.
pub(super) const BRIEF: usize = 6;
