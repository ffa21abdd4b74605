//! `Figure`: a number that a text states.

use super::{argument, convert, decimal, engines, text};
use crate::article::rounded;
use crate::error::Error;
use crate::figures::{Bound as FigureBound, Figure, Kind, Reader, Role};
use crate::pipeline::Scratch;
use crate::span::{Positions, Span};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyString};
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::fmt::Write;
use std::sync::Arc;

/// The text that a figure was read from, and the reader. It is no part of what the figure is.
#[derive(Clone, Default)]
pub struct Origin(Option<Arc<(Py<PyString>, Arc<Reader>)>>);

impl Origin {
    pub fn new(text: Bound<'_, PyString>, reader: &Arc<Reader>) -> Self {
        Origin(Some(Arc::new((text.unbind(), reader.clone()))))
    }
}

impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// A number that a text states. Positions are code points of the text given.
///
/// Two figures are equal when all their fields are. `str` of the numbers is exact: they are
/// `decimal.Decimal`, made from digits and never from a float.
///
/// >>> import khabar
/// >>> text = "أعلنت الوزارة مقتل 24 شخصاً"
/// >>> figure = khabar.figures(text)[0]
/// >>> figure.kind, figure.value, figure.noun, figure.role
/// ('count', Decimal('24'), 'شخصاً', 'dead')
/// >>> text[figure.start:figure.end]
/// '24'
#[pyclass(frozen, eq, module = "khabar", name = "Figure")]
#[derive(Clone, PartialEq)]
pub struct PyFigure {
    /// First code point of the numeric expression.
    #[pyo3(get)]
    start: usize,
    /// One past its last code point.
    #[pyo3(get)]
    end: usize,
    /// (start, end) of the whole phrase: qualifier, number, unit, counted noun.
    #[pyo3(get)]
    phrase: (usize, usize),
    /// The numeric expression as written.
    #[pyo3(get)]
    surface: String,
    kind: Kind,
    value: Option<Decimal>,
    /// Dates in EDTF, times as HH:MM, durations in ISO 8601, scores as `2-1`; else None.
    #[pyo3(get)]
    iso: Option<String>,
    /// A Hijri date in the common calendar; else None.
    #[pyo3(get)]
    gregorian: Option<String>,
    /// What a relative date, or one without its year, means from the `reference` given, in EDTF; else None.
    #[pyo3(get)]
    resolved: Option<String>,
    low: Option<Decimal>,
    high: Option<Decimal>,
    bound: FigureBound,
    /// ISO 4217 or UCUM code, or a plain English word; else None.
    #[pyo3(get)]
    unit: Option<String>,
    /// What is counted, as written; else None.
    #[pyo3(get)]
    noun: Option<String>,
    role: Option<Role>,
    /// Who said so, as written; else None.
    #[pyo3(get)]
    source: Option<String>,
    /// How sure the reading is, from 0 to 1.
    #[pyo3(get)]
    confidence: f64,
    /// Stable name of the rule that composed the figure.
    #[pyo3(get)]
    rule: String,
    pub origin: Origin,
}

impl PyFigure {
    pub fn new(figure: Figure, text: &str, points: &mut Positions<'_>) -> Self {
        let phrase = points.span(figure.phrase);
        let (start, end) = points.span(figure.span);
        let source = figure.source_in(text).map(Cow::into_owned);
        PyFigure {
            start,
            end,
            phrase,
            surface: figure.span.of(text).to_owned(),
            kind: figure.kind,
            value: figure.value,
            iso: figure.iso.map(String::from),
            gregorian: figure.gregorian.map(String::from),
            resolved: figure.resolved.map(String::from),
            low: figure.low,
            high: figure.high,
            bound: figure.bound,
            unit: figure.unit.map(|u| u.to_string()),
            noun: figure.noun.map(|s| s.of(text).to_owned()),
            role: figure.role,
            source,
            confidence: rounded(figure.confidence),
            rule: figure.rule.to_owned(),
            origin: Origin::default(),
        }
    }
}

type Number<'py> = Option<Bound<'py, PyAny>>;

