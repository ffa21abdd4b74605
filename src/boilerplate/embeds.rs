//! Embedded posts: text, link and signature, also glued to the next sentence.

use super::Label;
use super::cues::{Hit, Meaning};
use super::found::Finding;
use super::page;
use super::page::link_end;
use super::round::Round;
use super::rules;
use super::signatures::{
    date_end, date_on_next_line, ends_in_dots, is_post_link, is_short_link, post_day, post_time, second_close,
};
use crate::lexicon::schema::CueTakes;
use crate::text::code::{self, DASH};
use std::ops::Range;

/// Lines that a post may reach up beyond the one with its link.
const LINES: usize = 6;
/// Sentences of one line that a post may have.
const SENTENCES: usize = 8;
/// Words at the start of a post's line that nothing marks.
const REST: usize = 12;
/// Words of a signature without a handle.
const SIGNATURE: usize = 6;
/// Words of an exclamation or question in front of hashtags.
const CALL: usize = 25;
/// Words of a post in another language that stands on a line of its own.
const FOREIGN: usize = 5;
/// Hashtags of a post that nothing else gives away.
const HASHTAGS: usize = 3;
/// Codes of a sentence's opening that tell it from others.
const OPENING: usize = 24;
/// Words of a line that may be a post's text though nothing in it says so.
const WORDS: usize = 60;

