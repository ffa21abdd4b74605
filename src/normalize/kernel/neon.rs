//! The kernel for 64-bit ARM: 16 bytes at a time with NEON, which every such processor has.
//!
//! As with AVX2, a block in which anything asks for a look is left to the scalar kernel.

#![allow(unsafe_code)]

use super::plan::{Plan, Set};
use super::{Job, Sink, compress, others};
use std::arch::aarch64::*;

/// Bytes of a block.
const BLOCK: usize = 16;

/// Bit of each row, for rows 0 to 7, and for rows 8 to 15.
const LOW_ROWS: Set = [1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0];
const HIGH_ROWS: Set = [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128];

/// Runs blocks from `at` on and appends to `out`; gives back where the first block lies that asks for a look.
pub(super) fn run<S: Sink>(job: &Job<'_>, at: usize, end: usize, out: &mut Vec<u8>, sink: &mut S) -> usize {
    if at == 0 || end < at + BLOCK {
        return at;
    }
    // What a block writes is no longer than the block, but stores are always whole.
    out.reserve(end - at + 2 * BLOCK);
    // SAFETY: NEON is part of the architecture; a byte stands before `at`, `end` lies inside the
    // source, and `out` has room for all of it and two blocks more.
    unsafe { blocks(job, at, end, out, sink) }
}

#[inline]
#[target_feature(enable = "neon")]
fn set(set: &Set) -> uint8x16_t {
    // SAFETY: a set is sixteen bytes.
    unsafe { vld1q_u8(set.as_ptr()) }
}

/// One bit for each byte that is all ones.
#[inline]
#[target_feature(enable = "neon")]
fn bits(v: uint8x16_t) -> u32 {
    let weights = set(&[1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128]);
    let v = vandq_u8(v, weights);
    u32::from(vaddv_u8(vget_low_u8(v))) | u32::from(vaddv_u8(vget_high_u8(v))) << 8
}

#[inline]
#[target_feature(enable = "neon")]
fn any(v: uint8x16_t) -> bool {
    vmaxvq_u8(v) != 0
}

