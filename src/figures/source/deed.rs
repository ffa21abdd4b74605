//! What a source does or says, as it stands right behind its name: rules of words that end the name.

use super::inside::from_it;
use crate::figures::speech::own_names::place_end;
use crate::figures::speech::source_word::{
    called, called_with_ha, ends, event, how, name_part, named, nisba, outlet, pattern_of_verbal_noun, possessed,
    preposition, shown, title, told_object, verb, with_verbal_noun,
};
use crate::figures::speech::{addressee, opens_speech};
use crate::figures::tokens::noun_shape::past_of_her;
use crate::figures::tokens::particles::{ABOUT, ARTICLE, BY_THE, FROM, IN, starts_with_article};
use crate::figures::tokens::plural;
use crate::figures::tokens::quotation::quote_mark;
use crate::figures::tokens::scan::{Scan, clitic, comma};
use crate::figures::tokens::words::{self, Needs, Sense, job};
use crate::lexicon::schema::{RoleHow, SourceHow};
use crate::text::code::letter;
use crate::text::tokens::Class;

/// لايزال: a verb glued to what denies it.
pub(crate) fn denied(scan: &Scan, i: usize, first: usize) -> bool {
    const LEAST: usize = 6;
    let glued = || [['ل', 'ا', 'ي'], ['ل', 'ا', 'ت']].iter().any(|no| scan.codes(i).starts_with(&no.map(letter)));
    // مركز لاينبرغر: behind an office without the article a name follows.
    let governed = || i > first && named(scan, i - 1) && !scan.tok(i - 1).has(clitic::ARTICLE);
    scan.codes(i).len() >= LEAST && scan.bits(i) == 0 && glued() && !governed()
}

/// سالم عملا فنيا: an accusative with its mark is the object.
pub(crate) fn accusative(scan: &Scan, i: usize, first: usize) -> bool {
    let person = || !named(scan, first) || starts_with_article(scan.codes(i - 1));
    // تداولت حسابات أخرى ادعاءً
    let other = || i > first + 1 && !scan.with_tanwin(first);
    scan.with_tanwin(i) && (other() || !named(scan, i) && person())
}

/// الوزير وصول 5 سفن.
pub(crate) fn stated(scan: &Scan, i: usize, _: usize) -> bool {
    scan.marker(i, job!("stated")).is_some() && !named(scan, i)
}

/// الوزارة أعلنت; لجنة رصد الأوبئة goes on.
pub(super) fn verb_of_saying(scan: &Scan, i: usize, first: usize) -> bool {
    verb(scan, i).is_some() && !named(scan, i) && !purpose_of_body(scan, i) && !surname(scan, i, first)
}

/// السيد بن طالب, أحمد بن ناصر طالب أن: a name that is written like a verb, behind what joins names or in the name of a person whom أن
/// follows.
pub(crate) fn surname(scan: &Scan, i: usize, first: usize) -> bool {
    let whole = || (first..i).any(|at| name_part(scan, at)) && opens_speech(scan, i + 1);
    let joined = name_part(scan, i - 1) && scan.tok(i - 1).clitics == 0;
    scan.tok(i).clitics == 0 && scan.marker(i, job!("verb_or_name")).is_some() && (joined || whole())
}

/// الوزارة بقرار, المدير بمناسبة.
pub(super) fn with_ba(scan: &Scan, i: usize, _: usize) -> bool {
    let occasion = || scan.is(i, words::NOUN_ADJECTIVE) || scan.marker(i, job!("occasion")).is_some();
    // دائرة الإفتاء الزكاة بدينار
    let sum = || scan.is(i, words::CURRENCY);
    with_verbal_noun(scan, i) || scan.tok(i).has(clitic::BA) && (occasion() || sum())
}

/// وفق مصدر أمني انفجرت عبوة: behind a preposition of attribution a verb ends the name, where its words go on.
pub(crate) fn verb_behind_source(scan: &Scan, i: usize, first: usize) -> bool {
    let word = scan.codes(i);
    let present = [[letter('ت'), letter('ت')], [letter('ي'), letter('ت')]].iter().any(|start| word.starts_with(start));
    let attributed =
        || first > 0 && how(scan, first - 1, SourceHow::Preposition).is_some_and(|(_, after)| after == first);
    let closed = |at: usize| starts_with_article(scan.codes(at)) || nisba(scan.codes(at));
    scan.bits(i) == 0
        && (i > first + 1 && closed(i - 1) || place_end(scan, first) == Some(i))
        && (past_of_her(word) || present)
        && matches!(scan.class(i + 1), Class::Word | Class::Digits)
        && scan.words.given_name(word).is_none()
        && attributed()
}

