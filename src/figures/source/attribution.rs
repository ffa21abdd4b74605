//! Clauses that name a source without making it the subject: بحسب الشرطة, ...، يقول المدير, سالم الناصري: إن.

use super::name::{Name, country, name, officer_of};
use super::several::counted;
use super::subject::agrees;
use crate::figures::numeral::number_word::digit_prefix;
use crate::figures::speech::own_names::{person, place_end};
use crate::figures::speech::source_word::{event, how, named, nisba, quoted, verbal_shape};
use crate::figures::speech::{addressee, is_that, opens_speech, speech};
use crate::figures::tokens::clitics::begins_with_and;
use crate::figures::tokens::noun_shape::{Owner, pronoun_end, unknown_verb};
use crate::figures::tokens::particles::{
    ABOUT, AS, IN, JUST_AS, SO_ALREADY, THAT_ONE, THIS, THUS, TO, WHICH, WHICH_F, starts_with_article,
};
use crate::figures::tokens::plural::{ends_masculine, ends_oblique};
use crate::figures::tokens::quotation::quote_mark;
use crate::figures::tokens::scan::{Scan, clitic, comma};
use crate::figures::tokens::sense::Sense;
use crate::figures::tokens::words::{self, Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::code::{self, letter};
use crate::text::tokens::Class;

/// وفق ما ذكره، اليوم الاثنين، المدير: past when it was said, between commas.
pub(super) fn past_day(scan: &Scan, after: usize) -> usize {
    const SHORT: usize = 5;
    const LONGEST: usize = 9;
    if !comma(scan, after) {
        return past_time(scan, after);
    }
    let close = (after + 1..=after + LONGEST).find(|&i| comma(scan, i));
    let dated = |close: usize| {
        let told = if close > after + SHORT { words::WEEKDAY } else { words::WEEKDAY | words::FUNCTION };
        (after + 1..close).any(|i| scan.is(i, told)) && !(after + 1..close).any(|i| is_that(scan, i))
    };
    close.filter(|&close| dated(close)).map_or(after, |close| close + 1)
}

/// كما ذكرت أمس الجمعة مصادر: past when it was said, between the verb and its subject.
pub(super) fn past_time(scan: &Scan, after: usize) -> usize {
    const LONGEST: usize = 4;
    let time = |i: usize| tells_when(scan, i);
    // كشف عنه هذا الأربعاء بيان
    let from = after + usize::from(scan.is_word(after, THIS) && time(after + 1));
    let to = (from..from + LONGEST).find(|&i| !time(i)).unwrap_or(after);
    if to > after && scan.class(to) == Class::Word && !is_that(scan, to) { to } else { after }
}

/// أمس, الجمعة: whether the word at token `i` begins to tell when something was said.
fn tells_when(scan: &Scan, i: usize) -> bool {
    scan.tok(i).clitics & !clitic::ARTICLE == 0
        && (scan.is(i, words::WEEKDAY) || [job!("today"), job!("day")].iter().any(|&job| scan.marker(i, job).is_some()))
}

/// المدير البالغ من العمر 40 عاما، or which somebody made, أن: the token at which a description behind a name ends.
pub(super) fn past_description(scan: &Scan, past: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 25;
    let describes = [WHICH, WHICH_F].contains(&scan.codes(past)) || scan.marker(past, job!("described")).is_some();
    let ends = |i: usize| comma(scan, i) || opens_speech(scan, i) || [ABOUT, TO].contains(&scan.codes(i));
    (past + 1..(past + LONGEST).min(end)).find(|&i| describes && ends(i))
}

/// أوضح ذلك الدكتور سامي, وفق ما أكد ذلك الوزير: past what was said, between the verb and its subject.
pub(super) fn past_that(scan: &Scan, after: usize) -> usize {
    after + usize::from(scan.is_word(after, THAT_ONE))
}

/// Tokens from a clause of attribution to what describes a place.
const PLACE: usize = 16;

/// ... في المدينة التي يبلغ عدد سكانها 90 ألفا: whether the words behind a clause of attribution, from token `from` on, describe a place, which
/// the writer does.
pub(super) fn before_place(scan: &Scan, from: usize, end: usize) -> bool {
    let inside = |&i: &usize| !(comma(scan, i) || opens_speech(scan, i));
    let which = |i: usize| [WHICH, WHICH_F].contains(&scan.codes(i)) && scan.marker(i + 1, job!("of_place")).is_some();
    (from..end.min(from + PLACE)).take_while(inside).any(which)
}

/// Tokens from a document back to the words that say who published it.
const DOCUMENT: usize = 6;

/// Whether a preposition that is also used of other things stands before a source here.
pub(super) fn grounded(scan: &Scan, needs: Needs, at: usize, start: usize, name: &Name) -> bool {
    match needs {
        // استنادا إلى خمسة استطلاعات
        Needs::Ground => name.head && counted(scan, name.from).is_none(),
        // قدرة المحطة is no verb with its pronoun.
        Needs::Told => name.head && !scan.teh_marbuta(at),
        Needs::Publisher => (at.saturating_sub(DOCUMENT).max(start)..at).any(|i| named(scan, i)),
        _ => true,
    }
}

/// «...»، يقول المدير: who says what stands before, named at the end of a clause.
pub(super) fn aftermath(scan: &Scan, start: usize, verb: usize, after: usize, end: usize) -> Option<Name> {
    // ...، هكذا قال رئيس البلدية
    let thus = usize::from(verb > start && scan.is_word(verb - 1, THUS));
    let before = (verb - thus).checked_sub(1).filter(|&b| b > start)?;
    // كما تقول الشرطة
    let as_said = [AS, JUST_AS].contains(&scan.codes(before));
    let as_said = as_said && matches!(how(scan, verb, SourceHow::Verb), Some((Needs::Nothing | Needs::That, _)));
    let parted = comma(scan, before) || as_said || quote_mark(scan, before);
    if !parted || scan.tok(verb).has(clitic::CONJUNCTION) || opens_speech(scan, after) {
        return None;
    }
    let it = scan.marker(after, job!("in_it")).filter(|_| as_said);
    // ...، تجد قصرا لسالم،: the object of a verb that says only with أن.
    let object = |i: usize| scan.codes(i).ends_with(&[letter('ا')]) && scan.bits(i) == 0;
    let that = matches!(how(scan, verb, SourceHow::Verb), Some((Needs::That, _)));
    // «...»، يقول سالم للجزيرة نت
    let told = |found: &Name| scan.marker(found.past, job!("to_the_media"));
    // «...»، تقول موسكو
    let country = |found: &Name| country(scan, found.from) && agrees(scan, verb, found.from);
    // «...»، يقول الأب, «...»، يقول محمد
    let one = |found: &Name| {
        let given = scan.words.given_name(scan.codes(found.from)) == Some(false);
        let kin = scan.marker(found.from, job!("relative")).is_some() && starts_with_article(scan.codes(found.from));
        found.to == found.from + 1 && (given || kin) || person(scan, found.from) == Some(found.to)
    };
    let surely = |found: &Name| {
        one(found)
            || found.head
            || country(found)
            || told(found).is_some()
            || found.sure && !(that && object(found.from))
    };
    let found = name(scan, past_that(scan, it.unwrap_or(after)), end).filter(surely)?;
    // ، أكد أيضا وجود 5 قتلى،: what is announced is no name.
    let announced =
        |i: usize| event(scan, i) || [job!("also"), job!("today")].iter().any(|&job| scan.marker(i, job).is_some());
    // ...، يرصد حياة جنود: what a film shows.
    if !found.head && announced(found.from) || scan.marker(found.from, job!("depicted")).is_some() {
        return None;
    }
    let past = told(&found).unwrap_or_else(|| past_document(scan, found.past, end));
    // «...»، يقول المدير، «...»
    let goes_on = comma(scan, past) && scan.mark(past + 1, b'"') && mark_before(scan, before);
    // «...»، يقول الشاب وهو يبكي: how it is said.
    let while_so = |at: usize| scan.marker(at, job!("while")).is_some() && scan.tok(at).has(clitic::CONJUNCTION);
    let closed =
        past == end || comma(scan, past) || scan.mark(past, b'.') || while_so(past) && mark_before(scan, before);
    (closed && (goes_on || speech(scan, found.past, end, found.head).is_none())).then_some(found)
}

/// Whether a quotation closes at token `i` or right before it.
fn mark_before(scan: &Scan, i: usize) -> bool {
    quote_mark(scan, i) || comma(scan, i) && i > 0 && quote_mark(scan, i - 1)
}

/// ...، يشير البنك في نشرته الشهرية: past the document in which somebody says it.
fn past_document(scan: &Scan, from: usize, end: usize) -> usize {
    const LONGEST: usize = 5;
    // ...، يشكو صاحب متجر في حلب
    if scan.is_word(from, IN) && scan.is(from + 1, words::PLACE) {
        return from + 2;
    }
    let document = scan.is_word(from, IN) && scan.marker(from + 1, job!("occasion")).is_some();
    let to = (from + 1..=from + LONGEST).find(|&i| i >= end || scan.class(i) != Class::Word);
    to.filter(|_| document).unwrap_or(from)
}

/// Most words of a name that alone opens a sentence.
const OPENING: usize = 4;

/// سالم الناصري: إن المطر ...: a name and nothing else that opens a line before a colon and أن or a quotation mark; the
/// colon's token.
pub(super) fn opening_name(scan: &Scan, start: usize, end: usize) -> Option<usize> {
    let other =
        words::FUNCTION | words::NUMBER | words::ORDINAL | words::UNIT | words::ROLE | words::QUALIFIER | words::SOURCE;
    let inside = |i: usize| scan.class(i) == Class::Word && scan.live(i) & other == 0 && !verbal_shape(scan, i);
    // وأردفوا: a verb behind its conjunction.
    let joined = begins_with_and(scan.codes(start));
    let opens = start == 0 || scan.class(start - 1) == Class::Break;
    let colon = (start..end.min(start + OPENING + 1)).find(|&i| !inside(i))?;
    // عجمان: «الشاطئ» استقبل الميناء: a place and its outlet.
    let dateline = (start..colon).all(|i| scan.is(i, words::PLACE))
        && quoted(scan, colon + 1).is_some_and(|close| scan.class(close) == Class::Word);
    let said = is_that(scan, colon + 1) || scan.mark(colon + 1, b'"') && !dateline;
    (opens && !joined && colon > start && scan.mark(colon, b':') && said).then_some(colon)
}

/// Whom a clause of attribution names. A name that runs into a number is none: حسب نتائج 2015.
pub(crate) fn attribution(scan: &Scan, after: usize, end: usize) -> Option<Name> {
    // بحسب وصفه: the one who speaks already; حسب الحاجة: nobody.
    let nobody = [job!("his_words"), job!("no_speaker"), job!("blessing")];
    // بحسب الاتفاق, but بحسب ما ينص عليه الاتفاق
    let basis = || {
        let right_behind = after > 0 && how(scan, after - 1, SourceHow::Preposition).is_some();
        right_behind && scan.marker(after, job!("legal_basis")).is_some()
    };
    if basis() || nobody.iter().any(|&job| scan.marker(after, job).is_some()) {
        return None;
    }
    // وفق رواية الشرطة, حسب تصريحات صحفية لسالم
    let past_kind = |of: usize| {
        let kind = nisba(scan.codes(of)) && !starts_with_article(scan.codes(of));
        of + usize::from(kind && scan.codes(of + 1).first() == Some(&letter('ل')))
    };
    let words_of = scan.marker(after, job!("words_of")).map(past_kind);
    let speaks = |of: usize| named(scan, of) || person(scan, of).is_some() || country(scan, of);
    let after = words_of.filter(|&of| speaks(of) || of > after + 1).unwrap_or(after);
    if scan.marker(after, job!("no_speaker")).is_some() {
        return None;
    }
    // حسب الفئات, حسب مدة القرض; but بحسب الولايات المتحدة
    let definite = (after..=after + 1).any(|at| starts_with_article(scan.codes(at)));
    if definite && scan.marker(after, job!("by_class")).is_some() && !scan.is(after, words::PLACE) {
        return None;
    }
    // بحسب ثلاثة شهود, وفق اثنين من المصادر
    if let Some(found) = counted(scan, after).and_then(|noun| name(scan, noun, end)) {
        return Some(Name { from: after, head: true, sure: true, ..found });
    }
    if several_people(scan, after) && closed(scan, after + 1, end) {
        return Some(Name { from: after, to: after + 1, past: after + 1, head: false, sure: true });
    }
    let found = name(scan, after, end)?;
    // كما أكدت وقوع خطأ: what is told; وفق ميزانية معينة: what something goes by.
    let told =
        event(scan, after) || verbal_shape(scan, after) && how(scan, after - 1, SourceHow::Preposition).is_none();
    if !found.head && (told || scan.marker(after + 1, job!("certain")).is_some()) {
        return None;
    }
    // تختلف الأسعار وفقا للمحافظة أو نوع السلعة: what they go by.
    if found.to == after + 1 && scan.marker(found.past, job!("or")).is_some() {
        return None;
    }
    let quotes = |sense| matches!(sense, Sense::Source(SourceHow::Verb, Needs::Quotes)).then_some(());
    // ما نقلته الوكالة عن الوزير
    let with_pronoun = || pronoun_end(scan.codes(after - 1)).and_then(|(_, verb)| scan.words.alone(verb, quotes));
    let quoting = matches!(how(scan, after - 1, SourceHow::Verb), Some((Needs::Quotes, _))) || with_pronoun().is_some();
    // وفق ما نقلت الوكالة عن الوزير: who is quoted.
    if found.head && quoting && scan.is_word(found.past, ABOUT) {
        return name(scan, found.past + 1, end).or(Some(found));
    }
    // بحسب فرانس 24،
    if scan.class(found.past) == Class::Digits && found.past <= after + 2 && comma(scan, found.past + 1) {
        return Some(Name { to: found.past + 1, past: found.past + 1, ..found });
    }
    let found = before_joined_number(scan, found);
    let fused = clitic::CONJUNCTION | clitic::BA;
    let number = scan.is(found.past, words::NUMBER) && scan.tok(found.past).clitics & fused == 0;
    // بحسب السجلات 300 طلب: what is counted, and no number of a document.
    let counted = || {
        const LONGEST: usize = 3;
        let more = |i: &usize| !(scan.class(*i) == Class::Digits || scan.is(*i, words::NUMBER));
        let noun = (found.past + 1..found.past + LONGEST).find(more);
        let counts = |i| scan.is(i, words::COUNTED | words::PERSON | words::UNIT | words::CURRENCY);
        // القناة في غضون عشر سنوات
        let last = found.to - 1;
        let whole = starts_with_article(scan.codes(last)) || scan.bits(last) & (words::FUNCTION | words::MARKER) == 0;
        // بحسب وزارة النقل سبعين مرحلة: a number in words behind the definite word that closes the name of an office.
        let office = || {
            let word = scan.class(found.past) == Class::Word && starts_with_article(scan.codes(last));
            let kind = how(scan, found.from, SourceHow::Noun).map(|found| found.0);
            word && matches!(kind, Some(Needs::Body | Needs::Medium))
                && noun.is_some_and(|i| scan.class(i) == Class::Word)
        };
        let definite = || starts_with_article(scan.codes(found.from)) && noun.is_some_and(counts);
        // شردت الحرب وفق تقديرات أممية 12 مليون شخص
        let adjective = || {
            last > found.from
                && nisba(scan.codes(last))
                && !starts_with_article(scan.codes(last))
                && noun.is_some_and(counts)
        };
        found.head && (whole && (definite() || office()) || adjective())
    };
    let cut = (scan.class(found.past) == Class::Digits || number) && !counted();
    let spoken = opens_speech(scan, found.past) || scan.mark(after, b'"');
    // بحسب ما قال حسن
    let says = how(scan, after - 1, SourceHow::Verb).is_some();
    // بحسب والدها, وفقا لزوجته
    let word = scan.codes(after);
    let kin = || officer_of(scan, word) || word.strip_prefix(&[letter('ل')]).is_some_and(|rest| officer_of(scan, rest));
    let person = says || !possessed(scan, after) || kin();
    // وفق موسكو, بحسب كوريا الشمالية
    let place = place_end(scan, after);
    let medium = scan.marker(after, job!("to_the_media")) == Some(found.past);
    let one = scan.bits(after) == 0 || country(scan, after) || medium || kin();
    // وفق ما أعلن سالم أمس
    let ends = closed(scan, found.past, end) || says && (tells_when(scan, found.past) || addressee(scan, found.past));
    let alone = one && found.past == place.unwrap_or(after + 1) && ends && person;
    // وفقا للعاملين في المركز
    if !found.head && !found.sure && people(scan, after) {
        let to = people_end(scan, after, found.to);
        return Some(Name { to, past: to, ..found });
    }
    // حسبما أعلنت المنسقية العامة للنازحين،
    let office = says && starts_with_article(word) && closed(scan, found.past, end);
    ((found.sure || spoken || alone || office) && !cut).then_some(found)
}

/// بحسب الشرطة و200 ألف: a name without the و of the number that follows it.
fn before_joined_number(scan: &Scan, found: Name) -> Name {
    let and = |i: usize| digit_prefix(scan, i) == Some(clitic::CONJUNCTION);
    match found.past.checked_sub(1).filter(|&at| at > found.from && and(at)) {
        Some(at) => Name { to: found.to.min(at), past: at, ..found },
        None => found,
    }
}

/// Whether a clause or what stands in brackets or dashes ends at token `at`, or فقد opens the next one.
fn closed(scan: &Scan, at: usize, end: usize) -> bool {
    at >= end
        || comma(scan, at)
        || scan.is_word(at, SO_ALREADY)
        || ['-', ')', '.'].iter().any(|&m| scan.mark(at, m as u8))
        || scan.mark(at, code::DASH)
        || scan.class(at) == Class::Word && scan.tok(at).clitics == 0 && unknown_verb(scan, at)
}

/// العاملين بالمراكز, المزارعين في الوادي: where the words end that tell who they are.
fn people_end(scan: &Scan, from: usize, to: usize) -> usize {
    let mut i = from + 1;
    while i < to {
        let joined = scan.is_word(i, IN) && i + 1 < to;
        let at = if joined { i + 1 } else { i };
        let inside = starts_with_article(scan.codes(at)) || scan.is(at, words::PLACE) || scan.tok(at).has(clitic::BA);
        if !inside {
            break;
        }
        // بمراكز الإيواء
        i = at + 1;
    }
    i
}

/// مدونين, لمزارعين: an indefinite plural of people whose nominative speaks elsewhere.
fn several_people(scan: &Scan, i: usize) -> bool {
    const LONGEST: usize = 12;
    let speaks = |sense| matches!(sense, Sense::Source(SourceHow::Noun, _)).then_some(());
    let known = |word: &[u8]| {
        let mut written = [0; LONGEST];
        let stem = &word[..word.len() - 2];
        written[..stem.len()].copy_from_slice(stem);
        written[stem.len()..word.len()].copy_from_slice(&[letter('و'), letter('ن')]);
        scan.words.alone(&written[..word.len()], speaks).is_some()
    };
    let plural = |word: &[u8]| ends_oblique(word) && (5..=LONGEST).contains(&word.len()) && known(word);
    let word = scan.codes(i);
    plural(word) || word.strip_prefix(&[letter('ل')]).is_some_and(plural)
}

/// العاملين, للمقيمين: a definite plural of people.
fn people(scan: &Scan, i: usize) -> bool {
    let plural = ends_oblique(scan.codes(i)) || ends_masculine(scan.codes(i));
    plural && scan.codes(i).len() > 7 && starts_with_article(scan.codes(i))
}

/// رغبته, حاجتها: a noun with a pronoun, which is no name.
fn possessed(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i);
    word.len() < 4
        || match pronoun_end(word) {
            Some((Owner::Hers | Owner::Theirs, _)) => true,
            Some((Owner::His, stem)) => stem.ends_with(&[letter('ت')]),
            _ => false,
        }
}
