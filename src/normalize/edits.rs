//! The way back: where a normalized text differs from its source, as a list of edits.

use crate::span::Span;

/// A place where source and result differ in length; between two edits both run byte for byte in step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Edit {
    /// Where it begins in the source, in bytes.
    pub source: usize,
    /// Where it begins in the result, in bytes.
    pub result: usize,
    /// Bytes of the source that it covers.
    pub source_len: u32,
    /// Bytes of the result that it covers.
    pub result_len: u32,
}

impl Edit {
    /// One past the last byte of the source.
    pub fn source_end(&self) -> usize {
        self.source + self.source_len as usize
    }

    /// One past the last byte of the result.
    pub fn result_end(&self) -> usize {
        self.result + self.result_len as usize
    }
}

/// Edits in order of both texts, without overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edits {
    list: Vec<Edit>,
}

impl Edits {
    /// The edits in order.
    pub fn as_slice(&self) -> &[Edit] {
        &self.list
    }

    /// Number of edits.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether every character stands where it stood.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Forgets all edits.
    pub fn clear(&mut self) {
        self.list.clear();
    }

    /// Adds an edit behind the others.
    #[inline]
    pub(crate) fn push(&mut self, source: usize, result: usize, source_len: usize, result_len: usize) {
        match (u32::try_from(source_len), u32::try_from(result_len)) {
            (Ok(source_len), Ok(result_len)) => self.list.push(Edit { source, result, source_len, result_len }),
            _ => self.push_long(source, result, source_len, result_len),
        }
    }

    /// An edit of more than 4 GiB, in pieces.
    #[cold]
    fn push_long(&mut self, mut source: usize, mut result: usize, mut source_len: usize, mut result_len: usize) {
        while source_len > 0 || result_len > 0 {
            let (s, r) = (source_len.min(1 << 30), result_len.min(1 << 30));
            self.push(source, result, s, r);
            (source, result, source_len, result_len) = (source + s, result + r, source_len - s, result_len - r);
        }
    }

    /// Takes back every edit that begins at or behind byte `source` of the source.
    pub(crate) fn rewind(&mut self, source: usize) {
        let keep = self.list.iter().rposition(|e| e.source < source).map_or(0, |i| i + 1);
        self.list.truncate(keep);
    }

    /// Where `span` of the result came from. `hangs` says whether a removed piece of the source belongs to
    /// what stands before it, as a mark does.
    pub(crate) fn to_source(&self, span: Span, hangs: impl Fn(Span) -> bool) -> Span {
        let after = self.list.partition_point(|e| e.result_end() <= span.start);
        let start = match self.list.get(after) {
            Some(e) if e.result <= span.start => e.source,
            _ => self.source_after(after, span.start),
        };
        if span.is_empty() {
            return Span { start, end: start };
        }
        let mut next = self.list.partition_point(|e| e.result_end() < span.end);
        let mut end = match self.list.get(next) {
            // Nothing hangs on what was put in.
            Some(e) if e.result < span.end && e.source_len == 0 => return Span { start, end: e.source.max(start) },
            Some(e) if e.result < span.end => {
                next += 1;
                e.source_end()
            }
            _ => self.source_after(next, span.end),
        };
        while let Some(e) = self.list.get(next)
            && e.result_len == 0
            && e.source == end
            && hangs(Span { start: e.source, end: e.source_end() })
        {
            end = e.source_end();
            next += 1;
        }
        Span { start, end: end.max(start) }
    }

    /// Where `span` of the source went to.
    pub(crate) fn to_result(&self, span: Span) -> Span {
        let after = self.list.partition_point(|e| e.source_end() <= span.start);
        let start = match self.list.get(after) {
            Some(e) if e.source <= span.start => e.result,
            _ => self.result_after(after, span.start),
        };
        if span.is_empty() {
            return Span { start, end: start };
        }
        let next = self.list.partition_point(|e| e.source_end() < span.end);
        let end = match self.list.get(next) {
            Some(e) if e.source < span.end => e.result_end(),
            _ => self.result_after(next, span.end),
        };
        Span { start, end: end.max(start) }
    }

    /// The source position of result position `at`, which lies behind the first `n` edits and before the next.
    fn source_after(&self, n: usize, at: usize) -> usize {
        n.checked_sub(1).map(|i| self.list[i]).map_or(at, |e| e.source_end() + (at - e.result_end()))
    }

    fn result_after(&self, n: usize, at: usize) -> usize {
        n.checked_sub(1).map(|i| self.list[i]).map_or(at, |e| e.result_end() + (at - e.source_end()))
    }

