//! `Table` and `Result`: what `process` gives, as Arrow.

use super::argument;
use super::frames::{PyColumn, stream};
use super::text;
use crate::columns;
use crate::error::{Error, ErrorKind, counted};
use crate::io::{write_csv_head, write_csv_rows, write_row, write_rows};
use arrow_array::{ArrayRef, RecordBatch, StructArray};
use arrow_ipc::{reader::StreamReader, writer::StreamWriter};
use arrow_schema::{ArrowError, DataType, Field, SchemaRef};
use pyo3::IntoPyObjectExt;
use pyo3::exceptions::{PyIndexError, PyKeyError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyCapsule, PySlice, PyString};
use pyo3_arrow::ffi::to_schema_pycapsule;
use std::ops::Range;
use std::sync::Arc;

/// A table of results, which Arrow libraries read without copying: `polars.DataFrame(table)`.
#[pyclass(frozen, module = "khabar", name = "Table")]
pub struct PyTable {
    batches: Vec<RecordBatch>,
    schema: SchemaRef,
}

impl PyTable {
    pub fn new(batches: Vec<RecordBatch>, schema: SchemaRef) -> Self {
        PyTable { batches, schema }
    }

    /// Names and types of the columns.
    pub fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    /// The rows, in batches.
    pub fn batches(&self) -> &[RecordBatch] {
        &self.batches
    }

    /// A column by its name.
    fn column(&self, name: &str) -> PyResult<PyColumn> {
        let (index, field) = self.schema.fields().find(name).ok_or_else(|| {
            PyKeyError::new_err(format!("no column {name:?}; the table has: {}", self.column_names().join(", ")))
        })?;
        let chunks = self.batches.iter().map(|b| b.column(index).clone()).collect();
        Ok(PyColumn::new(chunks, field.clone()))
    }

    /// Some of the rows, in batches.
    fn part(&self, rows: Range<usize>) -> Vec<RecordBatch> {
        columns::part(&self.batches, rows, RecordBatch::num_rows, RecordBatch::slice)
    }

    /// All rows as text, after what `out` holds.
    fn written(
        &self,
        write: impl Fn(&RecordBatch, &mut Vec<u8>) -> std::io::Result<()>,
        mut out: Vec<u8>,
    ) -> PyResult<String> {
        let done = self.batches.iter().try_for_each(|batch| write(batch, &mut out));
        done.map_err(|e| Error::io("memory", &e))?;
        Ok(String::from_utf8_lossy(&out).into_owned())
    }
}

/// Which rows a key in brackets asks for.
pub enum Rows {
    /// The row of this number.
    One(PyResult<usize>),
    /// Rows that follow each other.
    Part(PyResult<Range<usize>>),
}

/// The rows of `len` that a number or a slice asks for; `None` for any other key.
pub fn rows(key: &Bound<'_, PyAny>, len: usize) -> Option<Rows> {
    if let Ok(slice) = key.cast::<PySlice>() {
        let part = slice.indices(len as isize).and_then(|at| match at.step {
            1 => Ok(at.start as usize..(at.start + at.slicelength as isize) as usize),
            step => Err(Error::option(format!("a slice of rows has no step, and this one has {step}")).into()),
        });
        return Some(Rows::Part(part));
    }
    let at: isize = key.extract().ok()?;
    let found = if at < 0 { at.checked_add(len as isize) } else { Some(at) };
    let found = found.and_then(|at| usize::try_from(at).ok()).filter(|at| *at < len);
    Some(Rows::One(
        found.ok_or_else(|| PyIndexError::new_err(format!("no row {at}; there are {}", counted(len, "row")))),
    ))
}

