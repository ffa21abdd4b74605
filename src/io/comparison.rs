//! A comparison as files and as JSON: groups with their reports.

use super::json::write_row;
use crate::columns::ComparisonTables;
use crate::error::{Error, ErrorKind, Result};
use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use std::fs::File;
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

/// What a file of a comparison holds, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    Json,
    JsonLines,
    Parquet,
    Html,
}

/// A file that a comparison is written to.
#[derive(Clone, Debug)]
pub struct ComparisonFile {
    path: PathBuf,
    form: Form,
}

impl ComparisonFile {
    /// A file whose name ends with `.json` (one object), `.jsonl` (a group a line), `.parquet` (the table of reports) or
    /// `.html` (a page).
    pub fn new(path: &Path) -> Result<Self> {
        let form = match path.extension().and_then(|e| e.to_str()) {
            Some("json") => Form::Json,
            Some("jsonl" | "ndjson") => Form::JsonLines,
            Some("parquet") => Form::Parquet,
            Some("html" | "htm") => Form::Html,
            _ => {
                let message = format!("{}: the name must end with .json, .jsonl, .parquet or .html", path.display());
                return Err(Error::option(message));
            }
        };
        Ok(ComparisonFile { path: path.into(), form })
    }

    /// Writes the file, which bears its name only when it is whole; `page` makes the page.
    pub fn write(&self, tables: &ComparisonTables, page: impl FnOnce() -> String) -> Result<()> {
        let mut part = self.path.clone().into_os_string();
        part.push(format!(".{}.part", std::process::id()));
        let part = PathBuf::from(part);
        let written = self.fill(&part, tables, page).and_then(|()| std::fs::rename(&part, &self.path));
        written.map_err(|e| {
            // The part bears no result's name; that it may stay is told by the error already.
            let _ = std::fs::remove_file(&part);
            Error::new(ErrorKind::Io, format!("{}: {e}", self.path.display()))
        })
    }

    fn fill(&self, part: &Path, tables: &ComparisonTables, page: impl FnOnce() -> String) -> io::Result<()> {
        let file = File::create(part)?;
        if self.form == Form::Parquet {
            let properties = WriterProperties::builder()
                .set_compression(Compression::ZSTD(ZstdLevel::default()))
                .set_created_by(concat!("khabar ", env!("CARGO_PKG_VERSION")).to_owned());
            let mut writer = ArrowWriter::try_new(file, tables.reports.schema(), Some(properties.build()))?;
            writer.write(&tables.reports)?;
            writer.close()?;
            return Ok(());
        }
        let mut out = BufWriter::with_capacity(1 << 16, file);
        match self.form {
            Form::Json => write_comparison(tables, &mut out)?,
            Form::JsonLines => write_groups(tables, &mut out)?,
            Form::Html => out.write_all(page().as_bytes())?,
            Form::Parquet => {}
        }
        out.flush()
    }
}
