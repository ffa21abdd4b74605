//! What looks like a figure and is none: names, models, codes, handles, links, phone and decree numbers.

mod citation;
pub(super) mod names;
mod numbered;
mod phone;

use super::clock;
use super::draft::Draft;
use super::figure::Kind;
use super::measure::{amount, dimensions};
use super::noun;
use super::numeral::{digits, scientific};
use super::tokens::particles::{TO, UNTIL, starts_with_article};
use super::tokens::scan::{Scan, clitic, clitics_only, ends_sentence};
use super::tokens::unit_word;
use super::tokens::words::{self, job};
use crate::figures::tokens::quotation::quote_mark;
use crate::text::code;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// Longest run of joined tokens that is looked at for a link or handle.
const CLUSTER: usize = 48;

/// If the digits at token `i` belong to something that is no figure: the token after it.
pub(super) fn excluded(scan: &Scan, i: usize, identifiers: &mut Vec<Draft>) -> Option<usize> {
    if dimensions::side_of_picture(scan, i) || with_power(scan, i) {
        return None;
    }
    let end = clock::forms::zone_offset(scan, i)
        .or_else(|| link_or_name(scan, i))
        .or_else(|| list_mark(scan, i))
        .or_else(|| page(scan, i))
        .or_else(|| next_label(scan, i, identifiers))
        .or_else(|| in_brackets(scan, i, identifiers))
        .or_else(|| names::with_plus(scan, i))
        .or_else(|| to_call(scan, i, identifiers))
        .or_else(|| numbered::read(scan, i))
        .or_else(|| after_latin(scan, i))
        .or_else(|| padded(scan, i))
        .or_else(|| full_stop(scan, i))
        .or_else(|| designated(scan, i))
        .or_else(|| formation(scan, i))
        .or_else(|| slash_code(scan, i))
        .or_else(|| row_of_numbers(scan, i))
        .or_else(|| citation::read(scan, i))
        .or_else(|| names::read(scan, i))
        .or_else(|| chained(scan, i, identifiers));
    if let Some(end) = end {
        if identifiers.last().is_some_and(|last| last.end > i) {
            return Some(end);
        }
        let value = digits::small(scan, i).map(Decimal::from);
        identifiers.push(Draft { value, ..Draft::new(i, i + 1, Kind::Identifier, "identifier") });
        return Some(end);
    }
    None
}

/// A number to call, as one identifier.
fn to_call(scan: &Scan, i: usize, identifiers: &mut Vec<Draft>) -> Option<usize> {
    let number = phone::read(scan, i)?;
    identifiers.push(Draft::new(number.start, number.end, Kind::Identifier, "identifier:phone"));
    Some(number.end)
}

/// 5×10^6, 1e6: whether the digits at token `i` begin a number with a power of ten, which is no code.
fn with_power(scan: &Scan, i: usize) -> bool {
    let free = i == 0 || scan.spaced(i) || scan.mark(i - 1, b'(') || scan.dash(i - 1);
    let power = |end: usize| (i + 1..end).any(|at| scientific::may_follow(scan, at));
    free && power(i + 4) && digits::read(scan, i).is_some_and(|run| power(run.end))
}

/// Where the run of tokens without spaces that holds token `i` begins and ends, at most [`CLUSTER`] tokens away.
fn cluster(scan: &Scan, i: usize) -> (usize, usize) {
    let mut start = i;
    while start > 0 && i - start < CLUSTER && !scan.spaced(start) && scan.class(start - 1) != Class::Break {
        start -= 1;
    }
    let mut end = i + 1;
    while end < scan.len() && end - i < CLUSTER && !scan.spaced(end) && scan.class(end) != Class::Break {
        end += 1;
    }
    (start, end)
}

fn joins(mark: u8) -> bool {
    matches!(mark, b'-' | b'_' | b'.' | b'/' | b'=' | b'&' | b'?' | b'@' | b'#' | b'~' | b'+' | code::DASH)
}

