//! Arguments of a wrong type or size: one sentence that names the argument and what was expected.

use super::input;
use crate::batch;
use crate::error::Error;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyInt, PyString};

/// `threads`: checked also where a single text needs none; what no machine word holds is refused like any other.
pub fn threads(value: &Bound<'_, PyAny>) -> PyResult<Option<usize>> {
    if value.is_none() {
        return Ok(None);
    }
    let asked = index("threads", value)?.unwrap_or(0);
    Ok(Some(batch::threads(Some(asked))?))
}

/// Declares readers of whole numbers, each for the argument of its name.
macro_rules! whole {
    ($($name:ident $least:literal),+) => {$(
        #[doc = concat!("`", stringify!($name), "`, a whole number from ", $least, ".")]
        pub fn $name(value: &Bound<'_, PyAny>) -> PyResult<usize> {
            at_least($least, stringify!($name), value)
        }
    )+};
}

whole!(batch 1, limit 0, min_articles 1, start 0, end 0);

fn at_least(least: usize, name: &str, value: &Bound<'_, PyAny>) -> PyResult<usize> {
    let n = index(name, value)?.filter(|n| *n >= least);
    n.ok_or_else(|| Error::option(format!("{name} is {value}, not {least} or more")).into())
}

/// A whole number; `None` for one below zero, and the largest for one beyond what a machine word holds.
fn index(name: &str, value: &Bound<'_, PyAny>) -> PyResult<Option<usize>> {
    let index = value.call_method0(pyo3::intern!(value.py(), "__index__"));
    match index {
        Ok(index) if index.is_instance_of::<PyInt>() && !value.is_instance_of::<PyBool>() => {
            Ok(if index.lt(0)? { None } else { Some(index.extract().unwrap_or(usize::MAX)) })
        }
        _ => Err(other(name, value, "int")),
    }
}

/// `text`, a `str`.
pub fn text<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyString>> {
    value.cast::<PyString>().cloned().map_err(|_| other("text", value, "str"))
}

/// `text`, a `str` or nothing.
pub fn text_or_none<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyString>>> {
    if value.is_none() { Ok(None) } else { text(value).map(Some) }
}

/// `progress`, something that can be called.
pub fn progress(value: &Bound<'_, PyAny>) -> PyResult<Option<Py<PyAny>>> {
    match value.is_none() {
        true => Ok(None),
        false if value.is_callable() => Ok(Some(value.clone().unbind())),
        false => Err(other("progress", value, "a function of done and total")),
    }
}

/// `sites`, a site or nothing for each text.
pub fn sites(value: &Bound<'_, PyAny>) -> PyResult<Option<Vec<Option<String>>>> {
    const EXPECTED: &str = "a list of str or None";
    if value.is_none() {
        return Ok(None);
    }
    let items = match value.try_iter() {
        Ok(items) if !value.is_instance_of::<PyString>() => items,
        _ => return Err(other("sites", value, EXPECTED)),
    };
    let site = |(index, item): (usize, PyResult<Bound<'_, PyAny>>)| {
        let item = item?;
        match item.cast::<PyString>() {
            Ok(site) => Ok(Some(input::text(site)?.to_owned())),
            Err(_) if item.is_none() => Ok(None),
            Err(_) => Err(input::not_a_str(index, &item)),
        }
    };
    items.enumerate().map(site).collect::<PyResult<_>>().map(Some)
}

/// `TypeError: threads is float, not int`.
pub fn other(name: &str, value: &Bound<'_, PyAny>, expected: &str) -> PyErr {
    match value.get_type().name() {
        Ok(found) => PyTypeError::new_err(format!("{name} is {found}, not {expected}")),
        Err(e) => e,
    }
}
