//! A stretch of text as characters that remember where they came from: what the steps work on.

use crate::span::Span;

/// A character and the bytes of the source that it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Unit {
    pub c: char,
    pub start: usize,
    pub end: usize,
    /// Whether no further step may touch it: part of a link, of a placeholder, of a protected span.
    pub fixed: bool,
}

impl Unit {
    /// The same place with another character.
    pub fn with(self, c: char) -> Unit {
        Unit { c, ..self }
    }
}

/// A stretch of text on its way through the steps.
#[derive(Clone, Debug, Default)]
pub(crate) struct Units {
    pub list: Vec<Unit>,
    /// Where steps that change the number of characters build their result.
    spare: Vec<Unit>,
    /// Whether the stretch begins where the text begins.
    pub at_start: bool,
    /// Whether the stretch ends where the text ends.
    pub at_end: bool,
}

impl Units {
    /// Takes `text`, whose first byte is byte `offset` of the source. What lies in `protected` is fixed.
    pub fn load(&mut self, text: &str, offset: usize, protected: &[Span]) {
        self.list.clear();
        let mut protected = protected.iter().peekable();
        for (i, c) in text.char_indices() {
            let start = offset + i;
            while protected.peek().is_some_and(|p| p.end <= start) {
                protected.next();
            }
            let fixed = protected.peek().is_some_and(|p| p.start <= start);
            self.list.push(Unit { c, start, end: start + c.len_utf8(), fixed });
        }
    }

    /// Replaces the list by what `build` makes of it; gives back what `build` gives back.
    pub fn rebuild<R>(&mut self, build: impl FnOnce(&[Unit], &mut Vec<Unit>) -> R) -> R {
        let mut spare = std::mem::take(&mut self.spare);
        spare.clear();
        let result = build(&self.list, &mut spare);
        self.spare = std::mem::replace(&mut self.list, spare);
        result
    }

    /// Replaces each unit that is not fixed by what `map` gives; counts the changes.
    pub fn map(&mut self, mut map: impl FnMut(char) -> char) -> usize {
        let mut changed = 0;
        for unit in self.list.iter_mut().filter(|u| !u.fixed) {
            let c = map(unit.c);
            changed += usize::from(c != unit.c);
            unit.c = c;
        }
        changed
    }

    /// Whether any unit that is not fixed satisfies `test`.
    pub fn any(&self, mut test: impl FnMut(char) -> bool) -> bool {
        self.list.iter().any(|u| !u.fixed && test(u.c))
    }
}

/// Pushes the characters of `text` in place of `span`.
pub(crate) fn push_str(out: &mut Vec<Unit>, text: &str, span: Span, fixed: bool) {
    out.extend(text.chars().map(|c| Unit { c, start: span.start, end: span.end, fixed }));
}

/// The source bytes that a slice of units stands for.
pub(crate) fn cover(units: &[Unit]) -> Span {
    let start = units.iter().map(|u| u.start).min().unwrap_or(0);
    Span { start, end: units.iter().map(|u| u.end).max().unwrap_or(start) }
}
