//! Long work: the GIL is released, signals are looked at, progress is reported.

use crate::batch::{Progress, Watch};
use crate::error::{Error, ErrorKind, Result};
use pyo3::prelude::*;

/// Texts shorter than this are worked on without letting go of the GIL.
pub const SHORT: usize = 1 << 14;

/// Runs `work` without the GIL. The watch that it is given checks for signals, so that Ctrl-C ends
/// the work, and calls `progress(done, total)`, where the total is `None` as long as it is unknown.
pub fn detached<R: Send>(
    py: Python<'_>,
    progress: Option<&Py<PyAny>>,
    work: impl FnOnce(&mut Watch<'_>) -> Result<R> + Send,
) -> PyResult<R> {
    let mut raised: Option<PyErr> = None;
    let outcome = py.detach(|| {
        let mut watch = |p: Progress| {
            let looked = Python::attach(|py| {
                py.check_signals()?;
                match progress {
                    Some(callback) => callback.call1(py, (p.done, p.all_read.then_some(p.read))).map(drop),
                    None => Ok(()),
                }
            });
            looked.map_err(|e| {
                raised = Some(e);
                Error::new(ErrorKind::Interrupted, "stopped")
            })
        };
        work(&mut watch)
    });
    match raised {
        Some(e) => Err(e),
        None => Ok(outcome?),
    }
}

/// Runs short work on one text: without the GIL unless the text is short.
pub fn one<R: Send>(py: Python<'_>, text: &str, work: impl FnOnce() -> R + Send) -> R {
    if text.len() < SHORT { work() } else { py.detach(work) }
}

/// Maps the rows of a batch, in order; see [`crate::batch::map_chunks`].
pub fn mapped<'t, R: Send>(
    py: Python<'_>,
    rows: impl Iterator<Item = Option<&'t str>> + Send,
    threads: Option<usize>,
    job: impl Fn(Vec<Option<&'t str>>) -> Result<R> + Sync + Send,
) -> PyResult<Vec<R>> {
    detached(py, None, |watch| {
        let mut all = Vec::new();
        let sink = |result: Result<R>| {
            all.push(result?);
            Ok(())
        };
        crate::batch::map_chunks(rows, |t| t.map_or(0, str::len), threads, job, sink, watch)?;
        Ok(all)
    })
}
