//! What digits or number words state where nothing else has read them: a rank, a year, a range, or so much or many of
//! something.

use super::age;
use super::bound::{self, signs};
use super::date::{self, short_year};
use super::draft::{Composed, Draft, number_alone};
use super::duration;
use super::figure::{Bound, Kind};
use super::measure::{alone, amount, dimensions, dual_range, fraction_of, pieces, pressure, unit_range};
use super::money;
use super::noun::elided::unit_of_last;
use super::noun::{self, parts};
use super::numeral::{self, Numeral, fraction, number_word, ordinal};
use super::range;
use super::rank;
use super::tokens::particles::{AND, ODD, SUNDAY, TEN};
use super::tokens::scan::{Scan, clitic};
use super::tokens::unit_word;
use super::tokens::words::{self, job};
use super::topic;
use super::weak;
use super::year;
use crate::text::code::letter;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// سالب درجتين, ناقص دولار واحد: the sign in words before what counts by itself.
pub(super) fn below(scan: &Scan, draft: &mut Draft) {
    if let Some(at) = scan.marker_before(draft.start, job!("negative"))
        && matches!(draft.kind, Kind::Measure | Kind::Money)
    {
        draft.value = draft.value.map(|v| -v.abs());
        draft.widen(at, draft.end);
        draft.start = at;
    }
}

/// Adds a draft with the bound that the words around it tell; gives the token after it.
pub(super) fn finish(scan: &Scan, mut draft: Draft, out: &mut Composed) -> usize {
    bound::attach(scan, &mut draft);
    number_alone(scan, &mut draft);
    push(draft, out)
}

/// Adds a draft as it is; gives the token after it.
fn push(draft: Draft, out: &mut Composed) -> usize {
    let end = draft.end;
    out.drafts.push(draft);
    end
}

/// Digits or number words, alone or as a range, with what they measure or count.
pub(super) fn number(scan: &Scan, i: usize, out: &mut Composed) -> Option<usize> {
    let (at, sign) = signed(scan, i);
    if let Some(draft) = fraction_of::slash(scan, at) {
        return Some(finish(scan, draft, out));
    }
    if date::parts::weekday_for_number(scan, at) {
        return Some(at + 1);
    }
    let Some(n) = eleven(scan, at).or_else(|| numeral::read(scan, at)) else {
        // What digits cannot be read as a whole are not read in part either.
        if scan.class(at) == Class::Digits {
            return Some(number_word::past_scales(scan, super::numeral::digits::chain(scan, at)));
        }
        return fraction_of::one_mark(scan, i).map(|draft| finish(scan, draft, out));
    };
    let other = weak::price_of_one(scan, &n) || weak::followed(scan, &n) || weak::tagged(scan, &n);
    if other || weak::holds(scan, &n) {
        return Some(n.end);
    }
    let n = fraction::without(scan, n);
    if told_already(scan, &n) {
        return Some(n.end);
    }
    if let Some(end) = rank::hundredth(scan, &n, out) {
        return Some(end);
    }
    if let Some(draft) = fraction_of::of_each(scan, &n) {
        return Some(finish(scan, draft, out));
    }
    if let Some(draft) = with_two_units(scan, &n) {
        return Some(finish(scan, draft, out));
    }
    if let Some(end) = of_century(scan, &n).or_else(|| rank::whole_of_part(scan, &n)) {
        return Some(end);
    }
    if let Some(end) = pressure::read(scan, &n, &mut out.drafts) {
        return Some(end);
    }
    let minus = sign.then(|| if at == i { i - 1 } else { i });
    if let Some(end) = range::read(scan, &n, minus, out) {
        return Some(end);
    }
    let open = signs::plus_behind(scan, &n);
    let n = if open { Numeral { end: n.end + 1, plain: 0, ..n } } else { n };
    ranked_or_dated(scan, &n, out).or_else(|| beside_its_unit(scan, &n, out)).or_else(|| {
        let sign = sign.then_some(i);
        amounting(scan, &n, open, sign, out)
    })
}

/// الحرارة فوق الصفر, عامين ونيف: the zero that a temperature is told from, and what a qualifier has told.
fn told_already(scan: &Scan, n: &Numeral) -> bool {
    let zero = n.definite && !n.digits && n.value.is_some_and(|v| v.is_zero());
    let stem = scan.stem(n.start);
    let odd = n.low.is_some()
        && scan.tok(n.start).has(clitic::CONJUNCTION)
        && stem.strip_suffix(&[letter('ا')]).unwrap_or(stem) == ODD;
    zero && bound::qualified(scan, n.start) || odd
}

