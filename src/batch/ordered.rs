//! A parallel map over any iterator, in chunks: results in order, few chunks under way at a time.

use super::control::{PERIOD, Pulse, Watch};
use super::pool;
use crate::error::{Error, ErrorKind, Result};
use std::any::Any;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};

/// Most text in a chunk, in bytes; an item that is longer is a chunk of its own. A batch that is stopped waits for what is
/// under way, so a chunk is a matter of some 20 ms.
pub const CHUNK_BYTES: usize = 1 << 18;
/// Most items in a chunk.
pub const CHUNK_ITEMS: usize = 8192;
/// Most chunks under way, a thread. Where items are longer than a chunk, fewer are under way, so that no more text is.
pub const IN_FLIGHT: usize = 8;

/// Size of the first chunk; each is twice its forerunner, so that short batches are spread as well.
const FIRST_BYTES: usize = 1 << 15;

/// Maps chunks of `items` with `job` on a pool and hands each result to `sink`, in order.
///
/// `items` is read and `sink` and `watch` are called on this thread, so none of the three needs to
/// be sent anywhere. `size` is the size of an item in bytes. A batch of one chunk, or with one
/// thread, is mapped on this thread. The first error of `sink` or `watch` stops everything: what a job gives once its
/// [`Halt`] is set reaches nobody. So does a panic of `job`, as an error of kind [`Internal`](ErrorKind::Internal).
pub fn map_chunks<T: Send, R: Send>(
    items: impl Iterator<Item = T>,
    size: impl Fn(&T) -> usize,
    threads: Option<usize>,
    job: impl Fn(Vec<T>, &Halt) -> R + Sync,
    mut sink: impl FnMut(R) -> Result<()>,
    watch: &mut Watch<'_>,
) -> Result<()> {
    let threads = super::threads(threads)?;
    let job = |items, halt: &Halt| contained(|| job(items, halt));
    let mut pulse = Pulse::new(watch);
    let mut chunks = Chunks { items, size, next: None, limit: FIRST_BYTES };
    let mut first = chunks.take(&mut pulse)?;
    let mut second = chunks.take(&mut pulse)?;
    if threads == 1 || second.items.is_empty() {
        while !first.items.is_empty() {
            let count = first.items.len();
            sink(job(first.items, &Halt::default())?)?;
            pulse.progress.done += count;
            pulse.beat()?;
            first = std::mem::take(&mut second);
            second = chunks.take(&mut pulse)?;
        }
        return pulse.force();
    }
    let halt = Halt::default();
    pool::pool(threads)?.in_place_scope(|scope| {
        let (job, halt) = (&job, &halt);
        let mut under_way = UnderWay { chunks: VecDeque::new(), bytes: 0 };
        let drive = || {
            let mut waiting = VecDeque::from([first, second]);
            loop {
                let chunk = match waiting.pop_front() {
                    Some(chunk) => chunk,
                    None => chunks.take(&mut pulse)?,
                };
                if chunk.items.is_empty() {
                    break;
                }
                while under_way.is_full(chunk.bytes, threads * IN_FLIGHT) {
                    hand_out(&mut under_way, &mut sink, &mut pulse)?;
                }
                let (send, receive) = sync_channel(1);
                under_way.push(chunk.items.len(), chunk.bytes, receive);
                scope.spawn(move |_| {
                    if !halt.is_set() {
                        // The receiver is gone when the batch has been stopped.
                        let _ = send.send(job(chunk.items, halt));
                    }
                });
            }
            while !under_way.chunks.is_empty() {
                hand_out(&mut under_way, &mut sink, &mut pulse)?;
            }
            pulse.force()
        };
        let outcome = drive();
        halt.0.store(true, Ordering::Relaxed);
        outcome
    })
}

/// Whether a batch has been stopped, for a job that is in the midst of a chunk.
#[derive(Debug, Default)]
pub struct Halt(AtomicBool);

