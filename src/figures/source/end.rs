//! Where the name of a source ends: at what is said, at what the source does, and at those who are told.

use super::deed;
use super::inside::belongs;
use super::part_of::{BELONG, Rule};
use super::told;
use crate::figures::speech::source_word::{
    called, called_ali, called_like_deed, document_in_accusative, ends, given, how, initial, lead_in, name_part, named,
    on, possessed, title, verbal_shape,
};
use crate::figures::speech::{FOR, opens_speech, spelled};
use crate::figures::tokens::clitics::without_and;
use crate::figures::tokens::particles::{
    ABOUT, ALREADY, DURING, FROM, GOD, IN, ON, SELF, THAT_F, THIS, THIS_F, WHICH, WHICH_F, starts_with_article,
};
use crate::figures::tokens::scan::{Scan, clitic, comma};
use crate::figures::tokens::words::{self, Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::code::{self, letter};
use crate::text::tokens::Class;

/// Words that end a name wherever they stand in it.
const END: [Rule; 8] = [parts, on_something, about, in_something, day_or_month, bound, behind_platform, asks_not];

/// Words that end a name which has begun.
const END_BEHIND: [Rule; 10] = [
    also,
    document,
    covers,
    described,
    origin,
    day_part,
    past_time,
    deed::owned_object,
    deed::feels,
    // What follows asks what kind of word it is, which a name of letters or of kin is not.
    ends_inside,
];

/// Of these a word that has begun nothing yet: what is done, what is said, who is told.
const END_INSIDE: [Rule; 28] = [
    deed::behind_adjective,
    deed::denied,
    deed::accusative,
    deed::seen_by_people,
    deed::behind_quoted_outlet,
    deed::stated,
    deed::announced,
    deed::object,
    deed::told,
    deed::verb_of_saying,
    deed::counts,
    deed::begins_object,
    deed::with_ba,
    deed::told_with_ba,
    deed::verb_behind_source,
    deed::happens,
    deed::shows,
    deed::object_of_body,
    deed::behind_outlet,
    deed::behind_plural,
    deed::behind_unnamed,
    told::outlet_told,
    told::called_upon,
    told::told,
    told::told_by_source,
    attribution,
    year,
    function_word,
];

/// Words for which a function word belongs to the name.
const FUNCTION_BELONGS: [Rule; 9] =
    [of_name, part_of_town, small_preposition, before_office, pointing, behind_letter, itself, joined, governed_noun];

/// Words that end a source's name.
pub(super) fn ends_name(scan: &Scan, i: usize, first: usize) -> bool {
    let holds = |rules: &[Rule]| rules.iter().any(|rule| rule(scan, i, first));
    if inside(scan, i, first) || holds(&BELONG) {
        return false;
    }
    if ends(scan, i) || opens_speech(scan, i) && i > first {
        return true;
    }
    match scan.class(i) {
        Class::Mark => mark_ends(scan, i, first),
        Class::Digits | Class::Break => true,
        Class::Word => holds(&END) || i > first && holds(&END_BEHIND),
        _ => false,
    }
}

/// مسؤول أمني طلب عدم ذكر اسمه.
fn asks_not(scan: &Scan, i: usize, _: usize) -> bool {
    scan.marker(i, job!("asks_not")).is_some()
}

/// دراسة أعدتها الجامعة وشملت 300 مريض: whom a report asked is no part of who made it.
/// تقرير حديث اعتمد على البيانات: and so is what it does, behind its adjective.
fn covers(scan: &Scan, i: usize, first: usize) -> bool {
    let document = || matches!(how(scan, first, SourceHow::Noun), Some((Needs::Carrier, after)) if after < i);
    let indefinite = || !starts_with_article(scan.codes(first)) && !starts_with_article(scan.codes(i - 1));
    let told = scan.tok(i).has(clitic::CONJUNCTION) || i > first + 1 && document() && indefinite();
    told && scan.marker(i, job!("covers")).is_some()
}

fn ends_inside(scan: &Scan, i: usize, first: usize) -> bool {
    !spelled(scan, i)
        && !kin(scan, i)
        && !called_like_deed(scan, i)
        && END_INSIDE.iter().any(|rule| rule(scan, i, first))
}

/// Whether a mark ends a name.
fn mark_ends(scan: &Scan, i: usize, first: usize) -> bool {
    match scan.tok(i).token.mark {
        // الهيئة العامة للطيران (GACA)
        b'(' => match scan.class(i + 1) {
            // مهمة (نيو هورايزونز)
            Class::Word => scan.mark(i + 3, b')') && scan.bits(i + 1) | scan.bits(i + 2) != 0,
            Class::Latin => !scan.mark(i + 2, b')'),
            _ => true,
        },
        b')' | b'.' => false,
        b':' if initial(scan, i) => false,
        // -وفق البيان- عشرة
        b'-' => scan.spaced(i) || scan.spaced(i + 1),
        b'"' | code::CLOSE_QUOTE => i > first + 3,
        _ => true,
    }
}

/// نشرت صفحة على فيسبوك الصورة: what stands behind where the account is kept.
fn behind_platform(scan: &Scan, i: usize, first: usize) -> bool {
    scan.marker_before(i, job!("platform")).is_some_and(|at| at > first + 1 && scan.is_word(at - 1, ON))
}

/// جريدة اليوم السابع, مدير الأشغال م. سالم, الفرقة السابعة عشرة.
fn inside(scan: &Scan, i: usize, first: usize) -> bool {
    i > first && (inside_name(scan, i) || initial(scan, i + 1) || belongs(scan, i, first))
}

/// المصري اليوم, جريدة اليوم السابع: whether the word at token `i` belongs to a name.
pub(crate) fn inside_name(scan: &Scan, i: usize) -> bool {
    (i.saturating_sub(2)..=i).any(|at| scan.marker(at, job!("name_phrase")).is_some_and(|end| end > i))
}

/// الوزير الذي, المدير اليوم, المدير بدوره, المدير في كلمته, شركة النور وقد بدأ: a word that stands in no name.
fn parts(scan: &Scan, i: usize, _: usize) -> bool {
    let word = scan.codes(i);
    [FOR, DURING].contains(&word)
        || [WHICH_F, WHICH, ALREADY].contains(&without_and(word).unwrap_or(word))
        || [job!("today"), job!("his_words"), job!("name_end"), job!("in_turn")]
            .iter()
            .any(|&job| scan.marker(i, job).is_some())
}

fn on_something(scan: &Scan, i: usize, _: usize) -> bool {
    on(scan, i)
}

/// الوزير عن, but not المسؤول عن السلامة, نائب عن كتلة الإصلاح.
fn about(scan: &Scan, i: usize, first: usize) -> bool {
    let body = || scan.class(i + 1) == Class::Word && named(scan, i + 1);
    let one = || scan.marker(first, job!("member")).is_some() && !starts_with_article(scan.codes(first));
    let member = || i == first + 1 && one() && body();
    scan.is_word(i, ABOUT) && (i == first || scan.marker_before(i, job!("office_over")).is_none() && !member())
}

/// الوزير في بيان, مايك سالم في كلمة طويلة; مصدر في وزارة الداخلية goes on.
fn in_something(scan: &Scan, i: usize, first: usize) -> bool {
    let person = || called(scan, i, first) && !scan.is(first, words::PERSON | words::COUNTED);
    // مدير المصفاة م. سالم ناصر في الندوة
    let titled = || (first..i).any(|at| initial(scan, at));
    scan.is_word(i, IN) && (person() || titled() || !continues_in(scan, i))
}

/// مايك سالم من طنجة.
fn origin(scan: &Scan, i: usize, first: usize) -> bool {
    scan.is_word(i, FROM) && called(scan, i, first)
}

/// تداول نشطاء في المدينة تصريحا: a document in the accusative is what is passed on.
fn document(scan: &Scan, i: usize, _: usize) -> bool {
    document_in_accusative(scan, i)
}

/// الوزير أيضا.
fn also(scan: &Scan, i: usize, _: usize) -> bool {
    scan.marker(i, job!("also")).is_some()
}

/// المجلس المؤلف من 47 عضوا: a participle with its preposition.
fn described(scan: &Scan, i: usize, _: usize) -> bool {
    scan.marker(i, job!("described")).is_some_and(|after| after > i + 1)
}

/// المتحدث الخميس; النائب رمضان زاهر goes on, and so does الوزير أحمد ينار أن, where no date could stand.
fn day_or_month(scan: &Scan, i: usize, first: usize) -> bool {
    let family = || scan.is(i, words::MONTH) && given(scan, i - 1) && opens_speech(scan, i + 1);
    // سالم جمعة, فهد بن خميس: a day of the week has its article.
    let without_article = || {
        scan.is(i, words::WEEKDAY) && !starts_with_article(scan.codes(i)) && scan.marker(i - 1, job!("day")).is_none()
    };
    let belongs = || without_article() || called_like_month(scan, i) || family();
    scan.is(i, words::WEEKDAY | words::MONTH) && !((i > first || behind_verb(scan, i)) && belongs())
}

/// قال رمضان كريم: whether a verb of saying stands right before token `i`.
fn behind_verb(scan: &Scan, i: usize) -> bool {
    i > 0 && scan.is(i - 1, words::SOURCE_VERB)
}

/// الرئيس رجب طيب, الوزير شعبان عبدالله, وزيرة الصحة مي الكيلة: a month that is also a name of people, behind a title and before a
/// name, which has the article only where the month is no month of Muslims (رمضان المبارك).
fn called_like_month(scan: &Scan, i: usize) -> bool {
    const ARTICLE_FOLLOWS: u8 = 1;
    let Some((value, _)) = scan.marker_value(i, job!("month_or_name")) else { return false };
    let any = value == ARTICLE_FOLLOWS;
    let known = words::ADJECTIVE | words::NOUN_ADJECTIVE | words::LONGER;
    let next = || {
        scan.class(i + 1) == Class::Word
            && (scan.codes(i + 1).ends_with(GOD) || scan.bits(i + 1) & !known == 0)
            && (any || !starts_with_article(scan.codes(i + 1)))
            && !verbal_shape(scan, i + 1)
            && !opens_speech(scan, i + 1)
    };
    let led = title(scan, i - 1) || named(scan, i - 1) || behind_verb(scan, i);
    (led || any && starts_with_article(scan.codes(i - 1))) && next()
}

/// الشرطة نحو: a bound of the number that follows.
fn bound(scan: &Scan, i: usize, _: usize) -> bool {
    scan.is(i, words::QUALIFIER) && !scan.tok(i).has(clitic::ARTICLE)
}

/// الوزير صباحا.
fn day_part(scan: &Scan, i: usize, _: usize) -> bool {
    !scan.tok(i).has(clitic::ARTICLE) && scan.is(i, words::DAY_PART)
}

fn past_time(scan: &Scan, i: usize, _: usize) -> bool {
    past_span(scan, i)
}

/// الشهر الماضي, العام الجاري: a span of time that is told from others.
pub(super) fn past_span(scan: &Scan, i: usize) -> bool {
    let span = scan.is(i, words::UNIT) || scan.marker(i, job!("month_word")).is_some();
    span && starts_with_article(scan.codes(i)) && scan.marker(i + 1, job!("period")).is_some()
}

/// الشرطة وفق: another clause of attribution.
fn attribution(scan: &Scan, i: usize, _: usize) -> bool {
    how(scan, i, SourceHow::Preposition).is_some()
}

/// الوزارة عام 2019.
fn year(scan: &Scan, i: usize, _: usize) -> bool {
    scan.class(i + 1) == Class::Digits && scan.marker(i, job!("year")).is_some()
}

/// باسم خلف،, علي ناصر: a name that is also a preposition, as what follows it and how it is written tell.
fn kin(scan: &Scan, i: usize) -> bool {
    if scan.is_word(i, ON) {
        return !on(scan, i);
    }
    scan.marker(i, job!("preposition_or_name")).is_some() && (comma(scan, i + 1) || opens_speech(scan, i + 1))
}

/// A word that does not stand inside names, but for those in which it does.
fn function_word(scan: &Scan, i: usize, first: usize) -> bool {
    scan.is(i, words::FUNCTION)
        && !scan.tok(i).has(clitic::ARTICLE)
        && !FUNCTION_BELONGS.iter().any(|rule| rule(scan, i, first))
}

/// بن, باسم, قال خالد علي إن, بن طالب.
fn of_name(scan: &Scan, i: usize, first: usize) -> bool {
    i > first && deed::surname(scan, i, first)
        || name_part(scan, i)
        || called_ali(scan, i)
        || scan.marker(i, job!("in_the_name")).is_some()
}

/// مصدر في الوزارة, عضو من اللجنة: what they end is told by rules of their own.
fn small_preposition(scan: &Scan, i: usize, _: usize) -> bool {
    [IN, FROM, ABOUT].contains(&scan.codes(i))
}

/// بلدية وسط الدمام: of what part of a place a body is.
fn part_of_town(scan: &Scan, i: usize, first: usize) -> bool {
    let body = || matches!(how(scan, i - 1, SourceHow::Noun), Some((Needs::Body, _)));
    i > first && scan.is(i + 1, words::PLACE) && body() && !starts_with_article(scan.codes(i - 1))
}

/// مشرفة إحدى القاعات.
fn before_office(scan: &Scan, i: usize, _: usize) -> bool {
    named(scan, i) && title(scan, i - 1) && !starts_with_article(scan.codes(i - 1))
}

/// نتائج تلك الدراسة.
fn pointing(scan: &Scan, i: usize, _: usize) -> bool {
    // منتجو هذا المشروع
    let governs = || scan.codes(i - 1).len() > 3 && scan.codes(i - 1).ends_with(&[letter('و')]);
    [THIS, THIS_F, THAT_F].contains(&scan.codes(i)) && named(scan, i - 1) && (named(scan, i + 1) || governs())
}

/// سي إن إن.
fn behind_letter(scan: &Scan, i: usize, _: usize) -> bool {
    scan.marker(i - 1, job!("letter")).is_some()
}

/// المعطيات ذات الصلة.
fn itself(scan: &Scan, i: usize, _: usize) -> bool {
    let definite = |at: usize| starts_with_article(scan.codes(at));
    scan.is_word(i, SELF) && definite(i - 1) && definite(i + 1)
}

/// رئيس لجنة ترشح المغرب, مدير وحدة تدخل الحدود: a verbal noun written like a verb, between what governs it and whose it is.
fn governed_noun(scan: &Scan, i: usize, first: usize) -> bool {
    const THING: u32 = words::SOURCE | words::COUNTED | words::UNIT;
    i > first
        && scan.marker(i, job!("noun_like_verb")).is_some()
        && scan.is(i - 1, THING)
        && !starts_with_article(scan.codes(i - 1))
        && (scan.is(i + 1, words::PLACE) || starts_with_article(scan.codes(i + 1)))
}

fn joined(scan: &Scan, i: usize, _: usize) -> bool {
    scan.tok(i).has(clitic::CONJUNCTION)
}

/// مصدر في وزارة الداخلية goes on; الوزير في بيان does not.
fn continues_in(scan: &Scan, i: usize) -> bool {
    scan.class(i + 1) == Class::Word
        && scan.marker(i + 1, job!("occasion")).is_none()
        // في أهم تقرير
        && !lead_in(scan, i + 1)
        && !possessed(scan, i + 1)
        && !scan
            .is(i + 1, words::WEEKDAY | words::MONTH | words::FUNCTION | words::UNIT | words::ORDINAL | words::NUMBER)
}