/// بين سنة وعشر سنوات, نصف متر إلى متر: a range that names its unit at both ends.
fn with_two_units(scan: &Scan, n: &Numeral) -> Option<Draft> {
    if !(n.fraction || scan.is(n.end, words::UNIT) && alone::goes_on(scan, n.end + 1)) {
        return None;
    }
    let mut draft = unit_range::read(scan, n.start).filter(|draft| n.fraction || unit_range::sure(scan, draft))?;
    age::as_age(scan, &mut draft, None);
    Some(draft)
}

/// القرن العشرين, القرن 16م: the token after a number that names a century, which is no figure.
fn of_century(scan: &Scan, n: &Numeral) -> Option<usize> {
    let named =
        rank::century_before(scan, n.start) && (n.definite || n.single.is_some() && !money::is_one(scan, n.start));
    if named { Some(n.end) } else { rank::century(scan, n).or_else(|| millennium(scan, n)) }
}

/// الألف الثالث قبل الميلاد, المائة الثامنة: a thousand or a hundred of years, by its rank.
fn millennium(scan: &Scan, n: &Numeral) -> Option<usize> {
    let years = [Decimal::ONE_HUNDRED, Decimal::ONE_THOUSAND].map(Some).contains(&n.value);
    let alone = years && n.definite && !n.digits && n.end == n.start + 1;
    (alone && scan.tok(n.end).clitics == clitic::ARTICLE).then(|| ordinal::read(scan, n.end)).flatten().map(|o| o.end)
}

/// 18th, (45+2), المركز 12, حرب 73, 2023: a number that ranks something or is a year.
fn ranked_or_dated(scan: &Scan, n: &Numeral, out: &mut Composed) -> Option<usize> {
    if n.plain > 0
        && !scan.spaced(n.end)
        && scan.class(n.end) == Class::Latin
        && matches!(scan.codes(n.end), b"st" | b"nd" | b"rd" | b"th")
    {
        let mut draft = Draft::of(n, Kind::Ordinal, "ordinal:english");
        draft.end = n.end + 1;
        return Some(finish(scan, draft, out));
    }
    if let Some((value, end)) = rank::minute::minute(scan, n) {
        let mut draft = Draft::of(n, Kind::Ordinal, "ordinal:minute");
        draft.value = Some(value);
        draft.end = end;
        draft.phrase.1 = end;
        return Some(push(draft, out));
    }
    if number_word::with_article(scan, n) && rank::century_before(scan, n.start - 1)
        || rank::named::numbers_ruler(scan, n)
    {
        return Some(n.end);
    }
    if let Some(draft) = short_year::of_event(scan, n)
        .or_else(|| rank::rank(scan, n))
        .or_else(|| rank::listed(scan, n, out.drafts.last()))
        .or_else(|| rank::of_next(scan, n, out.drafts.last()))
        .or_else(|| rank::changed_to(scan, n, out.drafts.last()))
    {
        return Some(push(draft, out));
    }
    let mut draft = year::read(scan, n)?;
    bound::attach(scan, &mut draft);
    Some(push(draft, out))
}

/// الأيام الستة, كيلومتر واحد, دولار ونصف, كوب ونصف: a number behind the unit or thing that it tells how many of, or a part of
/// it.
fn beside_its_unit(scan: &Scan, n: &Numeral, out: &mut Composed) -> Option<usize> {
    let free = out.drafts.last().map_or(0, |d| d.end);
    let unit = duration::unit_before(scan, n).or_else(|| alone::one(scan, n));
    // 62 عاما وأحد الناخبين: the unit belongs to the number before it.
    if let Some(mut draft) = unit.filter(|draft| draft.start >= free) {
        topic::below_zero(scan, &mut draft);
        below(scan, &mut draft);
        age::as_age(scan, &mut draft, None);
        return Some(finish(scan, draft, out));
    }
    let draft = alone::currency_and_part(scan, n, free)
        .or_else(|| parts::thing_and_part(scan, n, free))
        .or_else(|| money::one_and_subunit(scan, n, free))
        .or_else(|| fraction_of::over(scan, n))?;
    Some(finish(scan, draft, out))
}

