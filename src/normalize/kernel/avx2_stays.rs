//! Text that stays as it is, or loses a character here and there, 32 bytes at a time with AVX2.
//!
//! Every block is copied before it is judged; what was copied in vain is written over.

#![allow(unsafe_code)]

use super::stays::Stays;
use super::table::Entry;
use super::{Job, Sink};
use std::arch::x86_64::*;

/// Bytes of a block.
const BLOCK: usize = 32;

/// Copies `job.source[start..end]` behind `out`, without the characters that go, up to one that asks for a look or
/// the last block; gives back where it stopped, at the beginning of a character.
///
/// # Safety
/// `end` lies inside the source, a byte stands before `start`, where a character begins, and `out` has room for
/// `end - start` bytes and two blocks.
#[target_feature(enable = "avx2")]
pub(super) unsafe fn copy<S: Sink>(
    job: &Job<'_>,
    stays: &Stays,
    start: usize,
    end: usize,
    out: &mut Vec<u8>,
    sink: &mut S,
) -> usize {
    let source = job.source;
    debug_assert!(0 < start && start <= end && end <= source.len());
    debug_assert!(out.capacity() - out.len() >= end - start + 2 * BLOCK);
    let table = |rows: &[u8; 16]| {
        // SAFETY: sixteen bytes are read.
        unsafe { _mm256_broadcastsi128_si256(_mm_loadu_si128(rows.as_ptr().cast())) }
    };
    let (first, high, low) = (table(&stays.first), table(&stays.high), table(&stays.low));
    let half = _mm256_set1_epi8(0x0F);
    let (arabic_mask, arabic) = (_mm256_set1_epi8(0xFCu8 as i8), _mm256_set1_epi8(0xD8u8 as i8));
    let from_c0 = _mm256_set1_epi8(0xC0u8 as i8);
    let latin = _mm256_set1_epi8(stays.latin as i8);
    let (general, second) = (_mm256_set1_epi8(stays.general as i8), _mm256_set1_epi8(0x80u8 as i8));

    let asks = |v: __m256i, before: __m256i| {
        let rows = _mm256_and_si256(
            _mm256_shuffle_epi8(first, _mm256_and_si256(before, half)),
            _mm256_and_si256(
                _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16::<4>(v), half)),
                _mm256_shuffle_epi8(low, _mm256_and_si256(v, half)),
            ),
        );
        let is_first = _mm256_cmpeq_epi8(_mm256_max_epu8(v, from_c0), v);
        let known = _mm256_or_si256(
            _mm256_cmpeq_epi8(_mm256_and_si256(v, arabic_mask), arabic),
            _mm256_or_si256(_mm256_cmpeq_epi8(v, latin), _mm256_cmpeq_epi8(v, general)),
        );
        let elsewhere = _mm256_andnot_si256(_mm256_cmpeq_epi8(v, second), _mm256_cmpeq_epi8(before, general));
        _mm256_or_si256(_mm256_or_si256(rows, elsewhere), _mm256_andnot_si256(known, is_first))
    };

    let (mut at, mut written) = (start, out.len());
    let to = out.as_mut_ptr();
    let block = |at: usize, written: usize| {
        // SAFETY: called for blocks that lie inside the source, behind at least one byte; as much is written as
        // is read, and no more than that has been written for what was read before.
        unsafe {
            let from = source.as_ptr().add(at);
            let v = _mm256_loadu_si256(from.cast());
            _mm256_storeu_si256(to.add(written).cast(), v);
            asks(v, _mm256_loadu_si256(from.sub(1).cast()))
        }
    };
    let none = |v: __m256i| _mm256_testz_si256(v, v) != 0;
    while at + BLOCK <= end {
        if at + 2 * BLOCK <= end && none(_mm256_or_si256(block(at, written), block(at + BLOCK, written + BLOCK))) {
            (at, written) = (at + 2 * BLOCK, written + 2 * BLOCK);
            continue;
        }
        let asking = block(at, written);
        if none(asking) {
            (at, written) = (at + BLOCK, written + BLOCK);
            continue;
        }
        let stay = _mm256_cmpeq_epi8(asking, _mm256_setzero_si256());
        let len = (_mm256_movemask_epi8(stay) as u32).trailing_ones() as usize;
        (at, written) = (at + len, written + len);
        // The second byte is the one that asks.
        let [.., lead @ 0xD8..=0xDB, trail @ 0x80..=0xBF] = source[..=at] else { break };
        let entry = job.table.arabic_at(lead, trail);
        if entry.0 & Entry::ATTENTION != 0 || entry.len() != 0 {
            break;
        }
        written -= 1;
        if S::RECORDS {
            sink.edit(at - 1, written - job.base, 2, 0);
        }
        at += 1;
    }
    // What a block cannot tell of its last character, the next one would.
    while at > start && source.get(at).is_some_and(|b| b & 0xC0 == 0x80) {
        (at, written) = (at - 1, written - 1);
    }
    // SAFETY: all bytes before `written` were copied.
    unsafe { out.set_len(written) };
    at
}
