//! When: the moment at which an article was published, and the dates that sentences name.

use crate::figures::{Day, Reader};

/// A moment as minutes, with whether the time of day is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub day: Day,
    /// Minutes of the day, where the time is known.
    pub minute: Option<u16>,
}

impl Moment {
    /// The moment that a text about a publication names; the time only in ISO 8601.
    pub fn read(text: &str, dates: &Reader) -> Option<Self> {
        let day = dates.day_named(text)?;
        Some(Moment { day, minute: minute(text.trim()) })
    }

    /// Days between two moments.
    pub fn days_to(self, other: Moment) -> u64 {
        self.day.since(other.day).unsigned_abs()
    }

    /// Whether this moment lies before the other, as far as can be told.
    pub fn is_before(self, other: Moment) -> bool {
        match (self.minute, other.minute) {
            (Some(a), Some(b)) => (self.day, a) < (other.day, b),
            _ => self.day < other.day,
        }
    }
}

/// The minute of `2023-11-05T10:30` and `2023-11-05 10:30:00`.
fn minute(text: &str) -> Option<u16> {
    let time = text.get(10..16)?;
    let (hour, minute) = time.strip_prefix(['T', ' '])?.split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// A date as a sentence names it; what it does not say is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor {
    /// Year.
    pub year: u16,
    /// Month.
    pub month: u8,
    /// Day.
    pub day: u8,
}

impl Anchor {
    /// The dates of an EDTF text; of an interval both ends.
    pub fn read(iso: &str) -> impl Iterator<Item = Anchor> + '_ {
        let numeric = !iso.contains(':');
        iso.split('/').filter(move |_| numeric).filter_map(|part| {
            let mut fields = part.split('-');
            let mut next = || fields.next().and_then(|f| f.parse::<u16>().ok()).unwrap_or(0);
            let (year, month, day) = (next(), next(), next());
            let small = |n: u16| u8::try_from(n).unwrap_or(0);
            let anchor = Anchor { year, month: small(month), day: small(day) };
            (anchor != Anchor { year: 0, month: 0, day: 0 }).then_some(anchor)
        })
    }

    /// Whether the two can be one date: `None` when they tell too little in common.
    pub fn same(self, other: Anchor) -> Option<bool> {
        let pairs =
            [(self.year, other.year), (self.month.into(), other.month.into()), (self.day.into(), other.day.into())];
        let mut known = pairs.iter().filter(|(a, b)| *a != 0 && *b != 0).peekable();
        known.peek()?;
        Some(known.all(|(a, b)| a == b))
    }

    /// Whether the date lies a year or more before the day on which it is told.
    pub fn is_recalled(self, now: Moment) -> bool {
        let (year, month, day) = now.day.ymd();
        let (year_then, or) = (i32::from(self.year), |a: u8, b: u8| if a == 0 { b } else { a });
        self.year != 0 && (year_then + 1, or(self.month, month), or(self.day, day)) <= (year, month, day)
    }

    /// Whether the date lies behind the day `now`, so that nothing of it could be told then.
    pub fn is_after(self, now: Moment) -> bool {
        let (year, month, day) = now.day.ymd();
        let or = |a: u8, b: u8| if a == 0 { b } else { a };
        self.year != 0 && (i32::from(self.year), or(self.month, month), or(self.day, day)) > (year, month, day)
    }

    /// Whether it names a year or a month and no day.
    pub fn is_period(self) -> bool {
        self.day == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::FigureOptions;

    #[test]
    fn moments_have_times_where_they_are_written() {
        let dates = Reader::new(FigureOptions::default()).unwrap();
        let read = |text| Moment::read(text, &dates).unwrap();
        assert_eq!(read("2023-11-05T10:30:00Z").minute, Some(630));
        assert_eq!(read("الأحد 5 نوفمبر 2023").minute, None);
        assert!(read("2023-11-05T10:30").is_before(read("2023-11-05T11:00")));
        assert!(!read("2023-11-05").is_before(read("2023-11-05T11:00")));
    }

    #[test]
    fn dates_meet_in_what_both_say() {
        let one = |iso| Anchor::read(iso).next().unwrap();
        assert_eq!(one("XXXX-10-07").same(one("2023-10-07")), Some(true));
        assert_eq!(one("2022").same(one("2023-01")), Some(false));
        assert_eq!(one("XXXX-10-07").same(one("2023")), None);
        assert_eq!(Anchor::read("2023-10-01/2023-10-09").count(), 2);
        let now = Moment::read("2011-03-11", &Reader::new(FigureOptions::default()).unwrap()).unwrap();
        let after =
            ["2024-01", "2011-03-12", "2011-04", "2011", "2011-03-11", "2009"].map(|iso| one(iso).is_after(now));
        assert_eq!(after, [true, true, true, false, false, false]);
        assert_eq!(Anchor::read("hijri:1445-04-20").count(), 0);
    }
}