impl Round<'_> {
    pub(super) fn embeds(&mut self) {
        let mut done = 0;
        for i in 0..self.hits.len() {
            let hit = self.hits[i];
            if hit.start < done {
                continue;
            }
            let Some(mut range) = self.anchor(hit, done) else { continue };
            let signed_from = range.clone();
            // Further links and the signature belong to the same post.
            for &next in &self.hits[i + 1..] {
                if next.start < range.end {
                    continue;
                }
                if next.start > range.end + 120 {
                    break;
                }
                let Some(more) = self.anchor(next, range.end) else { continue };
                if !self.only_signs(range.end..more.start) {
                    break;
                }
                range.end = more.end;
            }
            let framed = self.rules(hit).any(|r| r.takes == CueTakes::Signature);
            let start = self.post_start(&signed_from, done, framed);
            // A short link alone may be an article's own reference.
            let bare = is_short_link(self.codes(), &signed_from) && range.end == signed_from.end;
            if bare && !self.page.is_posted(start..range.end) && !self.page.is_latin(start..signed_from.start) {
                continue;
            }
            range.start = start.max(done);
            done = range.end;
            self.fresh.push(Finding::of(range, Label::SocialEmbed, rules::EMBED_POST).with_phrase(signed_from));
        }
        self.settle();
        self.framed_lines();
    }

    /// Lines that were frames: links to posts and videos, and foreign posts without their signature.
    fn framed_lines(&mut self) {
        for i in 0..self.page.lines.len() {
            let line = self.page.lines[i].clone();
            let codes = &self.codes()[line.clone()];
            if memchr::memchr2(b'#', b'@', codes).is_none() || self.found.at(line.start).is_some() {
                continue;
            }
            let words = self.page.words(line.clone(), WORDS);
            if self.is_caption_of_a_post(&line, words) || (i > 0 && self.is_unsigned_post(i, words)) {
                self.add(line, Label::SocialEmbed, rules::EMBED_UNSIGNED_LINE);
                continue;
            }
            if (FOREIGN..=WORDS).contains(&words)
                && self.page.is_latin(line.clone())
                && self.page.is_posted(line.clone())
            {
                if self.is_address(&line) {
                    self.add(line, Label::Share, rules::SHARE_ADDRESS);
                } else {
                    self.add(line, Label::SocialEmbed, rules::EMBED_FOREIGN_LINE);
                }
            }
        }
        for i in 0..self.hits.len() {
            let hit = self.hits[i];
            let short = self.means(hit, &Meaning::PostLink);
            if !(short || self.means(hit, &Meaning::Link)) || self.found.at(hit.start).is_some() {
                continue;
            }
            let line = self.line(hit.start);
            let link = &self.codes()[line.clone()];
            if line.start == hit.start && line.len() < 400 && !link.contains(&b' ') && (short || is_post_link(link)) {
                self.add(line, Label::SocialEmbed, rules::EMBED_LINK);
            }
        }
    }

    /// Whether a line is the caption of a video: the handle of who posted it, and hashtags.
    fn is_caption_of_a_post(&self, line: &Range<usize>, words: usize) -> bool {
        let codes = &self.codes()[line.clone()];
        let handle = codes[0] == b'@' && codes.get(1).is_some_and(|&c| code::is_latin(c));
        handle && words <= WORDS && memchr::memmem::find(codes, b" #").is_some()
    }

    /// Whether a line between paragraphs is a post that lost its signature: hashtags all through, no full stop, no quotes.
    fn is_unsigned_post(&self, i: usize, words: usize) -> bool {
        let lines = &self.page.lines;
        let codes = &self.codes()[lines[i].clone()];
        let tagged = codes.windows(2).filter(|w| w[0] == b'#' && code::is_word(w[1])).count();
        let quotes = codes.iter().any(|&c| matches!(c, b'"' | code::CLOSE_QUOTE));
        let prose = |l: &Range<usize>| self.page.stops(l) && !self.page.is_posted(l.clone());
        tagged >= HASHTAGS
            && (FOREIGN..=WORDS).contains(&words)
            && !quotes
            && !self.page.stops(&lines[i])
            && prose(&lines[i - 1])
            && lines.get(i + 1).is_some_and(prose)
    }

    /// The link or signature that a hit begins, if posts have it.
    fn anchor(&self, hit: Hit, floor: usize) -> Option<Range<usize>> {
        if self.means(hit, &Meaning::PostLink) {
            return Some(hit.start..link_end(self.codes(), hit.end));
        }
        if self.rules(hit).any(|r| r.takes == CueTakes::Signature) {
            let line = self.line(hit.start);
            let codes = self.codes();
            let close = codes[hit.end..line.end].iter().take(90).position(|&c| c == b')').map(|p| hit.end + p + 1);
            let named = self.page.words(hit.end..line.end, SIGNATURE) <= SIGNATURE;
            if let Some(end) = post_day(codes, hit.end, line.end).filter(|_| close.is_none()) {
                return Some(hit.start..end);
            }
            let end = close.or(named.then_some(line.end))?;
            return Some(hit.start..post_time(codes, end, line.end));
        }
        if !self.means(hit, &Meaning::Handle) {
            return None;
        }
        let line = self.line(hit.start);
        let codes = self.codes();
        let from = line.start.max(hit.start.saturating_sub(90)).max(floor);
        let before = &codes[from..hit.start];
        let dash = before.iter().rposition(|&c| c == DASH || c == b'-').map(|p| from + p)?;
        // The name may hold a closing quote or emoji, but no sentence end.
        let mut dash = dash;
        while dash > from && matches!(codes[dash - 1], DASH | b'-') {
            dash -= 1;
        }
        let close = codes[hit.end..line.end].iter().take(60).position(|&c| c == b')').map(|p| hit.end + p + 1)?;
        let close = second_close(codes, close, line.end);
        let end = date_end(codes, close, line.end).or_else(|| date_on_next_line(self, close, &line));
        match end {
            Some(end) => Some(dash..end),
            // A handle in brackets without a date is a signature only when it closes its line.
            None => (close == line.end && self.page.words(line.start..dash, 2) == 0).then_some(dash..close),
        }
    }

    /// Whether `range` holds nothing but blanks, hashtags, emoji and marks.
    fn only_signs(&self, range: Range<usize>) -> bool {
        let codes = &self.codes()[range];
        let mut i = 0;
        while i < codes.len() {
            if codes[i] == b'#' {
                i += 1;
                while i < codes.len() && (code::is_word(codes[i]) || codes[i] == b'_') {
                    i += 1;
                }
            } else if code::is_word(codes[i]) {
                return false;
            } else {
                i += 1;
            }
        }
        true
    }

    /// Where the text of the post with this link or signature begins.
    ///
    /// A `framed` post brought its text along in its own frame, or none: only what is posted for sure is its text.
    fn post_start(&self, anchor: &Range<usize>, floor: usize, framed: bool) -> usize {
        let page = &self.page;
        let mut index = page.line_of(anchor.start);
        let line = page.lines[index].clone();
        let line = line.start.max(floor)..line.end;
        let (mut start, mut whole) = self.post_start_in_line(anchor.start, &line, framed);
        // A short line below one that is part of a post belongs to it from its start.
        if !whole && index > 0 && page.words(line.start..start, REST) <= REST {
            let up = page.lines[index - 1].clone();
            let last = page.sentence_start(up.end - 1, &up).unwrap_or(up.start);
            if page.is_posted(last..up.end) {
                (start, whole) = (line.start, true);
            }
        }
        let mut has_text = framed || page.words(start..anchor.start, 1) > 0;
        // Some pages put the signature first: what is posted behind it, and signed by nobody else, is its text.
        let behind = anchor.end.min(line.end)..line.end;
        let told_behind = page.is_posted(behind.clone()) && !self.codes()[behind].contains(&b'@');
        for _ in 0..LINES {
            if !whole || index == 0 || start <= floor {
                break;
            }
            index -= 1;
            let up = page.lines[index].clone();
            if up.end <= floor {
                break;
            }
            let up = up.start.max(floor)..up.end;
            let posted = page.is_posted(up.clone());
            if !has_text && (posted || !told_behind) && page.words(up.clone(), WORDS) <= WORDS {
                (start, whole) = if posted { self.post_start_in_line(up.end, &up, framed) } else { (up.start, true) };
                has_text = true;
            } else if framed && page.words(up.clone(), WORDS) <= WORDS && self.ends_with_hashtags(&up) {
                (start, whole) = (up.start, true);
            } else if posted && page.words(up.clone(), 2 * WORDS) <= 2 * WORDS {
                (start, whole) = self.post_start_in_line(up.end, &up, framed);
            } else if has_text && posted {
                // Only the last sentences of a paragraph belong to the post.
                (start, whole) = self.post_start_in_line(up.end, &up, framed);
            } else {
                break;
            }
        }
        start
    }

    /// Whether the article has quoted a sentence of its post before.
    fn is_quoted_before(&self, sentence: &Range<usize>, line: &Range<usize>) -> bool {
        let codes = self.codes();
        let opening = sentence.start..sentence.end.min(sentence.start + OPENING);
        let from = line.start.max(sentence.start.saturating_sub(5 * page::REACH));
        let told = memchr::memmem::find(&codes[from..sentence.start], &codes[opening.clone()]);
        opening.len() == OPENING
            && told.is_some_and(|at| at > 0 && matches!(codes[from + at - 1], b'"' | code::CLOSE_QUOTE))
    }

    /// Whether a line ends with hashtags that stand by themselves.
    fn ends_with_hashtags(&self, line: &Range<usize>) -> bool {
        self.codes()[line.clone()].rsplit(|&c| c == b' ').find(|w| !w.is_empty()).is_some_and(|w| w[0] == b'#')
    }

    /// Where the post begins in the line it ends in at `end`, and whether that is the line's start.
    fn post_start_in_line(&self, end: usize, line: &Range<usize>, framed: bool) -> (usize, bool) {
        let page = &self.page;
        let codes = self.codes();
        if let Some(start) = self.latin_start(end, line) {
            return (start, start <= line.start);
        }
        let mut start = end;
        let mut doubtful = 0;
        let mut at = end;
        for _ in 0..SENTENCES {
            if at <= line.start {
                break;
            }
            let back = page::trim_end(codes, line.start..at);
            if back <= line.start {
                start = line.start;
                break;
            }
            let Some(mut from) = page.sentence_start(back - 1, line) else { break };
            // Posts part their clauses with dots in a row, which end no sentence.
            while from > line.start && page.words(from..end, 2 * WORDS) < 2 * WORDS && ends_in_dots(codes, from) {
                let Some(more) = page.sentence_start(page::trim_end(codes, line.start..from) - 1, line) else { break };
                if more >= from {
                    break;
                }
                from = more;
            }
            let sentence = from..back;
            // Hashtags behind a short exclamation or question are no text of their own.
            let called = matches!(page.last_sign(&sentence), Some(b'!' | b'?' | code::ELLIPSIS));
            let tagged = called && page.words(sentence.clone(), CALL) <= CALL && self.only_signs(start..end);
            let first = !framed && (tagged || page.words(start..end, 0) == 0);
            let posted = page.is_posted(sentence.clone())
                || page.is_latin(sentence.clone())
                || (!framed && self.is_quoted_before(&sentence, line));
            if posted || first {
                start = from;
                doubtful = 0;
            } else {
                doubtful += 1;
                if doubtful > 1 {
                    break;
                }
            }
            at = from;
        }
        (start, start <= line.start)
    }

    /// Where a Latin post begins that ends at `end`, behind the last Arabic letter of its line.
    fn latin_start(&self, end: usize, line: &Range<usize>) -> Option<usize> {
        let codes = &self.codes()[line.start..end];
        let arabic = codes.iter().rposition(|&c| code::is_letter(c))?;
        let mut start = line.start + arabic + 1;
        // Marks that close the Arabic sentence stay with it.
        while start < end
            && !code::is_word(self.codes()[start])
            && self.codes()[start] != code::EMOJI
            && self.codes()[start] != b'#'
        {
            start += 1;
        }
        (self.page.words(start..end, 3) >= 3 && self.page.is_latin(start..end)).then_some(start)
    }
}
