//! Emoji as units of meaning: a family of four with joiners, a flag of two letters, a keycap.

use super::{Counts, Rules, Step, Touch};
use crate::normalize::chars::*;
use crate::normalize::options::Treatment;
use crate::normalize::units::{Unit, Units, cover, push_str};

fn may_start(c: char) -> bool {
    !is_common(c) && is_pictograph(c)
}

pub(super) fn touch(c: char, rules: &Rules) -> Touch {
    let part = may_start(c) || matches!(c, VS16 | KEYCAP | ZWJ);
    if rules.options.emoji != Treatment::Keep && part { Touch::Look } else { Touch::Same }
}

pub(super) fn run(units: &mut Units, rules: &Rules, counts: &mut Counts) {
    let o = &rules.options;
    if o.emoji == Treatment::Keep || !units.any(|c| may_start(c) || c == KEYCAP) {
        return;
    }
    units.rebuild(|from, to| {
        let mut i = 0;
        while i < from.len() {
            let mut len = if from[i].fixed { 0 } else { length(&from[i..]) };
            if len > 0 {
                len += from[i + len..].iter().take_while(|u| !u.fixed && matches!(u.c, VS16 | ZWJ)).count();
            }
            if len == 0 {
                to.push(from[i]);
                i += 1;
                continue;
            }
            let span = cover(&from[i..i + len]);
            i += len;
            counts.add(Step::Emoji, 1);
            if o.emoji == Treatment::Placeholder {
                push_str(to, &o.emoji_placeholder, span, true);
            } else if to.last().is_some_and(|u| !is_space(u.c)) && from.get(i).is_some_and(|u| !is_space(u.c)) {
                to.push(Unit { c: ' ', start: span.start, end: span.end, fixed: false });
            }
        }
    });
}

/// Number of units of the emoji that `units` begin with; 0 when they begin with none.
fn length(units: &[Unit]) -> usize {
    let at = |i: usize| units.get(i).map(|u| u.c);
    let first = units[0].c;
    if matches!(first, '0'..='9' | '#' | '*') {
        let n = if at(1) == Some(VS16) { 2 } else { 1 };
        return if at(n) == Some(KEYCAP) { n + 1 } else { 0 };
    }
    if is_flag_letter(first) {
        return if at(1).is_some_and(is_flag_letter) { 2 } else { 1 };
    }
    let mut n = one(units);
    if n == 0 && is_pictograph(first) && at(1) == Some(ZWJ) && at(2).is_some_and(is_pictograph) {
        n = 1;
    }
    if n == 0 {
        return 0;
    }
    while at(n) == Some(ZWJ) {
        let next = units.get(n + 1..).map_or(0, one);
        let plain = usize::from(next == 0 && at(n + 1).is_some_and(is_pictograph));
        if next + plain == 0 {
            break;
        }
        n += 1 + next + plain;
    }
    while at(n).is_some_and(|c| matches!(c, '\u{E0020}'..='\u{E007F}')) {
        n += 1;
    }
    n
}

/// Length of one picture with its selector and skin tone.
fn one(units: &[Unit]) -> usize {
    let Some(first) = units.first().map(|u| u.c) else { return 0 };
    let at = |i: usize| units.get(i).map(|u| u.c);
    let tone = |c: char| matches!(c, '\u{1F3FB}'..='\u{1F3FF}');
    if !is_pictograph(first) {
        0
    } else if at(1) == Some(VS16) {
        2 + usize::from(at(2) == Some(KEYCAP))
    } else if at(1).is_some_and(tone) {
        2
    } else {
        usize::from(is_emoji(first))
    }
}

fn is_flag_letter(c: char) -> bool {
    matches!(c, '\u{1F1E6}'..='\u{1F1FF}')
}
