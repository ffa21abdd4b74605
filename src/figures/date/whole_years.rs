//! Dates of whole years: عام 2023, موسم 2014/2015, صيف 2006, 1436هـ.

use super::parts::{amounts, ascending, era, grouped_or_joined, year};
use super::short_year;
use super::value::Date;
use crate::figures::calendar::years::{self, Era, HIJRI, PLAUSIBLE, RECENT, ROUND, Year, recent};
use crate::figures::draft::Draft;
use crate::figures::figure::{Bound, Kind};
use crate::figures::numeral::{self, digits, number_word};
use crate::figures::tokens::particles::{ARTICLE, TWO_YEARS};
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{self, job};
use crate::text::code::letter;
use crate::text::tokens::Class;

/// عام 2023, سنة 1445هـ, عامي 2020 و2021, موسم 2014/2015, عام ألفين وعشرة.
pub(super) fn marked_years(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    if let Some((season @ 1.., at)) = scan.marker_value(i, job!("season")) {
        return season_year(scan, i, season, at, out);
    }
    let at = scan.marker(i, job!("year")).or_else(|| scan.marker(i, job!("season")))?;
    // موسم 92/93
    if let Some((first, last, end)) = short_year::season(scan, at) {
        out.push(Draft::iso(i, end, Kind::Date, format!("{first}/{last}"), "date:short_year"));
        return Some(end);
    }
    // عام (1981)
    if scan.mark(at, b'(') && scan.mark(at + 2, b')') && scan.class(at + 1) == Class::Digits {
        let from = out.len();
        one_year(scan, at + 1, false, out).filter(|&end| end == at + 2)?;
        (out[from].start, out[from].phrase.0) = (i, i);
        out[from].end = at + 3;
        return Some(at + 3);
    }
    let from = out.len();
    let end = match year_interval(scan, at, out) {
        Some(end) => end,
        None => one_year(scan, at, short_year::may_name(scan, i, at + 1), out)?,
    };
    out[from].start = i;
    out[from].phrase.0 = i;
    out[from].span = Some(scan.bare_span(i, out[from].end));
    let mut end = end;
    // بين عامي 2019 و2021, بين عام 1990 وعام 2000, من عام ألفين إلى عام ألفين وعشرة
    let between = scan.marker_before(i, job!("between")).is_some();
    let until = scan.marker(end, job!("to")).filter(|_| scan.marker_before(i, job!("from")).is_some());
    if (between || until.is_some())
        && let Some((iso, after)) = interval_from(scan, &out[from], end, until)
    {
        out.truncate(from);
        let mut draft = Draft::iso(i, after, Kind::Date, iso, "date:interval");
        draft.bound = Bound::Range;
        out.push(draft);
        return Some(after);
    }
    // عامي 2020 و2021
    let two = TWO_YEARS.contains(&scan.stem(i));
    while number_word::digit_prefix(scan, end) == Some(clitic::CONJUNCTION) {
        let mut next = Vec::new();
        match one_year(scan, end + 1, true, &mut next) {
            Some(after) if two || !counts_something(scan, after) => end = after,
            _ => break,
        }
        out.append(&mut next);
    }
    // سنة 2023 أو 2024
    let or = scan.marker(end, job!("or")).filter(|&at| recent(scan, at).is_some());
    if let Some(at) = or.filter(|&at| !counts_something(scan, at + 1)) {
        end = one_year(scan, at, false, out).unwrap_or(end);
    }
    Some(end)
}

/// The interval from the year `first` to one that و joins to it at token `i`, or that stands at token `until`, and the token
/// after that.
fn interval_from(scan: &Scan, first: &Draft, i: usize, until: Option<usize>) -> Option<(String, usize)> {
    let named = |at: usize| scan.marker(at, job!("year"));
    let at = match until {
        Some(at) => named(at).unwrap_or(at),
        None if number_word::digit_prefix(scan, i) == Some(clitic::CONJUNCTION) => i + 1,
        // بين عامي ألفين وألفين وعشرة
        None => Some(i).filter(|&i| scan.tok(i).has(clitic::CONJUNCTION)).map(|i| named(i).unwrap_or(i))?,
    };
    let mut last = Vec::new();
    let after = one_year(scan, at, true, &mut last).filter(|&end| !counts_something(scan, end))?;
    const HIJRI: &str = "hijri:";
    let (first, last) = (first.iso.as_deref()?, last.first()?.iso.as_deref()?);
    let year = |iso: &str| iso.trim_start_matches(HIJRI).parse::<u32>().ok();
    let ordered = year(first)? < year(last)? && first.starts_with(HIJRI) == last.starts_with(HIJRI);
    ordered.then(|| (format!("{first}/{}", last.trim_start_matches(HIJRI)), after))
}

