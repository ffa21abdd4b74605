//! Rules for the head and the tail of a page.

use super::Label;
use super::blocks::is_dots;
use super::cues::Hit;
use super::found::{Finding, Sort};
use super::page;
use super::round::Round;
use super::rules;
use crate::lexicon::schema::{CuePlace, CueTakes};
use crate::text::code;
use std::ops::Range;
use std::sync::Arc;

/// Words of a line that is a whole page, or most of one.
const LONG_LINE: usize = 120;

/// Words of a keyword list that nothing but its place gives away.
const TAG_WORDS: usize = 40;
/// Codes at the end of a page in which its hashtags stand.
const TAIL: usize = 1500;
/// Words of a video's title.
const VIDEO_WORDS: usize = 14;
/// Words of one keyword.
const KEYWORD: usize = 5;
/// Keywords that bars part, at least.
const ITEMS: usize = 3;
/// Words of the name above a comment.
const NAME: usize = 4;
/// Numbers in a list that is none of keywords.
const NUMBERED: usize = 4;
/// Words of a line with the desk's initials.
const INITIALS: usize = 10;
/// Words of a menu before the section's name.
const MENU_WORDS: usize = 80;

impl Round<'_> {
    /// What stands around the share buttons and the comment form at the end.
    pub(super) fn tail_rules(&mut self) {
        let mut fresh = Vec::new();
        for f in self.found.all().iter().rev() {
            if !self.in_tail(f.range.start) {
                break;
            }
            if f.sort == Sort::Networks {
                let line = self.line(f.range.start);
                if let Some(start) = self.piece_start(f.range.start, &line) {
                    let piece = page::trim(self.codes(), start..f.range.start);
                    let words = self.page.words(piece.clone(), TAG_WORDS);
                    if (1..=TAG_WORDS).contains(&words) && piece.start > line.start && !self.page.stops(&piece) {
                        fresh.push(Finding::of(piece, Label::Tags, rules::TAGS_BEFORE_SHARE));
                    }
                }
            }
            if f.label == Label::Comments {
                let rest = page::trim(self.codes(), f.range.end..self.next_headlines(f.range.end));
                let words = self.page.words(rest.clone(), TAG_WORDS);
                let ended = || rest.clone().any(|i| self.codes()[i] == b'.' && !is_dots(self.codes(), i));
                if (1..=TAG_WORDS).contains(&words) && !ended() {
                    // On lines of their own they are comments; behind the label in its line stands a headline.
                    let beside = rest.start < self.line(f.range.start).end;
                    let label = if beside { Label::Related } else { Label::Comments };
                    let below = Finding::of(rest, label, rules::BELOW_COMMENTS);
                    fresh.push(Finding { sort: Sort::BelowComments, ..below });
                }
            }
        }
        self.tail_tags(&mut fresh);
        self.glued_tags(&mut fresh);
        self.tag_lines(&mut fresh);
        self.hashtag_runs(&mut fresh);
        self.initials(&mut fresh);
        self.signed_comments(&mut fresh);
        // The title of a video stands before the note of its player.
        for f in self.found.all().iter().filter(|f| f.label == Label::Code && f.phrase.is_some()) {
            let line = self.line(f.range.start);
            let back = page::trim_end(self.codes(), line.start.min(f.range.start)..f.range.start);
            let Some(start) = back.checked_sub(1).and_then(|b| self.piece_start(b, &line)) else { continue };
            let title = start..back;
            let words = self.page.words(title.clone(), VIDEO_WORDS);
            if start > line.start && (2..=VIDEO_WORDS).contains(&words) && self.page.last_sign(&title) != Some(b'.') {
                fresh.push(Finding::of(title, Label::Related, rules::RELATED_VIDEO_TITLE));
            }
        }
        self.fresh.append(&mut fresh);
    }

    /// Where a label that introduces headlines stands behind `at`; else the end of the page.
    fn next_headlines(&self, at: usize) -> usize {
        let first = self.hits.partition_point(|h| h.start < at);
        let opens = |h: &&Hit| {
            let introduces = self.rules(**h).any(|r| r.takes == CueTakes::Headlines && self.stands(**h, r));
            introduces && self.line(h.start).start == h.start
        };
        let mut near = self.hits[first..].iter().take_while(|h| h.start < at + page::REACH);
        near.find(opens).map_or(self.page.end(), |h| h.start)
    }

    /// Keywords on lines of their own: below a label that stands alone, or as hashtags.
    fn tag_lines(&self, fresh: &mut Vec<Finding>) {
        let codes = self.codes();
        let first = self.page.lines.partition_point(|l| !self.in_tail(l.start));
        let mut labelled = false;
        for line in &self.page.lines[first..] {
            if let Some(f) = self.found.at(line.start) {
                labelled = f.label == Label::Tags
                    && f.phrase.as_ref().is_some_and(|p| self.page.words(p.end..f.range.end, 0) == 0);
                continue;
            }
            let words = self.page.words(line.clone(), TAG_WORDS);
            let one =
                codes[line.start] == b'#' && words <= KEYWORD && !self.page.stops(line) && !self.tells(line.clone());
            let hashtags = one || codes[line.clone()].split(|&c| c == b' ').all(|w| w.is_empty() || w[0] == b'#');
            let hashtags = hashtags || self.are_keywords_in_a_row(line);
            let first = self.hits.partition_point(|h| h.start < line.start);
            let next = self.hits.get(first).filter(|h| h.start == line.start);
            labelled &= next.is_none_or(|h| self.rules(*h).all(|r| r.takes != CueTakes::Headlines));
            labelled &= words <= KEYWORD && !self.page.stops(line) && self.page.last_sign(line) != Some(b':');
            if labelled {
                fresh.push(Finding::of(line.clone(), Label::Tags, rules::TAGS_LINES));
            } else if hashtags && (1..=TAG_WORDS).contains(&words) && self.is_last(line) {
                fresh.push(Finding::of(line.clone(), Label::Tags, rules::TAGS_HASHTAG_LINE));
            }
        }
    }

    /// Whether bars part a line into keywords, which the article has used.
    fn are_keywords_in_a_row(&self, line: &Range<usize>) -> bool {
        let codes = &self.codes()[line.clone()];
        memchr::memchr(b'|', codes).is_some()
            && codes.split(|&c| c == b'|').count() >= ITEMS
            && !codes.iter().any(u8::is_ascii_digit)
            && self.are_keywords(line, line.start, 5)
    }

    /// Hashtags after each other behind the last sentence, also where the page goes on with leftovers in the same line.
    fn hashtag_runs(&self, fresh: &mut Vec<Finding>) {
        let codes = self.codes();
        let mut at = self.page.end() - self.page.end().min(TAIL);
        while let Some(start) = memchr::memchr(b'#', &codes[at..self.page.end()]).map(|p| at + p) {
            let line = self.line(start);
            let (mut end, mut count) = (start, 0);
            for word in codes[start..line.end].split(|&c| c == b' ') {
                if !word.is_empty() && (word[0] != b'#' || word.len() < 2) {
                    break;
                }
                count += usize::from(!word.is_empty());
                end += word.len() + 1;
            }
            let range = page::trim(codes, start..end.min(line.end));
            at = range.end.max(start + 1);
            let ends = range.end >= line.end || self.found.at(page::skip_blank(codes, range.end, line.end)).is_some();
            let apart = self.left(start, &line).is_some() && start > line.start && self.found.at(start).is_none();
            if apart && self.in_tail(start) && count >= if ends { 2 } else { 3 } {
                fresh.push(Finding::of(range, Label::Tags, rules::TAGS_HASHTAG_RUN));
            }
        }
    }

    /// The desk's last line: initials of one or two letters beside a stroke, a stop or an agency, and nothing else.
    fn initials(&self, fresh: &mut Vec<Finding>) {
        let codes = self.codes();
        let Some(line) = self.page.lines.iter().rev().find(|l| self.found.at(l.start).is_none()) else { return };
        if self.page.lines.len() < 2 || self.page.words(line.clone(), INITIALS) > INITIALS || !self.is_last(line) {
            return;
        }
        let agencies: Vec<_> = self
            .hits_from(line.start)
            .iter()
            .take_while(|h| h.start < line.end)
            .filter(|h| self.rules(**h).any(|r| r.label == Label::SourceCredit && r.place == CuePlace::Row))
            .collect();
        let named = |w: &Range<usize>| agencies.iter().any(|h| h.start <= w.start && w.end <= h.end);
        let (mut letters, mut others) = (0, 0);
        for word in self.page.word_ranges(line.clone()) {
            match word.len() {
                _ if named(&word) => {}
                // An answer of one word: لا.
                _ if self.set.is_function(&codes[word.clone()]) => others += 1,
                1..=2 if codes[word.clone()].iter().all(|&c| code::is_letter(c)) => letters += 1,
                _ => others += 1,
            }
        }
        let marked = codes[line.clone()].iter().any(|&c| matches!(c, b'/' | b'.'));
        // The name of an agency that no table has stands behind its kind.
        let agency = codes[line.clone()].starts_with(&self.set.agency);
        if letters > 0 && marked && (others == 0 || (agency && others <= 4)) {
            fresh.push(Finding::of(line.clone(), Label::SourceCredit, rules::SOURCE_INITIALS));
        }
    }

    /// Comments of readers, told by their heads: a name, an address, a date in brackets, a line for each.
    fn signed_comments(&self, fresh: &mut Vec<Finding>) {
        let codes = self.codes();
        let lines = &self.page.lines;
        let address = |l: &Range<usize>| {
            let line = &codes[l.clone()];
            line.contains(&b'@') && line.contains(&b'.') && !line.iter().any(|&c| c == b' ' || code::is_letter(c))
        };
        let dated = |l: &Range<usize>| {
            let digits = codes[l.clone()].iter().filter(|c| c.is_ascii_digit()).count();
            codes[l.start] == b'(' && codes[l.end - 1] == b')' && digits >= 6 && l.len() < 40
        };
        let head = lines
            .windows(3)
            .find(|w| self.page.words(w[0].clone(), KEYWORD + 4) <= KEYWORD + 4 && address(&w[1]) && dated(&w[2]));
        let head = head.map(|w| w[0].start).or_else(|| self.listed_comments());
        let Some(head) = head else { return };
        if 3 * head > self.page.end() {
            fresh.push(Finding::of(head..self.page.end(), Label::Comments, rules::COMMENTS_SIGNED));
        }
    }

    /// Whether names and what these say take turns on `lines`, twice at least.
    fn is_dialogue(&self, lines: &[Range<usize>]) -> bool {
        let name = |l: &Range<usize>| {
            let open = !self.page.stops(l) && self.page.last_sign(l) != Some(b':');
            open && self.page.words(l.clone(), NAME) <= NAME && self.found.at(l.start).is_none()
        };
        matches!(lines, [a, said, b, answer, ..] if name(a) && name(b) && self.page.stops(said) && self.page.stops(answer))
    }

    /// Where comments begin below their label: a name on its line, and the date and time or the comment below it.
    fn listed_comments(&self) -> Option<usize> {
        let lines = &self.page.lines;
        let codes = self.codes();
        let label = |f: &&Finding| f.label == Label::Comments && self.in_later_half(f.range.start);
        let label = self.found.all().iter().find(label)?;
        let first = lines.partition_point(|l| l.start < label.range.end);
        let (name, date) = (lines.get(first)?, lines.get(first + 1)?);
        if self.is_dialogue(&lines[first..]) {
            return Some(name.start);
        }
        let short = |l: &Range<usize>| self.page.words(l.clone(), KEYWORD + 4) <= KEYWORD + 4 && !self.page.stops(l);
        let digits = codes[date.clone()].iter().filter(|c| c.is_ascii_digit()).count();
        (short(name) && short(date) && digits >= 6).then_some(name.start)
    }

    /// Whether nothing but leftovers stands below a line.
    pub(super) fn is_last(&self, line: &Range<usize>) -> bool {
        let mut at = line.end;
        while let Some(f) = self.found.next(at) {
            if self.page.words(at..f.range.start.max(at), 0) > 0 {
                return false;
            }
            at = f.range.end;
        }
        self.page.words(at..self.page.end().max(at), 0) == 0
    }

    /// A keyword label in the middle of the last line, with nothing behind it that holds a sentence together.
    fn glued_tags(&self, fresh: &mut Vec<Finding>) {
        let Some(line) = self.page.lines.last().cloned() else { return };
        for &hit in self.hits_from(line.end.saturating_sub(400).max(line.start)) {
            let label = |r: &Arc<super::cues::CueRule>| r.label == Label::Tags && r.takes == CueTakes::Names;
            let Some(rule) = self.rules(hit).find(|r| label(r)) else { continue };
            let rest = page::trim(self.codes(), hit.end..line.end);
            let words = self.page.words(rest.clone(), TAG_WORDS);
            let glue = self.page.word_ranges(rest.clone()).any(|w| self.set.is_function(&self.codes()[w]));
            let ended = rest.clone().any(|i| matches!(self.codes()[i], b'.' | b'?' | b'!'));
            if (2..=TAG_WORDS).contains(&words) && !glue && !ended && self.found.at(hit.start).is_none() {
                fresh.push(Finding::of(hit.start..rest.end, rule.label, rules::TAGS_AT_THE_END));
                return;
            }
        }
    }

    /// Keywords behind the last sentence of a page that came as one line, buttons and all: no end mark, no word that holds a
    /// sentence together, and mostly words that the text has used before.
    fn tail_tags(&self, fresh: &mut Vec<Finding>) {
        let Some(line) = self.page.lines.last().cloned() else { return };
        if !self.flat || self.page.words(line.clone(), LONG_LINE) <= LONG_LINE {
            return;
        }
        let furnished = |l: Label| matches!(l, Label::Share | Label::Navigation | Label::AdSlot | Label::Comments);
        if !self.found.all().iter().any(|f| furnished(f.label)) {
            return;
        }
        let codes = self.codes();
        let mut end = line.end;
        while let Some(f) = end.checked_sub(1).and_then(|b| self.found.at(b)) {
            end = page::trim_end(codes, line.start..f.range.start.max(line.start));
        }
        let Some(start) = end.checked_sub(1).and_then(|b| self.piece_start(b, &line)) else { return };
        let piece = page::trim(codes, start..end);
        let words = self.page.words(piece.clone(), TAG_WORDS);
        if piece.start <= line.start || !(1..=TAG_WORDS).contains(&words) || self.page.stops(&piece) {
            return;
        }
        let mut inside = self.hits_from(piece.start).iter().take_while(|h| h.start < piece.end);
        if inside.any(|h| self.rules(*h).any(|r| r.takes == CueTakes::Headlines)) {
            return;
        }
        let before = &codes[line.start..piece.start];
        let (mut glue, mut known, mut numbers) = (0, 0, 0);
        for word in self.page.word_ranges(piece.clone()) {
            let word = &codes[word];
            numbers += usize::from(word.iter().all(u8::is_ascii_digit));
            if self.set.is_function(word) || self.set.resumes(word) {
                glue += 1;
            }
            known += usize::from(memchr::memmem::find(before, word).is_some());
        }
        // Numbered lists are references.
        if 12 * glue <= words && 10 * known >= 6 * words && numbers < NUMBERED {
            fresh.push(Finding::of(piece, Label::Tags, rules::TAGS_BEHIND_THE_END));
        }
    }

    /// What stands around the date at the head: menu, section, date, title.
    pub(super) fn head_rules(&mut self) {
        let Some(date) = self.found.all().iter().find(|f| f.label == Label::PublishDate) else { return };
        if !self.in_head(date.range.start) {
            return;
        }
        let date = date.range.start;
        let back = page::trim_end(self.codes(), 0..date);
        let first = self.hits.partition_point(|h| h.start + 40 < back);
        let section = |h: &&Hit| h.end == back && self.rules(**h).any(|r| r.label == Label::Section);
        let Some(section) = self.hits[first..].iter().take_while(|h| h.start < back).find(section) else { return };
        let menu = page::trim(self.codes(), 0..section.start);
        let words = self.page.words(menu.clone(), MENU_WORDS);
        if (1..=MENU_WORDS).contains(&words) && !self.page.stops(&menu) {
            self.add(menu, Label::Navigation, rules::NAVIGATION_BEFORE_SECTION);
        }
    }
}
