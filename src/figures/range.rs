//! Ranges: ما بين 10 و20, 10 إلى 20, 10-20, 5 أو 6 أشخاص.

use super::age;
use super::amount;
use super::bound;
use super::currency;
use super::draft::{BRIEF, Composed, Draft, number_alone};
use super::duration;
use super::figure::Kind;
use super::noun;
use super::numeral::{self, Numeral};
use super::particles::IN;
use super::scan::{Scan, clitic};
use super::topic;
use super::unit_word;
use super::words::{self, Sense, job};
use super::years::{BARE, RECENT};
use crate::text::code::{self, letter};
use crate::text::tokens::Class;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;

/// The words that join the ends of a range.
#[derive(Clone, Copy, PartialEq)]
enum Link {
    To,
    Dash,
    Or,
    And,
}

/// Reads a range that begins with `n`; gives the token after it.
/// `minus` is the token of a sign before it.
pub(super) fn read(scan: &Scan, n: &Numeral, minus: Option<usize>, out: &mut Composed) -> Option<usize> {
    // $10-$20, %5 و%10
    let signed = currency::currency_before(scan, n.start);
    let percent = n.digits && n.start > 0 && scan.mark(n.start - 1, b'%') && !scan.spaced(n.start);
    let start = match (&signed, minus) {
        (Some((_, sign)), _) if n.digits => *sign,
        _ if percent => n.start - 1,
        (_, Some(minus)) => minus,
        _ => before_prefix(scan, n),
    };
    // من خمس إلى عشر دول: a word that is also another one counts after من and بين.
    let told =
        || scan.marker_before(start, job!("from")).or_else(|| scan.marker_before(start, job!("between"))).is_some();
    // ست أو سبع دول
    let either = || {
        scan.marker(n.end, job!("or"))
            .and_then(|at| numeral::read(scan, at))
            .is_some_and(|m| scan.is(m.end, words::COUNTED))
    };
    let low = n.value.filter(|v| !n.fraction && (!n.weak || v.scale() == 0 && (told() || either())))?;
    let ranked = scan.marker_before(start, job!("rank"));
    // بين المركز 3 و5, بين نحو 200 و250, بين سن 4 و8
    let aged = || scan.marker_before(start, job!("age"));
    let between = scan
        .marker_before(start, job!("between"))
        .or_else(|| scan.marker_before(ranked.or_else(|| bound::begins(scan, start)).or_else(aged)?, job!("between")));
    let from = scan.marker_before(start, job!("from"));
    // بين العشرة والعشرين
    let definite = n.definite && !n.digits;
    if definite && between.is_none() {
        return None;
    }
    // بين 3- و5 درجات
    let behind = (between.or(from).is_some() && minus_behind(scan, n)).then_some(n.end + 1);
    // من خمسة لعشرة أيام
    let fused = || {
        let spoken = from.is_some() && !n.digits && scan.tok(n.end).clitics == clitic::LAM;
        (spoken && scan.live(n.end) & words::NUMBER != 0).then_some((Link::To, n.end))
    };
    let (link, at) = link(scan, behind.unwrap_or(n.end)).or_else(|| after_unit(scan, n, start)).or_else(fused)?;
    let at = numeral::skip_prefix(scan, at);
    let at = if scan.is_word(at, &[letter('و')]) && scan.class(at + 1) == Class::Mark { at + 1 } else { at };
    let at = at
        + usize::from(
            n.digits
                && scan.class(at) == Class::Mark
                && (signed.is_some() && scan.is(at, words::CURRENCY) || percent && scan.mark(at, b'%')),
        );
    let negative = link != Link::Dash && scan.dash(at) && !scan.spaced(at + 1);
    let at = at + usize::from(negative && scan.class(at + 1) == Class::Digits);
    if link == Link::And && between.is_none() {
        return None;
    }
    let last = numeral::read(scan, at)?;
    let mut high = last.value?;
    if last.fraction || definite && !last.definite || link == Link::To && year_and_amount(scan, n, &last) {
        return None;
    }
    let mut low = low;
    // 5 إلى 10 ملايين: the scale is said once.
    if last.scaled && !n.scaled {
        let scale = scale_of(scan, &last);
        if let Some(scaled) = low.checked_mul(scale).filter(|s| *s <= high) {
            low = scaled;
        }
    }
    if n.scaled && !last.scaled && link != Link::And && high < low && between.is_none() {
        return None;
    }
    if link != Link::Dash {
        // 100- إلى 150 كيلومترا is no temperature.
        let behind = behind.is_some() && matches!(&*unit_word::unit_code(scan, last.end), "Cel" | "deg");
        low = if minus.is_some() || behind { -low } else { low };
        high = if negative { -high } else { high };
    }
    match link {
        Link::To if between.is_none() => {
            let changing = from.is_some() && noun::changed(scan, start);
            if changing || (from.is_none() && is_target(scan, start)) {
                return shared_unit(scan, n, &last, out);
            }
            // Two whole figures with a unit each are two figures unless they are joined as one.
            if unit_word::percent(scan, n.end).is_some() && from.is_none() && noun::changed(scan, start) {
                return None;
            }
        }
        Link::Dash if !dash_is_range(scan, n, &last) => return None,
        Link::Or if !(low < high && high <= low * Decimal::from(3) + Decimal::ONE) => return None,
        _ => {}
    }
    // من 5 إلى -5 درجات
    let falls = from.is_some() && negative;
    if between.is_none() && link != Link::Dash && low >= high && !falls {
        return None;
    }
    if low > high {
        std::mem::swap(&mut low, &mut high);
    }
    if let Some(draft) = years(scan, n, &last) {
        let end = draft.end;
        out.drafts.push(draft);
        return Some(end);
    }
    // ( 50 - 500 ) ريال: the bracket closes around both.
    let bracket = start > 0 && scan.mark(start - 1, b'(') && scan.mark(last.end, b')');
    let named =
        scan.is(last.end + 1, words::UNIT | words::CURRENCY) || unit_word::percent(scan, last.end + 1).is_some();
    let last = if bracket && named { Numeral { end: last.end + 1, ..last } } else { last };
    let mut whole = last;
    whole.start = n.start;
    whole.plain = 0;
    whole.digits = n.digits || last.digits;
    let mut draft = amount::compose(scan, &Numeral { start: last.start, plain: 0, ..last });
    draft.start = if percent || minus.is_some() { start } else { n.start };
    if let Some((unit, sign)) = signed.filter(|(unit, _)| draft.unit.as_ref().is_none_or(|other| unit == other))
        && matches!(draft.kind, Kind::Count | Kind::Money)
    {
        (draft.kind, draft.unit, draft.start) = (Kind::Money, Some(unit), sign);
    }
    // بين 560 ليرة و5600: the unit is said with the first end.
    if draft.kind == Kind::Count && link_at_unit(scan, n) && !noun::plausible(scan, last.end) {
        let first = amount::compose(scan, n);
        (draft.kind, draft.unit) = (first.kind, first.unit);
    }
    draft.phrase.0 = between.or(from).unwrap_or(draft.start);
    draft.rule = "range";
    match draft.kind {
        Kind::Duration => duration(scan, &mut draft, low, high, last.end),
        Kind::Money => {
            let factor = draft.value.and_then(|v| last.value.and_then(|l| v.checked_div(l))).unwrap_or(Decimal::ONE);
            draft.ranged(low.checked_mul(factor)?, high.checked_mul(factor)?);
        }
        // بين 5 و10 درجات تحت الصفر
        _ if draft.value.is_some_and(|v| Some(-v) == last.value && v.is_sign_negative()) => draft.ranged(-low, -high),
        _ => draft.ranged(low, high),
    }
    if draft.kind == Kind::Count {
        if ranked.is_some() {
            draft.kind = Kind::Ordinal;
        } else {
            noun::attach(scan, &whole, &mut draft, &out.drafts);
        }
    }
    age::as_age(scan, &mut draft, Some(n));
    bound::attach_range(scan, &mut draft, between.or(from).unwrap_or(start));
    number_alone(scan, &mut draft);
    let end = draft.end;
    out.drafts.push(draft);
    Some(end)
}

