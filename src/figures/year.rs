//! Bare years: 2023 without a word that says so.

use super::bound;
use super::calendar::years::{BARE, HIJRI, PLAUSIBLE, RECENT, ROUND};
use super::date::parts::is_told_before;
use super::draft::Draft;
use super::figure::Kind;
use super::measure::dimensions;
use super::noun;
use super::numeral::Numeral;
use super::numeral::number_word;
use super::tokens::particles::{ABOUT, AFTER, FROM, IN, starts_with_article};
use super::tokens::quotation::quote_mark;
use super::tokens::scan::{Scan, clitic, clitics_only, comma, ends_sentence};
use super::tokens::unit_word::begins_date;
use super::tokens::words::{self, job};
use crate::text::code::{self, letter};
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// From this year on four digits are rather a year than an amount, whatever word follows that is not surely counted.
const LIKELY: u32 = 1950;

/// How sure a bare year is that a word or its place tells, and one that only nothing speaks against.
const TOLD: f32 = 0.9;
const UNTOLD: f32 = 0.75;

/// Reads a bare year.
pub(super) fn read(scan: &Scan, n: &Numeral) -> Option<Draft> {
    if n.plain != 4 || n.end != n.start + 1 || dimensions::side_of_picture(scan, n.start) {
        return None;
    }
    let value = n.value.and_then(|v| u32::try_from(v).ok())?;
    let prefix = n.start.checked_sub(1).and_then(|p| number_word::digit_prefix(scan, p));
    let before = if prefix.is_some() { n.start - 1 } else { n.start };
    let joined = scan.tok(n.end).has(clitic::CONJUNCTION);
    // في الانتخابات 1450 قائمة: what is counted, not when they were.
    let counts = value < *BARE.start() && noun::surely_counted(scan, n.end) && !joined;
    // كأس العالم قطر 2022, مهرجان صيف الباحة 1436
    let held = || {
        let place = before > 0 && scan.is(before - 1, words::PLACE);
        let festival = |at: usize| scan.class(at) == Class::Word && scan.marker(at, job!("festival")).is_some();
        place && scan.marker_before(before - 1, job!("held_somewhere")).is_some()
            || before > 1 && festival(before - 2) && scan.is(before - 1, words::PLACE)
            || before > 2 && festival(before - 3) && festival(before - 2) && scan.class(before - 1) == Class::Word
    };
    let event = (scan.marker_before(before, job!("event")).is_some() || held()) && !counts
        || prefix.is_none() && value >= LIKELY && !round(n) && (in_year(scan, before) || named_event(scan, n, before));
    // قرعة مونديال روسيا 2018 اليوم
    let measured = scan.is(n.end, words::UNIT | words::CURRENCY) && !scan.tok(n.end).has(clitic::ARTICLE);
    let measured = measured && !(event && begins_date(scan, n.end));
    // دورة الألعاب 2016 بمدينة الساحل: nothing is counted behind a preposition.
    let counts = !event && scan.is(n.end, words::COUNTED) && scan.tok(n.end).clitics == 0;
    if measured && !joined || scan.mark(n.end, b'%') || counts {
        return None;
    }
    // من أصل 2000 عينة
    let whole = scan.marker_before(before, job!("whole")).is_some_and(|at| at > 0 && scan.stem(at - 1) == FROM);
    if whole && noun::plausible(scan, n.end) {
        return None;
    }
    let first = if event { *PLAUSIBLE.start() } else { *BARE.start() };
    if !(first..=*BARE.end()).contains(&value) {
        return None;
    }
    // أكثر من (2000) مشروع
    let within = n.start > 0 && scan.mark(n.start - 1, b'(') && scan.mark(n.end, b')');
    if within && amounts_in_bracket(scan, n) {
        return None;
    }
    let hijri = HIJRI.contains(&value);
    let compared = scan.marker_before(n.start, job!("compared_year")).is_some();
    let edition = || {
        let told = of_edition(scan, before) || value >= LIKELY && of_definite(scan, n, before);
        prefix == Some(clitic::LAM) && RECENT.contains(&value) && told
    };
    if prefix.is_some_and(|b| b & (clitic::BA | clitic::LAM) != 0) && !event && !compared && !edition() {
        return None;
    }
    let counted = counted_after(scan, n);
    let sure = event
        || is_told_before(scan, before)
        || bracketed(scan, n)
        || opens_entry(scan, n)
        || after_month_or_period(scan, before)
        || dates_back(scan, before)
        || died(scan, before, n.end);
    // 1982 حبة: a singular in ة, as a hundred and more take it.
    let singular =
        scan.teh_marbuta(n.end.min(scan.len() - 1)) && noun::plausible(scan, n.end) && scan.tok(n.end).clitics == 0;
    let year = if (counted || singular && !sure) && !event {
        false
    } else {
        sure || !noun::role_or_total_before(scan, before) && stands_free(scan, n)
    };
    if !year {
        return None;
    }
    let iso = if hijri { format!("hijri:{value}") } else { format!("{value}") };
    let mut draft = Draft::iso(n.start, n.end, Kind::Date, iso, "date:bare_year");
    draft.confidence = if sure { TOLD } else { UNTOLD };
    Some(draft)
}

