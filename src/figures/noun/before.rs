//! Nouns that stand before their number: المهاجمين الثلاثة, أعضاء المجلس الخمسة, شخص واحد, شعراء ثلاثة.

use super::{feminine, is_case, is_function, plausible};
use crate::figures::numeral::Numeral;
use crate::figures::numeral::number_word;
use crate::figures::tokens::noun_shape::{Owner, pronoun_end};
use crate::figures::tokens::particles::{ARTICLE, COUNCIL, MEMBERS, TO_HIM, is_definite, written_with_article};
use crate::figures::tokens::plural::{both_dual, broken, definite_plural, may_be_broken, plural_at, sound};
use crate::figures::tokens::scan::{Scan, clitic, ends_sentence};
use crate::figures::tokens::words::{self, job};
use crate::text::code::letter;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// المراكز الانتخابية الـ (85): the definite plural that a number in brackets with the article counts.
pub(crate) fn bracketed(scan: &Scan, n: &Numeral) -> Option<usize> {
    let article_at = n.start.checked_sub(2).filter(|_| scan.mark(n.start - 1, b'('))?;
    let the = crate::figures::tokens::scan::clitics_only(scan.codes(article_at))
        .is_some_and(|bits| bits & clitic::ARTICLE != 0);
    let (described, plural) = (article_at.checked_sub(1)?, article_at.checked_sub(2));
    let definite = |i: usize| definite_plural(scan, i);
    if !the || !written_with_article(scan, described) {
        return None;
    }
    if definite(described) { Some(described) } else { plural.filter(|&p| definite(p) || written_with_article(scan, p)) }
}

/// شعراء ثلاثة, أسباب أربعة: an indefinite plural before a number in words.
pub(super) fn indefinite_plural(scan: &Scan, n: &Numeral) -> Option<usize> {
    let small = n.value.is_some_and(|v| v > Decimal::TWO && v <= Decimal::TEN) && !n.digits && !n.definite;
    let before = n.start.checked_sub(1).filter(|&b| small && scan.tok(n.start).clitics == 0 && plausible(scan, b))?;
    let word = scan.codes(before);
    // معالج ثماني النواة: no plural in the masculine; but مراحل ثلاث.
    let governs = || written_with_article(scan, n.end);
    let many = || (scan.codes(n.start).ends_with(&[letter('ه')]) || !governs()) && broken(scan, before);
    let plural = sound(word) || word.ends_with(&[letter('ا'), letter('ء')]) || many();
    (plural && scan.tok(before).clitics == 0).then_some(before)
}

/// The noun before a definite number, or before واحد and اثنين: المهاجمين الثلاثة, شخص واحد.
pub(crate) fn preceding(scan: &Scan, n: &Numeral) -> Option<usize> {
    let prefixed = number_word::with_article(scan, n);
    let before = n.start.checked_sub(if prefixed { 2 } else { 1 })?;
    // انضم إليه اثنان; but آلية واحدة
    let to_him = scan.is_word(before, TO_HIM) && !scan.written(before).starts_with('آ');
    if scan.class(before) != Class::Word || is_function(scan, before) || to_him {
        return None;
    }
    let counts_many = n.definite || prefixed;
    if counts_many != is_definite(scan, before) {
        let few = n.definite && n.value.is_some_and(|v| v <= Decimal::TEN);
        return if (n.definite || prefixed && plural_at(scan, before)) && definite_by_pronoun(scan, before) {
            Some(before)
        } else {
            of_somebody(scan, before).filter(|_| few)
        };
    }
    if !counts_many {
        return match before.checked_sub(1) {
            Some(head) if is_case(scan, head) => Some(head),
            Some(head) if adjective_of(scan, head, before) => Some(head),
            // مهاجرين سودانيين اثنين
            Some(head) if n.value == Some(Decimal::TWO) && both_dual(scan, head, before) => Some(head),
            _ if n.value == Some(Decimal::ONE) => annexed_to_one(scan, n.start, before).or(Some(before)),
            _ => Some(before),
        };
    }
    let noun = described(scan, before);
    // حالات الوفاة الأربعة: the head of a construct is what is counted.
    match noun.checked_sub(1) {
        Some(head) if is_case(scan, head) => Some(head),
        Some(head) if scan.is_word(head, COUNCIL) || singular_owner(scan, noun) => {
            construct_head(scan, noun).or(Some(noun))
        }
        _ => Some(noun),
    }
}

