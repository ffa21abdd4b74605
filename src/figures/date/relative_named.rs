//! Relative dates that are named: أمس, الأسبوع الماضي, هذا العام, مايو المقبل, الصيف الماضي, قبل شهر.

use super::parts;
use super::parts::is_told_before;
use super::relative::{away, from_elsewhere, from_now, looks_ahead, past_now};
use crate::figures::bound;
use crate::figures::calendar::day::Day;
use crate::figures::calendar::hijri;
use crate::figures::speech::source_word::how;
use crate::figures::tokens::clitics::begins_with_and;
use crate::figures::tokens::particles::{
    FROM, IN, LIKE, SAME, SELF, THAT_F, THAT_ONE, THIS, THIS_F, TO, TOMORROW, UNTIL, starts_with_article,
    written_with_article,
};
use crate::figures::tokens::plural;
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::units::Time;
use crate::figures::tokens::words::{self, Needs, Sense, job};
use crate::lexicon::schema::SourceHow;
use crate::text::tokens::Class;

/// الماضي is -1, الجاري 0 and المقبل 1, قبل الماضي -2 and بعد المقبل 2; with the token after it.
pub(super) fn direction(scan: &Scan, i: usize) -> Option<(i64, usize)> {
    if scan.bits(i) & words::MARKER == 0 {
        return None;
    }
    scan.marker_value(i, job!("period")).map(|(which, end)| (i64::from(which) - 2, end))
}

/// A day, week, month or year that is named by its place before or after today; and the token after it.
pub(super) fn named_time(scan: &Scan, today: Day, i: usize) -> Option<(String, usize)> {
    let bits = scan.bits(i);
    if bits & (words::MARKER | words::UNIT | words::WEEKDAY | words::MONTH) == 0 || scan.class(i) != Class::Word {
        return None;
    }
    let days = |job, sign: i64| {
        let (n, end) = scan.marker_value(i, job)?;
        Some((sign * i64::from(n), end))
    };
    if let Some((days, end)) = days(job!("days_ago"), -1).or_else(|| days(job!("days_ahead"), 1)) {
        return stands_alone(scan, i, end, days).then(|| (today.plus(days).to_string(), end));
    }
    if bits & words::MARKER != 0
        && let Some(found) = one_away(scan, today, i).or_else(|| season(scan, today, i))
    {
        return Some(found);
    }
    if bits & words::WEEKDAY != 0 {
        let pick = |s| if let Sense::Weekday(day) = s { Some(day) } else { None };
        let (weekday, end) = scan.find(i, pick)?;
        if let Some(found) = of_week(scan, today, weekday, end) {
            return Some(found);
        }
        let (step, end) = said(scan, i, end).or_else(|| of_both(scan, end).map(|step| (step, end)))?;
        let ahead = i64::from(weekday) - i64::from(today.weekday());
        let days = match step {
            ..0 => ahead - 7 * i64::from(ahead >= 0) + 7 * (step + 1),
            0 => ahead.rem_euclid(7),
            1.. => ahead + 7 * i64::from(ahead <= 0) + 7 * (step - 1),
        };
        return Some((today.plus(days).to_string(), end));
    }
    if bits & words::MONTH != 0
        && let Some(found) = month(scan, today, i)
    {
        return Some(found);
    }
    if !scan.tok(i).has(clitic::ARTICLE) || bits & words::UNIT == 0 {
        return None;
    }
    let pick = |s| match s {
        Sense::Unit { index, dual: false, .. } => Some(&scan.words.units[index as usize]),
        _ => None,
    };
    let (unit, end) = scan.find(i, pick)?;
    let time = unit.time?;
    let (step, end) = said(scan, i, end)?;
    let meant = match (time, unit.times) {
        // أعلن هذا اليوم is known by its marker, and اليوم التالي by none.
        (Time::Day, _) => return None,
        (Time::Week, 1) => period(today, 'W', step)?,
        (Time::Month, 1) => period(today, 'M', step)?,
        (Time::Year, 1) => period(today, 'Y', step)?,
        (Time::Year, 10) => format!("{:03}X", i64::from(today.ymd().0).div_euclid(10) + step),
        (Time::Year, 100) => format!("{:02}XX", i64::from(today.ymd().0).div_euclid(100) + step),
        _ => return None,
    };
    Some((meant, end))
}

/// الاثنين من الأسبوع المقبل: a day of the week that is told behind it.
fn of_week(scan: &Scan, today: Day, weekday: u8, i: usize) -> Option<(String, usize)> {
    let at = Some(i + 1).filter(|&at| scan.is_word(i, FROM) && scan.tok(at).has(clitic::ARTICLE))?;
    let pick = |s| match s {
        Sense::Unit { index, dual: false, .. } => Some(&scan.words.units[index as usize]),
        _ => None,
    };
    let (_, end) = scan.find(at, pick).filter(|(unit, _)| unit.is_one(Time::Week))?;
    let (step, end) = direction(scan, end)?;
    let day = today.checked_plus(i64::from(weekday) - i64::from(today.weekday()) + 7 * step)?;
    Some((day.to_string(), end))
}

