//! Dates: day, month and year in words and digits, in every order, with intervals and lists of days.

use super::age;
use super::amazigh;
use super::date_digits;
use super::date_months;
use super::date_years;
use super::digits;
use super::draft::Draft;
use super::figure::{Bound, Kind};
use super::hijri;
use super::numeral;
use super::ordinal;
use super::particles::{FROM, IN, THIS};
use super::scan::{Scan, clitic, comma};
use super::words::{self, Sense, job};
use crate::lexicon::schema::Calendar;
use crate::text::code::{self, letter};
use crate::text::tokens::Class;

/// A date as far as it is said.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Date {
    pub(super) day: Option<u32>,
    pub(super) month: Option<u8>,
    pub(super) year: Option<u32>,
    pub(super) hijri: bool,
}

impl Date {
    pub(super) fn iso(self) -> String {
        let year = self.year.map_or("XXXX".into(), |y| format!("{y:04}"));
        let mut out = if self.hijri { format!("hijri:{year}") } else { year };
        if let Some(month) = self.month {
            out += &format!("-{month:02}");
            if let Some(day) = self.day {
                out += &format!("-{day:02}");
            }
        }
        out
    }

    /// The date without its day where the month has no such day.
    fn existing(self) -> Date {
        let longest = match (self.month, self.year) {
            _ if self.hijri => 30,
            (Some(2), Some(y)) if !(y % 4 == 0 && (y % 100 != 0 || y % 400 == 0)) => 28,
            (Some(2), _) => 29,
            (Some(4 | 6 | 9 | 11), _) => 30,
            _ => 31,
        };
        Date { day: self.day.filter(|&day| day <= longest), ..self }
    }

    pub(super) fn draft(self, start: usize, end: usize, rule: &'static str) -> Draft {
        if self.existing().day != self.day {
            return self.existing().draft(start, end, rule);
        }
        let mut draft = Draft::iso(start, end, Kind::Date, self.iso(), rule);
        if let (true, Some(y), Some(m), Some(d)) = (self.hijri, self.year, self.month, self.day) {
            draft.gregorian = hijri::to_gregorian(y, m, d).map(Into::into);
        }
        draft
    }

    pub(super) fn interval(self, last: Date, start: usize, end: usize) -> Draft {
        let hijri = self.hijri || last.hijri;
        let mut first = self;
        first.year = first.year.or(last.year);
        first.month = first.month.or(last.month);
        first.hijri = hijri;
        let iso = if hijri {
            format!("{}/{}", first.iso(), last.iso().trim_start_matches("hijri:"))
        } else {
            format!("{}/{}", first.iso(), last.iso())
        };
        let mut draft = Draft::iso(start, end, Kind::Date, iso, "date:interval");
        draft.bound = Bound::Range;
        draft
    }
}

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
        if !age::age_after(scan, end) {
            out.push(Draft::iso(core, end, Kind::Date, format!("19{}X", decade / 10), "date:decade"));
        }
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

/// A day of a month: digits to 31, or an ordinal.
pub(super) fn day(scan: &Scan, i: usize) -> Option<(u32, usize)> {
    if let Some(end) = scan.marker(i, job!("first_day")) {
        return Some((1, end));
    }
    if let Some(value) = digits::small(scan, i) {
        let mut end = i + 1;
        if scan.class(end) == Class::Latin
            && !scan.spaced(end)
            && matches!(scan.codes(end), b"st" | b"nd" | b"rd" | b"th")
        {
            end += 1;
        }
        return ((1..=31).contains(&value) && scan.codes(i).len() <= 2).then_some((value, end));
    }
    if let Some(o) = ordinal::read(scan, i) {
        // Days are masculine: الساعات الأولى من شهر and الجلسة الثانية من are no dates.
        if o.value == 1 && scan.tok(i).has(clitic::ARTICLE) && !scan.stem(i).ends_with(&[letter('ل')])
            || scan.stem(i).ends_with(&[letter('ه')])
        {
            return None;
        }
        return u32::try_from(o.value).ok().filter(|v| (1..=31).contains(v)).map(|v| (v, o.end));
    }
    // العشرون من الشهر and الثلاثون are ordinals in the form of numbers; خمسة نوفمبر is a spoken day.
    let n = numeral::read(scan, i).filter(|n| !n.scaled && !n.fraction && n.low.is_none() && !n.digits)?;
    let value = n.value.filter(|v| v.scale() == 0)?;
    u32::try_from(value).ok().filter(|v| (1..=31).contains(v)).map(|v| (v, n.end))
}

