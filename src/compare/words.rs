//! The words that articles are compared by, compiled: what is counted, places and peoples, occasions, links.

use crate::error::{Error, Result};
use crate::lexicon::schema::{Link, LinkWord, Month, NounClass, NounWord, Occasion, Place, PlaceClass, Thing, Weekday};
use crate::lexicon::{Lexicon, WordTable};
use crate::text::code::{is_word, letter};
use crate::text::fold;
use rustc_hash::FxHashMap;

/// What a phrase means here. Numbers are places in [`Words::concepts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// Something that figures count.
    Thing(u32),
    /// A place.
    Place(u32),
    /// A people.
    People(u32),
    /// A word that a place's name follows.
    Head,
    /// A sort of event.
    Occasion(u32),
    /// How the figure goes with others.
    Link(Link),
    /// A day of the week or a month.
    Day,
    /// A word that counts nothing and says nothing.
    Function,
}

/// A thing, place or occasion that figures can share.
#[derive(Clone, Debug)]
pub struct Concept {
    /// Its name: an entry of the lexicon, or a name as written.
    pub id: Box<str>,
    /// The first of its forms.
    pub label: Box<str>,
    /// Its key.
    pub key: u64,
    /// The keys of what it lies in, nearest first.
    pub within: Box<[u64]>,
}

/// A phrase: the words after the first, and what it means.
#[derive(Clone, Debug)]
struct Phrase {
    rest: Box<[Box<[u8]>]>,
    sense: Sense,
}

/// The compiled tables.
#[derive(Clone, Debug)]
pub struct Words {
    first: WordTable<u32>,
    phrases: Vec<Vec<Phrase>>,
    concepts: Vec<Concept>,
    by_key: FxHashMap<u64, u32>,
}

/// A phrase found: how many words it has, and what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Number of words.
    pub words: usize,
    /// What it means.
    pub sense: Sense,
}

/// A number for a folded text that is the same on every machine and in every run.
pub fn hash(codes: &[u8]) -> u64 {
    mix(crate::text::hash::hash(codes))
}

/// Spreads the bits of a number.
pub fn mix(mut h: u64) -> u64 {
    h ^= h >> 32;
    h = h.wrapping_mul(0xD6E8_FEB8_6659_FD93);
    h ^= h >> 29;
    h = h.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    h ^ (h >> 32)
}

/// The key of an entry of a table; its upper bit is free for names that no table has.
pub fn concept_key(table: &str, id: &str) -> u64 {
    mix(hash(table.as_bytes()) ^ hash(id.as_bytes())) >> 1
}

/// Endings of a nisba: فلسطيني, فلسطينية, فلسطينيا, فلسطينيين, فلسطينيون, فلسطينيان, فلسطينيات, فلسطينيتين.
const NISBA: [&str; 9] = ["", "ا", "ة", "ين", "ون", "ان", "ات", "تين", "تان"];

