//! Times of day: الساعة التاسعة صباحا, 8:30 مساء, 55ر09, and intervals of them.

use super::digits;
use super::draft::Draft;
use super::figure::{Bound, Kind};
use super::mask;
use super::numeral;
use super::ordinal;
use super::scan::{Scan, clitic};
use super::words::{self, Sense, job};
use crate::text::code;
use crate::text::code::letter;
use crate::text::tokens::Class;

/// A clock reading before the half of the day is known.
#[derive(Clone, Copy, Debug)]
struct Reading {
    hour: u32,
    minute: u32,
    /// The token after it.
    end: usize,
    /// Written as digits with a colon, so that no marker is needed to know it for a time.
    sure: bool,
    /// Half of the day already known (24-hour digits, or a day part was read).
    settled: bool,
}

/// Reads the time that begins at token `i`.
pub(super) fn read(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    if mask::offset(scan, i).is_some() {
        return None;
    }
    if let Some(draft) = stamp(scan, i) {
        let end = draft.end;
        out.push(draft);
        return Some(end);
    }
    let mut at = skip_prefix(scan, i);
    let marked = scan.marker(at, job!("hour"));
    let begin = at;
    if let Some(next) = marked {
        at = skip_prefix(scan, next);
    }
    let mut first = reading(scan, at, marked.is_some())?;
    let part = day_part(scan, &mut first);
    if marked.is_none() && !part && !first.sure {
        return None;
    }
    let start = if marked.is_some() { begin } else { at };
    if let Some((mut last, between)) = interval_end(scan, first.end) {
        let last_part = day_part(scan, &mut last);
        if part || last_part || (first.sure && last.sure) || marked.is_some() {
            if !part && last_part && first.hour <= 12 && !first.settled {
                // من 7 إلى 9 مساء: the part of the day is said once.
                let shift = if last.hour >= 12 && first.hour < 12 && first.hour < last.hour % 12 { 12 } else { 0 };
                first.hour += shift;
            }
            let iso = format!("{:02}:{:02}/{:02}:{:02}", first.hour, first.minute, last.hour, last.minute);
            let mut draft = Draft::iso(start, last.end, Kind::Time, iso, "time:interval");
            draft.bound = Bound::Range;
            draft.widen(start, between.max(last.end));
            out.push(draft);
            return Some(last.end);
        }
    }
    let iso = format!("{:02}:{:02}", first.hour, first.minute);
    out.push(Draft::iso(start, first.end, Kind::Time, iso, if marked.is_some() { "time:hour" } else { "time:clock" }));
    Some(first.end)
}

/// 1430 (GMT+04:00): four digits before a zone in brackets.
fn stamp(scan: &Scan, i: usize) -> Option<Draft> {
    let digits = scan.codes(i);
    let zoned = scan.mark(i + 1, b'(') && matches!(scan.codes(i + 2), b"gmt" | b"utc");
    if scan.class(i) != Class::Digits || digits.len() != 4 || !zoned {
        return None;
    }
    let value = digits::small(scan, i)?;
    let reading = clock(value / 100, value % 100, i + 1, true)?;
    let iso = format!("{:02}:{:02}", reading.hour, reading.minute);
    Some(Draft::iso(i, i + 1, Kind::Time, iso, "time:zone"))
}

fn skip_prefix(scan: &Scan, i: usize) -> usize {
    if numeral::digit_prefix(scan, i).is_some() { i + 1 } else { i }
}

/// إلى, حتى, - and a second time.
fn interval_end(scan: &Scan, i: usize) -> Option<(Reading, usize)> {
    let next = if scan.mark(i, b'-') || scan.mark(i, code::DASH) { i + 1 } else { scan.marker(i, job!("to"))? };
    let marked = scan.marker(next, job!("hour"));
    let at = skip_prefix(scan, marked.unwrap_or(next));
    reading(scan, at, true).map(|r| (r, at))
}

fn clock(hour: u32, minute: u32, end: usize, sure: bool) -> Option<Reading> {
    let ok = hour < 24 && minute < 60;
    ok.then_some(Reading { hour, minute, end, sure, settled: hour > 12 || hour == 0 })
}

fn reading(scan: &Scan, i: usize, marked: bool) -> Option<Reading> {
    if scan.class(i) == Class::Digits {
        return digit_reading(scan, i, marked);
    }
    let o = ordinal::read(scan, i);
    let (hour, mut end) = match o {
        Some(o) if (2..=12).contains(&o.value) && scan.tok(i).has(clitic::ARTICLE) && hour_shape(scan, i) => {
            (o.value as u32, o.end)
        }
        _ => {
            if scan.live(i) & words::NUMBER == 0 {
                return None;
            }
            // الواحدة is a number word, and hours are spoken as such.
            let pick = |s| match s {
                Sense::Number { value: value @ 1..=12, .. } => Some(value as u32),
                _ => None,
            };
            let (value, end) = scan.find(i, pick)?;
            let bare_hour = value == 1 && scan.tok(i).has(clitic::ARTICLE);
            if !(marked || bare_hour) {
                return None;
            }
            (value, end)
        }
    };
    let mut minute = 0;
    let mut hour = hour;
    if let Some((add, after)) = minutes(scan, end) {
        end = after;
        if add < 0 {
            hour = if hour == 1 { 12 } else { hour - 1 };
            minute = (60 + add) as u32;
        } else {
            minute = add as u32;
        }
    }
    clock(hour, minute, end, false)
}

