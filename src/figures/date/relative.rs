//! Relative dates (أمس, الأسبوع الماضي, قبل ثلاثة أيام) and dates without a year, as the days that they mean
//! for somebody who reads on a given day.

use super::relative_named::{direction, named_time, of_the_same, period, year_of, year_said};
use crate::figures::calendar::day::Day;
use crate::figures::calendar::hijri;
use crate::figures::draft::Draft;
use crate::figures::figure::Kind;
use crate::figures::tokens::particles::{FROM, NOW, THE_DAY, WILL};
use crate::figures::tokens::scan::{Scan, clitic, ends_sentence};
use crate::figures::tokens::words::{self, job};
use crate::text::code::letter;
use crate::text::tokens::Class;

/// Resolves what the drafts leave open, and adds the relative dates that are no figures by themselves.
pub(crate) fn resolve(scan: &Scan, today: Day, drafts: &mut Vec<Draft>) {
    let mut taken: Vec<(usize, usize)> = Vec::with_capacity(drafts.len());
    for k in 0..drafts.len() {
        let last = last_of_list(scan, drafts, k);
        let draft = &drafts[k];
        let resolved = open_date(scan, today, draft, &drafts[last])
            .or_else(|| counted(scan, today, draft))
            .or_else(|| span(scan, today, draft))
            .map(Into::into);
        // من العام الماضي belongs to the date that it stands behind.
        let dated = resolved.is_some() && draft.kind == Kind::Date;
        let past = if resolved.is_some() { past_now(scan, draft.end) } else { draft.end };
        let end = year_said(scan, draft.end).filter(|_| dated).map_or(past, |found| found.1);
        taken.push((draft.start, end));
        drafts[k].resolved = resolved;
    }
    taken.sort_unstable();
    let (mut at, mut next) = (0, 0);
    while at < scan.len() {
        while taken.get(next).is_some_and(|t| t.1 <= at) {
            next += 1;
        }
        let ahead = taken.get(next).copied();
        match ahead {
            Some((start, end)) if start <= at => at = end,
            _ => match named_time(scan, today, at).filter(|found| ahead.is_none_or(|t| found.1 <= t.0)) {
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

/// Most days of a list.
const LIST: usize = 16;

/// The last of the days of one month that a list with the draft `k` goes on to: 5 و6 أكتوبر الماضي.
fn last_of_list(scan: &Scan, drafts: &[Draft], k: usize) -> usize {
    let day = |d: &Draft| matches!(d.rule, "date:day_month" | "date:day");
    let month = |d: &Draft| d.iso.as_deref().and_then(|iso| Some(iso.rsplit_once('-')?.0.to_owned()));
    let goes_on = |a: &Draft, b: &Draft| {
        let near = (a.end..=a.end + 1).contains(&b.start);
        day(a) && day(b) && near && direction(scan, a.end).is_none() && month(a) == month(b)
    };
    let end = (k + LIST).min(drafts.len() - 1);
    (k..end).find(|&at| !goes_on(&drafts[at], &drafts[at + 1])).unwrap_or(end)
}

/// 5 نوفمبر and الخامس من الشهر الماضي: the nearest such day, and the day of that month; both ends of من 5 إلى 10 نوفمبر. What
/// tells the month or year stands behind `said`, the last of its list.
fn open_date(scan: &Scan, today: Day, draft: &Draft, said: &Draft) -> Option<String> {
    let iso = draft.iso.as_deref().filter(|_| draft.kind == Kind::Date)?;
    let (first, iso) = match iso.split_once('/') {
        Some((first, last)) => (Some(first), last),
        None => (None, iso),
    };
    if of_the_same(scan, said.end) {
        return None;
    }
    if let Some(rest) = iso.strip_prefix("hijri:XXXX-").filter(|_| first.is_none()) {
        let (step, _) = direction(scan, said.end).filter(|d| d.0.abs() < 2)?;
        let (year, now) = hijri::of(today)?;
        let month: u8 = rest.split_once('-')?.0.parse().ok()?;
        return Some(format!("hijri:{:04}-{rest}", year_of(month, step, year, now)));
    }
    let rest = iso.strip_prefix("XXXX-")?;
    if let Some(number) = rest.strip_prefix("XX-") {
        let months = (said.start..=said.end).find_map(|i| direction(scan, i)).map_or(0, |d| d.0);
        let (year, month) = today.month_after(months);
        let (year, month) = (year.try_into().ok()?, month.try_into().ok()?);
        let day = |day: &str| Some(Day::new(year, month, day.parse().ok()?)?.to_string());
        let last = day(number)?;
        return match first {
            Some(first) => Some(format!("{}/{last}", day(first.strip_prefix("XXXX-XX-")?)?)),
            None => Some(last),
        };
    }
    let parts = |rest: &str| rest.split_once('-').and_then(|(m, d)| Some((m.parse().ok()?, d.parse().ok()?)));
    let (month, day) = parts(rest)?;
    let year = today.ymd().0;
    let mut days = (year - 1..=year + 1).filter_map(|y| Day::new(y, month, day));
    // من 20 ديسمبر المقبل إلى 10 يناير: the first day is told, and the last one follows it.
    let told_first = || (said.start..said.end).find_map(|i| direction(scan, i)).map(|d| d.0.signum());
    if let (Some(first), None, None) = (first, direction(scan, said.end), year_said(scan, said.end))
        && let Some(step) = told_first()
    {
        let (first_month, first_day) = parts(first.strip_prefix("XXXX-")?)?;
        let mut firsts = (year - 1..=year + 1).filter_map(|y| Day::new(y, first_month, first_day));
        let begin = match step {
            -1 => firsts.rfind(|d| *d <= today)?,
            1 => firsts.find(|d| *d >= today)?,
            _ => firsts.min_by_key(|d| d.since(today).abs())?,
        };
        let end = (year - 1..=year + 2).filter_map(|y| Day::new(y, month, day)).find(|d| *d >= begin)?;
        return Some(format!("{begin}/{end}"));
    }
    let meant = if let Some((years, _)) = year_said(scan, said.end) {
        Day::new(year + i32::try_from(years).ok()?, month, day)?
    } else {
        match direction(scan, said.end).map(|d| d.0.signum()) {
            Some(-1) => days.rfind(|d| *d <= today)?,
            Some(1) => days.find(|d| *d >= today)?,
            _ => days.min_by_key(|d| d.since(today).abs())?,
        }
    };
    let Some(first) = first else { return Some(meant.to_string()) };
    let (month, day) = parts(first.strip_prefix("XXXX-")?)?;
    let year = meant.ymd().0;
    let begin = Day::new(year, month, day).filter(|d| *d <= meant).or_else(|| Day::new(year - 1, month, day))?;
    Some(format!("{begin}/{meant}"))
}

/// Most months that a date is counted back; what lies further away is no date in the news.
const LONGEST: i64 = 12 * 1000;

/// قبل ثلاثة أيام, منذ عامين, بعد أسبوعين; not قبل ثلاثة أيام من الانتخابات, which counts from something else.
fn counted(scan: &Scan, today: Day, draft: &Draft) -> Option<String> {
    let iso = draft.iso.as_deref().filter(|_| draft.kind == Kind::Duration)?;
    let starts = [draft.phrase.0, draft.start];
    let before = |job| starts.iter().find_map(|&start| scan.marker_before(start, job));
    // من أسبوعين is spoken for منذ أسبوعين, where nothing else is said.
    let spoken = draft.start == 1 && from_elsewhere(scan, 0) && draft.end == scan.len();
    let sign = match before(job!("ago")) {
        _ if spoken => -1,
        Some(_) => -1,
        None => before(job!("ahead")).filter(|&at| looks_ahead(scan, at) || from_now(scan, draft.end)).map(|_| 1)?,
    };
    if from_elsewhere(scan, draft.end) {
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
    away(today, sign * months, sign * days, smallest)
}

/// The day, month or year so many months or days from today, as exact as the unit `smallest` says.
pub(crate) fn away(today: Day, months: i64, days: i64, smallest: char) -> Option<String> {
    let ((year, month), day) = (today.month_after(months), today.checked_plus(days)?);
    (1..=9999).contains(&year).then_some(())?;
    match smallest {
        'Y' => Some(format!("{year:04}")),
        'M' => Some(format!("{year:04}-{month:02}")),
        _ if months == 0 => Some(day.to_string()),
        _ => None,
    }
}

/// من after a span of time: it counts from something that is named.
pub(super) fn from_elsewhere(scan: &Scan, i: usize) -> bool {
    scan.is_word(i, FROM) && !from_now(scan, i)
}

/// من الآن, من اليوم after a span of time; not من اليوم الأول.
pub(super) fn from_now(scan: &Scan, i: usize) -> bool {
    let ends = || scan.class(i + 2) != Class::Word || scan.is(i + 2, words::FUNCTION);
    scan.is_word(i, FROM) && (scan.is_word(i + 1, NOW) || scan.is_word(i + 1, THE_DAY) && ends())
}

/// The token behind من الآن, or `i` itself.
pub(super) fn past_now(scan: &Scan, i: usize) -> usize {
    if from_now(scan, i) { i + 2 } else { i }
}

/// Tokens before بعد in which a verb in the future tells that it counts from today.
const AHEAD: usize = 8;

/// Whether بعد at token `i` counts from today: it opens a clause, or the clause speaks of what will be. In a story
/// (توفي بعد يومين) it counts from what was told before.
pub(super) fn looks_ahead(scan: &Scan, i: usize) -> bool {
    let opens = i == 0 || ends_sentence(scan, i - 1);
    let future = |k: usize| {
        let word = scan.stem(k);
        let marked = matches!(word, [s, p, ..] if *s == letter('س')
            && [letter('ي'), letter('ت'), letter('ن'), letter('ا')].contains(p));
        scan.is_word(k, WILL) || marked && word.len() > 4 && scan.bits(k) == 0
    };
    let near = (i.saturating_sub(AHEAD)..i).rev().take_while(|&k| !ends_sentence(scan, k));
    opens || near.filter(|&k| scan.class(k) == Class::Word).any(future)
}

/// الأيام الثلاثة المقبلة, الأسبوعين الماضيين: the whole days, weeks, months or years before or after this one.
fn span(scan: &Scan, today: Day, draft: &Draft) -> Option<String> {
    let iso = draft.iso.as_deref().filter(|_| draft.kind == Kind::Duration)?;
    let article = |i: usize| scan.tok(i).has(clitic::ARTICLE);
    if !article(draft.start) && !article(draft.end - 1) {
        return None;
    }
    let (step, _) = direction(scan, draft.end).filter(|d| d.0.abs() == 1)?;
    let unit = iso.chars().last()?;
    let n: i64 = iso.strip_prefix('P')?.trim_end_matches(unit).parse().ok().filter(|n| (2..LONGEST).contains(n))?;
    let (first, last) = if step < 0 { (-n, -1) } else { (1, n) };
    let (first, last) = (period(today, unit, first)?, period(today, unit, last)?);
    let (from, to) = (first.split('/').next()?, last.split('/').next_back()?);
    Some(format!("{from}/{to}"))
}
