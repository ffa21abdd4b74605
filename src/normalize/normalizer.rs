//! The normalizer: options made ready for use, and everything one can ask of it.

use super::align::Aligned;
use super::edits::Edits;
use super::engine::Engine;
use super::json;
use super::kernel::Kernel;
use super::options::*;
use super::preset::Preset;
use super::repair;
use super::steps::{Counts, Rules, Safety, Step, StepInfo};
use crate::error::{Error, Result};
use crate::span::Span;
use regex::Regex;
use serde::Serialize;
use std::borrow::Cow;
use std::sync::Arc;

/// Options made ready for use on any number of texts. Cheap to clone, immutable.
#[derive(Clone)]
pub struct Normalizer {
    inner: Arc<Inner>,
}

struct Inner {
    engine: Engine,
    protect: Vec<Regex>,
    /// Whether the engine alone does everything.
    is_direct: bool,
}

impl Normalizer {
    /// The normalizer of a preset.
    pub fn preset(preset: Preset) -> Self {
        Normalizer::new(preset.options()).expect("presets are valid")
    }

    /// A normalizer with these options.
    ///
    /// Fails when a pattern of `protect` is no regular expression, or options contradict each other.
    pub fn new(options: NormalizeOptions) -> Result<Self> {
        let mut protect = Vec::with_capacity(options.protect.len());
        for pattern in &options.protect {
            let why = |e: regex::Error| {
                let reason = e.to_string();
                let last = reason.lines().last().unwrap_or_default().trim_start_matches("error: ");
                Error::option(format!("option protect: {pattern:?} is no regular expression: {last}"))
            };
            protect.push(Regex::new(pattern).map_err(why)?);
        }
        if options.from != Scheme::None && options.to != Scheme::None {
            return Err(Error::option(
                "options from and to contradict each other: a text is read from a transliteration or written in one",
            ));
        }
        let repairs = repair::before(&options).count() + repair::after(&options).count();
        let is_direct = repairs == 0 && protect.is_empty();
        let engine = Engine::new(Rules::new(options), Kernel::Vector);
        Ok(Normalizer { inner: Arc::new(Inner { engine, protect, is_direct }) })
    }

    /// The same normalizer on another kernel: for tests and benchmarks.
    pub(crate) fn on(&self, kernel: Kernel) -> Self {
        let Inner { engine, protect, is_direct } = &*self.inner;
        let inner = Inner { engine: engine.on(kernel), protect: protect.clone(), is_direct: *is_direct };
        Normalizer { inner: Arc::new(inner) }
    }

    /// A normalizer from a preset's name and an object of options, which win over the preset's.
    ///
    /// `true` and `false` may stand for the usual value of an option and for "keep".
    pub fn from_json(preset: Option<&str>, overrides: &serde_json::Value) -> Result<Self> {
        Normalizer::new(json::options(preset, overrides)?)
    }

    /// The options as a JSON object; [`from_json`](Self::from_json) without a preset reads it back.
    pub fn to_json(&self) -> serde_json::Value {
        serde_json::Value::Object(json::to_map(self.options()))
    }

    /// The options.
    pub fn options(&self) -> &NormalizeOptions {
        &self.inner.engine.rules().options
    }

