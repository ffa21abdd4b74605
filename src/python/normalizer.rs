//! `normalize`, `Normalizer` and `Aligned`.

use super::input::Input;
use super::{argument, convert, engines, frames, run, text};
use crate::columns;
use crate::error::{Error, Result};
use crate::normalize::{Aligned, Normalizer};
use crate::span::Unit;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString, PyTuple};
use serde_json::Value;
use std::borrow::Cow;
use std::sync::Arc;

/// One spelling for what is written many ways.
///
/// Args:
///     x: A `str`; a list or tuple of `str`; or a column of a data frame library: anything with the
///         Arrow interface, such as a pandas or Polars Series or a PyArrow array.
///     preset: What the text is for: `light`, `search`, `search_loose`, `display`, `ml`, `bert`,
///         `name` or `slug`. `None` for nothing but the steps that are asked for.
///     threads: Number of threads for a batch; all cores when left out, or `KHABAR_THREADS`.
///     options: Single steps, which win over the preset: `digits="keep"`, `teh_marbuta="heh"`.
///
/// Returns:
///     A `str` for a `str`, a list for a list or tuple, a column of the same library for a column.
///     Nulls of a column stay null.
///
/// Raises:
///     OptionError: The preset or an option is not known; the message lists the valid ones.
///     InputError: A text holds a lone surrogate, or a column holds no text.
///     TypeError: An item is no `str`; the message names it.
///
/// >>> import khabar
/// >>> khabar.normalize("الأَخْبـــارُ ١٢٫٥٪")
/// 'الاخبار 12.5%'
/// >>> khabar.normalize(["أُعلن", "إعلان"], preset="search")
/// ['اعلن', 'اعلان']
/// >>> khabar.normalize("عام ١٤٤٥هـ", digits="keep")
/// 'عام ١٤٤٥هـ'
#[pyfunction]
#[pyo3(signature = (x, preset = Some("search".to_owned()), *, threads = None, **options), text_signature = "(x, preset='search', *, threads=None, **options)")]
pub fn normalize<'py>(
    x: &Bound<'py, PyAny>,
    #[pyo3(from_py_with = argument::preset)] preset: Option<String>,
    #[pyo3(from_py_with = argument::threads)] threads: Option<usize>,
    options: Option<&Bound<'py, PyDict>>,
) -> PyResult<Bound<'py, PyAny>> {
    apply(&*engines::normalizer(&with_preset(preset.as_deref(), options)?)?, x, threads)
}

/// The options as one object, the preset among them.
fn with_preset(preset: Option<&str>, options: Option<&Bound<'_, PyDict>>) -> PyResult<Value> {
    let mut all = convert::options(options)?;
    all["preset"] = Value::from(preset);
    Ok(all)
}

fn apply<'py>(normalizer: &Normalizer, x: &Bound<'py, PyAny>, threads: Option<usize>) -> PyResult<Bound<'py, PyAny>> {
    let py = x.py();
    match Input::new(x)? {
        Input::One(s) => {
            let text = text::read(&s)?;
            let changed = run::one(py, &text, || changed(normalizer, &text));
            Ok(as_str(py, changed, &s)?.into_any())
        }
        Input::Many(many) => {
            let rows = many.texts.iter().map(Some);
            let results = run::mapped(py, rows, threads, |rows| {
                Ok(rows.into_iter().flatten().map(|t| changed(normalizer, t)).collect::<Vec<_>>())
            })?;
            let pairs = results.into_iter().flatten().zip(&many.strings).enumerate();
            let made = pairs.map(|(index, (changed, given))| {
                run::look(py, index)?;
                as_str(py, changed, given)
            });
            let strings: Vec<_> = made.collect::<PyResult<_>>()?;
            Ok(PyList::new(py, strings)?.into_any())
        }
        Input::Column(column) => {
            let to = column.text_type().clone();
            let chunks =
                run::mapped(py, column.rows(), threads, |rows| Ok(columns::normalize(normalizer, &rows, &to)))?;
            frames::column_like(x, chunks, to)
        }
    }
}

