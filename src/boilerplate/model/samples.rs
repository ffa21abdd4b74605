//! What the training of the model asks for: every piece of a text that the model may judge, as it sees it.

use super::super::cues::Hit;
use super::super::found::Found;
use super::super::page::Page;
use super::super::round::Round;
use super::super::site_view::SiteView;
use super::super::{Cleaner, Label};
use super::features::{self, Facts, GROUPS, Said};
use super::pieces::{self, Kind};
use crate::span::Span;
use crate::text::{View, code};

/// A piece of a text as the model sees it, with what the rules say of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// Where it stands.
    pub span: Span,
    /// What the rules have found there; `None` for body text.
    pub found: Option<Label>,
    /// Whether the model saw that too.
    pub seen: bool,
    /// Its bucket in each group of [`sample_groups`](crate::bench::sample_groups).
    pub buckets: Vec<u8>,
    /// Its words without their article, but for those that hold sentences together.
    pub words: Vec<String>,
}

/// The groups of features with the number of their buckets.
pub(crate) fn groups() -> &'static [(&'static str, usize)] {
    &GROUPS
}

/// The pieces of a text that the model may judge, in one round. It sees what those of the rules have found whose name
/// `knows` says yes to.
pub(crate) fn of(cleaner: &Cleaner, view: &View, site: Option<&str>, knows: impl Fn(&str) -> bool) -> Vec<Sample> {
    let mut hits: Vec<Hit> = Vec::new();
    cleaner.cues.find(view.codes(), &mut hits);
    let mut round = Round::new(Page::new(view.codes(), Vec::new()), &cleaner.cues, &hits);
    round.site = cleaner.options.sites.as_deref().zip(site).and_then(|(model, name)| SiteView::new(model, name));
    round.all_rules();
    let mut known: Vec<_> = round.found.all().iter().filter(|f| knows(f.rule.name())).cloned().collect();
    let mut seen = Found::default();
    seen.take(&mut known);
    let (mut all, mut said) = (Vec::new(), Said::default());
    pieces::cut(&round.page, &seen, &mut all);
    said.read(&round.page, round.set, &all);
    let facts = Facts::new(&all);
    let may = |i: &usize| all[*i].kind == Kind::Open || !pieces::is_prose(&round.page, &all[*i].range);
    let samples = (0..all.len()).filter(|i| all[*i].kind != Kind::Prose).filter(may).map(|i| {
        let range = all[i].range.clone();
        let mut words: Vec<String> = Vec::new();
        let list = |word: &[u8]| words.push(word.iter().map(|&c| code::to_char(c)).collect());
        let mut buckets = features::cheap(&round, &all, i, &facts, list);
        features::dear(&mut buckets, &round.page, round.set, &range, &said);
        let inside = round.found.within(range.clone()).iter();
        let part = |f: &&super::super::found::Finding| {
            2 * (f.range.end.min(range.end) - f.range.start.max(range.start)) > range.len()
        };
        Sample {
            span: view.span(range.start, range.end),
            seen: all[i].kind != Kind::Open,
            found: inside.filter(part).map(|f| f.label).next(),
            buckets: buckets.to_vec(),
            words,
        }
    });
    samples.collect()
}
