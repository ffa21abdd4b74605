//! What a number measures whose unit was said before a year, a per cent or a span of time that stands between them, or in
//! the sentence before: 127 ألف طن في 2023 مقابل 120 ألفا.

use crate::figures::draft::Draft;
use crate::figures::figure::{Bound, Kind};
use crate::figures::number::within;
use crate::figures::numeral::{self, number_word};
use crate::figures::tokens::particles::{AGAINST, THEN};
use crate::figures::tokens::scan::{Scan, ends_sentence};
use crate::figures::tokens::words::{self, job};
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// Tokens from an amount to a further one without its unit, and to one of billions, also across the end of a sentence.
const GAP: usize = 18;
const BILLIONS_GAP: usize = 36;

/// Figures that may stand between the two.
const BETWEEN: usize = 3;

/// How many times as much as the other an amount is at most, and one of thousands of millions, which count nobody.
const ALIKE: u32 = 10;
const BILLIONS_ALIKE: u32 = 50;

const BILLION: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// A quintillion, which texts explain (الكوينتيليون يساوي مليون تريليون) rather than pay.
const TOO_MANY: Decimal = Decimal::from_parts(2_808_348_672, 232_830_643, 0, false, 0);

/// The amount of `before` whose unit `draft` has, as its place in that list.
pub(super) fn amount_of(scan: &Scan, before: &[Draft], draft: &Draft) -> Option<usize> {
    let value = draft.value.filter(|v| *v > Decimal::ZERO)?;
    let named = draft.noun.is_some_and(|noun| noun >= draft.start);
    if draft.rule != "count:plain" || named || matches!(draft.bound, Bound::Vague | Bound::Range) {
        return None;
    }
    let tells_when = |d: &Draft| matches!(d.kind, Kind::Date | Kind::Duration | Kind::Percent | Kind::Time);
    let k = before.iter().rposition(|d| !tells_when(d)).filter(|k| before.len() - k <= BETWEEN)?;
    let last = &before[k];
    let large = scaled(scan, draft);
    let of_unit = matches!(last.kind, Kind::Money | Kind::Measure) && last.unit.is_some();
    let begin = number_word::with_prefix(scan, draft.start);
    if !of_unit || scaled(scan, last) != large || begin < last.end || begin - last.end > BILLIONS_GAP {
        return None;
    }
    let ends = (last.end..begin).filter(|&at| ends_sentence(scan, at)).count();
    let near_by = begin - last.end <= GAP && ends == 0;
    let paid = last.kind == Kind::Money && ends <= 1;
    let near = |most| last.value.is_some_and(|v| within(v, value, most) && within(value, v, most));
    let linked = || {
        near(ALIKE)
            && nobody(scan, last.end, begin)
            && (compared(scan, begin) || large && in_turn(scan, last, draft, begin))
    };
    let billions = (BILLION..TOO_MANY).contains(&value) && near(BILLIONS_ALIKE) && (near_by || paid);
    (billions || near_by && linked()).then_some(k)
}

/// Whether a word for thousands or more is written in the number of `draft`.
fn scaled(scan: &Scan, draft: &Draft) -> bool {
    numeral::read(scan, draft.start).is_some_and(|n| n.scaled)
}

/// Whether the tokens `from..to` name nobody who could be counted.
fn nobody(scan: &Scan, from: usize, to: usize) -> bool {
    !(from..to).any(|at| scan.is(at, words::ROLE | words::PERSON))
}

/// في 2023 مقابل 120 ألفا: whether a word of comparing leads to the number at token `begin`.
fn compared(scan: &Scan, begin: usize) -> bool {
    scan.is_word(begin - 1, AGAINST) || scan.marker_before(begin, job!("compared")).is_some()
}

/// Whether two amounts of thousands or more are of one thing at two times.
fn in_turn(scan: &Scan, last: &Draft, draft: &Draft, begin: usize) -> bool {
    // 400 ألف جنيه ثم 250 ألفا
    let then = last.end + 1 == begin && scan.is_word(last.end, THEN);
    then || changed(scan, last, begin) || dated(scan, last, draft)
}

/// من 10 مليارات دولار عام 2023 إلى 3 مليارات.
fn changed(scan: &Scan, last: &Draft, begin: usize) -> bool {
    let from = scan.marker_before(last.phrase.0.min(last.start), job!("from")).is_some();
    from && (begin - 1..=begin).any(|at| scan.marker(at, job!("to")) == Some(begin))
}

/// مليونا يورو في 2017، و4 ملايين في 2018: whether the same word tells behind both amounts when they were.
fn dated(scan: &Scan, last: &Draft, draft: &Draft) -> bool {
    let when = |at: usize| scan.class(at) == Class::Word && scan.class(at + 1) == Class::Digits;
    when(last.end) && when(draft.end) && scan.codes(last.end) == scan.codes(draft.end)
}
