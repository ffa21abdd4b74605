//! Where the object of a verb of saying begins, right behind the name of who speaks.

use crate::figures::speech::is_that;
use crate::figures::speech::own_names::place_end;
use crate::figures::speech::source_word::{given, how, name_part, named, nisba, outlet, preposition, title};
use crate::figures::speech::voice::NameSpan;
use crate::figures::tokens::particles::{AND, ARTICLE, BY_THE, FROM, WHICH, WHICH_F, starts_with_article};
use crate::figures::tokens::plural;
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{self, Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::code::letter;
use crate::text::tokens::Class;

/// Tokens from the name of who sets a sum aside to its currency.
const SUM: usize = 6;

/// رصدت الوزارة مبلغ 5 ملايين, رصدت الحكومة 3 ملايين درهم لترميم المدارس: whether the verb at token `verb`, behind whose subject
/// token `at` stands, sets a sum aside and counts nothing.
pub(super) fn sets_aside(scan: &Scan, verb: usize, at: usize) -> bool {
    let purpose = |i: usize| scan.class(i) == Class::Word && scan.codes(i).first() == Some(&letter('ل'));
    let paid = |i: usize| scan.is(i, words::CURRENCY) && (purpose(i + 1) || purpose(i + 2));
    let sum = || scan.marker(verb, job!("allots")).is_some() && (at..at + SUM).any(paid);
    scan.marker(at, job!("set_aside")).is_some() || sum()
}

/// Letters of an indefinite object, at least.
const INDEFINITE: usize = 4;

/// طالبت رابطة المعلمين الحكومة: the name behind a verb of calling upon somebody, without the definite office that is called upon.
pub(super) fn before_called(scan: &Scan, verb: usize, (from, to): (usize, usize)) -> (usize, usize) {
    let definite = |i: usize| starts_with_article(scan.codes(i));
    let body = |i: usize| matches!(how(scan, i, SourceHow::Noun), Some((Needs::Body | Needs::Medium, _)));
    let called = |&i: &usize| {
        let adjective = scan.codes(i).ends_with(&[letter('ي'), letter('ه')]);
        scan.codes(i).starts_with(ARTICLE) && definite(i - 1) && !adjective && body(i)
    };
    // اتهم مصدر أمني المسلحين: people, whom no noun before them governs.
    let people = |&i: &usize| {
        let free = definite(i - 1) || nisba(scan.codes(i - 1)) || scan.bits(i - 1) == 0 || scan.is(i - 1, words::PLACE);
        i + 1 == to && definite(i) && plural::ends_oblique(scan.codes(i)) && free
    };
    // وزارة الخارجية السودانية قوات الحدود: a body without the article behind the definite word that closes the name.
    let other = |&i: &usize| i > from + 1 && !definite(i) && definite(i - 1) && body(i) && scan.tok(i).clitics == 0;
    if let Some(called) = (from + 1..to).find(|i| called(i) || people(i) || other(i)) {
        return (from, called);
    }
    // اتهمت حركة حماس الجيش الإسرائيلي بقتل
    let by = scan.tok(to).has(clitic::BA) || scan.codes(to).first() == Some(&letter('ب'));
    let handed = preposition(scan, to) && title(scan, from) && definite(from);
    if handed || by && scan.marker(verb, job!("accuses")).is_some() {
        return before_definite_object(scan, (from, to));
    }
    (from, to)
}

/// زار محافظ نينوى مخيم الجدعة، وقال: the name behind a verb that says nothing, without a noun of things that governs the next.
pub(super) fn before_thing(scan: &Scan, (from, to): (usize, usize)) -> (usize, usize) {
    const THING: u32 = words::COUNTED | words::THING;
    let definite = |i: usize| starts_with_article(scan.codes(i));
    let closes = |i: usize| definite(i) || scan.is(i, words::PLACE);
    let thing = |&i: &usize| {
        let noun = scan.is(i, THING) && !scan.is(i, words::PERSON | words::SOURCE | words::PLACE) && !definite(i);
        noun && scan.tok(i).clitics == 0 && closes(i - 1) && i + 2 == to && definite(i + 1)
    };
    (from, (from + 2..to).find(thing).unwrap_or(to))
}

/// قدر خبراء الطاقة حجم الخسائر بـ5 ملايين: the name of people behind a verb of estimating, without what is estimated.
pub(super) fn before_estimated(scan: &Scan, (from, to): (usize, usize)) -> (usize, usize) {
    let definite = |i: usize| starts_with_article(scan.codes(i));
    let ba = |i: usize| scan.codes(i).first() == Some(&letter('ب'));
    let people = !definite(from) && matches!(how(scan, from, SourceHow::Noun), Some((Needs::Nothing, _)));
    let end = if ba(to - 1) && scan.codes(to - 1).len() == 1 { to - 1 } else { to };
    // رئيس الوزراء سالم ناصر قيمة الأموال
    let estimated = |&i: &usize| {
        scan.marker(i, job!("object")).is_some() && scan.tok(i).clitics == 0 && !definite(i) && !named(scan, i - 1)
    };
    let goes_on = end < to || ba(to) || [WHICH, WHICH_F].contains(&scan.codes(to));
    if let Some(object) = (from + 2..end).find(estimated).filter(|_| goes_on) {
        return (from, object);
    }
    // قدرت دائرة الإفتاء الزكاة بدينارين
    if !people && (end < to || ba(to)) {
        return before_definite_object(scan, (from, end));
    }
    if !people || !(end < to || ba(to)) || end < from + 2 || !definite(end - 1) {
        return (from, to);
    }
    // مصادر نفطية إجمالي إنتاج الحقول: behind an adjective without the article begins the object.
    let past = (from + 1..end).find(|&i| definite(i) || !nisba(scan.codes(i))).unwrap_or(end);
    if past > from + 1 && !preposition(scan, past) {
        return (from, past);
    }
    let whole = end > from + 2 && !definite(end - 2) && scan.tok(end - 2).clitics == 0 && !preposition(scan, end - 3);
    (from, end - 1 - usize::from(whole))
}

/// The name behind a verb without the object that the verb has, with ب or without it.
pub(super) fn before_object(scan: &Scan, verb: usize, name: (usize, usize)) -> (usize, usize) {
    before_direct_object(scan, verb, before_feared(scan, verb, before_object_with_ba(scan, verb, name)))
}

/// تناول رئيس الهيئة مشاريع الطاقة وبيانات الوزارة موضحا: the name of who holds an office without a noun with its own definite one, to which
/// another is joined that is no person.
pub(super) fn before_joined(scan: &Scan, (from, to): (usize, usize)) -> (usize, usize) {
    let definite = |i: usize| starts_with_article(scan.codes(i));
    let thing = |i: usize| !given(scan, i) || scan.codes(i + 1).ends_with(&[letter('ه')]) && !nisba(scan.codes(i + 1));
    let joined = |i: usize| {
        let begins = scan.codes(i).starts_with(AND);
        let person = matches!(how(scan, i, SourceHow::Noun), Some((Needs::Title | Needs::Courtesy | Needs::Body, _)));
        begins && !definite(i) && !person && !scan.is(i, words::PERSON)
    };
    let object = |&i: &usize| {
        let noun =
            scan.tok(i).clitics == 0 && !definite(i) && !scan.is(i, words::PLACE | words::SOURCE | words::FUNCTION);
        noun && definite(i - 1) && definite(i + 1) && thing(i) && !name_part(scan, i) && joined(i + 2)
    };
    let office = title(scan, from) && !definite(from);
    (from, if office { (from + 2..to).find(object).unwrap_or(to) } else { to })
}

/// حذرت الوزارة من موجة حر، مضيفة: the name behind a verb without what the verb takes with من; عدد من الخبراء goes on.
fn before_feared(scan: &Scan, verb: usize, (from, to): (usize, usize)) -> (usize, usize) {
    let takes = scan.marker(verb, job!("takes_from")).is_some();
    let inside = |i: usize| how(scan, i - 1, SourceHow::Noun).is_some_and(|(_, after)| after > i);
    let feared = |&i: &usize| scan.is_word(i, FROM) && !inside(i);
    (from, if takes { (from + 1..to).find(feared).unwrap_or(to) } else { to })
}

/// وطالب محامي المتهم بالبراءة، مضيفا: the name behind a verb without what the verb takes with ب.
fn before_object_with_ba(scan: &Scan, verb: usize, (from, to): (usize, usize)) -> (usize, usize) {
    let object = |&i: &usize| {
        let unknown = scan.bits(i) == 0 && scan.codes(i).len() > 3;
        scan.tok(i).has(clitic::BA) || scan.codes(i).starts_with(BY_THE) || unknown && scan.codes(i)[0] == letter('ب')
    };
    let takes = scan.marker(verb, job!("takes_ba")).is_some();
    (from, if takes { (from + 1..to).find(object).unwrap_or(to) } else { to })
}

/// هاجم رئيس الحزب الحكومة, استقبل الوزير الوفد الياباني, اتهمت الحكومة الولايات المتحدة: the name behind a verb that has an object,
/// without the definite noun or the place at its end, which is the object with its adjectives.
fn before_direct_object(scan: &Scan, verb: usize, (from, to): (usize, usize)) -> (usize, usize) {
    if scan.marker(verb, job!("takes_object")).is_none() {
        return (from, to);
    }
    let (from, to) = before_joined(scan, (from, to));
    // الأحياء المتضررة من السيول: what a participle takes goes with the object.
    let takes = |&i: &usize| scan.is_word(i, FROM) && scan.codes(i - 1).starts_with(ARTICLE) && adjective(scan, i - 1);
    let end = (from + 2..to).find(takes).unwrap_or(to);
    let (_, before) = before_definite_object(scan, (from, end));
    if before < end {
        return (from, before);
    }
    (from, behind_person(scan, (from, to)).unwrap_or(to))
}

/// وجه النائب سالم الناصري سؤالا إلى, استهل الرئيس سالم ناصر الجلسة بالقول: where behind the name of a person begins the object, which is told
/// from another name by its ending and by what follows.
fn behind_person(scan: &Scan, (from, to): (usize, usize)) -> Option<usize> {
    let begins = |letters: &[char]| letters.iter().any(|&c| scan.codes(to).first() == Some(&letter(c)));
    let called = |i: usize| given(scan, i - 1) && (title(scan, i - 2) || given(scan, i - 2));
    // كلمة رحب فيها: a noun with a verb of its own.
    if to > from + 4 && scan.marker(to, job!("in_it")).is_some() && !starts_with_article(scan.codes(to - 2)) {
        return Some(to - 2);
    }
    // سؤالا إلى, انتقادات إلى: an indefinite noun before a preposition; behind a family name also دعوة إلى.
    let (last, family) = (scan.codes(to - 1), starts_with_article(scan.codes(to - 2)));
    let noun = last.len() >= INDEFINITE
        && (last.ends_with(&[letter('ا')]) || plural::ends_feminine(last) || family && last.ends_with(&[letter('ه')]))
        && !starts_with_article(last)
        && scan.tok(to - 1).clitics == 0
        && !scan.is(to - 1, words::PLACE | words::SOURCE | words::PERSON);
    let handed = preposition(scan, to) || begins(&['ل', 'ب']);
    if to > from + 2 && noun && handed && (called(to - 1) || family) {
        return Some(to - 1);
    }
    let definite = |i: usize| scan.codes(i).starts_with(ARTICLE);
    let object = (from + 2..to).rev().find(|&i| !(definite(i) && adjective(scan, i)))?;
    let word = scan.codes(object);
    let thing = word.ends_with(&[letter('ه')]) && !nisba(word) || plural::ends_feminine(word);
    let closed = scan.class(to) != Class::Word || begins(&['ب']);
    (definite(object) && thing && closed && called(object)).then_some(object)
}

/// إيفانا هولار نمو الاقتصاد, شركة النور حجم سوق السيارات: whether behind a name a noun of what is spoken of begins at token `i`, as whose
/// it is tells; not شبكة نمو الإخبارية.
pub(crate) fn listed(scan: &Scan, i: usize) -> bool {
    let definite = |i: usize| starts_with_article(scan.codes(i));
    let closes = |i: usize| definite(i) || scan.is(i, words::PLACE) || named(scan, i);
    // حجم سوق السيارات
    let chain = || scan.class(i + 1) == Class::Word && !preposition(scan, i + 1) && closes(i + 2);
    let behind_name = || given(scan, i - 1) || outlet(scan, i - 1) && !nisba(scan.codes(i + 1));
    scan.tok(i).clitics == 0
        && !definite(i)
        && scan.marker(i, job!("object")).is_some()
        && behind_name()
        && (closes(i + 1) || chain())
}

/// The name without the definite noun or the place at its end, which stands behind another and is no adjective of it.
fn before_definite_object(scan: &Scan, (from, to): (usize, usize)) -> (usize, usize) {
    let definite = |i: usize| scan.codes(i).starts_with(ARTICLE);
    // حركة حماس الجيش, وكالة سبأ الحضور
    let closes = |i: usize| {
        let outlet = || matches!(how(scan, from, SourceHow::Noun), Some((Needs::Medium, _))) && !definite(from);
        let unknown = i == from + 1 && scan.class(i) == Class::Word && scan.bits(i) == 0 && outlet();
        starts_with_article(scan.codes(i)) || scan.is(i, words::PLACE | words::OWN_NAME) || unknown
    };
    let noun = (from + 1..to).rev().find(|&i| !(definite(i) && adjective(scan, i)));
    // أرجع سالم ناصر سبب الارتفاع إلى
    let governed = |&i: &usize| {
        let listed = scan.marker(i - 1, job!("object")).is_some() && !definite(i - 1);
        i > from + 2 && definite(i) && listed && !preposition(scan, i - 2)
    };
    if let Some(object) = noun.filter(governed) {
        return (from, object - 1);
    }
    // صندوق النقد الدولي منطقة اليورو
    let noun = noun.map(|i| i - usize::from(i > from + 2 && of_place(scan, i)));
    let object = noun.filter(|&i| {
        // وزير الصحة الدكتور, أبو الحسن; but الرئيس المبعوث الأممي
        let office = title(scan, i) && !(definite(i) && definite(i - 1) && i + 1 < to && adjective(scan, i + 1));
        let name = office || name_part(scan, i - 1);
        (definite(i) || scan.is(i, words::PLACE) && scan.tok(i).clitics == 0)
            && closes(i - 1)
            && !name
            && !of_place(scan, i)
    });
    (from, object.unwrap_or(to))
}

/// دير الزور: the second word of a place.
fn of_place(scan: &Scan, i: usize) -> bool {
    place_end(scan, i - 1).is_some_and(|after| after > i)
}

/// الوفد الياباني, الرئيس التنفيذي, الوزير السابق, النائب الأول: a definite word that may be an adjective, by its shape or the lexicon.
fn adjective(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i).strip_prefix(ARTICLE).unwrap_or_default();
    let masculine = word.strip_suffix(&[letter('ه')]).filter(|word| word.len() > 3).unwrap_or(word);
    let shape = match masculine {
        // المكلف, المتحدة
        [m, _, _, _, ..] if *m == letter('م') => true,
        // المسؤولون الأتراك; but behind نواكشوط الشمالية stand the districts, الأحياء.
        [a, _, _, b, _] => [*a, *b] == [letter('ا'); 2] && !scan.codes(i - 1).ends_with(&[letter('ه')]),
        // الأعلى, السابق, الجديد
        [a, b, c, _] => *a == letter('ا') || *b == letter('ا') || *c == letter('ي'),
        _ => false,
    };
    // النادي is written like an adjective.
    let body = matches!(how(scan, i, SourceHow::Noun), Some((Needs::Body | Needs::That, _)));
    // القرى is no نسبة.
    let relation = nisba(word) && !(word.len() == 3 && scan.written(i).ends_with('ى'));
    !body && (shape || relation)
        || plural::ends_masculine(word)
        || plural::ends_oblique(word)
        || scan.is(i, words::ORDINAL | words::ADJECTIVE | words::NOUN_ADJECTIVE)
        || scan.marker(i, job!("office_adjective")).is_some()
}

