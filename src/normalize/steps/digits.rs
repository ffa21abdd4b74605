//! Digits of the three systems, and the signs inside numbers.
//!
//! Digits are mapped one by one: never reversed, merged or shortened. A separator counts as one
//! only between two digits, a per cent sign only beside a number.

use super::{Counts, Rules, Step, Touch};
use crate::normalize::chars::{is_digit, is_line_end, is_space};
use crate::normalize::options::{Digits, Separators};
use crate::normalize::units::{Unit, Units};
use crate::text::chars::digit_value;

const DECIMAL: char = '\u{66B}';
const THOUSANDS: char = '\u{66C}';
const PERCENT: char = '\u{66A}';

/// The digit `c` in the system `to`; any other character as it is.
pub(crate) fn digit_in(c: char, to: Digits) -> char {
    let zero = match to {
        Digits::Keep => return c,
        Digits::Ascii => '0',
        Digits::Arabic => '٠',
        Digits::Persian => '۰',
    };
    digit_value(c).and_then(|v| char::from_u32(zero as u32 + u32::from(v))).unwrap_or(c)
}

pub(super) fn touch(c: char, rules: &Rules) -> Touch {
    match (rules.options.separators, c) {
        (Separators::Ascii, DECIMAL | THOUSANDS | PERCENT) | (Separators::Arabic, '.' | ',' | '%') => Touch::Look,
        _ => match digit_in(c, rules.options.digits) {
            to if to == c => Touch::Same,
            to => Touch::To(to),
        },
    }
}

pub(super) fn run(units: &mut Units, rules: &Rules, counts: &mut Counts) {
    let o = &rules.options;
    if o.digits != Digits::Keep {
        counts.add(Step::Digits, units.map(|c| digit_in(c, o.digits)));
    }
    let n = match o.separators {
        Separators::Keep => 0,
        Separators::Ascii => to_ascii(&mut units.list),
        Separators::Arabic => to_arabic(&mut units.list),
    };
    counts.add(Step::Separators, n);
}

/// Whether a number stands right before or after unit `i`, or before it on the same line with spaces between.
fn beside_number(list: &[Unit], i: usize) -> bool {
    let before = list[..i].iter().rev().find(|u| !is_space(u.c) || is_line_end(u.c));
    before.is_some_and(|u| is_digit(u.c)) || list.get(i + 1).is_some_and(|u| is_digit(u.c))
}

fn to_ascii(list: &mut [Unit]) -> usize {
    let mut n = 0;
    for i in 0..list.len() {
        if list[i].fixed {
            continue;
        }
        let between = i > 0 && is_digit(list[i - 1].c) && list.get(i + 1).is_some_and(|u| is_digit(u.c));
        let to = match list[i].c {
            DECIMAL if between => '.',
            THOUSANDS if between => ',',
            PERCENT if beside_number(list, i) => '%',
            _ => continue,
        };
        list[i].c = to;
        n += 1;
    }
    n
}

fn to_arabic(list: &mut [Unit]) -> usize {
    let mut n = 0;
    let mut i = 0;
    while i < list.len() {
        if list[i].c == '%' && !list[i].fixed && beside_number(list, i) {
            list[i].c = PERCENT;
            n += 1;
        }
        if list[i].fixed || !is_digit(list[i].c) {
            i += 1;
            continue;
        }
        let part = |u: &Unit| !u.fixed && (is_digit(u.c) || matches!(u.c, '.' | ',' | ':' | '/' | '-'));
        let mut end = i + list[i..].iter().take_while(|u| part(u)).count();
        let next = end;
        while !is_digit(list[end - 1].c) {
            end -= 1;
        }
        if is_plain_number(&list[i..end]) {
            for unit in &mut list[i..end] {
                match unit.c {
                    '.' => unit.c = DECIMAL,
                    ',' => unit.c = THOUSANDS,
                    _ => continue,
                }
                n += 1;
            }
        }
        i = next;
    }
    n
}

/// Whether this is digits, in groups of three if there are commas, with at most one point behind them.
fn is_plain_number(list: &[Unit]) -> bool {
    let mut digits = 0;
    let (mut commas, mut points) = (0, 0);
    for unit in list {
        match unit.c {
            ',' if points == 0 && (digits == 3 || commas == 0 && (1..3).contains(&digits)) => {
                (commas, digits) = (commas + 1, 0)
            }
            '.' if points == 0 && digits > 0 && (commas == 0 || digits == 3) => (points, digits) = (1, 0),
            c if is_digit(c) => digits += 1,
            _ => return false,
        }
    }
    digits > 0 && (commas == 0 || points == 1 || digits == 3)
}