/// صيف 2015: a season, numbered as in EDTF.
fn season_year(scan: &Scan, i: usize, season: u8, at: usize, out: &mut Vec<Draft>) -> Option<usize> {
    let Year { value, era, end } = year(scan, at)?;
    if era == Some(Era::Hijri) {
        return None;
    }
    out.push(Draft::iso(i, end, Kind::Date, format!("{value:04}-{season}"), "date:season"));
    Some(end)
}

fn counts_something(scan: &Scan, end: usize) -> bool {
    const FUSED: u8 = clitic::ARTICLE | clitic::BA | clitic::LAM | clitic::KAF;
    scan.is(end, words::UNIT | words::CURRENCY | words::COUNTED) && scan.tok(end).clitics & FUSED == 0
}

/// The era that is named behind the next year only: عامي 14 و37 م, من سنة 11 إلى سنة أربعين هجرية.
fn era_of_next(scan: &Scan, i: usize) -> Option<Era> {
    let joined = number_word::digit_prefix(scan, i) == Some(clitic::CONJUNCTION);
    let next = scan.marker(i, job!("to")).or_else(|| joined.then_some(i + 1))?;
    let at = scan.marker(next, job!("year")).unwrap_or(next);
    era(scan, numeral::read(scan, at)?.end).0
}

/// The number of the year at token `i` and the token after it; ones of two digits, which only their era or `short` tells, as
/// well.
fn year_number(scan: &Scan, i: usize, short: bool) -> Option<(u32, usize)> {
    if let Some(value) = digits::small(scan, i) {
        let (len, end) = (scan.codes(i).len(), i + 1);
        if len > 4 || grouped_or_joined(scan, i) || amounts(scan, i, false) {
            return None;
        }
        // عام 67م: the letter fused to two digits names no era of antiquity.
        let glued = short && len == 2 && scan.class(end) == Class::Word && !scan.spaced(end);
        let century = || short_year::last_century(scan, value, end + 1).filter(|_| scan.codes(end) == [letter('م')]);
        if let Some(year) = if glued { century() } else { None } {
            return Some((year, end));
        }
        // عام 70 م, سنة 30 قبل الميلاد: the era tells that a short number is a year.
        let told = || scan.marker(end, job!("era_bce")).is_some() || era(scan, end).0.is_some();
        if len < 3 && !told() && era_of_next(scan, end).is_none() {
            return short_year::last_century(scan, value, end).filter(|_| short && len == 2).map(|year| (year, end));
        }
        return Some((value, end));
    }
    if scan.class(i) == Class::Digits {
        return None;
    }
    ascending(scan, i).or_else(|| {
        let n = numeral::read(scan, i).filter(|n| n.low.is_none())?;
        Some((u32::try_from(n.value.filter(|v| v.scale() == 0)?).ok()?, n.end))
    })
}

/// Reads the year at token `i`; `short` tells that two digits may be one.
fn one_year(scan: &Scan, i: usize, short: bool, out: &mut Vec<Draft>) -> Option<usize> {
    let (value, end) = year_number(scan, i, short)?;
    if let Some(after) = scan.marker(end, job!("era_bce")) {
        out.push(Draft::iso(i, after, Kind::Date, years::before_common_era(value)?, "date:bce"));
        return Some(after);
    }
    let (era, end) = era(scan, end);
    let era = era.or_else(|| era_of_next(scan, end));
    let hijri = years::is_hijri(value, era);
    // عام 503, سنة 897: three digits where nothing is counted.
    let plain = scan.codes(i).len() == 3 || ascending(scan, i).is_some();
    let early = value >= EARLIEST && plain && !counts_something(scan, end);
    let plausible = PLAUSIBLE.contains(&value) || early || (era.is_some() && value >= 1);
    if !plausible || (scan.class(i) == Class::Digits && scan.mark(end, b'%')) {
        return None;
    }
    out.push(Date { year: Some(value), hijri, ..Date::default() }.draft(i, end, "date:year"));
    Some(end)
}

