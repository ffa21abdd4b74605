//! The names of sources: where the name of an official, office or document begins and ends.

use super::particles::starts_with_article;
use super::particles::{ABOUT, AFTER, ALREADY, FROM, IN, ON, SINCE, THIS, THIS_F, TO, WITH};
use super::scan::{Scan, clitic, ends_sentence};
use super::speech::{FOR, SAYING, TODAY, WHICH, WHICH_F, YESTERDAY, addressee, is_that, opens_speech, spelled};
use super::words::{self, Needs, Sense, job};
use crate::lexicon::schema::{RoleHow, SourceHow};
use crate::text::code::{self, letter};
use crate::text::tokens::Class;

/// Longest name of a source, in tokens.
const LONGEST: usize = 24;

/// Pronouns behind what somebody has.
const OWNERS: [&[u8]; 3] =
    [&[letter('ه'), letter('م')], &[letter('ه'), letter('ا')], &[letter('ه'), letter('م'), letter('ا')]];

/// Longest name in quotation marks, in tokens.
const QUOTED: usize = 6;

/// The meaning of a word of attribution at token `i`, and the token after it.
pub(super) fn how(scan: &Scan, i: usize, wanted: SourceHow) -> Option<(Needs, usize)> {
    if scan.live(i) & words::SOURCE == 0 {
        return None;
    }
    scan.find(i, |s| match s {
        Sense::Source(how, needs) if how == wanted => Some(needs),
        _ => None,
    })
}

/// A verb of saying at token `i`; with the article or ب in front it is a noun.
pub(super) fn verb(scan: &Scan, i: usize) -> Option<(Needs, usize)> {
    let tok = scan.tok(i);
    // لكشف هوية: a verbal noun, unless the present follows the ل (ليؤكد).
    let purpose =
        tok.has(clitic::LAM) && !matches!(scan.stem(i).first(), Some(&c) if c == letter('ي') || c == letter('ت'));
    if tok.has(clitic::ARTICLE | clitic::BA | clitic::KAF) || purpose || among(scan, i) {
        return None;
    }
    how(scan, i, SourceHow::Verb)
}

/// بين as a preposition, which it is unless a clause begins with it and an office or official follows.
fn among(scan: &Scan, i: usize) -> bool {
    const BETWEEN: &[u8] = &[letter('ب'), letter('ي'), letter('ن')];
    let word = scan.codes(i);
    let bare = word.strip_prefix(&[letter('و')]).unwrap_or(word);
    let opens = i == 0 || word.len() > 3 || scan.class(i - 1) != Class::Word;
    bare == BETWEEN && !(opens && (named(scan, i + 1) || is_that(scan, i + 1)))
}

/// A noun that the name of a source begins with.
pub(super) fn named(scan: &Scan, i: usize) -> bool {
    how(scan, i, SourceHow::Noun).is_some()
}

/// A sentence's end, but not the point of an initial (د. خالد), of a spaced decimal (4. 5) or before أن.
pub(super) fn ends(scan: &Scan, i: usize) -> bool {
    if !ends_sentence(scan, i) {
        return false;
    }
    // A line that a comma ends goes on with the next one.
    if scan.class(i) == Class::Break {
        return !(i > 0 && comma(scan, i - 1) && scan.class(i + 1) == Class::Word);
    }
    if !scan.mark(i, b'.') || i == 0 {
        return true;
    }
    // Two points in a line are a pause.
    let goes_on = scan.class(i + 1) == Class::Word && scan.codes(i + 1).first() != Some(&letter('و'));
    let pause = scan.mark(i - 1, b'.') && goes_on || scan.mark(i + 1, b'.');
    let initial = scan.class(i - 1) == Class::Word && scan.codes(i - 1).len() == 1;
    let decimal = scan.class(i - 1) == Class::Digits && scan.class(i + 1) == Class::Digits;
    !(pause || initial || decimal || scan.class(i + 1) == Class::Word && is_that(scan, i + 1))
}

