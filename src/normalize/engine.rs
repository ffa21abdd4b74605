//! The one pass: kernels over everything that asks for nothing, steps over the stretches that do.
//!
//! A kernel stops at a character that some step wants to see with its neighbours. The engine then
//! goes back to the last place that no rule can look across (a space between two plain
//! characters), forward to the next such place, and sends what lies between through the steps.

use super::edits::Edits;
use super::gaps::Gaps;
use super::kernel::table::{Entry, Table};
use super::kernel::{self, Job, Kernel, Nowhere, Sink};
use super::steps::{self, Counts, Rules};
use super::units::{Unit, Units};
use crate::span::{Span, border_before};
use std::cell::Cell;
use std::sync::Arc;

/// Rules with the tables compiled from them.
#[derive(Clone, Debug)]
pub(crate) struct Engine {
    rules: Rules,
    table: Table,
    gaps: Arc<Gaps>,
    kernel: Kernel,
}

impl Engine {
    pub fn new(rules: Rules, kernel: Kernel) -> Self {
        Engine { table: Table::new(&rules), rules, gaps: Arc::default(), kernel }
    }

    /// The same engine on another kernel.
    pub fn on(&self, kernel: Kernel) -> Self {
        Engine { kernel, ..self.clone() }
    }

    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// Appends the result for `text` to `out`. What lies in `protected` (in order, apart) is copied.
    pub fn run(&self, text: &str, protected: &[Span], out: &mut String, edits: Option<&mut Edits>) {
        kernel::append(out, |out| match edits {
            Some(edits) => self.pass(text, protected, out, edits),
            None => self.pass(text, protected, out, &mut Nowhere),
        });
    }

    fn pass<S: Sink>(&self, text: &str, protected: &[Span], out: &mut Vec<u8>, sink: &mut S) {
        let base = out.len();
        out.reserve(text.len() + 64);
        let job = Job {
            table: &self.table,
            rules: &self.rules,
            text,
            source: text.as_bytes(),
            base,
            kernel: self.kernel,
            border: Cell::new((0, base)),
            lockstep: Cell::new((0, base)),
        };
        let mut units = Units::default();
        let mut counts = Counts::default();
        let mut protected = protected;
        let mut at = 0;
        loop {
            let end = protected.first().map_or(text.len(), |p| p.start);
            at = kernel::run(&job, at, end, out, sink);
            if at == text.len() && !(self.table.spaces && matches!(out[base..].last(), Some(b' ' | b'\n'))) {
                break;
            }
            if at < end
                && let Some(next) = self.gap(&job, at, end, out, sink)
            {
                at = next;
                continue;
            }
            let left = self.border_before(&job, at, out);
            let mut right = self.border_after(&job, at, protected);
            out.truncate(left.1);
            sink.rewind(left.0);
            loop {
                units.load(&text[left.0..right], left.0, protected);
                (units.at_start, units.at_end) = (left.0 == 0, right == text.len());
                steps::run(&mut units, &self.rules, &mut counts);
                // Where the steps dropped the end of the stretch, what follows has other neighbours: go on,
                // twice as far, which keeps the whole linear.
                if right == text.len() || units.list.last().is_some_and(|u| u.end == right) {
                    break;
                }
                let twice = border_before(text, right + (right - left.0));
                right = self.border_after(&job, twice, protected);
            }
            emit(&units.list, job.source, left.0..right, base, out, sink);
            at = right;
            job.set_border(at, out.len());
            while protected.first().is_some_and(|p| p.end <= at) {
                protected = &protected[1..];
            }
            if at == text.len() {
                break;
            }
        }
    }

    /// Rewrites the gap between two words in which `at` stands; gives back where it ends.
    fn gap<S: Sink>(&self, job: &Job<'_>, at: usize, end: usize, out: &mut Vec<u8>, sink: &mut S) -> Option<usize> {
        let gap = self.gaps.find(job.text, at, end, &out[job.base..], &self.table, &self.rules)?;
        let rewrite = &*gap.rewrite;
        out.truncate(job.base + gap.written);
        if !rewrite.spaces_stay {
            let space = &job.text[gap.start..gap.stop] == " " && self.is_border(job, gap.start);
            let border = if space { (gap.start, out.len()) } else { self.border_before(job, gap.start, out) };
            job.border.set(border);
        }
        if S::RECORDS && !rewrite.in_step {
            let (head, tail) = rewrite.same;
            let (from, to) = (gap.stop - gap.start - tail - head, rewrite.to.len() - tail - head);
            sink.edit(gap.start + head, gap.written + head, from, to);
        }
        out.extend_from_slice(rewrite.to.as_bytes());
        if !rewrite.spaces_stay {
            job.lockstep.set((gap.stop, out.len()));
        }
        Some(gap.stop)
    }