/// Hours are feminine: التاسعة, not التاسع.
fn hour_shape(scan: &Scan, i: usize) -> bool {
    scan.stem(i).ends_with(&[letter('ه')])
}

fn digit_reading(scan: &Scan, i: usize, marked: bool) -> Option<Reading> {
    if let Some((hour, minute)) = digits::newsroom_clock(scan, i)
        && (marked || (i > 0 && scan.marker(i - 1, job!("hour")) == Some(i)))
    {
        return clock(digits::small(scan, hour)?, digits::small(scan, minute)?, hour + 1, true);
    }
    let hour = digits::small(scan, i)?;
    let len = scan.codes(i).len();
    let joined = |mark| {
        scan.mark(i + 1, mark) && !scan.spaced(i + 1) && scan.class(i + 2) == Class::Digits && !scan.spaced(i + 2)
    };
    if len <= 2 && (joined(b':') || (marked && (joined(b'.') || joined(b',') || joined(code::COMMA)))) {
        let minute = digits::small(scan, i + 2).filter(|_| scan.codes(i + 2).len() == 2)?;
        let mut end = i + 3;
        if scan.mark(end, b':') && scan.class(end + 1) == Class::Digits && !scan.spaced(end + 1) {
            end += 2;
        }
        return clock(hour, minute, end, scan.mark(i + 1, b':'));
    }
    if marked && len == 4 && hour >= 100 {
        return clock(hour / 100, hour % 100, i + 1, false);
    }
    if len > 2 || scan.mark(i + 1, b'/') {
        return None;
    }
    let told = if marked { minutes(scan, i + 1).filter(|m| m.0 >= 0) } else { None };
    let (minute, end) = told.map_or((0, i + 1), |(minute, end)| (minute as u32, end));
    clock(hour, minute, end, false)
}

/// والنصف, والربع, إلا ربعا, و15 دقيقة, وعشر دقائق.
pub(super) fn minutes(scan: &Scan, i: usize) -> Option<(i32, usize)> {
    let minus = scan.is_word(i, &[letter('ا'), letter('ل'), letter('ا')]);
    let at = if minus || scan.is_word(i, &[letter('و')]) { i + 1 } else { i };
    let joined = minus || at > i || scan.get(at).is_some_and(|t| t.has(clitic::CONJUNCTION));
    let prefixed = numeral::digit_prefix(scan, at) == Some(clitic::CONJUNCTION);
    if !joined && !prefixed {
        return None;
    }
    let at = if prefixed { at + 1 } else { at };
    let pick = |s| match s {
        // ربعا and ثلثا are written like duals.
        Sense::Fraction { numerator: 1 | 2, denominator: denominator @ 2..=4, .. } => Some(60 / denominator as i32),
        _ => None,
    };
    if let Some((value, end)) = scan.find(at, pick) {
        return Some((if minus { -value } else { value }, end));
    }
    let n = numeral::read(scan, at)?;
    let value = n.value.and_then(|v| i32::try_from(v).ok()).filter(|v| (1..60).contains(v))?;
    let end = minute_word(scan, n.end)?;
    Some((if minus { -value } else { value }, end))
}

fn minute_word(scan: &Scan, i: usize) -> Option<usize> {
    let pick = |s| match s {
        Sense::Unit { index, dual: false, .. } if &*scan.words.units[index as usize].unit == "TM" => Some(()),
        _ => None,
    };
    scan.find(i, pick).map(|f| f.1)
}

/// Reads the part of the day after a time and settles its half; gives whether there was one.
fn day_part(scan: &Scan, r: &mut Reading) -> bool {
    let at = if scan.mark(r.end, b')') { r.end + 1 } else { r.end };
    // الساعة (8:20) دقيقة مساء
    let at = minute_word(scan, at).filter(|&next| r.sure && scan.is(next, words::DAY_PART)).unwrap_or(at);
    let at = if scan.is_word(at, &[letter('م'), letter('ن')]) { at + 1 } else { at };
    if !scan.is(at, words::DAY_PART) {
        return false;
    }
    let pick =
        |s| if let Sense::DayPart { from, until } = s { Some((u32::from(from), u32::from(until))) } else { None };
    let Some(((from, until), end)) = scan.find(at, pick) else { return false };
    let inside = |h: u32| if from <= until { (from..until).contains(&h) } else { h >= from || h < until };
    if !r.settled {
        let morning = r.hour % 12;
        let candidates = [morning, morning + 12];
        r.hour = match candidates.into_iter().find(|&h| inside(h)) {
            Some(h) => h,
            None if from >= 12 => morning + 12,
            None => morning,
        };
    }
    r.settled = true;
    r.end = end;
    true
}
