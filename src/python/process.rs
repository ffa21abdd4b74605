//! `process`: a whole batch through the three stages.

use super::cleaner::PyCleaner;
use super::errors::Raised;
use super::figures::PyReader;
use super::normalizer::PyNormalizer;
use super::source::articles;
use super::table::{PyResults, PyTable};
use super::text;
use super::{argument, convert, engines, run};
use crate::article::Ids;
use crate::batch::{self, BatchOptions, OnError, Watch};
use crate::boilerplate::Cleaner;
use crate::columns::{Tables, articles_schema, figures_schema};
use crate::error::Error;
use crate::figures::Reader;
use crate::io::{FieldNames, Raw};
use crate::normalize::Normalizer;
use crate::pipeline::{Pipeline, said_undated};
use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use pyo3::exceptions::{PyTypeError, PyUserWarning};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyString};
use serde_json::{Value, json};
use std::ffi::CString;
use std::sync::Arc;

/// Run a batch of articles through the stages: clean text, and a table of figures.
///
/// Positions of the results are code points of the text that came in. Any iterable is read as it
/// goes; articles under way take at most about 2 MB of text a thread.
///
/// Args:
///     source: A path (`str` or `Path`) of a file or folder, a pattern such as `news/*.csv`, or a list of them; a
///         list or any iterable of texts, or of dicts with `text` and, where known, `id`, `url`, `site`, `title`,
///         `byline`, `published`; a table (pandas, Polars, PyArrow) with such columns. In a list,
///         strings that look like a path, all of them, are paths. The kinds of files are listed in docs/shell.md.
///     normalize: Also give normalized text: True, a preset, a dict of options, or a `Normalizer`.
///     clean: Take web leftovers out: True, False, a preset, a dict of options, or a `Cleaner`.
///     figures: Read figures: True, False, a dict of options, or a `Reader`; `{"reference": "published"}` resolves relative dates
///         from the day on which each article was published, as far as `published` names one: `2023-11-05`, with or
///         without a time, 11/25/2023, 5 نوفمبر 2023, `Sun, 05 Nov 2023`. Of others nothing is resolved.
///     threads: Number of threads; all cores when left out, or `KHABAR_THREADS`.
///     progress: Called about every 50 ms as `progress(done, total)`; `total` is None until the
///         source has been read to its end.
///     errors: `raise` ends the batch with the first bad article; `collect` notes the error in the
///         article's row and goes on.
///     lexicon: A path, or a list of paths, of word lists of your own, for cleaning and figures; a `Cleaner` or `Reader`
///         is made with its own.
///     text_column, id_column: Names of the fields or columns that hold the text and the id; one that is not there is
///         an error.
///     figures_in_removed: Also report figures that stand in what cleaning takes out.
///
/// Returns:
///     A `Result` with the tables `articles` and `figures`. A warning names an id that several articles have.
///
/// Raises:
///     OptionError: An option is not known; the message lists the valid ones.
///     ReadError: A path does not exist or cannot be read.
///     FormatError: A file is truncated, malformed, not UTF-8, or holds an article of more than 64 MiB; the message
///         names file and place.
///     InputError: An article holds a lone surrogate, or a table holds no text.
///     TypeError: An item is neither `str` nor dict; the message names it.
///
/// >>> import khabar
/// >>> result = khabar.process([{"id": "a", "text": "وصل 3 وزراء إلى المدينة."}])
/// >>> result
/// <khabar.Result: 1 article, 1 figure>
/// >>> row = result.figures.to_dicts()[0]
/// >>> row["article_id"], row["value"], row["noun"]
/// ('a', Decimal('3'), 'وزراء')
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "keyword arguments of a Python function")]
#[pyo3(signature = (
    source, *, normalize = None, clean = None, figures = None, threads = None, progress = None, errors = OnError::Raise,
    lexicon = None, text_column = None, id_column = None, figures_in_removed = false,
), text_signature = "(source, *, normalize=None, clean=True, figures=True, threads=None, progress=None, errors='raise', lexicon=None, text_column=None, id_column=None, figures_in_removed=False)")]
pub fn process<'py>(
    py: Python<'py>,
    source: &Bound<'py, PyAny>,
    normalize: Option<&Bound<'py, PyAny>>,
    #[pyo3(from_py_with = argument::clean)] clean: Option<Bound<'py, PyAny>>,
    #[pyo3(from_py_with = argument::figures)] figures: Option<Bound<'py, PyAny>>,
    #[pyo3(from_py_with = argument::threads)] threads: Option<usize>,
    #[pyo3(from_py_with = argument::progress)] progress: Option<Py<PyAny>>,
    #[pyo3(from_py_with = argument::errors)] errors: OnError,
    lexicon: Option<&Bound<'py, PyAny>>,
    #[pyo3(from_py_with = argument::text_column)] text_column: Option<String>,
    #[pyo3(from_py_with = argument::id_column)] id_column: Option<String>,
    #[pyo3(from_py_with = argument::figures_in_removed)] figures_in_removed: bool,
) -> PyResult<PyResults> {
    let pipeline =
        pipeline(Stages { normalize, clean: clean.as_ref(), figures: figures.as_ref(), lexicon, figures_in_removed })?;
    let names = FieldNames { text: text_column, id: id_column };
    let raised = Raised::default();
    let stream = articles(source, names, errors == OnError::Raise, &raised)?;
    let options = BatchOptions { threads, errors };
    let tables = gather(py, &pipeline, stream, options, &raised, progress.as_ref())?;
    let mut ids = Ids::default();
    tables.0.iter().flat_map(|batch| batch.column(0).as_string::<i32>()).flatten().for_each(|id| ids.add(id));
    warn(py, [ids.said(), undated(&pipeline, &tables.0)])?;
    result(py, tables)
}

