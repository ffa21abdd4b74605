//! Thread pools of our own, made anew after a fork.
//!
//! A forked child has no threads but the one that forked, and would wait for its parent's pool for
//! ever. Pools therefore belong to a process id; those of another process are forgotten, not joined.

use crate::error::{Error, ErrorKind, Result};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::sync::{Arc, Mutex, PoisonError, TryLockError};

struct Pools {
    process: u32,
    by_size: Vec<(usize, Arc<ThreadPool>)>,
}

static POOLS: Mutex<Option<Pools>> = Mutex::new(None);

/// The pool of `threads` threads of this process.
pub(super) fn pool(threads: usize) -> Result<Arc<ThreadPool>> {
    let mut guard = match POOLS.try_lock() {
        Ok(guard) => guard,
        Err(TryLockError::Poisoned(poisoned)) => PoisonError::into_inner(poisoned),
        // Another thread makes a pool, or held the lock when this process was forked from it.
        Err(TryLockError::WouldBlock) => return build(threads),
    };
    let process = std::process::id();
    if guard.as_ref().is_some_and(|p| p.process != process) {
        std::mem::forget(guard.take());
    }
    let pools = guard.get_or_insert_with(|| Pools { process, by_size: Vec::new() });
    if let Some((_, pool)) = pools.by_size.iter().find(|(size, _)| *size == threads) {
        return Ok(pool.clone());
    }
    let pool = build(threads)?;
    pools.by_size.push((threads, pool.clone()));
    Ok(pool)
}

fn build(threads: usize) -> Result<Arc<ThreadPool>> {
    let pool = ThreadPoolBuilder::new().num_threads(threads).thread_name(|i| format!("khabar-{i}")).build();
    pool.map(Arc::new).map_err(|e| Error::new(ErrorKind::Io, format!("cannot start {threads} threads: {e}")))
}

/// Most threads that a batch may ask for.
const MAX_THREADS: usize = 1024;

/// The number of threads to use: `asked`, or the environment variable `KHABAR_THREADS`, or one a core.
pub fn threads(asked: Option<usize>) -> Result<usize> {
    let (count, what) = match (asked, std::env::var("KHABAR_THREADS")) {
        (Some(n), _) => (n, "threads"),
        (None, Ok(s)) if !s.is_empty() => (s.parse().unwrap_or(0), "KHABAR_THREADS"),
        (None, _) => return Ok(std::thread::available_parallelism().map_or(1, |n| n.get().min(MAX_THREADS))),
    };
    if (1..=MAX_THREADS).contains(&count) {
        Ok(count)
    } else {
        Err(Error::option(format!("{what} must be a whole number from 1 to {MAX_THREADS}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pool_is_made_once_for_each_size() {
        let (a, b, c) = (pool(2).unwrap(), pool(2).unwrap(), pool(3).unwrap());
        assert!(!Arc::ptr_eq(&a, &c));
        assert_eq!((b.current_num_threads(), c.current_num_threads()), (2, 3));
    }

    #[test]
    fn no_threads_and_far_too_many_are_refused() {
        for n in [0, MAX_THREADS + 1] {
            assert_eq!(threads(Some(n)).unwrap_err().kind(), ErrorKind::Option);
        }
        assert_eq!(threads(Some(7)), Ok(7));
    }
}
