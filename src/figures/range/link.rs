//! What joins the ends of a range: إلى, a dash, أو, و, also behind the unit of the first end.

use crate::figures::draft::BRIEF;
use crate::figures::measure::amount;
use crate::figures::noun;
use crate::figures::number::within;
use crate::figures::numeral::{self, Numeral, number_word};
use crate::figures::tokens::particles::AND;
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::units::unit;
use crate::figures::tokens::words::job;
use crate::figures::tokens::{currency, unit_word};
use crate::text::tokens::Class;
use std::sync::Arc;

/// The words that join the ends of a range.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Link {
    To,
    Dash,
    Or,
    And,
}

/// What joins two ends of a range at token `i`, and the token after it.
pub(crate) fn link(scan: &Scan, i: usize) -> Option<(Link, usize)> {
    if scan.dash(i) || scan.mark(i, b'~') {
        return Some((Link::Dash, i + 1));
    }
    if scan.class(i) == Class::Digits && scan.tatweel_before(i) {
        return Some((Link::Dash, i));
    }
    if let Some(end) = scan.marker(i, job!("to")) {
        return Some((Link::To, end));
    }
    if let Some(end) = scan.marker(i, job!("or")) {
        return Some((Link::Or, end));
    }
    if scan.is_word(i, AND) {
        return Some((Link::And, i + 1));
    }
    scan.get(i)
        .filter(|t| t.has(clitic::CONJUNCTION))
        .map(|_| (Link::And, i))
        .or_else(|| (number_word::digit_prefix(scan, i) == Some(clitic::CONJUNCTION)).then_some((Link::And, i)))
}

/// The code of the currency or the measure, or the sign of per cent, named at token `i`.
fn unit_named(scan: &Scan, i: usize) -> Option<Arc<str>> {
    let unit = || unit_word::measure(scan, i).map(|info| info.unit.clone());
    let percent = unit_word::percent(scan, i).map(|_| "%".into());
    percent.or_else(|| currency::currency(scan, i).map(|c| c.0)).or_else(unit)
}

/// How many times its lower end the upper end of a range with the unit at both may be, where nothing tells that it is one.
const WIDEST: u32 = 5;

/// Tokens from a verb of ranging to its من.
const SUBJECT: usize = 4;

/// A link after the first number's own unit: بين 10 آلاف دولار و20 ألف دولار, بين 10% و20%.
pub(super) fn after_unit(scan: &Scan, n: &Numeral, start: usize) -> Option<(Link, usize)> {
    let end = unit_word::percent(scan, n.end)
        .or_else(|| currency::currency(scan, n.end).map(|c| c.2))
        .or_else(|| amount::unit(scan, n.end, n).map(|u| u.1))?;
    let between = scan.marker_before(start, job!("between")).is_some();
    // بين 100 يورو و200 دولار
    let other = |found: &(Link, usize)| {
        let second = numeral::read(scan, number_word::skip_prefix(scan, found.1));
        let codes = second.map(|last| (unit_named(scan, n.end), unit_named(scan, last.end)));
        // Degrees are told by what stands around them.
        let known = |code: &Option<_>| code.as_ref().is_some_and(|code: &Arc<str>| **code != *unit::DEGREE);
        codes.is_some_and(|(a, b)| known(&a) && known(&b) && a != b)
    };
    // من 10% إلى 20%, where nothing changes because nothing else is said
    let whole = scan.marker_before(start, job!("from")) == Some(0) && scan.len() <= BRIEF + 2;
    // تتراوح نسبتها من 10% إلى 20%
    let ranges = |at: usize| (at.saturating_sub(SUBJECT)..at).any(|verb| scan.marker(verb, job!("ranges")).is_some());
    let whole = whole || scan.marker_before(start, job!("from")).is_some_and(ranges);
    // 5% - 7%, من 10 دنانير إلى 20 دينارا
    let both = |at: usize| {
        numeral::read(scan, at).is_some_and(|last| {
            let same = |(a, b)| scan.class(a) == scan.class(b) && scan.codes(a) == scan.codes(b);
            // 13 سنتا إلى 50.76 دولار: what a price fell by, and to.
            let named = |at| (unit_named(scan, at), currency::currency(scan, at).map(|found| found.1));
            let unit = named(n.end);
            (n.end..end).zip(last.end..).all(same) || unit.0.is_some() && unit == named(last.end)
        })
    };
    let joined = |found: &(Link, usize)| {
        // 38 نقطة إلى 5082 نقطة is a rise and what was reached.
        let near = || {
            let last = numeral::read(scan, number_word::skip_prefix(scan, found.1)).and_then(|last| last.value);
            last.zip(n.value).is_some_and(|(high, low)| within(low, high, WIDEST))
        };
        let told = found.0 == Link::Dash || found.0 == Link::To && near() && !noun::changed(scan, start);
        told && n.digits && both(found.1)
    };
    link(scan, end).filter(|found| (between || whole || joined(found)) && !other(found))
}

/// Whether a currency or a sign of per cent follows the first end of a range.
pub(super) fn link_at_unit(scan: &Scan, n: &Numeral) -> bool {
    link(scan, n.end).is_none()
        && (unit_word::percent(scan, n.end).is_some() || currency::currency(scan, n.end).is_some())
}
