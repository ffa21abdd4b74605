//! The names of sources: where the name of an official, office or document begins, and what belongs to it.

use super::apposed::{after_title, described, made_by};
use super::end::{ends_name, inside_name, past_span};
use super::several::each_of;
use crate::figures::speech::own_names::{own_name, person};
use crate::figures::speech::source_word::{
    called_ali, called_with_ha, how, lead_in, name_part, named, nisba, owned_by_others, quoted, title, verb,
    verbal_shape,
};
use crate::figures::speech::{FOR, opens_speech};
use crate::figures::tokens::noun_shape::{pronoun_end, with_teh_marbuta};
use crate::figures::tokens::particles::{ABOUT, COMPOUND, GOD};
use crate::figures::tokens::particles::{
    AND, FROM, IN, THAT_F, THAT_ONE, THIS, THIS_F, WHICH, WHICH_F, starts_with_article, written_with_article,
};
use crate::figures::tokens::plural;
use crate::figures::tokens::scan::{Scan, clitic, comma};
use crate::figures::tokens::words::{self, Needs, Sense, job};
use crate::lexicon::schema::{NumberClass, SourceHow};
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

/// A place, or the accusative of its people that is written like it: روسيا.
pub(crate) fn country(scan: &Scan, i: usize) -> bool {
    scan.is(i, words::PLACE)
        || scan.is(i, words::PERSON | words::COUNTED)
            && scan.tok(i).clitics == 0
            && scan.codes(i).ends_with(&[letter('ي'), letter('ا')])
}

/// روسيا الاتحادية إسقاط: where the name of a country ends.
pub(super) fn country_end(scan: &Scan, from: usize, to: usize) -> usize {
    // تونس التوصل إلى: the object, a verbal noun of the fifth form.
    let fifth = |i: usize| matches!(scan.codes(i), [_, _, t, _, _, _] if *t == letter('ت'));
    let part = |i: usize| country(scan, i) || written_with_article(scan, i) && !verbal_shape(scan, i) && !fifth(i);
    (from + 1..to).find(|&i| !part(i)).unwrap_or(to)
}

/// The name of a source that may begin at token `i`.
pub(crate) fn name(scan: &Scan, i: usize, end: usize) -> Option<Name> {
    // وبحسب نفس البلاغ: the document itself is meant.
    let i = scan.marker(i, job!("same")).unwrap_or(i);
    if let Some(after) = quoted(scan, i).filter(|&after| after <= end) {
        return Some(in_quotes(scan, i, after, end));
    }
    // وبحسب CNN
    if scan.class(i) == Class::Latin {
        let to = (i + 1..end).find(|&at| scan.class(at) != Class::Latin).unwrap_or(end);
        return Some(Name { from: i, to, past: to, head: false, sure: true });
    }
    let pointed = [THIS, THIS_F, THAT_F, THAT_ONE].contains(&scan.codes(i)) && starts_with_article(scan.codes(i + 1));
    let several = each_of(scan, i);
    let first = several.unwrap_or(i + usize::from(pointed || lead_in(scan, i)));
    let head = named(scan, first) || of_two(scan, first) || several.is_some();
    // أشار قائلا: who speaks stands elsewhere.
    if !head && matches!(verb(scan, first), Some((Needs::Carries, _))) {
        return None;
    }
    let run = own_name(scan, first).map(|to| past_nisba(scan, to)).unwrap_or_else(|| run(scan, i, first, end));
    let document = scan.is_word(run, WHICH) && scan.tok(first).has(clitic::ARTICLE);
    if let Some(name) = publisher(scan, first, run, end).filter(|_| !document) {
        return Some(name);
    }
    let to = trimmed(scan, first, run);
    // لاحظ ركودا: an accusative with its mark is no subject.
    if to == first || scan.class(first) != Class::Word || scan.with_tanwin(first) {
        return None;
    }
    let to = with_apposed(scan, first, to, end);
    if nobody(scan, first) || !head && (unknown(scan, first) || spoken_of(scan, first, to)) {
        return None;
    }
    // احتياجات السوق is a thing, no name.
    let thing = plural::ends_feminine(scan.codes(first)) && starts_with_article(scan.codes(first + 1));
    let alone = || !starts_with_article(scan.codes(first)) && plain(scan, first) && !thing && to - first >= 2;
    let sure = head || alone();
    let past = past_name(scan, to, head, end);
    let to = if sure { described(scan, first, to, head) } else { to };
    Some(Name { from: i, to, past, head, sure })
}

