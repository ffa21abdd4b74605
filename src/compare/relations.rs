//! How the figures of one group go together: counted once, agreeing, growing, contradicting, out of line.

use super::corpus::{Corpus, Interval, Statement};
use super::facts::{About, Facts, is_toll};
use super::time::Moment;
use super::words::mix;
use crate::figures::{Bound, Kind};
use crate::names::named;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rustc_hash::FxHashMap;

named! {
    /// How a figure goes with those before it in its group.
    pub enum Relation as "relation" {
        /// Nothing comes before it.
        First = "first",
        /// It allows a value that one before it allows too.
        Agrees = "agrees",
        /// It is later and higher.
        Grows = "grows",
        /// It is later and other, of something that can rise and fall.
        Changes = "changes",
        /// It and one before it cannot both hold.
        Contradicts = "contradicts",
        /// It differs, and when it was said is not known.
        Differs = "differs",
        /// It is ten times its neighbours, or a tenth of them.
        Outlier = "outlier",
        /// It is told as what was counted before.
        Earlier = "earlier",
        /// It is the same account as one before it: a copy of its text, its sentence, or its source's number.
        Copy = "copy",
    }
}

/// A figure in its group.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The figure, by its place in the list of facts.
    pub fact: u32,
    /// Number of the account that it belongs to, from 0.
    pub account: usize,
    /// How it goes with the members before it.
    pub relation: Relation,
    /// The member that the relation is to, by its place in the group.
    pub to: Option<usize>,
}

/// Members before a member that it is held against.
const LOOK_BACK: usize = 8;
/// Members on either side that are the neighbours of one.
const NEIGHBOURS: usize = 3;
/// Times a value's neighbours from which on it is out of line. A nought too many makes ten times the value that was
/// meant, which the neighbours may have outgrown a little.
const OUT_OF_LINE: f64 = 8.0;
/// Fewest accounts in which one can be out of line.
const OUTLIER_FROM: usize = 3;
/// Days between which one source's number is one account.
const ONE_ACCOUNT_DAYS: u64 = 1;

/// The members of a group in order, each with its account and how it goes with the others.
///
/// `copy_of` gives the first article of those that say nearly the same, by story.
pub fn relate(corpus: &Corpus<'_>, facts: &[Facts], about: &[About], group: &[u32], copy_of: &[u32]) -> Vec<Member> {
    let statement = |m: &Member| &corpus.statements[facts[m.fact as usize].statement as usize];
    let moment = |m: &Member| about[facts[m.fact as usize].story as usize].moment;
    let mut members: Vec<Member> =
        group.iter().map(|&fact| Member { fact, account: 0, relation: Relation::First, to: None }).collect();
    count_once(corpus, facts, about, &mut members, copy_of);
    let line: Vec<usize> = (0..members.len()).filter(|&i| members[i].relation == Relation::First).collect();
    let middles: Vec<f64> = line.iter().map(|&i| facts[members[i].fact as usize].middle.abs()).collect();
    let mut before: Vec<usize> = Vec::new();
    for (place, &i) in line.iter().enumerate() {
        // Tolls begin low.
        let grows = sums_up(statement(&members[i])) && moment(&members[i]).is_some() && is_first_step(&middles, place);
        if out_of_line(&middles, place) && !grows {
            members[i].relation = Relation::Outlier;
            continue;
        }
        let (relation, to) = against(
            (statement(&members[i]), moment(&members[i])),
            before.iter().rev().take(LOOK_BACK).map(|&b| (b, statement(&members[b]), moment(&members[b]))),
        );
        (members[i].relation, members[i].to) = (relation, to);
        before.push(i);
    }
    members
}

/// Gives each member its account; all but the first of an account become copies, and what was before, earlier.
fn count_once(corpus: &Corpus<'_>, facts: &[Facts], about: &[About], members: &mut [Member], copy_of: &[u32]) {
    let mut texts: FxHashMap<(u32, u64), usize> = FxHashMap::default();
    let mut sentences: FxHashMap<(u64, u64), usize> = FxHashMap::default();
    let mut sources: FxHashMap<(u64, u64), usize> = FxHashMap::default();
    let mut accounts = 0;
    for i in 0..members.len() {
        let fact = &facts[members[i].fact as usize];
        if fact.earlier {
            members[i].relation = Relation::Earlier;
            members[i].account = accounts;
            accounts += 1;
            continue;
        }
        let bound = corpus.statements[fact.statement as usize].bound;
        let value = mix(fact.middle.to_bits()) ^ bound as u64;
        let same_days = |first: usize| {
            let then = about[facts[members[first].fact as usize].story as usize].moment;
            let now = about[fact.story as usize].moment;
            now.zip(then).is_none_or(|(now, then)| now.days_to(then) <= ONE_ACCOUNT_DAYS)
        };
        let text = (copy_of[fact.story as usize], fact.middle.to_bits());
        let said = (fact.sentence, value);
        let source = (fact.source, value);
        let by_source = || sources.get(&source).copied().filter(|&first| fact.source != 0 && same_days(first));
        let first = texts.get(&text).or_else(|| sentences.get(&said)).copied().or_else(by_source);
        match first {
            Some(first) => {
                members[i].account = members[first].account;
                members[i].relation = Relation::Copy;
                members[i].to = Some(first);
            }
            None => {
                members[i].account = accounts;
                accounts += 1;
                texts.insert(text, i);
                sentences.insert(said, i);
                if fact.source != 0 {
                    sources.insert(source, i);
                }
            }
        }
    }
}

