//! Names that end in a number: «شاهين 2», موقع لبنان 24, صيف طيبة 36, الرقم الأخضر 1548, جرام عيار 21.

use crate::figures::calendar::years::{HIJRI_TODAY, RECENT};
use crate::figures::noun;
use crate::figures::numeral::{digits, number_word};
use crate::figures::tokens::particles::{AND, ARTICLE, CARAT, NUMBER, NUMBERS, THAT, written_with_article};
use crate::figures::tokens::quotation::quote_mark;
use crate::figures::tokens::scan::{Scan, clitic, ends_sentence};
use crate::figures::tokens::words::{self, job};
use crate::figures::tokens::{noun_shape, plural, unit_word};
use crate::text::tokens::Class;

/// If the digits at token `i` end a name: the token after them.
pub(crate) fn read(scan: &Scan, i: usize) -> Option<usize> {
    if i == 0 {
        return None;
    }
    let end = digits::read(scan, i)?.end;
    quoted(scan, i, end)
        .or_else(|| next_title(scan, i, end))
        .or_else(|| carat(scan, i, end))
        .or_else(|| outlet(scan, i, end))
        .or_else(|| festival(scan, i, end))
        .or_else(|| labelled(scan, i, end))
        .or_else(|| described(scan, i, end))
        .or_else(|| with_suffix(scan, i, end))
        .or_else(|| behind_suffix(scan, i, end))
        .or_else(|| modelled(scan, i, end))
        .or_else(|| before_latin(scan, i, end))
        .or_else(|| spelled_model(scan, i, end))
}

/// Whether a unit, a currency, a percent or another number stands at token `end`.
fn measured(scan: &Scan, end: usize) -> bool {
    scan.is(end, words::UNIT | words::CURRENCY | words::NUMBER) || unit_word::percent(scan, end).is_some()
}

/// غالاكسي إس 24: a letter in words between an unknown name and its number, behind which nothing is counted.
fn spelled_model(scan: &Scan, i: usize, end: usize) -> Option<usize> {
    // إن and إل are written like أن and the article.
    let letter = |at: usize| {
        scan.marker(at, job!("letter")).is_some()
            && ![ARTICLE, THAT].contains(&scan.codes(at))
            && scan.tok(at).clitics == 0
    };
    let name = i.checked_sub(2).filter(|_| letter(i - 1))?;
    const OTHER: u32 = !(words::MARKER | words::LONGER);
    let word = !scan.is(name, OTHER) || scan.is(name, words::OWN_NAME);
    let unknown = scan.class(name) == Class::Word && word && !written_with_article(scan, name);
    let counted = measured(scan, end) || noun::surely_counted(scan, end);
    let counted = counted && !scan.tok(end).has(clitic::CONJUNCTION);
    (unknown && end == i + 1 && scan.codes(i).len() < 4 && !counted).then_some(end)
}

/// هونور 6 بلس, دي بي 9 جي تي, 4 كيه: the number of a model, before what its maker puts behind it.
fn with_suffix(scan: &Scan, i: usize, end: usize) -> Option<usize> {
    let after = scan.marker(end, job!("model_suffix")).filter(|_| end == i + 1 && scan.tok(end).clitics == 0)?;
    // 6 بي إم دبليو counts cars.
    (scan.marker(end, job!("model_weak")).is_none_or(|other| other <= after)).then_some(after)
}

/// 737 ماكس 8: a second number behind what the maker puts behind the first.
fn behind_suffix(scan: &Scan, i: usize, end: usize) -> Option<usize> {
    let suffix = scan.marker_before(i, job!("model_suffix")).filter(|&at| at > 0 && scan.spaced(i))?;
    let counted = measured(scan, end) || noun::commonly_counted(scan, end);
    let first = scan.class(suffix - 1) == Class::Digits && scan.tok(suffix).clitics == 0;
    (first && end == i + 1 && scan.codes(i).len() < 3 && !counted).then_some(end)
}

