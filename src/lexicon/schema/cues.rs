//! The table of cues: phrases that give web leftovers and an article's furniture away.

use crate::lexicon::Example;
use serde::{Deserialize, Deserializer};

/// Where a cue's phrase must stand to count.
///
/// A piece is a line; inside long lines, because whole pages also come as one line, it is what lies
/// between sentence ends or leftovers that were found already.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CuePlace {
    /// The phrase fills a piece, with at most `words` other words.
    Line,
    /// A piece begins with it.
    Start,
    /// A piece ends with it.
    End,
    /// Anywhere, also inside a sentence.
    Inside,
    /// One item of a row: three items or more of one label after each other, or items alone on a line.
    Row,
}

/// The part of the text in which a cue counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CueZone {
    /// Everywhere.
    #[default]
    Any,
    /// In the first lines or words.
    Head,
    /// In the last lines or words.
    Tail,
    /// At either end.
    Edge,
    /// Directly beside another leftover, or with nothing else above or below.
    Beside,
}

/// What a leftover takes along from its phrase on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CueTakes {
    /// The phrase with the marks beside it.
    #[default]
    Phrase,
    /// The whole piece, if that has at most `words` other words.
    Piece,
    /// From the phrase to the end of the piece, if that is at most `words` words.
    Rest,
    /// The phrase and the signs written together with it, as in a link.
    Token,
    /// The phrase and at most `words` words after it, up to a sentence end or the next cue.
    Names,
    /// The phrase and the date after it.
    Date,
    /// The phrase and the number after it.
    Digits,
    /// The phrase, the name after it with its handle in brackets, and the date after that: how posts are signed.
    Signature,
    /// The phrase and the headlines after it, until prose resumes.
    Headlines,
    /// The phrase and everything up to the next cue that closes what this one opens.
    Open,
    /// The phrase, which closes what an opening cue began.
    Close,
}

/// A phrase and the label of the piece that it gives away.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// Name of the cue; part of the rule id that a removal carries.
    pub id: String,
    /// A label such as `share`, `related` or `tags`.
    pub label: String,
    /// Where the phrase must stand.
    pub place: CuePlace,
    /// In which part of the text.
    #[serde(default)]
    pub zone: CueZone,
    /// What the leftover takes along.
    #[serde(default)]
    pub takes: CueTakes,
    /// How many words beside the phrase.
    #[serde(default)]
    pub words: u16,
    /// Whether the next word may be written together with the phrase, as careless extraction leaves it.
    #[serde(default)]
    pub glued: bool,
    /// Whether the piece must hold a number, as counters do.
    #[serde(default)]
    pub digits: bool,
    /// Groups of words, by the `id` of a [`WordGroup`](super::WordGroup): what the cue takes must hold one of them.
    #[serde(default)]
    pub with: Vec<String>,
    /// Whether what the cue takes must end with a word that asks for another, as prompts do that a button completed.
    #[serde(default)]
    pub hangs: bool,
    /// Whether a row of the cue names networks, in front of which keywords stand.
    #[serde(default)]
    pub networks: bool,
    /// How sure the cue is on its own, from 0 to 1.
    #[serde(default = "sure")]
    pub confidence: f32,
    /// Written forms; `{a|b}` stands for one form with `a` and one with `b`.
    #[serde(deserialize_with = "written_out")]
    pub forms: Vec<String>,
    /// Examples.
    pub examples: Vec<Example>,
}
entry!(
    Cue,
    "cues",
    [forms],
    namespace = |c| format!("{:?} {:?} {:?}", c.place, c.zone, c.with),
    needs_counterexample = |c| c.forms.len() >= MANY,
    validate = |c| {
        if !(0.0..=1.0).contains(&c.confidence) {
            return Err(format!("confidence {} is not between 0 and 1", c.confidence));
        }
        if c.networks && c.place != CuePlace::Row {
            return Err("networks = true has a meaning for place = \"row\" only".into());
        }
        Ok(())
    }
);

/// Forms from which on one of them is likely to be found in prose too.
const MANY: usize = 8;

fn sure() -> f32 {
    0.95
}

/// The forms of an entry with their braces written out.
pub(super) fn written_out<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let mut forms = Vec::new();
    for form in Vec::<String>::deserialize(deserializer)? {
        alternatives(&form, &mut forms).map_err(serde::de::Error::custom)?;
    }
    Ok(forms)
}

/// Writes out every way to read the braces of a form.
fn alternatives(form: &str, forms: &mut Vec<String>) -> Result<(), String> {
    let Some((before, rest)) = form.split_once('{') else {
        if form.contains('}') {
            return Err(format!("form {form:?} closes a brace that it does not open"));
        }
        forms.push(form.to_owned());
        return Ok(());
    };
    let (choices, after) = rest.split_once('}').ok_or_else(|| format!("form {form:?} does not close its brace"))?;
    if choices.contains('{') {
        return Err(format!("form {form:?} has a brace inside another"));
    }
    choices.split('|').try_for_each(|choice| alternatives(&format!("{before}{choice}{after}"), forms))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_are_written_out() {
        let all = |form: &str| {
            let mut forms = Vec::new();
            alternatives(form, &mut forms).map(|()| forms)
        };
        assert_eq!(all("آخر الأخبار").unwrap(), ["آخر الأخبار"]);
        assert_eq!(
            all("{أخبار|مواد} {ذات صلة|أخرى}").unwrap(),
            ["أخبار ذات صلة", "أخبار أخرى", "مواد ذات صلة", "مواد أخرى"]
        );
        assert!(all("{أخبار").unwrap_err().contains("does not close"));
        assert!(all("أخبار}").unwrap_err().contains("does not open"));
        assert!(all("{أ{ب}}").unwrap_err().contains("inside another"));
    }
}
