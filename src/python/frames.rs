//! Arrow results on their way to Python: columns and tables that other libraries read without copying.

use super::argument;
use super::table::{PyTable, Rows, rows};
use crate::columns;
use crate::error::{Error, counted};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema};
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyIterator};
use pyo3_arrow::ffi::{ArrayIterator, to_schema_pycapsule, to_stream_pycapsule};
use std::ops::Range;
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

    /// Some of the values.
    fn part(&self, rows: Range<usize>) -> PyColumn {
        let chunks = columns::part(&self.chunks, rows, |chunk| chunk.len(), |chunk, at, len| chunk.slice(at, len));
        PyColumn::new(chunks, self.field.clone())
    }

    /// A table of this column alone.
    fn table(&self) -> PyResult<PyTable> {
        let schema = Arc::new(Schema::new(vec![self.field.clone()]));
        let batch = |chunk: &ArrayRef| RecordBatch::try_new(schema.clone(), vec![chunk.clone()]);
        let batches = self.chunks.iter().map(batch).collect::<Result<_, _>>();
        Ok(PyTable::new(batches.map_err(|e| Error::input(e.to_string()))?, schema))
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

    /// A value by its number, values as a column by a slice.
    fn __getitem__<'py>(slf: &Bound<'py, Self>, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let column = slf.get();
        match rows(key, column.__len__()) {
            Some(Rows::Part(part)) => column.part(part?).into_bound_py_any(slf.py()),
            Some(Rows::One(at)) => {
                let at = at?;
                column.part(at..at + 1).to_list(slf.py())?.get_item(0)
            }
            None => Err(argument::other("key", key, "the number of a row, or a slice")),
        }
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        self.to_list(py)?.try_iter()
    }

    /// The values as a list, structs as dicts; decimals are `decimal.Decimal`.
    fn to_list<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        py.import("khabar._frames")?.call_method1("values", (self.table()?, self.field.name()))
    }

    #[staticmethod]
    fn _of_table(table: &PyTable) -> Self {
        let chunks = table.batches().iter().map(|batch| batch.column(0).clone()).collect();
        PyColumn::new(chunks, Arc::new(table.schema().field(0).clone()))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (PyTable,))> {
        Ok((slf.get_type().getattr("_of_table")?, (slf.get().table()?,)))
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
