//! The kernel for x86-64 with AVX2: 32 bytes at a time.
//!
//! A block in which anything asks for a look is left to the scalar kernel, which is the definition;
//! this one only has to be right about blocks in which nothing does.

#![allow(unsafe_code)]

use super::plan::{Plan, Set};
use super::{Job, Sink, avx2_stays, compress, others};
use crate::text::cpu;
use std::arch::x86_64::*;

/// Bytes of a block.
const BLOCK: usize = 32;

/// Bit of each row, for rows 0 to 7, and for rows 8 to 15.
const LOW_ROWS: Set = [1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0];
const HIGH_ROWS: Set = [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128];

/// Runs blocks from `at` on and appends to `out`; gives back where the first block lies that asks for a look.
pub(super) fn run<S: Sink>(job: &Job<'_>, at: usize, end: usize, out: &mut Vec<u8>, sink: &mut S) -> usize {
    if at == 0 || end < at + BLOCK {
        return at;
    }
    assert!(cpu::has_avx2() && end <= job.source.len());
    // What a block writes is no longer than the block, but stores are always whole.
    out.reserve(end - at + 2 * BLOCK);
    // SAFETY: the processor has AVX2, a byte stands before `at`, `end` lies inside the source, and `out` has room for
    // all of it and two blocks more.
    unsafe { blocks(job, at, end, out, sink) }
}

#[inline]
#[target_feature(enable = "avx2")]
fn both(set: &Set) -> __m256i {
    // SAFETY: a set is sixteen bytes.
    unsafe { _mm256_broadcastsi128_si256(_mm_loadu_si128(set.as_ptr().cast())) }
}

#[inline]
#[target_feature(enable = "avx2")]
fn bits(v: __m256i) -> u32 {
    _mm256_movemask_epi8(v) as u32
}

/// The vector two bytes later: byte i of the result is byte i - 2 of `v`, and 0 in front.
#[inline]
#[target_feature(enable = "avx2")]
fn two_later(v: __m256i) -> __m256i {
    let low_half_up = _mm256_permute2x128_si256::<0x08>(v, v);
    _mm256_alignr_epi8::<14>(v, low_half_up)
}

/// The vector one byte earlier, and 0 at the end.
#[inline]
#[target_feature(enable = "avx2")]
fn earlier(v: __m256i) -> __m256i {
    let high_half_down = _mm256_permute2x128_si256::<0x81>(v, v);
    _mm256_alignr_epi8::<1>(high_half_down, v)
}

/// The vector with every character that changes written as what it becomes. What is no second byte of Arabic
/// has a row from 0x80 on.
#[inline]
#[target_feature(enable = "avx2")]
fn mapped(plan: &Plan, v: __m256i, column: __m256i, row: __m256i) -> __m256i {
    let mut mapped = v;
    if plan.mapped_len > 0 {
        let mut change = _mm256_setzero_si256();
        let mut change_first = _mm256_setzero_si256();
        for m in &plan.mapped[..plan.mapped_len] {
            let here = _mm256_cmpeq_epi8(row, _mm256_set1_epi8(m.row as i8));
            change = _mm256_or_si256(change, _mm256_and_si256(_mm256_shuffle_epi8(both(&m.second), column), here));
            if m.any_first {
                let first = _mm256_shuffle_epi8(both(&m.first), column);
                change_first = _mm256_or_si256(change_first, _mm256_and_si256(first, here));
            }
        }
        mapped = _mm256_xor_si256(mapped, change);
        if plan.any_first {
            mapped = _mm256_xor_si256(mapped, earlier(change_first));
        }
    }
    if plan.lower {
        let upper = _mm256_and_si256(
            _mm256_cmpgt_epi8(v, _mm256_set1_epi8(b'A' as i8 - 1)),
            _mm256_cmpgt_epi8(_mm256_set1_epi8(b'Z' as i8 + 1), v),
        );
        mapped = _mm256_or_si256(mapped, _mm256_and_si256(upper, _mm256_set1_epi8(0x20)));
    }
    mapped
}

