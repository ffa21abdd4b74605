//! Ranges: ما بين 10 و20, 10 إلى 20, 10-20, 5 أو 6 أشخاص.

mod link;
pub(super) mod ranks;
pub(super) mod tatweel;

use super::age;
use super::bound;
use super::calendar::years::{BARE, RECENT, before_common_era};
use super::draft::{Composed, Draft, number_alone};
use super::duration;
use super::figure::Kind;
use super::measure::amount;
use super::noun;
use super::number::within;
use super::numeral::{self, Numeral, number_word};
use super::tokens::particles::{AND, IN};
use super::tokens::scan::{Scan, clitic};
use super::tokens::words::{self, Sense, job};
use super::tokens::{currency, unit_word};
use crate::text::tokens::Class;
use link::{Link, after_unit, link, link_at_unit};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::sync::Arc;

/// What stands before the first end of a range.
struct Frame {
    /// The token at which that end begins, its sign or prefix included.
    start: usize,
    /// A currency before it and the token of its sign: $10-$20.
    signed: Option<(Arc<str>, usize)>,
    /// A sign of per cent before it: %5 و%10.
    percent: bool,
    /// Where the word for a rank begins: بين المركز 3 و5.
    ranked: Option<usize>,
    /// Where بين or من begins.
    between: Option<usize>,
    from: Option<usize>,
}

impl Frame {
    /// The frame of `n`, before which the token `minus` may be a sign.
    fn of(scan: &Scan, n: &Numeral, minus: Option<usize>) -> Frame {
        let signed = currency::currency_before(scan, n.start);
        let percent = n.digits && n.start > 0 && scan.mark(n.start - 1, b'%') && !scan.spaced(n.start);
        let start = match (&signed, minus) {
            (Some((_, sign)), _) if n.digits => *sign,
            _ if percent => n.start - 1,
            (_, Some(minus)) => minus,
            _ => before_prefix(scan, n),
        };
        let from = scan.marker_before(start, job!("from"));
        let ranked = ranks::word(scan, start, from);
        // بين المركز 3 و5, بين نحو 200 و250, بين سن 4 و8
        let word = || ranked.or_else(|| bound::begins(scan, start)).or_else(|| scan.marker_before(start, job!("age")));
        let between =
            scan.marker_before(start, job!("between")).or_else(|| scan.marker_before(word()?, job!("between")));
        Frame { start, signed, percent, ranked, between, from }
    }

    /// Where the word that opens the range begins.
    fn opens(&self) -> Option<usize> {
        self.between.or(self.from)
    }
}

/// The second end of a range.
struct Upper {
    link: Link,
    last: Numeral,
    value: Decimal,
    /// A minus stands before it.
    negative: bool,
    /// A minus is typed behind the first end: بين 3- و5.
    behind: bool,
}

/// The value of the first end; of a word that is also another one where من, بين or a second number tells that it counts.
fn lower(scan: &Scan, n: &Numeral, start: usize) -> Option<Decimal> {
    // من خمس إلى عشر دول
    let told =
        || scan.marker_before(start, job!("from")).or_else(|| scan.marker_before(start, job!("between"))).is_some();
    // ست أو سبع دول, خمس إلى 10 دقائق
    const NAMED: u32 = words::COUNTED | words::UNIT | words::CURRENCY;
    let either = || {
        let next = scan.marker(n.end, job!("or")).or_else(|| scan.marker(n.end, job!("to")));
        next.and_then(|at| numeral::read(scan, at))
            .is_some_and(|m| m.value > n.value && n.value > Some(Decimal::ONE) && scan.is(m.end, NAMED))
    };
    n.value.filter(|v| !n.fraction && (!n.weak || v.scale() == 0 && (told() || either())))
}

/// The second end, behind what joins it to `n`.
fn upper(scan: &Scan, n: &Numeral, frame: &Frame) -> Option<Upper> {
    let behind = (frame.opens().is_some() && minus_behind(scan, n)).then_some(n.end + 1);
    // من خمسة لعشرة أيام
    let fused = || {
        let spoken = frame.from.is_some() && !n.digits && scan.tok(n.end).clitics == clitic::LAM;
        (spoken && scan.live(n.end) & words::NUMBER != 0).then_some((Link::To, n.end))
    };
    let (link, at) = link(scan, behind.unwrap_or(n.end)).or_else(|| after_unit(scan, n, frame.start)).or_else(fused)?;
    let at = number_word::skip_prefix(scan, at);
    let at = if scan.is_word(at, AND) && scan.class(at + 1) == Class::Mark { at + 1 } else { at };
    let at = at
        + usize::from(
            n.digits
                && scan.class(at) == Class::Mark
                && (frame.signed.is_some() && scan.is(at, words::CURRENCY) || frame.percent && scan.mark(at, b'%')),
        );
    let negative = link != Link::Dash && scan.dash(at) && !scan.spaced(at + 1);
    let at = at + usize::from(negative && scan.class(at + 1) == Class::Digits);
    if link == Link::And && frame.between.is_none() {
        return None;
    }
    let last = numeral::read(scan, at)?;
    let value = last.value.filter(|_| !last.fraction)?;
    Some(Upper { link, last, value, negative, behind: behind.is_some() })
}

