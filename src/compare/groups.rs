//! Groups as they are told: what they are about, who says what, and why the members belong together.

use super::corpus::Corpus;
use super::evidence::Evidence;
use super::facts::{About, Facts, Level};
use super::options::{CompareOptions, Key};
use super::pairs::Pair;
use super::relations::{Relation, relate};
use super::similarity::reasons;
use super::words::{Concept, Words, hash, mix};
use crate::figures::{Kind, Role};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// A figure in its group.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Its place in [`Corpus::statements`].
    pub statement: usize,
    /// Number of its account, from 0; reports of one account are counted once.
    pub account: usize,
    /// How it goes with the reports before it.
    pub relation: Relation,
    /// The report that the relation is to, by its place in the group.
    pub to: Option<usize>,
    /// Similarity to the report that it is most similar to, from 0 to 1; 1 where there is none, and where groups
    /// were asked for by key.
    pub similarity: f32,
    /// Why it belongs to the group.
    pub why: String,
}

/// Figures of several articles about the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Sort of figure.
    pub kind: Kind,
    /// Unit.
    pub unit: Option<String>,
    /// What is counted, as most reports write it.
    pub noun: Option<String>,
    /// What happened to those counted.
    pub role: Option<Role>,
    /// The people they belong to: entries of the lexicon.
    pub people: Vec<String>,
    /// Where: entries of the lexicon, or names as written.
    pub place: Vec<String>,
    /// What sort of event: entries of the lexicon.
    pub occasion: Vec<String>,
    /// What it is about in a few words: noun, people, place.
    pub label: String,
    /// The reports, in order of time.
    pub reports: Vec<Report>,
    /// Number of different accounts.
    pub accounts: usize,
    /// Number of articles.
    pub articles: usize,
    /// The group that this one is told as a part of, by its place in the list of groups.
    pub part_of: Option<usize>,
    /// The least and greatest number that a report names, outliers and earlier counts aside.
    pub low: Option<Decimal>,
    /// The greatest.
    pub high: Option<Decimal>,
    /// The evidence that most of its pairs share, strongest first.
    pub why: String,
}

impl Group {
    /// Number of reports with a relation.
    pub fn count(&self, relation: Relation) -> usize {
        self.reports.iter().filter(|r| r.relation == relation).count()
    }
}

/// The key of a figure by the parts that are asked for.
pub(super) fn key(corpus: &Corpus<'_>, fact: &Facts, about: &[About], by: &[Key]) -> u64 {
    let statement = &corpus.statements[fact.statement as usize];
    let list = |keys: &[u64]| keys.iter().fold(0, |h, &k| mix(h ^ k));
    let mut whole = mix(statement.kind as u64) ^ statement.unit.map_or(0, |u| hash(u.as_bytes()));
    for part in by {
        let value = match part {
            Key::Noun => fact.counted.key,
            Key::Role => statement.role.map_or(0, |r| r as u64 + 1),
            Key::People => list(&fact.people),
            Key::Place => list(&fact.place.keys),
            Key::Occasion => list(&fact.occasion.keys),
            Key::Date => about[fact.story as usize].moment.map_or(0, |m| hash(m.day.to_string().as_bytes())),
            Key::Source => fact.source,
            Key::Site => corpus.stories[fact.story as usize].site.as_deref().map_or(0, |s| hash(s.as_bytes())),
        };
        whole = mix(whole ^ mix(value ^ *part as u64));
    }
    whole
}

/// Makes groups out of lists of figures.
pub(super) struct Maker<'m, 'a> {
    pub corpus: &'m Corpus<'a>,
    pub facts: &'m [Facts],
    pub about: &'m [About],
    pub copy_of: &'m [u32],
    pub names: &'m FxHashMap<u64, Box<str>>,
    pub words: &'m Words,
    pub options: &'m CompareOptions,
}

