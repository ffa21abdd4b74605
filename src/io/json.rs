//! Rows of our tables as JSON objects. Decimals are JSON numbers with exactly their digits.

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Float64Type, Int32Type};
use arrow_array::{Array, RecordBatch};
use arrow_schema::DataType;
use std::io::{self, Write};

/// Writes every row as a line.
pub fn write_rows(batch: &RecordBatch, out: &mut impl Write) -> io::Result<()> {
    for row in 0..batch.num_rows() {
        write_row(batch, row, out)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

/// Writes one row as an object, without line end.
pub fn write_row(batch: &RecordBatch, row: usize, out: &mut impl Write) -> io::Result<()> {
    let schema = batch.schema_ref();
    let columns = schema.fields().iter().map(|f| f.name().as_str()).zip(batch.columns());
    write_object(columns.map(|(name, column)| (name, column.as_ref())), row, out)
}

fn write_object<'a>(
    fields: impl Iterator<Item = (&'a str, &'a dyn Array)>,
    row: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let mut before: &[u8] = b"{";
    for (name, column) in fields {
        out.write_all(before)?;
        before = b",";
        serde_json::to_writer(&mut *out, name)?;
        out.write_all(b":")?;
        write_value(column, row, out)?;
    }
    out.write_all(if before == b"{" { b"{}" } else { b"}" })
}

/// Writes one value.
pub(super) fn write_value(column: &dyn Array, row: usize, out: &mut impl Write) -> io::Result<()> {
    if column.is_null(row) {
        return out.write_all(b"null");
    }
    match column.data_type() {
        DataType::Utf8 => serde_json::to_writer(out, column.as_string::<i32>().value(row))?,
        DataType::Int32 => write!(out, "{}", column.as_primitive::<Int32Type>().value(row))?,
        DataType::Float64 => write!(out, "{}", column.as_primitive::<Float64Type>().value(row))?,
        DataType::Decimal128(_, scale) => {
            write_decimal(column.as_primitive::<Decimal128Type>().value(row), scale.unsigned_abs().into(), out)?;
        }
        DataType::List(_) => {
            let list = column.as_list::<i32>().value(row);
            out.write_all(b"[")?;
            for i in 0..list.len() {
                if i > 0 {
                    out.write_all(b",")?;
                }
                write_value(&list, i, out)?;
            }
            out.write_all(b"]")?;
        }
        DataType::Struct(fields) => {
            let columns = column.as_struct().columns().iter().map(|c| c.as_ref());
            write_object(fields.iter().map(|f| f.name().as_str()).zip(columns), row, out)?;
        }
        other => return Err(io::Error::other(format!("no table of khabar has a column of {other}"))),
    }
    Ok(())
}

/// A whole number of 10^-scale as a decimal number without needless zeros.
fn write_decimal(units: i128, scale: usize, out: &mut impl Write) -> io::Result<()> {
    let digits = format!("{:0>width$}", units.unsigned_abs(), width = scale + 1);
    let (whole, part) = digits.split_at(digits.len() - scale);
    let part = part.trim_end_matches('0');
    let sign = if units < 0 { "-" } else { "" };
    let point = if part.is_empty() { "" } else { "." };
    write!(out, "{sign}{whole}{point}{part}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Document};
    use crate::columns::Tables;
    use crate::pipeline::{Pipeline, Scratch};

    #[test]
    fn decimals_keep_their_digits_and_no_more() {
        for (units, want) in [
            (24_000_000_000_000, "24000"),
            (2_500_000_000, "2.5"),
            (-1, "-0.000000001"),
            (0, "0"),
            (-12_340_000_000, "-12.34"),
        ] {
            let mut out = Vec::new();
            write_decimal(units, 9, &mut out).unwrap();
            assert_eq!(String::from_utf8(out).unwrap(), want);
        }
    }

    #[test]
    fn a_row_is_an_object_with_every_field() {
        let article = Article { title: Some("قال \"نعم\"".into()), ..Article::new("1", "") };
        let document = Pipeline::default().document(article, &mut Scratch::default());
        let failed = Document::failed("x:2".into(), crate::Error::format("x: line 2: not JSON"));
        let tables = Tables::new(&[document, failed]).unwrap();
        let mut out = Vec::new();
        write_rows(&tables.articles, &mut out).unwrap();
        let out = String::from_utf8(out).unwrap();
        let rows: Vec<serde_json::Value> = out.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        assert_eq!(rows[0]["title"], "قال \"نعم\"");
        assert_eq!((&rows[0]["text"], &rows[0]["removed"]), (&"".into(), &serde_json::json!([])));
        assert_eq!((&rows[1]["text"], &rows[1]["error"]), (&serde_json::Value::Null, &"x: line 2: not JSON".into()));
        assert_eq!(rows[0].as_object().unwrap().len(), tables.articles.num_columns());
    }
}