/// Digits inside links, handles, hashtags and names such as إف-16, كوفيد-19, B52, 4G.
fn link_or_name(scan: &Scan, i: usize) -> Option<usize> {
    let tight_before = i > 0 && !scan.spaced(i);
    let tight_after = !scan.spaced(i + 1);
    if !tight_before && !tight_after {
        return None;
    }
    let (start, end) = cluster(scan, i);
    let before = start..i;
    if before.clone().any(|k| scan.mark(k, b'@') || scan.mark(k, b'#') || scan.mark(k, b'_')) {
        return Some(end);
    }
    let is_link = |k: usize| {
        scan.class(k) == Class::Latin
            && (scan.codes(k).starts_with(b"http")
                || scan.codes(k) == b"www"
                || scan.codes(k) == b"pic"
                || scan.codes(k) == b"t")
            && (scan.mark(k + 1, b':') || scan.mark(k + 1, b'.'))
    };
    if before.clone().any(is_link) {
        return Some(end);
    }
    // A Latin letter right before or after: B52, 4G, mp3; a unit or an ordinal ending after is none.
    if tight_before && scan.class(i - 1) == Class::Latin && !scan.is(i - 1, words::CURRENCY) {
        // cib12.54 جنيه: a price that is glued to the name of a bank.
        let end = version(scan, i);
        return (end == i + 1 || !scan.is(end, words::CURRENCY)).then_some(end);
    }
    if tight_after
        && scan.class(i + 1) == Class::Latin
        && (!scan.is(i + 1, words::UNIT | words::CURRENCY | words::DAY_PART)
            || scan.codes(i).len() == 1 && scan.codes(i + 1) == b"g")
        && !matches!(scan.codes(i + 1), b"st" | b"nd" | b"rd" | b"th")
        && !amount::counts_in_letters(scan, i, i + 1)
    {
        return Some(i + 2);
    }
    // الرحلة «ام اتش 370»: letters spelled out, in quotation marks or brackets with their number.
    // (ولد في 1912) and (من سن 17) tell a year and an age.
    const KNOWN: u32 = words::QUALIFIER | words::NUMBER | words::UNIT;
    let letters = |k: usize| scan.class(k) != Class::Word || scan.bits(k) & KNOWN == 0;
    let bracket = scan.mark(i + 1, b')') && scan.codes(i).len() < 4 && scan.bits(i.saturating_sub(1)) == 0;
    let bracket = bracket && (i.saturating_sub(4)..i).all(letters);
    if tight_after && (quote_mark(scan, i + 1) || bracket) {
        let spelled = |k: usize| scan.class(k) == Class::Word && scan.codes(k).len() <= 3;
        let open = (i.saturating_sub(4)..i).rev().find(|&k| !spelled(k));
        if open.is_some_and(|k| k + 1 + usize::from(bracket) < i && scan.mark(k, if bracket { b'(' } else { b'"' })) {
            return Some(i + 1);
        }
    }
    if tight_after && scan.mark(i + 1, b'.') && scan.class(i + 2) == Class::Latin && !scan.spaced(i + 2) {
        return Some(end);
    }
    if tight_before && scan.class(i - 1) == Class::Mark {
        let mark = scan.tok(i - 1).token.mark;
        let glued = i >= 2 && !scan.spaced(i - 1);
        if glued && matches!(mark, b'-' | code::DASH) {
            match scan.class(i - 2) {
                Class::Latin => return Some(i + 1),
                Class::Word if names_model(scan, i - 2) => return Some(i + 1),
                _ => {}
            }
        }
        // F1-75
        let part = i >= 3 && glued && mark == b'-' && scan.class(i - 2) == Class::Digits && !scan.spaced(i - 2);
        if part && scan.class(i - 3) == Class::Latin {
            return Some(i + 1);
        }
        if glued && joins(mark) && mark != b'-' && scan.class(i - 2) == Class::Latin {
            return Some(version(scan, i));
        }
    }
    // A word right before the digits is part of a name, unless it is made of clitics or a number word.
    if tight_before && scan.class(i - 1) == Class::Word {
        let word = scan.codes(i - 1);
        let last = *word.last().unwrap_or(&0);
        // جامعة الجزائر3)
        let place = scan.is(i - 1, words::PLACE) && scan.mark(i + 1, b')');
        let unknown = clitics_only(word).is_none() && (scan.bits(i - 1) == 0 || place);
        let model = scan.marker_before(i - 1, job!("model")).is_some();
        if unknown && (model || word.len() <= 2 && last != code::letter('ر')) {
            return Some(i + 1);
        }
        // صحيفة كنارياس7 ،: a name, where nothing is counted and nothing goes on.
        let ends = scan.class(i + 1) == Class::Word && scan.is(i + 1, words::FUNCTION)
            || scan.class(i + 1) != Class::Word && (scan.spaced(i + 1) || place);
        if unknown
            && word.len() > 2
            && scan.codes(i).len() <= 2
            && ends
            && !scan.is(i + 1, words::UNIT | words::CURRENCY)
        {
            return Some(i + 1);
        }
    }
    None
}

