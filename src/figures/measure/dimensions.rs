//! Sides with one unit (30 × 20 × 10 سم, 4×5 أمتار), and feet with inches by their marks (5'11").

use crate::figures::bound;
use crate::figures::draft::Draft;
use crate::figures::figure::{Bound, Kind};
use crate::figures::numeral::{digits, scientific};
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::unit_word;
use crate::figures::tokens::units::unit;
use crate::figures::tokens::words::{self, Sense, job};
use crate::text::code;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// Most sides of a thing.
const SIDES: usize = 4;

/// Units that sides are measured in; those of areas stand behind them too.
const LENGTHS: [&str; 13] =
    ["m", "km", "cm", "mm", "um", "nm", "[in_i]", "[ft_i]", "[yd_i]", "m2", "cm2", "km2", "pixel"];

/// Tokens between a word for a relay and what each runs.
const RELAY_WINDOW: usize = 3;

/// سباق 4×100 متر, 4 × 400 م تتابع: whether the numbers at the tokens `i..end` are runners and what each of them runs.
fn relayed(scan: &Scan, i: usize, end: usize) -> bool {
    let near = |mut at: std::ops::Range<usize>| at.any(|at| scan.marker(at, job!("relay")).is_some());
    near(i.saturating_sub(RELAY_WINDOW)..i) || near(end..end + RELAY_WINDOW)
}

/// Whether token `i` joins two sides: × and *.
fn by(scan: &Scan, i: usize) -> bool {
    scan.codes(i) == b"x" && scan.class(i) == Class::Latin || scan.mark(i, b'*')
}

/// 1366×768: whether the digits at token `i` are one side of a picture, a number of its own.
pub(crate) fn side_of_picture(scan: &Scan, i: usize) -> bool {
    let side = |at: usize| scan.class(at) == Class::Digits && (3..=4).contains(&scan.codes(at).len());
    side(i) && (by(scan, i + 1) && side(i + 2) || i >= 2 && by(scan, i - 1) && side(i - 2))
}

/// Reads the sides that begin with the digits at token `i`; gives the token after them.
pub(crate) fn read(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    // 41° 24'12.2": a place on the map
    let placed = i > 0 && scan.mark(i - 1, code::DEGREE);
    if placed && scan.mark(i + 1, b'\'') && scan.class(i + 2) == Class::Digits {
        return Some(digits::chain(scan, i + 2));
    }
    if let Some(draft) = feet(scan, i) {
        let end = draft.end;
        out.push(draft);
        return Some(end);
    }
    let mut sides = [(0, 0, Decimal::ZERO); SIDES];
    let (mut n, mut at) = (0, i);
    loop {
        let run = digits::read(scan, at)?;
        sides[n] = (at, run.end, run.value);
        n += 1;
        if n == SIDES || !by(scan, run.end) || scan.class(run.end + 1) != Class::Digits {
            break;
        }
        at = run.end + 1;
    }
    let end = sides[n - 1].1;
    if n < 2 {
        return None;
    }
    let relay = n == 2 && relayed(scan, i, end);
    if !scan.is(end, words::UNIT) || scan.tok(end).clitics != 0 {
        // صورة 10 × 15: where nothing is measured, neither side is a number.
        let named = words::UNIT | words::CURRENCY | words::COUNTED | words::NUMBER;
        let other = scan.is(end, named) && scan.tok(end).clitics & clitic::CONJUNCTION == 0
            || unit_word::percent(scan, end).is_some()
            || scientific::may_follow(scan, end)
            || side_of_picture(scan, i) && !relay;
        return (!other).then_some(end);
    }
    let pick = |s| if let Sense::Unit { index, dual: false, .. } = s { Some(index) } else { None };
    let (index, after) = scan.find(end, pick)?;
    let info = &scan.words.units[index as usize];
    if !LENGTHS.contains(&&*info.unit) || info.times != 1 {
        return None;
    }
    if relay {
        let mut draft = Draft::valued(sides[1].0, after, Kind::Measure, sides[1].2, "measure:unit");
        draft.unit = Some(info.unit.clone());
        out.push(draft);
        return Some(after);
    }
    // 50×30 مترا مربعا: the sides of so many square metres.
    let unit = if info.is(unit::SQUARE_METRE) { unit::METRE.into() } else { info.unit.clone() };
    let bound = bound_of_all(scan, i, after);
    for (k, &(from, to, value)) in sides[..n].iter().enumerate() {
        let to = if k + 1 == n { after } else { to };
        let mut draft = Draft::valued(from, to, Kind::Measure, value, "measure:side");
        draft.unit = Some(unit.clone());
        draft.bound = bound;
        out.push(draft);
    }
    Some(after)
}

/// نحو 30×20 سم, 30×20 سم تقريبا: what qualifies the sides in the tokens `i..end` qualifies each of them.
fn bound_of_all(scan: &Scan, i: usize, end: usize) -> Bound {
    let mut whole = Draft::new(i, end, Kind::Measure, "measure:side");
    bound::attach(scan, &mut whole);
    whole.bound
}

/// 5'11", 6′2″: in feet where that is exact, else in inches.
fn feet(scan: &Scan, i: usize) -> Option<Draft> {
    const FOOT: u32 = 12;
    let tight = |at: usize| !scan.spaced(at);
    if !scan.mark(i + 1, b'\'') || !tight(i + 1) || !tight(i + 2) || !tight(i + 3) {
        return None;
    }
    let short = |at: usize| digits::small(scan, at).filter(|_| scan.codes(at).len() <= 2);
    let (feet, inches) = (short(i)?, short(i + 2).filter(|&inches| inches < FOOT)?);
    let double = scan.mark(i + 3, b'"')
        || scan.mark(i + 3, code::CLOSE_QUOTE)
        || scan.mark(i + 3, code::OTHER) && scan.span(i + 3, i + 4).of(scan.text).starts_with('″');
    let twice = scan.mark(i + 3, b'\'') && scan.mark(i + 4, b'\'') && tight(i + 4);
    let end = if double { i + 4 } else { Some(i + 5).filter(|_| twice)? };
    let total = Decimal::from(feet * FOOT + inches);
    let in_feet = total.checked_div(Decimal::from(FOOT)).filter(|v| v.scale() < FOOT);
    let mut draft = Draft::valued(i, end, Kind::Measure, in_feet.unwrap_or(total), "measure:feet");
    draft.unit = Some(if in_feet.is_some() { unit::FOOT } else { unit::INCH }.into());
    Some(draft)
}
