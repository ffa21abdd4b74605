//! Blocks that a label opens: the headlines after read-also labels, and a second article after the end.

use super::Label;
use super::cues::{CueRule, Hit};
use super::found::{Finding, Rule};
use super::page;
use super::round::Round;
use crate::lexicon::schema::{CuePlace, CueTakes};
use crate::text::code::{self, CLOSE_QUOTE, COMMA, ELLIPSIS};
use crate::text::sentences::sentence_end;
use std::ops::Range;
use std::sync::Arc;

/// Words of a headline on a line of its own.
const TITLE_WORDS: usize = 24;
/// Words of a line in which prose may resume behind a headline.
const LINE_WORDS: usize = 12;
/// Words of several headlines in running text.
const RUN_WORDS: usize = 60;
/// Words that a headline in running text is given when nothing tells where it ends.
const GUESS: usize = 11;
/// Words that a headline has at least.
const HEADLINE_WORDS: usize = 3;
/// Words of a line of a table.
const LISTED: usize = 8;
/// Words of a question that heads a paragraph.
const QUESTION: usize = 3;
/// How sure a leftover must be that says the article is over.
const OVER: f32 = 0.85;
/// Headlines after one label.
const HEADLINES: usize = 15;

impl Round<'_> {
    /// Finds what read-also labels introduce.
    pub(super) fn headlines(&mut self) {
        let mut done = 0;
        for i in 0..self.hits.len() {
            let hit = self.hits[i];
            if hit.start < done || self.found.at(hit.start).is_some() {
                continue;
            }
            let introduces = |r: &&Arc<CueRule>| {
                let about = (r.place == CuePlace::Start || self.flat) && self.is_about(hit);
                r.takes == CueTakes::Headlines && self.stands(hit, r) && !about
            };
            let Some(rule) = self.rules(hit).find(introduces).cloned() else { continue };
            let line = self.line(hit.start);
            let start = self.left(hit.start, &line).unwrap_or(hit.start);
            // A general heading counts only with headlines below it, or at the end.
            let below = self.block_end(i);
            if rule.place == CuePlace::Line && self.page.words(hit.end..below, 1) < 2 && !self.in_tail(hit.start) {
                continue;
            }
            let (end, rule_id) = if self.after_the_end(start) {
                (self.last_related(hit.end), "related:second_article".into())
            } else {
                (below, Rule::from(&rule.rule))
            };
            done = end.max(hit.end);
            let tagged = self.is_hashtags(hit.end..done);
            let label = if tagged { Label::Tags } else { rule.label };
            let found = Finding::new(start..done, label, rule_id, rule.confidence);
            self.fresh.push(found.with_phrase(hit.start..hit.end));
        }
    }

    /// Whether a label goes on with a word joined to ب in a short sentence with its stop: "related to", not a label.
    fn is_about(&self, hit: Hit) -> bool {
        let codes = self.codes();
        let line = self.line(hit.start);
        let next = hit.end + 1;
        if !codes[hit.end..line.end].starts_with(&[b' ', code::letter('ب')]) {
            return false;
        }
        let word = self.page.next_word(next, line.end);
        let Some(end) = self.page.sentence_stop(next, &line) else { return false };
        word.is_some_and(|w| !self.set.is_function(&codes[w]))
            && self.page.words(next..end, TITLE_WORDS) <= TITLE_WORDS
            && codes[end - 1] == b'.'
            && !is_dots(codes, end - 1)
    }

    /// Whether `range` holds hashtags and nothing else.
    fn is_hashtags(&self, range: Range<usize>) -> bool {
        let mut words =
            self.codes()[range].split(|&c| matches!(c, b' ' | b'\n' | b':')).filter(|w| !w.is_empty()).peekable();
        words.peek().is_some() && words.all(|w| w[0] == b'#')
    }

    /// Whether the article was over before `at`: a source line, tags or the like stand directly before.
    fn after_the_end(&self, at: usize) -> bool {
        let back = page::trim_end(self.codes(), 0..at);
        back > 0
            && self.in_later_half(back)
            && self.found.at(back - 1).is_some_and(|f| {
                matches!(f.label, Label::SourceCredit | Label::Tags | Label::Share | Label::Comments)
                    && f.confidence >= OVER
            })
    }

    pub(super) fn in_later_half(&self, at: usize) -> bool {
        2 * at > self.page.end()
    }

    /// Where a block that runs to the end of the page stops: at the tags, share buttons or forms below it.
    fn last_related(&self, at: usize) -> usize {
        let stops = |l: Label| {
            matches!(l, Label::Tags | Label::Share | Label::Comments | Label::Legal | Label::Navigation | Label::AdSlot)
        };
        let mut from = at;
        while let Some(next) = self.found.next(from) {
            if stops(next.label) && self.page.words(next.range.end..self.page.end(), RUN_WORDS) <= RUN_WORDS {
                return page::trim_end(self.codes(), at..next.range.start);
            }
            from = next.range.end;
        }
        self.page.end()
    }

    /// Where the block after the label of hit number `i` ends.
    fn block_end(&self, i: usize) -> usize {
        let codes = self.codes();
        let hit = self.last_label(i);
        let index = self.page.line_of(hit.start);
        let line = self.page.lines[index].clone();
        let mut at = hit.end;
        while at < line.end && page::is_trail_mark(codes[at]) && !matches!(codes[at], b'"' | b'(' | b'#') {
            at += 1;
        }
        let limit = self.found.next(at).map_or(line.end, |f| f.range.start.clamp(at, line.end));
        let limit = self.next_in_flat(at..limit, Label::Related);
        let rest = page::trim(codes, at..limit);
        let own = !rest.is_empty();
        let mut end = hit.end.max(if own { at } else { self.marks(hit.end, &line) });
        if own {
            let own_line = self.codes()[line.start..self.hits[i].start].iter().all(|&c| page::is_lead_mark(c));
            if self.reads_as_title(&rest, !own_line) || self.is_short_sentence(&rest) {
                end = rest.end;
            } else if let Some(end) = self.spaced_titles(&rest) {
                return end;
            } else if self.is_titles_to_the_end(&rest, index) {
                let next = self.next_label(rest.start..self.page.end(), Label::Related);
                return next.map_or(self.page.end(), |at| page::trim_end(codes, rest.start..at));
            } else {
                return self.run_end(rest);
            }
        }
        if limit < line.end {
            return end;
        }
        // Headlines on the lines below.
        let mut last = end;
        let mut to_the_end = true;
        for (n, below) in self.page.lines[index + 1..].iter().enumerate() {
            // Ranks and sections stand above headlines, days and times below them.
            if n < 3 * HEADLINES && (self.is_rank(below) || self.is_section(below)) {
                continue;
            }
            if n < 3 * HEADLINES && self.is_day_of_headline(below) && last > end {
                last = below.end;
                continue;
            }
            if n >= HEADLINES || self.found.at(below.start).is_some() {
                break;
            }
            let long = self.page.words(below.clone(), LINE_WORDS) > LINE_WORDS;
            let question = n > 0 && self.heads_with_a_question(below);
            if question || !self.reads_as_title(below, long) || (own && self.is_listed(below)) {
                to_the_end = false;
                break;
            }
            last = below.end;
        }
        if own && !to_the_end { end } else { last }
    }

    /// Whether a line is a question of a few words above a paragraph: a subheading.
    fn heads_with_a_question(&self, line: &Range<usize>) -> bool {
        self.page.words(line.clone(), QUESTION) <= QUESTION
            && self.page.last_sign(line) == Some(b'?')
            && self.is_above_prose(line.start)
    }

    /// Whether a line is the rank of a headline among others.
    fn is_rank(&self, line: &Range<usize>) -> bool {
        let codes = &self.codes()[line.clone()];
        codes.len() <= 3
            && codes[0].is_ascii_digit()
            && codes.iter().all(|c| c.is_ascii_digit() || matches!(c, b'.' | b'-'))
    }

    /// Whether a line is the name of a section, as menus have it.
    fn is_section(&self, line: &Range<usize>) -> bool {
        let menu = |r: &Arc<CueRule>| r.label == Label::Navigation && r.place == CuePlace::Row;
        let mut here = self.hits_from(line.start).iter().take_while(|h| h.start == line.start);
        here.any(|h| h.end == line.end && self.rules(*h).any(menu))
    }

    /// Whether a line is nothing but a day or time.
    fn is_day_of_headline(&self, line: &Range<usize>) -> bool {
        self.found.at(line.start).is_some_and(|f| f.label == Label::PublishDate && f.range.end >= line.end)
    }

    /// Whether a line reads like one of a list or a table: behind a bullet, or a few words with a number.
    fn is_listed(&self, line: &Range<usize>) -> bool {
        let codes = self.codes();
        let number = |w: Range<usize>| codes[w].iter().all(u8::is_ascii_digit);
        matches!(codes[line.start], b'-' | b'*' | code::BULLET | code::DASH)
            || (self.page.words(line.clone(), LISTED) <= LISTED && self.page.word_ranges(line.clone()).any(number))
    }

    /// The last of several labels written directly after each other.
    fn last_label(&self, i: usize) -> Hit {
        let mut last = self.hits[i];
        for &next in &self.hits[i + 1..] {
            if next.start < last.end {
                continue;
            }
            let between = &self.codes()[last.end..next.start];
            if between.len() > 8
                || between.iter().any(|&c| code::is_word(c) || c == b'\n')
                || !self.rules(next).any(|r| r.takes == CueTakes::Headlines)
            {
                break;
            }
            last = next;
        }
        last
    }

    /// Whether a line reads like a headline: short, without the full stop or comma that prose ends with, and
    /// not opened by a word that prose goes on with.
    pub(super) fn is_title(&self, range: &Range<usize>) -> bool {
        self.reads_as_title(range, true)
    }

    /// Like [`is_title`](Self::is_title); `joined` says that prose may resume in the same line.
    fn reads_as_title(&self, range: &Range<usize>, joined: bool) -> bool {
        let codes = self.codes();
        let words = self.page.words(range.clone(), TITLE_WORDS);
        if !(2..=TITLE_WORDS).contains(&words) {
            return false;
        }
        let last = self.page.last_sign(range);
        let dots = || self.page.last_sign_at(range).is_some_and(|at| is_dots(codes, at));
        if matches!(last, Some(b':' | b';' | COMMA | b',')) || (last == Some(b'.') && !dots()) {
            return false;
        }
        if self.page.word_ranges(range.clone()).next().is_some_and(|w| self.set.opens_prose(&codes[w])) {
            return false;
        }
        if joined && self.resumes_at(range).is_some() {
            return false;
        }
        // A full stop inside, with more words after it, is prose.
        let mut i = range.start;
        while i < range.end {
            if codes[i] == b'.' && !is_dots(codes, i) && sentence_end(codes, i).is_some_and(|e| e + 3 < range.end) {
                return false;
            }
            i += 1;
        }
        true
    }

    /// End of the headlines of a line that parts its pieces with rows of spaces.
    fn spaced_titles(&self, rest: &Range<usize>) -> Option<usize> {
        let codes = self.codes();
        let mut at = rest.start;
        let mut end = None;
        while at < rest.end {
            let near = &codes[at..rest.end.min(at + page::REACH)];
            let gap = near.windows(3).position(|w| w == b"   ").map(|p| at + p);
            let piece = page::trim(codes, at..gap.unwrap_or(rest.end));
            gap.or(end)?;
            if !self.is_title(&piece) {
                break;
            }
            end = Some(piece.end);
            at = page::skip_blank(codes, piece.end, rest.end);
        }
        end
    }

    /// Whether a run of headlines goes on to the end of the page: no full stop, also not on the lines below.
    fn is_titles_to_the_end(&self, rest: &Range<usize>, index: usize) -> bool {
        let codes = self.codes();
        let below = &self.page.lines[index + 1..];
        let end = self.page.end();
        below.len() <= HEADLINES
            && self.in_later_half(rest.start)
            && self.page.words(rest.start..end, 4 * RUN_WORDS) <= 4 * RUN_WORDS
            && self.found.next(rest.start).is_none()
            && (rest.start..end).all(|i| codes[i] != b'.' || is_dots(codes, i))
    }

    /// A teaser: one sentence of few words.
    fn is_short_sentence(&self, range: &Range<usize>) -> bool {
        self.page.words(range.clone(), TITLE_WORDS) <= TITLE_WORDS
            && self.page.sentence_stop(range.start, range).is_some_and(|s| s >= range.end)
            && self.page.word_ranges(range.clone()).next().is_some_and(|w| !self.set.opens_prose(&self.codes()[w]))
            && self.resumes_at(range).is_none()
    }

    /// Where prose resumes inside `range`, behind a headline's first words.
    fn resumes_at(&self, range: &Range<usize>) -> Option<usize> {
        let codes = self.codes();
        let mut words = self.page.word_ranges(range.clone()).skip(HEADLINE_WORDS);
        words.find(|w| self.set.resumes(&codes[w.clone()]) && !quoted(codes, w.start)).map(|w| w.start)
    }

    /// Where headlines in running text end: before the word that prose resumes with.
    fn run_end(&self, rest: Range<usize>) -> usize {
        let codes = self.codes();
        let mut stop = None;
        let mut guess = rest.end;
        let mut verb = None;
        let mut comma = None;
        for (n, word) in self.page.word_ranges(rest.clone()).enumerate() {
            if n >= RUN_WORDS {
                break;
            }
            // Headlines have no commas: prose has resumed before one, and its verb before that.
            if comma.is_none() && n > 5 && codes[word.start.saturating_sub(2)..word.start].contains(&COMMA) {
                comma = Some(word.start);
                if verb.is_some() {
                    break;
                }
            }
            if n == GUESS {
                guess = word.start;
            }
            if stop.is_none() && n > 0 {
                stop = self.full_stop(rest.start, word.start);
            }
            if stop.is_some_and(|s| s < word.start) {
                break;
            }
            if n == 0 && self.set.opens_prose(&codes[word.clone()]) {
                return rest.start;
            }
            let joined = |w: &[u8]| self.set.resumes(w) || self.set.resumes_in_future(w);
            let resumes = |w: &[u8]| joined(w) || (ends_headline(codes, word.start) && self.set.opens_prose(w));
            let resumed = resumes(&codes[word.clone()]) || self.set.opens_sentence(codes, &word);
            if n >= HEADLINE_WORDS && resumed && !quoted(codes, word.start) {
                return page::trim_end(codes, rest.start..word.start);
            }
            if n >= 5 && verb.is_none() && self.set.is_opening_verb(&codes[word.clone()]) && !quoted(codes, word.start)
            {
                verb = Some(word.start);
            }
        }
        let end = verb.unwrap_or(guess).min(stop.unwrap_or(rest.end));
        page::trim_end(codes, rest.start..end)
    }

    /// Position of the last full stop between `from` and `to`, dots in rows aside.
    fn full_stop(&self, from: usize, to: usize) -> Option<usize> {
        let codes = self.codes();
        let tail = from.max(to.saturating_sub(6));
        (tail..to).find_map(|i| if codes[i] == b'.' && !is_dots(codes, i) { sentence_end(codes, i) } else { None })
    }
}

/// Whether the full stop at `at` is one of several, which end no sentence.
pub(super) fn is_dots(codes: &[u8], at: usize) -> bool {
    codes.get(at + 1) == Some(&b'.') || (at > 0 && codes[at - 1] == b'.')
}

/// Whether the sign before the word at `at` is one that headlines end with: a note in brackets, a question.
fn ends_headline(codes: &[u8], at: usize) -> bool {
    let before = codes[..at].iter().rev().find(|&&c| c != b' ');
    matches!(before, Some(b')' | b'!' | b'?' | &ELLIPSIS))
}

/// Whether the word at `at` opens a quotation: headlines quote with verbs too.
fn quoted(codes: &[u8], at: usize) -> bool {
    at > 0 && matches!(codes[at - 1], b'"' | CLOSE_QUOTE | b'\'')
}
