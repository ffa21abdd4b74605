//! JSON Lines: an article a line; a line that is wrong is named, and harms no other.

use super::decode::{Bytes, Found, or_damaged, too_long, utf8};
use super::fields::{Field, FieldNames, Record};
use super::kinds::BOM;
use crate::article::Article;
use crate::batch::Unread;
use crate::error::{Error, Result};
use serde::de::{DeserializeSeed, Deserializer as _, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// The articles of a file in JSON Lines.
pub(super) struct Lines {
    bytes: Bytes,
    file: Arc<str>,
    names: Arc<FieldNames>,
    number: usize,
    offset: u64,
    ended: bool,
}

impl Lines {
    pub fn new(bytes: Bytes, names: Arc<FieldNames>) -> Self {
        let file = bytes.name().into();
        Lines { bytes, file, names, number: 0, offset: 0, ended: false }
    }

    /// The next line that is not blank, or why there is none.
    fn line(&mut self) -> Result<Option<Result<Line, Unread>>> {
        loop {
            let mut bytes = Vec::new();
            let start = self.offset;
            let found = self.bytes.line(&mut bytes)?;
            self.number += 1;
            match found {
                Found::End => return Ok(None),
                Found::Line(read) => self.offset += read as u64,
                Found::TooLong(read) => {
                    self.offset += read as u64;
                    let line = Line::new(self.file.clone(), self.names.clone(), "line", self.number, start);
                    return Ok(Some(Err(line.unread(|place| too_long(place, self.bytes.most())))));
                }
            }
            let skip =
                if self.number == 1 && bytes.starts_with(BOM) { bytes.drain(..BOM.len()).len() as u64 } else { 0 };
            bytes.truncate(bytes.trim_ascii_end().len());
            if !bytes.trim_ascii_start().is_empty() {
                let line = Line::new(self.file.clone(), self.names.clone(), "line", self.number, start + skip);
                return Ok(Some(Ok(line.with(bytes))));
            }
        }
    }
}

impl Iterator for Lines {
    type Item = Result<Line, Unread>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let next = self.line();
        self.ended = next.is_err();
        or_damaged(next, &self.file, self.number + 1)
    }
}

/// One object, which is a line or an item, not yet looked into.
#[derive(Debug)]
pub(super) struct Line {
    file: Arc<str>,
    names: Arc<FieldNames>,
    what: &'static str,
    number: usize,
    offset: u64,
    bytes: Vec<u8>,
}

impl Line {
    /// The object number `number` of a file, which counts `what` and has this one at `offset`.
    pub fn new(file: Arc<str>, names: Arc<FieldNames>, what: &'static str, number: usize, offset: u64) -> Self {
        Line { file, names, what, number, offset, bytes: Vec::new() }
    }

    /// The same with its bytes.
    pub fn with(self, bytes: Vec<u8>) -> Self {
        Line { bytes, ..self }
    }

    /// Why there is no article, given the place.
    pub fn unread(self, error: impl FnOnce(&str) -> Error) -> Unread {
        let Line { file, what, number, .. } = self;
        Unread { id: format!("{file}:{number}"), error: error(&format!("{file}: {what} {number}")) }
    }

    /// Length of the line in bytes.
    pub fn len(&self) -> usize {
        self.bytes.len()
    }

    /// The article that the line holds.
    pub fn open(self) -> Result<Article, Unread> {
        let Line { file, names, what, number, offset, bytes } = self;
        let place = format!("{file}: {what} {number}");
        let id = || format!("{file}:{number}");
        let article = utf8(&place, offset, bytes).and_then(|line| {
            let record = parse(&line, &names).map_err(|e| e.at(&place))?;
            record.finish(&names, id).map_err(|e| e.at(&place))
        });
        article.map_err(|error| Unread { id: id(), error })
    }
}

/// The fields of one JSON object.
fn parse(line: &str, names: &FieldNames) -> Result<Record> {
    let mut json = serde_json::Deserializer::from_str(line);
    let record = json.deserialize_any(RecordVisitor(names)).and_then(|r| json.end().map(|()| r));
    record.map_err(|e| {
        let message = e.to_string();
        let what = message.rsplit_once(" at line ").map_or(&*message, |(what, _)| what);
        let column = if e.is_data() { String::new() } else { format!(", column {}", e.column()) };
        let kind = if e.is_data() { "" } else { "not JSON: " };
        Error::format(format!("{kind}{what}{column}"))
    })
}

struct RecordVisitor<'n>(&'n FieldNames);

