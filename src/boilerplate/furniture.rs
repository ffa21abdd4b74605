//! The article's own furniture at the head of the page: title, caption, byline, dateline.

use super::Label;
use super::page;
use super::round::Round;
use super::rules;
use crate::lexicon::schema::CuePlace;
use crate::text::code::{self, DASH};
use std::ops::Range;

/// Lines at the head that may hold furniture.
const LINES: usize = 6;
/// Words of a line that is surely prose.
const PROSE: usize = 25;
/// Words of a caption.
const CAPTION: usize = 40;
/// Words before the agency in a dateline, and of a byline.
const NAMES: usize = 6;

impl Round<'_> {
    /// Reads the lines above the first paragraph, and how that begins.
    pub(super) fn furniture(&mut self) {
        let mut fresh = Vec::new();
        let mut titled = false;
        let lines: Vec<_> = self.page.lines.iter().take(LINES).cloned().collect();
        for (i, line) in lines.iter().enumerate() {
            let start = self.found.at(line.start).map_or(line.start, |f| f.range.end.min(line.end));
            let rest = page::trim(self.codes(), start..line.end);
            if rest.is_empty() || self.found.at(rest.start).is_some() {
                continue;
            }
            if self.is_prose(&rest) {
                if let Some(end) = self.dateline(&rest) {
                    fresh.push((rest.start..end, Label::Dateline, rules::DATELINE_AGENCY));
                }
                break;
            }
            let followed = self.page.lines.len() > i + 1;
            if self.is_credited(&rest) && followed {
                fresh.push((rest, Label::Caption, rules::CAPTION_CREDIT));
            } else if self.is_byline(&rest) && followed {
                fresh.push((rest, Label::Byline, rules::BYLINE_NAMES));
            } else if !titled && followed && self.page.words(rest.clone(), 3) > 3 && self.is_title(&rest) {
                titled = true;
                fresh.push((rest, Label::Title, rules::TITLE_FIRST_LINE));
            } else {
                break;
            }
        }
        for (range, label, rule) in fresh {
            self.add(range, label, rule);
        }
    }

    fn is_prose(&self, line: &Range<usize>) -> bool {
        self.page.words(line.clone(), PROSE) > PROSE || (self.page.stops(line) && self.page.words(line.clone(), 8) > 8)
    }

    /// End of a dateline that `line` begins with: a place, an agency, then a dash or colon.
    fn dateline(&self, line: &Range<usize>) -> Option<usize> {
        let codes = self.codes();
        let near = self.hits_from(line.start).iter().take_while(|h| h.start < line.end.min(line.start + 80));
        for hit in near {
            let agency = self.rules(*hit).any(|r| r.label == Label::SourceCredit && r.place == CuePlace::Row);
            if !agency || self.page.words(line.start..hit.start, NAMES) > NAMES {
                continue;
            }
            let mut at = hit.end;
            let mut parted = false;
            while at < line.end
                && at < hit.end + 8
                && matches!(codes[at], b' ' | b')' | b'-' | b':' | b'/' | DASH | b'.')
            {
                parted |= matches!(codes[at], b'-' | b':' | b'/' | DASH);
                at += 1;
            }
            if parted {
                return Some(page::trim_end(codes, line.start..at));
            }
        }
        None
    }

    /// Whether a line ends with an agency or archive in brackets, as captions do.
    fn is_credited(&self, line: &Range<usize>) -> bool {
        let codes = self.codes();
        if codes[line.end - 1] != b')' || self.page.words(line.clone(), CAPTION) > CAPTION {
            return false;
        }
        let Some(open) = codes[line.clone()].iter().rposition(|&c| c == b'(').map(|p| line.start + p) else {
            return false;
        };
        let inner = page::trim(codes, open + 1..line.end - 1);
        let mut inside = self.hits_from(inner.start).iter().take_while(|h| h.start < inner.end);
        open > line.start
            && inside.any(|h| self.rules(*h).any(|r| r.label == Label::SourceCredit && r.place == CuePlace::Row))
    }

    /// Whether a line is a few names parted by a dash, colon or bar, or the address of the outlet.
    fn is_byline(&self, line: &Range<usize>) -> bool {
        let codes = &self.codes()[line.clone()];
        if self.page.words(line.clone(), NAMES) > NAMES || self.page.stops(line) {
            return false;
        }
        let parted =
            codes.windows(3).any(|w| w[0] == b' ' && matches!(w[1], DASH | b'-' | b':' | b'|') && w[2] == b' ');
        let address = codes.contains(&b'.') && codes.iter().all(|&c| code::is_latin(c) || matches!(c, b'.' | b' '));
        parted || address
    }
}
