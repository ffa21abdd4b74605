//! Figures of the same thing across articles: the events under `tests/vectors/compare`, all in one batch.

mod compare_events;

use compare_events::{Events, Place, documents, event_of, events};
use khabar::Document;
use khabar::batch::quiet;
use khabar::compare::{CompareOptions, Comparer, Comparison, Corpus, Evidence};
use std::collections::{BTreeMap, BTreeSet};

fn compare(documents: &[Document], options: CompareOptions) -> Comparison {
    let corpus = Corpus::of(documents);
    Comparer::new(options).unwrap().compare(&corpus, Some(2), &mut quiet()).unwrap()
}

/// Each figure found in a group, with the group's number; a figure that the events name goes by its name.
fn found(events: &Events, documents: &[Document], comparison: &Comparison) -> BTreeMap<Place, usize> {
    let corpus = Corpus::of(documents);
    let mut groups = BTreeMap::new();
    for (number, group) in comparison.groups.iter().enumerate() {
        for report in &group.reports {
            let s = &corpus.statements[report.statement];
            let (id, start, end) = (corpus.stories[s.story].id.to_owned(), s.start, s.start + s.surface.len());
            let named = events.names.keys().find(|(i, a, b)| *i == id && *a < end && start < *b);
            groups.insert(named.cloned().unwrap_or((id, start, end)), number);
        }
    }
    groups
}

/// Pairs of figures that belong together: right, found, wanted.
#[derive(Clone, Copy, Debug, Default)]
struct Pairs {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Pairs {
    fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.wanted) as f64
    }
}

/// The pairs that touch the articles of an event, for each event.
fn score(events: &Events, groups: &BTreeMap<Place, usize>, wrong: &mut Vec<String>) -> BTreeMap<String, Pairs> {
    let places: BTreeSet<&Place> = events.names.keys().chain(groups.keys()).collect();
    let places: Vec<&Place> = places.into_iter().collect();
    let mut scores: BTreeMap<String, Pairs> = BTreeMap::new();
    for (i, a) in places.iter().enumerate() {
        for b in &places[i + 1..] {
            let together = |x: Option<&usize>, y: Option<&usize>| x.is_some() && x == y;
            let wanted = events.names.contains_key(*a) && events.names.get(*a) == events.names.get(*b);
            let found = together(groups.get(*a), groups.get(*b));
            if !wanted && !found {
                continue;
            }
            if wanted != found {
                let text = |p: &Place| {
                    let article = &events.articles.iter().find(|(_, x)| x.id == p.0).unwrap().1;
                    let name = events.names.get(p).map_or("", |n| n.as_str());
                    format!("{} {:?} ({name})", p.0, &article.text[p.1..p.2])
                };
                wrong.push(format!("{}: {} and {}", if wanted { "apart" } else { "together" }, text(a), text(b)));
            }
            for event in BTreeSet::from([event_of(events, &a.0), event_of(events, &b.0)]) {
                let pairs = scores.entry(event.to_owned()).or_default();
                pairs.right += usize::from(wanted && found);
                pairs.found += usize::from(found);
                pairs.wanted += usize::from(wanted);
            }
        }
    }
    scores
}

fn sum<'s>(scores: impl Iterator<Item = &'s Pairs>) -> Pairs {
    scores.fold(Pairs::default(), |a, b| Pairs {
        right: a.right + b.right,
        found: a.found + b.found,
        wanted: a.wanted + b.wanted,
    })
}

fn at(least: f32) -> CompareOptions {
    let mut options = CompareOptions::default();
    options.min_similarity = least;
    options
}

#[test]
fn figures_of_one_thing_are_grouped() {
    let events = events();
    let documents = documents(&events);
    assert!(events.names.len() > 150, "only {} figures are named", events.names.len());
    let comparison = compare(&documents, CompareOptions::default());
    let mut wrong = Vec::new();
    let scores = score(&events, &found(&events, &documents, &comparison), &mut wrong);
    assert!(scores.len() >= 12, "only {} events", scores.len());
    let all = sum(scores.values());
    assert!(all.f1() >= 0.975, "F1 {:.3}: {all:?}\n{}", all.f1(), wrong.join("\n"));
}

#[test]
fn the_threshold_holds_for_events_that_it_was_not_chosen_on() {
    let events = events();
    let documents = documents(&events);
    let thresholds: Vec<f32> = (6..=16).map(|n| n as f32 * 0.05).collect();
    let scores: Vec<BTreeMap<String, Pairs>> = thresholds
        .iter()
        .map(|&t| score(&events, &found(&events, &documents, &compare(&documents, at(t))), &mut Vec::new()))
        .collect();
    for (t, s) in thresholds.iter().zip(&scores) {
        println!("{t:.2}: F1 {:.3} {:?}", sum(s.values()).f1(), sum(s.values()));
    }
    let names: BTreeSet<&String> = scores.iter().flat_map(BTreeMap::keys).collect();
    let mut held_out = Pairs::default();
    for event in names {
        let others = |s: &BTreeMap<String, Pairs>| sum(s.iter().filter(|(e, _)| *e != event).map(|(_, p)| p)).f1();
        let best = scores.iter().max_by(|a, b| others(a).total_cmp(&others(b))).unwrap();
        if let Some(pairs) = best.get(event) {
            println!("{event}: F1 {:.3} {pairs:?}", pairs.f1());
            held_out = sum([held_out, *pairs].iter());
        }
    }
    println!("held out: F1 {:.3} {held_out:?}", held_out.f1());
    assert!(held_out.f1() >= 0.96, "F1 {:.3}", held_out.f1());
}

#[test]
fn the_evidence_about_two_figures_is_told() {
    let events = events();
    let documents = documents(&events);
    let corpus = Corpus::of(&documents);
    let comparer = Comparer::new(CompareOptions::default()).unwrap();
    let place = |id: &str, surface: &str| {
        let found = corpus.statements.iter().position(|s| corpus.stories[s.story].id == id && s.surface == surface);
        found.unwrap_or_else(|| panic!("{id} has no {surface}"))
    };
    let told = comparer.evidence(&corpus, place("bus-1", "12"), place("bus-2", "14")).unwrap().unwrap();
    assert!(told.iter().any(|(e, points)| *e == Evidence::SamePlace && *points > 0.0), "{told:?}");
    assert_eq!(comparer.evidence(&corpus, place("bus-1", "12"), place("bus-4", "12")).unwrap(), None, "other places");
    assert_eq!(comparer.evidence(&corpus, place("bus-1", "12"), place("bus-1", "31")).unwrap(), None, "other roles");
}
