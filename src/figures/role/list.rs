//! Roles that the last items of a long list take from the first ones.

use crate::figures::draft::Draft;
use crate::figures::figure::Role;
use crate::figures::noun;
use crate::figures::numeral::number_word;
use crate::figures::tokens::scan::{Scan, clitic, comma};
use crate::figures::tokens::words;
use crate::figures::toll::role_word::counted;
use crate::text::tokens::Class;

/// Tokens from people of a list to the number of the next: أستاذا جامعيا و.
const NEXT: usize = 3;

/// بين القتلى 20 طفلا و30 سيدة و263 أستاذا و21 قاضيا: what is told of two in a list of people is told of those that go on with it.
pub(super) fn goes_on(scan: &Scan, drafts: &[Draft], k: usize, known: &[Option<Role>]) -> Option<Role> {
    let (first, last) = (k.checked_sub(2)?, k - 1);
    let people = |d: &Draft| {
        d.noun.is_some_and(|n| {
            n >= d.start && scan.is(n, words::PERSON) && !noun::is_case(scan, n) && counted(scan, n).is_none()
        })
    };
    let joined = |a: &Draft, b: &Draft| {
        let from = a.past_noun();
        let parted = |i: usize| !(comma(scan, i) || scan.class(i) == Class::Word) || scan.is(i, words::ROLE);
        b.start.checked_sub(from).is_some_and(|far| far <= NEXT)
            && opens_with_and(scan, b)
            && !(from..b.start).any(parted)
    };
    let list = drafts[first..=k].iter().all(people) && drafts[first..=k].windows(2).all(|two| joined(&two[0], &two[1]));
    known[last].filter(|_| list && known[first] == known[last])
}

/// 41 حالة شفاء و90 إصابة: the next of a list, to which a noun before it says nothing.
pub(super) fn opens_with_and(scan: &Scan, draft: &Draft) -> bool {
    clitic_of(scan, draft) & clitic::CONJUNCTION != 0
}

/// The clitics of a number, also those that stand before its digits.
pub(super) fn clitic_of(scan: &Scan, draft: &Draft) -> u8 {
    let prefix = draft.start.checked_sub(1).and_then(|before| number_word::digit_prefix(scan, before));
    scan.tok(draft.start).clitics | prefix.unwrap_or(0)
}
