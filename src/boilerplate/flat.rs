//! Pages that came as one line: what stands behind their last sentence.

use super::Label;
use super::cues::{CueRule, Hit};
use super::found::Finding;
use super::page;
use super::round::Round;
use super::rules;
use crate::lexicon::schema::{CuePlace, CueTakes};
use std::ops::Range;

/// Words behind the last sentence, and of one piece of them that introduces nothing.
const WORDS: usize = 90;
const PIECE: usize = 40;
/// Words of keywords between buttons.
const KEYWORDS: usize = 15;
/// How sure a label must be.
const SURE: f32 = 0.8;

impl Round<'_> {
    /// Behind the last full stop of a page of one line no prose follows: labels there begin leftovers, each up to the next.
    pub(super) fn flat_tail(&mut self) {
        let Some(Range { start, end }) = self.behind_the_end() else { return };
        let labels = self.labels_in(start..end);
        for (i, (hit, label)) in labels.iter().enumerate() {
            let end = labels.get(i + 1).map_or(end, |(next, _)| next.start);
            let most = if matches!(label, Label::Related | Label::Tags) { WORDS } else { PIECE };
            if self.page.words(hit.start..end, most) > most {
                continue;
            }
            // What others found inside stays theirs.
            let mut at = hit.start;
            for f in self.found.within(hit.start..end).to_vec() {
                self.piece(at..f.range.start.max(at), *label);
                at = f.range.end;
            }
            self.piece(at..end.max(at), *label);
        }
    }

    /// What stands behind the last sentence of a page of one line, when that is little.
    fn behind_the_end(&self) -> Option<Range<usize>> {
        let line = self.page.lines.last().filter(|_| self.flat)?.clone();
        let start = self.last_stop(&line)?;
        let little = 2 * start >= self.page.end() && self.page.words(start..line.end, WORDS) <= WORDS;
        little.then_some(start..line.end)
    }

    /// Keywords behind the last sentence between buttons, or behind them: words of the article and none that holds a sentence
    /// together.
    pub(super) fn flat_keywords(&mut self) {
        let Some(Range { start, end }) = self.behind_the_end() else { return };
        let mut at = start;
        let mut fresh = Vec::new();
        let found = self.found.within(start..end);
        let stops = found.iter().map(|f| (f.range.clone(), Some(f.label))).chain(std::iter::once((end..end, None)));
        let mut above = None;
        for (range, label) in stops {
            let gap = page::trim(self.codes(), at..range.start.max(at));
            let button =
                |l: Option<Label>| l.is_some_and(|l| matches!(l, Label::Share | Label::Comments | Label::Navigation));
            let between = button(above) && (button(label) || label.is_none());
            let before = above.is_none() && button(label) && self.page.words(gap.clone(), 1) > 1;
            let tenths = if between { 6 } else { 10 };
            let few = (between || before) && (1..=KEYWORDS).contains(&self.page.words(gap.clone(), KEYWORDS));
            if few && !self.page.stops(&gap) && self.are_keywords(&gap, start, tenths) {
                fresh.push(Finding::of(gap, Label::Tags, rules::TAGS_BETWEEN_BUTTONS));
            }
            (at, above) = (range.end.max(at), label);
        }
        self.fresh.append(&mut fresh);
    }

    /// Whether `tenths` of the words of `range` stand in the article too, which ends at `end`, and none of them joins others.
    pub(super) fn are_keywords(&self, range: &Range<usize>, end: usize, tenths: usize) -> bool {
        let codes = self.codes();
        let (mut words, mut known) = (0, 0);
        for word in self.page.word_ranges(range.clone()) {
            let word = &codes[word];
            if self.set.is_function(word) || self.set.resumes(word) {
                return false;
            }
            words += 1;
            known += usize::from(memchr::memmem::find(&codes[..end], word).is_some());
        }
        10 * known >= tenths * words
    }

    fn piece(&mut self, range: Range<usize>, label: Label) {
        let range = page::trim(self.codes(), range);
        if self.page.words(range.clone(), 0) > 0 {
            self.fresh.push(Finding::of(range, label, rules::BELOW_LAST_SENTENCE));
        }
    }

    /// One past the last full stop of a line that is no part of a leftover.
    fn last_stop(&self, line: &Range<usize>) -> Option<usize> {
        let codes = self.codes();
        let from = line.start.max(line.end.saturating_sub(page::REACH));
        (from..line.end).rev().filter(|&i| codes[i] == b'.' && self.found.at(i).is_none()).find_map(|i| {
            let end = self.page.sentence_stop(i, line)?;
            let dots = codes.get(i + 1) == Some(&b'.') || (i > 0 && codes[i - 1] == b'.');
            (!dots && end <= i + 4).then_some(end)
        })
    }

    /// The labels behind the last sentence, from the first that can be nothing else.
    fn labels_in(&self, range: Range<usize>) -> Vec<(Hit, Label)> {
        let mut labels: Vec<(Hit, Label)> = Vec::new();
        let mut done = range.start;
        for &hit in self.hits_from(range.start) {
            if hit.start < done || self.found.at(hit.start).is_some() {
                continue;
            }
            let Some(rule) = self.rules(hit).find(|r| opens_leftover(r)) else { continue };
            let before = self.found.within(done..hit.start).last().map_or(done, |f| f.range.end.max(done));
            let between = before..hit.start.max(before);
            let beside = self.page.words(between.clone(), 0) == 0;
            let named = self.page.words(hit.start..hit.end, 1) > 1 && !self.ends_open(hit);
            // A sentence without its stop is prose all the same.
            let prose = labels.is_empty() && self.holds_together(between);
            let alone = beside && !self.holds_together(hit.end..range.end);
            if !prose && (named || alone) {
                labels.push((hit, rule.label));
                done = hit.end;
            }
        }
        labels
    }

    /// The first label of several words in `range` that begins a leftover of another kind than `label`.
    pub(super) fn next_label(&self, range: Range<usize>, label: Label) -> Option<usize> {
        self.next_opening(range, |r| r.label != label)
    }

    /// Like [`next_label`](Self::next_label), but only one that begins a prompt or introduces headlines: names of pages and
    /// buttons stand in headlines too.
    pub(super) fn next_prompt(&self, range: Range<usize>, label: Label) -> Option<usize> {
        let begins = |r: &CueRule| r.place == CuePlace::Start || r.takes == CueTakes::Headlines;
        self.next_opening(range, |r| r.label != label && begins(r))
    }

    fn next_opening(&self, range: Range<usize>, counts: impl Fn(&CueRule) -> bool) -> Option<usize> {
        let end = range.end.min(range.start + page::REACH);
        let hits = self.hits_from(range.start).iter().take_while(|h| h.end <= end);
        let mut labels = hits.filter(|h| self.rules(**h).any(|r| counts(r) && opens_leftover(r)));
        labels.find(|h| self.page.words(h.start..h.end, 1) > 1 && !self.ends_open(**h)).map(|h| h.start)
    }

    /// Whether words that sentences are held together with stand in `range`.
    pub(super) fn holds_together(&self, range: Range<usize>) -> bool {
        let holds = |w: &[u8]| self.set.is_function(w) || self.set.resumes(w);
        self.page.word_ranges(range).any(|w| holds(&self.codes()[w]))
    }

    /// Whether the last word of a phrase asks for another.
    fn ends_open(&self, hit: Hit) -> bool {
        self.hangs(hit.start..hit.end)
    }

    /// Whether the last word of `range` asks for another.
    pub(super) fn hangs(&self, range: Range<usize>) -> bool {
        let last = self.page.word_ranges(range).last();
        last.is_some_and(|w| self.set.is_function(&self.codes()[w]))
    }
}

/// Whether a cue stands for a label that fills a line or begins one.
fn opens_leftover(rule: &CueRule) -> bool {
    let whole = match rule.place {
        CuePlace::Line => true,
        CuePlace::Start => !matches!(rule.takes, CueTakes::Date | CueTakes::Digits | CueTakes::Token),
        CuePlace::Inside => rule.takes == CueTakes::Headlines,
        CuePlace::End | CuePlace::Row => false,
    };
    whole && rule.with.is_empty() && rule.confidence >= SURE && !rule.label.is_furniture() && rule.label != Label::Code
}
