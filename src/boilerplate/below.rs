//! What stands below the last paragraph: short lines among leftovers, keywords, sign-offs, addresses, parts of a series.

use super::Label;
use super::cues::{Hit, Meaning};
use super::found::Finding;
use super::round::Round;
use super::rules;
use crate::lexicon::schema::CuePlace;
use crate::text::code::{self, BULLET, COMMA, DASH};
use std::ops::Range;

/// Words of a line that may be a leftover for standing among others, and such lines after each other.
const AMONG: usize = 12;
const RUN: usize = 6;
/// Words of a line below the last leftover, and leftovers that must stand above it.
const LAST: usize = 6;
const ABOVE: usize = 3;
/// Words of keywords on one line.
const KEYWORDS: usize = 20;
/// Words of a paragraph.
const PROSE: usize = 9;
/// Words of a sign-off with an agency's name, and of a line with an address.
const SIGNED: usize = 6;
const ADDRESS: usize = 4;
/// Titles of a series that give it away.
const PARTS: usize = 3;

/// What a line below the last paragraph is.
enum Kind {
    /// Taken for a leftover as a whole.
    Leftover(Label),
    /// Taken for furniture as a whole.
    Furniture,
    /// Short and open.
    Short,
    /// Signs and digits.
    Signs,
}

