//! Units and currencies that count by themselves: ساعتين, دولارين ونصف, لتر ونصف, ساعة إلا ربعا, كيلومتر واحد.

use super::age;
use super::bound;
use super::compose::ranged;
use super::compound;
use super::digits;
use super::draft::Draft;
use super::duration;
use super::figure::{Bound, Kind};
use super::money;
use super::noun;
use super::numeral::{self, Numeral};
use super::particles::starts_with_article;
use super::scan::{Scan, clitic};
use super::words::{self, Sense, job};
use crate::lexicon::schema::{NounClass, NumberClass};
use crate::text::code::letter;
use crate::text::tokens::Class;
use rust_decimal::Decimal;
use std::ops::Range;

/// A unit or currency in the dual, which counts two by itself: ساعتين, دولارين; also عام ونصف.
pub(super) fn dual(scan: &Scan, i: usize) -> Option<Draft> {
    let bits = scan.bits(i);
    if let Some(draft) = range(scan, i).or_else(|| whole(scan, i)) {
        return Some(draft);
    }
    if bits & words::DUAL != 0 {
        if let Some((index, end)) = money::dual_currency(scan, i) {
            let (code, after) = money::resolve(scan, index, end);
            let mut draft = Draft::valued(i, after, Kind::Money, Decimal::TWO, "money:dual");
            more(scan, &mut draft);
            let per_main = money::per_main(scan, index, &code);
            money::scale(&mut draft, per_main);
            draft.unit = Some(code);
            if per_main == 1 {
                money::with_subunit(scan, &mut draft);
            }
            return Some(draft);
        }
        if let Some((index, end)) = duration::dual_unit(scan, i) {
            // الدقيقتين 30 و33 are two minutes of a match.
            if scan.tok(i).has(clitic::ARTICLE) && scan.class(end) == Class::Digits {
                return None;
            }
            return two_units(scan, i, index, end);
        }
    }
    // عام ونصف, ساعة وربع, لتر ونصف: one and a part.
    if bits & words::UNIT != 0 && !scan.tok(i).has(clitic::ARTICLE) && scan.marker(i, job!("plural")).is_none() {
        let pick = |s| match s {
            Sense::Unit { index, dual: false, weak } if !weak || scan.codes(i).len() > 3 => Some(index),
            _ => None,
        };
        let (index, end) = scan.find(i, pick)?;
        let info = &scan.words.units[index as usize];
        if !info.duration {
            return Some(measure(scan, i..end, index, Decimal::ONE, "measure:one_and")).filter(|draft| draft.end > end);
        }
        let mut parts = duration::Parts::default();
        parts.add(Decimal::from(info.times), &info.unit)?;
        let after = duration::more_parts(scan, &mut parts, index, end);
        if after > end {
            return Some(Draft::iso(i, after, Kind::Duration, parts.iso(), "duration:one_and"));
        }
    }
    None
}

/// جنديان بريطانيان, مسؤولين منتخبين: what looks like a dual right after a counted dual, or after people in the
/// plural, describes them.
pub(super) fn describes_dual(scan: &Scan, i: usize, drafts: &[Draft]) -> bool {
    let counted = || drafts.last().is_some_and(|d| d.end == i && d.noun == Some(i - 1) && d.start == i - 1);
    scan.tok(i).clitics == 0 && (counted() || i > 0 && people(scan, i - 1) && plural(scan, i))
}

/// Whether people in a sound plural without the article stand at token `i`.
fn people(scan: &Scan, i: usize) -> bool {
    scan.is(i, words::PERSON) && !scan.is(i, words::DUAL_NOUN) && plural(scan, i) && !starts_with_article(scan.codes(i))
}

/// Whether the word ends like a sound plural in the accusative, which the dual is written like.
fn plural(scan: &Scan, i: usize) -> bool {
    scan.codes(i).ends_with(&[letter('ي'), letter('ن')])
}

