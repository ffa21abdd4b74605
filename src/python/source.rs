//! What `process` was given: paths, texts, records, a table.

use super::convert;
use super::errors::Raised;
use super::input::{self, is_arrow};
use super::text;
use crate::article::Article;
use crate::batch::Unread;
use crate::columns::TextColumn;
use crate::error::{Error, ErrorKind};
use crate::io::{Articles, Field, FieldNames, Raw, Record, Source, TableLayout, looks_like_path};
use arrow_array::cast::AsArray;
use arrow_schema::DataType;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyByteArray, PyBytes, PyDict, PyIterator, PyList, PyString, PyTuple};
use pyo3_arrow::ffi::ArrayReader;

/// A stream of articles.
pub type Stream = Box<dyn Iterator<Item = Raw> + Send>;

/// The articles of `source`. With `strict`, an item of a wrong type is an exception, not a bad article.
pub fn articles(source: &Bound<'_, PyAny>, names: FieldNames, strict: bool, raised: &Raised) -> PyResult<Stream> {
    if let Ok(s) = source.cast::<PyString>() {
        return path(text::characters(s)?, names);
    }
    if let Some(path) = convert::path(source)? {
        return paths(vec![path], names);
    }
    if is_arrow(source)? {
        return match input::arrow(source) {
            Ok(columns) => table(columns.into_reader()?, names),
            // Arrow holds no items of several types in one column; read one by one, only the bad ones are bad.
            Err(e) if strict => Err(e),
            Err(e) => match source.py().import("khabar._frames")?.call_method1("rows", (source,))? {
                rows if rows.is_none() => Err(e),
                rows => Ok(one_by_one(rows.try_iter()?, names, strict, raised)),
            },
        };
    }
    if (source.is_instance_of::<PyList>() || source.is_instance_of::<PyTuple>())
        && let Some(all) = all_paths(source)?
    {
        return paths(all, names);
    }
    if source.is_instance_of::<PyBytes>() || source.is_instance_of::<PyByteArray>() {
        return Err(PyTypeError::new_err("expected text, not bytes; decode them, or give web pages to clean_html"));
    }
    if source.is_instance_of::<PyDict>() {
        return Err(PyTypeError::new_err("expected articles, not one dict; pass a list of dicts"));
    }
    if source.get_type().name()? == "LazyFrame" {
        return Err(PyTypeError::new_err(
            "expected a table, not a LazyFrame, which has no rows yet; collect() it first",
        ));
    }
    let Ok(items) = source.try_iter() else {
        let name = source.get_type().fully_qualified_name()?;
        return Err(PyTypeError::new_err(format!(
            "expected a path, a list or iterable of paths, texts or dicts, or a table, not {name}"
        )));
    };
    Ok(one_by_one(items, names, strict, raised))
}

/// The articles of the texts and dicts that `items` gives.
fn one_by_one(items: Bound<'_, PyIterator>, names: FieldNames, strict: bool, raised: &Raised) -> Stream {
    let items = items.unbind();
    Box::new(Items { items, names, strict, raised: raised.clone(), index: 0, ended: false }.map(Raw::from))
}

/// The articles of one path or pattern. One that names nothing may be a text that was meant to stand in a list.
fn path(path: &str, names: FieldNames) -> PyResult<Stream> {
    const SHOWN: usize = 60;
    match Articles::new([Source::new(path)], names) {
        Err(e) if e.kind() == ErrorKind::Io && !looks_like_path(path) => {
            let start: String = path.chars().take(SHOWN).collect();
            let more = if start.len() < path.len() { "…" } else { "" };
            let said = "no such file or folder; a str is read as a path, so give texts in a list";
            Err(Error::new(ErrorKind::Io, format!("{}{more}: {said}", start.replace(['\n', '\r'], " "))).into())
        }
        articles => Ok(Box::new(articles?)),
    }
}

fn paths(all: Vec<String>, names: FieldNames) -> PyResult<Stream> {
    Ok(Box::new(Articles::new(all.iter().map(|p| Source::new(p)), names)?))
}

/// The paths of a list that holds nothing else; `None` when it holds no path at all.
fn all_paths(items: &Bound<'_, PyAny>) -> PyResult<Option<Vec<String>>> {
    let mut paths = Vec::new();
    let mut text_at = None;
    for (index, item) in items.try_iter()?.enumerate() {
        let item = item?;
        if let Some(path) = convert::path(&item)? {
            paths.push((index, path));
        } else if let Ok(s) = item.cast::<PyString>()
            && let Ok(s) = s.to_str()
            && looks_like_path(s)
        {
            paths.push((index, s.to_owned()));
        } else {
            text_at = text_at.or(Some(index));
        }
    }
    match (paths.first(), text_at) {
        (None, _) => Ok(None),
        (Some(_), None) => Ok(Some(paths.into_iter().map(|(_, p)| p).collect())),
        (Some((path, _)), Some(text)) => Err(Error::input(format!(
            "item {path} is a path and item {text} is not; give paths and articles in separate calls"
        ))
        .into()),
    }
}

