//! Canonical decomposition, for those who ask for NFD or NFKD.

use super::{Repaired, Rewriter};
use crate::normalize::options::UnicodeForm;
use crate::normalize::steps::{Rules, Step};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;

pub(super) fn decompose(text: &str, rules: &Rules) -> Option<Repaired> {
    let compatible = rules.options.unicode == UnicodeForm::Nfkd;
    let mut rewriter = Rewriter::new(text);
    let mut written = String::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        let mut end = start + first.len_utf8();
        if first.is_ascii() && chars.peek().is_none_or(|&(_, c)| c.is_ascii()) {
            continue;
        }
        while let Some(&(i, c)) = chars.peek().filter(|&&(_, c)| canonical_combining_class(c) != 0) {
            end = i + c.len_utf8();
            chars.next();
        }
        let cluster = &text[start..end];
        written.clear();
        if compatible {
            written.extend(cluster.nfkd());
        } else {
            written.extend(cluster.nfd());
        }
        if written != cluster {
            rewriter.replace(start, end, &written);
        }
    }
    rewriter.finish(Step::Unicode)
}
