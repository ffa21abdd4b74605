//! Digits after a word that takes a number as a name: رقم 12, المادة 5, طراز 2020, قناة 24, المقاطعة 13.

use crate::figures::calendar::years::recent;
use crate::figures::noun;
use crate::figures::numeral::{digits, number_word};
use crate::figures::range;
use crate::figures::tokens::clitics::begins_with_and;
use crate::figures::tokens::noun_shape::{Owner, pronoun_end};
use crate::figures::tokens::particles::{COUNT, FROM, IN, NUMBERS, THE_COUNT, THE_NUMBER, starts_with_article};
use crate::figures::tokens::quotation::quote_mark;
use crate::figures::tokens::scan::{Scan, clitic, clitics_only, comma, ends_sentence};
use crate::figures::tokens::words::{self, Job, job};
use crate::figures::tokens::{plural, unit_word};
use crate::lexicon::schema::NumberClass;
use crate::text::code::{self, letter};
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// Words that take a number as a name: always, where it counts nothing, and where nothing speaks for a count.
const IDENTIFIER: Job = job!("identifier");
const LAW: Job = job!("law");
const NAMES: [Job; 2] = [job!("model"), job!("name")];
const AIRCRAFT: Job = job!("aircraft_maker");
const WEAK_NAMES: [Job; 4] = [job!("identifier_weak"), job!("model_weak"), job!("name_weak"), AIRCRAFT];

/// What a calibre or a frequency is told in.
const RATED: [&str; 6] = ["mm", "cm", "Hz", "kHz", "MHz", "GHz"];

/// المواد من 12 إلى 15 من القانون: whether من at token `at` opens a range of numbers, the digits at token `i` the first, that count nothing.
fn from_one(scan: &Scan, at: usize, i: usize) -> bool {
    let last = scan.marker(i + 1, job!("to")).map(|next| number_word::skip_prefix(scan, next));
    let counted = |end: usize| noun::plausible(scan, end) || scan.is(end, words::UNIT | words::CURRENCY);
    let numbered = || [LAW, IDENTIFIER, WEAK_NAMES[0]].iter().any(|&job| scan.marker_before(at, job).is_some());
    scan.is_word(at, FROM)
        && last.is_some_and(|last| scan.class(last) == Class::Digits && !counted(last + 1))
        && numbered()
}