/// وزيرا الخارجية والدفاع: two who hold an office of the same name.
fn of_two(scan: &Scan, first: usize) -> bool {
    let office = |sense| matches!(sense, Sense::Source(SourceHow::Noun, Needs::Title)).then_some(());
    scan.tok(first).clitics == 0
        && starts_with_article(scan.codes(first + 1))
        && scan.codes(first).strip_suffix(&[letter('ا')]).is_some_and(|one| scan.words.alone(one, office).is_some())
}

/// أرامكو السعودية, حماس الفلسطينية: past the country that tells more of a name that is whole by itself.
fn past_nisba(scan: &Scan, to: usize) -> usize {
    let country =
        |sense| matches!(sense, Sense::CurrencyAdjective(_) | Sense::CurrencyPlace(_) | Sense::Place).then_some(());
    let word = scan.codes(to);
    let tells = starts_with_article(word)
        && scan.tok(to).clitics & !clitic::ARTICLE == 0
        && word.ends_with(&[letter('ي'), letter('ه')]);
    // ريستاد إنرجي الاستشارية التي
    let closed = || [WHICH, WHICH_F].contains(&scan.codes(to + 1)) || comma(scan, to + 1) || opens_speech(scan, to + 1);
    to + usize::from(tells && (closed() || scan.find(to, country).is_some_and(|found| found.1 == to + 1)))
}

/// The name in the quotation marks that open at token `i` and close before token `after`.
fn in_quotes(scan: &Scan, i: usize, after: usize, end: usize) -> Name {
    // "سالم ناصر" مدير الجمارك: the office behind makes a name of the words in quotation marks.
    let office = || name(scan, after, end).filter(|office| office.to > after);
    if title(scan, after)
        && let Some(office) = office()
    {
        return Name { from: i, head: true, ..office };
    }
    Name { from: i + 1, to: after - 1, past: after, head: false, sure: false }
}

/// Where the words end that may belong to the name, which begins at token `i` and whose noun is at token `first`.
fn run(scan: &Scan, i: usize, first: usize, end: usize) -> usize {
    let noun = how(scan, first, SourceHow::Noun);
    // المشرف على التعاون: a title of more words than one.
    let mut to = noun.map_or(first, |(_, after)| if after > first + 1 { after } else { first });
    while to < end && to - i < LONGEST {
        // في شركة "النقل السريع": also far in the name where its noun stands before.
        let near = |at: usize| at > first && (at <= first + 4 || named(scan, at - 1));
        // ووكالة الأنباء "الشرق" أن: or where the name ends with it.
        let last =
            |after: usize| after - to <= 4 && (comma(scan, after) || opens_speech(scan, after) || title(scan, after));
        // العم «سالم ناصر» إلى أنه, سالم ناصر الشريك في «السفينة» إن
        let said = |after: usize| scan.class(after) == Class::Word && opens_speech(scan, after) && to > first;
        // سلمى الحاج رئيسة جمعية «النور» في: what is named so behind a person without a title.
        let of_body = |after: usize| {
            let body = to > first && matches!(how(scan, to - 1, SourceHow::Noun), Some((Needs::Body, _)));
            body && !scan.tok(to - 1).has(clitic::ARTICLE) && scan.class(after) == Class::Word
        };
        let inside = |&after: &usize| {
            (noun.is_some() && (near(to) || last(after)) || said(after) || of_body(after)) && after <= end
        };
        match quoted(scan, to).filter(inside) {
            Some(after) => to = after,
            None if ends_name(scan, to, first) => break,
            None => to += 1,
        }
    }
    to
}

/// The words of a name up to token `to` without what cannot end one.
fn trimmed(scan: &Scan, first: usize, to: usize) -> usize {
    let trailing = |at: usize| match scan.class(at) {
        Class::Mark => !matches!(scan.tok(at).token.mark, b')' | b'"' | code::CLOSE_QUOTE),
        _ => {
            [FROM, IN, AND].contains(&scan.codes(at))
                || name_part(scan, at)
                    // الأم, الجوهرة أف أم
                    && !scan.tok(at).has(clitic::ARTICLE)
                    && (at == 0 || scan.marker(at - 1, job!("letter")).is_none())
                // دراسة أجريت, الشركة التابعة: what asks for more, where that is cut off.
                || [job!("day"), job!("asks_for_more")].iter().any(|&job| scan.marker(at, job).is_some())
        }
    };
    // ابن عذاري (ت بعد 712هـ), (وفق الحسابات القديمة)
    let bracket = (first + 1..to).rev().find(|&at| scan.mark(at, b'(') || scan.mark(at, b')'));
    let alone = |at: &usize| scan.mark(*at, b'(') || !(first..*at).any(|i| scan.mark(i, b'('));
    let to = bracket.filter(alone).unwrap_or(to);
    (first..to).rev().find(|&at| !trailing(at) || inside_name(scan, at)).map_or(first, |last| last + 1)
}

