//! The lexicon compiled for reading: every first word leads to the phrases that begin with it.

use super::clitics;
use super::group::{GoesOn, Group, Phrase};
pub(crate) use super::group::{Head, NO_WORD};
pub(crate) use super::sense::*;
use super::units::UnitInfo;
use crate::error::{Error, Result};
use crate::figures::figure::{Bound, Role};
use crate::lexicon::Lexicon;
use crate::lexicon::schema::*;
use crate::lexicon::words::{Key, WordTable};
use crate::text::code::letter;
use crate::text::{fold, tokens};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A currency name, compiled.
#[derive(Clone, Debug)]
pub(crate) struct CurrencyInfo {
    pub code: Arc<str>,
    pub per_main: u32,
    /// The same for codes that count otherwise.
    pub per: Vec<(u16, u32)>,
    /// Indexes into [`Words::codes`] of the codes that an adjective or place may choose.
    pub choices: Vec<u16>,
}

/// The compiled lexicon.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// Where the phrases are that begin with a word, and what they mean together.
    table: WordTable<Head>,
    groups: Vec<Group>,
    goes_on: GoesOn,
    /// Given names of people, and whether they are mostly other words. They are no meanings of a token.
    given_names: WordTable<bool>,
    /// The same for each mark by its code.
    marks: Vec<Head>,
    pub units: Vec<UnitInfo>,
    pub currencies: Vec<CurrencyInfo>,
    pub codes: Vec<Arc<str>>,
    /// Currencies whose amounts are written with three decimals.
    pub three_decimals: Vec<(Arc<str>, ThreeDecimals)>,
}

impl Words {
    pub(crate) fn compile(lexicon: &Lexicon) -> Result<Self> {
        let mut words = Words { groups: vec![Group::default()], ..Words::default() };
        for e in lexicon.entries::<NumberWord>()? {
            let number = |weak| Sense::Number { value: e.value, class: e.class, weak };
            words.add_all(&e.forms, number(false));
            words.add_all(&e.weak, number(true));
        }
        for e in lexicon.entries::<FractionWord>()? {
            let fraction = |weak| Sense::Fraction { numerator: e.numerator, denominator: e.denominator, weak };
            words.add_all(&e.forms, fraction(false));
            words.add_all(&e.weak, fraction(true));
        }
        for e in lexicon.entries::<VagueWord>()? {
            words.add_all(&e.forms, Sense::Vague { low: e.low, high: e.high });
        }
        for e in lexicon.entries::<OrdinalWord>()? {
            words.add_all(&e.forms, Sense::Ordinal(e.value));
        }
        for e in lexicon.entries::<Month>()? {
            let month = |weak| Sense::Month { month: e.month, calendar: e.calendar, weak };
            words.add_all(&e.forms, month(false));
            words.add_all(&e.weak, month(true));
        }
        for e in lexicon.entries::<Weekday>()? {
            words.add_all(&e.forms, Sense::Weekday(e.day));
        }
        for e in lexicon.entries::<DayPart>()? {
            words.add_all(&e.forms, Sense::DayPart { from: e.from, until: e.until });
        }
        words.add_units(lexicon.entries()?);
        words.add_currencies(lexicon.entries()?);
        for e in lexicon.entries::<Place>()?.iter().filter(|e| e.class == PlaceClass::Name) {
            words.add_all(&e.forms, Sense::Place);
        }
        for e in lexicon.entries::<Qualifier>()? {
            let bound: Bound = e.bound.parse().map_err(|err: Error| err.at(format!("qualifiers: entry {:?}", e.id)))?;
            words.add_all(&e.forms, Sense::Qualifier { bound, side: e.side });
        }
        for e in lexicon.entries::<RoleWord>()? {
            let role: Role = e.role.parse().map_err(|err: Error| err.at(format!("roles: entry {:?}", e.id)))?;
            words.add_all(&e.forms, Sense::Role { role, how: e.how });
        }
        for e in lexicon.entries::<SourceWord>()? {
            words.add_all(&e.forms, Sense::Source(e.how, e.needs));
            if e.whole {
                words.add_all(&e.forms, Sense::OwnName);
            }
            // للأمم المتحدة: ل takes the place of the alef.
            let joined = |form: &&String| e.how == SourceHow::Noun && form.contains(' ');
            for form in e.forms.iter().filter(joined).filter_map(|form| form.strip_prefix("ال")) {
                words.add(form, Sense::Source(e.how, e.needs));
            }
        }
        for e in lexicon.entries::<GivenName>()? {
            e.forms.iter().for_each(|form| _ = words.given_names.insert(form, e.weak));
        }
        for e in lexicon.entries::<NounWord>()? {
            words.add_all(&e.forms, Sense::Noun(e.class));
        }
        for e in lexicon.entries::<Marker>()? {
            let number = Marker::JOBS.iter().position(|j| *j == e.job).expect("checked by the entry") as Job;
            let sense = Sense::Marker(number, e.value);
            words.add_all(&e.forms, sense);
        }
        words.absorb_clitics();
        words.groups.iter_mut().for_each(Group::close);
        for head in words.table.values_mut() {
            *head = words.groups[head.group as usize].head(head.group);
        }
        words.goes_on = GoesOn::new(&words.groups);
        words.marks = (0..=u8::MAX).map(|code| words.get(&[code])).collect();
        Ok(words)
    }