/// An indefinite noun in the dual: قتيلين, شخصان; also before اثنين (متهمين اثنين).
pub(super) fn dual_noun(scan: &Scan, i: usize) -> Option<Draft> {
    let tok = scan.tok(i);
    let pick = |s| (s == Sense::Noun(NounClass::Dual)).then_some(());
    let (_, mut end) = scan.find(i, pick)?;
    // للصين is no two thieves: ل before the article.
    if tok.has(clitic::ARTICLE | clitic::KAF) || scan.codes(i).starts_with(&[letter('ل'), letter('ل')]) {
        return None;
    }
    // أخبرته بحالتي وأنني: my state, no construct.
    let construct = scan.codes(i).ends_with(&[letter('ت'), letter('ي')]);
    let and =
        scan.tok(end).has(clitic::CONJUNCTION) || scan.bits(end) == 0 && scan.codes(end).first() == Some(&letter('و'));
    let bare = scan.class(end) != Class::Word || scan.is(end, words::FUNCTION) || and;
    if construct && bare && digits::small(scan, end).is_none() {
        return None;
    }
    // مباراتي الذهاب والإياب: a definite word behind a construct makes it definite.
    if construct && starts_with_article(scan.codes(end)) {
        return None;
    }
    // ميتين is the spoken two hundred, and the dual of a dead one in a story.
    let counts = words::UNIT | words::CURRENCY | words::NUMBER;
    if scan.is(i, words::NUMBER) && (scan.len() == 1 || scan.is(i + 1, counts)) {
        return None;
    }
    // جثتي 02 شخصين says its two in digits.
    if digits::small(scan, end) == Some(2) {
        return None;
    }
    if scan.class(end) == Class::Word && two(scan, end) {
        end += 1;
    }
    let mut draft = Draft::valued(i, end, Kind::Count, Decimal::TWO, "count:dual");
    draft.noun = Some(i);
    Some(draft)
}

/// Whether token `i` is the word two.
fn two(scan: &Scan, i: usize) -> bool {
    scan.find(i, |s| matches!(s, Sense::Number { value: 2, class: NumberClass::Unit, .. }).then_some(())).is_some()
        && scan.tok(i).clitics == 0
}

/// Two of the unit `index`, whose dual stands at the tokens `i..end`, with what is added to it.
fn two_units(scan: &Scan, i: usize, index: u16, end: usize) -> Option<Draft> {
    let info = &scan.words.units[index as usize];
    if !info.duration {
        return Some(measure(scan, i..end, index, Decimal::TWO, "measure:dual"));
    }
    let mut parts = duration::Parts::default();
    parts.add(Decimal::from(2 * info.times), &info.unit)?;
    let end = duration::more_parts(scan, &mut parts, index, end);
    let mut draft = Draft::iso(i, end, Kind::Duration, parts.iso(), "duration:dual");
    if age::age_after(scan, end) {
        draft = age::age(draft, Decimal::TWO, info.times, &info.unit);
    }
    Some(draft)
}

/// `count` of the unit of measure `index` that the tokens `named` name, with what is added to it.
fn measure(scan: &Scan, named: Range<usize>, index: u16, count: Decimal, rule: &'static str) -> Draft {
    let info = &scan.words.units[index as usize];
    let mut draft = Draft::valued(named.start, named.end, Kind::Measure, count, rule);
    more(scan, &mut draft);
    draft.value = draft.value.and_then(|v| v.checked_mul(Decimal::from(info.times)));
    draft.unit = Some(info.unit.clone());
    compound::extend(scan, &mut draft);
    draft
}

/// Whether what stands after a unit at token `i` can make it one and something, or a range: و fused or alone, إلا, إلى, أو.
pub(super) fn goes_on(scan: &Scan, i: usize) -> bool {
    scan.tok(i).has(clitic::CONJUNCTION)
        || scan.is_word(i, &[letter('و')])
        || scan.is_word(i, LESS)
        || scan.bits(i) & words::MARKER != 0
            && (scan.marker(i, job!("to")).is_some() || scan.marker(i, job!("or")).is_some())
}

/// Tokens of the longest text that may be a unit and what frames it: أكثر من شهر كامل.
pub(super) const BRIEF: usize = 6;

/// لمدة ساعة, أكثر من شهر, قبل أسبوع, يوم كامل: one of a unit, where a text says nothing else.
fn whole(scan: &Scan, i: usize) -> Option<Draft> {
    if scan.len() > BRIEF || scan.tok(i).has(clitic::ARTICLE) || scan.marker(i, job!("plural")).is_some() {
        return None;
    }
    let (index, named) =
        scan.find(i, |s| if let Sense::Unit { index, dual: false, .. } = s { Some(index) } else { None })?;
    let info = &scan.words.units[index as usize];
    let full = scan.marker(named, job!("full"));
    let lasts = [job!("lasts"), job!("ago"), job!("ahead")];
    let framed = bound::begins(scan, i) == Some(0)
        || info.duration && lasts.iter().any(|&job| scan.marker_before(i, job) == Some(0))
        || i == 0 && full.is_some();
    if !framed || full.unwrap_or(named) != scan.len() {
        return None;
    }
    let end = full.unwrap_or(named);
    if info.duration {
        let iso = duration::in_unit(Decimal::from(info.times), &info.unit)?;
        return Some(Draft::iso(i, end, Kind::Duration, iso, "duration:one"));
    }
    let mut draft = Draft::valued(i, end, Kind::Measure, Decimal::from(info.times), "measure:one");
    draft.unit = Some(info.unit.clone());
    Some(draft)
}

