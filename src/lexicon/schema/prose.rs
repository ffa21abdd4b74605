//! The tables that tell the article from what is left over around it: words of prose, and groups of words for cues.

use super::cues::written_out;
use crate::lexicon::Example;
use serde::Deserialize;

/// What a word of running text tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProseJob {
    /// Prose goes on with it as it stands.
    Resumes,
    /// A verb with which prose goes on behind و or ف.
    Verb,
    /// A word that only looks like a verb behind و or ف.
    NoVerb,
    /// A line of prose opens with it; headlines hold it too.
    Opens,
    /// Sentences are held together with it.
    Function,
    /// A verb in one reading only, and something else in prompts.
    HalfVerb,
    /// Who follows it says or is told to have said something.
    Says,
    /// Two words that open a sentence; the first alone does not tell.
    OpensSentence,
}

/// A word of running text.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProseWord {
    /// Name of the entry.
    pub id: String,
    /// What it tells.
    pub job: ProseJob,
    /// Written forms; `{a|b}` stands for one form with `a` and one with `b`.
    #[serde(deserialize_with = "written_out")]
    pub forms: Vec<String>,
    /// Examples, as those of cues.
    pub examples: Vec<Example>,
}
entry!(
    ProseWord,
    "prose",
    [forms],
    namespace = |w| format!("{:?}", w.job),
    validate = |w| {
        let other = w.forms.iter().find(|f| w.job == ProseJob::OpensSentence && f.split(' ').count() != 2);
        other.map_or(Ok(()), |form| Err(format!("{form:?} is not two words, as what opens a sentence is")))
    }
);

/// A group of words that cues ask for by its `id`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordGroup {
    /// Name of the group.
    pub id: String,
    /// Written forms; `{a|b}` stands for one form with `a` and one with `b`.
    #[serde(deserialize_with = "written_out")]
    pub forms: Vec<String>,
    /// Examples, as those of cues.
    pub examples: Vec<Example>,
}
entry!(WordGroup, "word_groups", [forms], namespace = |g| g.id.clone());
