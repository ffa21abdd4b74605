//! Ranges behind a word that takes a rank or a number as a name: المراكز من 10 إلى 15; not استقبل المركز 10 إلى 15 مريضا.

use super::link::{Link, link};
use crate::figures::noun;
use crate::figures::numeral::Numeral;
use crate::figures::numeral::{digits, number_word};
use crate::figures::tokens::particles::{starts_with_article, written_with_article};
use crate::figures::tokens::plural;
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{self, job};
use crate::text::code::letter;
use rust_decimal::Decimal;

/// Where the word for a rank begins that ends before token `start`, or before the من at token `from`: المراكز من 10 إلى 15.
pub(crate) fn word(scan: &Scan, start: usize, from: Option<usize>) -> Option<usize> {
    scan.marker_before(start, job!("rank")).or_else(|| {
        let at = from?.checked_sub(1)?;
        // ارتفع عدد المراكز من 10 إلى 15
        let led = at.checked_sub(1).is_some_and(|before| total(scan, before));
        let ranks = written_with_article(scan, at) && scan.marker(at, job!("ranks")) == Some(at + 1);
        (ranks && !led).then_some(at)
    })
}

/// عدد المراكز: whether the word at token `i` counts what follows it.
fn total(scan: &Scan, i: usize) -> bool {
    scan.marker_before(i + 1, job!("total")).is_some() || scan.is(i, words::QUALIFIER)
}

/// استقبل المركز 10 إلى 15 مريضا, ناقشت الجلسة خمسة إلى ستة بنود: whether the word for a rank at token `rank` does something
/// with what `last` counts; not في المركز 10 إلى 15.
pub(crate) fn counts(scan: &Scan, rank: usize, last: &Numeral) -> bool {
    const GOVERNED: u8 = clitic::BA | clitic::LAM | clitic::KAF;
    let governed = scan.tok(rank).clitics & GOVERNED != 0
        || rank.checked_sub(1).is_some_and(|before| scan.marker(before, job!("preposition")).is_some());
    let few = last.value.is_some_and(|v| v > Decimal::TWO && v <= Decimal::TEN);
    !governed && !last.definite && thing(scan, last.end, few)
}

/// Whether an indefinite noun that a number counts stands at token `i`, which is a plural where they are `few`; not 4 أو 5 عربيا.
fn thing(scan: &Scan, i: usize, few: bool) -> bool {
    let word = scan.codes(i);
    let adverb = word.ends_with(&[letter('ي'), letter('ا')]) && (few || !noun::commonly_counted(scan, i));
    // احتلت المراكز من 10 إلى 15 فرق المدينة
    let ends = few || word.ends_with(&[letter('ا')]) || noun::feminine(scan, i);
    let bare = scan.tok(i).clitics == 0 && !starts_with_article(word) && !adverb && ends;
    bare && (noun::surely_counted(scan, i) || few && noun::plausible(scan, i) && plural::any_shape(word))
}

/// نشر العدد 10 إلى 12 مقالا: whether the digits that end before token `end` begin a range of what is counted behind it, and
/// name nothing.
pub(crate) fn unnamed(scan: &Scan, end: usize) -> bool {
    let to = |found: &(Link, usize)| matches!(found.0, Link::To | Link::Or);
    let last = || {
        let at = number_word::skip_prefix(scan, link(scan, end).filter(to)?.1);
        digits::read(scan, at)
    };
    last().is_some_and(|run| thing(scan, run.end, run.value <= Decimal::TEN))
}
