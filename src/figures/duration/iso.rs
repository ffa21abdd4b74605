//! The parts of a duration in ISO 8601, and the words that name its units.

use crate::figures::bound;
use crate::figures::noun::parts;
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::units::{Time, UnitInfo};
use crate::figures::tokens::words::{self, Sense, job};
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// The parts of a duration in the order of ISO 8601.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Parts {
    pub years: Decimal,
    pub months: Decimal,
    pub weeks: Decimal,
    pub days: Decimal,
    pub hours: Decimal,
    pub minutes: Decimal,
    pub seconds: Decimal,
}

impl Parts {
    /// Adds `value` of a unit of time; halves go to the next smaller unit where that keeps them whole.
    pub(crate) fn add(&mut self, value: Decimal, unit: Time) -> Option<()> {
        // The part itself, the next smaller one, and how many of that make it.
        let (part, smaller) = match unit {
            Time::Year => (&mut self.years, Some((&mut self.months, 12))),
            Time::Month => (&mut self.months, None),
            Time::Week => (&mut self.weeks, None),
            Time::Day => (&mut self.days, Some((&mut self.hours, 24))),
            Time::Hour => (&mut self.hours, Some((&mut self.minutes, 60))),
            Time::Minute => (&mut self.minutes, Some((&mut self.seconds, 60))),
            Time::Second => (&mut self.seconds, None),
        };
        let rest = value.fract();
        // Thirds have no end as decimals: ثلث ساعة is 20 minutes.
        let carried = smaller.filter(|_| !rest.is_zero()).and_then(|(smaller, factor)| {
            let small = rest.checked_mul(Decimal::from(factor))?.round_dp(12);
            small.fract().is_zero().then_some((smaller, small))
        });
        match carried {
            Some((smaller, small)) => {
                *part = part.checked_add(value.trunc())?;
                *smaller = smaller.checked_add(small)?;
            }
            None => *part = part.checked_add(value)?,
        }
        Some(())
    }

    /// Adds `value` of the unit of time `info`, which may be ten or a hundred of another.
    pub(crate) fn add_units(&mut self, value: Decimal, info: &UnitInfo) -> Option<()> {
        self.add(value.checked_mul(Decimal::from(info.times))?, info.time?)
    }

    pub(crate) fn iso(&self) -> String {
        let mut out = String::from("P");
        let mut put = |value: Decimal, letter: char, mark: bool| {
            if !value.is_zero() {
                if mark && !out.contains('T') {
                    out.push('T');
                }
                out += &value.normalize().to_string();
                out.push(letter);
            }
        };
        put(self.years, 'Y', false);
        put(self.months, 'M', false);
        put(self.weeks, 'W', false);
        put(self.days, 'D', false);
        put(self.hours, 'H', true);
        put(self.minutes, 'M', true);
        put(self.seconds, 'S', true);
        if out.len() == 1 { "PT0S".into() } else { out }
    }
}

/// `value` of a unit of time in ISO 8601.
pub(crate) fn in_unit(value: Decimal, unit: Time) -> Option<String> {
    let mut parts = Parts::default();
    parts.add(value, unit)?;
    Some(parts.iso())
}

/// `value` of what a word names a unit of time, in ISO 8601.
pub(crate) fn in_units(value: Decimal, info: &UnitInfo) -> Option<String> {
    let mut parts = Parts::default();
    parts.add_units(value, info)?;
    Some(parts.iso())
}

/// One unit of time without a number, which nothing describes or owns: not وساعة الحائط, ويوم 5 مايو.
pub(super) fn bare_unit(scan: &Scan, i: usize) -> Option<(u16, usize)> {
    if !scan.is(i, words::UNIT)
        || scan.tok(i).clitics & !clitic::CONJUNCTION != 0
        || scan.marker(i, job!("plural")).is_some()
    {
        return None;
    }
    let pick = |s| match s {
        Sense::Unit { index, dual: false, weak: false } if scan.words.units[index as usize].is_time() => Some(index),
        _ => None,
    };
    let (index, end) = scan.find(i, pick)?;
    let free = match scan.class(end) {
        Class::Word => scan.is(end, words::FUNCTION) || scan.tok(end).has(clitic::CONJUNCTION),
        Class::Digits | Class::Latin => false,
        _ => true,
    };
    free.then_some((index, end))
}

/// A unit of time, with or without the article.
pub(super) fn unit_loose(scan: &Scan, i: usize) -> Option<(u16, usize)> {
    let pick = |s| match s {
        Sense::Unit { index, dual: false, .. } if scan.words.units[index as usize].is_time() => Some(index),
        _ => None,
    };
    scan.find(i, pick)
}

/// A dual unit at token `i`: ساعتين, كيلومترين.
pub(crate) fn dual_unit(scan: &Scan, i: usize) -> Option<(u16, usize)> {
    if !scan.is(i, words::DUAL) {
        return None;
    }
    let pick = |s| match s {
        // قدمين ونصف
        Sense::Unit { index, dual: true, weak }
            if !weak || bound::measured_before(scan, i) || parts::part_after(scan, i + 1).is_some() =>
        {
            Some(index)
        }
        _ => None,
    };
    scan.find(i, pick)
}
