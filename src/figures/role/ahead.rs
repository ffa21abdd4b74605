//! Headlines that begin with some of those whom their next clause counts: بينهم 3 أطفال.. مقتل 9 في غارة.

use crate::figures::draft::Draft;
use crate::figures::figure::{Kind, Role};
use crate::figures::tokens::scan::{Scan, ends_sentence};
use crate::figures::tokens::words::job;
use crate::figures::toll::role_word::names_thing;
use crate::text::code;
use crate::text::tokens::Class;

/// Tokens from some of them to all of them.
const AHEAD: usize = 8;

/// Gives the number that opens a headline the role of the one behind its dots.
pub(super) fn of_headline(scan: &Scan, drafts: &[Draft], roles: &mut [Option<Role>]) {
    for k in 1..drafts.len() {
        let (some, all) = (&drafts[k - 1], &drafts[k]);
        let counts =
            some.kind == Kind::Count && roles[k - 1].is_none() && all.kind == Kind::Count && roles[k].is_some();
        let opens = |at: usize| at == 0 || scan.class(at - 1) == Class::Break;
        let among = || scan.marker_before(some.start, job!("among")).is_some_and(opens);
        if counts
            && among()
            && dots(scan, some.past_noun(), all.start)
            && !some.noun.is_some_and(|i| names_thing(scan, i))
        {
            roles[k - 1] = roles[k];
        }
    }
}

/// Whether dots are the only end of a clause between the tokens `from` and `to`, which are not far apart.
fn dots(scan: &Scan, from: usize, to: usize) -> bool {
    let mut ends = (from..to).filter(|&at| ends_sentence(scan, at));
    let dotted = |at: usize| scan.mark(at, code::ELLIPSIS) || scan.mark(at, b'.') && at > 0 && scan.mark(at - 1, b'.');
    to.saturating_sub(from) <= AHEAD && ends.next().is_some_and(dotted) && ends.all(|at| scan.mark(at, b'.'))
}
