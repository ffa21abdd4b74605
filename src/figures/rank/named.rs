//! Ordinals that only name somebody or something: rulers and channels.

use crate::figures::numeral::{Numeral, number_word};
use crate::figures::tokens::particles::{SERVANT, starts_with_article};
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{self, job};
use crate::text::tokens::Class;

/// Words between channels and the ordinal that one of them is called by.
const CHANNEL: usize = 4;

/// القناة التلفزيونية العاشرة, القناتين الأولى والثانية, بقنوات الرابعة والسادسة: whether the ordinal at token `i` is the name of a channel.
pub(super) fn channel(scan: &Scan, i: usize) -> bool {
    let between = |at: usize| {
        let described = starts_with_article(scan.codes(at)) && scan.teh_marbuta(at);
        scan.class(at) == Class::Word && (described || scan.is(at, words::ORDINAL))
    };
    let mut before = (i.saturating_sub(CHANNEL)..i).rev();
    before
        .find(|&at| scan.marker(at, job!("channel")).is_some() || !between(at))
        .is_some_and(|at| scan.marker(at, job!("channel")).is_some())
}

/// Tokens from a ruler's title to the number of the name: الملك عبد الله الثاني.
const RULER_WINDOW: usize = 5;

/// الملك لويس الـ14: whether the digits of `n` number a ruler.
pub(crate) fn numbers_ruler(scan: &Scan, n: &Numeral) -> bool {
    number_word::with_article(scan, n) && named_ruler(scan, n.start - 1)
}

/// الملك فيصل الثاني: whether the ordinal at token `i` numbers a ruler.
pub(super) fn ruler(scan: &Scan, i: usize) -> bool {
    scan.tok(i).has(clitic::ARTICLE) && named_ruler(scan, i)
}

/// Whether a ruler's title and name end before token `i`.
fn named_ruler(scan: &Scan, i: usize) -> bool {
    let before = i.saturating_sub(RULER_WINDOW)..i;
    before.len() > 1
        && named(scan, i - 1)
        && before.clone().any(|at| scan.marker(at, job!("ruler")).is_some())
        && before
            .rev()
            .take_while(|&at| scan.marker(at, job!("ruler")).is_none())
            .all(|at| scan.class(at) == Class::Word)
}

/// عبد الله, لويس: whether the word at token `i` ends the name of a ruler; not الملك, المرحلة or زيارته, which an ordinal behind
/// them describes.
fn named(scan: &Scan, i: usize) -> bool {
    let tok = scan.tok(i);
    let servant = i > 0 && scan.is_word(i - 1, SERVANT);
    let own = scan.written(i).ends_with('ه');
    let titled = scan.marker(i, job!("ruler")).is_some();
    scan.class(i) == Class::Word
        && !titled
        && (servant || !(own || tok.clitics & !clitic::CONJUNCTION != 0 || starts_with_article(scan.codes(i))))
}
