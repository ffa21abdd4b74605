//! Ordinals in words (الخامس والعشرون) and in digits (الـ25).

use crate::figures::tokens::particles::{AFTER, AND};
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{self, Sense};
use crate::lexicon::schema::NumberClass;
use crate::text::code::letter;

/// An ordinal in words.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Ordinal {
    pub value: u64,
    /// The token after it.
    pub end: usize,
    pub definite: bool,
    /// Made of more than one word.
    pub compound: bool,
}

fn number(scan: &Scan, i: usize) -> Option<(u64, NumberClass)> {
    if !scan.is(i, words::NUMBER) {
        return None;
    }
    let pick = |s| match s {
        Sense::Number { value, class, .. } => Some((value, class)),
        _ => None,
    };
    scan.find(i, pick).map(|f| f.0)
}

/// Whether the ordinal at token `i` is أول or أولى, with which no other is made.
fn first(scan: &Scan, i: usize) -> bool {
    scan.stem(i).starts_with(&[letter('ا'), letter('و')])
}

/// Reads the ordinal that begins at token `i` with an ordinal word.
pub(crate) fn read(scan: &Scan, i: usize) -> Option<Ordinal> {
    if !scan.is(i, words::ORDINAL) || scan.tok(i).has(clitic::KAF) {
        return None;
    }
    let pick = |s| if let Sense::Ordinal(value) = s { Some(value) } else { None };
    let (value, mut end) = scan.find(i, pick)?;
    let definite = scan.tok(i).has(clitic::ARTICLE);
    let mut total = value;
    if value < 10 {
        match number(scan, end) {
            // أول عشرة: the first ten; eleventh is حادي عشر.
            Some((10, NumberClass::Ten)) if !(scan.tok(end).has(clitic::CONJUNCTION) || first(scan, i)) => {
                total += 10;
                end += 1;
            }
            Some((tens, NumberClass::Tens)) if scan.tok(end).has(clitic::CONJUNCTION) => {
                total += tens;
                end += 1;
            }
            _ if scan.is_word(end, AND) => {
                if let Some((tens, NumberClass::Tens)) = number(scan, end + 1) {
                    total += tens;
                    end += 2;
                }
            }
            _ => {}
        }
    }
    // الثالث والعشرون بعد المئة
    if definite
        && scan.is_word(end, AFTER)
        && scan.tok(end + 1).has(clitic::ARTICLE)
        && let Some((hundreds, NumberClass::Hundred | NumberClass::Scale)) = number(scan, end + 1)
    {
        total += hundreds;
        end += 2;
    }
    Some(Ordinal { value: total, end, definite, compound: total != value })
}
