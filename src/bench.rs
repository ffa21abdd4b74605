//! What tests, benchmarks and the training of the model ask of the inside. It is no part of what is promised, and changes
//! without notice.

pub use crate::boilerplate::model::samples::Sample;
pub use crate::normalize::kernel::Kernel;

use crate::boilerplate::Cleaner;
use crate::boilerplate::model::samples;
use crate::normalize::Normalizer;
use crate::text::View;

/// The same normalizer on another kernel.
#[must_use]
pub fn on(normalizer: &Normalizer, kernel: Kernel) -> Normalizer {
    normalizer.on(kernel)
}

/// The text, normalized by one step after another over the whole text.
///
/// The result is that of [`Normalizer::apply`], which is some fifty times as fast.
pub fn apply_stepwise(normalizer: &Normalizer, text: &str) -> String {
    normalizer.apply_stepwise(text)
}

/// The groups of features with the number of their buckets.
pub fn sample_groups() -> &'static [(&'static str, usize)] {
    samples::groups()
}

/// The pieces of a text that the model may judge, in one round. It sees what those of the rules have found whose name
/// `knows` says yes to: of a page of an outlet that nobody has looked at, some phrases are known and some not.
pub fn samples(cleaner: &Cleaner, view: &View, site: Option<&str>, knows: impl Fn(&str) -> bool) -> Vec<Sample> {
    samples::of(cleaner, view, site, knows)
}
