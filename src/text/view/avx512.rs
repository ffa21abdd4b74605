//! The fold for x86-64 with AVX-512 and its byte permutations: 64 bytes at a time, held to the plain loop.

#![allow(unsafe_code)]

use crate::text::code::{ARABIC, ASCII, DELETED, SLOW};
use crate::text::cpu;
use std::arch::x86_64::*;

/// Bytes of a block, and the room that it needs behind the codes and starts that it writes.
pub(super) const BLOCK: usize = 64;

/// Folds whole blocks from `at` on, up to a character that needs a closer look, and writes codes and starts from
/// place `len` on; gives back where it stopped, at the beginning of a character, and how many codes there are then.
///
/// # Panics
/// When `codes` or `starts` have no room for a code a byte and a block.
pub(super) fn fold(bytes: &[u8], at: usize, len: usize, codes: &mut [u8], starts: &mut [u32]) -> (usize, usize) {
    let room = len + (bytes.len() - at) + BLOCK;
    assert!(codes.len() >= room && starts.len() >= room, "no room for a block");
    assert!(cpu::has_avx512());
    // SAFETY: the processor has AVX-512; there is room for a code a byte and a block.
    unsafe { blocks(bytes, at, len, codes.as_mut_ptr(), starts.as_mut_ptr()) }
}

/// # Safety
/// `at` lies in `bytes`; `codes` and `starts` may be written from `len` on, one for each byte from `at` on and a block.
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,avx512vbmi2,popcnt")]
unsafe fn blocks(bytes: &[u8], mut at: usize, mut len: usize, codes: *mut u8, starts: *mut u32) -> (usize, usize) {
    let byte = |b: u8| _mm512_set1_epi8(b as i8);
    let half = |table: &[u8], at: usize| {
        let part: &[u8; BLOCK] = table[at..at + BLOCK].try_into().expect("64 bytes");
        // SAFETY: the array has the size of the vector.
        unsafe { _mm512_loadu_si512(part.as_ptr().cast()) }
    };
    let (ascii_low, ascii_high) = (half(&ASCII, 0), half(&ASCII, 64));
    let (arabic_low, arabic_high) = (half(&ARABIC, 0), half(&ARABIC, 64));
    let places: [i8; BLOCK] = std::array::from_fn(|i| i as i8);
    // SAFETY: the array has the size of the vector.
    let places = unsafe { _mm512_loadu_si512(places.as_ptr().cast()) };

    // Nothing stands before the first block.
    let mut before = byte(0);
    while at + BLOCK <= bytes.len() {
        // SAFETY: the block lies inside the bytes.
        let v = unsafe { _mm512_loadu_si512(bytes.as_ptr().add(at).cast()) };
        // Each byte's forerunner; the first one's is the last of the block before.
        before = _mm512_permutex2var_epi8(before, forerunners(), v);
        let ascii = !_mm512_movepi8_mask(v);
        let trails = _mm512_cmpeq_epi8_mask(_mm512_and_si512(before, byte(0xFE)), byte(0xD8));
        let index = _mm512_ternarylogic_epi32::<0xE4>(v, _mm512_slli_epi16::<6>(before), byte(0x3F));
        let mut code = _mm512_maskz_permutex2var_epi8(ascii, ascii_low, v, ascii_high);
        code = _mm512_or_si512(code, _mm512_maskz_permutex2var_epi8(trails, arabic_low, index, arabic_high));
        let mut ends = ascii | trails;
        // What is neither, nor begins U+0600 to U+067F: the rest of the Arabic block, or no Arabic at all.
        let leads = _mm512_cmpeq_epi8_mask(_mm512_and_si512(v, byte(0xFE)), byte(0xD8));
        let mut slow = !(ends | leads);
        if slow != 0 {
            let high = _mm512_cmpeq_epi8_mask(_mm512_and_si512(before, byte(0xFE)), byte(0xDA));
            let (low_part, high_part) = (half(&ARABIC, 128), half(&ARABIC, 192));
            code = _mm512_or_si512(code, _mm512_maskz_permutex2var_epi8(high, low_part, index, high_part));
            ends |= high;
            slow &= !(high | _mm512_cmpeq_epi8_mask(_mm512_and_si512(v, byte(0xFE)), byte(0xDA)));
        }
        // Characters are known by their last bytes.
        slow |= _mm512_mask_cmpeq_epi8_mask(ends, code, byte(SLOW));
        let two_bytes = ends & !ascii;
        let mut keep = _mm512_mask_cmpneq_epi8_mask(ends, code, byte(DELETED));
        let stop = slow.trailing_zeros() as usize;
        if slow != 0 {
            keep &= (1 << stop) - 1;
        }
        let place = _mm512_sub_epi8(places, _mm512_maskz_set1_epi8(two_bytes, 1));
        let place = _mm512_maskz_compress_epi8(keep, place);
        // SAFETY: no more codes have been written than there were bytes, and there is room for a block.
        unsafe {
            _mm512_storeu_si512(codes.add(len).cast(), _mm512_maskz_compress_epi8(keep, code));
            let base = _mm512_set1_epi32(at as u32 as i32);
            let to = starts.add(len);
            let wide = |four: __m128i| _mm512_add_epi32(_mm512_cvtepi8_epi32(four), base);
            _mm512_storeu_si512(to.cast(), wide(_mm512_extracti32x4_epi32::<0>(place)));
            _mm512_storeu_si512(to.add(16).cast(), wide(_mm512_extracti32x4_epi32::<1>(place)));
            _mm512_storeu_si512(to.add(32).cast(), wide(_mm512_extracti32x4_epi32::<2>(place)));
            _mm512_storeu_si512(to.add(48).cast(), wide(_mm512_extracti32x4_epi32::<3>(place)));
        }
        len += keep.count_ones() as usize;
        if slow != 0 {
            return (at + stop - (two_bytes >> stop & 1) as usize, len);
        }
        at += BLOCK;
        before = v;
    }
    // The last block may end between the two bytes of a character.
    let is_cut = before_last(bytes, at);
    (at - usize::from(is_cut), len)
}

/// Whether the byte before `at` begins a character that `at` is inside of.
fn before_last(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(|b| (0x80..0xC0).contains(b))
}

/// For each byte of a second vector its forerunner, the first one's being the last of a first vector.
#[inline]
#[target_feature(enable = "avx512f")]
fn forerunners() -> __m512i {
    static PLACES: [u8; BLOCK] = {
        let mut places = [63; BLOCK];
        let mut i = 1;
        while i < BLOCK {
            places[i] = (BLOCK + i - 1) as u8;
            i += 1;
        }
        places
    };
    // SAFETY: the array has the size of the vector.
    unsafe { _mm512_loadu_si512(PLACES.as_ptr().cast()) }
}