/// من طراز بيجاس 195, من نوع ساروك 92: a word that nothing is known of between the word for a model and its number, which counts
/// nothing.
fn modelled(scan: &Scan, i: usize, end: usize) -> Option<usize> {
    let name = i.checked_sub(1).filter(|&at| {
        let word = scan.class(at) == Class::Word && scan.codes(at).len() > 2;
        word && (scan.bits(at) & !words::MARKER == 0 || scan.is(at, words::OWN_NAME))
            && scan.tok(at).clitics == 0
            && !written_with_article(scan, at)
    })?;
    scan.marker_before(name, job!("model_of"))?;
    let plain = end == i + 1 && scan.spaced(i) && (2..4).contains(&scan.codes(i).len());
    let counted = measured(scan, end)
        || scan.is(end, words::MONTH)
        || scan.tok(end).clitics == 0 && noun::commonly_counted(scan, end);
    let joined = scan.mark(end, b'-') || scan.mark(end, b'/') || scan.mark(end, b',');
    (plain && !counted && !joined).then_some(end)
}

/// 5+1, لجنة 5+5: the powers that talk with one more, and those who talk in equal numbers.
pub(super) fn with_plus(scan: &Scan, i: usize) -> Option<usize> {
    const PAIRS: [(&[u8], &[u8]); 4] = [(b"5", b"1"), (b"1", b"5"), (b"5", b"5"), (b"6", b"6")];
    let pair = scan.mark(i + 1, b'+') && PAIRS.contains(&(scan.codes(i), scan.codes(i + 2)));
    (pair && scan.class(i + 2) == Class::Digits).then_some(i + 3)
}

/// Most words of a name in quotation marks.
const WORDS: usize = 4;

/// What tells that a quotation speaks, and names nothing.
const SPEECH: u32 = words::FUNCTION
    | words::ROLE
    | words::QUALIFIER
    | words::NUMBER
    | words::UNIT
    | words::CURRENCY
    | words::MONTH
    | words::COUNTED;

/// «شاهين 2», "الرسول الأعظم 18": a few words and a number, alone in quotation marks.
fn quoted(scan: &Scan, i: usize, end: usize) -> Option<usize> {
    let closes = quote_mark(scan, end);
    // «رؤية 2030» names a year all the same.
    if !closes || end != i + 1 || scan.codes(i).len() == 4 && scan.marker_before(i, job!("event")).is_some() {
        return None;
    }
    let dash = usize::from(scan.dash(i - 1));
    let from = i - dash;
    // "مهاجر 6": one word in the singular before its number is a name, whatever it counts elsewhere.
    let alone = from > 1 && scan.mark(from - 2, b'"') && !plural::plural_at(scan, from - 1);
    let known = if alone { SPEECH & !(words::ROLE | words::COUNTED) } else { SPEECH };
    let named = |at: usize| {
        matches!(scan.class(at), Class::Word | Class::Latin)
            && (scan.bits(at) & known == 0 || scan.is(at, words::OWN_NAME))
            && !noun_shape::verb_shape(scan.codes(at))
            && scan.marker(at, job!("change")).is_none()
    };
    let open = (from.saturating_sub(WORDS + 1)..from).rev().find(|&at| !named(at))?;
    (open + 1 < from && scan.mark(open, b'"') || small_of_name(scan, from, i)).then_some(end)
}

/// "بكسل 6", "نقطة التحول 3": whether what stands in quotation marks before a small number at token `i`, from where they open
/// to token `end`, are words of things, though they count or measure elsewhere.
fn small_of_name(scan: &Scan, end: usize, i: usize) -> bool {
    const SAID: u32 = words::ROLE | words::QUALIFIER | words::NUMBER | words::MONTH | words::SOURCE;
    let part = |at: &usize| {
        let word = matches!(scan.class(*at), Class::Word | Class::Latin);
        let verb = || noun_shape::verb_shape(scan.codes(*at)) || noun_shape::unknown_verb(scan, *at);
        scan.dash(*at)
            || word
                && (scan.bits(*at) & SAID == 0 || scan.is(*at, words::OWN_NAME))
                && scan.marker(*at, job!("change")).is_none()
                && !verb()
    };
    let first = (end.saturating_sub(WORDS)..end).rev().take_while(part).last();
    let opens = first.is_some_and(|first| first > 0 && scan.mark(first - 1, b'"'));
    let governs = scan.is(end - 1, words::FUNCTION) || scan.tok(end - 1).clitics & clitic::BA != 0;
    scan.codes(i).len() < 3 && opens && !governs && number_word::digit_prefix(scan, end - 1).is_none()
}

