//! One pass over the tokens that composes figures: each token is used once, so that no number remains
//! inside a date and no digit inside a name.

use super::age;
use super::alone;
use super::amount;
use super::bound;
use super::clock;
use super::date;
use super::date_months;
use super::date_parts;
use super::dimensions;
use super::draft::{BRIEF, Composed, Draft, number_alone};
use super::duration;
use super::elided::{restated, unit_of_last};
use super::figure::{Bound, Kind};
use super::fraction;
use super::fraction_of;
use super::mask;
use super::money;
use super::multiple;
use super::noun;
use super::numeral::{self, Numeral};
use super::particles::{AND, ODD, SUNDAY, TEN};
use super::parts;
use super::pieces;
use super::pressure;
use super::range;
use super::rank;
use super::scan::{Scan, clitic};
use super::scientific;
use super::score;
use super::short_year;
use super::signs;
use super::tatweel;
use super::unit_range;
use super::unit_word;
use super::weak;
use super::words::{self, job};
use super::year;
use crate::text::code::letter;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// Composes the figures of a text, without their roles and sources.
pub(super) fn compose(scan: &Scan) -> Composed {
    let mut out = Composed::default();
    let mut free = 0;
    for &start in &scan.starts {
        let i = start as usize;
        let unit_alone =
            scan.bits(i) & words::STARTS == words::UNIT && !alone::goes_on(scan, i + 1) && scan.len() > BRIEF;
        if i >= free && !unit_alone {
            free = step(scan, i, &mut out).max(i + 1);
        }
    }
    restated(scan, &mut out.drafts);
    out
}

/// Reads what begins at token `i`; gives the token to go on at.
fn step(scan: &Scan, i: usize, out: &mut Composed) -> usize {
    let bits = scan.live(i);
    if bits & words::MARKER != 0 {
        if let Some(end) = scan.marker(i, job!("half_idiom")).or_else(|| scan.marker(i, job!("name_phrase"))) {
            return end;
        }
        if let Some(end) = multiple::read(scan, i, &mut out.drafts) {
            return end;
        }
    }
    let from = out.drafts.len();
    if let Some(end) = clock::read(scan, i, &mut out.drafts) {
        return end;
    }
    if scan.class(i) == Class::Digits
        && let Some(end) =
            tatweel::read(scan, i, &mut out.drafts).or_else(|| dimensions::read(scan, i, &mut out.drafts))
    {
        return end;
    }
    if scan.class(i) == Class::Digits
        && let Some(end) = super::digits::read(scan, i)
            .and_then(|run| scientific::beyond(scan, run.value, run.end))
            .or_else(|| mask::excluded(scan, i, &mut out.identifiers))
    {
        return end;
    }
    if let Some(end) = date::read(scan, i, &mut out.drafts) {
        out.drafts[from..].iter_mut().for_each(|d| bound::attach(scan, d));
        return end;
    }
    if let Some(end) = date_months::bare(scan, i) {
        return end;
    }
    if let Some(end) = score::read(scan, i, &mut out.drafts) {
        return end;
    }
    if bits & (words::DUAL | words::UNIT) != 0
        && let Some(mut draft) = alone::dual(scan, i)
    {
        below(scan, &mut draft);
        age::as_age(scan, &mut draft, None);
        return finish(scan, draft, out);
    }
    if bits & words::DUAL_NOUN != 0
        && !alone::describes_dual(scan, i, &out.drafts)
        && let Some(draft) = alone::dual_noun(scan, i)
    {
        return finish(scan, draft, out);
    }
    if bits & words::ORDINAL != 0
        && let Some(draft) = age::ordinal(scan, i)
    {
        return finish(scan, draft, out);
    }
    // أمس الأول names a day.
    if i > 0 && scan.marker(i - 1, job!("days_ago")) == Some(i + 1) {
        return i + 1;
    }
    // ثانية واحدة: the unit, which the one behind it tells.
    if bits & words::ORDINAL != 0 && bits & words::UNIT != 0 && duration::one_second(scan, i) {
        return i + 1;
    }
    if bits & words::ORDINAL != 0
        && let Some(end) = rank::ordinal_word(scan, i, out)
    {
        return end;
    }
    if scan.class(i) == Class::Digits
        || scan.class(i) == Class::Mark
        || bits & (words::NUMBER | words::FRACTION | words::VAGUE | words::MARKER) != 0
    {
        return number(scan, i, out).unwrap_or(i + 1);
    }
    i + 1
}