/// Warns with each of some sentences.
pub fn warn(py: Python<'_>, said: impl IntoIterator<Item = Option<String>>) -> PyResult<()> {
    said.into_iter().flatten().try_for_each(|said| {
        let category = py.get_type::<PyUserWarning>();
        PyErr::warn(py, &category, &CString::new(said.replace('\0', " "))?, 1)
    })
}

/// A sentence about articles whose day of publication is asked for and not understood, if there are any.
fn undated(pipeline: &Pipeline, articles: &[RecordBatch]) -> Option<String> {
    let published = |batch: &'_ RecordBatch| batch.column_by_name("published").map(|c| c.as_string::<i32>().clone());
    let columns: Vec<_> = articles.iter().filter_map(published).collect();
    let found = pipeline.undated(columns.iter().flat_map(|column| column.iter().flatten()));
    found.first().map(|first| said_undated(found.len(), first))
}

/// Chunks of the two tables.
type Chunks = (Vec<RecordBatch>, Vec<RecordBatch>);

/// Runs `articles` through `pipeline`: all that was found. What the caller's own iterator `raised` goes before any error
/// that it led to.
pub fn gather(
    py: Python<'_>,
    pipeline: &Pipeline,
    articles: impl Iterator<Item = Raw> + Send,
    options: BatchOptions,
    raised: &Raised,
    progress: Option<&Py<PyAny>>,
) -> PyResult<Chunks> {
    let mut tables = (Vec::new(), Vec::new());
    let sink = |chunk: Tables| {
        tables.0.push(chunk.articles);
        tables.1.push(chunk.figures);
        Ok(())
    };
    let pack = |documents: Vec<_>| Tables::new(&documents);
    let work = |watch: &mut Watch<'_>| batch::run(pipeline, articles, options, pack, sink, watch);
    run::detached_over(py, progress, raised, work)?;
    Ok(tables)
}

/// The two tables as a result.
pub fn result(py: Python<'_>, tables: Chunks) -> PyResult<PyResults> {
    let articles = PyTable::new(tables.0, articles_schema());
    let figures = PyTable::new(tables.1, figures_schema());
    Ok(PyResults::new(Py::new(py, articles)?, Py::new(py, figures)?))
}

/// The arguments that say which stages run, and how.
pub struct Stages<'a, 'py> {
    pub normalize: Option<&'a Bound<'py, PyAny>>,
    pub clean: Option<&'a Bound<'py, PyAny>>,
    pub figures: Option<&'a Bound<'py, PyAny>>,
    pub lexicon: Option<&'a Bound<'py, PyAny>>,
    pub figures_in_removed: bool,
}

