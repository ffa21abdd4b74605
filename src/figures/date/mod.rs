//! Dates: day, month and year in words and digits, in every order, with intervals and lists of days.

mod amazigh;
pub(super) mod months;
pub(super) mod numeric;
pub(super) mod parts;
pub(super) mod relative;
mod relative_named;
pub(super) mod short_year;
pub(super) mod value;
mod whole_years;

use super::age;
use super::draft::Draft;
use super::figure::Kind;
use super::numeral::{digits, number_word, ordinal};
use super::score;
use super::tokens::particles::{FROM, OF_HIM, THIS, THIS_F};
use super::tokens::scan::{Scan, clitic, clitics_only, ends_sentence};
use super::tokens::words::{self, Sense, job};
use crate::text::tokens::Class;
use parts::{day, is_told_before, month, numbered_month, this_month, to_month, year};
use value::{Date, Join, between_before, join};

/// Reads the date or dates that begin at token `i`; gives the token after them.
pub(super) fn read(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    let core = number_word::skip_prefix(scan, i);
    if let Some(end) = numeric::place(scan, core) {
        return Some(end);
    }
    let bits = scan.live(core);
    let is_digits = scan.class(core) == Class::Digits;
    if (is_digits || bits & (words::ORDINAL | words::NUMBER | words::MARKER | words::MONTH) != 0)
        && let Some(end) = amazigh::read(scan, core, out)
    {
        return Some(end);
    }
    if is_digits && let Some(end) = numeric::read(scan, core, out) {
        return Some(end);
    }
    if (is_digits || bits & (words::ORDINAL | words::NUMBER | words::MARKER) != 0)
        && let Some(end) = day_first(scan, core, out)
    {
        return Some(end);
    }
    if bits & words::MONTH != 0
        && let Some(end) = months::read(scan, core, out)
    {
        return Some(end);
    }
    if let Some((decade, end)) = scan.marker_value(core, job!("decade")).filter(|d| d.0 > 0) {
        // شاب في العشرينيات من عمره, رجل في الثلاثينات
        if of_life(scan, end) || somebody_in(scan, core) && century_word(scan, end).is_none() {
            return Some(end);
        }
        let (century, end) = century(scan, end).unwrap_or((20, end));
        out.push(Draft::iso(core, end, Kind::Date, format!("{:02}{}X", century - 1, decade / 10), "date:decade"));
        return Some(end);
    }
    if bits & words::MARKER != 0
        && let Some(end) = whole_years::marked_years(scan, core, out)
    {
        return Some(end);
    }
    if is_digits {
        whole_years::year_interval(scan, core, out).or_else(|| whole_years::era_year(scan, core, out))
    } else {
        None
    }
}

/// الأربعينيات والخمسينيات من العمر: whether the decade that ends at token `end` is one of a life, behind further decades.
fn of_life(scan: &Scan, end: usize) -> bool {
    let joined = scan.marker(end, job!("or")).or_else(|| scan.marker(end, job!("to"))).unwrap_or(end);
    let next = || scan.marker_value(joined, job!("decade")).filter(|d| d.0 > 0 && d.1 > end);
    age::age_after(scan, end) || next().is_some_and(|(_, further)| age::age_after(scan, further))
}

/// رجل في الثلاثينات, امرأة في أواخر الستينيات: whether somebody is said to be in the years of life that token `i` tells.
fn somebody_in(scan: &Scan, i: usize) -> bool {
    let part = scan.marker_before(i, job!("event")).filter(|at| at + 1 == i).unwrap_or(i);
    age::person::somebody_before(scan, part)
}

/// القرن, من القرن: the token behind the word for a century.
fn century_word(scan: &Scan, i: usize) -> Option<usize> {
    scan.marker(i + usize::from(scan.is_word(i, FROM)), job!("century"))
}

/// تسعينيات القرن التاسع عشر, العشرينيات من القرن الحالي: the century that a decade is said of.
fn century(scan: &Scan, i: usize) -> Option<(u64, usize)> {
    let at = century_word(scan, i)?;
    // الجاري
    if scan.marker_value(at, job!("period")).is_some_and(|(which, _)| which == 2) {
        return Some((21, at));
    }
    let number = number_word::skip_prefix(scan, at);
    let digits = digits::small(scan, number).map(|value| (u64::from(value), number + 1));
    digits.or_else(|| ordinal::read(scan, at).map(|o| (o.value, o.end))).filter(|c| (1..=21).contains(&c.0))
}

/// Past يوم and the name of a weekday before the second of two days: إلى يوم الخميس 9 مايو.
fn past_weekday(scan: &Scan, i: usize) -> usize {
    let at = scan.marker(i, job!("day")).unwrap_or(i);
    let weekday = |s| matches!(s, Sense::Weekday(_)).then_some(());
    scan.find(at, weekday).map_or(at, |found| found.1)
}

