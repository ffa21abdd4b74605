//! Headings, which tell what is listed behind them and name nobody who speaks: حصيلة الجلسة:, المصانع المتضررة:, وهذا بيان يوضح.

use super::name::Name;
use crate::figures::speech::source_word::{how, lead_in, named};
use crate::figures::tokens::clitics::without_and;
use crate::figures::tokens::particles::{THIS, THIS_F, starts_with_article};
use crate::figures::tokens::plural;
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::code::letter;
use crate::text::tokens::Class;

/// Words of a heading of rank before its colon.
const RANKED: usize = 5;

/// Whether the name that stands before a colon is a heading of results or of things that are counted.
pub(super) fn heading(scan: &Scan, found: &Name) -> bool {
    results(scan, found.from) || things(scan, found.from)
}

/// أبرز الأرقام: a word of rank that is also a verb, before a noun and the colon.
pub(super) fn ranked_heading(scan: &Scan, i: usize, start: usize) -> bool {
    i == start
        && lead_in(scan, i)
        && scan.tok(i).clitics == 0
        && (i + 2..=i + RANKED).find(|&at| scan.class(at) != Class::Word).is_some_and(|at| scan.mark(at, b':'))
}

/// حصيلة الجلسة, نتائج التصويت; in أرقام رسمية and نتائج الدراسة an adjective or a document tells who speaks.
fn results(scan: &Scan, first: usize) -> bool {
    let governs = !scan.tok(first).has(clitic::ARTICLE) && starts_with_article(scan.codes(first + 1));
    governs && scan.marker(first, job!("results")).is_some() && !named(scan, first + 1)
}

/// المصانع المتضررة, الشركات الخاسرة, الطلاب المتفوقون: many, told of by an adjective, who are no office.
fn things(scan: &Scan, first: usize) -> bool {
    let player = matches!(how(scan, first, SourceHow::Noun), Some((Needs::That, after)) if after == first + 1);
    if !player || ![first, first + 1].iter().all(|&i| starts_with_article(scan.codes(i))) {
        return false;
    }
    let feminine = |i: usize| scan.codes(i).ends_with(&[letter('ه')]);
    // An adjective in the feminine behind a noun that is none tells that there are many.
    feminine(first + 1) && !feminine(first)
        || plural::ends_feminine(scan.codes(first))
        || plural::ends_masculine(scan.codes(first + 1))
}

/// وهذا بيان يوضح عدد الخدمات: a table that is put before the reader says nothing, but for أن behind its verb.
pub(crate) fn presented(scan: &Scan, verb: usize, start: usize) -> bool {
    const NOUN: usize = 3;
    let this = |i: usize| [THIS, THIS_F].contains(&without_and(scan.codes(i)).unwrap_or(scan.codes(i)));
    let table = |i: usize| scan.marker(i, job!("table")).is_some() && !starts_with_article(scan.codes(i));
    let words = (start.max(verb.saturating_sub(NOUN))..verb).rev();
    words.take_while(|&i| scan.class(i) == Class::Word).any(|i| this(i) && i + 1 < verb && table(i + 1))
}
