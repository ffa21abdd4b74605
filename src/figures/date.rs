//! Dates: day, month and year in words and digits, in every order, with intervals and lists of days.

use super::age;
use super::amazigh;
use super::date_digits;
use super::date_months;
use super::date_parts::{day, month, numbered_month, this_month, to_month, year};
use super::date_value::{Date, Join, between_before, join};
use super::date_years;
use super::digits;
use super::draft::Draft;
use super::figure::{Bound, Kind};
use super::numeral;
use super::ordinal;
use super::particles::FROM;
use super::scan::{Scan, clitic};
use super::score;
use super::words::{self, Sense, job};
use crate::text::tokens::Class;

/// Reads the date or dates that begin at token `i`; gives the token after them.
pub(super) fn read(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    let core = numeral::skip_prefix(scan, i);
    if let Some(end) = date_digits::place(scan, core) {
        return Some(end);
    }
    let bits = scan.live(core);
    let is_digits = scan.class(core) == Class::Digits;
    if (is_digits || bits & (words::ORDINAL | words::NUMBER | words::MARKER | words::MONTH) != 0)
        && let Some(end) = amazigh::read(scan, core, out)
    {
        return Some(end);
    }
    if is_digits && let Some(end) = date_digits::read(scan, core, out) {
        return Some(end);
    }
    if (is_digits || bits & (words::ORDINAL | words::NUMBER | words::MARKER) != 0)
        && let Some(end) = day_first(scan, core, out)
    {
        return Some(end);
    }
    if bits & words::MONTH != 0
        && let Some(end) = date_months::read(scan, core, out)
    {
        return Some(end);
    }
    if let Some((decade, end)) = scan.marker_value(core, job!("decade")).filter(|d| d.0 > 0) {
        // شاب في العشرينيات من عمره
        if age::age_after(scan, end) {
            return Some(end);
        }
        let (century, end) = century(scan, end).unwrap_or((20, end));
        out.push(Draft::iso(core, end, Kind::Date, format!("{:02}{}X", century - 1, decade / 10), "date:decade"));
        return Some(end);
    }
    if bits & words::MARKER != 0
        && let Some(end) = date_years::marked_years(scan, core, out)
    {
        return Some(end);
    }
    if is_digits {
        date_years::year_interval(scan, core, out).or_else(|| date_years::era_year(scan, core, out))
    } else {
        None
    }
}

/// تسعينيات القرن التاسع عشر, العشرينيات من القرن الحالي: the century that a decade is said of.
fn century(scan: &Scan, i: usize) -> Option<(u64, usize)> {
    let at = if scan.is_word(i, FROM) { i + 1 } else { i };
    let at = scan.marker(at, job!("century"))?;
    // الجاري
    if scan.marker_value(at, job!("period")).is_some_and(|(which, _)| which == 2) {
        return Some((21, at));
    }
    let number = numeral::skip_prefix(scan, at);
    let digits = digits::small(scan, number).map(|value| (u64::from(value), number + 1));
    digits.or_else(|| ordinal::read(scan, at).map(|o| (o.value, o.end))).filter(|c| (1..=21).contains(&c.0))
}

/// Past يوم and the name of a weekday before the second of two days: إلى يوم الخميس 9 مايو.
fn past_weekday(scan: &Scan, i: usize) -> usize {
    let at = scan.marker(i, job!("day")).unwrap_or(i);
    let weekday = |s| matches!(s, Sense::Weekday(_)).then_some(());
    scan.find(at, weekday).map_or(at, |found| found.1)
}

/// Most days that one month name may close: 17 و18 و19 نوفمبر.
const MAX_DAYS: usize = 8;

