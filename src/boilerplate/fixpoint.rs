//! Rounds over one page until nothing more goes, so that cleaning a clean text changes nothing.

use super::CleanOptions;
use super::cues::{CueSet, Hit};
use super::found::Finding;
use super::page::Page;
use super::round::Round;
use super::site_view::SiteView;
use super::{SiteModel, settle};
use crate::text::View;
use std::borrow::Cow;
use std::ops::Range;

/// Rounds after which cleaning stops though the last one found something.
const ROUNDS: usize = 16;

/// What the rounds over a page gave, in positions of the view.
pub(super) struct Outcome {
    /// What goes, in order.
    pub removed: Vec<Finding>,
    /// Everything that the first round found, furniture too.
    pub found: Vec<Finding>,
}

/// Cleans the page of `view`.
///
/// A page of which less than a sentence would stay keeps its longest one. What is left then is cleaned again in
/// the same way, until that changes nothing.
pub(super) fn clean(cues: &CueSet, options: &CleanOptions, view: &View, site: Option<(&SiteModel, &str)>) -> Outcome {
    let pass = Pass { cues, options, view, site };
    let mut outcome = pass.run(&[], &[]);
    let found = std::mem::take(&mut outcome.found);
    let mut base: Vec<Finding> = Vec::new();
    let whole = Page::new(view.codes(), Vec::new());
    for _ in 0..ROUNDS {
        if outcome.removed.len() == base.len() || !settle::too_little_stays(&whole, &outcome.removed) {
            break;
        }
        let kept = Kept::new(gaps(&base, view.len()));
        let codes = kept.codes(view);
        let Some(sentence) = settle::longest_sentence(&Page::new(&codes, Vec::new())) else { break };
        let stays: Vec<_> = kept.back(sentence).collect();
        let next = pass.run(&base, &stays).removed;
        if next.len() == base.len() {
            outcome.removed = base;
            break;
        }
        base = next;
        outcome = pass.run(&base, &[]);
    }
    Outcome { found, ..outcome }
}

struct Pass<'p> {
    cues: &'p CueSet,
    options: &'p CleanOptions,
    view: &'p View,
    site: Option<(&'p SiteModel, &'p str)>,
}

impl Pass<'_> {
    /// Rounds over what `base` leaves of the view, without touching `stays`.
    fn run(&self, base: &[Finding], stays: &[Range<usize>]) -> Outcome {
        let view = self.view;
        let mut kept = Kept::new(gaps(base, view.len()));
        let mut codes = if base.is_empty() { Cow::Borrowed(view.codes()) } else { Cow::Owned(kept.codes(view)) };
        let mut removed = base.to_vec();
        let mut first = None;
        let (mut hits, mut lines) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            let stays: Vec<_> = stays.iter().map(|s| kept.forth(s)).collect();
            let (found, goes) = self.round(&codes, &stays, &mut hits, &mut lines);
            first.get_or_insert(found);
            let before = removed.len();
            for finding in goes {
                let phrase = finding.phrase.clone().and_then(|p| kept.back(p).next());
                for range in kept.back(finding.range.clone()).map(|r| whole(r, view)).filter(|r| !r.is_empty()) {
                    removed.push(Finding { range, phrase: phrase.clone(), ..finding.clone() });
                }
            }
            if removed.len() == before {
                break;
            }
            removed.sort_by_key(|f| f.range.start);
            kept = Kept::new(gaps(&removed, view.len()));
            codes = Cow::Owned(kept.codes(view));
        }
        Outcome { removed, found: first.unwrap_or_default() }
    }

    /// One round: everything found, and what of it goes.
    fn round(
        &self,
        codes: &[u8],
        stays: &[Range<usize>],
        hits: &mut Vec<Hit>,
        lines: &mut Vec<Range<usize>>,
    ) -> (Vec<Finding>, Vec<Finding>) {
        self.cues.find(codes, hits);
        let mut round = Round::new(Page::new(codes, std::mem::take(lines)), self.cues, hits);
        round.site = self.site.and_then(|(model, name)| SiteView::new(model, name));
        round.least = self.options.confidence.unwrap_or(self.options.preset.confidence());
        let keep = if self.options.protect.is_empty() { Vec::new() } else { settle::protected(&round, hits) };
        let (found, page) = round.run();
        let mut goes = settle::removals(&found, self.options);
        goes = settle::without(settle::without(goes, &keep), stays);
        settle::widen(codes, &mut goes);
        *lines = page.lines;
        (found.into_all(), goes)
    }
}

/// Codes put together from pieces of a view, with the way back.
#[derive(Debug)]
struct Kept {
    /// The pieces, sorted.
    pieces: Vec<Range<usize>>,
    /// Where each piece starts in the codes put together, then their length.
    bases: Vec<usize>,
}

impl Kept {
    fn new(pieces: Vec<Range<usize>>) -> Self {
        let mut bases = Vec::with_capacity(pieces.len() + 1);
        let mut base = 0;
        bases.push(base);
        for piece in &pieces {
            base += piece.len();
            bases.push(base);
        }
        Kept { pieces, bases }
    }

    /// The codes put together.
    fn codes(&self, view: &View) -> Vec<u8> {
        let mut codes = Vec::with_capacity(self.bases.last().copied().unwrap_or(0));
        self.pieces.iter().for_each(|p| codes.extend_from_slice(&view.codes()[p.clone()]));
        codes
    }

    /// Where `range` of the view, which lies in one piece, is in the codes put together.
    fn forth(&self, range: &Range<usize>) -> Range<usize> {
        let i = self.pieces.partition_point(|p| p.end <= range.start).min(self.pieces.len().saturating_sub(1));
        let shift = |at: usize| self.bases[i] + at.saturating_sub(self.pieces[i].start);
        shift(range.start)..shift(range.end)
    }

    /// Where `range` of the codes put together lies in the view: a range for each piece that it touches.
    fn back(&self, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
        let first = self.bases.partition_point(|&b| b <= range.start).saturating_sub(1);
        let touched = self.pieces.iter().zip(&self.bases).skip(first);
        touched.take_while(move |(_, base)| **base < range.end).filter_map(move |(piece, &base)| {
            let start = range.start.max(base) - base;
            let end = range.end.min(base + piece.len()) - base;
            (start < end).then(|| piece.start + start..piece.start + end)
        })
    }
}

/// `range` on character borders: a character that folds to several codes goes or stays whole.
fn whole(mut range: Range<usize>, view: &View) -> Range<usize> {
    let split = |at: usize| at > 0 && at < view.len() && view.byte(at) == view.byte(at - 1);
    while range.start < range.end && split(range.start) {
        range.start += 1;
    }
    while range.start < range.end && split(range.end) {
        range.end -= 1;
    }
    range
}

/// What sorted findings leave of `0..len`.
fn gaps(removed: &[Finding], len: usize) -> Vec<Range<usize>> {
    let mut out = Vec::with_capacity(removed.len() + 1);
    let mut at = 0;
    for f in removed {
        if at < f.range.start {
            out.push(at..f.range.start);
        }
        at = f.range.end;
    }
    if at < len {
        out.push(at..len);
    }
    out
}
