//! A verb of saying that has lost the space behind it: أكدوزير المالية أن, أعلنرئيس البلدية أن.

use crate::figures::speech::opens_speech;
use crate::figures::speech::voice::{Sentence, Voice};
use crate::figures::tokens::clitics::without_and;
use crate::figures::tokens::particles::{spelled, word};
use crate::figures::tokens::scan::{Scan, comma};
use crate::figures::tokens::sense::Sense;
use crate::figures::tokens::words::job;
use crate::text::tokens::Class;

/// The verbs that news is told with most: أكد, أعلن, قال.
const VERBS: [&[u8]; 3] = [word!("اكد"), word!("اعلن"), word!("قال")];

/// Words of an office behind its verb.
const OFFICE: usize = 8;

/// The letters of the verb, with its conjunction, that the title at token `i` is glued to.
pub(crate) fn glued_verb(scan: &Scan, i: usize) -> usize {
    if scan.class(i) != Class::Word || scan.bits(i) != 0 {
        return 0;
    }
    let word = scan.codes(i);
    let verb = without_and(word).unwrap_or(word);
    let office = |sense| matches!(sense, Sense::Marker(job, _) if job == job!("glued_office")).then_some(());
    let says = |said: &&&[u8]| verb.strip_prefix(**said).is_some_and(|rest| scan.words.alone(rest, office).is_some());
    let Some(said) = VERBS.iter().find(says) else { return 0 };
    said.len() + word.len() - verb.len()
}

/// Hears the official whose title is glued to the verb at token `i`, where أن tells what is said: the token to go on at.
pub(super) fn glued_speaker(scan: &Scan, s: &mut Sentence, i: usize) -> Option<usize> {
    if glued_verb(scan, i) == 0 {
        return None;
    }
    let said = |at: usize| scan.class(at) == Class::Word && opens_speech(scan, at);
    let to = (i + 1..s.end.min(i + OFFICE)).find(|&at| scan.class(at) != Class::Word || said(at))?;
    let that = to + usize::from(comma(scan, to));
    if !said(that) {
        return None;
    }
    s.hear(Voice::of((i, to), i, that));
    Some(that)
}