/// Years in three digits, which stand without an era where nothing else is counted.
const EARLIEST: u32 = 100;

/// The first year that four digits write.
const OF_FOUR_DIGITS: u32 = 1000;

/// Most years from one end of an interval to the other, beyond which two numbers are no years: a dynasty, an empire.
const LONGEST: u32 = 200;

/// 2014/2015, 2016-2021, 2016 إلى 2021, 2014/15, (980م - 1037م), 1438-2017.
pub(super) fn year_interval(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    if let Some(end) = years_bce(scan, i, out) {
        return Some(end);
    }
    let first = digits::small(scan, i)
        .filter(|y| (3..=4).contains(&scan.codes(i).len()) && (EARLIEST..=*PLAUSIBLE.end()).contains(y))?;
    // 1435هـ - 1436هـ
    let (first_era, past) = era(scan, i + 1);
    let mark = scan.mark(past, b'/') || scan.dash(past);
    let tatweel = scan.tatweel_before(past) && scan.class(past) == Class::Digits;
    let at = match (mark, tatweel) {
        (true, _) => past + 1,
        (false, true) => past,
        (false, false) => scan.marker(past, job!("to"))?,
    };
    let mark = mark || tatweel;
    let at = scan.marker(at, job!("year")).unwrap_or(at);
    let last = digits::small(scan, at)?;
    let (last_era, end) = era(scan, at + 1);
    let spelled = spelled_era(scan, at + 1);
    if let Some(dates) = both_calendars((first, first_era), (last, last_era)).filter(|_| mark) {
        out.push(dates.0.draft(i, past, "date:year"));
        out.push(dates.1.draft(at, end, "date:year"));
        return Some(end);
    }
    // Years long past are told by their era, in brackets or by the hijra.
    let told = |era: Option<Era>| match era {
        Some(Era::Hijri) => true,
        Some(Era::Gregorian) => spelled || i > 0 && scan.mark(i - 1, b'('),
        None => false,
    };
    let closed = spelled || !scan.spaced(at + 1) || scan.mark(end, b')');
    let bracketed =
        i > 0 && scan.mark(i - 1, b'(') && scan.mark(end, b')') && past == i + 1 && scan.codes(at).len() == 4;
    // (1121 -1269): a dynasty; (1200-1350) may be an amount.
    let reign = bracketed && first >= OF_FOUR_DIGITS && !(first % ROUND == 0 && last % ROUND == 0);
    if first < HIJRI.start && !(mark && (told(last_era) && closed || reign)) {
        return None;
    }
    let last = match scan.codes(at).len() {
        3 if first < *PLAUSIBLE.start() => last,
        4 => last,
        2 if mark && first >= HIJRI.start => first / 100 * 100 + last,
        _ => return None,
    };
    // موسم 2023/2022, (1996 - 1915): the later year first, as a line from right to left has it.
    let turned = mark && first > last && (first == last + 1 || bracketed && last >= *PLAUSIBLE.start());
    let (first, last) = if turned { (last, first) } else { (first, last) };
    // (1774-1856م): the letter of the era, which is written for metres apart.
    let told = (mark || first_era.is_some())
        && scan.is_word(at + 1, METRE)
        && (!scan.spaced(at + 1) || era_apart(scan, at, last))
        && last <= *PLAUSIBLE.end();
    if last <= first
        || last - first > LONGEST && !spelled
        || grouped_or_joined(scan, at)
        || !told && counts_something(scan, at + 1)
    {
        return None;
    }
    // A year in the other calendar is the same one.
    if first_era.is_some() && last_era.is_some() && first_era != last_era {
        return None;
    }
    let era = last_era.or(first_era);
    let hijri = era == Some(Era::Hijri) || era.is_none() && first >= HIJRI.start && last < HIJRI.end;
    let year = |y| Date { year: Some(y), hijri, ..Date::default() };
    let mut draft = year(first).interval(year(last), i, end);
    if mark {
        draft.bound = Bound::Exact;
    }
    out.push(draft);
    Some(end)
}

