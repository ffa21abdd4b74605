//! Who of those heard before speaks on: in a sentence that goes on with what was said, or with a verb that has no subject.

use super::direct::impersonal;
use super::subject::opening_subject;
use crate::figures::speech::source_word::{ends, preposition, told_event};
use crate::figures::speech::voice::{CARRY, NameSpan, Sentence};
use crate::figures::speech::{is_that, of_third_person, opens_speech};
use crate::figures::tokens::clitics::without_and;
use crate::figures::tokens::particles::{ABOUT, AND_THAT, AS, BUT_AS_FOR, THAT_ONE, THIS, starts_with_article};
use crate::figures::tokens::plural::{ends_feminine, plural_at};
use crate::figures::tokens::quotation::quote_mark;
use crate::figures::tokens::scan::Scan;
use crate::figures::tokens::words::{self, Needs, Sense, job};
use crate::lexicon::schema::SourceHow;
use crate::text::code::letter;
use crate::text::tokens::Class;

/// Who of those heard before speaks on in a sentence, and up to where: an open quotation up to its end.
pub(crate) fn carried(
    scan: &Scan,
    (start, end): (usize, usize),
    before: Option<(NameSpan, usize)>,
    open: bool,
    quoting: bool,
    reported: bool,
) -> Option<(NameSpan, usize)> {
    let (name, ago) = before?;
    if ago <= CARRY && goes_on(scan, start) || ago == 0 && adds(scan, start) {
        return Some((name, end));
    }
    // ... . إن: the point before أن ends what goes on.
    if ago == 0 && reported && also_that(scan, start) {
        return Some((name, (start..end).find(|&i| scan.mark(i, b'.')).unwrap_or(end)));
    }
    let until = |from: usize| (from..end).find(|&i| quote_mark(scan, i)).unwrap_or(end);
    // "لم أنم". "انتظرت ساعتين": one quotation behind another.
    let again = ago == 0 && scan.mark(start, b'"') && scan.class(start + 1) == Class::Word && quoting;
    if again {
        return Some((name, until(start + 1)));
    }
    open.then(|| (name, until(start)))
}

/// A sentence that goes on with what was said: وأن, وإن, وبأن.
pub(crate) fn goes_on(scan: &Scan, start: usize) -> bool {
    let word = scan.codes(start);
    word.strip_prefix(AND_THAT).is_some_and(|rest| rest.is_empty() || of_third_person(rest))
}

/// كما أن المركز درب 210 متطوعين: a sentence that goes on with what أن reported, in the same line.
fn also_that(scan: &Scan, start: usize) -> bool {
    start > 0 && scan.class(start - 1) != Class::Break && scan.is_word(start, AS) && is_that(scan, start + 1)
}

/// A sentence that sets its figures beside those of the one before: أما, بينما, فيما, وبذلك. On a new line أما رابع الشركات and
/// وبينما begin with something else, أما في الشمال and بينما go on.
fn adds(scan: &Scan, start: usize) -> bool {
    let word = scan.codes(start);
    let bare = without_and(word).unwrap_or(word);
    let by = bare.strip_prefix(&[letter('ب')]).is_some_and(|rest| [THIS, THAT_ONE].contains(&rest));
    let same_line = start == 0 || scan.class(start - 1) != Class::Break;
    let noun = bare == BUT_AS_FOR && !preposition(scan, start + 1);
    by || (same_line || bare.len() == word.len() && !noun) && scan.marker(start, job!("sets_beside")).is_some()
}

/// The subject of the sentence that ends before token `start`.
pub(super) fn subject_of_last(scan: &Scan, start: usize) -> Option<NameSpan> {
    const LONGEST: usize = 80;
    let floor = start.saturating_sub(LONGEST);
    let last = (floor..start).rev().find(|&i| !ends(scan, i))?;
    let from = (floor..last).rev().find(|&i| ends(scan, i)).map_or(floor, |i| i + 1);
    opening_subject(scan, from, last + 1)
}

/// وأكدت مقتل 12 صحفيا, ووثق كذلك إصابة 30, وقدر قيمة الرسوم بمليون: who spoke a sentence before, where the verb at token `verb` that opens
/// the sentence has an object and no subject.
pub(super) fn tells_on(scan: &Scan, s: &Sentence, verb: usize, after: usize, needs: Needs) -> Option<NameSpan> {
    let (name, _) = s.before.filter(|before| before.1 == 0)?;
    let opens = verb == s.start || verb == s.start + 1 && scan.is_word(s.start, AS);
    if !opens || s.heard().is_some() || !matches!(needs, Needs::Nothing | Needs::Object) || impersonal(scan, verb) {
        return None;
    }
    let also = scan.marker(after, job!("also")).or(scan.marker(after, job!("today")));
    let at = also.unwrap_or(after);
    let about = scan.is_word(at, ABOUT) && !opens_speech(scan, at) && scan.marker(at, job!("not_about")).is_none();
    let feminine = feminine_verb(scan, verb);
    let amount = !feminine && scan.marker(at, job!("object")).is_some();
    let event = told_event(scan, at) && !scan.is(at, words::PLACE);
    let told = event || if needs == Needs::Object { amount } else { about };
    // وسجلت إصابة, وأعلن إغلاق: of a verb and a noun that agree, the verb may be a passive.
    let active = about || feminine != feminine_noun(scan, at) || needs == Needs::Nothing && also.is_some();
    // الأمم المتحدة
    let adjective =
        |i: usize| i < name.1 && starts_with_article(scan.codes(name.0)) && starts_with_article(scan.codes(i));
    let noun = feminine_noun(scan, name.0) || scan.is(name.0, words::PLACE);
    let same = feminine == (noun || adjective(name.0 + 1) && feminine_noun(scan, name.0 + 1));
    (told && active && same).then_some(name)
}

/// أكدت, تؤكد; not تحدث, of which no present يحدث says anything.
fn feminine_verb(scan: &Scan, i: usize) -> bool {
    const LONGEST: usize = 12;
    let word = scan.stem(i);
    let says = |sense| matches!(sense, Sense::Source(SourceHow::Verb, _)).then_some(());
    let present = |rest: &[u8]| {
        let mut written = [letter('ي'); LONGEST];
        rest.len() < LONGEST && {
            written[1..=rest.len()].copy_from_slice(rest);
            scan.words.alone(&written[..=rest.len()], says).is_some()
        }
    };
    word.ends_with(&[letter('ت')]) || word.strip_prefix(&[letter('ت')]).is_some_and(present)
}

/// إصابة, عائدات, خسائر: a noun with which a verb stands in the feminine.
fn feminine_noun(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i);
    word.ends_with(&[letter('ه')]) || ends_feminine(word) || plural_at(scan, i)
}

/// المؤشرات تشير إلى كذا، مضيفا: whether the participle at token `verb` is of one man and the definite word at token `i` feminine.
pub(super) fn past_her(scan: &Scan, verb: usize, i: usize) -> bool {
    let word = scan.codes(i);
    let feminine = starts_with_article(word) && (word.ends_with(&[letter('ه')]) || ends_feminine(word));
    scan.codes(verb).ends_with(&[letter('ا')]) && feminine
}
