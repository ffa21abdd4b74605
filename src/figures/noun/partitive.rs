//! What stands behind من: those of whom a number counts some, or what they leave.

use crate::figures::bound;
use crate::figures::numeral::Numeral;
use crate::figures::tokens::noun_shape::{Owner, family, pronoun_end, with_ending};
use crate::figures::tokens::particles::{FROM, written_with_article};
use crate::figures::tokens::plural;
use crate::figures::tokens::scan::Scan;
use crate::figures::tokens::words::{self, job};
use crate::text::code::letter;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// فرار الآلاف من الإشعاع: whether the definite word at token `at`, behind من, is what they flee.
pub(super) fn fled(scan: &Scan, n: &Numeral, at: usize) -> bool {
    // هرب الآلاف من القرى
    let place = scan.is(at, words::THING) && !scan.is(at, words::PERSON | words::ROLE);
    let unknown = scan.bits(at) == 0 && !plural::plural_at(scan, at) && !plural::may_be_broken(scan, at);
    n.low.is_some()
        && (place || unknown)
        && scan.marker_before(n.start, job!("flees")).is_some()
        && !scan.is_word(at + 1, FROM)
}

/// نزح 12 ألفا من القرى: whether the definite thing at token `at`, behind من, is what those counted leave.
pub(super) fn left_behind(scan: &Scan, n: &Numeral, at: usize) -> bool {
    let verb = bound::begins(scan, n.start).unwrap_or(n.start).checked_sub(1);
    let thing = scan.is(at, words::THING) && !scan.is(at, words::PERSON | words::ROLE);
    thing && written_with_article(scan, at) && verb.is_some_and(|verb| scan.marker(verb, job!("flees")).is_some())
}

/// عشرات من أطفال المخيم, ثلاثة من مسؤولي المنظمة, عدد من جنودها: whether the indefinite word at token `at`, behind من, stands
/// before a definite one or a pronoun, or names people; not من بين and names.
pub(super) fn construct(scan: &Scan, n: &Numeral, at: usize) -> bool {
    let word = scan.codes(at);
    // خمسة من نجوم "الأهلي"
    let owner = at + 1 + usize::from(scan.mark(at + 1, b'"'));
    let next = scan.class(owner) == Class::Word;
    let mine = || scan.marker(at, job!("my_people")).is_some();
    if next && written_with_article(scan, owner) || with_pronoun(scan, at) || mine() {
        return true;
    }
    // 9 من منسوبي إدارة المشاريع
    let chain = || word.len() > 4 && word.ends_with(&[letter('ي')]) && !family(word);
    if next && scan.bits(owner) & words::FUNCTION == 0 && chain() && written_with_article(scan, owner + 1) {
        return true;
    }
    let shaped = || word.len() > 4 && (word.ends_with(&[letter('ي')]) || plural::plural_at(scan, at));
    let people = next && (scan.is(at, words::COUNTED) || shaped());
    // 12 من مسؤولي شركة سوناطراك
    let known = |whole: &[u8]| scan.words.get(whole).bits & words::PERSON != 0;
    let officers = || word.ends_with(&[letter('ي')]) && with_ending(word, letter('ن'), known) == Some(true);
    let other = words::FUNCTION | words::NUMBER | words::NOUN_ADJECTIVE;
    // أربعة من ركلات جزاء: what they came from, where four of them would be أربع.
    let few = n.value.is_some_and(|v| v > Decimal::TWO && v <= Decimal::TEN) && !n.digits && !n.definite;
    let others = few && scan.stem(n.start).last() == Some(&letter('ه')) && plural::of_feminine(scan, scan.codes(at));
    people
        && !others
        && scan.bits(at) & other == 0
        && (n.low.is_some() || !n.digits || (scan.is(at, words::PERSON) || officers()) && !family(word))
}

/// جنودها, أفراده: whether the word at token `at` ends in a pronoun of whose they are.
pub(super) fn with_pronoun(scan: &Scan, at: usize) -> bool {
    let word = scan.codes(at);
    let known = |stem| scan.words.get(stem).bits & words::COUNTED != 0;
    let written = || word.len() > 4 && scan.written(at).ends_with('ه');
    word.len() > 3
        && match pronoun_end(word) {
            Some((Owner::Theirs | Owner::Hers, _)) => true,
            // تسعة من جنودنا
            Some((Owner::Ours, stem)) => known(stem),
            Some((Owner::His, stem)) => known(stem) || written(),
            _ => false,
        }
}