/// ارتفع في 2025 إلى 4000 دولار: a year, and what something came to in it.
fn year_and_amount(scan: &Scan, n: &Numeral, last: &Numeral) -> bool {
    let year = |n: &Numeral| n.value.filter(|v| n.plain == 4 && v.to_u32().is_some_and(|v| RECENT.contains(&v)));
    let told = n.start > 0 && scan.is_word(n.start - 1, IN) && year(n).is_some_and(|v| v.mantissa() % 100 != 0);
    told && (year(last).is_none() || scan.is(last.end, words::UNIT | words::CURRENCY | words::COUNTED))
}

/// 3- و5: whether a minus is typed behind the digits of the first end.
fn minus_behind(scan: &Scan, n: &Numeral) -> bool {
    let minus = n.digits && scan.dash(n.end) && !scan.spaced(n.end);
    minus && scan.spaced(n.end + 1) && scan.class(n.end + 1) == Class::Word
}

fn before_prefix(scan: &Scan, n: &Numeral) -> usize {
    match n.start.checked_sub(1) {
        Some(p) if n.digits && numeral::digit_prefix(scan, p).is_some() => p,
        _ => n.start,
    }
}

/// من 18 إلى 11 ساعة under a verb of change: two figures, and the unit is said once.
fn shared_unit(scan: &Scan, n: &Numeral, last: &Numeral, out: &mut Composed) -> Option<usize> {
    let named = |end: usize| scan.is(end, words::UNIT | words::CURRENCY) || unit_word::percent(scan, end).is_some();
    // زادت من 3 إلى 5 ملايين دولار: the scale is said once too.
    let scaled = last.scaled && !n.scaled && n.value.is_some_and(|v| v < Decimal::ONE_THOUSAND);
    if !(named(last.end) || scaled) || named(n.end) || n.scaled && !last.scaled {
        return None;
    }
    let value = if scaled { n.value?.checked_mul(scale_of(scan, last)) } else { n.value };
    let mut draft = amount::compose(scan, &Numeral { value, ..*last });
    if draft.kind == Kind::Count {
        if !scaled {
            return None;
        }
        noun::attach(scan, &Numeral { start: n.start, value, ..*last }, &mut draft, &out.drafts);
    }
    (draft.start, draft.end, draft.phrase) = (n.start, n.end, (n.start, n.end));
    bound::attach(scan, &mut draft);
    out.drafts.push(draft);
    Some(n.end)
}

