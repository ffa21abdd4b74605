//! Exact numbers as `decimal.Decimal`, by way of their digits; no float is ever involved.

use super::argument;
use crate::error::Error;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyBool, PyInt, PyString, PyType};
use rust_decimal::Decimal;

static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();

/// `value` as a `decimal.Decimal`.
pub fn to_python<'py>(py: Python<'py>, value: &Decimal) -> PyResult<Bound<'py, PyAny>> {
    CLASS.import(py, "decimal", "Decimal")?.call1((value.to_string(),))
}

/// The digits of an `int` or what can be used as one, a `decimal.Decimal` or a `str`; a float has no exact ones.
pub fn digits(value: &Bound<'_, PyAny>) -> PyResult<String> {
    let py = value.py();
    let number = value.is_instance_of::<PyInt>() && !value.is_instance_of::<PyBool>();
    if number || value.is_instance_of::<PyString>() || value.is_instance(CLASS.import(py, "decimal", "Decimal")?)? {
        return Ok(value.str()?.to_string());
    }
    if !value.is_instance_of::<PyBool>()
        && let Ok(number) = value.call_method0(pyo3::intern!(py, "__index__"))
    {
        return Ok(number.str()?.to_string());
    }
    let class = value.get_type();
    Err(PyTypeError::new_err(format!("value is an int, a decimal.Decimal or a str of digits, not a {}", class.name()?)))
}

/// The argument `name`, a `decimal.Decimal`, an `int` or a `str` of digits.
pub fn from_python(name: &str, value: &Bound<'_, PyAny>) -> PyResult<Decimal> {
    let digits = digits(value).map_err(|_| argument::other(name, value, "decimal.Decimal or int"))?;
    let number = Decimal::from_str_exact(&digits).or_else(|_| Decimal::from_scientific(&digits));
    number.map_err(|_| Error::input(format!("{digits:?} is no decimal number")).into())
}
