//! The charset of a page: by its byte order mark, the server's word, its own declaration, or its looks.

use encoding_rs::{Encoding, UTF_8};
use std::borrow::Cow;

/// Bytes at the front of a page in which its charset may be declared.
const DECLARED: usize = 4096;

/// The page as text, and the name of the charset it was read in; `named` is what the server said.
///
/// Bytes that are valid UTF-8 are read as UTF-8 unless the server named something else.
pub(super) fn decode<'d>(data: &'d [u8], named: Option<&str>) -> (Cow<'d, str>, &'static str) {
    if let Some((encoding, bom)) = Encoding::for_bom(data) {
        return (encoding.decode_without_bom_handling(&data[bom..]).0, encoding.name());
    }
    let named = named.and_then(|n| Encoding::for_label(n.as_bytes()));
    if named.is_none_or(|e| e == UTF_8)
        && let Ok(text) = std::str::from_utf8(data)
    {
        return (Cow::Borrowed(text), UTF_8.name());
    }
    let encoding = named.filter(|e| *e != UTF_8).or_else(|| declared(data)).unwrap_or_else(|| {
        let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
        detector.feed(data, true);
        detector.guess(None, chardetng::Utf8Detection::Allow)
    });
    (encoding.decode_without_bom_handling(data).0, encoding.name())
}

/// The charset that a page declares in its head; UTF-8 that is none does not count.
fn declared(data: &[u8]) -> Option<&'static Encoding> {
    let head = &data[..data.len().min(DECLARED)];
    let mut at = 0;
    while let Some(found) = head[at..].windows(8).position(|w| w.eq_ignore_ascii_case(b"charset=")) {
        at += found + 8;
        let label: Vec<u8> = head[at..]
            .iter()
            .skip_while(|c| matches!(c, b'"' | b'\'' | b' '))
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_' | b':'))
            .copied()
            .collect();
        if let Some(encoding) = Encoding::for_label(&label).filter(|e| *e != UTF_8) {
            return Some(encoding);
        }
    }
    None
}
