//! Findings of one round: what the rules took for leftovers or furniture, in order and apart.

use super::Label;
use super::rules::CodeRule;
use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::ops::Range;
use std::sync::Arc;

/// The name of a rule, for readers; no rule decides by another's name.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Rule {
    /// One that is written in code.
    Code(&'static str),
    /// That of a cue.
    Cue(Arc<str>),
}

impl Rule {
    pub fn name(&self) -> &str {
        match self {
            Rule::Code(name) => name,
            Rule::Cue(name) => name,
        }
    }
}

impl From<&'static str> for Rule {
    fn from(name: &'static str) -> Self {
        Rule::Code(name)
    }
}

impl From<&Arc<str>> for Rule {
    fn from(name: &Arc<str>) -> Self {
        Rule::Cue(name.clone())
    }
}

impl From<Rule> for Arc<str> {
    fn from(rule: Rule) -> Self {
        match rule {
            Rule::Code(name) => name.into(),
            Rule::Cue(name) => name,
        }
    }
}

/// What rules know of a finding besides its label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sort {
    #[default]
    Plain,
    /// A row of the names of networks.
    Networks,
    /// What stands below a form for comments: where the form stays it says nothing.
    BelowComments,
}

/// A piece with a label, the rule that says so, and how sure it is. Positions count codes.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Finding {
    pub range: Range<usize>,
    pub label: Label,
    pub rule: Rule,
    pub confidence: f32,
    /// The cue's phrase, where one decided.
    pub phrase: Option<Range<usize>>,
    pub sort: Sort,
}

impl Finding {
    pub fn new(range: Range<usize>, label: Label, rule: impl Into<Rule>, confidence: f32) -> Self {
        Finding { range, label, rule: rule.into(), confidence, phrase: None, sort: Sort::Plain }
    }

    /// What a rule found that is written in code.
    pub fn of(range: Range<usize>, label: Label, rule: CodeRule) -> Self {
        Finding::new(range, label, rule.name, rule.confidence)
    }

    /// The same, found by a cue with this phrase.
    pub fn with_phrase(self, phrase: Range<usize>) -> Self {
        Finding { phrase: Some(phrase), ..self }
    }
}

/// Findings sorted by position, without overlaps.
#[derive(Debug, Default)]
pub(super) struct Found {
    all: Vec<Finding>,
}

impl Found {
    pub fn all(&self) -> &[Finding] {
        &self.all
    }

    pub fn into_all(self) -> Vec<Finding> {
        self.all
    }

    /// The finding that covers the code at `at`.
    pub fn at(&self, at: usize) -> Option<&Finding> {
        let i = self.all.partition_point(|f| f.range.end <= at);
        self.all.get(i).filter(|f| f.range.start <= at)
    }

    /// The first finding that ends after `at`.
    pub fn next(&self, at: usize) -> Option<&Finding> {
        self.all.get(self.all.partition_point(|f| f.range.end <= at))
    }

    /// The findings that share a code with `range`.
    pub fn within(&self, range: Range<usize>) -> &[Finding] {
        let first = self.all.partition_point(|f| f.range.end <= range.start);
        let last = first + self.all[first..].partition_point(|f| f.range.start < range.end);
        &self.all[first..last]
    }

    /// Takes in what a pass has found. Where findings overlap the surer one stays whole, and of the other
    /// what sticks out at its ends.
    pub fn take(&mut self, fresh: &mut Vec<Finding>) {
        if fresh.is_empty() {
            return;
        }
        let mut rest = std::mem::take(&mut self.all);
        rest.append(fresh);
        if rest.is_sorted_by(|a, b| a.range.end <= b.range.start) {
            self.all = rest;
            return;
        }
        let mut rest: BinaryHeap<Waiting> = rest.into_iter().map(Waiting).collect();
        while let Some(Waiting(mut f)) = rest.pop() {
            match self.all.last_mut() {
                Some(last) if last.range.end > f.range.start => {
                    if f.confidence > last.confidence {
                        let mut tail = last.clone();
                        tail.range.start = f.range.end;
                        last.range.end = f.range.start;
                        if last.range.is_empty() {
                            self.all.pop();
                        }
                        if !tail.range.is_empty() {
                            rest.push(Waiting(tail));
                        }
                        self.all.push(f);
                    } else if last.range.end < f.range.end {
                        f.range.start = last.range.end;
                        rest.push(Waiting(f));
                    }
                }
                _ => self.all.push(f),
            }
        }
    }
}

/// A finding that waits for its turn: the one that starts first comes first, the longer before the shorter.
struct Waiting(Finding);

impl Ord for Waiting {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b) = (&self.0.range, &other.0.range);
        (b.start, a.end).cmp(&(a.start, b.end))
    }
}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Waiting {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Waiting {}

#[cfg(test)]
mod tests {
    use super::*;

    fn f(range: Range<usize>, confidence: f32) -> Finding {
        Finding::new(range, Label::Share, "r", confidence)
    }

    fn ranges(all: Vec<Finding>) -> Vec<Range<usize>> {
        let mut found = Found::default();
        for mut one in all.into_iter().map(|f| vec![f]) {
            found.take(&mut one);
        }
        found.all().iter().map(|f| f.range.clone()).collect()
    }

    #[test]
    fn the_surer_finding_wins_an_overlap() {
        assert_eq!(ranges(vec![f(0..10, 0.5), f(4..6, 0.9)]), [0..4, 4..6, 6..10]);
        assert_eq!(ranges(vec![f(0..10, 0.9), f(4..16, 0.5)]), [0..10, 10..16]);
        assert_eq!(ranges(vec![f(4..6, 0.9), f(0..10, 0.9)]), vec![0..10]);
        assert_eq!(ranges(vec![f(5..9, 0.5), f(0..3, 0.9), f(2..7, 0.7)]), [0..3, 3..7, 7..9]);
    }

    #[test]
    fn lookups() {
        let mut found = Found::default();
        found.take(&mut vec![f(5..9, 0.5), f(0..3, 0.9)]);
        assert_eq!(found.at(5).unwrap().range, 5..9);
        assert!(found.at(4).is_none());
        assert_eq!(found.next(4).unwrap().range, 5..9);
        assert_eq!(found.within(2..6).len(), 2);
    }
}
