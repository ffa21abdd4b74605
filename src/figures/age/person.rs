//! Who is told of beside an age: somebody before it, one who died or reached it, a team or a group of an age.

use crate::figures::bound;
use crate::figures::figure::Role;
use crate::figures::numeral::Numeral;
use crate::figures::numeral::number_word;
use crate::figures::tokens::particles::{
    ABOUT, AFTER, BEFORE, BELOW, FROM, IN, ON, WAS, is_definite, starts_with_article,
};
use crate::figures::tokens::plural;
use crate::figures::tokens::scan::{Scan, clitic, ends_sentence};
use crate::figures::tokens::words::{self, Sense, job};
use crate::text::code::letter;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// Above the hours of a clock.
const NO_HOUR: u32 = 12;

/// مسلح في العشرين, شاب في الحادية والعشرين النار: whether one person is told of before في and the number at the tokens `i..end`, which
/// is no hour; the object of a verb may follow.
pub(super) fn person_in(scan: &Scan, i: usize, end: usize, value: Decimal) -> bool {
    let told = i > 1 && scan.is_word(i - 1, IN) && (scan.is(i - 2, words::PERSON) || somebody_before(scan, i));
    let one = told && !plural::plural_at(scan, i - 2);
    let described = scan.codes(end).last() == Some(&letter('ه')) || scan.is(end, words::DAY_PART | words::MONTH);
    // شاب في الثلاثين من حلب; not في العشرين من الشهر
    let since = scan.is_word(end, FROM)
        && (scan.bits(end + 1) & !(words::PLACE | words::MARKER) != 0 || starts_with_article(scan.codes(end + 1)));
    one && value > Decimal::from(NO_HOUR) && !since && !(scan.class(end) == Class::Word && described)
}

/// Whether somebody is told of before في and token `i`.
pub(crate) fn somebody_before(scan: &Scan, i: usize) -> bool {
    i > 1 && scan.is_word(i - 1, IN) && scan.marker_before(i - 1, job!("somebody")).is_some()
}

/// توفي الرسام عن 90 عاما: عن before the number, behind a word for death.
pub(super) fn died_at(scan: &Scan, i: usize) -> bool {
    let dead = |s| matches!(s, Sense::Role { role: Role::Dead, .. }).then_some(());
    let before = i.saturating_sub(DEATH_WINDOW)..i;
    i > 0
        && scan.is_word(i - 1, ABOUT)
        && !bound::qualified(scan, i)
        && before
            .rev()
            .take_while(|&at| !ends_sentence(scan, at))
            .any(|at| scan.is(at, words::ROLE) && scan.find(at, dead).is_some())
}

/// Tokens from a word for death to the age: توفي الشاعر الكبير فلان الفلاني عن.
const DEATH_WINDOW: usize = 9;

/// Most tokens of the name of a team or a cup before its age: كأس العالم للسيدات, منتخب تونس.
const TEAM: usize = 3;

/// Ages by which teams and cups of the young are named.
const YOUNG: std::ops::RangeInclusive<u32> = 10..=23;

/// منتخب تونس لأقل من 20 سنة, كأس العالم تحت 17 سنة: whether years stand behind a team or a cup of those who have not lived
/// them, in a phrase that begins at token `begin`.
pub(super) fn age_class(scan: &Scan, begin: usize, n: Option<&Numeral>) -> bool {
    let young = n.and_then(|n| n.value).and_then(|v| u32::try_from(v).ok()).is_some_and(|v| YOUNG.contains(&v));
    let fused = scan.tok(begin).has(clitic::LAM) || scan.is_word(begin, BELOW);
    young
        && fused
        && (begin.saturating_sub(TEAM + 1)..begin)
            .rev()
            .take_while(|&at| scan.class(at) == Class::Word)
            .any(|at| scan.marker(at, job!("age_class")).is_some())
}

/// الأطفال دون 5 سنوات, الشباب بين 18 و35 عاما: whether those that have lived the years stand before the phrase that
/// begins at token `i`.
pub(super) fn group_before(scan: &Scan, i: usize) -> bool {
    scan.marker_before(i, job!("age_group")).is_some()
}

/// فئة أقل من 19 عاما, للفئة من 15 إلى 24 سنة: whether a band of ages is named before the phrase that begins at token `i`.
pub(super) fn band_before(scan: &Scan, i: usize) -> bool {
    scan.marker_before(i, job!("age_band")).is_some()
}

/// Tokens from a person to the verb of reaching: الحارس بعدما بلغ.
const REACHED: usize = 3;

