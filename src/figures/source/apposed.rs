//! What belongs to the name of a source behind it: the title of a person, the name after a title, who made a document.

use super::name::{Name, name};
use super::object::listed;
use crate::figures::speech::source_word::{
    ends, given, how, named, outlet, possessed, quoted, title, verb, with_verbal_noun, written_ali,
};
use crate::figures::speech::voice::NameSpan;
use crate::figures::speech::{FOR, opens_speech};
use crate::figures::tokens::noun_shape::{Owner, pronoun_end};
use crate::figures::tokens::particles::{ON, WHICH, WHICH_F, starts_with_article};
use crate::figures::tokens::scan::{Scan, clitic, comma};
use crate::figures::tokens::words::{self, Needs, job};
use crate::lexicon::schema::SourceHow;
use crate::text::code::letter;
use crate::text::tokens::Class;

/// محمد سالم الطبيب البيطري, الدكتور سامي ناصر أستاذ المناخ: where what somebody is begins behind the name.
pub(crate) fn described(scan: &Scan, first: usize, to: usize, head: bool) -> usize {
    let from = if head { first + 1 } else { first };
    let personal = |i: usize| {
        scan.class(i) == Class::Word
            && scan.bits(i) & !(words::PLACE | words::MARKER | words::LONGER) == 0
            && !starts_with_article(scan.codes(i))
            && scan.marker(i, job!("in_the_name")).is_none()
    };
    if from >= to || !personal(from) || head && !(scan.tok(first).has(clitic::ARTICLE) && title(scan, first)) {
        return to;
    }
    // رئيس الهيئة, but not the name أحمد أمين.
    let begins = |i: usize| {
        let article = scan.tok(i).has(clitic::ARTICLE);
        let governs = i + 1 < to && scan.class(i + 1) == Class::Word;
        // سالم ناصر صاحب المتجر
        let owner = || governs && scan.marker(i, job!("owner")).is_some();
        // منى السيد: a title of courtesy that no name follows is a family name.
        let family = courtesy(scan, i) && !governs;
        title(scan, i) && !family && (article || governs && scan.marker(i, job!("given_name")).is_none()) || owner()
    };
    // فحص الطبيب: behind one word it is governed.
    let least = if head { from + 1 } else { from + 2 };
    (least..to).find(|&i| begins(i)).unwrap_or(to)
}

/// الدراسة التي أجرتها «المنار», استطلاع أجرته الجامعة: who made a document, behind a verb with its pronoun.
pub(super) fn made_by(scan: &Scan, first: usize, to: usize, end: usize) -> Option<usize> {
    let relative = [WHICH, WHICH_F].contains(&scan.codes(to));
    let verb = to + usize::from(relative);
    let pronoun = matches!(pronoun_end(scan.codes(verb)), Some((Owner::His | Owner::Hers, _)));
    if !pronoun {
        return None;
    }
    let maker = quoted(scan, verb + 1).filter(|_| relative);
    let published =
        || matches!(how(scan, verb, SourceHow::Preposition), Some((Needs::Publisher, after)) if after == verb + 1);
    // البنك الدولي التي أوردتها المنظمة: of its figures.
    let document = matches!(how(scan, first, SourceHow::Noun), Some((Needs::Carrier | Needs::Nothing, _)));
    maker.or_else(|| {
        let maker = name(scan, verb + 1, end).filter(|_| document && published())?;
        // دراسة أعدتها شركة النور حجم السوق: what the document is about stands behind its maker.
        let past = (maker.from + 1..maker.to).find(|&i| listed(scan, i)).unwrap_or(maker.to);
        (maker.head || maker.sure || past == verb + 2).then_some(past)
    })
}

/// وزير الصحة، علي حسن،: the name after a title that a comma parts from it.
pub(super) fn after_title(scan: &Scan, first: usize, to: usize, end: usize) -> usize {
    let comma = |at: usize| comma(scan, at);
    // الجنرال سامر العلي، قائد المنطقة: another title is no name.
    // أحد أحفاده، سالم ناصر، والدته، منال سالم
    let kin = to <= first + 2 && possessed(scan, to - 1);
    let person = match how(scan, first, SourceHow::Noun) {
        Some((Needs::Title, _)) => true,
        // مدرب سيتي، سالم ناصر، but not مدينة
        Some((Needs::That, _)) => scan.is(first, words::PERSON) || kin,
        Some((Needs::Nothing, _)) => kin,
        _ => false,
    };
    // ...، التمسك باتفاق الطائف: what is stressed, and no name.
    let deed = || starts_with_article(scan.codes(to + 1)) && scan.codes(to + 2).first() == Some(&letter('ب'));
    if !person || !comma(to) || named(scan, to + 1) && !courtesy(scan, to + 1) || deed() {
        return to;
    }
    let other = words::FUNCTION | words::NUMBER | words::ROLE | words::WEEKDAY | words::MONTH | words::UNIT;
    let in_name = |at: usize| {
        // ...، عتيق أحمد شبكة سي إن إن: who is told.
        let unknown = !scan.is(at, other) && verb(scan, at).is_none() && !outlet(scan, at) && !scan.is_word(at, FOR);
        scan.class(at) == Class::Word && (unknown || written_ali(scan, at))
    };
    let mut close = to + 1;
    while close < end && in_name(close) {
        close += 1;
    }
    let words = close - to - 1;
    let day = scan.is(close, words::WEEKDAY) || scan.marker(close, job!("today")).is_some();
    // ...، سالم ناصر لـ«النهار»
    // حاكم المدينة، سالم ناصر على تلغرام
    let site = scan.is_word(close, ON) && scan.marker(close + 1, job!("platform")).is_some();
    let told = outlet(scan, close) || scan.is_word(close, FOR) || site;
    // ...، بحسب المتحدث باسم الشركة، سالم ناصر.
    let last = close >= end && (to + 1..close).all(|at| scan.bits(at) == 0 && !starts_with_article(scan.codes(at)));
    let ends_it = last
        || told
        || comma(close)
        || day
        || opens_speech(scan, close)
        || scan.marker(close, job!("his_words")).is_some();
    if (2..=5).contains(&words) && ends_it && !scan.codes(to + 1).starts_with(&[letter('و')]) { close } else { to }
}

