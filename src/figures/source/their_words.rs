//! Attribution to somebody who was heard already: على حد قولها, وبحسبه, ووفقا لها.

use super::apposed::office_behind;
use super::speaks_on::subject_of_last;
use super::subject::opening_subject;
use crate::figures::speech::source_word::{event, how, named, verbal_shape};
use crate::figures::speech::voice::{Attribution, Covers, NameSpan, Sentence};
use crate::figures::tokens::noun_shape::{Owner, pronoun_end};
use crate::figures::tokens::particles::{GOD, THAT};
use crate::figures::tokens::plural::ends_feminine;
use crate::figures::tokens::scan::Scan;
use crate::figures::tokens::words::{self, Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::code::letter;
use crate::text::tokens::Class;

/// Sentences back to the one whom بحسبه at the start of a sentence means.
const NEAR: usize = 1;

/// Reads the words of attribution at token `i`, up to token `after`, where they point at somebody by a pronoun; none where nobody is told
/// apart.
pub(super) fn pointing(scan: &Scan, s: &Sentence, i: usize, needs: Needs, after: usize) -> Option<Option<Attribution>> {
    let words = scan.marker(after, job!("his_words")).is_some();
    if needs != Needs::Points && !words {
        return None;
    }
    let past = after + usize::from(words);
    Some(if words { theirs(scan, s, i, past) } else { by_them(scan, s, i, past) })
}

/// وبحسبها فإن, لأن الطريق، بحسبه، مغلق: who was heard in the sentences before.
fn by_them(scan: &Scan, s: &Sentence, i: usize, past: usize) -> Option<Attribution> {
    // القانون الذي صدر وفقا له, حسبه الله
    let opens = i == s.start || past == i + 1;
    // بحسبة بسيطة
    let noun = scan.teh_marbuta(past - 1);
    let (name, _) = s.before.filter(|before| before.1 <= NEAR && s.heard().is_none())?;
    let points = opens && !noun && agrees(scan, past - 1, name.0) && ![THAT, GOD].contains(&scan.codes(past));
    let covers = if i == s.start { Covers::Behind } else { Covers::Before };
    points.then(|| Attribution::new(name, i, past, covers))
}

/// على حد قولها: whose words end before token `past`, and which words of the sentence they cover.
fn theirs(scan: &Scan, s: &Sentence, i: usize, past: usize) -> Option<Attribution> {
    if s.heard().is_some() {
        return None;
    }
    let fits = |name: &NameSpan| agrees(scan, past - 1, name.0);
    // رفض المدير التعليق، ...، على حد قوله: the subject of the sentence, where nobody is heard before.
    let subject = opening_subject(scan, s.start, i).filter(fits);
    // واستنكرت محاكمة 24 شخصا، ...، على حد قولها: what the verb is about is no subject, where somebody was heard.
    let counted = |i: usize| scan.class(i) == Class::Digits || scan.is(i, words::NUMBER);
    let thing = |name: &NameSpan| event(scan, name.0) || verbal_shape(scan, name.0) || counted(name.1);
    let near = s.before.filter(|before| before.1 == 0 && fits(&before.0)).map(|before| before.0);
    let subject = subject.filter(|name| near.is_none() || named(scan, name.0) || !thing(name));
    // رفض المدير السابق الفكرة. وعلى حد قوله، ...: of whom the sentence before tells, where nobody speaks in it.
    let last = || if s.before.is_none_or(|before| before.1 > 0) { subject_of_last(scan, s.start) } else { None };
    let last = || last().map(|last| (last.0, office_behind(scan, last.0, last.1, s.start))).filter(fits);
    let name = subject.or_else(last).or(s.before.map(|before| before.0).filter(fits))?;
    let covers = if i <= s.start + 2 { Covers::Behind } else { Covers::Before };
    Some(Attribution::new(name, i, past, covers))
}

/// Whether the pronoun at the end of token `i` may be of the one whose name begins at token `name`.
fn agrees(scan: &Scan, i: usize, name: usize) -> bool {
    let noun = scan.codes(name);
    let feminine = noun.ends_with(&[letter('ه')]) || ends_feminine(noun);
    let title = matches!(how(scan, name, SourceHow::Noun), Some((Needs::Title | Needs::Courtesy, _)));
    match pronoun_end(scan.codes(i)).map(|end| end.0) {
        Some(Owner::His) => !(feminine && named(scan, name)),
        Some(Owner::Hers) => feminine || !title,
        _ => true,
    }
}
