//! Arrow results on their way to Python: columns and tables that other libraries read without copying.

use crate::error::counted;
use arrow_array::{Array, ArrayRef};
use arrow_schema::{DataType, Field};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};
use std::sync::Arc;

/// A column of results, which Arrow libraries read without copying: `pyarrow.chunked_array(column)`.
#[pyclass(frozen, module = "khabar", name = "Column")]
pub struct PyColumn {
    chunks: Vec<ArrayRef>,
    field: Arc<Field>,
}

impl PyColumn {
    pub fn new(chunks: Vec<ArrayRef>, field: Arc<Field>) -> Self {
        PyColumn { chunks, field }
    }
}

/// Chunks as the capsule of an Arrow stream.
pub fn stream<'py>(
    py: Python<'py>,
    chunks: Vec<ArrayRef>,
    field: Arc<Field>,
    requested_schema: Option<Bound<'py, PyCapsule>>,
) -> PyResult<Bound<'py, PyCapsule>> {
    let chunks: Vec<_> = chunks.into_iter().map(Ok).collect();
    Ok(to_stream_pycapsule(py, Box::new(ArrayIterator::new(chunks, field)), requested_schema)?)
}

#[pymethods]
impl PyColumn {
    fn __len__(&self) -> usize {
        self.chunks.iter().map(|c| c.len()).sum()
    }

    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        stream(py, self.chunks.clone(), self.field.clone(), requested_schema)
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.field.as_ref())?)
    }

    /// The column as `pandas.Series`; decimals are `decimal.Decimal`.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("khabar._frames")?.call_method1("to_pandas", (slf,))
    }

    /// The column as `polars.Series`.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("khabar._frames")?.call_method1("to_polars", (slf,))
    }

    /// The column as `pyarrow.ChunkedArray`.
    fn to_arrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("khabar._frames")?.call_method1("to_arrow", (slf,))
    }

    fn __repr__(&self) -> String {
        format!("<khabar.Column of {}, {}>", counted(self.__len__(), "row"), self.field.data_type())
    }
}

/// A column of results as the library of `x` has it: pandas, Polars, PyArrow, or else a [`PyColumn`].
pub fn column_like<'py>(x: &Bound<'py, PyAny>, chunks: Vec<ArrayRef>, to: DataType) -> PyResult<Bound<'py, PyAny>> {
    let to = chunks.first().map_or(to, |c| c.data_type().clone());
    let column = PyColumn { chunks, field: Arc::new(Field::new("", to, true)) };
    x.py().import("khabar._frames")?.call_method1("like", (x, column))
}
