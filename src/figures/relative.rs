//! Relative dates (أمس, الأسبوع الماضي, قبل ثلاثة أيام) and dates without a year, as the days that they mean
//! for somebody who reads on a given day.

use super::day::Day;
use super::draft::Draft;
use super::figure::Kind;
use super::scan::{Scan, clitic};
use super::words::{self, Sense, job};
use crate::text::code::letter;
use crate::text::tokens::Class;

/// Resolves what the drafts leave open, and adds the relative dates that are no figures by themselves.
pub(super) fn resolve(scan: &Scan, today: Day, drafts: &mut Vec<Draft>) {
    for draft in drafts.iter_mut() {
        draft.resolved = open_date(scan, today, draft).or_else(|| ago(scan, today, draft)).map(Into::into);
    }
    let mut taken: Vec<(usize, usize)> = drafts.iter().map(|d| (d.start, d.end)).collect();
    taken.sort_unstable();
    let (mut at, mut next) = (0, 0);
    while at < scan.len() {
        while taken.get(next).is_some_and(|t| t.1 <= at) {
            next += 1;
        }
        let ahead = taken.get(next).copied();
        match ahead {
            Some((start, end)) if start <= at => at = end,
            _ => match named(scan, today, at).filter(|found| ahead.is_none_or(|t| found.1 <= t.0)) {
                Some((meant, end)) => {
                    let mut draft = Draft::new(at, end, Kind::Date, "date:relative");
                    draft.resolved = Some(meant.into());
                    drafts.push(draft);
                    at = end;
                }
                None => at += 1,
            },
        }
    }
}

/// 5 نوفمبر and الخامس من الشهر الماضي: the nearest such day, and the day of that month.
fn open_date(scan: &Scan, today: Day, draft: &Draft) -> Option<String> {
    let iso = draft.iso.as_deref().filter(|_| draft.kind == Kind::Date)?;
    if iso.contains('/') {
        return None;
    }
    let rest = iso.strip_prefix("XXXX-")?;
    if let Some(day) = rest.strip_prefix("XX-") {
        let months = (draft.start..=draft.end).find_map(|i| direction(scan, i)).map_or(0, |d| d.0);
        let (year, month) = today.month_after(months);
        return Day::new(year.try_into().ok()?, month.try_into().ok()?, day.parse().ok()?).map(|d| d.to_string());
    }
    let (month, day) = rest.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    let year = today.ymd().0;
    let nearest = (year - 1..=year + 1).filter_map(|y| Day::new(y, month, day)).min_by_key(|d| d.since(today).abs())?;
    Some(nearest.to_string())
}

/// Most months that a date is counted back; what lies further away is no date in the news.
const LONGEST: i64 = 12 * 1000;

/// قبل ثلاثة أيام, منذ عامين; not قبل ثلاثة أيام من الانتخابات, which counts from something else.
fn ago(scan: &Scan, today: Day, draft: &Draft) -> Option<String> {
    const FROM: &[u8] = &[letter('م'), letter('ن')];
    let iso = draft.iso.as_deref().filter(|_| draft.kind == Kind::Duration)?;
    let starts = [draft.phrase.0, draft.start];
    let said = starts.iter().any(|&start| scan.marker_before(start, job!("ago")).is_some());
    if !said || scan.is_word(draft.end, FROM) {
        return None;
    }
    let (mut months, mut days, mut smallest) = (0i64, 0i64, 'Y');
    let mut number = String::new();
    for c in iso.strip_prefix('P')?.chars() {
        if c.is_ascii_digit() {
            number.push(c);
            continue;
        }
        let n: i64 = number.parse().ok()?;
        number.clear();
        match c {
            'Y' => months = n.checked_mul(12)?.checked_add(months)?,
            'M' => months = n.checked_add(months)?,
            'W' => days = n.checked_mul(7)?.checked_add(days)?,
            'D' => days = n.checked_add(days)?,
            _ => return None,
        }
        smallest = c;
    }
    if months > LONGEST || days > 30 * LONGEST {
        return None;
    }
    let ((year, month), day) = (today.month_after(-months), today.checked_plus(-days)?);
    (year > 0).then_some(())?;
    match smallest {
        'Y' => Some(format!("{year:04}")),
        'M' => Some(format!("{year:04}-{month:02}")),
        _ if months == 0 => Some(day.to_string()),
        _ => None,
    }
}

/// الماضي is -1, الجاري 0 and المقبل 1; with the token after it.
fn direction(scan: &Scan, i: usize) -> Option<(i64, usize)> {
    if scan.bits(i) & words::MARKER == 0 {
        return None;
    }
    scan.marker_value(i, job!("period")).map(|(which, end)| (i64::from(which) - 2, end))
}

/// A day, week, month or year that is named by its place before or after today; and the token after it.
fn named(scan: &Scan, today: Day, i: usize) -> Option<(String, usize)> {
    let bits = scan.bits(i);
    if bits & (words::MARKER | words::UNIT | words::WEEKDAY) == 0 || scan.class(i) != Class::Word {
        return None;
    }
    let days = |job, sign: i64| {
        let (n, end) = scan.marker_value(i, job)?;
        Some((sign * i64::from(n), end))
    };
    if let Some((days, end)) = days(job!("days_ago"), -1).or_else(|| days(job!("days_ahead"), 1)) {
        return stands_alone(scan, i, end).then(|| (today.plus(days).to_string(), end));
    }
    if bits & words::WEEKDAY != 0 {
        let pick = |s| if let Sense::Weekday(day) = s { Some(day) } else { None };
        let (weekday, end) = scan.find(i, pick)?;
        let (step, end) = direction(scan, end).filter(|d| d.0 != 0)?;
        let ahead = i64::from(weekday) - i64::from(today.weekday());
        let days = if step < 0 { ahead - 7 * i64::from(ahead >= 0) } else { ahead + 7 * i64::from(ahead <= 0) };
        return Some((today.plus(days).to_string(), end));
    }
    if !scan.tok(i).has(clitic::ARTICLE) || bits & words::UNIT == 0 {
        return None;
    }
    let pick = |s| match s {
        Sense::Unit { index, dual: false, .. } => Some(&scan.words.units[index as usize]),
        _ => None,
    };
    let (unit, end) = scan.find(i, pick).filter(|(unit, _)| unit.duration && unit.times == 1)?;
    let (step, end) = direction(scan, end)?;
    let (year, month) = today.month_after(if &*unit.unit == "M" { step } else { 0 });
    let meant = match &*unit.unit {
        "Y" => format!("{:04}", year + step),
        "M" => format!("{year:04}-{month:02}"),
        "W" => {
            let monday = today.plus(1 - i64::from(today.weekday()) + 7 * step);
            format!("{monday}/{}", monday.plus(6))
        }
        _ => return None,
    };
    Some((meant, end))
}

/// Whether اليوم and غدا mean a day: not اليوم الوطني, في اليوم نفسه, باليوم or غدا الأمر.
fn stands_alone(scan: &Scan, i: usize, end: usize) -> bool {
    let next = scan.codes(end);
    let described = scan.class(end) == Class::Word
        && (super::compose::starts_with_article(next) || next.starts_with(&[letter('ن'), letter('ف'), letter('س')]))
        && scan.bits(end) & words::WEEKDAY == 0;
    let within = i > 0 && scan.is_word(i - 1, &[letter('ف'), letter('ي')]);
    let one_word = end == i + 1;
    let before = scan.tok(i).clitics & (clitic::BA | clitic::LAM | clitic::KAF) != 0;
    !(one_word && (described || within || before))
}
