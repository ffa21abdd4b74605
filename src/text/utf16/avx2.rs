//! The vector kernels for UTF-16 on x86-64: sixteen characters of one or two bytes at a time.

#![allow(unsafe_code)]

use crate::text::cpu;
use std::arch::x86_64::*;

/// Bytes of UTF-16 in a block, and of UTF-8 in half of one.
pub(super) const BLOCK: usize = 32;

/// For each set of eight pairs (bit i for pair i), the order in which to take the bytes of those in the set.
const WHOLE: [[u8; 16]; 256] = orders(false);
/// The same, but of the pairs in the set the first byte, and of the others both.
const SHORT: [[u8; 16]; 256] = orders(true);

const fn orders(short: bool) -> [[u8; 16]; 256] {
    let mut orders = [[0x80; 16]; 256];
    let mut set = 0;
    while set < 256 {
        let (mut i, mut n) = (0, 0);
        while i < 8 {
            let member = set >> i & 1 == 1;
            if member || short {
                orders[set][n] = 2 * i as u8;
                n += 1;
            }
            if member != short {
                orders[set][n] = 2 * i as u8 + 1;
                n += 1;
            }
            i += 1;
        }
        set += 1;
    }
    orders
}

/// Appends the text of whole blocks; gives back where the first one begins that holds a unit of three bytes or more.
pub(super) fn read(units: &[u8], out: &mut String) -> usize {
    assert!(cpu::has_avx2());
    out.reserve(units.len() + BLOCK);
    // SAFETY: the processor has AVX2; `out` has room for two bytes a unit and a block more.
    unsafe { read_blocks(units, out) }
}

/// # Safety
/// `out` has room for all of `units` and a block more.
#[target_feature(enable = "avx2,popcnt")]
unsafe fn read_blocks(units: &[u8], out: &mut String) -> usize {
    let mut written = out.len();
    let mut at = 0;
    // SAFETY: blocks are read inside `units`; each writes at most as much as it reads, in stores of sixteen
    // bytes, and only whole characters of UTF-8, behind which the length is set.
    unsafe {
        let out = out.as_mut_vec();
        let to = out.as_mut_ptr();
        while at + BLOCK <= units.len() {
            let v = _mm256_loadu_si256(units.as_ptr().add(at).cast());
            if _mm256_testz_si256(v, _mm256_set1_epi16(0xF800u16 as i16)) == 0 {
                break;
            }
            let first = _mm256_or_si256(_mm256_srli_epi16::<6>(v), _mm256_set1_epi16(0xC0));
            let second = _mm256_or_si256(_mm256_and_si256(v, _mm256_set1_epi16(0x3F)), _mm256_set1_epi16(0x80));
            let two = _mm256_or_si256(first, _mm256_slli_epi16::<8>(second));
            let ascii = _mm256_cmpgt_epi16(_mm256_set1_epi16(0x80), v);
            let bytes = _mm256_blendv_epi8(two, v, ascii);
            let (low, high) = (_mm256_castsi256_si128(ascii), _mm256_extracti128_si256::<1>(ascii));
            let short = _mm_movemask_epi8(_mm_packs_epi16(low, high)) as u32;
            for (half, set) in
                [(_mm256_castsi256_si128(bytes), short & 0xFF), (_mm256_extracti128_si256::<1>(bytes), short >> 8)]
            {
                let order = _mm_loadu_si128(SHORT[set as usize].as_ptr().cast());
                _mm_storeu_si128(to.add(written).cast(), _mm_shuffle_epi8(half, order));
                written += 16 - set.count_ones() as usize;
            }
            at += BLOCK;
        }
        out.set_len(written);
    }
    at
}

/// Writes whole blocks of `text` from byte `at` on; gives back how many bytes were read and written.
pub(super) fn write(text: &str, at: usize, to: &mut [u8]) -> (usize, usize) {
    assert!(cpu::has_avx2() && text.is_char_boundary(at));
    // SAFETY: the processor has AVX2; a character begins at `at`.
    unsafe { write_blocks(text.as_bytes(), at, to) }
}

/// # Safety
/// A character begins at `start`.
#[target_feature(enable = "avx2,popcnt")]
unsafe fn write_blocks(text: &[u8], start: usize, to: &mut [u8]) -> (usize, usize) {
    let (mut at, mut written) = (start, 0);
    // One byte more than a block is read, and stores are always whole.
    while at + 17 <= text.len() && written + 2 * BLOCK <= to.len() {
        // SAFETY: the loop's condition.
        let (v, next) = unsafe {
            (_mm_loadu_si128(text.as_ptr().add(at).cast()), _mm_loadu_si128(text.as_ptr().add(at + 1).cast()))
        };
        if _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(v, _mm_set1_epi8(0xE0u8 as i8)), v)) != 0 {
            break;
        }
        // Each byte with the next as a character of two bytes; those behind a first byte are not taken.
        let starts = _mm_movemask_epi8(_mm_cmpgt_epi8(v, _mm_set1_epi8(-65))) as u32;
        let (v, next) = (_mm256_cvtepu8_epi16(v), _mm256_cvtepu8_epi16(next));
        let high = _mm256_slli_epi16::<6>(_mm256_and_si256(v, _mm256_set1_epi16(0x1F)));
        let two = _mm256_or_si256(high, _mm256_and_si256(next, _mm256_set1_epi16(0x3F)));
        let units = _mm256_blendv_epi8(v, two, _mm256_cmpgt_epi16(v, _mm256_set1_epi16(0xBF)));
        for (half, set) in
            [(_mm256_castsi256_si128(units), starts & 0xFF), (_mm256_extracti128_si256::<1>(units), starts >> 8)]
        {
            // SAFETY: two stores of sixteen bytes lie inside the two blocks that the loop's condition leaves.
            unsafe {
                let order = _mm_loadu_si128(WHOLE[set as usize].as_ptr().cast());
                _mm_storeu_si128(to.as_mut_ptr().add(written).cast(), _mm_shuffle_epi8(half, order));
            }
            written += 2 * set.count_ones() as usize;
        }
        at += 16;
    }
    // The last character was written with its first byte.
    if at > start && text.get(at).is_some_and(|b| b & 0xC0 == 0x80) {
        at += 1;
    }
    (at - start, written)
}
