//! Arguments of a wrong type or size: one sentence that names the argument and what was expected.

use super::text;
use super::{convert, input};
use crate::batch::{self, OnError};
use crate::error::{Error, counted};
use crate::figures::Kind;
use crate::span::Unit;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyInt, PyString};

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

/// Declares readers of texts that may be left out, each for the argument of its name.
macro_rules! words {
    ($($name:ident),+) => {$(
        #[doc = concat!("`", stringify!($name), "`, a `str` or nothing.")]
        pub fn $name(value: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
            if value.is_none() { Ok(None) } else { word(stringify!($name), value).map(Some) }
        }
    )+};
}

words!(preset, url, text_column, id_column, gender);

/// Declares readers of truth values, each for the argument of its name.
macro_rules! switches {
    ($($name:ident),+) => {$(
        #[doc = concat!("`", stringify!($name), "`, True or False.")]
        pub fn $name(value: &Bound<'_, PyAny>) -> PyResult<bool> {
            value.cast::<PyBool>().map(|b| b.is_true()).map_err(|_| other(stringify!($name), value, "bool"))
        }
    )+};
}

switches!(figures_in_removed, drop_copies);

fn word(name: &str, value: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(text::characters(value.cast::<PyString>().map_err(|_| other(name, value, "str"))?)?.to_owned())
}

/// `case`, a `str`.
pub fn case(value: &Bound<'_, PyAny>) -> PyResult<String> {
    word("case", value)
}

/// `site`, a `str`.
pub fn site(value: &Bound<'_, PyAny>) -> PyResult<String> {
    word("site", value)
}

/// `site`, a `str` or nothing.
pub fn site_or_none(value: &Bound<'_, PyAny>) -> PyResult<Option<String>> {
    if value.is_none() { Ok(None) } else { site(value).map(Some) }
}

/// `text`, a `str`, by its characters.
pub fn characters(value: &Bound<'_, PyAny>) -> PyResult<String> {
    word("text", value)
}

/// `kind`, a `str`.
pub fn kind(value: &Bound<'_, PyAny>) -> PyResult<Kind> {
    Ok(word("kind", value)?.parse()?)
}

/// `errors`, what a bad article does.
pub fn errors(value: &Bound<'_, PyAny>) -> PyResult<OnError> {
    Ok(word("errors", value)?.parse()?)
}

/// `unit`, what positions count.
pub fn unit(value: &Bound<'_, PyAny>) -> PyResult<Option<Unit>> {
    if value.is_none() {
        return Ok(None);
    }
    let units = [("code_points", Unit::CodePoints), ("utf16", Unit::Utf16), ("bytes", Unit::Bytes)];
    let name = word("unit", value)?;
    let found = units.iter().find(|(n, _)| *n == name);
    Ok(found.map(|(_, unit)| Some(*unit)).ok_or_else(|| Error::unknown("unit", &name, &units.map(|(n, _)| n)))?)
}

/// `confidence`, a number from 0 to 1.
pub fn confidence(value: &Bound<'_, PyAny>) -> PyResult<f64> {
    let number: f64 = value.extract().map_err(|_| other("confidence", value, "float"))?;
    match (0.0..=1.0).contains(&number) {
        true => Ok(number),
        false => Err(Error::option(format!("confidence is {number}, not a number from 0 to 1")).into()),
    }
}

/// `phrase`, where it starts and ends: a pair, or a dict as rows of tables have it.
pub fn phrase(value: &Bound<'_, PyAny>) -> PyResult<Option<(usize, usize)>> {
    if value.is_none() {
        return Ok(None);
    }
    let pair = match value.cast::<PyDict>() {
        Ok(dict) => match (dict.get_item("start")?, dict.get_item("end")?) {
            (Some(first), Some(last)) => Some((start(&first)?, end(&last)?)),
            _ => None,
        },
        Err(_) => value.extract().ok(),
    };
    pair.map(Some).ok_or_else(|| other("phrase", value, "(start, end)"))
}

/// A stage that is asked for or not; None says neither.
fn stage<'py>(name: &str, value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    match value.is_none() {
        true => Err(PyTypeError::new_err(format!("{name} is None; say True or False"))),
        false => Ok(Some(value.clone())),
    }
}

/// `clean`, anything but None.
pub fn clean<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    stage("clean", value)
}

/// `figures`, anything but None.
pub fn figures<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    stage("figures", value)
}

/// The sites of texts.
pub enum Sites {
    /// The same, known or not, for all.
    One(Option<String>),
    /// One, known or not, for each.
    Each(Vec<Option<String>>),
}

impl Default for Sites {
    fn default() -> Self {
        Sites::One(None)
    }
}

impl Sites {
    /// An error unless there is one for each of `texts` texts.
    pub fn check(&self, texts: usize) -> PyResult<()> {
        match self {
            Sites::Each(sites) if sites.len() != texts => Err(PyValueError::new_err(format!(
                "site holds {}, but there are {}",
                counted(sites.len(), "site"),
                counted(texts, "text")
            ))),
            _ => Ok(()),
        }
    }

    /// The site of the text at `index`.
    pub fn of(&self, index: usize) -> Option<&str> {
        match self {
            Sites::One(site) => site.as_deref(),
            Sites::Each(sites) => sites[index].as_deref(),
        }
    }
}

/// `site`, a site for all texts, or one or nothing for each.
pub fn sites_of_texts(value: &Bound<'_, PyAny>) -> PyResult<Option<Sites>> {
    let sites = match value.cast::<PyString>() {
        _ if value.is_none() => return Ok(None),
        Ok(_) => Sites::One(Some(site(value)?)),
        Err(_) => Sites::Each(each_site("site", "str, or a list of str or None", value)?),
    };
    Ok(Some(sites))
}

/// `text`, a `str`.
pub fn text<'py>(value: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyString>> {
    value.cast::<PyString>().cloned().map_err(|_| other("text", value, "str"))
}

/// `text`, a `str` or nothing.
pub fn text_or_none<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyString>>> {
    if value.is_none() { Ok(None) } else { text(value).map(Some) }
}

/// A part that ends where it starts or later.
pub fn part(start: usize, end: usize) -> crate::Result<(usize, usize)> {
    if start <= end {
        return Ok((start, end));
    }
    Err(Error::option(format!("end is {end}, not {start} or more: a part ends where it starts or later")))
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
    if value.is_none() { Ok(None) } else { each_site("sites", "a list of str or None", value).map(Some) }
}

fn each_site(name: &str, expected: &str, value: &Bound<'_, PyAny>) -> PyResult<Vec<Option<String>>> {
    let items = match value.try_iter() {
        Ok(items) if !value.is_instance_of::<PyString>() => items,
        _ => return Err(other(name, value, expected)),
    };
    let site = |(index, item): (usize, PyResult<Bound<'_, PyAny>>)| {
        let item = item?;
        match item.cast::<PyString>() {
            Ok(site) => Ok(Some(text::characters(site)?.to_owned())),
            Err(_) if convert::is_missing(&item)? => Ok(None),
            Err(_) => Err(input::not_a_str(index, &item)),
        }
    };
    items.enumerate().map(site).collect()
}

/// `TypeError: threads is float, not int`.
pub fn other(name: &str, value: &Bound<'_, PyAny>, expected: &str) -> PyErr {
    match value.get_type().name() {
        Ok(found) => PyTypeError::new_err(format!("{name} is {found}, not {expected}")),
        Err(e) => e,
    }
}