/// السبت والأحد المقبلين: what the word in the dual behind the second day tells of both.
fn of_both(scan: &Scan, i: usize) -> Option<i64> {
    let and = scan.tok(i).has(clitic::CONJUNCTION) && scan.is(i, words::WEEKDAY);
    let pick = |s| if let Sense::Weekday(_) = s { Some(()) } else { None };
    let (_, end) = scan.find(i, pick).filter(|_| and)?;
    let dual = plural::ends_oblique(scan.codes(end));
    direction(scan, end).filter(|_| dual).map(|found| found.0)
}

/// من العام الماضي, السنة المقبلة behind a day or a month: how many years away it lies, and the token after it.
pub(super) fn year_said(scan: &Scan, i: usize) -> Option<(i64, usize)> {
    let at = if scan.is_word(i, FROM) || scan.is_word(i, IN) { i + 1 } else { i };
    let this = scan.is_word(at, THIS) || scan.is_word(at, THIS_F);
    let at = at + usize::from(this);
    if !scan.tok(at).has(clitic::ARTICLE) || scan.bits(at) & words::UNIT == 0 {
        return None;
    }
    let pick = |s| match s {
        Sense::Unit { index, dual: false, .. } => Some(&scan.words.units[index as usize]),
        _ => None,
    };
    let (_, end) = scan.find(at, pick).filter(|(unit, _)| unit.is_one(Time::Year))?;
    if this { Some((0, end)) } else { direction(scan, end) }
}

/// الشهر نفسه, من العام ذاته, من نفس السنة: whether what stands behind a day tells its month or year as one told before.
pub(super) fn of_the_same(scan: &Scan, i: usize) -> bool {
    const OTHER: [&[u8]; 4] = [THAT_ONE, THAT_F, SAME, SELF];
    let at = if scan.is_word(i, FROM) || scan.is_word(i, IN) { i + 1 } else { i };
    let itself = |at: usize| scan.marker(at, job!("itself")).is_some();
    itself(i)
        || scan.is(at, words::UNIT) && itself(at + 1)
        || OTHER.contains(&scan.codes(at)) && scan.is(at + 1, words::UNIT)
}

/// The place in time that a word after a period tells, or هذا before it; and the token after it.
fn said(scan: &Scan, i: usize, end: usize) -> Option<(i64, usize)> {
    direction(scan, end)
        .or_else(|| (i > 0 && [THIS, THIS_F].contains(&scan.stem(i - 1)) && scan.tok(i).lead <= 2).then_some((0, end)))
}

/// The day, the week from Monday, the month or the year that is `step` of them away from today's.
pub(crate) fn period(today: Day, unit: char, step: i64) -> Option<String> {
    match unit {
        'D' => Some(today.checked_plus(step)?.to_string()),
        'W' => {
            let monday = today.checked_plus(1 - i64::from(today.weekday()) + 7 * step)?;
            Some(format!("{monday}/{}", monday.plus(6)))
        }
        'M' => away(today, step, 0, 'M'),
        'Y' => away(today, 12 * step, 0, 'Y'),
        _ => None,
    }
}

/// قبل شهر, منذ أسبوع, بعد سنة: one of a unit, with nothing after it that says of what; not قبل شهر رمضان.
fn one_away(scan: &Scan, today: Day, i: usize) -> Option<(String, usize)> {
    let (sign, at) = match scan.marker(i, job!("ago")) {
        Some(at) => (-1, at),
        None => (1, scan.marker(i, job!("ahead")).filter(|&at| looks_ahead(scan, i) || from_now(scan, at + 1))?),
    };
    // قبل نحو شهر
    let at = (at + 1..=at + 3).find(|&unit| bound::begins(scan, unit) == Some(at)).unwrap_or(at);
    if scan.tok(at).clitics != 0 || scan.bits(at) & words::UNIT == 0 {
        return None;
    }
    let pick = |s| match s {
        Sense::Unit { index, dual: false, weak: false } => Some(&scan.words.units[index as usize]),
        _ => None,
    };
    let (unit, end) = scan.find(at, pick).filter(|(unit, _)| unit.is_time() && unit.times == 1)?;
    let ends = scan.class(end) != Class::Word && scan.class(end) != Class::Digits
        || scan.class(end) == Class::Word && scan.is(end, words::FUNCTION) && !from_elsewhere(scan, end)
        || from_now(scan, end);
    if !ends || scan.marker(at, job!("plural")).is_some() {
        return None;
    }
    let meant = match unit.time? {
        Time::Day => away(today, 0, sign, 'D'),
        Time::Week => away(today, 0, 7 * sign, 'D'),
        Time::Month => away(today, sign, 0, 'M'),
        Time::Year => away(today, 12 * sign, 0, 'Y'),
        _ => None,
    };
    meant.map(|meant| (meant, past_now(scan, end)))
}

