//! Tolls told by labels, as tickers and tables write them: القتلى: 10، الجرحى: 25, الإصابات المؤكدة: 1500.

use super::role_word::{ANY, among, counted, definite, opens_clause, sense};
use crate::figures::bound;
use crate::figures::draft::Draft;
use crate::figures::figure::Role;
use crate::figures::speech::source_word::{preposition, verb};
use crate::figures::tokens::particles::{WAS, written_with_article};
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{self, job};
use crate::text::tokens::Class;

/// Tokens of a qualifier between a label and its number.
const QUALIFIER: usize = 6;

/// Most words of a label.
const LONGEST: usize = 4;

/// The role that the label right before a figure tells, and whether there is a label: that of a price tells none.
pub(crate) fn told(scan: &Scan, draft: &Draft) -> Option<Option<Role>> {
    let (from, end) = label(scan, draft)?;
    Some(telling(scan, from, end).and_then(|i| role(scan, i)))
}

/// The noun of those whom the label right before a figure names: الجرحى in عدد الجرحى: 25.
pub(crate) fn people(scan: &Scan, draft: &Draft) -> Option<usize> {
    let (from, end) = label(scan, draft)?;
    telling(scan, from, end).filter(|&i| written_with_article(scan, i) && counted(scan, i).is_some())
}

/// The tokens of the label right before a figure, without its colon: words before a colon, or a definite one that opens an entry.
fn label(scan: &Scan, draft: &Draft) -> Option<(usize, usize)> {
    // الحصيلة: القتلى 12: the noun is the label, not what stands before it.
    let named = draft.noun == Some(draft.phrase.0) && draft.phrase.0 < draft.start;
    let start = if named { draft.start } else { draft.phrase.0.min(draft.start) };
    let qualified = (start.saturating_sub(QUALIFIER)..start).any(|i| scan.live(i) & words::QUALIFIER != 0);
    let start = if qualified { bound::begins(scan, start).unwrap_or(start) } else { start };
    let last = start.checked_sub(1)?;
    if scan.mark(last, b':') {
        return opens(scan, last).map(|from| (from, last));
    }
    // القتلى - 4، المصابون - 19
    let dashed = scan.dash(last) && scan.spaced(last) && scan.spaced(start) && last > 0;
    let (last, start) = if dashed { (last - 1, last) } else { (last, start) };
    // القتلى 10 والجرحى 25
    // كان القتلى خمسة, قال إن القتلى خمسة
    let clause = last > 0 && (opens_clause(scan, last - 1) || scan.stem(last - 1) == WAS);
    let entry = (clause || opens(scan, start) == Some(last))
        && written_with_article(scan, last)
        && counted(scan, last).is_some();
    let closes = draft.end >= scan.len()
        || matches!(scan.class(draft.end), Class::Mark | Class::Break)
        || among(scan, draft.end, draft.end + 1)
        || joins_label(scan, draft.end);
    (entry && closes).then_some((last, start))
}

/// Where the label begins that ends before token `end`: behind a mark that parts entries, or at the head of a line.
fn opens(scan: &Scan, end: usize) -> Option<usize> {
    let from = (end.saturating_sub(LONGEST)..end).rev().find(|&i| scan.class(i) != Class::Word);
    let opens = match from {
        // Digits end the entry before: الإصابات: 120 الوفيات: 5.
        Some(at) => matches!(scan.class(at), Class::Mark | Class::Break | Class::Digits),
        None => end <= LONGEST,
    };
    let from = from.map_or(0, |at| at + 1);
    // وقال المصاب: ثلاثة رجال
    let clause = |i: usize| verb(scan, i).is_some() || preposition(scan, i);
    (opens && from < end && !(from..end).any(clause)).then_some(from)
}

/// والجرحى 25, والجرحى تسعة: the next label of a list.
fn joins_label(scan: &Scan, i: usize) -> bool {
    let number = scan.class(i + 1) == Class::Digits || scan.is(i + 1, words::NUMBER);
    scan.tok(i).has(clitic::CONJUNCTION) && counted(scan, i).is_some() && number
}

/// The word of a label that tells whom it counts: القتلى, حصيلة القتلى, حالات الوفاة; but دليل المصابين is a title.
fn telling(scan: &Scan, from: usize, end: usize) -> Option<usize> {
    (from..end).find(|&i| role(scan, i).is_some()).filter(|&i| {
        let total = || [job!("total"), job!("case")].iter().any(|&job| scan.marker(i - 1, job).is_some());
        i == from || total()
    })
}

/// What a word of a label says of those counted.
fn role(scan: &Scan, i: usize) -> Option<Role> {
    counted(scan, i).or_else(|| sense(scan, i, &ANY).or_else(|| definite(scan, i)).map(|(role, _)| role))
}

/// Whether the word at token `i` belongs to the label of the next number: 10، الجرحى: 25.
pub(crate) fn of_next(scan: &Scan, i: usize) -> bool {
    let colon = (i + 1..i + LONGEST).find(|&at| scan.class(at) != Class::Word);
    colon.is_some_and(|at| scan.mark(at, b':') && scan.class(at + 1) == Class::Digits)
}
