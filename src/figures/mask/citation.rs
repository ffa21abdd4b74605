//! Numbers that point into a text and state nothing: verses of the Koran, footnotes, paragraphs, pages of books.

use crate::figures::numeral::digits;
use crate::figures::tokens::particles::{SURA, TAHA};
use crate::figures::tokens::scan::{Scan, ends_sentence};
use crate::figures::tokens::words::{self, job};
use crate::text::code;
use crate::text::tokens::Class;

/// Most digits of a verse, a footnote or a hadith.
const DIGITS: usize = 5;

/// Tokens of a reference in brackets before its number: سورة آل عمران، الآية.
const REFERENCE: usize = 6;

/// If the digits at token `i` point somewhere: the token after them.
pub(crate) fn read(scan: &Scan, i: usize) -> Option<usize> {
    if scan.codes(i).len() > DIGITS {
        return None;
    }
    footnote(scan, i)
        .or_else(|| one_of_notes(scan, i))
        .or_else(|| paragraph(scan, i))
        .or_else(|| verse(scan, i))
        .or_else(|| before_sura(scan, i))
}

/// Whether one of the bracket `marks`, or an ornate bracket of a verse, stands at token `i`.
fn bracket(scan: &Scan, i: usize, marks: &[u8]) -> bool {
    const ORNATE: [char; 2] = ['\u{FD3E}', '\u{FD3F}'];
    scan.get(i).is_some_and(|t| {
        t.class() == Class::Mark
            && (marks.contains(&t.token.mark) || t.token.mark == code::OTHER && scan.written(i).starts_with(ORNATE))
    })
}

/// [14], {5}, ﴿7﴾, and the number that ends a longer reference: [ضعيف الجامع / 2112].
fn footnote(scan: &Scan, i: usize) -> Option<usize> {
    if !bracket(scan, i + 1, b"]}") || scan.is(i + 2, words::UNIT | words::CURRENCY | words::COUNTED) {
        return None;
    }
    let before = i.checked_sub(1)?;
    let opens = bracket(scan, before, b"[{");
    let listed = scan.mark(before, b'/') || scan.mark(before, b':');
    (opens || listed).then_some(i + 1)
}

/// (17) (18) (19): one of several notes to the words before them.
fn one_of_notes(scan: &Scan, i: usize) -> Option<usize> {
    let note = |at: usize| digits::small(scan, at).filter(|_| scan.bracketed(at) && scan.codes(at).len() <= 3);
    let number = note(i)?;
    let next = note(i + 3).is_some_and(|next| next == number + 1);
    let last = i.checked_sub(3).and_then(note).is_some_and(|last| last + 1 == number);
    (next || last).then_some(i + 1)
}

/// Tokens between the numbers of two paragraphs.
const PARAGRAPH: usize = 300;

/// (3) Paragraph. (4) Paragraph.: a number in brackets that opens a sentence, as the one before it or behind it does.
fn paragraph(scan: &Scan, i: usize) -> Option<usize> {
    let opens = |at: usize| {
        let first = || at == 1 || ends_sentence(scan, at - 2);
        let number = scan.class(at) == Class::Digits && scan.codes(at).len() <= 2 && scan.bracketed(at) && first();
        if number { digits::small(scan, at) } else { None }
    };
    let number = opens(i)?;
    let counts = scan.is(i + 2, words::UNIT | words::CURRENCY | words::COUNTED | words::NUMBER | words::ROLE);
    let neighbour = |at: usize, of: u32| opens(at) == Some(of);
    let next = || (i + 3..(i + PARAGRAPH).min(scan.len())).any(|at| neighbour(at, number + 1));
    let last = || number > 1 && (i.saturating_sub(PARAGRAPH)..i).any(|at| neighbour(at, number - 1));
    (!counts && (last() || next())).then_some(i + 1)
}

/// {يُسْرًا} (6) سورة الشرح: the number of a verse in brackets, before its sura.
fn before_sura(scan: &Scan, i: usize) -> Option<usize> {
    (scan.bracketed(i) && scan.is_word(i + 2, SURA)).then_some(i + 2)
}

/// (هود: 66), سورة النور: 15, [آل عمران/ 31-33]: the number of a verse, and those joined to it.
fn verse(scan: &Scan, i: usize) -> Option<usize> {
    let mark = |at: usize| scan.get(at).filter(|t| t.class() == Class::Mark).map_or(0, |t| t.token.mark);
    let colon = i.checked_sub(1).filter(|&at| matches!(mark(at), b':' | b'/' | code::COMMA | b',' | b'('))?;
    let named = (colon.saturating_sub(3)..colon.saturating_sub(1)).any(|at| scan.is_word(at, SURA));
    let taha = |at: usize| at + 1 == colon && scan.is_word(at, TAHA);
    let sura = || (colon.saturating_sub(2)..colon).find(|&at| scan.marker(at, job!("sura")) == Some(colon) || taha(at));
    let mut end = i + 1;
    while end - i < REFERENCE {
        let joined =
            matches!(mark(end), b'-' | b',' | code::COMMA | code::DASH) && scan.class(end + 1) == Class::Digits;
        // الدخان: 51 ـ 54
        let tatweel = scan.class(end) == Class::Digits && scan.tatweel_before(end);
        if !joined && !tatweel {
            break;
        }
        end += 1 + usize::from(joined);
    }
    let bracketed = || {
        let (closes, opens) =
            (matches!(mark(end), b')' | b']' | b'}'), |at: usize| matches!(mark(at), b'(' | b'[' | b'{' | b'"'));
        // (فتبسم ضاحكا من قولها) - النمل: 19
        let quoted = |at: usize| {
            let before = at - usize::from(at > 1 && scan.dash(at - 1));
            before > 0 && (mark(before - 1) == b')' || opens(before - 1))
        };
        mark(colon) != b'(' && sura().is_some_and(|at| closes || at > 0 && quoted(at))
    };
    if !(named || bracketed()) {
        return None;
    }
    Some(end)
}