/// سالب درجتين, ناقص دولار واحد: the sign in words before what counts by itself.
fn below(scan: &Scan, draft: &mut Draft) {
    if let Some(at) = scan.marker_before(draft.start, job!("negative"))
        && matches!(draft.kind, Kind::Measure | Kind::Money)
    {
        draft.value = draft.value.map(|v| -v.abs());
        draft.widen(at, draft.end);
        draft.start = at;
    }
}

fn finish(scan: &Scan, mut draft: Draft, out: &mut Composed) -> usize {
    bound::attach(scan, &mut draft);
    number_alone(scan, &mut draft);
    let end = draft.end;
    out.drafts.push(draft);
    end
}

/// Digits or number words, alone or as a range, with what they measure or count.
fn number(scan: &Scan, i: usize, out: &mut Composed) -> Option<usize> {
    let (at, sign) = signed(scan, i);
    if let Some(draft) = fraction_of::slash(scan, at) {
        return Some(finish(scan, draft, out));
    }
    if date_parts::weekday_for_number(scan, at) {
        return Some(at + 1);
    }
    let Some(n) = eleven(scan, at).or_else(|| numeral::read(scan, at)) else {
        // What digits cannot be read as a whole are not read in part either.
        if scan.class(at) == Class::Digits {
            return Some(numeral::past_scales(scan, super::digits::chain(scan, at)));
        }
        return fraction_of::one_mark(scan, i).map(|draft| finish(scan, draft, out));
    };
    if weak::price_of_one(scan, &n) || weak::followed(scan, &n) || weak::tagged(scan, &n) {
        return Some(n.end);
    }
    let n = fraction::without(scan, n);
    // الحرارة فوق الصفر: the zero that a temperature is told from.
    if n.definite && !n.digits && n.value.is_some_and(|v| v.is_zero()) && bound::qualified(scan, at) {
        return Some(n.end);
    }
    // عامين ونيف: the qualifier has told it.
    if n.low.is_some() && scan.tok(at).has(clitic::CONJUNCTION) && scan.stem(at) == ODD {
        return Some(n.end);
    }
    if let Some(end) = rank::hundredth(scan, &n, out) {
        return Some(end);
    }
    if let Some(draft) = fraction_of::of_each(scan, &n) {
        return Some(finish(scan, draft, out));
    }
    let two_units = n.fraction || scan.is(n.end, words::UNIT) && alone::goes_on(scan, n.end + 1);
    if two_units
        && let Some(mut draft) = unit_range::read(scan, at).filter(|draft| n.fraction || unit_range::sure(scan, draft))
    {
        age::as_age(scan, &mut draft, None);
        return Some(finish(scan, draft, out));
    }
    if rank::century_before(scan, at) && (n.definite || n.single.is_some() && !money::is_one(scan, at)) {
        return Some(n.end);
    }
    if let Some(end) = rank::century(scan, &n).or_else(|| rank::whole_of_part(scan, &n)) {
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
    if n.plain > 0
        && !scan.spaced(n.end)
        && scan.class(n.end) == Class::Latin
        && matches!(scan.codes(n.end), b"st" | b"nd" | b"rd" | b"th")
    {
        let mut draft = Draft::of(&n, Kind::Ordinal, "ordinal:english");
        draft.end = n.end + 1;
        return Some(finish(scan, draft, out));
    }
    if let Some((value, end)) = rank::minute(scan, &n) {
        let mut draft = Draft::of(&n, Kind::Ordinal, "ordinal:minute");
        draft.value = Some(value);
        draft.end = end;
        draft.phrase.1 = end;
        out.drafts.push(draft);
        return Some(end);
    }
    if numeral::with_article(scan, &n) && rank::century_before(scan, at - 1) || rank::numbers_ruler(scan, &n) {
        return Some(n.end);
    }
    if let Some(draft) = short_year::of_event(scan, &n)
        .or_else(|| rank::rank(scan, &n))
        .or_else(|| rank::listed(scan, &n, out.drafts.last()))
        .or_else(|| rank::changed_to(scan, &n, out.drafts.last()))
    {
        let end = draft.end;
        out.drafts.push(draft);
        return Some(end);
    }
    if let Some(draft) = year::read(scan, &n) {
        let mut draft = draft;
        bound::attach(scan, &mut draft);
        let end = draft.end;
        out.drafts.push(draft);
        return Some(end);
    }
    if let Some(draft) = duration::unit_before(scan, &n).or_else(|| alone::one(scan, &n)) {
        let mut draft = draft;
        amount::below_zero(scan, &mut draft);
        below(scan, &mut draft);
        age::as_age(scan, &mut draft, None);
        return Some(finish(scan, draft, out));
    }
    let free = out.drafts.last().map_or(0, |d| d.end);
    if let Some(draft) = alone::currency_and_part(scan, &n, free)
        .or_else(|| parts::thing_and_part(scan, &n, free))
        .or_else(|| money::one_and_subunit(scan, &n, free))
    {
        return Some(finish(scan, draft, out));
    }
    if let Some(draft) = fraction_of::over(scan, &n) {
        return Some(finish(scan, draft, out));
    }
    let mut draft = amount::compose(scan, &n);
    if open {
        draft.bound = Bound::AtLeast;
    }
    if draft.kind == Kind::Count && n.digits && mask::sides(scan, n.start) {
        draft.kind = Kind::Number;
        return Some(finish(scan, draft, out));
    }
    if draft.kind == Kind::Count && draft.noun.is_none() && !(sign && (n.digits || !noun::plausible(scan, n.end))) {
        if !weak::states(scan, &n) {
            return Some(n.end);
        }
        if let Some(unit) = unit_of_last(scan, &n, &out.drafts) {
            (draft.kind, draft.unit) = unit;
            draft.rule = "money:elided";
            return Some(finish(scan, draft, out));
        }
        noun::attach(scan, &n, &mut draft, &out.drafts);
        parts::halved(scan, &mut draft);
    }
    if matches!(draft.kind, Kind::Count | Kind::Measure | Kind::Money) {
        pieces::extend(scan, &n, &mut draft);
        parts::less_of(scan, &n, &mut draft);
    }
    if draft.kind == Kind::Fraction {
        noun::after_fraction(scan, &n, &mut draft);
    }
    if sign {
        if draft.kind == Kind::Count && draft.noun.is_none() {
            draft.kind = Kind::Number;
        }
        draft.value = draft.value.map(|v| -v.abs());
        draft.start = i;
        draft.phrase.0 = draft.phrase.0.min(i);
    }
    // هدفا واحدا
    if n.value != Some(Decimal::ONE) || draft.noun.is_none() {
        age::as_age(scan, &mut draft, Some(&n));
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
    super::digits::read(scan, i).map_or(i + 1, |r| r.end)
}

/// المتهمون الأحد عشر: eleven with the article, whose first word is the Sunday too, where token `i` is its ten.
fn eleven(scan: &Scan, i: usize) -> Option<Numeral> {
    let start = i.checked_sub(1).filter(|_| scan.is_word(i, TEN))?;
    // أعلن الأحد عشر حالات: ten before a plural.
    let counts = scan.codes(i + 1).last() != Some(&letter('ا')) && noun::plausible(scan, i + 1);
    let eleven =
        scan.is_word(start, SUNDAY) && !counts && !scan.is(i + 1, words::MONTH) && scan.class(start) == Class::Word;
    eleven.then(|| Numeral { definite: true, ..numeral::done(scan, start, i + 1, Decimal::from(11), false, None) })
}
