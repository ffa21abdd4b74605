//! Nouns that stand before their number: المهاجمين الثلاثة, أعضاء المجلس الخمسة, شخص واحد, شعراء ثلاثة.

use super::noun::{feminine, is_case, is_function, plausible};
use super::numeral::{self, Numeral};
use super::particles::article;
use super::rank;
use super::scan::{Scan, clitic};
use super::words;
use crate::text::code::letter;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// المراكز الانتخابية الـ (85): the definite plural that a number in brackets with the article counts.
pub(super) fn bracketed(scan: &Scan, n: &Numeral) -> Option<usize> {
    let article_at = n.start.checked_sub(2).filter(|_| scan.mark(n.start - 1, b'('))?;
    let the = super::scan::clitics_only(scan.codes(article_at)).is_some_and(|bits| bits & clitic::ARTICLE != 0);
    let (described, plural) = (article_at.checked_sub(1)?, article_at.checked_sub(2));
    let definite = |i: usize| rank::definite_plural(scan, i);
    if !the || !article(scan, described) {
        return None;
    }
    if definite(described) { Some(described) } else { plural.filter(|&p| definite(p) || article(scan, p)) }
}

/// شعراء ثلاثة: an indefinite plural before a number in words.
pub(super) fn plural_before(scan: &Scan, n: &Numeral) -> Option<usize> {
    let small = n.value.is_some_and(|v| v > Decimal::TWO && v <= Decimal::TEN) && !n.digits && !n.definite;
    let before = n.start.checked_sub(1).filter(|&b| small && scan.tok(n.start).clitics == 0 && plausible(scan, b))?;
    let word = scan.codes(before);
    let plural = [['ا', 'ء'], ['ا', 'ت'], ['ي', 'ن'], ['و', 'ن']].iter().any(|p| word.ends_with(&p.map(letter)));
    (plural && scan.tok(before).clitics == 0).then_some(before)
}

/// The noun before a definite number, or before واحد and اثنين: المهاجمين الثلاثة, شخص واحد.
pub(super) fn preceding(scan: &Scan, n: &Numeral) -> Option<usize> {
    let prefixed = numeral::with_article(scan, n);
    let before = n.start.checked_sub(if prefixed { 2 } else { 1 })?;
    let word = (scan.class(before) == Class::Word).then(|| scan.codes(before))?;
    let definite = article(scan, before) || scan.tok(before).has(clitic::ARTICLE);
    if is_function(scan, before) || (n.definite || prefixed) != definite && !construct(scan, before, n) {
        return None;
    }
    // حالات الوفاة الأربعة: the head of a construct is what is counted.
    match before.checked_sub(1) {
        Some(head) if is_case(scan, head) => Some(head),
        // الدول العربية الـ22
        Some(head) if definite && described(word) && rank::definite_plural(scan, head) => Some(head),
        Some(_) if n.definite && definite && !rank::plural_at(scan, before) && !looks_broken(scan, before) => {
            construct_head(scan, before).or(Some(before))
        }
        Some(head) if !n.definite && adjective_of(scan, head, before) => Some(head),
        _ => Some(before),
    }
}

/// Tokens from a definite noun back to the plural that it makes definite.
const CONSTRUCT: usize = 3;

/// أركان البيت الأربعة, أعضاء مجلس الإدارة الخمسة: the plural that a definite singular stands behind.
fn construct_head(scan: &Scan, before: usize) -> Option<usize> {
    let inside = |i: usize| {
        scan.class(i) == Class::Word && !article(scan, i) && !is_function(scan, i) && !scan.tok(i).has(clitic::ARTICLE)
    };
    let words = (before.saturating_sub(CONSTRUCT)..before).rev().take_while(|&i| inside(i));
    words.into_iter().find(|&i| rank::plural_at(scan, i) || broken_plural(scan, i))
}

/// أركان, أبناء: the commonest shape of plurals that no ending gives away.
fn broken_plural(scan: &Scan, i: usize) -> bool {
    matches!(scan.stem(i), [a, _, _, o, _] if [*a, *o] == [letter('ا'), letter('ا')])
        && !scan.is(i, words::ROLE | words::SOURCE)
}

/// الزعماء, الأطراف, المدارس, البنوك, الرجال: the other shapes of plurals, which some singulars share.
fn looks_broken(scan: &Scan, i: usize) -> bool {
    let written = scan.span(i, i + 1).of(scan.text);
    let [alef, meem, waw, hamza] = [letter('ا'), letter('م'), letter('و'), letter('ء')];
    match scan.stem(i) {
        [.., a, h] if [*a, *h] == [alef, hamza] => true,
        [a, _, _, o, _] if [*a, *o] == [alef, alef] => !written.contains('إ'),
        [m, _, a, _, _] | [m, _, a, _, _, _] if [*m, *a] == [meem, alef] => true,
        [_, _, o, _] => [alef, waw].contains(o),
        _ => false,
    }
}

/// إدارة تقنية واحدة: an adjective in ية or ي between a noun and its one.
fn adjective_of(scan: &Scan, head: usize, adjective: usize) -> bool {
    let word = scan.codes(adjective);
    let nisba = word.ends_with(&[letter('ي'), letter('ه')]) || word.ends_with(&[letter('ي')]);
    // حصة تدريبية
    let both = |i: usize| scan.span(i, i + 1).of(scan.text).ends_with('ة');
    let known = both(head) && both(adjective) && scan.tok(head).clitics == 0
        || scan.is(head, words::COUNTED)
        || head > 0 && is_function(scan, head - 1)
        || scan.tok(head).has(clitic::BA | clitic::LAM);
    nisba
        && known
        && word.len() > 4
        && !scan.is(adjective, words::COUNTED)
        && scan.class(head) == Class::Word
        && !is_function(scan, head)
        && !article(scan, head)
        && feminine(scan, head) == feminine(scan, adjective)
}

/// العربية, الفلسطينيون, المستقلين: the shapes of adjectives that describe a plural.
fn described(word: &[u8]) -> bool {
    const NISBA: [&[u8]; 2] = [&[letter('ي'), letter('و'), letter('ن')], &[letter('ي'), letter('ي'), letter('ن')]];
    word.ends_with(&[letter('ه')]) || NISBA.iter().any(|n| word.ends_with(n))
}

fn construct(scan: &Scan, i: usize, n: &Numeral) -> bool {
    const ENDINGS: [&[u8]; 3] = [&[letter('ه')], &[letter('ه'), letter('ا')], &[letter('ه'), letter('م')]];
    n.definite && ENDINGS.iter().any(|end| scan.codes(i).ends_with(end))
}