/// الصيف الماضي: the last one that is over, and the next one that has not begun, numbered as in EDTF.
fn season(scan: &Scan, today: Day, i: usize) -> Option<(String, usize)> {
    let (season, end) = scan.marker_value(i, job!("season")).filter(|s| (21..=24).contains(&s.0))?;
    if !scan.tok(i).has(clitic::ARTICLE) {
        return None;
    }
    let (step, end) = said(scan, i, end)?;
    let (year, month, _) = today.ymd();
    // Spring begins in March; winter belongs to the year of its December.
    let first = 3 * i64::from(season - 20);
    let month = i64::from(month);
    let year = i64::from(year)
        + match step {
            ..0 => step + i64::from(month >= first + 3) - i64::from(season == 24 && month < 3),
            0 => -i64::from(season == 24 && month < 3),
            1.. => step - i64::from(month < first),
        };
    Some((format!("{year:04}-{season}"), end))
}

/// مايو الماضي, رمضان المقبل: the nearest one that is not this month.
fn month(scan: &Scan, today: Day, i: usize) -> Option<(String, usize)> {
    let pick = |s| match s {
        Sense::Month { weak, .. } => Some(weak),
        _ => None,
    };
    let weak = scan.find(i, pick)?.0;
    let (month, hijri, end) = parts::month(scan, i)?;
    // مارس is also a verb.
    let sure = !weak || i == 0 || is_told_before(scan, i) || scan.marker_before(i, job!("month_word")).is_some();
    if let Some((years, end)) = year_said(scan, end).filter(|_| !hijri && (sure || scan.is_word(end, FROM))) {
        return Some((format!("{:04}-{month:02}", i64::from(today.ymd().0) + years), end));
    }
    let (step, end) = direction(scan, end).filter(|d| d.0.abs() < 2)?;
    let (year, now) = match hijri {
        true => hijri::of(today)?,
        false => (today.ymd().0, today.ymd().1),
    };
    let year = year_of(month, step, year, now);
    let era = if hijri { "hijri:" } else { "" };
    Some((format!("{era}{year:04}-{month:02}"), end))
}

/// Whether اليوم and غدا mean a day: not اليوم الوطني, في اليوم نفسه, باليوم or غدا الأمر.
fn stands_alone(scan: &Scan, i: usize, end: usize, days: i64) -> bool {
    const OTHER: [&[u8]; 5] = [THAT_ONE, THAT_F, SAME, SELF, LIKE];
    // ذلك اليوم, في مثل هذا اليوم; غد alone is one behind a part of the day that a time has taken.
    let other = |at: usize| i >= at && OTHER.contains(&scan.stem(i - at));
    let same = other(1) || i > 1 && scan.is_word(i - 1, THIS) && other(2);
    if same || scan.is_word(i, TOMORROW) && !tomorrow(scan, i) {
        return false;
    }
    let next = scan.codes(end);
    let described = scan.class(end) == Class::Word
        && (!begins_with_and(next) || scan.is(end, words::UNIT) && !scan.tok(end).has(clitic::LAM))
        && (starts_with_article(next) || next.starts_with(SAME))
        && scan.bits(end) & (words::WEEKDAY | words::DAY_PART) == 0
        && scan.marker(end, job!("hour")).is_none();
    let within = i > 0 && scan.is_word(i - 1, IN);
    // صحيفة الغد, حزب الغد
    let name = i > 0
        && scan.tok(i - 1).clitics & !clitic::CONJUNCTION & !clitic::LAM & !clitic::BA == 0
        && scan.tok(i).clitics & !clitic::ARTICLE == 0
        && starts_with_article(scan.codes(i))
        && matches!(how(scan, i - 1, SourceHow::Noun), Some((Needs::Medium | Needs::Body, _)));
    let one_word = end == i + 1;
    // بالأمس
    let at = if days < 0 { 0 } else { clitic::BA };
    let before = scan.tok(i).clitics & (at | clitic::LAM | clitic::KAF) != 0;
    !(one_word && (described || within || before || name))
}

/// مساء غد, غد الخميس, اعتبارا من غد, جلسة غد: whether غد at token `i` is a day; not غد أفضل.
fn tomorrow(scan: &Scan, i: usize) -> bool {
    let Some(before) = i.checked_sub(1).filter(|&at| scan.class(at) == Class::Word) else {
        return scan.is(i + 1, words::WEEKDAY);
    };
    let ends = scan.class(i + 1) != Class::Word || scan.is(i + 1, words::FUNCTION);
    let until = [FROM, TO, UNTIL].contains(&scan.codes(before));
    let noun = !scan.is(before, words::FUNCTION) && !written_with_article(scan, before);
    scan.is(before, words::DAY_PART) || scan.is(i + 1, words::WEEKDAY) || ends && (until || noun)
}

/// The year of the nearest `month` before this one (`step` below 0), of this year, or of the nearest one to come, where `year`
/// and `now` are the year and the month of today, in either calendar.
pub(crate) fn year_of(month: u8, step: i64, year: i32, now: u8) -> i32 {
    match step {
        ..0 => year - i32::from(month >= now),
        0 => year,
        1.. => year + i32::from(month <= now),
    }
}