/// اعتزل الحارس بعدما بلغ الأربعين: whether one person is told of right before the verb whose object is the number `n`.
pub(super) fn reached_tens(scan: &Scan, n: &Numeral) -> bool {
    // الـ 50
    let prefixed = n.start > 0 && number_word::digit_prefix(scan, n.start - 1).is_some();
    let start = n.start - usize::from(prefixed);
    let reaches = || scan.marker_before(start, job!("reaches"));
    let Some(verb) = scan.marker_before(start, job!("amounts")).or_else(reaches) else { return false };
    // من تخطى الأربعين بقياس ضغطه
    let fused = scan.tok(n.end).clitics & (clitic::BA | clitic::LAM | clitic::CONJUNCTION) != 0;
    if verb > 0 && scan.is_word(verb - 1, FROM) && scan.class(n.end) != Class::Digits {
        return fused || scan.class(n.end) != Class::Word || scan.is(n.end, words::FUNCTION);
    }
    let mut before = (verb.saturating_sub(REACHED)..verb).rev().take_while(|&at| scan.class(at) == Class::Word);
    let free = scan.class(n.end) != Class::Word || scan.is(n.end, words::FUNCTION);
    free && before.any(|at| scan.is(at, words::PERSON) && is_definite(scan, at) && !plural::plural_at(scan, at))
}

/// Most words of a name behind a word for somebody: الطفل الفلسطيني علي ناصر.
const NAME: usize = 4;

/// طفلة (, الطفل علي ناصر (: whether somebody is told of before token `i`, by name or not.
pub(super) fn named_somebody(scan: &Scan, i: usize) -> bool {
    const OTHER: u32 = words::FUNCTION | words::ROLE | words::NUMBER | words::UNIT;
    // علي is written like على where its dots are folded away.
    let ali = |at: usize| scan.is_word(at, ON) && scan.written(at).ends_with('ي');
    let name = |at: usize| scan.class(at) == Class::Word && (scan.bits(at) & OTHER == 0 || ali(at));
    let told = |end: usize| scan.marker_before(end, job!("somebody")).is_some();
    (i.saturating_sub(NAME)..=i).rev().take_while(|&end| end == i || name(end)).any(told)
}

/// شاب لم يتجاوز 20 سنة, طفل لم يبلغ ثلاث سنوات: whether a verb of reaching that begins at token `begin` tells of somebody before
/// it what years, at token `i`, he has not lived; not أوقف شاب بلغ 30 سنة سجنا.
pub(super) fn reached_by(scan: &Scan, begin: usize, i: usize) -> bool {
    let verb = i > begin + 1 && [ABOUT, FROM, ON].iter().all(|&word| !scan.is_word(i - 1, word));
    verb && scan.marker(i - 1, job!("reaches")).is_some() && scan.marker_before(begin, job!("somebody")).is_some()
}

/// أصيبت فتاة 19 عاما, مقتل الطفل 7 سنوات: whether years at token `i` stand right behind somebody who was
/// harmed; not قتل رجل 3 سنوات بعد خروجه, where what stands at token `end` tells how long it was.
pub(crate) fn harmed(scan: &Scan, i: usize, end: usize) -> bool {
    const HARM: [Role; 2] = [Role::Dead, Role::Injured];
    const SPAN: [&[u8]; 3] = [AFTER, BEFORE, FROM];
    if SPAN.iter().any(|&word| scan.is_word(end, word)) {
        return false;
    }
    let role = |s| matches!(s, Sense::Role { role, .. } if HARM.contains(&role)).then_some(());
    let Some(person) = scan.marker_before(i, job!("somebody")) else { return false };
    (person.saturating_sub(2)..person).any(|at| scan.is(at, words::ROLE) && scan.find(at, role).is_some())
}

/// وكان سيمز يبلغ 20 عاما: whether all that stands before token `verb` in its sentence, past كان, are words that the lexicon does
/// not know, in no more of them than a name has.
pub(super) fn named_alone(scan: &Scan, verb: usize) -> bool {
    let unknown = |at: &usize| {
        scan.class(*at) == Class::Word
            && scan.bits(*at) == 0
            && scan.tok(*at).clitics == 0
            && !starts_with_article(scan.codes(*at))
    };
    let first = verb - (verb.saturating_sub(NAME + 1)..verb).rev().take_while(unknown).count();
    let was = first > 0 && scan.stem(first - 1).starts_with(WAS) && scan.stem(first - 1).len() <= WAS.len() + 1;
    was && (1..=NAME).contains(&(verb - first))
}
