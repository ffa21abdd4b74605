//! What a number counts: the noun after it, before it, or carried over from the list it stands in.

pub(super) mod before;
pub(super) mod elided;
mod named;
mod partitive;
pub(super) mod parts;
mod uncounted;
mod word;

pub(super) use word::{
    changed, commonly_counted, feminine, is_case, is_counted_role, is_function, plausible, role_or_total_before,
    surely_counted,
};

use super::bound;
use super::draft::Draft;
use super::figure::Kind;
use super::numeral::Numeral;
use super::numeral::number_word;
use super::tokens::clitics::begins_with_and;
use super::tokens::noun_shape::{
    begins_conjunct, begins_purpose, cognate, half_of_them, owned, pronoun_end, unknown_verb, verb_shape,
};
use super::tokens::particles::{
    AMONG, FROM, LESS, MORE, NUMBER_OF, ONLY, POINTING, ROUND, is_definite, one_itself, starts_with_article,
    written_with_article,
};
use super::tokens::quotation::quote_mark;
use super::tokens::scan::{Scan, clitic};
use super::tokens::words::{self, job};
use super::tokens::{plural, unit_word};
use super::toll::{self, tally};
use crate::text::code::{self, letter};
use crate::text::tokens::Class;
use before::{bracketed, definite_by_pronoun, entry, for_whom, indefinite_plural, preceding, somebody};
use elided::{amounting, elided, numbering, reached_from, total};
use partitive::{construct, fled, left_behind, with_pronoun};
use rust_decimal::Decimal;
use std::ops::Range;
use uncounted::uncounted;
use word::is_after_role_only;

/// Finds the noun of a count; a number without one is a bare [`Kind::Number`] unless the clause counts.
pub(super) fn attach(scan: &Scan, n: &Numeral, draft: &mut Draft, before: &[Draft]) {
    if let Some((noun, phrase)) = counted(scan, n, draft, before) {
        draft.noun = Some(noun);
        draft.widen(phrase.start, phrase.end);
        return;
    }
    let bare = n.value.is_some_and(|v| v.scale() > 0 || v.is_zero());
    // وفاة (4) وإصابة (11)
    let told = n.start > 1 && scan.mark(n.start - 1, b'(') && scan.is(n.start - 2, words::ROLE);
    if bare || n.plain > 0 && !told && stands_alone(scan, n) {
        draft.kind = Kind::Number;
    }
}

/// The noun that `n` counts, and the tokens that its phrase takes in.
fn counted(scan: &Scan, n: &Numeral, draft: &Draft, before: &[Draft]) -> Option<(usize, Range<usize>)> {
    let right_before = |noun| (noun, noun..draft.end);
    let behind = |(noun, end)| (noun, draft.start..end);
    let far_before = |noun| (noun, draft.phrase.0..draft.phrase.1);
    // بلغ الفريق دور الـ16
    if of_round(scan, n) {
        return None;
    }
    // جرعتين 23 مليونا، وثلاث جرعات 6 ملايين: what the last number counts, this one does not.
    let of_last = |noun: &usize| !n.definite && before.last().is_some_and(|last| last.noun == Some(*noun));
    one_or_two(scan, n)
        .or_else(|| numbered(scan, n))
        .or_else(|| toll::label::people(scan, draft))
        .map(right_before)
        .or_else(|| behind_the_number(scan, n).map(behind))
        .or_else(|| described(scan, n).or_else(|| right_before_digits(scan, n)).map(right_before))
        .or_else(|| described_for(scan, n).map(right_before))
        .or_else(|| after(scan, draft.end, n).map(behind))
        .or_else(|| tally::noun(scan, draft.start, before.last()).map(far_before))
        .or_else(|| {
            agreeing(scan, n)
                .filter(|noun| !of_last(noun))
                .or_else(|| bracketed(scan, n))
                .or_else(|| entry(scan, n))
                .map(right_before)
        })
        .or_else(|| indefinite_plural(scan, n).map(right_before))
        .or_else(|| named::stated(scan, n).or_else(|| named::theirs(scan, draft.start)).map(right_before))
        .or_else(|| total(scan, draft.start).map(far_before))
        .or_else(|| amounting(scan, draft.start, before.last().map_or(0, |d| d.end)).map(far_before))
        .or_else(|| numbering(scan, draft.start).or_else(|| reached_from(scan, draft, before)).map(far_before))
        .or_else(|| elided(scan, draft, before).map(far_before))
        // العدد سيصل إلى 40
        .filter(|&(noun, _)| !scan.is(noun, words::QUALIFIER) || scan.is(noun, words::COUNTED))
}