/// # Safety
/// A byte stands before `at`, `end` lies inside the source, and `out` has room for `end - at` bytes and two blocks.
#[target_feature(enable = "neon")]
unsafe fn blocks<S: Sink>(job: &Job<'_>, mut at: usize, end: usize, out: &mut Vec<u8>, sink: &mut S) -> usize {
    let plan: &Plan = &job.table.plan;
    let table = job.table;
    let source = job.source;
    let base = job.base;

    let (low_rows, high_rows) = (set(&LOW_ROWS), set(&HIGH_ROWS));
    let ascii = set(&plan.ascii);
    let (drop, halve, marks) = (set(&plan.drop), set(&plan.halve), set(&plan.marks));
    let mine = vorrq_u8(drop, halve);
    let special_low = vorrq_u8(set(&plan.stop[0]), mine);
    let special_high = set(&plan.stop[1]);
    let (lead_mask, lead_byte) = (vdupq_n_u8(0xFC), vdupq_n_u8(0xD8));
    let zero = vdupq_n_u8(0);

    while at + BLOCK <= end {
        // SAFETY: the block lies inside the source, and so does the byte before it.
        let (v, before) = unsafe { (vld1q_u8(source.as_ptr().add(at)), vld1q_u8(source.as_ptr().add(at - 1))) };
        let column = vandq_u8(v, vdupq_n_u8(0x0F));
        let high_half = vshrq_n_u8::<4>(v);
        let is_lead = vceqq_u8(vandq_u8(v, lead_mask), lead_byte);
        let is_trail = vceqq_u8(vandq_u8(before, lead_mask), lead_byte);
        let row = vorrq_u8(vshlq_n_u8::<2>(vandq_u8(before, vdupq_n_u8(3))), vandq_u8(high_half, vdupq_n_u8(3)));
        let low = vandq_u8(vqtbl1q_u8(low_rows, row), is_trail);
        let high = vandq_u8(vqtbl1q_u8(high_rows, row), is_trail);

        let mut special =
            vorrq_u8(vandq_u8(vqtbl1q_u8(special_low, column), low), vandq_u8(vqtbl1q_u8(special_high, column), high));
        if plan.any_ascii {
            // The high half of what is not ASCII has no row here.
            let ascii_row = vqtbl1q_u8(low_rows, high_half);
            special = vorrq_u8(special, vandq_u8(vqtbl1q_u8(ascii, column), ascii_row));
        }
        let is_special = any(special);
        if is_special {
            // What is special for being dropped or halved may be done here.
            let done = vcgtq_u8(vandq_u8(vqtbl1q_u8(mine, column), low), zero);
            if any(vbicq_u8(special, done)) {
                break;
            }
        }

        // The block ends where its last whole character does.
        let mut len = BLOCK - usize::from(source[at + BLOCK - 1] & 0xFC == 0xD8);
        // Bytes from 0xC0 on that begin no Arabic character begin one that must be looked up.
        let is_other = vbicq_u8(vcgeq_u8(v, vdupq_n_u8(0xC0)), is_lead);
        if any(is_other) {
            match others(job, at, bits(is_other), len) {
                Some(whole) => len = whole,
                None => break,
            }
        }
        let valid = (1u32 << len) - 1;
        let written = &out[base..];
        let last = written.last().copied();

        if table.spaces {
            let space = |v| vorrq_u8(vceqq_u8(v, vdupq_n_u8(b' ')), vceqq_u8(v, vdupq_n_u8(b'\n')));
            let carried = matches!(last, None | Some(b' ' | b'\n')) && matches!(source[at], b' ' | b'\n');
            if carried || any(vandq_u8(space(v), space(before))) {
                break;
            }
        }
        let is_ascii = vcltq_u8(v, vdupq_n_u8(0x80));
        if table.repeats && (last == Some(source[at]) || any(vandq_u8(vceqq_u8(v, before), is_ascii))) {
            break;
        }

        let mut mapped = v;
        if plan.mapped_len > 0 {
            let (mut change, mut change_first) = (zero, zero);
            for m in &plan.mapped[..plan.mapped_len] {
                let here = vandq_u8(vceqq_u8(row, vdupq_n_u8(m.row)), is_trail);
                change = vorrq_u8(change, vandq_u8(vqtbl1q_u8(set(&m.second), column), here));
                change_first = vorrq_u8(change_first, vandq_u8(vqtbl1q_u8(set(&m.first), column), here));
            }
            mapped = veorq_u8(mapped, change);
            mapped = veorq_u8(mapped, vextq_u8::<1>(change_first, zero));
        }
        if plan.lower {
            let upper = vandq_u8(vcgeq_u8(v, vdupq_n_u8(b'A')), vcleq_u8(v, vdupq_n_u8(b'Z')));
            mapped = vorrq_u8(mapped, vandq_u8(upper, vdupq_n_u8(0x20)));
        }

        let (mut dropped, mut halved) = (0, 0);
        if is_special {
            dropped = bits(vcgtq_u8(vandq_u8(vqtbl1q_u8(drop, column), low), zero)) & valid;
            halved = bits(vcgtq_u8(vandq_u8(vqtbl1q_u8(halve, column), low), zero)) & valid;
        }
        if plan.any_marks {
            let kept = bits(vcgtq_u8(vandq_u8(vqtbl1q_u8(marks, column), low), zero));
            let carried = if job.ends_in_mark(written) { 2 } else { 0 };
            if kept & (kept << 2 | carried) != 0 || kept != 0 && dropped != 0 {
                break;
            }
        }
        let mut bytes = [0u8; BLOCK];
        // SAFETY: the array has the size of the vector.
        unsafe { vst1q_u8(bytes.as_mut_ptr(), mapped) };
        if table.elongation {
            let same = bits(vceqq_u8(mapped, vextq_u8::<14>(zero, mapped)));
            let pairs = same & same >> 1 & bits(is_lead);
            if pairs & pairs << 2 != 0 || dropped != 0 || job.elongates(written, &bytes[..4]) {
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
                vst1q_u8(to, mapped);
                out.set_len(room + len);
            }
            at += len;
            continue;
        }

        // A mark behind anything but a letter may bring two spaces or two marks of punctuation together.
        let carried = u32::from(last.is_none_or(|b| b < 0x80));
        if dropped >> 1 & (bits(is_ascii) << 1 | carried) != 0 {
            break;
        }
        if S::RECORDS {
            super::record(at, room - base, dropped, halved, sink);
        }
        let keep = !(dropped | (dropped | halved) >> 1) & valid;
        // SAFETY: `to` has room for two blocks.
        unsafe {
            let mut n = 0;
            for (i, eight) in bytes.chunks_exact(8).enumerate() {
                let mask = (keep >> (8 * i)) as u8;
                let order = vld1_u8(compress::ORDERS[mask as usize].as_ptr());
                vst1_u8(to.add(n), vtbl1_u8(vld1_u8(eight.as_ptr()), order));
                n += mask.count_ones() as usize;
            }
            out.set_len(room + n);
        }
        at += len;
    }
    at
}
