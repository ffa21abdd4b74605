//! The kernel in plain Rust: one character at a time, the definition that vector kernels are held to.

use super::table::Entry;
use super::{Job, Sink, other};
use crate::normalize::options::Whitespace;

/// Runs the table over `job.source[at..end]` and appends to `out`; gives back where it stopped: at
/// `end`, or at a character that the steps must see with its neighbours.
pub(crate) fn run<S: Sink>(job: &Job<'_>, mut at: usize, end: usize, out: &mut Vec<u8>, sink: &mut S) -> usize {
    while at < end {
        match one(job, at, end, out, sink) {
            0 => return at,
            n => at += n,
        }
    }
    at
}

/// The last four bytes that were written, the last one lowest; zeros in front of the text.
#[derive(Clone, Copy)]
pub(super) struct Tail(u32);

impl Tail {
    #[inline]
    pub(super) fn of(written: &[u8]) -> Tail {
        if let Some(last) = written.last_chunk::<4>() {
            return Tail(u32::from_be_bytes(*last));
        }
        let last = &written[written.len().saturating_sub(4)..];
        Tail(last.iter().fold(0, |tail, &b| tail << 8 | u32::from(b)))
    }

    /// The last byte.
    #[inline]
    fn last(self) -> u8 {
        self.0 as u8
    }

    /// The byte before it.
    #[inline]
    fn second_last(self) -> u8 {
        (self.0 >> 8) as u8
    }

    /// Whether the bytes of `entry` were written last.
    #[inline]
    fn ends_with(self, entry: Entry) -> bool {
        let [first, second] = entry.bytes();
        match entry.len() {
            1 => self.last() == first,
            2 => (self.second_last(), self.last()) == (first, second),
            _ => false,
        }
    }

    /// Whether they were written twice.
    #[inline]
    fn ends_with_two(self, entry: Entry) -> bool {
        entry.len() == 2 && self.ends_with(entry) && self.0 >> 16 == self.0 & 0xFFFF
    }
}

/// Writes the character at `at` if that can be done; gives back its length, or 0 where the steps must look.
pub(super) fn one<S: Sink>(job: &Job<'_>, at: usize, end: usize, out: &mut Vec<u8>, sink: &mut S) -> usize {
    let Some(&b) = job.source[..end].get(at) else { return 0 };
    let (entry, len) = if b < 0x80 {
        (job.table.ascii[b as usize & 127], 1)
    } else if b & 0xFC == 0xD8 {
        (job.table.arabic_at(b, job.source[at + 1]), 2)
    } else {
        let Some(other) = other(job, at) else { return 0 };
        other
    };
    if entry.has(Entry::TATWEEL) {
        return tatweel(job, at, end, out, sink);
    }
    if entry.has(Entry::MARK) && swap(job, entry, at, out, sink) {
        return len;
    }
    if entry.0 & Entry::ATTENTION != 0 && asks(job, entry, at, Tail::of(&out[job.base..])) {
        return if job.table.white { white(job, at, end, out, sink) } else { 0 };
    }
    if entry.has(Entry::OTHER) {
        // Three bytes or more: only what stays as it is gets here.
        if entry.has(Entry::CHANGED) {
            return 0;
        }
        out.extend_from_slice(&job.source[at..at + len]);
        return len;
    }
    let written = entry.len();
    if S::RECORDS && written != len {
        sink.edit(at, out.len() - job.base, len, written);
    }
    out.extend_from_slice(&entry.bytes()[..written]);
    len
}

