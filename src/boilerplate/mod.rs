//! Cleaning: web leftovers out of the text, inside lines too, each with a label, a rule and a reason.
//!
//! A text is read as folded codes. One table finds the phrases of all cues; rules turn them, and
//! the structure around them, into findings; the options say which findings go. What stays is read
//! again until nothing more goes, so that cleaning a clean text changes nothing.

mod below;
mod blocks;
mod borders;
mod cleaned;
mod counters;
mod cues;
mod edges;
mod embeds;
mod fixpoint;
mod flat;
mod found;
mod furniture;
#[cfg(feature = "html")]
pub mod html;
mod label;
mod markup;
pub(crate) mod model;
mod options;
mod page;
mod phrases;
mod repeated;
mod report;
mod round;
mod rows;
mod rules;
mod settle;
mod signatures;
mod site_view;
mod sites;
mod sites_file;
mod standing;

pub use cleaned::{Cleaned, Removed};
pub use label::Label;
pub use options::{CleanOptions, Preset};
pub use report::{Count, Report, explained};
pub use sites::{Seen, SiteModel, site_name};

use crate::error::Result;
use crate::text::View;
use cues::CueSet;

/// Finds web leftovers in texts; made once, used from any thread.
#[derive(Debug)]
pub struct Cleaner {
    options: CleanOptions,
    cues: CueSet,
}

impl Cleaner {
    /// A cleaner with `options`.
    pub fn new(options: CleanOptions) -> Result<Self> {
        let cues = CueSet::new(&options.lexicon, &options.extra, &options.protect)?;
        Ok(Cleaner { options, cues })
    }

    /// The options it was made with.
    pub fn options(&self) -> &CleanOptions {
        &self.options
    }

    /// What is left over from the web in `text`, and what stays. `view` is the folded view of `text`.
    pub fn clean(&self, text: &str, view: &View) -> Cleaned {
        self.clean_site(text, view, None)
    }

    /// Like [`clean`](Cleaner::clean), with the name of the text's site for the site model's evidence.
    pub fn clean_site(&self, text: &str, view: &View, site: Option<&str>) -> Cleaned {
        let site = self.options.sites.as_deref().zip(site);
        let outcome = fixpoint::clean(&self.cues, &self.options, view, site);
        let removed = outcome.removed.into_iter().map(|f| Removed {
            span: view.span(f.range.start, f.range.end),
            label: f.label,
            rule: f.rule.into(),
            confidence: f.confidence,
            phrase: f.phrase.map(|p| view.span(p.start, p.end)),
        });
        let mut cleaned = Cleaned::new(text.len(), removed.collect());
        cleaned.read(&outcome.found, view);
        cleaned
    }
}
