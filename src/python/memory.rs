//! The characters of a `str` where CPython keeps them, when it keeps two bytes for each, as for Arabic.
//!
//! Any other way in or out copies them into some encoding first, which takes longer than folding them.

#![allow(unsafe_code)]

use pyo3::ffi;
use pyo3::prelude::*;
use pyo3::types::PyString;
use pyo3::types::string::PyStringData;

/// The characters of `s` as units of two bytes in the byte order of this machine, or nothing where it keeps one byte or
/// four for each, or where the machine is big-endian.
pub(super) fn units<'a>(s: &'a Bound<'_, PyString>) -> Option<&'a [u8]> {
    if cfg!(target_endian = "big") {
        return None;
    }
    // SAFETY: PyO3 takes the kind of a `str` from a C bitfield, whose order the little-endian targets of CPython share; each
    // wheel is tried with long texts before it is published. No one changes a `str` that others can see, and the slice
    // lives no longer than the borrow of `s`, which keeps it alive. Every unit is two bytes.
    unsafe {
        match s.data() {
            Ok(PyStringData::Ucs2(units)) => Some(std::slice::from_raw_parts(units.as_ptr().cast(), 2 * units.len())),
            _ => None,
        }
    }
}

/// A `str` of `len` characters, the widest of which needs two bytes: `fill` writes all of them, none a surrogate.
pub(super) fn of_units<'py>(
    py: Python<'py>,
    len: usize,
    fill: impl FnOnce(&mut [u8]),
) -> PyResult<Bound<'py, PyString>> {
    let size = ffi::Py_ssize_t::try_from(len)?;
    // SAFETY: a new `str` of `len` characters that need two bytes has room for 2 · `len` bytes behind its head. Nobody
    // else knows of it yet, so it may be written; it is zeroed first, for a slice may not show memory never written.
    unsafe {
        let s = Bound::from_owned_ptr_or_err(py, ffi::PyUnicode_New(size, 0xFFFF))?;
        let data = ffi::PyUnicode_DATA(s.as_ptr()).cast::<u8>();
        data.write_bytes(0, 2 * len);
        fill(std::slice::from_raw_parts_mut(data, 2 * len));
        Ok(s.cast_into_unchecked())
    }
}