/// Puts a run of white space in order whose second or later character stands at `at`, between plain
/// characters; gives back how much of it lies from `at` on, or 0 where the steps must look.
fn white<S: Sink>(job: &Job<'_>, at: usize, end: usize, out: &mut Vec<u8>, sink: &mut S) -> usize {
    let source = job.source;
    let len = |i: usize| match &source[i..end] {
        [b' ' | b'\n' | b'\r' | b'\t', ..] => 1,
        [0xC2, 0xA0, ..] => 2,
        _ => 0,
    };
    let mut stop = at;
    while stop < end && len(stop) > 0 {
        stop += len(stop);
    }
    if stop == at || stop == end && end < source.len() {
        return 0;
    }
    // Up to two characters of the run may have been written.
    let mut written = 0;
    while at > written && out.len() > job.base + written {
        let last = out[out.len() - 1 - written];
        if !matches!(last, b' ' | b'\n') {
            break;
        }
        if source[at - 1 - written] != last {
            return 0;
        }
        written += 1;
    }
    let start = at - written;
    let plain = |c: Option<char>| c.is_some_and(|c| job.table.entry(c, job.rules).has(Entry::PLAIN));
    let at_end = stop == source.len();
    if !plain(job.text[..start].chars().next_back()) || !at_end && !plain(job.text[stop..].chars().next()) {
        return 0;
    }
    let run = &source[start..stop];
    let halves = run.windows(2).filter(|w| w == b"\r\n").count();
    let lines = run.iter().filter(|b| matches!(b, b'\n' | b'\r')).count() - halves;
    let with: &[u8] = match lines {
        _ if at_end => b"",
        0 => b" ",
        _ if job.rules.options.whitespace == Whitespace::Single => b" ",
        1 => b"\n",
        _ => b"\n\n",
    };
    out.truncate(out.len() - written);
    job.set_border(start, out.len());
    if S::RECORDS && with != run {
        sink.edit(start, out.len() - job.base, run.len(), with.len());
    }
    out.extend_from_slice(with);
    stop - at
}

/// Puts a mark in front of the one mark before it, where canonical order wants that: shadda and then a vowel.
fn swap<S: Sink>(job: &Job<'_>, entry: Entry, at: usize, out: &mut Vec<u8>, sink: &mut S) -> bool {
    let written = &out[job.base..];
    let [.., a, b, lead, trail] = *written else { return false };
    let pair = job.ends_in_mark(&[lead, trail]) && !job.ends_in_mark(&[a, b]) && entry.bytes()[1] < trail;
    // The mark before must be the character before, with nothing dropped between.
    if !pair || job.source[..at].last_chunk() != Some(&[lead, trail]) {
        return false;
    }
    if S::RECORDS {
        sink.edit(at - 2, written.len() - 2, 4, 4);
    }
    out.truncate(out.len() - 2);
    out.extend_from_slice(&entry.bytes());
    out.extend_from_slice(&[lead, trail]);
    true
}

/// Whether the steps must look at a character after all.
#[inline]
pub(super) fn asks(job: &Job<'_>, entry: Entry, at: usize, tail: Tail) -> bool {
    if entry.has(Entry::LOOK) {
        return true;
    }
    if entry.has(Entry::SPACE) {
        // A text begins as if a space stood before it.
        let space = |b: u8| matches!(b, 0 | b' ' | b'\n');
        return match (entry.bytes()[0], tail.last()) {
            (b'\n', b'\n') => space(tail.second_last()),
            (_, last) => space(last),
        };
    }
    // The marks that stay are in canonical order when their code points rise.
    if entry.has(Entry::MARK) && job.ends_in_mark(&[tail.second_last(), tail.last()]) && entry.bytes()[1] < tail.last()
    {
        return true;
    }
    if entry.has(Entry::REPEAT) && (entry.has(Entry::OTHER) || tail.ends_with(entry)) {
        return true;
    }
    if entry.has(Entry::LETTER) && (entry.has(Entry::OTHER) || tail.ends_with_two(entry)) {
        return true;
    }
    if entry.has(Entry::DIGIT) {
        // Between Arabic letters and digits a space may be missing.
        let digit = |pair: &[u8]| job.ends_in_digit(pair);
        let before = tail.last() < 0x80 || digit(&[tail.second_last(), tail.last()]);
        let rest = &job.source[at + if job.source[at] < 0x80 { 1 } else { 2 }..];
        let after = rest.first().is_none_or(|&b| b < 0x80) || digit(&rest[..rest.len().min(2)]);
        return !(before && after);
    }
    if entry.has(Entry::COMMA) && job.ends_in_digit(&[tail.second_last(), tail.last()]) {
        return true;
    }
    entry.has(Entry::LINK) && job.may_be_link(at)
}

/// Drops a run of tatweel that a letter follows.
fn tatweel<S: Sink>(job: &Job<'_>, at: usize, end: usize, out: &[u8], sink: &mut S) -> usize {
    let run = job.source[at..end].chunks_exact(2).take_while(|c| *c == [0xD9, 0x80]).count() * 2;
    match &job.source[at + run..end] {
        [lead @ 0xD8..=0xDB, trail, ..] if job.table.arabic_at(*lead, *trail).has(Entry::ARABIC) => {
            if S::RECORDS {
                sink.edit(at, out.len() - job.base, run, 0);
            }
            run
        }
        _ => 0,
    }
}