/// عدد موظفيها 1000 تدفع: whose number is told, where the lexicon does not know what stands behind the number.
fn numbered(scan: &Scan, n: &Numeral) -> Option<usize> {
    const COUNTED: u32 = words::COUNTED | words::PERSON | words::THING | words::UNIT | words::ROLE;
    let noun = n.start.checked_sub(1).filter(|&at| at > 0 && scan.stem(at - 1) == NUMBER_OF && n.digits)?;
    (with_pronoun(scan, noun) && !scan.is(n.end, COUNTED)).then_some(noun)
}

/// شخص واحد, مهاجران اثنان: the noun before one or two.
fn one_or_two(scan: &Scan, n: &Numeral) -> Option<usize> {
    let alone = matches!(n.value, Some(v) if v == Decimal::ONE || v == Decimal::TWO) && !n.digits && !n.definite;
    if !alone || scan.tok(n.start).clitics != 0 {
        return None;
    }
    // فلم يعنف واحدا منهم; but يمن واحد
    let verb =
        |&noun: &usize| scan.codes(noun).len() > 3 && scan.codes(noun)[0] == letter('ي') && unknown_verb(scan, noun);
    let noun = preceding(scan, n).filter(|noun| !verb(noun))?;
    // وأسر اثنين: no families, which would stand in the dual.
    let known = || scan.is(noun, words::COUNTED | words::DUAL_NOUN) || is_counted_role(scan, noun);
    let dual = || known() && ends_dual(scan.codes(noun));
    (n.value == Some(Decimal::ONE) || dual()).then_some(noun)
}

/// متهمان, متهمين.
fn ends_dual(word: &[u8]) -> bool {
    word.ends_with(&[letter('ا'), letter('ن')]) || plural::ends_oblique(word)
}

/// Whether `n` is definite and in words: الثلاث, الخمسة.
fn definite_word(n: &Numeral) -> bool {
    n.definite && !n.digits && n.low.is_none()
}

/// تنظيم القاعدة الخمسة المختطفين: a definite plural behind the number is what it counts; also the token after it.
fn behind_the_number(scan: &Scan, n: &Numeral) -> Option<(usize, usize)> {
    let counted_before = |noun| plural::definite_plural(scan, noun) || scan.is(noun, words::COUNTED);
    (definite_word(n)
        && plural::definite_plural(scan, n.end)
        && !preceding(scan, n).is_some_and(counted_before)
        && scan.is(n.end, words::COUNTED | words::ROLE))
    .then_some((n.end, n.end + 1))
}

/// المباريات الثلاث الأخيرة: a definite number in words describes the definite noun before it.
fn described(scan: &Scan, n: &Numeral) -> Option<usize> {
    let noun = if definite_word(n) { preceding(scan, n)? } else { return None };
    // تسلم المحافظ الخمسة عشر جرارا
    let many = n.value.is_some_and(|v| v > Decimal::TEN);
    if many && somebody(scan, noun) && surely_counted(scan, n.end) {
        return None;
    }
    let known = || plural::definite_plural(scan, noun) || scan.is(noun, words::COUNTED);
    // دفنت إخوتي الأربعة بيدي
    let owned = || definite_by_pronoun(scan, noun) && n.value.is_some_and(|v| v > Decimal::TWO && v <= Decimal::TEN);
    let definite = written_with_article(scan, noun) || owned();
    (definite && (!scan.is_word(n.end, FROM) || known()) && !scan.is(n.end, words::COUNTED)).then_some(noun)
}