const SON: &[u8] = &[letter('ب'), letter('ن')];
pub(super) const NAMED: &[u8] = &[letter('ب'), letter('ا'), letter('س'), letter('م')];
const DURING: &[u8] = &[letter('خ'), letter('ل'), letter('ا'), letter('ل')];
const DAY: &[u8] = &[letter('ي'), letter('و'), letter('م')];
const SAME: &[u8] = &[letter('ن'), letter('ف'), letter('س')];
const VERY: &[u8] = &[letter('ذ'), letter('ا'), letter('ت')];
const HENCE: &[u8] = &[letter('ف'), letter('ق'), letter('د')];
/// What somebody says something on: تعليقا على, ردا على.
const AFTERTHOUGHT: [&[u8]; 2] = [
    &[letter('ت'), letter('ع'), letter('ل'), letter('ي'), letter('ق'), letter('ا')],
    &[letter('ر'), letter('د'), letter('ا')],
];

/// A comma of either script.
pub(super) fn comma(scan: &Scan, i: usize) -> bool {
    scan.mark(i, code::COMMA) || scan.mark(i, b',')
}

/// Prepositions, whose noun is no subject.
pub(super) fn preposition(scan: &Scan, i: usize) -> bool {
    const BEFORE: &[u8] = &[letter('ق'), letter('ب'), letter('ل')];
    [IN, FROM, ABOUT, TO, ON, DURING, WITH, AFTER, BEFORE, SINCE].contains(&scan.codes(i))
}

/// على is a preposition; علي, as it is written, a name unless the article follows.
fn on(scan: &Scan, i: usize) -> bool {
    scan.is_word(i, ON) && (!scan.span(i, i + 1).of(scan.text).ends_with('ي') || starts_with_article(scan.codes(i + 1)))
}

/// After these a ل belongs to the office: المدير العام لوكالة الأنباء.
fn takes_office(scan: &Scan, i: usize) -> bool {
    const WORDS: [&[u8]; 5] = [
        &[letter('ا'), letter('ل'), letter('ع'), letter('ا'), letter('م')],
        &[letter('ا'), letter('ل'), letter('ع'), letter('ا'), letter('م'), letter('ه')],
        &[letter('ع'), letter('ا'), letter('م')],
        &[letter('ا'), letter('ل'), letter('ت'), letter('ن'), letter('ف'), letter('ي'), letter('ذ'), letter('ي')],
        &[letter('ا'), letter('ل'), letter('ر'), letter('س'), letter('م'), letter('ي')],
    ];
    WORDS.contains(&scan.codes(i))
}

/// Words that end a source's name.
fn ends_name(scan: &Scan, i: usize, first: usize) -> bool {
    if ends(scan, i) || opens_speech(scan, i) && i > first {
        return true;
    }
    match scan.class(i) {
        Class::Mark => match scan.tok(i).token.mark {
            b'(' => scan.class(i + 1) != Class::Word || scan.mark(i + 3, b')'),
            b')' | b'.' | b'-' => false,
            b'"' | code::CLOSE_QUOTE => i > first + 3,
            _ => true,
        },
        Class::Digits | Class::Break => true,
        Class::Word => {
            let word = scan.codes(i);
            IN == word && !continues_in(scan, i)
                || [FOR, TODAY, YESTERDAY, DURING, WHICH_F, WHICH, ABOUT, HENCE, ALREADY].contains(&word)
                || on(scan, i)
                || SAYING.contains(&word)
                || AFTERTHOUGHT.contains(&word)
                || scan.is(i, words::WEEKDAY | words::MONTH | words::QUALIFIER)
                || i > first && !scan.tok(i).has(clitic::ARTICLE) && scan.is(i, words::DAY_PART)
                || i > first && ends_inside(scan, i, first)
        }
        _ => false,
    }
}

