//! Borders: where pieces, names, dates and links begin and end around a phrase.

use super::Label;
use super::cues::{CueRule, Hit};
use super::page;
use super::round::{GAP, Round};
use crate::lexicon::schema::{CuePlace, CueTakes};
use crate::text::code;
use std::ops::Range;
use std::sync::Arc;

impl Round<'_> {
    /// Where a piece starts that begins with the code at `at`, marks in front included; `None` when something
    /// of the same sentence stands before it.
    pub(super) fn left(&self, at: usize, line: &Range<usize>) -> Option<usize> {
        let codes = self.codes();
        let mut i = at;
        while i > line.start && page::is_lead_mark(codes[i - 1]) && at - i < 40 && self.found.at(i - 1).is_none() {
            i -= 1;
        }
        if i <= line.start || self.found.at(i - 1).is_some() {
            return Some(i.max(line.start));
        }
        if codes[i..at].windows(GAP).any(|w| w.iter().all(|&c| c == b' ')) {
            return Some(page::skip_blank(codes, i, at));
        }
        let ends = |c: u8| matches!(c, b'.' | b'!' | b'?' | code::ELLIPSIS);
        if ends(codes[i - 1]) || (codes[i - 1] == b')' && i >= 2 && ends(codes[i - 2])) {
            while i < at && matches!(codes[i], b'"' | code::CLOSE_QUOTE | b')' | b'\'') {
                i += 1;
            }
            return Some(page::skip_blank(codes, i, at));
        }
        None
    }

    /// Where a piece ends that ends with the code before `at`, marks behind included; `None` when the sentence
    /// goes on.
    pub(super) fn right(&self, at: usize, line: &Range<usize>) -> Option<usize> {
        let codes = self.codes();
        let mut i = at;
        while i < line.end && page::is_trail_mark(codes[i]) && i - at < 40 && self.found.at(i).is_none() {
            i += 1;
        }
        if i >= line.end || self.found.at(i).is_some() {
            return Some(i.min(line.end));
        }
        if codes[at..i].windows(GAP).any(|w| w.iter().all(|&c| c == b' ')) {
            return Some(i);
        }
        let first = page::skip_blank(codes, at, line.end);
        matches!(codes.get(first), Some(b'.' | b'!' | b'?' | &code::ELLIPSIS)).then_some(i)
    }

    /// The end of the marks that a label carries: colon, dash, arrows.
    pub(super) fn marks(&self, at: usize, line: &Range<usize>) -> usize {
        let codes = self.codes();
        let mark = |c: u8| matches!(c, b' ' | b':' | b'|' | b'>' | code::ARROW | code::BULLET | code::ELLIPSIS);
        let mut i = at;
        while i < line.end && mark(codes[i]) {
            i += 1;
        }
        while i > at && codes[i - 1] == b' ' {
            i -= 1;
        }
        i
    }

    pub(super) fn piece_start(&self, at: usize, line: &Range<usize>) -> Option<usize> {
        let sentence = self.page.sentence_start(at, line)?;
        let before = self.found.within(sentence..at).last().map_or(sentence, |f| f.range.end);
        Some(before.max(sentence).min(at))
    }

    pub(super) fn piece_end(&self, at: usize, line: &Range<usize>) -> Option<usize> {
        let sentence = self.page.sentence_stop(at, line)?;
        Some(self.found.next(at).map_or(sentence, |f| f.range.start.clamp(at, sentence)))
    }

    /// In a page of one line, where prose resumes in `range`; else its end.
    fn prose_in_flat(&self, range: Range<usize>) -> usize {
        let prose = if self.flat { self.resumes_within(range.clone()) } else { None };
        prose.unwrap_or(range.end)
    }

    /// The piece around a hit of a cue with `label`, if it has at most `words` words besides the phrase.
    pub(super) fn piece_if_short(
        &self,
        hit: Hit,
        line: &Range<usize>,
        words: usize,
        label: Label,
    ) -> Option<Range<usize>> {
        let start = self.piece_start(hit.start, line)?;
        let end = self.next_in_flat(hit.end..self.piece_end(hit.end, line)?, label);
        // One word may as well be the verb of a sentence.
        let several = self.page.words(hit.start..hit.end, 1) > 1;
        let end = if several { self.prose_in_flat(hit.end..end) } else { end };
        let before = self.page.words(start..hit.start, words);
        let after = self.page.words(hit.end..end, words);
        (before + after <= words).then_some(start..end)
    }

    /// Where a date after hit number `i` ends: digits, marks, and the words that dates are written with.
    pub(super) fn date_stop(&self, i: usize, line: &Range<usize>) -> Option<usize> {
        let codes = self.codes();
        let start = self.hits[i].end;
        let (mut at, mut end) = (start, start);
        let mut digits = 0;
        while at < line.end && at < start + 120 {
            if !code::is_word(codes[at]) {
                at += 1;
                continue;
            }
            if codes[at].is_ascii_digit() {
                at += codes[at..line.end].iter().take_while(|c| c.is_ascii_digit()).count();
                digits += 1;
                // The ordinal ending of English dates.
                if codes[at..line.end].starts_with(b"th")
                    || codes[at..line.end].starts_with(b"st")
                    || codes[at..line.end].starts_with(b"nd")
                    || codes[at..line.end].starts_with(b"rd")
                {
                    at += 2;
                }
                end = at;
                continue;
            }
            let first = i + 1 + self.hits[i + 1..].partition_point(|h| h.start < at);
            let dated = |h: &&Hit| self.rules(**h).any(|r| r.place == CuePlace::Row && r.label == Label::PublishDate);
            let Some(word) = self.hits[first..].iter().take_while(|h| h.start == at).find(dated) else { break };
            at = word.end;
            end = at;
        }
        (digits > 0).then_some(end)
    }

    /// Whether nothing in `range` ends a sentence that is followed by one of more than a few words.
    pub(super) fn one_sentence(&self, range: Range<usize>) -> bool {
        let codes = self.codes();
        let mut at = range.start;
        while let Some(stop) = self.page.sentence_stop(at, &range) {
            let marks =
                codes[at..stop].iter().rev().filter(|&&c| !matches!(c, b'"' | code::CLOSE_QUOTE | b')' | b'\''));
            let dots = marks.take(2).all(|&c| c == b'.');
            if !dots || stop >= range.end {
                return self.page.words(stop..range.end, 6) <= 6;
            }
            at = stop;
        }
        false
    }

    /// Where names after hit number `i` end: at the sentence's end or where the next cue begins.
    pub(super) fn names_end(&self, i: usize, line: &Range<usize>) -> Option<usize> {
        let hit = self.hits[i];
        let end = self.piece_end(hit.end, line)?;
        let mut cut = end;
        for &next in &self.hits[i + 1..] {
            if next.start >= end {
                break;
            }
            let opens = |r: &Arc<CueRule>| {
                r.takes == CueTakes::Headlines
                    || r.place == CuePlace::Inside
                    || (r.place == CuePlace::Line && r.words == 0 && self.right(next.end, line).is_some())
            };
            if next.start > hit.end && self.rules(next).any(opens) {
                cut = next.start;
                break;
            }
        }
        if self.flat
            && let Some(rule) = self.rules(hit).find(|r| r.takes == CueTakes::Names)
            && let Some(label) = self.next_label(hit.end..cut, rule.label)
        {
            cut = label;
        }
        cut = self.prose_in_flat(hit.end..cut);
        // Hashtags are no part of a name.
        if let Some(hash) = self.codes()[hit.end..cut].iter().position(|&c| c == b'#') {
            let tags = self.rules(hit).any(|r| r.label == Label::Tags);
            cut = if tags { cut } else { hit.end + hash };
        }
        let rule = self.rules(hit).find(|r| r.takes == CueTakes::Names);
        if let Some(rule) = rule
            && self.page.words(hit.end..cut, rule.words) > rule.words
            && let Some(gap) = memchr::memmem::find(&self.codes()[hit.end + 1..cut], b"  ")
            && self.page.words(hit.end..hit.end + 1 + gap, 1) > 0
        {
            cut = hit.end + 1 + gap;
        }
        Some(page::trim_end(self.codes(), hit.end..cut))
    }
}
