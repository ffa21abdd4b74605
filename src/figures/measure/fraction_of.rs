//! Fractions that are figures of their own: ¾, 3/4 الأعضاء, ثلاثة على أربعة, 9 من كل 10.

use super::amount;
use crate::figures::date::parts::is_told_before;
use crate::figures::draft::Draft;
use crate::figures::figure::Kind;
use crate::figures::numeral::{self, Numeral, digits, fraction};
use crate::figures::tokens::particles::{AMONG, FROM, ON, starts_with_article};
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::unit_word;
use crate::figures::tokens::words::{self, job};
use crate::text::code::letter;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// The noun of a part: نصف السكان, ثلث المقاعد.
pub(crate) fn of_what(scan: &Scan, n: &Numeral, draft: &mut Draft) {
    // سيتعين على نصفهم تعلم: a part of them stands before what they do, unless people or things are named.
    let owned = [&[letter('ه')][..], &[letter('ه'), letter('ا')], &[letter('ه'), letter('م')]];
    let theirs = n.end > 0 && owned.iter().any(|end| scan.codes(n.end - 1).ends_with(end));
    let named = scan.is(n.end, words::COUNTED) && scan.tok(n.end).clitics == 0;
    // عاد النصف للمدارس, النصف الآخر موزع
    let other = n.end == n.start + 2;
    let alone = scan.tok(n.start).has(clitic::ARTICLE) && (other || scan.codes(n.end).first() == Some(&letter('ل')));
    if scan.class(n.end) == Class::Word && !scan.is(n.end, words::FUNCTION) && (!theirs || named) && !alone {
        draft.noun = Some(n.end);
        draft.widen(draft.start, n.end + 1);
    }
}

/// ثلاثة على أربعة, where a text says nothing else.
pub(crate) fn over(scan: &Scan, n: &Numeral) -> Option<Draft> {
    if n.start != 0 || scan.len() > LONGEST_OVER || !scan.is_word(n.end, ON) {
        return None;
    }
    let below = numeral::read(scan, n.end + 1).filter(|below| below.end == scan.len())?;
    let (above, below, end) = (n.value?, below.value?, below.end);
    let whole = above.scale() == 0 && below.scale() == 0 && above < below;
    let value = above.checked_div(below).filter(|_| whole)?;
    Some(Draft::valued(0, end, Kind::Fraction, value, "fraction:over"))
}

/// واحد من كل خمسة أطفال, 9 من كل 10: a part of the number behind it.
pub(crate) fn of_each(scan: &Scan, n: &Numeral) -> Option<Draft> {
    let from = scan.is_word(n.end, FROM).then_some(n.end + 1)?;
    let each = if scan.is_word(from, AMONG) { from + 1 } else { from };
    let whole = numeral::read(scan, scan.marker(each, job!("each"))?)?;
    let (part, of) = (n.value?, whole.value?);
    let counts = part.scale() == 0 && of.scale() == 0 && part < of && !n.definite && !whole.definite;
    let mut draft = Draft::valued(n.start, whole.end, Kind::Fraction, part.checked_div(of)?, "fraction:of_each");
    of_what(scan, &whole, &mut draft);
    counts.then_some(draft)
}

/// Tokens of the longest fraction that [`over`] reads.
const LONGEST_OVER: usize = 9;

/// 3/4 كوب, 2 1/2 ملعقة: whether a thing stands at token `end` of which the part at token `i` is one, and no day, list or result
/// is told.
fn of_a_thing(scan: &Scan, i: usize, at: usize, end: usize) -> bool {
    let things =
        scan.is(end, words::THING) && !scan.is(end, words::PERSON) || scan.marker(end, job!("helping")).is_some();
    things
        && fraction::in_digits(scan, at).is_some()
        && !is_told_before(scan, i)
        && scan.marker_before(i, job!("day")).is_none()
}

/// 3/4 الأعضاء: a part in digits before a definite whole.
pub(crate) fn slash(scan: &Scan, i: usize) -> Option<Draft> {
    // 2 1/2
    let mixed = scan.class(i + 1) == Class::Digits && scan.spaced(i + 1) && scan.mark(i + 2, b'/');
    let (count, at) = if mixed { (digits::small(scan, i)?, i + 1) } else { (0, i) };
    let joined = scan.mark(at + 1, b'/') && !scan.spaced(at + 1) && !scan.spaced(at + 2) && !scan.mark(at + 3, b'/');
    let (a, b) = (digits::small(scan, at)?, digits::small(scan, at + 2)?);
    if !(joined && a > 0 && a < b && b <= 100) {
        return None;
    }
    let value = Decimal::from(a).checked_div(Decimal::from(b))?.checked_add(Decimal::from(count))?;
    let end = at + 3;
    let alone = i == 0 && end == scan.len();
    let percent = unit_word::percent(scan, end).is_some() && fraction::in_digits(scan, at).is_some();
    if of_a_thing(scan, i, at, end) {
        let kind = if mixed { Kind::Count } else { Kind::Fraction };
        let mut draft = Draft::valued(i, end, kind, value, "fraction:slash");
        draft.noun = Some(end);
        return Some(draft);
    }
    if alone || percent || scan.is(end, words::UNIT | words::CURRENCY) && !scan.is(end, words::MONTH) {
        let n = Numeral::part(i, end, value);
        let mut draft = amount::compose(scan, &Numeral { fraction: !mixed, digits: true, ..n });
        if mixed && draft.kind == Kind::Count {
            draft.kind = Kind::Number;
        }
        return Some(draft);
    }
    // 3/4 من السكان
    let noun = if scan.is_word(end, FROM) { end + 1 } else { end };
    let whole = !mixed && scan.class(noun) == Class::Word && starts_with_article(scan.codes(noun));
    // 26/27 من الشهر
    if !whole || noun > end && (b > 10 || scan.is(noun, words::UNIT | words::MONTH)) {
        return None;
    }
    let mut draft = Draft::valued(i, end, Kind::Fraction, value, "fraction:slash");
    draft.noun = Some(noun);
    Some(draft)
}

/// A one-character fraction standing alone: ½.
pub(crate) fn one_mark(scan: &Scan, i: usize) -> Option<Draft> {
    let value = digits::fraction_mark(scan, i)?;
    let n = Numeral::part(i, i + 1, value);
    Some(amount::compose(scan, &n))
}
