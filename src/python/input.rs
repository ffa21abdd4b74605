//! What a text function was given: one text, a list of texts, or an Arrow column.

use super::run;
use super::text::Texts;
use crate::columns::TextColumn;
use crate::error::Error;
use arrow_schema::{DataType, FieldRef};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyList, PyString, PyTuple};
use pyo3_arrow::input::AnyArray;

/// The argument of `normalize`, `clean` and `figures`.
pub enum Input<'py> {
    /// A `str`.
    One(Bound<'py, PyString>),
    /// A list or tuple of `str`.
    Many(Many<'py>),
    /// Anything with the Arrow capsule interface.
    Column(Column),
}

/// The items of a list or tuple, and their characters.
pub struct Many<'py> {
    pub strings: Vec<Bound<'py, PyString>>,
    pub texts: Texts,
}

/// The chunks of a column, and the type of its rows.
pub struct Column {
    pub chunks: Vec<TextColumn>,
    pub field: FieldRef,
}

impl Column {
    /// All rows, chunk after chunk.
    pub fn rows(&self) -> impl Iterator<Item = Option<&str>> {
        self.chunks.iter().flat_map(TextColumn::iter)
    }

    /// The type of the texts, those of a dictionary included.
    pub fn text_type(&self) -> &DataType {
        match self.field.data_type() {
            DataType::Dictionary(_, values) => values,
            other => other,
        }
    }
}

impl<'py> Input<'py> {
    /// Sorts out `x`.
    pub fn new(x: &Bound<'py, PyAny>) -> PyResult<Self> {
        if let Ok(s) = x.cast::<PyString>() {
            return Ok(Input::One(s.clone()));
        }
        if x.is_instance_of::<PyList>() || x.is_instance_of::<PyTuple>() {
            return many(x).map(Input::Many);
        }
        if is_arrow(x)? {
            return column(arrow(x)?).map(Input::Column);
        }
        let name = x.get_type().fully_qualified_name()?;
        Err(PyTypeError::new_err(format!(
            "expected str, a list or tuple of str, or a column with the Arrow interface (pandas, Polars, PyArrow), not {name}"
        )))
    }
}

/// Whether `x` speaks the Arrow capsule interface.
pub fn is_arrow(x: &Bound<'_, PyAny>) -> PyResult<bool> {
    Ok(x.hasattr(pyo3::intern!(x.py(), "__arrow_c_array__"))?
        || x.hasattr(pyo3::intern!(x.py(), "__arrow_c_stream__"))?)
}

/// What `x` holds, as Arrow; where pandas cannot give it, the column and item that are at fault are named.
pub fn arrow(x: &Bound<'_, PyAny>) -> PyResult<AnyArray> {
    let py = x.py();
    let frames = || py.import(pyo3::intern!(py, "khabar._frames"));
    let polars = x.get_type().module()?.to_str()?.starts_with("polars.");
    let readable = if polars { frames()?.call_method1("readable", (x,))? } else { x.clone() };
    readable.extract().map_err(|e: PyErr| {
        let explained = frames().and_then(|m| m.call_method1("unreadable", (x, e.value(py))));
        explained.map_or_else(|failed| failed, PyErr::from_value)
    })
}

fn column(array: AnyArray) -> PyResult<Column> {
    let (chunks, field) = array.into_chunked_array()?.into_inner();
    if chunks.is_empty() {
        // The type is still checked when there is nothing to read.
        TextColumn::new(&arrow_array::new_empty_array(field.data_type()))?;
    }
    let chunks = chunks.iter().map(TextColumn::new).collect::<crate::Result<_>>()?;
    Ok(Column { chunks, field })
}

/// The texts of a list or tuple; an item that is none is named.
fn many<'py>(items: &Bound<'py, PyAny>) -> PyResult<Many<'py>> {
    let mut many = Many { strings: Vec::with_capacity(items.len()?), texts: Texts::default() };
    for (index, item) in items.try_iter()?.enumerate() {
        let item = item?;
        run::look(items.py(), index)?;
        let Ok(s) = item.cast::<PyString>() else {
            return Err(not_a_str(index, &item));
        };
        many.texts.push(s).map_err(|e| Error::at(e, format_args!("item {index}")))?;
        many.strings.push(s.clone());
    }
    Ok(many)
}

/// `TypeError: item 7 is int, not str`.
pub fn not_a_str(index: usize, item: &Bound<'_, PyAny>) -> PyErr {
    match item.get_type().name() {
        Ok(name) => PyTypeError::new_err(format!("item {index} is {name}, not str")),
        Err(e) => e,
    }
}