/// نماذج أربعة لكيفية العمل: a plural before the number, where ل stands behind it.
fn described_for(scan: &Scan, n: &Numeral) -> Option<usize> {
    let lam = || scan.tok(n.end).has(clitic::LAM) || scan.bits(n.end) == 0;
    let purpose = scan.class(n.end) == Class::Word && scan.codes(n.end).first() == Some(&letter('ل')) && lam();
    if purpose { indefinite_plural(scan, n) } else { None }
}

/// رفعت الولايات الـ18 دعوى: a definite plural right before takes the number.
fn right_before_digits(scan: &Scan, n: &Numeral) -> Option<usize> {
    let prefixed = n.digits && number_word::with_article(scan, n);
    // الجنود 67 المصابين
    let whole = n.value.is_some_and(|v| v.scale() == 0 && v > Decimal::ONE);
    let harmed = || written_with_article(scan, n.end) && scan.is(n.end, words::ROLE | words::COUNTED) && whole;
    let noun = match prefixed {
        true => preceding(scan, n)?,
        false => n.start.checked_sub(1).filter(|_| n.digits && harmed())?,
    };
    let broken = || !prefixed && starts_with_article(scan.codes(noun)) && plural::may_be_broken(scan, noun);
    (plural::definite_plural(scan, noun) || plural::definite_broken(scan, noun) || broken()).then_some(noun)
}

/// The noun before a definite number, or one that agrees with the number behind it.
fn agreeing(scan: &Scan, n: &Numeral) -> Option<usize> {
    let one = n.value == Some(Decimal::ONE) && !n.digits;
    // وروسيا 79 ألفا: no Russian; حالة 10 منهم: theirs.
    let two = n.value == Some(Decimal::TWO) && !n.digits && !n.definite;
    if two || scan.marker(n.end, job!("among")).is_some() && !n.definite {
        return None;
    }
    let agrees = |noun| {
        // صوت 66 معه, كل خيمة سبعة, أم لثلاثة
        let many = || plural::plural_at(scan, noun) || plural::broken(scan, noun) || plural::may_be_broken(scan, noun);
        let free = || {
            scan.tok(n.start).clitics & !clitic::CONJUNCTION == 0 && number_word::with_prefix(scan, n.start) == n.start
        };
        let known = scan.is(noun, words::COUNTED) && !scan.is(noun, words::PLACE);
        known && (one || number_word::with_article(scan, n) || many() && free())
            || one && feminine(scan, n.start) == feminine(scan, noun)
    };
    let known = n.definite && n.low.is_none();
    // خسر التاجر الآلاف: what he lost; the thousands of somebody would follow a plural.
    let lost = |noun: &usize| n.definite && n.low.is_some() && !plural::definite_plural(scan, *noun);
    preceding(scan, n)
        .filter(|noun| !lost(noun))
        .filter(|&noun| known || agrees(noun) || number_word::with_article(scan, n))
}

