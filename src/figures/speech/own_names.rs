//! Names that tell by themselves what they are: sources by their own names, places, and people by a given name.

use super::opens_speech;
use super::source_word::{event, name_part, nisba, possessed, verbal_shape};
use crate::figures::tokens::particles::{ABD, COMPOUND, KUNYA, starts_with_article};
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{self, Sense};
use crate::text::tokens::Class;

/// رويترز, هيومن رايتس ووتش: the token behind the name of a source that is whole by itself.
pub(crate) fn own_name(scan: &Scan, i: usize) -> Option<usize> {
    if !scan.is(i, words::OWN_NAME) {
        return None;
    }
    scan.find(i, |sense| matches!(sense, Sense::OwnName).then_some(())).map(|found| found.1)
}

/// كوريا الشمالية: the token behind the words of a place.
pub(crate) fn place_end(scan: &Scan, i: usize) -> Option<usize> {
    let place = |sense| matches!(sense, Sense::CurrencyPlace(_) | Sense::Place).then_some(());
    if scan.is(i, words::PLACE) { scan.find(i, place).map(|place| place.1) } else { None }
}

/// خالد الناصري, عبد الله حسن: the token behind the name of a person, where a given name stands at token `i` and another name
/// behind it.
pub(crate) fn person(scan: &Scan, i: usize) -> Option<usize> {
    const OTHER: u32 = !(words::MARKER | words::LONGER | words::ADJECTIVE | words::NOUN_ADJECTIVE | words::PLACE);
    const LONGEST: usize = 6;
    let word = scan.codes(i);
    let child = |at: usize| {
        let unknown = scan.class(at) == Class::Word && scan.bits(at) == 0;
        scan.words.given_name(scan.codes(at)).is_some()
            || unknown && !(verbal_shape(scan, at) || opens_speech(scan, at))
    };
    let (next, weak) = match word {
        ABD if scan.class(i + 1) == Class::Word => (i + 2, false),
        // أم محمد, أبو خالد الناصري
        _ if scan.tok(i).clitics == 0 && KUNYA.contains(&word) && child(i + 1) => {
            let family = scan.class(i + 2) == Class::Word && starts_with_article(scan.codes(i + 2));
            return Some(i + 2 + usize::from(family && nisba(scan.codes(i + 2))));
        }
        // عز الدين بوضياف, عطا الله سالم
        _ if COMPOUND.contains(&scan.codes(i + 1)) && scan.words.given_name(word).is_some() => (i + 2, false),
        _ => (i + 1, scan.words.given_name(word)?),
    };
    let part = |at: usize| name_part(scan, at);
    let family = |at: usize| starts_with_article(scan.codes(at)) && nisba(scan.codes(at));
    let name = |at: usize| {
        scan.class(at) == Class::Word
            && scan.tok(at).clitics & !clitic::ARTICLE == 0
            && (scan.live(at) & OTHER == 0 || part(at) || scan.is(at, words::OWN_NAME))
            && !(verbal_shape(scan, at) || event(scan, at) || opens_speech(scan, at) || possessed(scan, at))
    };
    // حسن سير العمل, but حسن ناصر, حسن العمري
    let sure = |at: usize| family(at) || part(at) || scan.words.given_name(scan.codes(at)).is_some();
    if !name(next) || weak && !sure(next) {
        return None;
    }
    // أحمد بن علي, سالم ناصر العمري
    let more = (next + 1..i + LONGEST).take_while(|&at| part(at - 1) || name(at) && sure(at)).count();
    Some(next + 1 + more)
}
