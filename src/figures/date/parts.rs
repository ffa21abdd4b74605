//! The parts of a date: a day, a month with its doubles, a year with its era, and what stands between them.

use crate::figures::calendar::years::{BARE, Era, HIJRI_TODAY, PLAUSIBLE, RECENT, Year, recent};
use crate::figures::noun;
use crate::figures::numeral::{self, digits, number_word, ordinal, slots};
use crate::figures::tokens::particles::{
    A_SUNDAY, FOOT, FROM, IN, METRES, MONDAY, SAME, SELF, SINCE, THAT_ONE, THIS, THIS_F, UNTIL, starts_with_article,
};
use crate::figures::tokens::scan::{Scan, clitic, comma};
use crate::figures::tokens::unit_word;
use crate::figures::tokens::units::unit;
use crate::figures::tokens::words::{self, Sense, job};
use crate::lexicon::schema::{Calendar, NumberClass};
use crate::text::code::letter;
use crate::text::tokens::Class;

/// A day of a month: digits to 31, or an ordinal.
pub(crate) fn day(scan: &Scan, i: usize) -> Option<(u32, usize)> {
    if let Some(end) = scan.marker(i, job!("first_day")) {
        return Some((1, end));
    }
    if let Some(value) = digits::small(scan, i) {
        let mut end = i + 1;
        if scan.class(end) == Class::Latin
            && !scan.spaced(end)
            && matches!(scan.codes(end), b"st" | b"nd" | b"rd" | b"th")
        {
            end += 1;
        }
        return ((1..=31).contains(&value) && scan.codes(i).len() <= 2).then_some((value, end));
    }
    if let Some(o) = ordinal::read(scan, i) {
        // Days are masculine: الساعات الأولى من شهر and الجلسة الثانية من are no dates.
        if o.value == 1 && scan.tok(i).has(clitic::ARTICLE) && !scan.stem(i).ends_with(&[letter('ل')])
            || scan.stem(i).ends_with(&[letter('ه')])
        {
            return None;
        }
        return u32::try_from(o.value).ok().filter(|v| (1..=31).contains(v)).map(|v| (v, o.end));
    }
    // العشرون من الشهر and الثلاثون are ordinals in the form of numbers; خمسة نوفمبر is a spoken day.
    let n = numeral::read(scan, i).filter(|n| !n.scaled && !n.fraction && n.low.is_none() && !n.digits)?;
    let value = n.value.filter(|v| v.scale() == 0)?;
    u32::try_from(value).ok().filter(|v| (1..=31).contains(v)).map(|v| (v, n.end))
}

/// A month name with its doubles: نوفمبر/تشرين الثاني, نوفمبر (تشرين الثاني).
pub(crate) fn month(scan: &Scan, i: usize) -> Option<(u8, bool, usize)> {
    let one = |at: usize| {
        // أول باب is no August, which بآب writes with its madda.
        let door = scan.tok(at).has(clitic::BA) && scan.stem(at).len() == 2;
        if !scan.is(at, words::MONTH) || door && !scan.written_with(at, 'آ') {
            return None;
        }
        let pick = |s| match s {
            Sense::Month { month, calendar, .. } => Some((month, calendar == Calendar::Hijri)),
            _ => None,
        };
        scan.find(at, pick)
    };
    let ((number, hijri), mut end) = one(i)?;
    let bracket = scan.mark(end, b'(');
    if (scan.mark(end, b'/') || scan.mark(end, b'-') || bracket)
        && let Some(((other, false), next)) = one(end + 1)
        && other == number
    {
        if bracket && scan.mark(next, b')') {
            end = next + 1;
        } else if !bracket {
            end = next;
        }
    }
    // يونيو حزيران: the second name without a mark between.
    if let Some(((other, false), next)) = one(end)
        && other == number
        && !hijri
    {
        end = next;
    }
    Some((number, hijri, end))
}

/// يوم 5 شهر 6 سنة 2020: a month by its number, where a word for the day (`told`) or a year tells that it is one.
pub(super) fn numbered_month(scan: &Scan, i: usize, told: bool) -> Option<(u8, bool, usize)> {
    let at = scan.marker(i, job!("month_word")).filter(|_| scan.class(i - 1) == Class::Digits)?;
    let number = digits::small(scan, at).filter(|n| (1..=12).contains(n) && scan.codes(at).len() <= 2)?;
    (told || year(scan, at + 1).is_some()).then_some((number as u8, false, at + 1))
}

