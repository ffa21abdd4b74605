//! Reads the facts of figures off their sentences and their articles.

use super::corpus::{Corpus, Statement, Story};
use super::facts::{About, Counted, Facts, Weighted};
use super::sentence::Sentence;
use super::side::Side;
use super::time::{Anchor, Moment};
use super::words::{Sense, Words, concept_key, hash, mix, stem};
use crate::figures::{Bound, Kind, Reader};
use crate::lexicon::schema::Link;
use crate::span::{Span, border_before};
use crate::text::code::letter;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// Bytes of a text that count as its head.
const HEAD_BYTES: usize = 900;
/// Words before and after a figure that count as its context.
const AROUND: usize = 14;
/// Words behind a noun in which the people it belongs to is named.
const PEOPLE_REACH: usize = 2;
/// Bytes between a number and its noun: four words of eight letters.
const NOUN_BYTES: usize = 64;
/// Words before a figure in which it is said to be earlier.
const EARLIER_REACH: usize = 4;

/// Reads the facts of articles, one after the other.
pub struct Scribe<'w> {
    pub(super) words: &'w Words,
    dates: &'w Reader,
    pub(super) sentence: Sentence,
    pub(super) head: Sentence,
    person: u64,
    pub(super) names: FxHashMap<u64, Box<str>>,
}

impl<'w> Scribe<'w> {
    /// A scribe with these words; `dates` reads dates of publication.
    pub fn new(words: &'w Words, dates: &'w Reader) -> Self {
        let person = concept_key("thing", "person");
        Scribe {
            words,
            dates,
            sentence: Sentence::default(),
            head: Sentence::default(),
            person,
            names: FxHashMap::default(),
        }
    }

    /// What is known about a story and its comparable figures; `list` is its statements in order.
    pub fn read(&mut self, corpus: &Corpus<'_>, story: usize, list: &[u32]) -> (About, Vec<Facts>) {
        let article = &corpus.stories[story];
        let statements: Vec<&Statement<'_>> = list.iter().map(|&i| &corpus.statements[i as usize]).collect();
        let text = head(article, &statements);
        self.head.read(&text, self.words);
        self.note_names(&text, true);
        let (place, occasion) = (self.places_of_head(), self.occasions_of_head());
        let about = About {
            moment: article.published.and_then(|p| Moment::read(p, self.dates)),
            words: self.weighted_words(&self.head, 0..usize::MAX),
            rare: Box::default(),
        };
        let mut facts: Vec<Facts> = Vec::new();
        let mut at = 0;
        while at < list.len() {
            let text = &*statements[at].sentence;
            let end = at + statements[at..].iter().take_while(|s| s.sentence == text).count();
            self.sentence.read(text, self.words);
            self.note_names(text, false);
            let (mut byte, first) = (0, facts.len());
            for i in at..end {
                let statement = statements[i];
                let range = statement.place(byte).or_else(|| statement.place(0)).unwrap_or(byte..byte);
                let span = Span::new(range.start, range.end);
                byte = span.end;
                if statement.is_comparable() {
                    let mut fact = self.fact(statement, span, facts.get(first..).unwrap_or_default());
                    fact.statement = list[i];
                    fact.story = story as u32;
                    fact.anchors = anchors(&statements[at..end], i - at);
                    if fact.place.is_empty() {
                        fact.place = place.clone();
                    }
                    if fact.occasion.is_empty() {
                        fact.occasion = occasion.clone();
                    }
                    fact.part_of = fact.part_of.map(|p| p + first as u32);
                    facts.push(fact);
                }
            }
            at = end;
        }
        (about, facts)
    }

    /// The names of places that no table has, by their keys.
    pub fn names(self) -> FxHashMap<u64, Box<str>> {
        self.names
    }

