//! Times of day: الساعة التاسعة صباحا, 8:30 مساء, 55ر09, and intervals of them.

mod day_part;
pub(super) mod forms;
mod minute;

use super::bound;
use super::date;
use super::draft::Draft;
use super::figure::{Bound, Kind};
use super::noun;
use super::numeral::ordinal::{self, Ordinal};
use super::numeral::{self, digits, number_word};
use super::score;
use super::tokens::noun_shape::pronoun_end;
use super::tokens::particles::{AND, IN, METRES, NUMBER_OF, SHARP, starts_with_article};
use super::tokens::scan::{Scan, clitic};
use super::tokens::unit_word;
use super::tokens::words::{self, Sense, job};
use super::topic;
use crate::lexicon::schema::NumberClass;
use crate::text::code;
use crate::text::code::letter;
use crate::text::tokens::Class;
use forms::{Reading, clock, french, lasting, minute_word, position, stamp, zone_offset};

/// Reads the time that begins at token `i`.
pub(super) fn read(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    if zone_offset(scan, i).is_some() {
        return None;
    }
    if let Some(draft) = stamp(scan, i).or_else(|| french(scan, i, false)).or_else(|| position(scan, i)) {
        let end = draft.end;
        out.push(draft);
        return Some(end);
    }
    if let Some(end) = minute::read(scan, i, out) {
        return Some(end);
    }
    let mut at = number_word::skip_prefix(scan, i);
    // في تمام الثامنة
    let sharp = at > 0 && scan.bits(at) & words::ORDINAL != 0 && scan.stem(at - 1) == SHARP;
    let marked = scan.marker(at, job!("hour")).or_else(|| (sharp || day_part::tells(scan, at)).then_some(at));
    let begin = at;
    if let Some(next) = marked {
        at = number_word::skip_prefix(scan, next);
    }
    // الساعة 20h30
    if marked.is_some()
        && let Some(draft) = french(scan, at, true)
    {
        let end = draft.end;
        let mut draft = Draft { start: begin, phrase: (begin, end), ..draft };
        bound::attach(scan, &mut draft);
        out.push(draft);
        return Some(end);
    }
    if marked.is_none()
        && scan.mark(at + 1, b':')
        && let Some(draft) = lasting(scan, at)
    {
        let end = draft.end;
        out.push(draft);
        return Some(end);
    }
    let mut first = reading(scan, at, marked.is_some())?;
    let part = day_part::behind(scan, &mut first, marked.is_some());
    // الحرارة 25 نهارا و12 ليلا
    if part && marked.is_none() && !first.sure && scan.class(at) == Class::Digits && topic::warm(scan, at, first.end) {
        return None;
    }
    if part && marked.is_none() && !first.sure && tolls(scan, at) {
        return None;
    }
    if part && first.minute == 0 {
        more_minutes(scan, &mut first);
    } else if marked.is_some() || first.sure {
        day_part::before(scan, i, &mut first);
    }
    let told = marked.is_some() || part || first.sure;
    let start = if marked.is_some() { begin } else { at };
    // Most numbers are no hours, and nothing joins a second one to them.
    let joined =
        told || scan.live(first.end) & words::MARKER != 0 || scan.dash(first.end) || and(scan, first.end).is_some();
    if let Some((mut last, last_marked)) = joined.then(|| interval_end(scan, i, first.end)).flatten() {
        let last_part = day_part::behind(scan, &mut last, told || last_marked);
        // فاز 2-1 مساء أمس is no interval.
        let worded = !scan.dash(first.end) || span_of_hours(scan, at, &first, &last);
        if part || last_part && (told || worded) || told && (first.sure && last.sure || marked.is_some()) {
            if !part && last_part && first.hour <= 12 && !first.settled {
                // من 7 إلى 9 مساء: the part of the day is said once.
                let midnight = last.hour == 0 && first.hour < 12;
                let shift = midnight || last.hour >= 12 && first.hour < 12 && first.hour < last.hour % 12;
                let shift = if shift { 12 } else { 0 };
                first.hour += shift;
            }
            let iso = format!("{:02}:{:02}/{:02}:{:02}", first.hour, first.minute, last.hour, last.minute);
            let mut draft = Draft::iso(start, last.end, Kind::Time, iso, "time:interval");
            draft.bound = Bound::Range;
            out.push(draft);
            return Some(last.end);
        }
    }
    if !told {
        return None;
    }
    let iso = format!("{:02}:{:02}", first.hour, first.minute);
    let rule = if marked.is_some() { "time:hour" } else { "time:clock" };
    let mut draft = Draft::iso(start, first.end, Kind::Time, iso, rule);
    bound::attach(scan, &mut draft);
    out.push(draft);
    Some(first.end)
}

