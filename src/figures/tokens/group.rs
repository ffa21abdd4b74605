//! The phrases that begin with one word, and what they mean together.

use super::sense::{LONGER, Sense, job_bit};
use crate::text::window::window;

/// The rest of a phrase after its first token, and what the phrase means.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    pub rest: Box<[Box<[u8]>]>,
    pub sense: Sense,
    /// The [`Sense::bit`] of the sense.
    pub bits: u32,
}

/// The number of the group without phrases, to which all words belong that the lexicon does not know.
pub(crate) const NO_WORD: u32 = 0;

impl Phrase {
    /// The [`job_bit`] of its job, if it is a marker.
    #[inline]
    pub(super) fn job(&self) -> u64 {
        if let Sense::Marker(job, _) = self.sense { job_bit(job) } else { 0 }
    }
}

/// All phrases that begin with one word, longest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Group {
    pub phrases: Vec<Phrase>,
    /// Bits of all senses.
    pub bits: u32,
    /// Bits of the senses of the word alone.
    pub sure: u32,
    /// Number of phrases of more words than one, which stand first.
    pub longer: usize,
    /// The first eight codes of the second word of each of those, in order, and which one it is.
    seconds: Vec<(u64, u32)>,
    /// Codes and bits of the clitics in the word itself, where the lexicon also knows it without them.
    pub lead: u8,
    pub clitics: u8,
}

impl Group {
    pub(super) fn head(&self, group: u32) -> Head {
        // A phrase may mean what the word means alone, and still be another one.
        let more = if self.longer > 0 { LONGER } else { 0 };
        let jobs = self.phrases[self.longer..].iter().fold(0, |jobs, p| jobs | p.job());
        Head { group, bits: self.bits | more, sure: self.sure, jobs, lead: self.lead, clitics: self.clitics }
    }

    /// Brings the phrases in their order, and tells what they mean together.
    pub(super) fn close(&mut self) {
        // وفقا لما before وفقا ل, whose last word may be fused to the next.
        let length = |p: &Phrase| (p.rest.len(), p.rest.last().map_or(0, |last| last.len()));
        self.phrases.sort_by_key(|p| std::cmp::Reverse(length(p)));
        self.bits = self.phrases.iter().fold(0, |bits, p| bits | p.bits);
        self.longer = self.phrases.iter().filter(|p| !p.rest.is_empty()).count();
        self.sure = self.phrases.iter().filter(|p| p.rest.is_empty()).fold(0, |bits, p| bits | p.bits);
        let second = |p: &Phrase| p.rest.first().map(|word| window(word, 0));
        self.seconds = self.phrases.iter().filter_map(second).zip(0..).collect();
        self.seconds.sort_unstable();
    }

    /// The phrases of more words than one whose second word begins with the codes of `key`.
    #[inline]
    pub(super) fn going_on(&self, key: u64) -> impl Iterator<Item = u32> {
        let from = self.seconds.partition_point(|second| second.0 < key);
        self.seconds[from..].iter().take_while(move |second| second.0 == key).map(|second| second.1)
    }
}

/// Second words of phrases, as a filter: one bit for each pair of a group and a word that goes on with
/// one of its phrases.
#[derive(Clone, Debug)]
pub(super) struct GoesOn(Box<[u64; PAIRS / 64]>);

const PAIRS: usize = 1 << 16;

impl Default for GoesOn {
    fn default() -> Self {
        GoesOn(Box::new([0; PAIRS / 64]))
    }
}

impl GoesOn {
    pub(super) fn new(groups: &[Group]) -> Self {
        let mut pairs = GoesOn::default();
        for (id, group) in groups.iter().enumerate() {
            for (second, _) in &group.seconds {
                let (word, bit) = Self::place(id as u32, *second);
                pairs.0[word] |= bit;
            }
        }
        pairs
    }

    #[inline]
    fn place(group: u32, key: u64) -> (usize, u64) {
        let mixed = (key ^ u64::from(group).rotate_left(40)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        let bit = (mixed ^ (mixed >> 31)) as usize % PAIRS;
        (bit / 64, 1 << (bit % 64))
    }

    #[inline]
    pub(super) fn has(&self, group: u32, key: u64) -> bool {
        let (word, bit) = Self::place(group, key);
        self.0[word] & bit != 0
    }
}

/// What a look-up tells of a group at once.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Head {
    /// The number of the group, or [`NO_WORD`].
    pub group: u32,
    pub bits: u32,
    pub sure: u32,
    /// The [`job_bit`] of each job that the word alone has.
    pub jobs: u64,
    pub lead: u8,
    pub clitics: u8,
}