/// A year with what may stand before it (، من عام) and the era after it.
pub(crate) fn year(scan: &Scan, i: usize) -> Option<Year> {
    let mut at = i;
    // 5.مارس.2020
    let dot = scan.mark(at, b'.') && scan.tight(at) && scan.codes(at + 1).len() == 4;
    if comma(scan, at) || scan.mark(at, b'/') || scan.mark(at, b'-') || dot && scan.class(at + 1) == Class::Digits {
        at += 1;
    }
    if scan.is_word(at, FROM) || scan.is_word(at, IN) {
        at += 1;
    }
    let marked = scan.marker(at, job!("year"));
    // من العام الماضي 2016
    let said = marked
        .filter(|_| scan.tok(at).has(clitic::ARTICLE))
        .and_then(|next| scan.marker(next, job!("period")))
        .filter(|&next| scan.class(next) == Class::Digits && !noun::surely_counted(scan, next + 1));
    let at = said.or(marked).unwrap_or(at);
    let (value, end) = match digits::small(scan, at) {
        Some(value) if scan.codes(at).len() == 4 && !grouped_or_joined(scan, at) => {
            if amounts(scan, at, marked.is_none()) {
                return None;
            }
            (value, at + 1)
        }
        // 10 محرم 61 هـ
        Some(value) => {
            let year = with_era(scan, value, at + 1);
            return (value > 0 && scan.codes(at).len() < 4 && year.named_hijri()).then_some(year);
        }
        None => {
            if marked.is_none() {
                return in_words(scan, at).filter(|_| i > 0 && scan.is(i - 1, words::MONTH));
            }
            if let Some((value, end)) = ascending(scan, at) {
                return Some(with_era(scan, value, end));
            }
            let n = numeral::read(scan, at)?;
            (u32::try_from(n.value.filter(|v| v.scale() == 0)?).ok()?, n.end)
        }
    };
    PLAUSIBLE.contains(&value).then(|| with_era(scan, value, end))
}

/// فاتورة يناير 1200 جنيه, الموسم 900 ألف نخلة, هذا العام 1900 سائح: whether the digits at token `i` are so much of what stands
/// behind them, and no year; where they stand behind a month alone, old ones are years only if nothing is counted.
pub(crate) fn amounts(scan: &Scan, i: usize, month: bool) -> bool {
    let end = i + 1;
    if scan.class(end) != Class::Word || scan.codes(end).len() == 1 || scan.tok(end).clitics != 0 {
        return false;
    }
    let value = digits::small(scan, i).unwrap_or(0);
    let today = RECENT.contains(&value) || HIJRI_TODAY.contains(&value);
    // في مايو 2020 نقطة تحول, في 2020 يوم الجمعة
    // في عام 1972 قدم الفنان: what was done in the year.
    let measured = || {
        let unit = unit_word::measure(scan, end).filter(|_| !scan.is_word(end, FOOT));
        unit.is_some_and(|info| !info.is_time() && !info.is(unit::POINT))
    };
    // في عام 2003 مليون لاجئ: the year comes first.
    let scaled = || number_word::word(scan, end).is_some_and(|word| word.class == NumberClass::Scale);
    let this = || i > 1 && (scan.is_word(i - 2, THIS) || scan.is_word(i - 2, THIS_F));
    let old = || value < *BARE.start() && (month || i > 0 && starts_with_article(scan.codes(i - 1)));
    scan.is(end, words::CURRENCY)
        || measured()
        || !today && scaled()
        || (this() || !today && old()) && noun::surely_counted(scan, end) && !unit_word::begins_date(scan, end)
}

/// The year `value`, which ends before token `end`, with the era behind it.
fn with_era(scan: &Scan, value: u32, end: usize) -> Year {
    let (era, end) = era(scan, end);
    Year { value, era, end }
}

