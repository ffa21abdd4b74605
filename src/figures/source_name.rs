//! The names of sources: where the name of an official, office or document begins, and what belongs to it.

use super::noun_shape::pronoun_end;
use super::particles::GOD;
use super::particles::{FROM, IN, THAT_F, THAT_ONE, THIS, THIS_F, WHICH, WHICH_F, starts_with_article};
use super::plural;
use super::scan::{Scan, clitic, comma};
use super::source_apposed::{after_title, described, made_by};
use super::source_end::{ACCUSATIVE, ends_name, inside_name, owned_by_others, past_span};
use super::source_word::{called_ali, how, name_part, named, quoted, title, verb};
use super::speech::opens_speech;
use super::words::{self, Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::code::{self, letter};
use crate::text::tokens::Class;

/// Longest name of a source, in tokens.
const LONGEST: usize = 24;

/// A name while it is read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    pub from: usize,
    pub to: usize,
    /// The token after what describes the named one: سالم ناصر الخبير في المناخ.
    pub past: usize,
    /// It begins with a noun of offices, people or documents.
    pub head: bool,
    /// Whether the words alone tell a name; else only that something is said does.
    pub sure: bool,
}

/// أحدث الأرقام, آخر التقارير: a word of rank before the noun that the name begins with.
pub(super) fn lead_in(scan: &Scan, i: usize) -> bool {
    scan.marker(i, job!("newest")).is_some_and(|noun| named(scan, noun))
}

/// A place, or the accusative of its people that is written like it: روسيا.
pub(super) fn country(scan: &Scan, i: usize) -> bool {
    scan.is(i, words::PLACE)
        || scan.is(i, words::PERSON | words::COUNTED)
            && scan.tok(i).clitics == 0
            && scan.codes(i).ends_with(&[letter('ي'), letter('ا')])
}

