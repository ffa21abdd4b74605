//! From similar pairs to groups: the most similar pairs join first, and no join may mix what cannot be one thing.

use super::corpus::Corpus;
use super::facts::{About, Facts, Level, NAME};
use super::pairs::Pair;
use super::sets::Sets;
use super::side::Side;
use super::similarity::{YEAR, shares};
use super::time::Moment;
use crate::figures::Role;
use rustc_hash::FxHashMap;

/// Two values of one article at most this many times apart can be one figure, said exactly and about.
const ONE_ARTICLE: f64 = 1.05;

/// A group as it grows.
#[derive(Debug, Default)]
struct Cluster {
    members: Vec<u32>,
    people: Vec<u64>,
    places: Vec<u64>,
    around: Vec<u64>,
    /// The narrow thing that the group counts, where one does.
    narrow: Option<u64>,
    role: Option<Role>,
    side: Option<Side>,
    /// A figure of each article.
    stories: FxHashMap<u32, u32>,
    /// The first and the last day of its articles, where one is known.
    days: Option<(Moment, Moment)>,
}

impl Cluster {
    fn of(facts: &[Facts], about: &[About], i: u32) -> Self {
        let fact = &facts[i as usize];
        let near = fact.place.level == Level::Clause && fact.place.keys.iter().all(|k| k & NAME == 0);
        let keys = |keys: &[u64]| if near { keys.to_vec() } else { Vec::new() };
        let mut stories = FxHashMap::default();
        if !fact.earlier {
            stories.insert(fact.story, i);
        }
        Cluster {
            members: vec![i],
            people: fact.people.to_vec(),
            places: keys(&fact.place.keys),
            around: keys(&fact.place.within),
            narrow: (fact.counted.key != fact.counted.widest).then_some(fact.counted.key),
            role: fact.role,
            side: fact.side,
            stories,
            days: about[fact.story as usize].moment.map(|day| (day, day)),
        }
    }

    /// Whether the articles of the two lie a year or more apart, which one of an unknown day cannot bring together.
    fn is_years_from(&self, other: &Cluster) -> bool {
        let gap = |(a, b): ((Moment, Moment), (Moment, Moment))| match (a.1 < b.0, b.1 < a.0) {
            (true, _) => a.1.days_to(b.0),
            (_, true) => b.1.days_to(a.0),
            _ => 0,
        };
        self.days.zip(other.days).is_some_and(|days| gap(days) >= YEAR)
    }

    fn fits(&self, other: &Cluster, facts: &[Facts]) -> bool {
        let apart = |a: &[u64], b: &[u64]| !a.is_empty() && !b.is_empty() && !shares(a, b);
        let places = apart(&self.places, &other.places)
            && !shares(&self.places, &other.around)
            && !shares(&self.around, &other.places);
        if apart(&self.people, &other.people) || places {
            return false;
        }
        if self.narrow.zip(other.narrow).is_some_and(|(a, b)| a != b) {
            return false;
        }
        if self.role.zip(other.role).is_some_and(|(a, b)| a != b) {
            return false;
        }
        if self.side.zip(other.side).is_some_and(|(a, b)| a != b) {
            return false;
        }
        let (small, large) = if self.stories.len() < other.stories.len() { (self, other) } else { (other, self) };
        small.stories.iter().all(|(story, &mine)| {
            large.stories.get(story).is_none_or(|&theirs| {
                let (a, b) = (&facts[mine as usize], &facts[theirs as usize]);
                let (least, most) = (a.middle.min(b.middle), a.middle.max(b.middle));
                let about = !(a.exact && b.exact) && least > 0.0 && most / least <= ONE_ARTICLE;
                least == most || about || a.rivals(b)
            })
        })
    }

    fn join(&mut self, other: Cluster) {
        let mut other = other;
        if other.members.len() > self.members.len() {
            std::mem::swap(self, &mut other);
        }
        self.members.extend(other.members);
        for (mine, theirs) in
            [(&mut self.people, other.people), (&mut self.places, other.places), (&mut self.around, other.around)]
        {
            mine.extend(theirs);
            mine.sort_unstable();
            mine.dedup();
        }
        self.narrow = self.narrow.or(other.narrow);
        self.role = self.role.or(other.role);
        self.side = self.side.or(other.side);
        self.days = match (self.days, other.days) {
            (Some(mine), Some(theirs)) => Some((mine.0.min(theirs.0), mine.1.max(theirs.1))),
            (mine, theirs) => mine.or(theirs),
        };
        for (story, figure) in other.stories {
            let mine = self.stories.entry(story).or_insert(figure);
            *mine = (*mine).min(figure);
        }
    }
}

/// The groups that `pairs`, the most similar first, make of the figures; with `alone`, figures that stand alone are groups.
pub fn join(facts: &[Facts], about: &[About], pairs: &[Pair], alone: bool) -> Vec<Vec<u32>> {
    let mut sets = Sets::new(facts.len());
    let mut clusters: FxHashMap<u32, Cluster> = FxHashMap::default();
    for pair in pairs {
        let (a, b) = (sets.of(pair.a), sets.of(pair.b));
        if a == b {
            continue;
        }
        let mut first = clusters.remove(&a).unwrap_or_else(|| Cluster::of(facts, about, a));
        let second = clusters.remove(&b).unwrap_or_else(|| Cluster::of(facts, about, b));
        // Where both days are known, the evidence has judged how far apart they are.
        let dated = [pair.a, pair.b].iter().all(|&i| about[facts[i as usize].story as usize].moment.is_some());
        if (dated || !first.is_years_from(&second)) && first.fits(&second, facts) {
            first.join(second);
            sets.join(a, b);
        } else {
            clusters.insert(b, second);
        }
        clusters.insert(a, first);
    }
    let mut groups: Vec<Vec<u32>> = clusters.into_values().map(|c| c.members).filter(|m| m.len() > 1).collect();
    if alone {
        let mut together = vec![false; facts.len()];
        groups.iter().flatten().for_each(|&i| together[i as usize] = true);
        groups.extend((0..facts.len() as u32).filter(|&i| !together[i as usize]).map(|i| vec![i]));
    }
    groups.iter_mut().for_each(|g| g.sort_unstable());
    groups.sort_unstable();
    groups
}

/// The groups of figures whose `keys` are the same.
pub fn by_key(corpus: &Corpus<'_>, facts: &[Facts], key: impl Fn(&Corpus<'_>, &Facts) -> u64) -> Vec<Vec<u32>> {
    let mut groups: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (i, fact) in facts.iter().enumerate() {
        groups.entry(key(corpus, fact)).or_default().push(i as u32);
    }
    let mut groups: Vec<Vec<u32>> = groups.into_values().collect();
    groups.sort_unstable();
    groups
}
