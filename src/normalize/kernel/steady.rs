//! Thirty-two bytes at once in plain Rust, for any processor: every byte goes through the same few comparisons,
//! so that the compiler makes vector instructions of them.
//!
//! Only text in which every character is written in as many bytes as it has is taken: the letters of the
//! first two leads of Arabic with a few of them changed, ASCII but for a few characters, and « ». Whatever else there is asks, also what need not: it is left to the scalar kernel, and the next
//! block begins behind it.

use super::stays::asks;
use super::table::{Entry, Table};
use super::{Job, Sink, scalar};

/// Bytes of a block.
pub(super) const BLOCK: usize = 32;

type Block = [u8; BLOCK];

/// One byte everywhere in a block, as vector instructions want it.
#[derive(Clone, Copy, Debug)]
#[repr(align(16))]
struct Every(Block);

/// The first bytes of Arabic letters.
const LEADS: [u8; 2] = [0xD8, 0xD9];

/// Second bytes of a letter behind each of [`LEADS`], from which those that stay or change are counted up
/// and down: ب and ل.
const LETTERS: [u8; 2] = [0xA8, 0x84];

/// The comma, which stands apart from the letters.
const COMMA: u8 = 0x8C;

/// Most letters behind each lead whose second byte changes, and most behind the first one that get another lead:
/// no letters, those that a fold of alef, alef maksura and teh marbuta changes, and those of hamza too.
const CHANGES: [[usize; 3]; 3] = [[0, 0, 0], [4, 1, 1], [6, 2, 3]];

/// Most of all.
const MOST: [usize; 3] = CHANGES[2];

/// Most ASCII characters that ask, apart from controls, and from a letter of which both cases do.
const MOST_ASCII: usize = 2;

/// A byte that is in no text.
const NEVER: u8 = 0xFF;

/// What becomes of one of the bytes of a letter: the second byte that tells the letter, and the bits that change.
#[derive(Clone, Copy, Debug)]
struct Change {
    second: Every,
    bits: Every,
}

impl Change {
    const NONE: Change = Change { second: Every([NEVER; BLOCK]), bits: Every([0; BLOCK]) };

    /// The bits that change where `second` stands at number `i` of a block.
    #[inline(always)]
    fn bits(&self, i: usize, second: u8) -> u8 {
        all_if(second == self.second.0[i]) & self.bits.0[i]
    }
}

/// The table in the shape that this kernel reads.
#[derive(Clone, Debug)]
pub(crate) struct Steady {
    /// Second bytes from this one on do not ask behind the first lead.
    from: Every,
    /// Nor does this one, the comma.
    comma: Every,
    /// The first that does not ask behind the second lead, and how many follow it.
    low: Every,
    more: Every,
    /// Second bytes that change, by their leads.
    second: ([Change; MOST[0]], [Change; MOST[1]]),
    /// Changes of the first lead.
    first: [Change; MOST[2]],
    /// Which of [`CHANGES`] holds them.
    level: usize,
    ascii: [Every; MOST_ASCII],
    /// A small letter that asks, as its capital does.
    letter: Every,
    /// Whether controls other than line feeds ask, and equal neighbours in ASCII, and spaces and line feeds in a row.
    white: bool,
    /// The first byte of U+00AB and U+00BB, where they stay.
    quotes: Every,
}

