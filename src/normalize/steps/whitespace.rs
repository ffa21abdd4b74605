//! White space: one space between words, one line break between lines, one empty line between paragraphs.

use super::{Counts, Rules, Step, Touch};
use crate::normalize::chars::{is_line_end, is_space};
use crate::normalize::options::Whitespace;
use crate::normalize::units::{Unit, Units, cover, push_str};

pub(super) fn touch(c: char, rules: &Rules) -> Touch {
    let o = &rules.options;
    let plain = match c {
        ' ' => o.join.is_empty(),
        '\n' => o.whitespace != Whitespace::Single,
        _ => !is_space(c),
    };
    if (o.whitespace == Whitespace::Keep && (o.join.is_empty() || c != ' ')) || plain {
        Touch::Same
    } else {
        Touch::Look
    }
}

pub(super) fn run(units: &mut Units, rules: &Rules, counts: &mut Counts) {
    let o = &rules.options;
    if o.whitespace == Whitespace::Keep && o.join.is_empty() || !units.any(is_space) {
        return;
    }
    let (at_start, at_end) = (units.at_start, units.at_end);
    let blank = |u: &Unit| !u.fixed && is_space(u.c);
    units.rebuild(|from, to| {
        let mut i = 0;
        while i < from.len() {
            let len = from[i..].iter().take_while(|u| blank(u)).count();
            if len == 0 {
                to.push(from[i]);
                i += 1;
                continue;
            }
            let run = &from[i..i + len];
            let first = i == 0 && at_start;
            i += len;
            let last = i == from.len() && at_end;
            if o.whitespace == Whitespace::Keep {
                for unit in run {
                    match unit.c {
                        ' ' => push_join(to, std::slice::from_ref(unit), rules, counts),
                        _ => to.push(*unit),
                    }
                }
            } else if first || last {
                counts.add(Step::Whitespace, 1);
            } else {
                let lines = if o.whitespace == Whitespace::Lines { line_ends(run) } else { 0 };
                let text = ["", "\n", "\n\n"][lines.min(2)];
                if lines == 0 {
                    counts.add(Step::Whitespace, usize::from(len > 1 || run[0].c != ' '));
                    push_join(to, run, rules, counts);
                } else if text.chars().eq(run.iter().map(|u| u.c)) {
                    to.extend_from_slice(run);
                } else {
                    counts.add(Step::Whitespace, 1);
                    push_str(to, text, cover(run), false);
                }
            }
        }
    });
}

/// Writes what stands between two words.
fn push_join(to: &mut Vec<Unit>, run: &[Unit], rules: &Rules, counts: &mut Counts) {
    let join = &rules.options.join;
    if join.is_empty() {
        push_str(to, " ", cover(run), false);
    } else {
        counts.add(Step::Join, 1);
        push_str(to, join, cover(run), false);
    }
}

/// How many lines a run of white space ends.
fn line_ends(run: &[Unit]) -> usize {
    let mut n = 0;
    for (i, unit) in run.iter().enumerate() {
        // One line end only where nothing stood between the two in the source.
        let second_half = unit.c == '\n' && i > 0 && run[i - 1].c == '\r' && run[i - 1].end == unit.start;
        n += match unit.c {
            '\u{2029}' => 2,
            c if is_line_end(c) && !second_half => 1,
            _ => 0,
        };
    }
    n
}
