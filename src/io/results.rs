//! Files that khabar has written, told by what they hold: a run whose results lie among its input must not read them.

use super::decode::{Bytes, Found};
use super::options::MOST_BYTES;
use super::parquet;
use super::write_csv::write_csv_head;
use crate::boilerplate::Report;
use crate::columns::{articles_schema, figures_schema, groups_schema, reports_schema};
use crate::error::Result;
use arrow_array::RecordBatch;
use memchr::memmem;
use serde_json::{Map, Value};
use std::path::Path;

/// Whether khabar wrote the file, or it is empty: nothing is lost when it is written again. A file that cannot be read is
/// none of ours.
pub(super) fn is_result(path: &Path) -> bool {
    look(path).unwrap_or(false)
}

fn look(path: &Path) -> Result<bool> {
    let mut bytes = Bytes::open(path, MOST_BYTES)?;
    let start = bytes.peek()?;
    if start.starts_with(b"PAR1") {
        return Ok(parquet::writer(path).is_some_and(|writer| writer.starts_with("khabar ")));
    }
    if start.starts_with(b"<") {
        return Ok(memmem::find(start, b"<meta name=\"generator\" content=\"khabar ").is_some());
    }
    let mut line = Vec::new();
    match bytes.line(&mut line)? {
        Found::End => return Ok(true),
        Found::TooLong(_) => return Ok(false),
        Found::Line(_) => {}
    }
    let first = line.trim_ascii_end();
    if first == b"{" {
        line.extend(bytes.all()?);
        return Ok(object(&line).is_some_and(|note| note.contains_key("khabar") && note.contains_key("result_bytes")));
    }
    Ok(match first.first() {
        Some(b'{') => first == b"{\"groups\":[" || object(first).is_some_and(|row| is_row(&row)),
        _ => first == Report::HEAD.as_bytes() || is_head(first),
    })
}

fn object(bytes: &[u8]) -> Option<Map<String, Value>> {
    serde_json::from_slice(bytes).ok()
}

/// Whether an object has the fields of a row of our tables, all of them and no other.
fn is_row(row: &Map<String, Value>) -> bool {
    let tables = [(articles_schema(), None), (figures_schema(), None), (groups_schema(), Some("reports"))];
    tables.iter().any(|(schema, more)| {
        let mut names = schema.fields().iter().map(|field| field.name().as_str()).chain(*more);
        row.len() == schema.fields().len() + usize::from(more.is_some()) && names.all(|name| row.contains_key(name))
    })
}

/// Whether a line names the columns of one of our tables in CSV.
fn is_head(line: &[u8]) -> bool {
    [articles_schema(), figures_schema(), reports_schema()].into_iter().any(|schema| {
        let mut head = Vec::new();
        write_csv_head(&RecordBatch::new_empty(schema), &mut head).is_ok() && head.trim_ascii_end() == line
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::columns::Tables;
    use crate::io::{Format, ResultWriter};
    use crate::pipeline::{Pipeline, Scratch};
    use std::fs;

    #[test]
    fn results_are_told_from_articles_in_every_format() {
        let document = Pipeline::default().document(Article::new("1", "وصل 3 وزراء."), &mut Scratch::default());
        let tables = Tables::new(&[document]).unwrap();
        let made = tempfile::tempdir().unwrap();
        for &format in Format::ALL {
            let mut writer = ResultWriter::new(made.path(), format).unwrap();
            writer.write(&tables).unwrap();
            for path in writer.finish().unwrap() {
                assert!(is_result(&path), "{}", path.display());
            }
        }
        for (name, content) in [
            ("a.txt", "خبر"),
            ("b.jsonl", "{\"id\":\"1\",\"text\":\"خبر\"}\n"),
            ("c.json", "{\n  \"text\": \"خبر\"\n}"),
            ("d.csv", "id,url,site,title,text\n1,,,,خبر\n"),
            ("e.html", "<html><head><meta name=\"generator\" content=\"WordPress\"></head></html>"),
            ("f.parquet", "PAR1, but no more of it"),
        ] {
            let path = made.path().join(name);
            fs::write(&path, content).unwrap();
            assert!(!is_result(&path), "{name}");
        }
        assert!(!is_result(&made.path().join("none.csv")));
    }
}
