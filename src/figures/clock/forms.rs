//! Times in forms of their own: 1430 (GMT+04:00), 20h30, positions in a recording (2:54:34), and hours with minutes that
//! something lasts (2:30 ساعة).

use crate::figures::draft::Draft;
use crate::figures::figure::Kind;
use crate::figures::numeral::digits;
use crate::figures::numeral::number_word::skip_prefix;
use crate::figures::tokens::particles::HOUR;
use crate::figures::tokens::scan::{Scan, ends_sentence};
use crate::figures::tokens::units::Time;
use crate::figures::tokens::words::{self, Sense, job};
use crate::text::code::letter;
use crate::text::tokens::Class;

/// 1430 (GMT+04:00): four digits before a zone in brackets.
pub(super) fn stamp(scan: &Scan, i: usize) -> Option<Draft> {
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

/// 20h30 and 18سا30, as Maghrebi papers write it; where the word for the hour stands before it (`marked`), also 17سا 45د,
/// 03سا و08د and 12سا alone.
pub(super) fn french(scan: &Scan, i: usize, marked: bool) -> Option<Draft> {
    const MINUTE: &[u8] = &[letter('د')];
    let tight = !scan.spaced(i + 1) && !scan.spaced(i + 2);
    let named = scan.codes(i + 1) == b"h" || scan.is_word(i + 1, HOUR);
    if scan.class(i) != Class::Digits || !named || !(tight || marked) {
        return None;
    }
    let hour = digits::small(scan, i)?;
    let at = skip_prefix(scan, i + 2);
    let told = |end: usize| tight && at == i + 2 || scan.is_word(end, MINUTE);
    let reading = match digits::small(scan, at).filter(|_| scan.codes(at).len() == 2 && told(at + 1)) {
        Some(minute) => clock(hour, minute, at + 1 + usize::from(scan.is_word(at + 1, MINUTE)), true)?,
        None if marked => clock(hour, 0, i + 2, true)?,
        None => return None,
    };
    let iso = format!("{:02}:{:02}", reading.hour, reading.minute);
    Some(Draft::iso(i, reading.end, Kind::Time, iso, "time:french"))
}

/// (2:54:34): hours, minutes and seconds from the beginning of a recording.
pub(crate) fn position(scan: &Scan, i: usize) -> Option<Draft> {
    let part = |at: usize| digits::small(scan, at).filter(|&v| v < 60 && scan.codes(at).len() <= 2 && !scan.spaced(at));
    let joined = scan.class(i) == Class::Digits && scan.mark(i + 1, b':') && scan.mark(i + 3, b':');
    if !joined || i == 0 || !scan.mark(i - 1, b'(') || !scan.mark(i + 5, b')') {
        return None;
    }
    let (hours, minutes, seconds) = (part(i)?, part(i + 2)?, part(i + 4)?);
    let iso = format!("PT{hours}H{minutes}M{seconds}S");
    Some(Draft::iso(i, i + 5, Kind::Duration, iso, "duration:position"))
}

/// Tokens from a word of racing to the time of a race.
const RACE: usize = 10;

/// الماراثون, زمنا: whether token `i` tells that a time is how long a race took.
fn race(scan: &Scan, i: usize) -> bool {
    scan.marker(i, job!("race")).is_some()
}

/// The two digits behind the colon at token `at`, as minutes and seconds are written.
pub(super) fn sixtieths(scan: &Scan, at: usize) -> Option<u32> {
    let joined = scan.mark(at, b':') && scan.tight(at) && scan.codes(at + 1).len() == 2;
    digits::small(scan, at + 1).filter(|&v| joined && v < 60)
}

/// 2:30 ساعة, 27:41 دقيقة, 2:03:23 ساعة, 1:42.58 دقيقة: hours, minutes and seconds that something lasts.
pub(super) fn lasting(scan: &Scan, i: usize) -> Option<Draft> {
    let whole = digits::small(scan, i).filter(|_| scan.codes(i).len() <= 3)?;
    let second = sixtieths(scan, i + 1)?;
    let third = sixtieths(scan, i + 3);
    let mut end = if third.is_some() { i + 5 } else { i + 3 };
    // 1:42.58
    let point = scan.mark(end, b'.') && scan.tight(end) && scan.class(end + 1) == Class::Digits;
    let rest = if point { scan.span(end, end + 2).of(scan.text) } else { "" };
    end += 2 * usize::from(point);
    let unit = |s| match s {
        Sense::Unit { index, dual: false, .. } => scan.words.units[index as usize].time,
        _ => None,
    };
    // 21:00 سا is what a clock shows; أنهى الماراثون في 2:05:11, بزمن 1:58.42 are what a race took.
    let raced =
        || (i.saturating_sub(RACE)..i).rev().take_while(|&at| !ends_sentence(scan, at)).any(|at| race(scan, at));
    let (unit, after) = match scan.find(end, unit).filter(|_| scan.tok(end).clitics == 0) {
        Some(found) => found,
        None if third.is_some() && raced() => (Time::Hour, end),
        None if point && raced() => (Time::Minute, end),
        None => return None,
    };
    let clock = scan.marker(end, job!("hour")).is_some();
    let (hours, minutes, seconds) = match (unit, third) {
        (Time::Hour, None) if !clock && !point => (whole, second, 0),
        (Time::Hour | Time::Minute, Some(third)) => (whole, second, third),
        // (8:20) دقيقة مساء
        (Time::Minute, None) if !scan.is(after, words::DAY_PART) => (0, whole, second),
        _ => return None,
    };
    let mut iso = String::from("P");
    let decimals: String = rest.chars().filter_map(|c| c.to_digit(10)).map(|d| char::from(b'0' + d as u8)).collect();
    let decimals = decimals.trim_end_matches('0');
    let decimals = if decimals.is_empty() { String::new() } else { format!(".{decimals}") };
    for (value, letter, more) in [(hours, "H", ""), (minutes, "M", ""), (seconds, "S", decimals.as_str())] {
        if value > 0 || !more.is_empty() {
            iso += if iso.len() == 1 { "T" } else { "" };
            iso += &format!("{value}{more}{letter}");
        }
    }
    let iso = if iso.len() == 1 { "PT0S".to_owned() } else { iso };
    Some(Draft::iso(i, after, Kind::Duration, iso, "duration:clock"))
}

/// A clock reading before the half of the day is known.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    pub(crate) hour: u32,
    pub(crate) minute: u32,
    /// The token after it.
    pub(crate) end: usize,
    /// Written as digits with a colon, so that no marker is needed to know it for a time.
    pub(crate) sure: bool,
    /// Half of the day already known (24-hour digits, or a day part was read).
    pub(super) settled: bool,
}

