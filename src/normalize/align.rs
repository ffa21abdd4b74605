//! A normalized text with the way back to its source.

use super::chars::is_mark;
use super::edits::{Edit, Edits};
use crate::span::{Positions, Span, Unit, border_before};
use crate::text::chars::TATWEEL;
use std::sync::OnceLock;

/// A source, its normalized text, and the map between their positions.
///
/// ```
/// use khabar::Span;
/// use khabar::normalize::{Normalizer, Preset};
/// let source = "زارَ الأميرُ عمّان";
/// let aligned = Normalizer::preset(Preset::Search).align(source);
/// assert_eq!(aligned.text(), "زار الامير عمان");
/// let at = aligned.text().find("الامير").unwrap();
/// let original = aligned.to_original(Span::new(at, at + "الامير".len()));
/// assert_eq!(original.of(source), "الأميرُ");
/// ```
#[derive(Clone, Debug)]
pub struct Aligned {
    source: String,
    text: String,
    edits: Edits,
    source_index: OnceLock<UnitIndex>,
    text_index: OnceLock<UnitIndex>,
}

impl Aligned {
    pub(crate) fn new(source: String, text: String, edits: Edits) -> Self {
        Aligned { source, text, edits, source_index: OnceLock::new(), text_index: OnceLock::new() }
    }

    /// The normalized text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text that came in.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Where the two texts differ in length, in order.
    pub fn edits(&self) -> &[Edit] {
        self.edits.as_slice()
    }

    /// The bytes of the source that `span` of the normalized text stands for.
    ///
    /// Marks that were removed behind the last letter belong to it. A position inside a character
    /// or behind the end counts as the nearest border before it.
    pub fn to_original(&self, span: Span) -> Span {
        let hangs = |s: Span| s.of(&self.source).chars().all(|c| is_mark(c) || c == TATWEEL);
        self.edits.to_source(on_borders(&self.text, span), hangs)
    }

    /// The bytes of the normalized text that `span` of the source became.
    pub fn to_normalized(&self, span: Span) -> Span {
        self.edits.to_result(on_borders(&self.source, span))
    }

    /// Where the two texts differ in length as that unit counts it, in order; see [`edits_in`].
    pub fn edits_in(&self, unit: Unit) -> impl Iterator<Item = UnitEdit> {
        edits_in(self.edits(), &self.source, &self.text, unit)
    }

    /// [`to_original`](Self::to_original) with positions in another unit.
    pub fn to_original_in(&self, unit: Unit, start: usize, end: usize) -> (usize, usize) {
        if unit == Unit::Bytes {
            let span = self.to_original(Span { start, end });
            return (span.start, span.end);
        }
        let (from, to) = (self.text_index(), self.source_index());
        let span = self.to_original(from.span(&self.text, unit, start, end));
        (to.units_at(&self.source, unit, span.start), to.units_at(&self.source, unit, span.end))
    }

    /// [`to_normalized`](Self::to_normalized) with positions in another unit.
    pub fn to_normalized_in(&self, unit: Unit, start: usize, end: usize) -> (usize, usize) {
        if unit == Unit::Bytes {
            let span = self.to_normalized(Span { start, end });
            return (span.start, span.end);
        }
        let (from, to) = (self.source_index(), self.text_index());
        let span = self.to_normalized(from.span(&self.source, unit, start, end));
        (to.units_at(&self.text, unit, span.start), to.units_at(&self.text, unit, span.end))
    }

    fn source_index(&self) -> &UnitIndex {
        self.source_index.get_or_init(|| UnitIndex::new(&self.source))
    }

    fn text_index(&self) -> &UnitIndex {
        self.text_index.get_or_init(|| UnitIndex::new(&self.text))
    }
}

/// A piece of a source and the piece of the normalized text that it became, in some unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct UnitEdit {
    /// Where the piece of the source begins.
    pub source_start: usize,
    /// One past its end.
    pub source_end: usize,
    /// Where the piece of the normalized text begins.
    pub start: usize,
    /// One past its end.
    pub end: usize,
}

/// `edits` with positions in `unit`, without those in which one unit became one.
///
/// Before, between and behind them both texts run in step, unit for unit.
pub fn edits_in<'e>(
    edits: &'e [Edit],
    source: &'e str,
    text: &'e str,
    unit: Unit,
) -> impl Iterator<Item = UnitEdit> + use<'e> {
    let mut from = Positions::new(source, unit);
    let mut to = Positions::new(text, unit);
    let all = edits.iter().map(move |e| {
        let (source_start, source_end) = (from.at(e.source), from.at(e.source_end()));
        UnitEdit { source_start, source_end, start: to.at(e.result), end: to.at(e.result_end()) }
    });
    all.filter(|e| (e.source_end - e.source_start, e.end - e.start) != (1, 1))
}

fn on_borders(text: &str, span: Span) -> Span {
    let (start, end) = (border_before(text, span.start), border_before(text, span.end));
    Span { start, end: end.max(start) }
}

/// Bytes between two marks of a [`UnitIndex`].
const STRIDE: usize = 256;

/// How many code points and UTF-16 units lie before every 256th byte of a text.
#[derive(Clone, Debug)]
struct UnitIndex {
    marks: Vec<(usize, usize)>,
}

impl UnitIndex {
    fn new(text: &str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        let (mut points, mut utf16) = (0, 0);
        for chunk in text.as_bytes().chunks(STRIDE) {
            marks.push((points, utf16));
            for &b in chunk {
                points += usize::from(starts(b));
                utf16 += utf16_units(b);
            }
        }
        marks.push((points, utf16));
        UnitIndex { marks }
    }

    fn mark(&self, i: usize, unit: Unit) -> usize {
        let (points, utf16) = self.marks[i];
        if unit == Unit::CodePoints { points } else { utf16 }
    }

    fn units_at(&self, text: &str, unit: Unit, byte: usize) -> usize {
        let i = byte / STRIDE;
        let rest = &text.as_bytes()[i * STRIDE..byte];
        self.mark(i.min(self.marks.len() - 1), unit) + rest.iter().map(|&b| weight(b, unit)).sum::<usize>()
    }

    /// The byte at which unit number `n` begins; inside a surrogate pair, the byte of its character.
    fn byte_of(&self, text: &str, unit: Unit, n: usize) -> usize {
        let before = |m: &(usize, usize)| (if unit == Unit::CodePoints { m.0 } else { m.1 }) <= n;
        let i = self.marks.partition_point(before).saturating_sub(1);
        let mut seen = self.mark(i, unit);
        let start = (i * STRIDE).min(text.len());
        for (k, &b) in text.as_bytes()[start..].iter().enumerate() {
            seen += weight(b, unit);
            if seen > n {
                return border_before(text, start + k);
            }
        }
        text.len()
    }

    fn span(&self, text: &str, unit: Unit, start: usize, end: usize) -> Span {
        let start = self.byte_of(text, unit, start);
        Span { start, end: self.byte_of(text, unit, end).max(start) }
    }
}

fn starts(b: u8) -> bool {
    (b as i8) >= -0x40
}

fn utf16_units(b: u8) -> usize {
    usize::from(starts(b)) + usize::from(b >= 0xF0)
}

fn weight(b: u8, unit: Unit) -> usize {
    if unit == Unit::CodePoints { usize::from(starts(b)) } else { utf16_units(b) }
}