/// f/2.2, B8.5, BA.2.75: past the digits at token `i` and those that points join to them.
fn version(scan: &Scan, i: usize) -> usize {
    let mut end = i + 1;
    while scan.mark(end, b'.') && scan.tight(end) && scan.class(end + 1) == Class::Digits {
        end += 2;
    }
    end
}

/// Whether the word before a hyphen and digits makes a name with them: إف-16; not 20-30 or الـ-18.
fn names_model(scan: &Scan, i: usize) -> bool {
    let number = words::NUMBER | words::MONTH | words::UNIT | words::CURRENCY | words::ORDINAL | words::WEEKDAY;
    scan.bits(i) & number == 0 && clitics_only(scan.codes(i)).is_none() && scan.marker(i, job!("percent")).is_none()
}

/// The number of a list item: at the start of a line or sentence, before a dash, point or bracket.
fn list_mark(scan: &Scan, i: usize) -> Option<usize> {
    // القتلى: 10 - الجرحى: 25: behind a colon only the first item of a list.
    let first = i > 0 && scan.mark(i - 1, b':') && scan.codes(i) == b"1";
    let opens = i == 0 || ends_sentence(scan, i - 1) || first || scan.mark(i - 1, b'.');
    // 7 ـ تعيين المهندس: a tatweel for the dash.
    if opens && scan.codes(i).len() <= 2 && scan.class(i + 1) == Class::Word && scan.tatweel_before(i + 1) {
        return Some(i + 1);
    }
    let mark = scan.get(i + 1)?;
    let closes = mark.class() == Class::Mark && matches!(mark.token.mark, b'-' | b'.' | b')' | code::DASH);
    // 4-صيانة الطرق is a point of a list too; 2-صفر is a score.
    let apart = scan.spaced(i + 2) || scan.mark(i + 1, b'-') && scan.bits(i + 2) & words::NUMBER == 0;
    let date = scan.live(i + 2) & words::MONTH != 0 && super::date::parts::joined_month(scan, i);
    // 5- درجات مئوية
    let degrees = scan.mark(i + 1, b'-') && unit_word::degrees(scan, i + 2);
    // 4) «كل شيء سيكون على ما يرام»
    let point = scan.class(i + 2) == Class::Word
        || scan.mark(i + 1, b')') && (scan.mark(i + 2, b'(') || scan.mark(i + 2, b'"')) && i > 0;
    (opens && closes && !date && !degrees && scan.codes(i).len() <= 2 && apart && point).then_some(i + 2)
}

/// البلاد. - 11 - ويمتاز: the number of a page, alone between dashes behind a sentence.
fn page(scan: &Scan, i: usize) -> Option<usize> {
    let dashed = i > 0 && scan.dash(i - 1) && scan.spaced(i) && scan.dash(i + 1) && scan.spaced(i + 1);
    let apart = dashed && scan.spaced(i + 2) && scan.class(i + 2) == Class::Word && scan.codes(i).len() <= 3;
    let behind = i < 2 || ends_sentence(scan, i - 2) || scan.mark(i - 2, b'.');
    let list = scan.is(i + 2, words::UNIT | words::CURRENCY | words::NUMBER | words::COUNTED);
    (apart && behind && !list).then_some(i + 2)
}

/// 1- رفع الكفاءة، 2- خفض التكاليف: the label of an item that stands in the line of the one before it.
fn next_label(scan: &Scan, i: usize, identifiers: &[Draft]) -> Option<usize> {
    let label = |at: usize| (scan.dash(at) || scan.mark(at, b')')) && !(at > 1 && scan.mark(at - 2, b'('));
    let said = scan.class(i + 2) == Class::Word && scan.bits(i + 2) & words::NUMBER == 0;
    let item = label(i + 1) && (said || scan.mark(i + 2, b'"'));
    let joined = i > 0 && (scan.dash(i - 1) || !scan.spaced(i));
    let number = digits::small(scan, i).filter(|n| item && !joined && (2..=20).contains(n))?;
    let measured = scan.is(i + 2, words::UNIT | words::CURRENCY | words::MONTH);
    let last = identifiers.last().filter(|last| !measured && label(last.start + 1))?;
    let same = scan.dash(last.start + 1) == scan.dash(i + 1);
    (same && last.value == Some(Decimal::from(number - 1))).then_some(i + 2)
}

