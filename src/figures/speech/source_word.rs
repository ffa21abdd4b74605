//! Words of attribution: verbs of saying, what the names of sources begin with, and what stands beside them.

use super::{FOR, addressee, is_that, opens_speech};
use crate::figures::tokens::clitics::without_and;
use crate::figures::tokens::noun_shape::{Owner, pronoun_end};
use crate::figures::tokens::particles::{
    ABOUT, AMONG, BY_THE, CAME_M, GOD, GOVERNOR, IN, ON, PUBLISHED, STANDS_IN, TO, WHAT, WHERE, WHICH,
    starts_with_article,
};
use crate::figures::tokens::quotation::quote_mark;
use crate::figures::tokens::scan::{Scan, clitic, comma, ends_sentence};
use crate::figures::tokens::words::{self, Needs, Sense, job};
use crate::lexicon::schema::SourceHow;
use crate::text::chars::SHADDA;
use crate::text::code::letter;
use crate::text::tokens::Class;

/// Longest name in quotation marks, in tokens.
const QUOTED: usize = 6;

/// The meaning of a word of attribution at token `i`, and the token after it.
pub(crate) fn how(scan: &Scan, i: usize, wanted: SourceHow) -> Option<(Needs, usize)> {
    let bit = match wanted {
        SourceHow::Verb => words::SOURCE_VERB,
        SourceHow::Noun => words::SOURCE_NOUN,
        SourceHow::Preposition => words::SOURCE_PREPOSITION,
    };
    if scan.live(i) & bit == 0 {
        return None;
    }
    scan.find(i, |s| match s {
        Sense::Source(how, needs) if how == wanted => Some(needs),
        _ => None,
    })
}

/// A verb of saying at token `i`; with the article or ب in front it is a noun.
pub(crate) fn verb(scan: &Scan, i: usize) -> Option<(Needs, usize)> {
    let tok = scan.tok(i);
    // لكشف هوية: a verbal noun, unless the present follows the ل (ليؤكد).
    let purpose =
        tok.has(clitic::LAM) && !matches!(scan.stem(i).first(), Some(&c) if c == letter('ي') || c == letter('ت'));
    if tok.has(clitic::ARTICLE | clitic::BA | clitic::KAF) || purpose || among(scan, i) {
        return None;
    }
    how(scan, i, SourceHow::Verb)
}

/// حسبما ذكرته, وفق ما كشف عنه, وفق ما جاء في: the token behind the verb that stands behind ما, with its object.
pub(crate) fn past_told(scan: &Scan, i: usize) -> Option<usize> {
    if let Some((Needs::Nothing, after)) = how(scan, i, SourceHow::Preposition) {
        return Some(after);
    }
    let told = how(scan, i, SourceHow::Verb);
    let after = told.map(|told| told.1).or_else(|| verb_with_object(scan, i).then_some(i + 1))?;
    // وفق ما نقل عن الوزير
    let quoted = matches!(told, Some((Needs::Quotes, _))) && scan.is_word(after, ABOUT);
    // وفق ما نشر في الجريدة الرسمية
    let printed = scan.is_word(i, PUBLISHED) && scan.is_word(after, IN) && named(scan, after + 1);
    Some(if quoted || printed { after + 1 } else { scan.marker(after, job!("in_it")).unwrap_or(after) })
}

/// حسب ماذكرت, وفق ماجاء في: the token behind the verb at token `i` to which ما is glued.
pub(crate) fn past_glued_what(scan: &Scan, i: usize) -> Option<usize> {
    let told = scan.codes(i).strip_prefix(WHAT).filter(|told| told.len() > 2 && scan.class(i) == Class::Word)?;
    if [CAME_M, STANDS_IN, PUBLISHED].contains(&told) && scan.is_word(i + 1, IN) {
        return Some(i + 2);
    }
    let verb = |sense| matches!(sense, Sense::Source(SourceHow::Verb, _)).then_some(());
    scan.words.alone(told, verb)?;
    Some(scan.marker(i + 1, job!("in_it")).unwrap_or(i + 1))
}

