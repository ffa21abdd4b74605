//! Kernels: the table of all steps run over bytes.
//!
//! The scalar kernel is the definition. Vector kernels take blocks of 64 (AVX-512, found at run time), 32 (AVX2,
//! likewise) or 16 bytes (NEON) in which nothing asks for a look; the one for any processor takes 32 in plain Rust,
//! where a table has few letters that change. They leave the rest to it.

#[cfg(target_arch = "x86_64")]
mod avx2;
#[cfg(target_arch = "x86_64")]
mod avx2_stays;
#[cfg(target_arch = "x86_64")]
mod avx512;
mod compress;
#[cfg(all(target_arch = "aarch64", target_endian = "little"))]
mod neon;
pub(crate) mod plan;
mod portable;
pub(crate) mod scalar;
mod stays;
mod steady;
pub(crate) mod table;
pub(crate) mod wide;

use super::edits::Edits;
use super::steps::Rules;
use crate::names::named;
use std::cell::Cell;
use table::{Entry, Table};

/// What a kernel works on.
pub(crate) struct Job<'a> {
    pub table: &'a Table,
    pub rules: &'a Rules,
    pub text: &'a str,
    /// The bytes of `text`.
    pub source: &'a [u8],
    /// Where in the output the result of this text begins.
    pub base: usize,
    pub kernel: Kernel,
    /// A place, in the source and in the output, that no rule can look across.
    pub border: Cell<(usize, usize)>,
    /// The last place behind which no space was made or dropped: behind it, the last space of the source is
    /// the last one of the output, and so on backwards.
    pub lockstep: Cell<(usize, usize)>,
}

impl Job<'_> {
    /// Notes a place that no rule can look across and behind which nothing has been written.
    pub fn set_border(&self, source: usize, written: usize) {
        self.border.set((source, written));
        self.lockstep.set((source, written));
    }

    /// Whether the `:` or `w` at `at` is part of what a link begins with.
    #[inline]
    fn may_be_link(&self, at: usize) -> bool {
        let rest = &self.source[at..];
        match rest[0] {
            b':' => rest.starts_with(b"://"),
            _ => rest.get(..4).is_some_and(|r| r.eq_ignore_ascii_case(b"www.")),
        }
    }

    #[inline]
    fn ends_in_digit(&self, written: &[u8]) -> bool {
        matches!(written, [.., b'0'..=b'9'] | [.., 0xD9, 0xA0..=0xA9] | [.., 0xDB, 0xB0..=0xB9])
    }

    /// Whether what was written ends with a mark that stays.
    #[inline]
    fn ends_in_mark(&self, written: &[u8]) -> bool {
        match written {
            [.., lead @ 0xD8..=0xDB, trail] => self.table.arabic_at(*lead, *trail).has(Entry::MARK),
            _ => false,
        }
    }

    /// Whether `rest` of the source begins with an Arabic character that goes.
    #[allow(dead_code, reason = "asked by vector kernels")]
    #[inline]
    fn is_dropped(&self, rest: &[u8]) -> bool {
        matches!(*rest, [lead @ 0xD8..=0xDB, trail, ..] if self.table.arabic_at(lead, trail).len() == 0)
    }

    /// Whether a kernel that looks at no more than the source may begin at `at`, behind what was written.
    fn begins_steady(&self, written: &[u8], at: usize, end: usize) -> bool {
        let (table, last) = (self.table, written.last().copied());
        let is_space = |b: u8| matches!(b, b' ' | b'\n');
        let first = self.source[at];
        !(table.spaces && is_space(first) && last.is_none_or(is_space)
            || table.repeats && last == Some(first)
            || table.plan.any_marks
                && self.ends_in_mark(written)
                && self.source[..end].get(at..at + 2).is_some_and(|next| self.ends_in_mark(next))
            || table.elongation && self.may_elongate(written, &self.source[at..end]))
    }

    /// Whether the byte at `at` is the second one of an Arabic character.
    #[allow(dead_code, reason = "asked by vector kernels")]
    #[inline]
    fn is_second(&self, at: usize) -> bool {
        matches!(self.source[..=at], [.., 0xD8..=0xDB, 0x80..=0xBF])
    }

    /// Whether one of the first two characters of two bytes in `rest` of the source may make three in a row
    /// with what was written; it does not if they are written as other letters.
    #[inline]
    fn may_elongate(&self, written: &[u8], rest: &[u8]) -> bool {
        let mut next = [0; 4];
        for (pair, to) in rest.chunks_exact(2).zip(next.chunks_exact_mut(2)) {
            let [lead @ 0xD8..=0xDB, trail] = *pair else { break };
            to.copy_from_slice(&self.table.arabic_at(lead, trail).bytes());
        }
        next[0] != 0 && self.elongates(written, &next)
    }

    /// Whether one of the first two characters of two bytes in `next` makes three in a row.
    #[inline]
    fn elongates(&self, written: &[u8], next: &[u8]) -> bool {
        let Some(&[a, b, c, d]) = written.last_chunk::<4>() else {
            return written.len() >= 2 && written[written.len() - 2..] == next[..2] && next[..2] == next[2..4];
        };
        [c, d] == next[..2] && ([a, b] == [c, d] || next[..2] == next[2..4])
    }
}

