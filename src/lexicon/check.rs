//! Checks of lexicon files: what would make an entry useless, or two entries quarrel.
//!
//! Problems are sentences that name file and entry. Examples are run by the layers above
//! (`khabar lexicon check`, and a test), because they need the stages. How an expectation is written:
//! the first word is the value (`3`, `2023-11-05`, `P2D`) or a label (`related`); further words are
//! `field=value` pairs such as `unit=km`, `bound=approx`, `kind=money`; `nothing` means that nothing
//! may be found in the span.

use super::schema::{self, Visitor};
use super::{Entry, Example, Source};
use crate::error::Result;
use crate::text::fold;
use rustc_hash::FxHashMap;

/// An example with where it stands.
#[derive(Clone, Debug)]
pub struct Case {
    /// File.
    pub file: String,
    /// Table.
    pub table: &'static str,
    /// Entry.
    pub entry: String,
    /// The example.
    pub example: Example,
}

/// The problems of one file, checked alone.
pub fn source(source: &Source) -> Result<Vec<String>> {
    sources(std::slice::from_ref(source))
}

/// The problems of files that belong together: those of one table may not repeat each other.
pub fn sources(sources: &[Source]) -> Result<Vec<String>> {
    let mut problems = Problems::default();
    for source in sources {
        schema::visit(source, &mut problems)?;
    }
    Ok(problems.found)
}

/// All examples of a file.
pub fn cases(source: &Source) -> Result<Vec<Case>> {
    let mut cases = Cases(Vec::new());
    schema::visit(source, &mut cases)?;
    Ok(cases.0)
}

#[derive(Default)]
struct Problems {
    found: Vec<String>,
    ids: FxHashMap<(&'static str, String), String>,
    forms: FxHashMap<(&'static str, String, Vec<u8>), String>,
}

impl Visitor for Problems {
    fn entry<E: Entry>(&mut self, file: &str, entry: &E) {
        let place = format!("{file}: entry {:?}", entry.id());
        if entry.id().trim().is_empty() {
            self.found.push(format!("{file}: an entry has an empty id"));
        }
        if let Some(other) = self.ids.insert((E::TABLE, entry.id().to_owned()), file.to_owned()) {
            self.found.push(format!("{place}: the id stands twice (also in {other})"));
        }
        if entry.examples().is_empty() {
            self.found.push(format!("{place}: has no example"));
        }
        if entry.needs_counterexample() && entry.examples().iter().all(|e| e.is != "nothing") {
            self.found.push(format!(
                "{place}: has many forms and no example that expects \"nothing\"; write a sentence that holds one and must stay"
            ));
        }
        if entry.forms().is_empty() {
            self.found.push(format!("{place}: has no form"));
        }
        for example in entry.examples() {
            if let Some(span) = &example.span
                && !example.text.contains(span.as_str())
            {
                self.found.push(format!("{place}: the example {:?} does not contain its span {span:?}", example.text));
            }
            if example.is.trim().is_empty() {
                self.found.push(format!(
                    "{place}: the example {:?} expects nothing; write \"nothing\" if that is meant",
                    example.text
                ));
            }
        }
        for form in entry.forms() {
            let codes = fold(form);
            if codes.is_empty() {
                self.found.push(format!("{place}: the form {form:?} is empty after folding"));
                continue;
            }
            let key = (E::TABLE, entry.namespace(), codes);
            match self.forms.insert(key, entry.id().to_owned()) {
                Some(other) if other == entry.id() => {
                    self.found.push(format!("{place}: the form {form:?} stands twice (spelling variants are folded)"));
                }
                Some(other) => {
                    self.found.push(format!("{place}: the form {form:?} shadows entry {other:?}, which has it too"))
                }
                None => {}
            }
        }
    }
}

struct Cases(Vec<Case>);

impl Visitor for Cases {
    fn entry<E: Entry>(&mut self, file: &str, entry: &E) {
        let case = |example: &Example| Case {
            file: file.into(),
            table: E::TABLE,
            entry: entry.id().into(),
            example: example.clone(),
        };
        self.0.extend(entry.examples().iter().map(case));
    }
}
