//! Results of matches: 2-1, 3-صفر, بهدفين لهدف, بثلاثية نظيفة.

use super::draft::Draft;
use super::figure::Kind;
use super::noun;
use super::numeral::{self, digits, number_word};
use super::tokens::particles::{AGAINST, FROM, GOALS, SURA, TO_ITS_LIKE, one_itself, starts_with_article};
use super::tokens::scan::{Scan, clitic, ends_sentence};
use super::tokens::unit_word;
use super::tokens::words::{self, Job, Sense, job};
use crate::lexicon::schema::NumberClass;
use crate::text::code::{self, letter};
use crate::text::tokens::Class;

/// Tokens on either side in which a word of sport makes two joined numbers a result.
pub(super) const WINDOW: usize = 14;

/// Highest side of a result: basketball scores stay below it.
const MAX_SIDE: u32 = 199;

/// More for a side than this asks for a word of result.
const MANY: u32 = 20;

/// Reads the result that begins at token `i`.
pub(super) fn read(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    let at = number_word::skip_prefix(scan, i);
    in_digits(scan, at, out).or_else(|| in_goals(scan, at, out))
}

fn side(scan: &Scan, i: usize) -> Option<u32> {
    if let Some(value) = digits::small(scan, i) {
        return (value <= MAX_SIDE && scan.codes(i).len() <= 3).then_some(value);
    }
    if scan.live(i) & words::NUMBER == 0 {
        return None;
    }
    let pick = |s| match s {
        Sense::Number { value, class: NumberClass::Zero | NumberClass::Unit, .. } => Some(value as u32),
        _ => None,
    };
    scan.find(i, pick).map(|f| f.0)
}

fn in_digits(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    if scan.class(i) != Class::Digits && !scan.is(i, words::NUMBER) {
        return None;
    }
    // فاز 2 لصفر, اثنين صفر
    // 3 صفر is a day.
    let lam = scan.tok(i + 1).clitics == clitic::LAM;
    let apart = scan.tok(i + 1).clitics == 0 && scan.class(i) == Class::Word;
    let nil = scan.class(i + 1) == Class::Word && side(scan, i + 1) == Some(0) && (lam || apart);
    // ثلاثة لواحد, ثلاثة مقابل واحد
    let one = lam && side(scan, i + 1) == Some(1) && one_itself(scan, i + 1);
    let versus =
        scan.marker(i + 1, job!("versus")).filter(|&at| scan.class(at) == Class::Word && goals(scan, at).is_none());
    let versus = versus.or_else(|| few_against(scan, i));
    let other = if nil || one { Some(i + 1) } else { versus };
    if let Some(at) = other
        && let Some((a, b)) = side(scan, i).filter(|&a| a > 0 && (a < MANY || resulted(scan, i))).zip(side(scan, at))
        && near_sport(scan, i, at + 1, WINDOW)
    {
        out.push(Draft::iso(i, at + 1, Kind::Score, format!("{a}-{b}"), "score:words"));
        return Some(at + 1);
    }
    let dash = scan.dash(i + 1);
    let slash = scan.mark(i + 1, b'/');
    let colon = scan.mark(i + 1, b':');
    if !(dash || slash || colon) {
        return None;
    }
    let (a, next) = (side(scan, i)?, i + 2);
    let b = side(scan, next)?;
    let end = next + 1;
    // A third number, or a unit, makes it a date, a range or a fraction.
    let goes_on = |at: usize| {
        scan.get(at)
            .is_some_and(|t| matches!(t.token.mark, b'-' | b'/' | b'.' | b':' | b'%' | code::DASH) && !t.token.spaced)
            && scan.class(at + 1) == Class::Digits
    };
    // 1-صفر اليوم الأحد
    let today = has_article(scan, end);
    let measured =
        scan.is(end, words::UNIT | words::CURRENCY | words::MONTH) && !unit_word::begins_date(scan, end) && !today;
    // 15 - 20 منزلاً
    let counted = scan.with_tanwin(end.min(scan.len() - 1)) && noun::plausible(scan, end);
    if goes_on(end) || measured || counted || scan.mark(end, b'%') {
        return None;
    }
    let has_zero_word = scan.class(i) == Class::Word || scan.class(next) == Class::Word;
    // فاز على ضيفه (77/59)
    let bracketed = || i > 0 && scan.mark(i - 1, b'(') && scan.mark(end, b')');
    // موسم (23/24) is no result.
    let season = a + 1 == b;
    let whole = || resulted(scan, i) || a.min(b) > MANY && bracketed() && !season;
    if slash && (a > MANY || b > MANY) && !whole() || colon && (a > 30 || scan.codes(next).len() == 2) {
        return None;
    }
    let listed =
        || out.last().is_some_and(|last| last.kind == Kind::Score && (last.end..=last.end + PAIR).contains(&i));
    let single = || {
        let likely = a < MAX_GOALS && (a >= b || a == 0) && !surely_counts(scan, end);
        (likely || a.max(b) < MAX_GOALS && nations(scan, i, end)) && (fills_line(scan, i, end) || leads_list(scan, end))
    };
    // 6-4 و3-6 و7-5
    let next_set = || {
        let joint = i.checked_sub(1).filter(|&p| number_word::digit_prefix(scan, p) == Some(clitic::CONJUNCTION));
        out.last().is_some_and(|last| last.rule == "score:digits" && Some(last.end) == joint)
    };
    let teams = || dash && between_teams(scan, i, end) && (single() || listed());
    if !(has_zero_word || near_sport(scan, i, end, WINDOW) || next_set() || teams()) {
        return None;
    }
    out.push(Draft::iso(i, end, Kind::Score, format!("{a}-{b}"), "score:digits"));
    Some(end)
}

