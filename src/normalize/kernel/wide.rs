//! The table in the shape that a kernel reads which looks up whole bytes: what becomes of each second byte
//! of an Arabic character and of each ASCII character, and what else it asks for.

use super::stays::asks;
use super::table::{Entry, Table};

/// The character is left to the scalar kernel.
pub(crate) const ASK: u8 = 1;
/// The character goes.
pub(crate) const DROP: u8 = 0x80;
/// It loses its first byte: a digit that becomes ASCII.
pub(crate) const HALVE: u8 = 4;
/// A mark that stays.
pub(crate) const MARK: u8 = 8;
/// An ASCII character that may begin a link.
pub(crate) const LINK: u8 = 2;
/// One that may go on with it.
pub(crate) const LINKED: u8 = 0x10;
/// Where the two bits stand that change in the first byte of the character.
pub(crate) const FIRST: u32 = 5;

/// What the kernel needs to know.
#[derive(Clone, Debug)]
#[repr(align(64))]
pub(crate) struct Wide {
    /// What characters of U+0600 to U+06FF ask for, by the two low bits of the first byte and six of the second.
    pub class: [u8; 256],
    /// The bits that change in their second bytes.
    pub second: [u8; 256],
    /// What ASCII asks for.
    pub ascii: [u8; 128],
    /// The bits that change in ASCII.
    pub ascii_change: [u8; 128],
    /// Whether some ASCII asks or changes.
    pub any_ascii: bool,
    /// Whether some Arabic character becomes another one.
    pub any_changed: bool,
    /// Whether there are marks that stay.
    pub any_marks: bool,
    /// Whether some characters lose their first byte.
    pub any_halved: bool,
    /// The first byte of U+0080 to U+00BF, if all of them stay, or else one that is in no text.
    pub latin: u8,
    /// The first byte of U+2000 to U+203F, if all of them stay, or else one that is in no text.
    pub general: u8,
}

/// A byte that is in no text.
const NEVER: u8 = 0xC0;

impl Default for Wide {
    fn default() -> Self {
        let (all, ascii) = ([0; 256], [0; 128]);
        Wide {
            class: all,
            second: all,
            ascii,
            ascii_change: ascii,
            any_ascii: false,
            any_changed: false,
            any_marks: false,
            any_halved: false,
            latin: NEVER,
            general: NEVER,
        }
    }
}

impl Wide {
    pub fn new(table: &Table) -> Wide {
        let mut wide = Wide::default();
        for (i, &entry) in table.ascii.iter().enumerate() {
            if entry.0 & Entry::ATTENTION & !(Entry::SPACE | Entry::REPEAT | Entry::LINK) != 0 || entry.len() != 1 {
                wide.ascii[i] = ASK;
            } else {
                wide.ascii[i] = if entry.has(Entry::LINK) { LINK } else { 0 };
                wide.ascii_change[i] = i as u8 ^ entry.bytes()[0];
            }
            wide.any_ascii |= wide.ascii[i] | wide.ascii_change[i] != 0;
        }
        // `://` and `www.`: the second byte of each is enough to tell.
        for second in *b"/wW" {
            wide.ascii[second as usize] |= LINKED;
        }
        for (i, &entry) in table.arabic.iter().enumerate() {
            (wide.class[i], wide.second[i]) = of(entry, 0xD8 | (i >> 6) as u8, 0x80 | (i & 63) as u8);
            wide.any_changed |= wide.second[i] != 0 || wide.class[i] >> FIRST & 3 != 0;
            wide.any_marks |= wide.class[i] & MARK != 0;
            wide.any_halved |= wide.class[i] & HALVE != 0;
        }
        if (0x80..0xC0).all(|trail| !asks(table.two_bytes_at(0xC2, trail))) {
            wide.latin = 0xC2;
        }
        if (0x80..0xC0).all(|third| !asks(table.general_at(0x80, third))) {
            wide.general = 0xE2;
        }
        wide
    }
}

/// What the Arabic character with these bytes asks for, and the bits that change in its second byte.
fn of(entry: Entry, first: u8, second: u8) -> (u8, u8) {
    let [to_first, to_second] = entry.bytes();
    let asks = entry.0 & Entry::ATTENTION & !(Entry::LETTER | Entry::MARK) != 0;
    match entry.len() {
        _ if asks => (ASK, 0),
        2 if entry.has(Entry::MARK) && (to_first, to_second) != (first, second) => (ASK, 0),
        2 if entry.has(Entry::MARK) => (MARK, 0),
        // Only leads of Arabic differ in two bits.
        2 if (first ^ to_first) & !3 == 0 => ((first ^ to_first) << FIRST, second ^ to_second),
        1 => (HALVE, second ^ to_first),
        0 => (DROP, 0),
        _ => (ASK, 0),
    }
}
