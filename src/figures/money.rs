//! Money: currencies with their countries, subunits, signs before and after.

use super::draft::Draft;
use super::figure::Kind;
use super::noun::parts;
use super::numeral::{self, Numeral, number_word};
use super::tokens::currency::{dual_currency, indefinite_before, per_main, pick_currency, resolve};
use super::tokens::particles::{AND, one_itself};
use super::tokens::scan::{Scan, clitic};
use super::tokens::words::{self, Sense};
use crate::text::tokens::Class;
use rust_decimal::Decimal;
use std::sync::Arc;

pub(super) fn scale(draft: &mut Draft, per_main: u32) {
    if per_main > 1 {
        let divide = |v: Option<Decimal>| v.and_then(|v| v.checked_div(Decimal::from(per_main)));
        draft.value = divide(draft.value);
        draft.low = divide(draft.low);
        draft.high = divide(draft.high);
    }
}

/// 42 ريالا وخمسون هللة: the subunits after an amount of the same currency.
pub(super) fn with_subunit(scan: &Scan, draft: &mut Draft) {
    let Some(at) = number_word::behind_and(scan, draft.end) else { return };
    let part = match dual_currency(scan, at) {
        Some((index, end)) => Some((Decimal::TWO, index, end)),
        None => numeral::read(scan, at).and_then(|n| {
            let (index, end) = scan.find(n.end, pick_currency)?;
            Some((n.value?, index, end))
        }),
    };
    // وهللة واحدة
    let part = part.or_else(|| {
        let (index, end) = scan.find(at, pick_currency)?;
        is_one(scan, end).then_some((Decimal::ONE, index, end + 1))
    });
    let Some((value, index, end)) = part else { return };
    let any = |s| if let Sense::Currency { index, .. } = s { Some(index) } else { None };
    // دينار واحد و500 فلس names its currency first.
    let first = || scan.find(draft.start, any);
    let main = scan.find(draft.end - 1, any).filter(|m| m.1 == draft.end).or_else(first).map(|m| m.0);
    let own = own_subunit(scan, draft.unit.as_deref(), value, end);
    let told = || {
        let (code, end) = together(scan, main, draft.unit.as_deref(), index, end)?;
        let per_main = per_main(scan, index, &code);
        Some((code, per_main, end))
    };
    let Some((code, per_main, end)) = own.or_else(told) else { return };
    if per_main > 1
        && let Some(sum) = value.checked_div(Decimal::from(per_main)).and_then(|v| v.checked_add(draft.value?))
    {
        draft.value = Some(sum);
        draft.unit = Some(code);
        draft.end = end;
        draft.widen(draft.start, end);
    }
}

/// 4 ريالات قطرية و50 درهما: the subunit of the amount in `unit` that the word before token `end` names with its adjective only,
/// where fewer than one of the main unit are told and no other country is; how many make one, and the token after it.
fn own_subunit(scan: &Scan, unit: Option<&str>, value: Decimal, end: usize) -> Option<(Arc<str>, u32, usize)> {
    if scan.is(end, words::ADJECTIVE) {
        return None;
    }
    let phrases = &scan.group(end.checked_sub(1)?)?.phrases;
    let described = phrases.iter().filter(|phrase| !phrase.rest.is_empty());
    described.filter_map(|phrase| pick_currency(phrase.sense)).find_map(|index| {
        let info = &scan.words.currencies[index as usize];
        let less = info.per_main > 1 && value < Decimal::from(info.per_main);
        (less && unit == Some(&*info.code)).then(|| (info.code.clone(), info.per_main, end))
    })
}

/// The code of an amount in the currency `main`, read as `unit`, with the subunit `index` that ends before token `end`
/// behind it, and the token after that. دراهم with فلوس are Emirati, dinars with them Kuwaiti unless something else is told.
fn together(scan: &Scan, main: Option<u16>, unit: Option<&str>, index: u16, end: usize) -> Option<(Arc<str>, usize)> {
    let info = &scan.words.currencies[index as usize];
    let (code, end) = resolve(scan, index, end);
    if unit == Some(&*code) {
        return Some((code, end));
    }
    let code_of = |c: u16| &scan.words.codes[c as usize];
    if let Some(&same) = info.choices.iter().find(|&&c| Some(&**code_of(c)) == unit) {
        return Some((code_of(same).clone(), end));
    }
    let main = &scan.words.currencies[main? as usize];
    if main.choices.iter().any(|&c| code_of(c) == &code) {
        return Some((code, end));
    }
    let mut shared = main.choices.iter().filter(|c| info.choices.contains(c));
    let only = shared.next().filter(|_| shared.next().is_none())?;
    Some((code_of(*only).clone(), end))
}

/// دولار و25 سنتا, دينار وخمسمئة فلس: one of a currency, named right before the subunit of `n`.
pub(super) fn one_and_subunit(scan: &Scan, n: &Numeral, free: usize) -> Option<Draft> {
    if !scan.is(n.end, words::CURRENCY) {
        return None;
    }
    let prefixed = n.start > 0 && number_word::digit_prefix(scan, n.start - 1) == Some(clitic::CONJUNCTION);
    let apart = n.start > 0 && scan.is_word(n.start - 1, AND);
    if !(prefixed || apart || scan.tok(n.start).clitics == clitic::CONJUNCTION) {
        return None;
    }
    let joint = n.start - usize::from(prefixed || apart);
    let (index, end) = scan.find(n.end, pick_currency)?;
    let (from, main) = indefinite_before(scan, joint).filter(|c| c.0 >= free)?;
    let counted = from > 0 && (scan.class(from - 1) == Class::Digits || scan.is(from - 1, words::NUMBER));
    if counted || scan.words.currencies[main as usize].per_main > 1 {
        return None;
    }
    let (unit, _) = resolve(scan, main, from + 1);
    let (code, end) = together(scan, Some(main), Some(&unit), index, end)?;
    let per_main = per_main(scan, index, &code);
    let part = n.value?.checked_div(Decimal::from(per_main)).filter(|_| per_main > 1)?;
    let mut draft = Draft::valued(from, end, Kind::Money, Decimal::ONE.checked_add(part)?, "money:one_and");
    draft.unit = Some(code);
    Some(draft)
}

/// The word one without clitics.
pub(super) fn is_one(scan: &Scan, i: usize) -> bool {
    scan.tok(i).clitics == 0 && number_word::word(scan, i).is_some_and(|w| w.value == 1 && one_itself(scan, i))
}

/// ريال واحد: one of a currency, with its subunits.
pub(super) fn one_currency(scan: &Scan, n: &Numeral, before: usize) -> Option<Draft> {
    let per_main = |index: u16| scan.words.currencies[index as usize].per_main;
    // ريال واحد وخمسون هللة: the one belongs to the riyal.
    let parted = scan.find(n.end, pick_currency).is_some_and(|(index, _)| per_main(index) > 1);
    let one = is_one(scan, n.start) && (n.value == Some(Decimal::ONE) || parted);
    let (index, end) = scan.find(before, pick_currency).filter(|f| one && f.1 == n.start)?;
    let (code, _) = resolve(scan, index, end);
    let per_main = self::per_main(scan, index, &code);
    let mut draft = Draft::valued(before, n.start + 1, Kind::Money, Decimal::ONE, "money:one");
    parts::more(scan, &mut draft);
    scale(&mut draft, per_main);
    draft.unit = Some(code);
    if per_main == 1 {
        with_subunit(scan, &mut draft);
    }
    Some(draft)
}