/// The normalized text where it differs from `text`.
fn changed(normalizer: &Normalizer, text: &str) -> Option<String> {
    match normalizer.apply(text) {
        Cow::Borrowed(_) => None,
        Cow::Owned(changed) => Some(changed),
    }
}

/// A result as a `str`; the one that was given when nothing changed.
fn as_str<'py>(
    py: Python<'py>,
    changed: Option<String>,
    given: &Bound<'py, PyString>,
) -> PyResult<Bound<'py, PyString>> {
    changed.map_or_else(|| Ok(given.clone()), |s| text::write(py, &s))
}

/// A normalizer with fixed options: immutable, picklable, safe to use from many threads.
///
/// Args:
///     preset: What the text is for; see `normalize`.
///     options: Single steps, which win over the preset.
///
/// Raises:
///     OptionError: The preset or an option is not known; the message lists the valid ones.
///
/// >>> from khabar import Normalizer
/// >>> search = Normalizer("search", digits="keep")
/// >>> search("إلى ١٢ مدينة")
/// 'الي ١٢ مدينه'
/// >>> search
/// Normalizer(digits='keep', preset='search')
#[pyclass(frozen, module = "khabar", name = "Normalizer")]
pub struct PyNormalizer {
    normalizer: Arc<Normalizer>,
    /// Preset and options as they were given.
    options: Value,
}

impl PyNormalizer {
    /// A normalizer from an object of options.
    fn from_options(mut options: Value) -> Result<Self> {
        let normalizer = engines::normalizer(&options)?;
        // What is made anew of these options gets no other preset by default.
        if let Value::Object(map) = &mut options {
            map.entry("preset").or_insert(Value::Null);
        }
        Ok(PyNormalizer { normalizer, options })
    }

    /// The normalizer itself.
    pub fn inner(&self) -> &Arc<Normalizer> {
        &self.normalizer
    }
}

#[pymethods]
impl PyNormalizer {
    #[new]
    #[pyo3(signature = (preset = Some("search".to_owned()), **options), text_signature = "(preset='search', **options)")]
    fn new(
        #[pyo3(from_py_with = argument::preset)] preset: Option<String>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<Self> {
        Ok(Self::from_options(with_preset(preset.as_deref(), options)?)?)
    }

