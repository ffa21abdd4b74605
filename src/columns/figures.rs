//! The columns of the table of figures, and of a struct that holds one figure.

use super::{DECIMAL_PRECISION, DECIMAL_SCALE, narrow, position, string, structure, text};
use crate::article::{Document, rounded};
use crate::figures::{Figure, Role};
use crate::span::{Positions, Unit};
use arrow_array::builder::{Decimal128Builder, Float64Builder, Int32Builder, StringBuilder};
use arrow_array::{ArrayRef, StructArray};
use arrow_schema::{DataType, Field, Fields};
use rust_decimal::Decimal;
use std::sync::Arc;

pub(super) const DECIMAL: DataType = DataType::Decimal128(DECIMAL_PRECISION, DECIMAL_SCALE);

fn phrase_fields() -> Fields {
    Fields::from(vec![position("start"), position("end")])
}

/// The fields of a figure.
pub(super) fn fields() -> Vec<Field> {
    let decimal = |name| Field::new(name, DECIMAL, true);
    vec![
        position("start"),
        position("end"),
        Field::new("phrase", DataType::Struct(phrase_fields()), false),
        text("surface"),
        text("kind"),
        decimal("value"),
        string("iso"),
        string("gregorian"),
        string("resolved"),
        decimal("low"),
        decimal("high"),
        text("bound"),
        string("unit"),
        string("noun"),
        string("role"),
        string("source"),
        Field::new("confidence", DataType::Float64, false),
    ]
}

/// The fields of the table: a figure between the article's id and the sentence.
pub(super) fn table_fields() -> Vec<Field> {
    let mut all = vec![text("article_id")];
    all.extend(fields());
    all.push(text("sentence"));
    all
}

/// The type of a struct that holds one figure.
pub(super) fn figure_type() -> DataType {
    structure(fields())
}

/// Builds the columns of figures.
#[derive(Debug)]
pub struct FigureColumns {
    article_id: StringBuilder,
    start: Int32Builder,
    end: Int32Builder,
    phrase_start: Int32Builder,
    phrase_end: Int32Builder,
    surface: StringBuilder,
    kind: StringBuilder,
    value: Decimal128Builder,
    iso: StringBuilder,
    gregorian: StringBuilder,
    resolved: StringBuilder,
    low: Decimal128Builder,
    high: Decimal128Builder,
    bound: StringBuilder,
    unit: StringBuilder,
    noun: StringBuilder,
    role: StringBuilder,
    source: StringBuilder,
    confidence: Float64Builder,
    sentence: StringBuilder,
}

impl Default for FigureColumns {
    fn default() -> Self {
        let decimals = || Decimal128Builder::new().with_data_type(DECIMAL);
        FigureColumns {
            article_id: StringBuilder::new(),
            start: Int32Builder::new(),
            end: Int32Builder::new(),
            phrase_start: Int32Builder::new(),
            phrase_end: Int32Builder::new(),
            surface: StringBuilder::new(),
            kind: StringBuilder::new(),
            value: decimals(),
            iso: StringBuilder::new(),
            gregorian: StringBuilder::new(),
            resolved: StringBuilder::new(),
            low: decimals(),
            high: decimals(),
            bound: StringBuilder::new(),
            unit: StringBuilder::new(),
            noun: StringBuilder::new(),
            role: StringBuilder::new(),
            source: StringBuilder::new(),
            confidence: Float64Builder::new(),
            sentence: StringBuilder::new(),
        }
    }
}

impl FigureColumns {
    /// The figures of one text, without article and sentence.
    pub(super) fn push_all(&mut self, figures: &[Figure], text: &str) {
        let mut points = Positions::new(text, Unit::CodePoints);
        for figure in figures {
            self.push(figure, text, &mut points);
        }
    }

    /// The rows of a document's figures.
    pub fn push_document(&mut self, document: &Document) {
        let mut points = Positions::new(&document.article.text, Unit::CodePoints);
        for stated in &document.findings.figures {
            self.article_id.append_value(&document.article.id);
            self.push(&stated.figure, &document.article.text, &mut points);
            self.sentence.append_value(document.sentence(stated));
        }
    }

