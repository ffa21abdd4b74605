//! Ranges with a dual at an end: مرة أو مرتين, شخصين أو ثلاثة أشخاص, بين دولار ودولارين, ضعفين إلى ثلاثة أضعاف.

use crate::figures::draft::Draft;
use crate::figures::noun;
use crate::figures::noun::parts::same_root;
use crate::figures::number::Numeral;
use crate::figures::numeral::{self, number_word};
use crate::figures::tokens::particles::starts_with_article;
use crate::figures::tokens::scan::Scan;
use crate::figures::tokens::words::{self, job};
use crate::figures::tokens::{currency, plural};
use crate::text::code::letter;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// The number behind two of something, to which أو, إلى or, behind بين, و leads.
fn second(scan: &Scan, draft: &Draft) -> Option<Numeral> {
    let to = || scan.marker(draft.end, job!("to")).filter(|_| !noun::changed(scan, draft.start));
    let and = || {
        number_word::behind_and(scan, draft.end).filter(|_| scan.marker_before(draft.start, job!("between")).is_some())
    };
    let at = scan.marker(draft.end, job!("or")).or_else(to).or_else(and)?;
    let n = numeral::read(scan, at).filter(|n| !n.fraction && !n.definite)?;
    let few = n.value.is_some_and(|v| v > Decimal::TWO && v <= Decimal::TEN);
    few.then_some(n)
}

/// The token behind which two of something that begins at token `i` stand as the upper end: مرة أو مرتين, بين دولار ودولارين.
fn first(scan: &Scan, i: usize) -> Option<usize> {
    let joined = scan.marker_before(i, job!("or")).or_else(|| scan.marker_before(i, job!("to")));
    joined.or_else(|| Some(i).filter(|&i| number_word::conjunction(scan, i).0))
}

/// Whether أو joins the dual at token `dual` to what begins at token `i`, or من or بين stands before that.
fn told(scan: &Scan, i: usize, dual: usize) -> bool {
    scan.marker_before(dual, job!("or")).is_some()
        || scan.marker_before(i, job!("between")).is_some()
        || scan.marker_before(i, job!("from")).is_some() && !noun::changed(scan, i)
}

/// Makes the draft of two things one of a range where its other end stands before or behind it.
pub(crate) fn of_things(scan: &Scan, draft: &mut Draft) {
    let one = first(scan, draft.start).and_then(|end| end.checked_sub(1)).filter(|&one| {
        // مرة, of which مرتين has another ending.
        let word = scan.stem(one);
        let root = word.strip_suffix(&[letter('ه')]).unwrap_or(word);
        let same = scan.class(one) == Class::Word && root.len() > 1 && scan.stem(draft.start).starts_with(root);
        let single = !plural::plural_at(scan, one) && !starts_with_article(scan.codes(one));
        same && single && word.len() < scan.stem(draft.start).len() && told(scan, one, draft.start)
    });
    if let Some(one) = one {
        draft.start = one;
        draft.widen(one, draft.end);
        draft.ranged(Decimal::ONE, Decimal::TWO);
        return;
    }
    let Some((n, high)) = second(scan, draft).and_then(|n| Some((n, n.value?))) else { return };
    // ثلاثة أشخاص, not ثلاث سيارات.
    let times = |at| scan.marker(at, job!("times")).is_some();
    let people = |at| scan.is(at, words::PERSON);
    let same = draft.noun.is_some_and(|noun| {
        same_root(scan.stem(noun), scan.stem(n.end)) || times(noun) && times(n.end) || people(noun) && people(n.end)
    });
    let noun = Some(n.end).filter(|&next| noun::plausible(scan, next));
    let near = high <= Decimal::from(5);
    if noun.is_some() && !same || noun.is_none() && !near {
        return;
    }
    draft.end = n.end;
    draft.noun = noun.or(draft.noun);
    draft.widen(draft.start, noun.map_or(n.end, |noun| noun + 1));
    draft.ranged(Decimal::TWO, high);
}

/// كوبا واحدا أو كوبين: makes one of what token `single` names a range up to the dual behind it.
pub(crate) fn from_one(scan: &Scan, draft: &mut Draft, single: usize) {
    let Some(two) = scan.marker(draft.end, job!("or")) else { return };
    let word = scan.stem(single);
    let root = word.strip_suffix(&[letter('ه')]).unwrap_or(word);
    let root = root.strip_suffix(&[letter('ا')]).filter(|root| root.len() > 2).unwrap_or(root);
    let dual = scan.is(two, words::DUAL_NOUN) && scan.tok(two).clitics == 0;
    if !dual || root.len() < 2 || !scan.stem(two).starts_with(root) {
        return;
    }
    draft.ranged(Decimal::ONE, Decimal::TWO);
    draft.end = two + 1;
    draft.widen(draft.start, two + 1);
}

/// The same for two of the currency `index`.
pub(super) fn of_money(scan: &Scan, draft: &mut Draft, index: u16) {
    let one = first(scan, draft.start).and_then(|end| currency::indefinite_before(scan, end));
    if let Some((from, _)) = one.filter(|one| one.1 == index && told(scan, one.0, draft.start)) {
        let Some(two) = draft.value else { return };
        draft.start = from;
        draft.widen(from, draft.end);
        draft.ranged(two / Decimal::TWO, two);
        return;
    }
    let Some((n, times)) = second(scan, draft).and_then(|n| Some((n, n.value?))) else { return };
    let Some((code, _, end)) = currency::currency(scan, n.end) else { return };
    if Some(&code) == draft.unit.as_ref()
        && let Some(two) = draft.value
    {
        draft.end = end;
        draft.widen(draft.start, end);
        draft.ranged(two, two / Decimal::TWO * times);
    }
}

/// The same for twice as much.
pub(super) fn of_multiples(scan: &Scan, draft: &mut Draft) {
    let Some((n, high)) = second(scan, draft).and_then(|n| Some((n, n.value?))) else { return };
    let Some(end) = scan.marker(n.end, job!("multiple")) else { return };
    draft.end = end;
    draft.widen(draft.start, end);
    draft.ranged(Decimal::TWO, high);
}
