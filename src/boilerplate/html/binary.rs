//! Data that are no page: pictures, archives and the like, which would be read as signs without sense.

/// The first bytes of files that are often taken for pages, and what they are.
const KNOWN: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xFF\xD8\xFF", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1F\x8B", "a gzip file"),
    (b"\x28\xB5\x2F\xFD", "a zstd file"),
];
/// Bytes at the front that are looked at.
const FRONT: usize = 1024;

/// What `data` are, when they are no page: a file of a known sort, or bytes that no text has, without any tag among them.
pub(super) fn is(data: &[u8]) -> Option<&'static str> {
    if let Some((_, what)) = KNOWN.iter().find(|(start, _)| data.starts_with(start)) {
        return Some(what);
    }
    let front = &data[..data.len().min(FRONT)];
    let bom = [&b"\xFE\xFF"[..], b"\xFF\xFE", b"\xEF\xBB\xBF"].iter().any(|bom| data.starts_with(bom));
    // In UTF-16 a zero stands beside each sign of a tag.
    let tag = |w: &[u8]| w[0] == b'<' && (w[1].is_ascii_alphabetic() || matches!(w[1], b'!' | b'?' | b'/' | 0));
    let binary = |b: &u8| matches!(b, 0..=8 | 11 | 14..=26 | 28..=31);
    (!bom && front.iter().any(binary) && !front.windows(2).any(tag)).then_some("binary data")
}

#[cfg(test)]
mod tests {
    use super::is;

    #[test]
    fn files_of_other_sorts_are_told_from_pages() {
        let all: Vec<u8> = (0..=255).collect();
        let wide: Vec<u8> = "<p>خبر".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (data, what) in [
            (&b"%PDF-1.4 abc"[..], Some("a PDF file")),
            (b"\x89PNG\r\n\x1A\n", Some("a PNG picture")),
            (&all, Some("binary data")),
            (&wide, None),
            (b"\xFF\xFE<\0p\0", None),
            (b"<html>\x0E</html>", None),
            ("وصل الوفد".as_bytes(), None),
            (b"\xE6\xD5\xE1", None),
            (b"", None),
        ] {
            assert_eq!(is(data), what, "{data:?}");
        }
    }
}