/// Digits after a word that takes a number as a name: رقم 12, المادة 5, طراز 2020, قناة 24.
pub(crate) fn read(scan: &Scan, i: usize) -> Option<usize> {
    let mut at = i;
    // Past an opening mark, a colon or a clitic between the word and the digits.
    while at > 0 && i - at < 3 {
        let t = &scan.tok(at - 1);
        let opening =
            t.class() == Class::Mark && matches!(t.token.mark, b'(' | b'"' | b':' | b'#' | b'-' | b'/' | code::DASH);
        // رقم م/59
        let letter = t.class() == Class::Word && scan.codes(at - 1).len() == 1 && scan.mark(at, b'/');
        let prefix =
            t.class() == Class::Word && clitics_only(scan.codes(at - 1)).is_some() && !scan.spaced(at) || letter;
        if !(opening || prefix || from_one(scan, at - 1, i)) {
            break;
        }
        at -= 1;
    }
    // 10:45 ص - 22/11/2022: a part of the day, no page.
    let hour = |from: &usize| {
        *from > 0
            && *from + 1 < i
            && scan.class(from - 1) == Class::Digits
            && scan.codes(from - 1).len() < 3
            && scan.is(*from, words::DAY_PART)
    };
    // الاتصال بـ19911: the preposition that stands before the digits is the marker's own.
    let before = |job: &Job| {
        let found = scan.marker_before(at, *job).or_else(|| scan.marker_before(i, *job).filter(|_| at + 1 == i));
        found.filter(|from| !hour(from))
    };
    let law_from = before(&LAW);
    let law = law_from.is_some();
    let identifier = law || before(&IDENTIFIER).is_some() || of_case(scan, i);
    // برنامج 2025-2026
    let years = || {
        let joined = scan.mark(i + 1, b'-') || scan.mark(i + 1, b'/') || scan.mark(i + 1, code::DASH);
        joined && recent(scan, i).zip(recent(scan, i + 2)).is_some_and(|(a, b)| a < b)
    };
    // أقل من أرقام 2014
    let year_of = at == i && at > 0 && scan.is_word(at - 1, NUMBERS) && recent(scan, i).is_some();
    if !identifier && years() || year_of {
        return None;
    }
    let name = NAMES.iter().any(|job| before(job).is_some());
    // اللواء 15 مشاة
    let branch = at == i && before(&WEAK_NAMES[0]).is_some() && scan.marker(i + 1, job!("branch")).is_some();
    let weak = || WEAK_NAMES.iter().any(|job| before(job).is_some()) && (branch || weakly_named(scan, i, at));
    if !(identifier || name || weak() || generation(scan, i) || site(scan, i) || court(scan, i)) {
        return None;
    }
    let run = digits::read(scan, i);
    // العدد 250,000: what has thousands is an amount.
    if run.is_some_and(|run| {
        run.end > i + 1 && matches!(scan.tok(i + 1).token.mark, b',' | code::THOUSANDS | code::DECIMAL)
    }) {
        return None;
    }
    // الرقم 3.14, العدد 12.5
    let number = at > 0 && [THE_NUMBER, THE_COUNT].contains(&scan.codes(at - 1));
    if number && run.is_some_and(|run| run.value.scale() > 0) {
        return None;
    }
    let past = run.map_or(i + 1, |run| run.end);
    // ما مجموعه (1343) حالة: what is counted stands after the bracket.
    let past = if at < i && scan.mark(past, b')') && scan.mark(i - 1, b'(') { past + 1 } else { past };
    // القناة 12 الإسرائيلية counts no Israelis: they would be indefinite; nor does كوفيد 19 بمستشفى count hospitals.
    let counted = scan.is(past, words::UNIT | words::CURRENCY | words::MONTH | words::ROLE)
        || scan.is(past, words::COUNTED) && !scan.tok(past).has(clitic::ARTICLE) && !attached(scan, past) && !branch;
    // صوت لصالح القرار 14 عضوا, أقر المجلس القانون بـ64 صوتا, أجل القرار 30 يوما: what a law is about, or who voted for it.
    if law && (law_counts(scan, past) || (at..i).any(|k| by(scan, k)) && noun::plausible(scan, past)) {
        return None;
    }
    // وفي القانون 5 ثغرات
    if law_from.is_some_and(|from| from > 0 && scan.stem(from - 1) == IN) && few_things(scan, i, past) {
        return None;
    }
    // بلغ الرقم 20 شخصا
    if number && scan.marker_before(at - 1, job!("amounts")).is_some() {
        return None;
    }
    // مؤشر القطاع 4.4 في المئة
    let percent = unit_word::percent(scan, past).is_some();
    // بندقية عيار 16 مم, معالج بتردد 1.8 جيجاهرتز
    let calibre = identifier && unit_word::measure(scan, past).is_some_and(|info| RATED.contains(&&*info.unit));
    // منطقة 4380-4440 دولار
    let range = scan.mark(past, b'-') && scan.class(past + 1) == Class::Digits;
    let measured = range && !identifier && scan.is(past + 2, words::UNIT | words::CURRENCY);
    // نشر العدد 10 إلى 12 مقالا
    let many = !identifier && at == i && range::ranks::unnamed(scan, past);
    // الرحلة رقم 714 ثلاث ساعات: another number begins.
    let scale =
        number_word::word(scan, past).is_none_or(|w| matches!(w.class, NumberClass::Scale | NumberClass::Group));
    let goes_on = scan.is(past, words::NUMBER) && (!identifier || scale);
    if measured || many || goes_on || percent || counted && !identifier || calibre {
        return None;
    }
    // A number with parts: 12/2020, 21-01; one to call comes in groups: الرقم 111 222 3333.
    let mut end = i + 1;
    while identifier && scan.class(end) == Class::Digits && scan.codes(i).len() > 1 {
        end += 1;
    }
    loop {
        // رقم (104 / 47), القضية عدد 40112 / 7
        let bracketed = at < i && scan.mark(i - 1, b'(') && scan.mark(end + 2, b')');
        let apart = bracketed || identifier && scan.mark(end, b'/');
        let joined =
            scan.get(end).is_some_and(|t| matches!(t.token.mark, b'/' | b'-' | b'.') && (!t.token.spaced || apart));
        if joined && scan.class(end + 1) == Class::Digits {
            end += 2;
        } else if identifier && scan.class(end) == Class::Digits && scan.tatweel_before(end) {
            // القانون 90 ـ 02
            end += 1;
        } else {
            return Some(end);
        }
    }
}

