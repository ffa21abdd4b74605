//! Years, their eras, and the bounds by which rules tell a year from another number.

use crate::figures::numeral::digits;
use crate::figures::tokens::scan::Scan;
use std::ops::{Range, RangeInclusive};

/// Years in four digits that a date may have: newspapers name older ones with their era, and none beyond.
pub(crate) const PLAUSIBLE: RangeInclusive<u32> = 1000..=2199;
/// Numbers that are years of the hijra where no era is named: 1882 to 2076. Common years of those centuries are
/// named with their era or their century.
pub(crate) const HIJRI: Range<u32> = 1300..1500;
/// Years of the hijra in which people who write today have lived: 1979 to 2028.
pub(crate) const HIJRI_TODAY: Range<u32> = 1400..1450;
/// Years of the hijra whose days are computed: a lifetime around the calendar as published, which holds 1343 to 1500.
pub(super) const COMPUTED: RangeInclusive<u32> = 1300..=1600;
/// Numbers that are rather years than amounts beside other digits: what reports tell of and plan for.
pub(crate) const RECENT: Range<u32> = 1900..2100;
/// The first of the numbers that are bare years, and the last: history of which newspapers tell without the word year.
pub(crate) const BARE: RangeInclusive<u32> = 1800..=2100;
/// What amounts are rounded to, and years seldom are.
pub(crate) const ROUND: u32 = 50;
/// From here on a year cannot be of the hijra: its 1700 will be the common year 2270.
pub(crate) const COMMON: u32 = 1700;

/// The [`RECENT`] year that the four digits at token `i` write.
pub(crate) fn recent(scan: &Scan, i: usize) -> Option<u32> {
    digits::small(scan, i).filter(|year| scan.codes(i).len() == 4 && RECENT.contains(year))
}

/// The calendar whose years are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Era {
    Hijri,
    Gregorian,
}

/// A year as said.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Year {
    pub value: u32,
    /// The era named behind it.
    pub era: Option<Era>,
    /// The token after it and its era.
    pub end: usize,
}

impl Year {
    /// Whether it is said to be of the hijra.
    pub(crate) fn named_hijri(&self) -> bool {
        self.era == Some(Era::Hijri)
    }

    /// رمضان 2024: whether it belongs to the other calendar than the month before it.
    pub(crate) fn of_other_calendar(&self, hijri_month: bool) -> bool {
        hijri_month && self.value >= COMMON && !self.named_hijri()
    }
}

/// Whether a year is of the hijra by its era, or by its number where none is named.
pub(crate) fn is_hijri(value: u32, era: Option<Era>) -> bool {
    era == Some(Era::Hijri) || era.is_none() && HIJRI.contains(&value)
}

/// The year `value` before the common era as EDTF writes it, which counts a year 0: 450 BCE is -0449.
pub(crate) fn before_common_era(value: u32) -> Option<String> {
    let before = value.checked_sub(1)?;
    Some(if before == 0 { "0000".into() } else { format!("-{before:04}") })
}
