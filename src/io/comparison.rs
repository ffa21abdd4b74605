//! A comparison as files and as JSON: groups with their reports.

use super::format::Format;
use super::json::write_row;
use super::part::PartFile;
use super::write::TableWriter;
use crate::columns::{ComparisonTables, reports_schema};
use crate::error::{Error, Result};
use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Writes one object: `groups`, each with its `reports`, and `copies`.
pub fn write_comparison(tables: &ComparisonTables, out: &mut impl Write) -> io::Result<()> {
    out.write_all(b"{\"groups\":[")?;
    let mut first = true;
    each_group(tables, out, |out| {
        let before: &[u8] = if first { b"\n" } else { b",\n" };
        first = false;
        out.write_all(before)
    })?;
    out.write_all(b"\n],\"copies\":[")?;
    for row in 0..tables.copies.num_rows() {
        out.write_all(if row == 0 { b"\n" } else { b",\n" })?;
        write_row(&tables.copies, row, out)?;
    }
    out.write_all(b"\n]}\n")
}

/// Writes a line for each group, with its `reports`.
pub fn write_groups(tables: &ComparisonTables, out: &mut impl Write) -> io::Result<()> {
    let mut first = true;
    each_group(tables, out, |out| {
        let before: &[u8] = if first { b"" } else { b"\n" };
        first = false;
        out.write_all(before)
    })?;
    if first { Ok(()) } else { out.write_all(b"\n") }
}

fn each_group<W: Write>(
    tables: &ComparisonTables,
    out: &mut W,
    mut before: impl FnMut(&mut W) -> io::Result<()>,
) -> io::Result<()> {
    let of = tables.reports.column(0).as_primitive::<Int32Type>();
    let mut row = 0;
    let mut object = Vec::new();
    for group in 0..tables.groups.num_rows() {
        object.clear();
        write_row(&tables.groups, group, &mut object)?;
        object.pop();
        before(out)?;
        out.write_all(&object)?;
        out.write_all(b",\"reports\":[")?;
        let first = row;
        while row < of.len() && of.value(row) as usize == group {
            if row > first {
                out.write_all(b",")?;
            }
            write_row(&tables.reports, row, out)?;
            row += 1;
        }
        out.write_all(b"]}")?;
    }
    Ok(())
}

/// A file that a comparison is written to, and that bears its name only when it is whole.
pub struct ComparisonFile {
    path: PathBuf,
    form: Form,
}

/// What the file holds, by its name.
enum Form {
    Json(PartFile),
    JsonLines(PartFile),
    Reports(TableWriter),
    Html(PartFile),
}

impl ComparisonFile {
    /// A file whose name ends with `.json` (one object), `.jsonl` (a group a line), `.parquet` or `.csv` (the table of reports) or
    /// `.html` (a page); its folder is made when it does not exist.
    pub fn create(path: &Path) -> Result<Self> {
        let form = match path.extension().and_then(|e| e.to_str()) {
            Some("json") => Form::Json(PartFile::create(path)?),
            Some("jsonl" | "ndjson") => Form::JsonLines(PartFile::create(path)?),
            Some("parquet" | "csv") => Form::Reports(TableWriter::new(path, Format::of(path)?, reports_schema())?),
            Some("html" | "htm") => Form::Html(PartFile::create(path)?),
            _ => {
                let message =
                    format!("{}: the name must end with .json, .jsonl, .parquet, .csv or .html", path.display());
                return Err(Error::option(message));
            }
        };
        Ok(ComparisonFile { path: path.into(), form })
    }

    /// Writes the file; `page` makes the page.
    pub fn write(self, tables: &ComparisonTables, page: impl FnOnce() -> String) -> Result<()> {
        let written = match self.form {
            Form::Json(file) => filled(file, |out| write_comparison(tables, out)),
            Form::JsonLines(file) => filled(file, |out| write_groups(tables, out)),
            Form::Html(file) => filled(file, |out| out.write_all(page().as_bytes())),
            Form::Reports(mut writer) => {
                writer.write(&tables.reports)?;
                return writer.complete()?.finish().map(drop);
            }
        };
        written.map_err(|e| Error::io(self.path.display(), &e))?.finish().map(drop)
    }
}

fn filled(file: PartFile, fill: impl FnOnce(&mut BufWriter<PartFile>) -> io::Result<()>) -> io::Result<PartFile> {
    let mut out = BufWriter::with_capacity(1 << 16, file);
    fill(&mut out)?;
    out.into_inner().map_err(|e| e.into_error())
}
