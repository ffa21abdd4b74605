//! The kernel for processors without a vector kernel, and for what a vector kernel leaves: the scalar
//! loop without the checks that memory safety does not need.

#![allow(unsafe_code)]

use super::scalar::{self, Tail};
use super::{Job, Sink, other};
use crate::normalize::table::Entry;

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
    out.reserve(2 * (stop.saturating_sub(at)) + 16);
    let mut written = out.len();
    // SAFETY: every round reads eight bytes at `at` with `at + 8 <= end`, two with `at + 2 <= end`, or a
    // whole character. It writes at most two bytes for each that counts, and ten that do not count, which
    // is the room that is reserved behind that for `stop - at` bytes; the bytes before `written` are
    // initialized.
    unsafe {
        let to = out.as_mut_ptr();
        while at < stop {
            // Up to four letters at once and what ends the word: one guess less for each word.
            if at + 8 <= stop {
                let eight = u64::from_le_bytes(source.as_ptr().add(at).cast::<[u8; 8]>().read_unaligned());
                let n = ((eight & LEAD_BITS ^ LEADS).trailing_zeros() / 16) as usize;
                let four: [Entry; 4] = std::array::from_fn(|i| {
                    let [lead, trail] = ((eight >> (16 * i)) as u16).to_le_bytes();
                    job.table.arabic_at(lead, trail)
                });
                let flags = (0..4).fold(0, |all, i| all | four[i].0 & LIVE[n][i]);
                // Lengths of none, one, two, three, four of them, a byte each.
                let lengths = (0..4).fold(0u64, |all, i| all | (four[i].len() as u64) << (8 * i + 8));
                let lengths = lengths.wrapping_mul(0x01_0101_0101);
                let len = (lengths >> (8 * n)) as usize & 0xFF;
                let ends = eight >> (8 * n) >> (8 * n);
                let last = *job.table.ascii.get_unchecked(ends as usize & 127);
                // A space behind a letter that was written is the first one.
                let spaced = Entry::ATTENTION & !if len == 2 * n && n > 0 { Entry::SPACE } else { 0 };
                let takes = usize::from(n < 4 && ends & 0x80 == 0 && last.0 & spaced == 0);
                if flags & Entry::ATTENTION == 0 && n + takes > 0 {
                    for (i, entry) in four.iter().enumerate() {
                        let before = (lengths >> (8 * i)) as usize & 0xFF;
                        to.add(written + before).cast::<[u8; 2]>().write_unaligned(entry.bytes());
                    }
                    if S::RECORDS && len != 2 * n {
                        for (i, entry) in four[..n].iter().enumerate().filter(|(_, e)| e.len() != 2) {
                            let before = (lengths >> (8 * i)) as usize & 0xFF;
                            sink.edit(at + 2 * i, written + before - job.base, 2, entry.len());
                        }
                    }
                    to.add(written + len).cast::<[u8; 2]>().write_unaligned(last.bytes());
                    if S::RECORDS && takes > 0 && last.len() != 1 {
                        sink.edit(at + 2 * n, written + len - job.base, 1, last.len());
                    }
                    written += len + takes * last.len();
                    at += 2 * n + takes;
                    continue;
                }
            }
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

/// The bits of eight bytes that tell a first byte of Arabic, in places 0, 2, 4 and 6, and what they are.
const LEAD_BITS: u64 = 0x00FC_00FC_00FC_00FC;
const LEADS: u64 = 0x00D8_00D8_00D8_00D8;

/// Which of four entries count when the first so many do, as masks.
const LIVE: [[u32; 4]; 5] = [[0, 0, 0, 0], [!0, 0, 0, 0], [!0, !0, 0, 0], [!0, !0, !0, 0], [!0, !0, !0, !0]];

/// Flags that keep a character of three bytes or more from being copied.
const ASKS: u32 = Entry::ATTENTION & !Entry::OTHER;