impl Steady {
    /// Nothing where more changes or asks than a block has comparisons for.
    pub fn new(table: &Table) -> Option<Steady> {
        if table.elongation {
            return None;
        }
        let every = |b: u8| Every([b; BLOCK]);
        let mut second = ([Change::NONE; MOST[0]], [Change::NONE; MOST[1]]);
        let mut first = [Change::NONE; MOST[2]];
        let mut counts = [0; 3];
        let mut kept = [(0, 0); 2];
        for (lead, &letter) in LETTERS.iter().enumerate() {
            let entry = |second: u8| table.arabic_at(LEADS[lead], second);
            let same_length = |second: &u8| entry(*second).0 & Entry::ATTENTION == 0 && entry(*second).len() == 2;
            let lowest = (0x80..=letter).rev().take_while(same_length).last()?;
            let highest = (letter..0xC0).take_while(same_length).last()?;
            kept[lead] = (lowest, highest);
            for byte in lowest..=highest {
                let [to_first, to_second] = entry(byte).bytes();
                let mut add = |kind: usize, bits: u8| {
                    let changes = [&mut second.0[..], &mut second.1, &mut first].into_iter().nth(kind)?;
                    *changes.get_mut(counts[kind])? = Change { second: every(byte), bits: every(bits) };
                    counts[kind] += 1;
                    Some(())
                };
                if to_second != byte {
                    add(lead, byte ^ to_second)?;
                }
                if to_first != LEADS[lead] {
                    add(if lead == 0 { 2 } else { return None }, LEADS[lead] ^ to_first)?;
                }
            }
        }
        let level = CHANGES.iter().position(|most| counts.iter().zip(most).all(|(n, most)| n <= most))?;
        let [(from, 0xBF), (low, high)] = kept else { return None };

        let neighbours = Entry::SPACE | Entry::REPEAT;
        let stays = |i: u8| {
            let e = table.ascii[usize::from(i)];
            e.0 & Entry::ATTENTION & !neighbours == 0 && e.len() == 1 && e.bytes()[0] == i
        };
        let letter = (b'a'..=b'z').find(|&b| !stays(b) && !stays(b.to_ascii_uppercase()));
        let is_letter = |b: u8| letter == Some(b.to_ascii_lowercase());
        let is_control = |b: u8| b < 0x20 && b != b'\n';
        let mut asking = (0..0x80).filter(|&b| !stays(b) && !is_letter(b) && !is_control(b));
        let ascii = std::array::from_fn(|_| every(asking.next().unwrap_or(NEVER)));
        if asking.next().is_some() {
            return None;
        }
        let quotes_stay = [0xAB, 0xBB].iter().all(|&second| !asks(table.two_bytes_at(0xC2, second)));
        Some(Steady {
            from: every(from),
            comma: every(if asks(table.arabic_at(LEADS[0], COMMA)) { NEVER } else { COMMA }),
            low: every(low),
            more: every(high - low),
            second,
            first,
            level,
            ascii,
            letter: every(letter.unwrap_or(NEVER)),
            white: table.spaces || table.repeats || (0..0x20).any(|b| is_control(b) && !stays(b)),
            quotes: every(if quotes_stay { 0xC2 } else { NEVER }),
        })
    }

    /// What becomes of block `v`, and a byte that is not 0 where a character asks: at its second byte in
    /// Arabic, at its first elsewhere. `before` and `after` are the same text one byte earlier and later.
    #[inline(always)]
    fn block<const LEVEL: usize, const WHITE: bool>(&self, before: &Block, v: &Block, after: &Block) -> (Block, Block) {
        let (mut to, mut asks) = ([0; BLOCK], [0; BLOCK]);
        for i in 0..BLOCK {
            let (b, x, a) = (before[i], v[i], after[i]);
            let behind = [all_if(b == LEADS[0]), all_if(b == LEADS[1])];
            let leads = [all_if(x == LEADS[0]), all_if(x == LEADS[1])];
            let stays = all_if(x >= self.from.0[i]) | all_if(x == self.comma.0[i]);
            let stays_too = all_if(x.wrapping_sub(self.low.0[i]) <= self.more.0[i]);
            let quote = all_if(x == self.quotes.0[i]) & (all_if(a == 0xAB) | all_if(a == 0xBB));

            let mut ask = behind[0] & !stays | behind[1] & !stays_too;
            ask |= all_if(x >= 0xC0) & !(leads[0] | leads[1] | quote);
            ask |= all_if(x == self.ascii[0].0[i]) | all_if(x == self.ascii[1].0[i]);
            ask |= all_if(x | 0x20 == self.letter.0[i]);
            if WHITE {
                let space = |x| all_if(x == b' ') | all_if(x == b'\n');
                ask |= all_if(x < 0x20) & all_if(x != b'\n');
                ask |= all_if(x == b) & all_if(x < 0x80) | space(x) & space(b);
            }
            asks[i] = ask;

            to[i] = x;
            // Written out, for a loop in here keeps the compiler from making vectors.
            let (c, d, f) = (&self.second.0, &self.second.1, &self.first);
            let bits = |c: &Change| c.bits(i, x);
            if LEVEL > 0 {
                to[i] ^= behind[0] & (bits(&c[0]) | bits(&c[1]) | bits(&c[2]) | bits(&c[3]));
                to[i] ^= behind[1] & bits(&d[0]) | leads[0] & f[0].bits(i, a);
            }
            if LEVEL > 1 {
                to[i] ^= behind[0] & (bits(&c[4]) | bits(&c[5])) | behind[1] & bits(&d[1]);
                to[i] ^= leads[0] & (f[1].bits(i, a) | f[2].bits(i, a));
            }
        }
        (to, asks)
    }

    fn blocks<S: Sink, const LEVEL: usize, const WHITE: bool>(
        &self,
        job: &Job<'_>,
        (start, end): (usize, usize),
        out: &mut Vec<u8>,
        sink: &mut S,
    ) -> usize {
        let source = &job.source[..end];
        let mut at = start;
        while let Some(around) = source.get(at - 1..=at + BLOCK) {
            let part = |from: usize| around[from..].first_chunk::<BLOCK>().expect("two bytes more than a block");
            let (to, asks) = self.block::<LEVEL, WHITE>(part(0), part(1), part(2));
            let (low, high) = halves(&asks);
            out.extend_from_slice(&to);
            at += BLOCK;
            if low | high != 0 {
                let first = if low != 0 { low.trailing_zeros() } else { 128 + high.trailing_zeros() };
                let stop = at - BLOCK + first as usize / 8;
                at = back_to_border(source, at, stop, out);
                match scalar::one(job, at, end, out, sink) {
                    0 => return at,
                    n => at += n,
                }
                if at < end && !job.begins_steady(&out[job.base..], at, end) {
                    return at;
                }
            }
        }
        back_to_border(source, at, at, out)
    }
}

