//! From findings to removals: what the options let go, what must stay, and the white space beside.

use super::cues::{Hit, Meaning};
use super::found::{Finding, Found, Sort};
use super::page::{Page, trim};
use super::round::Round;
use super::{CleanOptions, Label};
use std::ops::Range;

/// Words that make a piece with an end mark a sentence.
const SENTENCE: usize = 4;
/// Words that make a piece without one a sentence.
const PROSE: usize = 8;

/// The findings that `options` let go, in order.
pub(super) fn removals(found: &Found, options: &CleanOptions) -> Vec<Finding> {
    // Where comments stay, what stands below their label are comments too.
    let commented = |f: &Finding| f.sort == Sort::BelowComments && !options.drops(Label::Comments);
    let goes = |f: &&Finding| options.drops(f.label) && f.confidence >= options.needs(f.label) && !commented(f);
    found.all().iter().filter(goes).cloned().collect()
}

/// The pieces that protected phrases stand in.
pub(super) fn protected(round: &Round, hits: &[Hit]) -> Vec<Range<usize>> {
    let mut pieces: Vec<Range<usize>> = Vec::new();
    for &hit in hits.iter().filter(|h| round.means(**h, &Meaning::Protect)) {
        let line = round.line(hit.start);
        let start = round.page.sentence_start(hit.start, &line).unwrap_or(hit.start);
        let end = round.page.sentence_stop(hit.end, &line).unwrap_or(hit.end);
        match pieces.last_mut() {
            Some(last) if last.end >= start => last.end = last.end.max(end),
            _ => pieces.push(start..end),
        }
    }
    pieces
}

/// `removals` without the codes of `keep`, both sorted.
pub(super) fn without(removals: Vec<Finding>, keep: &[Range<usize>]) -> Vec<Finding> {
    if keep.is_empty() {
        return removals;
    }
    let mut out = Vec::with_capacity(removals.len());
    for f in removals {
        let mut at = f.range.start;
        let first = keep.partition_point(|k| k.end <= f.range.start);
        for k in keep[first..].iter().take_while(|k| k.start < f.range.end) {
            if at < k.start {
                out.push(Finding { range: at..k.start, ..f.clone() });
            }
            at = at.max(k.end);
        }
        if at < f.range.end {
            out.push(Finding { range: at..f.range.end, ..f });
        }
    }
    out
}

/// Whether less than a sentence stays of the page.
pub(super) fn too_little_stays(page: &Page, removals: &[Finding]) -> bool {
    let (mut at, mut words) = (0, 0);
    for f in removals {
        words += page.words(at..f.range.start, SENTENCE);
        at = f.range.end;
    }
    words + page.words(at..page.codes.len(), SENTENCE) < SENTENCE
}

/// The longest sentence of the page.
pub(super) fn longest_sentence(page: &Page) -> Option<Range<usize>> {
    let mut best: Option<(bool, Range<usize>)> = None;
    for line in &page.lines {
        let mut at = line.start;
        while at < line.end {
            let end = page.sentence_stop(at, line).unwrap_or(line.end);
            let piece = trim(page.codes, at..end.max(at + 1));
            let stops = page.stops(&piece);
            let words = page.words(piece.clone(), PROSE);
            let sentence = words >= PROSE || (stops && words >= SENTENCE);
            if sentence && best.as_ref().is_none_or(|(s, b)| (*s, b.len()) < (stops, piece.len())) {
                best = Some((stops, piece));
            }
            at = end.max(at + 1);
        }
    }
    best.map(|(_, piece)| piece)
}

/// Widens removals over the white space beside them, so that what stays reads well put together.
///
/// A removed line goes with its line end; inside a line the space on one side stays between its neighbours.
pub(super) fn widen(codes: &[u8], removals: &mut [Finding]) {
    let mut floor = 0;
    // Whether something parts the text before `floor` from what follows.
    let mut parted = true;
    for i in 0..removals.len() {
        let ceiling = removals.get(i + 1).map_or(codes.len(), |f| f.range.start);
        let inner = removals[i].range.clone();
        let blank = |at: usize| matches!(codes[at], b' ' | b'\n');
        let Range { mut start, mut end } = inner.clone();
        while start > floor && blank(start - 1) {
            start -= 1;
        }
        while end < ceiling && blank(end) {
            end += 1;
        }
        let (before, after) = (&codes[start..inner.start], &codes[inner.end..end]);
        let joined = start == floor && before.is_empty();
        if start == 0 || end == codes.len() || (joined && parted) {
            parted = true;
        } else if before.contains(&b'\n') || (!before.is_empty() && !after.contains(&b'\n')) {
            start = inner.start;
            parted = true;
        } else {
            end = inner.end;
            parted = false;
        }
        removals[i].range = start..end;
        floor = end;
    }
}
