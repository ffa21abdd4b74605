//! The pieces of evidence that two figures are about the same thing, and the points that each has.

use crate::names::named;

named! {
    /// A piece of evidence about two figures.
    pub enum Evidence as "evidence" {
        /// Both count the same thing.
        SameNoun = "same noun",
        /// One counts a wider thing: people and soldiers.
        WiderNoun = "wider noun",
        /// What happened to those counted is told of one only.
        RoleUntold = "role told once",
        /// Both are about the same people.
        SamePeople = "same people",
        /// The people of one are those of the place of the other.
        PeopleOfPlace = "people of the place",
        /// Both are about the same place.
        SamePlace = "same place",
        /// The place of one lies in that of the other.
        PlaceWithin = "place within",
        /// Their articles are about different places.
        OtherPlace = "other place",
        /// The same sort of event.
        SameOccasion = "same occasion",
        /// Different sorts of events.
        OtherOccasion = "other occasion",
        /// The heads of their articles share words.
        Story = "same story",
        /// Their clauses share words.
        Wording = "same wording",
        /// Their clauses share hardly a word, and no noun tells what is stated.
        OtherWording = "other wording",
        /// The same value.
        SameValue = "same value",
        /// Values that both bounds allow.
        BoundsMeet = "bounds meet",
        /// Values not far apart.
        NearValue = "near value",
        /// One is more than twice the other.
        FarValue = "far value",
        /// One is more than twice the other, and a toll of the same event some hours or days later.
        GrownValue = "grown value",
        /// One is more than ten times the other.
        OtherMagnitude = "other magnitude",
        /// Published on the same day or the day after.
        SameDays = "same days",
        /// Published weeks apart.
        WeeksApart = "weeks apart",
        /// Published months apart.
        MonthsApart = "months apart",
        /// Their sentences name the same date.
        SameDate = "same date",
        /// Their sentences name different dates.
        OtherDate = "other date",
        /// One is told of a year or more ago, the other is not.
        Recalled = "recalled",
        /// The same source.
        SameSource = "same source",
        /// One sums up, the other counts a day.
        OtherScope = "other scope",
        /// One is told as a part of a number, the other is not.
        OtherPart = "part and whole",
        /// Both stand in one article and differ.
        SameArticle = "same article",
    }
}

impl Evidence {
    /// Points of the evidence in full; the points of a similarity are the logit of a probability.
    ///
    /// Set by hand on the events of `tests/vectors/compare`, and held there by leaving out one event at a time.
    pub const fn points(self) -> f32 {
        match self {
            Evidence::SameNoun => 0.8,
            Evidence::WiderNoun => -1.0,
            Evidence::RoleUntold => -0.8,
            Evidence::SamePeople => 0.9,
            Evidence::PeopleOfPlace => 0.7,
            Evidence::SamePlace => 1.2,
            Evidence::PlaceWithin => 0.4,
            Evidence::OtherPlace => -1.6,
            Evidence::SameOccasion => 0.6,
            Evidence::OtherOccasion => -1.5,
            Evidence::Story => 3.0,
            Evidence::Wording => 2.2,
            Evidence::OtherWording => -1.8,
            Evidence::SameValue => 1.3,
            Evidence::BoundsMeet => 0.6,
            Evidence::NearValue => 0.4,
            Evidence::FarValue => -0.6,
            Evidence::GrownValue => 0.1,
            Evidence::OtherMagnitude => -1.3,
            Evidence::SameDays => 0.5,
            Evidence::WeeksApart => -0.8,
            Evidence::MonthsApart => -2.2,
            Evidence::SameDate => 0.6,
            Evidence::OtherDate => -0.5,
            Evidence::Recalled => -2.2,
            Evidence::SameSource => 0.4,
            Evidence::OtherScope => -1.4,
            Evidence::OtherPart => -1.2,
            Evidence::SameArticle => -2.5,
        }
    }
}
