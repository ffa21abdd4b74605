//! Which currency a word or sign names: by the adjective after it, its main unit and the places of the story.

use super::particles::{ARTICLE, IN, WITH};
use super::scan::{Places, Scan, clitic, ends_sentence};
use super::words::{self, CurrencyInfo, Sense, job};
use crate::lexicon::schema::ThreeDecimals;
use crate::text::code::letter;
use crate::text::tokens::Class;
use std::sync::Arc;

/// How many of the currency `index` make one of the main unit where the code is `code`.
pub(crate) fn per_main(scan: &Scan, index: u16, code: &str) -> u32 {
    let info = &scan.words.currencies[index as usize];
    let told = info.per.iter().find(|(c, _)| &*scan.words.codes[*c as usize] == code);
    told.map_or(info.per_main, |t| t.1)
}

/// The currency named at token `i`: code, how many make one of the main unit, and the token after it.
pub(crate) fn currency(scan: &Scan, i: usize) -> Option<(Arc<str>, u32, usize)> {
    if !scan.is(i, words::CURRENCY) {
        let index = glued(scan, i)?;
        let code = by_place(scan, index, i);
        let per_main = per_main(scan, index, &code);
        return Some((code, per_main, i + 1));
    }
    // الدولار 30.85 واليورو 33.40: another currency.
    if scan.tok(i).has(clitic::CONJUNCTION) {
        return None;
    }
    if written_as_word(scan, i) {
        return None;
    }
    // 34.5 للدولار: what a dollar costs in another currency.
    if scan.tok(i).has(clitic::LAM) && scan.tok(i).has(clitic::ARTICLE) {
        return None;
    }
    let (index, end) = scan.find(i, pick_currency)?;
    let (code, end) = match told(scan, index, end) {
        Some(told) => told,
        None => {
            let placed = by_main_unit(scan, index, i).or_else(|| by_country(scan, index, i));
            (placed.or_else(|| by_subunit(scan, index, i)).unwrap_or_else(|| by_place(scan, index, i)), end)
        }
    };
    let code = if jordanian(scan, i, &code) { "JOD".into() } else { code };
    let per_main = per_main(scan, index, &code);
    Some((code, per_main, end))
}

/// 10 top, not 10 TOP: a code that is a word as well tells a currency in capitals only.
fn written_as_word(scan: &Scan, i: usize) -> bool {
    scan.marker(i, job!("code_and_word")).is_some() && scan.written(i).contains(|c: char| c.is_ascii_lowercase())
}

/// د.أ, which folding makes the Emirati د.إ.
fn jordanian(scan: &Scan, i: usize, code: &str) -> bool {
    const D: &[u8] = &[letter('د')];
    code == "AED" && scan.is_word(i, D) && scan.mark(i + 1, b'.') && scan.span(i + 1, i + 3).of(scan.text).contains('أ')
}

/// Fewest letters of a currency to which the next word is glued, and of that word.
const GLUED: (usize, usize) = (4, 3);

/// 5615 جنيهاعيار 18, 44920 جنيهاالجنيه: a currency and a known word behind it, glued where a page lost its spaces.
fn glued(scan: &Scan, i: usize) -> Option<u16> {
    let word = scan.codes(i);
    if scan.class(i) != Class::Word || scan.bits(i) != 0 || word.len() < GLUED.0 + GLUED.1 {
        return None;
    }
    (GLUED.0..=word.len() - GLUED.1).rev().find_map(|at| {
        let (head, rest) = (scan.words.get(&word[..at]), &word[at..]);
        let bare = rest.strip_prefix(ARTICLE).unwrap_or(rest);
        let behind = scan.words.get(rest).bits;
        let known = behind | scan.words.get(bare).bits != 0 && behind & words::CURRENCY == 0;
        if head.bits & words::CURRENCY == 0 || head.lead > 0 || !known {
            return None;
        }
        let phrases = &scan.words.group(head.group).phrases;
        phrases.iter().find_map(|p| pick_currency(p.sense).filter(|_| p.rest.is_empty()))
    })
}

/// Tokens around a subunit in which its main unit is looked for.
const STORY: usize = 80;

/// 15 فلسا in a story in dirhams: a subunit of several main units belongs to the nearest main unit that leaves it one code.
fn by_main_unit(scan: &Scan, index: u16, i: usize) -> Option<Arc<str>> {
    let part = scan.words.currencies[index as usize].per_main > 1;
    if part { by_nearest(scan, index, i) } else { None }
}

/// 355 مليون درهم in a story of فلس: a main unit of several countries belongs to the one whose subunit is nearest.
fn by_subunit(scan: &Scan, index: u16, i: usize) -> Option<Arc<str>> {
    let main = scan.words.currencies[index as usize].per_main == 1;
    if main { by_nearest(scan, index, i) } else { None }
}

