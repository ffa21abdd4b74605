//! Errors of the crate as the exceptions of `khabar.errors`.

use crate::error::{Error, ErrorKind};
use pyo3::exceptions::PyKeyboardInterrupt;
use pyo3::prelude::*;
use std::sync::{Arc, Mutex, PoisonError};

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

/// An exception out of the caller's own iterator; it ends the batch and comes out of it unchanged.
#[derive(Clone, Default)]
pub struct Raised(Arc<Mutex<Option<PyErr>>>);

impl Raised {
    pub fn set(&self, e: PyErr) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(e);
    }

    /// Whether there is an exception.
    pub fn is_set(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_some()
    }

    /// The exception, when there is one.
    pub fn take(&self) -> Option<PyErr> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}
