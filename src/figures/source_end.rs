//! Where the name of a source ends: at what is said, at what the source does, and at those who are told.

use super::noun_shape::{Owner, pronoun_end};
use super::particles::{
    ABOUT, ALREADY, ARTICLE, DURING, FROM, GOD, IN, ON, SELF, THAT_F, THIS, THIS_F, WHICH, WHICH_F, starts_with_article,
};
use super::plural;
use super::scan::{Scan, clitic, comma};
use super::source_inside::belongs;
use super::source_name::lead_in;
use super::source_word::{
    ali_speaks, ends, how, name_part, named, on, outlet, pattern_of_verbal_noun, shown, title, verb, verbal_shape,
    with_verbal_noun,
};
use super::speech::{FOR, addressee, opens_speech, spelled};
use super::words::{self, Job, Needs, Sense, job};
use crate::lexicon::schema::{RoleHow, SourceHow};
use crate::text::chars;
use crate::text::code::{self, letter};
use crate::text::tokens::Class;

/// The mark of an indefinite accusative.
pub(super) const ACCUSATIVE: char = chars::FATHATAN;

/// Whether the word ends in ها, هم or هما: what somebody has.
pub(super) fn owned_by_others(word: &[u8]) -> bool {
    matches!(pronoun_end(word), Some((Owner::Hers | Owner::Theirs | Owner::Both, _)))
}

/// حسابات على مواقع التواصل: where somebody writes belongs to an account, not to an official.
fn account(scan: &Scan, i: usize) -> bool {
    let site = || matches!(how(scan, i + 1, SourceHow::Noun), Some((Needs::Medium | Needs::Nothing, _)));
    scan.is_word(i, ON) && site() && scan.marker_before(i, job!("account")).is_some()
}

/// القناة 12 العبرية: the number of an outlet, before its adjective or what it says.
fn number_of_channel(scan: &Scan, i: usize) -> bool {
    let short = scan.class(i) == Class::Digits && scan.codes(i).len() <= 2;
    let of_outlet = || i > 0 && outlet(scan, i - 1);
    let next = || starts_with_article(scan.codes(i + 1)) || opens_speech(scan, i + 1) || comma(scan, i + 1);
    short && of_outlet() && next()
}

/// أمين المدينة المشرف العام على المهرجان: على inside an office that needs it.
fn over(scan: &Scan, i: usize, first: usize) -> bool {
    let office = |at: usize| how(scan, at, SourceHow::Noun).is_some_and(|(_, after)| after == i + 1);
    scan.is_word(i, ON) && (i.saturating_sub(2).max(first)..i).any(office)
}

/// After these a ل belongs to the office: المدير العام لوكالة الأنباء.
fn takes_office(scan: &Scan, i: usize) -> bool {
    scan.marker(i, job!("office_adjective")).is_some()
}

/// Words that end a source's name.
pub(super) fn ends_name(scan: &Scan, i: usize, first: usize) -> bool {
    if account(scan, i) || over(scan, i, first) || number_of_channel(scan, i) {
        return false;
    }
    if i > first && (inside_name(scan, i) || belongs(scan, i, first)) {
        return false;
    }
    if ends(scan, i) || opens_speech(scan, i) && i > first {
        return true;
    }
    match scan.class(i) {
        Class::Mark => match scan.tok(i).token.mark {
            // الهيئة العامة للطيران (GACA)
            b'(' => match scan.class(i + 1) {
                Class::Word => scan.mark(i + 3, b')'),
                Class::Latin => !scan.mark(i + 2, b')'),
                _ => true,
            },
            b')' | b'.' => false,
            // -وفق البيان- عشرة
            b'-' => scan.spaced(i) || scan.spaced(i + 1),
            b'"' | code::CLOSE_QUOTE => i > first + 3,
            _ => true,
        },
        Class::Digits | Class::Break => true,
        Class::Word => {
            let word = scan.codes(i);
            let ends = |job: Job| scan.marker(i, job).is_some();
            // مايك سالم في كلمة طويلة
            let called = i > first && !named(scan, first) && !starts_with_article(scan.codes(first));
            IN == word && (called && !scan.is(first, words::PERSON | words::COUNTED) || !continues_in(scan, i))
                || [FOR, DURING, WHICH_F, WHICH, ALREADY].contains(&word)
                // مايك سالم من طنجة
                || FROM == word && called
                || ABOUT == word && (i == first || scan.marker_before(i, job!("office_over")).is_none())
                || on(scan, i)
                || ends(job!("today"))
                || ends(job!("his_words"))
                || i > first && ends(job!("also"))
                || ends(job!("name_end"))
                || scan.is(i, words::WEEKDAY | words::MONTH) && !(i > first && called_like_month(scan, i))
                || i > first && (past_span(scan, i) || owned_object(scan, i) || called && feels(scan, i))
                || scan.is(i, words::QUALIFIER) && !scan.tok(i).has(clitic::ARTICLE)
                || i > first && !scan.tok(i).has(clitic::ARTICLE) && scan.is(i, words::DAY_PART)
                || i > first && ends_inside(scan, i, first)
        }
        _ => false,
    }
}