/// الخطة: (1) بناء المساكن. (2) توسيع الطرق: the number of an item in brackets, where the one before it was numbered so.
fn in_brackets(scan: &Scan, i: usize, identifiers: &[Draft]) -> Option<usize> {
    let item = scan.bracketed(i) && scan.class(i + 2) == Class::Word && !noun::commonly_counted(scan, i + 2);
    let number = digits::small(scan, i).filter(|n| item && (1..=20).contains(n))?;
    let opens = i < 2 || ends_sentence(scan, i - 2) || scan.class(i - 2) == Class::Mark;
    let last = identifiers.last().filter(|last| scan.bracketed(last.start));
    let next = last.and_then(|last| last.value) == Some(Decimal::from(number - 1));
    (if number == 1 { opens } else { next }).then_some(i + 2)
}

/// The next number of a list of names: الكتيبتان 501 و104.
fn chained(scan: &Scan, i: usize, identifiers: &[Draft]) -> Option<usize> {
    let last = identifiers.last()?;
    // 911 أو 199
    let joins = |p: &usize| {
        super::numeral::number_word::digit_prefix(scan, *p) == Some(clitic::CONJUNCTION)
            || scan.class(*p) == Class::Word && scan.marker(*p, job!("or")) == Some(i)
            || (scan.is_word(*p, TO) || scan.is_word(*p, UNTIL)) && last.end == *p && !scan.mark(i + 1, b'/')
    };
    // رقم /2418/ و/2419/
    let slash = usize::from(i > 0 && scan.mark(i - 1, b'/') && scan.mark(i + 1, b'/'));
    let prefix = (i - slash).checked_sub(1).filter(joins)?;
    let end = digits::read(scan, i).map_or(i + 1, |run| run.end);
    // الكتيبتان 104 و159 وسرايا أخرى
    let next_of_list = scan.joined_by_and(end);
    // القراران رقم 245 و246 لسنة 2025
    let of_year = scan.tok(end).has(clitic::LAM) && scan.class(end + 1) == Class::Digits;
    let free = scan.class(end) != Class::Word
        || of_year
        || scan.is(end, words::FUNCTION)
        || next_of_list
        || starts_with_article(scan.codes(end))
        || super::numeral::number_word::digit_prefix(scan, end).is_some();
    // المادتان 91-7 و151, القانونان 11.17 و23.18
    let joins = |k| scan.get(k).is_some_and(|t| matches!(t.token.mark, b'-' | b'/' | b'.'));
    let parts = last.end <= prefix
        && prefix - last.end <= 4
        && (last.end..prefix).all(|k| scan.class(k) == Class::Digits || joins(k));
    (parts && free).then_some(end)
}

/// Falcon 9, Windows 10, Mac 10.4: digits behind a name in Latin letters that count and measure nothing.
fn after_latin(scan: &Scan, i: usize) -> Option<usize> {
    const MEASURED: u32 = words::UNIT | words::CURRENCY | words::NUMBER | words::MONTH | words::ROLE | words::COUNTED;
    let name = i.checked_sub(1).filter(|&k| scan.class(k) == Class::Latin && scan.spaced(i))?;
    let run = digits::read(scan, i)?;
    let (past, year) = (run.end, scan.codes(i).len() == 4 && run.end == i + 1);
    let known = scan.is(name, words::CURRENCY | words::UNIT | words::MONTH | words::DAY_PART | words::WEEKDAY);
    // الرحلة QR 540 تأخرت
    let capitals = || scan.span(name, i).of(scan.text).bytes().all(|b| b.is_ascii_uppercase());
    let labelled =
        || [job!("identifier_weak"), job!("identifier")].iter().any(|&job| scan.marker_before(name, job).is_some());
    let coded = scan.codes(name).len() <= 3 && labelled() && capitals();
    if coded && !scan.is(past, words::UNIT | words::CURRENCY | words::NUMBER) {
        return Some(past);
    }
    // iPad Air 2 بمواصفات مختلفة, قناة Channel 4 البريطانية
    let apart = scan.tok(past).clitics & clitic::BA != 0 || scan.tok(past).clitics & clitic::ARTICLE != 0;
    let goes_on = !apart && (scan.is(past, MEASURED) || noun::plausible(scan, past))
        || unit_word::percent(scan, past).is_some()
        || scan.get(past).is_some_and(|t| matches!(t.token.mark, b'/' | b'-' | b':' | b'$' | code::DASH));
    (!known && !year && !goes_on && scan.codes(name).len() > 1).then_some(past)
}

/// الكويكب (2005 YY128): the year in the name of what was found in it.
fn designated(scan: &Scan, i: usize) -> Option<usize> {
    let name = scan.class(i + 1) == Class::Latin && scan.codes(i + 1).len() == 2 && scan.spaced(i + 1);
    let number = scan.class(i + 2) == Class::Digits && !scan.spaced(i + 2);
    (name && number && scan.codes(i).len() == 4).then_some(i + 3)
}