/// Runs the table over `job.source[at..end]` and appends to `out`; gives back where it stopped: at
/// `end`, or at a character that the steps must see with its neighbours.
pub(crate) fn run<S: Sink>(job: &Job<'_>, mut at: usize, end: usize, out: &mut Vec<u8>, sink: &mut S) -> usize {
    let vector = match job.kernel {
        Kernel::Scalar => return scalar::run(job, at, end, out, sink),
        // Where spaces ask for a look, no block is without one.
        _ if job.table.ascii[b' ' as usize].has(Entry::LOOK) => None,
        Kernel::Portable => plain_kernel::<S>(job),
        Kernel::Vector => wide_kernel::<S>().or_else(narrow_kernel::<S>).or_else(|| plain_kernel::<S>(job)),
        Kernel::Narrow => narrow_kernel::<S>().or_else(|| plain_kernel::<S>(job)),
    };
    while at < end {
        let mut soft = end;
        if let Some(vector) = &vector {
            let from = at;
            at = (vector.run)(job, at, end, out, sink);
            // The character that asks, or a block in which one does; or what is left at the end. Where much
            // asks, it is not worth beginning anew behind each.
            soft = end.min(at + if at - from < vector.block { vector.block } else { vector.step });
        }
        while at < soft {
            at = portable::run(job, at, end, soft, out, sink);
            if at < soft {
                match scalar::one(job, at, end, out, sink) {
                    0 => return at,
                    n => at += n,
                }
            }
        }
    }
    at
}

