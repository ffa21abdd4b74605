//! `Cleaned` and `Removed`: what cleaning a text gives.

use super::argument;
use crate::article::rounded;
use crate::boilerplate::{Cleaned, Label, explained};
use crate::show;
use crate::span::{Positions, Span, Unit};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};

/// A piece that was taken out of a text, and why. Positions are code points of the text given.
#[pyclass(frozen, eq, module = "khabar", name = "Removed")]
#[derive(Clone, PartialEq)]
pub struct PyRemoved {
    /// First code point.
    #[pyo3(get)]
    start: usize,
    /// One past the last code point.
    #[pyo3(get)]
    end: usize,
    label: Label,
    /// Stable name of the rule that decided, such as `cue:read_also`.
    #[pyo3(get)]
    rule: String,
    /// How sure the rule is, from 0 to 1.
    #[pyo3(get)]
    confidence: f64,
    /// The piece as it stood.
    #[pyo3(get)]
    text: String,
    /// The phrase that gave it away, where one did; else None.
    #[pyo3(get)]
    phrase: Option<String>,
}

type RemovedArguments<'r> = (usize, usize, &'r str, &'r str, f64, &'r str, Option<&'r str>);

#[pymethods]
impl PyRemoved {
    #[new]
    #[pyo3(signature = (start, end, label, rule, confidence, text = String::new(), phrase = None))]
    fn create(
        #[pyo3(from_py_with = argument::start)] start: usize,
        #[pyo3(from_py_with = argument::end)] end: usize,
        label: &str,
        rule: String,
        #[pyo3(from_py_with = argument::confidence)] confidence: f64,
        text: String,
        phrase: Option<String>,
    ) -> PyResult<Self> {
        argument::part(start, end)?;
        Ok(PyRemoved { start, end, label: label.parse()?, rule, confidence, text, phrase })
    }

    /// What the piece is: ad_slot, share, related, tags, social_embed, navigation, legal, comments, code,
    /// source_credit, title, deck, section, byline, publish_date, caption or dateline.
    #[getter]
    fn label(&self) -> &'static str {
        self.label.as_str()
    }

    /// The removal as a dict of its fields.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("start", self.start)?;
        dict.set_item("end", self.end)?;
        dict.set_item("label", self.label())?;
        dict.set_item("rule", &self.rule)?;
        dict.set_item("confidence", self.confidence)?;
        dict.set_item("text", &self.text)?;
        dict.set_item("phrase", &self.phrase)?;
        Ok(dict)
    }

    fn __getnewargs__(&self) -> RemovedArguments<'_> {
        (self.start, self.end, self.label(), &self.rule, self.confidence, &self.text, self.phrase.as_deref())
    }

    fn __hash__(&self) -> usize {
        self.start.rotate_left(32) ^ self.end
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let text = PyString::new(py, &self.text).repr()?.to_string();
        let (label, rule, confidence) = (self.label, &self.rule, self.confidence);
        Ok(format!("Removed({}, {}, '{label}', '{rule}', {confidence:.2}, {text})", self.start, self.end))
    }
}

/// A cleaned text: what stays, what was removed and why, and what the furniture says.
///
/// `kept` and the spans of `removed` together are the whole input. Positions are code points of the
/// text given.
#[pyclass(frozen, eq, module = "khabar", name = "Cleaned")]
#[derive(Clone, PartialEq)]
pub struct PyCleaned {
    /// What stays, in the original's own characters.
    #[pyo3(get)]
    text: String,
    /// The pieces that were taken out, in order.
    #[pyo3(get)]
    removed: Vec<PyRemoved>,
    /// (start, end) of each piece that stays, in order.
    #[pyo3(get)]
    kept: Vec<(usize, usize)>,
    /// The headline, where the text holds it; else None.
    #[pyo3(get)]
    title: Option<String>,
    /// Who wrote it, as written; else None.
    #[pyo3(get)]
    byline: Option<String>,
    /// When it was published, as written; else None.
    #[pyo3(get)]
    published: Option<String>,
    /// Sources and agencies named in credits.
    #[pyo3(get)]
    sources: Vec<String>,
    /// Keywords.
    #[pyo3(get)]
    tags: Vec<String>,
}

impl PyCleaned {
    /// Label, rule and bytes of each removal.
    pub fn pieces(&self) -> impl Iterator<Item = (Label, &str, usize)> {
        self.removed.iter().map(|r| (r.label, r.rule.as_str(), r.text.len()))
    }

    /// The same with what the page says itself, where it does.
    pub fn or_of_page(mut self, title: Option<String>, byline: Option<String>, published: Option<String>) -> Self {
        self.title = title.or(self.title);
        self.byline = byline.or(self.byline);
        self.published = published.or(self.published);
        self
    }

