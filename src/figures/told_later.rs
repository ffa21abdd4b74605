//! Who said a sentence in which nobody speaks, as the words behind it tell: أوضح ذلك مدير الجمارك, هذا ما قاله, «...»، قالت المديرة.

use super::attribution::{attribution, past_that, past_time};
use super::particles::{THAT_ONE, THIS, WHAT, starts_with_article};
use super::quotation::{closing, opened};
use super::scan::{Scan, comma};
use super::source_apposed::whole_name;
use super::source_name::{Name, name};
use super::source_word::{ends, how, past_told, verb};
use super::speech::opens_speech;
use super::voice::NameSpan;
use super::words::{Needs, job};
use crate::lexicon::schema::SourceHow;

/// Who said the sentence of tokens `start..end`, and from which token on.
pub(super) fn told_later(scan: &Scan, start: usize, end: usize) -> Option<(NameSpan, usize)> {
    next_sentence(scan, end).map(|name| (name, start)).or_else(|| end_of_quotation(scan, start, end))
}

/// ... في عمليتين. أوضح ذلك مدير الجمارك, هذا ما قاله: the next sentence tells.
fn next_sentence(scan: &Scan, end: usize) -> Option<NameSpan> {
    const GAP: usize = 3;
    let next = (end..end + GAP).find(|&i| !ends(scan, i))?;
    if [THIS, THAT_ONE].contains(&scan.codes(next)) && scan.is_word(next + 1, WHAT) {
        let close = end_of_sentence(scan, next);
        let found = name(scan, past_told(scan, next + 2)?, close).filter(|found| found.head && found.past == close)?;
        return Some(whole_name(scan, found, close));
    }
    let after = match verb(scan, next) {
        Some((Needs::Nothing, after)) if scan.marker(next, job!("denies")).is_none() => after,
        _ => how(scan, next, SourceHow::Preposition).filter(|_| scan.is_word(next + 1, THAT_ONE))?.1,
    };
    let behind = scan.is_word(after, THAT_ONE);
    if !behind && !scan.is_word(next + 1, THAT_ONE) {
        return None;
    }
    let from = after + usize::from(behind);
    let close = end_of_sentence(scan, from);
    // وقال ذلك المسؤول إن, بحسب ذلك البيان: ذلك points to the noun behind it.
    let bare = how(scan, next, SourceHow::Preposition).is_some() && starts_with_article(scan.codes(from));
    let found = name(scan, from, close).filter(|found| found.head)?;
    if bare || opens_speech(scan, found.past) {
        return None;
    }
    Some(whole_name(scan, found, close))
}

/// «لدينا 40 مصابا. ولدينا 12 طفلا»، قالت المديرة: who is named behind the mark that closes a quotation over several sentences.
fn end_of_quotation(scan: &Scan, start: usize, end: usize) -> Option<(NameSpan, usize)> {
    let from = opened(scan, start, end)?;
    let close = closing(scan, end)?;
    let at = close + 1 + usize::from(comma(scan, close + 1));
    let end = end_of_sentence(scan, at);
    let found = match verb(scan, at) {
        Some((Needs::Nothing | Needs::That, after)) => {
            name(scan, past_that(scan, after), end).filter(|found| found.head || found.sure)
        }
        _ => match how(scan, at, SourceHow::Preposition)? {
            (Needs::Nothing, after) => attribution(scan, after, end),
            (Needs::Clause, after) => attribution(scan, past_that(scan, past_told(scan, past_time(scan, after))?), end),
            _ => None,
        },
    }?;
    let closed = |found: &Name| found.past == end || comma(scan, found.past) || scan.mark(found.past, b'.');
    closed(&found).then(|| (whole_name(scan, found, end), from))
}

fn end_of_sentence(scan: &Scan, from: usize) -> usize {
    (from..scan.len()).find(|&i| ends(scan, i)).unwrap_or(scan.len())
}
