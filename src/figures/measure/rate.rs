//! Measures in so much of one unit for each of another: 30 غراما لكل لتر, 7 لترات لكل 100 كيلومتر, 6 أطنان/هكتار.

use crate::figures::draft::Draft;
use crate::figures::numeral;
use crate::figures::tokens::particles::FOR_EACH;
use crate::figures::tokens::scan::Scan;
use crate::figures::tokens::units::{Time, UnitInfo, unit};
use crate::figures::tokens::words::{self, Sense};
use rust_decimal::Decimal;

/// Makes the unit of a measure the one that it stands for with what follows it.
pub(super) fn extend(scan: &Scan, draft: &mut Draft) {
    let Some(unit) = draft.unit.clone().filter(|named| !named.contains('/') && **named != *unit::POINT) else { return };
    let slash = scan.mark(draft.end, b'/') && scan.tight(draft.end);
    if !slash && !scan.is_word(draft.end, FOR_EACH) {
        return;
    }
    let (many, at) = how_many(scan, draft.end + 1);
    let Some((each, end)) = named(scan, at) else { return };
    // سباقات 5 كلم/10 كلم: a list.
    if slash && *unit == *each {
        return;
    }
    draft.unit = Some(match many {
        None => format!("{unit}/{each}").into(),
        Some(many) => format!("{unit}/({many}.{each})").into(),
    });
    draft.end = end;
    draft.widen(draft.start, end);
}

/// لكل 100 كيلومتر: the ten, hundred or thousand at token `i`, if there is one, and the token behind it.
fn how_many(scan: &Scan, i: usize) -> (Option<Decimal>, usize) {
    let round = |v: &Decimal| [Decimal::TEN, Decimal::ONE_HUNDRED, Decimal::ONE_THOUSAND].contains(v);
    let found = numeral::read(scan, i).filter(|n| !n.fraction && !n.definite);
    found.and_then(|n| n.value.filter(round).map(|v| (Some(v), n.end))).unwrap_or((None, i))
}

/// The UCUM code of the unit at token `i`, and the token behind it.
fn named<'a>(scan: &Scan<'a>, i: usize) -> Option<(&'a str, usize)> {
    if !scan.is(i, words::UNIT) || scan.tok(i).clitics != 0 {
        return None;
    }
    let pick = |s| if let Sense::Unit { index, dual: false, .. } = s { Some(index) } else { None };
    let (index, end) = scan.find(i, pick)?;
    let info = &scan.words.units[index as usize];
    (info.times == 1 && !info.unit.contains('/')).then(|| (code(info), end))
}

/// The UCUM code of a unit, also of one of time.
fn code(info: &UnitInfo) -> &str {
    match info.time {
        None => &info.unit,
        Some(Time::Second) => "s",
        Some(Time::Minute) => "min",
        Some(Time::Hour) => "h",
        Some(Time::Day) => "d",
        Some(Time::Week) => "wk",
        Some(Time::Month) => "mo",
        Some(Time::Year) => "a",
    }
}