/// Tokens from a case to its number.
const CASE: usize = 3;

/// The same where its name stands between them in quotation marks.
const NAMED_CASE: usize = 8;

/// قضية "المرفأ" عدد 27057 / 1: whether the digits at token `i` are the number of a case, which عدد alone tells of.
fn of_case(scan: &Scan, i: usize) -> bool {
    let numbered = |at: usize| [LAW, WEAK_NAMES[0]].iter().any(|&job| scan.marker(at, job).is_some());
    let from = || i.saturating_sub(if quote_mark(scan, i - 2) { NAMED_CASE } else { CASE });
    let case = || (from()..i - 1).rev().take_while(|&at| !comma(scan, at) && !ends_sentence(scan, at)).any(numbered);
    // في القضية حبس عدد 15 من المتهمين counts them.
    let counts = || noun::plausible(scan, i + 1) || scan.is_word(i + 1, FROM);
    i > 1 && scan.is_word(i - 1, COUNT) && case() && !counts()
}

/// Words between a site and the number in its name: حقل غرب القرنة 2.
const SITE: usize = 3;

/// حقل الشرارة 3 التابع للمؤسسة, محطة الدرعية 2: whether the small number at token `i` ends the name of a site and counts nothing.
fn site(scan: &Scan, i: usize) -> bool {
    const OTHER: u32 = words::NUMBER
        | words::UNIT
        | words::CURRENCY
        | words::FUNCTION
        | words::QUALIFIER
        | words::ROLE
        | words::SOURCE;
    let small = scan.codes(i).len() < 3 && scan.spaced(i);
    let free = match scan.class(i + 1) {
        // مستشفى النور 2 بمدينة فاس
        Class::Word => {
            let within = scan.tok(i + 1).clitics == clitic::BA;
            // دائرة صفاقس 2 ودائرة تونس 1
            let next = || scan.joined_by_and(i + 1) && scan.marker(i + 1, job!("numbered_site")).is_some();
            let chained = || number_word::digit_prefix(scan, i + 1) == Some(clitic::CONJUNCTION);
            let free = scan.is(i + 1, words::FUNCTION) || starts_with_article(scan.codes(i + 1));
            within || free || next() || chained()
        }
        // A stop, and no decimal.
        Class::Mark if scan.mark(i + 1, b'.') => scan.class(i + 2) != Class::Digits || scan.spaced(i + 2),
        Class::Mark => !matches!(scan.tok(i + 1).token.mark, b'%' | b'$' | b'-' | b'/' | b',' | b':' | code::DASH),
        _ => true,
    };
    let inside = |at: &usize| {
        scan.class(*at) == Class::Word && scan.bits(*at) & OTHER == 0 && scan.tok(*at).clitics & !clitic::ARTICLE == 0
    };
    if !small || !free {
        return false;
    }
    let head = (i.saturating_sub(SITE + 1)..i.saturating_sub(1)).rev();
    // الشركة البالغ عددهم 11
    let named = |at: &usize| scan.marker(*at, job!("numbered_site")).is_some() && !starts_with_article(scan.codes(*at));
    let head = head.into_iter().find(named);
    let ranked = i > 0 && number_word::digit_prefix(scan, i - 1).is_some();
    !ranked && head.is_some_and(|head| (head + 1..i).all(|at| inside(&at)))
}