/// Most days that one month name may close: 17 و18 و19 نوفمبر.
const MAX_DAYS: usize = 8;

/// Days that one month closes, each with its tokens.
struct Days {
    said: [(u32, usize, usize); MAX_DAYS],
    n: usize,
    /// They are the two ends of a span, not a list.
    span: bool,
    /// The token after them.
    end: usize,
}

/// What stands behind the days: a month by its name, the month of the date before, or a month that is not named.
enum Closes {
    Month((u8, bool, usize)),
    Last(Date, usize),
    Unnamed(usize),
}

/// الـ(13): the token at which a day stands past its prefix and the bracket around it.
fn past_opening(scan: &Scan, i: usize) -> usize {
    let at = number_word::skip_prefix(scan, i);
    let prefix = scan.mark(i + 1, b'(') && !scan.spaced(i + 1) && clitics_only(scan.codes(i)).is_some();
    let bracket = if prefix && scan.class(i) == Class::Word { i + 1 } else { at };
    let around = scan.mark(bracket, b'(') && scan.class(bracket + 1) == Class::Digits && scan.mark(bracket + 2, b')');
    if around { bracket + 1 } else { at }
}

/// A day with its tokens, brackets included: (13).
fn bracketed_day(scan: &Scan, i: usize) -> Option<(u32, usize, usize)> {
    let (value, end) = day(scan, i)?;
    let bracket = i > 0 && scan.mark(i - 1, b'(') && scan.mark(end, b')') && scan.class(i) == Class::Digits;
    Some(if bracket { (value, i - 1, end + 1) } else { (value, i, end) })
}

/// وحتى 18 منه: the month and year of `last`, the date before, where منه stands at token `i`; the token after it.
fn of_it(scan: &Scan, i: usize, last: impl FnOnce() -> Option<Date>) -> Option<(Date, usize)> {
    let date = if scan.is_word(i, OF_HIM) { last()? } else { return None };
    date.month.map(|_| (date, i + 1))
}

/// Tokens from a date to a day that منه tells to be in its month.
const OF_IT_WINDOW: usize = 40;

/// في 5 مايو وتنتهي في 9 منه: the date before, for a day at token `i` that a word tells to be one.
fn date_before(scan: &Scan, i: usize, drafts: &[Draft]) -> Option<Date> {
    let near = drafts.iter().rev().take_while(|last| (last.end..last.end + OF_IT_WINDOW).contains(&i));
    let last = near.into_iter().find(|last| last.kind == Kind::Date)?;
    if (last.end..i).any(|at| ends_sentence(scan, at)) {
        return None;
    }
    let first = number_word::with_prefix(scan, i);
    let told = is_told_before(scan, first) || scan.marker_before(first, job!("to")).is_some();
    Date::of(last.iso.as_deref()?).filter(|_| told)
}

/// The days that begin at token `at` and what closes them; a word for the day may begin at token `i`.
fn days(scan: &Scan, i: usize, at: usize, drafts: &[Draft]) -> Option<(Days, Closes)> {
    let (first, from, end) = bracketed_day(scan, at).filter(|_| at != i || !part_of_month(scan, i))?;
    let mut days = Days { said: [(0, 0, 0); MAX_DAYS], n: 1, span: false, end };
    days.said[0] = (first, if at == i { from } else { i }, end);
    // فاز 2 لصفر, اثنين صفر
    let nil = |at: usize| {
        scan.class(i) == Class::Word && scan.is(at, words::NUMBER) && score::near_sport(scan, i, at + 1, score::WINDOW)
    };
    loop {
        let end = days.end;
        let at_month = Some(to_month(scan, end)).filter(|&at| !(scan.tok(at).has(clitic::LAM) || nil(at)));
        if let Some(found) = at_month.and_then(|at| month(scan, at)).or_else(|| numbered_month(scan, end, at != i)) {
            return Some((days, Closes::Month(found)));
        }
        if let Some((date, after)) = of_it(scan, end, || date_before(scan, i, drafts)) {
            return Some((days, Closes::Last(date, after)));
        }
        if let Some(after) = this_month(scan, end) {
            return Some((days, Closes::Unnamed(after)));
        }
        let (how, next) = join(scan, end).filter(|_| days.n < MAX_DAYS)?;
        let next = past_opening(scan, past_weekday(scan, next));
        // The days of one month are written alike: (4) ويوم 19 يونيو tells one.
        days.said[days.n] = bracketed_day(scan, next).filter(|day| (day.1 < next) == (from < at))?;
        days.span |= how == Join::Interval;
        days.end = days.said[days.n].2;
        days.n += 1;
    }
}