/// A vector kernel.
struct Vector<S> {
    run: fn(&Job<'_>, usize, usize, &mut Vec<u8>, &mut S) -> usize,
    /// Bytes of a block.
    block: usize,
    /// How far from where it stops the character may lie that asks.
    step: usize,
}

/// The kernel for the longest vectors of this processor, if they are longer than most have.
fn wide_kernel<S: Sink>() -> Option<Vector<S>> {
    #[cfg(target_arch = "x86_64")]
    if crate::text::cpu::has_avx512() {
        return Some(Vector { run: avx512::run::<S>, block: 32, step: 1 });
    }
    None
}

/// The kernel for the vectors that most processors have.
fn narrow_kernel<S: Sink>() -> Option<Vector<S>> {
    #[cfg(target_arch = "x86_64")]
    if crate::text::cpu::has_avx2() {
        return Some(Vector { run: avx2::run::<S>, block: 32, step: 32 });
    }
    #[cfg(all(target_arch = "aarch64", target_endian = "little"))]
    let found = Some(Vector { run: neon::run::<S>, block: 16, step: 16 });
    #[cfg(not(all(target_arch = "aarch64", target_endian = "little")))]
    let found = None;
    found
}

/// The kernel for any processor, where the table is one that it takes.
fn plain_kernel<S: Sink>(job: &Job<'_>) -> Option<Vector<S>> {
    job.table.plan.steady.is_some().then_some(Vector { run: steady::run::<S>, block: steady::BLOCK, step: 1 })
}

named! {
    /// Which kernel runs. All give the same result.
    pub enum Kernel as "kernel" {
        /// The fastest that this processor has.
        Vector = "vector",
        /// The one for vectors that most processors have: AVX2 or NEON.
        Narrow = "narrow",
        /// The one for processors without vector units.
        Portable = "portable",
        /// The plain one, which defines the result.
        Scalar = "scalar",
    }
}

/// Looks at the characters of a block that begin with bytes outside ASCII and the Arabic block.
///
/// `leads` are their places, `len` the length of the block up to its last whole Arabic or ASCII
/// character. Gives back the length up to the last whole character of all, or nothing where one of
/// them does not stay just as it is.
#[allow(dead_code, reason = "asked by vector kernels")]
#[inline]
fn others(job: &Job<'_>, at: usize, leads: u32, len: usize) -> Option<usize> {
    let mut rest = leads;
    while rest != 0 {
        let k = rest.trailing_zeros() as usize;
        rest &= rest - 1;
        if k >= len {
            break;
        }
        let (entry, whole) = other(job, at + k)?;
        let asks = entry.0 & Entry::ATTENTION & !Entry::OTHER != 0;
        if asks || entry.has(Entry::CHANGED) {
            return None;
        }
        if k + whole > len {
            return (k > 0).then_some(k);
        }
    }
    Some(len)
}

/// The entry and the length of the character at `at`, which is neither ASCII nor of the Arabic block.
#[inline]
fn other(job: &Job<'_>, at: usize) -> Option<(Entry, usize)> {
    match job.source[at..] {
        [lead @ 0xC2..=0xDF, trail, ..] => Some((job.table.two_bytes_at(lead, trail), 2)),
        [0xE2, second @ 0x80..=0x82, third, ..] => Some((job.table.general_at(second, third), 3)),
        _ => {
            let c = job.text[at..].chars().next()?;
            Some((job.table.entry(c, job.rules), c.len_utf8()))
        }
    }
}

/// Records the edits of a block: characters whose second bytes are `dropped` went, those whose second
/// bytes are `halved` lost their first.
#[allow(dead_code, reason = "asked by vector kernels")]
fn record<S: Sink>(at: usize, mut result: usize, dropped: u32, halved: u32, sink: &mut S) {
    let mut seen = 0;
    let mut rest = dropped | halved;
    while rest != 0 {
        let trail = rest.trailing_zeros() as usize;
        let kept = usize::from(halved >> trail & 1 != 0);
        result += trail - 1 - seen;
        sink.edit(at + trail - 1, result, 2, kept);
        result += kept;
        seen = trail + 1;
        rest &= rest - 1;
    }
}

/// Where edits go, or nowhere.
pub(crate) trait Sink {
    /// Whether edits are wanted at all.
    const RECORDS: bool;

    /// `source_len` bytes at `source` became `result_len` bytes at `result` of the output.
    fn edit(&mut self, source: usize, result: usize, source_len: usize, result_len: usize);

