//! Gaps: what stands between two words, rewritten without going through the words.
//!
//! Rules about punctuation and spaces ask what stands beside a mark: a letter, a mark on a letter, a
//! digit. Which one it is does not matter to them. So the steps are asked what becomes of a gap
//! between samples of its two neighbours, once, and the answer holds for every such gap.

use super::chars::is_punctuation;
use super::kernel::table::{Entry, Table};
use super::steps::{self, Counts, Rules};
use super::units::Units;
use crate::text::chars::{digit_value, is_arabic_letter};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

/// Longest gap, in bytes.
const LONGEST: usize = 12;
/// Answers that are kept; what finds its place taken is asked anew each time.
const KEPT: usize = 512;
/// Most digits that are passed to see that no address begins with them.
const DIGITS: usize = 20;

/// What stands beside a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Side {
    Letter,
    MarkedLetter,
    Ascii,
    Arabic,
    Persian,
}

impl Side {
    /// Something that is of this kind and that no step changes, but for the system of a digit.
    fn sample(self) -> &'static str {
        match self {
            Side::Letter => "د",
            Side::MarkedLetter => "د\u{64E}",
            Side::Ascii => "5",
            Side::Arabic => "٥",
            Side::Persian => "۵",
        }
    }

    fn is_digit(self) -> bool {
        !matches!(self, Side::Letter | Side::MarkedLetter)
    }

    fn of_digit(c: char) -> Option<Side> {
        digit_value(c)?;
        Some(match c {
            '0'..='9' => Side::Ascii,
            '٠'..='٩' => Side::Arabic,
            _ => Side::Persian,
        })
    }

    /// What was written last.
    fn left(written: &[u8]) -> Option<Side> {
        match *written {
            [.., digit @ b'0'..=b'9'] => Side::of_digit(digit.into()),
            [.., lead @ 0xD8..=0xDB, trail] => match character(lead, trail) {
                c if is_arabic_letter(c) => Some(Side::Letter),
                '\u{64B}'..='\u{652}' => {
                    let [.., lead @ 0xD8..=0xDB, trail] = written[..written.len() - 2] else { return None };
                    is_arabic_letter(character(lead, trail)).then_some(Side::MarkedLetter)
                }
                c => Side::of_digit(c),
            },
            _ => None,
        }
    }

    /// What `rest` of the source begins with.
    fn right(rest: &[u8], table: &Table) -> Option<Side> {
        if let [lead @ 0xD8..=0xDB, trail, ..] = *rest {
            let entry = table.arabic_at(lead, trail);
            let stays = entry.has(Entry::PLAIN) && !entry.has(Entry::LOOK) && entry.len() == 2;
            if entry.has(Entry::ARABIC) {
                return stays.then_some(Side::Letter);
            }
        }
        // Digits behind which the word ends: they begin no address.
        let mut side = None;
        let mut rest = rest;
        for _ in 0..DIGITS {
            let (c, len) = match *rest {
                [digit @ b'0'..=b'9', ..] => (char::from(digit), 1),
                [lead @ 0xD8..=0xDB, trail, ..] => (character(lead, trail), 2),
                [b' ' | b'\n' | b')' | b'"', ..] => return side,
                _ => return None,
            };
            let system = Side::of_digit(c)?;
            if *side.get_or_insert(system) != system {
                return None;
            }
            rest = &rest[len..];
        }
        None
    }
}

fn character(lead: u8, trail: u8) -> char {
    char::from_u32(u32::from(lead & 0x1F) << 6 | u32::from(trail & 0x3F)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

type Key = ([u8; LONGEST], Side, Side);

/// What becomes of a gap.
#[derive(Debug)]
pub(crate) struct Rewrite {
    /// What is written.
    pub to: Box<str>,
    /// Bytes at its beginning and at its end that are those of the source.
    pub same: (usize, usize),
    /// Whether between these, each character is written as one of the same length.
    pub in_step: bool,
    /// Whether there are as many spaces as before.
    pub spaces_stay: bool,
}

/// A gap that was found.
pub(crate) struct Gap<'g> {
    /// Where it begins in the source, and what is written before it.
    pub start: usize,
    pub written: usize,
    /// Where it ends in the source.
    pub stop: usize,
    /// What becomes of it; an answer that is not kept is owned.
    pub rewrite: Answer<'g>,
}

pub(crate) enum Answer<'g> {
    Kept(&'g Rewrite),
    Asked(Rewrite),
}

impl std::ops::Deref for Answer<'_> {
    type Target = Rewrite;

    fn deref(&self) -> &Rewrite {
        match self {
            Answer::Kept(rewrite) => rewrite,
            Answer::Asked(rewrite) => rewrite,
        }
    }
}

/// The place of an answer, once it has been given.
type Slot = OnceLock<(Key, Option<Rewrite>)>;

/// The answers of one set of rules.
pub(crate) struct Gaps {
    slots: Box<[Slot]>,
}

impl Default for Gaps {
    fn default() -> Self {
        Gaps { slots: (0..KEPT).map(|_| OnceLock::new()).collect() }
    }
}

impl std::fmt::Debug for Gaps {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Gaps({})", self.slots.iter().filter(|s| s.get().is_some()).count())
    }
}

