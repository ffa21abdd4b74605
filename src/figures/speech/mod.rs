//! What somebody says: where it begins, and what may stand before it.

pub(super) mod own_names;
pub(super) mod source_word;
pub(super) mod voice;

use super::tokens::clitics::without_and;
use super::tokens::particles::{ABOUT, AN_NOT, ARTICLE, FROM, ON, THAT, TO, VAN, WHICH, WHICH_F, starts_with_article};
use super::tokens::plural;
use super::tokens::scan::{Scan, clitic, comma};
use super::tokens::words::{self, Job, Needs, job};
use crate::figures::tokens::quotation::quote_mark;
use crate::lexicon::schema::SourceHow;
use crate::text::code::{self, letter};
use crate::text::tokens::Class;
use own_names::own_name;
use source_word::{called_ali, how, initial, name_part, named, outlet, quoted, title, verb};

/// Longest name in quotation marks that is surely a name, in tokens with its marks.
const NAME: usize = 4;

/// Tokens after a name in which the words begin that it says.
const GAP: usize = 22;

/// Tokens from a title in quotation marks to أن.
const TITLED: usize = 6;

/// Letters of a noun with its article to which أن is glued, at least.
const GLUED: usize = 4;

pub(super) const FOR: &[u8] = &[letter('ل')];

/// أن, إن, بأن, ألا and their fusions with a pronoun (أنه, بأنها, إنهما).
pub(super) fn is_that(scan: &Scan, i: usize) -> bool {
    if scan.class(i) != Class::Word {
        return false;
    }
    let word = scan.codes(i);
    let bare = word.strip_prefix(&[letter('ب')]).or(word.strip_prefix(&[letter('ف')])).unwrap_or(word);
    // ألا is أن لا; إلا, written with the same letters, is not.
    if bare == AN_NOT {
        return scan.written(i).contains("ألا");
    }
    let Some(rest) = bare.strip_prefix(&[letter('ا'), letter('ن')]) else { return false };
    let others: [&[u8]; 5] = [
        &[letter('ا')],
        &[letter('ك')],
        &[letter('ن'), letter('ي')],
        &[letter('ن'), letter('ا')],
        &[letter('ك'), letter('م')],
    ];
    if bare.len() < word.len() && van(scan, i) {
        return false;
    }
    let pronoun = rest.is_empty() || of_third_person(rest) || others.contains(&rest);
    // أنالأسعار: glued to the noun behind it.
    let glued = || rest.len() > GLUED && rest.starts_with(ARTICLE) && scan.words.given_name(word).is_none();
    (pronoun || glued()) && !spelled(scan, i)
}

/// ماريا فان كيركوف: a part of a family name, written like فإن, behind a given name and before a word that nothing else is known of.
fn van(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i);
    let given = || i > 0 && scan.words.given_name(scan.codes(i - 1)) == Some(false);
    word == VAN
        && scan.class(i + 1) == Class::Word
        && scan.bits(i + 1) == 0
        && !starts_with_article(scan.codes(i + 1))
        && scan.written(i) == "فان"
        && given()
}

/// ه, ها, هم, هما, هن: what أن ends in; but انهارت and أنهى are verbs.
pub(super) fn of_third_person(rest: &[u8]) -> bool {
    match rest {
        [his, others @ ..] if *his == letter('ه') => {
            [&[][..], &[letter('ا')], &[letter('م')], &[letter('م'), letter('ا')], &[letter('ن')]].contains(&others)
        }
        _ => false,
    }
}

/// وأضافت” كان لديهم: whether the closing mark at token `i` opens what is said: right behind a verb, where no mark is open.
fn turned_round(scan: &Scan, i: usize) -> bool {
    const OPEN: usize = 12;
    let behind_verb = || i > 0 && verb(scan, i - 1).is_some_and(|v| v.1 == i);
    scan.class(i + 1) == Class::Word
        && behind_verb()
        && scan.written(i).starts_with('”')
        && !(i.saturating_sub(OPEN)..i).any(|at| scan.mark(at, b'"'))
}