/// ما بين 2008 و2012: an interval of years where nothing is counted.
fn years(scan: &Scan, n: &Numeral, last: &Numeral) -> Option<Draft> {
    // بين 3000 و2000 ق.م
    if let Some(end) = scan.marker(last.end, job!("era_bce"))
        && let (Some(a), Some(b)) =
            (n.value.and_then(|v| u32::try_from(v).ok()), last.value.and_then(|v| u32::try_from(v).ok()))
        && a > b
        && b > 0
    {
        let iso = format!("-{:04}/-{:04}", a - 1, b - 1);
        let mut draft = Draft::iso(n.start, end, Kind::Date, iso, "date:bce");
        draft.bound = super::figure::Bound::Range;
        return Some(draft);
    }
    let year = |n: &Numeral| n.value.filter(|v| n.plain == 4 && v.to_u32().is_some_and(|v| BARE.contains(&v)));
    let (a, b) = (year(n)?, year(last)?);
    if a >= b
        || noun::commonly_counted(scan, last.end)
        || noun::plausible(scan, last.end) && scan.written_with(last.end, '\u{064B}')
    {
        return None;
    }
    let mut draft = Draft::iso(n.start, last.end, Kind::Date, format!("{a}/{b}"), "date:interval");
    draft.bound = super::figure::Bound::Range;
    Some(draft)
}

fn link(scan: &Scan, i: usize) -> Option<(Link, usize)> {
    if scan.dash(i) || scan.mark(i, b'~') {
        return Some((Link::Dash, i + 1));
    }
    if scan.class(i) == Class::Digits && scan.tatweel_before(i) {
        return Some((Link::Dash, i));
    }
    if let Some(end) = scan.marker(i, job!("to")) {
        return Some((Link::To, end));
    }
    if let Some(end) = scan.marker(i, job!("or")) {
        return Some((Link::Or, end));
    }
    if scan.is_word(i, &[code::letter('و')]) {
        return Some((Link::And, i + 1));
    }
    scan.get(i)
        .filter(|t| t.has(clitic::CONJUNCTION))
        .map(|_| (Link::And, i))
        .or_else(|| (numeral::digit_prefix(scan, i) == Some(clitic::CONJUNCTION)).then_some((Link::And, i)))
}

