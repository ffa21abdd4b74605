//! Classes of characters that the steps share, and the order of checks that they rely on.

use crate::text::chars::{TATWEEL, digit_value, is_arabic_letter, is_tashkeel};

/// Combining hamza above and below, which spell a letter.
#[inline]
pub(crate) fn is_combining_hamza(c: char) -> bool {
    matches!(c, '\u{0654}' | '\u{0655}')
}

/// Any mark that belongs to the Arabic letter before it.
#[inline]
pub(crate) fn is_mark(c: char) -> bool {
    c >= '\u{0610}' && !is_common(c) && (is_tashkeel(c) || is_combining_hamza(c))
}

/// Whether `c` stands inside an Arabic word.
#[inline]
pub(crate) fn is_word(c: char) -> bool {
    c >= '\u{0610}' && (is_arabic_letter(c) || is_mark(c) || c == TATWEEL)
}

/// Whether `c` is a digit of any of the three systems.
#[inline]
pub(crate) fn is_digit(c: char) -> bool {
    digit_value(c).is_some()
}

/// Printable ASCII, and the letters and digits of Arabic: what belongs to no class that is rare, decided fast.
#[inline]
pub(crate) fn is_common(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{620}'..='\u{64A}' | '\u{660}'..='\u{669}' | '\u{671}'..='\u{6D3}')
}

/// White space, the same set on every side of every border: Unicode's, and the four separators U+001C to U+001F.
#[inline]
pub(crate) fn is_space(c: char) -> bool {
    matches!(c, '\t'..='\r' | '\u{1C}'..='\u{1F}' | ' ' | '\u{85}' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}'
        | '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{205F}' | '\u{3000}')
}

/// Whether `c` ends a line.
#[inline]
pub(crate) fn is_line_end(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Control characters that are no white space.
#[inline]
pub(crate) fn is_control(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{E}'..='\u{1B}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{FFF9}'..='\u{FFFC}')
}

/// Zero-width space, which separates words all the same.
pub(crate) const ZWSP: char = '\u{200B}';
/// Zero-width joiner.
pub(crate) const ZWJ: char = '\u{200D}';
/// Asks for the picture of a character that also has a plain form.
pub(crate) const VS16: char = '\u{FE0F}';
/// The box of a keycap.
pub(crate) const KEYCAP: char = '\u{20E3}';

/// Characters without width that are no bidi controls.
#[inline]
pub(crate) fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2065}'
        | '\u{206A}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Characters that are pictures by themselves, and those that become one before [`VS16`].
pub(crate) fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{A9}' | '\u{AE}' | '\u{203C}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2194}'..='\u{2199}'
        | '\u{21A9}' | '\u{21AA}' | '\u{231A}' | '\u{231B}' | '\u{2328}' | '\u{23CF}' | '\u{23E9}'..='\u{23F3}'
        | '\u{23F8}'..='\u{23FA}' | '\u{24C2}' | '\u{25AA}' | '\u{25AB}' | '\u{25B6}' | '\u{25C0}'
        | '\u{25FB}'..='\u{25FE}' | '\u{2600}'..='\u{27BF}' | '\u{2934}' | '\u{2935}' | '\u{2B05}'..='\u{2B07}'
        | '\u{2B1B}' | '\u{2B1C}' | '\u{2B50}' | '\u{2B55}' | '\u{3030}' | '\u{303D}' | '\u{3297}' | '\u{3299}')
        || is_emoji(c)
}

/// Characters that are shown as pictures without being asked to.
pub(crate) fn is_emoji(c: char) -> bool {
    matches!(c, '\u{231A}' | '\u{231B}' | '\u{23E9}'..='\u{23EC}' | '\u{23F0}' | '\u{23F3}' | '\u{25FD}' | '\u{25FE}'
        | '\u{2614}' | '\u{2615}' | '\u{2648}'..='\u{2653}' | '\u{267F}' | '\u{2693}' | '\u{26A1}' | '\u{26AA}'
        | '\u{26AB}' | '\u{26BD}' | '\u{26BE}' | '\u{26C4}' | '\u{26C5}' | '\u{26CE}' | '\u{26D4}' | '\u{26EA}'
        | '\u{26F2}' | '\u{26F3}' | '\u{26F5}' | '\u{26FA}' | '\u{26FD}' | '\u{2705}' | '\u{270A}' | '\u{270B}'
        | '\u{2728}' | '\u{274C}' | '\u{274E}' | '\u{2753}'..='\u{2755}' | '\u{2757}' | '\u{2795}'..='\u{2797}'
        | '\u{27B0}' | '\u{27BF}' | '\u{2B1B}' | '\u{2B1C}' | '\u{2B50}' | '\u{2B55}' | '\u{1F004}' | '\u{1F0CF}'
        | '\u{1F170}'..='\u{1F19A}' | '\u{1F1E6}'..='\u{1F202}' | '\u{1F21A}'..='\u{1F23B}' | '\u{1F250}' | '\u{1F251}'
        | '\u{1F300}'..='\u{1F64F}' | '\u{1F680}'..='\u{1F6FF}' | '\u{1F7E0}'..='\u{1F7F0}'
        | '\u{1F900}'..='\u{1FAFF}')
}