    fn push(&mut self, figure: &Figure, text: &str, points: &mut Positions<'_>) {
        let (phrase_start, phrase_end) = points.span(figure.phrase);
        let (start, end) = points.span(figure.span);
        self.start.append_value(narrow(start));
        self.end.append_value(narrow(end));
        self.phrase_start.append_value(narrow(phrase_start));
        self.phrase_end.append_value(narrow(phrase_end));
        self.surface.append_value(figure.span.of(text));
        self.kind.append_value(figure.kind.as_str());
        self.value.append_option(figure.value.and_then(scaled));
        self.iso.append_option(figure.iso.as_deref());
        self.gregorian.append_option(figure.gregorian.as_deref());
        self.resolved.append_option(figure.resolved.as_deref());
        self.low.append_option(figure.low.and_then(scaled));
        self.high.append_option(figure.high.and_then(scaled));
        self.bound.append_value(figure.bound.as_str());
        self.unit.append_option(figure.unit.as_deref());
        self.noun.append_option(figure.noun.map(|s| s.of(text)));
        self.role.append_option(figure.role.map(Role::as_str));
        self.source.append_option(figure.source_in(text));
        self.confidence.append_value(rounded(figure.confidence));
    }

    /// The columns of [`figures_schema`](super::figures_schema).
    pub fn finish_table(mut self) -> Vec<ArrayRef> {
        let (id, sentence) = (self.article_id.finish(), self.sentence.finish());
        let mut all: Vec<ArrayRef> = vec![Arc::new(id)];
        all.extend(self.finish());
        all.push(Arc::new(sentence));
        all
    }

    /// One column of structs.
    pub(super) fn finish_struct(self) -> ArrayRef {
        Arc::new(StructArray::new(Fields::from(fields()), self.finish(), None))
    }

    fn finish(mut self) -> Vec<ArrayRef> {
        let phrase: Vec<ArrayRef> = vec![Arc::new(self.phrase_start.finish()), Arc::new(self.phrase_end.finish())];
        vec![
            Arc::new(self.start.finish()),
            Arc::new(self.end.finish()),
            Arc::new(StructArray::new(phrase_fields(), phrase, None)),
            Arc::new(self.surface.finish()),
            Arc::new(self.kind.finish()),
            Arc::new(self.value.finish()),
            Arc::new(self.iso.finish()),
            Arc::new(self.gregorian.finish()),
            Arc::new(self.resolved.finish()),
            Arc::new(self.low.finish()),
            Arc::new(self.high.finish()),
            Arc::new(self.bound.finish()),
            Arc::new(self.unit.finish()),
            Arc::new(self.noun.finish()),
            Arc::new(self.role.finish()),
            Arc::new(self.source.finish()),
            Arc::new(self.confidence.finish()),
        ]
    }
}

/// A decimal as a whole number of 10⁻⁹. Where it has more places, a quotient without end is rounded, unless nothing but 0
/// would be left of it; of any other value there is none.
pub(super) fn scaled(value: Decimal) -> Option<i128> {
    let rounded = value.round_dp(DECIMAL_SCALE as u32);
    let units = rounded.mantissa() * 10_i128.pow(DECIMAL_SCALE as u32 - rounded.scale());
    (rounded == value || units != 0 && is_endless(value)).then_some(units)
}

/// Digits from which on a value is a quotient that was cut where a decimal is full; no text writes so many.
const ENDLESS_DIGITS: u32 = 26;

fn is_endless(value: Decimal) -> bool {
    value.scale() == Decimal::MAX_SCALE || value.mantissa().unsigned_abs() >= 10_u128.pow(ENDLESS_DIGITS - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_of_any_size_fit_and_stay_exact() {
        for (text, units) in [
            ("24000", 24_000_000_000_000),
            ("-2.50", -2_500_000_000),
            ("0.123456789", 123_456_789),
            ("0.3333333333333333333333333333", 333_333_333),
            ("83333.33333333333333333333333", 83_333_333_333_333),
            ("0.1230000000000", 123_000_000),
        ] {
            assert_eq!(scaled(text.parse().unwrap()), Some(units), "{text}");
        }
        let most = scaled(Decimal::MAX).unwrap();
        assert!(most < 10_i128.pow(DECIMAL_PRECISION.into()));
        assert_eq!(most / 10_i128.pow(9), Decimal::MAX.mantissa());
        assert_eq!(scaled(Decimal::ZERO), Some(0));
        for text in ["0.0000000001", "0.0000000015", "2.0000000025", "0.0000000000333333333333333333"] {
            assert_eq!(scaled(text.parse().unwrap()), None, "{text} does not fit and has an end, or would be 0");
        }
    }
}
