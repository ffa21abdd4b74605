//! Measures said in two units: متر و80 سم, ستة أقدام وثلاث بوصات, 3 كيلوغرامات و200 غرام.

use crate::figures::draft::Draft;
use crate::figures::noun::parts;
use crate::figures::numeral::{self, number_word};
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::units::unit;
use crate::figures::tokens::words::{self, Sense};
use crate::text::tokens::Class;
use rust_decimal::Decimal;
use std::sync::Arc;

/// UCUM codes of a unit, a part of it, and how many parts make one.
const PARTS: [(&str, &str, u32); 19] = [
    ("km", "m", 1000),
    ("m", "cm", 100),
    ("m", "mm", 1000),
    ("cm", "mm", 10),
    ("[mi_i]", "[ft_i]", 5280),
    ("[ft_i]", "[in_i]", 12),
    ("t", "kg", 1000),
    ("kg", "g", 1000),
    ("g", "mg", 1000),
    ("[lb_av]", "[oz_av]", 16),
    ("L", "mL", 1000),
    ("L", "cL", 100),
    ("m3", "L", 1000),
    ("GBy", "MBy", 1000),
    ("TBy", "GBy", 1000),
    ("GW", "MW", 1000),
    ("MW", "kW", 1000),
    ("MHz", "kHz", 1000),
    ("GHz", "MHz", 1000),
];

/// Adds to a measure a smaller one of the same quantity that و joins to it; in the larger unit where that is exact.
pub(crate) fn extend(scan: &Scan, draft: &mut Draft) {
    let (Some(unit), Some(value)) = (&draft.unit, draft.value) else { return };
    let number = || {
        number_behind_and(scan, draft.end)
            .and_then(|(part, at)| measure_named(scan, at, false).map(|(u, end)| (part, u, end)))
    };
    // ستة أقدام وبوصتين
    let dual = || {
        let found = Some(draft.end).filter(|&at| scan.tok(at).clitics == clitic::CONJUNCTION);
        found.and_then(|at| measure_named(scan, at, true)).map(|(unit, end)| (Some(Decimal::TWO), unit, end))
    };
    // متر وثمانون, مترين و20
    let centimetres = || {
        let short = &**unit == unit::METRE && value <= Decimal::TWO;
        let (part, end) = number_behind_and(scan, draft.end).filter(|_| short)?;
        let free = scan.class(end) != Class::Word || scan.is(end, words::FUNCTION);
        let few = part.is_some_and(|v| v >= Decimal::TEN && v < Decimal::ONE_HUNDRED);
        (few && free).then(|| (part, unit::CENTIMETRE.into(), end))
    };
    let Some((part, small, end)) = number().or_else(dual).or_else(centimetres) else { return };
    let Some(&(_, _, per)) = PARTS.iter().find(|(a, b, _)| **unit == **a && *small == **b) else { return };
    // و200 غرام ونصف
    let (half, end) = parts::part_after(scan, end).unwrap_or((Decimal::ZERO, end));
    let part = part.and_then(|v| v.checked_add(half));
    let Some((part, per)) = part.map(|v| (v, Decimal::from(per))).filter(|(v, per)| v < per) else { return };
    let in_large = part.checked_div(per).filter(|v| v.checked_mul(per) == Some(part) && v.scale() < 12);
    let sum = match in_large {
        Some(part) => value.checked_add(part),
        None => value.checked_mul(per).and_then(|v| v.checked_add(part)),
    };
    if sum.is_none() {
        return;
    }
    if in_large.is_none() {
        draft.unit = Some(small);
    }
    draft.value = sum;
    draft.end = end;
    draft.widen(draft.start, end);
}

/// `value` of the unit `small` in the unit `large` that it is a part of, where that is exact.
pub(super) fn in_larger(large: &str, small: &str, value: Decimal) -> Option<Decimal> {
    let per = Decimal::from(PARTS.iter().find(|(a, b, _)| *a == large && *b == small)?.2);
    value.checked_div(per).filter(|v| v.checked_mul(per) == Some(value))
}

/// The number that و joins at token `i`, and the token after it.
fn number_behind_and(scan: &Scan, i: usize) -> Option<(Option<Decimal>, usize)> {
    let n = numeral::read(scan, number_word::behind_and(scan, i)?).filter(|n| !n.fraction)?;
    Some((n.value, n.end))
}

/// The unit of measure named at token `i`, in the dual where `two`, and the token after it.
fn measure_named(scan: &Scan, i: usize, two: bool) -> Option<(Arc<str>, usize)> {
    if !scan.is(i, words::UNIT) || scan.tok(i).clitics != 0 && !two {
        return None;
    }
    let pick = |s| match s {
        Sense::Unit { index, dual, .. } if dual == two => Some(index),
        _ => None,
    };
    let (index, end) = scan.find(i, pick)?;
    let info = &scan.words.units[index as usize];
    (!info.is_time() && info.times == 1).then(|| (info.unit.clone(), end))
}