/// Reads a range that begins with `n`; gives the token after it.
/// `minus` is the token of a sign before it.
pub(super) fn read(scan: &Scan, n: &Numeral, minus: Option<usize>, out: &mut Composed) -> Option<usize> {
    let frame = Frame::of(scan, n, minus);
    let mut low = lower(scan, n, frame.start)?;
    // بين العشرة والعشرين
    let definite = n.definite && !n.digits;
    if definite && frame.between.is_none() {
        return None;
    }
    let Upper { link, last, value: mut high, negative, behind } = upper(scan, n, &frame)?;
    if definite && !last.definite || link == Link::To && year_and_amount(scan, n, &last) {
        return None;
    }
    // 5 إلى 10 ملايين: the scale is said once.
    if last.scaled && !n.scaled {
        let scale = scale_of(scan, &last);
        if let Some(scaled) = low.checked_mul(scale).filter(|s| *s <= high) {
            low = scaled;
        }
    }
    if link == Link::To && link_at_unit(scan, n) {
        high = scaled_like(n, &last, low, high);
    }
    if n.scaled && !last.scaled && link != Link::And && high < low && frame.between.is_none() {
        return None;
    }
    if link != Link::Dash {
        // 100- إلى 150 كيلومترا is no temperature.
        let behind = behind && unit_word::degrees(scan, last.end);
        low = if minus.is_some() || behind { -low } else { low };
        high = if negative { -high } else { high };
    }
    match link {
        Link::To if frame.between.is_none() => {
            // من أصل ثمانية إلى 128 قتيلا
            if frame.from.is_none() && scan.marker_before(frame.start, job!("whole")).is_some() {
                return None;
            }
            // ارتفع السعر 3 إلى 72 دولارا: by how much and to what, as how far they lie apart tells.
            const APART: i64 = 8;
            let apart = || frame.from.is_none() && low.checked_mul(APART.into()).is_some_and(|least| high >= least);
            let changing = (frame.from.is_some() || apart()) && noun::changed(scan, frame.start);
            if changing || (frame.from.is_none() && is_target(scan, frame.start)) {
                return shared_unit(scan, n, &last, out);
            }
            // Two whole figures with a unit each are two figures unless they are joined as one.
            if unit_word::percent(scan, n.end).is_some() && frame.from.is_none() && noun::changed(scan, frame.start) {
                return None;
            }
        }
        Link::Dash if !dash_is_range(scan, n, &last) => return None,
        // ثلاثة أو عشرة
        Link::Or if !(low < high && within(low, high - Decimal::ONE, 3)) => return None,
        _ => {}
    }
    // من 5 إلى -5 درجات
    let falls = frame.from.is_some() && negative;
    if frame.between.is_none() && link != Link::Dash && low >= high && !falls {
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
    let start = if minus.is_some() { frame.start } else { n.start };
    let draft = between_ends(scan, n, &last, (low, high), &frame, start, out)?;
    let end = draft.end;
    out.drafts.push(draft);
    Some(end)
}

/// The range from `n` to `last` with what they measure or count; its ends are of the values `ends`, and it begins at token
/// `start`.
fn between_ends(
    scan: &Scan,
    n: &Numeral,
    last: &Numeral,
    ends: (Decimal, Decimal),
    frame: &Frame,
    start: usize,
    out: &Composed,
) -> Option<Draft> {
    // ( 50 - 500 ) ريال: the bracket closes around both.
    let bracket = frame.start > 0 && scan.mark(frame.start - 1, b'(') && scan.mark(last.end, b')');
    let named =
        scan.is(last.end + 1, words::UNIT | words::CURRENCY) || unit_word::percent(scan, last.end + 1).is_some();
    let last = if bracket && named { Numeral { end: last.end + 1, ..*last } } else { *last };
    let whole = Numeral { start: n.start, plain: 0, digits: n.digits || last.digits, ..last };
    let mut draft = amount::compose(scan, &Numeral { plain: 0, ..last });
    draft.start = if frame.percent { frame.start } else { start };
    if let Some((unit, sign)) = frame.signed.clone().filter(|(unit, _)| draft.unit.as_ref().is_none_or(|o| unit == o))
        && matches!(draft.kind, Kind::Count | Kind::Money)
    {
        (draft.kind, draft.unit, draft.start) = (Kind::Money, Some(unit), sign);
    }
    // بين 560 ليرة و5600: the unit is said with the first end.
    if draft.kind == Kind::Count && link_at_unit(scan, n) && !noun::plausible(scan, last.end) {
        let first = amount::compose(scan, n);
        (draft.kind, draft.unit) = (first.kind, first.unit);
    }
    draft.phrase.0 = frame.opens().unwrap_or(draft.start);
    draft.rule = "range";
    let (low, high) = ends;
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
        if frame.ranked.is_some_and(|rank| !ranks::counts(scan, rank, &last)) {
            draft.kind = Kind::Ordinal;
        } else {
            noun::attach(scan, &whole, &mut draft, &out.drafts);
        }
    }
    age::as_age(scan, &mut draft, Some(n));
    bound::attach_range(scan, &mut draft, frame.opens().unwrap_or(frame.start));
    number_alone(scan, &mut draft);
    Some(draft)
}