/// The counted noun after token `i`, and the token after it with its adjective.
fn after(scan: &Scan, i: usize, n: &Numeral) -> Option<(usize, usize)> {
    let (at, partitive) = start(scan, i, n)?;
    if no_noun(scan, at) {
        return None;
    }
    let definite = is_definite(scan, at);
    // المئات يستقبلونه: behind a definite vague number stands a definite noun or من.
    // يواجه الآلاف الجوع, غادر المئات المدينة: what they face or leave, where what is counted would be a plural.
    let many = || {
        plural::definite_plural(scan, at) || scan.is(at, words::COUNTED) && scan.codes(at).last() != Some(&letter('ه'))
    };
    if cognate(scan, n.start, at)
        || unknown_verb(scan, at)
        || n.definite && n.low.is_some() && !partitive && !(definite && many())
    {
        return None;
    }
    // رفضت 213 التجاوب: the object.
    let known = || plural::plural_at(scan, at) || scan.is(at, words::PERSON | words::ROLE);
    let takes_definite = partitive || n.low.is_some() || n.value.is_some_and(|v| v >= Decimal::ONE_HUNDRED) && known();
    // 710 مليارات العام الماضي: when, where nothing is said to be part of it.
    let when = definite && !partitive && n.low.is_none() && scan.is(at, words::UNIT);
    if definite && !takes_definite
        || when
        || fused(scan, at)
        || !partitive && uncounted(scan, n, at)
        || !partitive && for_whom(scan, at)
    {
        return None;
    }
    // 12 من المغرب: where they come from.
    let place = scan.is(at, words::PLACE) && !scan.is(at, words::PERSON | words::COUNTED | words::ROLE);
    let left = || definite && (fled(scan, n, at) || left_behind(scan, n, at));
    if partitive && (place || left() || !definite && !construct(scan, n, at)) {
        return None;
    }
    // 230 والجرحى 105
    if scan.tok(at).has(clitic::CONJUNCTION) {
        return None;
    }
    if begins_conjunct(scan, at) || begins_purpose(scan, at) || !definite && !partitive && owned(scan, at) {
        return None;
    }
    // خمس أغنى نساء العالم
    let graded = scan.marker(at, job!("elative")).filter(|&noun| !partitive && plausible(scan, noun));
    let at = graded.unwrap_or(at);
    let end = if scan.is(at + 1, words::NOUN_ADJECTIVE) { at + 2 } else { at + 1 };
    Some((at, end))
}

/// Where the noun after token `i` may begin, behind a closing bracket and من, and whether من stands before it.
fn start(scan: &Scan, i: usize, n: &Numeral) -> Option<(usize, bool)> {
    // 50 على الأقل من السكان
    let i = bound::behind(scan, i).filter(|&end| scan.is_word(end, FROM)).unwrap_or(i);
    // 14 فقط من المصابين
    let many = |at: usize| plural::plural_at(scan, at) || scan.is(at, words::COUNTED | words::PERSON | words::ROLE);
    let only = scan.is_word(i, ONLY) && scan.is_word(i + 1, FROM) && many(i + 2);
    let i = i + usize::from(only);
    let closed = quote_mark(scan, i) || scan.mark(i, b')');
    let at = i + usize::from(closed);
    // (239) وصححه: what goes on behind a bracket is not counted.
    let goes_on = |word: &[u8]| word.len() > 4 && begins_with_and(word) && !word.ends_with(&[letter('ا')]);
    if scan.mark(i, b')') && scan.bits(at) == 0 && goes_on(scan.codes(at)) {
        return None;
    }
    if !scan.is_word(at, FROM) {
        return Some((at, false));
    }
    // أقل بـ15 من الانتخابات السابقة: with what it is compared.
    let by = number_word::with_prefix(scan, n.start);
    let compared = by > 0 && by < n.start && [MORE, LESS].contains(&scan.stem(by - 1));
    if compared && scan.codes(by).first() == Some(&letter('ب')) {
        return None;
    }
    // دور الـ32 من مسابقة الكأس
    if of_round(scan, n) {
        return None;
    }
    // 139 من هذه المدارس
    let pointed = POINTING.iter().any(|word| scan.is_word(at + 1, word)) && written_with_article(scan, at + 2);
    let at = at + 1 + usize::from(pointed);
    // أربعة من بين كبار ضباط الشرطة
    let among = scan.is_word(at, AMONG) && !scan.is(at + 1, words::NUMBER) && scan.class(at + 1) == Class::Word;
    let at = if among {
        [job!("elative"), job!("whole")].iter().find_map(|&job| scan.marker(at + 1, job)).unwrap_or(at + 1)
    } else {
        at
    };
    // 4 من عائلة واحدة: where they come from.
    if scan.is(at + 1, words::NUMBER) && scan.tok(at + 1).clitics == 0 && one_itself(scan, at + 1) {
        return None;
    }
    // أجلي المئات من منازلهم: what they left.
    if scan.marker(at, job!("left_behind")).is_some() {
        return None;
    }
    // من أصل 14 من النجاة: the whole is counted by the noun of its part.
    let whole = n.low.is_none() && scan.marker_before(n.start, job!("whole")).is_some();
    (!whole || plural::plural_at(scan, at)).then_some((at, true))
}

