//! Eight codes as one number, the first lowest: enough to tell most words apart without a loop.

use super::code::FIRST_LETTER;

/// Codes that a window holds.
pub const WINDOW: usize = 8;

/// The codes from `at` on, with zeros behind the last.
#[inline(always)]
pub fn window(codes: &[u8], at: usize) -> u64 {
    let rest = &codes[at..];
    match rest.first_chunk() {
        Some(&all) => u64::from_le_bytes(all),
        None => rest.iter().rev().fold(0, |window, &c| window << 8 | u64::from(c)),
    }
}

/// How many Arabic letters a window begins with.
#[inline(always)]
pub fn letters(window: u64) -> usize {
    // Letters are the 32 codes from the first letter on: whatever differs in the upper three bits is none.
    const UPPER: u64 = u64::from_le_bytes([0xE0; WINDOW]);
    const LETTERS: u64 = u64::from_le_bytes([FIRST_LETTER; WINDOW]);
    ((window & UPPER) ^ LETTERS).trailing_zeros() as usize / 8
}

/// How many words begin in a window of Arabic letters and blanks alone, and whether it ends inside one; `inside` tells
/// whether a word goes on from before it.
#[inline(always)]
pub fn words(window: u64, inside: bool) -> Option<(usize, bool)> {
    const EACH: u64 = u64::from_le_bytes([1; WINDOW]);
    // Letters are 100xxxxx and blanks 00100000: one of the two upper bits is set, and nothing else but in letters.
    let letters = window >> 7 & EACH;
    let blanks = window >> 5 & EACH;
    let easy = letters ^ blanks == EACH && window & !(letters << 7 | blanks << 5 | (letters * 0x1F)) == 0;
    let starts = letters & !(letters << 8 | u64::from(inside));
    // The sum of all bytes comes to stand in the uppermost.
    easy.then_some(((starts.wrapping_mul(EACH) >> 56) as usize, letters >> 56 == 1))
}

/// The first `len` codes of a window, with zeros behind them.
#[inline(always)]
pub fn front(window: u64, len: usize) -> u64 {
    if len < WINDOW { window & ((1 << (8 * len)) - 1) } else { window }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{View, code};

    #[test]
    fn windows_hold_what_stands_there() {
        let view = View::new("وقال 12 رجلاً من القاهرة");
        let codes = view.codes();
        for at in 0..codes.len() {
            let window = window(codes, at);
            let bytes = window.to_le_bytes();
            let there = &codes[at..codes.len().min(at + WINDOW)];
            assert_eq!(bytes[..there.len()], *there);
            assert!(bytes[there.len()..].iter().all(|&c| c == 0));
            assert_eq!(letters(window), there.iter().take_while(|&&c| code::is_letter(c)).count());
            for inside in [false, true] {
                let easy = there.len() == WINDOW && there.iter().all(|&c| c == b' ' || code::is_letter(c));
                let letter = |k: usize| code::is_letter(there[k]);
                let starts = (0..there.len()).filter(|&k| letter(k) && !(if k == 0 { inside } else { letter(k - 1) }));
                let ends = || letter(WINDOW - 1);
                assert_eq!(words(window, inside), easy.then(|| (starts.count(), ends())));
            }
            for len in 0..=there.len() {
                assert_eq!(front(window, len).to_le_bytes()[..len], there[..len]);
                assert_eq!(front(window, len).to_le_bytes()[len..], [0; WINDOW][len..]);
            }
        }
    }
}
