//! Rows of our tables as CSV: nulls are empty, a span is two columns, lists are JSON.

use super::json::write_value;
use arrow_array::cast::AsArray;
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;
use std::io::{self, Write};

/// Writes the names of the columns.
pub fn write_csv_head(batch: &RecordBatch, out: &mut impl Write) -> io::Result<()> {
    let mut names = Vec::new();
    for field in batch.schema_ref().fields() {
        match field.data_type() {
            DataType::Struct(parts) => {
                names.extend(parts.iter().map(|part| format!("{}_{}", field.name(), part.name())))
            }
            _ => names.push(field.name().clone()),
        }
    }
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(names)?;
    csv.flush()
}

/// Writes every row as a record.
pub fn write_csv_rows(batch: &RecordBatch, out: &mut impl Write) -> io::Result<()> {
    let mut columns: Vec<&dyn Array> = Vec::new();
    for column in batch.columns() {
        match column.data_type() {
            DataType::Struct(_) => columns.extend(column.as_struct().columns().iter().map(|part| part.as_ref())),
            _ => columns.push(column.as_ref()),
        }
    }
    let mut csv = csv::Writer::from_writer(out);
    let mut cell = Vec::new();
    for row in 0..batch.num_rows() {
        for column in &columns {
            cell.clear();
            match column.data_type() {
                _ if column.is_null(row) => {}
                DataType::Utf8 => cell.extend_from_slice(column.as_string::<i32>().value(row).as_bytes()),
                _ => write_value(*column, row, &mut cell)?,
            }
            csv.write_field(&cell)?;
        }
        csv.write_record(None::<&[u8]>)?;
    }
    csv.flush()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Document};
    use crate::columns::Tables;
    use crate::pipeline::{Pipeline, Scratch};

    #[test]
    fn a_record_has_a_field_for_each_name_and_reads_back() {
        let text = "قال \"نعم\", ثم وصل 2.5 مليون زائر.\nشارك الخبر";
        let document = Pipeline::default().document(Article::new("1", text), &mut Scratch::default());
        let failed = Document::failed("x:2".into(), crate::Error::format("x: line 2: not JSON"));
        let tables = Tables::new(&[document, failed]).unwrap();
        for batch in [&tables.articles, &tables.figures] {
            let mut out = Vec::new();
            write_csv_head(batch, &mut out).unwrap();
            write_csv_rows(batch, &mut out).unwrap();
            let mut reader = csv::Reader::from_reader(out.as_slice());
            let names = reader.headers().unwrap().clone();
            let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            let cell = |row: usize, name: &str| &rows[row][names.iter().position(|n| n == name).unwrap()];
            assert_eq!(rows.len(), batch.num_rows());
            if batch.num_columns() == tables.articles.num_columns() {
                assert_eq!(cell(0, "text").trim_end(), text.lines().next().unwrap());
                assert!(cell(0, "removed").starts_with("[{\"start\":"));
                assert_eq!((cell(1, "text"), cell(1, "error")), ("", "x: line 2: not JSON"));
            } else {
                assert_eq!((cell(0, "value"), cell(0, "noun")), ("2500000", "زائر"));
                assert!(cell(0, "phrase_start").parse::<usize>().unwrap() <= cell(0, "start").parse().unwrap());
            }
        }
    }
}
