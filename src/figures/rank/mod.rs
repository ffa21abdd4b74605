//! Ranks: ordinals in words and digits that are figures, and the names and centuries that are none.

pub(super) mod minute;
pub(super) mod named;

use super::bound;
use super::draft::{Composed, Draft};
use super::figure::Kind;
use super::noun;
use super::numeral::Numeral;
use super::numeral::{number_word, ordinal};
use super::tokens::clitics::begins_with_and;
use super::tokens::noun_shape::{Owner, pronoun_end};
use super::tokens::particles::{
    AFTER, AND, CAME, CAME_IN, FOR_DAY, FROM, GREAT, IN, PART, SECOND, THAT, THE_DAY, starts_with_article,
};
use super::tokens::plural::{definite_broken, definite_plural, plural_at, plural_before};
use super::tokens::scan::{Scan, clitic, clitics_only, comma};
use super::tokens::unit_word;
use super::tokens::words::{self, job};
use crate::figures::tokens::quotation::quote_mark;
use crate::lexicon::schema::NumberClass;
use crate::text::code::{self, letter};
use crate::text::tokens::Class;
use named::{channel, ruler};
use rust_decimal::Decimal;

/// Ordinals in words that are scored figures, and what follows an ordinal half of a year.
pub(super) fn ordinal_word(scan: &Scan, i: usize, out: &mut Composed) -> Option<usize> {
    let o = ordinal::read(scan, i)?;
    let marks = i > 0 && (scan.mark(i - 1, b'(') || scan.mark(i - 1, b'"'));
    let before = i - usize::from(marks);
    let names = |job| o.definite && scan.marker_before(before, job).is_some();
    // المادة الخامسة والسادسة
    let listed = i > 0 && scan.is(i - 1, words::ORDINAL) && scan.marker_before(i - 1, job!("law_clause")).is_some();
    if century_before(scan, i) || ruler(scan, i) || names(job!("regnal")) || names(job!("law_clause")) || listed {
        return Some(o.end);
    }
    if again(scan, i, &o) || o.definite && channel(scan, i) {
        return Some(o.end);
    }
    // "اليوم السابع": a name in quotation marks.
    let opens = i >= 2 && scan.class(i - 1) == Class::Word && scan.mark(i - 2, b'"');
    if opens && o.definite && quote_mark(scan, o.end) {
        return Some(o.end);
    }
    // ينشر اليوم السابع أسعار الذهب: the outlet, where nothing tells which day.
    let told = |at: usize| scan.class(at) != Class::Word || scan.marker(at, job!("preposition")).is_some();
    if o.value == 7 && o.definite && i >= 2 && scan.is_word(i - 1, THE_DAY) && !told(i - 2) {
        return Some(o.end);
    }
    // 60 إطارا في الثانية
    if o.value == 2 && o.end == i + 1 && a_second(scan, i) {
        return Some(o.end);
    }
    // في الثانية الواحدة: the unit of time.
    if o.value == 2 && o.definite && number_word::word(scan, o.end).is_some_and(|w| w.value == 1) {
        return Some(o.end + 1);
    }
    // ثانيا: opens a point of a list.
    let points =
        |at| scan.get(at).is_some_and(|t| matches!(t.token.mark, b':' | b';' | b'-' | code::COMMA | code::DASH));
    if !o.definite && scan.stem(i).ends_with(&[letter('ا')]) && points(o.end) {
        return Some(o.end);
    }
    // أول before its noun is an adverb as often as a rank, and behind it says little but for a place won: المركز الأول.
    let whole = i == 0 && o.end == scan.len();
    if o.value == 1 && !(o.definite && (whole || scan.marker_before(i, job!("place_won")).is_some())) {
        return Some(o.end);
    }
    // الأشهر التسعة الأولى: how many is told; that they come first ranks none of them.
    if o.definite && i > 0 && scan.is(i - 1, words::NUMBER) && scan.tok(i - 1).has(clitic::ARTICLE) {
        return Some(o.end);
    }
    let mut draft = Draft::valued(i, o.end, Kind::Ordinal, Decimal::from(o.value), "ordinal:word");
    if let Some(noun) = ranked(scan, i, o.end, o.definite) {
        draft.widen(noun, noun + 1);
    }
    out.drafts.push(draft);
    Some(o.end)
}