/// Words of the title of a work.
const TITLE: usize = 6;

/// رواية "ثلاث نوافذ", فيلم «رجلان وظل»: the token at which the title of a work closes, where token `i` stands in it.
pub(crate) fn title_of_work(scan: &Scan, i: usize) -> Option<usize> {
    let inside = |at: &usize| matches!(scan.class(*at), Class::Word | Class::Digits | Class::Latin);
    let first = (i.saturating_sub(TITLE)..i).rev().take_while(inside).last().unwrap_or(i);
    let open = first.checked_sub(1).filter(|&at| at > 0 && scan.mark(at, b'"') && !scan.tok(first).has(clitic::BA))?;
    scan.marker_before(open, job!("work"))?;
    let closes = |at: &usize| quote_mark(scan, *at);
    (i + 1..first + TITLE).take_while(|at| inside(at) || closes(at)).find(closes)
}

/// فيلمي «العودة» و«300»: digits alone in quotation marks, which و joins to a quoted title.
fn next_title(scan: &Scan, i: usize, end: usize) -> Option<usize> {
    let and = i.checked_sub(2).filter(|_| scan.mark(i - 1, b'"') && quote_mark(scan, end) && end == i + 1)?;
    let joined = and > 0 && scan.is_word(and, AND) && quote_mark(scan, and - 1);
    joined.then_some(end)
}

/// قائمة "50 Best": digits and a word in Latin letters, alone in quotation marks.
fn before_latin(scan: &Scan, i: usize, end: usize) -> Option<usize> {
    let latin = end == i + 1 && scan.class(end) == Class::Latin && !scan.is(end, words::UNIT | words::CURRENCY);
    let closes = quote_mark(scan, end + 1);
    (latin && closes && i > 0 && scan.mark(i - 1, b'"')).then_some(end + 1)
}

/// سجلعيار 21: the carat of gold, glued to the word before it.
fn carat(scan: &Scan, i: usize, end: usize) -> Option<usize> {
    let before = i.checked_sub(1)?;
    let glued = scan.class(before) == Class::Word && scan.bits(before) == 0 && scan.codes(before).ends_with(CARAT);
    glued.then_some(end)
}

/// Whether nothing at token `end` can be what a number counts or measures.
fn free(scan: &Scan, end: usize) -> bool {
    number_word::digit_prefix(scan, end) == Some(clitic::CONJUNCTION)
        || !scan.is(end, words::UNIT | words::CURRENCY | words::NUMBER | words::MONTH | words::ROLE | words::COUNTED)
            && unit_word::percent(scan, end).is_none()
            && (!noun::plausible(scan, end) || noun_shape::verb_shape(scan.codes(end)))
}

/// Words of a name between what it names and its number: موقع عين ليبيا 24.
const NAME: usize = 3;

/// موقع لبنان 24, صحيفة اليوم 24, قناة (الغد 21): digits at the end of an outlet's name.
fn outlet(scan: &Scan, i: usize, end: usize) -> Option<usize> {
    if scan.codes(i).len() != 2 || end != i + 1 || scan.class(end) == Class::Digits {
        return None;
    }
    let inside = |at: usize| {
        let mark = scan.mark(at, b'"') || scan.mark(at, b'(');
        mark || scan.class(at) == Class::Word && scan.bits(at) & (SPEECH | words::SOURCE) == 0
    };
    let mut before =
        (i.saturating_sub(NAME + 1)..i).rev().take_while(|&at| scan.marker(at, job!("outlet")).is_some() || inside(at));
    before.find(|&at| scan.marker(at, job!("outlet")).is_some())?;
    let closed = scan.mark(end, b')') || quote_mark(scan, end);
    // صحيفة الوطن 25/6/2015
    let dated = scan.mark(end, b'/') && crate::figures::date::numeric::read(scan, i, &mut Vec::new()).is_some();
    (!dated && (closed || free(scan, end))).then_some(end)
}

