//! Letters repeated for emphasis: ياااارب، جدددداً.
//!
//! Real words hold three equal letters in a row (تتتبع، بببغاء، مممثلين): such a run stays, unless
//! it ends the word, where no root has one. Long vowels and heh never stand three in a row, so a
//! run of three is an elongation. Four and more of any letter is one too.

use super::{Counts, Rules, Step, Touch};
use crate::normalize::chars::{is_mark, is_word};
use crate::normalize::units::Units;
use crate::text::chars::is_arabic_letter;

pub(super) fn touch(_: char, _: &Rules) -> Touch {
    // The engine sends runs of three letters here; a letter alone is never changed.
    Touch::Same
}

pub(super) fn run(units: &mut Units, rules: &Rules, counts: &mut Counts) {
    let longest = usize::from(rules.options.elongation);
    if longest == 0 || !units.list.windows(3).any(|w| w[0].c == w[1].c && w[1].c == w[2].c && is_arabic_letter(w[0].c))
    {
        return;
    }
    units.rebuild(|from, to| {
        let mut i = 0;
        while i < from.len() {
            let c = from[i].c;
            let run = from[i..].iter().take_while(|u| u.c == c && !u.fixed).count().max(1);
            let rest = &from[i + run..];
            let keep = if is_arabic_letter(c) && run >= 3 && run >= shortest_elongation(c, rest.iter().map(|u| u.c)) {
                run.min(longest)
            } else {
                run
            };
            to.extend_from_slice(&from[i..i + keep]);
            counts.add(Step::Elongation, usize::from(keep < run));
            i += run;
        }
    });
}

fn shortest_elongation(c: char, mut rest: impl Iterator<Item = char>) -> usize {
    let vowel = matches!(c, 'ا' | 'و' | 'ي' | 'ى' | 'ه' | 'آ' | 'أ' | 'إ' | '\u{6CC}');
    let ends_word = !rest.find(|&c| !is_mark(c)).is_some_and(is_word);
    if vowel || ends_word { 3 } else { 4 }
}