/// Runs over blocks in which every character is written in as many bytes as it has, and appends to `out`;
/// gives back the first character that no such block holds.
///
/// Where such a block ends does not depend on what is in it, so that blocks need not wait for each other:
/// each begins so many bytes behind the last one that what the last bytes of a block cannot tell, for want
/// of the bytes behind them, is told by the next.
///
/// # Safety
/// `end` lies inside the source, a byte stands before `at`, where a character begins, and `out` has room for
/// `end - at` bytes and a block.
#[target_feature(enable = "avx2,popcnt")]
unsafe fn steady(job: &Job<'_>, start: usize, end: usize, out: &mut Vec<u8>) -> usize {
    let (table, source) = (job.table, job.source);
    let plan: &Plan = &table.plan;
    if !job.begins_steady(&out[job.base..], start, end) {
        return start;
    }
    // A first byte at the end of a block may change with the one behind it; three equal letters are six
    // bytes, two marks four.
    let stride = if table.elongation || plan.any_marks { BLOCK - 6 } else { BLOCK - 1 };

    let lead_mask = _mm256_set1_epi8(0xFCu8 as i8);
    let lead_byte = _mm256_set1_epi8(0xD8u8 as i8);
    let (column_mask, row_mask) = (_mm256_set1_epi8(0x0F), _mm256_set1_epi8(3));
    let (low_rows, high_rows) = (both(&LOW_ROWS), both(&HIGH_ROWS));
    let any = [both(&plan.changes_length), both(&plan.stop[1])];
    let (ascii, marks) = (both(&plan.ascii), both(&plan.marks));
    let zero = _mm256_setzero_si256();

    let room = out.len();
    let mut at = start;
    while at + BLOCK <= end {
        // SAFETY: the block lies inside the source, and so does the byte before it.
        let (v, before) = unsafe {
            let from = source.as_ptr().add(at);
            (_mm256_loadu_si256(from.cast()), _mm256_loadu_si256(from.sub(1).cast()))
        };
        let column = _mm256_and_si256(v, column_mask);
        let high_half = _mm256_and_si256(_mm256_srli_epi16::<4>(v), column_mask);
        let is_lead = _mm256_cmpeq_epi8(_mm256_and_si256(v, lead_mask), lead_byte);
        let is_trail = _mm256_cmpeq_epi8(_mm256_and_si256(before, lead_mask), lead_byte);
        // What is no second byte of Arabic has no row.
        let row = _mm256_or_si256(
            _mm256_or_si256(
                _mm256_slli_epi16::<2>(_mm256_and_si256(before, row_mask)),
                _mm256_and_si256(high_half, row_mask),
            ),
            _mm256_andnot_si256(is_trail, _mm256_set1_epi8(0x80u8 as i8)),
        );
        let low = _mm256_shuffle_epi8(low_rows, row);
        let mut asks = _mm256_or_si256(
            _mm256_and_si256(_mm256_shuffle_epi8(any[0], column), low),
            _mm256_and_si256(_mm256_shuffle_epi8(any[1], column), _mm256_shuffle_epi8(high_rows, row)),
        );
        let from_c0 = _mm256_cmpeq_epi8(_mm256_max_epu8(v, _mm256_set1_epi8(0xC0u8 as i8)), v);
        asks = _mm256_or_si256(asks, _mm256_andnot_si256(is_lead, from_c0));
        if plan.any_ascii {
            // The high half of what is not ASCII has no row here.
            let ascii_row = _mm256_shuffle_epi8(low_rows, high_half);
            asks = _mm256_or_si256(asks, _mm256_and_si256(_mm256_shuffle_epi8(ascii, column), ascii_row));
        }
        if table.spaces {
            let space = |v| {
                _mm256_or_si256(
                    _mm256_cmpeq_epi8(v, _mm256_set1_epi8(b' ' as i8)),
                    _mm256_cmpeq_epi8(v, _mm256_set1_epi8(b'\n' as i8)),
                )
            };
            asks = _mm256_or_si256(asks, _mm256_and_si256(space(v), space(before)));
        }
        if table.repeats {
            // Second bytes never follow their like; what is equal to its neighbour is ASCII, or rare.
            asks = _mm256_or_si256(asks, _mm256_cmpeq_epi8(v, before));
        }
        if _mm256_testz_si256(asks, asks) == 0 {
            break;
        }
        if plan.any_marks {
            let kept = !bits(_mm256_cmpeq_epi8(_mm256_and_si256(_mm256_shuffle_epi8(marks, column), low), zero));
            if kept & kept << 2 != 0 {
                break;
            }
        }
        let mapped = mapped(plan, v, column, row);
        if table.elongation {
            let same = bits(_mm256_cmpeq_epi8(mapped, two_later(mapped)));
            let pairs = same & same >> 1 & bits(is_lead);
            if pairs & pairs << 2 != 0 {
                break;
            }
        }
        // SAFETY: no more is written than is read, and `out` has room for that and for a block.
        unsafe { _mm256_storeu_si256(out.as_mut_ptr().add(room + at - start).cast(), mapped) };
        at += stride;
    }
    if at > start && job.is_second(at) {
        at -= 1;
    }
    // SAFETY: all bytes up to `at` were written, and none of a character that is not written whole.
    unsafe { out.set_len(room + at - start) };
    at
}

