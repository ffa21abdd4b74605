//! The sum before one that names its receiver, its payment or its price, and no currency: ولكل مصاب 20 ألفا, دفع 70 ألفا لموظف.

use crate::figures::draft::Draft;
use crate::figures::figure::Kind;
use crate::figures::numeral::number_word::{self, is_scale};
use crate::figures::tokens::particles::{FROM, is_definite};
use crate::figures::tokens::scan::{Scan, clitic, ends_sentence};
use crate::figures::tokens::words::{self, job};
use crate::text::code::letter;
use crate::text::tokens::Class;

/// Tokens from a sum to one without its currency, the end of one sentence among them.
const SUMS: usize = 30;

/// Figures back in which the sum stands.
const BACK: usize = 4;

/// Tokens from the word for a price or a payment to its number.
const PRICED: usize = 6;

/// The number in `done` of the money that the bare number `draft`, whose words begin at token `begin`, is of too.
pub(super) fn money_of(scan: &Scan, done: &[Draft], draft: &Draft, begin: usize) -> Option<usize> {
    let last = draft.end - 1;
    let scaled = number_word::word(scan, last).is_some_and(|w| is_scale(w.class));
    // 70 ألفا: nothing is counted behind the accusative of a scale word.
    // بعجز بلغ 3.4 مليون: nor behind one that ends its clause.
    // 50 ألفا من الأصوات: what is counted is named.
    let named = scan.is_word(draft.end, FROM);
    let ends = scan.codes(last).last() == Some(&letter('ا')) || scan.class(draft.end) != Class::Word;
    let closed = scaled && ends && !named;
    let sentence = || !(done.last().map_or(0, |d| d.end)..begin).any(|at| ends_sentence(scan, at));
    let told = for_each(scan, draft.end)
        || closed && (each_before(scan, begin) || paid(scan, begin))
        || closed && sentence() && priced(scan, begin);
    if !told || draft.noun.is_some_and(|noun| noun < draft.start && !each_before(scan, begin)) {
        return None;
    }
    let from = done.len().saturating_sub(BACK);
    let k = from + done[from..].iter().rposition(|d| d.kind == Kind::Money && d.unit.is_some())?;
    let gap = done[k].end..begin;
    let sentences = gap.clone().filter(|&at| ends_sentence(scan, at)).count();
    (gap.len() <= SUMS && sentences <= 1).then_some(k)
}

/// لكل مصاب: whether those that each get the sum are named at token `i`; not 99.9 لكل 100 ريال, a rate.
fn for_each(scan: &Scan, i: usize) -> bool {
    let each = scan.tok(i).has(clitic::LAM) && scan.marker(i, job!("each")) == Some(i + 1);
    each && scan.class(i + 1) == Class::Word && !scan.is(i + 1, words::NUMBER | words::VAGUE | words::UNIT)
}

/// ولكل مصاب 20 ألفا
fn each_before(scan: &Scan, begin: usize) -> bool {
    begin > 1 && scan.class(begin - 1) == Class::Word && for_each(scan, begin - 2)
}

/// دفع 70 ألفا, بصرف 25 ألفا, ينال الفائز 50 ألفا: whether a word of paying, or that and who pays, stands before token `begin`.
fn paid(scan: &Scan, begin: usize) -> bool {
    let behind = |at: usize| scan.marker_before(at, job!("pays")).is_some();
    behind(begin) || begin.checked_sub(1).is_some_and(|at| is_definite(scan, at) && behind(at))
}

/// راتب المعلم الذي لا يصل إلى 60 ألفا: whether the word for a price is the last thing named before token `begin` that has one.
fn priced(scan: &Scan, begin: usize) -> bool {
    const COUNTED: u32 = words::COUNTED | words::ROLE | words::UNIT;
    let price = |at: usize| scan.marker(at, job!("price")).is_some();
    let mut before = (begin.saturating_sub(PRICED)..begin).rev();
    let other = |at: usize| scan.class(at) != Class::Word || scan.is(at, COUNTED) && !is_definite(scan, at);
    before.find(|&at| price(at) || other(at)).is_some_and(price)
}