/// سالم ناصر، رئيس الغرفة، أن: the office of a person behind a comma; where the whole ends.
pub(super) fn office_behind(scan: &Scan, first: usize, to: usize, end: usize) -> usize {
    let named_only = !named(scan, first) && !starts_with_article(scan.codes(first));
    let person = named_only || title(scan, first);
    if !person || !comma(scan, to) || !title(scan, to + 1) {
        return to;
    }
    let Some(mut office) = name(scan, to + 1, end) else { return to };
    // ...، رئيس الغرفة، بجهود الفريق،: the person is named already.
    if let Some(comma) = (to + 1..office.to).find(|&i| comma(scan, i)) {
        (office.to, office.past) = (comma, comma);
    }
    let closed = comma(scan, office.past)
        || [b'.', b':'].iter().any(|&mark| scan.mark(office.past, mark))
        || scan.class(office.past) == Class::Word && opens_speech(scan, office.past);
    if !(closed && office.to == office.past) {
        return to;
    }
    // ...، رئيس البلدية، ومصدران بالشرطة، إن: who speaks with them.
    let others = || name(scan, office.to + 1, end).filter(|found| found.head && found.to == found.past);
    let joined =
        comma(scan, office.to) && scan.codes(office.to + 1).first() == Some(&letter('و')) && named(scan, office.to + 1);
    match joined.then(others).flatten() {
        Some(found) if comma(scan, found.to) && opens_speech(scan, found.to + 1) => found.to,
        _ => office.to,
    }
}

/// The name with an office that stands behind it after a comma, where nothing else is told of it.
pub(super) fn whole_name(scan: &Scan, found: Name, end: usize) -> NameSpan {
    let to = if found.to == found.past { office_behind(scan, found.from, found.to, end) } else { found.to };
    (found.from, to)
}

/// Longest office behind a name, in tokens.
const OFFICE: usize = 16;

/// إيرينا بولانسكي المتحدثة باسم المعرض: the name at the tokens `from..to` with the definite office right behind it, which
/// describes it, where nobody is told (أبلغ سالم الوزير); سالم ناصر مدير الميناء is a second name of who is meant.
pub(super) fn with_office(scan: &Scan, (from, to): NameSpan) -> NameSpan {
    // سالم ناصر، رئيس الغرفة: the person is named already.
    // ...، الدكتور سالم is a name, but ...، الأستاذة المساعدة في علم الصيدلة.
    let described = |at: usize| starts_with_article(scan.codes(at)) && scan.tok(at - 1).has(clitic::ARTICLE);
    let office = |at: usize| comma(scan, at) && title(scan, at + 1) && (!courtesy(scan, at + 1) || described(at + 2));
    // قائد الفرقة، اللواء سالم ناصر; رئيس الاتحاد العربي، نائب رئيس الاتحاد سالم ناصر: no person before the comma.
    let called = |i: usize| scan.bits(i) & !(words::MARKER | words::LONGER) == 0 && !starts_with_article(scan.codes(i));
    // الدكتور صلاح هلال, اللواء محمد الصقير; not المكلف بالإعلام.
    let first = scan.tok(from).has(clitic::ARTICLE) && called(from + 1) && scan.tok(from + 1).clitics == 0;
    // للكاراتيه is no name.
    let joined = |i: usize| ['ل', 'ب', 'و', 'ف', 'ك'].iter().any(|&c| scan.codes(i).first() == Some(&letter(c)));
    let first = |at: usize| first || (from + 1..at).any(|i| given(scan, i) && !joined(i));
    let person = |at: &usize| {
        let office = starts_with_article(scan.codes(at + 1));
        let last = called(at - 1) && scan.tok(at - 1).clitics == 0;
        !named(scan, from) || courtesy(scan, from) || title(scan, from) && !office && (last || first(*at))
    };
    if let Some(comma) = (from + 1..to).find(|&at| office(at)).filter(person) {
        return (from, comma);
    }
    let told = (from.saturating_sub(2)..from).any(|at| scan.marker(at, job!("tells_whom")).is_some());
    let end = (to..to + OFFICE).find(|&at| at >= scan.len() || ends(scan, at)).unwrap_or(to + OFFICE);
    let office = title(scan, to) && scan.tok(to).clitics == clitic::ARTICLE;
    let person = !named(scan, from) || title(scan, from);
    if told || !office || !person || to <= from + 1 || scan.marker(to, job!("given_name")).is_some() {
        return (from, to);
    }
    // أشاد خالد ناصر سفير النمسا بالاتفاق
    let behind = |office: Name| office.to - usize::from(with_verbal_noun(scan, office.to - 1));
    (from, name(scan, to, end).map_or(to, behind))
}

/// السيد, الدكتور: what stands before a person's name.
fn courtesy(scan: &Scan, i: usize) -> bool {
    matches!(how(scan, i, SourceHow::Noun), Some((Needs::Courtesy, _)))
}
