//! What a number counts: the noun after it, before it, or carried over from the list it stands in.

use super::draft::Draft;
use super::elided::{amounting, elided, total};
use super::figure::Kind;
use super::noun_before::{bracketed, indefinite_plural, preceding};
use super::noun_shape::{
    Owner, begins_conjunct, begins_purpose, family, half_of_them, owned, present_verb, pronoun_end, verb_shape,
};
use super::numeral::{self, Numeral};
use super::particles::{FROM, article, starts_with_article};
use super::plural;
use super::scan::{Scan, clitic, ends_sentence};
use super::tally;
use super::toll_label;
use super::unit_word;
use super::words::{self, Sense, job};
use crate::lexicon::schema::{NounClass, RoleHow};
use crate::text::code::{self, letter};
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// Finds the noun of a count; a number without one is a bare [`Kind::Number`] unless the clause counts.
pub(super) fn attach(scan: &Scan, n: &Numeral, draft: &mut Draft, before: &[Draft]) {
    let alone = matches!(n.value, Some(v) if v == Decimal::ONE || v == Decimal::TWO) && !n.digits && !n.definite;
    if alone
        && scan.tok(n.start).clitics == 0
        && let Some(noun) = preceding(scan, n)
            .filter(|&noun| n.value == Some(Decimal::ONE) || scan.is(noun, words::COUNTED | words::DUAL_NOUN))
    {
        draft.noun = Some(noun);
        draft.widen(noun, draft.end);
        return;
    }
    if let Some(noun) = toll_label::people(scan, draft) {
        draft.noun = Some(noun);
        draft.widen(noun, draft.end);
        return;
    }
    // المباريات الثلاث الأخيرة: a definite number in words describes the definite noun before it.
    // تنظيم القاعدة الخمسة المختطفين: a definite plural behind the number is what it counts.
    if n.definite
        && !n.digits
        && n.low.is_none()
        && plural::definite_plural(scan, n.end)
        && !preceding(scan, n).is_some_and(|noun| plural::definite_plural(scan, noun) || scan.is(noun, words::COUNTED))
        && scan.is(n.end, words::COUNTED | words::ROLE)
    {
        draft.noun = Some(n.end);
        draft.widen(draft.start, n.end + 1);
        return;
    }
    if n.definite
        && !n.digits
        && n.low.is_none()
        && let Some(noun) = preceding(scan, n).filter(|&noun| article(scan, noun))
        && (!scan.is_word(n.end, FROM) || plural::definite_plural(scan, noun) || scan.is(noun, words::COUNTED))
        && !scan.is(n.end, words::COUNTED)
    {
        draft.noun = Some(noun);
        draft.widen(noun, draft.end);
        return;
    }
    // رفعت الولايات الـ18 دعوى: a definite plural right before takes the number.
    if n.digits
        && numeral::with_article(scan, n)
        && let Some(noun) = preceding(scan, n).filter(|&noun| plural::definite_plural(scan, noun))
        && !scan.is(draft.end, words::NOUN_ADJECTIVE)
    {
        draft.noun = Some(noun);
        draft.widen(noun, draft.end);
        return;
    }
    if let Some((noun, end)) = after(scan, draft.end, n) {
        draft.noun = Some(noun);
        draft.widen(draft.start, end);
        return;
    }
    if let Some(noun) = tally::noun(scan, draft.start, before.last()) {
        draft.noun = Some(noun);
        return;
    }
    let one = n.value == Some(Decimal::ONE) && !n.digits;
    let agrees = |noun: usize| scan.is(noun, words::COUNTED) || one && feminine(scan, n.start) == feminine(scan, noun);
    if let Some(noun) =
        preceding(scan, n).filter(|&b| n.definite && n.low.is_none() || agrees(b) || numeral::with_article(scan, n))
    {
        draft.noun = Some(noun);
        draft.widen(noun, draft.end);
        return;
    }
    if let Some(noun) = bracketed(scan, n) {
        draft.noun = Some(noun);
        draft.widen(noun, draft.end);
        return;
    }
    if let Some(noun) = indefinite_plural(scan, n) {
        draft.noun = Some(noun);
        draft.widen(noun, draft.end);
        return;
    }
    if let Some(noun) = total(scan, draft.start) {
        draft.noun = Some(noun);
        return;
    }
    if let Some(noun) = amounting(scan, draft.start, before.last().map_or(0, |d| d.end)) {
        draft.noun = Some(noun);
        return;
    }
    if let Some(noun) = elided(scan, draft, before) {
        draft.noun = Some(noun);
        return;
    }
    let bare = n.value.is_some_and(|v| v.scale() > 0 || v.is_zero());
    if bare || n.plain > 0 && stands_alone(scan, n) {
        draft.kind = Kind::Number;
    }
}

