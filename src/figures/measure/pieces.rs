//! Amounts said in two pieces around their unit or noun: مليون دولار و500 ألف, ثلاثة آلاف دولار وخمسمئة, مليون شخص ونصف المليون.

use crate::figures::draft::Draft;
use crate::figures::figure::Kind;
use crate::figures::numeral::{self, Numeral, fraction, number_word};
use crate::figures::tokens::scan::Scan;
use crate::figures::tokens::{currency, unit_word};
use crate::lexicon::schema::NumberClass;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// Adds to a draft the rest of its number `n`, which و joins to its unit or to the noun behind it.
pub(crate) fn extend(scan: &Scan, n: &Numeral, draft: &mut Draft) {
    if !n.scaled
        || n.fraction
        || n.definite
        || !matches!(draft.kind, Kind::Count | Kind::Money)
        || draft.value.is_none()
    {
        return;
    }
    let behind = draft.noun.filter(|&noun| noun == draft.end).map_or(draft.end, |noun| noun + 1);
    if behind == n.end {
        return;
    }
    let Some((more, end)) = rest(scan, n, draft, behind) else { return };
    draft.value = draft.value.and_then(|value| value.checked_add(more)).map(|value| value.normalize());
    draft.end = end;
    draft.widen(draft.start, end);
}

/// The rest of the number `n` at token `i`, and the token after it.
fn rest(scan: &Scan, n: &Numeral, draft: &Draft, i: usize) -> Option<(Decimal, usize)> {
    let scale = number_word::word(scan, n.end - 1)
        .filter(|w| matches!(w.class, NumberClass::Scale | NumberClass::ScaleDual))?;
    let unit = if scale.class == NumberClass::ScaleDual { scale.value / 2 } else { scale.value };
    // ونصف المليون
    if let Some((end, part)) = fraction::half_of_scale(scan, i, unit) {
        let named = number_word::word(scan, end - 1).is_some_and(|w| w.class == NumberClass::Scale);
        return named.then_some((part, end));
    }
    let m = numeral::read(scan, number_word::behind_and(scan, i)?)
        .filter(|m| !m.fraction && !m.definite && m.low.is_none())?;
    let value = m.value.filter(|v| *v < Decimal::from(unit) && v.scale() == 0)?;
    // The next scale below is told, or hundreds in words behind thousands.
    let below = m.scaled && value.checked_mul(Decimal::ONE_THOUSAND)? >= Decimal::from(unit);
    let hundreds = unit == 1_000 && !m.digits && (value % Decimal::ONE_HUNDRED).is_zero();
    let free = |end: usize| scan.class(end) != Class::Word && scan.class(end) != Class::Digits;
    let end = if free(m.end) { m.end } else { again(scan, draft, m.end)? };
    ((below || hundreds) && unit_word::percent(scan, end).is_none()).then_some((value, end))
}

/// The token behind the currency of the draft where it is named again at token `i`.
fn again(scan: &Scan, draft: &Draft, i: usize) -> Option<usize> {
    let (code, per_main, end) = currency::currency(scan, i)?;
    (draft.unit.as_deref() == Some(&*code) && per_main == 1).then_some(end)
}