    /// The text, normalized; the same text when there is nothing to change.
    pub fn apply<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let mut out = String::new();
        self.apply_into(text, &mut out);
        if out == text { Cow::Borrowed(text) } else { Cow::Owned(out) }
    }

    /// Appends the normalized text to `out`: for batches, which keep one buffer.
    pub fn apply_into(&self, text: &str, out: &mut String) {
        self.pass(text, out, None);
    }

    /// The normalized text with the way back to `text`.
    pub fn align(&self, text: &str) -> Aligned {
        let (mut out, mut edits) = (String::new(), Edits::default());
        self.align_into(text, &mut out, &mut edits);
        Aligned::new(text.to_owned(), out, edits)
    }

    /// Writes the normalized text and the edits that lead to it, in place of what the two hold.
    pub fn align_into(&self, text: &str, out: &mut String, edits: &mut Edits) {
        out.clear();
        edits.clear();
        self.pass(text, out, Some(edits));
    }

    /// The text, normalized by one step after another over the whole text: for tests.
    pub(crate) fn apply_stepwise(&self, text: &str) -> String {
        let mut out = String::new();
        self.whole_pass(text, &mut out, None, Some(&mut Counts::default()));
        out
    }

    /// How often each step would do something to `text`, and what of it cannot be undone.
    pub fn audit(&self, text: &str) -> Vec<Audit> {
        let mut counts = Counts::default();
        self.whole_pass(text, &mut String::new(), None, Some(&mut counts));
        let report = |info: StepInfo| Audit { step: info.name, safety: info.safety, count: counts.get(info.name) };
        self.steps().into_iter().map(report).collect()
    }

    /// What this normalizer does, in order.
    pub fn steps(&self) -> Vec<StepInfo> {
        let values = json::to_map(self.options());
        let neutral = json::to_map(&NormalizeOptions::default());
        let mut steps = Vec::new();
        for &step in Step::ALL {
            let name = step.as_str();
            if step == Step::Unicode || values[name] != neutral[name] {
                let safety = self.safety(step);
                steps.push(StepInfo { name: step, safety, value: values[name].clone(), about: step.about() });
            }
        }
        steps
    }

    /// The steps of this normalizer that make different words equal, or drop content.
    pub fn lossy(&self) -> Vec<StepInfo> {
        self.steps().into_iter().filter(|s| s.safety == Safety::Lossy).collect()
    }

    /// How safe a step is with the value it has here.
    fn safety(&self, step: Step) -> Safety {
        let o = self.options();
        match step {
            Step::Unicode if matches!(o.unicode, UnicodeForm::Nfkc | UnicodeForm::Nfkd) => Safety::Lossy,
            Step::Alef if o.alef == Alef::Wasla => Safety::Orthographic,
            Step::Hashtags if o.hashtags == Hashtags::Split => Safety::Orthographic,
            Step::Punctuation if o.punctuation == Punctuation::Remove => Safety::Lossy,
            Step::Tatweel if o.tatweel == Tatweel::All => Safety::Lossy,
            _ => step.safety(),
        }
    }

    /// The way of a text without counts; most go through the engine alone.
    fn pass(&self, text: &str, out: &mut String, edits: Option<&mut Edits>) {
        if self.inner.is_direct {
            self.inner.engine.run(text, &[], out, edits);
        } else {
            self.whole_pass(text, out, edits, None);
        }
    }

    /// The whole way of a text: repairs, the steps (fused, or one by one where `counts` are wanted), repairs.
    fn whole_pass(&self, text: &str, out: &mut String, edits: Option<&mut Edits>, counts: Option<&mut Counts>) {
        let Inner { engine, protect, .. } = &*self.inner;
        let rules = engine.rules();
        let mut nothing = Counts::default();
        let stepwise = counts.is_some();
        let counts = counts.unwrap_or(&mut nothing);
        let records = edits.is_some();
        let mut way: Option<Edits> = None;

        let mut now = Cow::Borrowed(text);
        for repair in repair::before(&rules.options) {
            if let Some(done) = repair(&now, rules) {
                counts.add(done.step, done.count);
                if records {
                    way = Some(chain(way, &done.edits, now.len()));
                }
                now = Cow::Owned(done.text);
            }
        }

        let protected = protected_spans(protect, &now);
        counts.add(Step::Protect, protected.len());
        let base = out.len();
        let mut steps = Edits::default();
        let recorded = records.then_some(&mut steps);
        if stepwise {
            engine.stepwise(&now, &protected, out, recorded, counts);
        } else {
            engine.run(&now, &protected, out, recorded);
        }
        if records {
            way = Some(match way {
                None => steps,
                some => chain(some, &steps, now.len()),
            });
        }

        for repair in repair::after(&rules.options) {
            if let Some(done) = repair(&out[base..], rules) {
                counts.add(done.step, done.count);
                if records {
                    way = Some(chain(way, &done.edits, out.len() - base));
                }
                out.truncate(base);
                out.push_str(&done.text);
            }
        }
        if let (Some(edits), Some(way)) = (edits, way) {
            *edits = way;
        }
    }
}

/// The edits of `way` and then `next`; `middle` is the length of the text between them.
fn chain(way: Option<Edits>, next: &Edits, middle: usize) -> Edits {
    way.map_or_else(|| next.clone(), |way| way.then(next, middle))
}

/// What the caller's patterns match, in order, overlaps joined.
fn protected_spans(patterns: &[Regex], text: &str) -> Vec<Span> {
    let matches = patterns.iter().flat_map(|p| p.find_iter(text));
    let mut spans: Vec<Span> = matches.filter(|m| !m.is_empty()).map(|m| Span::new(m.start(), m.end())).collect();
    spans.sort_unstable();
    spans.dedup_by(|next, last| {
        let overlaps = next.start < last.end;
        if overlaps {
            last.end = last.end.max(next.end);
        }
        overlaps
    });
    spans
}

impl std::fmt::Debug for Normalizer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Normalizer").field(self.options()).finish()
    }
}

impl PartialEq for Normalizer {
    fn eq(&self, other: &Self) -> bool {
        self.options() == other.options()
    }
}

/// How often a step did something to a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Audit {
    /// The step.
    pub step: Step,
    /// How safe it is.
    pub safety: Safety,
    /// How often it did something.
    pub count: usize,
}