/// The one code that the currency `index` at token `i` shares with the nearest subunit, or main unit if it is a subunit.
fn by_nearest(scan: &Scan, index: u16, i: usize) -> Option<Arc<str>> {
    let info = &scan.words.currencies[index as usize];
    if info.choices.len() < 2 {
        return None;
    }
    let shared = |s| match s {
        Sense::Currency { index, .. } => {
            let other = &scan.words.currencies[index as usize];
            let own = |c: &u16| *scan.words.codes[*c as usize] == *other.code;
            let mut shared =
                info.choices.iter().filter(|c| other.choices.contains(c) || other.choices.is_empty() && own(c));
            let apart = (other.per_main == 1) != (info.per_main == 1);
            // 50 سنتا إلى 57.35 دولار: a main unit that no place of the story tells is the usual one.
            let usual = || info.choices.iter().find(|c| own(c)).filter(|_| country(scan, other, i).is_none());
            let first = shared.next().filter(|_| apart)?;
            Some(if shared.next().is_none() { Some(*first) } else { usual().copied() })
        }
        _ => None,
    };
    let named = |at: usize| {
        let found = if scan.is(at, words::CURRENCY | words::DUAL) { scan.find(at, shared) } else { None };
        found.map(|(code, _)| code)
    };
    let nearest = (1..STORY).find_map(|far| i.checked_sub(far).and_then(named).or_else(|| named(i + far)))?;
    nearest.map(|code| scan.words.codes[code as usize].clone())
}

/// The currency that a word names.
pub(crate) fn pick_currency(s: Sense) -> Option<u16> {
    if let Sense::Currency { index, dual: false } = s { Some(index) } else { None }
}

pub(crate) fn dual_currency(scan: &Scan, i: usize) -> Option<(u16, usize)> {
    if !scan.is(i, words::DUAL) {
        return None;
    }
    scan.find(i, |s| if let Sense::Currency { index, dual: true } = s { Some(index) } else { None })
}

/// The code of a currency name by the adjective after it, else by the places that the story names.
pub(crate) fn resolve(scan: &Scan, index: u16, end: usize) -> (Arc<str>, usize) {
    told(scan, index, end).unwrap_or_else(|| (by_place(scan, index, end), end))
}

/// The code that an adjective at token `end` tells of the currency `index`, and the token after it.
fn told(scan: &Scan, index: u16, end: usize) -> Option<(Arc<str>, usize)> {
    let info = &scan.words.currencies[index as usize];
    let pick = |s| match s {
        Sense::CurrencyAdjective(code) if info.choices.contains(&code) => Some(code),
        _ => None,
    };
    scan.find(end, pick).map(|(code, end)| (scan.words.codes[code as usize].clone(), end))
}

/// The code of the currency `index` by the places that the story names, or the commonest.
fn by_place(scan: &Scan, index: u16, at: usize) -> Arc<str> {
    by_country(scan, index, at).unwrap_or_else(|| scan.words.currencies[index as usize].code.clone())
}

/// The code of the currency `index` by the places that the story names.
fn by_country(scan: &Scan, index: u16, at: usize) -> Option<Arc<str>> {
    let info = &scan.words.currencies[index as usize];
    country(scan, info, at).map(|c| scan.words.codes[c as usize].clone())
}

/// Places named on either side of a currency that are looked at, tokens to one of its own sentence, and how many times as often
/// the text may name another country than that.
const NEAR: usize = 16;
const SENTENCE: usize = 40;
const TIMES: u32 = 3;

/// The currency of those that `info` names whose country the sentence of token `at` names, or else the text most often; of
/// equals the usual one or the nearest.
fn country(scan: &Scan, info: &CurrencyInfo, at: usize) -> Option<u16> {
    let choices = &info.choices;
    if choices.is_empty() {
        return None;
    }
    let Places { times, named } = scan.places(|| places(scan));
    let times = |code: u16| times[code as usize];
    let most = choices.iter().map(|&code| times(code)).max().filter(|&most| most > 0)?;
    let best = |code: u16| times(code) == most && choices.contains(&code);
    let next = named.partition_point(|place| place.0 < at);
    let around = || named[..next].iter().rev().take(NEAR).chain(named[next..].iter().take(NEAR));
    // برفع الحكومة الكويتية السعر إلى 170 فلسا, in a story of the Emirates: the one place of the sentence; not whom it is for.
    let beside = |place: &&(usize, u16)| {
        let mut reach = place.0.min(at)..place.0.max(at).min(scan.len());
        let near = choices.contains(&place.1) && reach.len() <= SENTENCE;
        near && !for_whom(scan, place.0) && !reach.any(|i| ends_sentence(scan, i))
    };
    let mut mates = around().filter(beside).map(|place| place.1);
    let mate = mates.next().filter(|&code| times(code) * TIMES >= most && mates.all(|other| other == code));
    let usual = || choices.iter().copied().find(|&code| best(code) && scan.words.codes[code as usize] == info.code);
    let nearest =
        || around().filter(|place| best(place.1)).min_by_key(|place| place.0.abs_diff(at)).map(|place| place.1);
    mate.or_else(usual).or_else(nearest).or_else(|| choices.iter().copied().rev().find(|&code| best(code)))
}

