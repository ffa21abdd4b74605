//! Shapes of words that tell what follows a number: a plural, a verb, the next clause, a purpose.

use super::particles::{A_HALF, FAMILY, HOUSEHOLD};
use super::scan::Scan;
use crate::text::code::letter;

/// عائلة, أسرة: a whole whose members are not named.
pub(super) fn family(word: &[u8]) -> bool {
    const FAMILIES: [&[u8]; 2] = [FAMILY, HOUSEHOLD];
    FAMILIES.contains(&word)
}

/// يهدف, يستقبلونه: a word in ي that the lexicon does not know; the few nouns in ي are peoples, أيتام and names of things.
pub(super) fn present_verb(scan: &Scan, i: usize) -> bool {
    const NOUNS: [[u8; 3]; 6] = [
        [letter('ي'), letter('ه'), letter('و')],
        [letter('ي'), letter('م'), letter('ن')],
        [letter('ي'), letter('ت'), letter('ي')],
        [letter('ي'), letter('و'), letter('ن')],
        [letter('ي'), letter('و'), letter('ر')],
        [letter('ي'), letter('ا'), letter('ب')],
    ];
    let word = scan.codes(i);
    word.len() > 3 && word[0] == letter('ي') && scan.bits(i) == 0 && !NOUNS.iter().any(|noun| word.starts_with(noun))
}

/// أوراق, أعضاء: the commonest broken plural, told from إصدار by its hamza. `word` is the word at token `i` or its front.
pub(super) fn broken_plural(scan: &Scan, i: usize, word: &[u8]) -> bool {
    (5..=6).contains(&word.len())
        && word[0] == letter('ا')
        && word[3] == letter('ا')
        && scan.span(i, i + 1).of(scan.text).starts_with('أ')
}

/// Whether a word that the lexicon does not know ends in a pronoun of people (موقفهم): what is counted is indefinite.
pub(super) fn owned(scan: &Scan, i: usize) -> bool {
    const OWNERS: [&[u8]; 3] =
        [&[letter('ه'), letter('م')], &[letter('ه'), letter('م'), letter('ا')], &[letter('ه'), letter('ن')]];
    let word = scan.codes(i);
    scan.bits(i) == 0 && OWNERS.iter().any(|end| word.len() >= end.len() + 3 && word.ends_with(end))
}

/// نصفهم, معظمها stand behind what is counted.
pub(super) fn half_of_them(word: &[u8]) -> bool {
    word.strip_prefix(A_HALF).is_some_and(|rest| rest.len() >= 2 && rest[0] == letter('ه'))
}

/// Whether the word is و and a word that the lexicon does not know: وأصيب, وغيبوبة, وامتداداتها after a number.
pub(super) fn begins_conjunct(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i);
    if word.len() <= 4 || word[0] != letter('و') || scan.bits(i) != 0 {
        return false;
    }
    let written = scan.span(i, i + 1).of(scan.text);
    let hamza = written.starts_with("وأ") || written.starts_with("وإ") || written.starts_with("وآ");
    let [alef, teh] = [letter('ا'), letter('ت')];
    // والد, وافد; not واستقبال, وانتشار, واقتحام.
    if word[1] == alef {
        let verbal =
            word.len() > 6 && (word[2..].starts_with(&[letter('س'), teh]) || word[2] == letter('ن') || word[3] == teh);
        return hamza || verbal || word[2] == letter('ل') && word.len() > 5;
    }
    const OWNED: [&[u8]; 2] = [&[letter('ه'), letter('ا')], &[letter('ه'), letter('م')]];
    let owned = word.len() > 5 && OWNED.iter().any(|end| word.ends_with(end));
    owned || conjunct_shape(word)
}

/// Nouns that begin with و themselves are few and follow the patterns of وزير, وفد, وفاة, وحدة.
fn conjunct_shape(word: &[u8]) -> bool {
    [letter('ي'), letter('ت'), letter('ب'), letter('ل')].contains(&word[1])
}

/// Whether the word is ل or ب and a verbal noun that the lexicon does not know: لتمثيل, بتهمة, لاستقبال.
pub(super) fn begins_purpose(scan: &Scan, i: usize) -> bool {
    const STARTS: [&[u8]; 5] = [
        &[letter('ل'), letter('ت')],
        &[letter('ل'), letter('ل')],
        &[letter('ب'), letter('ت')],
        &[letter('ب'), letter('ا'), letter('ل')],
        &[letter('ل'), letter('ا'), letter('س'), letter('ت')],
    ];
    let word = scan.codes(i);
    word.len() > 4 && scan.bits(i) == 0 && STARTS.iter().any(|s| word.starts_with(s))
}

/// Shapes that only verbs have: plural past (وا) and present with a plural ending.
pub(super) fn verb_shape(word: &[u8]) -> bool {
    let ends = |a: char, b: char| word.ends_with(&[letter(a), letter(b)]);
    (word.len() > 3 && ends('و', 'ا')) || (word.len() > 5 && word[0] == letter('ي') && ends('و', 'ن'))
}

/// Shapes of plural nouns, which follow three to ten.
pub(super) fn plural_shape(word: &[u8]) -> bool {
    let ends = |a: char, b: char| word.ends_with(&[letter(a), letter(b)]);
    let broken = word.len() >= 4 && word[0] == letter('ا') && word[1] != letter('ل');
    let inner = word.len() >= 4 && word[1..word.len() - 1].iter().any(|&c| c == letter('و') || c == letter('ا'));
    ends('ا', 'ت') || ends('ي', 'ن') || ends('و', 'ن') || broken || inner || word.len() == 3
}
