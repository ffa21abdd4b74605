//! The kernel for processors without a vector kernel, and for what a vector kernel leaves: the scalar
//! loop without the checks that memory safety does not need.

#![allow(unsafe_code)]

use super::scalar::{self, Tail};
use super::table::Entry;
use super::{Job, Sink, other};

/// Runs characters that ask for nothing from `at` on and appends to `out`, until `soft` is reached; gives
/// back where one asks, or where less than two bytes are left.
pub(super) fn run<S: Sink>(
    job: &Job<'_>,
    mut at: usize,
    end: usize,
    soft: usize,
    out: &mut Vec<u8>,
    sink: &mut S,
) -> usize {
    let source = &job.source[..end];
    // The last character may begin before `soft`; characters write two bytes at most, or their own length.
    let stop = soft.min(end.saturating_sub(1));
    out.reserve(2 * (stop.saturating_sub(at)) + 8);
    let mut written = out.len();
    // SAFETY: every round reads two bytes at `at` with `at + 2 <= end`, or a whole character. It
    // writes at most two bytes for each that it reads, and never more than eight behind the room that is
    // reserved for `stop - at` bytes; the bytes before `written` are initialized.
    unsafe {
        let to = out.as_mut_ptr();
        while at < stop {
            let lead = *source.get_unchecked(at);
            let (entry, len) = if lead < 0x80 {
                (*job.table.ascii.get_unchecked(lead as usize), 1)
            } else if lead & 0xFC == 0xD8 {
                (job.table.arabic_at(lead, *source.get_unchecked(at + 1)), 2)
            } else {
                let Some((entry, len)) = other(job, at) else { break };
                if entry.0 & (Entry::OTHER | Entry::CHANGED) == Entry::OTHER && entry.0 & ASKS == 0 {
                    std::ptr::copy_nonoverlapping(source.as_ptr().add(at), to.add(written), len);
                    written += len;
                    at += len;
                    continue;
                }
                (entry, len)
            };
            if entry.0 & Entry::ATTENTION != 0 {
                let spaced = entry.0 & Entry::ATTENTION == Entry::SPACE;
                if spaced && written > job.base {
                    if matches!(*to.add(written - 1), b' ' | b'\n') {
                        break;
                    }
                } else {
                    let tail = std::slice::from_raw_parts(to.add(job.base), written - job.base);
                    if entry.0 & (Entry::LOOK | Entry::TATWEEL | Entry::OTHER) != 0
                        || scalar::asks(job, entry, at, Tail::of(tail))
                    {
                        break;
                    }
                }
            }
            to.add(written).cast::<[u8; 2]>().write_unaligned(entry.bytes());
            if S::RECORDS && entry.len() != len {
                sink.edit(at, written - job.base, len, entry.len());
            }
            written += entry.len();
            at += len;
        }
        out.set_len(written);
    }
    at
}

/// Flags that keep a character of three bytes or more from being copied.
const ASKS: u32 = Entry::ATTENTION & !Entry::OTHER;