    /// Takes back the edits from byte `source` on.
    fn rewind(&mut self, source: usize);
}

/// No edits are wanted.
pub(crate) struct Nowhere;

impl Sink for Nowhere {
    const RECORDS: bool = false;
    #[inline]
    fn edit(&mut self, _: usize, _: usize, _: usize, _: usize) {}
    #[inline]
    fn rewind(&mut self, _: usize) {}
}

impl Sink for Edits {
    const RECORDS: bool = true;
    #[inline]
    fn edit(&mut self, source: usize, result: usize, source_len: usize, result_len: usize) {
        self.push(source, result, source_len, result_len);
    }
    fn rewind(&mut self, source: usize) {
        Edits::rewind(self, source);
    }
}

/// Appends to `out` what `write` appends to its bytes, and to nothing else.
///
/// The kernels write whole characters only: those of the tables, and stretches of a `str`.
#[allow(unsafe_code)]
pub(crate) fn append<R>(out: &mut String, write: impl FnOnce(&mut Vec<u8>) -> R) -> R {
    // SAFETY: every kernel copies whole characters of a `str` or writes those of a table; property
    // tests check the output of random input for valid UTF-8.
    let bytes = unsafe { out.as_mut_vec() };
    let result = write(bytes);
    debug_assert!(std::str::from_utf8(bytes).is_ok());
    result
}

#[cfg(test)]
mod tests {
    use super::Kernel;
    use crate::normalize::{Normalizer, Preset};

    fn assert_agree(n: &Normalizer, text: &str) {
        let wanted = n.on(Kernel::Scalar).align(text);
        for kernel in [Kernel::Vector, Kernel::Narrow, Kernel::Portable] {
            let got = n.on(kernel).align(text);
            assert_eq!((got.text(), got.edits()), (wanted.text(), wanted.edits()), "{kernel} {text:?}");
            assert_eq!(n.on(kernel).apply(text), wanted.text(), "{kernel} {text:?}");
        }
    }

    /// Every preset, and letters that change in one byte or two with nothing else to do.
    fn normalizers() -> Vec<Normalizer> {
        let single = [
            serde_json::json!({"teh_marbuta": "heh"}),
            serde_json::json!({"alef": "fold"}),
            serde_json::json!({"alef_maksura": "yeh", "digits": "ascii"}),
            serde_json::json!({"tashkeel": true}),
        ];
        let single = single.iter().map(|options| Normalizer::from_json(None, options).unwrap());
        Preset::ALL.iter().map(|&p| Normalizer::preset(p)).chain(single).collect()
    }

    #[test]
    fn kernels_agree_on_texts_of_any_length() {
        let letters = ["ة", "ٱ", "أ", "ى", "٣", "ب", "ً"];
        for n in normalizers() {
            for letter in letters {
                for len in (1..8).chain(56..70).chain(118..134) {
                    // The letter at the very beginning, at borders of blocks, and at the end, before one byte or none.
                    let mut text: String = letter.chars().chain("ب".chars().cycle().take(len / 2)).collect();
                    text.push_str(letter);
                    text.push_str(["", ".", "ب"][len % 3]);
                    assert_agree(&n, &text);
                    let spread: String = "بقد".chars().chain(letter.chars()).cycle().take(len).collect();
                    assert_agree(&n, &spread);
                    assert_agree(&n, &format!("x{spread}."));
                    assert_agree(&n, &format!("{}{letter}{}.", "ب".repeat(len), "قد".repeat(len % 33)));
                }
            }
        }
    }

    #[test]
    fn kernels_agree_wherever_a_block_ends() {
        let pieces =
            ["دددد", "ددد", "ًٌ", "شَّ", "  ", "\n \n", "!!", "١٢٣", "كـتـب", "ی", "گگگگ", "«", "ﻻ", "w", "ة ", " َ ", "A"];
        let all: Vec<Normalizer> = Preset::ALL.iter().map(|&p| Normalizer::preset(p)).collect();
        for at in 0..70 {
            let before: String = "قال وزير x".chars().cycle().take(at).collect();
            for piece in pieces {
                let text = format!("{before}{piece}نقل عن مصدر في المدينة{piece}امس");
                for n in &all {
                    assert_agree(n, &text);
                }
            }
        }
    }
}