/// The end of a name with what stands behind it: who holds the office, المصدر ذاته, who made the document.
fn with_apposed(scan: &Scan, first: usize, to: usize, end: usize) -> usize {
    let to = after_title(scan, first, to, end);
    if !named(scan, first) {
        return to;
    }
    let to = to + usize::from(to < end && scan.marker(to, job!("itself")).is_some());
    made_by(scan, first, to, end).filter(|&after| after <= end).unwrap_or(to)
}

/// ذكر كميل، أن: no ك before what something is like.
fn called_with_kaf(scan: &Scan, first: usize) -> bool {
    scan.tok(first).has(clitic::KAF) && (comma(scan, first + 1) || opens_speech(scan, first + 1))
}

/// Whether the word at token `first` begins no name, whatever it is: والشرطة, لمعدلاتهم, المركز الثالث.
fn nobody(scan: &Scan, first: usize) -> bool {
    let word = scan.codes(first);
    let fused = || scan.tok(first).clitics & !(clitic::ARTICLE | clitic::LAM) != 0 && !called_with_kaf(scan, first);
    // وفقا لمعدلاتهم: what somebody has is nobody; but عبدالله is a name.
    let written = || scan.written(first).ends_with('ه');
    let owned = || {
        !named(scan, first)
            && word.len() > 4
            && !word.ends_with(GOD)
            && (owned_by_others(word) || written())
            && !makers(word)
            && !officer_of(scan, word)
            && !called_with_ha(scan, first)
    };
    owned() || fused() || ranked(scan, first) || virtue(scan, first)
}

/// تؤكد سماحة الإسلام وتدعو: the quality of a thing; not سماحة الشيخ, where it is a title.
fn virtue(scan: &Scan, first: usize) -> bool {
    let thing = starts_with_article(scan.codes(first + 1)) && !named(scan, first + 1);
    thing && scan.tok(first).clitics == 0 && scan.marker(first, job!("virtue")).is_some()
}

/// جاء في المركز الثالث.
fn ranked(scan: &Scan, first: usize) -> bool {
    scan.is(first + 1, words::ORDINAL) && scan.marker(first, job!("rank")).is_some()
}

/// Whether a word at token `first` that is no noun of sources cannot be the name of a person or a people either.
fn unknown(scan: &Scan, first: usize) -> bool {
    let definite = starts_with_article(scan.codes(first));
    // بي بي سي عربي, عز الدين الناصري
    let known = || name_part(scan, first) || COMPOUND.contains(&scan.codes(first + 1));
    let short = || scan.codes(first).len() < 3 && !known() && scan.marker(first, job!("letter")).is_none();
    let named_so = plain(scan, first) || definite || called_with_kaf(scan, first);
    !named_so || scan.is(first, words::ORDINAL) || short()
}

/// Whether the word at token `first` has no other meaning that keeps it from being a name.
fn plain(scan: &Scan, first: usize) -> bool {
    !scan.is(first, words::FUNCTION | words::COUNTED | words::ROLE | words::NUMBER | words::UNIT)
        // فحص الطبيب
        || starts_with_article(scan.codes(first + 1)) && scan.bits(first) & !words::LONGER == words::COUNTED
        || called_ali(scan, first)
        || called_like_tens(scan, first)
        // أم خالد
        || name_part(scan, first)
        // مسعفون ومصدر عسكري
        || scan.is(first, words::PERSON) && plural::ends_masculine(scan.codes(first)) && scan.tok(first).clitics == 0
        || country(scan, first)
}

/// قال ستون إن, قال ستون لـ"الصباح": tens that count nothing, as what is said or who is told follows at once, are a name.
fn called_like_tens(scan: &Scan, i: usize) -> bool {
    let tens = |s| matches!(s, Sense::Number { class: NumberClass::Tens, .. }).then_some(());
    let told = || scan.is_word(i + 1, FOR) && scan.mark(i + 2, b'"');
    scan.tok(i).clitics == 0
        && plural::ends_masculine(scan.codes(i))
        && scan.find(i, tens).is_some()
        && (opens_speech(scan, i + 1) || told())
}