    /// The facts that a sentence tells of one of its figures; `before` are those of the figures before it.
    fn fact(&self, statement: &Statement<'_>, span: Span, before: &[Facts]) -> Facts {
        let s = &self.sentence;
        let number = s.words_of(span);
        let clause = s.around(number.start, false);
        let part = s.around(number.start, true);
        let noun = self.noun_words(statement, number.clone());
        let mut counted = self.counted(statement, noun.clone());
        let mut people = self.people(noun.clone(), number.clone(), &part);
        if counted.key == 0
            && statement.kind == Kind::Count
            && let Some(last) = before.last()
        {
            // 17 هجوما في العراق و12 في سوريا: the noun is not said again.
            counted = last.counted;
        }
        people.sort_unstable();
        people.dedup();
        let flag = |range: Range<usize>, link: Link| s.marks_in(range).any(|m| m.sense == Sense::Link(link));
        let from = number.start.saturating_sub(EARLIER_REACH).max(clause.start);
        let was = number.start > clause.start && statement.bound == Bound::Exact && s.codes(number.start - 1) == FROM;
        let told = before.iter().rposition(|f| self.holds(f, counted) && f.middle >= middle(statement));
        let part_from = part.start.saturating_sub(3).max(clause.start);
        let is_part = flag(part_from..number.start, Link::Part) || flag(clause.start..number.start, Link::Part);
        Facts {
            statement: 0,
            story: 0,
            counted,
            role: statement.role,
            side: Side::of(s, &number, &clause),
            people: people.into(),
            place: self.places(number.start, &part, &clause),
            occasion: self.near_occasions(&clause),
            anchors: Box::default(),
            source: statement.source.as_deref().map_or(0, |text| self.source(text)),
            sentence: hash(statement.sentence.as_bytes()),
            total: flag(clause.clone(), Link::Total),
            period: flag(clause.clone(), Link::Period),
            earlier: was || flag(from..number.start, Link::Earlier),
            exact: statement.bound == Bound::Exact,
            part_of: told.filter(|_| is_part).map(|p| p as u32),
            middle: middle(statement),
            rare: Box::default(),
            words: self.weighted_words(
                s,
                number.start.saturating_sub(AROUND).max(clause.start)..(number.end + AROUND).min(clause.end),
            ),
        }
    }

    /// Whether what another figure counts can hold what this one counts.
    fn holds(&self, wide: &Facts, narrow: Counted) -> bool {
        wide.counted.widest == narrow.widest
            && (wide.counted.key == wide.counted.widest || wide.counted.key == narrow.key)
    }

    /// The words of the noun, behind the number or, as in عدد القتلى إلى 45, before it.
    fn noun_words(&self, statement: &Statement<'_>, number: Range<usize>) -> Range<usize> {
        let Some(noun) = statement.noun else { return number.end..number.end };
        let s = &self.sentence;
        let text = &*statement.sentence;
        let after = s.words.get(number.end).map_or(text.len(), |_| {
            s.span(number.end.min(s.words.len() - 1), (number.end + 1).min(s.words.len())).start
        });
        let inside = s.words.get(number.start).map_or(0, |_| s.span(number.start, number.start + 1).start);
        let found = text.get(inside..).and_then(|t| t.find(noun)).map(|p| p + inside);
        let near = found.filter(|&p| p <= border_before(text, after + NOUN_BYTES));
        let start = near.or_else(|| text[..inside.min(text.len())].rfind(noun)).or(found);
        start.map_or(number.end..number.end, |p| s.words_of(Span::new(p, p + noun.len())))
    }

    fn counted(&self, statement: &Statement<'_>, noun: Range<usize>) -> Counted {
        let s = &self.sentence;
        let person = Counted { key: self.person, widest: self.person };
        let codes: Vec<&[u8]> = (noun.start..(noun.end + 2).min(s.words.len())).map(|w| s.codes(w)).collect();
        if noun.is_empty() {
            return if statement.role.is_some() { person } else { Counted::default() };
        }
        if let Some(found) = self.words.find(&codes, |sense| matches!(sense, Sense::Thing(_)))
            && let Sense::Thing(number) = found.sense
        {
            let concept = self.words.concept_of(number);
            return Counted { key: concept.key, widest: *concept.within.last().unwrap_or(&concept.key) };
        }
        if self.words.find(&codes, |sense| matches!(sense, Sense::People(_))).is_some() {
            return person;
        }
        let key = hash(stem(codes[0]));
        let widest = if statement.role.is_some() { self.person } else { key };
        Counted { key, widest }
    }