/// أصيب 9 مساء أمس, ارتفع عدد القتلى إلى 19 صباح اليوم: whether a word for what happened to people stands right before digits at token `i`,
/// which count them, or what عدد counts.
fn tolls(scan: &Scan, i: usize) -> bool {
    const NEAR: usize = 4;
    let told = |at: usize| scan.is(at, words::ROLE) && !starts_with_article(scan.codes(at));
    let number_of = |at: usize| scan.codes(at) == NUMBER_OF && scan.class(at + 1) == Class::Word;
    let counted = || (i.saturating_sub(NEAR)..i).rev().take_while(|&at| scan.class(at) == Class::Word).any(number_of);
    scan.class(i) == Class::Digits && (i.checked_sub(1).is_some_and(told) || counted())
}

/// من 5-7 م, 9-11 صباحا: hours that rise between dashes, where no result of a match can be meant.
fn span_of_hours(scan: &Scan, i: usize, first: &Reading, last: &Reading) -> bool {
    let told = i == 0 || scan.marker_before(i, job!("from")).is_some();
    let rising = first.hour % 12 < last.hour % 12;
    rising && (told || !score::near_sport(scan, i, last.end, score::WINDOW))
        || i == 0 && first.hour != last.hour && scan.get(last.end).is_none()
}

/// إلى, حتى, -, and و after بين before token `start`, and a second time; whether that has a word for the hour.
fn interval_end(scan: &Scan, start: usize, i: usize) -> Option<(Reading, bool)> {
    let next = if scan.dash(i) {
        i + 1
    } else if let Some(next) = scan.marker(i, job!("to")) {
        next
    } else {
        and(scan, i).filter(|_| scan.marker_before(start, job!("between")).is_some())?
    };
    if let Some(end) = scan.marker(next, job!("midnight")) {
        return clock(0, 0, end, true).map(|midnight| (midnight, false));
    }
    let marked = scan.marker(next, job!("hour"));
    let at = number_word::skip_prefix(scan, marked.unwrap_or(next));
    let last = reading(scan, at, true)?;
    // 10:45 ص - 22 نوفمبر 2022
    let dated = marked.is_none() && !last.sure && date::read(scan, at, &mut Vec::new()).is_some();
    // عند الخامسة عصرا إلى 17 في المئة, إلى 12 قتيلا: what was reached.
    let amount = marked.is_none()
        && !last.sure
        && (unit_word::percent(scan, last.end).is_some()
            || scan.is(last.end, words::CURRENCY)
            || scan.is(last.end, words::PERSON | words::ROLE) && noun::surely_counted(scan, last.end));
    (!dated && !amount).then_some((last, marked.is_some()))
}

/// و before the token that it gives, fused or apart, or before digits.
fn and(scan: &Scan, i: usize) -> Option<usize> {
    let (joined, next) = number_word::conjunction(scan, i);
    (joined || number_word::digit_prefix(scan, i) == Some(clitic::CONJUNCTION)).then_some(next)
}