impl Maker<'_, '_> {
    /// The groups with enough articles, those with most accounts first.
    pub fn make(&self, lists: Vec<Vec<u32>>, pairs: &[Pair]) -> Vec<Group> {
        let lists: Vec<Vec<u32>> =
            lists.into_iter().filter(|l| self.articles(l) >= self.options.min_articles).collect();
        let mut group_of = vec![u32::MAX; self.facts.len()];
        for (group, list) in lists.iter().enumerate() {
            list.iter().for_each(|&f| group_of[f as usize] = group as u32);
        }
        let mut best: Vec<Option<Pair>> = vec![None; self.facts.len()];
        for pair in pairs {
            if group_of[pair.a as usize] == group_of[pair.b as usize] {
                for i in [pair.a, pair.b] {
                    best[i as usize].get_or_insert(*pair);
                }
            }
        }
        let mut groups: Vec<(Group, Vec<u32>)> =
            lists.into_iter().map(|list| (self.group(&list, &best, &group_of), list)).collect();
        let mut order: Vec<usize> = (0..groups.len()).collect();
        order.sort_by_key(|&i| {
            let (group, list) = &groups[i];
            (std::cmp::Reverse((group.accounts, group.articles)), list[0])
        });
        let mut rank = vec![0; order.len()];
        order.iter().enumerate().for_each(|(place, &i)| rank[i] = place);
        for (group, _) in &mut groups {
            group.part_of = group.part_of.map(|p| rank[p]);
        }
        let mut slots: Vec<Option<Group>> = groups.into_iter().map(|(g, _)| Some(g)).collect();
        order.into_iter().filter_map(|i| slots[i].take()).collect()
    }

    fn articles(&self, list: &[u32]) -> usize {
        let mut stories: Vec<u32> = list.iter().map(|&f| self.facts[f as usize].story).collect();
        stories.sort_unstable();
        stories.dedup();
        stories.len()
    }

    fn group(&self, list: &[u32], best: &[Option<Pair>], group_of: &[u32]) -> Group {
        let first = &self.corpus.statements[self.facts[list[0] as usize].statement as usize];
        let members = relate(self.corpus, self.facts, self.about, list, self.copy_of);
        let mut evidence: FxHashMap<Evidence, f32> = FxHashMap::default();
        let reports: Vec<Report> = members
            .iter()
            .map(|m| {
                let (similarity, why) = match best[m.fact as usize] {
                    Some(pair) => self.explain(m.fact, pair, &mut evidence),
                    None => (1.0, self.by_keys()),
                };
                Report {
                    statement: self.facts[m.fact as usize].statement as usize,
                    account: m.account,
                    relation: m.relation,
                    to: m.to,
                    similarity,
                    why,
                }
            })
            .collect();
        let mut shared: Vec<(Evidence, f32)> = evidence.into_iter().collect();
        shared.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let least = list.len() as f32 * 0.25;
        let why: Vec<&str> = shared.iter().filter(|e| e.1 >= least).map(|e| e.0.as_str()).take(5).collect();
        let in_line = reports.iter().filter(|r| !matches!(r.relation, Relation::Outlier | Relation::Earlier));
        let values = in_line.filter_map(|r| self.corpus.statements[r.statement].middle());
        let (low, high) = values.fold((None, None), |(low, high): (Option<Decimal>, Option<Decimal>), v| {
            (Some(low.map_or(v, |l| l.min(v))), Some(high.map_or(v, |h| h.max(v))))
        });
        let mut places = self.most(list, |f| if f.place.level < Level::Article { &f.place.keys } else { &[] });
        if places.is_empty() {
            places = self.most(list, |f| &f.place.keys);
        }
        let keys = [self.most(list, |f| &f.people), places];
        let noun = self.noun(list);
        let mut label: Vec<String> = noun.clone().into_iter().collect();
        label.extend(keys.iter().flatten().map(|&k| self.name(k, |c| &c.label)));
        label.dedup();
        let ids = |keys: &[u64]| keys.iter().map(|&k| self.name(k, |c| &c.id)).collect();
        Group {
            kind: first.kind,
            unit: first.unit.map(str::to_owned),
            noun,
            role: list.iter().find_map(|&f| self.facts[f as usize].role),
            label: label.join(" · "),
            people: ids(&keys[0]),
            place: ids(&keys[1]),
            occasion: ids(&self.most(list, |f| &f.occasion.keys)),
            accounts: reports.iter().map(|r| r.account + 1).max().unwrap_or(0),
            articles: self.articles(list),
            part_of: self.part_of(list, group_of),
            low,
            high,
            why: if why.is_empty() { self.by_keys() } else { why.join(", ") },
            reports,
        }
    }