/// The places of currencies that a text names. A word that several currencies list names its country once.
fn places(scan: &Scan) -> Places {
    let mut places = Places { times: vec![0; scan.words.codes.len()], named: Vec::new() };
    for i in 0..scan.len() {
        // اليد اليمنى is no Yemeni one.
        if scan.live(i) & words::PLACE != 0 && !scan.written(i).ends_with('ى') {
            let from = places.named.len();
            for phrase in scan.group(i).map_or(&[][..], |g| &g.phrases) {
                if let Sense::CurrencyPlace(code) = phrase.sense
                    && !places.named[from..].contains(&(i, code))
                    && scan.find(i, |s| (s == phrase.sense).then_some(())).is_some()
                {
                    places.times[code as usize] += 1;
                    places.named.push((i, code));
                }
            }
        }
        // شهدت الأسواق فيقطر: a page that lost its spaces.
        if scan.bits(i) == 0
            && let Some(rest) = scan.codes(i).strip_prefix(IN).filter(|rest| rest.len() > 2)
        {
            let named = |s| if let Sense::CurrencyPlace(code) = s { Some(code) } else { None };
            if let Some(code) = scan.words.alone(rest, named) {
                places.times[code as usize] += 1;
                places.named.push((i, code));
            }
        }
    }
    places
}

/// للشعب اليمني, للأسرة السورية, مع سوريا: whether the place at token `i` is whose the money becomes, or of the other side.
fn for_whom(scan: &Scan, i: usize) -> bool {
    let of = |at: usize| scan.class(at) == Class::Word && scan.codes(at).first() == Some(&letter('ل'));
    of(i) || i > 0 && (of(i - 1) || scan.is_word(i - 1, WITH))
}

/// Whether three digits behind `mark` are decimals of the currency `code`.
pub(crate) fn three_decimals(scan: &Scan, code: &str, mark: u8) -> bool {
    let found = scan.words.three_decimals.iter().find(|(c, _)| &**c == code);
    found.is_some_and(|(_, behind)| mark == b'.' || *behind == ThreeDecimals::AnyMark)
}

/// A currency sign or code right before a number: $100, USD 100.
pub(crate) fn currency_before(scan: &Scan, start: usize) -> Option<(Arc<str>, usize)> {
    let before = start.checked_sub(1)?;
    // ر.س 200, د.إ. 100
    if before >= 2 && (scan.mark(before - 1, b'.') || scan.mark(before, b'.') && scan.mark(before - 2, b'.')) {
        let from = if scan.mark(before, b'.') { before.checked_sub(3)? } else { before - 2 };
        let found = scan.find(from, pick_currency).filter(|f| f.1 == start && scan.class(from) == Class::Word);
        if let Some((index, _)) = found {
            let code = scan.words.currencies[index as usize].code.clone();
            return Some((if jordanian(scan, from, &code) { "JOD".into() } else { code }, from));
        }
    }
    if !matches!(scan.class(before), Class::Mark | Class::Latin) {
        return None;
    }
    // 2$68: the sign is the first number's.
    let free = |from: usize| from == 0 || scan.spaced(from) || scan.class(from - 1) != Class::Digits;
    for from in [before.checked_sub(1), Some(before)].into_iter().flatten().filter(|&from| free(from)) {
        if matches!(scan.class(from), Class::Mark | Class::Latin)
            && scan.marker(from, job!("code_and_word")).is_none()
            && let Some((index, end)) = scan.find(from, pick_currency)
            && end == start
        {
            return Some((scan.words.currencies[index as usize].code.clone(), from));
        }
    }
    None
}

/// An indefinite currency of at most three words that ends before token `end`: the token it begins at.
pub(crate) fn indefinite_before(scan: &Scan, end: usize) -> Option<(usize, u16)> {
    (end.saturating_sub(3)..end).rev().find_map(|from| {
        if !scan.is(from, words::CURRENCY) || scan.tok(from).has(clitic::ARTICLE) {
            return None;
        }
        let (index, after) = scan.find(from, pick_currency)?;
        (resolve(scan, index, after).1 == end).then_some((from, index))
    })
}

/// Whether the currency `index` named before token `end` is one that is written with three decimals behind `mark`.
pub(crate) fn named_three_decimals(scan: &Scan, index: u16, end: usize, mark: u8) -> bool {
    three_decimals(scan, &resolve(scan, index, end).0, mark)
}
