//! An HTTP response as web archives keep it: its head, and its body without transfer and content coding.

use crate::error::{Error, Result};
use std::io::Read;

/// Most header lines of a response.
const HEADERS: usize = 256;

/// The head of a response that succeeded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// Bytes of the head; the body follows.
    pub len: usize,
    /// `Content-Type`, in small letters.
    pub content_type: String,
    chunked: bool,
    coding: String,
}

impl Head {
    /// The head of `response`, unless the response is no success or no HTTP.
    pub fn parse(response: &[u8]) -> Option<Head> {
        let mut headers = [httparse::EMPTY_HEADER; HEADERS];
        let mut parsed = httparse::Response::new(&mut headers);
        let config = {
            let mut config = httparse::ParserConfig::default();
            config
                .allow_spaces_after_header_name_in_responses(true)
                .allow_obsolete_multiline_headers_in_responses(true)
                .ignore_invalid_headers_in_responses(true);
            config
        };
        let httparse::Status::Complete(len) = config.parse_response(&mut parsed, response).ok()? else { return None };
        if parsed.code != Some(200) {
            return None;
        }
        let mut head = Head { len, ..Head::default() };
        for header in parsed.headers {
            let value = String::from_utf8_lossy(header.value).trim().to_ascii_lowercase();
            match header.name.to_ascii_lowercase().as_str() {
                "content-type" => head.content_type = value,
                "transfer-encoding" => head.chunked = value.contains("chunked"),
                "content-encoding" if value != "identity" => head.coding = value,
                _ => {}
            }
        }
        Some(head)
    }

    /// The body of at most `most` bytes. Archives often keep a body that is uncoded already under its first head.
    pub fn body(&self, response: &[u8], most: usize) -> Result<Vec<u8>> {
        let body = &response[self.len.min(response.len())..];
        let joined = if self.chunked { joined(body) } else { None };
        let body = joined.as_deref().unwrap_or(body);
        let mut plain = Vec::new();
        let decoder: Box<dyn Read + '_> = match self.coding.as_str() {
            "gzip" | "x-gzip" if body.starts_with(&[0x1F, 0x8B]) => {
                Box::new(flate2::bufread::MultiGzDecoder::new(body))
            }
            "deflate" if body.first().is_some_and(|b| b & 0x0F == 8) => {
                Box::new(flate2::bufread::ZlibDecoder::new(body))
            }
            "zstd" if body.starts_with(&[0x28, 0xB5, 0x2F, 0xFD]) => {
                Box::new(zstd::Decoder::with_buffer(body).map_err(|e| damaged(&self.coding, &e))?)
            }
            "" | "gzip" | "x-gzip" | "deflate" | "zstd" => Box::new(body),
            other => {
                return Err(Error::format(format!("a page coded as {other:?}; read are gzip, deflate and zstd")));
            }
        };
        decoder.take(most as u64 + 1).read_to_end(&mut plain).map_err(|e| damaged(&self.coding, &e))?;
        Ok(plain)
    }
}

fn damaged(coding: &str, e: &std::io::Error) -> Error {
    Error::format(format!("the {coding} data of the page are damaged: {e}"))
}

/// The parts of a chunked body as one; `None` when the body is not chunked after all.
fn joined(body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::with_capacity(body.len());
    let mut rest = body;
    while let httparse::Status::Complete((start, len)) = httparse::parse_chunk_size(rest).ok()? {
        let end = start.checked_add(usize::try_from(len).ok()?)?;
        if len == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(rest.get(start..end)?);
        rest = rest.get(end..)?;
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n"))?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    const PAGE: &str = "<p>وصل الوفد إلى المدينة</p>";

    fn gzip(data: &[u8]) -> Vec<u8> {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        out.write_all(data).unwrap();
        out.finish().unwrap()
    }

    fn body(headers: &str, body: &[u8]) -> Result<Vec<u8>> {
        let response = [format!("HTTP/1.1 200 OK\r\n{headers}\r\n").as_bytes(), body].concat();
        Head::parse(&response).unwrap().body(&response, 1000)
    }

    #[test]
    fn bodies_are_uncoded_where_they_are_coded() {
        let packed = gzip(PAGE.as_bytes());
        let (a, b) = packed.split_at(10);
        let chunks = [b"a\r\n", a, format!("\r\n{:x};x=y\r\n", b.len()).as_bytes(), b, b"\r\n0\r\n\r\n"].concat();
        for (headers, content) in [
            ("", PAGE.as_bytes()),
            ("Content-Encoding: gzip\r\n", &packed),
            ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", &chunks),
            ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", PAGE.as_bytes()),
        ] {
            assert_eq!(body(headers, content).unwrap(), PAGE.as_bytes(), "{headers}");
        }
        let error = body("Content-Encoding: br\r\n", b"x").unwrap_err();
        assert_eq!(error.to_string(), "a page coded as \"br\"; read are gzip, deflate and zstd");
    }

    #[test]
    fn a_bomb_is_not_unpacked_beyond_the_limit() {
        let bomb = gzip(&vec![b'x'; 1 << 20]);
        assert_eq!(body("Content-Encoding: gzip\r\n", &bomb).unwrap().len(), 1001);
    }

    #[test]
    fn failures_and_other_things_have_no_head() {
        for response in ["HTTP/1.1 404 Not Found\r\n\r\n", "HTTP/1.1 301 Moved\r\nLocation: /\r\n\r\n", "<html>", ""] {
            assert_eq!(Head::parse(response.as_bytes()), None, "{response}");
        }
    }
}
