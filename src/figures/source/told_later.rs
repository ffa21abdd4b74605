//! Who said a sentence in which nobody speaks, as the words behind it tell: أوضح ذلك مدير الجمارك, هذا ما قاله, «...»، قالت المديرة.

use super::apposed::whole_name;
use super::attribution::{attribution, past_that, past_time};
use super::name::{Name, name};
use super::object::before_object;
use super::subject_end::definite_run;
use crate::figures::speech::source_word::{ends, how, past_told, possessed, preposition, verb};
use crate::figures::speech::voice::{Attribution, Covers, NameSpan, Sentence};
use crate::figures::speech::{opens_speech, past_addressee};
use crate::figures::tokens::particles::{THAT_ONE, THIS, WHAT, WITH_THESE, starts_with_article};
use crate::figures::tokens::quotation::{closing, opened, quote_mark};
use crate::figures::tokens::scan::{Scan, comma};
use crate::figures::tokens::words::{Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::tokens::Class;

/// Who said the sentence of tokens `start..end`, and from which token on.
pub(crate) fn told_later(scan: &Scan, start: usize, end: usize) -> Option<(NameSpan, usize)> {
    let told = next_sentence(scan, end).map(|name| (name, start)).or_else(|| end_of_quotation(scan, start, end));
    told.or_else(|| quoted_whole(scan, start, end))
}

/// "لم ننم. انتظرنا يومين". بهذه الكلمات وصف المدير: the last sentence of a quotation, behind which the words are told whose they are.
fn quoted_whole(scan: &Scan, start: usize, end: usize) -> Option<(NameSpan, usize)> {
    const GAP: usize = 4;
    let close = (end.max(start + 1) - 1..=end + 1).find(|&i| quote_mark(scan, i))?;
    let next = (close + 1..close + GAP).find(|&i| scan.class(i) == Class::Word)?;
    let (name, _) = whose_words(scan, next, end_of_sentence(scan, next))?;
    Some((name, (start..close).rev().find(|&i| quote_mark(scan, i)).map_or(start, |open| open + 1)))
}

/// بهذه الكلمات لخص المنسق سالم ناصر الوضع: whose words they are that بهذه at token `i` points at, and the token behind the name.
fn whose_words(scan: &Scan, i: usize, end: usize) -> Option<(NameSpan, usize)> {
    let verb = scan.marker(i + 1, job!("these_words")).filter(|_| scan.is_word(i, WITH_THESE))?;
    // بهذه الكلمات تحدثت لـ"البلاد" المعلمة
    let from = past_addressee(scan, verb + 1).unwrap_or(verb + 1);
    let found = name(scan, from, end)
        .filter(|found| scan.class(verb) == Class::Word && !preposition(scan, verb) && (found.head || found.sure))?;
    let object = |i: usize| scan.marker(i, job!("object")).is_some() || possessed(scan, i);
    // المنسق سالم ناصر الوضع, السائق سالم حديثه: what the words are of stands behind the name.
    let (from, to) = match (found.from + 1..found.to).find(|&i| object(i)) {
        Some(to) => (found.from, to),
        None => before_object(scan, verb, definite_run(scan, (found.from, found.to))),
    };
    Some(((from, to), to))
}

/// «نخرج مرتين فقط»، بهذه الكلمات وصف النقيب: hears whose words stood before بهذه and the marker at token `i`, behind a quotation; the token to go
/// on at.
pub(super) fn in_these_words(scan: &Scan, s: &mut Sentence, i: usize) -> Option<usize> {
    const GAP: usize = 3;
    scan.marker(i, job!("these_words"))?;
    let from = i.checked_sub(1)?;
    let quoted = (from.saturating_sub(GAP)..from).any(|at| quote_mark(scan, at));
    let parted = from > 0 && scan.class(from - 1) != Class::Word;
    let (name, past) = whose_words(scan, from, s.end).filter(|_| quoted && parted)?;
    s.attributed.push(Attribution::new(name, from, past, Covers::Back));
    Some(past)
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
    let at = close + 1 + usize::from(comma(scan, close + 1) || scan.mark(close + 1, b'.'));
    if let Some((name, _)) = whose_words(scan, at, end_of_sentence(scan, at)) {
        return Some((name, from));
    }
    let end = end_of_sentence(scan, at);
    let found = match verb(scan, at).filter(|_| !scan.mark(at - 1, b'.')) {
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
