//! Where the object of a verb of saying begins, right behind the name of who speaks.

use super::particles::{BY_THE, starts_with_article};
use super::scan::{Scan, clitic};
use super::source_word::{how, preposition};
use super::words::{Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::code::letter;

/// طالبت رابطة المعلمين الحكومة: the name behind a verb of calling upon somebody, without the definite office that is called upon.
pub(super) fn before_called(scan: &Scan, (from, to): (usize, usize)) -> (usize, usize) {
    let definite = |i: usize| starts_with_article(scan.codes(i));
    let body = |i: usize| matches!(how(scan, i, SourceHow::Noun), Some((Needs::Body | Needs::Medium, _)));
    let called = |&i: &usize| {
        let adjective = scan.codes(i).ends_with(&[letter('ي'), letter('ه')]);
        definite(i) && definite(i - 1) && !adjective && body(i)
    };
    (from, (from + 1..to).find(called).unwrap_or(to))
}

/// قدر خبراء الطاقة حجم الخسائر بـ5 ملايين: the name of people behind a verb of estimating, without what is estimated.
pub(super) fn before_estimated(scan: &Scan, (from, to): (usize, usize)) -> (usize, usize) {
    let definite = |i: usize| starts_with_article(scan.codes(i));
    let ba = |i: usize| scan.codes(i).first() == Some(&letter('ب'));
    let people = !definite(from) && matches!(how(scan, from, SourceHow::Noun), Some((Needs::Nothing, _)));
    let end = if ba(to - 1) && scan.codes(to - 1).len() == 1 { to - 1 } else { to };
    if !people || !(end < to || ba(to)) || end < from + 2 || !definite(end - 1) {
        return (from, to);
    }
    // مصادر نفطية إجمالي إنتاج الحقول: behind an adjective without the article begins the object.
    let nisba = |i: usize| {
        !definite(i) && [&[letter('ي')][..], &[letter('ي'), letter('ه')]].iter().any(|&e| scan.codes(i).ends_with(e))
    };
    let past = (from + 1..end).find(|&i| !nisba(i)).unwrap_or(end);
    if past > from + 1 && !preposition(scan, past) {
        return (from, past);
    }
    let whole = end > from + 2 && !definite(end - 2) && scan.tok(end - 2).clitics == 0 && !preposition(scan, end - 3);
    (from, end - 1 - usize::from(whole))
}

/// وطالب محامي المتهم بالبراءة، مضيفا: the name behind a verb without what the verb takes with ب.
pub(super) fn before_object(scan: &Scan, verb: usize, (from, to): (usize, usize)) -> (usize, usize) {
    let object = |&i: &usize| {
        let unknown = scan.bits(i) == 0 && scan.codes(i).len() > 3;
        scan.tok(i).has(clitic::BA) || scan.codes(i).starts_with(BY_THE) || unknown && scan.codes(i)[0] == letter('ب')
    };
    let takes = scan.marker(verb, job!("takes_ba")).is_some();
    (from, if takes { (from + 1..to).find(object).unwrap_or(to) } else { to })
}
