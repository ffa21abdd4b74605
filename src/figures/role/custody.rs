//! Who holds people: those whom the police or a court holds are detained, those whom others hold are captive.

use crate::figures::draft::Draft;
use crate::figures::speech::source_word::preposition;
use crate::figures::tokens::scan::{Scan, comma, ends_sentence};
use crate::figures::tokens::words::job;
use crate::figures::toll::role_word::{BEFORE, counted, opens_clause};
use crate::text::tokens::Class;

/// Tokens before a verb of holding in which its subject stands.
const SUBJECT: usize = 3;

/// Tokens behind those held in which it is told why, or by whom.
const BEHIND: usize = 5;

/// احتجزت الشرطة 15 شخصا, السلطات تحتجز 15 شخصا, احتجاز 15 شخصا للتحقيق; but احتجز مسلحون 15 شخصا, احتجاز 4 رهائن.
pub(crate) fn detained(scan: &Scan, draft: &Draft) -> bool {
    if draft.noun.is_some_and(|noun| counted(scan, noun).is_some()) {
        return false;
    }
    let (start, end) = (draft.phrase.0.min(draft.start), draft.past_noun());
    let jailers = |i: usize| scan.marker(i, job!("jailers")).is_some();
    // 15 شخصا احتجزتهم الشرطة
    if (end..end + BEHIND).any(|i| scan.marker(i, job!("holds_people")).is_some_and(jailers)) {
        return true;
    }
    let clause = |&i: &usize| !ends_sentence(scan, i) && !comma(scan, i) && !opens_clause(scan, i);
    let before = (start.saturating_sub(BEFORE)..start).rev().take_while(clause);
    let Some(verb) = before.into_iter().find(|&i| scan.marker(i, job!("holds_people")).is_some()) else { return false };
    let word = |i: &usize| scan.class(*i) == Class::Word && clause(i) && !preposition(scan, *i);
    let subject = || (verb.saturating_sub(SUBJECT)..verb).rev().take_while(word).any(jailers);
    let questioned =
        || (end..end + BEHIND).take_while(clause).any(|i| scan.marker(i, job!("for_questioning")).is_some());
    jailers(verb + 1) || verb + 1 == start && subject() || questioned()
}
