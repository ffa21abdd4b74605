//! Where the subject of a verb ends whose object follows it at once: at a verbal noun, at a noun that disagrees, behind the name of
//! who holds an office.

use super::object::listed;
use super::part_of::number_of_channel;
use crate::figures::speech::addressee;
use crate::figures::speech::source_word::{
    called_ali, event, how, name_part, named, nisba, preposition, title, verbal_shape,
};
use crate::figures::tokens::particles::{BY_THE, ON, starts_with_article};
use crate::figures::tokens::plural;
use crate::figures::tokens::scan::{Scan, clitic, comma};
use crate::figures::tokens::words::{self, Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::code::letter;
use crate::text::tokens::Class;

/// The definite words that a name begins with, where it begins with one; else the name up to a verbal noun.
pub(super) fn definite_run(scan: &Scan, name: (usize, usize)) -> (usize, usize) {
    let definite = |i: usize| starts_with_article(scan.codes(i));
    if !definite(name.0) {
        // لشؤون تنظيم الأسواق: a noun with ل governs the next.
        // شركات تأمين المركبات: and so does a body.
        let body = |i: usize| matches!(how(scan, i, SourceHow::Noun), Some((Needs::Body | Needs::That, _)));
        let governed = |i: usize| !definite(i - 1) && (scan.codes(i - 1).first() == Some(&letter('ل')) || body(i - 1));
        let object = (name.0 + 1..name.1)
            .find(|&i| !scan.is(i, words::SOURCE) && verbal_shape(scan, i) && !governed(i) && !asked_for(scan, i));
        // رئيس مجلس الزيتون سالم ناصر إنتاج الموسم
        let told_of = (name.0 + 2..object.unwrap_or(name.1)).find(|&i| listed(scan, i));
        let object = told_of.or(object);
        let other = (name.0 + 3..name.1).find(|&i| disagrees(scan, name.0, i));
        let to = object.filter(|&i| i > name.0 + 1).or(other).unwrap_or(name.1);
        return (name.0, if to < name.1 { before_preposition(scan, to) } else { to });
    }
    // التقرير الارتفاع, الوزارة النمو: the object begins with the article too.
    let body = matches!(how(scan, name.0, SourceHow::Noun), Some((Needs::Body | Needs::Carrier | Needs::Medium, _)));
    let feminine = |i: usize| scan.codes(i).ends_with(&[letter('ه')]);
    let object = |i: usize| {
        let adjective = ['ه', 'ا', 'ي', 'ء', 'ت'].iter().any(|&end| scan.codes(i).ends_with(&[letter(end)]));
        // السلطة المستقلة للانتخابات الشروط
        let plural = || plural::ends_feminine(scan.codes(i - 1));
        // المؤسسة العامة للحبوب goes on.
        let joined = || scan.codes(i).first() == Some(&letter('ل'));
        let other = feminine(name.0) && !adjective && (i == name.0 + 1 || !joined() && (feminine(i - 1) || plural()));
        i > name.0 && body && (other || article_of_event(scan, i))
    };
    let run = |from: usize| (from..name.1).find(|&i| !definite(i) || object(i)).unwrap_or(name.1);
    let to = run(name.0);
    // القناة 12 العدد
    let to = if to == name.0 + 1 && to < name.1 && number_of_channel(scan, to, name.0) { to + 1 } else { to };
    // الهيئة العامة للرقابة على الصادرات
    let charged = to < name.1 && scan.is_word(to, ON) && scan.marker(to - 1, job!("charged_with")).is_some();
    let to = if charged { run(to + 1) } else { to };
    // أصر المواطن سالم، والد الطفل، على: a comma ends the name of a person.
    let unknown = |i: usize| scan.bits(i) == 0 && !definite(i) && !verbal_shape(scan, i);
    if to < name.1 && comma(scan, name.1) && named(scan, name.0) && (to..name.1).all(unknown) {
        return name;
    }
    if to == name.0 + 1 && matches!(how(scan, name.0, SourceHow::Noun), Some((Needs::Courtesy, _))) {
        return (name.0, personal(scan, to, name.1));
    }
    // المدرب سالم ناصر
    let player =
        || scan.is(name.0, words::PERSON) && matches!(how(scan, name.0, SourceHow::Noun), Some((Needs::That, _)));
    let holder = || if title(scan, name.0) || player() { holder_of_title(scan, to, name.1) } else { to };
    (name.0, past_office_of(scan, name.0, to, name.1).unwrap_or_else(holder))
}

/// مصدر مطلع على تقييم الوزارة: whether the word at token `i` belongs to what a participle in the name asks for.
pub(super) fn asked_for(scan: &Scan, i: usize) -> bool {
    preposition(scan, i - 1) && scan.marker_before(i - 1, job!("with_complement")).is_some()
}

/// المنظمة من انهيار: where a name ends whose object begins at token `to`, the preposition before which goes with it.
pub(super) fn before_preposition(scan: &Scan, to: usize) -> usize {
    to - usize::from(preposition(scan, to - 1))
}

/// حزب العمال الكردستاني الأجهزة: a definite noun in the feminine behind the masculine adjective that closes an organisation's name.
fn disagrees(scan: &Scan, first: usize, i: usize) -> bool {
    let definite = |i: usize| starts_with_article(scan.codes(i));
    let feminine = scan.codes(i).ends_with(&[letter('ه')]) || plural::ends_feminine(scan.codes(i));
    let nisba = scan.codes(i - 1).ends_with(&[letter('ي')]) && scan.codes(i - 1).len() > 5;
    let masculine = |at: usize| !scan.codes(at).ends_with(&[letter('ه')]);
    feminine
        && scan.codes(i).first() != Some(&letter('و'))
        && nisba
        && definite(i)
        && definite(i - 1)
        && definite(i - 2)
        && masculine(first)
        && matches!(how(scan, first, SourceHow::Noun), Some((Needs::Body, _)))
}

/// الوزير سالم ناصر وصول 5 سفن: the token past the two names or three of who holds an office, from token `from` on.
fn holder_of_title(scan: &Scan, from: usize, end: usize) -> usize {
    let past = name_of_holder(scan, from, end);
    // الممرضة سعاد: one word where it is surely a name.
    let given = past == from + 1 && scan.words.given_name(scan.codes(from)) == Some(false);
    if past > from + 1 || given { past } else { from }
}

/// المركز الإعلامي لمجلس الوزراء, المرصد العربي لحقوق الإنسان, المتحدث باسم الجيش سالم ناصر: past whom the office that begins at
/// token `from` is of, and who holds it; token `to` is the first that is not definite.
fn past_office_of(scan: &Scan, from: usize, to: usize, end: usize) -> Option<usize> {
    let definite = |i: usize| starts_with_article(scan.codes(i));
    let definite_from = |from: usize| (from..end).find(|&i| !definite(i)).unwrap_or(end);
    if to >= end || addressee(scan, to) {
        return None;
    }
    if scan.marker(to, job!("in_the_name")).is_some() {
        // باسم الجيش, باسم وزارة الصحة
        let governs = !definite(to + 1) && (definite(to + 2) || named(scan, to + 1));
        let past = definite_from(to + 2 + usize::from(governs)).min(end);
        return Some(name_of_holder(scan, past, end));
    }
    let fused = scan.tok(to).has(clitic::LAM);
    // لحقوق الإنسان, behind an adjective: what the lexicon does not know is told by the definite word that it governs.
    let unknown = || scan.codes(to).first() == Some(&letter('ل')) && scan.codes(to).len() > 4 && scan.bits(to) == 0;
    let purpose = || to > from + 1 && definite(to + 1) && (fused || unknown());
    // الدفاع المدني لمحافظة حلب
    let governed = to + 1 + usize::from(scan.is(to + 1, words::PLACE) && !definite(to + 1) && to + 1 < end);
    let whole = definite(to + 1) || governed > to + 1;
    (fused && named(scan, to) && whole || purpose())
        .then(|| holder_of_title(scan, definite_from(governed).min(end), end))
}

/// The token past the name of who holds an office, from token `from` on, where a verbal noun of what is said follows it.
fn name_of_holder(scan: &Scan, from: usize, end: usize) -> usize {
    const NAME: usize = 3;
    let told = |i: usize| event(scan, i) || scan.is(i, words::ROLE) || scan.marker(i, job!("object")).is_some();
    let object = |i: usize| verbal_shape(scan, i) || told(i);
    // يحيى سريع, سناء العلي: a name may also be an adjective or, behind the article, any other word.
    const OTHER: u32 = words::SOURCE | words::ROLE | words::NUMBER | words::ORDINAL | words::CURRENCY;
    let behind = |i: usize| if i > from { words::ADJECTIVE | words::NOUN_ADJECTIVE } else { 0 };
    // أبو بكر صادق
    let joined = |i: usize| name_part(scan, i) || i > from && name_part(scan, i - 1);
    let longest = NAME + (from..end.min(from + NAME)).filter(|&i| name_part(scan, i)).count();
    // منى السيد وصول
    let family = |i: usize| {
        matches!(how(scan, i, SourceHow::Noun), Some((Needs::Courtesy, _))) && (i + 1 == end || object(i + 1))
    };
    let called = |i: usize| match starts_with_article(scan.codes(i)) {
        true if i > from && family(i) => true,
        true => i > from && !scan.is(i, OTHER) && (!scan.is(i, words::PLACE) || nisba(scan.codes(i))),
        false if scan.is(i, words::OWN_NAME) => true,
        false => scan.bits(i) & !(words::MARKER | words::LONGER | behind(i)) == 0 || called_ali(scan, i),
    };
    // رحب المدير سامي ناصر بالزوار
    let by = |i: usize| scan.codes(i).starts_with(BY_THE) || scan.tok(i).has(clitic::BA);
    let part = |i: usize| scan.class(i) == Class::Word && (joined(i) || called(i) && !object(i) && !by(i));
    let to = (from..end.min(from + longest + 1)).find(|&i| !part(i)).unwrap_or(end);
    // هدم 5 منازل: a word right before the number is what is announced.
    let counted = to == end && (scan.class(end) == Class::Digits || scan.is(end, words::NUMBER));
    let past = to.min(from + longest);
    let past = past - usize::from(counted && past == end && past > from);
    // النائب سامي ناصر الحكومة: whom the verb is about.
    let other = || starts_with_article(scan.codes(to)) && (named(scan, to) || scan.is(to, words::PLACE));
    if to == end || object(to) || by(to) || scan.is(to, words::ROLE) || other() { past } else { from }
}

/// الارتفاع, النمو: a definite verbal noun of what is announced.
fn article_of_event(scan: &Scan, i: usize) -> bool {
    scan.tok(i).has(clitic::ARTICLE) && scan.marker(i, job!("announced")).is_some()
}

/// ذكر السيد بن ساعد بالاتفاقية: the name after a title of courtesy, of two words where the first is no name alone.
fn personal(scan: &Scan, from: usize, end: usize) -> usize {
    let mut to = from;
    while to < end && scan.class(to) == Class::Word && !verbal_shape(scan, to) && to - from < 4 {
        let part = name_part(scan, to);
        let object = to > from && scan.tok(to).clitics & !clitic::ARTICLE != 0;
        if object {
            break;
        }
        // السيد بن: a part alone is no name.
        if part && to + 1 >= end {
            break;
        }
        to += if part { 2 } else { 1 };
    }
    to
}