/// Tokens from what comes out each year to the year of one: مؤشر «فريدم هاوس» لـ2016.
const EDITION: usize = 5;

/// تصنيف الجامعات لـ2016, تقرير المنظمة لـ2019: whether what comes out each year stands before token `i`, with its name alone between.
fn of_edition(scan: &Scan, i: usize) -> bool {
    let quoted = |at: usize| quote_mark(scan, at) || scan.mark(at, b'\'');
    let name =
        |&at: &usize| quoted(at) || scan.class(at) == Class::Word && !scan.is(at, words::FUNCTION | words::NUMBER);
    let mut back = (i.saturating_sub(EDITION)..i).rev().take_while(name);
    back.any(|at| scan.marker(at, job!("edition")).is_some())
}

/// الانتخابات التشريعية لـ2011: whether ل joins a number that counts nothing to a definite word before token `i`; not وصل العدد لـ2011.
fn of_definite(scan: &Scan, n: &Numeral, i: usize) -> bool {
    let definite = i > 0 && starts_with_article(scan.codes(i - 1)) && scan.marker(i - 1, job!("total")).is_none();
    definite && !round(n) && !noun::plausible(scan, n.end) && !noun::changed(scan, i)
}

fn round(n: &Numeral) -> bool {
    n.value.is_some_and(|v| (v % Decimal::from(ROUND)).is_zero())
}

/// أقر المجلس في 2012 قانونا, العام الجاري 2020: whether the number at token `i` can only be a year, whatever stands behind it.
fn in_year(scan: &Scan, i: usize) -> bool {
    let period =
        || scan.marker_before(i, job!("period")).is_some_and(|at| scan.marker_before(at, job!("year")).is_some());
    i > 0 && scan.is_word(i - 1, IN) || period()
}

/// Words of the name of what is held each year.
const NAME: usize = 3;

/// معرض الواحة للتقنية 2015 تفاعلا, ملتقى Oasis 2025: whether what is held each year stands before token `i`, with its name alone between; not
/// زار معرض الكتاب 2015 شخصا.
fn named_event(scan: &Scan, n: &Numeral, i: usize) -> bool {
    const OTHER: u32 = words::FUNCTION | words::NUMBER | words::QUALIFIER | words::ROLE | words::SOURCE_VERB;
    let named = |at: usize| scan.class(at) == Class::Latin || scan.class(at) == Class::Word && !scan.is(at, OTHER);
    let held = |at: usize| [job!("festival"), job!("held_somewhere")].iter().any(|&job| scan.marker(at, job).is_some());
    let name = (i.saturating_sub(NAME + 1)..i).rev().take_while(|&at| named(at));
    !scan.is(n.end, words::PERSON)
        && name.skip(1).any(|at| held(at) && scan.tok(at).clitics & !clitic::ARTICLE & !clitic::BA & !clitic::LAM == 0)
}

/// Whether a word that can be counted follows: an indefinite noun in the accusative or genitive.
fn counted_after(scan: &Scan, n: &Numeral) -> bool {
    let at = n.end;
    if scan.class(at) != Class::Word || scan.is(at, words::FUNCTION) || scan.tok(at).clitics != 0 {
        return false;
    }
    if scan.is(at, words::ROLE | words::COUNTED) {
        return noun::is_counted_role(scan, at);
    }
    let word = scan.codes(at);
    // Accusative singular with its alef, or a singular in ة: what 11 and more take.
    let accusative = word.len() > 3 && word.ends_with(&[letter('ا')]) && scan.with_tanwin(at);
    accusative || noun::commonly_counted(scan, at)
}