impl Days {
    /// The days of the month and year of `of`, which end before token `end`: one span, or each by itself.
    fn draft(&self, scan: &Scan, of: Date, end: usize, rule: &'static str, out: &mut Vec<Draft>) {
        let date = |day| Date { day: Some(day), ..of };
        let days = &self.said[..self.n];
        let (first, last) = (days[0], days[self.n - 1]);
        // ما بين 23 و27 نوفمبر
        if self.n > 1 && (self.span || self.n == 2 && between_before(scan, first.1)) {
            out.push(date(first.0).interval(date(last.0), first.1, end));
            return;
        }
        for (k, &(value, from, to)) in days.iter().enumerate() {
            out.push(date(value).draft(from, if k + 1 == self.n { end } else { to }, rule));
        }
    }
}

fn day_first(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    // اليوم الـ14 من شوال
    let at = match scan.marker(i, job!("day")) {
        Some(at) => past_opening(scan, at),
        None => i,
    };
    let (days, closes) = days(scan, i, at, out)?;
    let (number, mut hijri, mut end) = match closes {
        Closes::Month(found) => found,
        Closes::Last(date, end) => {
            days.draft(scan, date, end, "date:day_month", out);
            return Some(end);
        }
        Closes::Unnamed(end) => {
            days.draft(scan, Date::default(), end, "date:day", out);
            return Some(end);
        }
    };
    let mut said_year = None;
    if let Some(said) = year(scan, end).filter(|y| !y.of_other_calendar(hijri)) {
        said_year = Some(said.value);
        hijri |= said.named_hijri();
        end = said.end;
    }
    let month = Date { day: None, month: Some(number), year: said_year, hijri };
    if days.n == 1
        && let Some((last, after)) = second_date(scan, days.said[0].1, end, month)
    {
        out.push(Date { day: Some(days.said[0].0), ..month }.interval(last, days.said[0].1, after));
        return Some(after);
    }
    days.draft(scan, month, end, "date:day_month", out);
    Some(end)
}

/// الأسبوع الثاني من مايو, النصف الأول من رمضان, أول اثنين من مايو: what an ordinal ranks is no day.
fn part_of_month(scan: &Scan, i: usize) -> bool {
    let Some(before) = i.checked_sub(1).filter(|_| scan.class(i) == Class::Word) else { return false };
    let definite = scan.tok(i).has(clitic::ARTICLE) && scan.tok(before).has(clitic::ARTICLE);
    let part = scan.is(before, words::UNIT | words::FRACTION) && scan.marker(before, job!("day")).is_none();
    definite && part || scan.is(before, words::ORDINAL) && !scan.tok(before).has(clitic::ARTICLE)
}

/// الجاري, من هذا العام, من العام المقبل behind a month: the token after what tells its place in time.
fn past_period(scan: &Scan, i: usize) -> usize {
    if let Some(end) = scan.marker(i, job!("period")) {
        return end;
    }
    let at = i + usize::from(scan.is_word(i, FROM));
    let this = usize::from(scan.is_word(at, THIS) || scan.is_word(at, THIS_F));
    let named = scan.marker(at + this, job!("year")).filter(|_| scan.tok(at + this).has(clitic::ARTICLE));
    named.and_then(|end| scan.marker(end, job!("period")).or_else(|| Some(end).filter(|_| this > 0))).unwrap_or(i)
}

/// The second half of من 23 أكتوبر إلى 5 نوفمبر, بين 23 أكتوبر و5 نوفمبر, من 23 أكتوبر الجاري حتى 30 منه, behind a day of
/// the month `first`.
fn second_date(scan: &Scan, start: usize, end: usize, first: Date) -> Option<(Date, usize)> {
    let end = past_period(scan, end);
    let (how, next) = match join(scan, end) {
        Some(found) => found,
        None if number_word::digit_prefix(scan, end) == Some(clitic::CONJUNCTION) => (Join::List, end),
        None => return None,
    };
    if how == Join::List && !between_before(scan, start) {
        return None;
    }
    let (value, _, after) = bracketed_day(scan, past_opening(scan, past_weekday(scan, next)))?;
    if let Some((date, after)) = of_it(scan, after, || Some(first)) {
        return Some((Date { day: Some(value), ..date }, after));
    }
    let (number, mut hijri, mut after) = month(scan, to_month(scan, after))?;
    let mut said = None;
    if let Some(year) = year(scan, after).filter(|y| !y.of_other_calendar(hijri)) {
        said = Some(year.value);
        hijri |= year.named_hijri();
        after = year.end;
    }
    // A date in the other calendar beside one is the same day: 14 نوفمبر 2026م - 04 جمادى الآخرة 1448هـ.
    if hijri != first.hijri {
        return None;
    }
    Some((Date { day: Some(value), month: Some(number), year: said, hijri }, after))
}
