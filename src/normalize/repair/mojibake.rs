//! Text that was decoded with the wrong charset.
//!
//! Two accidents happen to Arabic: UTF-8 read as Latin-1 or windows-1252 (`Ø®Ø¨Ø±`) and
//! windows-1256 read so (`ÎÈÑ`). Both write Arabic with characters that no language uses in such a
//! row, and both are repaired only where the row, read back, is Arabic beyond doubt.

use super::{Repaired, Rewriter};
use crate::normalize::chars::is_line_end;
use crate::normalize::steps::{Rules, Step};
use crate::text::chars::is_arabic_letter;

/// Windows-1252 from 0x80 to 0x9F; bytes without a character are C1 controls.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// Windows-1256 from 0x80 to 0xFF.
const WINDOWS_1256: [char; 128] = [
    '€', 'پ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'ٹ', '‹', 'Œ', 'چ', 'ژ', 'ڈ', 'گ', '‘', '’', '“', '”', '•', '–',
    '—', 'ک', '™', 'ڑ', '›', 'œ', '\u{200C}', '\u{200D}', 'ں', '\u{A0}', '،', '¢', '£', '¤', '¥', '¦', '§', '¨', '©',
    'ھ', '«', '¬', '\u{AD}', '®', '¯', '°', '±', '²', '³', '´', 'µ', '¶', '·', '¸', '¹', '؛', '»', '¼', '½', '¾', '؟',
    'ہ', 'ء', 'آ', 'أ', 'ؤ', 'إ', 'ئ', 'ا', 'ب', 'ة', 'ت', 'ث', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض',
    '×', 'ط', 'ظ', 'ع', 'غ', 'ـ', 'ف', 'ق', 'ك', 'à', 'ل', 'â', 'م', 'ن', 'ه', 'و', 'ç', 'è', 'é', 'ê', 'ë', 'ى', 'ي',
    'î', 'ï', '\u{64B}', '\u{64C}', '\u{64D}', '\u{64E}', 'ô', '\u{64F}', '\u{650}', '÷', '\u{651}', 'ù', '\u{652}',
    'û', 'ü', '\u{200E}', '\u{200F}', 'ے',
];

/// The character of a byte in windows-1252.
pub(super) fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => WINDOWS_1252[usize::from(byte) - 0x80],
        _ => char::from(byte),
    }
}

/// The byte that Latin-1 or windows-1252 reads as `c`.
fn byte_of(c: char) -> Option<u8> {
    match c as u32 {
        n @ 0..=0xFF => Some(n as u8),
        _ => WINDOWS_1252.iter().position(|&w| w == c).map(|i| 0x80 + i as u8),
    }
}

pub(super) fn repair(text: &str, _: &Rules) -> Option<Repaired> {
    // Arabic that was read wrong is full of characters from U+00C0 to U+00FF, which UTF-8 writes with 0xC3.
    memchr::memchr_iter(0xC3, text.as_bytes()).nth(2)?;
    let mut rewriter = Rewriter::new(text);
    let mut from = 0;
    for line in text.split_inclusive(is_line_end) {
        if !utf8_runs(line, from, &mut rewriter) {
            windows_1256(line, from, &mut rewriter);
        }
        from += line.len();
    }
    rewriter.finish(Step::Mojibake)
}

/// Repairs runs of UTF-8 read as Latin-1 or windows-1252; tells whether there was one.
fn utf8_runs(line: &str, from: usize, rewriter: &mut Rewriter<'_>) -> bool {
    if arabic_pairs(line) < 2 {
        return false;
    }
    let mut found = false;
    let mut chars = line.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        let Some(lead) = byte_of(first).filter(|b| (0xC2..=0xF4).contains(b)) else { continue };
        let len = if lead < 0xE0 {
            2
        } else if lead < 0xF0 {
            3
        } else {
            4
        };
        let mut bytes = [lead, 0, 0, 0];
        let mut rest = chars.clone();
        let complete = bytes[1..len].iter_mut().all(|b| {
            let byte = rest.next().and_then(|(_, c)| byte_of(c)).filter(|b| (0x80..=0xBF).contains(b));
            *b = byte.unwrap_or(0);
            byte.is_some()
        });
        if let (true, Ok(character)) = (complete, std::str::from_utf8(&bytes[..len])) {
            let end = rest.peek().map_or(line.len(), |&(i, _)| i);
            rewriter.replace(from + start, from + end, character);
            chars = rest;
            found = true;
        }
    }
    found
}

