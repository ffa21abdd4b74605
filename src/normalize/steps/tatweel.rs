//! Tatweel, the stretching of a line between letters.
//!
//! It means nothing between letters, and something in three places, where it stays or becomes what
//! it stands for: after a letter that stands alone (هـ for the Hijri year, a prefix as in بـ «كذا»),
//! between digits (a dash), under a hamza (a seat: ئ).

use super::spelling::Spelling;
use super::{Counts, Rules, Step, Touch, compose};
use crate::normalize::chars::{is_digit, is_space, is_word};
use crate::normalize::options::Tatweel;
use crate::normalize::units::{Unit, Units};
use crate::text::chars::{TATWEEL, is_arabic_letter};
use unicode_normalization::char::canonical_combining_class;

pub(super) fn touch(c: char, rules: &Rules) -> Touch {
    match rules.options.tatweel {
        Tatweel::Keep => Touch::Same,
        _ if c == TATWEEL => Touch::Look,
        _ => Touch::Same,
    }
}

/// Whether tatweel stays between the word so far (its letters, the last first) and `next`.
fn stands_alone(before: impl Iterator<Item = char>, next: Option<char>, spelling: &Spelling) -> bool {
    !next.is_some_and(|c| is_arabic_letter(c) || canonical_combining_class(c) != 0) && spelling.keeps_tatweel(before)
}

pub(super) fn run(units: &mut Units, rules: &Rules, counts: &mut Counts) {
    if rules.options.tatweel == Tatweel::Keep || !units.any(|c| c == TATWEEL) {
        return;
    }
    let n = units.rebuild(|from, to| {
        let mut n = 0;
        let mut i = 0;
        while i < from.len() {
            let unit = from[i];
            i += 1;
            if unit.fixed || unit.c != TATWEEL {
                to.push(unit);
                continue;
            }
            let run = 1 + from[i..].iter().take_while(|u| !u.fixed && u.c == TATWEEL).count();
            i += run - 1;
            let next = from.get(i).map(|u| u.c);
            let kept = match replacement(to, next, rules) {
                Some(c) => {
                    to.push(Unit { c, start: unit.start, end: from[i - 1].end, fixed: false });
                    c == TATWEEL && run == 1
                }
                None => false,
            };
            n += usize::from(!kept);
        }
        n
    });
    if n > 0 {
        counts.add(Step::Tatweel, n);
        compose::compose(units);
    }
}

/// What a run of tatweel becomes after `before` and in front of `next`.
fn replacement(before: &[Unit], next: Option<char>, rules: &Rules) -> Option<char> {
    let last = before.last().map(|u| u.c);
    if next == Some('\u{654}') {
        return Some('ي');
    }
    if last.is_some_and(is_digit) && next.is_some_and(is_digit) {
        return Some('-');
    }
    let word = before.iter().rev().map(|u| u.c).take_while(|&c| !is_space(c) && is_word(c));
    let keeps = rules.options.tatweel == Tatweel::Remove && stands_alone(word, next, rules.spelling);
    keeps.then_some(TATWEEL)
}
