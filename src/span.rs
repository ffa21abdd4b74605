//! Positions in a text: byte spans inside Rust, code points (Python) and UTF-16 units at the border.

/// A half-open byte range `start..end` in a text, always on character borders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Span { start, end }
    }

    /// Number of bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing lies inside.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The part of `text` that this span covers.
    ///
    /// # Panics
    /// When the span does not lie on character borders of `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// Whether the two spans share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The same span without white space at its edges.
    #[must_use]
    pub fn trim(self, text: &str) -> Span {
        let inner = self.of(text);
        let start = self.end - inner.trim_start().len();
        let len = inner.trim().len();
        Span { start, end: start + len }
    }
}

impl From<std::ops::Range<usize>> for Span {
    fn from(r: std::ops::Range<usize>) -> Self {
        Span::new(r.start, r.end)
    }
}

/// The unit in which positions are counted outside Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Bytes of UTF-8, as in Rust and Arrow.
    Bytes,
    /// Unicode code points, as in Python.
    CodePoints,
    /// UTF-16 code units, as in JavaScript and Java.
    Utf16,
}

/// Turns byte positions of one text into another unit, in one pass when asked in rising order.
///
/// Each question costs the distance from the one before, forward or back, so any order is correct.
///
/// ```
/// use khabar::span::{Positions, Unit};
/// let mut p = Positions::new("قال 12", Unit::CodePoints);
/// assert_eq!((p.at(6), p.at(7)), (3, 4));
/// ```
#[derive(Clone, Debug)]
pub struct Positions<'t> {
    text: &'t str,
    unit: Unit,
    byte: usize,
    count: usize,
}

impl<'t> Positions<'t> {
    /// A converter for `text`.
    pub fn new(text: &'t str, unit: Unit) -> Self {
        Positions { text, unit, byte: 0, count: 0 }
    }

    /// How many units lie before byte `byte` of the text.
    pub fn at(&mut self, byte: usize) -> usize {
        let between = &self.text[self.byte.min(byte)..self.byte.max(byte)];
        let units = match self.unit {
            Unit::Bytes => between.len(),
            Unit::CodePoints => between.chars().count(),
            Unit::Utf16 => between.bytes().map(|b| usize::from((b as i8) >= -0x40) + usize::from(b >= 0xF0)).sum(),
        };
        self.count = if byte < self.byte { self.count - units } else { self.count + units };
        self.byte = byte;
        self.count
    }

    /// A span in the converter's unit.
    pub fn span(&mut self, span: Span) -> (usize, usize) {
        (self.at(span.start), self.at(span.end))
    }
}

/// The last character border at or before byte `at` of `text`, or the text's length when it lies behind.
pub fn border_before(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_points_and_utf16_units() {
        let text = "خبر 👉 a";
        let (mut points, mut units) = (Positions::new(text, Unit::CodePoints), Positions::new(text, Unit::Utf16));
        let emoji = text.find('👉').unwrap();
        assert_eq!(points.span(Span::new(emoji, emoji + 4)), (4, 5));
        assert_eq!(units.span(Span::new(emoji, emoji + 4)), (4, 6));
        assert_eq!(points.at(2), 1);
        assert_eq!(points.at(text.len()), text.chars().count());
    }

    #[test]
    fn trimming_stays_inside() {
        let text = "  خبر \n";
        assert_eq!(Span::new(0, text.len()).trim(text).of(text), "خبر");
        assert!(Span::new(0, 2).trim(text).is_empty());
    }
}
