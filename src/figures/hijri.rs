//! Hijri dates in the common calendar, by the Umm al-Qura calendar of Saudi Arabia.

use icu_calendar::cal::Hijri;
use icu_calendar::{Date, Gregorian};

/// The day `day` of month `month` of the year `year` of the hijra as `2023-11-04`; `None` when the
/// calendar has no such day, or when the year lies outside the official tables (1300 to 1600).
pub(super) fn to_gregorian(year: u32, month: u8, day: u32) -> Option<String> {
    let (year, day) = (i32::try_from(year).ok()?, u8::try_from(day).ok()?);
    if !(1300..=1600).contains(&year) {
        return None;
    }
    let hijri = Date::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura()).ok()?;
    let date = hijri.to_calendar(Gregorian);
    Some(format!("{:04}-{:02}-{:02}", date.year().extended_year(), date.month().ordinal, date.day_of_month().0))
}

#[cfg(test)]
mod tests {
    use super::to_gregorian;

    #[test]
    fn official_days() {
        assert_eq!(to_gregorian(1445, 4, 20).as_deref(), Some("2023-11-04"));
        assert_eq!(to_gregorian(1436, 10, 18).as_deref(), Some("2015-08-03"));
        assert_eq!(to_gregorian(1445, 13, 1), None);
        assert_eq!(to_gregorian(1445, 2, 31), None);
    }
}
