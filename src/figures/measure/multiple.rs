//! Times as much: ضعف, ضعفين, ضعفين ونصف.

use super::dual_range;
use crate::figures::bound;
use crate::figures::draft::Draft;
use crate::figures::figure::Kind;
use crate::figures::noun::parts;
use crate::figures::tokens::particles::{BY, starts_with_article};
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{self, job};
use crate::text::code::letter;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// ضعف, ضعفين, and ضعف alone where a number or a qualifier prepares it.
pub(crate) fn read(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    // رغم ضعف ما لديه: weakness.
    let weak = || scan.marker_before(i, job!("weakness")).is_some() && scan.marker(i, job!("multiple_weak")).is_some();
    let found = scan.marker_value(i, job!("multiple")).filter(|m| m.0 > 0 && !weak());
    let (value, end) = match found {
        Some((value, end)) => (value, end),
        None => {
            let end = scan.marker(i, job!("multiple_weak"))?;
            let by = i > 0 && scan.is_word(i - 1, BY);
            // تباع بضعف ثمنها, ارتفع إلى الضعف; not مدعوما بضعف الدولار, راجع إلى ضعف الرؤية
            let whole = starts_with_article(scan.codes(i));
            let priced = scan.marker(end, job!("price")).is_some();
            let doubled = by
                || scan.tok(i).clitics == clitic::BA && priced
                || scan.marker_before(i, job!("to")).is_some() && (whole || priced);
            // مصاب بضعف البصر
            // بضعف الإقبال
            // بضعف لياقي واضح, الضعف الإدراكي
            let next = scan.codes(end);
            let time = scan.is(end, words::UNIT | words::WEEKDAY | words::MONTH);
            let described = scan.is(end, words::NOUN_ADJECTIVE)
                || next.len() > 3 && next.ends_with(&[letter('ي')]) && !starts_with_article(next)
                || whole && starts_with_article(next) && !time;
            let weakness = i > 0 && scan.is(i - 1, words::ROLE) || scan.marker(end, job!("weak_point")).is_some();
            let weakness = weakness || scan.class(end) == Class::Word && described;
            if weakness || !bound::qualified(scan, i) && !doubled {
                return None;
            }
            (2, end)
        }
    };
    let mut draft = Draft::valued(i, end, Kind::Multiple, Decimal::from(value), "multiple:word");
    parts::and_part(scan, &mut draft);
    if draft.value == Some(Decimal::TWO) {
        dual_range::of_multiples(scan, &mut draft);
    }
    bound::attach(scan, &mut draft);
    let end = draft.end;
    out.push(draft);
    Some(end)
}
