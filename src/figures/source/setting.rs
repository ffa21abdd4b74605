//! What tells more of those who speak, before what they announce begins: أعلن مسؤولون في 5 دول تشكيل تحالف, أعلن وزراء خارجية 12 دولة رفضهم.

use super::attribution::past_description;
use crate::figures::speech::is_that;
use crate::figures::speech::source_word::{named, possessed, preposition, told_event};
use crate::figures::speech::voice::NameSpan;
use crate::figures::tokens::particles::{IN, starts_with_article};
use crate::figures::tokens::scan::{Scan, comma};
use crate::figures::tokens::words::{self, Needs};
use crate::text::tokens::Class;

/// Tokens of a number with its noun and adjectives behind a name.
const SETTING: usize = 7;

/// Most digits of a number that is no year.
const DIGITS: usize = 3;

/// Where what tells more of the one called `name` ends and what is announced begins, without أن.
pub(super) fn past_setting(scan: &Scan, name: NameSpan, needs: Needs, end: usize) -> Option<usize> {
    // سجلت سلطات صحية 35 إصابة: the object.
    let counted = || if needs == Needs::Object { None } else { past_counted(scan, name, end) };
    // كشفت الدراسة التي شملت 20 قرية عن
    past_description(scan, name.1, end).or_else(counted)
}

/// مسؤولون في 5 دول, ممثلو 12 دولة: who they are whose number or places are counted; but أعلنت الوزارة في 3 بيانات.
fn past_counted(scan: &Scan, (from, to): NameSpan, end: usize) -> Option<usize> {
    let number = |i: usize| match scan.class(i) {
        Class::Digits => scan.codes(i).len() <= DIGITS,
        class => class == Class::Word && scan.is(i, words::NUMBER) && scan.tok(i).clitics == 0,
    };
    let inside = |i: usize| scan.class(i) == Class::Word && !(starts_with_article(scan.codes(i)) || is_that(scan, i));
    let people = named(scan, from) && (from..to).all(inside);
    let placed = scan.is_word(to, IN);
    let at = to + usize::from(placed);
    if !people || !number(at) {
        return None;
    }
    let announced = |i: usize| told_event(scan, i) || possessed(scan, i) && !scan.is(i, words::FUNCTION);
    let begins = |&i: &usize| {
        let aside = placed && (comma(scan, i) || scan.dash(i) && scan.spaced(i));
        aside || announced(i) && !preposition(scan, i - 1)
    };
    (at + 2..end.min(at + SETTING)).find(begins)
}
