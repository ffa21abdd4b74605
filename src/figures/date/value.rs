//! A date as a value, as far as it is said, and what joins two of them.

use crate::figures::calendar::hijri;
use crate::figures::draft::Draft;
use crate::figures::figure::{Bound, Kind};
use crate::figures::numeral::number_word;
use crate::figures::tokens::particles::AND;
use crate::figures::tokens::scan::{Scan, clitic, comma};
use crate::figures::tokens::words::job;

/// A date as far as it is said.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Date {
    pub(crate) day: Option<u32>,
    pub(crate) month: Option<u8>,
    pub(crate) year: Option<u32>,
    pub(crate) hijri: bool,
}

impl Date {
    pub(crate) fn iso(self) -> String {
        let year = self.year.map_or("XXXX".into(), |y| format!("{y:04}"));
        let mut out = if self.hijri { format!("hijri:{year}") } else { year };
        match (self.month, self.day) {
            (Some(month), Some(day)) => out += &format!("-{month:02}-{day:02}"),
            (Some(month), None) => out += &format!("-{month:02}"),
            (None, Some(day)) => out += &format!("-XX-{day:02}"),
            (None, None) => {}
        }
        out
    }

    /// The date that `iso` says, or the last one of an interval; none where no month is said.
    pub(crate) fn of(iso: &str) -> Option<Date> {
        let last = iso.rsplit_once('/').map_or(iso, |(_, last)| last);
        let hijri = iso.starts_with("hijri:");
        let mut parts = last.trim_start_matches("hijri:").split('-');
        let (year, month) = (parts.next()?.parse().ok(), parts.next()?.parse().ok()?);
        Some(Date { day: parts.next().and_then(|day| day.parse().ok()), month: Some(month), year, hijri })
    }

    /// The date without its day where the month has no such day.
    fn existing(self) -> Date {
        let longest = match (self.month, self.year) {
            _ if self.hijri => 30,
            (Some(2), Some(y)) if !(y % 4 == 0 && (y % 100 != 0 || y % 400 == 0)) => 28,
            (Some(2), _) => 29,
            (Some(4 | 6 | 9 | 11), _) => 30,
            _ => 31,
        };
        Date { day: self.day.filter(|&day| day <= longest), ..self }
    }

    pub(crate) fn draft(self, start: usize, end: usize, rule: &'static str) -> Draft {
        if self.existing().day != self.day {
            return self.existing().draft(start, end, rule);
        }
        let mut draft = Draft::iso(start, end, Kind::Date, self.iso(), rule);
        if let (true, Some(y), Some(m), Some(d)) = (self.hijri, self.year, self.month, self.day) {
            draft.gregorian = hijri::to_gregorian(y, m, d).map(Into::into);
        }
        draft
    }

    pub(crate) fn interval(self, last: Date, start: usize, end: usize) -> Draft {
        let hijri = self.hijri || last.hijri;
        let mut first = self;
        first.month = first.month.or(last.month);
        // من 28 ديسمبر إلى 3 يناير 2024: the year that is said once is the last one's.
        let turns = (first.month, first.day) > (last.month, last.day);
        first.year = first.year.or(last.year.map(|year| year - u32::from(turns && year > 0)));
        first.hijri = hijri;
        let iso = if hijri {
            format!("{}/{}", first.iso(), last.iso().trim_start_matches("hijri:"))
        } else {
            format!("{}/{}", first.iso(), last.iso())
        };
        let mut draft = Draft::iso(start, end, Kind::Date, iso, "date:interval");
        draft.bound = Bound::Range;
        draft
    }
}

/// How two days are joined.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Join {
    List,
    Interval,
}

/// A word or mark that joins two dates, and the token after it.
pub(crate) fn join(scan: &Scan, i: usize) -> Option<(Join, usize)> {
    if scan.dash(i) {
        return Some((Join::Interval, i + 1));
    }
    if let Some(end) = scan.marker(i, job!("to")) {
        return Some((Join::Interval, end));
    }
    if scan.is_word(i, AND) {
        return Some((Join::List, i + 1));
    }
    if let Some(end) = scan.marker(i, job!("or")) {
        return Some((Join::List, end));
    }
    if comma(scan, i) {
        return Some((Join::List, i + 1));
    }
    scan.get(i).filter(|t| t.has(clitic::CONJUNCTION)).map(|_| (Join::List, i))
}

pub(super) fn between_before(scan: &Scan, i: usize) -> bool {
    scan.marker_before(i, job!("between")).is_some()
        || (i > 0
            && number_word::digit_prefix(scan, i - 1).is_some()
            && scan.marker_before(i - 1, job!("between")).is_some())
}
