//! Who of two is heard: evidence that shows something inside what another says, those whom the one who is quoted has told, and whom
//! an outlet names that passes on what they say.

use super::name::Name;
use super::speaks_on::goes_on;
use super::subject::agrees;
use crate::figures::speech::is_that;
use crate::figures::speech::source_word::{how, named};
use crate::figures::speech::voice::{Manner, NameSpan, Sentence, Voice};
use crate::figures::tokens::particles::starts_with_article;
use crate::figures::tokens::quotation::quote_mark;
use crate::figures::tokens::scan::{Scan, comma};
use crate::figures::tokens::words::{Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::code::letter;

/// Whether the one heard before says what `voice` seems to say.
pub(super) fn of_outer(scan: &Scan, s: &Sentence, voice: &Voice) -> bool {
    voice
        .name
        .is_some_and(|name| shown(scan, s, name) || told_in_quotes(scan, s, voice, name) || ours(scan, s, voice, name))
}

/// أوضح الباحث أن النتائج تظهر, قالت إن كل المؤشرات تدل: evidence right behind أن, which is no document (نتائج الدراسة).
fn shown(scan: &Scan, s: &Sentence, name: NameSpan) -> bool {
    let each = usize::from(scan.marker(name.0, job!("each")).is_some());
    let noun = name.0 + each;
    if scan.marker(noun, job!("evidence")).is_none() || name.0 == s.start {
        return false;
    }
    let of_document =
        !starts_with_article(scan.codes(noun)) && (starts_with_article(scan.codes(noun + 1)) || named(scan, noun + 1));
    let before = name.0 - 1;
    let that = before - usize::from(quote_mark(scan, before) && before > s.start);
    let outer = match s.voices.last() {
        Some(outer) => outer.name.is_some() && outer.manner == Manner::Says && outer.from <= that,
        None => s.carried.is_some(),
    };
    outer && !of_document && (is_that(scan, that) || goes_on(scan, that))
}

/// وقال الباحث: "تؤكد نتائجنا أن", "ثمة أرقام تقول إن": right behind the mark that opens, what those who speak have found, or figures of
/// nobody.
fn ours(scan: &Scan, s: &Sentence, voice: &Voice, name: NameSpan) -> bool {
    let first = voice.verb.min(name.0);
    let there = first > s.start && name.0 < voice.verb && scan.marker(first - 1, job!("there_is")) == Some(first);
    let owned = scan.codes(name.0).strip_suffix(&[letter('ن'), letter('ا')]).is_some_and(|noun| noun.len() > 3);
    let open = first - usize::from(there);
    let outer = s.voices.last().is_some_and(|outer| outer.name.is_some() && outer.from + 2 >= open)
        || s.voices.is_empty() && s.carried.is_some();
    open > s.start && quote_mark(scan, open - 1) && outer && (owned || there && !starts_with_article(scan.codes(first)))
}

/// وقال الخباز: "أبلغت الزبائن أن": a verb in the first person, as the mark that opens before it tells; in "أبلغت الشرطة السكان أن" a third one
/// is told.
fn told_in_quotes(scan: &Scan, s: &Sentence, voice: &Voice, name: NameSpan) -> bool {
    let verb = voice.verb;
    let first_person =
        || [&[letter('ت')][..], &[letter('ن'), letter('ا')]].iter().any(|end| scan.codes(verb).ends_with(end));
    if scan.marker(verb, job!("tells_whom")).is_none() || verb == s.start || name.0 < verb || !first_person() {
        return false;
    }
    let quoted = s.voices.last().is_some_and(|outer| outer.name.is_some() && outer.from + 2 >= verb);
    let alone = name.1 == voice.from && is_that(scan, voice.from);
    quote_mark(scan, verb - 1) && quoted && (alone || !agrees(scan, verb, name.0))
}

/// Tokens from words of attribution back to where their clause begins.
const CLAUSE: usize = 24;

/// ذكرت الصحيفة أن السفينة غرقت، وكان عليها 60 بحارا بحسب خفر السواحل: where the clause begins that the attribution at token `i` closes, where
/// an outlet or an unnamed report passes on what those who are named say.
pub(super) fn passed_on(scan: &Scan, s: &Sentence, i: usize, found: &Name) -> Option<usize> {
    let voice = s.voices.last().filter(|voice| voice.from < i)?;
    let teller = voice.name?;
    let kind = |at: usize| how(scan, at, SourceHow::Noun).map(|found| found.0);
    let parted = comma(scan, i - 1);
    // حسب المجلة: the outlet that speaks already.
    let again = found.to == found.from + 1 && starts_with_article(scan.codes(found.from));
    let speaks = match kind(found.from)? {
        Needs::Body | Needs::Title | Needs::Courtesy => true,
        Needs::Medium => !(parted || again) && kind(teller.0) == Some(Needs::Medium),
        _ => scan.marker(found.from, job!("unnamed")).is_some(),
    };
    let report = || kind(teller.0) == Some(Needs::Carrier) && teller.1 == teller.0 + 1;
    let floor = voice.from.max(i.saturating_sub(CLAUSE));
    let begins = |&at: &usize| comma(scan, at) || is_that(scan, at) || goes_on(scan, at);
    (speaks && (kind(teller.0) == Some(Needs::Medium) || report()))
        .then(|| (floor..i - usize::from(parted)).rev().find(begins).unwrap_or(floor))
}
