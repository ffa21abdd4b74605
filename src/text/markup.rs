//! Text inside HTML that khabar writes.

use std::borrow::Cow;

/// `text` as content of an element. Control characters, which browsers drop or misread, become their pictures.
pub fn escape(text: &str) -> Cow<'_, str> {
    let special =
        |c: char| matches!(c, '&' | '<' | '>' | '"' | '\'' | '\u{7F}') || (c < ' ' && !matches!(c, '\n' | '\t'));
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\r' => {}
            '\u{7F}' => out.push('␡'),
            c if special(c) => out.push(char::from_u32(0x2400 + c as u32).unwrap_or(' ')),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// `text` as the value of an attribute in double quotes.
pub fn attribute(text: &str) -> String {
    escape(text).replace(['\n', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_becomes_markup() {
        assert_eq!(escape("<script>a && 'b' \"c\"\0\r\n"), "&lt;script&gt;a &amp;&amp; &#39;b&#39; &quot;c&quot;␀\n");
        assert!(matches!(escape("خبر\n"), Cow::Borrowed(_)));
        assert_eq!(attribute("x\" onload=\"y\n"), "x&quot; onload=&quot;y ");
    }
}
