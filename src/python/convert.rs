//! Keyword arguments as JSON values, and back.

use super::errors::OptionError;
use super::text;
use crate::error::{Error, ErrorKind};
use pyo3::IntoPyObjectExt;
use pyo3::basic::CompareOp;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDate, PyDict, PyFloat, PyFrozenSet, PyInt, PyList, PySet, PyString, PyTuple};
use serde_json::{Map, Number, Value};

/// Keyword arguments as a JSON object.
pub fn options(kwargs: Option<&Bound<'_, PyDict>>) -> PyResult<Value> {
    kwargs.map_or_else(|| Ok(Value::Object(Map::new())), |d| Ok(Value::Object(object(d)?)))
}

fn object(dict: &Bound<'_, PyDict>) -> PyResult<Map<String, Value>> {
    let mut map = Map::new();
    for (key, value) in dict {
        let key: String = key.extract().map_err(|_| PyTypeError::new_err("names of options must be strings"))?;
        let value = option(&key, &value)?;
        map.insert(key, value);
    }
    Ok(map)
}

/// Whether `value` stands for none: None, and what is not equal to itself, as NaN and NaT of pandas, or its NA.
pub fn is_missing(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    if value.is_none() {
        return Ok(true);
    }
    if value.is_instance_of::<PyString>() || value.is_instance_of::<PyInt>() {
        return Ok(false);
    }
    // NA says neither yes nor no.
    let differs = value.rich_compare(value, CompareOp::Ne).and_then(|differs| differs.is_truthy());
    Ok(differs.unwrap_or(value.get_type().name()? == "NAType"))
}

/// The value of the option `name` as a JSON value.
pub fn option(name: &str, value: &Bound<'_, PyAny>) -> PyResult<Value> {
    let py = value.py();
    json(value).map_err(|e| {
        let said = format!("option {name}: {}", e.value(py));
        match () {
            () if e.is_instance_of::<PyTypeError>(py) => PyTypeError::new_err(said),
            () if e.is_instance_of::<OptionError>(py) => OptionError::new_err(said),
            () => e,
        }
    })
}

/// A plain Python object as a JSON value; paths and dates as strings.
fn json(value: &Bound<'_, PyAny>) -> PyResult<Value> {
    if value.is_none() {
        return Ok(Value::Null);
    }
    if value.is_instance_of::<PyBool>() {
        return Ok(Value::Bool(value.extract()?));
    }
    if value.is_instance_of::<PyInt>() {
        let number = value.extract::<i64>().map_err(|_| Error::option(format!("{value} is too large a number")))?;
        return Ok(Value::from(number));
    }
    if value.is_instance_of::<PyFloat>() {
        // JSON has none for what is no number, and would take it for an option that was not given.
        let number = Number::from_f64(value.extract()?);
        return number
            .map(Value::Number)
            .ok_or_else(|| Error::option(format!("{value} is not a finite number")).into());
    }
    if let Ok(s) = value.cast::<PyString>() {
        return Ok(Value::from(text::characters(s)?));
    }
    if let Ok(dict) = value.cast::<PyDict>() {
        return Ok(Value::Object(object(dict)?));
    }
    let listed = value.is_instance_of::<PyList>()
        || value.is_instance_of::<PyTuple>()
        || value.is_instance_of::<PySet>()
        || value.is_instance_of::<PyFrozenSet>();
    if listed {
        return value.try_iter()?.map(|item| json(&item?)).collect::<PyResult<_>>().map(Value::Array);
    }
    if let Some(path) = path(value)? {
        return Ok(Value::from(path));
    }
    if value.is_instance_of::<PyDate>() {
        return Ok(Value::from(value.str()?.to_string()));
    }
    Err(PyTypeError::new_err(format!("{} is no value for an option", value.get_type().name()?)))
}

/// The string of an `os.PathLike` object, or `None` when it is none.
pub fn path(value: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    let py = value.py();
    if !value.hasattr(pyo3::intern!(py, "__fspath__"))? {
        return Ok(None);
    }
    let path = value.call_method0(pyo3::intern!(py, "__fspath__"))?;
    path.extract().map(Some).map_err(|_| Error::input("a path must be a str, not bytes").into())
}

/// A JSON value as the Python object that it reads as.
pub fn python<'py>(py: Python<'py>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    match value {
        Value::Null => Ok(py.None().into_bound(py)),
        Value::Bool(b) => b.into_bound_py_any(py),
        Value::Number(n) => match n.as_i64() {
            Some(i) => i.into_bound_py_any(py),
            None => n.as_f64().into_bound_py_any(py),
        },
        Value::String(s) => s.into_bound_py_any(py),
        Value::Array(items) => {
            let items = items.iter().map(|v| python(py, v)).collect::<PyResult<Vec<_>>>()?;
            Ok(PyList::new(py, items)?.into_any())
        }
        Value::Object(map) => {
            let dict = PyDict::new(py);
            for (key, value) in map {
                dict.set_item(key, python(py, value)?)?;
            }
            Ok(dict.into_any())
        }
    }
}

/// Anything that serde writes, as the Python object that it reads as.
pub fn serialized<'py>(py: Python<'py>, value: &impl serde::Serialize) -> PyResult<Bound<'py, PyAny>> {
    let value = serde_json::to_value(value).map_err(|e| Error::new(ErrorKind::Internal, e.to_string()))?;
    python(py, &value)
}

/// `name=value, …` as the keyword arguments would be written in Python.
pub fn keywords(py: Python<'_>, options: &Value) -> PyResult<String> {
    let Value::Object(map) = options else { return Ok(String::new()) };
    let parts = map.iter().map(|(k, v)| Ok(format!("{k}={}", python(py, v)?.repr()?)));
    Ok(parts.collect::<PyResult<Vec<_>>>()?.join(", "))
}
