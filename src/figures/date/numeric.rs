//! Dates in digits alone: 8/3/2016, 2023-11-05, and a day and month after a word for the day (يوم 18/3).

use super::parts::is_told_before;
use super::parts::{day, era, grouped_or_joined, month, to_month, year};
use super::value::{Date, Join, between_before, join};
use crate::figures::calendar::years;
use crate::figures::draft::Draft;
use crate::figures::noun;
use crate::figures::numeral::{digits, number_word};
use crate::figures::tokens::particles::starts_with_article;
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::unit_word;
use crate::figures::tokens::words::{self, job};
use crate::text::code;
use crate::text::tokens::Class;

/// Reads the date in digits that begins at token `i`; gives the token after it.
pub(crate) fn read(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    days(scan, i, out)
        .or_else(|| apart(scan, i, out))
        .or_else(|| date_mark(scan, i + 1).and_then(|_| marked(scan, i, out)))
        .or_else(|| month_and_year(scan, i, out))
        .or_else(|| year_first(scan, i, out))
}

/// A date with a separator behind its first digits.
fn marked(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    day_month_to(scan, i, out)
        .or_else(|| full(scan, i, out))
        .or_else(|| day_month(scan, i, out))
        .or_else(|| month_year(scan, i, out))
}

/// اقتحام الميدان 28 6 2013: day, month and year with nothing but spaces between.
fn apart(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    let short =
        |at: usize| digits::small(scan, at).filter(|_| scan.class(at) == Class::Digits && scan.codes(at).len() <= 2);
    let day = short(i).filter(|day| (1..=31).contains(day))?;
    let month = short(i + 1).filter(|month| (1..=12).contains(month))?;
    let year = years::recent(scan, i + 2)?;
    let alone =
        (i == 0 || scan.class(i - 1) != Class::Digits) && !matches!(scan.class(i + 3), Class::Digits | Class::Latin);
    let counted = scan.is(i + 3, words::UNIT | words::CURRENCY | words::NUMBER) || noun::surely_counted(scan, i + 3);
    if !alone || counted || grouped_or_joined(scan, i) || date_mark(scan, i + 3).is_some() {
        return None;
    }
    let date = Date { day: Some(day), month: Some(month as u8), year: Some(year), hijri: false };
    out.push(date.draft(i, i + 3, "date:apart"));
    Some(i + 3)
}

/// 2001 سبتمبر 11: the year before its month and day, which count nothing.
fn year_first(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    if scan.codes(i).len() != 4 || scan.live(i + 1) & words::MONTH == 0 {
        return None;
    }
    let year = digits::small(scan, i).filter(|year| (1900..2100).contains(year))?;
    let (month, hijri, at) = month(scan, i + 1).filter(|m| !m.1)?;
    let day = digits::small(scan, at).filter(|day| (1..=31).contains(day) && scan.codes(at).len() <= 2)?;
    let free = !noun::plausible(scan, at + 1) && !scan.is(at + 1, words::UNIT | words::CURRENCY | words::NUMBER);
    let joined = grouped_or_joined(scan, at) || date_mark(scan, at + 1).is_some() || scan.mark(at + 1, b'%');
    if !free || joined {
        return None;
    }
    let date = Date { day: Some(day), month: Some(month), year: Some(year), hijri };
    out.push(date.draft(i, at + 1, "date:year_first"));
    Some(at + 1)
}

/// 26 - 29 / 10 / 1436هـ, بين 26 و29/10/2023: days of a month that is said once.
fn days(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    let first = digits::small(scan, i).filter(|day| (1..=31).contains(day) && scan.codes(i).len() <= 2)?;
    let at = match join(scan, i + 1) {
        Some((Join::Interval, at)) => at,
        Some((Join::List, at)) if between_before(scan, i) => at,
        None if between_before(scan, i) && number_word::digit_prefix(scan, i + 1) == Some(clitic::CONJUNCTION) => i + 2,
        _ => return None,
    };
    // 20-21-22/09/1436
    let middle = digits::small(scan, at).filter(|&day| scan.dash(i + 1) && scan.dash(at + 1) && day > first);
    let at = if middle.is_some() { at + 2 } else { at };
    let (last, end) = numeric(scan, at, marks(scan, at).filter(|&mark| mark == b'/')?)?;
    let date = Date { day: Some(first), ..last };
    if last.day <= Some(first) || scan.codes(at).len() > 2 {
        return None;
    }
    out.push(date.interval(last, i, end));
    Some(end)
}