/// أفادت وزارة الصحة بسقوط 6 قتلى, اتهمت الحركة الجيش بقتل: behind a verb that tells with ب what happened.
pub(crate) fn told_with_ba(scan: &Scan, i: usize, first: usize) -> bool {
    // باكستان is written like a verbal noun behind ب.
    let word = if scan.is(i, words::PLACE) { &[] } else { scan.codes(i) };
    let deed = word.strip_prefix(BY_THE).or(word.strip_prefix(&[letter('ب')]));
    let Some(deed) = deed.filter(|deed| deed.len() > 2) else { return false };
    let tells =
        first > 0 && [job!("tells_with_ba"), job!("accuses")].iter().any(|&job| scan.marker(first - 1, job).is_some());
    let known = |sense| match sense {
        Sense::Marker(job, _) => {
            [job!("announced"), job!("stated"), job!("object"), job!("deed")].contains(&job).then_some(())
        }
        Sense::Role { how: RoleHow::Before | RoleHow::Both, .. } => Some(()),
        _ => None,
    };
    // بإطلاق, بإحباط
    let sending = || {
        matches!(deed, [a, _, _, o, _] if [*a, *o] == [letter('ا'); 2])
            && ["بإ", "بالإ"].iter().any(|start| scan.written(i).starts_with(start))
    };
    tells && (pattern_of_verbal_noun(deed) || scan.words.alone(deed, known).is_some() || sending())
}

/// رصد علماء فلك جرما سماويا, رصد باحثون طائرا يزن: behind a plural of people that are not named, what is told by its end in ا with its
/// adjective or its verb is the object; not قال علماء ناسا إن.
pub(super) fn seen_by_people(scan: &Scan, i: usize, first: usize) -> bool {
    let alef = |i: usize| {
        let word = scan.codes(i);
        word.len() >= 4
            && word.ends_with(&[letter('ا')])
            && !starts_with_article(word)
            && scan.tok(i).clitics == 0
            && !scan.is(i, words::PLACE | words::SOURCE | words::PERSON)
    };
    let present = |i: usize| {
        let word = scan.codes(i);
        word.len() >= 3 && [letter('ي'), letter('ت')].contains(&word[0]) && !opens_speech(scan, i)
    };
    let people = || {
        let word = scan.codes(first);
        // محللو الأسواق
        let governs = word.len() > 4 && word.ends_with(&[letter('و')]);
        let plural = plural::ends_masculine(word) || word.ends_with(&[letter('ا'), letter('ء')]) || governs;
        plural && !starts_with_article(word) && named(scan, first)
    };
    let by = |i: usize| scan.tok(i).has(clitic::BA) || scan.codes(i).starts_with(BY_THE);
    alef(i) && (alef(i + 1) || present(i + 1) || by(i + 1)) && people() && first > 0 && verb(scan, first - 1).is_some()
}

/// الشرطة اعتقال, الوزارة مقتل: what people suffer.
pub(crate) fn happens(scan: &Scan, i: usize, _: usize) -> bool {
    let event = |s| matches!(s, Sense::Role { how: RoleHow::Before | RoleHow::Both, .. }).then_some(());
    scan.is(i, words::ROLE) && !starts_with_article(scan.codes(i)) && !named(scan, i) && scan.find(i, event).is_some()
}

/// الوزير صورا; not مقطع فيديو.
pub(crate) fn shows(scan: &Scan, i: usize, first: usize) -> bool {
    shown(scan, i) && scan.codes(i).len() > 3 && !(i == first + 1 && shown(scan, first))
}

/// A number, or a dual; with the article (اللاجئين) it is the plural that is written alike. الخبراء الأربعة tells how many speak.
pub(crate) fn counts(scan: &Scan, i: usize, _: usize) -> bool {
    let number = scan.is(i, words::NUMBER) || scan.is(i, words::DUAL_NOUN) && !scan.tok(i).has(clitic::ARTICLE);
    let speak = || starts_with_article(scan.codes(i)) && starts_with_article(scan.codes(i - 1));
    // منصة النور عشرات الصور
    let vague = || scan.is(i, words::VAGUE) && i > 0 && starts_with_article(scan.codes(i - 1));
    (number || vague()) && !named(scan, i) && !speak()
}

