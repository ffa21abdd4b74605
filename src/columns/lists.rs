//! Columns of lists, built from their flat values and the length of each list.

use arrow_array::builder::StringBuilder;
use arrow_array::{Array, ArrayRef, ListArray};
use arrow_buffer::{NullBufferBuilder, OffsetBuffer};
use arrow_schema::{DataType, Field};
use std::sync::Arc;

/// The field of a list's values.
pub(super) fn item(values: DataType) -> Arc<Field> {
    Arc::new(Field::new("item", values, false))
}

/// Lengths and nulls of the lists of a column.
#[derive(Debug)]
pub(super) struct Lengths {
    lengths: Vec<usize>,
    nulls: NullBufferBuilder,
}

impl Default for Lengths {
    fn default() -> Self {
        Lengths { lengths: Vec::new(), nulls: NullBufferBuilder::new(0) }
    }
}

impl Lengths {
    /// A list of `len` values, or no list.
    pub fn push(&mut self, len: Option<usize>) {
        self.lengths.push(len.unwrap_or(0));
        self.nulls.append(len.is_some());
    }

    /// The column, from its flat values.
    pub fn finish(mut self, values: ArrayRef) -> ArrayRef {
        let field = item(values.data_type().clone());
        Arc::new(ListArray::new(field, OffsetBuffer::from_lengths(self.lengths), values, self.nulls.finish()))
    }
}

/// A column of lists of strings.
#[derive(Debug, Default)]
pub(super) struct StringLists {
    lengths: Lengths,
    values: StringBuilder,
}

impl StringLists {
    /// The list of `values`.
    pub fn push<'a>(&mut self, values: impl Iterator<Item = &'a str>) {
        let mut count = 0;
        for value in values {
            self.values.append_value(value);
            count += 1;
        }
        self.lengths.push(Some(count));
    }

    /// No list.
    pub fn push_null(&mut self) {
        self.lengths.push(None);
    }

    /// The column.
    pub fn finish(mut self) -> ArrayRef {
        self.lengths.finish(Arc::new(self.values.finish()))
    }
}