/// دول الاتحاد الأوروبي الـ27: members, which digits behind the definite word at token `i` count and do not rank.
pub(crate) fn members_of(scan: &Scan, i: usize) -> Option<usize> {
    let whole = described(scan, i);
    whole.checked_sub(1).filter(|&head| !is_definite(scan, head) && scan.marker(head, job!("plural")) == Some(whole))
}

/// كرم الوزير الخمسين معلما: whether somebody does something, as the definite word at token `who` tells, with what the number behind
/// that word counts, at token `what`; not للمرة الـ21 باحثا.
pub(crate) fn by_somebody(scan: &Scan, who: usize, what: usize) -> bool {
    let accusative = feminine(scan, what) || scan.codes(what).ends_with(&[letter('ا')]);
    let thing = accusative && scan.tok(what).clitics == 0 && scan.is(what, words::COUNTED) && plausible(scan, what);
    thing && somebody(scan, who)
}

/// الوزير, السفيرة: whether the word at token `i` is definite and names one person or body, whom no number describes.
pub(crate) fn somebody(scan: &Scan, i: usize) -> bool {
    const OBLIQUE: u8 = clitic::BA | clitic::LAM | clitic::KAF;
    // المحافظ has the shape of المدارس.
    let office = matches!(scan.stem(i), [m, _, a, _, _] if [*m, *a] == [letter('م'), letter('ا')] && scan.is(i, words::SOURCE_NOUN));
    is_definite(scan, i)
        && scan.is(i, words::PERSON | words::SOURCE_NOUN)
        && scan.tok(i).clitics & OBLIQUE == 0
        && !plural_at(scan, i)
        && (office || !may_be_broken(scan, i))
}

/// Adjectives between a plural and its number, at most: الولايات الجنوبية الشرقية الخمس.
const ADJECTIVES: usize = 2;

/// المراحل التعليمية الثلاث, الدول الأعضاء الـ27: the noun that the definite word at token `i` describes, or that word.
fn described(scan: &Scan, i: usize) -> usize {
    let mut noun = i;
    for _ in 0..ADJECTIVES {
        let word = scan.codes(noun);
        let apposed = word.starts_with(ARTICLE);
        let Some(head) = noun.checked_sub(1).filter(|&head| apposed && is_definite(scan, head)) else { break };
        let many = || definite_plural(scan, head) || may_be_broken(scan, head) && !singular_shape(scan, head);
        // الأسئلة is a plural of its own.
        let few = word.len() == 7 && word[2] == letter('ا');
        let nisba = word.ends_with(&[letter('ي'), letter('ه')]) || word.ends_with(&[letter('ي')]) && word.len() > 4;
        // النجوم الحمراء
        let colour = word.len() == 7 && word.ends_with(&[letter('ا'), letter('ء')]);
        if !(nisba || members(word) || (adjective(word) && !few || colour) && many()) {
            break;
        }
        noun = head;
    }
    noun
}

/// المقال, الكتاب: singulars as often as الرجال are plurals.
fn singular_shape(scan: &Scan, i: usize) -> bool {
    let word = scan.codes(i);
    word.len() == 6 && word[4] == letter('ا')
}

/// الأعضاء, behind what they make up: الدول الأعضاء.
fn members(word: &[u8]) -> bool {
    word == MEMBERS
}

/// Tokens from a noun back to the plural that it belongs to.
const CONSTRUCT: usize = 3;

/// البيت, العراق, التعاون: whether the definite word at token `i` is no plural, so that what stands before it may be counted.
fn singular_owner(scan: &Scan, i: usize) -> bool {
    const COUNTED: u32 = words::COUNTED | words::PERSON | words::ROLE;
    // دول التعاون: a verbal noun is written like a plural.
    let sixth = |word: &[u8]| matches!(word, [_, _, t, _, a, _, _] if [*t, *a] == [letter('ت'), letter('ا')]);
    let deed = || !scan.is(i, COUNTED) && sixth(scan.codes(i));
    scan.is(i, words::PLACE) || (deed() || !plural_at(scan, i)) && !may_be_broken(scan, i)
}