/// Words that end a name which has begun.
fn ends_inside(scan: &Scan, i: usize, first: usize) -> bool {
    if spelled(scan, i) || kin(scan, i) {
        return false;
    }
    let tok = scan.tok(i);
    let noun = named(scan, i);
    let happens = |s| matches!(s, Sense::Role { how: RoleHow::Before | RoleHow::Both, .. }).then_some(());
    STATED.contains(&scan.codes(i))
        || how(scan, i, SourceHow::Preposition).is_some()
        || verb(scan, i).is_some() && !noun
        || scan.is(i, words::NUMBER | words::DUAL_NOUN) && !noun
        || scan.class(i + 1) == Class::Digits && scan.marker(i, job!("year")).is_some()
        || begins_object(scan, i)
        || tok.has(clitic::BA) && (scan.is(i, words::NOUN_ADJECTIVE) || scan.marker(i, job!("occasion")).is_some())
        || scan.is(i, words::ROLE) && !tok.has(clitic::ARTICLE) && !noun && scan.find(i, happens).is_some()
        || shown(scan, i) && scan.codes(i).len() > 3
        || told_outlet(scan, i)
        || addressee(scan, i) && !takes_office(scan, i - 1) && !(i == first + 1 && carrier(scan, first))
        || scan.is(i, words::FUNCTION)
            && !tok.has(clitic::ARTICLE)
            && ![IN, FROM, SON, NAMED].contains(&scan.codes(i))
            && !tok.has(clitic::CONJUNCTION)
}

/// أبلغ مسؤول في الوزارة الأميركية شبكة ...: an outlet behind a definite word is another noun.
fn told_outlet(scan: &Scan, i: usize) -> bool {
    matches!(how(scan, i, SourceHow::Noun), Some((Needs::Medium, _)))
        && scan.tok(i).clitics == 0
        && !scan.codes(i).ends_with(&[letter('ي'), letter('ن')])
        && starts_with_article(scan.codes(i - 1))
}

/// صورة قالوا إنها, مقطع ادعت أنه: what is shown says nothing.
pub(super) fn shown(scan: &Scan, i: usize) -> bool {
    const WORDS: [&[u8]; 8] = [
        &[letter('ص'), letter('و'), letter('ر'), letter('ه')],
        &[letter('ص'), letter('و'), letter('ر')],
        &[letter('ص'), letter('و'), letter('ر'), letter('ا')],
        &[letter('م'), letter('ق'), letter('ط'), letter('ع')],
        &[letter('م'), letter('ق'), letter('ط'), letter('ع'), letter('ا')],
        &[letter('ف'), letter('ي'), letter('د'), letter('ي'), letter('و')],
        &[letter('ت'), letter('س'), letter('ج'), letter('ي'), letter('ل'), letter('ا')],
        &[letter('خ'), letter('ب'), letter('ر'), letter('ا')],
    ];
    WORDS.contains(&scan.codes(i))
}

/// Verbal nouns without a shape of their own, which after a name are what is stated: عدم, ضرورة, وجود.
const STATED: [&[u8]; 10] = [
    &[letter('ع'), letter('د'), letter('م')],
    &[letter('ض'), letter('ر'), letter('و'), letter('ر'), letter('ه')],
    &[letter('و'), letter('ج'), letter('و'), letter('د')],
    &[letter('و'), letter('ص'), letter('و'), letter('ل')],
    &[letter('و'), letter('ق'), letter('و'), letter('ع')],
    &[letter('ح'), letter('ص'), letter('و'), letter('ل')],
    &[letter('ب'), letter('د'), letter('ء')],
    &[letter('خ'), letter('ف'), letter('ض')],
    &[letter('ر'), letter('ف'), letter('ع')],
    &[letter('ز'), letter('ي'), letter('ا'), letter('د'), letter('ه')],
];

/// باسم خلف،, علي ناصر: a name that is also a preposition, as what follows it and how it is written tell.
fn kin(scan: &Scan, i: usize) -> bool {
    const KHALAF: &[u8] = &[letter('خ'), letter('ل'), letter('ف')];
    if scan.is_word(i, ON) {
        return !on(scan, i);
    }
    scan.is_word(i, KHALAF) && (comma(scan, i + 1) || opens_speech(scan, i + 1))
}

/// A verbal noun with ب: أفاد مصدر طبي بوصول 9 مصابين; in الوزير بتسلئيل سموتريتش الاثنين أنه a name goes on.
fn begins_object(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i);
    let spoken = |at: usize| opens_speech(scan, at) || scan.is(at, words::WEEKDAY) && opens_speech(scan, at + 1);
    if (i + 1..=i + 2).any(spoken) {
        return false;
    }
    word.first() == Some(&letter('ب')) && word.len() > 4 && scan.bits(i) == 0 && !starts_with_article(word)
}

