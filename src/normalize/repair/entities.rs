//! HTML entities, by name and by number, also those encoded twice (`&amp;quot;`).

use super::{Repaired, Rewriter};
use crate::normalize::steps::{Rules, Step};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Names of U+00A0 to U+00FF in order.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 \
    sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml \
    Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml \
    times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil \
    egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash \
    ugrave uacute ucirc uuml yacute thorn yuml";

/// The other names of HTML 4, and those of later versions that news pages use.
const OTHERS: &[(&str, char)] = &[
    ("quot", '"'),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("apos", '\''),
    ("QUOT", '"'),
    ("AMP", '&'),
    ("LT", '<'),
    ("GT", '>'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("Yuml", 'Ÿ'),
    ("fnof", 'ƒ'),
    ("circ", 'ˆ'),
    ("tilde", '˜'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200C}'),
    ("zwj", '\u{200D}'),
    ("lrm", '\u{200E}'),
    ("rlm", '\u{200F}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("dagger", '†'),
    ("Dagger", '‡'),
    ("bull", '•'),
    ("hellip", '…'),
    ("permil", '‰'),
    ("prime", '′'),
    ("Prime", '″'),
    ("lsaquo", '‹'),
    ("rsaquo", '›'),
    ("oline", '‾'),
    ("frasl", '⁄'),
    ("euro", '€'),
    ("trade", '™'),
    ("larr", '←'),
    ("uarr", '↑'),
    ("rarr", '→'),
    ("darr", '↓'),
    ("harr", '↔'),
    ("minus", '−'),
    ("lowast", '∗'),
    ("infin", '∞'),
    ("asymp", '≈'),
    ("ne", '≠'),
    ("equiv", '≡'),
    ("le", '≤'),
    ("ge", '≥'),
    ("sdot", '⋅'),
    ("loz", '◊'),
    ("spades", '♠'),
    ("clubs", '♣'),
    ("hearts", '♥'),
    ("diams", '♦'),
    ("check", '✓'),
    ("star", '☆'),
    ("starf", '★'),
    ("num", '#'),
    ("percnt", '%'),
    ("lpar", '('),
    ("rpar", ')'),
    ("comma", ','),
    ("period", '.'),
    ("colon", ':'),
    ("semi", ';'),
    ("quest", '?'),
    ("excl", '!'),
    ("commat", '@'),
    ("lbrack", '['),
    ("rbrack", ']'),
    ("lowbar", '_'),
    ("sol", '/'),
    ("Tab", '\t'),
    ("NewLine", '\n'),
];

/// Longest name or number between `&` and `;`.
const LONGEST: usize = 10;

fn names() -> &'static FxHashMap<&'static str, char> {
    static NAMES: LazyLock<FxHashMap<&'static str, char>> = LazyLock::new(|| {
        let latin = LATIN.split_whitespace().zip('\u{A0}'..='\u{FF}');
        latin.chain(OTHERS.iter().copied()).collect()
    });
    &NAMES
}

pub(super) fn decode(text: &str, _: &Rules) -> Option<Repaired> {
    memchr::memchr(b'&', text.as_bytes())?;
    let mut rewriter = Rewriter::new(text);
    let mut buffer = [0; 4];
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'&', &text.as_bytes()[at..]) {
        let start = at + found;
        at = start + 1;
        let mut decoded = None;
        // A decoded ampersand may begin an entity itself.
        while let Some((c, len)) = entity(&text[at..]) {
            decoded = Some((c, at + len));
            at += len;
            if c != '&' {
                break;
            }
        }
        if let Some((c, end)) = decoded {
            rewriter.replace(start, end, c.encode_utf8(&mut buffer));
        }
    }
    rewriter.finish(Step::Entities)
}

/// The character of the entity whose `&` stands before `rest`, and its length without the `&`.
fn entity(rest: &str) -> Option<(char, usize)> {
    let bytes = rest.as_bytes();
    let semicolon = memchr::memchr(b';', &bytes[..bytes.len().min(LONGEST + 1)])?;
    let name = &rest[..semicolon];
    let c = match name.strip_prefix('#') {
        Some(number) => numeric(number)?,
        None => *names().get(name)?,
    };
    Some((c, semicolon + 1))
}

fn numeric(number: &str) -> Option<char> {
    let digits = number.strip_prefix(['x', 'X']);
    let valid = |d: &str, radix| !d.is_empty() && d.chars().all(|c| c.is_digit(radix));
    let n = match digits {
        Some(hex) if valid(hex, 16) => u32::from_str_radix(hex, 16).ok()?,
        None if valid(number, 10) => number.parse().ok()?,
        _ => return None,
    };
    // Numbers of the C1 range mean windows-1252, as browsers read them.
    match n {
        0 => None,
        0x80..=0x9F => Some(super::mojibake::windows_1252(n as u8)),
        _ => char::from_u32(n),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::options::NormalizeOptions;

    fn decoded(text: &str) -> String {
        decode(text, &Rules::new(NormalizeOptions::default())).map_or(text.into(), |r| r.text)
    }

    #[test]
    fn names_and_numbers() {
        assert_eq!(decoded("&quot;خبر&quot; &#1582;&#x628;&#x631; &nbsp;&raquo;"), "\"خبر\" خبر \u{a0}»");
        assert_eq!(decoded("&yuml;&frac12;&yen;"), "ÿ½¥");
    }

    #[test]
    fn encoded_twice() {
        assert_eq!(decoded("&amp;amp;quot; &#38;lt;"), "\" <");
    }

    #[test]
    fn what_is_no_entity_stays() {
        for text in ["AT&T", "a & b;", "&;", "&#;", "&#x;", "&#1114112;", "&خبر;", "&nosuchname;", "&", "&amp", "&#0;"]
        {
            assert_eq!(decoded(text), text);
        }
    }
}