    /// Normalize a text or a batch; see `normalize`.
    #[pyo3(signature = (x, *, threads = None))]
    fn __call__<'py>(
        &self,
        x: &Bound<'py, PyAny>,
        #[pyo3(from_py_with = argument::threads)] threads: Option<usize>,
    ) -> PyResult<Bound<'py, PyAny>> {
        apply(&self.normalizer, x, threads)
    }

    /// Normalize a text or a batch and keep the way back to the original.
    ///
    /// Args:
    ///     x: As in `normalize`.
    ///     unit: What positions count: `code_points`, `utf16` or `bytes`.
    ///     threads: As in `normalize`.
    ///
    /// Returns:
    ///     An `Aligned` for a `str`, a list of them for a list or tuple. For a column, a column of the same
    ///     library with a struct a row: `text`, and the list `edits` of structs of `original_start`,
    ///     `original_end`, `start`, `end`. Before, between and behind the edits both texts run in step.
    ///
    /// >>> from khabar import Normalizer
    /// >>> text = "زارَ الأميرُ عمّان"
    /// >>> aligned = Normalizer("search").align(text)
    /// >>> start = aligned.text.index("الامير")
    /// >>> a, b = aligned.to_original(start, start + 6)
    /// >>> text[a:b]
    /// 'الأميرُ'
    #[pyo3(signature = (x, *, unit = None, threads = None), text_signature = "(self, x, *, unit='code_points', threads=None)")]
    fn align<'py>(
        slf: &Bound<'py, Self>,
        x: &Bound<'py, PyAny>,
        #[pyo3(from_py_with = argument::unit)] unit: Option<Unit>,
        #[pyo3(from_py_with = argument::threads)] threads: Option<usize>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let py = slf.py();
        let unit = unit.unwrap_or(Unit::CodePoints);
        let normalizer = &*slf.get().normalizer;
        let aligned = |aligned| Bound::new(py, PyAligned { aligned, unit, normalizer: slf.clone().unbind() });
        match Input::new(x)? {
            Input::One(s) => {
                let text = text::read(&s)?;
                Ok(aligned(run::one(py, &text, || normalizer.align(&text)))?.into_any())
            }
            Input::Many(many) => {
                let results = run::mapped(py, many.texts.iter().map(Some), threads, |rows| {
                    Ok(rows.into_iter().flatten().map(|t| normalizer.align(t)).collect::<Vec<_>>())
                })?;
                let all = results.into_iter().flatten().map(aligned).collect::<PyResult<Vec<_>>>()?;
                Ok(PyList::new(py, all)?.into_any())
            }
            Input::Column(column) => {
                let to = column.text_type().clone();
                let job = |rows: Vec<_>| Ok(columns::align(normalizer, &rows, &to, unit));
                let chunks = run::mapped(py, column.rows(), threads, job)?;
                frames::column_like(x, chunks, columns::aligned_type(&to))
            }
        }
    }

    /// What this normalizer does, in order: a dict with `name`, `safety`, `value` and `about` a step.
    fn steps<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::serialized(py, &self.normalizer.steps())
    }

    /// Those of the steps that make different words equal, or drop content.
    fn lossy<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::serialized(py, &self.normalizer.lossy())
    }

    /// How often each step would change `text`: a dict with `step`, `safety` and `count` a step.
    fn audit<'py>(
        &self,
        py: Python<'py>,
        #[pyo3(from_py_with = argument::text)] text: Bound<'py, PyString>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let text = text::characters(&text)?;
        convert::serialized(py, &run::one(py, text, || self.normalizer.audit(text)))
    }

    /// All options with their values, as a dict.
    #[getter]
    fn options<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        convert::python(py, &self.normalizer.to_json())
    }

    /// The same as `options`; `Normalizer.from_dict` makes an equal normalizer of it.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.options(py)
    }

    /// A normalizer from a dict of options, among which may be a `preset`.
    ///
    /// >>> from khabar import Normalizer
    /// >>> Normalizer.from_dict({"preset": "search", "digits": "keep"})("إلى ١٢")
    /// 'الي ١٢'
    #[staticmethod]
    fn from_dict(options: &Bound<'_, PyAny>) -> PyResult<Self> {
        let options = options.cast::<PyDict>().map_err(|_| argument::other("options", options, "dict"))?;
        Ok(Self::from_options(convert::options(Some(options))?)?)
    }

    /// All options with their values, as JSON.
    fn to_json(&self) -> String {
        self.normalizer.to_json().to_string()
    }

    /// A normalizer from JSON: an object of options, among which may be a `preset`.
    #[staticmethod]
    fn from_json(#[pyo3(from_py_with = argument::characters)] text: String) -> PyResult<Self> {
        let options: Value =
            serde_json::from_str(&text).map_err(|e| Error::option(format!("options are no JSON: {e}")))?;
        Ok(Self::from_options(options)?)
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyTuple>, Bound<'py, PyAny>)> {
        Ok((PyTuple::empty(py), convert::python(py, &self.options)?))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("Normalizer({})", convert::keywords(py, &self.options)?))
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.normalizer.to_json() == other.normalizer.to_json()
    }

    fn __hash__(&self) -> u64 {
        use std::hash::{BuildHasher, BuildHasherDefault};
        BuildHasherDefault::<rustc_hash::FxHasher>::default().hash_one(self.normalizer.to_json().to_string())
    }
}