/// ناشد بيان رسمي المواطنين, أظهرت مشاهد تلفزيونية طائرات: behind the adjective of a document a plural is the object; not هيئة تقنية المعلومات.
pub(crate) fn behind_adjective(scan: &Scan, i: usize, first: usize) -> bool {
    const LEAST: usize = 4;
    let definite = |at: usize| starts_with_article(scan.codes(at));
    let before = scan.codes(i - 1);
    // مؤشر مديري المشتريات
    let several =
        || before.strip_suffix(&[letter('ي')]).is_some_and(|one| scan.words.get(one).bits & words::SOURCE != 0);
    let governs = |at: usize| named(scan, at) || several();
    let adjective = i == first + 2 && before.len() >= LEAST && nisba(before) && !definite(i - 1) && !governs(i - 1);
    let plural = plural::ends_feminine(scan.codes(i)) || definite(i) && plural::sound(scan.codes(i));
    let office = |needs| matches!(needs, Needs::Title | Needs::Courtesy | Needs::Body);
    let document = how(scan, first, SourceHow::Noun).is_some_and(|(needs, _)| !office(needs)) && !definite(first);
    adjective && plural && document && scan.tok(i).clitics & !clitic::ARTICLE == 0 && !scan.is(i, words::PLACE)
}

/// مصادر حكومية سيطرة الجيش: a verbal noun behind an adjective is what is announced; not لجنة دعم الأسر.
pub(crate) fn announced(scan: &Scan, i: usize, _: usize) -> bool {
    if scan.marker(i, job!("announced")).is_none() || scan.tok(i).clitics != 0 {
        return false;
    }
    const ENDS: [&[u8]; 4] =
        [&[letter('ي'), letter('ه')], &[letter('ي')], &[letter('ي'), letter('ن')], &[letter('و'), letter('ن')]];
    let before = scan.codes(i - 1);
    starts_with_article(before) || scan.is(i - 1, words::PLACE) || ENDS.iter().any(|end| before.ends_with(end))
}

/// خبراء الاقتصاد نموا, البنك خسائر: an indefinite object ends the name before it; not مدير مبيعات.
pub(crate) fn told(scan: &Scan, i: usize, _: usize) -> bool {
    let accusative = scan.codes(i).ends_with(&[letter('ا')]);
    let governs = || named(scan, i - 1) && !scan.tok(i - 1).has(clitic::ARTICLE);
    let joined = || scan.codes(i - 1).first() == Some(&letter('ل')) || preposition(scan, i - 1);
    told_object(scan, i) && (accusative || !governs() && !joined())
}

/// رئيس الحزب الحكومة, وزارة الداخلية القبض على, نادي الهلال بيع: behind the word that closes the name another noun, which no
/// adjective is written like.
pub(crate) fn object(scan: &Scan, i: usize, first: usize) -> bool {
    let close = quote_mark(scan, i - 1);
    // وكالات looks as if it had the article.
    let governs = named(scan, i - 1) && !scan.tok(i - 1).has(clitic::ARTICLE);
    let definite = starts_with_article(scan.codes(i - 1)) && !governs || close;
    if scan.tok(i).clitics & !clitic::ARTICLE != 0 {
        return false;
    }
    // الاعتداء, التقرير; but not للتدريب, and التقنية is an adjective.
    let known = words::SOURCE | words::PLACE;
    let deed = |word| event(scan, i) || pattern_of_verbal_noun(word) && !nisba(word) && scan.bits(i) & known == 0;
    let listed = scan.marker(i, job!("object")).is_some();
    definite && (listed || scan.codes(i).strip_prefix(ARTICLE).is_some_and(deed))
        || listed && scan.is(i - 1, words::PLACE) && i > first + 1
}

