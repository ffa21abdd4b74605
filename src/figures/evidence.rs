//! How sure a reading is, by what speaks for it: the agreement of number and noun, words the lexicon knows,
//! and signs beside the number.
//!
//! The numbers come near the share of right readings among news figures with the same evidence where there were
//! enough of those to count, and are judged between these where there were not.

use super::draft::Draft;
use super::figure::{Bound, Figure, Kind};
use super::tokens::scan::Scan;
use super::tokens::{plural, words};
use crate::text::code::letter;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Whether a counted noun has the form that its number takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Agreement {
    /// It has: a plural after 3 to 10, an accusative singular after 11 to 99.
    Fits,
    /// It has the other one's.
    Clashes,
    /// Its form does not tell.
    Open,
}

/// The last two digits of a whole number, or the number itself where it is smaller.
fn tail(value: Decimal) -> Option<u8> {
    (value.scale() == 0).then(|| (value.abs() % Decimal::ONE_HUNDRED).to_u8())?
}

/// How the noun behind a count agrees with it.
pub(super) fn agreement(scan: &Scan, draft: &Draft) -> Agreement {
    let Some((value, noun)) = draft.value.zip(draft.noun).filter(|(_, noun)| *noun >= draft.end) else {
        return Agreement::Open;
    };
    // آخرون stands for a noun and follows any number.
    if scan.is(noun, words::NOUN_ADJECTIVE) && !scan.is(noun, words::COUNTED) {
        return Agreement::Open;
    }
    let word = scan.codes(noun);
    let ends = |a: char, b: char| word.len() > 3 && word.ends_with(&[letter(a), letter(b)]);
    let sound = ends('ا', 'ت') || ends('و', 'ن');
    let singular = word.len() > 3 && (word.ends_with(&[letter('ا')]) || word.ends_with(&[letter('ه')]));
    match tail(value) {
        Some(3..=10) if sound || plural::any_shape(word) => Agreement::Fits,
        Some(3..=10) if singular => Agreement::Clashes,
        Some(11..) if singular => Agreement::Fits,
        Some(0 | 11..) if sound => Agreement::Clashes,
        Some(0) if singular && word.ends_with(&[letter('ه')]) => Agreement::Fits,
        _ => Agreement::Open,
    }
}

/// How sure the reading of a finished figure is, from 0 to 1.
pub(super) fn confidence(scan: &Scan, draft: &Draft) -> f32 {
    match draft.kind {
        Kind::Percent | Kind::Money => 0.98,
        Kind::Measure | Kind::Duration | Kind::Age => 0.97,
        Kind::Count => count(scan, draft),
        Kind::Number => 0.5,
        // A rule that knows a context to be weak says so itself.
        Kind::Date => draft.confidence,
        Kind::Time | Kind::Score => 0.95,
        Kind::Ordinal | Kind::Multiple => 0.95,
        Kind::Fraction => 0.85,
        Kind::Identifier => 0.8,
    }
}

fn count(scan: &Scan, draft: &Draft) -> f32 {
    let Some(noun) = draft.noun else {
        return match draft.bound {
            Bound::Vague => 0.8,
            Bound::Range => 0.6,
            _ => 0.55,
        };
    };
    let known = scan.is(noun, words::COUNTED | words::ROLE | words::DUAL_NOUN);
    let beside = noun >= draft.start && noun <= draft.end + 1;
    match agreement(scan, draft) {
        Agreement::Fits if known => 0.99,
        Agreement::Fits => 0.97,
        Agreement::Clashes => 0.75,
        Agreement::Open if known => 0.97,
        Agreement::Open if beside => 0.87,
        Agreement::Open => 0.7,
    }
}

/// What the agreement of a figure's noun says, as a sentence.
pub(super) fn sentence(agreement: Agreement, figure: &Figure) -> Option<&'static str> {
    let rule = figure.value.and_then(tail);
    Some(match (agreement, rule) {
        (Agreement::Fits, Some(3..=10)) => "a plural, as 3 to 10 take it",
        (Agreement::Fits, Some(0)) => "a singular, as hundreds and thousands take it",
        (Agreement::Fits, _) => "an accusative singular, as 11 to 99 take it",
        (Agreement::Clashes, Some(3..=10)) => "a singular, where 3 to 10 take a plural: less sure",
        (Agreement::Clashes, _) => "a plural, where this number takes a singular: less sure",
        (Agreement::Open, _) => return None,
    })
}