/// الرئيس رجب طيب, الوزير شعبان عبدالله: a month that is also a name of people, behind a title and before a name.
fn called_like_month(scan: &Scan, i: usize) -> bool {
    let next = || {
        scan.class(i + 1) == Class::Word
            && (scan.codes(i + 1).ends_with(GOD)
                || scan.bits(i + 1) & !(words::ADJECTIVE | words::NOUN_ADJECTIVE | words::LONGER) == 0)
            && !starts_with_article(scan.codes(i + 1))
            && !verbal_shape(scan, i + 1)
            && !opens_speech(scan, i + 1)
    };
    scan.marker(i, job!("month_or_name")).is_some() && (title(scan, i - 1) || named(scan, i - 1)) && next()
}

/// المصري اليوم, جريدة اليوم السابع: whether the word at token `i` belongs to a name.
pub(super) fn inside_name(scan: &Scan, i: usize) -> bool {
    (i.saturating_sub(2)..=i).any(|at| scan.marker(at, job!("name_phrase")).is_some_and(|end| end > i))
}

/// الشهر الماضي, العام الجاري: a span of time that is told from others.
pub(super) fn past_span(scan: &Scan, i: usize) -> bool {
    let span = scan.is(i, words::UNIT) || scan.marker(i, job!("month_word")).is_some();
    span && starts_with_article(scan.codes(i)) && scan.marker(i + 1, job!("period")).is_some()
}

/// إدارة المركز حرصها: what an office has, behind the definite word that closes its name; not الهيئة العامة للترفيه.
fn owned_object(scan: &Scan, i: usize) -> bool {
    let joined = matches!(scan.codes(i).first(), Some(&c) if [letter('ل'), letter('و'), letter('ب')].contains(&c));
    !joined
        && scan.tok(i).clitics == 0
        && starts_with_article(scan.codes(i - 1))
        && !starts_with_article(scan.codes(i))
        && possessed(scan, i)
}

/// سالم ارتياحه لبلوغ: what somebody has, before a preposition.
fn feels(scan: &Scan, i: usize) -> bool {
    let next = scan.codes(i + 1).first();
    let joined =
        matches!(next, Some(&c) if [letter('ل'), letter('ب')].contains(&c)) && scan.bits(i + 1) & words::PLACE == 0;
    scan.tok(i).clitics == 0 && possessed(scan, i) && (joined || scan.marker(i + 1, job!("preposition")).is_some())
}