/// لجنة رصد الأوبئة: a verbal noun written like a verb, behind the body that it is the purpose of.
fn purpose_of_body(scan: &Scan, i: usize) -> bool {
    // للجنة رصد الأوبئة: لل is also written for ل before a word in ل.
    let article = scan.tok(i - 1).has(clitic::ARTICLE) && !scan.codes(i - 1).starts_with(&[letter('ل'); 2]);
    matches!(how(scan, i - 1, SourceHow::Noun), Some((Needs::Body, _))) && !article
}

/// شبكة "النهار" يحيط: what follows the name of an outlet in quotation marks without the article is no part of it.
pub(super) fn behind_quoted_outlet(scan: &Scan, i: usize, first: usize) -> bool {
    let close = i > 0 && quote_mark(scan, i - 1);
    let plain = || {
        scan.bits(i) & (words::SOURCE | words::PLACE) == 0
            && !starts_with_article(scan.codes(i))
            && scan.codes(i).first() != Some(&letter('و'))
    };
    close && plain() && outlet(scan, first)
}

/// وزارة النقل توزيع, الشرطة شخصا, للبيان استهدفت: behind the definite word that closes its name stands what an office does; not
/// جامعة الملك سعود.
pub(super) fn object_of_body(scan: &Scan, i: usize, first: usize) -> bool {
    // لمواد البناء, وشركاؤها: the name goes on.
    let joined = matches!(scan.codes(i).first(), Some(&c) if c == letter('ل') || c == letter('و'));
    // مركز مكافحة الأمراض والوقاية منها تعليمات
    let closed = || scan.is(i - 1, words::PLACE) && i > first + 1 || from_it(scan, i - 1, first);
    // تسجيل 5 حالات, but not تسجيل صوتي
    let deed = || event(scan, i) && !scan.is(i, words::SOURCE | words::PLACE);
    !joined
        && scan.tok(i).clitics == 0
        && (scan.bits(i) & (words::SOURCE | words::PLACE) == 0 || deed())
        && (starts_with_article(scan.codes(i - 1)) || closed())
        && !starts_with_article(scan.codes(i))
        && !name_part(scan, i)
        && scan.marker(i, job!("itself")).is_none()
        && matches!(how(scan, first, SourceHow::Noun), Some((Needs::Body | Needs::Carrier, _)))
        // مكتب رئيس الوزراء أحمد سالم, جامعة الملك سعود
        && !(first + 1..i).any(|at| title(scan, at) || scan.marker(at, job!("ruler")).is_some())
}

/// الجريدة الرسمية رفعت رأس المال: a word that ends like a verb in the feminine behind the adjective that closes an outlet's name.
pub(super) fn behind_outlet(scan: &Scan, i: usize, first: usize) -> bool {
    let ta = [letter('ت')];
    let past = |word: &[u8]| word.len() == 4 && word.ends_with(&ta) && word[2] != letter('ا');
    i == first + 2
        && outlet(scan, first)
        && scan.bits(i) & (words::SOURCE | words::PLACE | words::COUNTED | words::PERSON) == 0
        && past(scan.codes(i))
        && starts_with_article(scan.codes(i - 1))
        && (starts_with_article(scan.codes(i + 1)) || possessed(scan, i + 1))
}

/// المؤرخون طريق: behind a definite plural that speaks, a word without the article is no part of its name.
pub(super) fn behind_plural(scan: &Scan, i: usize, first: usize) -> bool {
    let plural = |at: usize| plural::ends_masculine(scan.codes(at)) && starts_with_article(scan.codes(at));
    let plain = |at: usize| scan.tok(at).clitics == 0 && !starts_with_article(scan.codes(at)) && scan.bits(at) == 0;
    i == first + 1 && plural(first) && scan.codes(first).len() > 5 && plain(i)
}

/// المصدر ضخ: behind the one who is not named stands no name.
pub(super) fn behind_unnamed(scan: &Scan, i: usize, first: usize) -> bool {
    let plain = scan.tok(i).clitics == 0 && scan.bits(i) & (words::SOURCE | words::MARKER | words::FUNCTION) == 0;
    i == first + 1
        && plain
        && scan.tok(first).has(clitic::ARTICLE)
        && scan.marker(first, job!("unnamed")).is_some()
        && !starts_with_article(scan.codes(i))
}