impl Round<'_> {
    /// Finds leftovers below the last paragraph that their place gives away.
    pub(super) fn below_the_end(&mut self) {
        let mut fresh = Vec::new();
        self.among_leftovers(&mut fresh);
        self.keywords_above_buttons(&mut fresh);
        self.last_line(&mut fresh);
        self.parts_of_a_series(&mut fresh);
        self.fresh.append(&mut fresh);
    }

    /// Short lines between leftovers, and a few below at least three of them.
    fn among_leftovers(&self, fresh: &mut Vec<Finding>) {
        let lines = &self.page.lines;
        let mut kinds: Vec<Kind> = Vec::new();
        for line in lines.iter().rev().take_while(|l| self.in_tail(l.start)) {
            let Some(kind) = self.kind(line) else { break };
            kinds.push(kind);
        }
        let first = lines.len() - kinds.len();
        let mut above: Option<Label> = None;
        let mut leftovers = 0;
        let mut open: Vec<usize> = Vec::new();
        let mut take = |open: &mut Vec<usize>, label: Option<Label>, most: usize| {
            let count = open.len();
            for i in open.drain(..).filter(|_| count <= most) {
                let signs = !self.codes()[lines[i].clone()].iter().any(|&c| code::is_letter(c) || code::is_latin(c));
                let label = match label {
                    Some(Label::SourceCredit) if !signs => continue,
                    Some(Label::AdSlot | Label::Code | Label::SocialEmbed) => Label::Navigation,
                    Some(label) => label,
                    None => continue,
                };
                fresh.push(Finding::of(lines[i].clone(), label, rules::BELOW_AMONG_LEFTOVERS));
            }
        };
        for (i, kind) in (first..).zip(kinds.iter().rev()) {
            match kind {
                Kind::Leftover(label) => {
                    take(&mut open, above, RUN);
                    (above, leftovers) = (Some(*label), leftovers + 1);
                }
                Kind::Furniture => take(&mut open, None, 0),
                Kind::Short | Kind::Signs => open.push(i),
            }
        }
        let signs = open.iter().all(|&i| matches!(kinds[lines.len() - 1 - i], Kind::Signs));
        let short = open.iter().all(|&i| self.page.words(lines[i].clone(), LAST) <= LAST);
        let credited = above == Some(Label::SourceCredit) && signs;
        // A label that stands alone was followed by something.
        let bare =
            matches!(above, Some(Label::Related | Label::Tags)) && self.is_bare_label(open.first().map(|&i| i - 1));
        if credited || (short && (bare || leftovers >= ABOVE)) {
            take(&mut open, above, if credited || bare { RUN } else { 2 });
        }
    }

    /// Whether nothing but the phrase of a label stands on line number `i`.
    fn is_bare_label(&self, i: Option<usize>) -> bool {
        let line = i.and_then(|i| self.page.lines.get(i));
        line.and_then(|l| self.found.at(l.start))
            .is_some_and(|f| f.phrase.as_ref().is_some_and(|p| self.page.words(p.end..f.range.end.max(p.end), 0) == 0))
    }

    /// What a line is; `None` for one of prose, of a list, or of a table.
    fn kind(&self, line: &Range<usize>) -> Option<Kind> {
        let codes = self.codes();
        if let Some(f) = self.found.at(line.start) {
            let inside = self.found.within(line.clone());
            let mut at = line.start;
            for f in inside {
                if self.page.words(at..f.range.start.max(at), 0) > 0 {
                    return None;
                }
                at = f.range.end;
            }
            let whole = self.page.words(at..line.end.max(at), 0) == 0;
            let kind = if f.label.is_furniture() { Kind::Furniture } else { Kind::Leftover(f.label) };
            return whole.then_some(kind);
        }
        let marked = matches!(codes[line.start], b'-' | b'*' | b'#' | b'"' | BULLET | DASH);
        if marked || self.page.stops(line) || !self.found.within(line.clone()).is_empty() {
            return None;
        }
        if matches!(self.page.last_sign(line), Some(b':' | b';' | b',' | COMMA)) {
            return None;
        }
        let (mut words, mut numbers, mut glue) = (0, 0, false);
        for word in self.page.word_ranges(line.clone()).take(AMONG + 1) {
            let word = &codes[word];
            words += 1;
            numbers += usize::from(word.iter().all(u8::is_ascii_digit));
            glue |= self.set.opens_prose(word) && words == 1;
        }
        match (words, numbers) {
            (w, _) if w > AMONG || glue => None,
            (w, n) if w == n => Some(Kind::Signs),
            (_, 0) => Some(Kind::Short),
            _ => None,
        }
    }

    /// Keywords on a line of their own between the last paragraph and the buttons or the form below it.
    fn keywords_above_buttons(&self, fresh: &mut Vec<Finding>) {
        let lines = &self.page.lines;
        let buttons = |l: &Range<usize>| {
            self.found.at(l.start).is_some_and(|f| matches!(f.label, Label::Share | Label::Comments))
        };
        let Some(i) = (2..lines.len())
            .rev()
            .take_while(|&i| self.in_tail(lines[i].start))
            .find(|&i| buttons(&lines[i]) && self.found.at(lines[i - 1].start).is_none())
        else {
            return;
        };
        let (line, above) = (&lines[i - 1], &lines[i - 2]);
        let prose = self.page.stops(above) && self.page.words(above.clone(), PROSE) >= PROSE;
        let open = !self.page.stops(line) && self.page.last_sign(line) != Some(b':');
        let words = self.page.words(line.clone(), KEYWORDS);
        // Agencies and initials of the desk stand beside strokes and in brackets.
        let signed = self.codes()[line.clone()].iter().any(|&c| matches!(c, b'/' | b'('));
        if !prose || !open || signed || !(2..=KEYWORDS).contains(&words) {
            return;
        }
        let number = |w: Range<usize>| self.codes()[w].iter().all(u8::is_ascii_digit);
        let numbers = self.page.word_ranges(line.clone()).any(number);
        if !numbers && self.are_keywords(line, line.start, 6) {
            fresh.push(Finding::of(line.clone(), Label::Tags, rules::TAGS_ABOVE_BUTTONS));
        }
    }

    /// The last line that is no leftover yet, when it is an agency's sign-off, an address or a link.
    fn last_line(&self, fresh: &mut Vec<Finding>) {
        let lines = &self.page.lines;
        let Some(i) = (1..lines.len()).rev().find(|&i| self.found.at(lines[i].start).is_none()) else { return };
        let (line, above) = (&lines[i], &lines[i - 1]);
        let open = self.found.within(line.clone()).is_empty() && self.is_last(line);
        if !open || !self.in_tail(line.start) || self.page.words(line.clone(), SIGNED) > SIGNED {
            return;
        }
        if self.is_address(line) {
            fresh.push(Finding::of(line.clone(), Label::Share, rules::SHARE_ADDRESS));
        } else if self.page.stops(above) && self.page.words(above.clone(), PROSE) >= PROSE {
            if self.is_signed_off(line) {
                fresh.push(Finding::of(line.clone(), Label::SourceCredit, rules::SOURCE_AGENCY_LINE));
            } else if self.is_link(line) {
                fresh.push(Finding::of(line.clone(), Label::Share, rules::SHARE_LINK));
            }
        }
    }

    fn hits_in(&self, line: &Range<usize>) -> impl Iterator<Item = &Hit> {
        self.hits_from(line.start).iter().take_while(move |h| h.start < line.end)
    }

    /// The titles of other parts of a series: the last lines, which all open alike up to a number in brackets that rises.
    fn parts_of_a_series(&self, fresh: &mut Vec<Finding>) {
        let lines = &self.page.lines;
        let open = |l: &&Range<usize>| self.in_tail(l.start) && self.found.at(l.start).is_none();
        let mut first = lines.len() - lines.iter().rev().take_while(|l| self.found.at(l.start).is_some()).count();
        let last = first;
        let mut above: Option<(&[u8], u32)> = None;
        for line in lines[..last].iter().rev().take_while(open) {
            let Some(part) = self.part_of_a_series(line) else { break };
            if above.is_some_and(|(opening, number)| opening != part.0 || number <= part.1) {
                break;
            }
            above = Some(part);
            first -= 1;
        }
        // قائمة المتهمين: the article's own list.
        let announced = first > 0 && self.page.last_sign(&lines[first - 1]) == Some(b':');
        if last - first >= PARTS && first > 0 && !announced {
            let range = lines[first].start..lines[last - 1].end;
            fresh.push(Finding::of(range, Label::Related, rules::RELATED_PARTS_OF_A_SERIES));
        }
    }

    /// The opening of a line and the number in brackets behind it: «رحلة القمح (2): الطحين».
    fn part_of_a_series(&self, line: &Range<usize>) -> Option<(&[u8], u32)> {
        let codes = &self.codes()[line.clone()];
        let bracket = memchr::memchr(b'(', codes)?;
        let digits = codes[bracket + 1..].iter().take(3).take_while(|c| c.is_ascii_digit()).count();
        let number = codes[bracket + 1..bracket + 1 + digits].iter().fold(0, |n, &c| 10 * n + u32::from(c - b'0'));
        let numbered = digits > 0 && codes.get(bracket + 1 + digits) == Some(&b')');
        let title = self.page.words(line.start..line.start + bracket, 1) > 1 && !self.page.stops(line);
        (numbered && title).then_some((&codes[..bracket], number))
    }

    /// Whether a line is an address or handle of the author, with a word or two before it.
    pub(super) fn is_address(&self, line: &Range<usize>) -> bool {
        let codes = &self.codes()[line.clone()];
        let arabic = self.page.word_ranges(line.clone()).filter(|w| code::is_letter(self.codes()[w.start])).count();
        let latin = |c: Option<&u8>| c.is_some_and(|&c| code::is_latin(c));
        // From right to left a handle ends with its sign.
        let signed = |at: usize| at > 0 && code::is_latin(codes[0]) && at + 1 == codes.len() && !codes.contains(&b' ');
        let named = memchr::memchr(b'@', codes)
            .is_some_and(|at| latin(codes.get(at + 1)) || codes.get(at + 1) == Some(&b' ') || signed(at));
        named && arabic <= 2 && self.page.words(line.clone(), ADDRESS + 2) <= ADDRESS + 2
    }

    /// Whether a line begins or ends with an agency beside a mark.
    fn is_signed_off(&self, line: &Range<usize>) -> bool {
        let codes = self.codes();
        let marked = codes[line.clone()].iter().any(|&c| matches!(c, b'/' | b'-' | b'+' | b'|' | b'(' | COMMA | DASH));
        let word = |c: &u8| code::is_word(*c);
        let agency = |h: &&Hit| {
            let ends = !codes[line.start..h.start].iter().any(word) || !codes[h.end..line.end].iter().any(word);
            ends && self.rules(**h).any(|r| r.label == Label::SourceCredit && r.place == CuePlace::Row)
        };
        let signed = || self.hits_in(line).find(agency).is_some() || self.is_initials(line);
        marked && !self.page.stops(line) && signed()
    }

    /// Whether a line in brackets holds the initials of an agency, letter by letter: (أ ن و).
    fn is_initials(&self, line: &Range<usize>) -> bool {
        let codes = self.codes();
        let letter = |w: &Range<usize>| w.len() == 1 && code::is_letter(codes[w.start]);
        codes[line.start] == b'('
            && codes[line.end - 1] == b')'
            && self.page.word_ranges(line.clone()).filter(letter).count() >= 2
    }

    /// Whether a line is one link.
    fn is_link(&self, line: &Range<usize>) -> bool {
        let starts = self.hits_in(line).next().is_some_and(|h| h.start == line.start && self.means(*h, &Meaning::Link));
        starts && !self.codes()[line.clone()].contains(&b' ')
    }
}