/// Words that end a name which has begun.
fn ends_inside(scan: &Scan, i: usize, first: usize) -> bool {
    if spelled(scan, i) || kin(scan, i) {
        return false;
    }
    let tok = scan.tok(i);
    let noun = named(scan, i);
    // لايزال: a verb glued to what denies it.
    let denied = [['ل', 'ا', 'ي'], ['ل', 'ا', 'ت']].iter().any(|no| scan.codes(i).starts_with(&no.map(letter)));
    if denied && scan.codes(i).len() > 5 && scan.bits(i) == 0 {
        return true;
    }
    // سالم عملا فنيا: an accusative with its mark is the object.
    if scan.written_with(i, ACCUSATIVE) && !noun && (!named(scan, first) || starts_with_article(scan.codes(i - 1))) {
        return true;
    }
    let happens = |s| matches!(s, Sense::Role { how: RoleHow::Before | RoleHow::Both, .. }).then_some(());
    behind_quoted_outlet(scan, i, first)
        || scan.marker(i, job!("stated")).is_some() && !noun
        || announced(scan, i)
        || how(scan, i, SourceHow::Preposition).is_some()
        || verb(scan, i).is_some() && !noun && !purpose_of_body(scan, i)
        || counts(scan, i) && !noun && !counted_before(scan, i)
        || scan.class(i + 1) == Class::Digits && scan.marker(i, job!("year")).is_some()
        || begins_object(scan, i, first)
        || with_verbal_noun(scan, i)
        || tok.has(clitic::BA) && (scan.is(i, words::NOUN_ADJECTIVE) || scan.marker(i, job!("occasion")).is_some())
        || scan.is(i, words::ROLE) && !starts_with_article(scan.codes(i)) && !noun && scan.find(i, happens).is_some()
        || shown(scan, i) && scan.codes(i).len() > 3
        || told_outlet(scan, i)
        || called_upon(scan, i, first)
        || object_of_body(scan, i, first)
        || addressee(scan, i) && !takes_office(scan, i - 1) && !(i == first + 1 && carrier(scan, first))
        || told_by_source(scan, i, first)
        || i > first && (behind_plural(scan, i, first) || behind_unnamed(scan, i, first))
        || scan.is(i, words::FUNCTION)
            && !tok.has(clitic::ARTICLE)
            && ![IN, FROM, ABOUT].contains(&scan.codes(i))
            && !name_part(scan, i)
            && !ali_speaks(scan, i)
            && scan.marker(i, job!("in_the_name")).is_none()
            // مشرفة إحدى القاعات
            && !(noun && title(scan, i - 1) && !starts_with_article(scan.codes(i - 1)))
            // نتائج تلك الدراسة
            && !([THIS, THIS_F, THAT_F].contains(&scan.codes(i)) && named(scan, i - 1) && named(scan, i + 1))
            && scan.marker(i - 1, job!("letter")).is_none()
            // المعطيات ذات الصلة
            && !(scan.is_word(i, SELF) && starts_with_article(scan.codes(i - 1)) && starts_with_article(scan.codes(i + 1)))
            && !tok.has(clitic::CONJUNCTION)
}

/// شبكة "النهار" يحيط: what follows the name of an outlet in quotation marks without the article is no part of it.
fn behind_quoted_outlet(scan: &Scan, i: usize, first: usize) -> bool {
    let close = i > 0 && (scan.mark(i - 1, code::CLOSE_QUOTE) || scan.mark(i - 1, b'"'));
    let plain =
        || scan.bits(i) == 0 && !starts_with_article(scan.codes(i)) && scan.codes(i).first() != Some(&letter('و'));
    close && plain() && outlet(scan, first)
}

/// وزارة النقل توزيع, الشرطة شخصا, للبيان استهدفت: behind the definite word that closes its name stands what an office does; not
/// جامعة الملك سعود.
fn object_of_body(scan: &Scan, i: usize, first: usize) -> bool {
    // لمواد البناء, وشركاؤها: the name goes on.
    let joined = matches!(scan.codes(i).first(), Some(&c) if c == letter('ل') || c == letter('و'));
    i > first
        && !joined
        && scan.tok(i).clitics == 0
        && scan.bits(i) & (words::SOURCE | words::PLACE) == 0
        && (starts_with_article(scan.codes(i - 1)) || scan.is(i - 1, words::PLACE) && i > first + 1)
        && !starts_with_article(scan.codes(i))
        && !name_part(scan, i)
        && scan.marker(i, job!("itself")).is_none()
        && matches!(how(scan, first, SourceHow::Noun), Some((Needs::Body | Needs::Carrier, _)))
        // مكتب رئيس الوزراء أحمد سالم, جامعة الملك سعود
        && !(first + 1..i).any(|at| title(scan, at) || scan.marker(at, job!("ruler")).is_some())
}

/// A number, or a dual; with the article (اللاجئين) it is the plural that is written alike.
fn counts(scan: &Scan, i: usize) -> bool {
    scan.is(i, words::NUMBER) || scan.is(i, words::DUAL_NOUN) && !scan.tok(i).has(clitic::ARTICLE)
}

