//! What a batch tells its caller while it runs, and how the caller stops it.

use crate::error::Result;
use std::time::{Duration, Instant};

/// How far a batch has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Items whose results were handed out.
    pub done: usize,
    /// Items read so far.
    pub read: usize,
    /// Whether the source has no more items, so that `read` is their number.
    pub all_read: bool,
}

/// Called on the caller's thread while a batch runs; an error stops the batch and comes out of it.
pub type Watch<'w> = dyn FnMut(Progress) -> Result<()> + 'w;

/// A watch that looks at nothing and never stops.
pub fn quiet() -> impl FnMut(Progress) -> Result<()> {
    |_| Ok(())
}

/// Longest time between two calls of a watch, while the source itself does not block.
pub(super) const PERIOD: Duration = Duration::from_millis(50);

/// Calls a watch when its time has come.
pub(super) struct Pulse<'a, 'w> {
    watch: &'a mut Watch<'w>,
    last: Instant,
    /// How far the batch has come.
    pub progress: Progress,
}

impl<'a, 'w> Pulse<'a, 'w> {
    pub fn new(watch: &'a mut Watch<'w>) -> Self {
        Pulse { watch, last: Instant::now(), progress: Progress::default() }
    }

    /// Calls the watch unless that was done less than [`PERIOD`] ago.
    pub fn beat(&mut self) -> Result<()> {
        if self.last.elapsed() < PERIOD { Ok(()) } else { self.force() }
    }

    /// Calls the watch.
    pub fn force(&mut self) -> Result<()> {
        self.last = Instant::now();
        (self.watch)(self.progress)
    }
}