/// Whether a value is ten times the middle one of its neighbours, or a tenth.
fn out_of_line(middles: &[f64], place: usize) -> bool {
    if middles.len() < OUTLIER_FROM {
        return false;
    }
    let from = place.saturating_sub(NEIGHBOURS);
    let mut near: Vec<f64> =
        (from..(place + NEIGHBOURS + 1).min(middles.len())).filter(|&i| i != place).map(|i| middles[i]).collect();
    near.sort_unstable_by(f64::total_cmp);
    let (low, high) = (near[(near.len() - 1) / 2], near[near.len() / 2]);
    let here = middles[place];
    here >= OUT_OF_LINE * high && high > 0.0 || here * OUT_OF_LINE <= low
}

/// Whether a value is at most those after it, of which there are some, and at least those before it, as where a count begins.
fn is_first_step(middles: &[f64], place: usize) -> bool {
    let (before, after) = (&middles[place.saturating_sub(NEIGHBOURS)..place], &middles[place + 1..]);
    let rises = |v: &f64| *v >= middles[place];
    !after.is_empty() && before.iter().all(|&v| v <= middles[place]) && after.iter().take(NEIGHBOURS).all(rises)
}

type Said<'s, 'a> = (&'s Statement<'a>, Option<Moment>);

/// How a figure goes with those before it, the nearest first.
fn against<'s, 'a: 's>(
    here: Said<'s, 'a>,
    before: impl Iterator<Item = (usize, &'s Statement<'a>, Option<Moment>)>,
) -> (Relation, Option<usize>) {
    let mut worst: Option<(Relation, usize)> = None;
    let interval = allowed(here.0);
    for (place, statement, moment) in before {
        let other = allowed(statement);
        if interval.zip(other).is_some_and(|(a, b)| a.meets(b)) {
            let rises = here.1.zip(moment).is_some_and(|(now, then)| then.is_before(now))
                && other.is_some_and(|o| o.high.is_none())
                && here.0.middle().zip(allowed_value(statement)).is_some_and(|(now, then)| now > then);
            return (if rises { Relation::Grows } else { Relation::Agrees }, Some(place));
        }
        let higher = interval.zip(other).is_some_and(|(a, b)| a.low.zip(b.high).is_some_and(|(low, high)| low > high));
        let relation = match (here.1, moment) {
            (Some(now), Some(then)) if then.is_before(now) => match (higher, sums_up(here.0)) {
                (true, _) => Relation::Grows,
                (false, true) => Relation::Contradicts,
                (false, false) => Relation::Changes,
            },
            (Some(_), Some(_)) => Relation::Contradicts,
            _ => Relation::Differs,
        };
        // What was said last decides between growing and changing; a contradiction of the same moment outweighs both.
        let outweighs = worst.is_none_or(|(w, _)| w != Relation::Contradicts && relation == Relation::Contradicts);
        if outweighs {
            worst = Some((relation, place));
        }
    }
    worst.map_or((Relation::First, None), |(relation, place)| (relation, Some(place)))
}

/// Whether a number of this sort can only rise.
fn sums_up(statement: &Statement<'_>) -> bool {
    statement.kind == Kind::Count && statement.role.is_some_and(is_toll)
}

/// A part of the value by which a number that is said to be about it may differ.
const ABOUT: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
/// Zeros at the end from which on a number counts as rounded.
const ROUND_ZEROS: usize = 2;

/// The values that a statement allows, with room for rounding: 1400 stands for 1350 to 1450.
pub fn allowed(statement: &Statement<'_>) -> Option<Interval> {
    let interval = statement.interval()?;
    let room = match statement.bound {
        Bound::Exact => rounding(statement.value?),
        Bound::Approx => {
            let value = statement.middle()?;
            rounding(value).max(value.abs().checked_mul(ABOUT)?)
        }
        _ => return Some(interval),
    };
    Some(Interval {
        low: interval.low.and_then(|v| v.checked_sub(room)),
        high: interval.high.and_then(|v| v.checked_add(room)),
    })
}

/// The value that a statement names, with room for rounding.
fn allowed_value(statement: &Statement<'_>) -> Option<Decimal> {
    let value = statement.middle()?;
    value.checked_add(rounding(value).min(value.abs().checked_mul(ABOUT)?))
}

/// Half of the place that a round number is rounded to; 0 for a number that is not round.
fn rounding(value: Decimal) -> Decimal {
    let Some(mut whole) = value.abs().to_u128().filter(|_| value.fract().is_zero()) else { return Decimal::ZERO };
    let (mut zeros, mut unit) = (0, 1_i64);
    while whole != 0 && whole.is_multiple_of(10) && zeros < 17 {
        whole /= 10;
        zeros += 1;
        unit *= 10;
    }
    if zeros < ROUND_ZEROS { Decimal::ZERO } else { Decimal::from(unit / 2) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_many_is_out_of_line() {
        let values = [20.0, 22.0, 240.0, 25.0, 26.0];
        assert_eq!((0..5).filter(|&i| out_of_line(&values, i)).collect::<Vec<_>>(), [2]);
        assert!(!out_of_line(&[2.0, 30.0], 1));
    }

    #[test]
    fn a_count_that_begins_low_is_no_step_back() {
        assert!(is_first_step(&[120.0, 640.0, 1930.0, 2000.0], 0));
        assert!(!is_first_step(&[20.0, 22.0, 240.0, 25.0], 2));
        assert!(!is_first_step(&[900.0, 90.0, 950.0], 1));
        assert!(!is_first_step(&[4.0, 6.0, 60.0], 2), "a nought too many has nothing after it that bears it out");
    }

    #[test]
    fn round_numbers_have_room() {
        for (value, room) in [(1400, 50), (9448, 0), (20, 0), (5000, 500), (0, 0)] {
            assert_eq!(rounding(Decimal::from(value)), Decimal::from(room), "{value}");
        }
    }
}
