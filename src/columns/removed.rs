//! A column of lists of removals.

use super::lists::Lengths;
use super::{narrow, position, structure, text};
use crate::article::rounded;
use crate::boilerplate::{Label, Removed, Report};
use crate::error::{Error, Result};
use crate::span::{Positions, Unit};
use arrow_array::builder::{Float64Builder, Int32Builder, StringBuilder};
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch, StructArray};
use arrow_schema::{DataType, Field, Fields};
use std::sync::Arc;

fn fields() -> Fields {
    Fields::from(vec![
        position("start"),
        position("end"),
        text("label"),
        text("rule"),
        Field::new("confidence", DataType::Float64, false),
        text("text"),
    ])
}

/// Counts the removals that rows of the table of articles tell.
pub fn count_removed(articles: &RecordBatch, report: &mut Report) -> Result<()> {
    let missing =
        |name: &str| Error::input(format!("the table of articles has no column {name:?} as khabar writes it"));
    let site = articles.column_by_name("site").and_then(|c| c.as_string_opt::<i32>());
    let site = site.ok_or_else(|| missing("site"))?;
    let lists = articles.column_by_name("removed").and_then(|c| c.as_list_opt::<i32>());
    let lists = lists.ok_or_else(|| missing("removed"))?;
    let pieces = lists.values().as_struct_opt().ok_or_else(|| missing("removed"))?;
    let part = |name: &str| pieces.column_by_name(name).and_then(|c| c.as_string_opt::<i32>());
    let parts = part("label").zip(part("rule")).zip(part("text"));
    let ((label, rule), text) = parts.ok_or_else(|| missing("removed"))?;
    for row in (0..articles.num_rows()).filter(|&row| lists.is_valid(row)) {
        let at = |row: usize| lists.value_offsets()[row] as usize;
        let found = (at(row)..at(row + 1)).map(|i| Ok((label.value(i).parse()?, rule.value(i), text.value(i).len())));
        let found: Vec<(Label, &str, usize)> = found.collect::<Result<_>>()?;
        report.add_pieces(if site.is_valid(row) { site.value(row) } else { "" }, found.into_iter());
    }
    Ok(())
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
    confidence: Float64Builder,
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
            self.confidence.append_value(rounded(r.confidence));
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