/// الخبراء الأربعة: how many speak.
fn counted_before(scan: &Scan, i: usize) -> bool {
    starts_with_article(scan.codes(i)) && starts_with_article(scan.codes(i - 1))
}

/// مصادر حكومية سيطرة الجيش: a verbal noun behind an adjective is what is announced; not لجنة دعم الأسر.
fn announced(scan: &Scan, i: usize) -> bool {
    if scan.marker(i, job!("announced")).is_none() || scan.tok(i).clitics != 0 {
        return false;
    }
    const ENDS: [&[u8]; 4] =
        [&[letter('ي'), letter('ه')], &[letter('ي')], &[letter('ي'), letter('ن')], &[letter('و'), letter('ن')]];
    let before = scan.codes(i - 1);
    starts_with_article(before) || scan.is(i - 1, words::PLACE) || ENDS.iter().any(|end| before.ends_with(end))
}

/// لجنة رصد الأوبئة: a verbal noun written like a verb, behind the body that it is the purpose of.
fn purpose_of_body(scan: &Scan, i: usize) -> bool {
    // للجنة رصد الأوبئة: لل is also written for ل before a word in ل.
    let article = scan.tok(i - 1).has(clitic::ARTICLE) && !scan.codes(i - 1).starts_with(&[letter('ل'); 2]);
    matches!(how(scan, i - 1, SourceHow::Noun), Some((Needs::Body, _))) && !article
}

/// مصدر أمني للساحل اليوم: behind an indefinite source, ل stands before who is told, where no office follows it.
fn told_by_source(scan: &Scan, i: usize, first: usize) -> bool {
    let told = scan.codes(i).starts_with(&[letter('ل'), letter('ل')]) && !named(scan, i);
    let unnamed =
        || scan.marker(first, job!("unnamed")).is_some() && (first..i).all(|at| !starts_with_article(scan.codes(at)));
    // قال ثابت للساحل اليوم
    let person = || i == first + 1 && scan.bits(first) == 0 && !starts_with_article(scan.codes(first));
    told && (unnamed() || person())
}

/// المؤرخون طريق: behind a definite plural that speaks, a word without the article is no part of its name.
fn behind_plural(scan: &Scan, i: usize, first: usize) -> bool {
    let plural = |at: usize| plural::ends_masculine(scan.codes(at)) && starts_with_article(scan.codes(at));
    let plain = |at: usize| scan.tok(at).clitics == 0 && !starts_with_article(scan.codes(at)) && scan.bits(at) == 0;
    i == first + 1 && plural(first) && scan.codes(first).len() > 5 && plain(i)
}

/// المصدر ضخ: behind the one who is not named stands no name.
fn behind_unnamed(scan: &Scan, i: usize, first: usize) -> bool {
    let plain = scan.tok(i).clitics == 0 && scan.bits(i) & (words::SOURCE | words::MARKER | words::FUNCTION) == 0;
    i == first + 1
        && plain
        && scan.tok(first).has(clitic::ARTICLE)
        && scan.marker(first, job!("unnamed")).is_some()
        && !starts_with_article(scan.codes(i))
}

/// دعت الهيئة المزارعين: a definite plural in the accusative behind a definite singular is another noun.
fn called_upon(scan: &Scan, i: usize, first: usize) -> bool {
    let before = scan.codes(i - 1);
    // الباحث الحسين كمال
    scan.marker(i, job!("given_name")).is_none()
        && scan.tok(i).clitics & !clitic::ARTICLE == 0
        && scan.stem(i).len() > 4
        && scan.codes(i).starts_with(ARTICLE)
        && (plural::ends_oblique(scan.codes(i)) || plural::ends_feminine(scan.codes(i)) && title(scan, first))
        && starts_with_article(before)
        && !plural::sound(before)
}

/// أبلغ مسؤول في الوزارة الأميركية شبكة ...: an outlet behind a definite word is another noun.
fn told_outlet(scan: &Scan, i: usize) -> bool {
    outlet(scan, i)
        && scan.tok(i).clitics == 0
        && !plural::ends_oblique(scan.codes(i))
        && starts_with_article(scan.codes(i - 1))
}

