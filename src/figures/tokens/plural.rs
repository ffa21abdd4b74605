//! Shapes of plurals: the sound endings, the commonest broken patterns, and both with a pronoun behind.

use super::noun_shape::{Owner, pronoun_end, with_teh_marbuta};
use super::particles::{ARTICLE, FEMININE_DUALS, THAT, starts_with_article};
use super::scan::{Scan, clitic};
use super::words::{self, Sense, job};
use crate::text::code::letter;
use crate::text::tokens::Class;

/// ات.
const FEMININE: &[u8] = &[letter('ا'), letter('ت')];

/// ون.
const MASCULINE: &[u8] = &[letter('و'), letter('ن')];

/// ين, with which the dual is written too.
const OBLIQUE: &[u8] = &[letter('ي'), letter('ن')];

/// سيارات.
pub(crate) fn ends_feminine(word: &[u8]) -> bool {
    word.ends_with(FEMININE)
}

/// معلمون.
pub(crate) fn ends_masculine(word: &[u8]) -> bool {
    word.ends_with(MASCULINE)
}

/// معلمين, which the dual is written like.
pub(crate) fn ends_oblique(word: &[u8]) -> bool {
    word.ends_with(OBLIQUE)
}

/// A sound plural by its ending: ات, ون, ين.
pub(crate) fn sound(word: &[u8]) -> bool {
    ends_feminine(word) || ends_masculine(word) || ends_oblique(word)
}

/// A word that is a plural by its ending, its pattern before a pronoun, or the lexicon.
pub(crate) fn plural_at(scan: &Scan, i: usize) -> bool {
    sound(scan.codes(i)) || plural_of_owner(scan, i) || scan.marker(i, job!("plural")).is_some()
}

/// الدول العربية الـ22: a definite plural, which an adjective in the feminine singular describes.
pub(crate) fn definite_plural(scan: &Scan, i: usize) -> bool {
    scan.class(i) == Class::Word
        && (scan.tok(i).has(clitic::ARTICLE) || starts_with_article(scan.codes(i)) || plural_of_owner(scan, i))
        && plural_at(scan, i)
}

/// Whether a plural stands before token `i`.
pub(crate) fn plural_before(scan: &Scan, i: usize) -> bool {
    i > 0 && scan.class(i - 1) == Class::Word && plural_at(scan, i - 1)
}

/// ركلات, سيارات: a sound plural whose singular in ة the lexicon knows; not قرارات.
pub(crate) fn of_feminine(scan: &Scan, word: &[u8]) -> bool {
    let known = |singular: &[u8]| scan.words.get(singular).bits != 0;
    let stem = word.strip_suffix(FEMININE).filter(|stem| stem.len() >= 3);
    stem.and_then(|stem| with_teh_marbuta(stem, known)) == Some(true)
}

/// ولاياتها, قطاعاته, أعضائها: a sound feminine plural or a broken one with a pronoun. حياته and وفاتها are too short to be one, and the singular
/// of مباراته is a word that the lexicon knows.
fn plural_of_owner(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i);
    let singular = |stem: &[u8]| [&stem[..stem.len() - 1], &[letter('ه')]].concat();
    pronoun_end(word).filter(|(owner, _)| !matches!(owner, Owner::Both | Owner::TheirsFeminine)).is_some_and(
        |(_, stem)| {
            let sound = stem.len() >= 5 && ends_feminine(stem) && scan.words.get(&singular(stem)).bits == 0;
            // ركابها, بنوده
            let plural = |sense| matches!(sense, Sense::Marker(job, _) if job == job!("plural")).then_some(());
            // ببنوده, لركابها
            let bare = stem.split_first().filter(|(first, _)| [letter('ب'), letter('ل'), letter('و')].contains(first));
            let known = |stem: &[u8]| scan.words.alone(stem, plural).is_some();
            let owned = || !scan.teh_marbuta(i) && (known(stem) || bare.is_some_and(|(_, rest)| known(rest)));
            sound || broken_with_hamza(scan, i, stem) || owned()
        },
    )
}

/// أوراق, أعضاء: the commonest broken plural, told from إصدار by its hamza. `word` is the word at token `i` or its front.
pub(crate) fn broken_with_hamza(scan: &Scan, i: usize, word: &[u8]) -> bool {
    (5..=6).contains(&word.len())
        && word[0] == letter('ا')
        && word[3] == letter('ا')
        && scan.written(i).starts_with('أ')
}