/// ذكرته, أوردها, رواه: a verb of saying with a pronoun for what is said.
pub(crate) fn verb_with_object(scan: &Scan, i: usize) -> bool {
    const LONGEST: usize = 12;
    let word = scan.codes(i);
    let Some((Owner::His | Owner::Hers, bare)) = pronoun_end(word).filter(|(_, bare)| bare.len() < LONGEST) else {
        return false;
    };
    let verb = |sense| matches!(sense, Sense::Source(SourceHow::Verb, _)).then_some(());
    // وهو ما نفاه: of what is denied nobody is the source.
    let denies = |sense| matches!(sense, Sense::Marker(job, _) if job == job!("denies")).then_some(());
    let says = |word: &[u8]| scan.words.alone(word, verb).is_some() && scan.words.alone(word, denies).is_none();
    // روى turns into روا before the pronoun.
    let mut written = [0; LONGEST];
    let of_ya = bare.strip_suffix(&[letter('ا')]).is_some_and(|root| {
        written[..root.len()].copy_from_slice(root);
        written[root.len()] = letter('ي');
        says(&written[..=root.len()])
    });
    says(bare) || of_ya
}

/// بين as a preposition, which it is unless a clause begins with it and an office or official follows.
fn among(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i);
    let bare = without_and(word).unwrap_or(word);
    // من جانبه بين مدير المستشفى، أنه: as أن behind a title tells.
    let in_turn = || {
        const NEAR: usize = 24;
        let that = || (i + 2..i + NEAR).take_while(|&at| !ends_sentence(scan, at)).any(|at| is_that(scan, at));
        scan.marker_before(i, job!("in_turn")).is_some() && title(scan, i + 1) && that()
    };
    let opens = i == 0 || word.len() > 3 || scan.class(i - 1) != Class::Word || in_turn();
    // بين سالم أن: a word or two before أن are its subject.
    let told = || {
        let subject = |at: usize| scan.class(at) == Class::Word && scan.codes(at).first() != Some(&letter('و'));
        let office = |at: usize| title(scan, at) && (i + 1..at).all(|name| scan.live(name) & !words::PLACE == 0);
        (i + 2..=i + 3).any(|at| (is_that(scan, at) || office(at)) && (i + 1..at).all(subject))
    };
    // شمل التقرير المدارس، حيث بين "نقص المعلمين"
    let quotes = || i > 0 && scan.is_word(i - 1, WHERE) && scan.mark(i + 1, b'"');
    let to_whom = || scan.is_word(i + 1, FOR) || addressee(scan, i + 1) && scan.tok(i + 1).has(clitic::LAM);
    // بينهم وبين الحكومة
    let again = word.len() > bare.len()
        && (i.saturating_sub(6)..i)
            .rev()
            .take_while(|&at| !ends_sentence(scan, at))
            .any(|at| scan.codes(at).starts_with(AMONG));
    bare == AMONG
        && !scan.written_with(i, SHADDA)
        && (again || !(quotes() || opens && (named(scan, i + 1) || is_that(scan, i + 1) || told() || to_whom())))
}

/// A noun that the name of a source begins with.
pub(crate) fn named(scan: &Scan, i: usize) -> bool {
    // وإلى المطار: folded like the governor (والي).
    let and_to = || scan.codes(i) == GOVERNOR && scan.written_with(i, 'إ');
    how(scan, i, SourceHow::Noun).is_some() && !and_to()
}

/// Whether the name that begins at token `first` and goes on to token `i` is of a person without a title.
pub(crate) fn called(scan: &Scan, i: usize, first: usize) -> bool {
    i > first && !named(scan, first) && !starts_with_article(scan.codes(first))
}

/// أحدث الأرقام, آخر التقارير: a word of rank before the noun that the name begins with.
pub(crate) fn lead_in(scan: &Scan, i: usize) -> bool {
    scan.marker(i, job!("newest")).is_some_and(|noun| named(scan, noun))
}

/// شبكة, وكالة: what the name of an outlet begins with.
pub(crate) fn outlet(scan: &Scan, i: usize) -> bool {
    matches!(how(scan, i, SourceHow::Noun), Some((Needs::Medium, _)))
}

/// وصول, إغلاق: a verbal noun of what somebody announces or states.
pub(crate) fn event(scan: &Scan, i: usize) -> bool {
    [job!("announced"), job!("stated")].iter().any(|&job| scan.marker(i, job).is_some())
}

/// A sentence's end, but not the point of an initial (د. خالد), of a spaced decimal (4. 5) or before أن.
pub(crate) fn ends(scan: &Scan, i: usize) -> bool {
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
    // (بي.بي.سي): the letters of a name.
    let letter = |at: usize| scan.marker(at, job!("letter")).is_some();
    let initial = scan.class(i - 1) == Class::Word && scan.codes(i - 1).len() == 1
        || scan.tight(i) && letter(i - 1) && letter(i + 1);
    let decimal = scan.class(i - 1) == Class::Digits && scan.class(i + 1) == Class::Digits;
    !(pause || initial || decimal || scan.class(i + 1) == Class::Word && is_that(scan, i + 1))
}

