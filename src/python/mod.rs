//! The extension module `khabar._khabar`: translates between Python and the crate, and nothing else.

mod argument;
mod cleaned;
mod cleaner;
mod compare;
mod convert;
mod decimal;
mod engines;
mod errors;
mod figure;
mod figures;
mod frames;
mod input;
mod memory;
mod normalizer;
mod number;
mod process;
mod report;
mod run;
mod shell;
mod show;
mod site_model;
mod source;
mod stream;
mod table;
mod text;

use pyo3::prelude::*;

/// Gives memory that was freed out again at once: results are large, and new pages cost as much as the work.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The Rust core of khabar.
#[pymodule(gil_used = false, name = "_khabar")]
mod extension {
    #[pymodule_export]
    use super::cleaned::{PyCleaned, PyRemoved};
    #[pymodule_export]
    use super::cleaner::{PyCleaner, clean, clean_html};
    #[pymodule_export]
    use super::compare::{PyComparison, compare};
    #[pymodule_export]
    use super::figure::PyFigure;
    #[pymodule_export]
    use super::figures::{PyReader, figures};
    #[pymodule_export]
    use super::frames::PyColumn;
    #[pymodule_export]
    use super::normalizer::{PyAligned, PyNormalizer, normalize};
    #[pymodule_export]
    use super::number::{parse_number, spell_number};
    #[pymodule_export]
    use super::process::process;
    #[pymodule_export]
    use super::report::PyReport;
    #[pymodule_export]
    use super::shell::_run_command;
    #[pymodule_export]
    use super::show::{PyPage, show};
    #[pymodule_export]
    use super::site_model::PySiteModel;
    #[pymodule_export]
    use super::stream::{PyStream, stream};
    #[pymodule_export]
    use super::table::{PyResults, PyTable};

    use pyo3::prelude::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