    /// Appends the result of one step after another over the whole of `text`.
    pub fn stepwise(
        &self,
        text: &str,
        protected: &[Span],
        out: &mut String,
        edits: Option<&mut Edits>,
        counts: &mut Counts,
    ) {
        let mut units = Units::default();
        (units.at_start, units.at_end) = (true, true);
        units.load(text, 0, protected);
        steps::run(&mut units, &self.rules, counts);
        kernel::append(out, |out| match edits {
            Some(edits) => emit(&units.list, text.as_bytes(), 0..text.len(), out.len(), out, edits),
            None => emit(&units.list, text.as_bytes(), 0..text.len(), out.len(), out, &mut Nowhere),
        });
    }

    /// The last place before `at` that no rule can look across, in the text and in the output.
    fn border_before(&self, job: &Job<'_>, at: usize, out: &[u8]) -> (usize, usize) {
        let lockstep = job.lockstep.get();
        let (mut source, mut written) = (at, out.len());
        while let Some(space) = memchr::memrchr(b' ', &job.source[lockstep.0..source]) {
            source = lockstep.0 + space;
            let Some(space) = memchr::memrchr(b' ', &out[lockstep.1..written]) else { break };
            written = lockstep.1 + space;
            if source > lockstep.0 && source + 1 < at && self.is_border(job, source) {
                return (source, written);
            }
        }
        job.border.get()
    }

    /// The first place behind the character at `at`, and behind every protected span that begins before it,
    /// that no rule can look across.
    fn border_after(&self, job: &Job<'_>, at: usize, mut protected: &[Span]) -> usize {
        let mut from = at;
        loop {
            while let Some(p) = protected.first().filter(|p| p.start <= from) {
                from = from.max(p.end);
                protected = &protected[1..];
            }
            let Some(space) = memchr::memchr(b' ', &job.source[from..]) else { return job.source.len() };
            let space = from + space;
            if let Some(p) = protected.first().filter(|p| p.start <= space) {
                from = p.end;
                continue;
            }
            if space > at && self.is_border(job, space) {
                return space;
            }
            from = space + 1;
        }
    }

    /// Whether the space at `at` stands between plain characters.
    fn is_border(&self, job: &Job<'_>, at: usize) -> bool {
        let plain = |c: Option<char>| c.is_some_and(|c| self.table.entry(c, &self.rules).has(Entry::PLAIN));
        plain(job.text[at + 1..].chars().next()) && plain(job.text[..at].chars().next_back())
    }
}

/// Appends units to `out`, and the edits that lead to them from `range` of the source.
fn emit<S: Sink>(
    list: &[Unit],
    source: &[u8],
    range: std::ops::Range<usize>,
    base: usize,
    out: &mut Vec<u8>,
    sink: &mut S,
) {
    let mut bytes = [0; 4];
    let mut at = range.start;
    let mut rest = list;
    while let Some(first) = rest.first() {
        // Units that stand for the same piece of the source belong together.
        let mut end = first.end.max(at);
        let mut n = 1;
        while let Some(next) = rest.get(n).filter(|u| u.start < end) {
            end = end.max(next.end);
            n += 1;
        }
        let start = first.start.max(at);
        if S::RECORDS && start > at {
            sink.edit(at, out.len() - base, start - at, 0);
        }
        let before = out.len();
        for unit in &rest[..n] {
            out.extend_from_slice(unit.c.encode_utf8(&mut bytes).as_bytes());
        }
        let written = out.len() - before;
        // In step, one character stands for one of the same length.
        let in_step = n == 1 && written == end - start && written == len_of(source.get(start));
        if S::RECORDS && !in_step {
            sink.edit(start, before - base, end - start, written);
        }
        at = end;
        rest = &rest[n..];
    }
    if S::RECORDS && at < range.end {
        sink.edit(at, out.len() - base, range.end - at, 0);
    }
}

/// Length of the character that begins with `lead`.
fn len_of(lead: Option<&u8>) -> usize {
    match lead {
        None => 0,
        Some(0..0x80) => 1,
        Some(0x80..0xE0) => 2,
        Some(0xE0..0xF0) => 3,
        Some(0xF0..) => 4,
    }
}