/// Whether token `i` has the article, which no unit behind its number has.
fn has_article(scan: &Scan, i: usize) -> bool {
    scan.class(i) == Class::Word && scan.tok(i).has(clitic::ARTICLE)
}

/// Most goals of a side where nothing but the names of two teams tells of a match.
const MAX_GOALS: u32 = 10;

/// Tokens from one result of a list to the next: ، الاتحاد المصري.
const PAIR: usize = 5;

/// Whether the word at token `i` must be what digits before it count.
fn surely_counts(scan: &Scan, i: usize) -> bool {
    !starts_with_article(scan.codes(i)) && noun::surely_counted(scan, i)
}

/// الهلال 2 - 1 النصر: whether a name stands on either side of the digits at the tokens `i..end`.
fn between_teams(scan: &Scan, i: usize, end: usize) -> bool {
    const OTHER: u32 =
        words::FUNCTION | words::QUALIFIER | words::NUMBER | words::ORDINAL | words::UNIT | words::CURRENCY;
    const NUMBERED: [Job; 7] = [
        job!("rank"),
        job!("hour"),
        job!("day"),
        job!("between"),
        job!("identifier_weak"),
        job!("name_weak"),
        job!("model_weak"),
    ];
    let name = |at: usize| {
        scan.class(at) == Class::Word
            && scan.codes(at).len() > 2
            && !scan.is(at, OTHER | words::MONTH | words::WEEKDAY)
            && scan.marker(at, job!("identifier_weak")).is_none()
    };
    let verses = || i > 1 && scan.is_word(i - 2, SURA);
    let next = scan.tok(end).clitics & !clitic::ARTICLE == 0;
    let numbered = || NUMBERED.iter().any(|job| scan.marker_before(i, *job).is_some());
    i > 0 && name(i - 1) && name(end) && next && scan.spaced(end) && !numbered() && !verses()
}

/// السعودية 1 – 2 العراق: whether a country is named on either side of the digits at the tokens `i..end`.
fn nations(scan: &Scan, i: usize, end: usize) -> bool {
    i > 0 && scan.live(i - 1) & scan.live(end) & words::PLACE != 0
}

/// فاز الفريق 2 مقابل 1: the token of the other side in digits of a result of few, behind which nothing is counted.
fn few_against(scan: &Scan, i: usize) -> Option<usize> {
    let result = resulted(scan, i);
    let few = |at: usize| digits::small(scan, at).is_some_and(|v| v < 2 * MAX_GOALS || result && v <= MAX_SIDE);
    let at = i + 2;
    let counts =
        noun::plausible(scan, at + 1) || scan.is(at + 1, words::UNIT | words::CURRENCY) || scan.mark(at + 1, b'%');
    (scan.is_word(i + 1, AGAINST) && few(i) && few(at) && !counts).then_some(at)
}

/// بنتيجة 78 مقابل 71: whether a result of any height is told before token `i`.
fn resulted(scan: &Scan, i: usize) -> bool {
    scan.marker_before(i, job!("by_result")).is_some()
}

/// Whether another result stands a pair of names behind token `end`.
fn leads_list(scan: &Scan, end: usize) -> bool {
    let result = |at: usize| side(scan, at).is_some() && scan.dash(at + 1) && side(scan, at + 2).is_some();
    (end + 1..=end + PAIR).any(|at| scan.class(at) == Class::Digits && result(at))
}

/// Most tokens of a team's name where a line tells one result.
const TEAM: usize = 3;

/// Whether a result at the tokens `i..end` and the names on either side are all of their line: الهلال 2 - 1 النصر.
fn fills_line(scan: &Scan, i: usize, end: usize) -> bool {
    let edge = |at: usize| scan.class(at) == Class::Break || ends_sentence(scan, at);
    let opens = (i.saturating_sub(TEAM + 1)..i).any(edge) || i <= TEAM;
    opens && (end..=end + TEAM).any(|at| at >= scan.len() || edge(at))
}

