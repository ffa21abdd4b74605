//! Parts and wholes: of what a part is taken from nothing is told, and what stands in brackets behind a toll is part of it.

use crate::figures::draft::Draft;
use crate::figures::figure::{Kind, Role};
use crate::figures::tokens::particles::{AMONG, EACH, FROM, IN};
use crate::figures::tokens::scan::{Scan, clitic, comma};
use crate::figures::tokens::words::{self, job};
use crate::figures::toll::role_word::{counted, names_thing};
use crate::text::tokens::Class;

/// 12 وفاة لكل 100 ألف نسمة, واحد من كل 10 أشخاص: what a rate is told of.
pub(super) fn denominator(scan: &Scan, start: usize) -> bool {
    let Some(each) = start.checked_sub(1).filter(|&at| scan.class(at) == Class::Word && scan.stem(at) == EACH) else {
        return false;
    };
    let clitics = scan.tok(each).clitics & !clitic::CONJUNCTION;
    clitics == clitic::LAM
        || clitics == 0 && each > 0 && [FROM, AMONG, IN].iter().any(|word| scan.is_word(each - 1, word))
}

/// توفيت حالتان من 60 حالة, قتل خمسة من مجموعة عددها 30: whether the draft in the place `k` counts the whole of which something is told of
/// a part; but توفي طاقم مكون من تسعة.
pub(super) fn of_a_part(scan: &Scan, drafts: &[Draft], k: usize) -> bool {
    const GROUP: usize = 2;
    let start = drafts[k].phrase.0.min(drafts[k].start);
    let counts = |d: &Draft| d.kind == Kind::Count;
    if start > 0 && scan.is_word(start - 1, FROM) {
        let part =
            k.checked_sub(1).map(|last| &drafts[last]).filter(|last| counts(last) && last.past_noun() + 1 == start);
        if part.is_some() {
            return true;
        }
    }
    let group = scan.marker_before(start, job!("made_up_of"));
    let plain = |&at: &usize| scan.tok(at).clitics == 0;
    group.filter(plain).is_some_and(|at| (1..=GROUP).any(|back| at > back && scan.is_word(at - back - 1, FROM)))
}

/// 20 شهيدا (12 طفلا، 5 نساء، 3 مسنين): people in brackets right behind those whose part they are.
pub(super) fn in_brackets(scan: &Scan, drafts: &[Draft], k: usize, known: &[Option<Role>]) -> Option<Role> {
    let last = k.checked_sub(1)?;
    let (whole, part) = (&drafts[last], &drafts[k]);
    let people = |d: &Draft| {
        d.kind == Kind::Count
            && d.noun.is_some_and(|n| {
                n >= d.end && scan.is(n, words::PERSON) && !names_thing(scan, n) && counted(scan, n).is_none()
            })
    };
    let role = known[last].filter(|_| people(part))?;
    let end = whole.past_noun();
    let opens = scan.mark(end, b'(') && end + 1 == part.start;
    let goes_on = || comma(scan, end) && end + 1 == part.start && people(whole) && opened(scan, whole.start);
    (opens || goes_on()).then_some(role)
}

/// Whether a bracket is open at token `i`, with no more than a list before it.
fn opened(scan: &Scan, i: usize) -> bool {
    const LIST: usize = 16;
    let inside =
        |&at: &usize| comma(scan, at) || matches!(scan.class(at), Class::Word | Class::Digits) || scan.mark(at, b'(');
    (i.saturating_sub(LIST)..i).rev().take_while(inside).any(|at| scan.mark(at, b'('))
}