/// الخامس من مارس ألفين وعشرين: a year in words right behind its month, where it counts nothing.
fn in_words(scan: &Scan, i: usize) -> Option<Year> {
    let n = numeral::read(scan, i).filter(|n| n.scaled && !n.digits && !n.definite && scan.tok(i).clitics == 0)?;
    let value = u32::try_from(n.value.filter(|v| v.scale() == 0)?).ok().filter(|v| (1900..2100).contains(v))?;
    let year = with_era(scan, value, n.end);
    (!year.named_hijri() && !noun::plausible(scan, year.end)).then_some(year)
}

/// Whether a digit run goes on with a separator and digits.
pub(super) fn grouped_or_joined(scan: &Scan, i: usize) -> bool {
    matches!(scan.get(i + 1), Some(t) if t.class() == Class::Mark && matches!(t.token.mark, b'.' | b',' | b':') && !t.token.spaced)
        && scan.class(i + 2) == Class::Digits
        && !scan.spaced(i + 2)
}

/// The era named at token `i`, and the token after it.
pub(crate) fn era(scan: &Scan, i: usize) -> (Option<Era>, usize) {
    // 25 غشت 2016 ة is a slip, no هـ.
    let teh = || scan.written(i) == "ة";
    if let Some(end) = scan.marker(i, job!("era_hijri")).filter(|_| !teh()) {
        return (Some(Era::Hijri), end);
    }
    // سباق 1500م, but ماراثون 2024م
    let race = || i > 1 && scan.marker_before(i - 1, job!("race")).is_some() && recent(scan, i - 1).is_none();
    let metres = || scan.is_word(i, METRES) && race();
    match scan.marker(i, job!("era_gregorian")).filter(|_| !metres()) {
        Some(end) => (Some(Era::Gregorian), end),
        None => (None, i),
    }
}

/// What may stand between a day and its month: من, من شهر, شهر.
pub(super) fn to_month(scan: &Scan, i: usize) -> usize {
    if scan.mark(i, b',') && scan.class(i + 1) == Class::Latin {
        return i + 1;
    }
    // 1/ مايو 2015, 10/ شوال / 1436, 30/شوال; not 3/صفر, a result.
    const SAFAR: u8 = 2;
    let told = |(month, hijri, end): (u8, bool, usize)| {
        let named = || scan.mark(end, b'/') || year(scan, end).is_some_and(|y| y.named_hijri());
        !hijri || scan.tight(i) && month != SAFAR || named()
    };
    let slash = || scan.mark(i, b'/') && scan.class(i - 1) == Class::Digits && month(scan, i + 1).is_some_and(told);
    if i > 0 && (joined_month(scan, i - 1) || slash()) {
        return i + 1;
    }
    let at = if scan.is_word(i, FROM) { i + 1 } else { i };
    scan.marker(at, job!("month_word")).unwrap_or(at)
}

/// 14/فبراير/1994, 9-كانون الثاني-1987: whether a month and a year are joined to the digits at token `i`; 6-صفر is a
/// score.
pub(crate) fn joined_month(scan: &Scan, i: usize) -> bool {
    let mark = |at: usize| scan.mark(at, b'/') || scan.mark(at, b'-') || scan.mark(at, b'.');
    let joins = |at: usize| mark(at) && scan.tight(at);
    scan.class(i) == Class::Digits
        && joins(i + 1)
        && month(scan, i + 2).is_some_and(|m| joins(m.2) && year(scan, m.2).is_some())
}

/// من الشهر, من هذا الشهر, من نفس الشهر, من الشهر الجاري after a day: the month is not named.
pub(super) fn this_month(scan: &Scan, i: usize) -> Option<usize> {
    // 29 الشهر الماضي
    if scan.class(i - 1) == Class::Digits
        && let Some(end) = scan.marker(i, job!("month_word")).filter(|_| scan.tok(i).has(clitic::ARTICLE))
        && scan.marker(end, job!("period")).is_some()
    {
        return Some(end);
    }
    // في 25 الجاري, يوم 25 من الجاري
    let said = if scan.is_word(i, FROM) { i + 1 } else { i };
    if scan.class(i - 1) == Class::Digits
        && scan.marker_value(said, job!("period")).is_some_and(|(which, _)| which == THIS_PERIOD)
        && (said > i || day_told(scan, i - 1))
    {
        return Some(said);
    }
    if !scan.is_word(i, FROM) {
        return None;
    }
    // من نفس الشهر, من ذلك الشهر
    let pointed = [THIS, SAME, SELF, THAT_ONE].iter().any(|word| scan.is_word(i + 1, word));
    let at = i + 1 + usize::from(pointed);
    scan.marker(at, job!("month_word")).filter(|_| scan.tok(at).has(clitic::ARTICLE))
}