fn reading(scan: &Scan, i: usize, marked: bool) -> Option<Reading> {
    if scan.class(i) == Class::Digits {
        return digit_reading(scan, i, marked);
    }
    // الخامسة وثلاثين دقيقة: the tens are minutes.
    let o = ordinal::read(scan, i).map(|o| match minute_word(scan, o.end) {
        Some(_) if o.value > 20 && o.end == i + 2 => Ordinal { value: o.value % 10, end: i + 1, ..o },
        _ => o,
    });
    let told = |end: usize| scan.marker(end, job!("zone")).is_some();
    let (hour, mut end) = match o {
        Some(o)
            if (2..=if marked || told(o.end) { 23 } else { 12 }).contains(&o.value)
                && scan.tok(i).has(clitic::ARTICLE)
                && hour_shape(scan, i) =>
        {
            (o.value as u32, o.end)
        }
        _ => {
            if scan.live(i) & words::NUMBER == 0 {
                return None;
            }
            // الواحدة is a number word, and hours are spoken as such.
            let pick = |s| match s {
                Sense::Number { value: value @ 0..=12, .. } if value > 0 || marked => Some(value as u32),
                _ => None,
            };
            let (value, end) = scan.find(i, pick)?;
            // الساعة إحدى عشرة, اثنتا عشرة
            let ten = value < 3 && number_word::word(scan, end).is_some_and(|w| w.class == NumberClass::Ten);
            let (value, end) = if ten && scan.tok(end).clitics == 0 { (value + 10, end + 1) } else { (value, end) };
            let bare_hour = value == 1 && scan.tok(i).has(clitic::ARTICLE);
            // خمسة مساء, where a text says nothing else; else five may have been killed in the evening.
            let whole = i == 0 && part_of_day(scan, end) && end + 1 == scan.len();
            if !(marked || bare_hour || whole || before_part(scan, minutes(scan, end)).is_some()) {
                return None;
            }
            (value, end)
        }
    };
    // في نسخته التاسعة مساء الأربعاء
    let its = |at: usize| pronoun_end(scan.codes(at)).is_some_and(|(_, stem)| stem.ends_with(&[letter('ت')]));
    if o.is_some() && !marked && scan.marker_before(i, job!("rank")).is_some_and(|at| at + 1 == i && its(at)) {
        return None;
    }
    let ranks = o.is_some() && !marked && described(scan, i);
    let spoken = || if marked { spoken_minutes(scan, end) } else { None };
    let told = minutes(scan, end).filter(|m| !ranks || scan.is(m.1, words::DAY_PART)).or_else(spoken);
    let (hour, minute) = past(hour, told.map_or(0, |m| m.0));
    end = told.map_or(end, |m| m.1);
    // في الثامنة غدا
    let tomorrow = o.is_some() && i > 0 && scan.is_word(i - 1, IN) && scan.marker(end, job!("days_ahead")).is_some();
    // التاسعة بتوقيت غرينتش
    let zoned = o.is_some() && !ranks && scan.marker(end, job!("zone")).is_some();
    clock(hour, minute, end, told.is_some() || tomorrow || zoned)
}

/// Whether a part of the day stands at token `i`; م alone is metres as well.
fn part_of_day(scan: &Scan, i: usize) -> bool {
    scan.is(i, words::DAY_PART) && !scan.is_word(i, METRES)
}

/// سبعة إلا ربع مساء, 8 ونصف صباحا: minutes that tell a time without a word for the hour.
fn before_part(scan: &Scan, minutes: Option<(i32, usize)>) -> Option<(i32, usize)> {
    minutes.filter(|&(_, end)| part_of_day(scan, end))
}

/// The hour and minute so many minutes past an hour, or before it.
fn past(hour: u32, minutes: i32) -> (u32, u32) {
    match u32::try_from(minutes) {
        Ok(minutes) => (hour, minutes),
        Err(_) => (if hour <= 1 { hour + 11 } else { hour - 1 }, (60 + minutes) as u32),
    }
}

/// الجولة الثانية والنصف الأول: an ordinal after a definite noun ranks that.
fn described(scan: &Scan, i: usize) -> bool {
    i > 0 && scan.class(i - 1) == Class::Word && starts_with_article(scan.codes(i - 1))
}

/// Hours are feminine: التاسعة, not التاسع.
fn hour_shape(scan: &Scan, i: usize) -> bool {
    scan.stem(i).ends_with(&[letter('ه')])
}

fn digit_reading(scan: &Scan, i: usize, marked: bool) -> Option<Reading> {
    let zoned = |at: usize| scan.marker(at, job!("zone")).is_some();
    if let Some((hour, minute)) = digits::newsroom_clock(scan, i)
        && (marked || zoned(minute.max(hour) + 1) || (i > 0 && scan.marker(i - 1, job!("hour")) == Some(i)))
    {
        return clock(digits::small(scan, hour)?, digits::small(scan, minute)?, hour + 1, true);
    }
    let hour = digits::small(scan, i)?;
    let len = scan.codes(i).len();
    let joined = |mark| {
        scan.mark(i + 1, mark) && !scan.spaced(i + 1) && scan.class(i + 2) == Class::Digits && !scan.spaced(i + 2)
    };
    // 06,38 ت غ
    let told = marked || zoned(i + 3) || part_of_day(scan, i + 3);
    if len <= 2 && (joined(b':') || (told && (joined(b'.') || joined(b',') || joined(code::COMMA)))) {
        let minute = digits::small(scan, i + 2).filter(|_| scan.codes(i + 2).len() == 2)?;
        let mut end = i + 3;
        if scan.mark(end, b':') && scan.class(end + 1) == Class::Digits && !scan.spaced(end + 1) {
            end = past_zone(scan, end + 2);
        }
        return clock(hour, minute, end, scan.mark(i + 1, b':') || zoned(i + 3));
    }
    // 0928 بتوقيت غرينتش
    if len == 4 && (marked && hour >= 100 || zoned(i + 1)) {
        return clock(hour / 100, hour % 100, i + 1, zoned(i + 1));
    }
    if len > 2 || scan.mark(i + 1, b'/') {
        return None;
    }
    let told = minutes(scan, i + 1);
    let spoken = || spoken_minutes(scan, i + 1).filter(|m| m.0 < 0);
    let told = if marked { told.or_else(spoken) } else { before_part(scan, told) };
    let (hour, minute) = past(hour, told.map_or(0, |m| m.0));
    clock(hour, minute, told.map_or(i + 1, |m| m.1), false)
}

