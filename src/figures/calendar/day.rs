//! A day of the common calendar, and the arithmetic that relative dates need.

use crate::error::{Error, Result};
use icu_calendar::types::RataDie;
use icu_calendar::{Date, Gregorian};
use std::fmt;
use std::str::FromStr;

/// A day of the common (Gregorian) calendar.
///
/// ```
/// use khabar::figures::Day;
/// let day: Day = "2023-11-05".parse()?;
/// assert_eq!(day, Day::new(2023, 11, 5).unwrap());
/// assert_eq!(day.plus(-5).to_string(), "2023-10-31");
/// assert_eq!(day.weekday(), 7);
/// # Ok::<(), khabar::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Days since the first of the year 1, which is 1.
    number: i64,
}

/// The numbers of 0001-01-01 and 9999-12-31.
const FIRST: i64 = 1;
const LAST: i64 = 3_652_059;

impl Day {
    /// The day `year`-`month`-`day`; `None` where there is no such day, or the year is not 1 to 9999.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let date = Date::try_new_gregorian(year, month, day).ok().filter(|_| (1..=9999).contains(&year))?;
        Some(Day { number: date.to_rata_die().to_i64_date() })
    }

    /// The day with this number, counted from the first of the year 1.
    pub(super) fn from_number(number: i64) -> Self {
        Day { number }
    }

    /// Year, month and day.
    pub fn ymd(self) -> (i32, u8, u8) {
        let date = Date::from_rata_die(RataDie::new(self.number), Gregorian);
        (date.year().extended_year(), date.month().ordinal, date.day_of_month().0)
    }

    /// 1 for Monday to 7 for Sunday, as in ISO 8601.
    pub fn weekday(self) -> u8 {
        ((self.number - 1).rem_euclid(7) + 1) as u8
    }

    /// The day so many days later, or earlier where negative; the first or last day of the years 1 to 9999 where that
    /// lies beyond them.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Day { number: self.number.saturating_add(days).clamp(FIRST, LAST) }
    }

    /// The same; `None` beyond the years 1 to 9999.
    pub(crate) fn checked_plus(self, days: i64) -> Option<Self> {
        let number = self.number.checked_add(days).filter(|n| (FIRST..=LAST).contains(n))?;
        Some(Day { number })
    }

    /// Days from `other` to this one.
    pub fn since(self, other: Day) -> i64 {
        self.number - other.number
    }

    /// Year and month so many months later.
    pub(crate) fn month_after(self, months: i64) -> (i64, i64) {
        let (year, month, _) = self.ymd();
        let total = i64::from(year) * 12 + i64::from(month) - 1 + months;
        (total.div_euclid(12), total.rem_euclid(12) + 1)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl FromStr for Day {
    type Err = Error;

    /// Reads `2023-11-05`, also with a time of day behind it.
    fn from_str(s: &str) -> Result<Self> {
        let wrong = || Error::option(format!("{s:?} is no date as 2023-11-05"));
        let (date, rest) = s.split_at_checked(10).ok_or_else(wrong)?;
        let bytes = date.as_bytes();
        let shaped =
            bytes.iter().enumerate().all(|(i, b)| if i == 4 || i == 7 { *b == b'-' } else { b.is_ascii_digit() });
        if !shaped || !rest.is_empty() && !rest.starts_with(['T', 't', ' ']) {
            return Err(wrong());
        }
        let part = |range: std::ops::Range<usize>| date[range].parse::<i32>().unwrap_or_default();
        Day::new(part(0..4), part(5..7) as u8, part(8..10) as u8).ok_or_else(wrong)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_and_months() {
        let day = |y, m, d| Day::new(y, m, d).unwrap();
        assert_eq!((day(2023, 11, 6).weekday(), day(2000, 1, 1).weekday()), (1, 6));
        assert_eq!(day(2024, 3, 1).plus(-1), day(2024, 2, 29));
        assert_eq!(day(2024, 1, 15).month_after(-1), (2023, 12));
        assert_eq!(day(2024, 12, 31).month_after(1), (2025, 1));
        assert_eq!(Day::new(2023, 2, 29), None);
        assert_eq!((day(1, 1, 1).number, day(9999, 12, 31).number), (FIRST, LAST));
        assert_eq!((day(2024, 1, 1).plus(i64::MAX), day(2024, 1, 1).plus(i64::MIN)), (day(9999, 12, 31), day(1, 1, 1)));
        assert_eq!((day(1, 1, 7).checked_plus(-7), day(1, 1, 7).checked_plus(-6)), (None, Some(day(1, 1, 1))));
    }

    #[test]
    fn only_iso_dates_are_read() {
        assert_eq!("2023-11-05T23:10:00+03:00".parse(), Ok(Day::new(2023, 11, 5).unwrap()));
        for wrong in ["5/11/2023", "2023-11", "2023-13-01", "2023-11-05x", "٢٠٢٣-١١-٠٥", ""] {
            assert!(wrong.parse::<Day>().is_err(), "{wrong}");
        }
    }
}
