//! Several who speak together: كل من الوزير والمدير, ثلاثة شهود, اثنين من المصادر.

use crate::figures::speech::source_word::named;
use crate::figures::tokens::noun_shape::unknown_verb;
use crate::figures::tokens::particles::{EACH, FROM, starts_with_article};
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words;
use crate::text::tokens::Class;

/// Past كل من, which two names follow.
pub(super) fn each_of(scan: &Scan, i: usize) -> Option<usize> {
    const NEAR: usize = 8;
    let first = i + 2;
    let begins = scan.is_word(i, EACH) && scan.is_word(i + 1, FROM) && scan.class(first) == Class::Word;
    // كل من يهمه الأمر
    let one = scan.tok(first).clitics & !clitic::ARTICLE == 0
        && !scan.is(first, words::FUNCTION | words::NUMBER)
        && (named(scan, first) || !unknown_verb(scan, first));
    let joined = || (first + 1..first + NEAR).any(|at| scan.joined_by_and(at));
    (begins && one && joined()).then_some(first)
}

/// Past the number of people or documents that are named behind it: ثلاثة شهود, 3 مصادر, اثنين من المصادر.
pub(super) fn counted(scan: &Scan, i: usize) -> Option<usize> {
    const DIGITS: usize = 2;
    let number = match scan.class(i) {
        Class::Digits => scan.codes(i).len() <= DIGITS,
        Class::Word => scan.is(i, words::NUMBER) && scan.tok(i).clitics & !clitic::LAM == 0,
        _ => false,
    };
    let noun = |at: usize| {
        named(scan, at) && scan.tok(at).clitics & !clitic::ARTICLE == 0 && !scan.is(at, words::UNIT | words::NUMBER)
    };
    if !number {
        return None;
    }
    if scan.is_word(i + 1, FROM) && starts_with_article(scan.codes(i + 2)) && noun(i + 2) {
        return Some(i + 2);
    }
    (noun(i + 1) && !starts_with_article(scan.codes(i + 1))).then_some(i + 1)
}

/// ثلاثة ضباط أبلغوا: the number and its noun that open the clause right before a verb.
pub(super) fn counted_before(scan: &Scan, start: usize, verb: usize) -> Option<(usize, usize)> {
    let whole = counted(scan, start).is_some_and(|noun| (noun + 1..verb).all(|i| scan.class(i) == Class::Word));
    const LONGEST: usize = 5;
    (whole && verb <= start + LONGEST).then_some((start, verb))
}
