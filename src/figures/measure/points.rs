//! Points: of a league or of sale, which are counted, and of an index, which are measured.

use crate::figures::noun;
use crate::figures::numeral::Numeral;
use crate::figures::score;
use crate::figures::tokens::scan::Scan;
use crate::figures::tokens::unit_word;
use crate::figures::tokens::words::{self, job};
use crate::figures::topic;
use crate::text::code::letter;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// Points of a league are counted, points of an index measured.
pub(super) fn are_counted(scan: &Scan, n: &Numeral, at: usize, end: usize) -> bool {
    let whole = n.value.is_some_and(|v| v.scale() == 0);
    // ست نقاط of an agreement are counted too.
    let listed = || n.value.is_some_and(|v| v < Decimal::ONE_HUNDRED) && !noun::changed(scan, n.start);
    whole
        && !beside_share(scan, n.start)
        && end == at + 1
        && !topic::near(scan, n.start, end, job!("index"))
        && !near_level(scan, n.start)
        && (listed() || counted_point(scan, n, end) || score::near_sport(scan, n.start, end, 2 * score::WINDOW))
}

/// Tokens from points to the level that an index rose or fell to.
const LEVEL: usize = 12;

/// كسب 27 نقطة تعادل 1.77% عند مستوى 1578 نقطة: whether the level of an index is told near token `i`.
fn near_level(scan: &Scan, i: usize) -> bool {
    let level = |at: usize| {
        let to = scan.marker(at, job!("level"));
        to.is_some_and(|to| scan.class(to) == Class::Digits && scan.codes(to).len() > 2)
    };
    (i.saturating_sub(LEVEL)..(i + LEVEL).min(scan.len())).any(level)
}

/// ثلاث نقاط أساسية: points of an agenda, told in words and without anything that bears interest.
pub(super) fn are_basic(scan: &Scan, n: &Numeral, at: usize) -> bool {
    let adjective = noun::feminine(scan, at + 1);
    let told = scan.class(n.start) == Class::Word && n.is_few() && adjective;
    told && !topic::near(scan, n.start, at + 2, job!("interest")) && !topic::near(scan, n.start, at + 2, job!("index"))
}

/// Tokens from a share to the points in brackets behind it.
const BESIDE: usize = 5;

/// 38 في المئة (بزيادة 14 نقطة): whether token `i` stands in brackets right behind a share.
fn beside_share(scan: &Scan, i: usize) -> bool {
    let open = (i.saturating_sub(BESIDE)..i).rev().find(|&at| scan.mark(at, b'('));
    open.is_some_and(|open| (open.saturating_sub(2)..open).any(|at| unit_word::percent(scan, at) == Some(open)))
}

/// 200 نقطة بيع: points of something, of which an index has none.
fn counted_point(scan: &Scan, n: &Numeral, i: usize) -> bool {
    let verb = [&[letter('ي')][..], &[letter('س'), letter('ي')]].iter().any(|begin| scan.codes(i).starts_with(begin));
    noun::plausible(scan, i)
        && n.value < Some(Decimal::ONE_THOUSAND)
        && !verb
        && scan.tok(i).clitics == 0
        && scan.bits(i) & words::FUNCTION == 0
        && (scan.bits(i) & words::MARKER == 0 || scan.marker(i, job!("object")).is_some())
        && scan.codes(i).last() != Some(&letter('ا'))
        && !noun::changed(scan, n.start)
}