/// The number with its unit or its noun; `open` where a plus stands behind it, `sign` the token of its minus or of the digits
/// behind that.
fn amounting(scan: &Scan, n: &Numeral, open: bool, sign: Option<usize>, out: &mut Composed) -> Option<usize> {
    let mut draft = amount::compose(scan, n);
    if open {
        draft.bound = Bound::AtLeast;
    }
    if draft.kind == Kind::Count && n.digits && dimensions::side_of_picture(scan, n.start) {
        draft.kind = Kind::Number;
        return Some(finish(scan, draft, out));
    }
    let below = sign.is_some() && (n.digits || !noun::plausible(scan, n.end));
    if draft.kind == Kind::Count && draft.noun.is_none() && !below {
        if !weak::states(scan, n) {
            return Some(n.end);
        }
        if let Some(unit) = unit_of_last(scan, n, &out.drafts) {
            (draft.kind, draft.unit) = unit;
            draft.rule = "money:elided";
            return Some(finish(scan, draft, out));
        }
        if !weak::parts_again(scan, n) {
            noun::attach(scan, n, &mut draft, &out.drafts);
            if let Some(noun) = draft.noun.filter(|&noun| n.value == Some(Decimal::ONE) && noun + 1 == n.start) {
                dual_range::from_one(scan, &mut draft, noun);
            }
            parts::halved(scan, &mut draft);
        }
    }
    if matches!(draft.kind, Kind::Count | Kind::Measure | Kind::Money) {
        pieces::extend(scan, n, &mut draft);
        parts::less_of(scan, n, &mut draft);
    }
    if draft.kind == Kind::Fraction {
        fraction_of::of_what(scan, n, &mut draft);
    }
    if let Some(i) = sign {
        if draft.kind == Kind::Count && draft.noun.is_none() {
            draft.kind = Kind::Number;
        }
        draft.value = draft.value.map(|v| -v.abs());
        draft.start = i;
        draft.phrase.0 = draft.phrase.0.min(i);
    }
    // هدفا واحدا
    if n.value != Some(Decimal::ONE) || draft.noun.is_none() {
        age::as_age(scan, &mut draft, Some(n));
    }
    // A dual noun after its number (2 شخصين) states nothing more.
    let noun = draft.noun.filter(|&noun| noun >= draft.end && scan.is(noun, words::DUAL_NOUN));
    Some(finish(scan, draft, out).max(noun.map_or(0, |noun| noun + 1)))
}

/// Whether a minus sign or a word for it stands at token `i`; gives the token of the number.
fn signed(scan: &Scan, i: usize) -> (usize, bool) {
    if let Some(at) = scan.marker(i, job!("negative")) {
        return (at, true);
    }
    let minus = i > 0
        && scan.dash(i - 1)
        && (!scan.spaced(i) || bracketed_minus(scan, i))
        && (scan.spaced(i - 1) || i == 1 || scan.mark(i - 2, b'(') || scan.is_word(i - 2, AND))
        && scan.class(i) == Class::Digits;
    if !minus {
        return (i, false);
    }
    // A dash that opens a line is a list mark, unless it stands at a decimal, a per cent or a measure.
    let end = numeral_end(scan, i);
    let opens_line = i == 1 || scan.class(i - 2) == Class::Break;
    let measured = scan.is(end, words::UNIT | words::CURRENCY)
        || unit_word::percent(scan, end).is_some()
        || end > i + 1
        || end == scan.len() && i == 1;
    (i, !opens_line || measured)
}

/// (- 6): whether the digits at token `i` stand in a bracket with a minus alone.
fn bracketed_minus(scan: &Scan, i: usize) -> bool {
    i > 1 && scan.mark(i - 2, b'(') && scan.mark(numeral_end(scan, i), b')')
}

fn numeral_end(scan: &Scan, i: usize) -> usize {
    super::numeral::digits::read(scan, i).map_or(i + 1, |r| r.end)
}

/// المتهمون الأحد عشر: eleven with the article, whose first word is the Sunday too, where token `i` is its ten.
fn eleven(scan: &Scan, i: usize) -> Option<Numeral> {
    let start = i.checked_sub(1).filter(|_| scan.is_word(i, TEN))?;
    // أعلن الأحد عشر حالات: ten before a plural.
    let counts = scan.codes(i + 1).last() != Some(&letter('ا')) && noun::plausible(scan, i + 1);
    let eleven =
        scan.is_word(start, SUNDAY) && !counts && !scan.is(i + 1, words::MONTH) && scan.class(start) == Class::Word;
    eleven.then(|| Numeral { definite: true, ..number_word::done(scan, start, i + 1, Decimal::from(11), false, None) })
}