#[pymethods]
impl PyTable {
    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    /// Names of the columns.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.schema.fields().iter().map(|f| f.name().clone()).collect()
    }

    /// A column by its name, a row as a dict by its number, rows as a table by a slice.
    fn __getitem__<'py>(slf: &Bound<'py, Self>, key: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
        let (py, table) = (slf.py(), slf.get());
        if let Ok(name) = key.cast::<PyString>() {
            return table.column(text::characters(name)?)?.into_bound_py_any(py);
        }
        match rows(key, table.__len__()) {
            Some(Rows::Part(part)) => PyTable::new(table.part(part?), table.schema.clone()).into_bound_py_any(py),
            Some(Rows::One(at)) => slf.py().import("khabar._frames")?.call_method1("row", (slf, at?)),
            None => Err(argument::other("key", key, "the name of a column, the number of a row, or a slice")),
        }
    }

    fn __iter__<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("khabar._frames")?.call_method1("iterate", (slf,))
    }

    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let chunks = self.batches.iter().map(|b| Arc::new(StructArray::from(b.clone())) as ArrayRef).collect();
        let row = Field::new("", DataType::Struct(self.schema.fields().clone()), false);
        stream(py, chunks, Arc::new(row), requested_schema)
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        Ok(to_schema_pycapsule(py, self.schema.as_ref())?)
    }

    /// The table as `pandas.DataFrame`; decimals are exact `decimal.Decimal` objects.
    ///
    /// Raises:
    ///     MissingPackageError: pandas or PyArrow is not installed; the message says how to install it.
    fn to_pandas<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("khabar._frames")?.call_method1("to_pandas", (slf,))
    }

    /// The table as `polars.DataFrame`.
    ///
    /// Raises:
    ///     MissingPackageError: Polars is not installed; the message says how to install it.
    fn to_polars<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("khabar._frames")?.call_method1("to_polars", (slf,))
    }

    /// The table as `pyarrow.Table`.
    ///
    /// Raises:
    ///     MissingPackageError: PyArrow is not installed; the message says how to install it.
    fn to_arrow<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("khabar._frames")?.call_method1("to_arrow", (slf,))
    }

    /// The rows as dicts, without any other package; decimals are exact `decimal.Decimal` objects.
    fn to_dicts<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("khabar._frames")?.call_method1("to_dicts", (slf,))
    }

    /// The table as JSON Lines: an object a row, decimals with all their digits.
    fn to_json(&self) -> PyResult<String> {
        self.written(write_rows, Vec::new())
    }

    /// The table as CSV under a line of column names: nulls are empty, a span is two columns, lists are JSON.
    fn to_csv(&self) -> PyResult<String> {
        let mut head = Vec::new();
        write_csv_head(&RecordBatch::new_empty(self.schema.clone()), &mut head).map_err(|e| Error::io("memory", &e))?;
        self.written(write_csv_rows, head)
    }

    /// Rows from `start` on, each as a JSON object.
    #[pyo3(signature = (limit = None, start = 0))]
    fn _json_rows(&self, limit: Option<usize>, start: usize) -> PyResult<Vec<String>> {
        let part = self.part(start..start.saturating_add(limit.unwrap_or(usize::MAX)).min(self.__len__()));
        let rows = part.iter().flat_map(|b| (0..b.num_rows()).map(move |row| (b, row)));
        let text = |(batch, row)| {
            let mut out = Vec::new();
            write_row(batch, row, &mut out).map_err(|e| Error::io("memory", &e))?;
            Ok(String::from_utf8_lossy(&out).into_owned())
        };
        rows.map(text).collect()
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("khabar._html")?.call_method1("table", (slf,))
    }

    #[staticmethod]
    fn _from_ipc(bytes: &[u8]) -> PyResult<Self> {
        let reader = StreamReader::try_new(bytes, None).map_err(fault)?;
        let schema = reader.schema();
        let batches = reader.collect::<Result<_, _>>().map_err(fault)?;
        Ok(PyTable { batches, schema })
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (Bound<'py, PyBytes>,))> {
        let table = slf.get();
        let mut bytes = Vec::new();
        let written = StreamWriter::try_new(&mut bytes, &table.schema).and_then(|mut writer| {
            table.batches.iter().try_for_each(|b| writer.write(b))?;
            writer.finish()
        });
        written.map_err(fault)?;
        Ok((slf.get_type().getattr("_from_ipc")?, (PyBytes::new(slf.py(), &bytes),)))
    }

    fn __eq__(&self, py: Python<'_>, other: &Self) -> bool {
        py.detach(|| self.schema == other.schema && columns::same_rows(&self.batches, &other.batches))
    }

    fn __repr__(&self) -> String {
        format!("<khabar.Table of {}: {}>", counted(self.__len__(), "row"), self.column_names().join(", "))
    }
}

