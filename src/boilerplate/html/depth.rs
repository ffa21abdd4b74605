//! Elements nested far too deep are taken apart before a page is parsed: readers of pages take the square of the
//! depth, and browsers too have a greatest depth.

use std::borrow::Cow;

/// Most elements inside each other, not counting those that end by themselves. News pages have less than a hundred.
const DEEPEST: usize = 128;
/// Elements that hold nothing, or end where the next of them begins.
const FLAT: &[&str] = &[
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "option", "p",
    "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr", "html", "head", "body",
];
/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "noscript", "iframe", "xmp"];

/// The page without the tags of elements that are nested too deep; what they hold stays.
pub(super) fn flattened(html: &str) -> Cow<'_, str> {
    let bytes = html.as_bytes();
    let (mut depth, mut dropped, mut at, mut copied) = (0_usize, 0_usize, 0, 0);
    let mut out = String::new();
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        let start = at + found;
        let rest = &bytes[start + 1..];
        let closes = rest.first() == Some(&b'/');
        let name = &rest[usize::from(closes)..];
        let len = name.iter().take_while(|b| b.is_ascii_alphanumeric() || **b == b'-').count();
        if len == 0 || !name[0].is_ascii_alphabetic() {
            at = if rest.starts_with(b"!--") { after(bytes, start + 4, b"-->") } else { start + 1 };
            continue;
        }
        let name = &name[..len];
        let is = |list: &[&str]| list.iter().any(|n| name.eq_ignore_ascii_case(n.as_bytes()));
        at = tag_end(bytes, start + 1);
        if is(FLAT) || bytes[..at].ends_with(b"/>") {
            continue;
        }
        if is(RAW) {
            if !closes {
                at = raw_end(bytes, at, name);
            }
            continue;
        }
        let drop = match closes {
            true if dropped > 0 => {
                dropped -= 1;
                true
            }
            true => {
                depth = depth.saturating_sub(1);
                false
            }
            false if depth >= DEEPEST => {
                dropped += 1;
                true
            }
            false => {
                depth += 1;
                false
            }
        };
        if drop {
            out.push_str(&html[copied..start]);
            copied = at;
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[copied..]);
    Cow::Owned(out)
}

/// One past `mark`, or the end.
fn after(bytes: &[u8], from: usize, mark: &[u8]) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    memchr::memmem::find(rest, mark).map_or(bytes.len(), |found| from + found + mark.len())
}

/// One past the `>` of the tag whose name begins at `from`; quoted values may hold others.
fn tag_end(bytes: &[u8], from: usize) -> usize {
    let mut quote = None;
    for (i, &b) in bytes.iter().enumerate().skip(from) {
        match (quote, b) {
            (None, b'>') => return i + 1,
            (None, b'"' | b'\'') if bytes[i - 1] == b'=' => quote = Some(b),
            (Some(q), b) if q == b => quote = None,
            _ => {}
        }
    }
    bytes.len()
}

/// Where the end tag of a raw element begins.
fn raw_end(bytes: &[u8], from: usize, name: &[u8]) -> usize {
    let mut at = from;
    while let Some(found) = memchr::memmem::find(&bytes[at..], b"</") {
        at += found;
        if bytes.get(at + 2..at + 2 + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name)) {
            return at;
        }
        at += 2;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_pages_stay_as_they_are() {
        let script = "<script>for(i=0;a<b;i++){if(c<d)x='<div>'}</script>".repeat(300);
        let cells = "<tr><td data-x='<div>'><p>نص<br>".repeat(2000);
        let page = format!("<!doctype html><!-- <div> --><body>{script}<table>{cells}</table><div>x</div></body>");
        assert!(matches!(flattened(&page), Cow::Borrowed(_)));
    }

    #[test]
    fn deep_elements_go_and_what_they_hold_stays() {
        let page = format!("{}قبل{}<p>بعد</p>", "<div class=\"a>b\">".repeat(1000), "</DIV>".repeat(1000));
        let flat = flattened(&page);
        assert_eq!((flat.matches("<div").count(), flat.matches("</DIV").count()), (DEEPEST, DEEPEST));
        assert!(flat.contains(">قبل<") && flat.ends_with("<p>بعد</p>"));
        let open = flattened("<div>").into_owned();
        assert_eq!(open, "<div>");
        for odd in ["<", "</", "<a", "<a href='", "<!--", "<script", "<script>x</scrip", "< div>", "<\u{627}>"] {
            assert_eq!(flattened(odd), odd);
        }
    }
}
