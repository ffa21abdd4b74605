//! Letter case.

use super::{Counts, Rules, Step, Touch};
use crate::normalize::options::Case;
use crate::normalize::units::{Unit, Units};

pub(super) fn touch(c: char, rules: &Rules) -> Touch {
    if rules.options.case == Case::Keep {
        return Touch::Same;
    }
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(l), None) if l == c => Touch::Same,
        (Some(l), None) => Touch::To(l),
        _ => Touch::Look,
    }
}

pub(super) fn run(units: &mut Units, rules: &Rules, counts: &mut Counts) {
    if rules.options.case == Case::Keep || !units.any(|c| touch(c, rules) != Touch::Same) {
        return;
    }
    units.rebuild(|from, to| {
        for &unit in from {
            if unit.fixed || touch(unit.c, rules) == Touch::Same {
                to.push(unit);
            } else {
                to.extend(unit.c.to_lowercase().map(|c| Unit { c, ..unit }));
                counts.add(Step::Case, 1);
            }
        }
    });
}
