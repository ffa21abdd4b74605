//! Web archives (WARC 1.0 and 1.1): an article for each page that was fetched, or text that was taken from one.
//!
//! Records are read one by one; what is no page is passed over without being kept. Framing is our own: a record
//! may claim any length, and readers that keep whole records in memory cannot be told a limit.

use super::decode::{Bytes, Found, or_damaged, too_long};
use super::http::Head;
use super::kinds::BOM;
use super::page::from_page;
use crate::article::Article;
use crate::batch::Unread;
use crate::boilerplate::html;
use crate::error::{Error, Result};
use std::sync::Arc;

/// Most bytes of a record's head.
const HEAD_BYTES: usize = 1 << 16;
/// Most header lines of a record.
const HEADERS: usize = 128;

/// The pages of an archive.
pub(super) struct Archive {
    bytes: Bytes,
    file: Arc<str>,
    number: usize,
    ended: bool,
}

/// What the head of a record says.
#[derive(Debug, Default)]
struct RecordHead {
    kind: String,
    content_type: String,
    id: Option<String>,
    url: Option<String>,
    len: Option<u64>,
}

impl Archive {
    pub fn new(bytes: Bytes) -> Self {
        let file = bytes.name().into();
        Archive { bytes, file, number: 0, ended: false }
    }

    /// The head of the next record; `None` at the end.
    fn head(&mut self) -> Result<Option<RecordHead>> {
        let mut head = Vec::new();
        loop {
            let start = head.len();
            let found = self.bytes.line(&mut head)?;
            let line = head[start.min(head.len())..].trim_ascii();
            match found {
                Found::End if start == 0 => return Ok(None),
                Found::End => return Err(self.cut_off()),
                _ if start == 0 && line.is_empty() => head.clear(),
                Found::Line(_) if head.len() <= HEAD_BYTES => {
                    if start == 0 {
                        self.number += 1;
                        if !line.strip_prefix(BOM).unwrap_or(line).starts_with(b"WARC/") {
                            return Err(self.wrong("no WARC record begins where one should"));
                        }
                    } else if line.is_empty() {
                        return self.parsed(&head).map(Some);
                    }
                }
                _ => return Err(self.wrong("the head of the record is too long")),
            }
        }
    }

    fn parsed(&self, head: &[u8]) -> Result<RecordHead> {
        let fields = head.iter().position(|&b| b == b'\n').map_or(head, |at| &head[at + 1..]);
        let mut headers = [httparse::EMPTY_HEADER; HEADERS];
        let found = match httparse::parse_headers(fields, &mut headers) {
            Ok(httparse::Status::Complete((_, found))) => found,
            _ => return Err(self.wrong("the head of the record is damaged")),
        };
        let mut said = RecordHead::default();
        for header in found {
            let value = String::from_utf8_lossy(header.value).trim().to_owned();
            match header.name.to_ascii_lowercase().as_str() {
                "warc-type" => said.kind = value.to_ascii_lowercase(),
                "content-type" => said.content_type = value.to_ascii_lowercase(),
                "warc-record-id" => said.id = Some(bare(&value).to_owned()),
                "warc-target-uri" => said.url = Some(bare(&value).to_owned()),
                "content-length" => said.len = value.parse().ok(),
                _ => {}
            }
        }
        Ok(said)
    }

    /// The page of the next record that holds one.
    fn page(&mut self) -> Result<Option<Result<ArchivePage, Unread>>> {
        while let Some(head) = self.head()? {
            let Some(len) = head.len else { return Err(self.wrong("the record does not say its length")) };
            let is_http = head.kind == "response" && !head.content_type.contains("dns");
            let is_plain = matches!(head.kind.as_str(), "resource" | "conversion") && is_readable(&head.content_type);
            let id = head.id.unwrap_or_else(|| format!("{}:{}", self.file, self.number));
            let place = format!("{}: record {}", self.file, self.number);
            let kept = usize::try_from(len).ok().filter(|len| *len <= self.bytes.most());
            let Some(len) = kept.filter(|_| is_http || is_plain) else {
                if !self.bytes.skip(len)? {
                    return Err(self.cut_off());
                }
                if kept.is_none() && (is_plain || is_http) {
                    return Ok(Some(Err(Unread { id, error: too_long(&place, self.bytes.most()) })));
                }
                continue;
            };
            let Some(content) = self.bytes.exact(len)? else { return Err(self.cut_off()) };
            let http = if is_http {
                match Head::parse(&content) {
                    Some(http) if is_readable(&http.content_type) => Some(http),
                    _ => continue,
                }
            } else {
                None
            };
            let content_type = http.as_ref().map_or(head.content_type, |http| http.content_type.clone());
            let most = self.bytes.most();
            return Ok(Some(Ok(ArchivePage { id, place, url: head.url, content_type, http, content, most })));
        }
        Ok(None)
    }

    fn wrong(&self, what: &str) -> Error {
        Error::format(format!("{}: record {}: {what}", self.file, self.number))
    }

    fn cut_off(&self) -> Error {
        self.wrong("the file ends inside the record")
    }
}

