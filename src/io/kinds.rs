//! What a file holds, by its name or by its first bytes.

use std::path::Path;

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// One article as plain text.
    Text,
    /// One article as a web page.
    Html,
    /// An article a line, as JSON objects.
    JsonLines,
}

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Plain,
    Gzip,
    Zstd,
}

/// The file name extensions that are read, compression aside.
pub const EXTENSIONS: &[&str] = &["txt", "html", "htm", "jsonl", "ndjson"];

impl FileKind {
    /// The kind of a file by its name; `None` when no such file is read.
    pub fn of(path: &Path) -> Option<FileKind> {
        let name = path.file_name()?.to_str()?.to_ascii_lowercase();
        let name = name.strip_suffix(".gz").or_else(|| name.strip_suffix(".zst")).unwrap_or(&name);
        match name.rsplit_once('.')?.1 {
            "txt" => Some(FileKind::Text),
            "html" | "htm" => Some(FileKind::Html),
            "jsonl" | "ndjson" => Some(FileKind::JsonLines),
            _ => None,
        }
    }

    /// The kind of a stream by its first bytes.
    pub(super) fn sniff(start: &[u8]) -> FileKind {
        let start = start.strip_prefix(BOM).unwrap_or(start).trim_ascii_start();
        match start.first() {
            Some(b'{') => FileKind::JsonLines,
            Some(b'<') => FileKind::Html,
            _ => FileKind::Text,
        }
    }
}

impl Packing {
    /// How a file is packed, by its first bytes.
    pub fn sniff(start: &[u8]) -> Packing {
        match start {
            [0x1F, 0x8B, ..] => Packing::Gzip,
            [0x28, 0xB5, 0x2F, 0xFD, ..] => Packing::Zstd,
            // A skippable frame, which zstd files may begin with.
            [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => Packing::Zstd,
            _ => Packing::Plain,
        }
    }
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
            ("x.parquet", None),
            ("txt", None),
            (".gz", None),
        ] {
            assert_eq!(FileKind::of(Path::new(name)), kind, "{name}");
        }
        assert_eq!(FileKind::sniff("\u{FEFF} {\"text\"".as_bytes()), FileKind::JsonLines);
        assert_eq!(FileKind::sniff(b"\n<!doctype html>"), FileKind::Html);
        assert_eq!(FileKind::sniff("خبر".as_bytes()), FileKind::Text);
    }

    #[test]
    fn articles_are_no_paths() {
        for path in ["articles/", "./x", "no/such.jsonl.gz", "src"] {
            assert!(looks_like_path(path), "{path}");
        }
        for text in ["", "وصل ثلاثة وزراء.", "عنوان.txt\nنص", "خبر 3/4"] {
            assert!(!looks_like_path(text), "{text}");
        }
    }
}
