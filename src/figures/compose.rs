//! One pass over the tokens that composes figures: each token is used once, so that no number remains
//! inside a date and no digit inside a name.

use super::age;
use super::bound;
use super::clock;
use super::date;
use super::draft::{BRIEF, Composed, Draft};
use super::duration;
use super::mask;
use super::measure::{alone, dimensions, multiple};
use super::noun::elided::restated;
use super::numeral::scientific;
use super::quantity::{below, finish, number};
use super::range::tatweel;
use super::rank;
use super::score;
use super::tokens::particles::TO;
use super::tokens::scan::Scan;
use super::tokens::words::{self, job};
use crate::text::tokens::Class;

/// Composes the figures of a text, without their roles and sources.
pub(super) fn compose(scan: &Scan) -> Composed {
    let mut out = Composed::default();
    let mut free = 0;
    for &start in &scan.starts {
        let i = start as usize;
        if i >= free && !stands_alone(scan, i) {
            let from = out.drafts.len();
            free = step(scan, i, &mut out).max(i + 1);
            once(&mut out.drafts, from);
        }
    }
    restated(scan, &mut out.drafts);
    out
}

/// 2%7: a sign or a unit before a number that the figure before it has used is that one's.
fn once(drafts: &mut Vec<Draft>, from: usize) {
    let Some(free) = from.checked_sub(1).and_then(|last| drafts.get(last)).map(|last| last.end) else { return };
    let Some(draft) = drafts.get_mut(from).filter(|draft| draft.start < free) else { return };
    if free < draft.end {
        (draft.start, draft.span) = (free, None);
        draft.phrase.0 = draft.phrase.0.max(free);
    } else {
        drafts.remove(from);
    }
}

/// Tokens behind a word that calls for a number (يوم, عام) in which the number stands.
const CALLED: usize = 6;

/// A unit, or a word that calls for a number, that nothing goes on behind: most of them, and no figure.
fn stands_alone(scan: &Scan, i: usize) -> bool {
    const NUMERIC: u32 = words::STARTS & !(words::UNIT | words::CALLS);
    let starts = scan.bits(i) & words::STARTS;
    if starts == 0 || starts & !(words::UNIT | words::CALLS) != 0 || scan.len() <= BRIEF {
        return false;
    }
    let numeric = |at: usize| scan.class(at) == Class::Digits || scan.bits(at) & NUMERIC != 0;
    let called = starts & words::CALLS != 0 && (i + 1..=i + CALLED).any(numeric);
    // درجة مئوية ونصف الدرجة
    let described = || scan.class(i + 1) == Class::Word && alone::goes_on(scan, i + 2);
    let measured = starts & words::UNIT != 0 && (alone::goes_on(scan, i + 1) || described());
    !called && !measured
}

/// What a number in a title begins with.
const NUMERIC: u32 = words::NUMBER | words::FRACTION | words::DUAL | words::DUAL_NOUN | words::ORDINAL | words::VAGUE;

/// Reads what begins at token `i`; gives the token to go on at.
fn step(scan: &Scan, i: usize, out: &mut Composed) -> usize {
    let bits = scan.live(i);
    if (scan.class(i) == Class::Digits || bits & NUMERIC != 0)
        && let Some(end) = mask::names::title_of_work(scan, i)
    {
        return end;
    }
    if bits & words::MARKER != 0 {
        // نصف آلي; not انخفض إلى النصف إلى جانب
        let to = |end: usize| scan.is_word(end - 1, TO) && !scan.written(end - 1).starts_with('آ');
        if let Some(end) =
            scan.marker(i, job!("half_idiom")).filter(|&end| !to(end)).or_else(|| scan.marker(i, job!("name_phrase")))
        {
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
        && let Some(end) = super::numeral::digits::read(scan, i)
            .and_then(|run| scientific::beyond(scan, run.value, run.end))
            .or_else(|| mask::excluded(scan, i, &mut out.identifiers))
    {
        return end;
    }
    if let Some(end) = date::read(scan, i, &mut out.drafts) {
        out.drafts[from..].iter_mut().for_each(|d| bound::attach(scan, d));
        return end;
    }
    if let Some(end) = date::months::bare(scan, i) {
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
        || bits & (words::NUMBER | words::FRACTION | words::VAGUE) != 0
        || scan.marker(i, job!("negative")).is_some()
    {
        return number(scan, i, out).unwrap_or(i + 1);
    }
    i + 1
}
