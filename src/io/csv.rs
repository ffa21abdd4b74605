//! CSV: an article a record, under a line of column names; a record that is wrong is named, and harms no other.

use super::decode::Bytes;
use super::fields::{Field, FieldNames, Record};
use super::kinds::BOM;
use crate::article::Article;
use crate::batch::Unread;
use crate::error::{Error, Result, counted};
use csv::{ByteRecord, Reader, ReaderBuilder};
use std::sync::Arc;

/// The articles of a file in CSV.
pub(super) struct Records {
    reader: Reader<Bytes>,
    file: Arc<str>,
    names: Arc<FieldNames>,
    /// For each column: its name and, where it means something, the part of the article and its rank.
    columns: Vec<(String, Option<(Field, usize)>)>,
    record: ByteRecord,
    /// Line ends that the library has not counted when it comes to a record: one where lines end with CR LF.
    uncounted: u64,
    ended: bool,
}

impl Records {
    /// Reads the column names. Without a `delimiter`, it is the one of `,` `;` and tab that the first line has most of.
    pub fn new(mut bytes: Bytes, names: Arc<FieldNames>, delimiter: Option<u8>) -> Result<Self> {
        let file: Arc<str> = bytes.name().into();
        let first = bytes.peek()?.split_inclusive(|&b| b == b'\n').next().unwrap_or_default();
        let uncounted = u64::from(first.ends_with(b"\r\n"));
        let delimiter = delimiter.unwrap_or_else(|| likely(first));
        let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(bytes);
        let head = reader.byte_headers().cloned();
        let head = head.map_err(|e| explained(&reader, &e))?;
        let mut columns = Vec::with_capacity(head.len());
        for name in &head {
            let name = name.strip_prefix(BOM).unwrap_or(name);
            let name = std::str::from_utf8(name).map_err(|_| {
                Error::format(format!("{file}: line 1: a column name is not UTF-8; save the file as UTF-8"))
            })?;
            columns.push((name.to_owned(), names.find(name.trim())));
        }
        let has: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
        names.check_columns("file", &has).map_err(|e| e.at(&file))?;
        Ok(Records { reader, file, names, columns, record: ByteRecord::new(), uncounted, ended: false })
    }

    /// The article of the record just read.
    fn article(&self, line: u64) -> Result<Article> {
        let place = format_args!("{}: line {line}", self.file);
        if self.record.len() != self.columns.len() {
            let (has, wants) = (self.record.len(), self.columns.len());
            let open = match self.record.iter().next_back().is_some_and(|last| last.contains(&b'\n')) {
                true => "; a quotation mark may be left open",
                false => "",
            };
            return Err(Error::format(format!("{place}: {} under {wants} column names{open}", counted(has, "field"))));
        }
        let mut record = Record::default();
        for ((name, part), value) in self.columns.iter().zip(&self.record) {
            let Some((field, rank)) = *part else { continue };
            let value = std::str::from_utf8(value)
                .map_err(|_| Error::format(format!("{place}: column {name:?} is not UTF-8")))?;
            record.set(field, rank, (!value.is_empty()).then(|| value.to_owned()));
        }
        record.finish(&self.names, || format!("{}:{line}", self.file))
    }
}

impl Iterator for Records {
    type Item = Result<Article, Unread>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        self.reader.get_mut().renew();
        let read = self.reader.read_byte_record(&mut self.record);
        let line = match &read {
            Ok(true) => self.record.position().map_or(0, csv::Position::line),
            _ => self.reader.position().line(),
        };
        let line = line + self.uncounted;
        let outcome = match read {
            Ok(false) => return None,
            Ok(true) => self.article(line),
            Err(e) => {
                // Where the next record begins is not known any more.
                self.ended = true;
                Err(explained(&self.reader, &e).at(format_args!("line {line}")))
            }
        };
        Some(outcome.map_err(|error| Unread { id: format!("{}:{line}", self.file), error }))
    }
}

fn explained(reader: &Reader<Bytes>, e: &csv::Error) -> Error {
    match e.kind() {
        csv::ErrorKind::Io(e) => reader.get_ref().explain(e),
        _ => Error::format(format!("{}: {e}", reader.get_ref().name())),
    }
}

/// The delimiter that a line has most of, a comma when it has none.
fn likely(line: &[u8]) -> u8 {
    let count = |d: u8| line.iter().filter(|&&b| b == d).count();
    let most = [b'\t', b';', b','].into_iter().max_by_key(|&d| count(d));
    most.unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(content: &[u8], most: usize) -> Result<Records> {
        let bytes = Bytes::new("x.csv".into(), std::io::Cursor::new(content.to_vec()), most).unwrap();
        Records::new(bytes, Arc::new(FieldNames::default()), None)
    }

    fn read(content: &[u8]) -> Vec<Result<Article, String>> {
        records(content, 1 << 20).unwrap().map(|r| r.map_err(|u| u.error.to_string())).collect()
    }

    #[test]
    fn quoted_fields_may_hold_lines_and_delimiters_are_told() {
        let want = [
            Ok(Article { title: Some("عنوان".into()), ..Article::new("7", "سطر, ثم \"قول\"\nوسطر") }),
            Ok(Article::new("x.csv:4", "")),
        ];
        for d in [",", ";", "\t"] {
            let content = format!(
                "\u{FEFF}id{d}title{d}text{d}n\r\n7{d}عنوان{d}\"سطر, ثم \"\"قول\"\"\nوسطر\"{d}1\r\n{d}{d}{d}\r\n"
            );
            assert_eq!(read(content.as_bytes()), want, "{d:?}");
        }
    }

    #[test]
    fn bad_records_are_named_and_the_rest_is_read() {
        let all = read(b"id,text\n1,a\n2\n3,\xFF\n4,b,c\n5,d\n");
        let errors: Vec<&str> = all.iter().filter_map(|r| r.as_ref().err().map(String::as_str)).collect();
        let want = [
            "x.csv: line 3: 1 field under 2 column names",
            "x.csv: line 4: column \"text\" is not UTF-8",
            "x.csv: line 5: 3 fields under 2 column names",
        ];
        assert_eq!(errors, want);
        assert_eq!(all.iter().flatten().map(|a| a.id.as_str()).collect::<Vec<_>>(), ["1", "5"]);
        let open = read(b"id,text\n\"1,a\n2,b\n").remove(0).unwrap_err();
        assert_eq!(open, "x.csv: line 2: 1 field under 2 column names; a quotation mark may be left open");
    }

    #[test]
    fn a_quotation_mark_that_is_left_open_ends_the_file_in_bounded_memory() {
        let mut content = b"text\ngood\n\"open".to_vec();
        content.resize(100_000, b'x');
        let all: Vec<_> = records(&content, 10_000).unwrap().collect();
        assert_eq!(all.len(), 2);
        let error = all[1].as_ref().unwrap_err().error.to_string();
        assert!(error.contains("x.csv: an article of more than 10000 bytes"), "{error}");
    }

    #[test]
    fn a_file_without_text_is_refused() {
        let error = records(b"a,b\n1,2\n", 100).map(drop).unwrap_err();
        assert_eq!(error.to_string(), "x.csv: there is no column \"text\"; the file has: a, b");
    }
}
