//! Parts added to what is counted or measured, or taken from it: متر ونصف, ثلاثة أكواب ونصف, كيلو إلا ربعا.

use super::before::definite_by_pronoun;
use crate::figures::draft::Draft;
use crate::figures::figure::Kind;
use crate::figures::numeral::{self, Numeral, number_word};
use crate::figures::tokens::particles::{
    ARTICLE, FEMININE_DUAL, FROM, OF_IT, OF_THEM, spelled, starts_with_article, word,
};
use crate::figures::tokens::plural;
use crate::figures::tokens::scan::{Scan, clitic, ends_sentence};
use crate::figures::tokens::words::{self, Sense, job};
use crate::lexicon::schema::NumberClass;
use crate::text::code::letter;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// إلا ربعا, إلا ثلثا: the value without the part that is taken away at token `i`, and the token after it.
pub(crate) fn less(scan: &Scan, value: Decimal, i: usize) -> Option<(Decimal, usize)> {
    // ربعا is written like the dual.
    let part = |s| match s {
        Sense::Fraction { numerator: 1 | 2, denominator: denominator @ 2..=4, .. } => Some(denominator),
        _ => None,
    };
    let (denominator, end) = scan.marker(i, job!("less")).and_then(|at| scan.find(at, part))?;
    Some((value.checked_sub(Decimal::ONE / Decimal::from(denominator))?, end))
}

/// Tokens from a word that denies to an amount: لم يبق من ألف دولار إلا مئة.
const DENIED_WINDOW: usize = 5;

/// مليون دولار إلا ربعا, ألف دولار إلا مئة, 5 آلاف تذكرة إلا مئتين: takes from a draft what is taken from its number `n`
/// behind its unit or noun.
pub(crate) fn less_of(scan: &Scan, n: &Numeral, draft: &mut Draft) {
    let behind = draft.noun.filter(|&noun| noun >= draft.end).map_or(draft.end, |noun| noun + 1);
    let Some(at) = scan.marker(behind, job!("less")).filter(|_| !n.fraction && !n.definite) else { return };
    let part = |s| match s {
        Sense::Fraction { numerator: 1 | 2, denominator: denominator @ 2..=4, .. } => Some(denominator),
        _ => None,
    };
    let scale =
        number_word::word(scan, n.end - 1).filter(|w| matches!(w.class, NumberClass::Scale | NumberClass::ScaleDual));
    let unit = scale.map(|w| if w.class == NumberClass::ScaleDual { w.value / 2 } else { w.value });
    let part = || {
        let (denominator, end) = scan.find(at, part)?;
        Some((Decimal::from(unit?) / Decimal::from(denominator), end))
    };
    let number = || {
        let m = numeral::read(scan, at).filter(|m| !m.fraction && !m.definite)?;
        Some((m.value?, m.end))
    };
    // إلا مئة مقعد, إلا مئة منهم: another thing, or some of the things.
    let free = |end: usize| match scan.class(end) {
        Class::Word => scan.is(end, words::FUNCTION) && ![FROM, OF_IT, OF_THEM].contains(&scan.codes(end)),
        Class::Mark => !scan.is(end, words::UNIT | words::CURRENCY | words::MARKER),
        Class::Break => true,
        _ => false,
    };
    let Some((less, end)) = part().or_else(number).filter(|found| free(found.1)) else { return };
    let denied = (n.start.saturating_sub(DENIED_WINDOW)..n.start)
        .rev()
        .take_while(|&at| !ends_sentence(scan, at))
        .any(|at| scan.marker(at, job!("not")).is_some());
    let left = n.value.zip(draft.value).filter(|(whole, _)| less < *whole && !denied);
    let left = left.and_then(|(whole, value)| value.checked_mul(whole.checked_sub(less)?)?.checked_div(whole));
    if let Some(value) = left {
        draft.value = Some(value.normalize());
        draft.end = end;
        draft.widen(draft.start, end);
    }
}

/// Adds ونصف, ونصف المتر and وربع after its unit to a draft; إلا ربعا is taken away.
pub(crate) fn more(scan: &Scan, draft: &mut Draft) {
    if let Some((value, end)) = draft.value.and_then(|value| less(scan, value, draft.end)) {
        draft.value = Some(value);
        draft.end = end;
        draft.widen(draft.start, end);
        return;
    }
    let Some((value, (part, end))) = draft.value.zip(part_after(scan, draft.end)) else { return };
    draft.value = value.checked_add(part);
    draft.end = end;
    draft.widen(draft.start, end);
}

/// A part that و joins to a unit, and the token after it; not ونصف السكان, which is a part of something else.
pub(crate) fn part_after(scan: &Scan, i: usize) -> Option<(Decimal, usize)> {
    let (joined, at) = number_word::conjunction(scan, i);
    let n = numeral::read(scan, at).filter(|n| joined && n.fraction)?;
    let value = n.value.filter(|v| *v < Decimal::ONE)?;
    if scan.is(n.end, words::UNIT | words::CURRENCY) {
        let named = |unit| {
            same_root(scan.stem(unit), scan.stem(n.end))
                || same_thing(scan, unit, n.end)
                || same_consonants(scan, unit, n.end)
        };
        let same = named(i - 1) || described(scan, i).is_some_and(named);
        return Some((value, n.end + 1)).filter(|_| same);
    }
    let whole = scan.class(n.end) == Class::Digits
        || scan.class(n.end) == Class::Word
            && !scan.is(n.end, words::FUNCTION | words::QUALIFIER)
            && scan.tok(n.end).clitics & clitic::CONJUNCTION == 0
            && (starts_with_article(scan.codes(n.end)) || definite_by_pronoun(scan, n.end))
            // صفحة ونصف الصفحة
            && !(scan.class(i - 1) == Class::Word && (same_root(scan.codes(i - 1), scan.stem(n.end)) || same_consonants(scan, i - 1, n.end)));
    (!whole).then_some((value, n.end))
}

