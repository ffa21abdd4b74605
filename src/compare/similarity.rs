//! How much speaks for two figures being about the same thing, piece by piece.

use super::evidence::Evidence;
use super::facts::{About, Counted, Facts, Level, NAME, Named, Weighted, is_toll};
use super::time::Moment;
use crate::figures::Kind;

/// Points before any evidence: two figures of one kind, unit and role are mostly not about the same thing.
const START: f32 = -2.4;

/// Two values at most this many times apart are near.
pub const NEAR: f64 = 1.35;
/// Two values more than this many times apart are far.
pub const FAR: f64 = 2.0;
/// Two values more than this many times apart are of another magnitude.
pub const MAGNITUDE: f64 = 10.0;
/// Days in which a toll may grow many times over.
const GROWING_DAYS: u64 = 3;
/// Days between two articles that are published at about the same time.
const SAME_DAYS: u64 = 1;
/// Days from which on two articles lie weeks apart.
const WEEKS: u64 = 10;
/// Days from which on they lie months apart.
const MONTHS: u64 = 45;
/// Days from which on they lie years apart.
pub const YEAR: u64 = 365;
/// Clauses that are less alike than this share hardly a word.
const FEW_WORDS: f32 = 0.2;
/// Share of what another place says, where it is that of the head of an article.
const FROM_HEAD: f32 = 0.3;
/// A value with fewer digits than this that count says less by being the same.
const TELLING_DIGITS: f32 = 3.0;
/// Share of what another occasion says, where it is that of an article.
const OF_ARTICLES: f32 = 0.6;

/// A similarity: from 0 to 1, and what it is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Similarity(f32);

impl Similarity {
    /// The similarity of two figures of one kind, unit and role; `None` where something rules out that they are
    /// about the same thing.
    pub fn of(a: (&Facts, &About), b: (&Facts, &About), kind: Kind) -> Option<Similarity> {
        let mut points = START;
        each(a, b, kind, |evidence, amount| points += evidence.points() * amount).then_some(Similarity(points))
    }

    /// From 0 to 1.
    pub fn value(self) -> f32 {
        1.0 / (1.0 + (-self.0).exp())
    }

    /// The points themselves, which tell apart what rounds to 1.
    pub fn points(self) -> f32 {
        self.0
    }
}

/// Every piece of evidence with its points; `None` where something rules the pair out.
pub fn all(a: (&Facts, &About), b: (&Facts, &About), kind: Kind) -> Option<Vec<(Evidence, f32)>> {
    let mut found = Vec::new();
    each(a, b, kind, |evidence, amount| found.push((evidence, evidence.points() * amount))).then_some(found)
}

/// What speaks for two figures being about the same thing, the strongest first; pieces with their share.
pub fn reasons(a: (&Facts, &About), b: (&Facts, &About), kind: Kind) -> Vec<(Evidence, f32)> {
    let mut found = all(a, b, kind).unwrap_or_default();
    found.retain(|(_, points)| *points > TELLING);
    found.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    found.iter_mut().for_each(|(evidence, points)| *points /= evidence.points());
    found
}

/// Points from which on a piece of evidence is told.
const TELLING: f32 = 0.05;

/// A figure and what is known of its article.
type Told<'f> = (&'f Facts, &'f About);

/// Shows every piece of evidence with its share, from 0 to 1; false where something rules the pair out.
fn each(one: Told<'_>, other: Told<'_>, kind: Kind, mut add: impl FnMut(Evidence, f32)) -> bool {
    let ((a, about_a), (b, about_b)) = (one, other);
    let add = &mut add;
    if !people(a, b, add) || !counted(a, b, add) {
        return false;
    }
    let Some(same_date) = dates(a, b, kind, add) else { return false };
    occasions(a, b, add);
    words(one, other, add);
    let same_value = value(one, other, add);
    if !days(about_a, about_b, same_date || same_value, add) {
        return false;
    }
    if a.source != 0 && a.source == b.source {
        add(Evidence::SameSource, 1.0);
    }
    scope(a, b, same_value, add);
    // Where one day of publication is not known, the other is the day from which both are told.
    let (now_a, now_b) = (about_a.moment.or(about_b.moment), about_b.moment.or(about_a.moment));
    let undated = |about: &About| about.moment.is_none();
    if !same_date && (undated(about_a) && is_told_before(a, now_a) || undated(about_b) && is_told_before(b, now_b)) {
        return false;
    }
    if is_recalled(a, now_a) != is_recalled(b, now_b) {
        add(Evidence::Recalled, 1.0);
    }
    beside(a, b, kind, same_value, add);
    true
}

/// What the people named say, and what happened to them; false where they are others.
fn people(a: &Facts, b: &Facts, add: &mut impl FnMut(Evidence, f32)) -> bool {
    if !a.people.is_empty() && !b.people.is_empty() {
        if !shares(&a.people, &b.people) {
            return false;
        }
        add(Evidence::SamePeople, 1.0);
    } else if of_place(a, b) || of_place(b, a) {
        add(Evidence::PeopleOfPlace, 1.0);
    }
    match (a.role, b.role) {
        (Some(x), Some(y)) if x != y => return false,
        (Some(_), None) | (None, Some(_)) => add(Evidence::RoleUntold, 1.0),
        _ => {}
    }
    a.side.zip(b.side).is_none_or(|(x, y)| x == y)
}

