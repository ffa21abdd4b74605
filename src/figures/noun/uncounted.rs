//! What stands behind a number and is not what it counts: the object of the verb, a verb with its object, a predicate.

use crate::figures::numeral::Numeral;
use crate::figures::tokens::noun_shape::{Owner, pronoun_end};
use crate::figures::tokens::particles::written_with_article;
use crate::figures::tokens::plural::{ends_masculine, sound};
use crate::figures::tokens::scan::Scan;
use crate::figures::tokens::words;
use crate::text::code::letter;
use rust_decimal::Decimal;

/// What the lexicon knows numbers to count.
const KNOWN: u32 = words::COUNTED | words::ROLE | words::PERSON | words::THING;

/// Whether the word at token `at`, right behind the number `n`, is surely not what `n` counts.
pub(super) fn uncounted(scan: &Scan, n: &Numeral, at: usize) -> bool {
    object(scan, n, at) || with_object(scan, at) || predicate(scan, at)
}

/// أرسلت تسع وفودا: three to ten stand before a genitive, so that an accusative is the object.
fn object(scan: &Scan, n: &Numeral, at: usize) -> bool {
    let few = n.value.is_some_and(|v| v > Decimal::TWO && v < Decimal::TEN) && !n.digits && !n.definite;
    let [alef, waw] = [letter('ا'), letter('و')];
    let plural = |stem: &[u8]| match stem {
        // ضحايا
        [_, _, o, c] => [alef, waw].contains(o) && *c != letter('ي'),
        [a, _, _, o, _] => [*a, *o] == [alef; 2],
        _ => sound(stem),
    };
    few && n.end == at && scan.codes(at).strip_suffix(&[alef]).is_some_and(plural)
}

/// 40 ألفا شيعوه, 84 درستها الهيئة, أعلنت 460 نتائجها: a verb or noun with a pronoun; but 20 مشبوها, تنبيها, whose ه is their own.
fn with_object(scan: &Scan, at: usize) -> bool {
    let word = scan.codes(at);
    let verb = |stem: &[u8]| stem.len() > 3 && stem.ends_with(&[letter('و')]) && stem[0] != letter('م');
    scan.bits(at) == 0
        && !written_with_article(scan, at)
        && match pronoun_end(word) {
            Some((Owner::His, stem)) => verb(stem) && scan.written(at).ends_with('ه'),
            Some((Owner::Hers, stem)) => {
                let past = stem.len() > 3 && stem.ends_with(&[letter('ت')]);
                verb(stem) || past || stem.len() > 3 && scan.words.get(stem).bits & !words::MARKER != 0
            }
            _ => false,
        }
}

/// 260 ألفا محاصرون, 4 فاقدون للوعي: a participle in the nominative, in which no number puts what it counts.
fn predicate(scan: &Scan, at: usize) -> bool {
    let word = scan.codes(at);
    let participle = word.len() > 5 && (word[0] == letter('م') || word[1] == letter('ا'));
    participle && ends_masculine(word) && !scan.is(at, KNOWN)
}
