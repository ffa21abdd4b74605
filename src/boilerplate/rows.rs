//! Rows: menus, share buttons, date lines, agencies; items of one kind after each other.

use super::Label;
use super::cues::CueRule;
use super::found::{Finding, Sort};
use super::round::Round;
use crate::lexicon::schema::CuePlace;
use crate::text::code;
use std::ops::Range;
use std::sync::Arc;

/// Items that a row inside a longer line needs.
const ITEMS: usize = 3;

struct Row {
    range: Range<usize>,
    rule: Arc<CueRule>,
    items: usize,
}

impl Round<'_> {
    /// Finds rows. Items that fill a piece are a row however few they are, if they stand where the cue asks for.
    pub(super) fn rows(&mut self) {
        let mut open: Vec<Row> = Vec::new();
        for i in 0..self.hits.len() {
            let hit = self.hits[i];
            for rule in self.rules(hit).filter(|r| r.place == CuePlace::Row) {
                let Some(row) = open.iter_mut().find(|r| r.rule.label == rule.label) else {
                    open.push(Row { range: hit.start..hit.end, rule: rule.clone(), items: 1 });
                    continue;
                };
                if hit.start < row.range.end {
                    row.range.end = row.range.end.max(hit.end);
                } else if joins(self.codes(), row, hit.start) {
                    row.range.end = hit.end;
                    row.items += 1;
                } else {
                    let done = std::mem::replace(row, Row { range: hit.start..hit.end, rule: rule.clone(), items: 1 });
                    self.close(done);
                }
            }
        }
        for row in open {
            self.close(row);
        }
        self.fresh.sort_by_key(|f| f.range.start);
    }

    fn close(&mut self, row: Row) {
        let line = self.line(row.range.start);
        let (mut start, mut end) = (row.range.start, row.range.end);
        if row.rule.label == Label::PublishDate {
            let codes = self.codes();
            let part = |c: u8| {
                c.is_ascii_digit() || matches!(c, b' ' | b'-' | b'/' | b':' | b'|' | b'.' | code::COMMA | code::DASH)
            };
            while start > line.start && part(codes[start - 1]) {
                start -= 1;
            }
            while end < line.end && part(codes[end]) {
                end += 1;
            }
            let digits = codes[start..end].iter().filter(|c| c.is_ascii_digit()).count();
            if digits < 2 {
                return;
            }
        }
        let left = self.left(start, &line);
        let last = self.line(row.range.end - 1);
        let right = self.right(end, &last);
        let fills = left.is_some() && right.is_some();
        let zone = self.in_zone(row.rule.zone, start);
        // The fields of a form that must be filled in are starred.
        let field = row.items == 1 && self.codes()[end..last.end].iter().find(|&&c| c != b' ') == Some(&b'*');
        let enough = match row.rule.label {
            Label::Share if field => false,
            Label::Share => row.items >= ITEMS || (fills && zone),
            Label::Navigation => row.items >= ITEMS || (fills && zone && row.items > 1),
            // An agency with prose behind it on its line begins a dateline.
            Label::SourceCredit => {
                let ends = right.is_some_and(|r| r >= last.end || self.found.at(r).is_some());
                fills && zone && (ends || self.in_tail(start))
            }
            _ => fills && zone,
        };
        if !enough {
            return;
        }
        let range = left.unwrap_or(start)..right.unwrap_or(end);
        let mut found = Finding::new(range, row.rule.label, &row.rule.rule, row.rule.confidence);
        // Dates and agencies are what the row says; a button only names itself.
        if !matches!(row.rule.label, Label::PublishDate | Label::SourceCredit) {
            found = found.with_phrase(row.range);
        }
        if row.rule.networks {
            found.sort = Sort::Networks;
        }
        self.fresh.push(found);
    }
}

/// Whether nothing but marks stands between a row and its next item; dates hold digits too.
fn joins(codes: &[u8], row: &Row, next: usize) -> bool {
    let gap = &codes[row.range.end..next];
    let dated = row.rule.label == Label::PublishDate;
    // Menus and buttons often come with a line for each item.
    let stacked = matches!(row.rule.label, Label::Navigation | Label::Share);
    gap.len() <= 24
        && gap.iter().all(|&c| match c {
            b' ' | b'|' | b'/' | b'-' | b'>' | b'<' | b'+' | b'(' | b')' | b'[' | b']' => true,
            code::DASH | code::BULLET | code::ARROW | code::EMOJI | code::OTHER | code::CLOSE_QUOTE => true,
            b'\n' | b':' if stacked => true,
            b'0'..=b'9' | b':' | b',' | b'.' | code::COMMA => dated,
            _ => false,
        })
}