/// The counted noun after token `i`, and the token after it with its adjective.
fn after(scan: &Scan, i: usize, n: &Numeral) -> Option<(usize, usize)> {
    let mut at = i;
    if scan.mark(at, code::CLOSE_QUOTE) || scan.mark(at, b')') || scan.mark(at, b'"') {
        at += 1;
    }
    // (239) وصححه: what goes on behind a bracket is not counted.
    let goes_on = |word: &[u8]| word.len() > 4 && word[0] == letter('و') && !word.ends_with(&[letter('ا')]);
    if at > i && scan.mark(i, b')') && scan.bits(at) == 0 && goes_on(scan.codes(at)) {
        return None;
    }
    let partitive = scan.is_word(at, FROM);
    if partitive {
        at += 1;
        // أجلي المئات من منازلهم: what they left.
        if scan.marker(at, job!("left_behind")).is_some() {
            return None;
        }
        // من أصل 14 من النجاة: the whole is counted by the noun of its part.
        if n.low.is_none() && scan.marker_before(n.start, job!("whole")).is_some() && !plural::plural_at(scan, at) {
            return None;
        }
    }
    // Past a following adverb that qualifies the number: 10 على الأقل منازل.
    if scan.class(at) != Class::Word {
        return None;
    }
    let word = scan.codes(at);
    if word.len() == 1 {
        return None;
    }
    let bits = scan.bits(at);
    let verb = verb_shape(word) && !scan.written_with(at, '\u{064B}') && !scan.is(at, words::COUNTED);
    if is_function(scan, at)
        || verb
        || bits & (words::MONTH | words::WEEKDAY | words::QUALIFIER | words::FRACTION) != 0
            && bits & words::COUNTED == 0
        || half_of_them(word)
        || bits & words::NUMBER != 0 && bits & words::COUNTED == 0 && scan.is(at, words::NUMBER)
    {
        return None;
    }
    // أسر 5 وفقد 3
    let next_verb = word[0] == letter('و') && scan.is(at, words::ROLE) && !is_counted_role(scan, at);
    if next_verb || is_after_role_only(scan, at) || unit_word::begins_date(scan, at) {
        return None;
    }
    let definite = article(scan, at) || scan.tok(at).has(clitic::ARTICLE);
    // المئات يستقبلونه: behind a definite vague number stands a definite noun or من.
    // يواجه الآلاف الجوع, غادر المئات المدينة: what they face or leave, where what is counted would be a plural.
    let many = || plural::definite_plural(scan, at) || scan.is(at, words::COUNTED) && word.last() != Some(&letter('ه'));
    if present_verb(scan, at) || n.definite && n.low.is_some() && !partitive && !(definite && many()) {
        return None;
    }
    let takes_definite = partitive || n.low.is_some() || n.value.is_some_and(|v| v >= Decimal::ONE_HUNDRED);
    if definite && !takes_definite {
        return None;
    }
    // توقيف 5 لعدم, أصابت الآلاف بالاختناق, بسعر 35000 للطن: why, how and what for, not what.
    let clitics = scan.tok(at).clitics & !clitic::CONJUNCTION;
    let fused = clitics & (clitic::LAM | clitic::BA);
    let wounds =
        [letter('ب'), letter('ل')].contains(&word[0]) && scan.is(at, words::ROLE) && !is_counted_role(scan, at);
    // (16000) كآلية: as what.
    if wounds
        || clitics & clitic::KAF != 0
        || clitics == clitic::LAM && scan.bits(at) & words::COUNTED == 0
        || fused != 0 && (clitics & clitic::ARTICLE != 0 || starts_with_article(scan.stem(at)))
        || word.starts_with(&[letter('ل'), letter('ل')])
    {
        return None;
    }
    // 7 بحوادث سير: how, not what.
    if scan.tok(at).clitics & !clitic::CONJUNCTION == clitic::BA
        && scan.is(at, words::COUNTED | words::DUAL_NOUN)
        && scan.stem(at).len() > 2
    {
        return None;
    }
    // فرار الآلاف من الإشعاع: what they flee.
    let shaped = || plural::plural_at(scan, at) || plural::may_be_broken(scan, at);
    let fled = || scan.marker_before(n.start, job!("flees")).is_some() && !scan.is_word(at + 1, FROM);
    if partitive && definite && n.low.is_some() && bits == 0 && fled() && !shaped() {
        return None;
    }
    if partitive && !definite {
        // من بين, من X: a construct with a definite word, not a name.
        let next_definite = scan.class(at + 1) == Class::Word && article(scan, at + 1);
        let suffix = word.len() > 3
            && match pronoun_end(word) {
                Some((Owner::Theirs | Owner::Hers, _)) => true,
                Some((Owner::His, stem)) => {
                    scan.words.get(stem).bits & words::COUNTED != 0
                        || word.len() > 4 && scan.span(at, at + 1).of(scan.text).ends_with('ه')
                }
                _ => false,
            };
        // عشرات من أطفال المخيم, ثلاثة من مسؤولي المنظمة
        let people = scan.is(at, words::COUNTED) && scan.class(at + 1) == Class::Word
            || word.len() > 4
                && (word.ends_with(&[letter('ي')]) || plural::plural_at(scan, at))
                && scan.class(at + 1) == Class::Word;
        let other = words::FUNCTION | words::NUMBER | words::NOUN_ADJECTIVE;
        let counts = people
            && scan.bits(at) & other == 0
            && (n.low.is_some() || !n.digits || scan.is(at, words::PERSON) && !family(word));
        if !next_definite && !suffix && !counts {
            return None;
        }
    }
    // 230 والجرحى 105
    if scan.tok(at).has(clitic::CONJUNCTION) {
        return None;
    }
    if begins_conjunct(scan, at) || begins_purpose(scan, at) || !definite && !partitive && owned(scan, at) {
        return None;
    }
    let mut end = at + 1;
    if scan.is(end, words::NOUN_ADJECTIVE) {
        end += 1;
    }
    Some((at, end))
}