/// من 10/5 إلى 15/5/2024: the year is said once.
fn day_month_to(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    let tight = scan.mark(i + 1, b'/') && !scan.spaced(i + 1) && !scan.spaced(i + 2);
    let short = |at: usize| digits::small(scan, at).filter(|_| scan.codes(at).len() <= 2);
    let (day, month) = (short(i)?, short(i + 2).filter(|_| tight && !scan.mark(i + 3, b'/'))?);
    let at = match join(scan, i + 3) {
        Some((Join::Interval, at)) => at,
        _ => number_word::behind_and(scan, i + 3).filter(|_| between_before(scan, i))?,
    };
    let full = || numeric(scan, at, marks(scan, at).filter(|&mark| mark == b'/')?);
    // من 5/12 إلى 20/12
    let short_last = || {
        let (last_day, last_month) = (short(at)?, short(at + 2)?);
        let tight = scan.mark(at + 1, b'/') && !scan.spaced(at + 1) && !scan.spaced(at + 2) && !scan.mark(at + 3, b'/');
        let told = between_before(scan, i) || scan.marker_before(i, job!("from")).is_some();
        let days = day > 12 || last_day > 12 || month == last_month;
        let last = Date { day: Some(last_day), month: Some(last_month as u8), ..Date::default() };
        (tight && told && days && last_day <= 31 && (1..=12).contains(&last_month)).then_some((last, at + 3))
    };
    let (last, end) = full().or_else(short_last)?;
    let date = Date { day: Some(day), month: Some(month as u8), ..last };
    let possible = (1..=12).contains(&month) && (1..=31).contains(&day);
    if !possible || (date.month, date.day) >= (last.month, last.day) {
        return None;
    }
    out.push(date.interval(last, i, end));
    Some(end)
}

/// 06/2023, 2023-06 where nothing else is said, or a word says that it is a date.
fn month_year(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    let mark = date_mark(scan, i + 1).filter(|mark| *mark != b'.')?;
    let tight = !scan.spaced(i + 1) && !scan.spaced(i + 2);
    let alone = i == 0 && scan.len() == 3;
    if !tight || date_mark(scan, i + 3).is_some_and(|_| scan.class(i + 4) == Class::Digits) {
        return None;
    }
    if !alone && !is_told_before(scan, i) && scan.marker_before(i, job!("month_word")).is_none() {
        return None;
    }
    let (a, b) = (digits::small(scan, i)?, digits::small(scan, i + 2)?);
    let (year, month) = match (scan.codes(i).len(), scan.codes(i + 2).len()) {
        (4, 2) => (a, b),
        (4, 1) if alone && mark == b'/' => (a, b),
        (1..=2, 4) if mark == b'/' => (b, a),
        _ => return None,
    };
    if !(1..=12).contains(&month) || !(years::RECENT.start..=*years::PLAUSIBLE.end()).contains(&year) {
        return None;
    }
    let date = Date { month: Some(month as u8), year: Some(year), ..Date::default() };
    out.push(date.draft(i, i + 3, "date:month_year"));
    Some(i + 3)
}

/// شهر 3 سنة 2021: a month by its number and its year.
fn month_and_year(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    let number = digits::small(scan, i).filter(|n| (1..=12).contains(n) && scan.codes(i).len() <= 2)?;
    scan.marker_before(i, job!("month_word"))?;
    let year = year(scan, i + 1).filter(|y| !y.named_hijri())?;
    let date = Date { month: Some(number as u8), year: Some(year.value), ..Date::default() };
    out.push(date.draft(i, year.end, "date:month_year"));
    Some(year.end)
}

