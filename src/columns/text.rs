//! A column of texts as other libraries hand it over: any of Arrow's string types.

use crate::error::{Error, Result};
use arrow_array::cast::AsArray;
use arrow_array::{
    Array, ArrayRef, DictionaryArray, LargeStringArray, StringArray, StringViewArray, downcast_dictionary_array,
};
use arrow_schema::DataType;

/// An array of `string`, `large_string`, `string_view`, or a dictionary of one of them.
#[derive(Clone, Debug)]
pub enum TextColumn {
    /// `string`.
    Short(StringArray),
    /// `large_string`.
    Large(LargeStringArray),
    /// `string_view`.
    View(StringViewArray),
    /// The place of each row's text among the dictionary's values.
    Dictionary(Vec<Option<usize>>, Box<TextColumn>),
    /// A column of nulls only.
    Null(usize),
}

impl TextColumn {
    /// The texts of `array`; fails when it holds something else.
    pub fn new(array: &ArrayRef) -> Result<Self> {
        Ok(match array.data_type() {
            DataType::Utf8 => TextColumn::Short(array.as_string::<i32>().clone()),
            DataType::LargeUtf8 => TextColumn::Large(array.as_string::<i64>().clone()),
            DataType::Utf8View => TextColumn::View(array.as_string_view().clone()),
            DataType::Null => TextColumn::Null(array.len()),
            DataType::Dictionary(_, values) if is_text(values) => downcast_dictionary_array!(
                array => {
                    let keys = places(array);
                    TextColumn::Dictionary(keys, Box::new(TextColumn::new(array.values())?))
                },
                other => return Err(not_text(other)),
            ),
            other => return Err(not_text(other)),
        })
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        match self {
            TextColumn::Short(a) => a.len(),
            TextColumn::Large(a) => a.len(),
            TextColumn::View(a) => a.len(),
            TextColumn::Dictionary(keys, _) => keys.len(),
            TextColumn::Null(len) => *len,
        }
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text of a row; `None` for a null.
    ///
    /// # Panics
    /// When there is no such row.
    pub fn get(&self, row: usize) -> Option<&str> {
        match self {
            TextColumn::Short(a) => a.is_valid(row).then(|| a.value(row)),
            TextColumn::Large(a) => a.is_valid(row).then(|| a.value(row)),
            TextColumn::View(a) => a.is_valid(row).then(|| a.value(row)),
            TextColumn::Dictionary(keys, values) => keys[row].and_then(|key| values.get(key)),
            TextColumn::Null(_) => None,
        }
    }

    /// All rows.
    pub fn iter(&self) -> impl Iterator<Item = Option<&str>> {
        (0..self.len()).map(|row| self.get(row))
    }
}

fn places<K: arrow_array::types::ArrowDictionaryKeyType>(array: &DictionaryArray<K>) -> Vec<Option<usize>> {
    (0..array.len()).map(|row| array.key(row)).collect()
}

/// Whether a column of this type can be read as texts.
pub(super) fn is_text(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
}

fn not_text(data_type: &DataType) -> Error {
    let hint = if matches!(data_type, DataType::Struct(_)) { "; pass one column of the table" } else { "" };
    Error::input(format!("the column holds {data_type}, not text{hint}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::types::Int8Type;
    use arrow_array::{Int64Array, NullArray};
    use std::sync::Arc;

    #[test]
    fn every_string_type_reads_alike_slices_and_nulls_too() {
        let rows = [Some("قبل"), Some("خبر"), None, Some("نبأ")];
        let arrays: [ArrayRef; 4] = [
            Arc::new(StringArray::from_iter(rows)),
            Arc::new(LargeStringArray::from_iter(rows)),
            Arc::new(StringViewArray::from_iter(rows)),
            Arc::new(rows.into_iter().collect::<DictionaryArray<Int8Type>>()),
        ];
        for array in arrays {
            let column = TextColumn::new(&array.slice(1, 3)).unwrap();
            assert_eq!(column.iter().collect::<Vec<_>>(), rows[1..], "{}", array.data_type());
        }
        let nulls: ArrayRef = Arc::new(NullArray::new(2));
        assert_eq!(TextColumn::new(&nulls).unwrap().iter().collect::<Vec<_>>(), [None, None]);
    }

    #[test]
    fn other_types_are_refused_by_name() {
        let numbers: ArrayRef = Arc::new(Int64Array::from(vec![1]));
        assert_eq!(TextColumn::new(&numbers).unwrap_err().to_string(), "the column holds Int64, not text");
    }
}