/// The pipeline that they ask for.
pub fn pipeline(stages: Stages<'_, '_>) -> PyResult<Pipeline> {
    let lexicon = stages.lexicon.map(|paths| convert::option("lexicon", paths)).transpose()?;
    let normalizer = normalizer(stages.normalize)?;
    let cleaner = cleaner(stages.clean, lexicon.as_ref())?;
    let reader = reader(stages.figures, lexicon.as_ref())?;
    Ok(Pipeline::from_stages(normalizer, cleaner, reader).with_figures_in_removed(stages.figures_in_removed))
}

/// What an argument that turns a stage on, off, or sets its options says.
enum Stage {
    Off,
    Options(Value),
}

/// How a stage is asked for, beside True, False and a dict of options.
struct Ways {
    stage: &'static str,
    presets: bool,
    made: &'static str,
}

const NORMALIZE: Ways = Ways { stage: "normalize", presets: true, made: "Normalizer" };
const CLEAN: Ways = Ways { stage: "clean", presets: true, made: "Cleaner" };
const FIGURES: Ways = Ways { stage: "figures", presets: false, made: "Reader" };

fn stage(ways: &Ways, given: Option<&Bound<'_, PyAny>>) -> PyResult<Stage> {
    let Some(given) = given else { return Ok(Stage::Options(json!({}))) };
    if let Ok(on) = given.cast::<PyBool>() {
        return Ok(if on.is_true() { Stage::Options(json!({})) } else { Stage::Off });
    }
    if let Ok(preset) = given.cast::<PyString>()
        && ways.presets
    {
        return Ok(Stage::Options(json!({"preset": text::characters(preset)?})));
    }
    if let Ok(options) = given.cast::<PyDict>() {
        return Ok(Stage::Options(convert::options(Some(options))?));
    }
    let found = given.get_type().name()?;
    let Ways { stage, presets, made } = ways;
    let preset = if *presets { "a preset, " } else { "" };
    Err(PyTypeError::new_err(format!("{stage} is {found}, not True, False, {preset}a dict of options or a {made}")))
}

/// An error where word lists are given beside a stage that is made already, with its own.
fn unreached(lexicon: Option<&Value>, ways: &Ways) -> Result<(), Error> {
    let Ways { stage, made, .. } = ways;
    match lexicon {
        None => Ok(()),
        Some(_) => Err(Error::option(format!(
            "lexicon does not reach {stage}, a {made} that is made already: give it to the {made}, and to another stage \
             in a dict of options"
        ))),
    }
}

fn normalizer(given: Option<&Bound<'_, PyAny>>) -> PyResult<Option<Arc<Normalizer>>> {
    let Some(given) = given else { return Ok(None) };
    if let Ok(made) = given.cast::<PyNormalizer>() {
        return Ok(Some(made.get().inner().clone()));
    }
    match stage(&NORMALIZE, Some(given))? {
        Stage::Off => Ok(None),
        Stage::Options(mut options) => {
            if options.get("preset").is_none() {
                options["preset"] = "search".into();
            }
            Ok(Some(engines::normalizer(&options)?))
        }
    }
}

fn cleaner(given: Option<&Bound<'_, PyAny>>, lexicon: Option<&Value>) -> PyResult<Option<Arc<Cleaner>>> {
    if let Some(made) = given.and_then(|g| g.cast::<PyCleaner>().ok()) {
        unreached(lexicon, &CLEAN)?;
        return Ok(Some(made.get().inner().clone()));
    }
    match stage(&CLEAN, given)? {
        Stage::Off => Ok(None),
        Stage::Options(options) => Ok(Some(engines::cleaner(&with_lexicon(options, lexicon))?)),
    }
}

fn reader(given: Option<&Bound<'_, PyAny>>, lexicon: Option<&Value>) -> PyResult<Option<Arc<Reader>>> {
    if let Some(made) = given.and_then(|g| g.cast::<PyReader>().ok()) {
        unreached(lexicon, &FIGURES)?;
        return Ok(Some(made.get().inner().clone()));
    }
    match stage(&FIGURES, given)? {
        Stage::Off => Ok(None),
        Stage::Options(options) => Ok(Some(engines::reader(&with_lexicon(options, lexicon))?)),
    }
}

fn with_lexicon(mut options: Value, lexicon: Option<&Value>) -> Value {
    if let Some(lexicon) = lexicon
        && options.get("lexicon").is_none()
    {
        options["lexicon"] = lexicon.clone();
    }
    options
}
