//! Ctrl-C, and being told to end: work stops at once, files that are whole stay, others go away.

use super::STOPPED;
use crate::batch::Progress;
use crate::error::{Error, ErrorKind, Result};
use crate::io::remove_parts;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How long work under way may take to end by itself; then the process ends.
const GRACE: Duration = Duration::from_millis(40);

/// Whether the user has asked to stop.
#[derive(Clone, Debug)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Listens from now on.
    pub fn new() -> Stop {
        let stop = Stop(Arc::new(AtomicBool::new(false)));
        let flag = stop.0.clone();
        let handler = move || {
            if !flag.swap(true, Ordering::Relaxed) {
                // A long article, or a read that waits, is not waited for.
                std::thread::sleep(GRACE);
            }
            remove_parts();
            super::output::note("stopped");
            std::process::exit(STOPPED.into());
        };
        // Where no handler can be set, Ctrl-C ends the process as usual.
        let _ = ctrlc::set_handler(handler);
        stop
    }

    /// An error once the user has asked to stop.
    pub fn check(&self) -> Result<()> {
        if self.0.load(Ordering::Relaxed) { Err(Error::new(ErrorKind::Interrupted, "stopped")) } else { Ok(()) }
    }

    /// A watch of a batch that does nothing else.
    pub fn watch(&self) -> impl FnMut(Progress) -> Result<()> {
        let stop = self.clone();
        move |_| stop.check()
    }
}
