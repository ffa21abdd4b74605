//! Standard output and error: what is written, and what to do when nobody listens any more.

use super::{OK, SOME_BAD, STOPPED, USAGE};
use crate::error::{Error, ErrorKind, Result};
use std::io::{self, BufWriter, StdoutLock, Write};
use std::path::{Path, PathBuf};

/// The name of standard output in errors.
const STDOUT: &str = "standard output";

/// Buffered standard output whose errors are ours.
pub struct Output {
    out: BufWriter<StdoutLock<'static>>,
}

impl Output {
    pub fn new() -> Self {
        Output { out: BufWriter::with_capacity(1 << 16, io::stdout().lock()) }
    }

    /// Writes by `write`.
    pub fn write(&mut self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<()> {
        write(&mut self.out).map_err(|e| broken(&e))
    }

    /// Writes `text`, and a line end unless it ends with one.
    pub fn text(&mut self, text: &str) -> Result<()> {
        self.write(|out| {
            out.write_all(text.as_bytes())?;
            if text.ends_with('\n') { Ok(()) } else { out.write_all(b"\n") }
        })
    }

    /// Writes what still waits, so that a run that is stopped leaves whole lines.
    pub fn flush(&mut self) -> Result<()> {
        self.out.flush().map_err(|e| broken(&e))
    }

    /// Writes what still waits, at the end.
    pub fn finish(mut self) -> Result<()> {
        self.out.flush().map_err(|e| broken(&e))
    }
}

/// The files that the shell has made of standard output and error, where it has: `khabar clean news/ > news/all.txt`.
pub fn files() -> Vec<PathBuf> {
    let real = |name: &str| Path::new(name).canonicalize().ok().filter(|path| path.is_file());
    let (out, err) = (real("/dev/stdout"), real("/dev/stderr"));
    err.into_iter().filter(|err| out.as_ref() != Some(err)).chain(out.clone()).collect()
}

/// Writes `bytes` to standard output.
pub fn print(bytes: &[u8]) -> Result<u8> {
    let mut out = Output::new();
    out.write(|out| out.write_all(bytes))?;
    out.finish()?;
    Ok(OK)
}

/// A reader that has gone away, as `head` does, has what it wanted: no error, but nothing more to do.
fn broken(e: &io::Error) -> Error {
    match e.kind() {
        io::ErrorKind::BrokenPipe => Error::new(ErrorKind::Interrupted, STDOUT),
        _ => Error::io(STDOUT, e),
    }
}

/// Says what went wrong, and gives the exit code for it.
pub fn failed(e: &Error) -> u8 {
    match e.kind() {
        ErrorKind::Interrupted if e.message() == STDOUT => OK,
        ErrorKind::Interrupted => {
            note("stopped");
            STOPPED
        }
        _ => {
            note(&format!("error: {e}"));
            USAGE
        }
    }
}

/// Writes a line to standard error, where that is still possible.
pub fn note(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// The exit code of a run with this number of bad articles.
pub fn code(bad: usize) -> u8 {
    if bad == 0 { OK } else { SOME_BAD }
}
