//! Times in forms of their own: 1430 (GMT+04:00), 20h30, positions in a recording (2:54:34), and hours with minutes that
//! something lasts (2:30 ساعة).

use super::digits;
use super::draft::Draft;
use super::figure::Kind;
use super::particles::HOUR;
use super::scan::Scan;
use super::words::{self, Sense, job};
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

/// 20h30 and 18سا30, as Maghrebi papers write it.
pub(super) fn french(scan: &Scan, i: usize) -> Option<Draft> {
    let tight = !scan.spaced(i + 1) && !scan.spaced(i + 2);
    let named = scan.codes(i + 1) == b"h" || scan.is_word(i + 1, HOUR);
    if scan.class(i) != Class::Digits || !named || !tight || scan.codes(i + 2).len() != 2 {
        return None;
    }
    let reading = clock(digits::small(scan, i)?, digits::small(scan, i + 2)?, i + 3, true)?;
    let iso = format!("{:02}:{:02}", reading.hour, reading.minute);
    Some(Draft::iso(i, i + 3, Kind::Time, iso, "time:french"))
}

/// (2:54:34): hours, minutes and seconds from the beginning of a recording.
pub(super) fn position(scan: &Scan, i: usize) -> Option<Draft> {
    let part = |at: usize| digits::small(scan, at).filter(|&v| v < 60 && scan.codes(at).len() <= 2 && !scan.spaced(at));
    let joined = scan.class(i) == Class::Digits && scan.mark(i + 1, b':') && scan.mark(i + 3, b':');
    if !joined || i == 0 || !scan.mark(i - 1, b'(') || !scan.mark(i + 5, b')') {
        return None;
    }
    let (hours, minutes, seconds) = (part(i)?, part(i + 2)?, part(i + 4)?);
    let iso = format!("PT{hours}H{minutes}M{seconds}S");
    Some(Draft::iso(i, i + 5, Kind::Duration, iso, "duration:position"))
}

/// 2:30 ساعة, 3:45 دقيقة: hours and minutes, or minutes and seconds, that something lasts, read as the time `r` at token `i`.
pub(super) fn lasting(scan: &Scan, i: usize, r: &Reading) -> Option<Draft> {
    let unit = |s| match s {
        Sense::Unit { index, dual: false, .. } => Some(&*scan.words.units[index as usize].unit),
        _ => None,
    };
    // 21:00 سا is what a clock shows.
    let colon = scan.mark(i + 1, b':') && r.end == i + 3 && scan.marker(r.end, job!("hour")).is_none();
    let (unit, end) = scan.find(r.end, unit).filter(|_| colon && scan.tok(r.end).clitics == 0)?;
    let (large, small) = match unit {
        "TH" => ('H', 'M'),
        // (8:20) دقيقة مساء
        "TM" if !scan.is(end, words::DAY_PART) => ('M', 'S'),
        _ => return None,
    };
    let iso = match (r.hour, r.minute) {
        (whole, 0) => format!("PT{whole}{large}"),
        (0, rest) => format!("PT{rest}{small}"),
        (whole, rest) => format!("PT{whole}{large}{rest}{small}"),
    };
    Some(Draft::iso(i, end, Kind::Duration, iso, "duration:clock"))
}

/// A clock reading before the half of the day is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub(super) hour: u32,
    pub(super) minute: u32,
    /// The token after it.
    pub(super) end: usize,
    /// Written as digits with a colon, so that no marker is needed to know it for a time.
    pub(super) sure: bool,
    /// Half of the day already known (24-hour digits, or a day part was read).
    pub(super) settled: bool,
}

pub(super) fn clock(hour: u32, minute: u32, end: usize, sure: bool) -> Option<Reading> {
    // 24:00
    let hour = if (hour, minute) == (24, 0) { 0 } else { hour };
    let ok = hour < 24 && minute < 60;
    ok.then_some(Reading { hour, minute, end, sure, settled: hour > 12 || hour == 0 })
}

/// GMT+04:00: how far a clock is from another, which is no time. The token after it.
pub(super) fn zone_offset(scan: &Scan, i: usize) -> Option<usize> {
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
        Sense::Unit { index, dual: false, .. } if &*scan.words.units[index as usize].unit == "TM" => Some(()),
        _ => None,
    };
    scan.find(i, pick).map(|f| f.1)
}
