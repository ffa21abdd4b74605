//! `str` in and out.
//!
//! A `str` with Arabic and nothing wider keeps two bytes a character, which the kernels of [`utf16`] read and write in
//! place. Where it also holds emoji it keeps four, and UTF-16 is the way: close to a copy, while UTF-8 is written and read
//! one character after another.

use super::memory;
use crate::error::{Error, ErrorKind, Result};
use crate::text::utf16;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::types::{PyBytes, PyString};
use std::ops::Deref;

/// Shorter texts, in characters or bytes, are better off with UTF-8: one call instead of two or three.
const SHORT: usize = 128;

/// First bytes of UTF-8 from which on a character no longer fits into one byte of a `str`, and into two.
const BEYOND_LATIN_1: u8 = 0xC4;
const BEYOND_TWO_BYTES: u8 = 0xF0;

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
    if let Some(units) = memory::units(s) {
        return utf16::read_apart(units, out)
            .map_err(|at| lone(u16::from_ne_bytes([units[2 * at], units[2 * at + 1]]), at));
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
    // A fold of plain maxima, which the compiler does with vectors.
    let widest = text.as_bytes().iter().fold(0, |widest, &b| if b > widest { b } else { widest });
    if (BEYOND_LATIN_1..BEYOND_TWO_BYTES).contains(&widest) {
        return memory::of_units(py, utf16::len(text), |units| {
            utf16::write(text, units);
        });
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

/// The characters of a `str`; a lone surrogate is an error that names its position.
pub fn characters<'a>(s: &'a Bound<'_, PyString>) -> crate::Result<&'a str> {
    s.to_str().map_err(|e| surrogate(s, &e))
}

fn lone(surrogate: u16, at: usize) -> Error {
    Error::input(format!("lone surrogate U+{surrogate:04X} at position {at}; a text holds none"))
}

/// Why there are no characters.
pub fn surrogate(s: &Bound<'_, PyString>, e: &PyErr) -> Error {
    let py = s.py();
    let at = e.value(py).getattr("start").and_then(|start| start.extract::<usize>());
    let found = at.and_then(|at| {
        let escaped = s.get_item(at)?.call_method1("encode", ("utf-16-be", "surrogatepass"))?;
        let bytes: Vec<u8> = escaped.extract()?;
        Ok((at, u16::from_be_bytes([bytes[0], bytes[1]])))
    });
    match found {
        Ok((at, code)) => lone(code, at),
        Err(_) => Error::input(format!("not Unicode text: {e}")),
    }
}