pub(crate) fn clock(hour: u32, minute: u32, end: usize, sure: bool) -> Option<Reading> {
    // 24:00
    let hour = if (hour, minute) == (24, 0) { 0 } else { hour };
    let ok = hour < 24 && minute < 60;
    ok.then_some(Reading { hour, minute, end, sure, settled: hour > 12 || hour == 0 })
}

/// GMT+04:00: how far a clock is from another, which is no time. The token after it.
pub(crate) fn zone_offset(scan: &Scan, i: usize) -> Option<usize> {
    let zone = i >= 2 && matches!(scan.codes(i - 2), b"gmt" | b"utc");
    if !zone || scan.spaced(i) || !(scan.mark(i - 1, b'+') || scan.mark(i - 1, b'-')) {
        return None;
    }
    let minutes = scan.mark(i + 1, b':') && !scan.spaced(i + 2) && scan.class(i + 2) == Class::Digits;
    Some(if minutes { i + 3 } else { i + 1 })
}

/// The token behind a word for minutes at token `i`.
pub(super) fn minute_word(scan: &Scan, i: usize) -> Option<usize> {
    let pick = |s| match s {
        Sense::Unit { index, dual: false, .. } if scan.words.units[index as usize].time == Some(Time::Minute) => {
            Some(())
        }
        _ => None,
    };
    scan.find(i, pick).map(|f| f.1)
}
