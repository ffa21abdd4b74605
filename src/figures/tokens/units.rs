//! Units, and those that rules ask for by name.

use crate::lexicon::schema::{UnitKind, UnitWord};
use std::sync::Arc;

/// The codes of units that a rule gives or asks for, in UCUM where it has them.
pub(crate) mod unit {
    pub const METRE: &str = "m";
    pub const CENTIMETRE: &str = "cm";
    pub const KILOMETRE: &str = "km";
    pub const SQUARE_METRE: &str = "m2";
    pub const FOOT: &str = "[ft_i]";
    pub const INCH: &str = "[in_i]";
    pub const KNOT: &str = "[kn_i]";
    pub const HORSEPOWER: &str = "[HP]";
    pub const MERCURY: &str = "mm[Hg]";
    pub const CELSIUS: &str = "Cel";
    /// Degrees that are not told from those of an angle.
    pub const DEGREE: &str = "deg";
    pub const RICHTER: &str = "richter";
    pub const CARAT: &str = "[car_m]";
    /// One part of twenty-four of a feddan, which is named like the carat.
    pub const QIRAT: &str = "qirat";
    pub const OUNCE: &str = "[oz_tr]";
    /// The money of Mauritania, which is named like the ounce.
    pub const OUGUIYA: &str = "MRU";
    pub const POINT: &str = "point";
    pub const BASIS_POINT: &str = "bp";
}

/// A unit of time, the shortest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Time {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

impl Time {
    /// All of them, in the order of [`UnitWord::TIMES`].
    const ALL: [Time; UnitWord::TIMES.len()] =
        [Time::Second, Time::Minute, Time::Hour, Time::Day, Time::Week, Time::Month, Time::Year];

    /// The unit of an ISO 8601 designator.
    fn of(designator: &str) -> Option<Time> {
        UnitWord::TIMES.iter().position(|&time| time == designator).map(|place| Time::ALL[place])
    }

    /// Whether a clock shows it.
    pub(crate) fn is_of_clock(self) -> bool {
        self <= Time::Hour
    }
}

/// A unit, compiled.
#[derive(Clone, Debug)]
pub(crate) struct UnitInfo {
    /// Its code.
    pub unit: Arc<str>,
    /// Which one it is, of units of time.
    pub time: Option<Time>,
    /// How many of the unit one of the word is.
    pub times: u32,
}

impl UnitInfo {
    pub(crate) fn new(entry: &UnitWord) -> Self {
        let time = if entry.kind == UnitKind::Duration { Time::of(&entry.unit) } else { None };
        UnitInfo { unit: entry.unit.as_str().into(), time, times: entry.times }
    }

    /// Whether it is the unit of `code`, or some of them.
    pub(crate) fn is(&self, code: &str) -> bool {
        &*self.unit == code
    }

    /// Whether it is a unit of time.
    pub(crate) fn is_time(&self) -> bool {
        self.time.is_some()
    }

    /// Whether it is one of the unit of time, and not ten or a hundred.
    pub(crate) fn is_one(&self, time: Time) -> bool {
        self.time == Some(time) && self.times == 1
    }

    /// Ten years, which are called like contracts.
    pub(crate) fn is_decade(&self) -> bool {
        self.time == Some(Time::Year) && self.times == 10
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Lexicon, Source};

    #[test]
    fn times_have_their_designators_and_others_are_refused() {
        assert_eq!(Time::of("TM"), Some(Time::Minute));
        assert!(Time::ALL.is_sorted() && Time::of("Y") == Time::ALL.last().copied());
        let list = |unit: &str| {
            let text = format!(
                "table = \"units\"\nabout = \"Of mine.\"\n[[entry]]\nid = \"shift\"\nunit = \"{unit}\"\nkind = \"duration\"\ntimes = 8\n\
                 forms = [\"مناوبة\"]\nexamples = [{{ text = \"عمل مناوبة\", span = \"مناوبة\", is = \"PT8H\" }}]\n"
            );
            Lexicon::from_sources(vec![Source::new("mine.toml", &text).unwrap()])
        };
        list("TH").unwrap();
        let problem = list("hour").unwrap_err().to_string();
        assert!(problem.contains("mine.toml") && problem.contains("TS, TM, TH, D, W, M, Y"), "{problem}");
    }
}
