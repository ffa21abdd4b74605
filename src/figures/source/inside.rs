//! What looks like the end of a source's name and belongs to it: the ordinal of a unit, an adjective in the dual, where a source
//! without a name stands, what a participle asks for.

use crate::figures::speech::source_word::{event, how, possessed, title, verbal_shape};
use crate::figures::speech::{addressee, is_that, opens_speech};
use crate::figures::tokens::noun_shape::{Owner, pronoun_end};
use crate::figures::tokens::particles::{ABOUT, FROM, IN, ON, WHICH, WHICH_F, WITH_THEM, starts_with_article};
use crate::figures::tokens::plural;
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{self, Needs, Sense, job};
use crate::lexicon::schema::{NumberClass, SourceHow};
use crate::text::code::letter;
use crate::text::tokens::Class;

/// Whether the word at token `i` belongs to the name that begins at token `first`, whatever else it means.
pub(crate) fn belongs(scan: &Scan, i: usize, first: usize) -> bool {
    const LOOKS: u32 = words::NUMBER | words::DUAL_NOUN | words::ROLE | words::QUALIFIER | words::FUNCTION;
    if scan.class(i) != Class::Word {
        return false;
    }
    let joined = matches!(scan.codes(i).first(), Some(&c) if c == letter('ب') || c == letter('ل'));
    (joined || scan.live(i) & LOOKS != 0)
        && (of_ordinal(scan, i)
            || dual_adjective(scan, i, first)
            || place_of_unnamed(scan, i, first)
            || accredited(scan, i, first)
            || without(scan, i, first)
            || complement(scan, i)
            || from_it(scan, i, first)
            || close_to(scan, i, first)
            || belonging(scan, i, first)
            || another_office(scan, i)
            || of_one(scan, i)
            || family_name(scan, i, first)
            || written_with_hamza(scan, i, first)
            || governed_by_body(scan, i, first))
}

/// الفرقة السابعة عشرة, اللجنة الحادية والعشرين: the second word of an ordinal.
fn of_ordinal(scan: &Scan, i: usize) -> bool {
    let ten = || {
        scan.tok(i).clitics == 0
            && scan.find(i, |s| matches!(s, Sense::Number { class: NumberClass::Ten, .. }).then_some(())).is_some()
    };
    let tens = || scan.tok(i).clitics == clitic::CONJUNCTION | clitic::ARTICLE;
    scan.is(i, words::NUMBER)
        && scan.bits(i - 1) & words::ORDINAL != 0
        && starts_with_article(scan.codes(i - 1))
        && (ten() || tens())
}

/// مصدران أمنيان مصريان: every word from the first on ends like the dual that speaks.
fn dual_adjective(scan: &Scan, i: usize, first: usize) -> bool {
    scan.is(i, words::DUAL_NOUN)
        && !starts_with_article(scan.codes(i))
        && (first + 1..=i).all(|at| plural::both_dual(scan, first, at))
}

/// مصادر داخل الحكومة, مصدر لدى الوزارة: where one stands who is not named.
fn place_of_unnamed(scan: &Scan, i: usize, first: usize) -> bool {
    scan.marker(i, job!("locates")).is_some()
        && scan.marker(first, job!("unnamed")).is_some()
        && !starts_with_article(scan.codes(first))
        && scan.class(i + 1) == Class::Word
        && !is_that(scan, i + 1)
        && !scan.is(i + 1, words::FUNCTION | words::UNIT | words::NUMBER)
}

/// السفير الليبي لدى النيجر: to whom somebody is sent who holds an office.
fn accredited(scan: &Scan, i: usize, first: usize) -> bool {
    scan.is_word(i, WITH_THEM)
        && title(scan, first)
        && (scan.is(i + 1, words::PLACE) || matches!(how(scan, i + 1, SourceHow::Noun), Some((Needs::Body, _))))
}

/// أطباء بلا حدود: what an organisation, whose name is of people, does without.
fn without(scan: &Scan, i: usize, first: usize) -> bool {
    let organisation = |i: usize| match how(scan, first, SourceHow::Noun) {
        Some((Needs::Body, _)) => i > first + 1,
        Some((Needs::Nothing, _)) => i == first + 1,
        _ => false,
    };
    let joins = |i: usize| scan.marker(i, job!("without")).is_some() && !starts_with_article(scan.codes(i - 1));
    joins(i) && organisation(i) && scan.class(i + 1) == Class::Word
        || i > first + 1 && joins(i - 1) && organisation(i - 1)
}

/// المكلفة بقياس المشاهدة, مطلع على الملف, مقرب منها: the preposition that the participle before it asks for.
fn complement(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i);
    if scan.marker(i - 1, job!("with_complement")).is_none() || scan.marker(i, job!("occasion")).is_some() {
        return false;
    }
    let joined = word.len() > 3 && word[0] == letter('ب') && !is_that(scan, i);
    let of_it = || word.len() > 2 && word.starts_with(FROM) && word[2] == letter('ه');
    const OTHER: u32 = words::FUNCTION | words::WEEKDAY | words::MONTH | words::NUMBER;
    let governs = || {
        [IN, ON, FROM].contains(&word)
            && scan.class(i + 1) == Class::Word
            && !(is_that(scan, i + 1) || scan.is(i + 1, OTHER) || scan.marker(i + 1, job!("occasion")).is_some())
    };
    joined || of_it() || governs()
}