/// Punctuation: Unicode's general categories P*, as far as text in the languages around uses them.
#[inline]
pub(crate) fn is_punctuation(c: char) -> bool {
    let letter = matches!(c, '\u{620}'..='\u{669}' | ' ' | 'a'..='z');
    !letter
        && matches!(c, '!'..='#' | '%'..='*' | ','..='/' | ':' | ';' | '?' | '@' | '['..=']' | '_' | '{' | '}'
        | '\u{A1}' | '\u{A7}' | '\u{AB}' | '\u{B6}' | '\u{B7}' | '\u{BB}' | '\u{BF}' | '\u{37E}' | '\u{387}'
        | '\u{55A}'..='\u{55F}' | '\u{589}' | '\u{58A}' | '\u{5BE}' | '\u{5C0}' | '\u{5C3}' | '\u{5C6}' | '\u{5F3}' | '\u{5F4}'
        | '\u{609}' | '\u{60A}' | '\u{60C}' | '\u{60D}' | '\u{61B}' | '\u{61D}'..='\u{61F}' | '\u{66A}'..='\u{66D}' | '\u{6D4}'
        | '\u{700}'..='\u{70D}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}' | '\u{2045}'..='\u{2051}'
        | '\u{2053}'..='\u{205E}' | '\u{207D}' | '\u{207E}' | '\u{208D}' | '\u{208E}' | '\u{2308}'..='\u{230B}'
        | '\u{2329}' | '\u{232A}' | '\u{2768}'..='\u{2775}' | '\u{27C5}' | '\u{27C6}' | '\u{27E6}'..='\u{27EF}'
        | '\u{2983}'..='\u{2998}' | '\u{29D8}'..='\u{29DB}' | '\u{29FC}' | '\u{29FD}' | '\u{2E00}'..='\u{2E2E}'
        | '\u{2E30}'..='\u{2E4F}' | '\u{2E52}'..='\u{2E5D}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}'
        | '\u{3014}'..='\u{301F}' | '\u{3030}' | '\u{303D}' | '\u{30A0}' | '\u{30FB}' | '\u{FD3E}' | '\u{FD3F}'
        | '\u{FE10}'..='\u{FE19}' | '\u{FE30}'..='\u{FE52}' | '\u{FE54}'..='\u{FE61}' | '\u{FE63}' | '\u{FE68}'
        | '\u{FE6A}' | '\u{FE6B}' | '\u{FF01}'..='\u{FF03}' | '\u{FF05}'..='\u{FF0A}' | '\u{FF0C}'..='\u{FF0F}'
        | '\u{FF1A}' | '\u{FF1B}' | '\u{FF1F}' | '\u{FF20}' | '\u{FF3B}'..='\u{FF3D}' | '\u{FF3F}' | '\u{FF5B}'
        | '\u{FF5D}' | '\u{FF5F}'..='\u{FF65}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use regex::Regex;

    fn all() -> impl Iterator<Item = char> {
        (0..=0x10FFFFu32).filter_map(char::from_u32)
    }

    fn differences(class: &str, ours: impl Fn(char) -> bool) -> Vec<String> {
        let class = Regex::new(&format!("^{class}$")).unwrap();
        let mut buffer = [0; 4];
        all()
            .filter(|&c| class.is_match(c.encode_utf8(&mut buffer)) != ours(c))
            .map(|c| format!("U+{:04X}", c as u32))
            .collect()
    }

    #[test]
    fn punctuation_is_that_of_unicode() {
        let class = r"[\p{P}&&[\x00-\x{74F}\x{2000}-\x{2BFF}\x{2E00}-\x{2FFF}\x{3000}-\x{30FF}\x{FD3E}\x{FD3F}\x{FE00}-\x{FFFF}]]";
        assert_eq!(differences(class, is_punctuation), Vec::<String>::new());
    }

    #[test]
    fn spaces_are_those_of_unicode_and_the_separators() {
        assert_eq!(differences(r"[\p{White_Space}\x{1C}-\x{1F}]", is_space), Vec::<String>::new());
    }

    #[test]
    fn every_emoji_is_a_pictograph() {
        let presented = Regex::new(r"^\p{Emoji_Presentation}$").unwrap();
        let emoji = Regex::new(r"^[\p{Emoji}--[0-9#*]]$").unwrap();
        let mut buffer = [0; 4];
        for c in all() {
            let s = c.encode_utf8(&mut buffer);
            assert!(!presented.is_match(s) || is_emoji(c), "U+{:04X} is shown as emoji", c as u32);
            assert!(!emoji.is_match(s) || is_pictograph(c), "U+{:04X} is an emoji", c as u32);
            assert!(!is_emoji(c) || !c.is_alphabetic() || c >= '\u{1F170}', "U+{:04X} is a letter", c as u32);
        }
    }

    #[test]
    fn classes_do_not_overlap() {
        for c in all() {
            let classes = [is_space(c), is_control(c), is_zero_width(c), is_mark(c), is_digit(c), is_arabic_letter(c)];
            assert!(classes.iter().filter(|&&b| b).count() <= 1, "U+{:04X}: {classes:?}", c as u32);
        }
    }
}
