//! The kernel for x86-64 with AVX-512 and its byte permutations: 64 bytes at a time.
//!
//! Whole bytes are looked up, so that all letters change at once, and what goes is squeezed out of the block.
//! Only at a character that asks for a look does the kernel stop; the scalar one is the definition.

#![allow(unsafe_code)]

use super::table::Entry;
use super::wide::{ASK, FIRST, HALVE, LINK, LINKED, MARK, Wide};
use super::{Job, Sink, other};
use crate::text::cpu;
use std::arch::x86_64::*;

/// Bytes of a block.
const BLOCK: usize = 64;

/// Runs from `at` on and appends to `out`; gives back where a character asks for a look, or `end`.
pub(super) fn run<S: Sink>(job: &Job<'_>, at: usize, end: usize, out: &mut Vec<u8>, sink: &mut S) -> usize {
    if at == end || is_held(job, at, end, &out[job.base..]) {
        return at;
    }
    assert!(cpu::has_avx512() && end <= job.source.len());
    // What a block writes is no longer than the block, but stores are always whole.
    out.reserve(end - at + BLOCK);
    // SAFETY: the processor has AVX-512, `end` lies inside the source, and `out` has room for all of it and a
    // block more.
    unsafe { blocks(job, at, end, out, sink) }
}

/// Whether what was written keeps the kernel from beginning at `at`.
fn is_held(job: &Job<'_>, at: usize, end: usize, written: &[u8]) -> bool {
    !job.begins_steady(written, at, end)
        || written.last().is_none_or(|&b| b < 0x80) && job.is_dropped(&job.source[at..end])
}

/// Tables of 128 bytes.
type Halves = (__m512i, __m512i);

#[inline]
#[target_feature(enable = "avx512f")]
fn halves(table: &[u8], at: usize) -> Halves {
    let part = |at: usize| {
        let bytes: &[u8; 64] = table[at..at + 64].try_into().expect("64 bytes");
        // SAFETY: 64 bytes are read.
        unsafe { _mm512_loadu_si512(bytes.as_ptr().cast()) }
    };
    (part(at), part(at + 64))
}

/// The bytes of `table` for the seven low bits of each byte of `index`, and 0 where `mask` has none.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
fn look_up(table: Halves, index: __m512i, mask: u64) -> __m512i {
    _mm512_maskz_permutex2var_epi8(mask, table.0, index, table.1)
}

/// Where the byte behind each byte stands, and the one two before it.
static NEXT: [u8; BLOCK] = shifted(1);
static TWO_BACK: [u8; BLOCK] = shifted(-2);

const fn shifted(by: isize) -> [u8; BLOCK] {
    let mut places = [0; BLOCK];
    let mut i = 0;
    while i < BLOCK {
        places[i] = (i as isize + by) as u8;
        i += 1;
    }
    places
}

#[inline]
#[target_feature(enable = "avx512f")]
fn places(of: &[u8; BLOCK]) -> __m512i {
    // SAFETY: the array has the size of the vector.
    unsafe { _mm512_loadu_si512(of.as_ptr().cast()) }
}

/// Records the edits of a block: characters whose first bytes are `dropped` went, `halved` first bytes went alone,
/// and where the block is `cut`, so did its first byte, with one that stands before the block.
fn record<S: Sink>(at: usize, result: usize, cut: bool, dropped: u64, halved: u64, sink: &mut S) {
    let mut rest = dropped | halved;
    let mut gone = usize::from(cut);
    while rest != 0 {
        let k = rest.trailing_zeros() as usize;
        let kept = (halved >> k & 1) as usize;
        sink.edit(at + k, result + k - gone, 2, kept);
        gone += 2 - kept;
        rest &= rest - 1;
    }
}

/// The constants of all blocks of a job.
struct Consts {
    lead_mask: __m512i,
    lead: __m512i,
    six_bits: __m512i,
    from_c0: __m512i,
}