/// صيف طيبة 36, مهرجان جدة 36: the year in the name of a festival.
fn festival(scan: &Scan, i: usize, end: usize) -> Option<usize> {
    let counted = words::UNIT | words::CURRENCY | words::NUMBER | words::MONTH | words::ROLE;
    let counts = scan.is(end, counted) || unit_word::percent(scan, end).is_some() || noun::surely_counted(scan, end);
    if scan.codes(i).len() != 2 || end != i + 1 || counts || number_word::digit_prefix(scan, i - 1).is_some() {
        return None;
    }
    let word = |at: usize| scan.class(at) == Class::Word && scan.bits(at) & SPEECH == 0;
    let before = i.checked_sub(1).filter(|&at| word(at) && scan.marker(at, job!("rank")).is_none())?;
    let named = |at: usize| scan.marker(at, job!("festival")).is_some();
    let first = before.checked_sub(1)?;
    (named(first) || word(first) && first > 0 && named(first - 1)).then_some(end)
}

/// رقم المبنى (11), رقم القيد: 345, رقم الطوارئ 994: the number of what رقم stands before.
fn labelled(scan: &Scan, i: usize, end: usize) -> Option<usize> {
    let bracket = usize::from(scan.mark(i - 1, b'(') && scan.mark(end, b')'));
    let marked = bracket > 0 || scan.mark(i - 1, b':');
    let owner = (i - usize::from(marked)).checked_sub(2).map(|at| at + 1)?;
    let label = [NUMBER, NUMBERS].contains(&scan.stem(owner - 1)) && scan.tok(owner - 1).clitics & clitic::ARTICLE == 0;
    let plain = scan.bits(owner) & SPEECH == 0 && written_with_article(scan, owner);
    // أرقام رسمية: 12 ألف حالة
    let told = scan.mark(i - 1, b':') && (measured(scan, end) || noun::surely_counted(scan, end));
    (label && !told && (marked || plain && free(scan, end))).then_some(end + bracket)
}

/// الرقم الأخضر 1548, الفرقة المدرعة 162, الطريق الوطنية 4: an adjective between what is named by a number and the number.
fn described(scan: &Scan, i: usize, end: usize) -> Option<usize> {
    let year = scan.codes(i).len() == 4
        && digits::small(scan, i).is_some_and(|v| HIJRI_TODAY.contains(&v) || RECENT.contains(&v));
    let definite = |at: usize| scan.codes(at).starts_with(ARTICLE) && written_with_article(scan, at);
    let bracket = usize::from(scan.mark(i - 1, b'(') && scan.mark(end, b')'));
    let adjective =
        (i - bracket).checked_sub(1).filter(|&at| scan.class(at) == Class::Word && definite(at) && !year)?;
    let end = end + bracket;
    let second = adjective.checked_sub(1)?;
    let marked = |at: usize, job| scan.marker(at, job) == Some(at + 1);
    let named = |at: usize| {
        written_with_article(scan, at)
            && ([job!("identifier"), job!("law")].iter().any(|job| marked(at, *job))
                || marked(at, job!("identifier_weak")))
    };
    let known = words::FUNCTION | words::ROLE | words::NUMBER | words::MONTH | words::WEEKDAY | words::SOURCE;
    let plain = |at: usize| scan.bits(at) & known == 0 && !ends_sentence(scan, at);
    // وحدة الاستخبارات 8200
    let unit = scan.codes(i).len() == 4
        && second > 0
        && !written_with_article(scan, second)
        && marked(second, job!("identifier_weak"));
    let head = unit || named(second) || second > 0 && definite(second) && plain(second) && named(second - 1);
    if !(head && plain(adjective) && free(scan, end)) {
        return None;
    }
    // المرسوم التنفيذي 23-488
    let part = |at: usize| {
        (scan.mark(at, b'-') || scan.mark(at, b'/')) && !scan.spaced(at + 1) && scan.class(at + 1) == Class::Digits
    };
    Some(if part(end) { end + 2 } else { end })
}