impl Words {
    /// The tables of `lexicon`, and `aliases`: a form, and the form that it stands for.
    pub fn new(lexicon: &Lexicon, aliases: &[(String, String)]) -> Result<Self> {
        let mut words = Words {
            first: WordTable::default(),
            phrases: Vec::new(),
            concepts: Vec::new(),
            by_key: FxHashMap::default(),
        };
        for noun in lexicon.entries::<NounWord>()?.iter().filter(|n| n.class == NounClass::Function) {
            noun.forms.iter().for_each(|form| words.add(form, Sense::Function));
        }
        // Days and months name no place, wherever they stand.
        let (days, months) = (lexicon.entries::<Weekday>()?, lexicon.entries::<Month>()?);
        for form in days.iter().flat_map(|day| &day.forms).chain(months.iter().flat_map(|month| &month.forms)) {
            words.add(form, Sense::Day);
        }
        let things = lexicon.entries::<Thing>()?;
        let kinds: Vec<_> = things.iter().map(|t| (t.id.as_str(), t.within.as_deref())).collect();
        for (thing, &(id, _)) in things.iter().zip(&kinds) {
            let sense = Sense::Thing(words.concept("thing", id, &thing.forms[..], &kinds)?);
            thing.forms.iter().for_each(|form| words.add(form, sense));
        }
        let places = lexicon.entries::<Place>()?;
        let named: Vec<_> = places.iter().map(|p| (p.id.as_str(), p.within.as_deref())).collect();
        for (place, &(id, _)) in places.iter().zip(&named) {
            if place.class == PlaceClass::Head {
                place.forms.iter().for_each(|form| words.add(form, Sense::Head));
                continue;
            }
            let number = words.concept("place", id, &place.forms[..], &named)?;
            place.forms.iter().for_each(|form| words.add(form, Sense::Place(number)));
            for form in &place.people {
                let endings: &[&str] = if form.ends_with('ي') { &NISBA } else { &[""] };
                endings.iter().for_each(|end| words.add(&format!("{form}{end}"), Sense::People(number)));
            }
        }
        for occasion in lexicon.entries::<Occasion>()? {
            let sense = Sense::Occasion(words.concept("occasion", &occasion.id, &occasion.forms[..], &[])?);
            occasion.forms.iter().for_each(|form| words.add(form, sense));
        }
        for link in lexicon.entries::<LinkWord>()? {
            link.forms.iter().for_each(|form| words.add(form, Sense::Link(link.link)));
        }
        for (form, target) in aliases {
            words.alias(form, target)?;
        }
        for list in &mut words.phrases {
            list.sort_by_key(|p| std::cmp::Reverse(p.rest.len()));
        }
        Ok(words)
    }

    /// The number of a concept with what it lies in, as `entries` (id and what it is within) tell.
    fn concept(&mut self, table: &str, id: &str, forms: &[String], entries: &[(&str, Option<&str>)]) -> Result<u32> {
        let key = |id: &str| concept_key(table, id);
        let mut within = Vec::new();
        let mut at = id;
        while let Some(parent) = entries.iter().find(|e| e.0 == at).and_then(|e| e.1) {
            if !entries.iter().any(|e| e.0 == parent) {
                return Err(Error::lexicon(format!(
                    "entry {id:?}: there is no {table} {parent:?} that it could be within"
                )));
            }
            if within.contains(&key(parent)) || parent == id {
                return Err(Error::lexicon(format!("entry {id:?}: lies within itself")));
            }
            within.push(key(parent));
            at = parent;
        }
        self.by_key.insert(key(id), self.concepts.len() as u32);
        let label = forms.first().map_or(id, String::as_str).into();
        self.concepts.push(Concept { id: id.into(), label, key: key(id), within: within.into() });
        Ok(self.concepts.len() as u32 - 1)
    }

    fn add(&mut self, form: &str, sense: Sense) {
        let codes = fold(form);
        let mut parts = codes.split(|&c| c == b' ').filter(|w| !w.is_empty());
        let Some(first) = parts.next() else { return };
        let rest: Box<[Box<[u8]>]> = parts.map(Box::from).collect();
        let list = match self.first.get(first) {
            Some(&list) => list as usize,
            None => {
                self.first.insert_codes(first.into(), self.phrases.len() as u32);
                self.phrases.push(Vec::new());
                self.phrases.len() - 1
            }
        };
        self.phrases[list].push(Phrase { rest, sense });
    }