/// بن, أبو, عبد, آل: a word that stands inside the names of people.
pub(crate) fn name_part(scan: &Scan, i: usize) -> bool {
    scan.marker(i, job!("name_part")).is_some()
}

/// Prepositions, whose noun is no subject.
pub(crate) fn preposition(scan: &Scan, i: usize) -> bool {
    scan.marker(i, job!("preposition")).is_some()
}

/// صورة قالوا إنها, مقطع ادعت أنه: what is shown says nothing.
pub(crate) fn shown(scan: &Scan, i: usize) -> bool {
    !scan.tok(i).has(clitic::ARTICLE) && scan.marker(i, job!("shown")).is_some()
}

/// طهران بالانتقام: a verbal noun by its shape behind بال.
pub(crate) fn with_verbal_noun(scan: &Scan, i: usize) -> bool {
    scan.codes(i).strip_prefix(BY_THE).is_some_and(pattern_of_verbal_noun)
}

/// على is a preposition; علي, as it is written, is a name too.
pub(crate) fn on(scan: &Scan, i: usize) -> bool {
    scan.is_word(i, ON) && !called_ali(scan, i)
}

/// علي with the dots of ي, as the name is written and some outlets write the preposition.
pub(crate) fn written_ali(scan: &Scan, i: usize) -> bool {
    scan.is_word(i, ON) && scan.written(i).ends_with('ي')
}

/// Whether the text writes على and إلى with ى wherever it is sure that it means them, so that its علي is a name.
fn dotless(scan: &Scan) -> bool {
    let written =
        |word: &[u8], last: char| (0..scan.len()).any(|i| scan.codes(i) == word && scan.written(i).ends_with(last));
    scan.dotless(|| (written(ON, 'ى') || written(TO, 'ى')) && !written(TO, 'ي'))
}

/// The name علي: written so, and told from the preposition by what stands before and behind it.
pub(crate) fn called_ali(scan: &Scan, i: usize) -> bool {
    if !written_ali(scan, i) {
        return false;
    }
    let next = i + 1;
    let given_before = |words: usize| i >= words && given(scan, i - words);
    // المهندس علي الحاج, قال علي الحاج, د. علي الحاج
    if i > 0
        && (matches!(how(scan, i - 1, SourceHow::Noun), Some((Needs::Courtesy, _)))
            || scan.marker(i - 1, job!("takes_name")).is_some()
            // أحمد بن علي
            || name_part(scan, i - 1)
            || initial(scan, i - 1))
    {
        return true;
    }
    // قال خالد علي إن: no على stands before إن.
    let said = |at: usize| is_that(scan, at) && scan.written(at).starts_with('إ');
    // بحسب وزير النقل علي الحاج, where the text writes على with ى; not يعز علي
    if i > 0
        && dotless(scan)
        && scan.bits(next) & words::FUNCTION == 0
        && (title(scan, i - 1) || office_end(scan, i - 1))
    {
        return true;
    }
    // أكد محمد علي أن, أفاد سالم علي بأن; but أكد سالم ناصر علي أن, as some write على.
    if is_that(scan, next) {
        let named = given_before(1) || i > 0 && title(scan, i - 1);
        let one = || given_before(1) && !given_before(2);
        let joined = || scan.codes(next).first() == Some(&letter('ب'));
        return said(next) || named && (joined() || one() || !takes_on(scan, i));
    }
    // الأمير علي الذي, قال حسين علي الموسوي إن, سالم علي الأهدل عن, مدير الميناء علي الغامدي:
    if starts_with_article(scan.codes(next)) && !scan.is_word(next, WHICH) {
        let family = scan.codes(next).ends_with(&[letter('ي')]) || scan.bits(next) == 0 && said(i + 2);
        let about = scan.is_word(i + 2, ABOUT);
        let ends = || ends(scan, i + 2) || scan.tok(i + 2).has(clitic::BA);
        let says = is_that(scan, i + 2) || about || comma(scan, i + 2) || scan.mark(i + 2, b':') || ends();
        return family && (said(i + 2) || says && !takes_on(scan, i)) || given_before(1) && about && !takes_on(scan, i);
    }
    // النائب علي خليل; but أكد الوزير علي ضرورة بناء, as some write على.
    const OTHER: u32 = !(words::MARKER | words::LONGER | words::PLACE);
    let person = scan.bits(next) & OTHER == 0
        && !scan.codes(next).ends_with(&[letter('ه')])
        && !verbal_shape(scan, next)
        && !starts_with_article(scan.codes(i + 2));
    scan.is_word(next, ABOUT) || person || !takes_on(scan, i)
}