/// تتحدث بتصدع العلاقات: what is spoken of.
fn spoken_of(scan: &Scan, first: usize, to: usize) -> bool {
    scan.codes(first).first() == Some(&letter('ب'))
        && scan.bits(first) == 0
        && scan.codes(first).len() > 4
        && to > first + 1
        && starts_with_article(scan.codes(first + 1))
}

/// محاميها, رئيسهم, حفيدها, فريقه, عائلتها: an office, people or a body or one of the kin with a pronoun for whom it is of.
pub(super) fn officer_of(scan: &Scan, word: &[u8]) -> bool {
    let person = |sense| match sense {
        Sense::Source(SourceHow::Noun, Needs::Title | Needs::Body | Needs::That) => Some(()),
        Sense::Marker(job, _) if job == job!("relative") => Some(()),
        _ => None,
    };
    let Some((_, stem)) = pronoun_end(word) else { return false };
    let known = |word: &[u8]| scan.words.alone(word, person).is_some();
    // حفيدة turns into حفيدت before the pronoun.
    let root = stem.strip_suffix(&[letter('ت')]);
    root.and_then(|root| with_teh_marbuta(root, known)) == Some(true) || known(stem)
}

/// The token after a name that ends at token `to` and what tells more of it: the time, من جهته, where a person is from.
fn past_name(scan: &Scan, to: usize, head: bool, end: usize) -> usize {
    if let Some(past) = scan.marker(to, job!("in_turn")) {
        past
    } else if past_span(scan, to) {
        to + 2
    } else if !head && scan.is_word(to, FROM) {
        origin_end(scan, to + 1, end)
    } else {
        to
    }
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

/// Tokens of the time between صدر and the office it came from: صدر مساء الأحد الماضي عن.
const ISSUED: usize = 5;

/// بيان صدر مساء الأحد عن البلدية: the token at which the office begins, behind the verb at token `at`.
fn issued_by(scan: &Scan, at: usize) -> Option<usize> {
    scan.marker(at, job!("issued"))?;
    let mut clause = (at + 1..at + ISSUED).take_while(|&i| scan.class(i) == Class::Word);
    clause.find(|&i| scan.is_word(i, ABOUT)).map(|about| about + 1).filter(|&from| named(scan, from))
}

/// حسب تقرير صدر في الشهر الماضي عن مؤسسة النور: a report is named with its publisher, where a statement (بيان صدر عن البلدية) gives way to it.
fn issued_report(scan: &Scan, first: usize, at: usize, end: usize) -> Option<Name> {
    let attributed = |back: usize| {
        let before = first.checked_sub(back)?;
        how(scan, before, SourceHow::Preposition).filter(|&(_, after)| after == first)
    };
    let report = scan.marker(first, job!("report")).is_some() && !scan.tok(first).has(clitic::ARTICLE);
    if !report || (1..=2).all(|back| attributed(back).is_none()) {
        return None;
    }
    let office = issued_by(scan, at).and_then(|from| name(scan, from, end))?;
    (office.head || office.sure).then_some(Name { from: first, head: true, sure: true, ..office })
}

/// بيان لوزارة الصحة is its own name; of بيان صادر عن الوزارة and أرقام الوزارة the office is.
fn publisher(scan: &Scan, first: usize, to: usize, end: usize) -> Option<Name> {
    let (needs, _) = how(scan, first, SourceHow::Noun)?;
    if let Some(report) = issued_report(scan, first, to, end) {
        return Some(report);
    }
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
    // تقارير صحفية, تقرير صحفي جديد: an adjective, no office.
    let masculine = || nisba(scan.codes(first + 1)) && !starts_with_article(scan.codes(first + 2));
    let feminine = scan.codes(first + 1).ends_with(&[letter('ي'), letter('ه')]);
    let adjective = !starts_with_article(scan.codes(first + 1)) && (feminine || masculine());
    let speaks = |at: usize| office(at) || person(scan, at).is_some() || country(scan, at);
    if !article && !adjective && speaks(first + 1) && scan.tok(first + 1).clitics & !clitic::ARTICLE == 0 {
        return name(scan, first + 1, end).map(|name| Name { sure: true, ..name });
    }
    let at = if [WHICH, WHICH_F].contains(&scan.codes(to)) { to + 1 } else { to };
    let by = how(scan, at, SourceHow::Preposition).filter(|by| by.0 == Needs::Publisher).map(|by| by.1);
    by.or_else(|| issued_by(scan, at))
        .and_then(|after| name(scan, after, end))
        // أرقام صادرة عن العام الماضي: no office.
        .filter(|name| !past_span(scan, name.from) && !scan.is(name.from, words::UNIT))
        .map(|name| Name { sure: true, ..name })
}