/// What is counted, and where; false where the two count different things or stand in different places.
fn counted(a: &Facts, b: &Facts, add: &mut impl FnMut(Evidence, f32)) -> bool {
    match noun(a.counted, b.counted) {
        None => return false,
        Some(Some(evidence)) => add(evidence, 1.0),
        Some(None) => {}
    }
    match place(a, b) {
        Place::Apart => return false,
        Place::Says(evidence, amount) => add(evidence, amount),
        Place::Silent => {}
    }
    true
}

/// Whether the dates that belong to the figures are the same; `None` where they tell two figures apart.
fn dates(a: &Facts, b: &Facts, kind: Kind, add: &mut impl FnMut(Evidence, f32)) -> Option<bool> {
    let periods = |f: &Facts| f.anchors.iter().any(|d| d.is_period());
    let dates = a.anchors.iter().flat_map(|x| b.anchors.iter().filter_map(|y| x.same(*y)));
    let (mut same, mut other) = (false, false);
    dates.for_each(|s| if s { same = true } else { other = true });
    if same {
        add(Evidence::SameDate, 1.0);
    } else if other {
        if kind != Kind::Count && periods(a) && periods(b) {
            return None;
        }
        add(Evidence::OtherDate, 1.0);
    }
    Some(same)
}

/// What the occasions named say.
fn occasions(a: &Facts, b: &Facts, add: &mut impl FnMut(Evidence, f32)) {
    if a.occasion.is_empty() || b.occasion.is_empty() {
        return;
    }
    let near = a.occasion.level < Level::Article && b.occasion.level < Level::Article;
    match shares(&a.occasion.keys, &b.occasion.keys) {
        true => add(Evidence::SameOccasion, 1.0),
        false => add(Evidence::OtherOccasion, if near { 1.0 } else { OF_ARTICLES }),
    }
}

/// What the words around the figures and of their articles say.
fn words((a, about_a): Told<'_>, (b, about_b): Told<'_>, add: &mut impl FnMut(Evidence, f32)) {
    // One article is one story, whatever its figures are about.
    if a.story != b.story {
        add(Evidence::Story, dot(&about_a.words, &about_b.words));
    }
    let wording = dot(&a.words, &b.words);
    add(Evidence::Wording, wording);
    if wording < FEW_WORDS && a.counted.key == 0 && b.counted.key == 0 {
        add(Evidence::OtherWording, 1.0 - wording / FEW_WORDS);
    }
}

/// What the days of publication say; false where they lie years apart and nothing else, told by `same`, joins the two.
fn days(a: &About, b: &About, same: bool, add: &mut impl FnMut(Evidence, f32)) -> bool {
    let (Some(x), Some(y)) = (a.moment, b.moment) else { return true };
    match x.days_to(y) {
        0..=SAME_DAYS => add(Evidence::SameDays, 1.0),
        // Another number years later is another event, unless both name its date.
        days if days >= YEAR && !same => return false,
        days if days >= MONTHS => add(Evidence::MonthsApart, 1.0),
        days if days >= WEEKS => add(Evidence::WeeksApart, 1.0),
        _ => {}
    }
    true
}

/// What says that one figure covers more than the other.
fn scope(a: &Facts, b: &Facts, same_value: bool, add: &mut impl FnMut(Evidence, f32)) {
    if a.total && b.period && !b.total || b.total && a.period && !a.total {
        add(Evidence::OtherScope, 1.0);
    }
    if a.part_of.is_some() != b.part_of.is_some() && !same_value {
        add(Evidence::OtherPart, 1.0);
    }
}

/// What says that one figure stands beside the other: in another time, or in the same article.
fn beside(a: &Facts, b: &Facts, kind: Kind, same_value: bool, add: &mut impl FnMut(Evidence, f32)) {
    // What was counted before is the same figure where a toll rises, and another one where months are compared.
    let toll = kind == Kind::Count;
    if !toll && a.earlier != b.earlier && !same_value {
        add(Evidence::OtherScope, 1.0);
    }
    if a.story == b.story && !same_value && !(toll && (a.earlier || b.earlier)) && !a.rivals(b) {
        add(Evidence::SameArticle, 1.0);
    }
}

/// Whether a figure is told of a year or more before `now`.
fn is_recalled(fact: &Facts, now: Option<Moment>) -> bool {
    now.is_some_and(|now| !fact.anchors.is_empty() && fact.anchors.iter().all(|date| date.is_recalled(now)))
}

/// Whether what a figure says of people had not happened yet on the day `now`.
fn is_told_before(fact: &Facts, now: Option<Moment>) -> bool {
    let later = |now| !fact.anchors.is_empty() && fact.anchors.iter().all(|date| date.is_after(now));
    fact.role.is_some() && now.is_some_and(later)
}