/// حي النصر 03 بالمدينة: digits with a zero in front behind a name, which nothing behind them is counted by.
fn padded(scan: &Scan, i: usize) -> Option<usize> {
    let codes = scan.codes(i);
    let name = i > 0 && scan.spaced(i) && scan.class(i - 1) == Class::Word && scan.bits(i - 1) == 0;
    let next = scan.codes(i + 1).first().copied().filter(|_| scan.class(i + 1) == Class::Word);
    let within = scan.tok(i + 1).has(clitic::BA) || next == Some(code::letter('ب')) && scan.bits(i + 1) == 0;
    let free = next.is_none() || within || scan.is(i + 1, words::FUNCTION);
    let joined = !scan.spaced(i + 1) && !scan.mark(i + 1, b'.') && next.is_none() && !scan.mark(i + 1, code::COMMA);
    (codes.len() == 2 && codes[0] == b'0' && name && free && !joined).then_some(i + 1)
}

/// انتهى الاجتماع 0 وقال, سنويا0 كما: a zero typed for a full stop, behind one word and before another.
fn full_stop(scan: &Scan, i: usize) -> Option<usize> {
    let word = |at: usize| scan.class(at) == Class::Word && scan.codes(at).len() > 2;
    let zeros = i > 0 && scan.codes(i).iter().all(|&c| c == b'0') && word(i - 1) && word(i + 1);
    let joined = !scan.spaced(i) || !scan.spaced(i + 1) || scan.tok(i + 1).has(clitic::CONJUNCTION);
    let counted = scan.is(i + 1, words::UNIT | words::CURRENCY | words::NUMBER | words::COUNTED);
    (zeros && joined && !counted).then_some(i + 1)
}

/// 4-2-3-1: how the ten players of a team stand, in three or four rows.
fn formation(scan: &Scan, i: usize) -> Option<usize> {
    const PLAYERS: u8 = 10;
    let row = |at: usize| match scan.codes(at) {
        [row @ b'1'..=b'9'] => Some(row - b'0'),
        _ => None,
    };
    let joined = |at: usize| scan.dash(at) && scan.tight(at);
    let mut players = row(i).filter(|_| i == 0 || !joined(i - 1))?;
    let mut end = i + 1;
    while let Some(more) = row(end + 1).filter(|_| joined(end)) {
        (players, end) = (players.checked_add(more)?, end + 2);
    }
    let rows = (end - i).div_ceil(2);
    let whole = !joined(end) && scan.class(end) != Class::Digits;
    (whole && (3..=4).contains(&rows) && players == PLAYERS).then_some(end)
}

/// 15-10-5: how seats are shared out, or another row of numbers that is no date and counts nothing.
fn row_of_numbers(scan: &Scan, i: usize) -> Option<usize> {
    let joined = |at: usize| scan.dash(at) && scan.tight(at) && scan.class(at + 1) == Class::Digits;
    let mut end = i + 1;
    while joined(end) && end - i < PARTS {
        end += 2;
    }
    let free = i == 0 || !joined(i - 1);
    let counted = scan.is(end, words::UNIT | words::CURRENCY | words::MONTH | words::NUMBER)
        || noun::surely_counted(scan, end)
        || unit_word::percent(scan, end).is_some();
    let date = || super::date::read(scan, i, &mut Vec::new()).is_some();
    (end - i > 4 && free && !joined(end) && !counted && !date()).then_some(end)
}

/// المادة (16/3/1), القانون 21/15: digits joined by slashes that are no date, part or score, and that count nothing.
fn slash_code(scan: &Scan, i: usize) -> Option<usize> {
    let joined = |at: usize| scan.mark(at, b'/') && scan.tight(at);
    let part = |at: usize| joined(at) && scan.class(at + 1) == Class::Digits;
    let mut end = i + 1;
    while part(end) && end - i < PARTS {
        end += 2;
    }
    let parts = (end - i).div_ceil(2);
    let counted = scan.is(end, words::UNIT | words::CURRENCY | words::MONTH) || noun::plausible(scan, end);
    let other = || {
        super::date::read(scan, i, &mut Vec::new()).is_some()
            || super::score::read(scan, i, &mut Vec::new()).is_some()
            || super::measure::fraction_of::slash(scan, i).is_some()
            || super::numeral::read(scan, i)
                .is_some_and(|n| super::measure::pressure::read(scan, &n, &mut Vec::new()).is_some())
    };
    (parts > 1 && !joined(end) && !counted && i > 0 && !other()).then_some(end)
}

/// Tokens of the longest number with parts.
const PARTS: usize = 9;
