//! Who is named before a colon or أن where a sentence opens: وزير الصحة: لدينا 200 سرير, "الأرصاد": أمطار.

use super::attribution::opening_name;
use super::heading::heading;
use super::name::name;
use crate::figures::speech::is_that;
use crate::figures::speech::source_word::{event, how, named, quoted};
use crate::figures::speech::voice::Voice;
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{self, Needs};
use crate::lexicon::schema::SourceHow;
use crate::text::tokens::Class;

/// Tokens of a name in quotation marks that opens a headline, with its marks.
const QUOTED: usize = 7;

/// مسؤول في الوزارة: ..., who is named before a colon or أن at the start of the sentence.
pub(super) fn announced(scan: &Scan, start: usize, end: usize) -> Option<Voice> {
    let voice = |name, from| Some(Voice::of(name, start, from));
    if let Some(colon) = opening_name(scan, start, end) {
        return voice((start, colon), colon);
    }
    let opens = start == 0 || scan.class(start - 1) == Class::Break;
    // "الأرصاد": أمطار
    if let Some(close) = quoted(scan, start).filter(|&close| opens && scan.mark(close, b':') && close < start + QUOTED)
    {
        return voice((start + 1, close - 1), close);
    }
    if !named(scan, start) || scan.tok(start).clitics & !clitic::ARTICLE != 0 {
        return None;
    }
    let found = name(scan, start, end)?;
    // الشيخ أن: a passage that begins behind its verb.
    let cut = opens && is_that(scan, found.past) && person_or_office(scan, start);
    // الداخلية: ضبط 40 متهما; but الجيش: 40 شهيدا
    let headline = || opens && scan.is(start, words::SOURCE_NOUN) && event(scan, found.past + 1);
    // دراسة: 30% من الأطفال; but الجيش: 40 شهيدا
    let document = || {
        let kind = how(scan, start, SourceHow::Noun).map(|h| h.0);
        opens
            && matches!(kind, Some(Needs::Carrier | Needs::Title | Needs::Medium))
            && found.head
            && found.from == start
    };
    let long = found.past - found.from >= 2 || headline() || document();
    (cut || long && scan.mark(found.past, b':') && !heading(scan, &found))
        .then(|| voice((found.from, found.to), found.past))
        .flatten()
}

fn person_or_office(scan: &Scan, i: usize) -> bool {
    let needs = how(scan, i, SourceHow::Noun).map(|h| h.0);
    matches!(needs, Some(Needs::Body | Needs::Title | Needs::Courtesy | Needs::Medium | Needs::Nothing))
}
