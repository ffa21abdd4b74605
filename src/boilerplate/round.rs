//! One round over a page: every rule runs once, in a fixed order, each seeing what those before it found.

use super::Label;
use super::cues::{CueRule, CueSet, Hit, Meaning};
use super::found::{Finding, Found};
use super::page::{self, Page};
use super::rules::CodeRule;
use super::site_view::SiteView;
use crate::lexicon::schema::{CuePlace, CueTakes, CueZone};
use crate::text::code;
use std::ops::Range;
use std::sync::Arc;

/// Spaces in a row that part pieces of a line as line ends do.
pub(super) const GAP: usize = 3;

/// The head and the tail of a page: one part in so many of it, and the codes that they have at least, so that a short
/// page is all of both. Menus and titles are shorter than what sites put below an article.
const HEAD: (usize, usize) = (6, 400);
const TAIL: (usize, usize) = (5, 600);

/// Codes of a page that came as one line; a shorter one may be a headline or caption alone.
const FLAT: usize = 300;

/// Confidence of a phrase that decides whatever the rest of its sentence says.
const PRECISE: f32 = 0.9;

/// A page with what was found on it so far.
pub(super) struct Round<'r> {
    pub page: Page<'r>,
    pub set: &'r CueSet,
    pub hits: &'r [Hit],
    pub found: Found,
    pub fresh: Vec<Finding>,
    /// Before this position lies the head of the page, from `tail` on its tail.
    head: usize,
    tail: usize,
    /// Whether the page came as one line.
    pub flat: bool,
    /// What the page's site repeats, where that is known.
    pub site: Option<SiteView<'r>>,
    /// The confidence that a finding of the model needs.
    pub least: f32,
}

impl<'r> Round<'r> {
    pub fn new(page: Page<'r>, set: &'r CueSet, hits: &'r [Hit]) -> Self {
        let end = page.end();
        let head = (end / HEAD.0).max(HEAD.1);
        let tail = end.saturating_sub((end / TAIL.0).max(TAIL.1));
        let flat = page.lines.len() <= 2 && end > FLAT;
        Round { page, set, hits, found: Found::default(), fresh: Vec::new(), head, tail, flat, site: None, least: 1.0 }
    }

    /// All findings of the page, and the page.
    pub fn run(mut self) -> (Found, Page<'r>) {
        self.all_rules();
        self.model();
        self.settle();
        (self.found, self.page)
    }

    /// Finds what cues, structure and the site give away.
    pub fn all_rules(&mut self) {
        self.markup();
        if !self.hits.is_empty() {
            self.embeds();
            self.settle();
            self.rows();
            self.settle();
            // A cue that stands alone only beside other leftovers fires in the second pass.
            for _ in 0..2 {
                self.cues();
                self.settle();
            }
        }
        self.counters();
        self.settle();
        self.tail_rules();
        self.settle();
        if !self.hits.is_empty() {
            self.headlines();
            self.settle();
        }
        self.below_the_end();
        self.settle();
        self.flat_tail();
        self.settle();
        self.flat_keywords();
        self.settle();
        self.head_rules();
        self.settle();
        self.furniture();
        self.settle();
        self.repeated();
        self.settle();
    }

    /// Moves what the last pass found to what is found.
    pub fn settle(&mut self) {
        self.found.take(&mut self.fresh);
    }

