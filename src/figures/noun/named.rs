//! Nouns whose number is told behind them: المدارس المتضررة 67, حافلات عددها 14.

use super::before::definite_by_pronoun;
use super::{is_function, plausible};
use crate::figures::numeral::Numeral;
use crate::figures::numeral::number_word;
use crate::figures::tokens::clitics::begins_with_and;
use crate::figures::tokens::noun_shape::verb_shape;
use crate::figures::tokens::particles::{NUMBER_OF, starts_with_article, written_with_article};
use crate::figures::tokens::plural::{broken, definite_broken, definite_plural, plural_at};
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{self, job};
use crate::figures::toll::role_word::{among, opens_clause};
use crate::text::code::letter;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// المدارس المتضررة 67, الحالات الحرجة: 22, إجمالي الحالات: 22: the definite plural that opens a clause or an entry which its number
/// closes.
pub(super) fn stated(scan: &Scan, n: &Numeral) -> Option<usize> {
    let whole = n.digits && !n.definite && n.value.is_some_and(|v| v > Decimal::ONE && v.scale() == 0);
    if !whole || number_word::with_prefix(scan, n.start) < n.start {
        return None;
    }
    let before = n.start.checked_sub(1)?;
    let last = if scan.mark(before, b':') { before.checked_sub(1)? } else { before };
    let described = written_with_article(scan, last) && scan.tok(last).clitics & !clitic::ARTICLE == 0;
    let plural = |at: usize| {
        scan.class(at) == Class::Word
            && written_with_article(scan, at)
            && scan.tok(at).clitics & !(clitic::ARTICLE | clitic::CONJUNCTION) == 0
            && (!begins_with_and(scan.codes(at)) || scan.tok(at).has(clitic::CONJUNCTION))
            && (definite_plural(scan, at) || definite_broken(scan, at))
            && !scan.is(at, words::UNIT | words::CURRENCY | words::FUNCTION | words::MONTH)
    };
    let total = last.checked_sub(1).filter(|&at| last < before && scan.marker(at, job!("total")).is_some());
    let (noun, first) = match total {
        Some(total) if plural(last) => (last, total),
        _ => last.checked_sub(1).filter(|&head| described && plural(head)).map(|head| (head, head))?,
    };
    // القطاعات الخاسرة 9 منها
    let end = n.end;
    let joined = || scan.tok(end).has(clitic::CONJUNCTION) && starts_with_article(scan.codes(end));
    let closes = matches!(scan.class(end), Class::Mark | Class::Break) && !scan.mark(end, b'"')
        || joined()
        || among(scan, end, end + 1);
    let opens = first == 0
        || matches!(scan.class(first - 1), Class::Mark | Class::Break)
        || opens_clause(scan, first - 1)
        || scan.class(first - 1) == Class::Digits && scan.tok(first).has(clitic::CONJUNCTION);
    (closes && opens).then_some(noun)
}

/// حافلات عددها 14, سجناء بلغ عددهم 40: the indefinite plural that a clause behind it tells the number of.
pub(super) fn theirs(scan: &Scan, start: usize) -> Option<usize> {
    let last = start.checked_sub(1).filter(|&at| scan.tok(at).clitics == 0 && scan.stem(at).starts_with(NUMBER_OF))?;
    scan.marker(last, job!("their_number"))?;
    let before = last.checked_sub(1)?;
    let end = if scan.marker(before, job!("amounts")).is_some() { before.checked_sub(1)? } else { before };
    let noun = |at: usize| {
        const OTHER: u32 = words::QUALIFIER | words::NUMBER | words::FUNCTION | words::UNIT | words::MONTH;
        let word = scan.codes(at);
        let many = plural_at(scan, at)
            || broken(scan, at)
            || shape(scan, at)
            || scan.is(at, words::COUNTED) && !scan.teh_marbuta(at);
        plausible(scan, at)
            && !is_function(scan, at)
            && word.len() > 3
            && many
            && scan.bits(at) & OTHER == 0
            && !verb_shape(word)
            && !definite_by_pronoun(scan, at)
    };
    // حافلات جديدة عددها 14
    let head = end.checked_sub(1).filter(|&head| scan.teh_marbuta(end) && noun(head) && plural_at(scan, head));
    head.or(Some(end).filter(|&end| noun(end)))
}

/// سلاحف, أئمة, سفراء: shapes of plurals that verbs do not have.
fn shape(scan: &Scan, at: usize) -> bool {
    let alef = letter('ا');
    match scan.codes(at) {
        [a, _, o, _, _] => *o == alef && ![alef, letter('ت')].contains(a) && *a != letter('ي'),
        word => scan.teh_marbuta(at) && word[0] == alef || word.ends_with(&[alef, letter('ء')]) && word[0] != alef,
    }
}