/// A verbal noun by its shape (توزيع, افتتاح), which after a name is what is announced.
pub(super) fn verbal_shape(scan: &Scan, i: usize) -> bool {
    match scan.codes(i) {
        // إقامة, إزالة, but neither أسامة nor the offices إدارة, إذاعة and إمارة.
        [a, _, o, _, t] if [*a, *o, *t] == [letter('ا'), letter('ا'), letter('ه')] => {
            !named(scan, i) && scan.span(i, i + 1).of(scan.text).starts_with('إ')
        }
        [a, l, ..] if [*a, *l] == [letter('ا'), letter('ل')] => false,
        [t, _, _, i, _] => *t == letter('ت') && *i == letter('ي'),
        [a, _, _, _, o, _] => *a == letter('ا') && *o == letter('ا'),
        [a, s, t, _, _, o, _] => [*a, *s, *t, *o] == [letter('ا'), letter('س'), letter('ت'), letter('ا')],
        _ => false,
    }
}

/// مصدر في وزارة الداخلية goes on; الوزير في بيان does not.
fn continues_in(scan: &Scan, i: usize) -> bool {
    scan.class(i + 1) == Class::Word
        && scan.marker(i + 1, job!("occasion")).is_none()
        && !scan.is(i + 1, words::WEEKDAY | words::MONTH | words::FUNCTION | words::UNIT)
}

/// The token after a name in quotation marks that opens at token `i`.
pub(super) fn quoted(scan: &Scan, i: usize) -> Option<usize> {
    if !scan.mark(i, b'"') {
        return None;
    }
    let inside = |at: usize| matches!(scan.class(at), Class::Word | Class::Latin) && !is_that(scan, at);
    let close = (i + 1..=i + 1 + QUOTED).find(|&at| !inside(at))?;
    let closes = scan.mark(close, code::CLOSE_QUOTE) || scan.mark(close, b'"');
    (closes && close > i + 1).then_some(close + 1)
}

/// تقرير لوكالة, بيان لقناة: a document and its office.
fn carrier(scan: &Scan, i: usize) -> bool {
    matches!(how(scan, i, SourceHow::Noun), Some((Needs::Carrier, _)))
}

/// A name while it is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    pub from: usize,
    pub to: usize,
    /// It begins with a noun of offices, people or documents.
    pub head: bool,
    /// Whether the words alone tell a name; else only that something is said does.
    pub sure: bool,
}

/// The name of a source that may begin at token `i`.
pub(super) fn name(scan: &Scan, i: usize, end: usize) -> Option<Name> {
    // وبحسب نفس البلاغ: the document itself is meant.
    let i = if [SAME, VERY].contains(&scan.codes(i)) { i + 1 } else { i };
    if let Some(after) = quoted(scan, i).filter(|&after| after <= end) {
        return Some(Name { from: i + 1, to: after - 1, head: false, sure: false });
    }
    let shown = [THIS, THIS_F].contains(&scan.codes(i));
    let first = if shown { i + 1 } else { i };
    let head = named(scan, first);
    // أشار قائلا: who speaks stands elsewhere.
    if !head && matches!(verb(scan, first), Some((Needs::Carries, _))) {
        return None;
    }
    // المشرف على التعاون: a title of more words than one.
    let mut to =
        how(scan, first, SourceHow::Noun).map_or(first, |(_, after)| if after > first + 1 { after } else { first });
    while to < end && to - i < LONGEST {
        match quoted(scan, to).filter(|&after| head && to > first && to <= first + 4 && after <= end) {
            Some(after) => to = after,
            None if ends_name(scan, to, first) => break,
            None => to += 1,
        }
    }
    if let Some(name) = publisher(scan, first, to, end) {
        return Some(name);
    }
    let trailing = |at: usize| match scan.class(at) {
        Class::Mark => !matches!(scan.tok(at).token.mark, b')' | b'"' | code::CLOSE_QUOTE),
        _ => [FROM, IN, SON, DAY].contains(&scan.codes(at)),
    };
    while to > first && trailing(to - 1) {
        to -= 1;
    }
    if to == first || scan.class(first) != Class::Word {
        return None;
    }
    to = after_title(scan, first, to, end);
    if head && let Some(after) = made_by(scan, to).filter(|&after| after <= end) {
        to = after;
    }
    let fused = scan.tok(first).clitics & !(clitic::ARTICLE | clitic::LAM) != 0;
    let definite = starts_with_article(scan.codes(first));
    let plain = !scan.is(first, words::FUNCTION | words::COUNTED | words::ROLE | words::NUMBER | words::UNIT);
    let rank = scan.is(first, words::ORDINAL);
    let short = scan.codes(first).len() < 3 && scan.codes(first) != SON;
    // وفقا لمعدلاتهم: what somebody has is nobody.
    let written = scan.span(first, first + 1).of(scan.text);
    let owned = !head
        && scan.codes(first).len() > 4
        && (OWNERS.iter().any(|o| scan.codes(first).ends_with(o)) || written.ends_with('ه'));
    if owned || fused || !head && (!plain && !definite || rank || short) {
        return None;
    }
    // احتياجات السوق is a thing, no name.
    let thing = scan.codes(first).ends_with(&[letter('ا'), letter('ت')]) && starts_with_article(scan.codes(first + 1));
    let sure = head || !definite && plain && !thing && to - first >= 2;
    Some(Name { from: i, to, head, sure })
}