    pub fn codes(&self) -> &'r [u8] {
        self.page.codes
    }

    pub fn in_head(&self, at: usize) -> bool {
        at < self.head
    }

    pub fn in_tail(&self, at: usize) -> bool {
        at >= self.tail
    }

    /// Whether `at` lies in a zone; what stands beside something is told by more than its place.
    pub fn in_zone(&self, zone: CueZone, at: usize) -> bool {
        match zone {
            CueZone::Any => true,
            CueZone::Head => self.in_head(at),
            CueZone::Tail => self.in_tail(at),
            CueZone::Edge => self.in_head(at) || self.in_tail(at),
            CueZone::Beside => false,
        }
    }

    pub fn add(&mut self, range: Range<usize>, label: Label, rule: CodeRule) {
        if !range.is_empty() {
            self.fresh.push(Finding::of(range, label, rule));
        }
    }

    /// The hits that begin at `at` or behind it.
    pub fn hits_from(&self, at: usize) -> &'r [Hit] {
        &self.hits[self.hits.partition_point(|h| h.start < at)..]
    }

    /// The cue rules of a hit.
    pub fn rules(&self, hit: Hit) -> impl Iterator<Item = &'r Arc<CueRule>> + use<'r> {
        let set = self.set;
        set.meanings(hit).iter().filter_map(|m| match m {
            Meaning::Cue(rule) => Some(rule),
            _ => None,
        })
    }

    /// Whether a hit has this meaning.
    pub fn means(&self, hit: Hit, meaning: &Meaning) -> bool {
        self.set.meanings(hit).contains(meaning)
    }

    fn cues(&mut self) {
        for i in 0..self.hits.len() {
            let hit = self.hits[i];
            if self.found.at(hit.start).is_some_and(|f| f.range.end >= hit.end) {
                continue;
            }
            // A longer phrase at the same place says more: it comes first.
            let longer = i.checked_sub(1).map(|j| self.hits[j]).filter(|h| h.start == hit.start);
            if longer.is_some_and(|h| self.rules(h).any(|r| r.takes == CueTakes::Headlines)) {
                continue;
            }
            for rule in self.rules(hit) {
                if matches!(rule.place, CuePlace::Row)
                    || matches!(rule.takes, CueTakes::Headlines | CueTakes::Signature)
                {
                    continue;
                }
                if let Some(range) = self.cue(i, rule) {
                    let found = Finding::new(range, rule.label, &rule.rule, rule.confidence);
                    self.fresh.push(found.with_phrase(hit.start..hit.end));
                }
            }
        }
    }

    /// Whether a cue begins a notice at the end of the page that has its line for itself: such may have several sentences.
    fn is_notice(&self, hit: Hit, rule: &CueRule, line: &Range<usize>) -> bool {
        matches!(rule.label, Label::Comments | Label::Legal)
            && rule.place != CuePlace::Line
            && !self.flat
            && self.in_tail(hit.start)
            && self.found.within(line.clone()).is_empty()
            && self.page.sentence_start(hit.start, line).is_some_and(|s| s <= line.start)
            && self.page.words(line.clone(), rule.words) <= rule.words
    }

    /// Where prose resumes in `range`, with a word joined to the sentence before, and a full stop follows.
    pub(super) fn resumes_within(&self, range: Range<usize>) -> Option<usize> {
        let codes = self.codes();
        let stops = range.end > range.start && self.page.stops(&range);
        let mut words = self.page.word_ranges(range);
        let word = words.find(|w| self.set.resumes(&codes[w.clone()]) || self.set.opens_sentence(codes, w))?;
        stops.then(|| page::trim_end(codes, 0..word.start))
    }

    /// Whether prose resumes at or behind `at`, in a page of one line.
    pub(super) fn resumes_behind(&self, at: usize, line: &Range<usize>) -> bool {
        let word = self.page.next_word(at, line.end);
        self.flat && word.is_some_and(|w| w.start <= at + 2 && self.set.resumes(&self.codes()[w]))
    }

    /// What the cue of hit number `i` takes, if it stands where its rule asks for, with a word that this asks for.
    fn cue(&self, i: usize, rule: &CueRule) -> Option<Range<usize>> {
        let range = self.taken(i, rule)?;
        if (rule.hangs && !self.hangs(range.clone())) || self.is_told(self.hits[i], rule, &range) {
            return None;
        }
        let asks = matches!(rule.label, Label::Share | Label::Navigation)
            && rule.takes == CueTakes::Rest
            && (!rule.with.is_empty() || rule.confidence < PRECISE);
        if asks && self.tells(self.hits[i].end..range.end) {
            return None;
        }
        (rule.with.is_empty() || self.holds_word(&range, &rule.with)).then_some(range)
    }

    /// Whether a verb stands in `range` that tells what happened: one with which no prompt begins.
    pub(super) fn tells(&self, range: Range<usize>) -> bool {
        let prompts = |at: usize| {
            let mut here = self.hits_from(at).iter().take_while(|h| h.start == at);
            here.any(|h| self.rules(*h).any(|r| r.place == CuePlace::Start))
        };
        self.page.word_ranges(range).any(|w| {
            let word = &self.codes()[w.clone()];
            self.set.tells(word) && !prompts(w.start)
        })
    }

    /// Whether a word of one of these groups stands in `range`.
    fn holds_word(&self, range: &Range<usize>, groups: &[usize]) -> bool {
        let mut inside = self.hits_from(range.start).iter().take_while(|h| h.start < range.end);
        inside.any(|h| self.set.meanings(*h).iter().any(|m| matches!(m, Meaning::Word(n) if groups.contains(n))))
    }

    /// In a page of one line, where a label of another kind than `label` stands in `range`; else its end.
    pub(super) fn next_in_flat(&self, range: Range<usize>, label: Label) -> usize {
        let near = range.start..range.end.min(range.start + page::REACH);
        let next = if self.flat { self.next_prompt(near, label) } else { None };
        next.map_or(range.end, |at| page::trim_end(self.codes(), range.start..at))
    }

    /// A counter and its number, in front of or behind it, in a page of one line: beside a date or another leftover.
    fn counted(&self, hit: Hit, line: &Range<usize>) -> Option<Range<usize>> {
        let codes = self.codes();
        let digit = |c: u8| c.is_ascii_digit() || matches!(c, b',' | code::COMMA);
        let back = page::trim_end(codes, line.start..hit.start);
        let start = back - codes[line.start..back].iter().rev().take_while(|c| digit(**c)).count();
        let mut ahead = hit.end;
        while ahead < line.end && matches!(codes[ahead], b' ' | b':' | b'(') {
            ahead += 1;
        }
        let end = ahead + codes[ahead..line.end].iter().take_while(|c| digit(**c)).count();
        let start = if start < back { start } else { hit.start };
        let end = if end > ahead { end } else { hit.end };
        let before = page::trim_end(codes, line.start..start);
        let after = page::skip_blank(codes, end, line.end);
        let beside = before > line.start && (codes[before - 1].is_ascii_digit() || self.found.at(before - 1).is_some());
        let beside = beside || (after < line.end && self.found.at(after).is_some());
        (end - start > hit.end - hit.start && beside).then(|| start..self.right(end, line).unwrap_or(end))
    }

    /// What the cue of hit number `i` takes, if it stands where its rule asks for.
    fn taken(&self, i: usize, rule: &CueRule) -> Option<Range<usize>> {
        let hit = self.hits[i];
        let line = self.line(hit.start);
        if self.flat && rule.digits && (self.in_head(hit.start) || self.in_tail(hit.start)) {
            return self.counted(hit, &line);
        }
        if !self.stands(hit, rule) {
            return self.leans(hit, rule, &line);
        }
        let left = self.left(hit.start, &line);
        let start = left.unwrap_or(hit.start);
        match rule.takes {
            CueTakes::Phrase if rule.place == CuePlace::Line && rule.words > 0 => {
                self.piece_if_short(hit, &line, rule.words, rule.label)
            }
            CueTakes::Phrase => {
                let end = self.right(hit.end, &line);
                Some(start..end.unwrap_or_else(|| if left.is_some() { self.marks(hit.end, &line) } else { hit.end }))
            }
            CueTakes::Piece if self.is_notice(hit, rule, &line) => Some(line),
            CueTakes::Piece => {
                let piece = self.piece_if_short(hit, &line, rule.words, rule.label)?;
                // Foreign notes of browsers and scripts take no Arabic along.
                let arabic = |range: Range<usize>| self.codes()[range].iter().any(|&c| code::is_letter(c));
                let holds_arabic = rule.label == Label::Code && !arabic(hit.start..hit.end) && arabic(piece.clone());
                Some(if holds_arabic { hit.start..hit.end } else { piece })
            }
            CueTakes::Rest => {
                let next = self.found.next(hit.end).map_or(line.end, |f| f.range.start.clamp(hit.end, line.end));
                let next = self.next_in_flat(hit.end..next, rule.label);
                let notice = self.is_notice(hit, rule, &line);
                let short = self.page.words(hit.end..next, rule.words) <= rule.words;
                let whole = short && (notice || self.one_sentence(hit.end..next));
                let mut end = if whole { next } else { self.piece_end(hit.end, &line)?.min(next) };
                let fits = |end: usize| self.page.words(hit.end..end, rule.words) <= rule.words;
                // With a word that gives it away a prompt may stand before prose without a stop.
                if self.flat
                    && (fits(end) || rule.hangs || !rule.with.is_empty())
                    && let Some(prose) = self.resumes_within(hit.end..end)
                {
                    end = prose;
                }
                fits(end).then_some(start..end)
            }
            CueTakes::Token => Some(page::link_start(self.codes(), hit.start)..page::link_end(self.codes(), hit.end)),
            CueTakes::Names => {
                let end = self.names_end(i, &line)?;
                // Words that also name things begin sentences.
                let named = matches!(rule.label, Label::Tags | Label::SourceCredit);
                let labels = self.codes()[hit.start..line.end.min(hit.end + 2)].contains(&b':');
                let tells = || self.holds_together(hit.end..end) || self.tells(hit.end..end);
                if named && !labels && self.page.stops(&(hit.end..end)) && tells() {
                    return None;
                }
                (self.page.words(hit.end..end, rule.words) <= rule.words).then_some(start..end)
            }
            CueTakes::Date => Some(start..self.date_stop(i, &line)?),
            CueTakes::Digits => {
                let codes = &self.codes()[hit.end..line.end];
                let part = |c: &u8| c.is_ascii_digit() || matches!(c, b' ' | b',' | b':' | &code::COMMA);
                let end = hit.end + codes.iter().take_while(|c| part(c)).count();
                Some(start..page::trim_end(self.codes(), hit.end..end).max(hit.end))
            }
            CueTakes::Open => {
                let near = self.hits[i + 1..].iter().take_while(|h| h.start < hit.end + page::REACH);
                let close =
                    near.filter(|h| self.rules(**h).any(|r| r.takes == CueTakes::Close && r.label == rule.label));
                Some(start..close.map(|h| h.end).next().unwrap_or(hit.end))
            }
            CueTakes::Close => Some(start..hit.end),
            CueTakes::Signature => None,
            CueTakes::Headlines => None,
        }
    }

    /// The line that `at` lies in.
    pub fn line(&self, at: usize) -> Range<usize> {
        self.page.lines.get(self.page.line_of(at)).cloned().unwrap_or(at..at)
    }
}