/// 1438-2017, 1445/2024: a year of the hijra and the year of the other calendar that it falls into, in either order.
fn both_calendars(first: (u32, Option<Era>), last: (u32, Option<Era>)) -> Option<(Date, Date)> {
    let date = |year, hijri| Date { year: Some(year), hijri, ..Date::default() };
    // Thirty-three years of the moon are thirty-two of the sun.
    let same = |hijri: u32, year: u32| HIJRI.contains(&hijri) && (hijri * 32 / 33 + 621).abs_diff(year) <= 2;
    let free = |named: Option<Era>, era: Era| named.is_none_or(|named| named == era);
    if same(first.0, last.0) && free(first.1, Era::Hijri) && free(last.1, Era::Gregorian) {
        return Some((date(first.0, true), date(last.0, false)));
    }
    let turned = same(last.0, first.0) && free(first.1, Era::Gregorian) && free(last.1, Era::Hijri);
    turned.then(|| (date(first.0, false), date(last.0, true)))
}

/// كأس آسيا 2019 م: whether the letter apart behind the year `value` at token `i` is its era; for metres it stands behind round numbers, and
/// where a distance is told.
fn era_apart(scan: &Scan, i: usize, value: u32) -> bool {
    const NEAR: usize = 4;
    let distance = |at: usize| scan.marker(at, job!("distance")).is_some();
    scan.codes(i).len() == 4
        && RECENT.contains(&value)
        && !value.is_multiple_of(ROUND)
        && scan.is_word(i + 1, METRE)
        && !(i.saturating_sub(NEAR)..i).any(distance)
}

/// The letter of the era, which is also written for metres.
const METRE: &[u8] = &[letter('م')];

/// A year told by its era alone: 1436هـ, 2015م, 283هـ/896م.
pub(super) fn era_year(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    const HIJRA: &[u8] = &[letter('ه')];
    let value = digits::small(scan, i).filter(|&v| v > 0 && scan.codes(i).len() <= 4)?;
    // 1375 ق.م
    let century = |at: usize| scan.marker_before(at, job!("century")).is_some();
    let year = scan.codes(i).len() > 1 && !century(i) && !(i > 0 && century(i - 1));
    if let Some(after) = scan.marker(i + 1, job!("era_bce")).filter(|_| year) {
        out.push(Draft::iso(i, after, Kind::Date, years::before_common_era(value)?, "date:bce"));
        return Some(after);
    }
    let (era, end) = era(scan, i + 1);
    let hijri = era.filter(|_| value <= *PLAUSIBLE.end())? == Era::Hijri;
    // 283هـ/896م, 1446هـ 2025 م
    let marked = i > 1 && (scan.mark(i - 1, b'/') || scan.mark(i - 1, b'(')) && scan.is_word(i - 2, HIJRA);
    // 676هـ الموافق 1277م
    let agrees = || scan.marker_before(i, job!("day")).is_some_and(|at| at > 0 && scan.is_word(at - 1, HIJRA));
    let beside = marked || i > 0 && scan.is_word(i - 1, HIJRA) && scan.codes(i).len() == 4 || agrees();
    let long = value >= *PLAUSIBLE.start() && scan.codes(i).len() == 4;
    let apart = scan.spaced(i + 1) && !era_apart(scan, i, value);
    let short = hijri && !long && !scan.is_word(i + 1, HIJRA);
    let metres = !hijri && !beside && (apart || value < HIJRI.end);
    if (short || metres) && !(year && spelled_era(scan, i + 1)) {
        return None;
    }
    out.push(Date { year: Some(value), hijri, ..Date::default() }.draft(i, end, "date:year"));
    Some(end)
}

/// (1507 للميلاد), 540 للهجرة: whether a whole word at token `i` names the era, which nothing else shortens to; with the article it
/// describes a century: القرن الثامن الهجري/الـ14 الميلادي.
fn spelled_era(scan: &Scan, i: usize) -> bool {
    const LETTERS: usize = 2;
    era(scan, i).0.is_some() && scan.codes(i).len() > LETTERS && !scan.codes(i).starts_with(ARTICLE)
}

/// (323-383 ق.م): the years before the common era from token `i` on, in either order, and the token after their era.
fn years_bce(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    let at = Some(i + 2).filter(|_| scan.dash(i + 1))?;
    let (a, b) = (digits::small(scan, i)?, digits::small(scan, at)?);
    let end = scan.marker(at + 1, job!("era_bce")).filter(|_| a != b)?;
    let iso = format!("{}/{}", years::before_common_era(a.max(b))?, years::before_common_era(a.min(b))?);
    out.push(Draft::iso(i, end, Kind::Date, iso, "date:bce"));
    Some(end)
}
