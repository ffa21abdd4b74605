//! What a word or phrase of the lexicon means to the reader, and the bits by which meanings are ruled out.

use crate::figures::figure::{Bound, Role};
pub(crate) use crate::lexicon::schema::SourceNeeds as Needs;
use crate::lexicon::schema::*;

/// The job of a [`Marker`], in the order of [`Marker::JOBS`].
pub(crate) type Job = u16;

const _: () = assert!(Marker::JOBS.len() <= Job::MAX as usize);

/// The number of a job by its name, found when khabar is built.
macro_rules! job {
    ($name:literal) => {
        const { crate::figures::tokens::sense::job_number($name) }
    };
}
pub(crate) use job;

pub(crate) const fn job_number(name: &str) -> Job {
    let mut i = 0;
    while i < Marker::JOBS.len() {
        if equal(Marker::JOBS[i].as_bytes(), name.as_bytes()) {
            return i as Job;
        }
        i += 1;
    }
    panic!("no such job")
}

/// The bit of a job among fewer bits than there are jobs: it rules most of them out.
#[inline(always)]
pub(crate) const fn job_bit(job: Job) -> u64 {
    1 << (job % 64)
}

/// The bits of several jobs.
pub(crate) const fn job_bits(jobs: &[Job]) -> u64 {
    let (mut bits, mut i) = (0, 0);
    while i < jobs.len() {
        bits |= job_bit(jobs[i]);
        i += 1;
    }
    bits
}

const fn equal(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

// The jobs with which a figure begins are among all jobs.
const _: () = {
    let (mut i, mut k) = (0, 0);
    while i < Marker::STARTS.len() {
        job_number(Marker::STARTS[i]);
        i += 1;
    }
    while k < Marker::CALLS.len() {
        job_number(Marker::CALLS[k]);
        k += 1;
    }
};

/// One meaning of a word or phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Sense {
    Number {
        value: u64,
        class: NumberClass,
        weak: bool,
    },
    Fraction {
        numerator: u32,
        denominator: u32,
        /// Also another word: ثمن, a price.
        weak: bool,
    },
    Vague {
        low: u64,
        high: Option<u64>,
    },
    Ordinal(u64),
    Month {
        month: u8,
        calendar: Calendar,
        weak: bool,
    },
    /// 1 for Monday to 7 for Sunday.
    Weekday(u8),
    DayPart {
        from: u8,
        until: u8,
    },
    Unit {
        index: u16,
        dual: bool,
        weak: bool,
    },
    Currency {
        index: u16,
        dual: bool,
    },
    /// An adjective that tells the country of a currency; an index into [`Words::codes`].
    CurrencyAdjective(u16),
    /// A place that tells the country of a currency; an index into [`Words::codes`].
    CurrencyPlace(u16),
    /// A place whose currency it does not tell.
    Place,
    Qualifier {
        bound: Bound,
        side: Side,
    },
    Role {
        role: Role,
        how: RoleHow,
    },
    /// A word of attribution, and what must follow a verb's subject for it to be one.
    Source(SourceHow, Needs),
    /// The whole name of a source, which is a [`Sense::Source`] too.
    OwnName,
    Noun(NounClass),
    /// A marker's job, and the number in the word for decades, seasons, goals and multiples, else 0.
    Marker(Job, u8),
}

impl Sense {
    /// A bit for each sort of sense, so that a word's senses can be ruled out at once.
    pub(crate) fn bit(self) -> u32 {
        match self {
            Sense::Number { .. } => NUMBER,
            Sense::Fraction { .. } => FRACTION,
            Sense::Vague { .. } => VAGUE,
            Sense::Ordinal(_) => ORDINAL,
            Sense::Month { .. } => MONTH,
            Sense::Weekday(_) => WEEKDAY,
            Sense::DayPart { .. } => DAY_PART,
            Sense::Unit { dual: false, .. } => UNIT,
            Sense::Unit { dual: true, .. } => UNIT | DUAL,
            Sense::Currency { dual: false, .. } => CURRENCY,
            Sense::Currency { dual: true, .. } => CURRENCY | DUAL,
            Sense::CurrencyAdjective(_) => ADJECTIVE,
            Sense::CurrencyPlace(_) | Sense::Place => PLACE,
            Sense::Qualifier { .. } => QUALIFIER,
            Sense::Role { .. } => ROLE,
            Sense::Source(SourceHow::Verb, _) => SOURCE | SOURCE_VERB,
            Sense::Source(SourceHow::Noun, _) => SOURCE | SOURCE_NOUN,
            Sense::Source(SourceHow::Preposition, _) => SOURCE | SOURCE_PREPOSITION,
            Sense::OwnName => OWN_NAME,
            Sense::Noun(NounClass::Function) => FUNCTION,
            Sense::Noun(NounClass::Dual) => DUAL_NOUN,
            Sense::Noun(NounClass::Adjective) => NOUN_ADJECTIVE,
            Sense::Noun(NounClass::Counted) => COUNTED,
            Sense::Noun(NounClass::Person) => PERSON | COUNTED,
            Sense::Noun(NounClass::Thing) => THING | COUNTED,
            Sense::Marker(job, _) if Marker::STARTS.contains(&Marker::JOBS[job as usize]) => MARKER | OPENS,
            Sense::Marker(job, _) if Marker::CALLS.contains(&Marker::JOBS[job as usize]) => MARKER | CALLS,
            Sense::Marker(..) => MARKER,
        }
    }
}

pub(crate) const NUMBER: u32 = 1;
pub(crate) const FRACTION: u32 = 1 << 1;
pub(crate) const VAGUE: u32 = 1 << 2;
pub(crate) const ORDINAL: u32 = 1 << 3;
pub(crate) const MONTH: u32 = 1 << 4;
pub(crate) const WEEKDAY: u32 = 1 << 5;
pub(crate) const DAY_PART: u32 = 1 << 6;
pub(crate) const UNIT: u32 = 1 << 7;
pub(crate) const CURRENCY: u32 = 1 << 8;
pub(crate) const DUAL: u32 = 1 << 9;
pub(crate) const ADJECTIVE: u32 = 1 << 10;
pub(crate) const PLACE: u32 = 1 << 11;
pub(crate) const QUALIFIER: u32 = 1 << 12;
pub(crate) const ROLE: u32 = 1 << 13;
pub(crate) const SOURCE: u32 = 1 << 14;
pub(crate) const FUNCTION: u32 = 1 << 15;
pub(crate) const DUAL_NOUN: u32 = 1 << 16;
pub(crate) const NOUN_ADJECTIVE: u32 = 1 << 17;
pub(crate) const COUNTED: u32 = 1 << 18;
pub(crate) const MARKER: u32 = 1 << 19;
pub(crate) const PERSON: u32 = 1 << 20;
pub(crate) const THING: u32 = 1 << 21;
pub(super) const OPENS: u32 = 1 << 22;
pub(crate) const SOURCE_VERB: u32 = 1 << 23;
pub(crate) const SOURCE_NOUN: u32 = 1 << 24;
pub(crate) const SOURCE_PREPOSITION: u32 = 1 << 25;
pub(crate) const CALLS: u32 = 1 << 26;
pub(crate) const OWN_NAME: u32 = 1 << 27;

/// Set where a word begins phrases of more words than one; no meaning.
pub(crate) const LONGER: u32 = 1 << 31;

/// Meanings that can begin a figure; a unit does where a part is added to it (عام ونصف).
pub(crate) const STARTS: u32 = NUMBER | FRACTION | VAGUE | ORDINAL | MONTH | UNIT | DUAL | DUAL_NOUN | OPENS | CALLS;
