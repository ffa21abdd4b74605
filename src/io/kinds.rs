//! What a file holds, by its name or by its first bytes.

use crate::names::named;
use std::path::Path;

named! {
    /// What a file holds.
    pub enum FileKind as "input format" {
        /// One article as plain text.
        Text = "txt",
        /// One article as a web page.
        Html = "html",
        /// An article a line, as JSON objects.
        JsonLines = "jsonl",
        /// A list of articles, or one article after the other, as JSON objects.
        Json = "json",
        /// An article a record, under a line of column names; separated by commas, semicolons or tabs.
        Csv = "csv",
        /// An article a record, separated by tabs.
        Tsv = "tsv",
        /// An article a row.
        Parquet = "parquet",
        /// A web archive: an article for each page in it.
        Warc = "warc",
    }
}

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Plain,
    Gzip,
    Bzip2,
    Zstd,
}

/// The file name extensions that are read, compression aside.
pub const EXTENSIONS: &[&str] =
    &["txt", "html", "htm", "jsonl", "ndjson", "json", "csv", "tsv", "parquet", "warc", "wet"];

/// The extensions of compressed files.
pub const PACKED: &[&str] = &["gz", "zst", "bz2"];

impl FileKind {
    /// The kind of a file by its name; `None` when no such file is read.
    pub fn of(path: &Path) -> Option<FileKind> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        let packed = name.rsplit_once('.').filter(|(_, last)| PACKED.contains(last));
        let (_, extension) = packed.map_or(&*name, |(name, _)| name).rsplit_once('.')?;
        match extension {
            "txt" => Some(FileKind::Text),
            "html" | "htm" => Some(FileKind::Html),
            "jsonl" | "ndjson" => Some(FileKind::JsonLines),
            "json" => Some(FileKind::Json),
            "csv" => Some(FileKind::Csv),
            "tsv" => Some(FileKind::Tsv),
            // Parquet is read from its end, and is compressed inside.
            "parquet" => packed.is_none().then_some(FileKind::Parquet),
            "warc" | "wet" => Some(FileKind::Warc),
            _ => None,
        }
    }

    /// The kind of a stream by its first bytes; CSV cannot be told from text.
    pub(super) fn sniff(start: &[u8]) -> FileKind {
        let start = start.strip_prefix(BOM).unwrap_or(start).trim_ascii_start();
        match start {
            [b'[', list @ ..] if list.trim_ascii_start().starts_with(b"{") => FileKind::Json,
            // An object whose first line is its bracket alone goes over many lines.
            [b'{', rest @ ..] if rest.trim_ascii_start() != rest && !on_one_line(rest) => FileKind::Json,
            [b'{', ..] => FileKind::JsonLines,
            [b'<', ..] => FileKind::Html,
            [b'P', b'A', b'R', b'1', ..] => FileKind::Parquet,
            [b'W', b'A', b'R', b'C', b'/', b'0'..=b'9', ..] => FileKind::Warc,
            _ => FileKind::Text,
        }
    }

    /// Whether such a file holds one article.
    pub(super) fn is_single(self) -> bool {
        matches!(self, FileKind::Text | FileKind::Html)
    }
}

impl Packing {
    /// How a file is packed, by its first bytes.
    pub fn sniff(start: &[u8]) -> Packing {
        match start {
            [0x1F, 0x8B, ..] => Packing::Gzip,
            [b'B', b'Z', b'h', b'1'..=b'9', 0x31 | 0x17, ..] => Packing::Bzip2,
            [0x28, 0xB5, 0x2F, 0xFD, ..] => Packing::Zstd,
            // A skippable frame, which zstd files may begin with.
            [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => Packing::Zstd,
            _ => Packing::Plain,
        }
    }
}

/// Whether something stands before the first line end.
fn on_one_line(start: &[u8]) -> bool {
    start.iter().find(|b| !matches!(b, b' ' | b'\t' | b'\r')).is_some_and(|&b| b != b'\n')
}

/// The byte order mark of UTF-8.
pub(super) const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Whether a string names a file or folder rather than being an article.
///
/// A path has no line break and is at most 1024 bytes long; it exists, or ends like a folder or a
/// file that is read, or begins like a path (`/`, `./`, `../`, `~/`).
pub fn looks_like_path(s: &str) -> bool {
    if s.is_empty() || s.len() > 1024 || s.contains(['\n', '\r', '\0']) {
        return false;
    }
    let begins = ["/", "./", "../", "~/"].iter().any(|p| s.starts_with(p));
    begins || s.ends_with('/') || FileKind::of(Path::new(s)).is_some() || Path::new(s).exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_name_and_by_content() {
        for (name, kind) in [
            ("a.txt", Some(FileKind::Text)),
            ("دليل/ب.HTM.gz", Some(FileKind::Html)),
            ("x.ndjson.zst", Some(FileKind::JsonLines)),
            ("x.json.gz", Some(FileKind::Json)),
            ("x.csv.bz2", Some(FileKind::Csv)),
            ("x.parquet", Some(FileKind::Parquet)),
            ("x.parquet.gz", None),
            ("CC-MAIN.warc.wet.gz", Some(FileKind::Warc)),
            ("txt", None),
            (".gz", None),
        ] {
            assert_eq!(FileKind::of(Path::new(name)), kind, "{name}");
        }
        assert_eq!(FileKind::sniff("\u{FEFF} {\"text\"".as_bytes()), FileKind::JsonLines);
        assert_eq!(FileKind::sniff(b"{ \"text\""), FileKind::JsonLines);
        assert_eq!(FileKind::sniff(b"{\r\n  \"text\""), FileKind::Json);
        assert_eq!(FileKind::sniff(b"[\n {\"text\""), FileKind::Json);
        assert_eq!(FileKind::sniff("[صور] وصل".as_bytes()), FileKind::Text);
        assert_eq!(FileKind::sniff(b"\n<!doctype html>"), FileKind::Html);
        assert_eq!(FileKind::sniff(b"WARC/1.1\r\n"), FileKind::Warc);
        assert_eq!(FileKind::sniff("خبر".as_bytes()), FileKind::Text);
    }

    #[test]
    fn every_extension_that_is_named_is_read() {
        for extension in EXTENSIONS {
            assert!(FileKind::of(Path::new(&format!("a.{extension}"))).is_some(), "{extension}");
        }
    }

    #[test]
    fn articles_are_no_paths() {
        for path in ["articles/", "./x", "no/such.jsonl.gz", "src", "news/*.csv"] {
            assert!(looks_like_path(path), "{path}");
        }
        for text in ["", "وصل ثلاثة وزراء.", "عنوان.txt\nنص", "خبر 3/4"] {
            assert!(!looks_like_path(text), "{text}");
        }
    }
}
