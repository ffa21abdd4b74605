//! Punctuation marks, quotation marks, dashes, the ellipsis, and runs of one mark.

use super::{Counts, Rules, Step, Touch};
use crate::normalize::chars::{is_digit, is_line_end, is_mark, is_punctuation, is_space};
use crate::normalize::options::{Punctuation, Quotes, Simple};
use crate::normalize::units::{Unit, Units, push_str};
use crate::span::Span;
use crate::text::chars::is_arabic_letter;

fn quote(c: char, to: Quotes) -> char {
    match (to, c) {
        (Quotes::Ascii, '«' | '»' | '“'..='‟' | '″' | '〝' | '〞') => '"',
        (Quotes::Ascii, '‹' | '›' | '‘'..='‛' | '′') => '\'',
        (Quotes::Arabic, '“' | '„' | '‟' | '〝') => '«',
        (Quotes::Arabic, '”' | '〞') => '»',
        _ => c,
    }
}

fn dash(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
        _ => c,
    }
}

/// The mark in the other script; where the other is Arabic, only after Arabic.
fn counterpart(c: char, to: Punctuation) -> char {
    match (to, c) {
        (Punctuation::Ascii, '،') => ',',
        (Punctuation::Ascii, '؛') => ';',
        (Punctuation::Ascii, '؟') => '?',
        (Punctuation::Ascii, '۔') => '.',
        (Punctuation::Ascii, '٭') => '*',
        (Punctuation::Arabic, ',') => '،',
        (Punctuation::Arabic, ';') => '؛',
        (Punctuation::Arabic, '?') => '؟',
        _ => c,
    }
}

/// Marks whose runs mean no more than one of them.
pub(crate) fn is_repeatable(c: char) -> bool {
    matches!(c, '!' | '?' | '؟' | '،' | '؛' | '.' | ',' | ';' | ':' | '-' | '_' | '*' | '~' | '=' | '…' | '–' | '—')
}

pub(super) fn touch(c: char, rules: &Rules) -> Touch {
    let o = &rules.options;
    if c.is_ascii_alphanumeric() || c == ' ' {
        return Touch::Same;
    }
    let mut now = quote(c, o.quotes);
    if o.quotes == Quotes::Arabic && now == '"' {
        return Touch::Look;
    }
    if o.dashes == Simple::Ascii {
        now = dash(now);
    }
    if o.ellipsis == Simple::Ascii && now == '…' {
        return Touch::Look;
    }
    now = match o.punctuation {
        Punctuation::Keep => now,
        Punctuation::Remove if is_punctuation(now) => return Touch::Look,
        Punctuation::Remove => now,
        // A comma may stand between digits; to write an Arabic mark, one has to see Arabic before it.
        Punctuation::Ascii if now == '،' => return Touch::Look,
        Punctuation::Arabic if counterpart(now, Punctuation::Arabic) != now => return Touch::Look,
        mode => counterpart(now, mode),
    };
    if now == c { Touch::Same } else { Touch::To(now) }
}

pub(super) fn run(units: &mut Units, rules: &Rules, counts: &mut Counts) {
    let o = &rules.options;
    let works = o.quotes != Quotes::Keep
        || o.dashes != Simple::Keep
        || o.ellipsis != Simple::Keep
        || o.punctuation != Punctuation::Keep
        || o.repeats > 0;
    if !works {
        return;
    }
    counts.add(Step::Quotes, units.map(|c| quote(c, o.quotes)));
    if o.quotes == Quotes::Arabic {
        counts.add(Step::Quotes, straight_quotes(&mut units.list));
    }
    if o.dashes == Simple::Ascii {
        counts.add(Step::Dashes, units.map(dash));
    }
    if o.ellipsis == Simple::Ascii && units.any(|c| c == '…') {
        counts.add(Step::Ellipsis, dots(units));
    }
    if o.punctuation != Punctuation::Keep {
        counts.add(Step::Punctuation, marks(&mut units.list, o.punctuation));
    }
    if o.repeats > 0 {
        counts.add(Step::Repeats, repeats(units, usize::from(o.repeats)));
    }
}

/// Straight double quotes become « after a space or an opening bracket and before a word, » after one.
fn straight_quotes(list: &mut [Unit]) -> usize {
    let mut n = 0;
    for i in 0..list.len() {
        if list[i].c != '"' || list[i].fixed {
            continue;
        }
        let before = i.checked_sub(1).map(|k| list[k].c);
        let after = list.get(i + 1).map(|u| u.c);
        let word = |c: char| c.is_alphanumeric() || is_mark(c);
        let opens = !before.is_some_and(|c| word(c) || is_punctuation(c) && !matches!(c, '(' | '[' | '«'));
        let to = match (opens, after.is_some_and(word), before.is_some_and(|c| word(c) || is_punctuation(c))) {
            (true, true, _) => '«',
            (false, false, true) => '»',
            _ => continue,
        };
        list[i].c = to;
        n += 1;
    }
    n
}

fn dots(units: &mut Units) -> usize {
    units.rebuild(|from, to| {
        let mut n = 0;
        for unit in from {
            if unit.c == '…' && !unit.fixed {
                push_str(to, "...", Span::new(unit.start, unit.end), false);
                n += 1;
            } else {
                to.push(*unit);
            }
        }
        n
    })
}

fn marks(list: &mut [Unit], mode: Punctuation) -> usize {
    let mut n = 0;
    let mut after_arabic = false;
    for i in 0..list.len() {
        let unit = list[i];
        let c = unit.c;
        let digit = |k: Option<usize>| k.and_then(|k| list.get(k)).is_some_and(|u| is_digit(u.c));
        let between = digit(i.checked_sub(1)) && digit(Some(i + 1));
        let to = match mode {
            _ if unit.fixed => c,
            Punctuation::Remove if is_punctuation(c) && !(between && is_number_sign(c)) => ' ',
            Punctuation::Remove | Punctuation::Keep => c,
            Punctuation::Ascii if between && c == '،' => c,
            Punctuation::Ascii => counterpart(c, mode),
            Punctuation::Arabic if between || !after_arabic => c,
            Punctuation::Arabic => counterpart(c, mode),
        };
        if is_arabic_letter(c) {
            after_arabic = true;
        } else if !(is_mark(c) || is_space(c) && !is_line_end(c) || closes_after_arabic(c)) {
            after_arabic = matches!(c, '٠'..='٩' | '۰'..='۹');
        }
        n += usize::from(to != c);
        list[i].c = to;
    }
    n
}

/// Marks that may stand between a word and the mark of punctuation that belongs to it.
pub(crate) fn closes_after_arabic(c: char) -> bool {
    matches!(c, '»' | '"' | '”' | ')' | ']' | '؟' | '?' | '!')
}

/// Signs that belong to a number when they stand between its digits.
pub(super) fn is_number_sign(c: char) -> bool {
    matches!(c, '.' | ',' | ':' | '/' | '\u{66B}' | '\u{66C}' | '\u{60C}' | '\u{60D}')
}

fn repeats(units: &mut Units, longest: usize) -> usize {
    if !units.list.windows(2).any(|w| w[0].c == w[1].c && is_repeatable(w[0].c)) {
        return 0;
    }
    units.rebuild(|from, to: &mut Vec<Unit>| {
        let (mut n, mut run) = (0, 0);
        for unit in from {
            let same = to.last().is_some_and(|last| last.c == unit.c && !last.fixed && !unit.fixed);
            run = if same { run + 1 } else { 1 };
            if run > longest && is_repeatable(unit.c) {
                n += usize::from(run == longest + 1);
            } else {
                to.push(*unit);
            }
        }
        n
    })
}
