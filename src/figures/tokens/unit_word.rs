//! What a unit or a percent sign beside a number says, whatever number it is.

use super::scan::Scan;
use super::units::{UnitInfo, unit};
use super::words::{self, Job, Sense, job};
use crate::text::tokens::Class;

/// The token after a percent sign or word at token `i`.
pub(crate) fn percent(scan: &Scan, i: usize) -> Option<usize> {
    if scan.mark(i, b'%') {
        // 96% في المئة
        return Some(scan.marker(i + 1, job!("percent")).filter(|_| scan.class(i + 1) == Class::Word).unwrap_or(i + 1));
    }
    scan.marker(i, job!("percent"))
}

/// 2-0 يوم السبت, 300 عام 2010: whether the unit of time at token `i` begins a date and measures nothing.
pub(crate) fn begins_date(scan: &Scan, i: usize) -> bool {
    let word = |job: Job| scan.tok(i).clitics == 0 && scan.marker(i, job) == Some(i + 1);
    let next = i + 1;
    if scan.class(next) == Class::Digits {
        let len = scan.codes(next).len();
        return len <= 2 && word(job!("day")) || len == 4 && word(job!("year"));
    }
    scan.is(next, words::WEEKDAY) && word(job!("day")) || scan.is(next, words::MONTH) && word(job!("month_word"))
}

/// Whether degrees are named at token `i`.
pub(crate) fn degrees(scan: &Scan, i: usize) -> bool {
    measure(scan, i).is_some_and(|info| info.is(unit::CELSIUS) || info.is(unit::DEGREE))
}

/// The measure named at token `i`.
pub(crate) fn measure<'a>(scan: &Scan<'a>, i: usize) -> Option<&'a UnitInfo> {
    let pick = |s| if let Sense::Unit { index, dual: false, .. } = s { Some(index) } else { None };
    let found = if scan.is(i, words::UNIT) { scan.find(i, pick) } else { None };
    found.map(|(index, _)| &scan.words.units[index as usize])
}