/// The name of a source that may begin at token `i`.
pub(super) fn name(scan: &Scan, i: usize, end: usize) -> Option<Name> {
    // وبحسب نفس البلاغ: the document itself is meant.
    let i = scan.marker(i, job!("same")).unwrap_or(i);
    if let Some(after) = quoted(scan, i).filter(|&after| after <= end) {
        // "سالم ناصر" مدير الجمارك: the office behind makes a name of the words in quotation marks.
        let office = || name(scan, after, end).filter(|office| office.to > after);
        if title(scan, after)
            && let Some(office) = office()
        {
            return Some(Name { from: i, head: true, ..office });
        }
        return Some(Name { from: i + 1, to: after - 1, past: after, head: false, sure: false });
    }
    // وبحسب CNN
    if scan.class(i) == Class::Latin {
        let to = (i + 1..end).find(|&at| scan.class(at) != Class::Latin).unwrap_or(end);
        return Some(Name { from: i, to, past: to, head: false, sure: true });
    }
    let pointed = [THIS, THIS_F, THAT_F, THAT_ONE].contains(&scan.codes(i)) && starts_with_article(scan.codes(i + 1));
    let shown = pointed || lead_in(scan, i);
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
        // في شركة "النقل السريع": also far in the name where its noun stands before.
        let near = |at: usize| at > first && (at <= first + 4 || named(scan, at - 1));
        // ووكالة الأنباء "الشرق" أن: or where the name ends with it.
        let last =
            |after: usize| after - to <= 4 && (comma(scan, after) || opens_speech(scan, after) || title(scan, after));
        // العم «سالم ناصر» إلى أنه, سالم ناصر الشريك في «السفينة» إن
        let said = |after: usize| scan.class(after) == Class::Word && opens_speech(scan, after) && to > first;
        match quoted(scan, to).filter(|&after| (head && (near(to) || last(after)) || said(after)) && after <= end) {
            Some(after) => to = after,
            None if ends_name(scan, to, first) => break,
            None => to += 1,
        }
    }
    let document = scan.is_word(to, WHICH) && scan.tok(first).has(clitic::ARTICLE);
    if let Some(name) = publisher(scan, first, to, end).filter(|_| !document) {
        return Some(name);
    }
    let trailing = |at: usize| match scan.class(at) {
        Class::Mark => !matches!(scan.tok(at).token.mark, b')' | b'"' | code::CLOSE_QUOTE),
        _ => {
            [FROM, IN].contains(&scan.codes(at)) || name_part(scan, at)
            || scan.marker(at, job!("day")).is_some()
            // دراسة أجريت, الشركة التابعة: what asks for more, where that is cut off.
            || scan.marker(at, job!("asks_for_more")).is_some()
        }
    };
    while to > first && trailing(to - 1) && !inside_name(scan, to - 1) {
        to -= 1;
    }
    // لاحظ ركودا: an accusative with its mark is no subject.
    if to == first || scan.class(first) != Class::Word || scan.written_with(first, ACCUSATIVE) {
        return None;
    }
    to = after_title(scan, first, to, end);
    // المصدر ذاته
    if head && to < end && scan.marker(to, job!("itself")).is_some() {
        to += 1;
    }
    if head && let Some(after) = made_by(scan, first, to, end).filter(|&after| after <= end) {
        to = after;
    }
    // ذكر كميل، أن: no ك before what something is like.
    let called = scan.tok(first).has(clitic::KAF) && (comma(scan, first + 1) || opens_speech(scan, first + 1));
    let fused = scan.tok(first).clitics & !(clitic::ARTICLE | clitic::LAM) != 0 && !called;
    let definite = starts_with_article(scan.codes(first));
    let plain = !scan.is(first, words::FUNCTION | words::COUNTED | words::ROLE | words::NUMBER | words::UNIT)
        // فحص الطبيب
        || starts_with_article(scan.codes(first + 1)) && scan.bits(first) & !words::LONGER == words::COUNTED
        || called_ali(scan, first)
        // مسعفون ومصدر عسكري
        || scan.is(first, words::PERSON) && plural::ends_masculine(scan.codes(first)) && scan.tok(first).clitics == 0
        || country(scan, first);
    // جاء في المركز الثالث
    let ranked = scan.is(first + 1, words::ORDINAL) && scan.marker(first, job!("rank")).is_some();
    let rank = scan.is(first, words::ORDINAL) || ranked;
    // بي بي سي عربي
    let short = scan.codes(first).len() < 3 && !name_part(scan, first) && scan.marker(first, job!("letter")).is_none();
    // وفقا لمعدلاتهم: what somebody has is nobody.
    let written = scan.span(first, first + 1).of(scan.text);
    let owned = !head
        && scan.codes(first).len() > 4
        // عبدالله is a name.
        && !scan.codes(first).ends_with(GOD)
        && (owned_by_others(scan.codes(first)) || written.ends_with('ه'))
        && !makers(scan.codes(first));
    if owned || fused || ranked || !head && (!plain && !definite && !called || rank || short) {
        return None;
    }
    // تتحدث بتصدع العلاقات: what is spoken of.
    let spoken_of = scan.codes(first).first() == Some(&letter('ب'))
        && scan.bits(first) == 0
        && scan.codes(first).len() > 4
        && to > first + 1
        && starts_with_article(scan.codes(first + 1))
        && !head;
    if spoken_of {
        return None;
    }
    // احتياجات السوق is a thing, no name.
    let thing = plural::ends_feminine(scan.codes(first)) && starts_with_article(scan.codes(first + 1));
    let sure = head || !definite && plain && !thing && to - first >= 2;
    let past = if past_span(scan, to) {
        to + 2
    } else if !head && scan.is_word(to, FROM) {
        origin_end(scan, to + 1, end)
    } else {
        to
    };
    let to = if sure || head { described(scan, first, to, head) } else { to };
    Some(Name { from: i, to, past, head, sure })
}

/// صانعوها, ناشروه: those who do something, as a subject ends before its pronoun.
fn makers(word: &[u8]) -> bool {
    word.len() > 5 && pronoun_end(word).is_some_and(|(_, stem)| stem.ends_with(&[letter('و')]))
}

/// مايك سالم من جامعة طنجة: the token after where a person is from, which begins at token `i`.
fn origin_end(scan: &Scan, i: usize, end: usize) -> usize {
    if named(scan, i)
        && let Some(office) = name(scan, i, end)
    {
        return office.past;
    }
    let part = |at: usize| starts_with_article(scan.codes(at)) || scan.is(at, words::PLACE);
    (i + 1..end).find(|&at| !part(at)).unwrap_or(end)
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
        return Some(Name { from: first + 1, to, past: to, head: true, sure: true });
    }
    // تقارير صحفية: an adjective, no office.
    let adjective =
        !starts_with_article(scan.codes(first + 1)) && scan.codes(first + 1).ends_with(&[letter('ي'), letter('ه')]);
    if !article && !adjective && office(first + 1) && scan.tok(first + 1).clitics & !clitic::ARTICLE == 0 {
        return name(scan, first + 1, end);
    }
    let at = if [WHICH, WHICH_F].contains(&scan.codes(to)) { to + 1 } else { to };
    let (needs, after) = how(scan, at, SourceHow::Preposition)?;
    (needs == Needs::Publisher)
        .then(|| name(scan, after, end))
        .flatten()
        // أرقام صادرة عن العام الماضي: no office.
        .filter(|name| !past_span(scan, name.from) && !scan.is(name.from, words::UNIT))
        .map(|name| Name { sure: true, ..name })
}
