//! Dates in digits alone: 8/3/2016, 2023-11-05, and a day and month after a word for the day (يوم 18/3).

use super::date::{Date, day, era, month, to_month, year};
use super::digits;
use super::draft::Draft;
use super::scan::Scan;
use super::words::{self, job};
use crate::text::code;
use crate::text::tokens::Class;

/// Reads the date in digits that begins at token `i`; gives the token after it.
pub(super) fn read(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    full(scan, i, out).or_else(|| day_month(scan, i, out))
}

/// ساحة 5 جويلية, شارع 26 يوليو: a day after which a place is named; the token after its month.
pub(super) fn place(scan: &Scan, i: usize) -> Option<usize> {
    if scan.class(i) != Class::Digits || scan.live(i + 1) & words::MONTH == 0 {
        return None;
    }
    let at = if i > 0 && scan.mark(i - 1, b'"') { i - 1 } else { i };
    scan.marker_before(at, job!("named_after"))?;
    let (_, end) = day(scan, i)?;
    month(scan, end).map(|m| m.2).filter(|&end| year(scan, end).is_none())
}

/// بتاريخ 18/3, الثلاثاء (18/3), 18/3 الماضي: a day and a month where a word says that it is a day.
fn day_month(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    if !scan.mark(i + 1, b'/') || scan.mark(i + 3, b'/') || scan.spaced(i + 1) != scan.spaced(i + 2) {
        return None;
    }
    let (day, month) = (digits::small(scan, i)?, digits::small(scan, i + 2)?);
    let short = scan.codes(i).len() <= 2 && scan.codes(i + 2).len() <= 2;
    let before = if i > 0 && scan.mark(i - 1, b'(') { i - 1 } else { i };
    let said = scan.marker_before(before, job!("day")).is_some()
        || before > 0 && scan.is(before - 1, words::WEEKDAY)
        || scan.marker(i + 3, job!("period")).is_some();
    if !(short && said && (1..=31).contains(&day) && (1..=12).contains(&month)) {
        return None;
    }
    let date = Date { day: Some(day), month: Some(month as u8), ..Date::default() };
    out.push(date.draft(i, i + 3, "date:day_month"));
    Some(i + 3)
}

/// Separators of numeric dates.
fn date_mark(scan: &Scan, i: usize) -> Option<u8> {
    scan.get(i).filter(|t| t.class() == Class::Mark).map(|t| t.token.mark).and_then(|m| match m {
        b'/' | b'.' | b'-' => Some(m),
        code::DASH => Some(b'-'),
        _ => None,
    })
}

/// 8/3/2016, 2023-11-05, 26.05.2026, ٢٠٢٣/١١/٠٥.
fn full(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    let mark = date_mark(scan, i + 1)?;
    if date_mark(scan, i + 3) != Some(mark) || scan.class(i + 4) != Class::Digits {
        return None;
    }
    // A point or a hyphen with spaces around it joins sentences and ranges, not dates; 4- 8-2015 is one.
    let loose = mark == b'-' && scan.codes(i + 4).len() == 4;
    if mark != b'/' && !loose && (1..=4).any(|k| scan.spaced(i + k)) {
        return None;
    }
    let (a, b, c) = (digits::small(scan, i)?, digits::small(scan, i + 2)?, digits::small(scan, i + 4)?);
    let (la, lb, lc) = (scan.codes(i).len(), scan.codes(i + 2).len(), scan.codes(i + 4).len());
    if lb > 2 || (la != 4 && lc != 4 && !(lc == 2 && la <= 2)) {
        // 01-02-03 أيار is an interval of days.
        return days_list(scan, i, out);
    }
    if la <= 2
        && lc == 2
        && lb <= 2
        && let Some(end) = days_list(scan, i, out)
    {
        return Some(end);
    }
    let (year, mut day, mut month) = match (la, lc) {
        (4, _) if lc <= 2 => (a, c, b),
        (_, 4) if la <= 2 => (c, a, b),
        // Two digits for the year: this century below 50.
        (1..=2, 2) if mark != b'.' => (if c < 50 { 2000 + c } else { 1900 + c }, a, b),
        _ => return None,
    };
    if month > 12 && day <= 12 {
        (day, month) = (month, day);
    }
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let (era, end) = era(scan, i + 5);
    let hijri = era == Some(true) || (era.is_none() && (1300..1500).contains(&year));
    if !(1000..=2199).contains(&year) {
        return None;
    }
    let date = Date { day: Some(day), month: Some(month as u8), year: Some(year), hijri };
    out.push(date.draft(i, end, "date:numeric"));
    Some(end)
}

/// 01-02-03 أيار.
fn days_list(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    let (first, _) = day(scan, i)?;
    let (last, end) = day(scan, i + 4)?;
    let (number, hijri, mut end) = month(scan, to_month(scan, end))?;
    let mut said = None;
    if let Some((y, _, after)) = year(scan, end) {
        said = Some(y);
        end = after;
    }
    let date = |day| Date { day: Some(day), month: Some(number), year: said, hijri };
    out.push(date(first).interval(date(last), i, end));
    Some(end)
}