/// A month name with its doubles: نوفمبر/تشرين الثاني, نوفمبر (تشرين الثاني).
pub(super) fn month(scan: &Scan, i: usize) -> Option<(u8, bool, usize)> {
    let one = |at: usize| {
        if !scan.is(at, words::MONTH) {
            return None;
        }
        let pick = |s| match s {
            Sense::Month { month, calendar, .. } => Some((month, calendar == Calendar::Hijri)),
            _ => None,
        };
        scan.find(at, pick)
    };
    let ((number, hijri), mut end) = one(i)?;
    let bracket = scan.mark(end, b'(');
    if (scan.mark(end, b'/') || scan.mark(end, b'-') || bracket)
        && let Some(((other, false), next)) = one(end + 1)
        && other == number
    {
        if bracket && scan.mark(next, b')') {
            end = next + 1;
        } else if !bracket {
            end = next;
        }
    }
    // يونيو حزيران: the second name without a mark between.
    if let Some(((other, false), next)) = one(end)
        && other == number
        && !hijri
    {
        end = next;
    }
    Some((number, hijri, end))
}

/// A year with what may stand before it (، من عام) and the era after it.
pub(super) fn year(scan: &Scan, i: usize) -> Option<(u32, Option<bool>, usize)> {
    let mut at = i;
    if comma(scan, at) || scan.mark(at, b'/') || scan.mark(at, b'-') {
        at += 1;
    }
    if scan.is_word(at, FROM) || scan.is_word(at, IN) {
        at += 1;
    }
    let marked = scan.marker(at, job!("year"));
    let at = marked.unwrap_or(at);
    let (value, end) = match digits::small(scan, at) {
        Some(value) if scan.codes(at).len() == 4 && !grouped_or_joined(scan, at) => (value, at + 1),
        Some(_) => return None,
        None => {
            marked?;
            let n = numeral::read(scan, at)?;
            (u32::try_from(n.value.filter(|v| v.scale() == 0)?).ok()?, n.end)
        }
    };
    if !(1000..=2199).contains(&value) {
        return None;
    }
    let (hijri, end) = era(scan, end);
    Some((value, hijri, end))
}

/// Whether a digit run goes on with a separator and digits.
pub(super) fn grouped_or_joined(scan: &Scan, i: usize) -> bool {
    matches!(scan.get(i + 1), Some(t) if t.class() == Class::Mark && matches!(t.token.mark, b'.' | b',' | b':') && !t.token.spaced)
        && scan.class(i + 2) == Class::Digits
        && !scan.spaced(i + 2)
}

/// The era after a year: `Some(true)` for the hijra.
pub(super) fn era(scan: &Scan, i: usize) -> (Option<bool>, usize) {
    if let Some(end) = scan.marker(i, job!("era_hijri")) {
        return (Some(true), end);
    }
    match scan.marker(i, job!("era_gregorian")) {
        Some(end) => (Some(false), end),
        None => (None, i),
    }
}

/// What may stand between a day and its month: من, من شهر, شهر.
pub(super) fn to_month(scan: &Scan, i: usize) -> usize {
    if scan.mark(i, b',') && scan.class(i + 1) == Class::Latin {
        return i + 1;
    }
    // 1/ مايو 2015
    let slash = || scan.mark(i, b'/') && scan.class(i - 1) == Class::Digits && month(scan, i + 1).is_some_and(|m| !m.1);
    if i > 0 && (joined_month(scan, i - 1) || slash()) {
        return i + 1;
    }
    let at = if scan.is_word(i, FROM) { i + 1 } else { i };
    scan.marker(at, job!("month_word")).unwrap_or(at)
}

