//! Where a cue must stand to count: its zone of the page, its place in the line, what stands beside it.

use super::Label;
use super::cues::{CueRule, Hit};
use super::page;
use super::round::Round;
use crate::lexicon::schema::{CuePlace, CueTakes, CueZone};
use std::ops::Range;

/// Words of a line that is surely a paragraph when it ends with a stop.
const PROSE: usize = 8;
/// How sure a label must be that leans on a leftover, and one of several words in the head of a page of one line.
const LEANS: f32 = 0.85;
const LEANS_AT_HEAD: f32 = 0.8;
/// Codes in front of a phrase in which the word before it begins.
const NAME: usize = 24;
/// How far behind a date buttons stand, in codes.
const DATED: usize = 24;

impl Round<'_> {
    /// Whether a hit stands where its cue asks for.
    pub(super) fn stands(&self, hit: Hit, rule: &CueRule) -> bool {
        let zone = match rule.zone {
            CueZone::Beside => self.is_beside(hit, rule.place == CuePlace::Line),
            zone => self.in_zone(zone, hit.start),
        };
        let line = self.line(hit.start);
        zone && match rule.place {
            CuePlace::Inside | CuePlace::Row => true,
            CuePlace::Start => self.left(hit.start, &line).is_some(),
            CuePlace::End => self.right(hit.end, &line).is_some(),
            CuePlace::Line if rule.takes == CueTakes::Headlines => {
                let next = page::skip_blank(self.codes(), hit.end, line.end);
                let labels = next < line.end && (self.codes()[next] == b':' || self.introduces(hit, next));
                self.left(hit.start, &line).is_some() && (labels || self.right(hit.end, &line).is_some())
            }
            CuePlace::Line if rule.label == Label::Comments && self.heads_prose(hit) => false,
            CuePlace::Line => {
                self.alone(hit, &line, rule.words, rule.label)
                    && (!rule.digits || self.codes()[line].iter().any(u8::is_ascii_digit))
            }
        }
    }

    /// Whether the sentence of a hit stands directly beside a leftover, or has nothing else below it; for a `label`, above it.
    fn is_beside(&self, hit: Hit, label: bool) -> bool {
        let codes = self.codes();
        let line = self.line(hit.start);
        let leftover = |at: usize| self.found.at(at).is_some_and(|f| !f.label.is_furniture());
        let whole = label && !self.flat;
        let start = if whole { line.start } else { self.left(hit.start, &line).unwrap_or(hit.start) };
        let above = page::trim_end(codes, 0..start);
        let end = if whole { Some(line.end) } else { self.piece_end(hit.end, &line) };
        let Some(end) = end else { return false };
        let below = page::skip_blank(codes, end, codes.len());
        (above == 0 && label)
            || (above > 0 && leftover(above - 1))
            || (below < codes.len() && leftover(below))
            || self.is_last(&(hit.start..end))
    }

    /// Whether a word alone on its line, long before the end, stands above a paragraph: then it is a subheading.
    fn heads_prose(&self, hit: Hit) -> bool {
        let early = 3 * hit.start < 2 * self.page.end() && !self.flat;
        early && self.page.words(hit.start..hit.end, 1) == 1 && self.is_above_prose(hit.start)
    }

    /// Whether a paragraph of the article stands below the line of `at`.
    pub(super) fn is_above_prose(&self, at: usize) -> bool {
        let below = self.page.lines.get(self.page.line_of(at) + 1);
        below.is_some_and(|l| {
            self.found.at(l.start).is_none() && self.page.stops(l) && self.page.words(l.clone(), PROSE) > PROSE
        })
    }

    /// Whether a full stop stands before or at `at`.
    fn is_stopped(&self, at: usize) -> bool {
        let codes = self.codes();
        codes.get(at) == Some(&b'.') || codes[..at].ends_with(b".")
    }

    /// Whether what a cue would take, `range`, is told by the article: in the words of a speaker, as the heading of a
    /// paragraph, or in a sentence with a verb.
    pub(super) fn is_told(&self, hit: Hit, rule: &CueRule, range: &Range<usize>) -> bool {
        let says = |w: Range<usize>| self.set.says(&self.codes()[w]);
        match (rule.label, rule.takes) {
            // A source right behind a verb of saying speaks itself.
            (Label::SourceCredit, CueTakes::Names) if rule.place == CuePlace::Inside => {
                let near = self.line(hit.start).start.max(hit.start.saturating_sub(NAME));
                self.page.word_ranges(near..hit.start).last().is_some_and(says)
            }
            (Label::Legal, CueTakes::Piece) => self.page.word_ranges(range.start..hit.start).any(says),
            // A word that also names things in the article: a list of them, or a sentence about them.
            (Label::Tags, CueTakes::Names) if self.page.words(hit.start..hit.end, 1) == 1 => {
                let labels = self.codes()[hit.start..range.end.min(hit.end + 2)].contains(&b':');
                let heads = !self.flat && self.is_above_prose(hit.start);
                let behind = hit.end..range.end;
                // Keywords may look like verbs, but no word joins them to others.
                heads
                    || if labels {
                        self.page.stops(range)
                    } else {
                        self.tells(behind.clone()) && self.holds_together(behind)
                    }
            }
            // An answer of one word, and one to a question of a form, end with a stop.
            (Label::Navigation, CueTakes::Phrase) if rule.zone == CueZone::Beside => self.is_stopped(hit.end),
            (Label::Comments, _) if self.page.words(hit.start..hit.end, 1) == 1 => {
                self.page.words(hit.end..range.end, 0) > 0 && self.is_stopped(range.end)
            }
            // A number to call above more of the article is a part of it.
            (Label::Share, CueTakes::Rest) if rule.zone == CueZone::Tail && !self.flat => {
                self.is_above_prose(hit.start)
            }
            _ => false,
        }
    }

    /// Whether a label of several words, in a page of one line, stands before what may be a headline at `next`.
    fn introduces(&self, hit: Hit, next: usize) -> bool {
        let line = self.line(hit.start);
        let label = self.page.words(hit.start..hit.end, 1) > 1 && !self.hangs(hit.start..hit.end);
        self.flat && label && !self.goes_on_behind(next, &line)
    }

    /// Whether the word at or behind `at` holds a sentence together or resumes one.
    fn goes_on_behind(&self, at: usize, line: &Range<usize>) -> bool {
        let word = self.page.next_word(at, line.end);
        let word = word.map(|w| &self.codes()[w]);
        word.is_none_or(|w| self.set.is_function(w) || self.set.opens_prose(w))
    }

    /// Whether a hit fills its line with at most `words` other words. In a page of one line, and at the end of the
    /// last lines, what lies between sentence ends counts too.
    pub(super) fn alone(&self, hit: Hit, line: &Range<usize>, words: usize, label: Label) -> bool {
        let next = page::skip_blank(self.codes(), hit.end, line.end);
        if self.codes().get(next) == Some(&b'?') && next < line.end {
            return false;
        }
        let (left, right) = if words == 0 {
            // One word before prose may as well be a subheading, unless it names an advertisement.
            let sure = label == Label::AdSlot || self.page.words(hit.start..hit.end, 1) > 1;
            let resumes = || (sure && self.resumes_behind(hit.end, line)).then_some(hit.end);
            (self.left(hit.start, line), self.right(hit.end, line).or_else(resumes))
        } else {
            let Some(piece) = self.piece_if_short(hit, line, words, label) else { return false };
            (Some(piece.start), Some(piece.end))
        };
        let (Some(left), Some(right)) = (left, right) else { return false };
        let starts = left <= line.start || self.found.at(left.saturating_sub(1)).is_some();
        let ends = right >= line.end || self.found.at(right).is_some();
        (starts && ends) || self.flat || (ends && self.in_tail(hit.start))
    }

    /// The phrase of a label that would fill a line, and stands directly beside a leftover of the same line.
    pub(super) fn leans(&self, hit: Hit, rule: &CueRule, line: &Range<usize>) -> Option<Range<usize>> {
        // Above a page of one line the buttons stand behind date and author.
        let head = self.flat && self.in_head(hit.start);
        let several = self.page.words(hit.start..hit.end, 1) > 1;
        let sure = if head && several { LEANS_AT_HEAD } else { LEANS };
        if rule.place != CuePlace::Line || rule.zone == CueZone::Beside || rule.confidence < sure {
            return if head && rule.label == Label::Share { self.pressed(hit, line) } else { None };
        }
        let codes = self.codes();
        let blank = |c: u8| c == b' ' || page::is_lead_mark(c);
        let mut start = hit.start;
        let counts = rule.words > 0 && rule.label == Label::Navigation;
        while counts && start > line.start && matches!(codes[start - 1], b' ' | b'0'..=b'9') {
            start -= 1;
        }
        let start = page::skip_blank(codes, start, hit.start);
        let before = codes[line.start..start].iter().rposition(|&c| !blank(c)).map(|p| line.start + p);
        let head = head && several;
        let leftover = |at: usize| self.found.at(at).is_some_and(|f| head || !f.label.is_furniture());
        let after_leftover = before.is_some_and(leftover) || (start > line.start && leftover(start - 1));
        let edge = self.in_head(hit.start) || self.in_tail(hit.start);
        let button =
            head && self.is_dated(start, line) && rule.label == Label::Share && !self.goes_on_behind(hit.end, line);
        (button || (after_leftover && edge)).then(|| start..self.right(hit.end, line).unwrap_or(hit.end))
    }

    /// Whether a date may stand right before `at`: a number does.
    fn is_dated(&self, at: usize, line: &Range<usize>) -> bool {
        self.codes()[line.start.max(at.saturating_sub(DATED))..at].iter().any(u8::is_ascii_digit)
    }

    /// A button of one word behind a date, in front of the verb that a sentence begins with: two verbs make no sentence.
    fn pressed(&self, hit: Hit, line: &Range<usize>) -> Option<Range<usize>> {
        let codes = self.codes();
        let next = self.page.next_word(hit.end, line.end)?;
        let verb = &codes[next.clone()];
        let close = codes[hit.end..next.start].iter().all(|&c| matches!(c, b' ' | b':'));
        let opens = self.set.is_opening_verb(verb) && !self.set.is_function(verb);
        (self.is_dated(hit.start, line) && close && opens).then_some(hit.start..hit.end)
    }
}