impl Consts {
    #[inline]
    #[target_feature(enable = "avx512f,avx512bw")]
    fn new() -> Consts {
        let byte = |b: u8| _mm512_set1_epi8(b as i8);
        Consts { lead_mask: byte(0xFE), lead: byte(0xD8), six_bits: byte(0x3F), from_c0: byte(0xC0) }
    }

    /// The second bytes of U+0600 to U+067F behind bytes `before`.
    #[inline]
    #[target_feature(enable = "avx512f,avx512bw")]
    fn trails(&self, before: __m512i) -> u64 {
        _mm512_cmpeq_epi8_mask(_mm512_and_si512(before, self.lead_mask), self.lead)
    }

    /// Six bits of the second byte, and the lowest one of the first above them.
    #[inline]
    #[target_feature(enable = "avx512f,avx512bw")]
    fn index(&self, v: __m512i, before: __m512i) -> __m512i {
        _mm512_ternarylogic_epi32::<0xE4>(v, _mm512_slli_epi16::<6>(before), self.six_bits)
    }
}

/// `v` with second bytes changed by `change`, and with first bytes changed as the `class` of the bytes behind says.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
fn changed(v: __m512i, change: __m512i, class: __m512i) -> __m512i {
    // Nothing is known of the byte behind the block.
    let behind = _mm512_maskz_permutexvar_epi8(u64::MAX >> 1, places(&NEXT), class);
    let first = _mm512_srli_epi16::<FIRST>(behind);
    let seconds = _mm512_xor_si512(v, change);
    _mm512_ternarylogic_epi32::<0x78>(seconds, first, _mm512_set1_epi8(3))
}

/// The tables of a job are all about letters, and no letter changes: what stays is copied.
const COPIES: u8 = 0;
/// ASCII and neighbours are nothing to the tables.
const PLAIN: u8 = 1;
/// Anything else.
const FULL: u8 = 2;

/// How far in front of a block the source is asked for: blocks are done faster than memory answers.
const AHEAD: usize = 24 * BLOCK;

/// Runs blocks in which nothing asks, and appends to `out`; gives back where the first other one begins, or `end`.
/// `SHAPE` says what the tables can do; where `RECORDS`, nothing may go either.
///
/// Where a block ends does not depend on what is in it, so that blocks need not wait for each other.
///
/// # Safety
/// `end` lies inside the source, and `out` has room for `end - start` bytes and a block.
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,avx512vbmi2,popcnt")]
unsafe fn run_whole<const SHAPE: u8, const RECORDS: bool>(
    job: &Job<'_>,
    start: usize,
    end: usize,
    stride: usize,
    out: &mut Vec<u8>,
) -> usize {
    let wide = &*job.table.plan.wide;
    let consts = Consts::new();
    let tables = Tables::new(wide);
    let judged = u64::MAX >> (BLOCK - stride);
    let from = job.source.as_ptr();
    let to = out.as_mut_ptr();
    let mut written = out.len();
    let mut at = start;
    while at < end {
        let left = end - at;
        let (judgement, judged, step) = if at > 0 && left > BLOCK {
            // SAFETY: the block lies inside the source, and so does the byte before it.
            let (v, before) = unsafe {
                let from = from.add(at).cast::<i8>();
                _mm_prefetch::<_MM_HINT_T0>(from.wrapping_add(AHEAD));
                (_mm512_loadu_epi8(from), _mm512_loadu_epi8(from.sub(1)))
            };
            (judge::<SHAPE>(job, &consts, &tables, v, before, u64::MAX), judged, stride)
        } else {
            let loaded = u64::MAX >> (BLOCK - left.min(BLOCK));
            // SAFETY: no byte outside the source is read.
            let (v, before) = unsafe {
                let from = from.add(at).cast::<i8>();
                let in_front = loaded & if at == 0 { !1 } else { u64::MAX };
                (_mm512_maskz_loadu_epi8(loaded, from), _mm512_maskz_loadu_epi8(in_front, from.wrapping_sub(1)))
            };
            let (judged, step) = if left <= BLOCK { (loaded, left) } else { (judged, stride) };
            (judge::<SHAPE>(job, &consts, &tables, v, before, loaded), judged, step)
        };
        if judgement.asks != 0 || RECORDS && judgement.gone != 0 {
            break;
        }
        let keep = !judgement.gone & judged;
        // SAFETY: a block is written behind no more bytes than have been read, and `out` has room for it.
        unsafe { _mm512_storeu_si512(to.add(written).cast(), _mm512_maskz_compress_epi8(keep, judgement.result)) };
        written += keep.count_ones() as usize;
        at += step;
    }
    // SAFETY: all bytes before `written` were written.
    unsafe { out.set_len(written) };
    at
}

