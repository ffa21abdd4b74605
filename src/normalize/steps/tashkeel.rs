//! Tashkeel by class, the dagger alef, and final tanwin with its alef.

use super::{Counts, LONGEST, Rules, Step, Touch, compose};
use crate::normalize::chars::is_mark;
use crate::normalize::options::{DaggerAlef, Mark, Place};
use crate::normalize::units::{Unit, Units};
use crate::text::chars::{TATWEEL, is_arabic_letter, is_tashkeel};

const DAGGER: char = '\u{670}';
const FATHATAN: char = '\u{64B}';

/// The class of a mark; `None` for the dagger alef, which has its own step, and for what is no tashkeel.
pub(crate) fn class(c: char) -> Option<Mark> {
    match c {
        '\u{64E}'..='\u{650}' => Some(Mark::Harakat),
        '\u{64B}'..='\u{64D}' | '\u{8F0}'..='\u{8F2}' => Some(Mark::Tanwin),
        '\u{651}' => Some(Mark::Shadda),
        '\u{652}' => Some(Mark::Sukun),
        '\u{653}' => Some(Mark::Madda),
        DAGGER => None,
        _ if is_tashkeel(c) => Some(Mark::Quranic),
        _ => None,
    }
}

fn removed(c: char, rules: &Rules) -> bool {
    c >= '\u{610}' && class(c).is_some_and(|mark| rules.options.tashkeel.contains(&mark))
}

pub(super) fn touch(c: char, rules: &Rules) -> Touch {
    let o = &rules.options;
    if !is_mark(c) {
        return Touch::Same;
    }
    let final_only = o.tashkeel_place == Place::Final;
    match c {
        DAGGER if o.dagger_alef == DaggerAlef::Remove => Touch::Gone,
        DAGGER if o.dagger_alef == DaggerAlef::Promote => Touch::Look,
        FATHATAN if o.tanwin_alef => Touch::Look,
        _ if removed(c, rules) && final_only => Touch::Look,
        _ if removed(c, rules) => Touch::Gone,
        _ => Touch::Same,
    }
}

pub(super) fn run(units: &mut Units, rules: &Rules, counts: &mut Counts) {
    if !units.any(|c| touch(c, rules) != Touch::Same) {
        return;
    }
    if rules.options.tanwin_alef {
        counts.add(Step::TanwinAlef, tanwin_alef(units));
    }
    if rules.options.dagger_alef != DaggerAlef::Keep {
        counts.add(Step::DaggerAlef, dagger(units, rules));
    }
    counts.add(Step::Tashkeel, strip(units, rules));
    compose::compose(units);
}

fn strip(units: &mut Units, rules: &Rules) -> usize {
    let before = units.list.len();
    if rules.options.tashkeel_place == Place::All {
        units.list.retain(|u| u.fixed || !removed(u.c, rules));
    } else {
        units.rebuild(|from, to| {
            // Going backwards, a mark is final until a letter has been seen.
            let mut is_final = true;
            for unit in from.iter().rev() {
                if !is_mark(unit.c) {
                    is_final = !(is_arabic_letter(unit.c) || unit.c == TATWEEL);
                } else if is_final && !unit.fixed && removed(unit.c, rules) {
                    continue;
                }
                to.push(*unit);
            }
            to.reverse();
        });
    }
    before - units.list.len()
}

/// Removes `اً` and `ًا` at the end of a word.
fn tanwin_alef(units: &mut Units) -> usize {
    units.rebuild(|from, to| {
        let mut n = 0;
        let mut i = 0;
        while i < from.len() {
            let pair = from.get(i..i + 2).filter(|p| !p[0].fixed && !p[1].fixed).map(|p| (p[0].c, p[1].c));
            let inside = to.last().is_some_and(|u| is_arabic_letter(u.c) || is_mark(u.c));
            let ends = !from.get(i + 2).is_some_and(|u| is_arabic_letter(u.c) || is_mark(u.c));
            if inside && ends && matches!(pair, Some(('ا', FATHATAN) | (FATHATAN, 'ا'))) {
                n += 1;
                i += 2;
            } else {
                to.push(from[i]);
                i += 1;
            }
        }
        n
    })
}

