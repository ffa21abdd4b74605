//! Hijri dates in the common calendar, by the Umm al-Qura calendar of Saudi Arabia.

use super::day::Day;
use super::ummalqura;
use super::years::COMPUTED;
use icu_calendar::Date;
use icu_calendar::cal::Hijri;
use icu_calendar::types::RataDie;

/// The day `day` of month `month` of the year `year` of the hijra as `2023-11-04`; `None` when the
/// calendar has no such day, or when the year lies outside 1300 to 1600.
///
/// From 1343 to 1500 the calendar as published decides, before and after it the one that is computed.
pub(crate) fn to_gregorian(year: u32, month: u8, day: u32) -> Option<String> {
    let number = match ummalqura::holds(year) {
        true => ummalqura::day_number(year, month, day)?,
        false => computed(year, month, day)?,
    };
    Some(Day::from_number(number).to_string())
}

/// By the month lengths that are computed for the rule of today, 1300 to 1600; the number of the day.
fn computed(year: u32, month: u8, day: u32) -> Option<i64> {
    let (year, day) = (i32::try_from(year).ok().filter(|_| COMPUTED.contains(&year))?, u8::try_from(day).ok()?);
    let hijri = Date::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura()).ok()?;
    Some(hijri.to_rata_die().to_i64_date())
}

/// The year of the hijra and the month in which `day` lies, by the calendar that is computed.
pub(crate) fn of(day: Day) -> Option<(i32, u8)> {
    let date = Date::from_rata_die(RataDie::new(day.since(Day::from_number(0))), Hijri::new_umm_al_qura());
    let year = date.year().extended_year();
    u32::try_from(year).is_ok_and(|year| COMPUTED.contains(&year)).then_some((year, date.month().ordinal))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days whose two dates history books give side by side.
    #[test]
    fn days_that_are_known_in_both_calendars() {
        for (hijri, common, what) in [
            ((1344, 7, 8), "1926-01-22", "masthead of the newspaper Umm al-Qura, issue 56, a Friday"),
            ((1356, 1, 1), "1937-03-14", "first day of the year"),
            ((1373, 3, 2), "1953-11-09", "death of King Abdulaziz"),
            ((1395, 3, 13), "1975-03-25", "murder of King Faisal"),
            ((1400, 1, 1), "1979-11-20", "the attack on the Great Mosque, on the first day of the century"),
            ((1402, 8, 21), "1982-06-13", "death of King Khalid"),
            ((1411, 1, 11), "1990-08-02", "the invasion of Kuwait"),
            ((1412, 8, 27), "1992-03-01", "the Basic Law of Governance"),
            ((1426, 6, 26), "2005-08-01", "death of King Fahd"),
            ((1436, 4, 3), "2015-01-23", "death of King Abdullah"),
            ((1436, 10, 18), "2015-08-03", "within the table"),
            ((1445, 4, 20), "2023-11-04", "within the table"),
            ((1300, 1, 1), "1882-11-12", "before the table"),
            ((1600, 1, 1), "2173-12-07", "after the table"),
        ] {
            assert_eq!(to_gregorian(hijri.0, hijri.1, hijri.2).as_deref(), Some(common), "{hijri:?}: {what}");
        }
    }

    #[test]
    fn days_that_are_none() {
        for (year, month, day) in [(1445, 13, 1), (1445, 0, 1), (1445, 2, 31), (1445, 2, 0), (1299, 1, 1), (1601, 1, 1)]
        {
            assert_eq!(to_gregorian(year, month, day), None, "{year}-{month}-{day}");
        }
    }

    /// The table and the computation are two sources: they agree where the rule was the one of today, and
    /// everywhere within two days.
    #[test]
    fn the_table_agrees_with_the_computed_calendar() {
        let mut last = None;
        for year in 1343..=1500 {
            for month in 1..=12 {
                let printed = ummalqura::day_number(year, month, 1).unwrap();
                let off = (printed - computed(year, month, 1).unwrap()).abs();
                let most = if (1420..=1450).contains(&year) { 0 } else { 2 };
                assert!(off <= most, "{year}-{month}: {off} days apart");
                let gap = last.map_or(29, |last| printed - last);
                assert!((28..=31).contains(&gap), "{year}-{month}: {gap} days after the month before");
                last = Some(printed);
            }
        }
    }
}
