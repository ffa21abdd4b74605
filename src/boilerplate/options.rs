//! What to clean, and how boldly.

use super::{Label, SiteModel};
use crate::error::{Error, Result};
use crate::lexicon::Lexicon;
use crate::names;
use crate::names::named;
use serde_json::Value;
use std::path::Path;
use std::sync::Arc;

named! {
    /// How boldly to clean.
    pub enum Preset as "preset" {
        /// Only what a precise cue gives away.
        Conservative = "conservative",
        /// Leftovers of the page; the article's furniture stays.
        Balanced = "balanced",
        /// Doubtful leftovers and the article's furniture too: what is left is body text.
        Aggressive = "aggressive",
    }
}

impl Preset {
    /// The confidence that a removal needs.
    pub const fn confidence(self) -> f32 {
        match self {
            Preset::Conservative => 0.9,
            Preset::Balanced => 0.6,
            Preset::Aggressive => 0.4,
        }
    }

    /// Whether pieces with this label are removed when nothing else is said.
    pub const fn drops(self, label: Label) -> bool {
        !label.is_furniture() || matches!(self, Preset::Aggressive)
    }
}

/// Options of a [`Cleaner`](super::Cleaner).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CleanOptions {
    /// Words to clean with.
    pub lexicon: Lexicon,
    /// How boldly to clean.
    pub preset: Preset,
    /// Labels that stay, whatever the preset says.
    pub keep: Vec<Label>,
    /// Labels that go, whatever the preset says.
    pub drop: Vec<Label>,
    /// Phrases of your own: a piece that begins with one, or a short one that holds one, goes.
    pub extra: Vec<String>,
    /// Phrases whose piece always stays.
    pub protect: Vec<String>,
    /// The confidence that a removal needs; the preset's when `None`.
    pub confidence: Option<f32>,
    /// What the sites repeat, as evidence.
    pub sites: Option<Arc<SiteModel>>,
}

impl Default for CleanOptions {
    fn default() -> Self {
        CleanOptions {
            lexicon: Lexicon::builtin(),
            preset: Preset::Balanced,
            keep: Vec::new(),
            drop: Vec::new(),
            extra: Vec::new(),
            protect: Vec::new(),
            confidence: None,
            sites: None,
        }
    }
}

impl CleanOptions {
    /// Names of all options, as keywords and on the command line.
    pub const NAMES: &'static [&'static str] =
        &["preset", "keep", "drop", "extra", "protect", "confidence", "sites", "lexicon"];

    /// Options from a JSON object of name and value; `null` leaves an option at its default.
    ///
    /// `sites` is the path of a saved [`SiteModel`], `lexicon` a list of paths of lexicon files.
    ///
    /// ```
    /// use khabar::boilerplate::{CleanOptions, Label};
    /// let options = CleanOptions::from_json(&serde_json::json!({"drop": ["byline"]}))?;
    /// assert!(options.drops(Label::Byline) && !options.drops(Label::Title));
    /// # Ok::<(), khabar::Error>(())
    /// ```
    pub fn from_json(value: &Value) -> Result<Self> {
        let mut options = CleanOptions::default();
        for (name, value) in names::options("clean", value)? {
            match name {
                "preset" => options.preset = string(name, value)?.parse()?,
                "keep" => options.keep = labels(name, value)?,
                "drop" => options.drop = labels(name, value)?,
                "extra" => options.extra = strings(name, value)?,
                "protect" => options.protect = strings(name, value)?,
                "confidence" => options.confidence = Some(confidence(value)?),
                "sites" => options.sites = Some(Arc::new(SiteModel::load(Path::new(string(name, value)?))?)),
                "lexicon" => options.lexicon = Lexicon::load(&strings(name, value)?)?,
                _ => return Err(Error::unknown("clean option", name, Self::NAMES)),
            }
        }
        Ok(options)
    }

    /// Whether pieces with this label are removed.
    pub fn drops(&self, label: Label) -> bool {
        !self.keep.contains(&label) && (self.drop.contains(&label) || self.preset.drops(label))
    }

    /// The confidence that a removal of this label needs.
    ///
    /// A furniture label that is dropped by name needs no more than the boldest preset asks for.
    pub fn needs(&self, label: Label) -> f32 {
        let by_name = label.is_furniture() && self.drop.contains(&label);
        let preset = if by_name { Preset::Aggressive } else { self.preset };
        self.confidence.unwrap_or(preset.confidence())
    }
}

fn string<'v>(name: &str, value: &'v Value) -> Result<&'v str> {
    value.as_str().ok_or_else(|| Error::wrong_option(name, value, "a string"))
}

/// A list of strings; a string alone is a list of one.
fn strings(name: &str, value: &Value) -> Result<Vec<String>> {
    let wrong = || Error::wrong_option(name, value, "a string or a list of strings");
    match value {
        Value::String(one) => Ok(vec![one.clone()]),
        Value::Array(all) => all.iter().map(|v| v.as_str().map(str::to_owned).ok_or_else(wrong)).collect(),
        _ => Err(wrong()),
    }
}

fn labels(name: &str, value: &Value) -> Result<Vec<Label>> {
    strings(name, value)?.iter().map(|s| s.parse().map_err(|e: Error| e.at(name))).collect()
}

fn confidence(value: &Value) -> Result<f32> {
    let number = value.as_f64().filter(|n| (0.0..=1.0).contains(n));
    number.map(|n| n as f32).ok_or_else(|| Error::wrong_option("confidence", value, "a number from 0 to 1"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn options_are_read_and_bad_ones_named() {
        let o =
            CleanOptions::from_json(&json!({"preset": "aggressive", "keep": "caption", "confidence": 0.5})).unwrap();
        assert!(o.drops(Label::Byline) && !o.drops(Label::Caption));
        assert_eq!(o.needs(Label::Share), 0.5);
        for (bad, part) in [
            (json!({"presets": 1}), "valid: preset, keep"),
            (json!({"preset": "bold"}), "valid: conservative"),
            (json!({"keep": ["ads"]}), "valid: ad_slot"),
            (json!({"confidence": 2}), "from 0 to 1"),
            (json!({"extra": [1]}), "option \"extra\" is [1], not a string or a list of strings"),
            (json!(7), "clean options are 7, not an object"),
        ] {
            let message = CleanOptions::from_json(&bad).unwrap_err().to_string();
            assert!(message.contains(part), "{message}");
        }
    }
}