fn dagger(units: &mut Units, rules: &Rules) -> usize {
    if !units.any(|c| c == DAGGER) {
        return 0;
    }
    let promote = rules.options.dagger_alef == DaggerAlef::Promote;
    units.rebuild(|from, to| {
        let in_word = |u: &Unit| !u.fixed && (is_arabic_letter(u.c) || is_mark(u.c) || u.c == TATWEEL);
        let mut n = 0;
        let mut i = 0;
        while i < from.len() {
            let len = from[i..].iter().take_while(|u| in_word(u)).count();
            if len == 0 {
                to.push(from[i]);
                i += 1;
                continue;
            }
            let word = &from[i..i + len];
            i += len;
            if word.iter().any(|u| u.c == DAGGER) {
                let writes_alef = promote && !is_exception(word, rules);
                n += spell(word, writes_alef, to);
            } else {
                to.extend_from_slice(word);
            }
        }
        n
    })
}

/// Whether the word is one that today's spelling writes without the alef.
fn is_exception(word: &[Unit], rules: &Rules) -> bool {
    let mut letters = word.iter().map(|u| u.c).filter(|&c| is_arabic_letter(c));
    let skeleton: String = letters.by_ref().take(LONGEST).collect();
    letters.next().is_none() && rules.spelling.drops_dagger(&skeleton)
}

/// Copies `word` without its dagger alefs; where `writes_alef`, each becomes an alef that the spelling wants.
fn spell(word: &[Unit], writes_alef: bool, to: &mut Vec<Unit>) -> usize {
    let mut n = 0;
    let first = to.len();
    for (k, unit) in word.iter().enumerate() {
        if unit.c != DAGGER {
            // A madda on a dagger alef lengthens it, and is not written on an alef today.
            let on_dagger = unit.c == '\u{653}' && k > 0 && word[k - 1].c == DAGGER;
            if !(on_dagger && writes_alef) {
                to.push(*unit);
            }
            continue;
        }
        n += 1;
        if !writes_alef {
            continue;
        }
        let Some(p) = to[first..].iter().rposition(|u| !is_mark(u.c)).map(|p| first + p) else { continue };
        let next = word[k + 1..].iter().map(|u| u.c).find(|&c| !is_mark(c));
        match (to[p].c, next) {
            ('ا' | 'أ' | 'إ' | 'آ' | 'ى' | 'ٱ' | '\u{6CC}', _) | (_, Some('ا')) => {}
            ('و', Some('ة')) => {
                to.truncate(p + 1);
                to[p].c = 'ا';
                to[p].end = unit.end;
            }
            _ => to.push(unit.with('ا')),
        }
    }
    n
}

#[cfg(test)]
mod tests {
    use super::*;
    use regex::Regex;

    #[test]
    fn the_classes_are_the_arabic_marks_of_unicode() {
        let arabic_mark = Regex::new(r"^[\p{Mn}&&\p{scx=Arabic}]$").unwrap();
        let mut buffer = [0; 4];
        for c in (0..=0x10FFFFu32).filter_map(char::from_u32) {
            // Hamza above and below spell a letter; the third is a mark on Coptic numbers.
            let other = matches!(c, '\u{654}' | '\u{655}' | '\u{102E0}');
            // Unicode 17 has two marks that the tables of the regex crate may not know.
            let recent = matches!(c, '\u{10EFA}' | '\u{10EFB}');
            let unicode = recent || arabic_mark.is_match(c.encode_utf8(&mut buffer)) && !other;
            assert_eq!(is_tashkeel(c), unicode, "U+{:04X}: sort it into a class", c as u32);
            assert_eq!(class(c).is_some() || c == DAGGER, unicode, "U+{:04X}", c as u32);
        }
    }
}