/// باسم خلف،, علي ناصر: a name that is also a preposition, as what follows it and how it is written tell.
fn kin(scan: &Scan, i: usize) -> bool {
    if scan.is_word(i, ON) {
        return !on(scan, i);
    }
    scan.marker(i, job!("preposition_or_name")).is_some() && (comma(scan, i + 1) || opens_speech(scan, i + 1))
}

/// A verbal noun with ب: أفاد مصدر طبي بوصول 9 مصابين; in الوزير بتسلئيل سموتريتش الاثنين أنه a name goes on.
fn begins_object(scan: &Scan, i: usize, first: usize) -> bool {
    let word = scan.codes(i);
    let spoken = |at: usize| {
        opens_speech(scan, at) || scan.is_word(at, ABOUT) || scan.is(at, words::WEEKDAY) && opens_speech(scan, at + 1)
    };
    // جو بايدن، في خطاب: behind a verbal noun its object would follow; في بلقاس: neither has it two prepositions.
    if (i + 1..=i + 2).any(spoken)
        // الباحث الحسين باحسين يتحدث عن
        || i > 0 && !scan.tok(i - 1).has(clitic::BA) && verb(scan, i + 1).is_some_and(|v| v.0 == Needs::Nothing)
        || comma(scan, i + 1)
        || ends(scan, i + 1)
        || addressee(scan, i + 1)
        || i > 0 && ([IN, FROM].contains(&scan.codes(i - 1)) || scan.mark(i - 1, b'('))
        // مدير الوكالة السيد بناصر العلي
        || i > first + 1 && scan.bits(i) == 0 && matches!(how(scan, i - 1, SourceHow::Noun), Some((Needs::Courtesy, _)))
    {
        return false;
    }
    // مدرب برشلونة, مرصد بيلاتريكس: an office without the article governs the next word, but أفاد مصدر بوصول.
    let governs = |at: usize| {
        let office = matches!(how(scan, at, SourceHow::Noun), Some((Needs::Title | Needs::That | Needs::Body, _)));
        let definite = scan.tok(at).has(clitic::ARTICLE) || starts_with_article(scan.codes(at));
        office && !definite && scan.marker(at, job!("unnamed")).is_none()
    };
    if i > 0 && governs(i - 1) {
        return false;
    }
    // السيد بارك بيونج: behind a title of courtesy and a name, a word that begins with ب and is nothing else.
    let courtesy = || matches!(how(scan, first, SourceHow::Noun), Some((Needs::Courtesy, _)));
    if i == first + 2 && scan.words.get(&word[1.min(word.len())..]).bits == 0 && courtesy() {
        return false;
    }
    // ناتاشا بريماكوف: behind one unknown word only what is surely a verbal noun is its object.
    let called = i == first + 1 && scan.bits(first) == 0 && !starts_with_article(scan.codes(first));
    if called && !pattern_of_verbal_noun(&word[1..]) {
        return false;
    }
    word.first() == Some(&letter('ب')) && word.len() > 4 && scan.bits(i) == 0 && !starts_with_article(word)
}

/// مصدر في وزارة الداخلية goes on; الوزير في بيان does not.
pub(super) fn continues_in(scan: &Scan, i: usize) -> bool {
    scan.class(i + 1) == Class::Word
        && scan.marker(i + 1, job!("occasion")).is_none()
        // في أهم تقرير
        && !lead_in(scan, i + 1)
        && !possessed(scan, i + 1)
        && !scan
            .is(i + 1, words::WEEKDAY | words::MONTH | words::FUNCTION | words::UNIT | words::ORDINAL | words::NUMBER)
}

/// في رسالته, في بدايتها: a noun with a pronoun.
pub(super) fn possessed(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i);
    let owner = || scan.span(i, i + 1).of(scan.text).ends_with('ه') || owned_by_others(word);
    word.len() > 4 && !word.ends_with(GOD) && owner()
}

/// تقرير لوكالة, بيان لقناة: a document and its office.
fn carrier(scan: &Scan, i: usize) -> bool {
    matches!(how(scan, i, SourceHow::Noun), Some((Needs::Carrier, _)))
}