/// A number of one unit.
#[derive(Clone, Copy)]
struct Quantity {
    value: Decimal,
    unit: u16,
    end: usize,
    /// Named alone, without a number or a part.
    bare: bool,
}

/// ساعتين, شهر, مترا ونصف, ثلاثة أشهر: what stands at token `i`, the unit said.
fn quantity(scan: &Scan, i: usize) -> Option<Quantity> {
    if scan.tok(i).has(clitic::ARTICLE) {
        return None;
    }
    let named = |at: usize| {
        scan.find(at, |s| match s {
            Sense::Unit { index, dual, weak: false } => Some((index, if dual { Decimal::TWO } else { Decimal::ONE })),
            _ => None,
        })
    };
    let (value, unit, end) = match named(i) {
        // Neither سنة 1997 nor لساعات is one.
        Some((_, end)) if scan.class(end) == Class::Digits || scan.marker(i, job!("plural")).is_some() => return None,
        Some(((unit, value), end)) => (value, unit, end),
        None => {
            let at = numeral::skip_prefix(scan, i);
            let n = numeral::read(scan, at)?;
            let ((unit, _), end) = named(n.end)?;
            (n.value?, unit, end)
        }
    };
    let (part, end) = part_after(scan, end).unwrap_or((Decimal::ZERO, end));
    let bare = part.is_zero() && named(i).is_some_and(|(found, _)| found.1 == Decimal::ONE);
    Some(Quantity { value: value.checked_add(part)?, unit, end, bare })
}

/// بين سنة وعشر سنوات, من نصف متر إلى متر ونصف, يوم أو يومين: a range of which an end is named without a number.
pub(super) fn range(scan: &Scan, i: usize) -> Option<Draft> {
    let low = quantity(scan, i)?;
    let between = scan.marker_before(i, job!("between"));
    let from = scan.marker_before(i, job!("from"));
    let (at, and) = match scan.marker(low.end, job!("to")).or_else(|| scan.marker(low.end, job!("or"))) {
        Some(at) => (at, false),
        None => (numeral::conjunction(scan, low.end).1, true),
    };
    // يومين أو ثلاثة
    let said_once = || {
        let n = numeral::read(scan, at).filter(|n| !n.digits && !n.fraction && !noun::plausible(scan, n.end))?;
        let value = n.value.filter(|v| *v > low.value && *v <= low.value * Decimal::from(3))?;
        Some(Quantity { value, unit: low.unit, end: n.end, bare: false }).filter(|_| !low.bare && !and)
    };
    let high = quantity(scan, at).or_else(said_once).filter(|high| !(low.bare && high.bare))?;
    // ارتفاع الموج من نصف متر إلى متر is a height, no rise.
    let height = &*scan.words.units[low.unit as usize].unit == "m";
    if and && between.is_none() || from.is_some() && !height && noun::changed(scan, i) {
        return None;
    }
    let (a, b) = (&scan.words.units[low.unit as usize], &scan.words.units[high.unit as usize]);
    let (first, last) =
        (low.value.checked_mul(Decimal::from(a.times))?, high.value.checked_mul(Decimal::from(b.times))?);
    let mut draft = Draft::new(i, high.end, Kind::Measure, "range:units");
    if a.duration && b.duration {
        draft.kind = Kind::Duration;
        draft.iso =
            Some(format!("{}/{}", duration::in_unit(first, &a.unit)?, duration::in_unit(last, &b.unit)?).into());
        draft.bound = Bound::Range;
    } else {
        // بين 500 متر و2 كيلومتر
        let first = if a.unit == b.unit { first } else { compound::within(&b.unit, &a.unit, first)? };
        draft.unit = Some(b.unit.clone()).filter(|_| first < last)?.into();
        ranged(&mut draft, first, last);
    }
    draft.phrase.0 = between.or(from).unwrap_or(i);
    Some(draft)
}

/// Whether a range between two numbers with a unit each is one figure beyond doubt: of durations, or between two.
pub(super) fn sure_range(scan: &Scan, draft: &Draft) -> bool {
    const COUNTED: [&str; 2] = ["point", "deg"];
    let between = scan.marker_before(draft.start, job!("between")).is_some();
    draft.kind == Kind::Duration || between && draft.unit.as_deref().is_some_and(|unit| !COUNTED.contains(&unit))
}

/// إلا before what is taken away.
pub(super) const LESS: &[u8] = &[letter('ا'), letter('ل'), letter('ا')];

/// ثلاثة دولارات ونصف: a part after the unit of a number without a scale word.
pub(super) fn add_part(scan: &Scan, n: &Numeral, draft: &mut Draft) {
    if !n.scaled && !n.fraction {
        more(scan, draft);
    }
}

