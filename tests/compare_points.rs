//! The points of comparing, all of them learned anew on the other events, on the event that is left out.
//!
//! The points that khabar uses were set by hand with the events in view. What the pieces of evidence are worth without
//! that is told by a logistic regression that learns every number, the threshold included, from the other events.
//! Pairs are decided one by one here; grouping, which mends some of them, is left out for both.

mod compare_events;

use compare_events::{Events, Place, documents, event_of, events};
use khabar::compare::{CompareOptions, Comparer, Corpus, Evidence};
use std::collections::{BTreeMap, BTreeSet};

/// A piece of evidence, and one number for all pairs.
const SIZE: usize = Evidence::ALL.len() + 1;
/// How much a number of its own costs: a piece that few pairs have stays near 0.
const RIDGE: f64 = 1.0;
const STEPS: usize = 12;

/// Two figures of one kind and unit, nothing of which rules out that they are about the same thing.
struct Pair {
    events: BTreeSet<String>,
    amounts: Vec<(usize, f64)>,
    points: f64,
    together: bool,
}

type Points = [f64; SIZE];

impl Pair {
    fn sum(&self, points: &Points) -> f64 {
        self.amounts.iter().map(|(i, amount)| points[*i] * amount).sum()
    }
}

fn pairs(events: &Events) -> Vec<Pair> {
    let documents = documents(events);
    let corpus = Corpus::of(&documents);
    let name = |i: usize| -> (Place, Option<&String>) {
        let s = &corpus.statements[i];
        let (id, start, end) = (corpus.stories[s.story].id.to_owned(), s.start, s.start + s.surface.len());
        let named = events.names.iter().find(|((of, a, b), _)| *of == id && *a < end && start < *b);
        ((id, start, end), named.map(|(_, name)| name))
    };
    let names: Vec<(Place, Option<&String>)> = (0..corpus.statements.len()).map(name).collect();
    let alike = |a: usize, b: usize| {
        let (x, y) = (&corpus.statements[a], &corpus.statements[b]);
        x.kind == y.kind && x.unit == y.unit
    };
    let all = 0..corpus.statements.len();
    let wanted: Vec<(usize, usize)> =
        all.clone().flat_map(|a| (a + 1..all.end).map(move |b| (a, b))).filter(|&(a, b)| alike(a, b)).collect();
    let told = Comparer::new(CompareOptions::default()).unwrap().evidence_of(&corpus, &wanted).unwrap();
    let mut found = Vec::new();
    for ((a, b), told) in wanted.into_iter().zip(told) {
        let Some(told) = told else { continue };
        let place = |e: Evidence| Evidence::ALL.iter().position(|x| *x == e).unwrap();
        let mut amounts = vec![(SIZE - 1, 1.0)];
        amounts.extend(told.iter().map(|(e, points)| (place(*e), f64::from(points / e.points()))));
        found.push(Pair {
            events: [a, b].iter().map(|i| event_of(events, &names[*i].0.0).to_owned()).collect(),
            amounts,
            points: told.iter().map(|(_, points)| f64::from(*points)).sum(),
            together: names[a].1.is_some() && names[a].1 == names[b].1,
        });
    }
    found
}

/// The points that tell the pairs that belong together best, by Newton's method.
fn learned(pairs: &[&Pair]) -> Points {
    let mut points = [0.0; SIZE];
    for _ in 0..STEPS {
        let mut slope = points.map(|p| -RIDGE * p);
        let mut bend = [[0.0; SIZE]; SIZE];
        (0..SIZE).for_each(|i| bend[i][i] = RIDGE);
        for pair in pairs {
            let chance = 1.0 / (1.0 + (-pair.sum(&points)).exp());
            for &(i, x) in &pair.amounts {
                slope[i] += (f64::from(u8::from(pair.together)) - chance) * x;
                pair.amounts.iter().for_each(|&(j, y)| bend[i][j] += chance * (1.0 - chance) * x * y);
            }
        }
        let step = solved(bend, slope);
        points.iter_mut().zip(step).for_each(|(p, s)| *p += s);
    }
    points
}

/// The solution of a system whose matrix is symmetric and positive.
fn solved(mut matrix: [[f64; SIZE]; SIZE], mut right: Points) -> Points {
    for i in 0..SIZE {
        for row in i + 1..SIZE {
            let share = matrix[row][i] / matrix[i][i];
            let above = matrix[i];
            (i..SIZE).for_each(|column| matrix[row][column] -= share * above[column]);
            right[row] -= share * right[i];
        }
    }
    for i in (0..SIZE).rev() {
        let known: f64 = (i + 1..SIZE).map(|column| matrix[i][column] * right[column]).sum();
        right[i] = (right[i] - known) / matrix[i][i];
    }
    right
}

/// Right, found and wanted pairs.
#[derive(Clone, Copy, Debug, Default)]
struct Score([usize; 3]);

impl Score {
    fn add(&mut self, found: bool, wanted: bool) {
        let marks = [found && wanted, found, wanted];
        self.0.iter_mut().zip(marks).for_each(|(n, mark)| *n += usize::from(mark));
    }

    fn f1(self) -> f64 {
        2.0 * self.0[0] as f64 / (self.0[1] + self.0[2]) as f64
    }
}

fn score<'p>(pairs: impl Iterator<Item = &'p Pair>, sum: impl Fn(&Pair) -> f64, least: f64) -> Score {
    let mut score = Score::default();
    pairs.for_each(|pair| score.add(sum(pair) >= least, pair.together));
    score
}

/// The threshold at which most pairs are told right.
fn threshold(pairs: &[&Pair], sum: impl Fn(&Pair) -> f64) -> f64 {
    let tried = (-40..=40).map(|n| f64::from(n) / 10.0);
    let f1 = |least: f64| score(pairs.iter().copied(), &sum, least).f1();
    tried.max_by(|a, b| f1(*a).total_cmp(&f1(*b))).unwrap()
}

#[test]
fn evidence_tells_pairs_of_events_that_nothing_was_learned_from() {
    let pairs = pairs(&events());
    let names: BTreeSet<&String> = pairs.iter().flat_map(|p| &p.events).collect();
    let (mut new, mut by_hand) = (Score::default(), Score::default());
    let mut told: BTreeMap<&String, (f64, f64)> = BTreeMap::new();
    for event in names {
        let (inside, others): (Vec<&Pair>, Vec<&Pair>) = pairs.iter().partition(|p| p.events.contains(event));
        let points = learned(&others);
        let found = score(inside.iter().copied(), |p| p.sum(&points), threshold(&others, |p| p.sum(&points)));
        let hand = score(inside.iter().copied(), |p| p.points, threshold(&others, |p| p.points));
        told.insert(event, (found.f1(), hand.f1()));
        new.0.iter_mut().zip(found.0).for_each(|(n, m)| *n += m);
        by_hand.0.iter_mut().zip(hand.0).for_each(|(n, m)| *n += m);
    }
    println!("{} pairs", pairs.len());
    told.iter().for_each(|(event, (new, hand))| println!("{event}: learned {new:.3}, by hand {hand:.3}"));
    println!("learned: F1 {:.3} {new:?}\nby hand: F1 {:.3} {by_hand:?}", new.f1(), by_hand.f1());
    for score in [new, by_hand] {
        assert!(score.f1() >= 0.82, "F1 {:.3}: {score:?}", score.f1());
    }
}