impl Halt {
    /// Whether nobody waits any more.
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The chunks under way, oldest first: number of items, their size, and where the result comes out.
struct UnderWay<R> {
    chunks: VecDeque<(usize, usize, Receiver<R>)>,
    bytes: usize,
}

impl<R> UnderWay<R> {
    /// Whether a chunk of `bytes` has to wait for others, of which there may be `most`.
    fn is_full(&self, bytes: usize, most: usize) -> bool {
        let too_many = self.chunks.len() >= most || self.bytes + bytes > most * CHUNK_BYTES;
        too_many && !self.chunks.is_empty()
    }

    fn push(&mut self, count: usize, bytes: usize, result: Receiver<R>) {
        self.bytes += bytes;
        self.chunks.push_back((count, bytes, result));
    }

    fn pop(&mut self) -> Option<(usize, Receiver<R>)> {
        let (count, bytes, result) = self.chunks.pop_front()?;
        self.bytes -= bytes;
        Some((count, result))
    }
}

/// Waits for the oldest chunk under way and hands its result to `sink`.
fn hand_out<R>(
    under_way: &mut UnderWay<Result<R>>,
    sink: &mut impl FnMut(R) -> Result<()>,
    pulse: &mut Pulse<'_, '_>,
) -> Result<()> {
    let Some((count, receive)) = under_way.pop() else { return Ok(()) };
    loop {
        match receive.recv_timeout(PERIOD) {
            Ok(result) => {
                sink(result?)?;
                pulse.progress.done += count;
                return pulse.beat();
            }
            Err(RecvTimeoutError::Timeout) => pulse.force()?,
            Err(RecvTimeoutError::Disconnected) => {
                return Err(Error::new(ErrorKind::Internal, "a worker thread ended before its work was done"));
            }
        }
    }
}

/// What `work` gives; a panic in it is an error.
pub(super) fn contained<R>(work: impl FnOnce() -> R) -> Result<R> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|cause| panicked(&*cause))
}

/// A panic as an error.
fn panicked(cause: &(dyn Any + Send)) -> Error {
    let said = cause.downcast_ref::<&str>().copied().or_else(|| cause.downcast_ref::<String>().map(String::as_str));
    let said = said.unwrap_or("no message").replace('\n', " ");
    Error::new(ErrorKind::Internal, format!("a fault in khabar itself, please report it: {said}"))
}

/// Items in a row, and their size.
struct Chunk<T> {
    items: Vec<T>,
    bytes: usize,
}

impl<T> Default for Chunk<T> {
    fn default() -> Self {
        Chunk { items: Vec::new(), bytes: 0 }
    }
}

/// Cuts an iterator into chunks by size and number.
struct Chunks<I: Iterator, S> {
    items: I,
    size: S,
    /// An item that did not fit the chunk before.
    next: Option<I::Item>,
    limit: usize,
}

