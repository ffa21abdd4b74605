//! Where the object of a verb of saying begins, right behind the name of who speaks.

use super::particles::{ARTICLE, BY_THE, FROM, starts_with_article};
use super::plural;
use super::scan::{Scan, clitic};
use super::source_word::{how, name_part, nisba, preposition, title};
use super::words::{self, Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::code::letter;

/// طالبت رابطة المعلمين الحكومة: the name behind a verb of calling upon somebody, without the definite office that is called upon.
pub(super) fn before_called(scan: &Scan, (from, to): (usize, usize)) -> (usize, usize) {
    let definite = |i: usize| starts_with_article(scan.codes(i));
    let body = |i: usize| matches!(how(scan, i, SourceHow::Noun), Some((Needs::Body | Needs::Medium, _)));
    let called = |&i: &usize| {
        let adjective = scan.codes(i).ends_with(&[letter('ي'), letter('ه')]);
        scan.codes(i).starts_with(ARTICLE) && definite(i - 1) && !adjective && body(i)
    };
    (from, (from + 1..to).find(called).unwrap_or(to))
}

/// قدر خبراء الطاقة حجم الخسائر بـ5 ملايين: the name of people behind a verb of estimating, without what is estimated.
pub(super) fn before_estimated(scan: &Scan, (from, to): (usize, usize)) -> (usize, usize) {
    let definite = |i: usize| starts_with_article(scan.codes(i));
    let ba = |i: usize| scan.codes(i).first() == Some(&letter('ب'));
    let people = !definite(from) && matches!(how(scan, from, SourceHow::Noun), Some((Needs::Nothing, _)));
    let end = if ba(to - 1) && scan.codes(to - 1).len() == 1 { to - 1 } else { to };
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
    match scan.marker(verb, job!("takes_object")) {
        Some(_) => before_definite_object(scan, (from, to)),
        None => (from, to),
    }
}

/// The name without the definite noun or the place at its end, which stands behind another and is no adjective of it.
fn before_definite_object(scan: &Scan, (from, to): (usize, usize)) -> (usize, usize) {
    let definite = |i: usize| scan.codes(i).starts_with(ARTICLE);
    let closes = |i: usize| starts_with_article(scan.codes(i)) || scan.is(i, words::PLACE);
    let noun = (from + 1..to).rev().find(|&i| !(definite(i) && adjective(scan, i)));
    // أرجع سالم ناصر سبب الارتفاع إلى
    let governed = |&i: &usize| {
        let listed = scan.marker(i - 1, job!("object")).is_some() && !definite(i - 1);
        i > from + 2 && definite(i) && listed && !preposition(scan, i - 2)
    };
    if let Some(object) = noun.filter(governed) {
        return (from, object - 1);
    }
    let object = noun.filter(|&i| {
        // وزير الصحة الدكتور, أبو الحسن
        let name = title(scan, i) || name_part(scan, i - 1);
        (definite(i) || scan.is(i, words::PLACE) && scan.tok(i).clitics == 0) && closes(i - 1) && !name
    });
    (from, object.unwrap_or(to))
}

/// الوفد الياباني, الرئيس التنفيذي, الوزير السابق, النائب الأول: a definite word that may be an adjective, by its shape or the lexicon.
fn adjective(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i).strip_prefix(ARTICLE).unwrap_or_default();
    let masculine = word.strip_suffix(&[letter('ه')]).filter(|word| word.len() > 3).unwrap_or(word);
    let shape = match masculine {
        // المكلف, المتحدة
        [m, _, _, _, ..] if *m == letter('م') => true,
        // الأتراك
        [a, _, _, b, _] => [*a, *b] == [letter('ا'); 2],
        // الأعلى, السابق, الجديد
        [a, b, c, _] => *a == letter('ا') || *b == letter('ا') || *c == letter('ي'),
        _ => false,
    };
    // النادي is written like an adjective.
    let body = matches!(how(scan, i, SourceHow::Noun), Some((Needs::Body | Needs::That, _)));
    !body && (shape || nisba(word))
        || plural::ends_masculine(word)
        || plural::ends_oblique(word)
        || scan.is(i, words::ORDINAL | words::ADJECTIVE | words::NOUN_ADJECTIVE)
        || scan.marker(i, job!("office_adjective")).is_some()
}
