//! A page as pieces for the model: its lines, and parts of long ones, between what the rules have found.

use super::super::Label;
use super::super::found::Found;
use super::super::page::{self, Page};
use std::ops::Range;

/// Codes of the longest piece that the model looks at, and of a line that is looked at whole.
const LONG: usize = 400;
/// Words of the longest piece that the model looks at.
pub(super) const WORDS: usize = 40;
/// Words that make a piece with its full stop prose.
const PROSE: usize = 9;
/// How much of a long line the model looks at, at either end, in codes.
const ENDS: usize = 1200;

/// What a piece is to its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A sentence or paragraph: the model leaves it alone.
    Prose,
    /// Short, or without its full stop: the model may judge it.
    Open,
    /// Found to be a leftover.
    Leftover(Label),
    /// Found to be furniture.
    Furniture,
}

/// How much of its line a piece fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fills {
    Line,
    Front,
    Middle,
    End,
}

/// A piece of the page.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub range: Range<usize>,
    pub kind: Kind,
    pub fills: Fills,
}

/// The pieces of `page` in order, as far as they hold a word; `out` is refilled.
pub(super) fn cut(page: &Page, found: &Found, out: &mut Vec<Piece>) {
    out.clear();
    for line in &page.lines {
        let mut at = line.start;
        for f in found.within(line.clone()) {
            open(page, line, at..f.range.start.max(at), out);
            let part = f.range.start.max(line.start)..f.range.end.min(line.end);
            let kind = if f.label.is_furniture() { Kind::Furniture } else { Kind::Leftover(f.label) };
            push(page, line, part, kind, out);
            at = at.max(f.range.end.min(line.end));
        }
        open(page, line, at..line.end, out);
    }
}

/// Adds what no rule has found in `range` of `line`.
fn open(page: &Page, line: &Range<usize>, range: Range<usize>, out: &mut Vec<Piece>) {
    let range = page::trim(page.codes, range);
    if range.len() <= LONG {
        return add(page, line, range, out);
    }
    // The sentences at the ends of a long line; what lies between is prose.
    let head = (range.start + ENDS).min(range.end);
    let tail = range.end.saturating_sub(ENDS).max(head);
    let mut at = range.start;
    while at < head {
        let end = border(page, at, line).min(range.end);
        add(page, line, at..end, out);
        at = end;
    }
    if at < tail {
        let end = border(page, tail, line).min(range.end);
        push(page, line, at..end, Kind::Prose, out);
        at = end;
    }
    while at < range.end {
        let end = border(page, at, line).min(range.end);
        add(page, line, at..end, out);
        at = end;
    }
}

/// Where the sentence at `at` ends.
fn border(page: &Page, at: usize, line: &Range<usize>) -> usize {
    page.sentence_stop(at, line).unwrap_or(line.end.min(at + page::REACH)).max(at + 1)
}

/// Adds a piece that no rule has found.
fn add(page: &Page, line: &Range<usize>, range: Range<usize>, out: &mut Vec<Piece>) {
    let kind = if is_prose(page, &range) { Kind::Prose } else { Kind::Open };
    push(page, line, range, kind, out);
}

fn push(page: &Page, line: &Range<usize>, range: Range<usize>, kind: Kind, out: &mut Vec<Piece>) {
    let range = page::trim(page.codes, range);
    if range.is_empty() || page.words(range.clone(), 0) == 0 {
        return;
    }
    let fills = match (range.start == line.start, range.end == line.end) {
        (true, true) => Fills::Line,
        (true, false) => Fills::Front,
        (false, true) => Fills::End,
        (false, false) => Fills::Middle,
    };
    out.push(Piece { range, kind, fills });
}

/// Whether a piece is a sentence or longer than what the model looks at.
pub(super) fn is_prose(page: &Page, range: &Range<usize>) -> bool {
    if range.len() > LONG {
        return true;
    }
    let words = page.words(range.clone(), WORDS);
    words > WORDS || (words >= PROSE && page.stops(range))
}