/// The tables of all blocks of a job.
struct Tables {
    class: Halves,
    second: Halves,
    ascii: Halves,
    ascii_change: Halves,
    latin: __m512i,
    general: __m512i,
}

impl Tables {
    #[inline]
    #[target_feature(enable = "avx512f,avx512bw")]
    fn new(wide: &Wide) -> Tables {
        Tables {
            class: halves(&wide.class, 0),
            second: halves(&wide.second, 0),
            ascii: halves(&wide.ascii, 0),
            ascii_change: halves(&wide.ascii_change, 0),
            latin: _mm512_set1_epi8(wide.latin as i8),
            general: _mm512_set1_epi8(wide.general as i8),
        }
    }
}

/// What becomes of a block.
struct Judgement {
    /// Not 0 where something in it may ask for a look.
    asks: u64,
    /// Bytes that go.
    gone: u64,
    /// The bytes, changed.
    result: __m512i,
}

/// Judges `v`, of which the bytes `loaded` count, with the bytes `before` each of them.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
fn judge<const SHAPE: u8>(
    job: &Job<'_>,
    consts: &Consts,
    tables: &Tables,
    v: __m512i,
    before: __m512i,
    loaded: u64,
) -> Judgement {
    let table = job.table;
    let wide = &*table.plan.wide;
    let byte = |b: u8| _mm512_set1_epi8(b as i8);
    let trail = consts.trails(before) & loaded;
    let index = consts.index(v, before);
    let class = look_up(tables.class, index, trail);
    let mut asks = _mm512_test_epi8_mask(class, byte(ASK));
    let others = _mm512_mask_cmpge_epu8_mask(!trail & loaded, before, consts.from_c0);
    if others != 0 {
        let second = _mm512_mask_cmpeq_epi8_mask(_mm512_cmpeq_epi8_mask(before, tables.general), v, byte(0x80));
        asks |= others & !(second | _mm512_cmpeq_epi8_mask(before, tables.latin));
    }
    let dropped = _mm512_movepi8_mask(class);
    let mut gone = dropped | dropped >> 1;
    if SHAPE == COPIES {
        return Judgement { asks, gone, result: v };
    }
    let mut change = look_up(tables.second, index, trail);
    if wide.any_halved {
        gone |= _mm512_test_epi8_mask(class, byte(HALVE)) >> 1;
    }
    if SHAPE == FULL {
        let ascii = !_mm512_movepi8_mask(v) & loaded;
        if wide.any_ascii {
            asks |= asking_ascii(look_up(tables.ascii, v, ascii), loaded);
            change = _mm512_or_si512(change, look_up(tables.ascii_change, v, ascii));
        }
        // Two spaces or other controls.
        if table.spaces {
            asks |= _mm512_mask_cmple_epu8_mask(loaded, _mm512_max_epu8(v, before), byte(b' '));
        }
        if table.repeats {
            asks |= _mm512_mask_cmpeq_epi8_mask(loaded, v, before);
        }
        asks |= dropped >> 1 & !_mm512_movepi8_mask(before);
        if wide.any_marks {
            let kept = _mm512_test_epi8_mask(class, byte(MARK));
            asks |= kept & (kept | dropped) << 2;
        }
    }
    let result = changed(v, change, class);
    if SHAPE == FULL && table.elongation {
        asks |= triples(result, trail) | dropped;
    }
    Judgement { asks, gone, result }
}

