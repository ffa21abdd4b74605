//! Who speaks, by where the subject stands: before its verb, behind كان, at the start of its sentence, or behind عن.

use super::name::{Name, name};
use super::object::{before_called, before_joined, before_object, before_thing, calls_on_her};
use super::subject_end::definite_run;
use super::was::{subject_of_was, was};
use crate::figures::speech::own_names::person;
use crate::figures::speech::source_word::{
    event, how, in_a_document, lead_in, named, possessed, preposition, quoted, shown, title, verb as verb_at,
    verbal_shape,
};
use crate::figures::speech::{is_that, opens_speech, speech};
use crate::figures::tokens::clitics::begins_with_and;
use crate::figures::tokens::particles::{
    ABOUT, ALREADY, AS, BUT_AS_FOR, BY_THE, GOD, LAST, SO, THE_SAYING, TO, WHICH, WHICH_F, starts_with_article,
};
use crate::figures::tokens::quotation::quote_mark;
use crate::figures::tokens::scan::{Scan, clitic, comma};
use crate::figures::tokens::words::{self, Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::code::letter;
use crate::text::tokens::Class;

/// Words of a person's name before a comma.
const PERSON: usize = 4;

/// Longest subject that may stand before its verb of saying, in tokens.
pub(crate) const SUBJECT: usize = 14;

/// نقلت الوكالة عن الوزير قوله, نسب إلى الوزير قوله: the one who is quoted.
pub(super) fn quoted_person(scan: &Scan, after: usize, end: usize) -> Option<Name> {
    // نقلت صحيفة "الميناء" قول سالم: "..."
    let their_words = |i: &usize| scan.marker(*i, job!("words_of")).is_some() && scan.tok(*i).clitics == 0;
    let of = (after + 1..(after + 9).min(end)).take_while(|&i| !scan.is_word(i, ABOUT)).find(their_words);
    if let Some(found) = of.and_then(|of| name(scan, of + 1, end)).filter(|n| opens_speech(scan, n.past)) {
        return Some(found);
    }
    let about = (after..(after + 9).min(end)).find(|&i| scan.is_word(i, ABOUT));
    // نسبت إلى سالم قتل 3 جنود: behind إلى only قوله tells that somebody is quoted.
    let to = || (after.saturating_sub(1)..(after + 9).min(end)).find(|&i| scan.is_word(i, TO));
    let from = about.or_else(to)? + 1;
    if let Some(found) = before_words(scan, from, end) {
        return Some(found);
    }
    // نسبت الصحيفة إلى مصادر مطلعة أن
    let ascribed = |n: &Name| n.head && (is_that(scan, n.past) || scan.marker(n.past, job!("his_words")).is_some());
    let found = name(scan, from, end);
    match about {
        Some(_) => found.filter(|n| n.sure || speech(scan, n.past, end, n.head).is_some()),
        None => found.filter(ascribed),
    }
}

/// روس كرين، كبير الخبراء في المصرف، قوله: the name with its title between commas, or without one, before قوله.
fn before_words(scan: &Scan, from: usize, end: usize) -> Option<Name> {
    const TITLE: usize = 16;
    let words = |i: usize| scan.marker(i, job!("his_words")).is_some() || scan.is_word(i, THE_SAYING);
    let inside = |i: usize| {
        (scan.class(i) != Class::Mark || quote_mark(scan, i)) && scan.class(i) != Class::Break && !is_that(scan, i)
    };
    let first = (from..end.min(from + SUBJECT)).find(|&i| !inside(i) || words(i)).filter(|&i| i > from)?;
    let person = || (from..first).all(|i| !scan.is(i, words::NUMBER) && scan.class(i) == Class::Word);
    let to = if words(first) {
        return name(scan, from, first).filter(|found| found.past == first && found.to == first);
    } else if comma(scan, first) && first - from <= PERSON && person() {
        let close = (first + 1..end.min(first + TITLE)).find(|&i| !inside(i))?;
        // عن عمال سرحوا، وشهدوا الحادث، قولهم: no title.
        if !(comma(scan, close) && words(close + 1)) || begins_with_and(scan.codes(first + 1)) {
            return None;
        }
        close
    } else {
        return None;
    };
    Some(Name { from, to, past: to, head: false, sure: true })
}

/// Tokens of a time that opens a line of news: 21:38.
const TIME: usize = 3;

/// The same with a year and a zone: 2026 | 13:56 GMT.
const STAMP: usize = 6;

/// A subject before its verb: وزير الخارجية قال إن, وكان بلينكن قال.
pub(super) fn subject_before(scan: &Scan, start: usize, verb: usize) -> Option<(usize, usize)> {
    if let Some(subject) = subject_of_was(scan, start, verb) {
        return Some(subject);
    }
    let floor = start.max(verb.saturating_sub(SUBJECT));
    // أما الشرطة فقد قالت
    let verb = verb - usize::from(verb > floor && scan.is_word(verb - 1, SO));
    // تقارير سابقة كانت قد أشارت
    let already = verb > floor && scan.is_word(verb - 1, ALREADY);
    let verb = verb - if already && verb > floor + 1 && was(scan, verb - 2) { 2 } else { 0 };
    if let Some(subject) = subject_before_aside(scan, start, verb) {
        return Some(subject);
    }
    // الباحث في التراث سالم ناصر يتحدث: the name that opens the sentence and reaches its verb.
    let parts = |&i: &usize| scan.class(i) != Class::Word || is_that(scan, i);
    let opening = (floor..verb).rev().find(parts).map_or(floor, |i| i + 1);
    let reaching = |from: usize| {
        // أول دراسة للأرشيف كشفت عن, آخر إحصاء أظهر
        let ranked = scan.is(from, words::ORDINAL) || scan.codes(from) == LAST;
        let from = from + usize::from(ranked && in_a_document(scan, from + 1));
        // مقطع فيديو قالت إنه
        let clip = shown(scan, from) && shown(scan, from + 1);
        let begins = named(scan, from) && scan.tok(from).clitics & !clitic::ARTICLE == 0 && !clip;
        let found = name(scan, from, verb).filter(|found| begins && found.past == verb && found.to == verb)?;
        Some((found.from, found.to))
    };
    if !scan.tok(verb).has(clitic::CONJUNCTION) {
        let whole = if floor == start { reaching(start) } else { None };
        if let Some(subject) = whole.or_else(|| if opening > floor { reaching(opening) } else { None }) {
            return Some(subject);
        }
    }
    let mut from = verb;
    let inside = |i: usize| {
        scan.class(i) == Class::Word
            && (crate::figures::speech::source_word::verb(scan, i).is_none() || named(scan, i))
            // ثلث السكان قالوا
            && !scan.is(i, words::NUMBER | words::FRACTION)
            && (!scan.is(i, words::FUNCTION | words::ROLE)
                // بعض الوثائق
                || named(scan, i) && i < verb - 1 && starts_with_article(scan.codes(i + 1))
                // ولي الله سيف
                || scan.codes(i) == GOD && i < verb
                || scan.marker(i, job!("in_the_name")).is_some()
                // شقيق القتيل
                || i > floor && scan.is(i, words::ROLE) && starts_with_article(scan.codes(i)) && named(scan, i - 1))
    };
    while from > floor && inside(from - 1) {
        from -= 1;
    }
    // وتضم المدينة آثارا تدل على, بلاغا يفيد بأن: the verb tells of the object right before it.
    if verb > from + 1 && object_of_another(scan, verb - 1, verb) {
        let document = matches!(how(scan, verb - 1, SourceHow::Noun), Some((Needs::Carrier, _)));
        return document.then_some((verb - 1, verb));
    }
    // التي أعدتها هيئة المساحة تفيد: who made what speaks.
    let made =
        || matches!(how(scan, from, SourceHow::Preposition), Some((Needs::Publisher, after)) if after == from + 1);
    if from > start && from + 1 < verb && [WHICH, WHICH_F].contains(&scan.codes(from - 1)) && made() {
        return Some((from + 1, verb));
    }
    // وعن الصعوبات التي تواجههم قال: behind a relative pronoun stands a verb, which does not speak.
    if from > start && from < verb && [WHICH, WHICH_F].contains(&scan.codes(from - 1)) {
        return None;
    }
    // صلى الله عليه وسلم قال: no subject begins with و behind a pronoun.
    if from > start && scan.bits(from) == 0 && begins_with_and(scan.codes(from)) {
        return None;
    }
    // على الأمر تحدث: what a preposition governs does not speak; neither do الكثير.
    // في كل مرة يؤكد
    let each =
        from > start && scan.marker(from - 1, job!("each")).is_some() || scan.marker(from, job!("each")).is_some();
    let nobody = each && !titled_at(scan, from, verb) || scan.marker(from, job!("no_speaker")).is_some();
    if nobody || from > start && preposition(scan, from - 1) || (from..verb).any(|i| shown(scan, i)) {
        return None;
    }
    let opens = from == start
        || from > start
            && (scan.class(from - 1) == Class::Mark
                || scan.class(from - 1) == Class::Digits && from <= start + TIME && !scan.is(from, words::UNIT)
                || scan.class(from - 1) == Class::Latin && from <= start + STAMP
                || scan.is(from - 1, words::FUNCTION));
    let titled = titled_at(scan, from, verb);
    // الوصف لا يكفي وأعلن: what is denied is a verb, and no subject stands before و.
    let denied = from > start && scan.marker(from - 1, job!("not")) == Some(from);
    let and = scan.tok(verb).has(clitic::CONJUNCTION) && begins_with_and(scan.codes(verb));
    if !titled && (denied || and) {
        return None;
    }
    // اليمن يعلن مقتل
    let country = verb - from <= 2 && scan.is(from, words::PLACE);
    let known = country || person(scan, from).is_some_and(|end| end <= verb);
    // هاكان ريسي قال إن: words that nothing else is known of, before a verb behind which أن follows at once.
    let unknown = |i: usize| scan.bits(i) == 0 && scan.tok(i).clitics == 0 && !starts_with_article(scan.codes(i));
    let pair = || verb == from + 2 && is_that(scan, verb + 1) && (from..verb).all(unknown);
    // رفضت الحكومة التقرير وقالت: without the object of the verb before.
    if and
        && titled
        && from > start
        && let Some(subject) = opening_subject(scan, from - 1, verb).filter(|subject| subject.0 == from)
    {
        return Some(subject);
    }
    (opens && from < verb && (titled || known || from > start && verb - from <= 3 || pair())).then_some((from, verb))
}

/// المدينة آثارا تدل: whether the word at token `i`, before a verb in the present, is an indefinite accusative behind the subject of another.
fn object_of_another(scan: &Scan, i: usize, verb: usize) -> bool {
    let present = matches!(scan.codes(verb).first(), Some(&c) if c == letter('ي') || c == letter('ت'));
    let word = scan.codes(i);
    let noun = word.len() > 3 && word.ends_with(&[letter('ا')]) && !starts_with_article(word);
    let person = || match how(scan, i - 1, SourceHow::Noun) {
        Some((Needs::That, _)) => scan.is(i - 1, words::PERSON),
        found => matches!(found, Some((Needs::Title | Needs::Courtesy, _))),
    };
    let behind = || starts_with_article(scan.codes(i - 1)) && !scan.is(i, words::PLACE) && !person();
    present && noun && scan.tok(verb).clitics == 0 && behind()
}

/// Whether an office, official or document is named in the tokens `from..to`.
fn titled_at(scan: &Scan, from: usize, to: usize) -> bool {
    (from..to).any(|i| named(scan, i) && !matches!(how(scan, i, SourceHow::Noun), Some((Needs::That, _))))
}

/// شقيق القتيل -باكيا- قال, خبير الآثار سالم ناصر، قال: the office or person that opens a sentence, before an aside or a comma.
fn subject_before_aside(scan: &Scan, start: usize, verb: usize) -> Option<(usize, usize)> {
    // أما الحركة -التي تأسست حديثا- فأعلنت
    let topic = scan.is_word(start, BUT_AS_FOR);
    let start = start + usize::from(topic);
    let close = verb.checked_sub(1).filter(|&close| close > start)?;
    // أما حزب العمال في العراق فأعلن
    let whole = (start..verb).all(|i| scan.class(i) == Class::Word) && verb - start <= SUBJECT;
    if topic && whole && scan.tok(verb).has(clitic::CONJUNCTION) && named(scan, start) {
        return name(scan, start, verb).filter(|found| found.past == verb).map(|found| (found.from, verb));
    }
    // أما ندا فقالت: any name behind أما, but not the thing in أما سعر القمح فقال إنه.
    let unknown = |i: usize| {
        let family = i + 1 == verb && i > start && scan.codes(i).ends_with(&[letter('ي')]);
        scan.class(i) == Class::Word
            && scan.bits(i) & !(words::MARKER | words::LONGER) == 0
            && (family || !starts_with_article(scan.codes(i)))
    };
    let then = scan.codes(verb).first() == Some(&letter('ف')) && scan.tok(verb).has(clitic::CONJUNCTION);
    if topic && then && verb - start <= PERSON && (start..verb).all(unknown) && !preposition(scan, start) {
        return Some((start, verb));
    }
    let open = if comma(scan, close) {
        close
    } else if scan.dash(close) {
        (start + 1..close).rev().find(|&i| scan.dash(i))?
    } else {
        return None;
    };
    // سالم ناصر، رئيس الغرفة، قال: what somebody is between commas makes a name of any words.
    let person = || {
        let first = (start + 1..=start + PERSON).find(|&i| comma(scan, i)).filter(|&i| i < open)?;
        let known =
            |i: usize| scan.class(i) != Class::Word || scan.is(i, words::FUNCTION | words::NUMBER | words::ROLE);
        let office = name(scan, first + 1, open).filter(|_| title(scan, first + 1) && !(start..first).any(known))?;
        (office.past == open).then_some((start, open))
    };
    if open - start > SUBJECT || !named(scan, start) {
        return if open - start > SUBJECT { None } else { person() };
    }
    name(scan, start, open).filter(|found| found.past == open).map(|found| (found.from, found.to))
}

/// وزارة الصحة تعلن: the office or official that opens a clause right before the verb.
pub(super) fn opening_office(scan: &Scan, start: usize, verb: usize) -> Option<(usize, usize)> {
    // وكانت كييف قد أعلنت إسقاط
    if verb > start
        && scan.is_word(verb - 1, ALREADY)
        && let Some(subject) = subject_of_was(scan, start, verb)
    {
        return Some(subject);
    }
    let (from, to) = subject_before(scan, start, verb)?;
    // سالم ناصر يعلن وصول, أرامكو تعلن توقيع
    let known = || scan.is(from, words::PLACE | words::OWN_NAME) || person(scan, from).is_some_and(|end| end <= to);
    let acts = !matches!(how(scan, from, SourceHow::Noun), None | Some((Needs::That, _))) || known();
    let whole = acts && name(scan, from, verb).is_some_and(|found| found.past == to);
    whole.then_some((from, to))
}

/// وصل المدير، الذي قال إن: whom a relative pronoun at token `which` means, where it is an office or official.
pub(super) fn antecedent(scan: &Scan, start: usize, which: usize) -> Option<(usize, usize)> {
    let to = which - usize::from(which > start && comma(scan, which - 1));
    // لمراسله "سالم ناصر" الذي قال إن: a name in quotation marks behind who it is.
    if to > start + 2 && quote_mark(scan, to - 1) {
        let open = (start.max(to.saturating_sub(PERSON + 2))..to - 1).rev().find(|&i| quote_mark(scan, i))?;
        if open == start || open + 1 >= to - 1 {
            return None;
        }
        // تقرير "النور" الذي قال إن
        return match possessed(scan, open - 1) {
            true => Some((open + 1, to - 1)),
            false => named(scan, open - 1).then_some((open - 1, to)),
        };
    }
    let begins = |from: usize| named(scan, from) && name(scan, from, to).is_some_and(|found| found.past == to);
    let mut from = (start.max(to.saturating_sub(SUBJECT))..to).rev().find(|&from| begins(from))?;
    // الهيئة العامة للدفاع المدني الذي
    while scan.tok(from).has(clitic::LAM)
        && let Some(before) = (start.max(from.saturating_sub(PERSON))..from).rev().find(|&at| begins(at))
    {
        from = before;
    }
    // رئيس مجلس الوزراء
    let governs = |i: usize| named(scan, i) && !scan.tok(i).has(clitic::ARTICLE);
    while from > start && governs(from - 1) {
        from -= 1;
    }
    // بآخر الإحصائيات التي أشارت
    from -= usize::from(from > start && lead_in(scan, from - 1));
    Some((from, to))
}

/// Tokens of what may stand before the verb that opens a sentence: في غضون ذلك.
const LEAD: usize = 6;

/// نشر الهاجري مقطعا قال فيه, أطلق سالم العمري عددا من التغريدات: who publishes a document, between the verb at token `verb` and that.
fn publisher(scan: &Scan, verb: usize) -> Option<(usize, usize)> {
    let tells = matches!(verb_at(scan, verb), Some((Needs::That, _)));
    if !tells && scan.marker(verb, job!("publishes")).is_none() {
        return None;
    }
    let some = |i: usize| scan.marker(i, job!("some_of")).unwrap_or(i);
    let word = |i: usize| scan.class(i) == Class::Word && !scan.is(i, words::FUNCTION | words::NUMBER);
    let document = (verb + 2..=verb + PERSON).take_while(|&i| word(i)).find(|&i| in_a_document(scan, some(i)))?;
    (word(verb + 1) && !in_a_document(scan, verb + 1)).then_some((verb + 1, document))
}

/// The subject of a sentence in which only a participle says something: ودعا وزير الصحة ...، مشيرا إلى.
pub(super) fn opening_subject(scan: &Scan, start: usize, end: usize) -> Option<(usize, usize)> {
    // في غضون ذلك، رفضت
    // عبر سالم ناصر، رئيس الغرفة، عن قلقه: no preposition.
    let expresses = |at: usize| {
        scan.marker(at, job!("expresses")).is_some()
            && (at + 2..(at + SUBJECT).min(end)).any(|i| scan.is_word(i, ABOUT))
    };
    let governs = preposition(scan, start) && !expresses(start);
    let lead = (start + 1..(start + LEAD).min(end)).find(|&i| comma(scan, i)).filter(|_| governs);
    let first = lead.map_or(start, |comma| comma + 1);
    // كما ألزمت اللجنة
    let first = first + usize::from(scan.is_word(first, AS));
    if let Some(subject) = publisher(scan, first) {
        return Some(subject);
    }
    if was(scan, first) {
        let already = (first + 2..(first + SUBJECT).min(end)).find(|&i| scan.is_word(i, ALREADY))?;
        return name(scan, first + 1, already).map(|n| (n.from, n.to));
    }
    // ودعا ناصر الجميع إلى العمل، وقال: the word behind a verb of saying.
    let by = |i: usize| scan.codes(i).starts_with(BY_THE) || scan.tok(i).has(clitic::BA);
    let person = |i: usize| {
        scan.class(i) == Class::Word && scan.live(i) == 0 && scan.codes(i).len() > 3 && !verbal_shape(scan, i) && !by(i)
    };
    // اعترف المتهم بالجريمة، وقال: one definite word before a preposition.
    const OTHER: u32 =
        words::FUNCTION | words::NUMBER | words::UNIT | words::WEEKDAY | words::CURRENCY | words::SOURCE_VERB;
    let told =
        matches!(crate::figures::speech::source_word::verb(scan, first), Some((Needs::Nothing | Needs::That, _)));
    let alone =
        |i: usize| starts_with_article(scan.codes(i)) && !scan.is(i, OTHER) && !event(scan, i) && !named(scan, i);
    if told
        && alone(first + 1)
        && scan.marker(first, job!("appears")).is_none()
        && scan.marker(first + 1, job!("no_speaker")).is_none()
        && (by(first + 2) || preposition(scan, first + 2))
    {
        return Some((first + 1, first + 2));
    }
    let says =
        matches!(crate::figures::speech::source_word::verb(scan, first), Some((Needs::Nothing | Needs::Whom, _)));
    if says && calls_on_her(scan, first, first + 1) {
        return None;
    }
    if says && person(first + 1) && !starts_with_article(scan.codes(first + 1)) {
        // أشاد سالم ناصر سفير المغرب بالعلاقات: up to what the person is.
        let whole = name(scan, first + 1, end).filter(|n| n.sure && n.to - n.from <= PERSON && title(scan, n.to));
        return Some(whole.map_or((first + 1, first + 2), |n| (n.from, n.to)));
    }
    let verb = scan.class(first) == Class::Word && (expresses(first) || !preposition(scan, first));
    // وأبقت «دار المال» على توصيتها، مشيرة إلى
    if verb && let Some(close) = quoted(scan, first + 1).filter(|&close| close <= end) {
        return Some((first + 2, close - 1));
    }
    // بحث الوزير: no research.
    let definite = title(scan, first + 1) && starts_with_article(scan.codes(first + 1));
    let office = verb && named(scan, first + 1) && (!named(scan, first) || definite);
    // اتهمت تونس الشركة، وقالت
    if says && scan.is(first + 1, words::PLACE) {
        return Some((first + 1, first + 2));
    }
    // ورفض سالم ناصر، في تصريح، الخوض: a name of two words between its verb and a comma.
    let person = |n: &Name| {
        verb && scan.marker(first, job!("can")).is_none()
            && n.sure
            && (comma(scan, n.past) && n.to == n.past || title(scan, n.to))
            && n.to - n.from <= 3
    };
    // سبق للرئيس أن: an office behind ل is no subject.
    let governed = scan.tok(first + 1).has(clitic::LAM)
        && matches!(how(scan, first + 1, SourceHow::Noun), Some((Needs::Title | Needs::Courtesy, _)));
    let found = name(scan, first + 1, end).filter(|n| !governed && (office && n.head || person(n)))?;
    let subject = before_joined(scan, before_object(scan, first, definite_run(scan, (found.from, found.to))));
    let calls = matches!(crate::figures::speech::source_word::verb(scan, first), Some((Needs::Whom, _)));
    Some(before_thing(scan, if calls { before_called(scan, first, subject) } else { subject }))
}

/// Whether a verb and its subject may belong together by their gender.
pub(crate) fn agrees(scan: &Scan, verb: usize, subject: usize) -> bool {
    let word = scan.stem(verb);
    let feminine = [word.first(), word.last()].contains(&Some(&letter('ت')));
    let ends = |end: &[u8]| scan.codes(subject).ends_with(end);
    let marked = ends(&[letter('ه')]) || ends(&[letter('ا'), letter('ت')]);
    feminine == marked || feminine && scan.is(subject, words::PLACE)
}
