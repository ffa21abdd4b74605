//! Minutes of a match that only their place tells: صلاح (12 و45), د 68.

use crate::figures::noun;
use crate::figures::numeral::Numeral;
use crate::figures::numeral::{digits, number_word};
use crate::figures::score;
use crate::figures::tokens::clitics::clitics_only;
use crate::figures::tokens::particles::{FROM, starts_with_article};
use crate::figures::tokens::plural::{broken_with_hamza, ends_feminine};
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{self, job};
use crate::text::code::{self, letter};
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// Tokens of a list of minutes on either side of one of them.
const MINUTES: usize = 16;

/// Words of a player's name in brackets with the minute.
const NAME: usize = 4;

/// The minute of a goal, in marks after the scorer's name: «86،66», (45+2).
pub(crate) fn minute(scan: &Scan, n: &Numeral) -> Option<(Decimal, usize)> {
    let value = n.value.filter(|v| (1..=3).contains(&n.plain) && *v <= Decimal::from(120))?;
    let opens = |i: usize| matches!(scan.get(i).map(|t| t.token.mark), Some(b'"' | b'('));
    let closes = |i: usize| matches!(scan.get(i).map(|t| t.token.mark), Some(code::CLOSE_QUOTE | b'"' | b')'));
    let plain = |i: usize| scan.class(i) == Class::Digits && scan.codes(i).len() <= 3;
    // (68 د), د 68
    const MINUTE: &[u8] = &[letter('د')];
    let sport = |to: usize| score::near_sport(scan, n.start, to, 3 * score::WINDOW);
    // 48' عاطف 53' فهمي
    let primed = |at: usize| scan.class(at) == Class::Digits && scan.mark(at + 1, b'\'') && !scan.spaced(at + 1);
    if primed(n.start) && n.end == n.start + 1 && scan.spaced(n.end + 1) && scan.spaced(n.start) {
        let near = n.start.saturating_sub(MINUTES)..n.start + MINUTES;
        if near.clone().any(|at| at != n.start && primed(at)) || sport(n.end) {
            return Some((value, n.end + 1));
        }
    }
    if scan.is_word(n.end, MINUTE) && (closes(n.end + 1) || n.start > 0 && opens(n.start - 1)) && sport(n.end + 1) {
        return Some((value, n.end + 1));
    }
    // عوار (د 70)
    let alone = n.start > 1 && opens(n.start - 2) && closes(n.end);
    if n.start > 0 && scan.is_word(n.start - 1, MINUTE) && (alone || sport(n.end)) {
        return Some((value, n.end));
    }
    if let Some(minute) =
        added_time(scan, n, value).filter(|minute| n.start > 0 && opens(n.start - 1) && closes(minute.1))
    {
        return Some(minute);
    }
    // صلاح (12 و45)
    let and = |i: usize| number_word::digit_prefix(scan, i) == Some(clitic::CONJUNCTION);
    let joins = |i: usize| and(i) || matches!(scan.get(i).map(|t| t.token.mark), Some(code::COMMA | b',' | b'+'));
    // (محمود العلي 62)
    if scan.class(n.start.wrapping_sub(1)) == Class::Word && closes(n.end) && !and(n.start - 1) {
        const OTHER: u32 =
            words::FUNCTION | words::NUMBER | words::COUNTED | words::MARKER | words::UNIT | words::MONTH | words::ROLE;
        let name = |at: usize| scan.class(at) == Class::Word && scan.bits(at) & OTHER == 0;
        let open = (n.start.saturating_sub(NAME + 1)..n.start).rev().find(|&at| !name(at))?;
        let inside = open + 2 < n.start && scan.mark(open, b'(');
        return (inside && sport(n.end)).then_some((value, n.end));
    }
    let mut from = n.start;
    while from >= 2 && n.start - from < MINUTES && joins(from - 1) && plain(from - 2) {
        from -= 2;
    }
    let mut to = n.end;
    while to - n.end < MINUTES && joins(to) && plain(to + 1) {
        to += 2;
    }
    // “113” عاما is measured; in «42» والتونسي the next scorer is named.
    // و(96) خريجا, في (47) برنامجا count.
    let word = from.wrapping_sub(2);
    let fused = from > 1 && clitics_only(scan.codes(word)).is_some_and(|bits| bits & clitic::ARTICLE == 0);
    let sure = || scan.bits(word) != 0 || scan.with_tanwin(to + 1);
    let next = scan.codes(to + 1);
    let few = value <= Decimal::TEN
        && (broken_with_hamza(scan, to + 1, next) || ends_feminine(next) && noun::plausible(scan, to + 1));
    let counted = noun::commonly_counted(scan, to + 1) || few || noun::surely_counted(scan, to + 1) && sure();
    // (79 من ركلة جزاء)
    let kicked = |at: usize| [job!("score"), job!("free_kick")].iter().any(|&job| scan.marker(at, job).is_some());
    let penalty = scan.is_word(to, FROM) && kicked(to + 1);
    let counts = fused || counted && !penalty && !scan.tok(to + 1).has(clitic::CONJUNCTION);
    if from == 0
        || counts
        || !opens(from - 1)
        || from > 1 && scan.is(from - 2, words::PLACE | words::FUNCTION) && !starts_with_article(scan.codes(from - 2))
        || !(closes(to) || penalty)
        || !penalty && scan.is(to + 1, words::UNIT | words::COUNTED) && !scan.tok(to + 1).has(clitic::CONJUNCTION)
        || !score::near_sport(scan, from, to, 3 * score::WINDOW)
    {
        return None;
    }
    // 90+3 is one minute of added time.
    if scan.mark(n.end, b'+') && plain(n.end + 1) {
        let added = digits::small(scan, n.end + 1)?;
        return value.checked_add(Decimal::from(added)).map(|value| (value, n.end + 2));
    }
    Some((value, n.end))
}

/// 45+2, 90+5: a minute behind the last one of a half.
fn added_time(scan: &Scan, n: &Numeral, value: Decimal) -> Option<(Decimal, usize)> {
    const LAST: [u32; 4] = [45, 90, 105, 120];
    let last = LAST.into_iter().any(|last| value == Decimal::from(last)) && scan.mark(n.end, b'+');
    let added = digits::small(scan, n.end + 1).filter(|added| last && (1..=20).contains(added))?;
    Some((value.checked_add(Decimal::from(added))?, n.end + 2))
}