fn fault(e: ArrowError) -> PyErr {
    Error::new(ErrorKind::Internal, format!("cannot pack or unpack a table: {e}")).into()
}

/// What `process` found in a batch: a table with a row an article, and one with a row a figure.
#[pyclass(frozen, module = "khabar", name = "Result")]
pub struct PyResults {
    /// A row an article: `id`, `url`, `site`, `title`, `byline`, `published`, `text`, `normalized`, `sources`, `tags`,
    /// `removed` and `error`.
    #[pyo3(get)]
    articles: Py<PyTable>,
    /// A row a figure: `article_id`, the fields of a `Figure`, and `sentence`.
    #[pyo3(get)]
    figures: Py<PyTable>,
}

impl PyResults {
    /// A result of these two tables.
    pub fn new(articles: Py<PyTable>, figures: Py<PyTable>) -> Self {
        PyResults { articles, figures }
    }

    /// The table of articles, and that of figures.
    pub fn tables(&self, py: Python<'_>) -> (Py<PyTable>, Py<PyTable>) {
        (self.articles.clone_ref(py), self.figures.clone_ref(py))
    }
}

#[pymethods]
impl PyResults {
    #[new]
    fn create(articles: Py<PyTable>, figures: Py<PyTable>) -> PyResult<Self> {
        for (name, table, own) in [("articles", &articles, "id"), ("figures", &figures, "article_id")] {
            if table.get().schema.fields().find(own).is_none() {
                let has = table.get().column_names().join(", ");
                return Err(Error::input(format!("{name} has no column {own:?}; it has: {has}")).into());
            }
        }
        Ok(PyResults { articles, figures })
    }

    /// Both tables as `pandas.DataFrame`: a pair, articles and figures.
    ///
    /// Raises:
    ///     MissingPackageError: pandas or PyArrow is not installed; the message says how to install it.
    fn to_pandas<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
        Ok((PyTable::to_pandas(self.articles.bind(py))?, PyTable::to_pandas(self.figures.bind(py))?))
    }

    /// Both tables as `polars.DataFrame`: a pair, articles and figures.
    ///
    /// Raises:
    ///     MissingPackageError: Polars is not installed; the message says how to install it.
    fn to_polars<'py>(&self, py: Python<'py>) -> PyResult<(Bound<'py, PyAny>, Bound<'py, PyAny>)> {
        Ok((PyTable::to_polars(self.articles.bind(py))?, PyTable::to_polars(self.figures.bind(py))?))
    }

    fn __getnewargs__(&self, py: Python<'_>) -> (Py<PyTable>, Py<PyTable>) {
        (self.articles.clone_ref(py), self.figures.clone_ref(py))
    }

    fn _repr_html_<'py>(slf: &Bound<'py, Self>) -> PyResult<Bound<'py, PyAny>> {
        slf.py().import("khabar._html")?.call_method1("result", (slf,))
    }

    fn __eq__(&self, py: Python<'_>, other: &Self) -> bool {
        self.articles.get().__eq__(py, other.articles.get()) && self.figures.get().__eq__(py, other.figures.get())
    }

    fn __repr__(&self) -> String {
        let (articles, figures) = (self.articles.get().__len__(), self.figures.get().__len__());
        format!("<khabar.Result: {}, {}>", counted(articles, "article"), counted(figures, "figure"))
    }
}
