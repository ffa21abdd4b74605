//! Words that belong to a source's name although others like them end it: the number of a channel, where somebody is sent, who holds an
//! office, what a body is there for.

use crate::figures::speech::opens_speech;
use crate::figures::speech::own_names::{own_name, person, place_end};
use crate::figures::speech::source_word::{ends, how, named, nisba, outlet, title, verb};
use crate::figures::tokens::particles::{ARTICLE, NOT_OF, ON, TO, WITH_THEM, starts_with_article};
use crate::figures::tokens::quotation::quote_mark;
use crate::figures::tokens::scan::{Scan, clitic, comma};
use crate::figures::tokens::words::{self, Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::tokens::Class;

/// A rule about the word at a token, and the first token of the name that it may belong to.
pub(super) type Rule = fn(&Scan, usize, usize) -> bool;

/// The rules.
pub(super) const BELONG: [Rule; 10] = [
    account,
    over,
    number_of_channel,
    quoted_office,
    not_so,
    accredited,
    holder,
    sent_to,
    short_name,
    family_known_by_name,
];

/// حسابات على مواقع التواصل: where somebody writes belongs to an account, not to an official.
pub(super) fn account(scan: &Scan, i: usize, _: usize) -> bool {
    let medium = || matches!(how(scan, i + 1, SourceHow::Noun), Some((Needs::Medium | Needs::Nothing, _)));
    let site = || medium() || scan.marker(i + 1, job!("platform")).is_some();
    scan.is_word(i, ON) && site() && scan.marker_before(i, job!("account")).is_some()
}

/// أمين المدينة المشرف العام على المهرجان: على inside an office that needs it.
pub(super) fn over(scan: &Scan, i: usize, first: usize) -> bool {
    let office = |at: usize| how(scan, at, SourceHow::Noun).is_some_and(|(_, after)| after == i + 1);
    scan.is_word(i, ON) && ((i.saturating_sub(2).max(first)..i).any(office) || charged(scan, i, first))
}

/// هيئة الرقابة على الصادرات, مركز السيطرة على الأمراض: what a body is there for takes على.
fn charged(scan: &Scan, i: usize, first: usize) -> bool {
    let charge = i > first && scan.marker(i - 1, job!("charged_with")).is_some();
    charge && (named(scan, first) || title(scan, first)) && scan.class(i + 1) == Class::Word
}

/// القناة 12 العبرية, القناة الـ12: the number of an outlet, before its adjective, what it says or the end of the clause.
pub(super) fn number_of_channel(scan: &Scan, i: usize, _: usize) -> bool {
    // The article of a number, from which a tatweel parts it.
    let article = scan.codes(i) == ARTICLE && scan.class(i + 1) == Class::Digits && !scan.spaced(i + 1);
    let number = i + usize::from(article);
    let short = scan.class(number) == Class::Digits && scan.codes(number).len() <= 2;
    let behind = |at: usize| at > 0 && outlet(scan, at - 1);
    let of_outlet = || behind(i) || i > 0 && scan.codes(i - 1) == ARTICLE && behind(i - 1);
    let next = number + 1;
    let part = || starts_with_article(scan.codes(next)) || opens_speech(scan, next) || comma(scan, next);
    let told = || ends(scan, next) || scan.tok(next).has(clitic::BA) || verb(scan, next).is_some();
    short && of_outlet() && (part() || told())
}

/// مدير "مركز الأرض" قوله: the name of what somebody heads, in quotation marks; not المدير "نحن".
pub(super) fn quoted_office(scan: &Scan, i: usize, first: usize) -> bool {
    const LONGEST: usize = 6;
    let head = |open: usize| {
        title(scan, open - 1) && !starts_with_article(scan.codes(open - 1)) && scan.tok(open - 1).clitics == 0
    };
    let opens = |open: usize| scan.mark(open, b'"') && head(open);
    let close = |open: usize| {
        (open + 2..open + LONGEST).find(|&at| scan.class(at) != Class::Word).filter(|&at| quote_mark(scan, at))
    };
    let inside = (i.saturating_sub(LONGEST).max(first + 1)..=i).rev().filter(|&open| opens(open)).find_map(close);
    scan.class(i) == Class::Mark && inside.is_some_and(|close| i <= close)
}

/// المنظمة السويسرية غير الحكومية, مصادر غير رسمية.
pub(super) fn not_so(scan: &Scan, i: usize, first: usize) -> bool {
    let definite = |at: usize| starts_with_article(scan.codes(at));
    i > first && scan.codes(i) == NOT_OF && (definite(i + 1) || nisba(scan.codes(i + 1)) && !definite(i - 1))
}

/// السفير السعودي لدى ألبانيا.
pub(super) fn accredited(scan: &Scan, i: usize, first: usize) -> bool {
    i > first && scan.codes(i) == WITH_THEM && title(scan, first) && scan.class(i + 1) == Class::Word
}

/// السيناتور بيرني ساندرز, الناطقة باسم الهيئة سمر علي: the name of a person behind a title or the definite word that ends it.
pub(super) fn holder(scan: &Scan, i: usize, first: usize) -> bool {
    const NAME: usize = 3;
    let behind_title = |at: usize| title(scan, at - 1) || title(scan, first) && starts_with_article(scan.codes(at - 1));
    let from = i.saturating_sub(NAME).max(first + 1);
    (from..=i).any(|at| behind_title(at) && person(scan, at).is_some_and(|end| end > i))
}

/// المبعوث الأممي إلى اليمن: where somebody is sent; not أشار المبعوث إلى اليمن.
pub(super) fn sent_to(scan: &Scan, i: usize, first: usize) -> bool {
    const NEAR: usize = 3;
    let to = if scan.is_word(i, TO) { i } else { i.wrapping_sub(1) };
    let envoy = || (to.saturating_sub(NEAR).max(first)..to).any(|at| scan.marker(at, job!("envoy")).is_some());
    let place = || place_end(scan, to + 1).is_some_and(|end| end > i);
    if i <= first || !scan.is_word(to, TO) || !place() || !envoy() {
        return false;
    }
    let points = first > 0 && scan.marker(first - 1, job!("points_to")).is_some();
    let next = place_end(scan, to + 1).unwrap_or(to + 2);
    !points || opens_speech(scan, next) || scan.is_word(next, TO)
}

/// إدارة الكوارث (آفاد): a name of one word in brackets, whatever verb is written so.
pub(super) fn short_name(scan: &Scan, i: usize, first: usize) -> bool {
    i > first + 1 && scan.class(i) == Class::Word && scan.bracketed(i)
}

/// أورسولا فون دير لاين, أكرم إمام أوغلو: the family name of somebody whom papers call by it alone.
pub(super) fn family_known_by_name(scan: &Scan, i: usize, first: usize) -> bool {
    const LONGEST: usize = 2;
    let person = |at: usize| matches!(how(scan, at, SourceHow::Noun), Some((Needs::Nothing, _)));
    let known = |at: usize| person(at) && own_name(scan, at).is_some_and(|end| end > i);
    let before = |at: usize| scan.bits(at - 1) == 0 || scan.words.given_name(scan.codes(at - 1)).is_some();
    (i.saturating_sub(LONGEST).max(first + 1)..=i).any(|at| scan.is(at, words::OWN_NAME) && before(at) && known(at))
}