/// Whether the digits at token `i` are the number of a month, which without a year is no figure: في شهر 7.
pub(super) fn names_month(scan: &Scan, i: usize) -> bool {
    const COUNTED: u32 = words::NUMBER | words::UNIT | words::CURRENCY;
    let month = digits::small(scan, i).is_some_and(|n| (1..=12).contains(&n)) && scan.codes(i).len() <= 2;
    let free =
        !scan.is(i + 1, COUNTED) && !noun::surely_counted(scan, i + 1) && unit_word::percent(scan, i + 1).is_none();
    month && free && !grouped_or_joined(scan, i) && date_mark(scan, i + 1).is_none_or(|mark| mark == b'.')
}

/// ساحة 5 جويلية, شارع 26 يوليو, مستشفى الثامن من آذار: a day after which a place is named; the token after its month.
pub(crate) fn place(scan: &Scan, i: usize) -> Option<usize> {
    let worded = scan.bits(i) & (words::NUMBER | words::ORDINAL) != 0;
    if !worded && (scan.class(i) != Class::Digits || scan.live(i + 1) & words::MONTH == 0) {
        return None;
    }
    let at = if i > 0 && scan.mark(i - 1, b'"') { i - 1 } else { i };
    scan.marker_before(at, job!("named_after"))?;
    let (_, end) = day(scan, i)?;
    // أغلقت المدينة الأول من مايو: the day behind a definite one is its own.
    let definite = worded && starts_with_article(scan.codes(at - 1));
    month(scan, to_month(scan, end)).map(|m| m.2).filter(|&end| !definite && year(scan, end).is_none())
}

/// بتاريخ 18/3, الثلاثاء (18/3), 18/3 الماضي: a day and a month where a word says that it is a day.
fn day_month(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    if !scan.mark(i + 1, b'/') || scan.mark(i + 3, b'/') || scan.spaced(i + 1) != scan.spaced(i + 2) {
        return None;
    }
    let (day, month) = (digits::small(scan, i)?, digits::small(scan, i + 2)?);
    let short = scan.codes(i).len() <= 2 && scan.codes(i + 2).len() <= 2;
    let before = if i > 0 && scan.mark(i - 1, b'(') { i - 1 } else { i };
    // عمليات 11/9 عام 2001
    let year = scan.marker(i + 3, job!("year")).and_then(|_| year(scan, i + 3)).filter(|y| !y.named_hijri());
    let said = year.is_some()
        || scan.marker_before(before, job!("day")).is_some()
        || before > 0 && scan.is(before - 1, words::WEEKDAY)
        || scan.marker(i + 3, job!("period")).is_some()
        // هجمات 11/9
        || scan.marker_before(before, job!("attacks")).is_some()
        // Else it may be a part: 3/4.
        || day >= month && (i == 0 && scan.len() == 3 || is_told_before(scan, i));
    if !(short && said && (1..=31).contains(&day) && (1..=12).contains(&month)) {
        return None;
    }
    let end = year.as_ref().map_or(i + 3, |year| year.end);
    let year = year.map(|year| year.value);
    let date = Date { day: Some(day), month: Some(month as u8), year, ..Date::default() };
    out.push(date.draft(i, end, "date:day_month"));
    Some(end)
}

/// Separators of numeric dates.
fn date_mark(scan: &Scan, i: usize) -> Option<u8> {
    scan.get(i).filter(|t| t.class() == Class::Mark).map(|t| t.token.mark).and_then(|m| match m {
        b'/' | b'.' | b'-' => Some(m),
        b'\\' => Some(b'/'),
        code::DASH => Some(b'-'),
        _ => None,
    })
}

