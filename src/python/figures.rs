//! `figures` and `Reader`: the figures of one text, of a list, or of a column.

use super::figure::{Origin, PyFigure};
use super::input::Input;
use super::{argument, convert, engines, frames, run, text};
use crate::columns;
use crate::error::{Error, Result};
use crate::figures::{Reader, Reference};
use crate::pipeline::Scratch;
use crate::span::{Positions, Unit};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString, PyTuple};
use serde_json::Value;
use std::sync::Arc;

/// The figures of a text, in code points.
fn read(reader: &Reader, text: &str, scratch: &mut Scratch) -> Result<Vec<PyFigure>> {
    let found = reader.read(text, scratch.view(text)?);
    let mut points = Positions::new(text, Unit::CodePoints);
    Ok(found.into_iter().map(|f| PyFigure::new(f, text, &mut points)).collect())
}

/// The figures of a text, which remember it.
fn from_text(mut figures: Vec<PyFigure>, text: Bound<'_, PyString>, reader: &Arc<Reader>) -> Vec<PyFigure> {
    let origin = Origin::new(text, reader);
    figures.iter_mut().for_each(|f| f.origin = origin.clone());
    figures
}

/// Every number that a text states, in digits or in words.
///
/// Args:
///     x: A `str`; a list or tuple of `str`; or a column of a data frame library: anything with the
///         Arrow interface, such as a pandas or Polars Series or a PyArrow array.
///     threads: Number of threads for a batch; all cores when left out, or `KHABAR_THREADS`.
///     reference: A date (`datetime.date` or "2023-11-05") from which relative dates (أمس, الشهر الماضي, قبل
///         ثلاثة أيام) and dates without a year are resolved, in the field `resolved`.
///     options: `identifiers=True` also returns numbers that only name something (phone numbers,
///         decrees), as kind `identifier`; `lexicon` is a path, or a list of paths, of word lists of
///         your own, which is read anew at each call; a `Reader` reads it once.
///
/// Returns:
///     A list of `Figure` for a `str`, in the order of their positions; a list of lists for a list
///     or tuple; for a column, a column of the same library: lists of structs with the fields of a
///     `Figure` but `rule`, positions as int32, values as decimal128(38, 9): a value that has no end, such as a third,
///     is rounded at the ninth decimal, and one that ends behind it is null.
///
/// Raises:
///     OptionError: An option is not known; the message lists the valid ones.
///     LexiconError: A word list breaks a rule; the message names file and entry.
///     InputError: A text holds a lone surrogate, or a column holds no text.
///     TypeError: An item is no `str`; the message names it.
///
/// >>> import khabar
/// >>> for f in khabar.figures("أصيب نحو 120 شخصاً وبلغت الخسائر 2,5 مليون دولار"):
/// ...     print(f.kind, f.value, f.bound, f.unit)
/// count 120 approx None
/// money 2500000 exact USD
#[pyfunction]
#[pyo3(
    signature = (x, *, threads = None, reference = None, **options),
    text_signature = "(x, *, threads=None, reference=None, **options)"
)]
pub fn figures<'py>(
    x: &Bound<'py, PyAny>,
    #[pyo3(from_py_with = argument::threads)] threads: Option<usize>,
    reference: Option<&Bound<'py, PyAny>>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    let mut options = convert::options(options)?;
    if let Some(day) = reference {
        options["reference"] = convert::option("reference", day)?;
    }
    apply(&engines::reader(&options)?, x, threads)
}

fn apply<'py>(reader: &Arc<Reader>, x: &Bound<'py, PyAny>, threads: Option<usize>) -> PyResult<Bound<'py, PyAny>> {
    let py = x.py();
    if reader.options().reference == Some(Reference::Published) {
        let unknown = "option \"reference\": only process knows when a text was published; give a date";
        return Err(Error::option(unknown).into());
    }
    match Input::new(x)? {
        Input::One(s) => {
            let text = text::read(&s)?;
            let found = run::one(py, &text, || read(reader, &text, &mut Scratch::default()))?;
            Ok(PyList::new(py, from_text(found, s, reader))?.into_any())
        }
        Input::Many(many) => {
            let rows = many.texts.iter().map(Some);
            let found = run::mapped(py, rows, threads, |rows| {
                let mut scratch = Scratch::default();
                rows.into_iter().flatten().map(|t| read(reader, t, &mut scratch)).collect::<Result<Vec<_>>>()
            })?;
            let found = many.strings.into_iter().zip(found.into_iter().flatten()).enumerate();
            let lists = found.map(|(index, (text, figures))| {
                run::look(py, index)?;
                PyList::new(py, from_text(figures, text, reader))
            });
            Ok(PyList::new(py, lists.collect::<PyResult<Vec<_>>>()?)?.into_any())
        }
        Input::Column(column) => {
            let chunks = run::mapped(py, column.rows(), threads, |rows| columns::figures(reader, &rows))?;
            frames::column_like(x, chunks, columns::figures_type())
        }
    }
}

/// A reader of figures with fixed options: immutable, picklable, safe to use from many threads.
///
/// Word lists are read when it is made, and not again.
///
/// Args:
///     options: `reference`, `identifiers` and `lexicon` as in `figures`; `reference="published"` is for `process`.
///
/// Raises:
///     OptionError: An option is not known; the message lists the valid ones.
///     LexiconError: A word list breaks a rule; the message names file and entry.
///
/// >>> from khabar import Reader
/// >>> reader = Reader(reference="2024-05-02")
/// >>> [figure.resolved for figure in reader("وصل الوفد أمس.")]
/// ['2024-05-01']
/// >>> reader
/// Reader(reference='2024-05-02')
#[pyclass(frozen, module = "khabar", name = "Reader")]
pub struct PyReader {
    reader: Arc<Reader>,
    options: Value,
}

impl PyReader {
    /// The reader itself.
    pub fn inner(&self) -> &Arc<Reader> {
        &self.reader
    }
}

#[pymethods]
impl PyReader {
    #[new]
    #[pyo3(signature = (**options), text_signature = "(**options)")]
    fn new(options: Option<&Bound<'_, PyDict>>) -> PyResult<Self> {
        let options = convert::options(options)?;
        Ok(PyReader { reader: engines::reader(&options)?, options })
    }

    /// Read the figures of a text or a batch; see `figures`.
    #[pyo3(signature = (x, *, threads = None))]
    fn __call__<'py>(
        &self,
        x: &Bound<'py, PyAny>,
        #[pyo3(from_py_with = argument::threads)] threads: Option<usize>,
    ) -> PyResult<Bound<'py, PyAny>> {
        apply(&self.reader, x, threads)
    }

    /// The options given, as a dict.
    #[getter]
    fn options<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::python(py, &self.options)
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyAny>)> {
        Ok((PyTuple::empty(py), convert::python(py, &self.options)?))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("Reader({})", convert::keywords(py, &self.options)?))
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.reader.options() == other.reader.options()
    }

    fn __hash__(&self) -> u64 {
        let options = self.reader.options();
        u64::from(options.identifiers) | u64::from(options.reference.is_some()) << 1
    }
}