    fn add_all(&mut self, forms: &[String], sense: Sense) {
        forms.iter().for_each(|form| self.add(form, sense));
    }

    fn add(&mut self, form: &str, sense: Sense) {
        let codes = fold(form);
        let mut parts = Vec::new();
        tokens::tokenize(&codes, &mut parts);
        let Some((first, rest)) = parts.split_first() else { return };
        let head: Box<[u8]> = codes[first.range()].into();
        let id = match self.table.get(&head) {
            Some(head) => head.group,
            None => {
                let id = self.groups.len() as u32;
                self.groups.push(Group::default());
                self.table.insert_codes(head, Head { group: id, ..Head::default() });
                id
            }
        };
        let group = &mut self.groups[id as usize];
        group.bits |= sense.bit();
        let rest = rest.iter().map(|t| codes[t.range()].into()).collect();
        group.phrases.push(Phrase { rest, sense, bits: sense.bit() });
    }

    fn add_units(&mut self, entries: Vec<UnitWord>) {
        for e in entries {
            let index = self.units.len() as u16;
            self.units.push(UnitInfo::new(&e));
            let unit = |dual, weak| Sense::Unit { index, dual, weak };
            self.add_all(&e.forms, unit(false, false));
            self.add_all(&e.weak, unit(false, true));
            self.add_all(&e.dual, unit(true, false));
            self.add_all(&e.weak_dual, unit(true, true));
        }
    }

    fn add_currencies(&mut self, entries: Vec<Currency>) {
        let mut numbers: BTreeMap<String, u16> = BTreeMap::new();
        for e in entries {
            let index = self.currencies.len() as u16;
            let mut choices = Vec::new();
            let mut per = Vec::new();
            for (code, of_main) in &e.per {
                let number = *numbers.entry(code.clone()).or_insert_with(|| {
                    self.codes.push(code.as_str().into());
                    self.codes.len() as u16 - 1
                });
                choices.push(number);
                per.push((number, *of_main));
            }
            for (told, by_place) in [(&e.adjectives, false), (&e.places, true)] {
                for (code, forms) in told {
                    let codes = &mut self.codes;
                    let number = *numbers.entry(code.clone()).or_insert_with(|| {
                        codes.push(code.as_str().into());
                        codes.len() as u16 - 1
                    });
                    choices.push(number);
                    let sense = if by_place { Sense::CurrencyPlace(number) } else { Sense::CurrencyAdjective(number) };
                    self.add_all(forms, sense);
                }
            }
            self.three_decimals.extend(e.three_decimals.iter().map(|(code, behind)| (code.as_str().into(), *behind)));
            choices.sort_unstable();
            choices.dedup();
            self.currencies.push(CurrencyInfo { code: e.code.as_str().into(), per_main: e.per_main, per, choices });
            self.add_all(&e.forms, Sense::Currency { index, dual: false });
            self.add_all(&e.dual, Sense::Currency { index, dual: true });
        }
    }

