//! Counters: lines of numbers alone, which count pictures, pages, views or the time of a player; lines of a bar alone.

use super::Label;
use super::round::Round;
use super::rules;
use crate::text::code;
use std::ops::Range;

/// Numbers that count up on lines of their own.
const COUNTED: usize = 3;
/// Lines at the head among which a number alone counts views or comments.
const HEAD: usize = 8;
/// Words of a line that is surely prose.
const PROSE: usize = 12;
/// Codes of a line that is a counter.
const SHORT: usize = 28;
/// Pictures of a gallery.
const PICTURES: u32 = 300;

impl Round<'_> {
    /// Finds lines that hold numbers and nothing else to read.
    pub(super) fn counters(&mut self) {
        self.counted_lines();
        self.places_in_a_row();
        self.numbers_at_the_head();
    }

    /// `3 / 12`, `3 من 12` and `00:00 / 03:21` on lines of their own, and the bars that parted buttons.
    fn places_in_a_row(&mut self) {
        for i in 0..self.page.lines.len() {
            let line = self.page.lines[i].clone();
            if line.len() > SHORT || self.found.at(line.start).is_some() {
                continue;
            }
            if self.codes()[line.clone()].iter().all(|&c| matches!(c, b'|' | b' ')) {
                self.add(line, Label::Navigation, rules::NAVIGATION_BAR);
            } else if self.is_place_in_a_row(&line) {
                self.add(line, Label::Navigation, rules::NAVIGATION_PLACE_IN_A_ROW);
            }
        }
    }

    fn is_place_in_a_row(&self, line: &Range<usize>) -> bool {
        let codes = &self.codes()[line.clone()];
        let time = |c: &u8| c.is_ascii_digit() || matches!(c, b':' | b'/' | b' ');
        if codes.iter().all(time) {
            let parts = codes.split(|&c| c == b'/').map(|p| p.iter().filter(|&&c| c == b':').count());
            if parts.clone().count() == 2 && parts.clone().all(|colons| (1..=2).contains(&colons)) {
                return true;
            }
        }
        let slash = codes.windows(3).any(|w| w == b" / ");
        let mut numbers = Vec::new();
        let (mut between, mut others) = (false, 0);
        for word in self.page.word_ranges(line.clone()) {
            let word = &self.codes()[word];
            match number(word) {
                Some(n) => numbers.push(n),
                None if numbers.len() == 1 && self.set.is_function(word) => between = true,
                None if numbers.is_empty() => others += 1,
                None => return false,
            }
        }
        matches!(numbers[..], [n, of] if n > 0 && n <= of && of <= PICTURES && others <= 1 && (slash || between))
            && codes.iter().all(|&c| code::is_word(c) || matches!(c, b' ' | b'/' | b'(' | b')'))
    }

    /// A number alone above the first paragraph, when it is no year.
    fn numbers_at_the_head(&mut self) {
        if self.page.lines.len() < 4 {
            return;
        }
        for i in 0..HEAD.min(self.page.lines.len() - 1) {
            let line = self.page.lines[i].clone();
            if self.page.words(line.clone(), PROSE) > PROSE {
                return;
            }
            let codes = &self.codes()[line.clone()];
            let digits = codes.iter().filter(|c| c.is_ascii_digit()).count();
            let year = digits == 4 && matches!(codes, [b'1', b'9', ..] | [b'2', b'0', ..]);
            let alone = codes.iter().all(|&c| c.is_ascii_digit() || matches!(c, b',' | b'.' | code::COMMA));
            if alone && (1..=7).contains(&digits) && !year && self.found.at(line.start).is_none() {
                self.add(line, Label::Navigation, rules::NAVIGATION_NUMBER_AT_THE_HEAD);
            }
        }
    }

    /// Lines of one small number each, counting up: stars to rate with, pages to turn.
    fn counted_lines(&mut self) {
        let small = |line: &Range<usize>| number(&self.codes()[line.clone()]).filter(|_| line.len() <= 2);
        let mut runs: Vec<(Range<usize>, usize, u32)> = Vec::new();
        let mut broken = true;
        for line in &self.page.lines {
            let Some(n) = small(line) else {
                broken = true;
                continue;
            };
            match runs.last_mut().filter(|(_, _, last)| !broken && n == last + 1) {
                Some((range, count, last)) => (range.end, *count, *last) = (line.end, *count + 1, n),
                None => runs.push((line.clone(), 1, n)),
            }
            broken = false;
        }
        for (range, _, _) in runs.into_iter().filter(|(_, count, _)| *count >= COUNTED) {
            self.add(range, Label::Navigation, rules::NAVIGATION_COUNTED_LINES);
        }
    }
}

/// A number of at most three digits.
fn number(word: &[u8]) -> Option<u32> {
    let digits = word.len() <= 3 && word.iter().all(u8::is_ascii_digit);
    digits.then(|| word.iter().fold(0, |n, &c| n * 10 + u32::from(c - b'0')))
}
