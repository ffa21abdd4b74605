//! Eight bytes at once without vectors: up to four Arabic letters and the ASCII character behind them.
//!
//! News alternates between two bytes a letter and one a space every few characters, so a loop that
//! branches on each of them is wrong about the next one once or twice a word, and being wrong costs
//! as much as eight characters. Here nothing branches on where a word ends: the letters in front of
//! the first ASCII byte are counted, all four places are looked up, and those behind it find an
//! entry that writes nothing.

#![allow(unsafe_code)]

use super::Sink;
use crate::normalize::table::{Entry, Table};

/// Entries of characters as this kernel looks them up.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    /// U+0600 to U+06FF, then entries that write nothing.
    arabic: [Entry; 512],
    /// ASCII, then entries that write nothing.
    ascii: [Entry; 256],
    /// Whether ASCII characters stay as they are, whatever stands beside them.
    ascii_stays: bool,
}

/// Where a run stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// In the source.
    pub at: usize,
    /// How much has been written.
    pub written: usize,
}

/// One bit of each byte, the high one.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Four times `bits`, in 16 bits each.
const fn each(bits: u64) -> u64 {
    bits * 0x0001_0001_0001_0001
}

impl Words {
    /// Nothing where letters ask for a look at their neighbours.
    pub fn new(table: &Table) -> Option<Words> {
        if table.elongation {
            return None;
        }
        let nothing = Entry(0);
        let stays = |(i, e): (usize, &Entry)| !super::stays::asks(*e) && e.len() == 1 && e.bytes()[0] == i as u8;
        Some(Words {
            arabic: std::array::from_fn(|i| table.arabic.get(i).copied().unwrap_or(nothing)),
            ascii: std::array::from_fn(|i| table.ascii.get(i).copied().unwrap_or(nothing)),
            ascii_stays: table.ascii.iter().enumerate().all(stays),
        })
    }

    /// Goes on from `place` as long as eight bytes and one more lie before `source`'s end and none of
    /// their characters asks for a look; `base` is where the output of this text begins.
    ///
    /// # Safety
    ///
    /// `source` is a piece of a `str` that begins with a whole character at `place.at`. What is behind
    /// `to` is initialized up to `place.written`, and has room for two bytes for each that is left
    /// in `source`, and eight more.
    pub(super) unsafe fn run<S: Sink>(
        &self,
        source: &[u8],
        place: Place,
        to: *mut u8,
        base: usize,
        sink: &mut S,
    ) -> Place {
        // SAFETY: as this function's.
        unsafe {
            match self.ascii_stays {
                true => self.run_with::<S, true>(source, place, to, base, sink),
                false => self.run_with::<S, false>(source, place, to, base, sink),
            }
        }
    }

    #[inline(always)]
    unsafe fn run_with<S: Sink, const ASCII_STAYS: bool>(
        &self,
        source: &[u8],
        place: Place,
        to: *mut u8,
        base: usize,
        sink: &mut S,
    ) -> Place {
        let Place { mut at, mut written } = place;
        while at + 9 <= source.len() {
            // SAFETY: nine bytes are there. Places are 9 bits each in 16, so below 512.
            let (letters, len) = unsafe {
                let eight = u64::from_le_bytes(source.as_ptr().add(at).cast::<[u8; 8]>().read_unaligned());
                let ascii = !eight & HIGH;
                let len = ascii.trailing_zeros() as usize / 8;
                // One bits below the first ASCII byte; none in it and above.
                let before = (ascii & ascii.wrapping_neg()).wrapping_sub(1) >> 7;
                if (eight ^ each(0xD8)) & each(0xFC) & before != 0 {
                    break;
                }
                // Two low bits of the first byte and six of the second; above them, a one where no letter is.
                let places = (eight & each(3)) << 6 | (eight >> 8 & each(63)) | (!before & each(0x100));
                let of = |i: u32| *self.arabic.get_unchecked((places >> (16 * i)) as u16 as usize);
                ([of(0), of(1), of(2), of(3)], len)
            };
            let [a, b, c, d] = letters;
            if (a.0 | b.0 | c.0 | d.0) & Entry::ATTENTION != 0 {
                break;
            }
            // SAFETY: each letter writes two bytes where as many were read, or where eight are to spare.
            let start = written;
            unsafe {
                for letter in letters {
                    to.add(written).cast::<[u8; 2]>().write_unaligned(letter.bytes());
                    written += letter.len();
                }
            }
            if S::RECORDS && written - start != len {
                record(&letters[..len / 2], at, start - base, sink);
            }
            at += len;
            let ascii_len = usize::from(len < 8);
            if ASCII_STAYS {
                // SAFETY: `at` is one of the nine bytes; a byte that does not count may be written behind the letters.
                unsafe { to.add(written).write(*source.get_unchecked(at)) };
                at += ascii_len;
                written += ascii_len;
                continue;
            }
            // SAFETY: as above; the place is below 256, and what was written before may be read.
            let entry = unsafe {
                let byte = *source.get_unchecked(at) as usize;
                let entry = *self.ascii.get_unchecked((byte | (len & 8) << 4) & 255);
                let asks = entry.0 & Entry::ATTENTION;
                let spaced = || written > base && !matches!(*to.add(written - 1), b' ' | b'\n');
                if asks != 0 && !(asks == Entry::SPACE && spaced()) {
                    break;
                }
                to.add(written).cast::<[u8; 2]>().write_unaligned(entry.bytes());
                entry
            };
            if S::RECORDS && entry.len() != ascii_len {
                sink.edit(at, written - base, 1, entry.len());
            }
            at += ascii_len;
            written += entry.len();
        }
        Place { at, written }
    }
}

/// Records which of `letters`, from `at` on, were not written as two bytes.
#[cold]
fn record<S: Sink>(letters: &[Entry], mut at: usize, mut result: usize, sink: &mut S) {
    for letter in letters {
        if letter.len() != 2 {
            sink.edit(at, result, 2, letter.len());
        }
        at += 2;
        result += letter.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::NormalizeOptions;
    use crate::normalize::kernel::Nowhere;
    use crate::normalize::steps::Rules;

    /// How far the kernel gets in `text`, and what it writes.
    fn run(text: &str) -> (usize, String) {
        let rules = Rules::new(NormalizeOptions::default());
        let words = Words::new(&Table::new(&rules)).expect("no rule about neighbours");
        let mut out = vec![0; 2 * text.len() + 8];
        let place = Place { at: 0, written: 0 };
        // SAFETY: the room that is asked for is there.
        let place = unsafe { words.run(text.as_bytes(), place, out.as_mut_ptr(), 0, &mut Nowhere) };
        out.truncate(place.written);
        (place.at, String::from_utf8(out).expect("whole characters"))
    }

    #[test]
    fn words_are_taken_until_fewer_than_nine_bytes_are_left() {
        let (at, written) = run("قال وزير الصحة إن 20 مصابا");
        assert_eq!(written, "قال وزير الصحة إن 20 مصاب");
        assert_eq!(at, written.len());
    }

    #[test]
    fn other_characters_are_left_to_others() {
        assert_eq!(run("«من قلب العاصمة»").0, 0);
        assert_eq!(run("من»قلب العاصمة»").0, 0);
        assert_eq!(run("من – قلب العاصمة").1, "من ");
    }
}