/// The number of الجاري among the words that tell a period's place in time.
const THIS_PERIOD: u8 = 2;

/// Days in a row that one word tells: يومي 10 و15 الجاري.
const ROW: usize = 3;

/// Whether a word before the digits at token `i`, or before those that they go on from, tells that they are a day: في 25,
/// حتى الـ25, يوم 25, الأحد 25, من 10 إلى 15.
fn day_told(scan: &Scan, mut i: usize) -> bool {
    for _ in 0..ROW {
        let at = number_word::with_prefix(scan, i);
        let weekday = || at > 0 && scan.is(at - 1, words::WEEKDAY);
        if is_told_before(scan, at) || scan.marker_before(at, job!("day")).is_some() || weekday() {
            return true;
        }
        let and = at < i && number_word::digit_prefix(scan, at) == Some(clitic::CONJUNCTION);
        let joins = if and { Some(at) } else { scan.marker_before(at, job!("to")) };
        match joins.and_then(|at| at.checked_sub(1)).filter(|&day| digits::small(scan, day).is_some()) {
            Some(day) if scan.marker_before(day, job!("from")).is_some() => return true,
            Some(day) => i = day,
            None => return false,
        }
    }
    false
}

/// أول اثنين من مايو, ثالث أحد من كل شهر, كل يوم اثنين: whether a word for a day of the week, which else is one for a number,
/// stands at token `i`.
pub(crate) fn weekday_for_number(scan: &Scan, i: usize) -> bool {
    const DAYS: [&[u8]; 2] = [MONDAY, A_SUNDAY];
    let weekday = |s| matches!(s, Sense::Weekday(_)).then_some(());
    // كل اثنين وخميس
    let next = scan.is(i + 1, words::WEEKDAY) || scan.tok(i + 1).lead == 1 && DAYS.contains(&scan.stem(i + 1));
    let listed = next && scan.tok(i + 1).has(clitic::CONJUNCTION) && scan.marker_before(i, job!("each")).is_some();
    if DAYS.contains(&scan.codes(i)) && listed {
        return true;
    }
    if i > 0 && scan.find(i - 1, weekday).is_some_and(|found| found.1 == i + 1) {
        return true;
    }
    let ranked = i > 0 && scan.is(i - 1, words::ORDINAL) && !scan.tok(i - 1).has(clitic::ARTICLE);
    ranked
        && DAYS.contains(&scan.codes(i))
        && (scan.is_word(i + 1, FROM) || scan.is_word(i + 1, IN))
        && (scan.is(i + 2, words::MONTH) || scan.marker(i + 2, job!("month_word")).is_some())
}

/// سبع وستين وتسعمائة وألف: a year from its units up to its thousands, as old books have it, and the token after it.
pub(super) fn ascending(scan: &Scan, i: usize) -> Option<(u32, usize)> {
    let (low, end) = slots::group_only(scan, i).filter(|(low, _)| *low < 100)?;
    let and = |at: usize| Some(number_word::conjunction(scan, at)).filter(|found| found.0).map(|found| found.1);
    let thousands = |at: usize| match number_word::word(scan, at)? {
        word if word.class == NumberClass::Scale && word.value == 1000 => Some((1000, at + 1)),
        word if word.class == NumberClass::ScaleDual && word.value == 2000 => Some((2000, at + 1)),
        _ => None,
    };
    let next = and(end)?;
    let (hundreds, end) = match slots::group_only(scan, next) {
        Some((value, after)) if value % 100 == 0 && value > 0 => (value, after),
        _ => {
            let (value, after) = thousands(next)?;
            return u32::try_from(low + value).ok().map(|year| (year, after));
        }
    };
    let (value, end) = and(end).and_then(thousands).unwrap_or((0, end));
    u32::try_from(low + hundreds + value).ok().map(|year| (year, end))
}

/// Whether a word before token `i` makes bare digits a date: في, منذ, حتى.
pub(crate) fn is_told_before(scan: &Scan, i: usize) -> bool {
    i > 0 && [IN, SINCE, UNTIL].contains(&scan.stem(i - 1))
}