impl<'de> Visitor<'de> for RecordVisitor<'_> {
    type Value = Record;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Record, A::Error> {
        let mut record = Record::default();
        while let Some(name) = map.next_key::<Cow<'de, str>>()? {
            match self.0.find(&name) {
                Some((field, rank)) if record.wants(field, rank) => {
                    let value = map.next_value_seed(Scalar { name: &name, needed: field == Field::Text })?;
                    record.set(field, rank, value);
                }
                Some(_) => drop(map.next_value::<IgnoredAny>()?),
                None => {
                    map.next_value::<IgnoredAny>()?;
                    record.skip(&name);
                }
            }
        }
        Ok(record)
    }
}

/// A string, or a number as its digits; lists and objects mean nothing, unless a text is needed.
struct Scalar<'n> {
    name: &'n str,
    needed: bool,
}

impl<'de> DeserializeSeed<'de> for Scalar<'_> {
    type Value = Option<String>;

    fn deserialize<D: serde::Deserializer<'de>>(self, d: D) -> Result<Self::Value, D::Error> {
        d.deserialize_any(self)
    }
}

impl Scalar<'_> {
    fn other<E: serde::de::Error>(&self, what: &str, value: impl ToString) -> Result<Option<String>, E> {
        match self.needed {
            true => Err(E::custom(format_args!("field {:?} is {what}, not a string", self.name))),
            false => Ok(Some(value.to_string())),
        }
    }
}

impl<'de> Visitor<'de> for Scalar<'_> {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, s: &str) -> Result<Self::Value, E> {
        Ok(Some(s.to_owned()))
    }

    fn visit_string<E>(self, s: String) -> Result<Self::Value, E> {
        Ok(Some(s))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_bool<E: serde::de::Error>(self, b: bool) -> Result<Self::Value, E> {
        self.other("a boolean", b)
    }

    fn visit_i64<E: serde::de::Error>(self, n: i64) -> Result<Self::Value, E> {
        self.other("a number", n)
    }

    fn visit_u64<E: serde::de::Error>(self, n: u64) -> Result<Self::Value, E> {
        self.other("a number", n)
    }

    fn visit_f64<E: serde::de::Error>(self, n: f64) -> Result<Self::Value, E> {
        self.other("a number", n)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        if self.needed {
            Err(A::Error::custom(format_args!("field {:?} is a list, not a string", self.name)))
        } else {
            Ok(None)
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        if self.needed {
            Err(A::Error::custom(format_args!("field {:?} is an object, not a string", self.name)))
        } else {
            Ok(None)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content: &[u8]) -> Vec<Result<Article, String>> {
        let bytes = Bytes::new("x.jsonl".into(), std::io::Cursor::new(content.to_vec()), 1 << 20).unwrap();
        let lines = Lines::new(bytes, Arc::new(FieldNames::default()));
        lines.map(|line| line.and_then(Line::open).map_err(|u| u.error.to_string())).collect()
    }

    #[test]
    fn fields_are_found_and_ids_default_to_the_line() {
        let lines = "\u{FEFF}{\"id\": 7, \"text\": \"خبر\", \"tags\": [1, {}], \"author\": [\"x\"]}\n\n{\"body\":\"نص\",\"url\":null}";
        let articles = read(lines.as_bytes());
        assert_eq!(articles, [Ok(Article::new("7", "خبر")), Ok(Article::new("x.jsonl:3", "نص"))]);
    }

    #[test]
    fn bad_lines_are_named_and_the_rest_is_read() {
        let mut content = b"{\"text\": \"a\"}\n{\"text\" \"a\"}\n[1]\n{\"text\": 5}\n{\"x\": 1}\n".to_vec();
        content.extend(b"{\"text\": \"\xFF\"}\n{\"text\": \"b\"} x\n{\"text\":\"c\"}\n");
        let errors: Vec<String> = read(&content).into_iter().filter_map(Result::err).collect();
        let want = [
            "x.jsonl: line 2: not JSON: expected `:`, column 9",
            "x.jsonl: line 3: invalid type: sequence, expected a JSON object",
            "x.jsonl: line 4: field \"text\" is a number, not a string",
            "x.jsonl: line 5: there is no field \"text\"; the record has: x",
            "x.jsonl: line 6: byte 62 is not UTF-8",
            "x.jsonl: line 7: not JSON: trailing characters, column 15",
        ];
        assert_eq!(errors, want);
        assert_eq!(read(&content).into_iter().filter(Result::is_ok).count(), 2);
    }
}