/// وزارة التخطيطأن: the letters of أن at the end of the definite word at token `i`, where the space between them is lost.
pub(super) fn glued_that(scan: &Scan, i: usize) -> usize {
    const LEAST: usize = 7;
    const ENDS: [&str; 6] = ["أن", "إن", "أنه", "إنه", "أنها", "إنها"];
    let word = scan.codes(i);
    let last = |c: char| word.last() == Some(&letter(c));
    if word.len() < LEAST || !starts_with_article(word) || scan.bits(i) != 0 || !(last('ن') || last('ه') || last('ا'))
    {
        return 0;
    }
    // The article of بشأن and بأن glued on is none of these.
    const OTHERS: [&str; 2] = ["شأن", "بأن"];
    let written = scan.written(i);
    let whole = |end: &&&str| written.ends_with(**end) && !OTHERS.iter().any(|other| written.ends_with(other));
    ENDS.iter().find(whole).map_or(0, |end| end.chars().count())
}

/// إن as the name of a letter: إن بي سي, سي إن إن.
pub(super) fn spelled(scan: &Scan, i: usize) -> bool {
    // الأم إن
    let letter = |at: usize| {
        scan.is_word(at, THAT) || scan.marker(at, job!("letter")).is_some() && !starts_with_article(scan.codes(at))
    };
    // سي إن إن العربية; but بي بي سي إن, جوهرة إف إم أن اللاعبين
    let name = |at: usize| own_name(scan, at).filter(|&end| end >= i);
    let whole = || (i.saturating_sub(3)..=i).find_map(name);
    let said = || scan.written(i).starts_with('أ') && starts_with_article(scan.codes(i + 1));
    scan.is_word(i, THAT)
        && (letter(i + 1) || i > 0 && letter(i - 1))
        && whole().map_or_else(|| letter(i + 1) || !said(), |end| end > i)
}

/// After these أن begins no speech: بعد أن, دون أن, من أن.
pub(super) fn governs_that(scan: &Scan, i: usize) -> bool {
    scan.marker(i, job!("governs_that")).is_some()
}

/// أعتقد أن, أعتبر أنه: a verb that begins with its hamza, where no subject follows, is what the one who is quoted says of himself.
pub(super) fn first_person(scan: &Scan, verb: usize, after: usize) -> bool {
    let word = scan.codes(verb);
    let word = without_and(word).unwrap_or(word);
    let begins = |end: &[u8]| word.first() == Some(&letter('ا')) && word.len() > 3 && word[1..].starts_with(end);
    let eighth = begins(&[]) && word[2] == letter('ت');
    let tenth = begins(&[letter('س'), letter('ت')]);
    (eighth || tenth) && is_that(scan, after) && scan.written(verb).trim_start_matches(['و', 'ف']).starts_with('أ')
}

/// What is said begins here: أن, إلى أن, عن أن, a colon, or an opening quotation mark before words.
pub(super) fn opens_speech(scan: &Scan, i: usize) -> bool {
    match scan.class(i) {
        Class::Word => {
            is_that(scan, i) && !(i > 0 && governs_that(scan, i - 1))
                || i > 0 && glued_that(scan, i - 1) > 0
                || matches!(scan.codes(i), ON | TO | ABOUT) && is_that(scan, i + 1) && !called_ali(scan, i)
        }
        Class::Mark => match scan.tok(i).token.mark {
            // د: سالم
            b':' => !initial(scan, i),
            b'"' => scan.class(i + 1) != Class::Digits,
            // وأضافت” كان لديهم: a mark that is turned round.
            code::CLOSE_QUOTE => turned_round(scan, i),
            _ => false,
        },
        _ => false,
    }
}

/// Words that neither belong to a name nor to what is said: when, where and to whom somebody speaks.
pub(super) fn aside(scan: &Scan, i: usize) -> bool {
    match scan.class(i) {
        Class::Mark => {
            matches!(scan.tok(i).token.mark, b',' | b';' | code::COMMA | code::THOUSANDS | b'(' | b'-' | code::DASH)
        }
        Class::Word => {
            let word = scan.codes(i);
            let beside = |job: Job| scan.marker(i, job).is_some();
            [WHICH, WHICH_F, FOR].contains(&word)
                || beside(job!("today"))
                || beside(job!("also"))
                || beside(job!("his_words"))
                || beside(job!("on_behalf"))
                || addressee(scan, i)
                || on_occasion(scan, i)
                || scan.tok(i).has(clitic::LAM) && (named(scan, i) || scan.tok(i).has(clitic::ARTICLE))
                || word.starts_with(&[letter('ل'), letter('ل')]) && scan.bits(i) == 0
                || scan.is(i, words::WEEKDAY | words::FUNCTION)
                    // قالت الأم إن, أوضح الخلف أن
                    && (scan.is(i, words::WEEKDAY) || !scan.tok(i).has(clitic::ARTICLE))
                    && !is_that(scan, i)
                    && ![ABOUT, FROM].contains(&word)
                    && !called_ali(scan, i)
                    // قالت أم خالد إن
                    && !(name_part(scan, i) && scan.tok(i).clitics == 0)
        }
        _ => false,
    }
}

