//! Years and dates of the Amazigh calendar where they are named: السنة الأمازيغية 2974, 12 يناير 2974.

use super::parts;
use crate::figures::draft::Draft;
use crate::figures::figure::Kind;
use crate::figures::numeral::digits;
use crate::figures::tokens::scan::Scan;
use crate::figures::tokens::words::job;
use crate::text::tokens::Class;

/// Years that can only be Amazigh ones; the count began 950 years before the common era.
const YEARS: std::ops::Range<u32> = 2900..3100;

/// Tokens from the first word of a date to its year.
const REACH: usize = 8;

/// Reads what begins at token `i`; gives the token after it. Digits in the common calendar stay as they are.
pub(crate) fn read(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    if !(i..i + REACH)
        .any(|k| scan.class(k) == Class::Digits && matches!(scan.codes(k), [b'2', b'9', _, _] | [b'3', b'0', _, _]))
    {
        return None;
    }
    let named = scan.marker(i, job!("year_amazigh"));
    let common = scan.marker(i, job!("year"));
    if let Some(at) = named.or(common) {
        // السنة الأمازيغية الجديدة (2974)
        let bracket = scan.mark(at, b'(') && scan.mark(at + 2, b')');
        let at = at + usize::from(bracket);
        let (value, end) = year(scan, at).filter(|(_, era, _)| named.is_some() || *era).map(|y| (y.0, y.2))?;
        let mut draft = dated(format!("{value}"), at, end, "date:amazigh_year");
        draft.widen(i, end + usize::from(bracket));
        out.push(draft);
        return Some(end + usize::from(bracket));
    }
    let at = scan.marker(i, job!("day")).unwrap_or(i);
    let (day, from) = match parts::day(scan, at).map(|(day, end)| (day, parts::to_month(scan, end))) {
        Some((day, at)) if parts::month(scan, at).is_some() => (Some(day), at),
        _ => (None, at),
    };
    if let Some((month, false, at)) = parts::month(scan, from)
        && let Some((value, _, end)) = year(scan, at)
    {
        let day = day.map_or(String::new(), |day| format!("-{day:02}"));
        out.push(dated(format!("{value}-{month:02}{day}"), i, end, "date:amazigh"));
        return Some(end);
    }
    // 2974 أمازيغية
    let (value, _, end) = year(scan, i).filter(|(_, era, _)| *era)?;
    out.push(dated(format!("{value}"), i, end, "date:amazigh_year"));
    Some(end)
}

fn dated(iso: String, start: usize, end: usize, rule: &'static str) -> Draft {
    Draft::iso(start, end, Kind::Date, format!("amazigh:{iso}"), rule)
}

/// A year in digits, whether its era is named behind it, and the token after it.
fn year(scan: &Scan, i: usize) -> Option<(u32, bool, usize)> {
    let value = digits::small(scan, i).filter(|y| scan.codes(i).len() == 4 && YEARS.contains(y))?;
    if parts::grouped_or_joined(scan, i) {
        return None;
    }
    let era = scan.marker(i + 1, job!("era_amazigh"));
    Some((value, era.is_some(), era.unwrap_or(i + 1)))
}