/// The ASCII characters that ask, given what the table has of them: also those that may begin a link, where the
/// byte behind goes on with it or is not one of those `loaded`.
#[inline]
#[target_feature(enable = "avx512f,avx512bw")]
fn asking_ascii(class: __m512i, loaded: u64) -> u64 {
    let has = |flag: u8| _mm512_test_epi8_mask(class, _mm512_set1_epi8(flag as i8));
    has(ASK) | has(LINK) & (has(LINKED) >> 1 | loaded ^ loaded >> 1)
}

/// The second bytes of letters that stand there for the third time in a row.
#[inline]
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi")]
fn triples(v: __m512i, trail: u64) -> u64 {
    let two_later = _mm512_maskz_permutexvar_epi8(!3, places(&TWO_BACK), v);
    let same = _mm512_cmpeq_epi8_mask(v, two_later);
    let pairs = same & same << 1 & trail & !3;
    pairs & pairs << 2
}

/// # Safety
/// `start < end`, `end` lies inside the source, a character begins at `start`, and `out` has room for `end - start`
/// bytes and a block.
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,avx512vbmi2,popcnt")]
unsafe fn blocks<S: Sink>(job: &Job<'_>, start: usize, end: usize, out: &mut Vec<u8>, sink: &mut S) -> usize {
    let table = job.table;
    let wide = &*table.plan.wide;
    debug_assert!(start < end && end <= job.source.len());
    debug_assert!(out.capacity() - out.len() >= end - start + BLOCK);
    // Three equal letters are six bytes, two marks four: what begins near the end of a block is seen by the next.
    let stride = if table.elongation || wide.any_marks { BLOCK - 6 } else { BLOCK - 1 };
    let is_plain = !(wide.any_ascii || wide.any_marks || table.spaces || table.repeats || table.elongation);
    let shape = match (is_plain, wide.any_changed) {
        (true, false) => COPIES,
        (true, true) => PLAIN,
        (false, _) => FULL,
    };
    let mut at = start;
    while at < end {
        // SAFETY: as for this function.
        unsafe {
            at = match (shape, S::RECORDS) {
                (COPIES, false) => run_whole::<COPIES, false>(job, at, end, stride, out),
                (COPIES, true) => run_whole::<COPIES, true>(job, at, end, stride, out),
                (PLAIN, false) => run_whole::<PLAIN, false>(job, at, end, stride, out),
                (PLAIN, true) => run_whole::<PLAIN, true>(job, at, end, stride, out),
                (_, false) => run_whole::<FULL, false>(job, at, end, stride, out),
                (_, true) => run_whole::<FULL, true>(job, at, end, stride, out),
            };
            if at == end {
                break;
            }
        }
        let left = end - at;
        let n = if left <= BLOCK { left } else { stride };
        // SAFETY: as for this function.
        let (done, asks) = unsafe { block(job, at, left, n, out, sink) };
        at += done;
        if asks {
            break;
        }
    }
    at
}