/// دور الـ16
fn of_round(scan: &Scan, n: &Numeral) -> bool {
    number_word::with_article(scan, n) && n.start > 1 && scan.is_word(n.start - 2, ROUND)
}

/// Whether what stands at token `at` is nothing that is counted: a mark, a function word, a verb, a date, the next number.
fn no_noun(scan: &Scan, at: usize) -> bool {
    let (word, bits) = (scan.codes(at), scan.bits(at));
    if scan.class(at) != Class::Word || word.len() == 1 {
        return true;
    }
    let verb = || verb_shape(word) && !scan.with_tanwin(at) && !scan.is(at, words::COUNTED);
    let uncounted = words::MONTH | words::WEEKDAY | words::QUALIFIER | words::FRACTION;
    let other = bits & words::COUNTED == 0 && (bits & uncounted != 0 || scan.is(at, words::NUMBER));
    let where_or_when = || scan.marker(at, job!("when_or_where")).is_some();
    // لقي ثلاثة حتفهم
    let end = || pronoun_end(word).is_some() && scan.marker(at, job!("life")).is_some();
    if is_function(scan, at) || verb() || other || half_of_them(word) || where_or_when() || end() {
        return true;
    }
    // أسر 5 وفقد 3
    let next_verb = begins_with_and(word) && scan.is(at, words::ROLE) && !is_counted_role(scan, at);
    next_verb || is_after_role_only(scan, at) || unit_word::begins_date(scan, at)
}

/// توقيف 5 لعدم, أصابت الآلاف بالاختناق, بسعر 35000 للطن: whether a clitic at token `at` tells why, how and what for, not what.
fn fused(scan: &Scan, at: usize) -> bool {
    let word = scan.codes(at);
    let clitics = scan.tok(at).clitics & !clitic::CONJUNCTION;
    let joined = clitics & (clitic::LAM | clitic::BA) != 0;
    let wounds =
        [letter('ب'), letter('ل')].contains(&word[0]) && scan.is(at, words::ROLE) && !is_counted_role(scan, at);
    wounds
        // (16000) كآلية: as what.
        || clitics & clitic::KAF != 0
        || clitics == clitic::LAM
        || joined && (clitics & clitic::ARTICLE != 0 || starts_with_article(scan.stem(at)))
        || word.starts_with(&[letter('ل'), letter('ل')])
        // 7 بحوادث سير, 4 بانهيار نفق: how, not what.
        || clitics == clitic::BA && scan.bits(at) != 0 && scan.stem(at).len() > 2
}

/// Whether a plain number neither counts nor belongs to a clause that does.
fn stands_alone(scan: &Scan, n: &Numeral) -> bool {
    let start = n.start;
    let edge = |i: usize| {
        matches!(scan.class(i), Class::Break)
            || scan
                .get(i)
                .is_some_and(|t| matches!(t.token.mark, b'"' | b'(' | b')' | code::CLOSE_QUOTE | b'*' | b'#' | b'|'))
    };
    let prefix = start.checked_sub(1).is_some_and(|i| number_word::digit_prefix(scan, i).is_some());
    !prefix && (start == 0 || edge(start - 1)) && (edge(n.end) || n.end >= scan.len())
}