#[pymethods]
impl PyFigure {
    #[new]
    #[allow(clippy::too_many_arguments, reason = "a record with one argument a field")]
    #[pyo3(signature = (
        start, end, kind, value = None, *, phrase = None, surface = "", iso = None, gregorian = None,
        resolved = None, low = None, high = None, bound = "exact", unit = None, noun = None, role = None, source = None, confidence = 1.0, rule = "",
    ))]
    fn create(
        #[pyo3(from_py_with = argument::start)] start: usize,
        #[pyo3(from_py_with = argument::end)] end: usize,
        #[pyo3(from_py_with = argument::kind)] kind: Kind,
        value: Number<'_>,
        #[pyo3(from_py_with = argument::phrase)] phrase: Option<(usize, usize)>,
        surface: &str,
        iso: Option<String>,
        gregorian: Option<String>,
        resolved: Option<String>,
        low: Number<'_>,
        high: Number<'_>,
        bound: &str,
        unit: Option<String>,
        noun: Option<String>,
        role: Option<&str>,
        source: Option<String>,
        #[pyo3(from_py_with = argument::confidence)] confidence: f64,
        rule: &str,
    ) -> PyResult<Self> {
        argument::part(start, end)?;
        let number = |name, n: Number<'_>| n.as_ref().map(|n| decimal::from_python(name, n)).transpose();
        Ok(PyFigure {
            start,
            end,
            phrase: phrase.unwrap_or((start, end)),
            surface: surface.to_owned(),
            kind,
            value: number("value", value)?,
            iso,
            gregorian,
            resolved,
            low: number("low", low)?,
            high: number("high", high)?,
            bound: bound.parse()?,
            unit,
            noun,
            role: role.map(str::parse).transpose()?,
            source,
            confidence,
            rule: rule.to_owned(),
            origin: Origin::default(),
        })
    }

    /// count, number, percent, money, measure, duration, age, date, time, ordinal, fraction, score, multiple or identifier.
    #[getter]
    fn kind(&self) -> &'static str {
        self.kind.as_str()
    }

    /// exact, approx, at_least, more_than, at_most, less_than, range or vague.
    #[getter]
    fn bound(&self) -> &'static str {
        self.bound.as_str()
    }

    /// What happened to those who are counted: dead, injured, missing, captive, detained, displaced, evacuated, rescued,
    /// infected or recovered; else None.
    #[getter]
    fn role(&self) -> Option<&'static str> {
        self.role.map(Role::as_str)
    }

    /// Exact value as `decimal.Decimal`; None where only bounds are known, and for dates, times and durations.
    #[getter]
    fn value<'py>(&self, py: Python<'py>) -> PyResult<Number<'py>> {
        self.value.as_ref().map(|d| decimal::to_python(py, d)).transpose()
    }

    /// Lower end of the interval that the words allow, as `decimal.Decimal`, or None.
    #[getter]
    fn low<'py>(&self, py: Python<'py>) -> PyResult<Number<'py>> {
        self.low.as_ref().map(|d| decimal::to_python(py, d)).transpose()
    }

    /// Upper end of the interval that the words allow, as `decimal.Decimal`, or None.
    #[getter]
    fn high<'py>(&self, py: Python<'py>) -> PyResult<Number<'py>> {
        self.high.as_ref().map(|d| decimal::to_python(py, d)).transpose()
    }

    /// How the figure was read, in some lines of English: the tokens and their senses, the rule that composed it,
    /// and what speaks for its kind, bound, unit, noun, role and source.
    ///
    /// Args:
    ///     text: The text that the figure was read from; a figure out of `khabar.figures` on a `str` or a list
    ///         knows it, but one that was pickled does not.
    ///
    /// Raises:
    ///     InputError: The figure does not know its text, or is not found in the one given.
    ///
    /// >>> import khabar
    /// >>> print(khabar.figures("أصيب أكثر من 12 عاملاً")[0].explain())
    /// «12» in «أكثر من 12 عاملاً»: count 12
    /// tokens
    ///   أكثر: bounds (more_than), adjective, function word
    ///   من: marker found_by, marker from, function word, marker governs_that, marker preposition
    ///   12: digits
    ///   عاملاً: noun that is counted, adjective, noun for people
    /// kind count by count:plain: a number without unit, sign or rank
    /// bound more_than, by «أكثر من»
    /// noun «عاملاً»: after the number; an accusative singular, as 11 to 99 take it
    /// role injured: the nearest word for it is «أصيب», before the number
    /// confidence 0.99
    #[pyo3(signature = (text = None))]
    fn explain<'py>(
        &self,
        py: Python<'py>,
        #[pyo3(from_py_with = argument::text_or_none)] text: Option<Bound<'py, PyString>>,
    ) -> PyResult<String> {
        let (text, reader) = match (text.as_ref(), self.origin.0.as_deref()) {
            (Some(text), Some((_, reader))) => (text, reader.clone()),
            (None, Some((text, reader))) => (text.bind(py), reader.clone()),
            (Some(text), None) => (text, engines::reader(&convert::options(None)?)?),
            (None, None) => {
                let missing = "the figure does not know its text; give it: figure.explain(text)";
                return Err(Error::input(missing).into());
            }
        };
        let text: &str = &text::read(text)?;
        let bytes = |at: usize| text.char_indices().map(|(byte, _)| byte).chain([text.len()]).nth(at);
        let span = bytes(self.start).zip(bytes(self.end)).map(|(start, end)| Span::new(start, end.max(start)));
        let mut scratch = Scratch::default();
        let view = scratch.view(text)?;
        let told = span.and_then(|span| reader.explain(text, view, span, self.kind));
        let missing =
            || Error::input(format!("no {} is read at {} to {} of this text", self.kind, self.start, self.end));
        Ok(told.ok_or_else(missing)?)
    }

    /// The figure as a dict of its fields; numbers are `decimal.Decimal`, so that JSON takes `json.dumps(..., default=str)`.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("start", self.start)?;
        dict.set_item("end", self.end)?;
        dict.set_item("kind", self.kind())?;
        dict.set_item("value", self.value(py)?)?;
        dict.set_item("phrase", self.phrase)?;
        dict.set_item("surface", &self.surface)?;
        dict.set_item("iso", &self.iso)?;
        dict.set_item("gregorian", &self.gregorian)?;
        dict.set_item("resolved", &self.resolved)?;
        dict.set_item("low", self.low(py)?)?;
        dict.set_item("high", self.high(py)?)?;
        dict.set_item("bound", self.bound())?;
        dict.set_item("unit", &self.unit)?;
        dict.set_item("noun", &self.noun)?;
        dict.set_item("role", self.role())?;
        dict.set_item("source", &self.source)?;
        dict.set_item("confidence", self.confidence)?;
        dict.set_item("rule", &self.rule)?;
        Ok(dict)
    }

    // A figure cannot be changed, so that its copy is the figure itself, which knows its text.
    fn __copy__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __deepcopy__<'py>(slf: PyRef<'py, Self>, _memo: &Bound<'py, PyAny>) -> PyRef<'py, Self> {
        slf
    }

    fn __getnewargs_ex__<'py>(&self, py: Python<'py>) -> PyResult<((), Bound<'py, PyDict>)> {
        Ok(((), self.to_dict(py)?))
    }

    fn __hash__(&self) -> u64 {
        use std::hash::{BuildHasher, BuildHasherDefault};
        let key = (self.start, self.end, self.kind, self.value, &self.iso);
        BuildHasherDefault::<rustc_hash::FxHasher>::default().hash_one(key)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let mut out = format!("Figure({}, {}, '{}'", self.start, self.end, self.kind);
        let text = |s: &str| PyString::new(py, s).repr().map(|r| r.to_string());
        let mut field = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                let _ = write!(out, ", {name}={value}");
            }
        };
        field("value", self.value.map(|d| d.to_string()));
        field("surface", Some(text(&self.surface)?));
        field("iso", self.iso.as_deref().map(&text).transpose()?);
        field("gregorian", self.gregorian.as_deref().map(&text).transpose()?);
        field("resolved", self.resolved.as_deref().map(&text).transpose()?);
        if self.value.is_none() || self.bound != FigureBound::Exact {
            field("low", self.low.map(|d| d.to_string()));
            field("high", self.high.map(|d| d.to_string()));
            field("bound", Some(format!("'{}'", self.bound)));
        }
        field("unit", self.unit.as_deref().map(&text).transpose()?);
        field("noun", self.noun.as_deref().map(&text).transpose()?);
        field("role", self.role.map(|r| format!("'{r}'")));
        field("source", self.source.as_deref().map(&text).transpose()?);
        out.push(')');
        Ok(out)
    }
}
