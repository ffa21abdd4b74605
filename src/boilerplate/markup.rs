//! Markup, shortcodes and script that leaked into the text.

use super::Label;
use super::found::Finding;
use super::round::Round;
use super::rules;
use crate::text::code;
use std::ops::Range;

/// Longest tag or shortcode, in codes.
const TAG: usize = 300;
/// Longest piece of script between its marks, in codes.
const SCRIPT: usize = 6000;

impl Round<'_> {
    pub(super) fn markup(&mut self) {
        let codes = self.codes();
        for equals in memchr::memchr_iter(b'=', codes) {
            if let Some(range) = attribute_at(codes, equals) {
                self.add(range, Label::Code, rules::CODE_ATTRIBUTE);
            }
        }
        // A statement of script fills its line and ends it.
        for end in memchr::memchr_iter(b';', codes).filter(|&at| codes.get(at + 1).is_none_or(|&c| c == b'\n')) {
            let does = |r: &Range<usize>| codes[r.clone()].iter().any(|c| matches!(c, b'=' | b'('));
            if let Some(range) = self.script_line(end).filter(does) {
                self.add(range, Label::Code, rules::CODE_SCRIPT);
            }
        }
        self.settle();
        let mut done = 0;
        for at in memchr::memchr3_iter(b'<', b'[', b'{', codes) {
            if at < done {
                continue;
            }
            let found = match codes[at] {
                b'<' => match hidden_script(codes, at) {
                    Some(range) => Some((range, Label::Code, rules::CODE_SCRIPT)),
                    None => html_tag(codes, at).map(|end| (at..end, Label::Code, rules::CODE_TAG)),
                },
                b'[' => shortcode(codes, at).map(|(end, ad)| {
                    if ad {
                        (at..end, Label::AdSlot, rules::AD_SLOT)
                    } else {
                        (at..end, Label::Code, rules::CODE_SHORTCODE)
                    }
                }),
                _ => self.script_line(at).map(|range| (range, Label::Code, rules::CODE_SCRIPT)),
            };
            if let Some((range, label, rule)) = found {
                done = range.end;
                self.fresh.push(Finding::of(range, label, rule));
            }
        }
    }

    /// The line with the sign at `at`, when it reads like script or style and not like quoted verse.
    fn script_line(&self, at: usize) -> Option<Range<usize>> {
        let line = self.line(at);
        if line.len() > 4 * TAG {
            return None;
        }
        let (mut latin, mut arabic, mut signs) = (0usize, 0usize, 0usize);
        for &c in &self.codes()[line.clone()] {
            latin += usize::from(code::is_latin(c));
            arabic += usize::from(code::is_letter(c));
            signs += usize::from(matches!(c, b'{' | b'}' | b';' | b'=' | b'(' | b')' | b':' | b'.' | b'#' | b'$'));
        }
        (signs >= 2 && latin > 3 * arabic).then_some(line)
    }
}

/// The script between `<![CDATA[` at `at` and its end, with the signs of a comment around both.
fn hidden_script(codes: &[u8], at: usize) -> Option<Range<usize>> {
    const OPENS: &[u8] = b"<![cdata[";
    let rest = &codes[at..codes.len().min(at + SCRIPT)];
    if !rest.starts_with(OPENS) {
        return None;
    }
    let inner = memchr::memmem::find(rest, b"]]>")?;
    let arabic = rest[..inner].iter().filter(|&&c| code::is_letter(c)).count();
    let slashes =
        |end: usize| if codes[..end].ends_with(b"// ") { 3 } else { 2 * usize::from(codes[..end].ends_with(b"//")) };
    (4 * arabic < inner).then(|| at - slashes(at)..at + inner + 3)
}

