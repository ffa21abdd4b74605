//! Blood pressure: ضغط الدم 120/80, ضغطه 14 على 9, two measures of one reading.

use crate::figures::draft::Draft;
use crate::figures::figure::Kind;
use crate::figures::numeral::Numeral;
use crate::figures::numeral::digits;
use crate::figures::tokens::particles::ON;
use crate::figures::tokens::scan::{Scan, ends_sentence};
use crate::figures::tokens::units::unit;
use crate::figures::tokens::words::{self, Sense, job};
use crate::text::tokens::Class;
use rust_decimal::Decimal;
use std::sync::Arc;

/// Tokens from the word for it to the numbers: بلغ ضغط دم المريض نحو.
const WINDOW: usize = 5;

/// Readings below this are in centimetres of mercury.
const LEAST_MILLIMETRES: u32 = 30;

/// Reads the two numbers that begin with `n`; gives the token after them.
pub(crate) fn read(scan: &Scan, n: &Numeral, out: &mut Vec<Draft>) -> Option<usize> {
    if !(1..=3).contains(&n.plain) || !(scan.mark(n.end, b'/') || scan.is_word(n.end, ON)) {
        return None;
    }
    let (above, below) = (digits::small(scan, n.start)?, digits::small(scan, n.end + 1)?);
    let end = n.end + 2;
    let unit = mercury(scan, end);
    let named = |at: usize| scan.marker(at, job!("blood_pressure")).is_some();
    let before = (n.start.saturating_sub(WINDOW)..n.start).rev().take_while(|&at| !ends_sentence(scan, at));
    if unit.is_none() && !before.into_iter().any(named) || scan.class(n.end + 1) != Class::Digits || above <= below {
        return None;
    }
    let small = below < LEAST_MILLIMETRES;
    let (unit, end) = unit.unwrap_or_else(|| (if small { "cm[Hg]" } else { "mm[Hg]" }.into(), end));
    for (start, end, value) in [(n.start, n.end, above), (n.end + 1, end, below)] {
        let mut draft = Draft::valued(start, end, Kind::Measure, Decimal::from(value), "measure:blood_pressure");
        draft.unit = Some(unit.clone());
        out.push(draft);
    }
    Some(end)
}

/// ملم زئبق at token `i`, and the token after it.
fn mercury(scan: &Scan, i: usize) -> Option<(Arc<str>, usize)> {
    if !scan.is(i, words::UNIT) {
        return None;
    }
    let pick = |s| if let Sense::Unit { index, dual: false, .. } = s { Some(index) } else { None };
    let (index, end) = scan.find(i, pick)?;
    let info = &scan.words.units[index as usize];
    info.is(unit::MERCURY).then(|| (info.unit.clone(), end))
}