/// عاد ثانية, أراه ثانية: once more, where no noun before agrees and nothing behind is ranked (ثانية كبرى المدن).
fn again(scan: &Scan, i: usize, o: &ordinal::Ordinal) -> bool {
    let Some(before) = i.checked_sub(1).filter(|_| o.value == 2 && scan.is_word(i, SECOND)) else { return false };
    // وكرر المدرب ثانية أن
    let greatest = scan.class(o.end) == Class::Word
        && !scan.is(o.end, words::FUNCTION)
        && (scan.codes(o.end).first() == Some(&letter('ا')) && !starts_with_article(scan.codes(o.end))
            || scan.codes(o.end).starts_with(GREAT));
    // وأكد ثانية أن
    if scan.is(before, words::SOURCE_VERB) && scan.is_word(o.end, THAT) {
        return true;
    }
    if scan.class(before) != Class::Word || scan.is(before, words::FUNCTION) || greatest {
        return false;
    }
    // جاءت البرازيل ثانية
    const CAME_AS: [&[u8]; 2] = [CAME_IN, CAME];
    if starts_with_article(scan.codes(before)) {
        return !before.checked_sub(1).is_some_and(|at| CAME_AS.contains(&scan.stem(at)));
    }
    // لغة ثانية, كاميرا ثانية, موجات ثانية, جولة مفاوضات ثانية
    const FEMININE: [char; 4] = ['ه', 'ت', 'ا', 'ي'];
    let feminine = |at: usize| FEMININE.iter().any(|&end| scan.codes(at).last() == Some(&letter(end)));
    let short = scan.codes(before).len() <= 3;
    !short && !feminine(before) && !before.checked_sub(1).is_some_and(feminine)
}

/// Tokens before في الثانية in which what happens so often is counted.
const RATE: usize = 4;

/// 60 إطارا في الثانية, مليون عملية في الثانية: the unit of time that a rate is told for.
fn a_second(scan: &Scan, i: usize) -> bool {
    let within = scan.stem(i) == SECOND && scan.tok(i).has(clitic::ARTICLE) && i > 1 && scan.is_word(i - 1, IN);
    let number = |at: usize| scan.class(at) == Class::Digits || scan.live(at) & (words::NUMBER | words::VAGUE) != 0;
    let ends =
        scan.class(i + 1) != Class::Word || scan.is(i + 1, words::FUNCTION) || scan.tok(i + 1).has(clitic::CONJUNCTION);
    let mut before =
        (i.saturating_sub(RATE)..i - usize::from(within)).rev().take_while(|&at| scan.class(at) != Class::Mark);
    // جزء من الثانية, 3 أعشار من الثانية, 12 جزءا من الألف من الثانية
    let part = i > 1
        && scan.is_word(i - 1, FROM)
        && (part(scan, i - 2) || scan.is(i - 2, words::FRACTION | words::NUMBER | words::VAGUE));
    // في أقل من الثانية, فيما دون الثانية
    let less = scan.stem(i) == SECOND && scan.tok(i).has(clitic::ARTICLE) && ends && bound::qualified(scan, i);
    part && scan.stem(i) == SECOND || less || within && ends && before.any(number)
}

/// جزء, جزءا, بجزء: whether token `i` is the word for a part.
fn part(scan: &Scan, i: usize) -> bool {
    scan.codes(i).starts_with(PART) || scan.codes(i).ends_with(PART)
}

/// جزء من الألف من الثانية, جزء من مئة: what a part is one of, which counts nothing; the token after it. Not جزءا من ألف سهم.
pub(super) fn whole_of_part(scan: &Scan, n: &Numeral) -> Option<usize> {
    let whole = matches!(n.single, Some(NumberClass::Scale | NumberClass::Hundred)) && !n.digits;
    let one_of = whole && n.start > 1 && scan.is_word(n.start - 1, FROM) && part(scan, n.start - 2);
    let counts = || noun::plausible(scan, n.end) || scan.is(n.end, words::UNIT | words::CURRENCY);
    (one_of && !counts()).then_some(n.end)
}

/// What an ordinal ranks, which it does not count: before a definite one (الجولة الثانية), after a bare one (ثاني رحلة).
fn ranked(scan: &Scan, i: usize, end: usize, definite: bool) -> Option<usize> {
    if definite {
        i.checked_sub(1).filter(|&b| scan.class(b) == Class::Word && !scan.is(b, words::FUNCTION))
    } else {
        Some(end).filter(|&a| scan.class(a) == Class::Word && !scan.is(a, words::FUNCTION))
    }
}