/// أركان البيت الأربعة, أعضاء مجلس الإدارة الخمسة: the plural that a definite singular stands behind.
fn construct_head(scan: &Scan, before: usize) -> Option<usize> {
    let inside = |i: usize| scan.class(i) == Class::Word && !is_definite(scan, i) && !is_function(scan, i);
    let words = (before.saturating_sub(CONSTRUCT)..before).rev().take_while(|&i| inside(i));
    words.into_iter().find(|&i| plural_at(scan, i) || broken(scan, i) || broken_behind_clitic(scan, i))
}

/// وأطياف, لأطياف: the commonest broken plural, which the lexicon does not know, behind a clitic.
fn broken_behind_clitic(scan: &Scan, i: usize) -> bool {
    let fused = ['و', 'ف', 'ب', 'ل', 'ك'].map(letter);
    let shape = |rest: &[u8]| matches!(rest, [a, _, _, o, _] if [*a, *o] == [letter('ا'); 2]);
    let word = scan.codes(i);
    let plural = scan.bits(i) == 0 && word.split_first().is_some_and(|(c, rest)| fused.contains(c) && shape(rest));
    plural && scan.written_with(i, 'أ')
}

/// أبناء سالم الحاج الثلاثة: the plural before a name that ends before the number.
fn of_somebody(scan: &Scan, last: usize) -> Option<usize> {
    const WORDS: u32 = words::FUNCTION | words::NUMBER | words::MARKER | words::ROLE;
    let name = |i: usize| scan.class(i) == Class::Word && scan.bits(i) & WORDS == 0 && scan.tok(i).clitics == 0;
    let head = (last.saturating_sub(CONSTRUCT)..last).rev().take_while(|&i| scan.class(i) == Class::Word);
    let head = head.into_iter().find(|&i| !is_definite(scan, i) && scan.is(i, words::COUNTED) && many(scan, i))?;
    (head + 1..=last).all(name).then_some(head)
}

/// Whether the word at token `i` is a plural, as far as its shape tells.
fn many(scan: &Scan, i: usize) -> bool {
    plural_at(scan, i) || broken(scan, i)
}

/// شركة طيران واحدة, قذيفة هاون واحدة: the head in ة that the one at token `one` agrees with, before the word at token `before`.
pub(crate) fn annexed_to_one(scan: &Scan, one: usize, before: usize) -> Option<usize> {
    const OTHER: u32 = words::FUNCTION | words::NUMBER | words::QUALIFIER | words::CURRENCY | words::MONTH;
    let plain = |i: usize| {
        scan.class(i) == Class::Word
            && scan.bits(i) & OTHER == 0
            && !is_function(scan, i)
            && !written_with_article(scan, i)
    };
    let head = before.checked_sub(1)?;
    let whole = scan.tok(before).clitics == 0 && scan.codes(before).len() > 2 && !scan.teh_marbuta(before);
    (scan.teh_marbuta(one)
        && scan.teh_marbuta(head)
        && whole
        && plain(head)
        && plain(before)
        && scan.codes(head).len() > 3)
        .then_some(head)
}