/// مركز مكافحة الأمراض والوقاية منها: what an institution does about something besides; not وزارة الصحة والسكان منها 6.
pub(super) fn from_it(scan: &Scan, i: usize, first: usize) -> bool {
    let joined = clitic::CONJUNCTION | clitic::ARTICLE;
    let preposition = || {
        let stem = pronoun_end(scan.codes(i)).filter(|(owner, _)| matches!(owner, Owner::His | Owner::Hers));
        stem.is_some_and(|(_, stem)| stem == FROM || stem == ABOUT)
    };
    i > first + 2
        && scan.tok(i).clitics == 0
        && preposition()
        && scan.tok(i - 1).clitics == joined
        && scan.class(i + 1) != Class::Digits
        && !scan.is(i + 1, words::NUMBER)
        && matches!(how(scan, first, SourceHow::Noun), Some((Needs::Body, _)))
}

/// مسؤول قريب من الملف: no bound of a number.
fn close_to(scan: &Scan, i: usize, first: usize) -> bool {
    scan.is(i, words::QUALIFIER)
        && i == first + 1
        && scan.marker(i, job!("with_complement")).is_some()
        && scan.class(i + 2) == Class::Word
        && !scan.is(i + 2, words::NUMBER)
}

/// هيئات إغاثة تابعة للأمم المتحدة: of whom those are who are not told otherwise; not الوزير تابع للصحفيين.
fn belonging(scan: &Scan, i: usize, first: usize) -> bool {
    let of = |word: &[u8]| word.len() > 3 && word[0] == letter('ل');
    i > first
        && scan.marker(i, job!("belongs_to")).is_some()
        && scan.tok(i).clitics == 0
        && !scan.tok(first).has(clitic::ARTICLE)
        && (first + 1..i).all(|at| !starts_with_article(scan.codes(at)) || scan.is_word(at - 1, IN))
        && of(scan.codes(i + 1))
}

/// رئيس الجامعة وأحد المؤسسين: what somebody is besides; the hamza tells it from واحد.
fn another_office(scan: &Scan, i: usize) -> bool {
    scan.is(i, words::NUMBER) && starts_with_article(scan.codes(i + 1)) && scan.written(i) == "وأحد"
}

/// زوجة أحد المحتجزين, صاحب إحدى الورش: of whom or what somebody is one of the kin, the owner or the head; the hamza tells it from واحد.
fn of_one(scan: &Scan, i: usize) -> bool {
    let written = scan.written(i);
    let governs = || {
        let person = [job!("relative"), job!("owner")].iter().any(|&job| scan.marker(i - 1, job).is_some());
        (person || title(scan, i - 1)) && !scan.tok(i - 1).has(clitic::ARTICLE)
    };
    ["أحد", "إحدى"].contains(&&*written) && starts_with_article(scan.codes(i + 1)) && governs()
}

/// الدكتور الخضر لصور وصول: behind a title and a first name a word in ل right before what is said is the family name; not لطلابه, للصحيفة.
fn family_name(scan: &Scan, i: usize, first: usize) -> bool {
    const OTHER: u32 = words::PERSON | words::UNIT | words::FUNCTION | words::NUMBER;
    let word = scan.codes(i);
    let joined = word.len() > 3 && word[0] == letter('ل') && word[1] != letter('ل');
    let behind_name = || i >= first + 2 && title(scan, i - 2) && starts_with_article(scan.codes(i - 2));
    // لصور are also documents.
    let document = || matches!(how(scan, i, SourceHow::Noun), None | Some((Needs::Nothing | Needs::Carrier, _)));
    let before_said = || opens_speech(scan, i + 1) || event(scan, i + 1) || verbal_shape(scan, i + 1);
    joined
        && behind_name()
        && !scan.is(i, OTHER)
        && document()
        && !addressee(scan, i)
        && !possessed(scan, i)
        && before_said()
}

/// ريبيكا ألتي إن: the hamza tells a family name from التي.
fn written_with_hamza(scan: &Scan, i: usize, first: usize) -> bool {
    let relative = [WHICH, WHICH_F].contains(&scan.codes(i));
    relative && i > first && scan.written(i).starts_with('أ') && opens_speech(scan, i + 1)
}

/// رابطة أسر المفقودين: behind an organisation without the article stands whose it is; not كتائب اغتيال 5 جنود.
fn governed_by_body(scan: &Scan, i: usize, first: usize) -> bool {
    i == first + 1
        && scan.is(i, words::ROLE)
        && scan.tok(first).clitics & clitic::ARTICLE == 0
        && scan.tok(i).clitics == 0
        && starts_with_article(scan.codes(i + 1))
        && matches!(how(scan, first, SourceHow::Noun), Some((Needs::Body, after)) if after == i)
}