/// ارتفع في 2025 إلى 4000 دولار: a year, and what something came to in it.
fn year_and_amount(scan: &Scan, n: &Numeral, last: &Numeral) -> bool {
    let year = |n: &Numeral| n.value.filter(|v| n.plain == 4 && v.to_u32().is_some_and(|v| RECENT.contains(&v)));
    let year_of = year(n).is_some_and(|v| v.mantissa() % 100 != 0);
    // تبرعات 2025 إلى 570 مليونا
    let millions = last.scaled && last.value > n.value.and_then(|v| v.checked_mul(Decimal::ONE_THOUSAND));
    // في العام المقبل 2026 إلى 6000 دولار
    let period = || scan.marker(n.start - 1, job!("period")).is_some();
    let told = year_of && n.start > 0 && (scan.is_word(n.start - 1, IN) || millions || period());
    told && (year(last).is_none() || scan.is(last.end, words::UNIT | words::CURRENCY | words::COUNTED))
}

/// 3- و5: whether a minus is typed behind the digits of the first end.
fn minus_behind(scan: &Scan, n: &Numeral) -> bool {
    let minus = n.digits && scan.dash(n.end) && !scan.spaced(n.end);
    minus && scan.spaced(n.end + 1) && scan.class(n.end + 1) == Class::Word
}

fn before_prefix(scan: &Scan, n: &Numeral) -> usize {
    match n.start.checked_sub(1) {
        Some(p) if n.digits && number_word::digit_prefix(scan, p).is_some() => p,
        _ => n.start,
    }
}

/// من 18 إلى 11 ساعة under a verb of change: two figures, and the unit is said once.
fn shared_unit(scan: &Scan, n: &Numeral, last: &Numeral, out: &mut Composed) -> Option<usize> {
    let named = |end: usize| scan.is(end, words::UNIT | words::CURRENCY) || unit_word::percent(scan, end).is_some();
    let scaled = shares_scale(scan, n, last);
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

/// زادت من 3 إلى 5 ملايين دولار: whether the scale of `last` is that of `n` too; not where it is a word by itself, nor where
/// so many times more or less would be told: من 300 إلى ألف قتيل, من 600 إلى أربعة آلاف زائر.
fn shares_scale(scan: &Scan, n: &Numeral, last: &Numeral) -> bool {
    let Some((low, high)) = n.value.zip(last.value).filter(|_| last.scaled && !n.scaled) else { return false };
    let times = high.checked_div(scale_of(scan, last)).unwrap_or_default();
    let near = within(times, low, 10) && within(low, times, 10);
    times > Decimal::ONE && near && low < Decimal::ONE_THOUSAND
}

/// ما بين 2008 و2012: an interval of years where nothing is counted.
fn years(scan: &Scan, n: &Numeral, last: &Numeral) -> Option<Draft> {
    // بين 3000 و2000 ق.م
    if let Some(end) = scan.marker(last.end, job!("era_bce"))
        && let (Some(a), Some(b)) =
            (n.value.and_then(|v| u32::try_from(v).ok()), last.value.and_then(|v| u32::try_from(v).ok()))
        && a > b
        && let (Some(a), Some(b)) = (before_common_era(a), before_common_era(b))
    {
        let mut draft = Draft::iso(n.start, end, Kind::Date, format!("{a}/{b}"), "date:bce");
        draft.bound = super::figure::Bound::Range;
        return Some(draft);
    }
    let year = |n: &Numeral| n.value.filter(|v| n.plain == 4 && v.to_u32().is_some_and(|v| BARE.contains(&v)));
    let (a, b) = (year(n)?, year(last)?);
    if a >= b || noun::commonly_counted(scan, last.end) || noun::plausible(scan, last.end) && scan.with_tanwin(last.end)
    {
        return None;
    }
    let mut draft = Draft::iso(n.start, last.end, Kind::Date, format!("{a}/{b}"), "date:interval");
    draft.bound = super::figure::Bound::Range;
    Some(draft)
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

/// 18 ألف جنيه إلى 20 جنيها: the upper end, where the scale word is said with the lower one alone.
fn scaled_like(n: &Numeral, last: &Numeral, low: Decimal, high: Decimal) -> Decimal {
    const SCALES: [u64; 3] = [1_000, 1_000_000, 1_000_000_000];
    let scale = SCALES.into_iter().rev().map(Decimal::from).find(|&scale| low >= scale);
    let scaled = scale.and_then(|scale| high.checked_mul(scale)).filter(|&v| v > low && v <= low * Decimal::TEN);
    scaled.filter(|_| n.scaled && !last.scaled && high < low).unwrap_or(high)
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