    /// A form written with a clitic (الساعة, بهدف) also means what it means without it.
    fn absorb_clitics(&mut self) {
        let heads: Vec<(Vec<u8>, u32)> = self.table.iter().map(|(form, head)| (form, head.group)).collect();
        let before: Vec<Group> = self.groups.clone();
        let prefixes: Vec<_> = clitics::PREFIXES
            .iter()
            .filter(|p| p.1 & clitics::clitic::KAF == 0)
            .map(|(prefix, bits)| (fold(prefix), *bits))
            .collect();
        let article = fold("ال");
        for (head, id) in heads {
            let whole = &before[id as usize];
            let own =
                NUMBER | ORDINAL | FRACTION | VAGUE | UNIT | CURRENCY | MONTH | WEEKDAY | DUAL_NOUN | ROLE | COUNTED;
            let worth = NUMBER | ORDINAL | FRACTION | VAGUE | UNIT | MONTH | QUALIFIER;
            // A word that the lexicon knows in phrases only (بحالة ...) means alone what it means without its clitic; القضاء على is told whole.
            let begins_only = whole.bits & ROLE == 0 && whole.phrases.iter().all(|p| !p.rest.is_empty());
            let closed = !begins_only && whole.bits & own != 0
                || whole.phrases.iter().any(|p| matches!(p.sense, Sense::Marker(j, _) if j == job!("percent")));
            let stripped = prefixes.iter().filter(|_| !closed).find_map(|(prefix, bits)| {
                let rest = head.strip_prefix(&prefix[..]).filter(|rest| rest.len() > 1)?;
                let other = self.table.get(rest)?.group;
                let goals = |p: &Phrase| matches!(p.sense, Sense::Marker(j, _) if j == job!("goals"));
                let group = &before[other as usize];
                let useful = group.bits & (if begins_only { own | worth } else { worth }) != 0
                    || group.phrases.iter().any(goals);
                useful.then_some((other, prefix.len() as u8, *bits))
            });
            if let Some((other, lead, clitics)) = stripped {
                let other = &before[other as usize];
                let group = &mut self.groups[id as usize];
                group.phrases.extend(other.phrases.iter().cloned());
                group.bits |= other.bits;
                (group.lead, group.clitics) = (lead, clitics);
            } else if let Some(named) = head.strip_prefix(&article[..]).and_then(|rest| self.table.get(rest)) {
                // الجيش, اللواء and المركز also stand before numbers, النساء names a sura; they name sources and people all the same.
                let other = &before[named.group as usize];
                let named_so = |p: &&Phrase| {
                    let counted = p.rest.is_empty() && p.bits & (COUNTED | PERSON | THING) != 0;
                    counted || matches!(p.sense, Sense::Source(SourceHow::Noun, _))
                };
                let group = &mut self.groups[id as usize];
                // المكتب is an office also where the lexicon knows المكتب الإعلامي.
                let taken = |p: &Phrase| own | if p.rest.is_empty() { SOURCE } else { 0 };
                let free = group.phrases.iter().all(|p| p.bits & taken(p) == 0);
                if free && other.phrases.iter().any(|p| named_so(&p)) {
                    group.phrases.extend(other.phrases.iter().filter(named_so).cloned());
                    (group.lead, group.clitics) = (2, clitics::clitic::ARTICLE);
                }
            }
        }
    }

    /// A word as it stands.
    pub(crate) fn get(&self, word: &[u8]) -> Head {
        self.table.get(word).copied().unwrap_or_default()
    }

    /// Whether a word is a given name, and if so whether it is mostly another word.
    pub(crate) fn given_name(&self, word: &[u8]) -> Option<bool> {
        self.given_names.get(word).copied()
    }

    /// The first meaning that `pick` wants of those that `word` has alone.
    pub(crate) fn alone<T>(&self, word: &[u8], mut pick: impl FnMut(Sense) -> Option<T>) -> Option<T> {
        let head = Some(self.get(word)).filter(|head| head.group != NO_WORD)?;
        self.group(head.group).phrases.iter().filter(|p| p.rest.is_empty()).find_map(|p| pick(p.sense))
    }

    /// What a word is, given as its key.
    #[inline]
    pub(super) fn get_key(&self, key: Key) -> Head {
        self.table.get_key(key).copied().unwrap_or_default()
    }

    /// The same for a word of at most eight codes.
    #[inline]
    pub(super) fn get_short(&self, key: u64) -> Head {
        self.table.get_short(key).copied().unwrap_or_default()
    }

    /// The same for a mark.
    #[inline]
    pub(crate) fn mark(&self, code: u8) -> Head {
        self.marks[code as usize]
    }

    /// Whether a phrase of the group `id` may go on with a word, given by its first eight codes and its
    /// clitics: a last ب or ل may be fused to the word behind the phrase.
    #[inline]
    pub(super) fn may_go_on(&self, id: u32, key: u64, clitics: u8) -> bool {
        use super::clitics::clitic;
        self.goes_on.has(id, key)
            || clitics & clitic::BA != 0 && self.goes_on.has(id, u64::from(letter('ب')))
            || clitics & clitic::LAM != 0 && self.goes_on.has(id, u64::from(letter('ل')))
    }

    #[inline]
    pub(crate) fn group(&self, id: u32) -> &Group {
        &self.groups[id as usize]
    }
}