pub(super) fn century_before(scan: &Scan, i: usize) -> bool {
    scan.marker_before(i, job!("century")).is_some()
        || (i > 0 && scan.is(i - 1, words::ORDINAL) && scan.marker_before(i - 1, job!("century")).is_some())
        || (i > 1 && scan.is(i - 2, words::ORDINAL) && scan.marker_before(i - 2, job!("century")).is_some())
}

/// Tokens from the word for a century to its number in the other calendar.
const CENTURY_WINDOW: usize = 6;

/// القرن 16م, القرن السابع الهجري/الـ13م, الهجري/الـ13 الميلادي: the number of a century with its era; the token after it.
pub(super) fn century(scan: &Scan, n: &Numeral) -> Option<usize> {
    if !(1..=2).contains(&n.plain) {
        return None;
    }
    // القرن 19
    if scan.marker_before(n.start, job!("century")).is_some() {
        return Some(n.end);
    }
    let end = [job!("era_gregorian"), job!("era_hijri")].iter().find_map(|&era| scan.marker(n.end, era))?;
    let named = |at: usize| scan.marker(at, job!("century")).is_some();
    (n.start.saturating_sub(CENTURY_WINDOW)..n.start).any(named).then_some(end)
}

/// المئة والخامس والعشرون: an ordinal above a hundred.
pub(super) fn hundredth(scan: &Scan, n: &Numeral, out: &mut Composed) -> Option<usize> {
    let value = n.value.filter(|v| n.definite && !n.digits && (*v % Decimal::ONE_HUNDRED).is_zero())?;
    let o = ordinal::read(scan, n.end).filter(|_| scan.tok(n.end).has(clitic::CONJUNCTION))?;
    let total = value.checked_add(Decimal::from(o.value))?;
    out.drafts.push(Draft::valued(n.start, o.end, Kind::Ordinal, total, "ordinal:hundreds"));
    Some(o.end)
}

/// Digits or definite tens that rank: الدقيقة 66, المركز 12, الجولة الـ33, اليوم الثلاثين.
pub(super) fn rank(scan: &Scan, n: &Numeral) -> Option<Draft> {
    // للمرة الألف; not زراعة المليون نخلة
    let article_before = n.start > 0 && starts_with_article(scan.codes(n.start - 1));
    let whole =
        n.definite && n.single == Some(NumberClass::Scale) && article_before && !noun::commonly_counted(scan, n.end);
    let value = n.value.filter(|v| v.scale() == 0 && (!n.scaled || whole) && !n.fraction && !n.weak)?;
    let prefix = n.start.checked_sub(1).and_then(|p| number_word::digit_prefix(scan, p).filter(|_| n.digits));
    let article = prefix.is_some_and(|bits| bits & clitic::ARTICLE != 0) || (n.definite && !n.digits);
    let before = if prefix.is_some() { n.start - 1 } else { n.start };
    // المركز (26)
    let closes = |at: usize| scan.mark(at, b')') || number_word::digit_prefix(scan, at) == Some(clitic::CONJUNCTION);
    let bracket = n.digits && before > 0 && scan.mark(before - 1, b'(') && closes(n.end);
    let before = before - usize::from(bracket);
    // بالدور الـ (29)
    let apart = bracket && before > 0 && scan.class(before - 1) == Class::Word;
    let apart = apart && !noun::surely_counted(scan, n.end + 1);
    let apart = apart && clitics_only(scan.codes(before - 1)).is_some_and(|bits| bits & clitic::ARTICLE != 0);
    let (article, before) = (article || apart, before - usize::from(apart));
    // الذكرى الـ74 ليوم النكبة: a unit behind a preposition measures nothing.
    let measured = scan.is(n.end, words::UNIT | words::CURRENCY) && scan.tok(n.end).clitics & !clitic::ARTICLE == 0;
    let counts = unit_word::percent(scan, n.end).is_some() || measured;
    // لليوم 181, اليوم الـ45
    // في اليوم 200 للحرب
    let of_event = || before > 1 && scan.is_word(before - 2, IN) && scan.tok(n.end).has(clitic::LAM);
    let on_day = || scan.is_word(before - 1, THE_DAY) && (article || of_event());
    let day = before > 0 && (scan.is_word(before - 1, FOR_DAY) || on_day());
    // الدورة 56 للجنة
    // المركز (92) الشهر الماضي
    const OTHER: u8 = clitic::LAM | clitic::BA | clitic::ARTICLE;
    let counted = |at: usize| noun::surely_counted(scan, at) && scan.tok(at).clitics & OTHER == 0;
    let ranked = (day || scan.marker_before(before, job!("rank")).is_some())
        && !by_centre(scan, before, n.end)
        && (article || !at_fair(scan, before, n.end))
        && !counts
        && (hundreds(scan, n, before)
            || n.plain > 0 && n.plain <= 3 && (article || !counted(n.end + usize::from(bracket)))
            || n.definite);
    if century_before(scan, before) && article {
        return None;
    }
    let aged = before > 0 && super::age::is_child(scan, before - 1);
    let tens = !n.digits && !aged && article && value >= Decimal::from(20) && before > 0;
    let alone = !n.digits && n.definite && value >= Decimal::from(20) && n.start == 0 && n.end == scan.len();
    let by_article = article
        && !counts
        && before > 0
        && scan.class(before - 1) == Class::Word
        && singular_definite(scan, before - 1)
        // عدد الحضور الـ400 شخص
        && !(value >= Decimal::ONE_HUNDRED && scan.is(n.end, words::PERSON) && scan.tok(n.end).clitics == 0)
        // قرابة الـ40 شخصا
        && !scan.is(before - 1, words::QUALIFIER)
        && !noun::before::by_somebody(scan, before - 1, n.end)
        && noun::before::members_of(scan, before - 1).is_none();
    let list = article && !counts && prefix.is_some_and(|b| b & clitic::CONJUNCTION != 0) && n.plain > 0;
    if !(ranked || alone || (by_article && (n.digits || tens)) || list && !plural_before(scan, before)) {
        return None;
    }
    let mut draft = Draft::of(n, Kind::Ordinal, "ordinal:rank");
    added_time(scan, &mut draft);
    // المركز الخمسون بعد المئة
    if scan.is_word(n.end, AFTER)
        && scan.tok(n.end + 1).has(clitic::ARTICLE)
        && value < Decimal::ONE_HUNDRED
        && let Some(hundred) = number_word::word(scan, n.end + 1).filter(|w| w.class == NumberClass::Hundred)
    {
        draft.value = value.checked_add(Decimal::from(hundred.value));
        draft.end = n.end + 2;
        draft.phrase.1 = draft.end;
    }
    let span_start = if prefix.is_some_and(|b| b & clitic::ARTICLE != 0) { before } else { n.start };
    draft.start = span_start;
    draft.phrase.0 = span_start;
    if (by_article || ranked) && before > 0 {
        draft.widen(before - 1, draft.end);
    }
    Some(draft)
}

