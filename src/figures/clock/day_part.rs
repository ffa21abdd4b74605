//! Parts of the day behind a time or before it: 8:30 مساء, مساء الجمعة الساعة 8, الليلة في التاسعة.

use super::forms::{Reading, minute_word};
use crate::figures::tokens::particles::{AT, EXACTLY, FROM, IN, METRES, SHARP, starts_with_article};
use crate::figures::tokens::scan::{Scan, clitic, comma, ends_sentence};
use crate::figures::tokens::words::{self, Job, Sense, job};
use crate::text::tokens::Class;

/// Hours of the day from which and until which a part lasts.
type Part = (u32, u32);

/// The part of the day named at token `i`, and the token after it.
fn part_named(scan: &Scan, i: usize) -> Option<(Part, usize)> {
    if !scan.is(i, words::DAY_PART) {
        return None;
    }
    scan.find(
        i,
        |s| if let Sense::DayPart { from, until } = s { Some((u32::from(from), u32::from(until))) } else { None },
    )
}

/// Whether an hour lies in a part of the day.
fn lies_in(hour: u32, (from, until): Part) -> bool {
    if from <= until { (from..until).contains(&hour) } else { hour >= from || hour < until }
}

/// Gives a time the one of its two hours that lies in the part of the day, or nearer to it (الخامسة ظهرا).
fn settle(r: &mut Reading, (from, until): Part) {
    if r.settled {
        return;
    }
    let outside = |h: u32| ((from + 24 - h) % 24).min((h + 25 - until) % 24);
    let morning = r.hour % 12;
    let candidates = [morning, morning + 12];
    let nearest = if outside(morning) <= outside(morning + 12) { morning } else { morning + 12 };
    r.hour = candidates.into_iter().find(|&h| lies_in(h, (from, until))).unwrap_or(nearest);
    r.settled = true;
}

/// Reads the part of the day after a time and settles its half; gives whether there was one. م alone is metres
/// where nothing else has told (`told`) that this is a time.
pub(crate) fn behind(scan: &Scan, r: &mut Reading, told: bool) -> bool {
    let at = if scan.mark(r.end, b')') { r.end + 1 } else { r.end };
    // الساعة 9:00 (ص)
    let bracketed = scan.mark(at, b'(') && scan.is(at + 1, words::DAY_PART) && scan.mark(at + 2, b')');
    let at = at + usize::from(bracketed);
    // الساعة (8:20) دقيقة مساء
    let at = minute_word(scan, at).filter(|&next| r.sure && scan.is(next, words::DAY_PART)).unwrap_or(at);
    let exactly = scan.is_word(at, EXACTLY) && (told || scan.is(at + 1, words::DAY_PART));
    let at = if scan.is_word(at, FROM) || exactly { at + 1 } else { at };
    if scan.is_word(at, METRES) && !(told || r.sure) {
        return false;
    }
    let Some((part, end)) = part_named(scan, at) else { return false };
    // الفجر 4:15 الظهر 12:05: the name of the next time.
    if starts_with_article(scan.codes(at)) && scan.class(end) == Class::Digits && scan.mark(end + 1, b':') {
        return false;
    }
    // اعتقلت القوات 20 صباح الأحد: no hour of that part.
    if r.settled && !(told || r.sure) && !lies_in(r.hour, part) {
        return false;
    }
    settle(r, part);
    (r.settled, r.end) = (true, end + usize::from(bracketed));
    true
}

/// Tokens from a part of the day to the time behind it: مساء يوم الجمعة 5 مايو المقبل عند الساعة.
const FAR: usize = 9;

/// Settles the half of a time by the part of the day before token `i`, with nothing but a day between: مساء الجمعة الساعة 8.
pub(crate) fn before(scan: &Scan, i: usize, r: &mut Reading) {
    if !r.settled
        && let Some(part) = ahead(scan, i)
    {
        settle(r, part);
    }
}

/// في الثامنة, عند التاسعة at token `i`, behind a part of the day: a time without the word for the hour.
pub(crate) fn tells(scan: &Scan, i: usize) -> bool {
    if i == 0 || scan.bits(i) & words::ORDINAL == 0 {
        return false;
    }
    let (at, within) = (scan.is_word(i - 1, AT), scan.is_word(i - 1, IN));
    let ranks = scan.is_word(i + 1, FROM) || scan.is(i + 1, words::ORDINAL);
    // عند العاشرة
    let ends = || scan.class(i + 1) != Class::Word || scan.tok(i + 1).has(clitic::CONJUNCTION);
    (at || within) && !ranks && (at && ends() || ahead(scan, i).is_some())
}

/// The part of the day before token `i`, with nothing but a day between.
fn ahead(scan: &Scan, i: usize) -> Option<Part> {
    const NIGHT: Part = (18, 6);
    const BETWEEN: [Job; 7] = [
        job!("day"),
        job!("days_ago"),
        job!("days_ahead"),
        job!("period"),
        job!("each"),
        job!("month_word"),
        job!("year"),
    ];
    for at in (i.saturating_sub(FAR)..i).rev() {
        if ends_sentence(scan, at) {
            return None;
        }
        let part = match part_named(scan, at).filter(|(_, end)| *end <= i && scan.codes(at).len() > 1) {
            Some((part, _)) => Some(part),
            None => scan.marker(at, job!("tonight")).map(|_| NIGHT),
        };
        if let Some(part) = part {
            // 8 مساء حتى الساعة 10: the part of the time before it.
            const NUMBER: u32 = words::NUMBER | words::ORDINAL | words::FRACTION | words::UNIT;
            let taken = at > 0 && (scan.class(at - 1) == Class::Digits || scan.is(at - 1, NUMBER));
            return (!taken).then_some(part);
        }
        let joins = match scan.class(at) {
            Class::Digits => true,
            Class::Mark => comma(scan, at) || scan.mark(at, b'/') || scan.mark(at, b'(') || scan.mark(at, b')'),
            Class::Word => {
                let word = scan.tok(at).clitics & clitic::CONJUNCTION == 0
                    && scan.is(at, words::WEEKDAY | words::MONTH | words::FUNCTION);
                word && scan.marker(at, job!("to")).is_none()
                    || scan.is_word(at, SHARP)
                    || BETWEEN.iter().any(|&job| scan.marker(at, job).is_some())
            }
            _ => false,
        };
        if !joins {
            return None;
        }
    }
    None
}