/// Whether a word of sport stands within `window` tokens in the same sentence.
pub(super) fn near_sport(scan: &Scan, start: usize, end: usize, window: usize) -> bool {
    let is_sport = |at: usize| scan.is(at, words::MARKER) && scan.marker(at, job!("score")).is_some();
    let before = (start.saturating_sub(window)..start).rev().take_while(|&at| !ends_sentence(scan, at));
    let after = (end..(end + window).min(scan.len())).take_while(|&at| !ends_sentence(scan, at));
    before.chain(after).any(is_sport)
}

/// Goals: هدف, هدفين, ثلاثة أهداف, ثلاثية.
fn goals(scan: &Scan, i: usize) -> Option<(u32, usize)> {
    // ثمانية نظيفة is a result, in ثمانية أهداف the eight is a number.
    counted_goals(scan, i).or_else(|| scan.marker_value(i, job!("goals")).map(|(value, end)| (u32::from(value), end)))
}

/// ثلاثة أهداف, 3 أشواط: a number and the goals or sets that it counts.
fn counted_goals(scan: &Scan, i: usize) -> Option<(u32, usize)> {
    let n = numeral::read(scan, i).filter(|n| !n.scaled && n.low.is_none())?;
    // بنتيجة أربعة وعشرين هدفا مقابل هدفين
    let most = if resulted(scan, i) { MAX_SIDE } else { MANY };
    let value = n.value.and_then(|v| u32::try_from(v).ok()).filter(|v| *v <= most)?;
    let noun = scan.stem(n.end);
    let named = noun == GOALS
        || scan.marker_value(n.end, job!("goals")).is_some_and(|g| g.0 == 1)
        || scan.marker(n.end, job!("sets")).is_some();
    named.then_some((value, n.end + 1))
}

fn in_goals(scan: &Scan, i: usize, out: &mut Vec<Draft>) -> Option<usize> {
    if scan.class(i) != Class::Digits && !scan.is(i, words::MARKER | words::NUMBER) {
        return None;
    }
    let (a, end) = goals(scan, i)?;
    // بهدفين لمثلهما
    let same = scan.class(end) == Class::Word && scan.codes(end).starts_with(TO_ITS_LIKE);
    let same = same
        .then_some(end + 1)
        .or_else(|| scan.marker(end, job!("each_side")).filter(|_| scan.tok(end).has(clitic::LAM)));
    // فاز بهدف وحيد
    let only = scan.tok(i).has(clitic::BA) && scan.marker(i, job!("lone_goal")) == Some(end);
    let (b, after) = match same {
        Some(after) => (a, after),
        None => against(scan, end).or_else(|| only.then_some((0, end)))?,
    };
    // بهدف وحيد هو السلام, ثلاثة أهداف لكل طرف, ثلاث مجموعات لمجموعة: told of much else than matches.
    let other = same.is_some() || after == end || end > i && scan.marker(end - 1, job!("sets")).is_some();
    if other && !near_sport(scan, i, after, WINDOW) {
        return None;
    }
    out.push(Draft::iso(i, after, Kind::Score, format!("{a}-{b}"), "score:goals"));
    Some(after)
}

/// سداسية كاملة، مقابل ثلاثة أهداف: the token after an adjective in ة and a comma, which say nothing of the result.
fn past_adjective(scan: &Scan, i: usize) -> usize {
    let other = words::FUNCTION | words::NUMBER | words::UNIT | words::COUNTED;
    let word = scan.class(i) == Class::Word && scan.bits(i) & other == 0 && scan.codes(i).ends_with(&[letter('ه')]);
    let at = if word { i + 1 } else { i };
    if word && super::tokens::scan::comma(scan, at) { at + 1 } else { at }
}

/// The other side: نظيف, دون رد, مقابل هدف, لهدف.
fn against(scan: &Scan, i: usize) -> Option<(u32, usize)> {
    if let Some(end) = scan.marker(i, job!("nil")) {
        return Some((0, end));
    }
    if let Some(at) = scan.marker(past_adjective(scan, i), job!("versus")) {
        if let Some(found) = goals(scan, at) {
            return Some(found);
        }
        return side(scan, at).map(|n| (n, at + 1));
    }
    // بهدفين لهدف
    let with_lam = scan.get(i).is_some_and(|t| t.has(clitic::LAM) && !t.has(clitic::ARTICLE));
    // لصفر, لواحد; not لأحد
    let one = || one_itself(scan, i) && !scan.is_word(i + 1, FROM);
    let nil = || side(scan, i).filter(|&n| n == 0 || n == 1 && one()).map(|n| (n, i + 1));
    if with_lam { goals(scan, i).or_else(nil) } else { None }
}
