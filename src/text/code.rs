//! One-byte codes of folded characters, and the table that folds.
//!
//! ASCII keeps its value, capitals as small letters; digits of the three systems are ASCII digits.
//! Arabic letters lie in [`FIRST_LETTER`]`..=`[`LAST_LETTER`] after spelling variants are made
//! equal: أ إ آ ٱ as ا, ة as ه, ى ی as ي, ک گ as ك, پ as ب, چ as ج, ژ as ز, ڤ as ف. Hamza on و and
//! ي stays (مئة is not مية). Tashkeel, tatweel, bidi controls and other invisible characters have
//! no code at all.

use std::sync::LazyLock;

/// First code of an Arabic letter (ء).
pub const FIRST_LETTER: u8 = 0x80;
/// Last code of an Arabic letter.
pub const LAST_LETTER: u8 = 0x9F;
/// Decimal separator ٫.
pub const DECIMAL: u8 = 0xA0;
/// Thousands separator ٬.
pub const THOUSANDS: u8 = 0xA1;
/// Arabic comma ،.
pub const COMMA: u8 = 0xA2;
/// Dashes longer than the ASCII hyphen, and the minus sign.
pub const DASH: u8 = 0xA3;
/// Ellipsis …
pub const ELLIPSIS: u8 = 0xA4;
/// Bullets and list marks • ◉ ▪ · ●.
pub const BULLET: u8 = 0xA5;
/// Emoji and pictures.
pub const EMOJI: u8 = 0xA6;
/// A Latin letter outside ASCII.
pub const LATIN: u8 = 0xA7;
/// A letter of another script.
pub const FOREIGN: u8 = 0xA8;
/// Degree sign °.
pub const DEGREE: u8 = 0xA9;
/// Per mille ‰ ؉.
pub const PERMILLE: u8 = 0xAA;
/// Euro, pound, yen and rial signs.
pub const EURO: u8 = 0xAB;
/// £
pub const POUND: u8 = 0xAC;
/// ¥
pub const YEN: u8 = 0xAD;
/// ﷼
pub const RIAL: u8 = 0xAE;
/// Other currency signs, in the order of [`SIGNS`].
pub const SIGN: u8 = 0xD0;
/// Superscript digits ⁰ to ⁹ are `SUPERSCRIPT + value`.
pub const SUPERSCRIPT: u8 = 0xB0;
/// One-character fractions, in the order of [`FRACTIONS`].
pub const FRACTION: u8 = 0xC0;
/// Closing quotation marks » ” ’ have their own code so that phrases can end at them; opening ones are `"`.
pub const CLOSE_QUOTE: u8 = 0xAF;
/// Copyright and trademark signs © ® ™.
pub const COPYRIGHT: u8 = 0xBA;
/// Arrows ← → » used as menus and pagers, and ▶.
pub const ARROW: u8 = 0xBB;
/// Any other character.
pub const OTHER: u8 = 0xBF;
/// Characters without a code.
pub(super) const DELETED: u8 = 0xFF;
/// Characters that need a look at more than two bytes.
pub(super) const SLOW: u8 = 0xFE;

/// The one-character fractions with numerator and denominator; their codes count up from [`FRACTION`].
pub const FRACTIONS: [(char, u8, u8); 15] = [
    ('½', 1, 2),
    ('¼', 1, 4),
    ('¾', 3, 4),
    ('⅓', 1, 3),
    ('⅔', 2, 3),
    ('⅕', 1, 5),
    ('⅖', 2, 5),
    ('⅗', 3, 5),
    ('⅘', 4, 5),
    ('⅛', 1, 8),
    ('⅞', 7, 8),
    ('⅜', 3, 8),
    ('⅝', 5, 8),
    ('⅙', 1, 6),
    ('⅚', 5, 6),
];

/// Currency signs whose codes count up from [`SIGN`].
pub const SIGNS: [char; 22] =
    ['₪', '₺', '₽', '₹', '₩', '₴', '₦', '₱', '₫', '₡', '₲', '₭', '₮', '₸', '₼', '₾', '₵', '֏', '؋', '৳', '฿', '៛'];

/// The letters in the order of their codes.
const LETTERS: &str = "ءاؤئبتثجحخدذرزسشصضطظعغفقكلمنهوي";

/// Code of an Arabic letter given as its plain form; for tables written in code.
#[inline(always)]
pub const fn letter(c: char) -> u8 {
    let code = arabic(c as u32);
    assert!(code >= FIRST_LETTER && code <= LAST_LETTER, "not an Arabic letter");
    code
}

/// Whether `code` is an Arabic letter.
#[inline]
pub const fn is_letter(code: u8) -> bool {
    code >= FIRST_LETTER && code <= LAST_LETTER
}

/// Whether `code` is an ASCII or other Latin letter.
pub const fn is_latin(code: u8) -> bool {
    code.is_ascii_lowercase() || code == LATIN
}