impl Iterator for Archive {
    type Item = Result<ArchivePage, Unread>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let next = self.page();
        self.ended = next.is_err();
        or_damaged(next, &self.file, self.number)
    }
}

/// A value without the angle brackets around it.
fn bare(value: &str) -> &str {
    value.strip_prefix('<').and_then(|v| v.strip_suffix('>')).unwrap_or(value)
}

/// Whether content of this type may be an article.
fn is_readable(content_type: &str) -> bool {
    ["text/html", "application/xhtml", "text/plain"].iter().any(|t| content_type.starts_with(t))
}

/// A page as the archive keeps it, not yet looked into.
#[derive(Debug)]
pub(super) struct ArchivePage {
    id: String,
    place: String,
    url: Option<String>,
    content_type: String,
    http: Option<Head>,
    content: Vec<u8>,
    most: usize,
}

impl ArchivePage {
    /// Its length in bytes.
    pub fn len(&self) -> usize {
        self.content.len()
    }

    /// The article of the page.
    pub fn open(self) -> Result<Article, Unread> {
        let (id, place) = (self.id.clone(), self.place.clone());
        self.article().map_err(|error| Unread { id, error: error.at(place) })
    }

    fn article(self) -> Result<Article> {
        let content = match &self.http {
            Some(http) => http.body(&self.content, self.most)?,
            None => self.content,
        };
        if content.len() > self.most {
            return Err(too_long("the page", self.most));
        }
        if self.content_type.starts_with("text/plain") {
            let text = String::from_utf8(content).map_err(|_| Error::format("the text is not UTF-8"))?;
            return Ok(Article { url: self.url, ..Article::new(self.id, text) });
        }
        let charset = self.content_type.split_once("charset=").map(|(_, name)| name);
        let charset = charset.map(|name| name.split(';').next().unwrap_or_default().trim_matches(['"', '\'', ' ']));
        let page = html::extract_as(&content, self.url.as_deref(), charset)?;
        Ok(from_page(self.id, page))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: &str, id: &str, content_type: &str, content: &str) -> String {
        format!(
            "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{id}>\r\nContent-Type: {content_type}\r\n\
             WARC-Target-URI: https://akhbar.example/{id}\r\nContent-Length: {}\r\n\r\n{content}\r\n\r\n",
            content.len()
        )
    }

    fn read(content: &[u8], most: usize) -> Vec<Result<Article, String>> {
        let bytes = Bytes::new("x.warc".into(), std::io::Cursor::new(content.to_vec()), most).unwrap();
        Archive::new(bytes).map(|p| p.and_then(ArchivePage::open).map_err(|u| u.error.to_string())).collect()
    }

    fn archive() -> String {
        let page = "<html><body><article><p>وصل الوفد إلى المدينة ظهر أمس بعد رحلة طويلة.</p></article></body></html>";
        let http = "application/http; msgtype=response";
        [
            record("warcinfo", "0", "application/warc-fields", "software: x\r\n"),
            record("request", "1", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"),
            record("response", "2", http, &format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}")),
            record("response", "3", http, "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nx"),
            record("response", "4", http, "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nx"),
            record("conversion", "5", "text/plain", "أعلن الوزير افتتاح الطريق."),
        ]
        .concat()
    }

    #[test]
    fn pages_and_texts_are_articles_and_the_rest_is_passed_over() {
        let all: Vec<Article> = read(archive().as_bytes(), 1 << 20).into_iter().map(Result::unwrap).collect();
        let ids: Vec<_> = all.iter().map(|a| (a.id.as_str(), a.url.as_deref().unwrap())).collect();
        let want = [("urn:uuid:2", "https://akhbar.example/2"), ("urn:uuid:5", "https://akhbar.example/5")];
        assert_eq!(ids, want);
        assert_eq!(all[0].text.trim(), "وصل الوفد إلى المدينة ظهر أمس بعد رحلة طويلة.");
        assert_eq!(all[1].text, "أعلن الوزير افتتاح الطريق.");
    }

    #[test]
    fn archives_that_are_cut_off_or_lie_about_lengths_are_named() {
        let whole = archive();
        for cut in 0..whole.len() {
            let all = read(&whole.as_bytes()[..cut], 1 << 20);
            assert!(all.iter().rev().skip(1).all(Result::is_ok), "only the last may be bad");
        }
        let lie = whole.replace("Content-Length: 13", "Content-Length: 99999999999999");
        assert_eq!(read(lie.as_bytes(), 1 << 20), [Err("x.warc: record 1: the file ends inside the record".into())]);
        let small = read(whole.as_bytes(), 60);
        let error = small[0].as_ref().unwrap_err();
        assert_eq!(
            error,
            "x.warc: record 3: an article of more than 60 bytes unpacked, which is the most that is read"
        );
        assert!(small[1].is_ok(), "what follows is read");
        let junk = [whole.as_str(), "junk\r\n"].concat();
        assert_eq!(
            read(junk.as_bytes(), 1 << 20).pop(),
            Some(Err("x.warc: record 7: no WARC record begins where one should".into()))
        );
    }
}