/// 14/فبراير/1994, 9-كانون الثاني-1987: whether a month and a year are joined to the digits at token `i`; 6-صفر is a
/// score.
pub(super) fn joined_month(scan: &Scan, i: usize) -> bool {
    let joins = |at: usize| (scan.mark(at, b'/') || scan.mark(at, b'-')) && !scan.spaced(at) && !scan.spaced(at + 1);
    scan.class(i) == Class::Digits
        && joins(i + 1)
        && month(scan, i + 2).is_some_and(|m| joins(m.2) && year(scan, m.2).is_some())
}

/// من الشهر, من هذا الشهر, من الشهر الجاري after a day: the month is not named.
fn this_month(scan: &Scan, i: usize) -> Option<usize> {
    // 29 الشهر الماضي
    if scan.class(i - 1) == Class::Digits
        && let Some(end) = scan.marker(i, job!("month_word")).filter(|_| scan.tok(i).has(clitic::ARTICLE))
        && scan.marker(end, job!("period")).is_some()
    {
        return Some(end);
    }
    if !scan.is_word(i, FROM) {
        return None;
    }
    let at = if scan.is_word(i + 1, THIS) { i + 2 } else { i + 1 };
    scan.marker(at, job!("month_word")).filter(|_| scan.tok(at).has(clitic::ARTICLE))
}

/// How two days are joined.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Join {
    List,
    Interval,
}

/// A word or mark that joins two dates, and the token after it.
pub(super) fn join(scan: &Scan, i: usize) -> Option<(Join, usize)> {
    if scan.mark(i, b'-') || scan.mark(i, code::DASH) {
        return Some((Join::Interval, i + 1));
    }
    if let Some(end) = scan.marker(i, job!("to")) {
        return Some((Join::Interval, end));
    }
    if scan.is_word(i, &[letter('و')]) {
        return Some((Join::List, i + 1));
    }
    if comma(scan, i) {
        return Some((Join::List, i + 1));
    }
    scan.get(i).filter(|t| t.has(clitic::CONJUNCTION)).map(|_| (Join::List, i))
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
    let (first, mut end) = day(scan, at)?;
    days[0] = (first, if at == i { at } else { i }, end);
    let mut n = 1;
    let found = loop {
        if let Some(found) = month(scan, to_month(scan, end)) {
            break Some(found);
        }
        if let Some(after) = this_month(scan, end) {
            end = after;
            break None;
        }
        let (how, next) = join(scan, end).filter(|_| n < MAX_DAYS)?;
        let next = numeral::skip_prefix(scan, next);
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
    if let Some((value, era, after)) = year(scan, end).filter(|y| !hijri::other_calendar(hijri, *y)) {
        said_year = Some(value);
        hijri |= era == Some(true);
        end = after;
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

pub(super) fn between_before(scan: &Scan, i: usize) -> bool {
    scan.marker_before(i, job!("between")).is_some()
        || (i > 0
            && numeral::digit_prefix(scan, i - 1).is_some()
            && scan.marker_before(i - 1, job!("between")).is_some())
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
    let (value, after) = day(scan, numeral::skip_prefix(scan, next))?;
    let (number, mut hijri, mut after) = month(scan, to_month(scan, after))?;
    let mut said = None;
    if let Some((value, era, end)) = year(scan, after).filter(|y| !hijri::other_calendar(hijri, *y)) {
        said = Some(value);
        hijri |= era == Some(true);
        after = end;
    }
    // A date in the other calendar beside one is the same day: 14 نوفمبر 2026م - 04 جمادى الآخرة 1448هـ.
    if hijri != first_hijri {
        return None;
    }
    Some((Date { day: Some(value), month: Some(number), year: said, hijri }, after))
}