/// قال سالم بتصريح خاص إن: when somebody speaks, with ب for في, as what is said tells that follows soon.
pub(super) fn on_occasion(scan: &Scan, i: usize) -> bool {
    const SOON: usize = 8;
    let occasion = scan.tok(i).has(clitic::BA) && scan.marker(i, job!("occasion")).is_some();
    let mut clause = (i + 1..i + SOON).take_while(|&at| !comma(scan, at));
    occasion && clause.any(|at| opens_speech(scan, at) || scan.is_word(at, ABOUT))
}

/// The token at which the words begin that a name ending at token `from` says; nothing but when, where and
/// to whom may stand between.
pub(super) fn speech(scan: &Scan, from: usize, end: usize, head: bool) -> Option<usize> {
    // التي after a word that names no office tells what the word is, not who speaks.
    if !head && [WHICH, WHICH_F].contains(&scan.codes(from)) {
        return None;
    }
    if scan.is_word(from, ABOUT) {
        return if scan.marker(from, job!("not_about")).is_some() { None } else { Some(from) };
    }
    if !opens_speech(scan, from) && !aside(scan, from) {
        return None;
    }
    // طالب هندسة يبلغ: a verb right behind a word that names no office tells what it does.
    const PRESENT: [u8; 2] = [letter('ي'), letter('ت')];
    if !head && scan.is(from, words::FUNCTION) && scan.codes(from).len() > 3 && PRESENT.contains(&scan.codes(from)[0]) {
        return None;
    }
    let mut i = from;
    // أعلن المكتب، أمس، عن: nothing but the day between.
    let mut near = true;
    while i < (from + GAP).min(end) {
        // فيروس "النيل": a short name in quotation marks is nothing that is said, nor is what stands behind بعنوان.
        let titled = i > from && scan.marker(i - 1, job!("titled")).is_some();
        let name = if titled {
            // نشر الموقع خبرا بعنوان "...": without أن behind it the title is what is said.
            close_of_quote(scan, i, end).filter(|&close| {
                (close..(close + TITLED).min(end)).any(|at| is_that(scan, at) && !governs_that(scan, at - 1))
            })
        } else if i > from {
            quoted(scan, i).filter(|close| close - i <= NAME)
        } else {
            None
        };
        if let Some(close) = name {
            i = close;
            continue;
        }
        if let Some(close) = inserted(scan, i, end) {
            i = close;
            continue;
        }
        if opens_speech(scan, i) {
            return Some(i);
        }
        // حذرت البلدية من الماء، واتضح بعد الفحص أن: what follows is found.
        if i > from && found_by(scan, i).is_some() {
            return None;
        }
        let verb = if i > from { verb(scan, i) } else { None };
        match verb {
            // تقول الوزارة إنها: a verb that always says, before the name of another speaker.
            // يقول السكان إنها
            Some((needs, after))
                if scan.tok(i).has(clitic::CONJUNCTION)
                    || needs == Needs::Nothing && (named(scan, after) || definite_before_that(scan, after)) =>
            {
                return None;
            }
            // قال الوزير، في الحفل، مشيرا إلى: the participle goes on with what is said.
            Some((Needs::Carries, _)) => return Some(i),
            _ if near && scan.is_word(i, ABOUT) => return Some(i),
            _ => {}
        }
        // يتحدث سالم للجزيرة نت عن
        if let Some(after) = scan.marker(i, job!("to_the_media")) {
            i = after;
            continue;
        }
        let when = || scan.marker(i, job!("today")).or(scan.marker(i, job!("also"))).is_some();
        near &= scan.class(i) == Class::Mark || scan.is(i, words::WEEKDAY) || when();
        i += 1;
    }
    None
}

/// وأضاف الشيخ، بحسب ما أورد الموقع، بقوله: the comma that closes a clause of attribution set in at the comma at token `i`, behind which the
/// words go on with what is said.
fn inserted(scan: &Scan, i: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 16;
    if !comma(scan, i) || how(scan, i + 1, SourceHow::Preposition).is_none() {
        return None;
    }
    let close = (i + 2..end.min(i + LONGEST)).find(|&at| comma(scan, at) || is_that(scan, at))?;
    let goes_on = opens_speech(scan, close + 1)
        || scan.marker(close + 1, job!("his_words")).is_some()
        || matches!(verb(scan, close + 1), Some((Needs::Carries, _)));
    (comma(scan, close) && goes_on).then_some(close)
}

