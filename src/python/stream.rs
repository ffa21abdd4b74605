//! `stream`: a batch of any length through the three stages, one result after another.

use super::argument;
use super::errors::Raised;
use super::process::{Stages, gather, pipeline, result};
use super::source::{Stream, articles};
use super::table::PyResults;
use crate::batch::{BatchOptions, OnError, Portion};
use crate::io::{FieldNames, Raw};
use crate::pipeline::Pipeline;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use std::sync::{Mutex, TryLockError};

/// Run articles without end through the stages, one `Result` after another, in bounded memory.
///
/// The next articles are read when the next result is asked for; what was given out is whole whatever happens later. A
/// result holds at most `batch` articles and, but for one longer article, at most 16 MB of text.
///
/// Args:
///     source, normalize, clean, figures, threads, errors, lexicon, text_column, id_column, figures_in_removed: As for
///         `process`.
///     batch: Most articles of a result.
///
/// Returns:
///     An iterator of `Result`, which one thread at a time may ask.
///
/// Raises:
///     OptionError, ReadError, FormatError, InputError, TypeError: As for `process`, from the call that asks for the
///         result in which the bad article stands; the stream then ends.
///     ValueError: A result is asked for while another one is being made.
///
/// >>> import khabar
/// >>> texts = (f"وصل {n} وزراء إلى المدينة." for n in range(3, 9))
/// >>> for result in khabar.stream(texts, batch=4):
/// ...     print(len(result.articles), [str(row["value"]) for row in result.figures.to_dicts()])
/// 4 ['3', '4', '5', '6']
/// 2 ['7', '8']
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "keyword arguments of a Python function")]
#[pyo3(signature = (
    source, *, batch = 4096, normalize = None, clean = None, figures = None, threads = None, errors = OnError::Raise,
    lexicon = None, text_column = None, id_column = None, figures_in_removed = false,
), text_signature = "(source, *, batch=4096, normalize=None, clean=True, figures=True, threads=None, errors='raise', lexicon=None, text_column=None, id_column=None, figures_in_removed=False)")]
pub fn stream<'py>(
    source: &Bound<'py, PyAny>,
    #[pyo3(from_py_with = argument::batch)] batch: usize,
    normalize: Option<&Bound<'py, PyAny>>,
    #[pyo3(from_py_with = argument::clean)] clean: Option<Bound<'py, PyAny>>,
    #[pyo3(from_py_with = argument::figures)] figures: Option<Bound<'py, PyAny>>,
    #[pyo3(from_py_with = argument::threads)] threads: Option<usize>,
    #[pyo3(from_py_with = argument::errors)] errors: OnError,
    lexicon: Option<&Bound<'py, PyAny>>,
    #[pyo3(from_py_with = argument::text_column)] text_column: Option<String>,
    #[pyo3(from_py_with = argument::id_column)] id_column: Option<String>,
    #[pyo3(from_py_with = argument::figures_in_removed)] figures_in_removed: bool,
) -> PyResult<PyStream> {
    let portion = Portion::of(batch)?;
    let pipeline =
        pipeline(Stages { normalize, clean: clean.as_ref(), figures: figures.as_ref(), lexicon, figures_in_removed })?;
    let raised = Raised::default();
    let names = FieldNames { text: text_column, id: id_column };
    let articles = articles(source, names, errors == OnError::Raise, &raised)?;
    let options = BatchOptions { threads, errors };
    let state = State { pipeline, articles, held: None, portion, options, raised };
    Ok(PyStream { state: Mutex::new(Some(state)) })
}

struct State {
    pipeline: Pipeline,
    articles: Stream,
    /// An article that was read and did not fit the last result.
    held: Option<Raw>,
    portion: Portion,
    options: BatchOptions,
    raised: Raised,
}

/// Results one after another, as `stream` gives them.
#[pyclass(name = "Stream", module = "khabar", frozen)]
pub struct PyStream {
    /// Nothing when the stream has ended; locked while a result is made.
    state: Mutex<Option<State>>,
}

#[pymethods]
impl PyStream {
    fn __iter__(this: PyRef<'_, Self>) -> PyRef<'_, Self> {
        this
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<PyResults>> {
        // To wait would be for ever where the source itself asks.
        let mut here = match self.state.try_lock() {
            Ok(here) => here,
            Err(TryLockError::Poisoned(left)) => left.into_inner(),
            Err(TryLockError::WouldBlock) => {
                return Err(PyValueError::new_err("the stream is already making a result"));
            }
        };
        let Some(mut state) = here.take() else { return Ok(None) };
        let State { pipeline, articles, held, portion, options, raised } = &mut state;
        let tables = gather(py, pipeline, portion.take(articles, held), *options, raised, None)?;
        if tables.0.is_empty() {
            return Ok(None);
        }
        *here = Some(state);
        result(py, tables).map(Some)
    }
}