/// المرتبة مئتين, المركز مئة وخمسين: a cardinal in words of a hundred and more behind a place won, which has no ordinal in use.
fn hundreds(scan: &Scan, n: &Numeral, before: usize) -> bool {
    let large = n.value.is_some_and(|v| v >= Decimal::ONE_HUNDRED && v < Decimal::ONE_THOUSAND);
    let counts = noun::surely_counted(scan, n.end) || noun::commonly_counted(scan, n.end);
    large && !n.digits && !n.definite && !counts && scan.marker_before(before, job!("place_won")).is_some()
}

/// وشارك في المعرض 120 دار نشر: whether something is counted at a fair, whose own number would have the article.
fn at_fair(scan: &Scan, before: usize, end: usize) -> bool {
    let fair = scan.marker_before(before, job!("fair")).is_some();
    fair && noun::plausible(scan, end) && scan.tok(end).clitics == 0
}

/// نفذ المركز 4 قوافل: whether the centre that ends before token `before` does something with what is counted at token `end`.
fn by_centre(scan: &Scan, before: usize, end: usize) -> bool {
    let acts = before.checked_sub(1).is_some_and(|at| scan.marker_before(at, job!("of_centre")).is_some());
    acts && noun::plausible(scan, end) && scan.tok(end).clitics == 0
}

/// من المركز الخامس إلى 12: the rank that another one changed to.
pub(super) fn changed_to(scan: &Scan, n: &Numeral, last: Option<&Draft>) -> Option<Draft> {
    let last = last.filter(|d| d.kind == Kind::Ordinal && d.rule == "ordinal:word" && d.phrase.0 < d.start)?;
    let from = scan.marker_before(last.phrase.0, job!("from")).is_some();
    let to = scan.marker(last.end, job!("to")).map(|at| number_word::skip_prefix(scan, at)) == Some(n.start);
    let counts = noun::surely_counted(scan, n.end) || unit_word::percent(scan, n.end).is_some();
    (from && to && (1..=3).contains(&n.plain) && !counts).then(|| Draft::of(n, Kind::Ordinal, "ordinal:rank"))
}