/// How many pairs of a line read as an Arabic letter of UTF-8, counted while they follow each other.
fn arabic_pairs(line: &str) -> usize {
    let (mut longest, mut run) = (0, 0);
    let mut lead = None;
    for c in line.chars() {
        let byte = byte_of(c);
        run = match (lead, byte) {
            (Some(lead), Some(trail @ 0x80..=0xBF)) => {
                let letter = std::str::from_utf8(&[lead, trail]).is_ok_and(|s| s.starts_with(is_arabic_letter));
                if letter { run + 1 } else { 0 }
            }
            (None, Some(0xD8..=0xDB)) => run,
            _ => 0,
        };
        longest = longest.max(run);
        lead = byte.filter(|b| lead.is_none() && (0xD8..=0xDB).contains(b));
    }
    longest
}

/// Repairs a line of windows-1256 read as Latin-1 or windows-1252.
///
/// The line is taken when the words made of such characters outnumber all other letters, read back
/// as Arabic letters almost throughout, and hold the article ال or one of the commonest words. A word
/// of a European language has ASCII letters among its accents; here such a word rules the line out.
fn windows_1256(line: &str, from: usize, rewriter: &mut Rewriter<'_>) {
    let decoded = |c: char| byte_of(c).filter(|b| *b >= 0x80).map(|b| WINDOWS_1256[usize::from(b) - 0x80]);
    let (mut words, mut letters, mut high, mut sure) = (0, 0, 0, 0);
    for word in line.split(|c: char| c.is_ascii() && !c.is_ascii_alphabetic() || c == '\u{A0}') {
        let upper = word.chars().filter(|&c| decoded(c).is_some_and(is_arabic_letter)).count();
        let readable = |c: char| matches!(c, '\u{620}'..='\u{6FF}') && is_arabic_letter(c);
        if word.chars().any(readable) || upper > 0 && word.contains(|c: char| c.is_ascii_alphabetic()) {
            return;
        }
        let arabic: String = word.chars().filter_map(decoded).collect();
        words += usize::from(upper > 1);
        letters += upper;
        high += word.chars().filter(|c| !c.is_ascii()).count();
        let common = ["في", "من", "على", "إلى", "أن", "عن", "و"].contains(&arabic.as_str());
        let article = ["ال", "وال", "بال", "لل"].iter().any(|p| arabic.starts_with(p)) && arabic.chars().count() > 3;
        sure += usize::from(common || article);
    }
    let arabic = letters >= 6 && letters * 10 >= high * 8 && sure > 0
        || letters >= 4 && words == 1 && letters == high && sure > 0;
    if !arabic {
        return;
    }
    let mut buffer = [0; 4];
    for (i, c) in line.char_indices() {
        if let Some(to) = decoded(c).filter(|&to| to != c) {
            rewriter.replace(from + i, from + i + c.len_utf8(), to.encode_utf8(&mut buffer));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::options::NormalizeOptions;

    fn repaired(text: &str) -> String {
        repair(text, &Rules::new(NormalizeOptions::default())).map_or(text.into(), |r| r.text)
    }

    fn read_as(text: &str, byte: impl Fn(char) -> u8) -> String {
        text.chars().map(|c| if c.is_ascii() { c } else { windows_1252(byte(c)) }).collect()
    }

    const NEWS: &str = "قالت وزارة الصحة إن 12 مصاباً غادروا المستشفى، وفق البيان.";

    #[test]
    fn windows_1256_comes_back() {
        let broken = read_as(NEWS, |c| 0x80 + WINDOWS_1256.iter().position(|&w| w == c).unwrap() as u8);
        assert_eq!(repaired(&broken), NEWS);
        assert_eq!(repaired("ãÑÍÈÇ ÈßÜã Ýí ÇáãæÞÚ"), "مرحبا بكـم في الموقع");
    }

    #[test]
    fn utf8_comes_back_from_both_charsets() {
        let latin: String = NEWS.bytes().map(char::from).collect();
        assert_eq!(repaired(&latin), NEWS);
        let windows: String = NEWS.bytes().map(windows_1252).collect();
        assert_eq!(repaired(&windows), NEWS);
    }

    #[test]
    fn clean_text_is_left_alone() {
        for text in [
            NEWS,
            "Le président français a été reçu à l'Élysée où il a répété ses thèses.",
            "Übermäßige Größe über Österreich: ÄÖÜ äöü",
            "São Paulo, Åland, Ærø, ÉÈÊË",
            "Ø 12 mm, Øresund, ÆØÅ æøå",
            "قال كلود ليفي-شتراوس (Français: Lévi-Strauss, né à Bruxelles, élève) إن الأمر مختلف",
        ] {
            assert_eq!(repaired(text), text);
        }
    }

    #[test]
    fn only_the_broken_line_changes() {
        let broken: String = "خبر عاجل".bytes().map(char::from).collect();
        assert_eq!(repaired(&format!("سليم é\n{broken}\nسليم")), "سليم é\nخبر عاجل\nسليم");
    }
}