/// # Safety
/// `end` lies inside the source, a byte stands before `at`, where a character begins, and `out` has room for
/// `end - at` bytes and two blocks.
#[target_feature(enable = "avx2,popcnt")]
unsafe fn blocks<S: Sink>(job: &Job<'_>, mut at: usize, end: usize, out: &mut Vec<u8>, sink: &mut S) -> usize {
    let plan: &Plan = &job.table.plan;
    let table = job.table;
    let source = job.source;
    let base = job.base;

    let lead_mask = _mm256_set1_epi8(0xFCu8 as i8);
    let lead_byte = _mm256_set1_epi8(0xD8u8 as i8);
    let column_mask = _mm256_set1_epi8(0x0F);
    let (low_rows, high_rows) = (both(&LOW_ROWS), both(&HIGH_ROWS));
    let ascii = both(&plan.ascii);
    let stop = [both(&plan.stop[0]), both(&plan.stop[1])];
    let (drop, halve, marks) = (both(&plan.drop), both(&plan.halve), both(&plan.marks));
    let mine = _mm256_or_si256(drop, halve);
    let any = _mm256_or_si256(stop[0], mine);
    let zero = _mm256_setzero_si256();

    while at + BLOCK <= end {
        // SAFETY: as for this function.
        at = unsafe {
            match &plan.stays {
                Some(stays) => avx2_stays::copy(job, stays, at, end, out, sink),
                None => steady(job, at, end, out),
            }
        };
        if at + BLOCK > end {
            break;
        }
        // SAFETY: the block lies inside the source.
        let v = unsafe { _mm256_loadu_si256(source.as_ptr().add(at).cast()) };
        let column = _mm256_and_si256(v, column_mask);
        let high_half = _mm256_and_si256(_mm256_srli_epi16::<4>(v), column_mask);
        let not_ascii = bits(v);

        // Leads of Arabic, and the bytes behind them.
        let is_lead = _mm256_cmpeq_epi8(_mm256_and_si256(v, lead_mask), lead_byte);
        // SAFETY: `run` sees to it that a byte stands before the first block.
        let before = unsafe { _mm256_loadu_si256(source.as_ptr().add(at - 1).cast()) };
        let is_trail = _mm256_cmpeq_epi8(_mm256_and_si256(before, lead_mask), lead_byte);
        let lead_bits = bits(is_lead);
        let row = _mm256_or_si256(
            _mm256_slli_epi16::<2>(_mm256_and_si256(before, _mm256_set1_epi8(3))),
            _mm256_and_si256(high_half, _mm256_set1_epi8(3)),
        );
        let low = _mm256_and_si256(_mm256_shuffle_epi8(low_rows, row), is_trail);
        let high = _mm256_and_si256(_mm256_shuffle_epi8(high_rows, row), is_trail);

        // Most blocks hold nothing of all this.
        let mut special = _mm256_or_si256(
            _mm256_and_si256(_mm256_shuffle_epi8(any, column), low),
            _mm256_and_si256(_mm256_shuffle_epi8(stop[1], column), high),
        );
        if plan.any_ascii {
            // The high half of what is not ASCII has no row here.
            let ascii_row = _mm256_shuffle_epi8(low_rows, high_half);
            special = _mm256_or_si256(special, _mm256_and_si256(_mm256_shuffle_epi8(ascii, column), ascii_row));
        }
        let is_special = bits(_mm256_cmpeq_epi8(special, zero)) != u32::MAX;
        if is_special {
            // What is special for being dropped or halved may be done here.
            let mine = _mm256_and_si256(_mm256_shuffle_epi8(mine, column), low);
            let asks = _mm256_and_si256(_mm256_cmpeq_epi8(mine, zero), special);
            if bits(_mm256_cmpeq_epi8(asks, zero)) != u32::MAX {
                break;
            }
        }

        // The block ends where its last whole character does.
        let mut len = BLOCK - (lead_bits >> 31) as usize;
        // Bytes from 0xC0 on that begin no Arabic character begin one that must be looked up.
        let other_bits = bits(_mm256_cmpeq_epi8(_mm256_max_epu8(v, _mm256_set1_epi8(0xC0u8 as i8)), v)) & !lead_bits;
        if other_bits != 0 {
            match others(job, at, other_bits, len) {
                Some(whole) => len = whole,
                None => break,
            }
        }
        let valid = if len == BLOCK { u32::MAX } else { (1 << len) - 1 };
        let written = &out[base..];
        let last = written.last().copied();

        if table.spaces {
            let spaces = bits(_mm256_or_si256(
                _mm256_cmpeq_epi8(v, _mm256_set1_epi8(b' ' as i8)),
                _mm256_cmpeq_epi8(v, _mm256_set1_epi8(b'\n' as i8)),
            ));
            let carried = u32::from(matches!(last, None | Some(b' ' | b'\n')));
            if spaces & (spaces << 1 | carried) != 0 {
                break;
            }
        }
        if table.repeats {
            let twice = bits(_mm256_cmpeq_epi8(v, before)) & !not_ascii;
            if twice != 0 || last == Some(source[at]) {
                break;
            }
        }

        let nowhere = _mm256_andnot_si256(is_trail, _mm256_set1_epi8(0x80u8 as i8));
        let mapped = mapped(plan, v, column, _mm256_or_si256(row, nowhere));

        let (mut dropped, mut halved) = (0, 0);
        if is_special {
            let set = _mm256_and_si256(_mm256_shuffle_epi8(drop, column), low);
            dropped = !bits(_mm256_cmpeq_epi8(set, zero)) & valid;
            let set = _mm256_and_si256(_mm256_shuffle_epi8(halve, column), low);
            halved = !bits(_mm256_cmpeq_epi8(set, zero)) & valid;
        }

        if plan.any_marks {
            let set = _mm256_and_si256(_mm256_shuffle_epi8(marks, column), low);
            let kept = !bits(_mm256_cmpeq_epi8(set, zero));
            let carried = if job.ends_in_mark(written) { 2 } else { 0 };
            if kept & (kept << 2 | carried) != 0 || kept != 0 && dropped != 0 {
                break;
            }
        }
        if table.elongation {
            let same = bits(_mm256_cmpeq_epi8(mapped, two_later(mapped)));
            let pairs = same & same >> 1 & lead_bits;
            let mut head = [0u8; 32];
            // SAFETY: the array has the size of the vector.
            unsafe { _mm256_storeu_si256(head.as_mut_ptr().cast(), mapped) };
            if pairs & pairs << 2 != 0 || dropped != 0 || job.elongates(written, &head[..4]) {
                break;
            }
        }

        let room = out.len();
        // SAFETY: `run` reserved room for all that is left of the source and two blocks more, and no
        // block writes more than it reads.
        let to = unsafe { out.as_mut_ptr().add(room) };
        if dropped | halved == 0 {
            // SAFETY: as above.
            unsafe {
                _mm256_storeu_si256(to.cast(), mapped);
                out.set_len(room + len);
            }
            at += len;
            continue;
        }

        // A mark behind anything but a letter may bring two spaces or two marks of punctuation together.
        let carried = u32::from(last.is_none_or(|b| b < 0x80));
        if dropped >> 1 & (!not_ascii << 1 | carried) != 0 {
            break;
        }
        if S::RECORDS {
            super::record(at, room - base, dropped, halved, sink);
        }
        let keep = !(dropped | (dropped | halved) >> 1) & valid;
        let mut bytes = [0u8; 2 * BLOCK];
        let gap = !keep & valid;
        let (gap_start, gap_len) = (gap.trailing_zeros(), gap.count_ones());
        // SAFETY: the array has twice the size of the vector, and `to` has room for two blocks.
        unsafe {
            _mm256_storeu_si256(bytes.as_mut_ptr().cast(), mapped);
            if gap >> gap_start == u32::MAX >> (32 - gap_len) {
                // One gap, as most often: what is before it, and what is behind it.
                let behind = _mm256_loadu_si256(bytes.as_ptr().add((gap_start + gap_len) as usize).cast());
                _mm256_storeu_si256(to.cast(), mapped);
                _mm256_storeu_si256(to.add(gap_start as usize).cast(), behind);
                out.set_len(room + len - gap_len as usize);
                at += len;
                continue;
            }
            let mut n = 0;
            for (i, eight) in bytes[..BLOCK].chunks_exact(8).enumerate() {
                let mask = (keep >> (8 * i)) as u8;
                let order = _mm_loadl_epi64(compress::ORDERS[mask as usize].as_ptr().cast());
                let packed = _mm_shuffle_epi8(_mm_loadl_epi64(eight.as_ptr().cast()), order);
                _mm_storel_epi64(to.add(n).cast(), packed);
                n += mask.count_ones() as usize;
            }
            out.set_len(room + n);
        }
        at += len;
    }
    at
}
