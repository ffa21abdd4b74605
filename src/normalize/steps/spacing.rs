//! Spaces beside punctuation, and between digits and letters.
//!
//! A mark inside a number (3.5, 1,250, 10:30), a link or a word is left alone.

use super::punctuation::is_number_sign;
use super::{Counts, Rules, Step, Touch};
use crate::normalize::chars::{is_digit, is_line_end, is_mark, is_punctuation, is_space};
use crate::normalize::options::Spacing;
use crate::normalize::units::{Unit, Units};
use crate::text::chars::is_arabic_letter;

pub(super) fn touch(c: char, rules: &Rules) -> Touch {
    let o = &rules.options;
    let marks = o.spacing != Spacing::Keep && is_punctuation(c);
    let digits = o.digit_spacing && is_digit(c);
    if marks || digits { Touch::Look } else { Touch::Same }
}

pub(super) fn run(units: &mut Units, rules: &Rules, counts: &mut Counts) {
    let o = &rules.options;
    if o.spacing != Spacing::Keep && units.any(is_punctuation) {
        let n = if o.spacing == Spacing::Tidy { tidy(units) } else { separate(units) };
        counts.add(Step::Spacing, n);
    }
    if o.digit_spacing && units.any(is_digit) {
        counts.add(Step::DigitSpacing, digits(units));
    }
}

/// Marks that follow a word directly.
fn closes(c: char) -> bool {
    matches!(c, '،' | '؛' | '؟' | '.' | ',' | ';' | ':' | '?' | '!' | ')' | ']' | '»' | '”' | '…')
}

/// Marks that a word follows directly.
fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '«' | '“')
}

/// Marks after which a space belongs, when Arabic stands on both sides.
fn wants_space(c: char) -> bool {
    matches!(c, '،' | '؛' | '؟' | '.' | ':' | '!' | ')' | ']' | '»' | '”' | '…')
}

/// White space inside a line.
fn is_gap(u: &Unit) -> bool {
    !u.fixed && is_space(u.c) && !is_line_end(u.c)
}

fn blank(at: usize) -> Unit {
    Unit { c: ' ', start: at, end: at, fixed: false }
}

fn tidy(units: &mut Units) -> usize {
    units.rebuild(|from, to| {
        let mut n = 0;
        for (i, &unit) in from.iter().enumerate() {
            if unit.fixed || !is_punctuation(unit.c) {
                to.push(unit);
                continue;
            }
            let before = to.iter().rev().take_while(|u| is_gap(u)).count();
            let left = to.len().checked_sub(before + 1).map(|k| to[k].c);
            let right = from.get(i + 1).map(|u| u.c);
            // A mark that opens a line, or is part of a run of marks such as " :)", is left where it is.
            let word = |c: char| c.is_alphanumeric() || is_mark(c) || matches!(c, '»' | ')' | '”' | '"');
            let number = left.is_some_and(is_digit) && right.is_some_and(is_digit);
            let begins = |c: char| is_arabic_letter(c) || opens(c) || unit.c == ':' && c == '"';
            let gets_space = wants_space(unit.c) && right.is_some_and(begins);
            let stands_before_word = right.is_some_and(|c| c.is_alphanumeric()) && !gets_space;
            if before > 0 && closes(unit.c) && left.is_some_and(word) && !number && !stands_before_word {
                to.truncate(to.len() - before);
                n += 1;
            }
            let opened = to.iter().rev().take_while(|u| is_gap(u)).count();
            let inside = to.len().checked_sub(opened + 1).is_some_and(|k| opens(to[k].c) && !to[k].fixed);
            if opened > 0 && inside && !opens(unit.c) && closes(unit.c) {
                to.truncate(to.len() - opened);
                n += 1;
            }
            to.push(unit);
            let ends = |c: char| is_arabic_letter(c) || is_mark(c) || matches!(c, '»' | ')' | '”' | '"' | '؟' | '!');
            if gets_space && left.is_some_and(ends) {
                to.push(blank(unit.end));
                n += 1;
            }
        }
        n + inside_brackets(to)
    })
}

/// Removes spaces right after an opening mark.
fn inside_brackets(list: &mut Vec<Unit>) -> usize {
    let before = list.len();
    let mut after_opening = false;
    list.retain(|u| {
        let drop = after_opening && is_gap(u);
        if !drop {
            after_opening = opens(u.c) && !u.fixed;
        }
        !drop
    });
    before - list.len()
}

/// Whether the mark at `i` stands inside a number or a word of Latin letters.
fn is_inside(from: &[Unit], i: usize) -> bool {
    let c = from[i].c;
    let before = i.checked_sub(1).map(|k| from[k].c);
    let after = from.get(i + 1).map(|u| u.c);
    let number = before.is_some_and(is_digit) && after.is_some_and(is_digit);
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let in_word = matches!(c, '-' | '\'' | '’' | '.' | '_' | '&' | '@') && latin(before) && latin(after);
    number && is_number_sign(c) || in_word
}

fn separate(units: &mut Units) -> usize {
    units.rebuild(|from, to: &mut Vec<Unit>| {
        let mut n = 0;
        for (i, &unit) in from.iter().enumerate() {
            // A placeholder is one word, and so is a link: a space goes around them too.
            let joins = |a: &Unit, b: &Unit| a.fixed && b.fixed;
            let mark = !unit.fixed && is_punctuation(unit.c) && !is_inside(from, i);
            let after_mark = i > 0 && {
                let p = &from[i - 1];
                !p.fixed && is_punctuation(p.c) && !is_inside(from, i - 1)
            };
            let same_run = i > 0 && mark && after_mark && from[i - 1].c == unit.c;
            let border = i > 0 && (mark || after_mark) && !same_run && !joins(&from[i - 1], &unit);
            if border && !is_space(from[i - 1].c) && !is_space(unit.c) {
                to.push(blank(unit.start));
                n += 1;
            }
            to.push(unit);
        }
        n
    })
}

/// Whether an Arabic letter stands last, its marks aside.
fn ends_in_letter(units: &[Unit]) -> bool {
    units.iter().rev().find(|u| !is_mark(u.c)).is_some_and(|u| is_arabic_letter(u.c))
}

fn digits(units: &mut Units) -> usize {
    units.rebuild(|from, to: &mut Vec<Unit>| {
        let mut n = 0;
        for (i, &unit) in from.iter().enumerate() {
            if i > 0 && !unit.fixed && !from[i - 1].fixed {
                let (a, b) = (from[i - 1].c, unit.c);
                if is_digit(a) && is_arabic_letter(b) || is_digit(b) && ends_in_letter(&from[..i]) {
                    to.push(blank(unit.start));
                    n += 1;
                }
            }
            to.push(unit);
        }
        n
    })
}
