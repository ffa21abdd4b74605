//! Which figures are looked at together: those that share a rare key, near each other in time.
//!
//! A figure has a handful of keys. All figures of one key stand in one row, in order, and each is compared with
//! the next few of its row only, so that the work grows with the number of figures and not with its square.

use super::corpus::Corpus;
use super::facts::{About, Facts, HEAD_WORDS, Weighted};
use super::similarity::Similarity;
use super::words::{hash, mix};
use rustc_hash::FxHashMap;

/// Figures after a figure in its row that it is compared with.
pub const WINDOW: usize = 8;
/// Rare words of a clause, and of the head of an article, that are keys.
const CLAUSE_KEYS: usize = 4;
const HEAD_KEYS: usize = 5;
/// Rare words of a head that are keys without regard to what happened to those counted.
const ROLELESS_KEYS: usize = 3;
/// Best pairs that are kept for each figure.
const KEPT: usize = 6;

/// Two figures, by their places in the list of facts, and how similar they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The figure that comes first.
    pub a: u32,
    /// The other.
    pub b: u32,
    /// How similar.
    pub similarity: Similarity,
}

/// Weighs the words of clauses and heads by how few articles have them, scales each list to length 1, and picks the
/// rare words by which articles are looked at together.
pub fn weigh(facts: &mut [Facts], about: &mut [About]) {
    let articles = articles_with(facts, about);
    let of = |word: u32| articles.get(&word).copied().unwrap_or(1);
    let total = about.len().max(1) as f32;
    let finish = |words: &mut Box<[Weighted]>, rare: &mut Box<[u32]>, most: usize, keys: usize| {
        let mut list = std::mem::take(words).into_vec();
        list.iter_mut().for_each(|w| w.1 = (1.0 + total / of(w.0) as f32).ln());
        list.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        *rare = list.iter().map(|w| w.0).filter(|&w| of(w) > 1).take(keys).collect();
        list.truncate(most);
        list.sort_unstable_by_key(|w| w.0);
        let length = list.iter().map(|w| w.1 * w.1).sum::<f32>().sqrt();
        list.iter_mut().for_each(|w| w.1 /= length.max(f32::MIN_POSITIVE));
        *words = list.into();
    };
    about.iter_mut().for_each(|head| finish(&mut head.words, &mut head.rare, HEAD_WORDS, HEAD_KEYS));
    facts.iter_mut().for_each(|fact| finish(&mut fact.words, &mut fact.rare, usize::MAX, CLAUSE_KEYS));
}

/// How many articles have each word, in their heads or in the clause of a figure.
fn articles_with(facts: &[Facts], about: &[About]) -> FxHashMap<u32, u32> {
    let mut articles: FxHashMap<u32, u32> = FxHashMap::default();
    let mut words: Vec<u32> = Vec::new();
    let mut count = |words: &mut Vec<u32>| {
        words.sort_unstable();
        words.dedup();
        words.drain(..).for_each(|w| *articles.entry(w).or_default() += 1);
    };
    let mut told = vec![false; about.len()];
    for figures in facts.chunk_by(|a, b| a.story == b.story) {
        let story = figures[0].story as usize;
        told[story] = true;
        words.extend(figures.iter().flat_map(|f| f.words.iter()).chain(&about[story].words).map(|w| w.0));
        count(&mut words);
    }
    for (head, _) in about.iter().zip(&told).filter(|(_, told)| !**told) {
        words.extend(head.words.iter().map(|w| w.0));
        count(&mut words);
    }
    articles
}

/// The block of a figure: only figures of one block are ever about the same thing.
pub fn block(corpus: &Corpus<'_>, fact: &Facts) -> u64 {
    let s = &corpus.statements[fact.statement as usize];
    let unit = s.unit.map_or(0, |u| hash(u.as_bytes()));
    mix(unit ^ mix(s.kind as u64) ^ fact.counted.widest)
}