/// أكثر من (2000) مشروع: whether digits in a bracket of their own are so many of what stands behind it, as a bound tells.
fn amounts_in_bracket(scan: &Scan, n: &Numeral) -> bool {
    bound::told_before(scan, n.start) && noun::plausible(scan, n.end + 1)
}

/// Tokens from a verb of dating back to its year.
const DATING: usize = 9;

/// يعود تاريخه إلى 1912: what is dated, not what is reached.
fn dates_back(scan: &Scan, i: usize) -> bool {
    let Some(to) = (i.saturating_sub(2)..i).rev().find(|&at| scan.marker(at, job!("to")) == Some(i)) else {
        return false;
    };
    let mut before = (to.saturating_sub(DATING)..to).rev().take_while(|&at| scan.class(at) == Class::Word);
    before.any(|at| scan.marker(at, job!("dates_back")).is_some())
}

/// توفي 2006 في القاهرة, توفي الكاتب 2006 عن 95 عاما: when somebody died, not how many; but توفي 2006 بالفيروس.
fn died(scan: &Scan, before: usize, after: usize) -> bool {
    let other = words::FUNCTION | words::QUALIFIER | words::NUMBER | words::ROLE;
    let subject = |i: usize| scan.class(i) == Class::Word && !scan.is(i, other);
    let verb = |at: usize| scan.marker_before(at, job!("died")).is_some();
    let told = verb(before) || before > 0 && subject(before - 1) && verb(before - 1);
    let place = || scan.is(after, words::PLACE) && scan.tok(after).has(clitic::BA);
    let free = match scan.class(after) {
        Class::Word => [IN, ABOUT, AFTER].contains(&scan.codes(after)) || place(),
        // توفي 2006، وأصيب 5000
        _ => !comma(scan, after) || !scan.is(after + 1, words::ROLE),
    };
    told && free
}

/// 2002- إلغاء العقوبة: a year that opens a line of a chronicle.
fn opens_entry(scan: &Scan, n: &Numeral) -> bool {
    let opens = n.start == 0 || scan.class(n.start - 1) == Class::Break || ends_sentence(scan, n.start - 1);
    let mark = scan.dash(n.end) || scan.mark(n.end, b':');
    opens && mark && scan.class(n.end + 1) == Class::Word
}

fn bracketed(scan: &Scan, n: &Numeral) -> bool {
    // (1925-مصر)
    let born = scan.dash(n.end) && scan.class(n.end + 1) == Class::Word;
    n.start > 0 && scan.mark(n.start - 1, b'(') && (scan.mark(n.end, b')') || born)
}

/// النصف الأول 2015, نهاية 2014, مارس 2015 past a comma.
fn after_month_or_period(scan: &Scan, i: usize) -> bool {
    i > 0
        && (scan.is(i - 1, words::ORDINAL | words::MONTH)
            || scan.marker_before(i, job!("quarter")).is_some()
            || scan.marker_before(i, job!("season")).is_some())
}

/// Whether nothing after the digits can be what they count.
fn stands_free(scan: &Scan, n: &Numeral) -> bool {
    match scan.get(n.end) {
        None => true,
        Some(t) => match t.class() {
            // إلى لندن 2012 - لأنه أراد
            Class::Mark => {
                scan.dash(n.end) && t.token.spaced && scan.spaced(n.end + 1)
                    || !matches!(t.token.mark, b'%' | b'-' | b'/' | code::DASH)
            }
            Class::Word => {
                // 2016 بمدينة الساحل, 2015 لـ 100 طالب
                let fused =
                    || scan.tok(n.end).clitics & !clitic::ARTICLE != 0 || clitics_only(scan.codes(n.end)).is_some();
                let likely = n.value >= Some(Decimal::from(LIKELY));
                scan.is(n.end, words::FUNCTION)
                    || starts_with_article(scan.codes(n.end))
                    || likely && (fused() || !noun::commonly_counted(scan, n.end))
            }
            // (2005 YY128)
            Class::Latin => scan.class(n.end + 1) != Class::Digits || scan.spaced(n.end + 1),
            _ => true,
        },
    }
}
