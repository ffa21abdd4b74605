//! Numbers that give only a magnitude: عشرات, مئات الآلاف, بضعة ملايين.

use super::number_word::{conjunction, done, word};
use crate::figures::number::Numeral;
use crate::figures::tokens::particles::FROM;
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{self, Sense};
use crate::lexicon::schema::NumberClass;
use crate::text::code::letter;
use rust_decimal::Decimal;

/// The tens at token `i` that a few more stand before, and the token after them.
fn tens(scan: &Scan, i: usize) -> Option<(u64, usize)> {
    let (joined, at) = conjunction(scan, i);
    let tens = if joined { NumberClass::Tens } else { NumberClass::Ten };
    word(scan, at)
        .filter(|w| w.class == tens && scan.tok(at).clitics & !clitic::CONJUNCTION == 0)
        .map(|w| (w.value, at + 1))
}

/// Reads the vague number that begins at token `i`.
pub(crate) fn read(scan: &Scan, i: usize) -> Option<Numeral> {
    if !scan.is(i, words::VAGUE) || scan.tok(i).has(clitic::KAF) {
        return None;
    }
    let pick = |s| match s {
        Sense::Vague { low, high } => Some((low, high)),
        _ => None,
    };
    let ((mut low, mut high), mut end) = scan.find(i, pick)?;
    // ألوفا من الزوار; but الوفا is a name.
    let accusative = low >= 1000 && scan.codes(end - 1).last() == Some(&letter('ا'));
    if accusative && !scan.is_word(end, FROM) && !scan.with_tanwin(end - 1) {
        return None;
    }
    // بضع وعشرون, بضعة عشر
    if let Some((tens, after)) = tens(scan, end).filter(|_| high.is_some_and(|high| high < 10)) {
        (low, high, end) = (low + tens, high.map(|high| high + tens), after);
    }
    let scale = word(scan, end).filter(|w| w.class == NumberClass::Scale);
    // آلاف after a number is a scale word; a vague scale word alone (آلاف) is not multiplied by itself.
    let (times, end) = match scale {
        Some(w) => (w.value, end + 1),
        // بضع مئات: a few of a magnitude.
        None => {
            scan.find(end, pick).filter(|((_, high), _)| high.is_none()).map_or((1, end), |((low, _), end)| (low, end))
        }
    };
    let mut n = done(scan, i, end, Decimal::ZERO, false, None);
    n.value = None;
    n.low = Some(Decimal::from(low.checked_mul(times)?));
    n.high = high.and_then(|h| h.checked_mul(times)).map(Decimal::from);
    n.scaled = true;
    n.single = None;
    Some(n)
}
