//! Who speaks in a clause that is set against what was said: لكن مسؤولا محليا قال, غير أن النقابة شككت في الرقم، مؤكدة.

use super::name::name;
use super::object::before_object;
use super::subject_end::definite_run;
use crate::figures::speech::source_word::{event, named, preposition, verb as verb_at, verbal_shape};
use crate::figures::speech::voice::{NameSpan, Sentence};
use crate::figures::speech::{is_that, opens_speech};
use crate::figures::tokens::clitics::without_and;
use crate::figures::tokens::noun_shape::past_plural;
use crate::figures::tokens::particles::{THAT, starts_with_article};
use crate::figures::tokens::plural::{ends_feminine, ends_masculine, ends_oblique};
use crate::figures::tokens::quotation::quote_mark;
use crate::figures::tokens::scan::{Scan, clitic, comma};
use crate::figures::tokens::words::{Needs, Sense, job};
use crate::lexicon::schema::SourceHow;
use crate::text::code::letter;
use crate::text::tokens::Class;

/// Tokens from the conjunction to the verb or participle of saying.
const CLAUSE: usize = 30;

/// Tokens of a subject that stands right before its verb.
const SUBJECT: usize = 10;

/// Tokens between commas behind a subject.
const ASIDE: usize = 10;

/// لكن مسؤولا محليا قال, أن مصدرا في الشرطة أكد: the subject in the accusative that reaches the verb at token `verb`, past what
/// stands between commas.
pub(super) fn accusative_subject(scan: &Scan, start: usize, verb: usize) -> Option<NameSpan> {
    // أن بلاغا ورد: behind أن alone a document may be what somebody tells of.
    let opens = |i: usize| {
        let told = || scan.is_word(i - 1, THAT) && !matches!(in_accusative(scan, i), Some(Needs::Carrier));
        i > start && (scan.marker_before(i, job!("sets_against")).is_some() || told())
    };
    let words_to = |close: usize| {
        let floor = start.max(close.saturating_sub(SUBJECT));
        let mut words = (floor..close).rev().take_while(|&i| scan.class(i) == Class::Word && !is_that(scan, i));
        words.find(|&i| in_accusative(scan, i).is_some() && opens(i))
    };
    let last = verb.checked_sub(1).filter(|&last| last > start)?;
    let close = if comma(scan, last) {
        (start.max(last.saturating_sub(ASIDE))..last).rev().find(|&i| comma(scan, i))?
    } else {
        verb
    };
    let from = words_to(close)?;
    // لكن مسؤولا قال إنه رفض وأكد: a verb of saying in between has the subject.
    let another = |i: usize| verb_at(scan, i).is_some() && !named(scan, i);
    (!(from + 1..close).any(another)).then_some((from, close))
}

/// غير أن النقابة شككت في الرقم، مؤكدة: the subject of the clause in which the verb or participle at token `verb` stands, where it
/// is set against what was said before.
pub(super) fn opposed(scan: &Scan, s: &Sentence, verb: usize) -> Option<NameSpan> {
    let floor = s.start.max(verb.saturating_sub(CLAUSE));
    let at = (floor..verb).rev().find(|&i| scan.marker(i, job!("sets_against")).is_some())?;
    let from = scan.marker(at, job!("sets_against"))?;
    // قال إن الطريق مغلق، لكن المدير رفض، مشيرا: what is said with أن goes on behind لكن in one sentence.
    let said = |from: usize| is_that(scan, from) || quote_mark(scan, from) || scan.mark(from, b':');
    // مختتما زيارة: what somebody does.
    let next = verb + 1;
    let object = is_participle(scan, verb)
        && !(opens_speech(scan, next) || preposition(scan, next) || verbal_shape(scan, next) || event(scan, next));
    let told = object || s.voices.last().is_some_and(|voice| voice.from > at || said(voice.from));
    if told || s.open || (at..verb).any(|i| quote_mark(scan, i)) {
        return None;
    }
    let speaks = named(scan, from) && scan.tok(from).clitics & !clitic::ARTICLE == 0;
    let whole = name(scan, from, verb).filter(|found| found.head && speaks);
    // غير أن رئيس لجنة تنظيم الأسواق يقول: up to its verb the name is whole.
    let before_verb = |name: NameSpan| before_object(scan, at, definite_run(scan, name));
    let whole = whole.map(|found| {
        let name = (found.from, found.to);
        if found.past == verb { name } else { before_verb(name) }
    });
    let many = || many(scan, from).then_some((from, from + 1));
    whole.or_else(many).filter(|name| agrees(scan, verb, name.0))
}

/// مسؤولا, متحدثا, تقريرا: who may speak, in the accusative.
fn in_accusative(scan: &Scan, i: usize) -> Option<Needs> {
    let stem = scan.codes(i).strip_suffix(&[letter('ا')]).filter(|stem| stem.len() > 2)?;
    scan.words.alone(stem, |sense| match sense {
        Sense::Source(SourceHow::Noun, needs) if needs != Needs::That => Some(needs),
        _ => None,
    })
}

fn is_participle(scan: &Scan, i: usize) -> bool {
    matches!(verb_at(scan, i), Some((Needs::Carries, _)))
}

/// المشترين, المعلمون: people with the article.
fn many(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i);
    starts_with_article(word) && word.len() > 6 && (ends_oblique(word) || ends_masculine(word))
}

/// Whether the verb or participle at token `verb` may be of the subject that begins at token `subject`.
fn agrees(scan: &Scan, verb: usize, subject: usize) -> bool {
    let word = scan.codes(verb);
    let word = without_and(word).unwrap_or(word);
    let noun = scan.codes(subject);
    let ends = |c: char| word.ends_with(&[letter(c)]);
    let plural = || many(scan, subject);
    // وقالوا, مشيرين
    if ends_oblique(word) || ends_masculine(word) || past_plural(word) {
        return plural();
    }
    let feminine = ends('ه') || ends('ت') || word.first() == Some(&letter('ت'));
    !plural() && feminine == (noun.ends_with(&[letter('ه')]) || ends_feminine(noun))
}
