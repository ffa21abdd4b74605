//! Who had said something: the subject between كان and its verb.

use super::name::name;
use crate::figures::tokens::clitics::without_and;
use crate::figures::tokens::particles::{ALREADY, WAS, starts_with_article};
use crate::figures::tokens::scan::{Scan, clitic, comma};
use crate::figures::tokens::words;
use crate::text::code::letter;
use crate::text::tokens::Class;

/// Tokens from كان to the verb.
const CLAUSE: usize = 28;

/// Words of a definite subject that the lexicon does not know.
const ALLIANCE: usize = 7;

/// وكانت الوزارة (قد) أعلنت: the name between كان and the verb.
pub(super) fn subject_of_was(scan: &Scan, start: usize, verb: usize) -> Option<(usize, usize)> {
    // كان الاستعداد جيدا وقال: behind و begins another clause.
    if scan.tok(verb).has(clitic::CONJUNCTION) {
        return None;
    }
    let floor = start.max(verb.saturating_sub(CLAUSE));
    let was = (floor..verb).rev().find(|&i| was(scan, i))?;
    let from = was + 1;
    let Some(found) = name(scan, from, verb).filter(|found| found.past > from) else {
        return alliance(scan, from, verb);
    };
    let to = found.past;
    // وكان الجنرال سامر، قائد المنطقة، قد قال
    let past = if comma(scan, to) { (to..verb).rev().find(|&i| comma(scan, i)).map_or(to, |i| i + 1) } else { to };
    let reaches = past == verb || past + 1 == verb && scan.is_word(past, ALREADY);
    if reaches && from < to { Some((found.from, found.to)) } else { alliance(scan, from, verb) }
}

/// وكان التحالف بقيادة البحرية قد أعلن: a definite word and what tells more of it, from token `from` up to قد before the verb.
fn alliance(scan: &Scan, from: usize, verb: usize) -> Option<(usize, usize)> {
    let already = verb.checked_sub(1).filter(|&at| at > from && scan.is_word(at, ALREADY))?;
    let by = |at: usize| scan.codes(at).first() == Some(&letter('ب'));
    let other = |at: usize| scan.is(at, words::FUNCTION) && !by(at) || scan.is(at, words::SOURCE_VERB);
    let inside = |at: usize| scan.class(at) == Class::Word && !other(at);
    let whole = already - from <= ALLIANCE && starts_with_article(scan.codes(from)) && (from..already).all(inside);
    whole.then_some((from, already))
}

/// كان and كانت, with and without a conjunction.
pub(crate) fn was(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i);
    let word = without_and(word).unwrap_or(word);
    scan.class(i) == Class::Word
        && matches!(word.strip_prefix(WAS), Some(rest) if rest.is_empty() || rest == [letter('ت')])
}