/// المحكمة الابتدائية بسوسة 1: whether the one or two at token `i` tells two courts of a city apart.
fn court(scan: &Scan, i: usize) -> bool {
    let one = digits::small(scan, i).is_some_and(|v| v < 3) && scan.spaced(i);
    let apart = !scan
        .get(i + 1)
        .is_some_and(|t| t.class() == Class::Mark && !t.token.spaced && scan.class(i + 2) == Class::Digits);
    let city = i > 1 && scan.class(i - 1) == Class::Word && scan.codes(i - 1)[0] == letter('ب');
    one && apart && city && scan.marker_before(i - 1, job!("numbered_court")).is_some()
}

/// الصناعة 4.0, والصحة 4.0: whether the digits at token `i` number the generation of a definite thing, as versions are.
fn generation(scan: &Scan, i: usize) -> bool {
    let version = scan.codes(i).len() == 1 && scan.mark(i + 1, b'.') && !scan.spaced(i + 1) && !scan.spaced(i + 2);
    if !version || scan.codes(i + 2) != b"0" || scan.class(i + 2) != Class::Digits {
        return false;
    }
    const NUMERIC: u32 =
        words::NUMBER | words::UNIT | words::CURRENCY | words::FUNCTION | words::QUALIFIER | words::MARKER;
    let thing = |at: usize| starts_with_article(scan.codes(at)) && scan.bits(at) & NUMERIC == 0;
    let free = match scan.class(i + 3) {
        Class::Word => begins_with_and(scan.codes(i + 3)),
        Class::Mark => !matches!(scan.tok(i + 3).token.mark, b'%' | b'$' | b'-' | b'/' | b'.' | b'+' | code::DASH),
        class => class != Class::Digits && class != Class::Latin,
    };
    free && i.checked_sub(1).is_some_and(thing)
}

/// Whether token `i` is ب, fused to digits.
fn by(scan: &Scan, i: usize) -> bool {
    scan.class(i) == Class::Word && clitics_only(scan.codes(i)).is_some_and(|c| c & clitic::BA != 0)
}

/// Whether a thing or a unit that the lexicon knows, or a month, stands at token `i` behind digits that may be the number of
/// a law: not القانون 12 سنة 1990, المادة 20 فقرة 3.
fn law_counts(scan: &Scan, i: usize) -> bool {
    let known = scan.is(i, words::UNIT | words::CURRENCY | words::COUNTED | words::MONTH) || article_of_law(scan, i);
    known && scan.tok(i).clitics == 0 && scan.codes(i).len() > 1 && scan.class(i + 1) != Class::Digits
}

/// 5 ثغرات, 3 أخطاء: whether the digits at token `i` are few and an indefinite plural stands at token `past` by its shape; not
/// المادة 5 أعلاه, المادة 8 أنشأت.
fn few_things(scan: &Scan, i: usize, past: usize) -> bool {
    let few = digits::small(scan, i).is_some_and(|v| (3..=10).contains(&v)) && past == i + 1;
    if !few || scan.class(past) != Class::Word || scan.tok(past).clitics != 0 {
        return false;
    }
    let word = scan.codes(past);
    let alef = word[0] == letter('ا');
    let feminine = word.len() > 4 && !alef && scan.written(past).ends_with("ات");
    let broken = plural::broken_with_hamza(scan, past, word) && word.last() == Some(&letter('ء'));
    feminine || broken
}

/// يتضمن القانون 40 مادة: whether the indefinite word at token `i` is one for a part of a law that no number or letter names.
fn article_of_law(scan: &Scan, i: usize) -> bool {
    let part = scan.marker(i, job!("law_clause")).is_some()
        && !crate::figures::tokens::particles::starts_with_article(scan.codes(i));
    let letter = scan.class(i + 1) == Class::Word && scan.codes(i + 1).len() == 1;
    part && !scan.is(i + 1, words::NUMBER | words::ORDINAL) && !letter
}

/// الفرقة 13 بمدينة حمص, اللواء 16 ولواء آخر: whether the word at token `i` is joined to what stands before its number, which does not
/// count it; but جزر القمر 72 وجيبوتي 77.
fn attached(scan: &Scan, i: usize) -> bool {
    let clitics = scan.tok(i).clitics;
    let listed = scan.class(i + 1) == Class::Digits;
    clitics & (clitic::BA | clitic::LAM) != 0 || clitics & clitic::CONJUNCTION != 0 && !listed
}