    /// The text that came in, put together again, and where the removed pieces stand in it.
    fn whole(&self) -> (String, Vec<Span>) {
        let (mut whole, mut spans) = (String::new(), Vec::with_capacity(self.removed.len()));
        let (mut kept, mut at) = (self.text.chars(), 0);
        for r in &self.removed {
            whole.extend(kept.by_ref().take(r.start.saturating_sub(at)));
            let start = whole.len();
            whole.push_str(&r.text);
            spans.push(Span::new(start, whole.len()));
            at = r.end;
        }
        whole.extend(kept);
        (whole, spans)
    }

    /// What cleaning `text` gave, in code points.
    pub fn new(cleaned: &Cleaned, text: &str) -> Self {
        let mut points = Positions::new(text, Unit::CodePoints);
        let removed = cleaned.removed.iter().map(|r| {
            let (start, end) = points.span(r.span);
            PyRemoved {
                start,
                end,
                label: r.label,
                rule: r.rule.to_string(),
                confidence: rounded(r.confidence),
                text: r.span.of(text).to_owned(),
                phrase: r.phrase.map(|p| p.of(text).trim().to_owned()),
            }
        });
        let removed = removed.collect();
        let kept = cleaned.kept.iter().map(|&k| points.span(k)).collect();
        let written = |span: Option<Span>| span.map(|s| s.of(text).to_owned());
        let all = |spans: &[Span]| spans.iter().map(|s| s.of(text).to_owned()).collect();
        PyCleaned {
            text: cleaned.text(text),
            removed,
            kept,
            title: written(cleaned.title),
            byline: written(cleaned.byline),
            published: written(cleaned.published),
            sources: all(&cleaned.sources),
            tags: all(&cleaned.tags),
        }
    }
}

type CleanedArguments = (
    String,
    Vec<PyRemoved>,
    Vec<(usize, usize)>,
    Option<String>,
    Option<String>,
    Option<String>,
    Vec<String>,
    Vec<String>,
);

#[pymethods]
impl PyCleaned {
    #[new]
    #[allow(clippy::too_many_arguments, reason = "a record with one argument a field")]
    #[pyo3(signature = (text, removed = vec![], kept = vec![], title = None, byline = None, published = None, sources = vec![], tags = vec![]))]
    fn create(
        #[pyo3(from_py_with = argument::characters)] text: String,
        removed: Vec<Py<PyRemoved>>,
        kept: Vec<(usize, usize)>,
        title: Option<String>,
        byline: Option<String>,
        published: Option<String>,
        sources: Vec<String>,
        tags: Vec<String>,
    ) -> Self {
        let removed = removed.iter().map(|r| r.get().clone()).collect();
        PyCleaned { text, removed, kept, title, byline, published, sources, tags }
    }

    /// A line for each removal: label, rule, confidence, the phrase that gave it away, and the piece.
    ///
    /// >>> import khabar
    /// >>> print(khabar.clean("وصل الوفد إلى المدينة ظهر أمس.\nالمصدر: وكالات").explain())
    /// source_credit  cue:source_named  0.90  «المصدر:»  المصدر: وكالات
    fn explain(&self) -> String {
        let lines =
            self.removed.iter().map(|r| explained(r.label, &r.rule, r.confidence as f32, r.phrase.as_deref(), &r.text));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The result as a dict of its fields, the removals as dicts too; `json.dumps` takes it.
    ///
    /// >>> import json, khabar
    /// >>> cleaned = khabar.clean("وصل الوفد إلى المدينة ظهر أمس.\nالمصدر: وكالات")
    /// >>> json.loads(json.dumps(cleaned.to_dict()))["removed"][0]["label"]
    /// 'source_credit'
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let removed = self.removed.iter().map(|r| r.to_dict(py)).collect::<PyResult<Vec<_>>>()?;
        let dict = PyDict::new(py);
        dict.set_item("text", &self.text)?;
        dict.set_item("removed", removed)?;
        dict.set_item("kept", &self.kept)?;
        dict.set_item("title", &self.title)?;
        dict.set_item("byline", &self.byline)?;
        dict.set_item("published", &self.published)?;
        dict.set_item("sources", &self.sources)?;
        dict.set_item("tags", &self.tags)?;
        Ok(dict)
    }

    fn _repr_html_(&self) -> String {
        let (text, spans) = self.whole();
        let cuts = self.removed.iter().zip(spans).map(|(r, span)| show::Cut {
            span,
            label: r.label.as_str(),
            rule: &r.rule,
            confidence: r.confidence as f32,
        });
        show::cleaned_fragment(&text, &cuts.collect::<Vec<_>>())
    }

    fn __getnewargs__(&self) -> CleanedArguments {
        let c = self.clone();
        (c.text, c.removed, c.kept, c.title, c.byline, c.published, c.sources, c.tags)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let start: String = self.text.trim_start().chars().take(60).collect();
        let more = if self.text.trim_start().chars().nth(60).is_some() { "…" } else { "" };
        let start = PyString::new(py, &format!("{start}{more}")).repr()?.to_string();
        Ok(format!("<Cleaned {start}, {} removed>", self.removed.len()))
    }
}