pub(super) fn is_function(scan: &Scan, i: usize) -> bool {
    scan.find(i, |s| (s == Sense::Noun(NounClass::Function)).then_some(())).is_some() && !scan.is(i, words::COUNTED)
}

/// A word that only tells the role of something else: توفوا, لقوا حتفهم.
fn is_after_role_only(scan: &Scan, i: usize) -> bool {
    if !scan.is(i, words::ROLE) {
        return false;
    }
    let counted = scan.find(i, |s| matches!(s, Sense::Role { how: RoleHow::Counted, .. }).then_some(())).is_some();
    let after = scan.find(i, |s| matches!(s, Sense::Role { how: RoleHow::After, .. }).then_some(())).is_some();
    after && !counted && verb_shape(scan.codes(i))
}

/// حالة, حالات: a case of something, which is what numbers count.
pub(super) fn is_case(scan: &Scan, i: usize) -> bool {
    scan.class(i) == Class::Word && scan.marker(i, job!("case")).is_some()
}

/// Whether a plain number neither counts nor belongs to a clause that does.
fn stands_alone(scan: &Scan, n: &Numeral) -> bool {
    let start = n.start;
    let edge = |i: usize| {
        matches!(scan.class(i), Class::Break)
            || scan
                .get(i)
                .is_some_and(|t| matches!(t.token.mark, b'"' | b'(' | b')' | code::CLOSE_QUOTE | b'*' | b'#' | b'|'))
    };
    let prefix = start.checked_sub(1).is_some_and(|i| numeral::digit_prefix(scan, i).is_some());
    !prefix && (start == 0 || edge(start - 1)) && (edge(n.end) || n.end >= scan.len())
}

/// The noun of a part: نصف السكان, ثلث المقاعد.
pub(super) fn after_fraction(scan: &Scan, n: &Numeral, draft: &mut Draft) {
    // سيتعين على نصفهم تعلم: a part of them stands before what they do, unless people or things are named.
    let owned = [&[letter('ه')][..], &[letter('ه'), letter('ا')], &[letter('ه'), letter('م')]];
    let theirs = n.end > 0 && owned.iter().any(|end| scan.codes(n.end - 1).ends_with(end));
    let named = scan.is(n.end, words::COUNTED) && scan.tok(n.end).clitics == 0;
    if scan.class(n.end) == Class::Word && !scan.is(n.end, words::FUNCTION) && (!theirs || named) {
        draft.noun = Some(n.end);
        draft.widen(draft.start, n.end + 1);
    }
}

