//! Plans and budgets, which only expect something: يتوقع مشروع الميزانية أن ترتفع الإيرادات.

use crate::figures::speech::is_that;
use crate::figures::speech::source_word::{told_event, verb};
use crate::figures::speech::voice::NameSpan;
use crate::figures::tokens::particles::starts_with_article;
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{self, job};
use crate::text::code::letter;
use crate::text::tokens::Class;

/// Words of a plan's name.
const LONGEST: usize = 10;

/// The plan whose name begins at token `at`, behind the verb of expecting at token `expects`, and where begins what it expects.
pub(crate) fn plan(scan: &Scan, expects: usize, at: usize) -> Option<(NameSpan, usize)> {
    let past = scan.marker(at, job!("plan"))?;
    if scan.marker(expects, job!("expects")).is_none() || scan.tok(at).clitics & !clitic::ARTICLE != 0 {
        return None;
    }
    // مخطط أعمال الشركة المزمع إحداثها أن
    let inside = |i: usize| scan.class(i) == Class::Word && verb(scan, i).is_none();
    let that = (past..past + LONGEST).find(|&i| !inside(i) || is_that(scan, i)).filter(|&i| is_that(scan, i));
    // الموازنة العامة عجزا, مشروع الميزانية ارتفاع الإيرادات
    let object = || {
        let to = (past..past + LONGEST).find(|&i| !starts_with_article(scan.codes(i)))?;
        let whole = starts_with_article(scan.codes(to - 1));
        let indefinite = scan.codes(to).ends_with(&[letter('ا')]) && !scan.is(to, words::PLACE | words::NUMBER);
        (whole && scan.class(to) == Class::Word && (told_event(scan, to) || indefinite)).then_some(to)
    };
    let to = that.or_else(object)?;
    Some(((at, to), to))
}