    /// Why a figure is in its group, by the pair that is most similar; adds to what is shared by the group.
    fn explain(&self, fact: u32, pair: Pair, shared: &mut FxHashMap<Evidence, f32>) -> (f32, String) {
        let side = |i: u32| {
            let fact = &self.facts[i as usize];
            (fact, &self.about[fact.story as usize])
        };
        let other = if pair.a == fact { pair.b } else { pair.a };
        let kind = self.corpus.statements[self.facts[fact as usize].statement as usize].kind;
        let found = reasons(side(fact), side(other), kind);
        let mut why = String::new();
        for (evidence, share) in found {
            *shared.entry(evidence).or_default() += share;
            if !why.is_empty() {
                why.push_str(", ");
            }
            why.push_str(evidence.as_str());
            if matches!(evidence, Evidence::Story | Evidence::Wording) {
                why.push_str(&format!(" ({:.0} %)", share * 100.0));
            }
        }
        let id = self.corpus.stories[self.facts[other as usize].story as usize].id;
        (pair.similarity.value(), format!("{why}: as in {id}"))
    }

    /// Why a figure is in its group where no pair tells it.
    fn by_keys(&self) -> String {
        if self.options.by.is_empty() {
            return "alone".to_owned();
        }
        let names: Vec<&str> = self.options.by.iter().map(|k| k.as_str()).collect();
        format!("by {}", names.join(", "))
    }

    /// The noun that most reports have, the first of them by the alphabet where there are several.
    fn noun(&self, list: &[u32]) -> Option<String> {
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        for &f in list {
            if let Some(noun) = self.corpus.statements[self.facts[f as usize].statement as usize].noun {
                *counts.entry(noun).or_default() += 1;
            }
        }
        counts.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0))).map(|(noun, _)| noun.to_owned())
    }

    /// The keys that most of the reports share: those of at least half as many as the most frequent, three at most.
    fn most(&self, list: &[u32], of: impl Fn(&Facts) -> &[u64]) -> Vec<u64> {
        let mut counts: FxHashMap<u64, usize> = FxHashMap::default();
        for &f in list {
            of(&self.facts[f as usize]).iter().for_each(|&k| *counts.entry(k).or_default() += 1);
        }
        let most = counts.values().copied().max().unwrap_or(0);
        let mut keys: Vec<(usize, u64)> =
            counts.into_iter().filter(|(_, count)| 2 * count > most).map(|(key, count)| (count, key)).collect();
        keys.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        keys.into_iter().map(|(_, key)| key).take(3).collect()
    }

    fn name(&self, key: u64, of: impl Fn(&Concept) -> &str) -> String {
        let known = self.words.named(key).map(of);
        known.or_else(|| self.names.get(&key).map(|n| &**n)).unwrap_or_default().to_owned()
    }

    /// The group in which most of the wholes stand that the reports are told as parts of.
    fn part_of(&self, list: &[u32], group_of: &[u32]) -> Option<usize> {
        let own = group_of[list[0] as usize];
        let mut votes: FxHashMap<u32, usize> = FxHashMap::default();
        for &f in list {
            if let Some(whole) = self.facts[f as usize].part_of {
                let group = group_of[whole as usize];
                if group != u32::MAX && group != own {
                    *votes.entry(group).or_default() += 1;
                }
            }
        }
        votes.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0))).map(|(group, _)| group as usize)
    }
}