/// ريالات سعودية, درجة مئوية, متر مربع: the unit or currency that ends before token `i` with its adjective.
fn described(scan: &Scan, i: usize) -> Option<usize> {
    let unit = i.checked_sub(2)?;
    let named = |s| matches!(s, Sense::Unit { .. } | Sense::Currency { .. }).then_some(());
    let ((), end) = scan.find(unit, named).filter(|_| scan.class(i - 1) == Class::Word)?;
    (end == i || end + 1 == i && scan.is(end, words::ADJECTIVE)).then_some(unit)
}

/// أطنان and الطن, دنانير and الدينار: whether two words name one unit or currency.
fn same_thing(scan: &Scan, a: usize, b: usize) -> bool {
    let pick = |s| match s {
        Sense::Unit { index, .. } => Some((true, index)),
        Sense::Currency { index, .. } => Some((false, index)),
        _ => None,
    };
    let named = |at| scan.find(at, pick).map(|found| found.0);
    named(a).is_some_and(|found| named(b) == Some(found))
}

/// متر and المتر, ساعتين and الساعة, مرتين and المرة: whether two words begin with the same letters.
pub(crate) fn same_root(a: &[u8], b: &[u8]) -> bool {
    let shared = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let of_one = || b.strip_suffix(&[letter('ه')]).and_then(|one| a.strip_prefix(one));
    let more = || of_one().is_some_and(|end| [FEMININE_DUAL, THEM_BOTH, MANY_OF_THEM].contains(&end));
    shared >= 3 || shared == a.len().min(b.len()) || more()
}

/// The endings that take the place of ة in a dual and a plural.
const THEM_BOTH: &[u8] = word!("تان");
const MANY_OF_THEM: &[u8] = word!("ات");

/// مواسم and الموسم, نقاط and النقطة: whether a broken plural at token `many` and a word with the article at token `one` have the
/// same consonants.
fn same_consonants(scan: &Scan, many: usize, one: usize) -> bool {
    const ROOT: usize = 3;
    scan.codes(one)
        .strip_prefix(ARTICLE)
        .is_some_and(|one| consonants(one).count() >= ROOT && consonants(one).eq(consonants(scan.stem(many))))
}

/// The letters of a word that all its broken plurals share.
fn consonants(word: &[u8]) -> impl Iterator<Item = &u8> {
    word.iter().filter(|code| ![letter('ا'), letter('و'), letter('ي'), letter('ه'), letter('ء')].contains(code))
}

/// ثلاثة أكواب ونصف, ثلاث مرات ونصف: a part behind what is counted, of which it is one.
pub(crate) fn halved(scan: &Scan, draft: &mut Draft) {
    let Some(noun) = draft.noun.filter(|&noun| noun == draft.end && draft.kind == Kind::Count) else { return };
    let Some((part, end)) = part_of(scan, noun) else { return };
    draft.value = draft.value.and_then(|value| value.checked_add(part));
    draft.end = end;
    draft.widen(draft.start, end);
    if scan.marker(noun, job!("times")).is_some() {
        draft.kind = Kind::Multiple;
    }
}

/// كوب ونصف, مرة ونصف: one of a thing, and the part that stands at `n`.
pub(crate) fn thing_and_part(scan: &Scan, n: &Numeral, free: usize) -> Option<Draft> {
    let noun = n.start.checked_sub(1).filter(|&at| n.fraction && at >= free && scan.class(at) == Class::Word)?;
    let times = scan.marker(noun, job!("times")).is_some();
    let one = scan.is(noun, words::COUNTED) && !scan.is(noun, words::PERSON | words::ROLE | words::UNIT)
        || scan.marker(noun, job!("helping")).is_some()
        || times;
    let counted = noun > 0 && scan.is(noun - 1, words::NUMBER);
    if !one || counted || starts_with_article(scan.codes(noun)) || plural::plural_at(scan, noun) {
        return None;
    }
    let (part, end) = part_of(scan, noun)?;
    let kind = if times { Kind::Multiple } else { Kind::Count };
    let mut draft = Draft::valued(noun, end, kind, Decimal::ONE + part, "count:one_and");
    draft.noun = Some(noun);
    Some(draft)
}

/// ونصف behind the thing at token `i`, where nothing else follows that it could be a part of; and the token after it.
fn part_of(scan: &Scan, i: usize) -> Option<(Decimal, usize)> {
    let (part, end) = part_after(scan, i + 1)?;
    let same =
        scan.class(end) == Class::Word && (same_root(scan.stem(i), scan.stem(end)) || same_consonants(scan, i, end));
    let free =
        scan.class(end) != Class::Word || scan.is(end, words::FUNCTION) || scan.tok(end).has(clitic::CONJUNCTION);
    (free || same).then_some((part, if same { end + 1 } else { end }))
}

/// ضعفين ونصف, مرتين ونصف: a part that nothing behind it is the whole of.
pub(crate) fn and_part(scan: &Scan, draft: &mut Draft) -> bool {
    let Some((part, end)) = part_after(scan, draft.end).filter(|_| draft.end > 0) else { return false };
    draft.value = draft.value.and_then(|value| value.checked_add(part));
    draft.end = end;
    draft.widen(draft.start, end);
    true
}
