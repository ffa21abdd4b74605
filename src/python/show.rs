//! `show` and `Page`: articles as one HTML page.

use super::errors::Raised;
use super::process::{Stages, pipeline};
use super::source::articles;
use super::text;
use super::{argument, run};
use crate::article::Document;
use crate::batch::{self, BatchOptions, OnError};
use crate::error::{Error, counted};
use crate::io::{FieldNames, PartFile, looks_like_path};
use crate::show as pages;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyString};
use std::io::Write;
use std::path::PathBuf;

/// Articles as one HTML page, which a notebook shows by itself.
#[pyclass(frozen, module = "khabar", name = "Page")]
pub struct PyPage {
    documents: Vec<Document>,
    more: bool,
}

#[pymethods]
impl PyPage {
    /// The whole page, which needs nothing but itself: no script, nothing that is loaded.
    #[getter]
    fn html(&self) -> String {
        pages::page(&self.documents, self.more)
    }

    /// Write the page to a file, which bears its name only when it is whole.
    ///
    /// Raises:
    ///     ReadError: The file cannot be written.
    fn save(&self, path: PathBuf) -> crate::Result<()> {
        let mut file = PartFile::create(&path)?;
        file.write_all(self.html().as_bytes()).map_err(|e| Error::io(path.display(), &e))?;
        file.finish().map(drop)
    }

    fn __len__(&self) -> usize {
        self.documents.len()
    }

    fn _repr_html_(&self) -> String {
        pages::fragment(&self.documents)
    }

    fn __repr__(&self) -> String {
        format!("<khabar.Page of {}>", counted(self.documents.len(), "article"))
    }
}

/// Whether a text is folders and a name, with nothing around them.
fn is_path_alone(text: &str) -> bool {
    text.contains('/') && !text.contains(char::is_whitespace)
}

/// Show what was removed from articles and which figures were read, as one HTML page.
///
/// The text that came in has the removed pieces struck out, each with its label and rule, and its figures
/// highlighted, each with its reading on hover or focus; the clean text stands beside it, tables below. A notebook
/// shows the page by itself; `.save(path)` writes it.
///
/// Args:
///     source: A text, or anything that `process` takes.
///     normalize, clean, figures, lexicon, text_column, id_column, figures_in_removed: As for `process`.
///     limit: Most articles that are shown.
///
/// Returns:
///     A `Page`.
///
/// Raises:
///     OptionError, ReadError, TypeError: As for `process`. A bad article is shown with its error.
///
/// >>> import khabar
/// >>> page = khabar.show("وصل 3 وزراء إلى المدينة.\nشارك الخبر")
/// >>> page
/// <khabar.Page of 1 article>
/// >>> page.html.count("<mark"), page.html.count("<del class=")
/// (1, 1)
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "keyword arguments of a Python function")]
#[pyo3(signature = (
    source, *, normalize = None, clean = None, figures = None, lexicon = None, text_column = None, id_column = None,
    figures_in_removed = false, limit = 20,
), text_signature = "(source, *, normalize=None, clean=True, figures=True, lexicon=None, text_column=None, id_column=None, figures_in_removed=False, limit=20)")]
pub fn show<'py>(
    py: Python<'py>,
    source: &Bound<'py, PyAny>,
    normalize: Option<&Bound<'py, PyAny>>,
    #[pyo3(from_py_with = argument::clean)] clean: Option<Bound<'py, PyAny>>,
    #[pyo3(from_py_with = argument::figures)] figures: Option<Bound<'py, PyAny>>,
    lexicon: Option<&Bound<'py, PyAny>>,
    #[pyo3(from_py_with = argument::text_column)] text_column: Option<String>,
    #[pyo3(from_py_with = argument::id_column)] id_column: Option<String>,
    #[pyo3(from_py_with = argument::figures_in_removed)] figures_in_removed: bool,
    #[pyo3(from_py_with = argument::limit)] limit: usize,
) -> PyResult<PyPage> {
    let pipeline =
        pipeline(Stages { normalize, clean: clean.as_ref(), figures: figures.as_ref(), lexicon, figures_in_removed })?;
    let raised = Raised::default();
    let names = FieldNames { text: text_column, id: id_column };
    let one = match source.cast::<PyString>() {
        // One word with a stroke in it, of no article, is a path that is not there.
        Ok(text) if !looks_like_path(text::characters(text)?) && !is_path_alone(text::characters(text)?) => {
            Some(PyList::new(py, [text])?)
        }
        _ => None,
    };
    let source = one.as_ref().map_or(source, |list| list.as_any());
    let mut stream = articles(source, names, true, &raised)?;
    let mut documents = Vec::new();
    let sink = |chunk: Vec<Document>| {
        documents.extend(chunk);
        Ok(())
    };
    let options = BatchOptions { threads: None, errors: OnError::Collect };
    let first = stream.by_ref().take(limit);
    run::detached_over(py, None, &raised, |watch| batch::run(&pipeline, first, options, Ok, sink, watch))?;
    let more = run::detached_over(py, None, &raised, |_| Ok(stream.next().is_some()))?;
    Ok(PyPage { documents, more })
}
