//! What is known about a figure and about an article, as far as comparing goes by it.

use super::side::Side;
use super::time::{Anchor, Moment};
use crate::figures::Role;

/// How near to its figure a place or occasion is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// In the same clause.
    #[default]
    Clause,
    /// In the same sentence.
    Sentence,
    /// At the head of the article.
    Article,
}

/// Keys of things that are named, and how near.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Named {
    /// What is named, sorted; of a place and the one around it only the inner.
    pub keys: Box<[u64]>,
    /// What these lie in, sorted.
    pub within: Box<[u64]>,
    /// How near.
    pub level: Level,
}

impl Named {
    /// Whether nothing is named.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }
}

/// What is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// The narrowest thing, 0 where nothing is named.
    pub key: u64,
    /// The widest thing that it is.
    pub widest: u64,
}

/// A word of a text as a number, with its weight, which grows as fewer articles have it.
pub type Weighted = (u32, f32);

/// What is known about a figure.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Its place in [`Corpus::statements`].
    pub statement: u32,
    /// Its article's place in [`Corpus::stories`].
    pub story: u32,
    /// What is counted.
    pub counted: Counted,
    /// What happened to those counted.
    pub role: Option<Role>,
    /// On which side of a trade it is told.
    pub side: Option<Side>,
    /// The people that those counted belong to.
    pub people: Box<[u64]>,
    /// Where.
    pub place: Named,
    /// What happened.
    pub occasion: Named,
    /// Dates of the sentence.
    pub anchors: Box<[Anchor]>,
    /// Key of who said so, 0 where nobody is named.
    pub source: u64,
    /// Key of the sentence's words.
    pub sentence: u64,
    /// Whether it sums up from a beginning on.
    pub total: bool,
    /// Whether it counts one day or some hours.
    pub period: bool,
    /// Whether it is what was counted before.
    pub earlier: bool,
    /// The figure in whose sentence it is told as a part, by its place in the list of facts of its article.
    pub part_of: Option<u32>,
    /// A number that stands for the figure.
    pub middle: f64,
    /// Whether it is told as just this number.
    pub exact: bool,
    /// Words of the clause, sorted.
    pub words: Box<[Weighted]>,
    /// The rarest of them that other articles have too.
    pub rare: Box<[u32]>,
}

impl Facts {
    /// Whether one sentence tells both as the counts of different sources.
    pub fn rivals(&self, other: &Facts) -> bool {
        let named = self.source != 0 && other.source != 0 && self.source != other.source;
        named && self.story == other.story && self.sentence == other.sentence && self.counted.key == other.counted.key
    }
}

/// Whether the number of those to whom this happened in one event can only rise: the dead, the injured, the infected.
pub fn is_toll(role: Role) -> bool {
    matches!(role, Role::Dead | Role::Injured | Role::Infected)
}

/// What is known about an article.
#[derive(Clone, Debug, Default)]
pub struct About {
    /// When it was published.
    pub moment: Option<Moment>,
    /// Words of its head, sorted.
    pub words: Box<[Weighted]>,
    /// The rarest of them that other articles have too.
    pub rare: Box<[u32]>,
}

/// The bit that sets the keys of names that no table has apart.
pub const NAME: u64 = 1 << 63;

/// Most words of a head that are kept, the rarest ones.
pub const HEAD_WORDS: usize = 48;