    /// The people named by the noun or right behind it; where the noun is not said, by a word for people before.
    fn people(&self, noun: Range<usize>, number: Range<usize>, part: &Range<usize>) -> Vec<u64> {
        let s = &self.sentence;
        let end = (noun.end + PEOPLE_REACH).min(s.words.len()).min(part.end.max(noun.end));
        let mut found: Vec<u64> = Vec::new();
        let mut at = noun.start.min(end);
        while at < end {
            let codes: Vec<&[u8]> = (at..(at + 2).min(s.words.len())).map(|w| s.codes(w)).collect();
            match self.words.find(&codes, |sense| matches!(sense, Sense::People(_))) {
                Some(f) if !s.codes(at).starts_with(&[letter('و')]) || at == noun.start => {
                    if let Sense::People(number) = f.sense {
                        found.push(self.words.concept_of(number).key);
                    }
                    at += f.words;
                }
                // خمسة في غزة: what stands behind في is no longer said of the noun.
                _ if at >= noun.end && self.words.is_function(s.codes(at)) => break,
                _ => at += 1,
            }
        }
        if found.is_empty() && noun.is_empty() {
            let marks: Vec<_> = s.marks_in(part.start..number.start).collect();
            for pair in marks.windows(2) {
                if let (Sense::Thing(_), Sense::People(number)) = (pair[0].sense, pair[1].sense)
                    && pair[0].end == pair[1].at
                {
                    found.push(self.words.concept_of(number).key);
                }
            }
        }
        found
    }

    /// The key of a source: the stems of its words that say something, in any order.
    fn source(&self, text: &str) -> u64 {
        let codes = crate::text::fold(text);
        let words = codes.split(|&c| c == b' ').filter(|w| w.len() > 2 && !self.words.is_function(w));
        words.map(|w| mix(hash(stem(w)))).fold(0, u64::wrapping_add)
    }

    /// The words of a range that say something, each once, all of weight 1.
    fn weighted_words(&self, s: &Sentence, range: Range<usize>) -> Box<[Weighted]> {
        let mut words = Vec::new();
        let mut marks = s.marks.iter().peekable();
        for at in range.start..range.end.min(s.words.len()) {
            while marks.next_if(|m| m.end <= at).is_some() {}
            let silent = marks.peek().is_some_and(|m| {
                m.at <= at
                    && match m.sense {
                        Sense::Function | Sense::Head => true,
                        Sense::Link(link) => !matches!(link, Link::NameStart | Link::Buying | Link::Selling),
                        _ => false,
                    }
            });
            if !silent && s.words[at].arabic && s.codes(at).len() > 2 {
                words.push((hash(stem(s.codes(at))) as u32, 1.0));
            }
        }
        words.sort_unstable_by_key(|w| w.0);
        words.dedup_by_key(|w| w.0);
        words.into()
    }
}

/// من, before the number that something rose from.
const FROM: &[u8] = &[letter('م'), letter('ن')];

fn middle(statement: &Statement<'_>) -> f64 {
    statement.middle().and_then(|m| m.try_into().ok()).unwrap_or(0.0)
}

/// The dates that belong to a figure of a sentence: the next one before the next figure, else the last one before it;
/// where the sentence names one date only, that.
fn anchors(statements: &[&Statement<'_>], place: usize) -> Box<[Anchor]> {
    let date = |s: &&&Statement<'_>| s.kind == Kind::Date && s.iso.is_some();
    let after = statements[place + 1..].iter().take_while(|s| !s.is_comparable()).find(date);
    let one = || statements.iter().filter(date).count() == 1;
    let before = || statements[..place].iter().rev().take_while(|s| one() || !s.is_comparable()).find(date);
    let found = after.or_else(before).or_else(|| statements.iter().find(date).filter(|_| one()));
    found.and_then(|s| s.iso).map_or_else(Box::default, |iso| Anchor::read(iso).collect())
}

/// Headline and first sentences; where there is no text, the sentences of the figures.
fn head(story: &Story<'_>, statements: &[&Statement<'_>]) -> String {
    let mut head = story.title.unwrap_or_default().to_owned();
    head.push('\n');
    if let Some(text) = &story.text {
        head.push_str(&text[..border_before(text, HEAD_BYTES)]);
        return head;
    }
    let mut last = "";
    for statement in statements {
        if statement.sentence != last {
            last = &statement.sentence;
            head.push_str(&last[..border_before(last, HEAD_BYTES)]);
            head.push('\n');
        }
        if head.len() > HEAD_BYTES {
            break;
        }
    }
    head
}
