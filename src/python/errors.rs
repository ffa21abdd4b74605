//! Errors of the crate as the exceptions of `khabar.errors`.

use crate::error::{Error, ErrorKind};
use pyo3::exceptions::PyKeyboardInterrupt;
use pyo3::prelude::*;

pub use classes::OptionError;

mod classes {
    #![allow(missing_docs, reason = "documented in python/khabar/errors.py")]
    pyo3::import_exception!(khabar.errors, FormatError);
    pyo3::import_exception!(khabar.errors, InputError);
    pyo3::import_exception!(khabar.errors, InternalError);
    pyo3::import_exception!(khabar.errors, LexiconError);
    pyo3::import_exception!(khabar.errors, OptionError);
    pyo3::import_exception!(khabar.errors, ReadError);
}

impl From<Error> for PyErr {
    fn from(e: Error) -> PyErr {
        let message = e.message().to_owned();
        match e.kind() {
            ErrorKind::Option => classes::OptionError::new_err(message),
            ErrorKind::Input => classes::InputError::new_err(message),
            ErrorKind::Lexicon => classes::LexiconError::new_err(message),
            ErrorKind::Io => classes::ReadError::new_err(message),
            ErrorKind::Format => classes::FormatError::new_err(message),
            ErrorKind::Interrupted => PyKeyboardInterrupt::new_err(message),
            ErrorKind::Internal => classes::InternalError::new_err(message),
        }
    }
}
