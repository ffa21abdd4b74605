//! Names of two words that are also written as one: عبد الله and عبدالله.

use super::{Repaired, Rewriter};
use crate::normalize::steps::{Rules, Step, bare};

pub(super) fn join(text: &str, rules: &Rules) -> Option<Repaired> {
    let mut rewriter = Rewriter::new(text);
    let mut word = 0;
    for space in memchr::memchr_iter(b' ', text.as_bytes()) {
        let first = &text[word..space];
        let follows = text[space + 1..].starts_with(|c: char| !c.is_whitespace());
        // The words of the table are short.
        if follows && first.len() <= 16 && rules.spelling.joins_next(&bare(first)) {
            rewriter.replace(space, space + 1, "");
        }
        word = space + 1;
    }
    rewriter.finish(Step::CompoundNames)
}