/// An attribute that was cut out of its tag, whose equals sign stands at `equals`, with the end of the tag.
fn attribute_at(codes: &[u8], equals: usize) -> Option<Range<usize>> {
    const NAMES: &[&[u8]] =
        &[b"content", b"alt", b"class", b"title", b"href", b"src", b"style", b"id", b"name", b"rel", b"target"];
    let quote = *codes.get(equals + 1)?;
    if !matches!(quote, b'"' | b'\'') {
        return None;
    }
    let letters = codes[..equals].iter().rev().take(10).take_while(|c| c.is_ascii_lowercase()).count();
    if !NAMES.contains(&&codes[equals - letters..equals]) {
        return None;
    }
    let rest = &codes[equals + 2..codes.len().min(equals + 3 * TAG)];
    // The value may hold quotes itself: the end of the tag decides, where there is one nearby.
    let line = rest.iter().position(|&c| c == b'\n').map_or(rest, |n| &rest[..n]);
    let closing = line.iter().position(|&c| c == quote)?;
    let tag = memchr::memchr(b'>', line).filter(|&at| at <= closing + 4 || line[..at].ends_with(b"/"));
    let end = tag.map_or(closing + 1, |at| at + 1);
    Some(equals - letters..equals + 2 + end)
}

/// End of the tag or comment that begins at `at`.
fn html_tag(codes: &[u8], at: usize) -> Option<usize> {
    let first = *codes.get(at + 1)?;
    if !(first.is_ascii_lowercase() || matches!(first, b'/' | b'!')) {
        return None;
    }
    let rest = &codes[at..codes.len().min(at + TAG)];
    let close = rest.iter().position(|&c| c == b'>')?;
    if rest.starts_with(b"<!--") {
        return Some(at + close + 1);
    }
    let name = rest[1..].iter().skip_while(|&&c| matches!(c, b'/' | b'!' | b'-'));
    let letters = name.take_while(|&&c| c.is_ascii_alphanumeric()).count();
    ((1..=12).contains(&letters)).then_some(at + close + 1)
}

/// End of a shortcode such as `[ad_1]`, `[caption id="x"]`, `[/embed]`, and whether it is an advertisement's.
fn shortcode(codes: &[u8], at: usize) -> Option<(usize, bool)> {
    let rest = &codes[at..codes.len().min(at + TAG)];
    let close = rest.iter().position(|&c| c == b']')?;
    let inner = &rest[1..close];
    let body = inner.strip_prefix(b"/").unwrap_or(inner);
    let name =
        &body[..body.iter().position(|&c| !(c.is_ascii_lowercase() || matches!(c, b'_' | b'-'))).unwrap_or(body.len())];
    let after = body.get(name.len());
    const NAMES: &[&[u8]] = &[
        b"caption",
        b"embed",
        b"gallery",
        b"video",
        b"audio",
        b"playlist",
        b"youtube",
        b"tweet",
        b"divider",
        b"vc_row",
        b"vc_column",
        b"vc_column_text",
        b"et_pb_section",
        b"su_note",
        b"su_quote",
        b"su_spoiler",
        b"contact-form",
        b"toc",
        b"rev_slider",
        b"soliloquy",
        b"sc",
        b"font-awesome",
        b"irp",
        b"embedyt",
        b"fb_pe",
        b"wpvideo",
    ];
    let is_ad = matches!(
        name,
        b"ad_" | b"ad" | b"ads" | b"ad-" | b"adrotate" | b"adsense" | b"bsa_pro_ad_space" | b"quads" | b"the_ad"
    ) || name.starts_with(b"ad_")
        || name.starts_with(b"ads_");
    let plain = after.is_none_or(|c| matches!(c, b' ' | b'=' | b'/') || c.is_ascii_digit());
    (plain && (is_ad || NAMES.contains(&name) || inner.contains(&b'='))).then_some((at + close + 1, is_ad))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortcodes_and_tags_are_told_from_brackets() {
        assert_eq!(shortcode(b"[ad_1] x", 0), Some((6, true)));
        assert_eq!(shortcode(b"[caption id=\"a\" width=\"3\"]", 0).map(|s| s.1), Some(false));
        assert_eq!(shortcode(b"[/embed]", 0), Some((8, false)));
        assert_eq!(shortcode(b"[1]", 0), None);
        assert_eq!(shortcode(b"[sic]", 0), None);
        assert_eq!(html_tag(b"<br/>", 0), Some(5));
        assert_eq!(html_tag(b"<!-- more -->", 0), Some(13));
        assert_eq!(html_tag(b"< 5", 0), None);
        assert_eq!(hidden_script(b"// <![cdata[ a=1; // ]]> x", 3), Some(0..24));
        assert_eq!(hidden_script(b"<![cdata[ a=1;", 0), None);
    }
}