/// Runs the first `n` bytes of a block, of `left` bytes that there are, or those before the first character that
/// asks for a look, which may lie behind `n` too; gives back how many, and whether one asks.
///
/// # Safety
/// `left` bytes lie in the source from `at` on, and `out` has room for a block.
#[target_feature(enable = "avx512f,avx512bw,avx512vbmi,avx512vbmi2,popcnt")]
unsafe fn block<S: Sink>(
    job: &Job<'_>,
    at: usize,
    left: usize,
    n: usize,
    out: &mut Vec<u8>,
    sink: &mut S,
) -> (usize, bool) {
    let table = job.table;
    let wide = &*table.plan.wide;
    let consts = Consts::new();
    let byte = |b: u8| _mm512_set1_epi8(b as i8);
    let loaded = u64::MAX >> (BLOCK - left.min(BLOCK));
    // SAFETY: no byte outside the source is read.
    let (v, before) = unsafe {
        let from = job.source.as_ptr().add(at).cast::<i8>();
        let in_front = loaded & if at == 0 { !1 } else { u64::MAX };
        (_mm512_maskz_loadu_epi8(loaded, from), _mm512_maskz_loadu_epi8(in_front, from.wrapping_sub(1)))
    };
    let mut trail = consts.trails(before) & loaded;
    let index = consts.index(v, before);
    let mut class = look_up(halves(&wide.class, 0), index, trail);
    let mut change = look_up(halves(&wide.second, 0), index, trail);
    let mut asks = 0;
    // What stands behind other first bytes, also behind one in front of the block.
    let others = _mm512_mask_cmpge_epu8_mask(!trail & loaded, before, consts.from_c0);
    if others != 0 {
        let high = _mm512_cmpeq_epi8_mask(_mm512_and_si512(before, consts.lead_mask), byte(0xDA)) & others;
        class = _mm512_or_si512(class, look_up(halves(&wide.class, 128), index, high));
        change = _mm512_or_si512(change, look_up(halves(&wide.second, 128), index, high));
        trail |= high;
        asks |= asking(job, at, (others & !high) >> 1);
    }
    if wide.any_ascii {
        let low = !_mm512_movepi8_mask(v) & loaded;
        asks |= asking_ascii(look_up(halves(&wide.ascii, 0), v, low), loaded);
        change = _mm512_or_si512(change, look_up(halves(&wide.ascii_change, 0), v, low));
    }
    if table.spaces {
        let is_space = |v| (_mm512_cmpeq_epi8_mask(v, byte(b' ')) | _mm512_cmpeq_epi8_mask(v, byte(b'\n'))) & loaded;
        asks |= is_space(v) & is_space(before);
    }
    if table.repeats {
        // Second bytes never follow their like; what is equal to its neighbour is ASCII, or rare.
        asks |= _mm512_cmpeq_epi8_mask(v, before) & !_mm512_movepi8_mask(v) & loaded;
    }
    // What is told of second bytes, at the first ones; that of the last byte is not known.
    let dropped = _mm512_movepi8_mask(class);
    let (first_dropped, halved) = (dropped >> 1, _mm512_test_epi8_mask(class, byte(HALVE)) >> 1);
    asks |= _mm512_test_epi8_mask(class, byte(ASK)) >> 1;
    // A mark behind anything but a letter may bring two spaces or two marks of punctuation together.
    asks |= first_dropped & !_mm512_movepi8_mask(before);
    if wide.any_marks {
        // Marks that were apart meet where one between them goes.
        let kept = _mm512_test_epi8_mask(class, byte(MARK));
        asks |= (kept & (kept | dropped) << 2) >> 1;
    }
    let result = changed(v, change, class);
    if table.elongation {
        asks |= triples(result, trail) >> 1 | first_dropped;
    }
    // The last byte of a whole block may begin a character.
    asks &= if left <= BLOCK { loaded } else { u64::MAX >> 1 };
    let n = if asks != 0 { asks.trailing_zeros() as usize } else { n };
    let whole = if n == 0 { 0 } else { u64::MAX >> (BLOCK - n) };
    if S::RECORDS {
        let result = out.len() - job.base;
        record(at, result, dropped & 1 != 0, first_dropped & whole, halved & whole, sink);
    }
    let keep = !(dropped | first_dropped | halved) & whole;
    // SAFETY: `out` has room for a block. What is kept are whole characters, but for those that the neighbouring
    // blocks begin or end: asking ones and the end of the source begin one.
    unsafe {
        let to = out.as_mut_ptr().add(out.len());
        _mm512_storeu_si512(to.cast(), _mm512_maskz_compress_epi8(keep, result));
        out.set_len(out.len() + keep.count_ones() as usize);
    }
    (n, asks != 0)
}

/// The first of `leads`, the places behind `at` of characters of no Arabic, that does not stay as it is.
#[cold]
fn asking(job: &Job<'_>, at: usize, leads: u64) -> u64 {
    let mut rest = leads;
    while rest != 0 {
        let k = rest.trailing_zeros();
        rest &= rest - 1;
        let asks = |entry: Entry| entry.0 & (Entry::ATTENTION & !Entry::OTHER | Entry::CHANGED) != 0;
        if other(job, at + k as usize).is_none_or(|(entry, _)| asks(entry)) {
            return 1 << k;
        }
    }
    0
}