/// وصفت المنظمة بأنها منحازة: whether all that stands between the verb of describing at token `verb` and the pronoun behind أن is
/// whom the pronoun means.
pub(super) fn described_so(scan: &Scan, verb: usize, (from, to): NameSpan) -> bool {
    let word = scan.codes(to);
    let pronoun = is_that(scan, to) && word.last().is_some_and(|c| [letter('ه'), letter('ا')].contains(c));
    let hers = word.ends_with(&[letter('ه'), letter('ا')]);
    let definite = |i: usize| starts_with_article(scan.codes(i));
    // وصفت المنظمة الدولية بأنها, not وصفت المنظمة الهجوم بأنه
    let feminine = |i: usize| scan.codes(i).ends_with(&[letter('ه')]);
    let one = (from..to).all(|i| definite(i) && feminine(i) == hers && (i == from || nisba(scan.codes(i))));
    pronoun && one && scan.marker(verb, job!("describes")).is_some()
}

/// طالب الحكومة: whether the verb at token `verb`, in the masculine, stands before a body in the feminine, which is no person.
pub(super) fn calls_on_her(scan: &Scan, verb: usize, body: usize) -> bool {
    let word = scan.stem(verb);
    let feminine_or_dual =
        [word.first(), word.last()].contains(&Some(&letter('ت'))) || word.len() > 3 && word.ends_with(&[letter('ا')]);
    let feminine = scan.teh_marbuta(body) && starts_with_article(scan.codes(body)) && !scan.is(body, words::PERSON);
    // وطالب شخصيات المجتمع بالدعم
    let several = plural::ends_feminine(scan.codes(body)) && scan.tok(body).clitics & !clitic::ARTICLE == 0;
    !feminine_or_dual && (feminine || several) && verb + 1 == body
}
