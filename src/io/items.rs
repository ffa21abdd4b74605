//! JSON that is no JSON Lines: a list of articles, or objects over many lines; an item that is wrong harms no other.

use super::decode::{Bytes, Found, or_damaged, too_long};
use super::fields::FieldNames;
use super::jsonl::Line;
use super::kinds::BOM;
use crate::batch::Unread;
use crate::error::Result;
use std::sync::Arc;

/// The articles of a file in JSON, one by one: what stands in its list, or its objects one after the other.
pub(super) struct Items {
    bytes: Bytes,
    file: Arc<str>,
    names: Arc<FieldNames>,
    number: usize,
    offset: u64,
    ended: bool,
}

/// Where in a value of JSON the next byte stands.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Place {
    /// Objects and lists that are open.
    depth: usize,
    /// Whether it stands in a string.
    quoted: bool,
    /// Whether it stands behind a backslash.
    escaped: bool,
}

impl Place {
    /// Passes over `byte`; true when the value ends with it.
    fn pass(&mut self, byte: u8) -> bool {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' if self.quoted => self.escaped = true,
            b'"' => self.quoted = !self.quoted,
            _ if self.quoted => return false,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => return false,
        }
        self.depth == 0 && !self.quoted
    }
}

impl Items {
    pub fn new(bytes: Bytes, names: Arc<FieldNames>) -> Self {
        let file = bytes.name().into();
        Items { bytes, file, names, number: 0, offset: 0, ended: false }
    }

    /// Passes over what stands between values, the brackets of a list among them; false at the end.
    fn find(&mut self) -> Result<bool> {
        if self.offset == 0 && self.bytes.peek()?.starts_with(BOM) {
            self.consume(BOM.len());
        }
        loop {
            let some = self.bytes.peek()?;
            if some.is_empty() {
                return Ok(false);
            }
            let between = |b: &u8| b.is_ascii_whitespace() || matches!(b, b',' | b'[' | b']');
            let passed = some.iter().take_while(|b| between(b)).count();
            let found = passed < some.len();
            self.consume(passed);
            if found {
                return Ok(true);
            }
        }
    }

    /// Takes the value that begins here, unless it is too long.
    fn take(&mut self, value: &mut Vec<u8>) -> Result<Found> {
        let (mut place, mut read) = (Place::default(), 0);
        loop {
            let most = self.bytes.most();
            let some = self.bytes.peek()?;
            // Numbers and words end before what follows them, all else with its last byte.
            let mut end = None;
            for (at, &byte) in some.iter().enumerate() {
                if place == Place::default() && read + at > 0 && (byte.is_ascii_whitespace() || b",]}".contains(&byte))
                {
                    end = Some(at);
                    break;
                }
                if place.pass(byte) {
                    end = Some(at + 1);
                    break;
                }
            }
            let used = end.unwrap_or(some.len());
            if read + used <= most {
                value.extend_from_slice(&some[..used]);
            } else {
                *value = Vec::new();
            }
            read += used;
            let last = end.is_some() || some.is_empty();
            self.consume(used);
            if last {
                return Ok(if read > most { Found::TooLong(read) } else { Found::Line(read) });
            }
        }
    }

    fn consume(&mut self, count: usize) {
        self.bytes.consume(count);
        self.offset += count as u64;
    }

    fn item(&mut self) -> Result<Option<Result<Line, Unread>>> {
        if !self.find()? {
            return Ok(None);
        }
        self.number += 1;
        let (mut value, start) = (Vec::new(), self.offset);
        let item = Line::new(self.file.clone(), self.names.clone(), "item", self.number, start);
        Ok(Some(match self.take(&mut value)? {
            Found::TooLong(_) => Err(item.unread(|place| too_long(place, self.bytes.most()))),
            _ => Ok(item.with(value)),
        }))
    }
}

impl Iterator for Items {
    type Item = Result<Line, Unread>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let next = self.item();
        self.ended = next.is_err();
        or_damaged(next, &self.file, self.number + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;

    fn read(content: &str, most: usize) -> Vec<Result<Article, String>> {
        let bytes = Bytes::new("x.json".into(), std::io::Cursor::new(content.to_owned()), most).unwrap();
        let items = Items::new(bytes, Arc::new(FieldNames::default()));
        items.map(|item| item.and_then(Line::open).map_err(|u| u.error.to_string())).collect()
    }

    #[test]
    fn lists_and_objects_over_many_lines_are_read() {
        let want = [Ok(Article::new("7", "قال: \"{نعم}\" [ثم] عاد")), Ok(Article::new("x.json:2", "نص"))];
        let one = "{\n  \"id\": 7,\n  \"text\": \"قال: \\\"{نعم}\\\" [ثم] عاد\",\n  \"tags\": [{}, []]\n}";
        let two = "{\"body\": \"نص\"}";
        for content in [format!("\u{FEFF}[{one},\n {two}]\n"), format!("{one}\n{two}"), format!("[ {one} , {two} ")] {
            assert_eq!(read(&content, 1 << 20), want, "{content}");
        }
        assert_eq!(read("[]", 100), []);
        assert_eq!(read(" \n", 100), []);
    }

    #[test]
    fn bad_items_are_named_and_the_rest_is_read() {
        let long = "ط".repeat(200);
        let content =
            format!("[12, \"نص\", {{\"text\": 5}}, {{\"text\": \"{long}\"}}, {{\"text\": \"b\"}}, {{\"text\": \"cut");
        let want = [
            Err("x.json: item 1: invalid type: integer `12`, expected a JSON object".to_owned()),
            Err("x.json: item 2: invalid type: string \"نص\", expected a JSON object".to_owned()),
            Err("x.json: item 3: field \"text\" is a number, not a string".to_owned()),
            Err("x.json: item 4: an article of more than 100 bytes unpacked, which is the most that is read".to_owned()),
            Ok(Article::new("x.json:5", "b")),
            Err("x.json: item 6: not JSON: EOF while parsing a string, column 13".to_owned()),
        ];
        assert_eq!(read(&content, 100), want);
    }
}