/// The code of the currency or the measure, or the sign of per cent, named at token `i`.
fn unit_named(scan: &Scan, i: usize) -> Option<Arc<str>> {
    let unit = || Some(unit_word::unit_code(scan, i)).filter(|code| !code.is_empty());
    let percent = unit_word::percent(scan, i).map(|_| "%".into());
    percent.or_else(|| currency::currency(scan, i).map(|c| c.0)).or_else(unit)
}

/// How many times its lower end the upper end of a range with the unit at both may be, where nothing tells that it is one.
const WIDEST: u32 = 5;

/// A link after the first number's own unit: بين 10 آلاف دولار و20 ألف دولار, بين 10% و20%.
fn after_unit(scan: &Scan, n: &Numeral, start: usize) -> Option<(Link, usize)> {
    let end = unit_word::percent(scan, n.end)
        .or_else(|| currency::currency(scan, n.end).map(|c| c.2))
        .or_else(|| amount::unit(scan, n.end, n).map(|u| u.1))?;
    let between = scan.marker_before(start, job!("between")).is_some();
    // بين 100 يورو و200 دولار
    let other = |found: &(Link, usize)| {
        let second = numeral::read(scan, numeral::skip_prefix(scan, found.1));
        let codes = second.map(|last| (unit_named(scan, n.end), unit_named(scan, last.end)));
        // Degrees are told by what stands around them.
        let known = |code: &Option<_>| code.as_ref().is_some_and(|code: &Arc<str>| **code != *topic::DEGREE);
        codes.is_some_and(|(a, b)| known(&a) && known(&b) && a != b)
    };
    // من 10% إلى 20%, where nothing changes because nothing else is said
    let whole = scan.marker_before(start, job!("from")) == Some(0) && scan.len() <= BRIEF + 2;
    // 5% - 7%
    let both = |at: usize| {
        numeral::read(scan, at).is_some_and(|last| {
            (n.end..end).zip(last.end..).all(|(a, b)| scan.class(a) == scan.class(b) && scan.codes(a) == scan.codes(b))
        })
    };
    let joined = |found: &(Link, usize)| {
        // 38 نقطة إلى 5082 نقطة is a rise and what was reached.
        let near = || {
            let last = numeral::read(scan, numeral::skip_prefix(scan, found.1)).and_then(|last| last.value);
            last.zip(n.value).is_some_and(|(high, low)| high <= low * Decimal::from(WIDEST))
        };
        let told = found.0 == Link::Dash || found.0 == Link::To && near() && !noun::changed(scan, start);
        told && n.digits && both(found.1)
    };
    link(scan, end).filter(|found| (between || whole || joined(found)) && !other(found))
}

/// Whether a currency or a sign of per cent follows the first end of a range.
fn link_at_unit(scan: &Scan, n: &Numeral) -> bool {
    link(scan, n.end).is_none()
        && (unit_word::percent(scan, n.end).is_some() || currency::currency(scan, n.end).is_some())
}

fn scale_of(scan: &Scan, n: &Numeral) -> Decimal {
    let mut scale = Decimal::ONE;
    for i in n.start..n.end {
        let found = scan.find(i, |s| match s {
            Sense::Number { value, class: crate::lexicon::schema::NumberClass::Scale, .. } => Some(value),
            _ => None,
        });
        if let Some((value, _)) = found {
            scale = Decimal::from(value);
        }
    }
    scale
}

/// Whether the number itself is a target or a starting point of another phrase: إلى 10 حتى 20.
fn is_target(scan: &Scan, start: usize) -> bool {
    scan.marker_before(start, job!("to")).is_some()
}

fn dash_is_range(scan: &Scan, n: &Numeral, last: &Numeral) -> bool {
    let (Some(a), Some(b)) = (n.value, last.value) else { return false };
    let named = scan.is(last.end, words::UNIT | words::CURRENCY | words::COUNTED)
        || unit_word::percent(scan, last.end).is_some()
        || noun::plausible(scan, last.end);
    let more = scan.dash(last.end);
    !more && n.digits && last.digits && a != b && (named || a < b && scan.spaced(last.start) == scan.spaced(n.end))
}

fn duration(scan: &Scan, draft: &mut Draft, low: Decimal, high: Decimal, unit_at: usize) {
    let part = |v| duration::duration_in(v, scan, unit_at);
    draft.ranged(low, high);
    if let (Some(a), Some(b)) = (part(low), part(high)) {
        draft.iso = Some(format!("{a}/{b}").into());
    }
    (draft.low, draft.high) = (None, None);
}