/// What the nouns say; nothing at all where they count different things.
fn noun(a: Counted, b: Counted) -> Option<Option<Evidence>> {
    match (a.key, b.key) {
        (0, 0) => Some(None),
        (x, y) if x == y => Some(Some(Evidence::SameNoun)),
        (x, y) if x == b.widest || y == a.widest => Some(Some(Evidence::WiderNoun)),
        (0, _) | (_, 0) => Some(Some(Evidence::WiderNoun)),
        _ => None,
    }
}

/// Whether the people of one figure are those of the place that the other names.
fn of_place(people: &Facts, place: &Facts) -> bool {
    let named = place.place.level < Level::Article;
    named && (shares(&people.people, &place.place.keys) || shares(&people.people, &place.place.within))
}

enum Place {
    Apart,
    Silent,
    Says(Evidence, f32),
}

fn place(a: &Facts, b: &Facts) -> Place {
    let (x, y) = (&a.place, &b.place);
    if x.is_empty() || y.is_empty() {
        return Place::Silent;
    }
    let article = x.level == Level::Article || y.level == Level::Article;
    let share = if article { 0.5 } else { 1.0 };
    // A name that one tells as a place may stand in the words of the other.
    let named = |names: &Named, words: &[Weighted]| {
        let mut keys = names.keys.iter().filter(|&&k| k & NAME != 0);
        keys.any(|&k| words.binary_search_by_key(&(k as u32), |w| w.0).is_ok())
    };
    if shares(&x.keys, &y.keys) || named(x, &b.words) || named(y, &a.words) {
        return Place::Says(Evidence::SamePlace, share);
    }
    if shares(&x.keys, &y.within) || shares(&x.within, &y.keys) {
        return Place::Says(Evidence::PlaceWithin, share);
    }
    let known = |names: &Named| names.level == Level::Clause && names.keys.iter().all(|k| k & NAME == 0);
    // What the head of an article is about need not be where its figure belongs.
    let share = if article { FROM_HEAD } else { 1.0 };
    if known(x) && known(y) { Place::Apart } else { Place::Says(Evidence::OtherPlace, share) }
}

/// What the values say; true when they are the same.
fn value(one: Told<'_>, other: Told<'_>, add: &mut impl FnMut(Evidence, f32)) -> bool {
    let (a, b) = (one.0, other.0);
    let (x, y) = (a.middle.abs(), b.middle.abs());
    if a.middle == b.middle {
        add(Evidence::SameValue, (telling_digits(x) / TELLING_DIGITS).min(1.0));
        return true;
    }
    let ratio = if x.min(y) > 0.0 { x.max(y) / x.min(y) } else { f64::INFINITY };
    match ratio {
        r if r <= NEAR => add(Evidence::NearValue, 1.0),
        r if r > MAGNITUDE => add(Evidence::OtherMagnitude, 1.0),
        r if r > FAR && grows(one, other) => add(Evidence::GrownValue, 1.0),
        r if r > FAR => add(Evidence::FarValue, 1.0),
        _ => {}
    }
    false
}

/// Whether the higher of two tolls was told later of one place and one sort of event, within days: so tolls grow, and
/// in their first hours they grow many times over.
fn grows((a, about_a): Told<'_>, (b, about_b): Told<'_>) -> bool {
    let toll = |f: &Facts| f.role.is_some_and(is_toll) && !f.earlier && f.part_of.is_none();
    let Some((x, y)) = about_a.moment.zip(about_b.moment) else { return false };
    let (then, now) = if a.middle < b.middle { (x, y) } else { (y, x) };
    toll(a)
        && toll(b)
        && then.is_before(now)
        && then.days_to(now) <= GROWING_DAYS
        && shares(&a.place.keys, &b.place.keys)
        && shares(&a.occasion.keys, &b.occasion.keys)
}

/// Digits of a value without the zeros at its end.
fn telling_digits(value: f64) -> f32 {
    let mut digits = 1.0;
    let mut rest = value;
    for _ in 0..9 {
        if rest.fract() == 0.0 {
            break;
        }
        rest *= 10.0;
    }
    let mut whole = rest as u64;
    while whole != 0 && whole.is_multiple_of(10) {
        whole /= 10;
    }
    while whole >= 10 {
        whole /= 10;
        digits += 1.0;
    }
    digits
}

/// Whether two sorted lists have a key in common.
pub fn shares(a: &[u64], b: &[u64]) -> bool {
    a.iter().any(|k| b.binary_search(k).is_ok())
}

/// The cosine of two lists of weighted words.
fn dot(a: &[Weighted], b: &[Weighted]) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].0.cmp(&b[j].0) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                sum += a[i].1 * b[j].1;
                i += 1;
                j += 1;
            }
        }
    }
    sum.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_values_tell_less() {
        for (value, digits) in [(5.0, 1.0), (1400.0, 2.0), (9448.0, 4.0), (33.9, 3.0), (0.0, 1.0)] {
            assert_eq!(telling_digits(value), digits, "{value}");
        }
    }

    #[test]
    fn words_meet_in_order() {
        let a = [(1, 0.6), (5, 0.8)];
        assert!((dot(&a, &a) - 1.0).abs() < 1e-6);
        assert_eq!(dot(&a, &[(2, 1.0)]), 0.0);
    }
}
