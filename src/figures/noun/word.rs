//! What a word is beside a number: one of grammar, one that numbers count, or one that tells of a total or a change.

use crate::figures::tokens::noun_shape::{past_of_her, unknown_verb, verb_shape};
use crate::figures::tokens::particles::written_with_article;
use crate::figures::tokens::scan::{Scan, clitic, ends_sentence};
use crate::figures::tokens::words::{self, Sense, job};
use crate::lexicon::schema::{NounClass, RoleHow};
use crate::text::code::letter;
use crate::text::tokens::Class;

/// Whether the word at token `i` is one of grammar, which no number counts.
pub(crate) fn is_function(scan: &Scan, i: usize) -> bool {
    scan.find(i, |s| (s == Sense::Noun(NounClass::Function)).then_some(())).is_some() && !scan.is(i, words::COUNTED)
}

/// A word that only tells the role of something else: توفوا, لقوا حتفهم.
pub(super) fn is_after_role_only(scan: &Scan, i: usize) -> bool {
    if !scan.is(i, words::ROLE) {
        return false;
    }
    let told = |wanted| scan.find(i, |s| matches!(s, Sense::Role { how, .. } if how == wanted).then_some(())).is_some();
    told(RoleHow::After) && !told(RoleHow::Counted) && (verb_shape(scan.codes(i)) || past_of_her(scan.codes(i)))
}

/// حالة, حالات: a case of something, which is what numbers count.
pub(crate) fn is_case(scan: &Scan, i: usize) -> bool {
    scan.class(i) == Class::Word && scan.marker(i, job!("case")).is_some()
}

/// واحدة goes with nouns in ة, واحد with others.
pub(crate) fn feminine(scan: &Scan, i: usize) -> bool {
    scan.codes(i).ends_with(&[letter('ه')])
}

/// Whether the word at token `i` names people or things by what happened to them: قتيل.
pub(crate) fn is_counted_role(scan: &Scan, i: usize) -> bool {
    scan.is(i, words::COUNTED) || told_by_role(scan, i)
}

/// قتيل, جريحا: a noun that tells itself what happened.
pub(super) fn told_by_role(scan: &Scan, i: usize) -> bool {
    scan.find(i, |s| matches!(s, Sense::Role { how: RoleHow::Counted, .. }).then_some(())).is_some()
}

/// Nouns that numbers count so often that four digits before them are no year.
pub(crate) fn commonly_counted(scan: &Scan, i: usize) -> bool {
    scan.class(i) == Class::Word
        && (scan.is(i, words::COUNTED | words::UNIT | words::CURRENCY) || is_counted_role(scan, i))
}

/// Whether the word at token `i` must be what the number before it counts: a noun that the lexicon
/// knows, or one in the accusative or with teh marbuta, as 11 and more take it.
pub(crate) fn surely_counted(scan: &Scan, i: usize) -> bool {
    if commonly_counted(scan, i) || scan.marker(i, job!("times")).is_some() {
        return true;
    }
    let word = scan.codes(i);
    let ends = word.ends_with(&[letter('ا')]) || word.ends_with(&[letter('ه')]);
    let fused =
        word.first().is_some_and(|c| [letter('ب'), letter('ل'), letter('و'), letter('ف'), letter('ك')].contains(c));
    // لوحة, ورقة: too short for a clitic before a noun.
    let whole = word.len() == 4 && scan.teh_marbuta(i);
    plausible(scan, i) && word.len() > 3 && ends && (!fused || whole)
}

/// Whether a word that can be counted stands at token `i`.
pub(crate) fn plausible(scan: &Scan, i: usize) -> bool {
    scan.class(i) == Class::Word
        && !scan.tok(i).has(clitic::CONJUNCTION)
        && !is_function(scan, i)
        && !written_with_article(scan, i)
        && !verb_shape(scan.codes(i))
        && !unknown_verb(scan, i)
        && !is_after_role_only(scan, i)
}

/// Whether a word of casualties or of totals stands right before token `i`: وقتل 2000, بلغ 2010.
pub(crate) fn role_or_total_before(scan: &Scan, i: usize) -> bool {
    (i.saturating_sub(2)..i).any(|b| {
        scan.is(b, words::ROLE | words::QUALIFIER)
            || scan.marker(b, job!("to")) == Some(i)
            || scan.marker(b, job!("change")).is_some()
    })
}

/// Tokens before a number in which a verb of change tells that it is an amount.
const CHANGE_WINDOW: usize = 12;

/// Whether a verb of change stands before token `i` in its sentence: ارتفع ... إلى.
pub(crate) fn changed(scan: &Scan, i: usize) -> bool {
    (i.saturating_sub(CHANGE_WINDOW)..i)
        .rev()
        .take_while(|&at| !ends_sentence(scan, at) && scan.marker(at, job!("ranges")).is_none())
        .any(|at| scan.marker(at, job!("change")).is_some())
}
