//! Canonical composition: the guarantee that what comes out is NFC.
//!
//! Marks are put in canonical order and composed with their letter before any letter is folded, so
//! that أ written as one character and as two is the same letter to every step. Steps that take
//! something away compose again.

use super::{Counts, Rules, Step, Touch};
use crate::normalize::chars::is_common;
use crate::normalize::units::{Unit, Units, cover};
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Whether NFC may do something to `c` or to what stands before it.
fn is_unstable(c: char) -> bool {
    c >= '\u{300}' && !is_common(c) && is_nfc_quick(std::iter::once(c)) != IsNormalized::Yes
}

/// Whether `c` may join, or be sorted behind, what stands before it.
fn follows(c: char) -> bool {
    c >= '\u{300}'
        && !is_common(c)
        && (canonical_combining_class(c) != 0 || is_nfc_quick(std::iter::once(c)) == IsNormalized::Maybe)
}

pub(super) fn touch(c: char, _: &Rules) -> Touch {
    if is_unstable(c) { Touch::Look } else { Touch::Same }
}

pub(super) fn run(units: &mut Units, _: &Rules, counts: &mut Counts) {
    counts.add(Step::Unicode, compose(units));
}

/// Composes every cluster of `units`; gives back how many changed.
pub(super) fn compose(units: &mut Units) -> usize {
    if !needed(&units.list) {
        return 0;
    }
    let mut before = String::new();
    let mut after: Vec<char> = Vec::new();
    units.rebuild(|from, to| {
        let mut n = 0;
        let mut i = 0;
        while i < from.len() {
            let end = cluster_end(from, i);
            let cluster = &from[i..end];
            i = end;
            if cluster[0].fixed || cluster.len() == 1 && !is_unstable(cluster[0].c) {
                to.extend_from_slice(cluster);
                continue;
            }
            before.clear();
            before.extend(cluster.iter().map(|u| u.c));
            after.clear();
            after.extend(before.nfc());
            if after.iter().copied().eq(before.chars()) {
                to.extend_from_slice(cluster);
            } else {
                let span = cover(cluster);
                to.extend(after.iter().map(|&c| Unit { c, start: span.start, end: span.end, fixed: false }));
                n += 1;
            }
        }
        n
    })
}

/// Whether some unit may join the one before it, be out of order, or be no NFC by itself.
fn needed(units: &[Unit]) -> bool {
    let mut last = 0;
    units.iter().any(|u| {
        if u.fixed || u.c < '\u{300}' || is_common(u.c) {
            last = 0;
            return false;
        }
        if is_unstable(u.c) {
            return true;
        }
        let class = canonical_combining_class(u.c);
        let out_of_order = class != 0 && class < last;
        last = class;
        out_of_order
    })
}

fn cluster_end(units: &[Unit], start: usize) -> usize {
    let fixed = units[start].fixed;
    let mut end = start + 1;
    while end < units.len() && !fixed && !units[end].fixed && follows(units[end].c) {
        end += 1;
    }
    end
}
