//! Who seems to speak inside what another says: evidence that shows something, and those whom the one who is quoted has told.

use super::particles::starts_with_article;
use super::quotation::quote_mark;
use super::scan::Scan;
use super::source_word::named;
use super::speaks_on::goes_on;
use super::speech::is_that;
use super::subject::agrees;
use super::voice::{Manner, NameSpan, Sentence, Voice};
use super::words::job;
use crate::text::code::letter;

/// Whether the one heard before says what `voice` seems to say.
pub(super) fn of_outer(scan: &Scan, s: &Sentence, voice: &Voice) -> bool {
    voice.name.is_some_and(|name| shown(scan, s, name) || told_in_quotes(scan, s, voice, name))
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
