//! Years told by their last two digits: عام 67, سنوات 63 و76, حرب 73, موسم 92/93.

use crate::figures::bound;
use crate::figures::draft::Draft;
use crate::figures::figure::Kind;
use crate::figures::noun;
use crate::figures::numeral::Numeral;
use crate::figures::numeral::{digits, number_word};
use crate::figures::tokens::particles::{AFTER, BEFORE, DURING, FROM, SINCE};
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{self, job};
use crate::figures::tokens::{plural, unit_word};
use crate::text::code;
use crate::text::tokens::Class;
use std::ops::RangeInclusive;

/// Two digits that are rather a year of the last century than an amount.
const LAST_CENTURY: RangeInclusive<u32> = 30..=99;

/// The year of the last century that `value` is short for, where nothing is counted or joined at token `end` behind it.
pub(super) fn last_century(scan: &Scan, value: u32, end: usize) -> Option<u32> {
    let joins = |t: u8| matches!(t, b'.' | b',' | b':' | b'/' | b'-' | b'+' | code::DASH | code::DECIMAL);
    let joined = scan.get(end).is_some_and(|t| t.class() == Class::Mark && joins(t.token.mark) && !t.token.spaced)
        && scan.class(end + 1) == Class::Digits;
    let free = !joined && !counted_behind(scan, end) && scan.class(end) != Class::Digits;
    (free && LAST_CENTURY.contains(&value)).then_some(1900 + value)
}

/// Whether digits that end before token `end` count, measure or are some of what stands there: 42 من المصلين, 70 منهم 5 نساء.
fn counted_behind(scan: &Scan, end: usize) -> bool {
    const OTHER: u32 = words::UNIT | words::CURRENCY | words::NUMBER | words::MONTH;
    let known = scan.is(end, OTHER) && !scan.tok(end).has(clitic::CONJUNCTION) || noun::surely_counted(scan, end);
    let some = scan.marker(end, job!("among")).is_some() || out_of_people(scan, end);
    known || some || unit_word::percent(scan, end).is_some()
}

/// قتل في مجزرة 42 من المصلين: whether من and people stand at token `i`, of whom the number before it counts some.
fn out_of_people(scan: &Scan, i: usize) -> bool {
    let people = words::PERSON | words::ROLE;
    scan.is_word(i, FROM) && (scan.is(i + 1, people) || plural::definite_plural(scan, i + 1))
}

/// Whether the word for a year at token `marker` may name one by two digits, which end before token `end`: عام 67, منذ العام
/// 67; not هذا العام 30 دورة, قبل عام 40 شخصا, 35 سنة 40 منها.
pub(super) fn may_name(scan: &Scan, marker: usize, end: usize) -> bool {
    let Some(before) = marker.checked_sub(1) else { return true };
    if scan.tok(marker).has(clitic::ARTICLE) {
        return super::parts::is_told_before(scan, marker);
    }
    let number = scan.class(before) == Class::Digits || scan.is(before, words::NUMBER | words::VAGUE | words::FRACTION);
    let counts = noun::plausible(scan, end) && number_word::digit_prefix(scan, end).is_none();
    let span = [BEFORE, AFTER, SINCE, DURING].contains(&scan.stem(before)) && counts;
    !number && !span
}

/// 92/93, 98-99: a season by the last two digits of both its years, and the token after it.
pub(crate) fn season(scan: &Scan, i: usize) -> Option<(u32, u32, usize)> {
    let short = |at: usize| digits::small(scan, at).filter(|_| scan.codes(at).len() == 2);
    let (first, last) = (short(i)?, short(i + 2)?);
    let mark = (scan.mark(i + 1, b'/') || scan.dash(i + 1)) && scan.tight(i + 1);
    let more = (scan.mark(i + 3, b'/') || scan.dash(i + 3)) && scan.tight(i + 3);
    if counted_behind(scan, i + 3) {
        return None;
    }
    let first_year = if LAST_CENTURY.contains(&first) { 1900 + first } else { 2000 + first };
    (mark && !more && (first + 1) % 100 == last).then_some((first_year, first_year + 1, i + 3))
}

/// حرب 67, انتفاضة الـ87, مونديال 86: the year of what is known by it.
pub(crate) fn of_event(scan: &Scan, n: &Numeral) -> Option<Draft> {
    if n.plain != 2 || n.end != n.start + 1 {
        return None;
    }
    let prefix = n.start.checked_sub(1).and_then(|p| number_word::digit_prefix(scan, p));
    let first = n.start - usize::from(prefix.is_some());
    // مونديال مكسيكو 86
    let held = || {
        let place = first.checked_sub(1).filter(|&at| scan.is(at, words::PLACE))?;
        scan.marker_before(place, job!("held_somewhere")).filter(|&at| scan.marker(at, job!("short_year")).is_some())
    };
    let event =
        scan.marker_before(first, job!("short_year")).filter(|&at| !scan.tok(at).has(clitic::ARTICLE)).or_else(held)?;
    if prefix.is_some_and(|bits| bits != clitic::ARTICLE) || bound::qualified(scan, first) {
        return None;
    }
    let year = last_century(scan, digits::small(scan, n.start)?, n.end)?;
    let mut draft = Draft::iso(n.start, n.end, Kind::Date, year.to_string(), "date:short_year");
    draft.widen(event, n.end);
    Some(draft)
}
