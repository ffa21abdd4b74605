//! Who holds people: those whom the police or a court holds are detained, those whom others hold are captive.

use crate::figures::draft::Draft;
use crate::figures::speech::source_word::preposition;
use crate::figures::tokens::particles::WITH;
use crate::figures::tokens::scan::{Scan, clitic, comma, ends_sentence};
use crate::figures::tokens::words::{self, job};
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

/// مع أسر 12 طالبا, مساعدات على أسر سبعة عمال: families, where the word before token `start` else takes people captive; but أسر 4 جنود.
pub(super) fn families(scan: &Scan, draft: &Draft, start: usize) -> bool {
    const GIVEN: usize = 5;
    let Some(word) = start.checked_sub(1).filter(|&at| scan.marker(at, job!("families")).is_some()) else {
        return false;
    };
    // مع أسر العشرات من الميليشيات
    let kept = |n: usize| n >= draft.end && scan.is(n, words::PERSON) && scan.marker(n, job!("fighter")).is_none();
    let civilians = draft.low.is_none() && draft.noun.is_some_and(kept);
    let inside = |&i: &usize| !ends_sentence(scan, i);
    let given = || {
        let mut near = (word.saturating_sub(GIVEN)..word).rev().take_while(inside);
        near.any(|i| scan.marker(i, job!("spared")).is_some())
    };
    civilians && (scan.tok(word).has(clitic::LAM) || word > 0 && scan.is_word(word - 1, WITH) || given())
}
