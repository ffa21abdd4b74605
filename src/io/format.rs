//! Formats of result files.

use crate::error::{Error, Result};
use crate::names::named;
use std::path::Path;

named! {
    /// A file format of results.
    pub enum Format as "format" {
        /// Parquet, compressed with zstd.
        Parquet = "parquet",
        /// A JSON object a row.
        JsonLines = "jsonl",
        /// The same, compressed with gzip.
        JsonLinesGzip = "jsonl.gz",
        /// The same, compressed with zstd.
        JsonLinesZstd = "jsonl.zst",
        /// Comma-separated, with a line of column names.
        Csv = "csv",
        /// The same, compressed with gzip.
        CsvGzip = "csv.gz",
        /// The same, compressed with zstd.
        CsvZstd = "csv.zst",
    }
}

impl Format {
    /// The format that a file's name asks for.
    pub fn of(path: &Path) -> Result<Format> {
        let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_ascii_lowercase();
        let found = Format::ALL.iter().rev().find(|f| name.ends_with(&format!(".{f}")));
        found.copied().ok_or_else(|| {
            let valid = Format::NAMES.iter().map(|n| format!(".{n}")).collect::<Vec<_>>().join(", ");
            Error::option(format!("{}: the name ends with no known format; valid: {valid}", path.display()))
        })
    }

    /// Whether rows are objects of JSON.
    pub(super) fn is_json(self) -> bool {
        matches!(self, Format::JsonLines | Format::JsonLinesGzip | Format::JsonLinesZstd)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_ask_for_formats() {
        for (name, want) in
            [("a/b.Parquet", Format::Parquet), ("x.y.csv.gz", Format::CsvGzip), ("x.jsonl", Format::JsonLines)]
        {
            assert_eq!(Format::of(Path::new(name)).unwrap(), want, "{name}");
        }
        let error = Format::of(Path::new("figures.xls")).unwrap_err().to_string();
        assert!(
            error.starts_with("figures.xls: the name ends with no known format; valid: .parquet, .jsonl"),
            "{error}"
        );
    }
}
