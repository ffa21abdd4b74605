//! A column of lists of removals.

use super::lists::Lengths;
use super::{narrow, position, structure, text};
use crate::boilerplate::Removed;
use crate::span::{Positions, Unit};
use arrow_array::builder::{Float32Builder, Int32Builder, StringBuilder};
use arrow_array::{ArrayRef, StructArray};
use arrow_schema::{DataType, Field, Fields};
use std::sync::Arc;

fn fields() -> Fields {
    Fields::from(vec![
        position("start"),
        position("end"),
        text("label"),
        text("rule"),
        Field::new("confidence", DataType::Float32, false),
        text("text"),
    ])
}

/// The type of one removal.
pub(super) fn removed_type() -> DataType {
    structure(fields().iter().map(|f| f.as_ref().clone()))
}

/// Builds the column.
#[derive(Debug, Default)]
pub(super) struct RemovedLists {
    lengths: Lengths,
    start: Int32Builder,
    end: Int32Builder,
    label: StringBuilder,
    rule: StringBuilder,
    confidence: Float32Builder,
    text: StringBuilder,
}

impl RemovedLists {
    /// The removals of one text, or null.
    pub fn push(&mut self, removed: Option<&[Removed]>, text: &str) {
        self.lengths.push(removed.map(<[Removed]>::len));
        let mut points = Positions::new(text, Unit::CodePoints);
        for r in removed.unwrap_or_default() {
            let (start, end) = points.span(r.span);
            self.start.append_value(narrow(start));
            self.end.append_value(narrow(end));
            self.label.append_value(r.label.as_str());
            self.rule.append_value(&r.rule);
            self.confidence.append_value(r.confidence);
            self.text.append_value(r.span.of(text));
        }
    }

    /// The column.
    pub fn finish(mut self) -> ArrayRef {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.start.finish()),
            Arc::new(self.end.finish()),
            Arc::new(self.label.finish()),
            Arc::new(self.rule.finish()),
            Arc::new(self.confidence.finish()),
            Arc::new(self.text.finish()),
        ];
        self.lengths.finish(Arc::new(StructArray::new(fields(), columns, None)))
    }
}
