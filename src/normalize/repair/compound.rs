//! Names of two words that are also written as one: عبد الله and عبدالله.

use super::{Repaired, Rewriter};
use crate::normalize::steps::{Rules, Step, bare};

pub(super) fn join(text: &str, rules: &Rules) -> Option<Repaired> {
    let mut rewriter = Rewriter::new(text);
    let mut word = 0;
    let mut letters = String::new();
    for space in memchr::memchr_iter(b' ', text.as_bytes()) {
        let first = &text[word..space];
        let follows = text[space + 1..].starts_with(|c: char| !c.is_whitespace());
        // The words of the table are short.
        if !follows || first.is_empty() || first.len() > 16 {
            word = space + 1;
            continue;
        }
        letters.clear();
        letters.extend(bare(first));
        if rules.spelling.joins_next(&letters) {
            rewriter.replace(space, space + 1, "");
        }
        word = space + 1;
    }
    rewriter.finish(Step::CompoundNames)
}