/// تبين لاحقا من خلال, اتضح بعد: the token at which begins what something came to light by.
pub(super) fn found_by(scan: &Scan, i: usize) -> Option<usize> {
    let after = scan.marker(i, job!("comes_to_light"))?;
    let when = scan.marker(after, job!("also")).or(scan.marker(after, job!("today")));
    scan.marker(when.unwrap_or(after), job!("found_by"))
}

/// السكان إنها: a definite word and أن.
fn definite_before_that(scan: &Scan, i: usize) -> bool {
    is_that(scan, i + 1) && starts_with_article(scan.codes(i))
}

/// The token after the quotation that opens at token `i`.
fn close_of_quote(scan: &Scan, i: usize, end: usize) -> Option<usize> {
    let close = scan.mark(i, b'"').then(|| (i + 1..(i + GAP).min(end)).find(|&at| quote_mark(scan, at)))??;
    Some(close + 1)
}

/// Tokens of the name of somebody who is told.
const TOLD: usize = 5;

/// أوضح لـ"الصباح" مدير المصنع, قال لوكالة الأنباء وزير الري: the subject behind those who are told, and behind what stands
/// between commas.
pub(super) fn past_addressee(scan: &Scan, after: usize) -> Option<usize> {
    if comma(scan, after) {
        let close = (after + 1..after + 2 * TOLD).find(|&i| comma(scan, i))?;
        return Some(close + 1).filter(|&at| named(scan, at) && scan.tok(at).clitics & !clitic::ARTICLE == 0);
    }
    let subject = |at: usize| title(scan, at) && !opens_speech(scan, at);
    // أوضح لـ«الصباح» سالم ناصر أن, قال «للصباح» سالم ناصر إن: quotation marks tell where the outlet's name ends.
    let person = |at: usize| scan.class(at) == Class::Word && !opens_speech(scan, at);
    let for_it = scan.codes(after + 1).starts_with(&[letter('ل'), letter('ل')]);
    if let Some(at) = quoted(scan, after).filter(|&at| for_it && person(at)) {
        return Some(at);
    }
    if scan.is_word(after, FOR) {
        if let Some(at) = quoted(scan, after + 1).filter(|&at| person(at)) {
            return Some(at);
        }
        let latin = (after + 1..=after + TOLD).find(|&i| scan.class(i) != Class::Latin).filter(|&i| i > after + 1);
        return latin.filter(|&at| subject(at));
    }
    let told = addressee(scan, after) && (scan.tok(after).has(clitic::LAM) || scan.codes(after).starts_with(FOR));
    // أكد لموقعنا مصدر أمني: no name of the outlet follows.
    if told && scan.codes(after).ends_with(&[letter('ن'), letter('ا')]) && person(after + 1) {
        return Some(after + 1);
    }
    let names = |at: usize| scan.class(at) == Class::Word && !opens_speech(scan, at) && !subject(at);
    (after + 1..=after + TOLD).find(|&at| !names(at)).filter(|&at| told && subject(at))
}

/// ل with somebody who is told: للصحفيين, لوكالة الأنباء, لقناة, لسكاي نيوز.
pub(super) fn addressee(scan: &Scan, i: usize) -> bool {
    // نقابة الصحافيين: behind an organisation they are who it is of.
    let members = || {
        i > 0
            && matches!(how(scan, i - 1, SourceHow::Noun), Some((Needs::Body | Needs::Title, _)))
            && !scan.tok(i - 1).has(clitic::ARTICLE)
    };
    let medium = scan.tok(i).clitics & !(clitic::ARTICLE | clitic::LAM) == 0
        && outlet(scan, i)
        && (scan.tok(i).has(clitic::LAM) || plural::ends_oblique(scan.codes(i)) && !members());
    // لسودان تربيون; but موقع ليفانت نيوز
    let outlet_of_two = || {
        let word = scan.codes(i);
        let governed = i > 0 && outlet(scan, i - 1) && !scan.tok(i - 1).has(clitic::ARTICLE);
        word.len() > 3
            && !governed
            && word[0] == letter('ل')
            && scan.live(i) & words::SOURCE == 0
            && scan.marker(i + 1, job!("outlet_end")).is_some()
    };
    medium || scan.marker(i, job!("to_the_media")).is_some() || outlet_of_two()
}
