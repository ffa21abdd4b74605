//! Words of numbers, and what joins them: و, and clitics fused to digits.

use crate::figures::number::Numeral;
use crate::figures::tokens::clitics::clitics_only;
use crate::figures::tokens::particles::AND;
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{self, Sense};
use crate::lexicon::schema::NumberClass;
use crate::text::chars::SHADDA;
use crate::text::code::letter;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// What one token adds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    pub(crate) value: u64,
    pub(crate) class: NumberClass,
    pub(crate) weak: bool,
}

/// What the token `i` adds to a numeral, if it is a number word.
pub(crate) fn word(scan: &Scan, i: usize) -> Option<Word> {
    if scan.live(i) & words::NUMBER == 0 || scan.tok(i).has(clitic::KAF) {
        return None;
    }
    let pick = |s| match s {
        Sense::Number { value, class, weak } => Some(Word { value, class, weak }),
        _ => None,
    };
    let (word, _) = scan.find(i, pick)?;
    // ألّف and آلف are verbs.
    let verb = scan.stem(i).len() == 3 && (scan.written_with(i, SHADDA) || scan.written_with(i, 'آ'));
    // ألتمان and آلستون are names, in which no article stands.
    let name = scan.tok(i).has(clitic::ARTICLE) && scan.written(i).starts_with(['أ', 'آ']);
    (!verb && !name).then_some(word)
}

/// وأحد عشر is folded like واحد عشر: eleven after a hundred or a scale word, with its hamza or without.
pub(super) fn and_eleven(scan: &Scan, i: usize, w: Word) -> bool {
    w.value == 1
        && scan.stem(i).first() == Some(&letter('و'))
        && word(scan, i + 1).is_some_and(|ten| ten.class == NumberClass::Ten)
}

/// Whether a و stands before what token `i` begins: fused, or as a word of its own at `i`; gives the
/// token that the number's next part begins at.
pub(crate) fn conjunction(scan: &Scan, i: usize) -> (bool, usize) {
    if scan.is_word(i, AND) { (true, i + 1) } else { (scan.get(i).is_some_and(|t| t.has(clitic::CONJUNCTION)), i) }
}

/// A prefix of clitics fused to digits: و10, الـ18. Gives their bits.
pub(crate) fn digit_prefix(scan: &Scan, i: usize) -> Option<u8> {
    if scan.class(i) != Class::Word || scan.class(i + 1) != Class::Digits {
        return None;
    }
    clitics_only(scan.codes(i))
}

/// The token behind a prefix of digits, or `i` itself where none stands.
pub(crate) fn skip_prefix(scan: &Scan, i: usize) -> usize {
    if digit_prefix(scan, i).is_some() { i + 1 } else { i }
}

/// The token at which the clitics begin that stand before the digits at token `i`, or `i` itself.
pub(crate) fn with_prefix(scan: &Scan, i: usize) -> usize {
    i - usize::from(i > 0 && digit_prefix(scan, i - 1).is_some())
}

/// The token at which a number begins that و joins at token `i`: fused to it, before its digits, or a word of its own.
pub(crate) fn behind_and(scan: &Scan, i: usize) -> Option<usize> {
    let (found, at) = conjunction(scan, i);
    if digit_prefix(scan, at) == Some(clitic::CONJUNCTION) { Some(at + 1) } else { found.then_some(at) }
}

/// Digits with the article: الـ27.
pub(crate) fn with_article(scan: &Scan, n: &Numeral) -> bool {
    n.digits && n.start > 0 && digit_prefix(scan, n.start - 1).is_some_and(|bits| bits & clitic::ARTICLE != 0)
}

/// The token behind scale words that stand at token `at`.
pub(crate) fn past_scales(scan: &Scan, at: usize) -> usize {
    let scale = |at: usize| word(scan, at).is_some_and(|w| is_scale(w.class)) && scan.tok(at).clitics == 0;
    (at..).find(|&at| !scale(at)).unwrap_or(at)
}

/// Whether it is a scale word: مليون, مليونان.
pub(crate) fn is_scale(class: NumberClass) -> bool {
    matches!(class, NumberClass::Scale | NumberClass::ScaleDual)
}

/// What stands at the tokens `start..end`, whose first word is `first`, with its `value`.
pub(crate) fn done(
    scan: &Scan,
    start: usize,
    end: usize,
    value: Decimal,
    scaled: bool,
    first: Option<Word>,
) -> Numeral {
    Numeral {
        start,
        end,
        value: Some(value.normalize()),
        low: None,
        high: None,
        digits: scan.class(start) == Class::Digits,
        plain: 0,
        scaled,
        weak: false,
        fraction: false,
        single: first.filter(|_| end == start + 1).map(|w| w.class),
        definite: scan.tok(start).has(clitic::ARTICLE),
    }
}
