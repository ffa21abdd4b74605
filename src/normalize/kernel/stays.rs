//! Text that stays as it is, where the table drops some characters and changes no other: most of what
//! there is when only tashkeel is removed. It is copied in long stretches.
//!
//! What asks for a look is told from pairs of bytes. An Arabic character that asks has a first byte, a
//! high half and a low half of the second one; each *row*, a first byte with a high half, is one bit. Three
//! look-ups, one for each of the three, have a bit in common for the characters that ask, and for no others.

use super::table::{Entry, Table};

/// What a kernel needs to know to find text that stays.
#[derive(Clone, Debug)]
pub(crate) struct Stays {
    /// Rows of each first byte, by its low half.
    pub first: [u8; 16],
    /// Rows of each high half of the second byte.
    pub high: [u8; 16],
    /// Rows in which a character with this low half asks.
    pub low: [u8; 16],
    /// The first byte of U+0080 to U+00BF, if all of them stay, or else one that is always known.
    pub latin: u8,
    /// The first byte of U+2000 to U+203F, if all of them stay, or else one that is in no text.
    pub general: u8,
}

impl Stays {
    /// Nothing where letters or ASCII change, where neighbours count, or where too many rows ask.
    pub fn new(table: &Table) -> Option<Stays> {
        let neighbours = table.spaces || table.repeats || table.elongation;
        // Where letters change, stretches are too short to be worth a look.
        let letters = &table.arabic[0x21..=0x4A];
        if neighbours || table.ascii.iter().chain(letters).any(|&entry| asks(entry)) {
            return None;
        }
        let mut stays = Stays {
            first: [0; 16],
            high: [0; 16],
            low: [0; 16],
            latin: if (0x80..0xC0).all(|trail| !asks(table.two_bytes_at(0xC2, trail))) { 0xC2 } else { 0xD8 },
            general: if (0x80..0xC0).all(|third| !asks(table.general_at(0x80, third))) { 0xE2 } else { 0xFF },
        };
        let mut rows = 0;
        for row in 0..16u8 {
            let (lead, high) = (0xD8 | row >> 2, 8 | row & 3);
            let trails = (high << 4..=high << 4 | 15).filter(|&trail| asks(table.arabic_at(lead, trail)));
            let trails: Vec<u8> = trails.collect();
            if trails.is_empty() {
                continue;
            }
            if rows == 8 {
                return None;
            }
            let bit = 1u8 << rows;
            rows += 1;
            stays.first[lead as usize & 15] |= bit;
            stays.high[high as usize] |= bit;
            for trail in trails {
                stays.low[trail as usize & 15] |= bit;
            }
        }
        Some(stays)
    }
}

/// Whether a character does not stay as it is, whatever stands beside it.
pub(super) fn asks(entry: Entry) -> bool {
    entry.0 & (Entry::ATTENTION & !Entry::OTHER | Entry::CHANGED) != 0
}

#[cfg(test)]
mod tests {
    use super::super::Kernel;
    use crate::normalize::Normalizer;

    #[test]
    fn every_character_between_letters_is_treated_as_by_the_scalar_kernel() {
        let options = serde_json::json!({"tashkeel": true, "dagger_alef": "remove"});
        let vector = Normalizer::from_json(None, &options).unwrap();
        let [narrow, portable, scalar] = [Kernel::Narrow, Kernel::Portable, Kernel::Scalar].map(|k| vector.on(k));
        for c in ('\u{80}'..'\u{3000}').chain('\u{FB00}'..'\u{FFFF}').filter(|c| c.is_alphanumeric() || *c < '\u{3000}')
        {
            for lead in ["", "a", "ab"] {
                let text =
                    format!("{lead}{}{c}{}", "قال الوزير إن المدينة ".repeat(5), " تبعد كثيرا عن البحر".repeat(5));
                let wanted = scalar.apply(&text);
                assert_eq!(vector.apply(&text), wanted, "{c:?}");
                assert_eq!(narrow.apply(&text), wanted, "{c:?}");
                assert_eq!(portable.apply(&text), wanted, "{c:?}");
            }
        }
    }
}