/// إدارة المركز حرصها: what an office has, behind the definite word that closes its name; not الهيئة العامة للترفيه.
pub(super) fn owned_object(scan: &Scan, i: usize, _: usize) -> bool {
    let joined = matches!(scan.codes(i).first(), Some(&c) if [letter('ل'), letter('و'), letter('ب')].contains(&c));
    !joined
        && scan.tok(i).clitics == 0
        && starts_with_article(scan.codes(i - 1))
        && !starts_with_article(scan.codes(i))
        && possessed(scan, i)
        && !called_with_ha(scan, i)
}

/// سالم ارتياحه لبلوغ: what somebody has, before a preposition.
pub(super) fn feels(scan: &Scan, i: usize, first: usize) -> bool {
    let next = scan.codes(i + 1).first();
    let joined =
        matches!(next, Some(&c) if [letter('ل'), letter('ب')].contains(&c)) && scan.bits(i + 1) & words::PLACE == 0;
    called(scan, i, first)
        && scan.tok(i).clitics == 0
        && possessed(scan, i)
        && (joined || scan.marker(i + 1, job!("preposition")).is_some())
}

/// A verbal noun or a measure with ب: أفاد مصدر طبي بوصول 9 مصابين, تنقل البيانات بسرعة; in الوزير بتسلئيل سموتريتش الاثنين أنه a name goes on.
pub(super) fn begins_object(scan: &Scan, i: usize, first: usize) -> bool {
    const DEED: u32 = words::MARKER | words::LONGER;
    let word = scan.codes(i);
    if word.first() != Some(&letter('ب')) || word.len() <= 4 {
        return false;
    }
    let spoken = |at: usize| {
        opens_speech(scan, at) || scan.is_word(at, ABOUT) || scan.is(at, words::WEEKDAY) && opens_speech(scan, at + 1)
    };
    // جو بايدن، في خطاب: behind a verbal noun its object would follow; في بلقاس: neither has it two prepositions.
    if (i + 1..=i + 2).any(spoken)
        // الباحث الحسين باحسين يتحدث عن
        || i > 0 && !scan.tok(i - 1).has(clitic::BA) && verb(scan, i + 1).is_some_and(|v| v.0 == Needs::Nothing)
        || comma(scan, i + 1)
        // مدير المباني بتعليم جدة
        || scan.marker(i, job!("ministry_branch")).is_some() && scan.bits(i + 1) & !(words::PLACE | words::LONGER) == 0
        // جامعة نورث كارولاينا بشابل هيل، إنه: a place of two words.
        || scan.bits(i + 1) == 0 && comma(scan, i + 2) && opens_speech(scan, i + 3)
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
        let office = match how(scan, at, SourceHow::Noun) {
            Some((Needs::Title | Needs::That | Needs::Body, _)) => true,
            // وكالة بلومبرغ
            Some((Needs::Medium, _)) => !pattern_of_verbal_noun(&word[1..]),
            _ => false,
        };
        let definite = scan.tok(at).has(clitic::ARTICLE) || starts_with_article(scan.codes(at));
        office && !definite && scan.marker(at, job!("unnamed")).is_none()
    };
    if i > 0 && governs(i - 1) {
        return false;
    }
    // السيد بارك بيونج: behind a title of courtesy and a name, a word that begins with ب and is nothing else.
    let courtesy = || matches!(how(scan, first, SourceHow::Noun), Some((Needs::Courtesy, _)));
    if i == first + 2 && scan.words.get(&word[1..]).bits == 0 && courtesy() {
        return false;
    }
    // ناتاشا بريماكوف: behind one unknown word only what is surely a verbal noun is its object.
    let called = i == first + 1 && scan.bits(first) == 0 && !starts_with_article(scan.codes(first));
    if called && !pattern_of_verbal_noun(&word[1..]) {
        return false;
    }
    // غرفة الطوارئ باستقبال; but البيان المذيل بتوقيع, where a participle takes it.
    let participle = || {
        let before = scan.codes(i - 1);
        let meem = before.strip_prefix(ARTICLE).is_some_and(|bare| bare.first() == Some(&letter('م')));
        meem && !nisba(before) && scan.bits(i - 1) & !DEED == 0
    };
    let deed = || {
        let noun = scan.tok(i).has(clitic::BA) && pattern_of_verbal_noun(&word[1..]);
        noun && scan.bits(i) & !DEED == 0 && !(i > first && participle())
    };
    (scan.bits(i) == 0 || deed()) && !starts_with_article(word)
}
