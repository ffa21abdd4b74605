//! The shell command, as Python's entry point calls it.

use pyo3::prelude::*;
use std::ffi::OsString;

/// Runs the command `khabar` with `args`, the first of which is its name; gives back the exit code.
#[pyfunction]
pub fn _run_command(py: Python<'_>, args: Vec<OsString>) -> u8 {
    py.detach(|| crate::cli::main(args))
}