/// الدقيقتين 18 و32, المركزين 3 و5, الدقائق 3، 15، 60: the next rank of a list in digits.
pub(super) fn listed(scan: &Scan, n: &Numeral, last: Option<&Draft>) -> Option<Draft> {
    let last = last.filter(|d| d.kind == Kind::Ordinal && scan.class(d.end - 1) == Class::Digits)?;
    let many = plural_at(scan, last.phrase.0);
    let free = !noun::plausible(scan, n.end) || scan.joined_by_and(n.end);
    let row = |at: usize| comma(scan, at) && many && last.phrase.0 < last.start && free;
    let joins = |at: usize| number_word::digit_prefix(scan, at) == Some(clitic::CONJUNCTION) || row(at);
    // الدورتين (36) و(11)
    let bracket = scan.bracketed(n.start) && scan.mark(last.end, b')') && scan.is_word(last.end + 1, AND);
    let bracket = bracket && many && last.end + 3 == n.start;
    let before = n.start.checked_sub(1).filter(|&at| bracket || at == last.end && joins(at))?;
    let counts = noun::surely_counted(scan, n.end) || unit_word::percent(scan, n.end).is_some();
    (last.rule == "ordinal:rank" && (1..=3).contains(&n.plain) && !counts).then(|| {
        let mut draft = Draft::of(n, Kind::Ordinal, "ordinal:rank");
        if comma(scan, before) {
            draft.phrase.0 = last.phrase.0;
        }
        added_time(scan, &mut draft);
        draft
    })
}

/// الدقيقة 90+3: adds the minutes of added time to the minute before them.
fn added_time(scan: &Scan, draft: &mut Draft) {
    if scan.mark(draft.end, b'+')
        && let Some(added) = super::numeral::digits::small(scan, draft.end + 1)
    {
        draft.value = draft.value.and_then(|value| value.checked_add(Decimal::from(added)));
        draft.end += 2;
        draft.phrase.1 = draft.end;
    }
}

/// Tokens from a rank to that of the next in its list.
const NEXT: usize = 8;

/// في المركز 11 عالميا، والسنغال 18 ومصر 33: the rank of the next one that is named.
pub(super) fn of_next(scan: &Scan, n: &Numeral, last: Option<&Draft>) -> Option<Draft> {
    let last = last.filter(|d| d.rule == "ordinal:rank" && scan.class(d.end - 1) == Class::Digits)?;
    let gap = (1..=3).contains(&n.plain) && (last.end + 1..last.end + NEXT).contains(&n.start);
    let ends = match scan.class(n.end) {
        Class::Word => begins_with_and(scan.codes(n.end)) || scan.is(n.end, words::FUNCTION),
        class => class != Class::Digits && unit_word::percent(scan, n.end).is_none(),
    };
    if !gap || !ends || scan.is(n.end, words::UNIT | words::CURRENCY | words::COUNTED) {
        return None;
    }
    const OTHER: u32 = words::NUMBER | words::ROLE | words::SOURCE_VERB | words::UNIT | words::COUNTED;
    let mut names = last.end..n.start;
    // المركز 11 عالميا
    let word = |at: usize| !scan.is(at, OTHER) && (at == last.end || !scan.is(at, words::FUNCTION));
    let named = names.all(|at| comma(scan, at) || scan.class(at) == Class::Word && word(at));
    // والسنغال 18, وعين شمس 420
    let begins = |at: usize| begins_with_and(scan.codes(at)) || at > last.end && comma(scan, at - 1);
    let joined =
        (n.start.saturating_sub(2).max(last.end)..n.start).any(|at| scan.class(at) == Class::Word && begins(at));
    (named && joined).then(|| Draft::of(n, Kind::Ordinal, "ordinal:rank"))
}

/// A definite noun that is no plural by its shape, or one with a pronoun: اليوم, انتصاره.
fn singular_definite(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i);
    let article = scan.tok(i).has(clitic::ARTICLE) || starts_with_article(word);
    let pronoun = matches!(pronoun_end(word), Some((Owner::His | Owner::Hers, _)));
    let plural = definite_broken(scan, i)
        || plural_at(scan, i)
        || word.ends_with(&[letter('ه')]) && i > 0 && article && definite_plural(scan, i - 1);
    (pronoun || article && !scan.is(i, words::FUNCTION)) && !plural
}
