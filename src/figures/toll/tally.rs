//! Totals told one after another, each noun before its number: عدد القتلى 230 والجرحى 105, الشهداء إلى 35 والمصابين إلى 120.

use crate::figures::bound;
use crate::figures::draft::Draft;
use crate::figures::figure::Kind;
use crate::figures::numeral::number_word;
use crate::figures::tokens::clitics::without_and;
use crate::figures::tokens::particles::{starts_with_article, written_with_article};
use crate::figures::tokens::plural::{definite_plural, may_be_broken};
use crate::figures::tokens::scan::Scan;
use crate::figures::tokens::words::{self, job};
use crate::text::code;
use crate::text::tokens::Class;

/// The noun before the number at token `start`, where both go on with the tally that `last` belongs to.
pub(crate) fn noun(scan: &Scan, start: usize, last: Option<&Draft>) -> Option<usize> {
    let last = last.filter(|d| d.kind == Kind::Count)?;
    let noun = noun_behind_and(scan, start)?;
    let end = last.past_noun();
    let follows = noun == end || noun == end + 1 && scan.mark(end, code::COMMA);
    let known = scan.is(noun, words::COUNTED | words::ROLE | words::PERSON);
    // A name of a place is definite as well: behind a noun of its own the last number tells a tally of nouns.
    let of_nouns = last.noun.is_some_and(|noun| noun < last.start);
    (follows && (known || of_nouns && (definite_plural(scan, noun) || may_be_broken(scan, noun)))).then_some(noun)
}

/// والجرحى, والمصابين إلى, والأسرى نحو: the definite noun that و or a comma joins, right before the number.
fn noun_behind_and(scan: &Scan, start: usize) -> Option<usize> {
    const OTHER: u32 = words::NUMBER | words::ORDINAL | words::MONTH | words::WEEKDAY | words::FUNCTION | words::UNIT;
    let prefix = start.checked_sub(1).filter(|&before| number_word::digit_prefix(scan, before).is_some());
    let start = prefix.unwrap_or(start);
    let start = bound::begins(scan, start).unwrap_or(start);
    let start = scan.marker_before(start, job!("to")).unwrap_or(start);
    let noun = start.checked_sub(1).filter(|&i| scan.class(i) == Class::Word && !scan.is(i, OTHER))?;
    let and = without_and(scan.codes(noun)).is_some_and(starts_with_article);
    let comma = || noun > 0 && scan.mark(noun - 1, code::COMMA) && written_with_article(scan, noun);
    (and || comma()).then_some(noun)
}
