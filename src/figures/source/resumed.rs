//! Whom a verb of saying without a subject goes back to, where its form tells that it cannot be the one heard last: وأضافوا behind documents, and
//! وأشار, وقال behind a body in the feminine.

use crate::figures::speech::is_that;
use crate::figures::speech::source_word::{how, title};
use crate::figures::speech::voice::{NameSpan, Sentence};
use crate::figures::tokens::clitics::without_and;
use crate::figures::tokens::noun_shape::past_plural;
use crate::figures::tokens::particles::{IN, spelled, starts_with_article, word};
use crate::figures::tokens::scan::Scan;
use crate::figures::tokens::words::{Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::code::letter;

/// لفت.
const POINTED: &[u8] = word!("لفت");

/// Voices back to the one whom a verb without a subject goes back to.
const EARLIER: usize = 6;

/// Who speaks with the verb at token `verb`, which has no subject, where `last` was heard last.
pub(crate) fn resumed(scan: &Scan, s: &Sentence, verb: usize, last: NameSpan) -> Option<NameSpan> {
    let before = s.before.map(|before| before.0);
    if past_plural(scan.codes(verb)) {
        return if relied_on(scan, last.0) {
            earlier(s).chain(before).find(|name| !relied_on(scan, name.0))
        } else {
            Some(last)
        };
    }
    if !one_man(scan, verb) || !her_office(scan, last) {
        return Some(last);
    }
    let man = |i: usize| title(scan, i) && !scan.codes(i).ends_with(&[letter('ه')]);
    // وأضافت الوكالة أن السائق أوقف، وقال إنه: the man of whom she tells.
    let told_of =
        s.voices.last().filter(|voice| voice.name == Some(last) && is_that(scan, voice.from)).and_then(|voice| {
            let at = voice.from + 1;
            let man = starts_with_article(scan.codes(at)) && man(at);
            (man && at < verb).then_some((at, at + 1))
        });
    told_of.or_else(|| earlier(s).find(|name| man(name.0))).or(Some(last))
}

/// Those heard before in the sentence, the last first.
fn earlier(s: &Sentence) -> impl Iterator<Item = NameSpan> + '_ {
    let here = s.voices.iter().rev().take(EARLIER).filter_map(|voice| voice.name);
    here.chain(s.carried.map(|carried| carried.0))
}

/// وأشار, وقال: of one man, neither وقالت nor وتقول nor ويقولون; يفيد goes back to a document.
fn one_man(scan: &Scan, verb: usize) -> bool {
    let Some(word) = without_and(scan.codes(verb)) else { return false };
    let others = |last: u8| last == letter('ت') || last == letter('ا') || last == letter('ن');
    // لفت ends like a verb in the feminine.
    word == POINTED || word.first() != Some(&letter('ت')) && !word.last().is_some_and(|&last| others(last))
}

/// استنادا إلى وثائق: whether the name that begins at token `from` is of what somebody relies on.
fn relied_on(scan: &Scan, from: usize) -> bool {
    let grounds =
        |at: usize| matches!(how(scan, at, SourceHow::Preposition), Some((Needs::Ground, after)) if after == from);
    (1..=2).filter_map(|back| from.checked_sub(back)).any(grounds)
}

/// الوزارة, هيئة الطرق; but الوزارة في بيان, which goes on in the masculine.
fn her_office(scan: &Scan, name: NameSpan) -> bool {
    let body = matches!(how(scan, name.0, SourceHow::Noun), Some((Needs::Body | Needs::Medium, _)));
    let statement = scan.is_word(name.1, IN) && scan.marker(name.1 + 1, job!("occasion")).is_some();
    body && scan.codes(name.0).ends_with(&[letter('ه')]) && !statement
}
