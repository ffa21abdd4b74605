//! `str` in and out, by way of UTF-16.
//!
//! The stable interface of CPython does not show where a `str` keeps its characters: what it offers
//! is a copy in some encoding. Of these UTF-8 is the slowest for Arabic by far, in both directions,
//! for it is written and read one character after another; UTF-16 is close to a copy of what a `str`
//! holds. The kernels of [`utf16`] turn it into UTF-8 and back.

use super::input::surrogate;
use crate::error::{Error, ErrorKind, Result};
use crate::text::utf16;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyBytes, PyString};
use std::ops::Deref;

/// Shorter texts, in characters or bytes, are better off with UTF-8: one call instead of two or three.
const SHORT: usize = 128;

/// The characters of a `str`, without the GIL.
pub enum Text {
    /// Of a short one: the UTF-8 that the `str` keeps.
    Backed(PyBackedStr),
    /// Of a long one.
    Own(String),
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        match self {
            Text::Backed(s) => s,
            Text::Own(s) => s,
        }
    }
}

/// The characters of `s`; a lone surrogate is an error that names its position.
pub fn read(s: &Bound<'_, PyString>) -> Result<Text> {
    if is_short(s) {
        return Ok(Text::Backed(PyBackedStr::try_from(s.clone()).map_err(|e| surrogate(s, &e))?));
    }
    let mut out = String::new();
    append(s, &mut out)?;
    Ok(Text::Own(out))
}

/// Whether UTF-8 is the way in; so it is where a subclass may encode as it likes.
fn is_short(s: &Bound<'_, PyString>) -> bool {
    s.len().is_ok_and(|len| len <= SHORT) || !s.is_exact_instance_of::<PyString>()
}

fn append(s: &Bound<'_, PyString>, out: &mut String) -> Result<()> {
    let py = s.py();
    if is_short(s) {
        out.push_str(s.to_str().map_err(|e| surrogate(s, &e))?);
        return Ok(());
    }
    let encoded = s.call_method1(pyo3::intern!(py, "encode"), (pyo3::intern!(py, "utf-16"),));
    let encoded = encoded.map_err(|e| surrogate(s, &e))?;
    // A byte order mark stands in front.
    let units = encoded.cast::<PyBytes>().ok().and_then(|bytes| bytes.as_bytes().get(2..)).unwrap_or_default();
    utf16::read(units, out).map_err(|at| Error::new(ErrorKind::Internal, format!("half a character at {at}")))
}

/// `text` as a `str`.
pub fn write<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyString>> {
    if text.len() <= SHORT || text.is_ascii() {
        return Ok(PyString::new(py, text));
    }
    let encoded = PyBytes::new_with(py, 2 + 2 * utf16::len(text), |bytes| {
        let (mark, units) = bytes.split_at_mut(2);
        mark.copy_from_slice(&0xFEFFu16.to_ne_bytes());
        utf16::write(text, units);
        Ok(())
    })?;
    PyString::from_encoded_object(&encoded, Some(c"utf-16"), None)
}

/// Many texts, end to end.
#[derive(Default)]
pub struct Texts {
    all: String,
    ends: Vec<usize>,
}

impl Texts {
    /// Adds a text behind the others.
    pub fn push(&mut self, s: &Bound<'_, PyString>) -> Result<()> {
        append(s, &mut self.all)?;
        self.ends.push(self.all.len());
        Ok(())
    }

    /// The texts in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.all[start..end])
    }
}
