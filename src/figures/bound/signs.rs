//! Bounds written as signs: > 500, ≥ 18, <= 3, ~ 200, 50+.

use crate::figures::figure::Bound;
use crate::figures::numeral::Numeral;
use crate::figures::tokens::scan::Scan;
use crate::text::code;
use crate::text::tokens::Class;

/// A sign of comparison that ends right before token `i`: what it says, and the token it begins at.
pub(crate) fn before(scan: &Scan, i: usize) -> Option<(Bound, usize)> {
    let last = i.checked_sub(1).filter(|&at| scan.class(at) == Class::Mark)?;
    let (bound, from) = match scan.tok(last).token.mark {
        b'>' => (Bound::MoreThan, last),
        b'<' => (Bound::LessThan, last),
        b'~' => (Bound::Approx, last),
        b'=' if last > 0 && scan.mark(last - 1, b'>') => (Bound::AtLeast, last - 1),
        b'=' if last > 0 && scan.mark(last - 1, b'<') => (Bound::AtMost, last - 1),
        code::OTHER => {
            let bound = match scan.span(last, i).of(scan.text).chars().next()? {
                '≥' | '⩾' | '≧' => Bound::AtLeast,
                '≤' | '⩽' | '≦' => Bound::AtMost,
                '≈' | '≃' | '≅' | '∼' | '±' => Bound::Approx,
                _ => return None,
            };
            (bound, last)
        }
        _ => return None,
    };
    // A tag or an arrow ends in one too: <b>500.
    let free = from == 0 || scan.spaced(from) || scan.mark(from - 1, b'(') || scan.class(from - 1) == Class::Break;
    (free && !in_path(scan, from, i)).then_some((bound, from))
}

/// Tokens between the signs of a path, at most.
const STEP: usize = 5;

/// الرئيسية > أخبار > 2024 > مايو: whether the sign at the tokens `from..i` is one of several that part the steps of a path.
fn in_path(scan: &Scan, from: usize, i: usize) -> bool {
    let sign = |at: usize| scan.mark(at, b'>') && scan.spaced(at);
    let line = |at: &usize| scan.class(*at) != Class::Break;
    let before = || (from.saturating_sub(STEP)..from).rev().take_while(line).any(sign);
    let after = || (i..i + STEP).take_while(line).any(sign);
    scan.mark(from, b'>') && i == from + 1 && (before() || after())
}

/// 50+ مشاركا, 18+: whether a plus behind the digits of `n` says that there may be more.
pub(crate) fn plus_behind(scan: &Scan, n: &Numeral) -> bool {
    let tight = n.digits && scan.mark(n.end, b'+') && !scan.spaced(n.end);
    let next = n.end + 1;
    // In الدقيقة 90+، a minute of added time is left out.
    let free = match scan.class(next) {
        Class::Mark => scan.mark(next, b')') || scan.mark(next, b'.') || scan.mark(next, code::CLOSE_QUOTE),
        Class::Digits => false,
        _ => scan.spaced(next),
    };
    tight && free
}