/// أركان, أبناء, مراكز, فصول: the commonest shapes of plurals that no ending gives away.
pub(crate) fn broken(scan: &Scan, i: usize) -> bool {
    let [alef, meem, waw] = [letter('ا'), letter('م'), letter('و')];
    let shape = match scan.stem(i) {
        [a, _, _, o, _] if [*a, *o] == [alef, alef] => scan.written_with(i, 'أ'),
        [m, _, a, _, _] => [*m, *a] == [meem, alef],
        [_, _, o, _] => *o == waw && scan.is(i, words::COUNTED),
        _ => false,
    };
    shape && !scan.is(i, words::ROLE)
}

/// الأسباب, الأهداف: whether the word at token `i` is a definite plural of the shape that its hamza gives away.
pub(crate) fn definite_broken(scan: &Scan, i: usize) -> bool {
    let alef = letter('ا');
    let shape = |stem: &[u8]| matches!(stem, [a, _, _, o, _] if [*a, *o] == [alef, alef]);
    scan.class(i) == Class::Word && scan.codes(i).strip_prefix(ARTICLE).is_some_and(shape) && scan.written_with(i, 'أ')
}

/// الزعماء, الأطراف, المدارس, البنوك, الرجال: the other shapes of plurals, which some singulars share.
pub(crate) fn may_be_broken(scan: &Scan, i: usize) -> bool {
    let written = scan.written(i);
    let [alef, meem, waw, hamza] = [letter('ا'), letter('م'), letter('و'), letter('ء')];
    let word = scan.codes(i);
    let stem = word.strip_prefix(&[alef, letter('ل')]).unwrap_or_else(|| scan.stem(i));
    match stem {
        [.., a, h] if [*a, *h] == [alef, hamza] => true,
        [a, _, _, o, _] if [*a, *o] == [alef, alef] => written.contains('أ'),
        [m, _, a, _, _] | [m, _, a, _, _, _] if [*m, *a] == [meem, alef] => true,
        // الحوادث, الجوائز
        [_, o, a, _, _] if [*o, *a] == [waw, alef] => true,
        [_, _, o, _] => [alef, waw].contains(o),
        _ => false,
    }
}

/// Any shape of plural nouns, which follow three to ten.
pub(crate) fn any_shape(word: &[u8]) -> bool {
    let broken = word.len() >= 4 && word[0] == letter('ا') && word[1] != letter('ل');
    let inner = word.len() >= 4 && word[1..word.len() - 1].iter().any(|&c| c == letter('و') || c == letter('ا'));
    sound(word) || broken || inner || word.len() == 3
}

/// جنديان سودانيان, مهاجرين سودانيين: whether two words in a row end like the same dual, the second an adjective of the first.
pub(crate) fn both_dual(scan: &Scan, noun: usize, adjective: usize) -> bool {
    const ENDS: [&[u8]; 2] = [THAT, OBLIQUE];
    let stem = |i: usize| {
        let ending = |end: &usize| scan.codes(i).strip_suffix(ENDS[*end]).is_some_and(|stem| stem.len() > 2);
        (0..ENDS.len()).find(ending).map(|end| (end, &scan.codes(i)[..scan.codes(i).len() - ENDS[end].len()]))
    };
    let (Some((a, _)), Some((b, nisba))) = (stem(noun), stem(adjective)) else { return false };
    scan.class(noun) == Class::Word && a == b && nisba.last() == Some(&letter('ي'))
}

/// حقيقتين مهمتين: whether two words end in the same dual of the feminine, behind which the first has letters enough for a noun.
pub(crate) fn same_dual(scan: &Scan, noun: usize, adjective: usize) -> bool {
    const LEAST: usize = 6;
    let same = FEMININE_DUALS.iter().any(|end| scan.codes(noun).ends_with(end) && scan.codes(adjective).ends_with(end));
    // حربين عالميتين مدمرتين: an adjective itself.
    let adjective = || noun > 0 && ends_oblique(scan.codes(noun - 1)) && scan.codes(noun - 1).len() > 4;
    same && scan.codes(noun).len() >= LEAST && !starts_with_article(scan.codes(noun)) && !adjective()
}