/// The keys of a figure in its block.
fn keys(fact: &Facts, about: &About, out: &mut Vec<u64>) {
    let (noun, value) = (fact.counted.key, fact.middle.to_bits());
    let role = fact.role.map_or(0, |r| mix(r as u64 + 1));
    out.clear();
    let mut add = |key: u64, salt: u64| out.push(mix(mix(key ^ salt << 48) ^ role));
    fact.place.keys.iter().for_each(|&k| add(k, 1));
    fact.people.iter().for_each(|&k| add(k ^ noun, 2));
    fact.occasion.keys.iter().for_each(|&k| add(k ^ noun, 3));
    add(value, 4);
    add(fact.story.into(), 5);
    add(fact.sentence, 6);
    fact.rare.iter().for_each(|&w| add(w.into(), 7));
    about.rare.iter().for_each(|&w| add(w.into(), 8));
    // What happened is not told of every figure.
    out.push(mix(value ^ 9 << 48));
    out.extend(fact.place.keys.iter().map(|&k| mix(k ^ noun ^ 11 << 48)));
    out.extend(about.rare.iter().take(ROLELESS_KEYS).map(|&w| mix(u64::from(w) ^ noun ^ 10 << 48)));
}

/// The rows: a key with its block, and the figures that have it, in the order of `facts`.
pub fn rows(corpus: &Corpus<'_>, facts: &[Facts], about: &[About]) -> Vec<(u64, u32)> {
    let mut rows = Vec::with_capacity(facts.len() * 10);
    let mut found = Vec::new();
    for (i, fact) in facts.iter().enumerate() {
        let block = block(corpus, fact);
        keys(fact, &about[fact.story as usize], &mut found);
        rows.extend(found.iter().map(|k| (mix(k ^ block), i as u32)));
    }
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// The similar pairs among some whole rows.
pub fn pairs(corpus: &Corpus<'_>, facts: &[Facts], about: &[About], rows: &[(u64, u32)], least: f32) -> Vec<Pair> {
    let side = |f: &'_ Facts| &about[f.story as usize];
    let pair = |(a, b): (u32, u32)| {
        let (first, second) = (&facts[a as usize], &facts[b as usize]);
        let kind = corpus.statements[first.statement as usize].kind;
        let similarity = Similarity::of((first, side(first)), (second, side(second)), kind)?;
        (similarity.value() >= least).then_some(Pair { a, b, similarity })
    };
    near(rows).into_iter().filter_map(pair).collect()
}

/// The figures that stand near each other in a row, each two of them once however many keys they share.
fn near(rows: &[(u64, u32)]) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    for (i, &(key, a)) in rows.iter().enumerate() {
        found.extend(rows[i + 1..].iter().take(WINDOW).take_while(|r| r.0 == key).map(|r| (a, r.1)));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The best pairs of each figure, the most similar first.
pub fn best(mut pairs: Vec<Pair>, figures: usize) -> Vec<Pair> {
    pairs.sort_unstable_by(|x, y| {
        y.similarity.points().total_cmp(&x.similarity.points()).then((x.a, x.b).cmp(&(y.a, y.b)))
    });
    pairs.dedup_by_key(|p| (p.a, p.b));
    let mut kept = vec![0_u8; figures];
    pairs.retain(|p| {
        let (a, b) = (p.a as usize, p.b as usize);
        let wanted = usize::from(kept[a]) < KEPT || usize::from(kept[b]) < KEPT;
        if wanted {
            kept[a] = kept[a].saturating_add(1);
            kept[b] = kept[b].saturating_add(1);
        }
        wanted
    });
    pairs
}

/// Whole rows in pieces of about `size` entries.
pub fn pieces(rows: &[(u64, u32)], size: usize) -> impl Iterator<Item = &[(u64, u32)]> {
    let mut rest = rows;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut end = size.min(rest.len());
        while end < rest.len() && rest[end].0 == rest[end - 1].0 {
            end += 1;
        }
        let (piece, left) = rest.split_at(end);
        rest = left;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_figures_that_share_many_keys_are_one_pair() {
        let rows: Vec<(u64, u32)> = (1..20).flat_map(|key| [(key, 3), (key, 5)]).chain([(20, 5), (20, 8)]).collect();
        assert_eq!(near(&rows), [(3, 5), (5, 8)]);
        let one_row: Vec<(u64, u32)> = (0..30).map(|figure| (7, figure)).collect();
        assert!(near(&one_row).iter().all(|(a, b)| (1..=WINDOW as u32).contains(&(b - a))));
    }
}