/// Whether `code` belongs inside a word: letters and digits of any script.
pub const fn is_word(code: u8) -> bool {
    is_letter(code) || code.is_ascii_digit() || is_latin(code) || code == FOREIGN
}

/// A character that stands for `code` in messages; letters in their plain form.
pub fn to_char(code: u8) -> char {
    match code {
        0..=0x7F => code as char,
        FIRST_LETTER..=LAST_LETTER => LETTERS.chars().nth((code - FIRST_LETTER) as usize).unwrap_or('?'),
        COMMA => '،',
        DASH => '–',
        ELLIPSIS => '…',
        BULLET => '•',
        CLOSE_QUOTE => '»',
        DECIMAL => '٫',
        THOUSANDS => '٬',
        DEGREE => '°',
        COPYRIGHT => '©',
        ARROW => '←',
        EURO => '€',
        POUND => '£',
        _ => '\u{FFFD}',
    }
}

/// Code of a two-byte character of the Arabic block (U+0600 to U+06FF), [`DELETED`] or [`SLOW`].
#[inline]
const fn arabic(c: u32) -> u8 {
    const L: u8 = FIRST_LETTER;
    match c {
        0x621 | 0x674 => L,
        0x622 | 0x623 | 0x625 | 0x627 | 0x671..=0x673 | 0x675 => L + 1,
        0x624 | 0x676 | 0x677 => L + 2,
        0x626 | 0x678 => L + 3,
        0x628 | 0x67E | 0x67B => L + 4,
        0x62A | 0x67C | 0x679 => L + 5,
        0x62B => L + 6,
        0x62C | 0x686 => L + 7,
        0x62D => L + 8,
        0x62E => L + 9,
        0x62F | 0x688 => L + 10,
        0x630 => L + 11,
        0x631 | 0x691 | 0x695 => L + 12,
        0x632 | 0x698 => L + 13,
        0x633 => L + 14,
        0x634 => L + 15,
        0x635 => L + 16,
        0x636 => L + 17,
        0x637 => L + 18,
        0x638 => L + 19,
        0x639 => L + 20,
        0x63A => L + 21,
        0x641 | 0x6A4 | 0x6A1 => L + 22,
        0x642 | 0x6A8 => L + 23,
        0x643 | 0x6A9 | 0x6AF | 0x6AA | 0x6AD => L + 24,
        0x644 | 0x6B5 => L + 25,
        0x645 => L + 26,
        0x646 | 0x6BA => L + 27,
        0x647 | 0x629 | 0x6BE | 0x6C0..=0x6C3 | 0x6D5 => L + 28,
        0x648 | 0x6C4..=0x6CB | 0x6CF => L + 29,
        0x649 | 0x64A | 0x6CC | 0x6CE | 0x6D0 | 0x6D2 => L + 30,
        0x660..=0x669 => b'0' + (c - 0x660) as u8,
        0x6F0..=0x6F9 => b'0' + (c - 0x6F0) as u8,
        0x60C => COMMA,
        0x61B => b';',
        0x61F => b'?',
        0x66A => b'%',
        0x66B => DECIMAL,
        0x66C => THOUSANDS,
        0x66D => b'*',
        0x609 | 0x60A => PERMILLE,
        0x60D => b'/',
        0x6D4 => b'.',
        // ؋ is one of the signs.
        0x60B | 0x654 | 0x655 => SLOW,
        0x610..=0x61A
        | 0x61C
        | 0x640
        | 0x64B..=0x653
        | 0x656..=0x65F
        | 0x670
        | 0x6D6..=0x6DC
        | 0x6DF..=0x6E4
        | 0x6E7
        | 0x6E8
        | 0x6EA..=0x6ED => DELETED,
        0x620 | 0x63B..=0x63F | 0x66E..=0x6D3 | 0x6EE | 0x6EF | 0x6FA..=0x6FC | 0x6FF => FOREIGN,
        _ => OTHER,
    }
}

/// Codes of U+0600 to U+06FF by their low byte.
pub(super) static ARABIC: [u8; 256] = {
    let mut table = [0; 256];
    let mut i = 0;
    while i < 256 {
        table[i] = arabic(0x600 + i as u32);
        i += 1;
    }
    table
};

/// Codes of ASCII characters.
pub(super) static ASCII: [u8; 128] = {
    let mut table = [0; 128];
    let mut i = 0;
    while i < 128 {
        table[i] = match i as u8 {
            b'\n' => b'\n',
            0..0x20 | 0x7F => b' ',
            c => c.to_ascii_lowercase(),
        };
        i += 1;
    }
    table
};