/// إدارة تقنية واحدة: an adjective in ية or ي between a noun and its one.
fn adjective_of(scan: &Scan, head: usize, adjective: usize) -> bool {
    let word = scan.codes(adjective);
    let nisba = word.ends_with(&[letter('ي'), letter('ه')]) || word.ends_with(&[letter('ي')]);
    // حصة تدريبية
    let both = scan.teh_marbuta(head) && scan.teh_marbuta(adjective);
    let known = both && scan.tok(head).clitics == 0
        || scan.is(head, words::COUNTED)
        || head > 0 && is_function(scan, head - 1)
        || scan.tok(head).has(clitic::BA | clitic::LAM)
        // بطبق مركزي واحد
        || scan.bits(head) == 0 && scan.codes(head).len() > 3 && scan.codes(head).first() == Some(&letter('ب'));
    // تمريرة حاسمة واحدة
    let fused = [letter('ب'), letter('ل'), letter('و')].contains(&word[0]);
    let agrees = both && !fused && scan.codes(head).len() > 3;
    // توصية جديدة واحدة
    let described = scan.bits(adjective) & !(words::NOUN_ADJECTIVE | words::ADJECTIVE) == 0;
    // عنصر ممتع واحد: the shape of a participle behind a noun that the lexicon knows.
    let participle = word.len() == 4 && word[0] == letter('م') && scan.bits(adjective) == 0;
    let participle = participle && scan.is(head, words::COUNTED | words::THING) && scan.tok(head).clitics == 0;
    (nisba && known || agrees && described || participle)
        && (word.len() > 3 || scan.is(adjective, words::NOUN_ADJECTIVE))
        && !scan.is(adjective, words::COUNTED)
        && scan.class(head) == Class::Word
        && !is_function(scan, head)
        && !written_with_article(scan, head)
        && feminine(scan, head) == feminine(scan, adjective)
}

/// العربية, الفلسطينيون, المستقلين: the shapes of adjectives that describe a plural.
fn adjective(word: &[u8]) -> bool {
    const NISBA: [&[u8]; 2] = [&[letter('ي'), letter('و'), letter('ن')], &[letter('ي'), letter('ي'), letter('ن')]];
    word.ends_with(&[letter('ه')]) || NISBA.iter().any(|n| word.ends_with(n))
}

/// أبناؤه, أولادهما: a noun with a pronoun, which makes it definite; not هنية, which ends in teh marbuta.
pub(super) fn definite_by_pronoun(scan: &Scan, i: usize) -> bool {
    let teh = scan.teh_marbuta(i);
    let owner = pronoun_end(scan.codes(i)).filter(|(owner, _)| *owner != Owner::Ours);
    !teh && scan.codes(i).len() > 3 && (owner.is_some() || scan.marker(i, job!("my_people")).is_some())
}

/// Tokens from a number in brackets to the next one of a list.
const ENTRY: usize = 7;

/// أسلحة نارية (17)، ذخائر (430): the indefinite plural before a number alone in brackets, where another one stands near in the
/// same list.
pub(crate) fn entry(scan: &Scan, n: &Numeral) -> Option<usize> {
    let open = n.start.checked_sub(1).filter(|&at| scan.mark(at, b'(') && scan.mark(n.end, b')') && n.plain > 0)?;
    let thing = |at: usize| {
        scan.class(at) == Class::Word
            && scan.is(at, words::COUNTED | words::THING)
            && plural_at(scan, at)
            && !written_with_article(scan, at)
            && !scan.is(at, words::FUNCTION | words::UNIT)
    };
    let named = |open: usize| {
        (open.saturating_sub(2)..open).rev().take_while(|&at| scan.class(at) == Class::Word).find(|&at| thing(at))
    };
    let digits =
        |open: usize| scan.mark(open, b'(') && scan.class(open + 1) == Class::Digits && scan.mark(open + 2, b')');
    let noun = named(open)?;
    let same = |at: &usize| !ends_sentence(scan, *at);
    let after = (n.end + 1..n.end + ENTRY).take_while(same).any(|at| digits(at) && named(at).is_some());
    let before = (open.saturating_sub(ENTRY)..open).rev().take_while(same).any(|at| digits(at) && named(at).is_some());
    (after || before).then_some(noun)
}

/// 51 لسليمان, 18 لشراء: ل and a word that the lexicon does not know, for whom or what; nouns in ل that it does not know are
/// feminine, plural or in the accusative (لبنة, لبنات, لوحا).
pub(crate) fn for_whom(scan: &Scan, at: usize) -> bool {
    let word = scan.codes(at);
    let counts = scan.teh_marbuta(at) || plural_at(scan, at) || scan.with_tanwin(at) || word.ends_with(&[letter('ا')]);
    word.len() > 4 && word[0] == letter('ل') && scan.bits(at) == 0 && !counts
}