/// Whether واحد states one: after an indefinite noun (قتيل واحد), or in a list with another number.
pub(super) fn counts_one(scan: &Scan, n: &Numeral) -> bool {
    if n.weak && !is_one(scan, n.start) || scan.tok(n.start).has(clitic::ARTICLE) {
        return false;
    }
    let before = n.start.checked_sub(1);
    let noun_before = before.is_some_and(|b| {
        scan.class(b) == Class::Word
            && !is_function(scan, b)
            && !article(scan, b)
            && !scan.is(b, words::NUMBER)
            && scan.tok(n.start).clitics == 0
            && scan.marker(b, job!("each")).is_none()
    });
    let listed = scan.tok(n.start).has(clitic::CONJUNCTION)
        && (n.start.saturating_sub(8)..n.start).any(|i| scan.class(i) == Class::Digits || scan.is(i, words::NUMBER));
    let listed = listed || opens_list(scan, n);
    let known = before.is_some_and(|b| scan.is(b, words::COUNTED));
    let fits = before.is_some_and(|b| feminine(scan, b) == feminine(scan, n.start) || scan.is(b, words::UNIT));
    (noun_before && (known || fits && !scan.is_word(n.end, FROM))) || listed
}

/// قتل أربعة، واحد في الجبل وثلاثة في الوادي: one behind a mark, with another number joined to it in its sentence.
fn opens_list(scan: &Scan, n: &Numeral) -> bool {
    let marked = n.start > 0 && scan.class(n.start - 1) == Class::Mark && !scan.is_word(n.end, FROM);
    let number = |at: usize| scan.tok(at).has(clitic::CONJUNCTION) && scan.live(at) & words::NUMBER != 0;
    marked && (n.end..n.end + 8).take_while(|&at| !ends_sentence(scan, at)).any(number)
}

/// واحدة goes with nouns in ة, واحد with others.
pub(super) fn feminine(scan: &Scan, i: usize) -> bool {
    scan.codes(i).ends_with(&[letter('ه')])
}

/// واحد and واحدة, not أحد and إحدى.
fn is_one(scan: &Scan, i: usize) -> bool {
    scan.stem(i).first() == Some(&letter('و'))
}

/// Whether the word at token `i` names people or things by what happened to them: قتيل.
pub(super) fn is_counted_role(scan: &Scan, i: usize) -> bool {
    scan.is(i, words::COUNTED)
        || scan.find(i, |s| matches!(s, Sense::Role { how: RoleHow::Counted, .. }).then_some(())).is_some()
}

/// Nouns that numbers count so often that four digits before them are no year.
pub(super) fn commonly_counted(scan: &Scan, i: usize) -> bool {
    scan.class(i) == Class::Word
        && (scan.is(i, words::COUNTED | words::UNIT | words::CURRENCY) || is_counted_role(scan, i))
}

/// Whether the word at token `i` must be what the number before it counts: a noun that the lexicon
/// knows, or one in the accusative or with teh marbuta, as 11 and more take it.
pub(super) fn surely_counted(scan: &Scan, i: usize) -> bool {
    if commonly_counted(scan, i) || scan.marker(i, job!("times")).is_some() {
        return true;
    }
    let word = scan.codes(i);
    let ends = word.ends_with(&[letter('ا')]) || word.ends_with(&[letter('ه')]);
    let fused =
        word.first().is_some_and(|c| [letter('ب'), letter('ل'), letter('و'), letter('ف'), letter('ك')].contains(c));
    // لوحة, ورقة: too short for a clitic before a noun.
    let whole = word.len() == 4 && scan.span(i, i + 1).of(scan.text).ends_with('ة');
    plausible(scan, i) && word.len() > 3 && ends && (!fused || whole)
}

/// Whether a word that can be counted stands at token `i`.
pub(super) fn plausible(scan: &Scan, i: usize) -> bool {
    scan.class(i) == Class::Word
        && !scan.tok(i).has(clitic::CONJUNCTION)
        && !is_function(scan, i)
        && !article(scan, i)
        && !verb_shape(scan.codes(i))
}

/// Whether a word of casualties or of totals stands right before token `i`: وقتل 2000, بلغ 2010.
pub(super) fn role_or_total_before(scan: &Scan, i: usize) -> bool {
    (i.saturating_sub(2)..i).any(|b| {
        scan.is(b, words::ROLE | words::QUALIFIER)
            || scan.marker(b, job!("to")) == Some(i)
            || scan.marker(b, job!("change")).is_some()
    })
}

/// Tokens before a number in which a verb of change tells that it is an amount.
const CHANGE_WINDOW: usize = 12;

/// Whether a verb of change stands before token `i` in its sentence: ارتفع ... إلى.
pub(super) fn changed(scan: &Scan, i: usize) -> bool {
    (i.saturating_sub(CHANGE_WINDOW)..i)
        .rev()
        .take_while(|&at| !ends_sentence(scan, at) && scan.marker(at, job!("ranges")).is_none())
        .any(|at| scan.marker(at, job!("change")).is_some())
}
