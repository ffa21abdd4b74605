//! Characters of Arabic text and their classes: each set in one place, under one principle.

/// Value of a decimal digit in ASCII, Arabic-Indic (٠) or extended Arabic-Indic (۰) form.
#[inline]
pub fn digit_value(c: char) -> Option<u8> {
    match c {
        '0'..='9' => Some(c as u8 - b'0'),
        '٠'..='٩' => Some((c as u32 - '٠' as u32) as u8),
        '۰'..='۹' => Some((c as u32 - '۰' as u32) as u8),
        _ => None,
    }
}

/// Combining marks of the Arabic script that spell no letter: every `Mn` character of script
/// Arabic (or inherited and used with it) except hamza above and below, which do spell one.
#[inline]
pub fn is_tashkeel(c: char) -> bool {
    matches!(c,
        '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{0653}' | '\u{0656}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E4}' | '\u{06E7}' | '\u{06E8}'
        | '\u{06EA}'..='\u{06ED}' | '\u{0897}'..='\u{089F}' | '\u{08CA}'..='\u{08E1}'
        | '\u{08E3}'..='\u{08FF}' | '\u{10EFA}'..='\u{10EFF}')
}

/// The mark of an indefinite accusative: عاماً.
pub const FATHATAN: char = '\u{064B}';
/// The mark of the vowel u: خُمس.
pub const DAMMA: char = '\u{064F}';
/// The mark of a doubled letter: بيّن.
pub const SHADDA: char = '\u{0651}';
/// The mark of no vowel.
pub const SUKUN: char = '\u{0652}';

/// The stretching character, which joins letters and means nothing.
pub const TATWEEL: char = '\u{0640}';

/// Controls that set direction and nothing else.
#[inline]
pub fn is_bidi_control(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Characters without width that separate nothing: joiners, word joiner, soft hyphen, byte order mark.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{034F}' | '\u{200C}' | '\u{200D}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{FE00}'..='\u{FE0F}')
}

/// Whether `c` is a letter that Arabic, Persian, Urdu or Kurdish words are written with.
#[inline]
pub fn is_arabic_letter(c: char) -> bool {
    matches!(c,
        '\u{0620}'..='\u{063F}' | '\u{0641}'..='\u{064A}' | '\u{066E}' | '\u{066F}' | '\u{0671}'..='\u{06D3}'
        | '\u{06D5}' | '\u{06EE}' | '\u{06EF}' | '\u{06FA}'..='\u{06FC}' | '\u{06FF}' | '\u{0750}'..='\u{077F}'
        | '\u{0870}'..='\u{0887}' | '\u{0889}'..='\u{088E}' | '\u{08A0}'..='\u{08C9}'
        | '\u{FB50}'..='\u{FBB1}' | '\u{FBD3}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDFB}'
        | '\u{FE70}'..='\u{FEFC}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::char::is_combining_mark;

    #[test]
    fn tashkeel_are_marks_and_letters_are_not() {
        for c in (0..=0x10FFFF).filter_map(char::from_u32) {
            assert!(!is_tashkeel(c) || is_combining_mark(c), "{c:?} is no mark");
            assert!(!(is_arabic_letter(c) && is_combining_mark(c)), "{c:?} is a mark");
        }
        assert!(!is_tashkeel('\u{0654}') && !is_tashkeel('\u{0655}'), "combining hamza spells a letter");
    }

    #[test]
    fn digits_of_three_systems() {
        assert_eq!("4٤۴".chars().map(digit_value).collect::<Vec<_>>(), [Some(4); 3]);
        assert_eq!(digit_value('²'), None);
    }
}