/// 8/3/2016, 2023-11-05, 26.05.2026, ٢٠٢٣/١١/٠٥, and intervals of them.
fn full(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    let (la, lb, lc) = (scan.codes(i).len(), scan.codes(i + 2).len(), scan.codes(i + 4).len());
    let mark = marks(scan, i)?;
    // 01-02-03 أيار is an interval of days.
    let odd = lb > 2 || (la != 4 && lc != 4 && !(lc == 2 && la <= 2));
    if (odd || la <= 2 && lc == 2)
        && let Some(end) = days_list(scan, i, out)
    {
        return Some(end);
    }
    if odd {
        return None;
    }
    let (first, end) = numeric(scan, i, mark)?;
    if let Some((last, after)) = second(scan, i, end, first) {
        out.push(first.interval(last, i, after));
        return Some(after);
    }
    out.push(first.draft(i, end, "date:numeric"));
    Some(end)
}

/// The separator of the three runs of digits that begin at token `i`.
fn marks(scan: &Scan, i: usize) -> Option<u8> {
    let mark = date_mark(scan, i + 1)?;
    if date_mark(scan, i + 3) != Some(mark) || scan.class(i + 4) != Class::Digits {
        return None;
    }
    // A point or a hyphen with spaces around it joins sentences and ranges, not dates; 4- 8-2015 is one.
    let loose = mark == b'-' && scan.codes(i + 4).len() == 4;
    let spaced = mark != b'/' && !loose && (1..=4).any(|k| scan.spaced(i + k));
    (!spaced).then_some(mark)
}

/// The end of an interval that the date before token `end` begins: إلى 31/1/2024, - 31/1/2024, بين ... و31/1/2024.
fn second(scan: &Scan, start: usize, end: usize, first: Date) -> Option<(Date, usize)> {
    let prefixed = number_word::digit_prefix(scan, end) == Some(clitic::CONJUNCTION);
    let next = match join(scan, end) {
        Some((Join::Interval, next)) => next,
        Some((Join::List, next)) if between_before(scan, start) && !scan.mark(end, code::COMMA) => next,
        None if prefixed && between_before(scan, start) => end,
        _ => return None,
    };
    let at = number_word::skip_prefix(scan, next);
    let (last, after) = numeric(scan, at, marks(scan, at)?)?;
    let key = |date: Date| (date.year, date.month, date.day);
    // A date in the other calendar is the same day.
    (first.hijri == last.hijri && key(first) < key(last)).then_some((last, after))
}

/// The date in three runs of digits with `mark` between them that begins at token `i`, and the token after it.
fn numeric(scan: &Scan, i: usize, mark: u8) -> Option<(Date, usize)> {
    let (a, b, c) = (digits::small(scan, i)?, digits::small(scan, i + 2)?, digits::small(scan, i + 4)?);
    let (la, lb, lc) = (scan.codes(i).len(), scan.codes(i + 2).len(), scan.codes(i + 4).len());
    let (year, mut day, mut month) = match (la, lc) {
        (4, _) if lc <= 2 => (a, c, b),
        (_, 4) if la <= 2 => (c, a, b),
        // Two digits for the year: this century below 50. With points all parts must have two: 3.5.12 is a version.
        (1..=2, 2) if mark != b'.' || la == 2 && lb == 2 => (if c < 50 { 2000 + c } else { 1900 + c }, a, b),
        _ => return None,
    };
    if month > 12 && day <= 12 {
        (day, month) = (month, day);
    }
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let (era, end) = era(scan, i + 5);
    let hijri = years::is_hijri(year, era);
    if !years::PLAUSIBLE.contains(&year) {
        return None;
    }
    Some((Date { day: Some(day), month: Some(month as u8), year: Some(year), hijri }, end))
}

/// 01-02-03 أيار.
fn days_list(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    let (first, _) = day(scan, i)?;
    let (last, end) = day(scan, i + 4)?;
    let (number, hijri, mut end) = month(scan, to_month(scan, end))?;
    let mut said = None;
    if let Some(year) = year(scan, end) {
        said = Some(year.value);
        end = year.end;
    }
    let date = |day| Date { day: Some(day), month: Some(number), year: said, hijri };
    out.push(date(first).interval(date(last), i, end));
    Some(end)
}