    /// Makes `form` mean what `target` means, or a name of its own where no table has the target.
    fn alias(&mut self, form: &str, target: &str) -> Result<()> {
        for (what, text) in [("form", form), ("meaning", target)] {
            if !fold(text).into_iter().any(is_word) {
                return Err(Error::option(format!("aliases: the {what} {text:?} has no letters")));
            }
        }
        let codes = fold(target);
        let mut parts = codes.split(|&c| c == b' ').filter(|w| !w.is_empty());
        let known = parts.next().and_then(|first| self.first.get(first)).copied();
        let rest: Vec<&[u8]> = parts.collect();
        let mut senses: Vec<Sense> = Vec::new();
        for phrase in known.map_or(&[][..], |list| &self.phrases[list as usize]) {
            if phrase.rest.iter().map(|w| &**w).eq(rest.iter().copied()) && phrase.sense != Sense::Function {
                senses.push(phrase.sense);
            }
        }
        if senses.is_empty() {
            let number = self.concept("name", target, &[], &[])?;
            senses = vec![Sense::Thing(number), Sense::Place(number)];
            senses.iter().for_each(|&sense| self.add(target, sense));
        }
        let codes = fold(form);
        let first = codes.split(|&c| c == b' ').next().unwrap_or_default();
        if let Some(&list) = self.first.get(first) {
            let rest: Vec<&[u8]> = codes.split(|&c| c == b' ').skip(1).collect();
            self.phrases[list as usize].retain(|p| !p.rest.iter().map(|w| &**w).eq(rest.iter().copied()));
        }
        senses.into_iter().for_each(|sense| self.add(form, sense));
        Ok(())
    }

    /// A concept by its number.
    pub fn concept_of(&self, number: u32) -> &Concept {
        &self.concepts[number as usize]
    }

    /// The concept with a key.
    pub fn named(&self, key: u64) -> Option<&Concept> {
        self.by_key.get(&key).map(|&n| &self.concepts[n as usize])
    }

    /// The entry of the lexicon that a meaning belongs to.
    pub fn entry_of(&self, sense: Sense) -> Option<&str> {
        match sense {
            Sense::Thing(n) | Sense::Place(n) | Sense::People(n) | Sense::Occasion(n) => Some(&self.concept_of(n).id),
            Sense::Link(link) => Some(match link {
                Link::Part => "part",
                Link::Break => "break",
                Link::Aside => "aside",
                Link::Total => "total",
                Link::Period => "period",
                Link::Earlier => "earlier",
                Link::At => "at",
                Link::NameStart => "name_start",
                Link::Buying => "buying",
                Link::Selling => "selling",
            }),
            Sense::Head | Sense::Day | Sense::Function => None,
        }
    }

    /// The longest phrase that begins with `words[0]` and that `wanted` takes, with or without clitics before it.
    pub fn find(&self, words: &[&[u8]], wanted: impl Fn(Sense) -> bool) -> Option<Found> {
        let first = words.first()?;
        let mut best: Option<Found> = None;
        each_stem(first, |stem| {
            let Some(&list) = self.first.get(stem) else { return false };
            for phrase in &self.phrases[list as usize] {
                let len = phrase.rest.len() + 1;
                if best.is_some_and(|b| b.words >= len) || !wanted(phrase.sense) || len > words.len() {
                    continue;
                }
                if phrase.rest.iter().zip(&words[1..]).all(|(a, b)| **a == **b || without_article(b) == Some(&**a)) {
                    best = Some(Found { words: len, sense: phrase.sense });
                }
            }
            best.is_some()
        });
        best
    }

    /// Whether the word counts nothing and says nothing.
    pub fn is_function(&self, word: &[u8]) -> bool {
        self.find(&[word], |s| s == Sense::Function).is_some()
    }
}

const WAW: u8 = letter('و');
const ALEF: u8 = letter('ا');
const LAM: u8 = letter('ل');

fn without_article(word: &[u8]) -> Option<&[u8]> {
    word.strip_prefix(&[ALEF, LAM]).filter(|w| w.len() >= 2)
}

/// Shows a word and what is left of it without و ف, ب ل ك and ال to `take`, until that says that it is enough.
fn each_stem(word: &[u8], mut take: impl FnMut(&[u8]) -> bool) {
    let joined = |w: &[u8]| matches!(w.first(), Some(&c) if c == WAW || c == letter('ف')) && w.len() > 3;
    let fused =
        |w: &[u8]| matches!(w.first(), Some(&c) if c == letter('ب') || c == LAM || c == letter('ك')) && w.len() > 3;
    let mut both = |w: &[u8]| take(w) || without_article(w).is_some_and(&mut take);
    let mut article = [ALEF; 24];
    let mut inner = |w: &[u8]| {
        if both(w) {
            return true;
        }
        if !fused(w) {
            return false;
        }
        // لل stands for ل and ال.
        if w.starts_with(&[LAM, LAM]) && w.len() < article.len() - 1 {
            article[1] = LAM;
            article[2..w.len()].copy_from_slice(&w[2..]);
            let with = w.len();
            return both(&article[..with]);
        }
        both(&w[1..])
    };
    if !inner(word) && joined(word) {
        inner(&word[1..]);
    }
}