/// The table that folds: codes by the first two bytes of a character, of which only the first counts in
/// ASCII; [`SLOW`] where a character has more bytes, or asks for more than a code. A text of Arabic
/// uses some five kilobytes of it.
pub(super) fn table() -> &'static [u8; 1 << 16] {
    static TABLE: LazyLock<Box<[u8; 1 << 16]>> = LazyLock::new(|| {
        let mut codes = Box::new([SLOW; 1 << 16]);
        for second in 0..=u8::MAX {
            for first in 0..0x80 {
                codes[usize::from(u16::from_le_bytes([first, second]))] = ASCII[first as usize];
            }
        }
        for c in '\u{80}'..'\u{800}' {
            let mut bytes = [0; 2];
            c.encode_utf8(&mut bytes);
            codes[usize::from(u16::from_le_bytes(bytes))] = match c {
                '\u{600}'..='\u{6FF}' => ARABIC[c as usize - 0x600],
                _ => other(c).unwrap_or(SLOW),
            };
        }
        codes
    });
    &TABLE
}

/// Code of any character outside ASCII and the Arabic block; `None` when NFKC must take it apart first.
pub(super) fn other(c: char) -> Option<u8> {
    use super::chars;
    Some(match c {
        '\u{2028}' | '\u{2029}' | '\u{85}' => b'\n',
        '\u{200B}' | '\u{3164}' => b' ',
        c if c.is_whitespace() => b' ',
        c if chars::is_invisible(c) || chars::is_bidi_control(c) || chars::is_tashkeel(c) => DELETED,
        '\u{0300}'..='\u{036F}' | '\u{20D0}'..='\u{20FF}' => DELETED,
        '«' | '“' | '„' | '‟' | '‹' | '＂' => b'"',
        '»' | '”' | '›' | '″' => CLOSE_QUOTE,
        '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' => b'\'',
        '–' | '—' | '―' | '−' | '‒' | '‐' | '‑' | '－' => DASH,
        '…' => ELLIPSIS,
        '•' | '·' | '●' | '◉' | '▪' | '■' | '◾' | '▫' | '○' | '◼' | '‣' | '\u{F0B7}' => BULLET,
        '°' | 'º' | '˚' => DEGREE,
        '‰' => PERMILLE,
        '€' => EURO,
        '£' => POUND,
        '¥' => YEN,
        '﷼' | '\u{20C1}' => RIAL,
        '©' | '®' | '™' => COPYRIGHT,
        '←' | '→' | '⟵' | '⟶' | '▶' | '◀' | '►' | '◄' | '⬅' | '➡' | '❮' | '❯' => ARROW,
        '⁰' => SUPERSCRIPT,
        '¹' => SUPERSCRIPT + 1,
        '²' => SUPERSCRIPT + 2,
        '³' => SUPERSCRIPT + 3,
        '⁴'..='⁹' => SUPERSCRIPT + (c as u32 - '⁰' as u32) as u8,
        '×' => b'x',
        '\u{0080}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}' if c.is_alphabetic() => LATIN,
        '\u{2600}'..='\u{27BF}' | '\u{1F000}'..='\u{1FAFF}' | '\u{2B00}'..='\u{2BFF}' => EMOJI,
        // ℃ and ℉ are a sign and a letter.
        '\u{2103}' | '\u{2109}' => return None,
        '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' | '\u{FF01}'..='\u{FF5E}' => return None,
        '₠'..='⃏' | '֏' | '؋' | '৳' | '฿' | '៛' => {
            SIGNS.iter().position(|&sign| sign == c).map_or(OTHER, |i| SIGN + i as u8)
        }
        c => match FRACTIONS.iter().position(|f| f.0 == c) {
            Some(i) => FRACTION + i as u8,
            None if c.is_alphabetic() => FOREIGN,
            None => OTHER,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_codes_agree() {
        for (i, c) in LETTERS.chars().enumerate() {
            assert_eq!(letter(c), FIRST_LETTER + i as u8);
            assert_eq!(to_char(letter(c)), c);
        }
        assert!(FIRST_LETTER as usize + LETTERS.chars().count() <= LAST_LETTER as usize + 1);
    }

    #[test]
    fn no_two_codes_collide() {
        let singles = [
            DECIMAL,
            THOUSANDS,
            COMMA,
            DASH,
            ELLIPSIS,
            BULLET,
            EMOJI,
            LATIN,
            FOREIGN,
            DEGREE,
            PERMILLE,
            EURO,
            POUND,
            YEN,
            RIAL,
            CLOSE_QUOTE,
            COPYRIGHT,
            ARROW,
            OTHER,
            SLOW,
            DELETED,
        ];
        let mut all: Vec<u8> = singles.into_iter().collect();
        all.extend((0..10).map(|d| SUPERSCRIPT + d));
        all.extend((0..FRACTIONS.len() as u8).map(|d| FRACTION + d));
        all.extend((0..SIGNS.len() as u8).map(|d| SIGN + d));
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        assert!(all.iter().all(|&c| c > LAST_LETTER));
    }
}