/// Adds ونصف, ونصف المتر and وربع after its unit to a draft; إلا ربعا is taken away.
fn more(scan: &Scan, draft: &mut Draft) {
    // ربعا is written like the dual.
    let part = |s| match s {
        Sense::Fraction { numerator: 1 | 2, denominator: denominator @ 2..=4, .. } => Some(denominator),
        _ => None,
    };
    if let Some((denominator, end)) = scan.is_word(draft.end, LESS).then(|| scan.find(draft.end + 1, part)).flatten()
        && let Some(value) = draft.value.and_then(|v| v.checked_sub(Decimal::ONE / Decimal::from(denominator)))
    {
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
pub(super) fn part_after(scan: &Scan, i: usize) -> Option<(Decimal, usize)> {
    let (joined, at) = numeral::conjunction(scan, i);
    let n = numeral::read(scan, at).filter(|n| joined && n.fraction)?;
    let value = n.value.filter(|v| *v < Decimal::ONE)?;
    if scan.is(n.end, words::UNIT | words::CURRENCY) {
        return Some((value, n.end + 1)).filter(|_| same_root(scan.stem(i - 1), scan.stem(n.end)));
    }
    let whole = scan.class(n.end) == Class::Digits
        || scan.class(n.end) == Class::Word
            && !scan.is(n.end, words::FUNCTION | words::QUALIFIER)
            && scan.tok(n.end).clitics & clitic::CONJUNCTION == 0
            && starts_with_article(scan.codes(n.end));
    (!whole).then_some((value, n.end))
}

/// متر and المتر, ساعتين and الساعة: whether two words begin with the same letters.
fn same_root(a: &[u8], b: &[u8]) -> bool {
    let shared = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    shared >= 3 || shared == a.len().min(b.len())
}

/// دولار ونصف: a part that stands at `n`, after a currency alone.
pub(super) fn currency_and_part(scan: &Scan, n: &Numeral, free: usize) -> Option<Draft> {
    let joined = n.fraction && scan.tok(n.start).has(clitic::CONJUNCTION);
    let part = n.value.filter(|v| joined && *v < Decimal::ONE)?;
    let (from, index) = currency_before(scan, n.start).filter(|c| c.0 >= free)?;
    let (_, end) = part_after(scan, n.start)?;
    let (code, _) = money::resolve(scan, index, from + 1);
    let mut draft = Draft::valued(from, end, Kind::Money, Decimal::ONE + part, "money:one_and");
    money::scale(&mut draft, money::per_main(scan, index, &code));
    draft.unit = Some(code);
    Some(draft)
}

/// An indefinite currency of at most three words that ends before token `end`: the token it begins at.
pub(super) fn currency_before(scan: &Scan, end: usize) -> Option<(usize, u16)> {
    (end.saturating_sub(3)..end).rev().find_map(|from| {
        if !scan.is(from, words::CURRENCY) || scan.tok(from).has(clitic::ARTICLE) {
            return None;
        }
        let (index, after) = scan.find(from, money::pick_currency)?;
        (money::resolve(scan, index, after).1 == end).then_some((from, index))
    })
}

/// كيلومتر واحد, درجة مئوية واحدة, درهم إماراتي واحد: one of a unit or currency, with the word for one at `n`.
pub(super) fn one(scan: &Scan, n: &Numeral) -> Option<Draft> {
    if n.value != Some(Decimal::ONE) || n.digits || n.definite || !money::is_one(scan, n.start) {
        return None;
    }
    if let Some((from, index)) = currency_before(scan, n.start) {
        let (code, _) = money::resolve(scan, index, from + 1);
        let mut draft = Draft::valued(from, n.end, Kind::Money, Decimal::ONE, "money:one");
        money::scale(&mut draft, money::per_main(scan, index, &code));
        draft.unit = Some(code);
        return Some(draft);
    }
    let pick = |s| match s {
        Sense::Unit { index, dual: false, weak } if !scan.words.units[index as usize].duration => Some((index, weak)),
        _ => None,
    };
    (n.start.saturating_sub(3)..n.start).find_map(|from| {
        if !scan.is(from, words::UNIT) || scan.tok(from).has(clitic::ARTICLE) {
            return None;
        }
        let ((index, weak), end) = scan.find(from, pick)?;
        let info = &scan.words.units[index as usize];
        // نقطة واحدة is counted in a league and in an argument.
        if end != n.start || weak && scan.codes(from).len() < 3 || matches!(&*info.unit, "point" | "deg") {
            return None;
        }
        let mut draft = Draft::valued(from, n.end, Kind::Measure, Decimal::from(info.times), "measure:one");
        draft.unit = Some(info.unit.clone());
        Some(draft)
    })
}
