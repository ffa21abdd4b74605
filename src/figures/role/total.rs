//! Totals of people before their numbers: عدد القتلى إلى 20, حصيلة ضحايا الزلزال ... إلى 40, الذين يصل عددهم إلى 40.

use crate::figures::draft::Draft;
use crate::figures::figure::Role;
use crate::figures::noun;
use crate::figures::speech::FOR;
use crate::figures::tokens::particles::{TO, written_with_article};
use crate::figures::tokens::scan::{Scan, clitic, ends_sentence};
use crate::figures::tokens::words::{self, job};
use crate::figures::toll::role_word::{BEFORE, counted, definite, opens_clause, parts_clauses, sense};
use crate::lexicon::schema::RoleHow;

/// عدد القتلى, حصيلة الشهداء, بين الجرحى: before a definite word, what makes it more than a part of a name.
pub(crate) fn totals(scan: &Scan, i: usize) -> bool {
    i.checked_sub(1).is_some_and(|before| scan.marker(before, job!("total")).is_some())
}

/// Tokens from a total of people to its number: حصيلة ضحايا الهجوم على القرية الواقعة في الجنوب إلى 21.
const FAR: usize = 26;

/// Tokens from a verb of amounting to its number: بلغت نحو, وصلت إلى أكثر من.
const AMOUNTS: usize = 4;

/// Tokens from القتلى to الذين يصل عددهم.
const THEIR_NUMBER: usize = 9;

/// عدد ضحايا الزلزال ... إلى 40, القتلى ... الذين يصل عددهم إلى 40: a total of people that no other figure parts from its number.
pub(super) fn far_total(scan: &Scan, draft: &Draft, start: usize, last: usize) -> Option<(Role, usize)> {
    let near = start.saturating_sub(BEFORE)..start;
    let theirs = near.clone().rev().find(|&i| scan.marker(i, job!("their_number")).is_some());
    let amounts = || (start.saturating_sub(AMOUNTS)..start).any(|i| scan.marker(i, job!("amounts")).is_some());
    // التي تقدم ل40 ألف أسرة: who is given something.
    if scan.tok(start).has(clitic::LAM) || scan.is_word(start.checked_sub(1)?, FOR) {
        return None;
    }
    let reached = theirs.is_some() || scan.is_word(start.checked_sub(1)?, TO) || amounts();
    let people = draft.noun.is_none_or(|n| scan.is(n, words::PERSON) || noun::is_case(scan, n));
    if !people || !reached {
        return None;
    }
    let (from, reach) = theirs.map_or((start, FAR), |i| (i, THEIR_NUMBER));
    let told = |i: usize| {
        let whole = scan.marker(i, job!("total")).is_some() || totals(scan, i);
        let people =
            || counted(scan, i).filter(|_| theirs.is_some() && written_with_article(scan, i)).map(|role| (role, i + 1));
        let role = || sense(scan, i, &[RoleHow::Before, RoleHow::Both]).or_else(|| definite(scan, i));
        if whole { role() } else { people() }
    };
    let parted = |i: usize| ends_sentence(scan, i) || opens_clause(scan, i) || parts_clauses(scan, i);
    let span = (from.saturating_sub(reach).max(last)..from).rev();
    span.take_while(|&i| !parted(i)).find_map(told).map(|(role, end)| (role, start - end.min(start)))
}
