//! Who is told or called upon, as it stands right behind the name of a source: rules of words that end the name, and where a name ends
//! behind a verb that takes whom somebody tells.

use crate::figures::speech::addressee;
use crate::figures::speech::own_names::own_name;
use crate::figures::speech::source_word::{given, how, named, nisba, outlet, possessed, preposition, title};
use crate::figures::tokens::particles::{ARTICLE, starts_with_article};
use crate::figures::tokens::plural;
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{self, Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::code::letter;

/// المدير لوكالة الأنباء; but المدير العام لوكالة الأنباء and تقرير لوكالة, which are of it.
pub(crate) fn told(scan: &Scan, i: usize, first: usize) -> bool {
    let office = || scan.marker(i - 1, job!("office_adjective")).is_some();
    let document = || {
        let needs = how(scan, first, SourceHow::Noun).map(|found| found.0);
        // استطلاع لرويترز
        let people = || scan.is(first, words::PERSON | words::COUNTED) || plural::ends_masculine(scan.codes(first));
        let paper = needs == Some(Needs::Nothing) && scan.marker(first, job!("unnamed")).is_none() && !people();
        i == first + 1 && (needs == Some(Needs::Carrier) || paper)
    };
    addressee(scan, i) && !office() && !document()
}

/// مصدر أمني للساحل اليوم: behind an indefinite source, ل stands before who is told, where no office follows it.
pub(super) fn told_by_source(scan: &Scan, i: usize, first: usize) -> bool {
    let told = scan.codes(i).starts_with(&[letter('ل'), letter('ل')]) && !named(scan, i);
    let unnamed =
        || scan.marker(first, job!("unnamed")).is_some() && (first..i).all(|at| !starts_with_article(scan.codes(at)));
    // قال ثابت للساحل اليوم
    let person = || i == first + 1 && scan.bits(first) == 0 && !starts_with_article(scan.codes(first));
    // مصادر تابعة للمعارضة
    let belongs = || scan.marker(i - 1, job!("belongs_to")).is_some();
    told && (unnamed() || person()) && !belongs()
}

/// دعت الهيئة المزارعين: a definite plural in the accusative behind a definite singular is another noun.
pub(super) fn called_upon(scan: &Scan, i: usize, first: usize) -> bool {
    let before = scan.codes(i - 1);
    // الباحث الحسين كمال
    scan.marker(i, job!("given_name")).is_none()
        && scan.tok(i).clitics & !clitic::ARTICLE == 0
        && scan.stem(i).len() > 4
        && scan.codes(i).starts_with(ARTICLE)
        && (plural::ends_oblique(scan.codes(i))
            || plural::ends_feminine(scan.codes(i)) && title(scan, first)
            || i == first + 1 && other_gender(scan, first, i))
        && starts_with_article(before)
        && !plural::sound(before)
}

/// اتهم الوزير المعارضة: whether a title of one man stands before a noun in the feminine, which cannot describe him.
fn other_gender(scan: &Scan, first: usize, i: usize) -> bool {
    let man = title(scan, first) && scan.is(first, words::PERSON) && !plural::plural_at(scan, first);
    // الوزير البطاينة: a name.
    man && scan.teh_marbuta(i) && !scan.teh_marbuta(first) && scan.bits(i) != 0
}

/// أبلغ مسؤول في الوزارة الأميركية شبكة ..., أفادت زوجته منى سالم وكالة ...: an outlet behind a definite word,
/// or two names of one of the kin, is another noun.
pub(super) fn outlet_told(scan: &Scan, i: usize, first: usize) -> bool {
    let called = || i > first + 2 && possessed(scan, first) && given(scan, i - 1) && given(scan, i - 2);
    outlet(scan, i)
        && scan.tok(i).clitics == 0
        && !plural::ends_oblique(scan.codes(i))
        && (starts_with_article(scan.codes(i - 1)) || called())
}

/// أبلغت وزارة الصحة المنظمة, أبلغ مصدر أمني السومرية نيوز: where in the tokens of a name, behind a verb that takes whom somebody tells, they
/// begin; else the name's end. It is the name of an office, official or document where `head` says so.
pub(super) fn told_of_name(scan: &Scan, (from, to): (usize, usize), head: bool) -> usize {
    let definite = |i: usize| starts_with_article(scan.codes(i));
    let closed = |i: usize| !head || definite(i - 1) || scan.is(i - 1, words::PLACE);
    // أبلغ المتحدث خالد سعيد وكالة رويترز
    // أبلغ شقيق المتهم كريم صابر الوكالة; in مدير تحرير الصحيفة an office governs it.
    let governed = |i: usize| named(scan, i) && !definite(i);
    let behind_person = |i: usize| i >= from + 3 && outlet(scan, i) && !governed(i - 1) && !governed(i - 2);
    // أبلغ مصدر أمني السومرية نيوز: behind the adjective of one who is not named a definite word is another noun.
    let unnamed = scan.marker(from, job!("unnamed")).is_some() && !definite(from);
    let adjective = |i: usize| nisba(scan.codes(i)) && !definite(i) && !preposition(scan, i);
    let behind_unnamed = |i: usize| unnamed && definite(i) && adjective(i - 1);
    // أبلغت ريم سالم شفق نيوز
    let of_two = |i: usize| scan.marker(i + 1, job!("outlet_end")).is_some() && i > from + 1 && !outlet(scan, i - 1);
    // أبلغ مسؤول رويترز
    let own_outlet = |i: usize| unnamed && own_name(scan, i).is_some() && outlet(scan, i);
    let told = |i: usize| {
        behind_unnamed(i)
            || own_outlet(i)
            || of_two(i)
            || definite(i) && named(scan, i) && (closed(i) || behind_person(i))
            || outlet(scan, i) && scan.tok(i).clitics == 0 && !named(scan, i - 1)
    };
    (from + 1..to).find(|&i| told(i)).unwrap_or(to)
}