/// Whether a word that only may take the digits at token `i` as a name does, where nothing but marks
/// and clitics stands between it and them, from token `at` on.
fn weakly_named(scan: &Scan, i: usize, at: usize) -> bool {
    // القمة الـ25 ranks.
    let ranks = i > 0 && number_word::digit_prefix(scan, i - 1).is_some_and(|bits| bits & clitic::ARTICLE != 0);
    let tight = at < i && !scan.spaced(i);
    // القيام ب50 زيارة: no name takes a preposition before its number.
    // حسب الجيش و45 حسب السكان: a number joined to the word is no part of its name.
    if i > 0 && number_word::digit_prefix(scan, i - 1) == Some(clitic::CONJUNCTION) {
        return false;
    }
    // فيتامينات ب12 ود: nothing is counted.
    let joined = |past: usize| scan.bits(past) == 0 && begins_with_and(scan.codes(past));
    let counts = |past: usize| noun::plausible(scan, past) && scan.codes(past).len() > 2 && !joined(past);
    if (at..i).any(|k| by(scan, k)) && counts(digits::read(scan, i).map_or(i + 1, |run| run.end)) {
        return false;
    }
    // إن and آي are also function words: قال إن "70 بالمئة" ...
    // وحدة is written like وحده where its dots are folded away.
    // إم is written like أم.
    let em = |at: usize| scan.written(at) == "إم";
    let function = |job: &Job| {
        scan.marker_before(at, *job)
            .is_some_and(|from| scan.is(from, words::FUNCTION) && !(scan.teh_marbuta(from) || em(from)))
    };
    if tight && !scan.mark(at, b'-') && WEAK_NAMES.iter().any(function) {
        return false;
    }
    // المراكز الـ (85): the article is no letter of a model.
    let article = at > 0 && scan.class(at - 1) == Class::Word && clitics_only(scan.codes(at - 1)).is_some();
    if ranks || tight {
        return !ranks && !article;
    }
    let run = digits::read(scan, i);
    let past = run.map_or(i + 1, |run| run.end);
    // المقاطعة 13 بوجدة: from 11 to 99 the noun has an ending of its own.
    let hundredths = run.map_or(Decimal::ZERO, |run| run.value % Decimal::ONE_HUNDRED);
    let ends = |letters: &[char]| letters.iter().any(|&l| scan.codes(past).last() == Some(&code::letter(l)));
    let fused = scan.bits(past) == 0
        && scan.codes(past).first().is_some_and(|c| [code::letter('ب'), code::letter('ل')].contains(c));
    // نظام التشغيل 4.1 متاح: a part of one counts nothing.
    let version = || scan.marker_before(at, job!("model_weak")).is_some();
    let whole = run.is_none_or(|run| run.value.scale() == 0) || noun::commonly_counted(scan, past) || !version();
    // بوينغ 737 متوسطة الحجم
    if scan.codes(i).len() == 3 && scan.marker_before(at, AIRCRAFT).is_some() && !noun::commonly_counted(scan, past) {
        return true;
    }
    // سرح الجيش 600 من جنوده, قتل الجيش 6 من المسلحين
    let of_his = scan.is_word(past, FROM) && {
        let word = scan.codes(past + 1);
        let owner = word.len() > 4 && !starts_with_article(word) && !scan.teh_marbuta(past + 1);
        let owner =
            owner && matches!(pronoun_end(word), Some((Owner::His | Owner::Hers | Owner::Theirs | Owner::Ours, _)));
        let people = starts_with_article(word) && plural::ends_oblique(word) && !scan.is(past + 1, words::FUNCTION);
        owner || people && word.len() > 6
    };
    if of_his {
        return false;
    }
    // خدمة 911 وخدمة البلاغات
    let counted = whole
        && !attached(scan, past)
        && noun::plausible(scan, past)
        && !joined(past)
        && scan.codes(past).len() > 1
        && (hundredths <= Decimal::TEN || noun::commonly_counted(scan, past) || ends(&['ا', 'ه']) && !fused);
    !counted && !WEAK_NAMES.iter().any(function)
}