/// 10:45:00+03:00, 10:45:00 +0300: past the distance from universal time that a stamp tells.
fn past_zone(scan: &Scan, i: usize) -> usize {
    let tight = |at: usize| scan.class(at) == Class::Digits && !scan.spaced(at);
    let digits = scan.codes(i + 1);
    let spaced = scan.spaced(i) && !(digits.len() == 4 && matches!(digits[0], b'0' | b'1'));
    let sign = (scan.mark(i, b'+') || scan.mark(i, b'-')) && !spaced;
    if !sign || !tight(i + 1) || !matches!(digits.len(), 2 | 4) {
        return i;
    }
    if scan.mark(i + 2, b':') && tight(i + 3) { i + 4 } else { i + 2 }
}

/// والنصف, والربع, إلا ربعا, و15 دقيقة, وعشر دقائق, والنصف إلا خمس دقائق.
pub(super) fn minutes(scan: &Scan, i: usize) -> Option<(i32, usize)> {
    let (value, end) = some_minutes(scan, i, false)?;
    let more = if value == 30 { some_minutes(scan, end, true).filter(|m| m.0.abs() < 15) } else { None };
    Some(more.map_or((value, end), |(more, end)| (value + more, end)))
}

/// الساعة خمسة وعشرة, الساعة 5 إلا 5: minutes as they are spoken, without their word.
fn spoken_minutes(scan: &Scan, i: usize) -> Option<(i32, usize)> {
    let minus = scan.marker(i, job!("less"));
    let at = minus.or_else(|| Some(i).filter(|&i| scan.tok(i).clitics == clitic::CONJUNCTION))?;
    let n = numeral::read(scan, at).filter(|n| !n.fraction && !n.definite && !noun::plausible(scan, n.end))?;
    let value = n.value.and_then(|v| i32::try_from(v).ok()).filter(|v| (5..60).contains(v) && v % 5 == 0)?;
    Some((if minus.is_some() { -value } else { value }, n.end))
}

/// الخامسة مساء والنصف, الخامسة مساء إلا ربعا: minutes behind the part of the day.
fn more_minutes(scan: &Scan, r: &mut Reading) {
    let Some((more, end)) = minutes(scan, r.end) else { return };
    let less = scan.marker(r.end, job!("less")).is_some();
    if less || scan.tok(r.end).has(clitic::ARTICLE) || minute_word(scan, end - 1).is_some() {
        let total = (r.hour * 60 + 24 * 60).saturating_add_signed(more);
        (r.hour, r.minute, r.end) = (total / 60 % 24, total % 60, end);
    }
}

/// One part of them; after the half, five may stand without the word for minutes (والنصف إلا خمسا).
fn some_minutes(scan: &Scan, i: usize, after_half: bool) -> Option<(i32, usize)> {
    const FIVE: Option<i32> = Some(5);
    let minus = scan.marker(i, job!("less")).is_some();
    let at = if minus || scan.is_word(i, AND) { i + 1 } else { i };
    let joined = minus || at > i || scan.get(at).is_some_and(|t| t.has(clitic::CONJUNCTION));
    let prefixed = number_word::digit_prefix(scan, at) == Some(clitic::CONJUNCTION);
    if !joined && !prefixed {
        return None;
    }
    let at = if prefixed { at + 1 } else { at };
    let signed = |value: i32| if minus { -value } else { value };
    let pick = |s| match s {
        // ربعا and ثلثا are written like duals.
        Sense::Fraction { numerator: 1 | 2, denominator: denominator @ 2..=4, .. } => Some(60 / denominator as i32),
        Sense::Fraction { denominator: 5, .. } if after_half => FIVE,
        _ => None,
    };
    if let Some((value, end)) = scan.find(at, pick)
        && minute_word(scan, end).is_none()
    {
        return Some((signed(value), end));
    }
    let n = numeral::read(scan, at)?;
    let value = n.value.and_then(|v| i32::try_from(v).ok()).filter(|v| (1..60).contains(v))?;
    let end = minute_word(scan, n.end).or_else(|| (after_half && Some(value) == FIVE).then_some(n.end))?;
    Some((signed(value), end))
}