/// The stem of a noun that no table has: without clitics, article and endings of gender, number and case.
pub fn stem(word: &[u8]) -> &[u8] {
    let mut w = word;
    for fused in [letter('و'), letter('ف')] {
        if w.len() > 5 && w[0] == fused && w[1..].starts_with(&[ALEF, LAM]) {
            w = &w[1..];
        }
    }
    if w.len() > 5 && [letter('ب'), letter('ك')].contains(&w[0]) && w[1..].starts_with(&[ALEF, LAM]) {
        w = &w[1..];
    }
    if w.len() > 4 && w.starts_with(&[LAM, LAM]) {
        w = &w[2..];
    }
    if w.len() > 4 {
        w = without_article(w).unwrap_or(w);
    }
    const ENDS: [[u8; 2]; 4] =
        [[ALEF, letter('ت')], [letter('ي'), letter('ن')], [WAW, letter('ن')], [ALEF, letter('ن')]];
    match ENDS.iter().find(|end| w.len() > 4 && w.ends_with(&end[..])) {
        Some(_) => w = &w[..w.len() - 2],
        None if w.len() > 3 && [ALEF, letter('ه')].contains(&w[w.len() - 1]) => w = &w[..w.len() - 1],
        None => {}
    }
    w
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id<'w>(words: &'w Words, text: &str) -> Option<&'w str> {
        let codes = fold(text);
        let parts: Vec<&[u8]> = codes.split(|&c| c == b' ').collect();
        match words.find(&parts, |s| s != Sense::Function)?.sense {
            Sense::Thing(n) | Sense::Place(n) | Sense::People(n) | Sense::Occasion(n) => Some(&words.concept_of(n).id),
            _ => None,
        }
    }

    #[test]
    fn words_are_found_through_clitics_and_endings() {
        let words = Words::new(&Lexicon::builtin(), &[]).unwrap();
        for (text, want) in [
            ("وبالقاهرة", "cairo"),
            ("للأردن", "jordan"),
            ("فلسطينيتين", "palestine"),
            ("والفلسطينيين", "palestine"),
            ("قطاع غزة", "gaza"),
            ("بقطاع غزة", "gaza"),
            ("الأطفال", "child"),
            ("وجدة", "oujda"),
            ("الهزات الارتدادية", "earthquake"),
        ] {
            let found = id(&words, text);
            assert!(found == Some(want) || want == "earthquake" && found == Some("tremor"), "{text}: {found:?}");
        }
        assert_eq!(id(&words, "زيتون"), None);
    }

    #[test]
    fn aliases_take_the_place_of_what_a_word_meant() {
        let alias = |a: &str, b: &str| Words::new(&Lexicon::builtin(), &[(a.into(), b.into())]);
        assert_eq!(id(&alias("القطاع", "غزة").unwrap(), "القطاع"), Some("gaza"));
        assert_eq!(id(&alias("جدة", "الرياض").unwrap(), "جدة"), Some("riyadh"));
        assert_eq!(id(&alias("كمامة", "قناع").unwrap(), "كمامة"), Some("قناع"));
        let e = alias("،", "غزة").err().map(|e| e.to_string());
        assert_eq!(e.as_deref(), Some("aliases: the form \"،\" has no letters"));
    }

    #[test]
    fn stems_meet() {
        for (a, b) in [("كمامات", "كمامة"), ("للمتاحف", "المتاحف"), ("رسالتان", "رسالتين")]
        {
            assert_eq!(stem(&fold(a)), stem(&fold(b)), "{a} and {b}");
        }
    }
}
