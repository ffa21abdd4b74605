//! Who is named before a colon or أن where a sentence opens: وزير الصحة: لدينا 200 سرير, "الأرصاد": أمطار.

use super::attribution::opening_name;
use super::heading::heading;
use super::name::name;
use crate::figures::speech::own_names::{own_name, person};
use crate::figures::speech::source_word::{event, how, named, quoted, verb};
use crate::figures::speech::voice::Voice;
use crate::figures::speech::{FOR, addressee, is_that};
use crate::figures::tokens::quotation::quote_mark;
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{self, Needs, Sense, job};
use crate::lexicon::schema::SourceHow;
use crate::text::tokens::Class;

/// Tokens of a name in quotation marks that opens a headline, with its marks.
const QUOTED: usize = 7;

/// مسؤول في الوزارة: ..., who is named before a colon or أن at the start of the sentence.
pub(super) fn announced(scan: &Scan, start: usize, end: usize) -> Option<Voice> {
    let opens = start == 0 || scan.class(start - 1) == Class::Break || behind_ticker(scan, start);
    // عاجل: وزارة الصحة: ...
    let start = if opens { ticker(scan, start).unwrap_or(start) } else { start };
    let voice = |name, from| Some(Voice::of(name, start, from));
    if let Some(colon) = opening_name(scan, start, end) {
        return voice((start, colon), colon);
    }
    if opens && let Some((to, colon)) = told_outlet(scan, start, end).or_else(|| by_name(scan, start, end)) {
        return voice((start, to), colon);
    }
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

/// عاجل:, بالفيديو.., #عاجل: past what an outlet puts before the news.
fn ticker(scan: &Scan, start: usize) -> Option<usize> {
    let from = start + usize::from(scan.mark(start, b'#'));
    let past = scan.marker(from, job!("ticker"))?;
    let parts = |i: usize| matches!(scan.class(i), Class::Mark) && !scan.mark(i, b'"');
    let after = (past..past + 3).find(|&i| !parts(i))?;
    (after > past || from > start).then_some(after)
}

/// Whether a ticker stands right before token `start`, from which a mark that ends a sentence parts it.
fn behind_ticker(scan: &Scan, start: usize) -> bool {
    const LONGEST: usize = 4;
    (start.saturating_sub(LONGEST)..start).any(|i| ticker(scan, i) == Some(start))
}

/// Words of a name before who is told.
const NAME: usize = 9;

/// مصدر أمني لـ«الصباح»: ..., الأرصاد للأناضول: ...: where the name ends that opens a headline, before the outlet that is told, and the colon.
fn told_outlet(scan: &Scan, start: usize, end: usize) -> Option<(usize, usize)> {
    let past = |i: usize| {
        if scan.is_word(i, FOR) {
            let bracket = || (scan.mark(i + 1, b'(') && scan.mark(i + 3, b')')).then_some(i + 4);
            return quoted(scan, i + 1).or_else(bracket);
        }
        let one = addressee(scan, i) && scan.tok(i).has(clitic::LAM);
        let outlet =
            || scan.codes(i).strip_prefix(FOR).is_some_and(|name| scan.words.alone(name, own_outlet).is_some());
        scan.marker(i, job!("to_the_media")).or((one || outlet()).then_some(i + 1))
    };
    let inside = |i: &usize| {
        let mark = quote_mark(scan, *i) || scan.mark(*i, b'(') || scan.mark(*i, b')');
        mark || matches!(scan.class(*i), Class::Word | Class::Latin) && (verb(scan, *i).is_none() || named(scan, *i))
    };
    let to = (start + 1..end.min(start + NAME))
        .take_while(inside)
        .find(|&i| past(i).is_some_and(|past| scan.mark(past, b':')))?;
    (scan.class(start) == Class::Word && inside(&start)).then_some(())?;
    past(to).map(|colon| (to, colon))
}

/// رويترز.
fn own_outlet(sense: Sense) -> Option<()> {
    matches!(sense, Sense::Source(SourceHow::Noun, Needs::Medium)).then_some(())
}

/// لافروف: دمرنا 40 دبابة, سالم ناصر: ..., حماس: ..., دراسة: ...: a name that tells by itself who it is, or one word for people or a document,
/// before a colon behind which a sentence follows.
fn by_name(scan: &Scan, start: usize, end: usize) -> Option<(usize, usize)> {
    const LEAST: usize = 4;
    let colon = (start + 1..end.min(start + NAME)).find(|&i| scan.class(i) != Class::Word)?;
    let kind = || how(scan, start, SourceHow::Noun).filter(|&(_, after)| after == colon).map(|found| found.0);
    let one = || {
        let definite = scan.tok(start).has(clitic::ARTICLE);
        let clause = scan.class(colon + 1) == Class::Word && !scan.is(colon + 1, words::NUMBER | words::UNIT);
        scan.tok(start).clitics & !clitic::ARTICLE == 0
            && match kind() {
                Some(Needs::Body) => clause,
                Some(Needs::Nothing) => !definite || clause,
                _ => false,
            }
    };
    let known = || own_name(scan, start) == Some(colon) || person(scan, start) == Some(colon);
    // ممرضون: 30، أطباء: 40
    let listed = || (colon + 1..end).any(|i| scan.mark(i, b':') && scan.class(i - 1) == Class::Word);
    let told = scan.mark(colon, b':') && end > colon + LEAST && !scan.mark(colon + 1, b':');
    (told && (known() || one()) && !listed()).then_some((colon, colon))
}

fn person_or_office(scan: &Scan, i: usize) -> bool {
    let needs = how(scan, i, SourceHow::Noun).map(|h| h.0);
    matches!(needs, Some(Needs::Body | Needs::Title | Needs::Courtesy | Needs::Medium | Needs::Nothing))
}
