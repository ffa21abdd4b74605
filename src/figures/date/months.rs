//! Dates that begin with a month: نوفمبر 2023, مايو 5، 2023, and from one month to another.

use super::numeric::names_month;
use super::parts::{day, month, year};
use super::value::{Date, Join, between_before, join};
use crate::figures::draft::Draft;
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{Sense, job};
use crate::text::code;
use crate::text::tokens::Class;

/// نوفمبر 2023, November 6, 2023.
pub(crate) fn read(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    let (number, mut hijri, end) = month(scan, i)?;
    let date = |day, year, hijri| Date { day, month: Some(number), year, hijri };
    if scan.class(i) == Class::Latin
        && let Some((value, after)) = day(scan, end)
    {
        let with_year = year(scan, after);
        let (said, after) = with_year.map_or((None, after), |y| (Some(y.value), y.end));
        out.push(date(Some(value), said, false).draft(i, after, "date:month_day"));
        return Some(after);
    }
    // مايو 5، 2023
    if scan.class(end) == Class::Digits
        && let Some((value, after)) = day(scan, end)
    {
        let said = year(scan, after).filter(|_| !scan.mark(after, b'/') && !scan.mark(after, b'-'));
        if said.is_some() || i == 0 && after == scan.len() {
            let after = said.map_or(after, |y| y.end);
            let hijri = hijri || said.is_some_and(|y| y.named_hijri());
            out.push(date(Some(value), said.map(|y| y.value), hijri).draft(i, after, "date:month_day"));
            return Some(after);
        }
    }
    let said = year(scan, end).filter(|y| !y.of_other_calendar(hijri));
    if let Some(found) =
        months(scan, i, end, date(None, said.map(|y| y.value), hijri), said.map_or(end, |y| y.end), out)
    {
        return Some(found);
    }
    if said.is_none()
        && let Some(found) = list(scan, i, (number, hijri, end), out)
    {
        return Some(found);
    }
    let said = said?;
    hijri |= said.named_hijri();
    out.push(date(None, Some(said.value), hijri).draft(i, said.end, "date:month_year"));
    Some(said.end)
}

/// سبتمبر - نوفمبر 2019, من يناير 2020 إلى مارس 2021, بين مارس ويونيو: from the month `first`, which ends before token
/// `end`, on to another.
fn months(scan: &Scan, i: usize, name: usize, first: Date, end: usize, out: &mut Vec<Draft>) -> Option<usize> {
    // بين شهري مارس وأبريل
    let opens = scan.marker_before(i, job!("month_word")).unwrap_or(i);
    let between = between_before(scan, opens);
    let next = match join(scan, end)? {
        (Join::Interval, next) => next,
        (Join::List, next) if between && !scan.mark(end, code::COMMA) => next,
        _ => return None,
    };
    // إلى شهر نوفمبر
    let next = scan.marker(next, job!("month_word")).unwrap_or(next);
    let (number, hijri, last_end) = month(scan, next)?;
    let said = year(scan, last_end);
    // A month without a year is no figure, and neither are two of them, unless a text says nothing else.
    let whole = i <= 1 && last_end == scan.len() && end == name && hijri == first.hijri;
    if said.is_none() && !(whole && (between || scan.marker_before(i, job!("from")).is_some())) {
        return None;
    }
    let after = said.map_or(last_end, |y| y.end);
    let hijri = hijri || said.is_some_and(|y| y.named_hijri());
    let last = Date { day: None, month: Some(number), year: said.map(|y| y.value), hijri };
    out.push(Date { hijri, ..first }.interval(last, i, after));
    Some(after)
}

/// Most months of a list.
const MOST: usize = 6;

/// في مارس وأبريل 2020: months that و or a comma joins, whose year the last one tells.
fn list(scan: &Scan, i: usize, first: (u8, bool, usize), out: &mut Vec<Draft>) -> Option<usize> {
    let mut months = [(0, 0, 0); MOST];
    months[0] = (first.0, i, first.2);
    let (mut n, mut end) = (1, first.2);
    loop {
        let (how, next) = join(scan, end).filter(|_| n < MOST)?;
        let (number, hijri, after) = month(scan, next).filter(|_| how == Join::List)?;
        months[n] = (number, next, after);
        (n, end) = (n + 1, after);
        if hijri != first.1 {
            return None;
        }
        let Some(said) = year(scan, end).filter(|y| !y.of_other_calendar(hijri)) else { continue };
        for (k, &(month, from, to)) in months[..n].iter().enumerate() {
            let date =
                Date { day: None, month: Some(month), year: Some(said.value), hijri: hijri || said.named_hijri() };
            out.push(date.draft(from, if k + 1 == n { said.end } else { to }, "date:month_year"));
        }
        return Some(said.end);
    }
}

/// A month without a day or a year is no figure, and its second word no ordinal: كانون الثاني, شهر صفر.
pub(crate) fn bare(scan: &Scan, i: usize) -> Option<usize> {
    let named = scan.marker(i, job!("month_word"));
    let at = named.unwrap_or(i);
    // شهر 7
    let one = named.is_some() && !scan.tok(i).has(clitic::ARTICLE) && scan.marker(i, job!("plural")).is_none();
    if one && names_month(scan, at) && super::read(scan, at, &mut Vec::new()).is_none() {
        return Some(at + 1);
    }
    let (weak, end) = scan.find(at, |s| if let Sense::Month { weak, .. } = s { Some(weak) } else { None })?;
    if named.is_some() && super::read(scan, at, &mut Vec::new()).is_some() {
        return None;
    }
    (named.is_some() || !weak || end > at + 1).then_some(end)
}
