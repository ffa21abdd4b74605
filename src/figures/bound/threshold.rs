//! Thresholds that those who are counted pass: تجاوز 3 مرشحين عتبة 5 في المئة.

use super::is_verb;
use crate::figures::draft::Draft;
use crate::figures::figure::Bound;
use crate::figures::numeral::number_word;
use crate::figures::tokens::scan::Scan;
use crate::figures::tokens::words::job;

/// Gives the bound that a verb before the number of its subject tells to the threshold behind what is counted.
pub(crate) fn passed(scan: &Scan, drafts: &mut [Draft]) {
    for k in 1..drafts.len() {
        let (done, rest) = drafts.split_at_mut(k);
        let (subject, next) = (&mut done[k - 1], &mut rest[0]);
        let told = next.bound == Bound::Exact && !matches!(subject.bound, Bound::Exact | Bound::Vague | Bound::Range);
        let at =
            if told { scan.marker_before(number_word::with_prefix(scan, next.start), job!("threshold")) } else { None };
        // With an adjective between, at most.
        let noun = subject.noun.filter(|&noun| noun >= subject.end);
        let behind = noun.zip(at).is_some_and(|(noun, at)| (noun + 1..=noun + 2).contains(&at));
        if behind && subject.start > 0 && is_verb(scan, subject.start - 1) {
            next.bound = std::mem::replace(&mut subject.bound, Bound::Exact);
            next.phrase.0 = at.map_or(next.phrase.0, |at| next.phrase.0.min(at));
            subject.phrase.0 = subject.start;
        }
    }
}