/// A normalized text with the way back to the original; positions count what `unit` says (`code_points`, `utf16` or
/// `bytes`), and where nothing is said, what `Normalizer.align` was told, code points by default.
///
/// Made by `Normalizer.align`.
#[pyclass(frozen, module = "khabar", name = "Aligned")]
pub struct PyAligned {
    aligned: Aligned,
    /// What positions count where nothing else is asked for.
    unit: Unit,
    normalizer: Py<PyNormalizer>,
}

/// What makes an `Aligned` again.
type AlignedArguments<'py> = (Bound<'py, PyNormalizer>, String, &'static str);

#[pymethods]
impl PyAligned {
    /// The normalized text.
    #[getter]
    fn text<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyString>> {
        text::write(py, self.aligned.text())
    }

    /// The text that came in.
    #[getter]
    fn original<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyString>> {
        text::write(py, self.aligned.source())
    }

    /// The part of the original, as (start, end), that a part of the normalized text stands for.
    ///
    /// A position behind the end of the text is its end, as in a slice.
    ///
    /// Raises:
    ///     OptionError: The end is before the start, or a position is below zero.
    #[pyo3(signature = (start, end, *, unit = None))]
    fn to_original(
        &self,
        #[pyo3(from_py_with = argument::start)] start: usize,
        #[pyo3(from_py_with = argument::end)] end: usize,
        #[pyo3(from_py_with = argument::unit)] unit: Option<Unit>,
    ) -> PyResult<(usize, usize)> {
        let (start, end) = argument::part(start, end)?;
        Ok(self.aligned.to_original_in(unit.unwrap_or(self.unit), start, end))
    }

    /// The part of the normalized text, as (start, end), that a part of the original became.
    ///
    /// A position behind the end of the text is its end, as in a slice.
    ///
    /// Raises:
    ///     OptionError: The end is before the start, or a position is below zero.
    #[pyo3(signature = (start, end, *, unit = None))]
    fn to_normalized(
        &self,
        #[pyo3(from_py_with = argument::start)] start: usize,
        #[pyo3(from_py_with = argument::end)] end: usize,
        #[pyo3(from_py_with = argument::unit)] unit: Option<Unit>,
    ) -> PyResult<(usize, usize)> {
        let (start, end) = argument::part(start, end)?;
        Ok(self.aligned.to_normalized_in(unit.unwrap_or(self.unit), start, end))
    }

    /// Where the two texts differ in length, as tuples (original_start, original_end, start, end): before,
    /// between and behind these pieces both run in step.
    #[pyo3(signature = (*, unit = None))]
    fn edits(
        &self,
        #[pyo3(from_py_with = argument::unit)] unit: Option<Unit>,
    ) -> PyResult<Vec<(usize, usize, usize, usize)>> {
        let edits = self.aligned.edits_in(unit.unwrap_or(self.unit));
        Ok(edits.map(|e| (e.source_start, e.source_end, e.start, e.end)).collect())
    }

    #[staticmethod]
    fn _of(
        normalizer: Py<PyNormalizer>,
        text: &str,
        #[pyo3(from_py_with = argument::unit)] unit: Option<Unit>,
    ) -> Self {
        let aligned = normalizer.get().normalizer.align(text);
        PyAligned { aligned, unit: unit.unwrap_or(Unit::CodePoints), normalizer }
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, AlignedArguments<'py>)> {
        let this = slf.get();
        let unit = match this.unit {
            Unit::CodePoints => "code_points",
            Unit::Utf16 => "utf16",
            Unit::Bytes => "bytes",
        };
        let text = this.aligned.source().to_owned();
        Ok((slf.get_type().getattr("_of")?, (this.normalizer.bind(slf.py()).clone(), text, unit)))
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("Aligned(text={})", text::write(py, self.aligned.text())?.repr()?))
    }

    fn __eq__(&self, other: &Self) -> bool {
        self.aligned.source() == other.aligned.source() && self.aligned.text() == other.aligned.text()
    }
}
