//! Long work: the GIL is released, signals are looked at, progress is reported.

use super::errors::Raised;
use crate::batch::{Progress, Watch};
use crate::error::{Error, ErrorKind, Result};
use pyo3::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::Duration;

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
                stopped()
            })
        };
        work(&mut watch)
    });
    match raised {
        Some(e) => Err(e),
        None => Ok(outcome?),
    }
}

/// [`detached`], where the caller's own iterator may raise: the batch then ends at once, and the exception comes out.
pub fn detached_over<R: Send>(
    py: Python<'_>,
    progress: Option<&Py<PyAny>>,
    raised: &Raised,
    work: impl FnOnce(&mut Watch<'_>) -> Result<R> + Send,
) -> PyResult<R> {
    let outcome = detached(py, progress, |watch| {
        work(&mut |progress| if raised.is_set() { Err(stopped()) } else { watch(progress) })
    });
    match raised.take() {
        Some(e) => Err(e),
        None => outcome,
    }
}

/// Runs `work`, which may be long between two calls of its watch, on a thread of its own. Ctrl-C comes out of here at
/// once; the work then ends at the next call.
pub fn apart<R: Send + 'static>(
    py: Python<'_>,
    work: impl FnOnce(&mut Watch<'_>) -> Result<R> + Send + 'static,
) -> PyResult<R> {
    const PERIOD: Duration = Duration::from_millis(50);
    let stop = Arc::new(AtomicBool::new(false));
    let (send, mut receive) = sync_channel(1);
    let told = stop.clone();
    let thread = move || {
        let result = work(&mut |_| if told.load(Ordering::Relaxed) { Err(stopped()) } else { Ok(()) });
        // Nobody waits any more when the caller was interrupted.
        let _ = send.send(result);
    };
    let started = std::thread::Builder::new().name("khabar-apart".into()).spawn(thread);
    started.map_err(|e| Error::new(ErrorKind::Io, format!("cannot start a thread: {e}")))?;
    loop {
        let waited = py.detach(move || {
            let result = receive.recv_timeout(PERIOD);
            (receive, result)
        });
        receive = waited.0;
        match waited.1 {
            Ok(result) => return Ok(result?),
            Err(RecvTimeoutError::Timeout) => {
                py.check_signals().inspect_err(|_| stop.store(true, Ordering::Relaxed))?
            }
            Err(RecvTimeoutError::Disconnected) => {
                return Err(Error::new(ErrorKind::Internal, "a thread ended before its work was done").into());
            }
        }
    }
}

/// Looks for signals now and then in a loop over Python's objects, by the `index` of the object.
pub fn look(py: Python<'_>, index: usize) -> PyResult<()> {
    if index % 256 == 255 { py.check_signals() } else { Ok(()) }
}

fn stopped() -> Error {
    Error::new(ErrorKind::Interrupted, "stopped")
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
    mapped_by(py, rows, |t| t.map_or(0, str::len), threads, job)
}

/// [`mapped`], of rows of any sort that have a `size`.
pub fn mapped_by<T: Send, R: Send>(
    py: Python<'_>,
    rows: impl Iterator<Item = T> + Send,
    size: impl Fn(&T) -> usize + Send,
    threads: Option<usize>,
    job: impl Fn(Vec<T>) -> Result<R> + Sync + Send,
) -> PyResult<Vec<R>> {
    detached(py, None, |watch| {
        let mut all = Vec::new();
        let sink = |result: Result<R>| {
            all.push(result?);
            Ok(())
        };
        crate::batch::map_chunks(rows, size, threads, |rows, _| job(rows), sink, watch)?;
        Ok(all)
    })
}
