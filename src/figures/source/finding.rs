//! What comes to light without anybody who says it: the document or inspection that shows it, as in اتضح من استطلاع أن.

use super::name::name;
use crate::figures::speech::source_word::{ends, how, named, possessed, verb};
use crate::figures::speech::voice::{Sentence, Voice};
use crate::figures::speech::{found_by, governs_that, is_that, opens_speech};
use crate::figures::tokens::clitics::without_and;
use crate::figures::tokens::particles::{ABOUT, AFTER, FROM, starts_with_article};
use crate::figures::tokens::quotation::quote_mark;
use crate::figures::tokens::scan::{Scan, comma};
use crate::figures::tokens::words::{self, Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::code::letter;

/// Tokens from the name of a document to أن.
const DESCRIPTION: usize = 25;

/// Reads the finding whose verb stands at token `i`: the token to go on at.
pub(super) fn found_out(scan: &Scan, s: &mut Sentence, i: usize) -> Option<usize> {
    let from = found_by(scan, i)?;
    // أوضحت الوزارة أنه تبين من الفحص أن, وبحسب الوزارة، تبين: what somebody says came to light is theirs.
    let theirs = match s.voices.last() {
        Some(voice) => voice.name.is_some() && !scan.is_word(voice.from, ABOUT) && opens_speech(scan, voice.from),
        None => s.carried.is_some() || !s.attributed.is_empty(),
    };
    if theirs || i > s.start && governs_that(scan, i - 1) {
        return None;
    }
    // ثم يتبين بعد الفحص أن: what comes to light again and again.
    if scan.is_word(from - 1, AFTER) && scan.stem(i).first() == Some(&letter('ي')) {
        return None;
    }
    let found = name(scan, from, s.end)?;
    // تبين بعد ساعات, تبين من الحادث: neither a document nor an inspection.
    let document = matches!(how(scan, found.from, SourceHow::Noun), Some((Needs::Carrier | Needs::Nothing, _)));
    // بعد البحث عن مصدرها
    let search = scan.is_word(found.past, ABOUT);
    if search || !(document || scan.marker(found.from, job!("inspection")).is_some()) {
        return None;
    }
    let inside = |&at: &usize| !(ends(scan, at) || quote_mark(scan, at) || at > found.past && verb(scan, at).is_some());
    let that = (found.past..s.end.min(found.past + DESCRIPTION))
        .take_while(inside)
        .find(|&at| is_that(scan, at) && !governs_that(scan, at - 1))?;
    let spoke = s.spoke;
    s.hear(Voice::of((found.from, found.to), i, that));
    // أبلغ السكان عن رائحة، تبين من الفحص أنها غاز، وأضافوا: who spoke before speaks on.
    s.spoke = spoke.or(s.spoke);
    Some(that)
}

/// ومن قارن بين الحملتين وجد أن: whether the verb at token `verb` tells what anybody finds who does what stands behind من at the start
/// of the sentence.
pub(super) fn anybody_finds(scan: &Scan, start: usize, verb: usize) -> bool {
    let word = scan.codes(start);
    let who = without_and(word).or(word.strip_prefix(&[letter('ف')])).unwrap_or(word);
    let does = start + 1;
    // ومن المدينة, ومن جهته, ومن وزارة
    let noun = || scan.is(does, words::FUNCTION) || named(scan, does) || starts_with_article(scan.codes(does));
    who == FROM
        && verb > does
        && scan.marker(verb, job!("finds_out")).is_some()
        && !(noun() || possessed(scan, does))
        && !(does..verb).any(|i| comma(scan, i))
}