impl<I: Iterator, S: Fn(&I::Item) -> usize> Chunks<I, S> {
    /// The next chunk; empty at the end.
    fn take(&mut self, pulse: &mut Pulse<'_, '_>) -> Result<Chunk<I::Item>> {
        let mut chunk = Chunk::default();
        while chunk.items.len() < CHUNK_ITEMS && chunk.bytes < self.limit {
            let item = match self.next.take() {
                Some(item) => item,
                None => match self.items.next() {
                    Some(item) => {
                        pulse.progress.read += 1;
                        item
                    }
                    None => {
                        pulse.progress.all_read = true;
                        break;
                    }
                },
            };
            let size = (self.size)(&item);
            if !chunk.items.is_empty() && chunk.bytes + size > self.limit {
                self.next = Some(item);
                break;
            }
            chunk.bytes += size;
            chunk.items.push(item);
            pulse.beat()?;
        }
        self.limit = (self.limit * 2).min(CHUNK_BYTES);
        Ok(chunk)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::quiet;
    use std::sync::atomic::AtomicUsize;

    #[test]
    fn few_chunks_are_under_way_at_a_time() {
        let (read, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let most = AtomicUsize::new(0);
        let items = (0..400).inspect(|_| {
            let ahead = read.fetch_add(1, Ordering::SeqCst) + 1 - done.load(Ordering::SeqCst);
            most.fetch_max(ahead, Ordering::SeqCst);
        });
        let sink = |n: usize| {
            done.fetch_add(n, Ordering::SeqCst);
            Ok(())
        };
        map_chunks(items, |_| CHUNK_BYTES, Some(2), |c, _| c.len(), sink, &mut quiet()).unwrap();
        assert_eq!(done.into_inner(), 400);
        let most = most.into_inner();
        assert!(most <= 2 * IN_FLIGHT + 3, "{most} items were read ahead");
    }

    #[test]
    fn a_job_in_the_midst_of_a_chunk_is_told_to_end() {
        let started = std::time::Instant::now();
        let job = |_, halt: &Halt| {
            while !halt.is_set() && started.elapsed().as_secs() < 20 {
                std::thread::yield_now();
            }
        };
        let mut watch = |_| Err(Error::new(ErrorKind::Interrupted, "stopped"));
        let outcome = map_chunks(0..9, |_| CHUNK_BYTES, Some(2), job, |()| Ok(()), &mut watch);
        assert_eq!(outcome.unwrap_err().kind(), ErrorKind::Interrupted);
        assert!(started.elapsed().as_secs() < 10);
    }

    #[test]
    fn long_items_are_under_way_one_at_a_time() {
        let (read, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let most = AtomicUsize::new(0);
        let items = (0..30).inspect(|_| {
            let ahead = read.fetch_add(1, Ordering::SeqCst) + 1 - done.load(Ordering::SeqCst);
            most.fetch_max(ahead, Ordering::SeqCst);
        });
        let sink = |n: usize| {
            done.fetch_add(n, Ordering::SeqCst);
            Ok(())
        };
        map_chunks(items, |_| 40 * CHUNK_BYTES, Some(4), |c, _| c.len(), sink, &mut quiet()).unwrap();
        assert_eq!(done.into_inner(), 30);
        let most = most.into_inner();
        assert!(most <= 3, "{most} long items were held at a time");
    }

    #[test]
    fn an_error_of_the_watch_stops_the_batch() {
        let mut handed = 0;
        let endless = std::iter::repeat(());
        let mut watch = |p: crate::batch::Progress| {
            if p.done > 0 { Err(Error::new(ErrorKind::Interrupted, "stopped")) } else { Ok(()) }
        };
        let sink = |n: usize| {
            handed += n;
            Ok(())
        };
        let outcome = map_chunks(endless, |_| 4096, Some(2), |c, _| c.len(), sink, &mut watch);
        assert_eq!(outcome.unwrap_err().kind(), ErrorKind::Interrupted);
        assert!(handed > 0);
    }

    #[test]
    fn a_panic_of_a_job_is_an_error_on_any_number_of_threads() {
        for threads in [1, 4] {
            let job = |items: Vec<usize>, _: &Halt| {
                assert!(!items.contains(&300), "item {} is bad", 300);
                items.len()
            };
            let mut handed = 0;
            let sink = |n: usize| {
                handed += n;
                Ok(())
            };
            let error = map_chunks(0..500, |_| 4096, Some(threads), job, sink, &mut quiet()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Internal, "{threads} threads");
            assert!(error.message().ends_with("item 300 is bad"), "{error}");
            assert!((1..=300).contains(&handed), "{handed} were handed out on {threads} threads");
        }
    }

    #[test]
    fn a_long_item_is_a_chunk_of_its_own() {
        let sizes = [10, CHUNK_BYTES * 3, 10, 10];
        let mut chunks = Vec::new();
        let sink = |c: Vec<usize>| {
            chunks.push(c);
            Ok(())
        };
        map_chunks(sizes.into_iter(), |&s| s, Some(1), |c, _| c, sink, &mut quiet()).unwrap();
        assert_eq!(chunks, [vec![10], vec![CHUNK_BYTES * 3], vec![10, 10]]);
    }
}