    /// The edits that do what `self` does and then `then`; `middle_len` is the length of the text between them.
    pub(crate) fn then(&self, then: &Edits, middle_len: usize) -> Edits {
        if then.is_empty() {
            return self.clone();
        }
        if self.is_empty() {
            return then.clone();
        }
        let mut first = Pieces::new(self, middle_len, Side::Result);
        let mut second = Pieces::new(then, middle_len, Side::Source);
        let mut out = Edits::default();
        let (mut source, mut result) = (0, 0);
        while !(first.done() && second.done()) {
            if !first.at_edit() && !second.at_edit() {
                let n = first.room().min(second.room());
                first.next(n);
                second.next(n);
                (source, result) = (source + n, result + n);
                continue;
            }
            // An edit of either, and pieces of the other until both end at the same byte of the middle text.
            let (mut taken, mut given) = ((0, 0), (0, 0));
            if first.at_edit() {
                taken = first.next(usize::MAX);
            } else {
                given = second.next(usize::MAX);
            }
            while taken.1 != given.1 {
                let most = taken.1.abs_diff(given.1);
                let (side, sum) = if taken.1 < given.1 { (&mut first, &mut taken) } else { (&mut second, &mut given) };
                let (outer, middle) = side.next(most);
                *sum = (sum.0 + outer, sum.1 + middle);
            }
            out.push(source, result, taken.0, given.0);
            (source, result) = (source + taken.0, result + given.0);
        }
        out
    }
}

/// Which side of the edits is the middle text.
#[derive(Clone, Copy, PartialEq)]
enum Side {
    Source,
    Result,
}

/// Walks a list of edits as pieces: stretches in step, and edits.
struct Pieces<'e> {
    list: &'e [Edit],
    side: Side,
    /// Position in the middle text.
    at: usize,
    len: usize,
}

impl<'e> Pieces<'e> {
    fn new(edits: &'e Edits, len: usize, side: Side) -> Self {
        Pieces { list: &edits.list, side, at: 0, len }
    }

    fn done(&self) -> bool {
        self.list.is_empty() && self.at == self.len
    }

    /// Start and length of the next edit in the middle text, and its length outside.
    fn edit(&self) -> Option<(usize, usize, usize)> {
        self.list.first().map(|e| match self.side {
            Side::Source => (e.source, e.source_len as usize, e.result_len as usize),
            Side::Result => (e.result, e.result_len as usize, e.source_len as usize),
        })
    }

    fn at_edit(&self) -> bool {
        self.edit().is_some_and(|(start, _, _)| start == self.at)
    }

    /// How much of the middle text the next piece covers.
    fn room(&self) -> usize {
        match self.edit() {
            Some((start, len, _)) if start == self.at => len,
            Some((start, _, _)) => start - self.at,
            None => self.len - self.at,
        }
    }

    /// Length outside and in the middle text of the next piece: a whole edit, or at most `most` bytes in step.
    fn next(&mut self, most: usize) -> (usize, usize) {
        match self.edit() {
            Some((start, len, outer)) if start == self.at => {
                self.at += len;
                self.list = &self.list[1..];
                (outer, len)
            }
            _ => {
                let n = self.room().min(most);
                self.at += n;
                (n, n)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edits(list: &[(usize, usize, usize, usize)]) -> Edits {
        let mut edits = Edits::default();
        list.iter().for_each(|&(s, r, sl, rl)| edits.push(s, r, sl, rl));
        edits
    }

    #[test]
    fn two_lists_become_one() {
        // "abXcd" to "abcd" to "ab-cd"
        let first = edits(&[(2, 2, 1, 0)]);
        let second = edits(&[(2, 2, 0, 1)]);
        let both = first.then(&second, 4);
        assert_eq!(both.as_slice().last().unwrap().source_end(), 3);
        assert_eq!(both.to_source(Span::new(3, 5), |_| false), Span::new(3, 5));
        // "aabb" to "aXb" (aa to aX in step, bb to b), then "Xb" to "Y".
        let first = edits(&[(2, 2, 2, 1)]);
        let second = edits(&[(1, 1, 2, 1)]);
        assert_eq!(first.then(&second, 3), edits(&[(1, 1, 3, 1)]));
    }

    #[test]
    fn removed_marks_hang_on_what_stands_before() {
        let removed = edits(&[(2, 2, 2, 0)]);
        assert_eq!(removed.to_source(Span::new(0, 2), |_| true), Span::new(0, 4));
        assert_eq!(removed.to_source(Span::new(0, 2), |_| false), Span::new(0, 2));
        assert_eq!(removed.to_source(Span::new(2, 3), |_| true), Span::new(4, 5));
        assert_eq!(removed.to_result(Span::new(0, 4)), Span::new(0, 2));
    }
}