fn table(reader: Box<dyn ArrayReader + Send>, names: FieldNames) -> PyResult<Stream> {
    let layout = match reader.field().data_type() {
        DataType::Struct(fields) => Some(TableLayout::new(fields, names)?),
        other => {
            TextColumn::new(&arrow_array::new_empty_array(other))?;
            None
        }
    };
    let mut first = 0;
    let chunks = reader.map(move |chunk| -> Stream {
        let start = first;
        let rows = chunk.map_err(|e| Error::input(format!("cannot read the table: {e}"))).and_then(|chunk| {
            first += chunk.len();
            match &layout {
                Some(layout) => {
                    layout.articles(chunk.as_struct(), start).map(|rows| Box::new(rows.map(Raw::from)) as Stream)
                }
                None => {
                    TextColumn::new(&chunk).map(|texts| Box::new(column_rows(texts, start).map(Raw::from)) as Stream)
                }
            }
        });
        rows.unwrap_or_else(|error| Box::new(std::iter::once(Raw::from(Err(Unread { id: start.to_string(), error })))))
    });
    Ok(Box::new(chunks.flatten()))
}

fn column_rows(texts: TextColumn, first: usize) -> impl Iterator<Item = Result<Article, Unread>> + Send {
    (0..texts.len()).map(move |row| Ok(Article::new((first + row).to_string(), texts.get(row).unwrap_or_default())))
}

/// The articles of any Python iterable of texts and dicts.
struct Items {
    items: Py<PyIterator>,
    names: FieldNames,
    strict: bool,
    raised: Raised,
    index: usize,
    ended: bool,
}

impl Iterator for Items {
    type Item = Result<Article, Unread>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let index = self.index;
        self.index += 1;
        Python::attach(|py| {
            let item = match self.items.bind(py).clone().next()? {
                Ok(item) => item,
                Err(e) => return self.stop(e),
            };
            match self.article(&item, index) {
                Ok(outcome) => {
                    let named = |e: Error| Unread { id: index.to_string(), error: e.at(format_args!("item {index}")) };
                    Some(outcome.map_err(named))
                }
                Err(e) if self.strict => self.stop(e),
                Err(e) => {
                    let error = Error::input(e.value(py).to_string());
                    Some(Err(Unread { id: index.to_string(), error }))
                }
            }
        })
    }
}

/// The content of `bytes` or a `bytearray`.
fn bytes_of(value: &Bound<'_, PyAny>) -> Option<Vec<u8>> {
    let array = || value.cast::<PyByteArray>().ok().map(|array| array.to_vec());
    value.cast::<PyBytes>().ok().map(|bytes| bytes.as_bytes().to_vec()).or_else(array)
}

impl Items {
    fn stop<T>(&mut self, e: PyErr) -> Option<T> {
        self.ended = true;
        self.raised.set(e);
        None
    }

    /// The article of an item: a bad article inside, an item that is none outside.
    fn article(&self, item: &Bound<'_, PyAny>, index: usize) -> PyResult<crate::Result<Article>> {
        if let Ok(s) = item.cast::<PyString>() {
            return Ok(text::characters(s).map(|text| Article::new(index.to_string(), text)));
        }
        let Ok(dict) = item.cast::<PyDict>() else {
            let name = item.get_type().name()?;
            return Err(PyTypeError::new_err(format!("item {index} is {name}, not str or dict")));
        };
        let mut record = Record::default();
        for (key, value) in dict {
            let Ok(key) = key.cast::<PyString>().map(|k| k.to_str().unwrap_or_default()) else { continue };
            let Some((field, rank)) = self.names.find(key) else {
                record.skip(key);
                continue;
            };
            let value = if convert::is_missing(&value)? {
                None
            } else if let Ok(s) = value.cast::<PyString>() {
                match text::characters(s) {
                    Ok(s) => Some(s.to_owned()),
                    Err(e) => return Ok(Err(e.at(format_args!("field {key:?}")))),
                }
            } else if field == Field::Text {
                let name = value.get_type().name()?;
                return Err(PyTypeError::new_err(format!("item {index}: field {key:?} is {name}, not str")));
            } else if let Some(bytes) = bytes_of(&value) {
                match String::from_utf8(bytes) {
                    Ok(s) => Some(s),
                    Err(e) => {
                        let at = e.utf8_error().valid_up_to();
                        return Ok(Err(Error::input(format!("field {key:?} is bytes, and byte {at} is not UTF-8"))));
                    }
                }
            } else if value.is_instance_of::<PyList>()
                || value.is_instance_of::<PyDict>()
                || value.is_instance_of::<PyTuple>()
            {
                None
            } else {
                Some(value.str()?.to_string())
            };
            record.set(field, rank, value);
        }
        Ok(record.finish(&self.names, || index.to_string()))
    }
}