/// وزير النقل, عضو لجنة الطاقة: whether the definite word at token `i` ends the office that a title of a few words before it names.
fn office_end(scan: &Scan, i: usize) -> bool {
    const LONGEST: usize = 5;
    let words = (i.saturating_sub(LONGEST)..i)
        .rev()
        .take_while(|&at| scan.class(at) == Class::Word && !scan.is(at, words::FUNCTION | words::SOURCE_VERB));
    starts_with_article(scan.codes(i)) && words.into_iter().any(|at| title(scan, at))
}

/// محمد, خالد: a word that may be a name of a person, as nothing else of it is known.
pub(crate) fn given(scan: &Scan, i: usize) -> bool {
    const OTHER: u32 = !(words::MARKER | words::LONGER | words::ADJECTIVE | words::NOUN_ADJECTIVE);
    scan.class(i) == Class::Word
        && scan.codes(i).len() >= 3
        && scan.tok(i).clitics == 0
        && (!scan.is(i, OTHER) || scan.is(i, words::OWN_NAME))
        && !starts_with_article(scan.codes(i))
        && scan.marker(i, job!("takes_on")).is_none()
}

/// أكد ... على: whether the verb before the words of a name at whose end stands token `i` takes على.
fn takes_on(scan: &Scan, i: usize) -> bool {
    const LONGEST: usize = 12;
    let words = (i.saturating_sub(LONGEST)..i).rev().take_while(|&at| scan.class(at) == Class::Word);
    let verb_at = |at: usize| match scan.marker(at, job!("takes_on")) {
        Some(_) => Some(true),
        None => verb(scan, at).filter(|_| !named(scan, at)).map(|_| false),
    };
    words.into_iter().find_map(verb_at) == Some(true)
}

/// The mark behind the first letter of a title: د. سالم, م. سالم, د: سالم.
pub(crate) fn initial(scan: &Scan, i: usize) -> bool {
    let mark = scan.mark(i, b'.') || scan.mark(i, b':');
    let title = |at: usize| {
        scan.codes(at).len() == 1
            && scan.class(at) == Class::Word
            && !scan.spaced(at + 1)
            && scan.marker(at, job!("title_letter")).is_some()
    };
    mark && i > 0 && title(i - 1) && scan.class(i + 1) == Class::Word
}

/// A verbal noun by its shape (توزيع, افتتاح), which after a name is what is announced.
pub(crate) fn verbal_shape(scan: &Scan, i: usize) -> bool {
    match scan.codes(i) {
        // إقامة, إزالة, but neither أسامة nor the offices إدارة, إذاعة and إمارة.
        [a, _, o, _, t] if [*a, *o, *t] == [letter('ا'), letter('ا'), letter('ه')] => {
            !named(scan, i) && scan.written(i).starts_with('إ')
        }
        word => pattern_of_verbal_noun(word) && !called_like_deed(scan, i),
    }
}

/// النقيب تيسير النجداوي, المديرة إلهام سالم: a given name that is written like a verbal noun, before a word that nothing else is known of.
pub(crate) fn called_like_deed(scan: &Scan, i: usize) -> bool {
    let family = |at: usize| !starts_with_article(scan.codes(at)) || scan.codes(at).ends_with(&[letter('ي')]);
    scan.tok(i).clitics == 0
        && scan.marker(i, job!("name_like_deed")).is_some()
        && scan.class(i + 1) == Class::Word
        && scan.bits(i + 1) == 0
        && !opens_speech(scan, i + 1)
        && family(i + 1)
}

/// إرسال, إسقاط: a verbal noun of five letters, told from the broken plural by its hamza.
pub(crate) fn sending(scan: &Scan, i: usize) -> bool {
    let shape = matches!(scan.codes(i), [a, _, _, o, _] if *a == letter('ا') && *o == letter('ا'));
    shape && scan.written(i).starts_with('إ')
}

/// إسقاط, وصول, تسجيل: a verbal noun of what is announced.
pub(crate) fn told_event(scan: &Scan, i: usize) -> bool {
    scan.tok(i).clitics == 0 && (verbal_shape(scan, i) || sending(scan, i) || event(scan, i) || told_object(scan, i))
}

