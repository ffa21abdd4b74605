//! Documents that tell what stands in them: ملف مفاده أن, مذكرة جاء فيها أن, الدراسة التي كشفت عن إصابة 300 عامل.

use super::name::name;
use crate::figures::speech::source_word::{ends, in_a_document, told_event};
use crate::figures::speech::voice::{NameSpan, Sentence, Voice};
use crate::figures::speech::{is_that, opens_speech};
use crate::figures::tokens::particles::{ABOUT, WHICH, WHICH_F};
use crate::figures::tokens::scan::Scan;
use crate::figures::tokens::words::job;
use crate::text::code::letter;
use crate::text::tokens::Class;

/// Tokens from the words that tell what stands in a document back to it: ملف نشرته في سبتمبر 2002، مفاده أن.
const DOCUMENT: usize = 14;

/// Words of a document's name that opens a sentence.
const NAME: usize = 6;

/// Reads مفاده أن, جاء فيها أن at token `i`, behind a document that nobody speaks of: the token to go on at.
pub(super) fn of_content(scan: &Scan, s: &mut Sentence, i: usize) -> Option<usize> {
    let that = scan.marker(i, job!("content")).filter(|&that| is_that(scan, that))?;
    if s.voices.iter().any(|voice| voice.name.is_some()) || s.carried.is_some() {
        return None;
    }
    // مفادها, جاء فيها: of a word in the feminine.
    let hers = scan.codes(that - 1).ends_with(&[letter('ه'), letter('ا')]);
    let feminine = |at: usize| matches!(scan.codes(at).last(), Some(&c) if c == letter('ه') || c == letter('ت'));
    let floor = s.start.max(i.saturating_sub(DOCUMENT));
    let document = |&at: &usize| in_a_document(scan, at) && feminine(at) == hers;
    let at = (floor..i).rev().take_while(|&at| !ends(scan, at)).find(document)?;
    let whole = name(scan, at, i).filter(|found| found.head && found.from == at);
    // Who spoke before goes on behind it.
    let spoke = s.spoke;
    s.hear(Voice::of((at, whole.map_or(at + 1, |found| found.to)), i, that));
    s.spoke = spoke;
    Some(that)
}

/// الدراسة التي كشفت عن إصابة 300 عامل: the document that opens its sentence before a relative clause with the verb at token `verb`, behind which,
/// at token `after`, stands what it reveals.
pub(super) fn document_that(scan: &Scan, s: &Sentence, verb: usize, after: usize) -> Option<NameSpan> {
    let which = verb.checked_sub(1).filter(|&at| at > s.start && at <= s.start + NAME)?;
    let relative = [WHICH, WHICH_F].contains(&scan.codes(which)) && scan.tok(verb).clitics == 0;
    let revealed = after + usize::from(scan.is_word(after, ABOUT));
    let told = || !opens_speech(scan, after) && told_event(scan, revealed);
    let words = || (s.start..which).all(|at| scan.class(at) == Class::Word);
    (relative && s.voices.is_empty() && scan.marker(s.start, job!("document")).is_some() && words() && told())
        .then_some((s.start, which))
}