/// الدراسة التي أجرتها «المنار»: who made a document, in quotation marks behind a verb with its pronoun.
fn made_by(scan: &Scan, to: usize) -> Option<usize> {
    let relative = [WHICH, WHICH_F].contains(&scan.codes(to));
    let word = scan.codes(to + 1);
    let pronoun = word.ends_with(&[letter('ه')]) || word.ends_with(&[letter('ه'), letter('ا')]);
    if relative && pronoun { quoted(scan, to + 2) } else { None }
}

/// وزير الصحة، علي حسن،: the name after a title that a comma parts from it.
fn after_title(scan: &Scan, first: usize, to: usize, end: usize) -> usize {
    let comma = |at: usize| comma(scan, at);
    // الجنرال سامر العلي، قائد المنطقة: another title is no name.
    if !matches!(how(scan, first, SourceHow::Noun), Some((Needs::Title, _))) || !comma(to) || named(scan, to + 1) {
        return to;
    }
    let other = words::FUNCTION | words::NUMBER | words::ROLE | words::WEEKDAY | words::MONTH | words::UNIT;
    let in_name = |at: usize| scan.class(at) == Class::Word && !scan.is(at, other) && verb(scan, at).is_none();
    let mut close = to + 1;
    while close < end && in_name(close) {
        close += 1;
    }
    let words = close - to - 1;
    let ends_it = comma(close) || opens_speech(scan, close) || SAYING.contains(&scan.codes(close));
    if (2..=5).contains(&words) && ends_it && !scan.codes(to + 1).starts_with(&[letter('و')]) { close } else { to }
}

/// بيان لوزارة الصحة is its own name; of بيان صادر عن الوزارة and أرقام الوزارة the office is.
fn publisher(scan: &Scan, first: usize, to: usize, end: usize) -> Option<Name> {
    let (needs, _) = how(scan, first, SourceHow::Noun)?;
    if needs != Needs::Carrier {
        return None;
    }
    let article = scan.tok(first).has(clitic::ARTICLE);
    let office = |at: usize| matches!(how(scan, at, SourceHow::Noun), Some((needs, _)) if !matches!(needs, Needs::Carrier | Needs::That));
    // تقديرات CNN
    if !article && scan.class(first + 1) == Class::Latin {
        let to = (first + 1..end).take_while(|&at| scan.class(at) == Class::Latin).last()? + 1;
        return Some(Name { from: first + 1, to, head: true, sure: true });
    }
    if !article && office(first + 1) && scan.tok(first + 1).clitics & !clitic::ARTICLE == 0 {
        return name(scan, first + 1, end);
    }
    let at = if [WHICH, WHICH_F].contains(&scan.codes(to)) { to + 1 } else { to };
    let (needs, after) = how(scan, at, SourceHow::Preposition)?;
    (needs == Needs::Publisher).then(|| name(scan, after, end)).flatten()
}
