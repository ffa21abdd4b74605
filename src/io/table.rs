//! Articles out of an Arrow table: a row an article, columns found by name.

use super::fields::{Field, FieldNames, Record};
use crate::article::Article;
use crate::batch::Unread;
use crate::columns::TextColumn;
use crate::error::{Error, Result};
use arrow_array::{Array, ArrayRef, StructArray};
use arrow_cast::{can_cast_types, cast};
use arrow_schema::{DataType, Fields};
use std::sync::Arc;

/// Which columns of a table are which part of an article.
#[derive(Clone, Debug)]
pub struct TableLayout {
    /// Column number, part of the article, rank among columns for the same part.
    columns: Vec<(usize, Field, usize)>,
    names: FieldNames,
}

impl TableLayout {
    /// The layout of a table with these columns; fails when none holds the text, or the id where it is named.
    pub fn new(fields: &Fields, names: FieldNames) -> Result<Self> {
        let has: Vec<&str> = fields.iter().map(|f| f.name().as_str()).collect();
        names.check_columns("table", &has)?;
        let found = fields.iter().enumerate();
        let columns: Vec<_> =
            found.filter_map(|(i, f)| names.find(f.name()).map(|(field, rank)| (i, field, rank))).collect();
        Ok(TableLayout { columns, names })
    }

    /// Numbers of the columns that mean something.
    pub fn columns(&self) -> impl Iterator<Item = usize> {
        self.columns.iter().map(|(i, ..)| *i)
    }

    /// The articles of a chunk; rows without an id are named by their number, counted from `first`.
    pub fn articles(&self, chunk: &StructArray, first: usize) -> Result<Rows> {
        let mut parts = Vec::with_capacity(self.columns.len());
        for &(i, field, rank) in &self.columns {
            let column = chunk.column(i);
            match readable(column, field) {
                Ok(Some(texts)) => parts.push((field, rank, texts)),
                Ok(None) => {}
                Err(e) => return Err(e.at(format_args!("column {:?}", chunk.fields()[i].name()))),
            }
        }
        Ok(Rows { parts, names: self.names.clone(), row: 0, rows: chunk.len(), first, file: None })
    }
}

/// A column as texts; numbers and dates as their digits, `None` for what no part of an article is.
fn readable(column: &ArrayRef, field: Field) -> Result<Option<TextColumn>> {
    match TextColumn::new(column) {
        Ok(texts) => Ok(Some(texts)),
        Err(e) if field == Field::Text => Err(e),
        Err(_) if column.data_type().is_nested() || !can_cast_types(column.data_type(), &DataType::Utf8) => Ok(None),
        Err(_) => {
            let written = cast(column, &DataType::Utf8).map_err(|e| Error::input(e.to_string()))?;
            TextColumn::new(&written).map(Some)
        }
    }
}

/// The rows of one chunk of a table as articles.
#[derive(Debug)]
pub struct Rows {
    parts: Vec<(Field, usize, TextColumn)>,
    names: FieldNames,
    row: usize,
    rows: usize,
    first: usize,
    file: Option<Arc<str>>,
}

impl Rows {
    /// The same rows, those without an id named by the file and their number.
    #[must_use]
    pub fn of_file(self, file: Arc<str>) -> Self {
        Rows { file: Some(file), ..self }
    }
}

impl Iterator for Rows {
    type Item = Result<Article, Unread>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.row == self.rows {
            return None;
        }
        let mut record = Record::default();
        for (field, rank, texts) in &self.parts {
            record.set(*field, *rank, texts.get(self.row).map(str::to_owned));
        }
        let number = self.first + self.row;
        self.row += 1;
        let id = || match &self.file {
            Some(file) => format!("{file}:{number}"),
            None => number.to_string(),
        };
        Some(record.finish(&self.names, id).map_err(|error| Unread { id: id(), error }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::{Int64Array, StringArray, StringViewArray};
    use arrow_schema::Field as Column;

    #[test]
    fn rows_are_articles_and_numbers_are_ids() {
        let table = StructArray::from(vec![
            (
                Arc::new(Column::new("id", DataType::Int64, true)),
                Arc::new(Int64Array::from(vec![Some(7), None])) as ArrayRef,
            ),
            (
                Arc::new(Column::new("body", DataType::Utf8View, true)),
                Arc::new(StringViewArray::from(vec![Some("خبر"), None])),
            ),
        ]);
        let layout = TableLayout::new(table.fields(), FieldNames::default()).unwrap();
        let articles: Vec<_> = layout.articles(&table, 10).unwrap().map(Result::unwrap).collect();
        assert_eq!(articles, [Article::new("7", "خبر"), Article::new("11", "")]);
    }

    #[test]
    fn a_table_without_text_is_refused() {
        let fields = Fields::from(vec![Column::new("x", DataType::Utf8, true), Column::new("y", DataType::Int8, true)]);
        let e = TableLayout::new(&fields, FieldNames::default()).unwrap_err();
        assert_eq!(e.to_string(), "there is no column \"text\"; the table has: x, y");
        let own = FieldNames { text: Some("y".into()), id: None };
        let layout = TableLayout::new(&fields, own).unwrap();
        let columns: Vec<ArrayRef> =
            vec![Arc::new(StringArray::from(vec!["a"])), Arc::new(arrow_array::Int8Array::from(vec![1]))];
        let table = StructArray::new(fields, columns, None);
        let e = layout.articles(&table, 0).unwrap_err();
        assert_eq!(e.to_string(), "column \"y\": the column holds Int8, not text");
    }
}