/// Takes back what was written behind the last border of characters up to `stop`, and gives back where that is. From
/// it to `at`, as many bytes were written as were read.
#[inline]
fn back_to_border(source: &[u8], at: usize, stop: usize, out: &mut Vec<u8>) -> usize {
    let mut border = stop;
    while source.get(border).is_some_and(|b| b & 0xC0 == 0x80) {
        border -= 1;
    }
    out.truncate(out.len() - (at - border));
    border
}

/// The two halves of a block as numbers.
#[inline(always)]
fn halves(block: &Block) -> (u128, u128) {
    let (low, high) = (block.first_chunk().expect("half a block"), block.last_chunk().expect("half a block"));
    (u128::from_le_bytes(*low), u128::from_le_bytes(*high))
}

/// All ones if `it` is so.
#[inline(always)]
fn all_if(it: bool) -> u8 {
    u8::from(it).wrapping_neg()
}

/// Runs blocks from `at` on and appends to `out`; gives back where the first character lies that asks for a look.
pub(super) fn run<S: Sink>(job: &Job<'_>, at: usize, end: usize, out: &mut Vec<u8>, sink: &mut S) -> usize {
    let Some(steady) = &job.table.plan.steady else { return at };
    if at == 0 || end <= at + BLOCK || !job.begins_steady(&out[job.base..], at, end) {
        return at;
    }
    // Blocks are written whole.
    out.reserve(end - at + BLOCK);
    let blocks = match (steady.level, steady.white) {
        (0, false) => Steady::blocks::<S, 0, false>,
        (0, true) => Steady::blocks::<S, 0, true>,
        (1, false) => Steady::blocks::<S, 1, false>,
        (1, true) => Steady::blocks::<S, 1, true>,
        (_, false) => Steady::blocks::<S, 2, false>,
        (_, true) => Steady::blocks::<S, 2, true>,
    };
    blocks(steady, job, (at, end), out, sink)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::kernel::{Kernel, Nowhere};
    use crate::normalize::steps::Rules;
    use crate::normalize::{Normalizer, Preset};
    use std::cell::Cell;

    /// How far the kernel gets in `text` from its second character on, and what it writes.
    fn run_on(options: serde_json::Value, text: &str) -> (usize, String) {
        let rules = Rules::new(Normalizer::from_json(None, &options).unwrap().options().clone());
        let table = Table::new(&rules);
        let start = text.chars().next().map_or(0, char::len_utf8);
        let borders = || Cell::new((0, 0));
        let (source, kernel) = (text.as_bytes(), Kernel::Portable);
        let (border, lockstep) = (borders(), borders());
        let job = Job { table: &table, rules: &rules, text, source, base: 0, kernel, border, lockstep };
        let mut out = source[..start].to_vec();
        let at = run(&job, start, source.len(), &mut out, &mut Nowhere);
        (at, String::from_utf8(out).expect("whole characters"))
    }

    #[test]
    fn letters_marks_and_quotation_marks_do_not_stop_it() {
        let fold = serde_json::json!({"tashkeel": true, "alef": "fold", "teh_marbuta": "heh", "digits": "ascii"});
        let text = "قال المتحدّث «إن ٢٠ أسرةً عادت» إلى القرية – بعد: أسبوع".repeat(4);
        let (at, written) = run_on(fold, &text);
        assert!(text.len() - at <= BLOCK + 1, "{at} of {}", text.len());
        let wanted = "قال المتحدث «ان 20 اسره عادت» الى القريه – بعد: اسبوع".repeat(4);
        assert!(wanted.starts_with(&written), "{written}");
    }

    #[test]
    fn it_stops_where_neighbours_must_be_seen() {
        let text = "قال الوزير إن الموقع هو www.example.org وقال أيضا إن العمل فيه بدأ قبل شهر";
        let (at, _) = run_on(serde_json::json!({"tashkeel": true, "links": "drop"}), text);
        assert_eq!(at, text.find("www").unwrap());
    }

    #[test]
    fn tables_that_ask_for_more_are_left_to_others() {
        let has = |preset| Table::new(&Rules::new(Normalizer::preset(preset).options().clone())).plan.steady.is_some();
        assert!([Preset::Light, Preset::Search].map(has).iter().all(|&has| has));
        assert!(![Preset::Ml, Preset::Display].map(has).iter().any(|&has| has));
    }
}
