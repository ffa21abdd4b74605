//! The table in the shape that vector kernels read: sets of characters as bits, maps as differences.
//!
//! A character of U+0600 to U+06FF is a first byte from 0xD8 to 0xDB and a second one. The two low
//! bits of the first and bits 4 and 5 of the second make its *row*, from 0 to 15; the four low bits
//! of the second make its *column*. A set of characters is then a byte of eight rows for each of
//! sixteen columns, twice. An ASCII character has its high half as row and its low half as column.

use super::stays::Stays;
use super::steady::Steady;
use super::table::{Entry, Table};
use super::wide::Wide;

/// One bit a row, eight rows; sixteen columns.
pub(crate) type Set = [u8; 16];

/// Rows of letters that can be mapped by a vector kernel; what lies in other rows is left to the scalar one.
pub(crate) const MAPPED_ROWS: usize = 4;

/// A row in which characters change, as bits that change in both bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct MappedRow {
    pub row: u8,
    pub first: [u8; 16],
    pub second: [u8; 16],
    /// Whether some first byte changes.
    pub any_first: bool,
}

/// What a vector kernel needs to know.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan {
    /// ASCII characters that a vector kernel leaves to the scalar one.
    pub ascii: Set,
    /// Whether there are any.
    pub any_ascii: bool,
    /// Whether A to Z become a to z.
    pub lower: bool,
    /// Arabic characters that are left to the scalar kernel, in rows 0 to 7 and 8 to 15.
    pub stop: [Set; 2],
    /// Characters that go; rows 0 to 7 only, as all that follows.
    pub drop: Set,
    /// Characters that lose their first byte: digits that become ASCII.
    pub halve: Set,
    /// Those of rows 0 to 7 that are left, go, or lose their first byte.
    pub changes_length: Set,
    /// Marks that stay.
    pub marks: Set,
    /// Whether there are any.
    pub any_marks: bool,
    /// Rows with characters that change.
    pub mapped: [MappedRow; MAPPED_ROWS],
    /// How many of them count.
    pub mapped_len: usize,
    /// Whether some character changes its first byte.
    pub any_first: bool,
    /// How to find text that stays as it is, where there is much of it.
    pub stays: Option<Stays>,
    /// The same for a kernel that looks up whole bytes.
    pub wide: Box<Wide>,
    /// The same for one that compares, where few characters ask or change.
    pub steady: Option<Box<Steady>>,
}

impl Plan {
    pub fn new(table: &Table) -> Plan {
        let wide = Box::new(Wide::new(table));
        let steady = Steady::new(table).map(Box::new);
        let mut plan = Plan { lower: is_lower(table), stays: Stays::new(table), wide, steady, ..Plan::default() };
        for (i, &entry) in table.ascii.iter().enumerate() {
            let same = entry.len() == 1 && entry.bytes()[0] == i as u8;
            let lowered = plan.lower && (i as u8).is_ascii_uppercase();
            let asks = entry.0 & Entry::ATTENTION & !(Entry::SPACE | Entry::REPEAT) != 0;
            if asks || !(same || lowered) {
                put(&mut plan.ascii, (i & 15, i >> 4));
                plan.any_ascii = true;
            }
        }
        for (i, &entry) in table.arabic.iter().enumerate() {
            let place = (i & 15, i >> 4);
            if !plan.take(entry, i) {
                put(&mut plan.stop[place.1 / 8], (place.0, place.1 % 8));
            }
        }
        for (all, (stop, mine)) in
            plan.changes_length.iter_mut().zip(plan.stop[0].iter().zip(plan.drop.iter().zip(&plan.halve)))
        {
            *all = stop | mine.0 | mine.1;
        }
        plan
    }

    /// Finds a way to do what `entry` says; false where there is none.
    fn take(&mut self, entry: Entry, i: usize) -> bool {
        let (column, row) = (i & 15, i >> 4);
        let (first, second) = (0xD8 | (i >> 6) as u8, 0x80 | (i & 63) as u8);
        let [to_first, to_second] = entry.bytes();
        if entry.0 & Entry::ATTENTION & !(Entry::LETTER | Entry::MARK) != 0 {
            return false;
        }
        match entry.len() {
            2 if (to_first, to_second) == (first, second) => {
                if entry.has(Entry::MARK) {
                    self.any_marks = true;
                    if row < 8 {
                        put(&mut self.marks, (column, row));
                    }
                    return row < 8;
                }
                true
            }
            _ if row >= 8 || entry.has(Entry::MARK) => false,
            0 => {
                put(&mut self.drop, (column, row));
                true
            }
            len => {
                let Some(mapped) = self.row(row as u8) else { return false };
                if len == 1 {
                    mapped.second[column] = second ^ to_first;
                    put(&mut self.halve, (column, row));
                } else {
                    mapped.first[column] = first ^ to_first;
                    mapped.second[column] = second ^ to_second;
                    mapped.any_first |= first != to_first;
                    self.any_first |= first != to_first;
                }
                true
            }
        }
    }

    fn row(&mut self, row: u8) -> Option<&mut MappedRow> {
        let known = self.mapped[..self.mapped_len].iter().position(|m| m.row == row);
        let at = match known {
            Some(at) => at,
            None if self.mapped_len < MAPPED_ROWS => {
                self.mapped_len += 1;
                self.mapped[self.mapped_len - 1].row = row;
                self.mapped_len - 1
            }
            None => return None,
        };
        Some(&mut self.mapped[at])
    }
}

fn put(set: &mut Set, (column, row): (usize, usize)) {
    set[column] |= 1 << row;
}

fn is_lower(table: &Table) -> bool {
    (b'A'..=b'Z').all(|b| table.ascii[b as usize].len() == 1 && table.ascii[b as usize].bytes()[0] == b | 0x20)
}