fn day_first(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    // اليوم الـ14 من شوال
    let at = match scan.marker(i, job!("day")) {
        Some(at) => numeral::skip_prefix(scan, at),
        None => i,
    };
    let mut days = [(0, 0, 0); MAX_DAYS];
    let mut joins = [Join::List; MAX_DAYS];
    let (first, mut end) = day(scan, at).filter(|_| at != i || !part_of_month(scan, i))?;
    days[0] = (first, if at == i { at } else { i }, end);
    let mut n = 1;
    let found = loop {
        // فاز 2 لصفر
        // اثنين صفر
        let nil = |at: usize| {
            scan.class(i) == Class::Word
                && scan.is(at, words::NUMBER)
                && score::near_sport(scan, i, at + 1, score::WINDOW)
        };
        let fused = |at: usize| scan.tok(at).has(clitic::LAM) || nil(at);
        let at_month = Some(to_month(scan, end)).filter(|&at| !fused(at));
        if let Some(found) = at_month.and_then(|at| month(scan, at)).or_else(|| numbered_month(scan, end, at != i)) {
            break Some(found);
        }
        if let Some(after) = this_month(scan, end) {
            end = after;
            break None;
        }
        let (how, next) = join(scan, end).filter(|_| n < MAX_DAYS)?;
        let next = numeral::skip_prefix(scan, past_weekday(scan, next));
        let (value, after) = day(scan, next)?;
        joins[n] = how;
        days[n] = (value, next, after);
        n += 1;
        end = after;
    };
    let Some((number, mut hijri, month_end)) = found else {
        let iso = |day: u32| format!("XXXX-XX-{day:02}");
        if n > 1 && (joins[1..n].contains(&Join::Interval) || n == 2 && between_before(scan, days[0].1)) {
            let both = format!("{}/{}", iso(days[0].0), iso(days[n - 1].0));
            let mut draft = Draft::iso(days[0].1, end, Kind::Date, both, "date:interval");
            draft.bound = Bound::Range;
            out.push(draft);
        } else {
            for (k, &(value, from, to)) in days[..n].iter().enumerate() {
                let to = if k + 1 == n { end } else { to };
                out.push(Draft::iso(from, to, Kind::Date, iso(value), "date:day"));
            }
        }
        return Some(end);
    };
    end = month_end;
    let mut said_year = None;
    if let Some(said) = year(scan, end).filter(|y| !y.of_other_calendar(hijri)) {
        said_year = Some(said.value);
        hijri |= said.named_hijri();
        end = said.end;
    }
    let date = |day| Date { day: Some(day), month: Some(number), year: said_year, hijri };
    if n > 1 && joins[1..n].contains(&Join::Interval) {
        out.push(date(days[0].0).interval(date(days[n - 1].0), days[0].1, end));
        return Some(end);
    }
    // ما بين 23 و27 نوفمبر
    if n == 2 && between_before(scan, days[0].1) {
        out.push(date(days[0].0).interval(date(days[1].0), days[0].1, end));
        return Some(end);
    }
    if n == 1
        && let Some((last, after)) = second_date(scan, days[0].1, end, hijri)
    {
        out.push(date(first).interval(last, days[0].1, after));
        return Some(after);
    }
    for (k, &(value, from, to)) in days[..n].iter().enumerate() {
        out.push(date(value).draft(from, if k + 1 == n { end } else { to }, "date:day_month"));
    }
    Some(end)
}

/// الأسبوع الثاني من مايو, النصف الأول من رمضان, أول اثنين من مايو: what an ordinal ranks is no day.
fn part_of_month(scan: &Scan, i: usize) -> bool {
    let Some(before) = i.checked_sub(1).filter(|_| scan.class(i) == Class::Word) else { return false };
    let definite = scan.tok(i).has(clitic::ARTICLE) && scan.tok(before).has(clitic::ARTICLE);
    let part = scan.is(before, words::UNIT | words::FRACTION) && scan.marker(before, job!("day")).is_none();
    definite && part || scan.is(before, words::ORDINAL) && !scan.tok(before).has(clitic::ARTICLE)
}

/// The second half of من 23 أكتوبر إلى 5 نوفمبر, بين 23 أكتوبر و5 نوفمبر.
fn second_date(scan: &Scan, start: usize, end: usize, first_hijri: bool) -> Option<(Date, usize)> {
    let (how, next) = match join(scan, end) {
        Some(found) => found,
        None if numeral::digit_prefix(scan, end) == Some(clitic::CONJUNCTION) => (Join::List, end),
        None => return None,
    };
    if how == Join::List && !between_before(scan, start) {
        return None;
    }
    let (value, after) = day(scan, numeral::skip_prefix(scan, past_weekday(scan, next)))?;
    let (number, mut hijri, mut after) = month(scan, to_month(scan, after))?;
    let mut said = None;
    if let Some(year) = year(scan, after).filter(|y| !y.of_other_calendar(hijri)) {
        said = Some(year.value);
        hijri |= year.named_hijri();
        after = year.end;
    }
    // A date in the other calendar beside one is the same day: 14 نوفمبر 2026م - 04 جمادى الآخرة 1448هـ.
    if hijri != first_hijri {
        return None;
    }
    Some((Date { day: Some(value), month: Some(number), year: said, hijri }, after))
}