impl Gaps {
    /// The gap in which byte `at` of `text` stands, where the kernels stopped having written `out`; nothing
    /// where that is no gap between two words, or where more must be seen than its neighbours. It ends
    /// before `end`.
    pub fn find(&self, text: &str, at: usize, end: usize, out: &[u8], table: &Table, rules: &Rules) -> Option<Gap<'_>> {
        let source = text.as_bytes();
        let (mut start, mut written) = (at, out.len());
        while start > 0
            && written > 0
            && matches!(source[start - 1], b' ' | b'\n')
            && out[written - 1] == source[start - 1]
        {
            (start, written) = (start - 1, written - 1);
        }
        // What was written last must be what stands last in the source, not what some other gap became.
        if !matches!(source[..start], [.., b'0'..=b'9'] | [.., 0xD8..=0xDB, _]) {
            return None;
        }
        let left = Side::left(&out[..written])?;
        let mut stop = at;
        for c in text[at..].chars() {
            if !is_part(c, rules) {
                break;
            }
            stop += c.len_utf8();
            if stop - start > LONGEST {
                return None;
            }
        }
        if stop == at || stop >= end {
            return None;
        }
        let right = Side::right(&source[stop..end], table)?;
        if left.is_digit() && right.is_digit() {
            return None;
        }
        let gap = &text[start..stop];
        let mut bytes = [0; LONGEST];
        bytes[..gap.len()].copy_from_slice(gap.as_bytes());
        let key = (bytes, left, right);
        let mut hasher = FxHasher::default();
        key.hash(&mut hasher);
        let slot = &self.slots[(hasher.finish() >> 40) as usize % KEPT];
        let (known, answer) = slot.get_or_init(|| (key, ask(gap, left, right, rules)));
        let rewrite =
            if *known == key { Answer::Kept(answer.as_ref()?) } else { Answer::Asked(ask(gap, left, right, rules)?) };
        Some(Gap { start, written, stop, rewrite })
    }
}

/// Whether a gap may hold `c`: white space, and marks that are no part of a tag or a placeholder.
fn is_part(c: char, rules: &Rules) -> bool {
    matches!(c, ' ' | '\n' | '\u{A0}')
        || is_punctuation(c) && !matches!(c, '#' | '@' | '_' | '&') && !rules.placeholder_starts.contains(&c)
}

/// What the steps make of `gap` between two samples; nothing where they do not leave the samples alone.
fn ask(gap: &str, left: Side, right: Side, rules: &Rules) -> Option<Rewrite> {
    let mut units = Units::default();
    units.load(&[left.sample(), gap, right.sample()].concat(), 0, &[]);
    steps::run(&mut units, rules, &mut Counts::default());
    let all: String = units.list.iter().map(|u| u.c).collect();
    let rest = all.strip_prefix(left.sample())?;
    let to = match right {
        Side::Letter | Side::MarkedLetter => rest.strip_suffix(right.sample())?,
        _ => rest.strip_suffix(|c| digit_value(c).is_some())?,
    };
    // Words that touch may make one.
    if to.is_empty() || to.chars().any(|c| is_arabic_letter(c) || digit_value(c).is_some()) {
        return None;
    }
    let ends = |a: &str, b: &str| -> usize {
        let pairs = a.chars().rev().zip(b.chars().rev());
        pairs.take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum()
    };
    let tail = ends(gap, to);
    let (from_mid, to_mid) = (&gap[..gap.len() - tail], &to[..to.len() - tail]);
    let pairs = from_mid.chars().zip(to_mid.chars());
    let head = pairs.take_while(|(x, y)| x == y).map(|(x, _)| x.len_utf8()).sum();
    let (from_mid, to_mid) = (&from_mid[head..], &to_mid[head..]);
    let in_step = from_mid.chars().map(char::len_utf8).eq(to_mid.chars().map(char::len_utf8));
    let spaces = |s: &str| s.matches(' ').count();
    Some(Rewrite { in_step, spaces_stay: spaces(gap) == spaces(to), same: (head, tail), to: to.into() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::preset::Preset;

    /// What becomes of the gap in which the first `mark` of `text` stands; all before it stays as it is.
    fn rewritten(preset: Preset, text: &str, mark: char) -> Option<(String, String)> {
        let rules = Rules::new(preset.options());
        let table = Table::new(&rules);
        let gaps = Gaps::default();
        let at = text.find(mark).unwrap();
        // Asked twice, for the second answer is one that was kept.
        let find = || gaps.find(text, at, text.len(), &text.as_bytes()[..at], &table, &rules);
        let answer = |g: Gap<'_>| (text[g.start..g.stop].to_owned(), g.rewrite.to.to_string());
        let first = find().map(answer);
        assert_eq!(find().map(answer), first);
        first
    }

    #[test]
    fn a_gap_becomes_what_the_steps_make_of_it() {
        let owned = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(rewritten(Preset::Display, "نعم ,لا", ','), owned(" ,", "، "));
        assert_eq!(rewritten(Preset::Display, "قال: «نعم", ':'), owned(": «", ": «"));
        assert_eq!(rewritten(Preset::Bert, "نعم، لا", '،'), owned("، ", " ، "));
        assert_eq!(rewritten(Preset::Bert, "بلغ 15، منها", '،'), owned("، ", " ، "));
        assert_eq!(rewritten(Preset::Name, "نعم، لا", '،'), owned("، ", " "));
        assert_eq!(rewritten(Preset::Slug, "خبر عاجل", ' '), owned(" ", "-"));
    }

    #[test]
    fn what_asks_for_more_is_no_gap() {
        for (text, mark) in [
            ("بلغ 3.5 في", '.'),
            ("قال #وسم", '#'),
            ("موقع .com", '.'),
            ("نهاية.", '.'),
            ("اكتب (5.a.com", '('),
            ("طويل ............. جدا", '.'),
        ] {
            assert_eq!(rewritten(Preset::Bert, text, mark), None, "{text}");
        }
        assert_eq!(rewritten(Preset::Bert, "انظر، [رابط]", '،'), None, "a placeholder may follow");
    }
}