/// نموا, تراجعا, خسائر: an indefinite object of what is expected, announced or shown; not أرباح الربع, باتخاذ إجراءات.
pub(crate) fn told_object(scan: &Scan, i: usize) -> bool {
    // باتخاذ, باستيفاء, توقيع
    let deed = |word: &[u8]| word.starts_with(&[letter('ب'), letter('ا')]) || pattern_of_verbal_noun(word);
    let governed = || i > 0 && deed(scan.codes(i - 1));
    let free = || !(starts_with_article(scan.codes(i + 1)) || governed());
    scan.tok(i).clitics == 0
        && scan.marker(i, job!("told_object")).is_some()
        && (scan.codes(i).ends_with(&[letter('ا')]) || free())
}

/// ياباني, اليابانية: an adjective of relation.
pub(crate) fn nisba(word: &[u8]) -> bool {
    [&[letter('ي')][..], &[letter('ي'), letter('ه')]].iter().any(|end| word.ends_with(end))
}

/// توزيع, افتتاح, استقبال.
pub(crate) fn pattern_of_verbal_noun(word: &[u8]) -> bool {
    match word {
        [a, l, ..] if [*a, *l] == [letter('ا'), letter('ل')] => false,
        [t, _, _, i, _] => *t == letter('ت') && *i == letter('ي'),
        [a, _, _, _, o, _] => *a == letter('ا') && *o == letter('ا'),
        [a, s, t, _, _, o, _] => [*a, *s, *t, *o] == [letter('ا'), letter('س'), letter('ت'), letter('ا')],
        _ => false,
    }
}

/// The token after a name in quotation marks that opens at token `i`.
pub(crate) fn quoted(scan: &Scan, i: usize) -> Option<usize> {
    if !scan.mark(i, b'"') {
        return None;
    }
    // موقع « 360 »
    let named_so = i > 0 && outlet(scan, i - 1);
    let inside = |at: usize| {
        let number = (named_so || at > i + 1) && scan.class(at) == Class::Digits;
        // «الرسالة/الملتمس»
        let dash = (scan.dash(at) || scan.mark(at, b'/')) && scan.tight(at);
        // "س.ع"
        let initial = scan.mark(at, b'.') && scan.tight(at);
        (number || dash || initial || matches!(scan.class(at), Class::Word | Class::Latin)) && !is_that(scan, at)
    };
    let close = (i + 1..=i + 1 + QUOTED).find(|&at| !inside(at))?;
    let closes = quote_mark(scan, close);
    (closes && close > i + 1).then_some(close + 1)
}

/// An office that somebody holds, or what a person is called by.
pub(crate) fn title(scan: &Scan, i: usize) -> bool {
    matches!(how(scan, i, SourceHow::Noun), Some((Needs::Title | Needs::Courtesy, _)))
        && scan.tok(i).clitics & !clitic::ARTICLE == 0
}

/// في رسالته, في بدايتها: a noun with a pronoun.
pub(crate) fn possessed(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i);
    let owner = || scan.written(i).ends_with('ه') || owned_by_others(word);
    word.len() > 4 && !word.ends_with(GOD) && owner()
}

/// جوزيه غوميز إن: a first name that ends like a noun with its pronoun, as another name before what is said tells.
pub(crate) fn called_with_ha(scan: &Scan, i: usize) -> bool {
    let next = i + 1;
    let said = |at: usize| opens_speech(scan, at) || scan.is_word(at, ABOUT) || comma(scan, at);
    scan.bits(i) == 0
        && scan.codes(i).ends_with(&[letter('ه')])
        && given(scan, next)
        && !matches!(scan.codes(next).last(), Some(&c) if c == letter('ا') || c == letter('ه'))
        && said(next + 1)
}

/// Whether the word ends in ها, هم or هما: what somebody has.
pub(crate) fn owned_by_others(word: &[u8]) -> bool {
    matches!(pronoun_end(word), Some((Owner::Hers | Owner::Theirs | Owner::Both, _)))
}

/// تغريدة, ملفا: whether the word at token `i` names a document that tells something.
pub(crate) fn in_a_document(scan: &Scan, i: usize) -> bool {
    scan.marker(i, job!("document")).is_some() || document_in_accusative(scan, i)
}

/// ملفا, بلاغا.
pub(crate) fn document_in_accusative(scan: &Scan, i: usize) -> bool {
    let document = |sense| matches!(sense, Sense::Marker(job, _) if job == job!("document")).then_some(());
    scan.codes(i).strip_suffix(&[letter('ا')]).is_some_and(|word| scan.words.alone(word, document).is_some())
}
