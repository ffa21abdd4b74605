//! Characters that cannot be seen: direction controls, joiners, soft hyphens, byte order marks, controls.
//!
//! Three of them carry meaning and are kept as such: a zero-width space separates words and becomes
//! a space; a joiner or a variation selector inside an emoji belongs to it; a joiner after a lone
//! heh writes the abbreviation هـ and becomes its tatweel.

use super::{Counts, Rules, Step, Touch};
use crate::normalize::chars::*;
use crate::normalize::options::Tatweel;
use crate::normalize::units::{Unit, Units};
use crate::text::chars::{TATWEEL, is_bidi_control};

fn step_of(c: char, rules: &Rules) -> Option<Step> {
    if is_common(c) {
        return None;
    }
    let o = &rules.options;
    if o.bidi && is_bidi_control(c) {
        Some(Step::Bidi)
    } else if o.zero_width && is_zero_width(c) {
        Some(Step::ZeroWidth)
    } else if o.controls && is_control(c) {
        Some(Step::Controls)
    } else {
        None
    }
}

pub(super) fn touch(c: char, rules: &Rules) -> Touch {
    if step_of(c, rules).is_some() { Touch::Look } else { Touch::Same }
}

pub(super) fn run(units: &mut Units, rules: &Rules, counts: &mut Counts) {
    if !units.any(|c| step_of(c, rules).is_some()) {
        return;
    }
    units.rebuild(|from, to| {
        for (i, unit) in from.iter().enumerate() {
            let step = if unit.fixed { None } else { step_of(unit.c, rules) };
            let Some(step) = step else {
                to.push(*unit);
                continue;
            };
            let kept = match unit.c {
                ZWSP => Some(' '),
                ZWJ => joiner(to, &from[i + 1..], rules),
                VS16 => variation(to, &from[i + 1..]),
                '\u{E0020}'..='\u{E007F}' if in_flag(to) => Some(unit.c),
                _ => None,
            };
            match kept {
                Some(c) => {
                    to.push(unit.with(c));
                    counts.add(step, usize::from(c != unit.c));
                }
                None => counts.add(step, 1),
            }
        }
    });
}

/// What a zero-width joiner becomes between `before` and `after`.
fn joiner(before: &[Unit], after: &[Unit], rules: &Rules) -> Option<char> {
    let last = before.last()?.c;
    let next = after.iter().map(|u| u.c).find(|&c| step_of(c, rules).is_none() || c == ZWSP);
    let from_picture = is_pictograph(last) || last == VS16 && before.len() > 1;
    if from_picture && next.is_some_and(is_pictograph) {
        return Some(ZWJ);
    }
    let lone = last == 'ه' && !before.len().checked_sub(2).is_some_and(|i| is_word(before[i].c));
    let ends = !next.is_some_and(is_word);
    (lone && ends && rules.options.tatweel != Tatweel::All).then_some(TATWEEL)
}

fn variation(before: &[Unit], after: &[Unit]) -> Option<char> {
    let last = before.last()?.c;
    let keycap = matches!(last, '0'..='9' | '#' | '*') && after.first().is_some_and(|u| u.c == KEYCAP);
    (is_pictograph(last) || keycap).then_some(VS16)
}

/// Whether a tag character here would continue the flag of a region (🏴 and tags).
fn in_flag(before: &[Unit]) -> bool {
    before.last().is_some_and(|u| u.c == '\u{1F3F4}' || matches!(u.c, '\u{E0020}'..='\u{E007E}'))
}
