//! Parts of a whole inside and outside numbers: نصف, ثلثا, ثلاثة أرباع, مليون ونصف المليون.

use super::digits;
use super::number_word::{self, conjunction, done, word};
use crate::figures::draft::Draft;
use crate::figures::number::Numeral;
use crate::figures::numeral;
use crate::figures::tokens::noun_shape::{Owner, pronoun_end};
use crate::figures::tokens::particles::{
    ARTICLE, BY, FROM, HALF, OF_IT, OF_THEM, OF_THEM_FEMININE, POINTING, THIRD, TO, starts_with_article,
    written_with_article,
};
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{self, Sense, job};
use crate::lexicon::schema::NumberClass;
use crate::text::chars::DAMMA;
use crate::text::code::letter;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// Word of a fraction at token `i`.
fn fraction_word(scan: &Scan, i: usize) -> Option<(u32, u32)> {
    if !scan.is(i, words::FRACTION) || scan.tok(i).has(clitic::KAF) {
        return None;
    }
    // الإنتاج الربعي, خالد الربعي: two parts before their whole have no article.
    if scan.tok(i).has(clitic::ARTICLE) && scan.stem(i).ends_with(&[letter('ي')]) {
        return None;
    }
    let pick = |s| match s {
        // ثمن is a price more often than an eighth.
        Sense::Fraction { weak: true, .. } if !marked_part(scan, i) => None,
        Sense::Fraction { numerator: 2, denominator, .. } if accusative(scan, i) => Some((1, denominator)),
        Sense::Fraction { numerator, denominator, .. } => Some((numerator, denominator)),
        _ => None,
    };
    scan.find(i, pick).map(|f| f.0)
}

/// خسر ربعا من وزنه, ربعا إضافيا: whether the word for two parts at token `i` is one part in the accusative, which is
/// written alike; two parts stand before a whole (ربعا السكان, ثلثا سكان غزة, ثلثا هذه المدن).
fn accusative(scan: &Scan, i: usize) -> bool {
    const LETTERS: usize = 4;
    let stem = scan.stem(i);
    let alike = stem.len() == LETTERS && stem.last() == Some(&letter('ا'));
    alike && (scan.with_tanwin(i) || !POINTING.contains(&scan.codes(i + 1)) && !before_noun(scan, i + 1))
}

/// Nouns of a chain that ends in a definite one: أعضاء مجلس بلدية المدينة.
const CHAIN: usize = 4;

/// Whether a noun begins at token `i` that a dual may stand before: no adjective in the accusative, and with a letter like a
/// clitic's in front only where a definite noun ends what it begins.
fn before_noun(scan: &Scan, i: usize) -> bool {
    const FUSED: u8 = clitic::CONJUNCTION | clitic::BA | clitic::LAM | clitic::KAF;
    if number_word::digit_prefix(scan, i).is_some_and(|bits| bits & clitic::ARTICLE != 0) {
        return true;
    }
    let noun = |at: &usize| {
        scan.class(*at) == Class::Word && !scan.is(*at, words::FUNCTION) && scan.tok(*at).clitics & FUSED == 0
    };
    let owned = |at: usize| match pronoun_end(scan.codes(at)) {
        Some((Owner::His, _)) | None => ends_with_his(scan, at),
        Some((_, stem)) => stem.len() > 2,
    };
    let definite = |at: usize| starts_with_article(scan.codes(at)) || owned(at);
    let like_clitic = |c: &u8| ['و', 'ف', 'ب', 'ل', 'ك'].iter().any(|&clitic| letter(clitic) == *c);
    let plain = || !scan.codes(i).first().is_some_and(like_clitic) && scan.codes(i).last() != Some(&letter('ا'));
    noun(&i) && (plain() || (i..i + CHAIN).take_while(noun).any(definite))
}

/// ونصف المليون, ونصف after a scale word: half of that scale.
pub(crate) fn half_of_scale(scan: &Scan, at: usize, unit: u64) -> Option<(usize, Decimal)> {
    let (conj, next) = conjunction(scan, at);
    let part = fraction_word(scan, next).filter(|f| conj && f.0 > 0 && word(scan, next).is_none());
    // وثلاثة أرباع المليون
    let parts = || parts(scan, next).filter(|part| conj && part.0 < part.1);
    let (numerator, denominator, after) = part.map(|(a, b)| (a, b, next + 1)).or_else(parts)?;
    let scale = word(scan, after).filter(|w| w.class == NumberClass::Scale);
    let (unit, end) = match scale {
        Some(w) if w.value == unit => (unit, after + 1),
        Some(_) => return None,
        None => (unit, after),
    };
    Some((end, Decimal::from(unit) * Decimal::from(numerator) / Decimal::from(denominator)))
}

/// ثلاثة مليارات دولار ونصف المليار: a part of the scale word of `n` behind what it counts.
pub(crate) fn of_the_scale(scan: &Scan, n: &Numeral, draft: &mut Draft) {
    let scale = word(scan, n.end - 1).filter(|w| n.scaled && w.class == NumberClass::Scale);
    let found = scale.and_then(|w| half_of_scale(scan, draft.end, w.value));
    let Some((end, part)) = found else { return };
    let named = word(scan, end - 1).is_some_and(|w| w.class == NumberClass::Scale);
    let free = scan.class(end) != Class::Word || scan.is(end, words::FUNCTION);
    if named || free {
        draft.value = draft.value.and_then(|value| value.checked_add(part));
        draft.end = end;
        draft.widen(draft.start, end);
    }
}

/// خمسة ونصف, 5 ونصف: a fraction after a whole number without a noun between.
pub(super) fn extend_half(scan: &Scan, n: &mut Numeral) {
    let (conj, next) = conjunction(scan, n.end);
    // 5 و1/2
    if let Some(at) = number_word::behind_and(scan, n.end).filter(|_| !n.scaled && !n.definite)
        && let Some((above, below)) = in_digits(scan, at)
        && let Some(value) = with_part(n, above, below)
    {
        n.value = Some(value);
        (n.end, n.plain, n.single, n.weak) = (at + 3, 0, None, false);
        return;
    }
    // اثنان وثلاثة أرباع
    if conj
        && !n.definite
        && let Some((count, denominator, end)) = parts(scan, next).filter(|(count, denominator, _)| count < denominator)
        && let Some(value) = with_part(n, count, denominator)
    {
        n.value = Some(value);
        (n.end, n.plain, n.single, n.weak) = (end, 0, None, false);
        return;
    }
    if conj
        && let Some((numerator @ 1.., denominator)) = fraction_word(scan, next)
        && word(scan, next).is_none()
        && !scan.get(next).is_some_and(|t| t.has(clitic::ARTICLE))
        && !n.definite
        && let Some(value) = with_part(n, numerator, denominator)
    {
        n.value = Some(value);
        n.end = next + 1;
        n.plain = 0;
        n.single = None;
        n.weak = false;
    }
}

/// The value of a number with so many parts of a whole, if a decimal is as large.
fn with_part(n: &Numeral, count: u32, parts: u32) -> Option<Decimal> {
    let value = n.value?.checked_add(Decimal::from(count) / Decimal::from(parts))?;
    Some(value.normalize())
}

/// نصف, ثلثا, ثلاثة أرباع.
pub(crate) fn fraction(scan: &Scan, i: usize) -> Option<Numeral> {
    let (numerator, denominator, end) = match fraction_word(scan, i) {
        // خُمس and خَمس are written alike: a part stands before a definite noun, a number before a plural.
        Some(_)
            if scan.is(i, words::NUMBER)
                && (!before_whole(scan, i) || scan.marker(i + 1, job!("multiple")).is_some())
                && !scan.written_with(i, DAMMA)
                && scan.marker(i + 1, job!("shared_out")).is_none()
                && !third_of_unit(scan, i) =>
        {
            return None;
        }
        // النصف الأول and الربع الثاني are periods.
        Some(_) if scan.tok(i).has(clitic::ARTICLE) && !before_whole_of(scan, i) => return None,
        Some((numerator @ 1.., denominator)) => (numerator, denominator, past_other(scan, i)),
        Some(_) => return None,
        None => parts(scan, i)?,
    };
    let value = Decimal::from(numerator) / Decimal::from(denominator);
    let mut n = done(scan, i, end, value, false, None);
    // نصف مليون, ربع مليار: a part of a scale is a whole number.
    if let Some(w) = word(scan, end).filter(|w| matches!(w.class, NumberClass::Scale | NumberClass::Group)) {
        let whole = Decimal::from(w.value) * Decimal::from(numerator) / Decimal::from(denominator);
        n.value = Some(whole.normalize());
        n.end = end + 1;
        n.scaled = true;
        return Some(n);
    }
    n.fraction = true;
    Some(n)
}

/// ثلاثة أرباع, 3 أرباع: how many of which part, and the token after them.
fn parts(scan: &Scan, i: usize) -> Option<(u32, u32, usize)> {
    let count = match digits::small(scan, i) {
        Some(n) => u64::from(n),
        None => word(scan, i).filter(|w| matches!(w.class, NumberClass::Unit)).map(|w| w.value)?,
    };
    let (_, denominator) = fraction_word(scan, i + 1).filter(|f| f.0 == 0)?;
    Some((u32::try_from(count).ok()?, denominator, i + 2))
}

/// مليون إلا ربعا, مئة إلا واحدا: `n` without what is taken away from it right behind it.
pub(crate) fn without(scan: &Scan, n: Numeral) -> Numeral {
    let Some(at) = scan.marker(n.end, job!("less")).filter(|_| !n.fraction && !n.definite && n.low.is_none()) else {
        return n;
    };
    let scale = word(scan, n.end - 1).filter(|w| w.class == NumberClass::Scale).map_or(1, |w| w.value);
    // ربعا is written like the dual.
    let part = |s| match s {
        Sense::Fraction { numerator: 1 | 2, denominator: denominator @ 2..=4, .. } => Some(denominator),
        _ => None,
    };
    let part = scan.find(at, part).map(|(denominator, end)| {
        // إلا ربع المليون
        let again = word(scan, end).is_some_and(|w| w.class == NumberClass::Scale && w.value == scale);
        (Decimal::from(scale) / Decimal::from(denominator), end + usize::from(again))
    });
    let number =
        || numeral::read(scan, at).filter(|m| !m.fraction && !m.definite).and_then(|m| Some((m.value?, m.end)));
    let found = part.or_else(number).zip(n.value).filter(|((less, _), value)| less < value);
    match found.and_then(|((less, end), value)| Some((value.checked_sub(less)?, end))) {
        Some((value, end)) => Numeral { value: Some(value.normalize()), end, plain: 0, single: None, weak: false, ..n },
        None => n,
    }
}

/// 1/2, 3/4 at token `i`: a part as it is commonly written.
pub(crate) fn in_digits(scan: &Scan, i: usize) -> Option<(u32, u32)> {
    const COMMON: u32 = 10;
    let joined = scan.mark(i + 1, b'/') && !scan.spaced(i + 1) && !scan.spaced(i + 2) && !scan.mark(i + 3, b'/');
    let (above, below) = (digits::small(scan, i)?, digits::small(scan, i + 2)?);
    (joined && above > 0 && above < below && below <= COMMON).then_some((above, below))
}

/// 1/2 مليون, 2 1/4 مليون: a part in digits of the scale word behind it, where it is whole.
pub(super) fn of_scale(scan: &Scan, i: usize) -> Option<Numeral> {
    let mixed = scan.class(i + 1) == Class::Digits && scan.spaced(i + 1) && scan.mark(i + 2, b'/');
    let (count, at) = if mixed { (digits::small(scan, i)?, i + 1) } else { (0, i) };
    let (above, below) = in_digits(scan, at)?;
    let (end, scale) = (at + 4, word(scan, at + 3).filter(|_| scan.tok(at + 3).clitics == 0)?);
    let parts = scale.value.checked_mul(u64::from(count) * u64::from(below) + u64::from(above))?;
    let whole = scale.class == NumberClass::Scale && parts.is_multiple_of(u64::from(below));
    whole.then(|| done(scan, i, end, Decimal::from(parts / u64::from(below)), true, None))
}

/// Whether a word that is also something else is written as a part: with its damma (خُمس), or as الثمن من.
fn marked_part(scan: &Scan, i: usize) -> bool {
    scan.written_with(i, DAMMA)
        || spoken_half(scan, i)
        || third_of_unit(scan, i)
        || scan.tok(i).has(clitic::ARTICLE) && scan.is_word(i + 1, FROM)
}

/// تلت ساعة, the spoken third; تلت ساعات are three.
fn third_of_unit(scan: &Scan, i: usize) -> bool {
    scan.stem(i) == THIRD
        && scan.is(i + 1, words::UNIT)
        && scan.tok(i + 1).clitics == 0
        && scan.codes(i + 1).ends_with(&[letter('ه')])
}

/// ساعة ونص, نص مليون: the spoken half, which elsewhere is a text.
fn spoken_half(scan: &Scan, i: usize) -> bool {
    let amount = words::NUMBER | words::UNIT | words::CURRENCY;
    let after = scan.tok(i).clitics == clitic::CONJUNCTION && i > 0 && scan.is(i - 1, amount | words::ORDINAL);
    let before = scan.tok(i).clitics & clitic::ARTICLE == 0
        && (scan.is(i + 1, words::UNIT | words::CURRENCY)
            || scan.marker(i + 1, job!("helping")).is_some()
            || word(scan, i + 1).is_some_and(|w| w.class == NumberClass::Scale))
        && !scan.tok(i + 1).has(clitic::ARTICLE);
    scan.stem(i) == HALF && (after || before)
}

/// Whether what follows a fraction word can be the whole that it is a part of.
fn before_whole(scan: &Scan, i: usize) -> bool {
    let pronoun = |word: &[u8]| word.len() > 4 && matches!(pronoun_end(word), Some((Owner::Hers, _)));
    scan.class(i + 1) == Class::Word
        && (written_with_article(scan, i + 1) || pronoun(scan.codes(i + 1)) || ends_with_his(scan, i + 1))
        && word(scan, i + 1).is_none()
}

/// A pronoun ه at the end of a word, which folding makes like teh marbuta.
fn ends_with_his(scan: &Scan, i: usize) -> bool {
    scan.codes(i).len() > 4
        && scan.codes(i).last() == Some(&letter('ه'))
        && scan.written(i).trim_end_matches(|c| c != 'ه' && c != 'ة').ends_with('ه')
}

/// النصف الآخر, الثلث المتبقي: the token behind the part with the article at token `i` and an adjective that tells it from the other
/// part, or the token behind the part alone.
fn past_other(scan: &Scan, i: usize) -> usize {
    let told = |s| matches!(s, Sense::Marker(job, _) if job == job!("other_part")).then_some(());
    let other = |word: &[u8]| scan.words.alone(word, told).is_some();
    let other = scan.tok(i).has(clitic::ARTICLE) && scan.codes(i + 1).strip_prefix(ARTICLE).is_some_and(other);
    // العشر الآخر من رمضان, الثلث الآخر من الليل
    let other = other && fraction_word(scan, i).is_some_and(|(_, denominator)| denominator <= 4);
    let night = scan.is_word(i + 2, FROM) && scan.is(i + 3, words::DAY_PART);
    if other && !night { i + 2 } else { i + 1 }
}

/// بقي النصف في المخازن, وصل الثلث وغاب آخرون: whether the part with the article at token `i` is who or what a verb right before it
/// tells of, and nothing follows that it is of.
fn subject(scan: &Scan, i: usize) -> bool {
    const JOINED: u8 = clitic::CONJUNCTION | clitic::LAM;
    let verb = i > 0 && scan.tok(i).clitics == clitic::ARTICLE && scan.marker(i - 1, job!("done_in_part")) == Some(i);
    let for_the = scan.codes(i + 1).starts_with(&[letter('ل'), letter('ل')]);
    let free = scan.is(i + 1, words::FUNCTION) || scan.tok(i + 1).clitics & JOINED != 0 || for_the;
    verb && free && !scan.is(i + 1, words::ORDINAL | words::NUMBER)
}

/// A part with the article stands for itself (النصف, الثلث) only before من, as the other part, behind its verb or at the end of a
/// clause.
fn before_whole_of(scan: &Scan, i: usize) -> bool {
    // قرابة النصف مليون
    if word(scan, i + 1).is_some_and(|w| w.class == NumberClass::Scale && scan.tok(i + 1).clitics == 0) {
        return true;
    }
    // مقارنة بالربع المقابل من العام الماضي: a period, told from another one.
    if scan.marker(i + 1, job!("same_period")).is_some() {
        return false;
    }
    // الثلث منهم أطفال
    if [OF_THEM, OF_IT, OF_THEM_FEMININE].contains(&scan.codes(i + 1)) {
        return true;
    }
    // ارتفعت بنحو الثلث لتبلغ 20, إلى النصف خلال عام: what was told of leads to the part, and nothing follows that it is of.
    let told = scan.tok(i).has(clitic::BA)
        || i > 0
            && (scan.is(i - 1, words::QUALIFIER)
                || [TO, BY].iter().any(|word| scan.is_word(i - 1, word))
                || scan.marker(i - 1, job!("measured_by")) == Some(i));
    let verb = || scan.tok(i + 1).has(clitic::LAM) && scan.marker(i + 1, job!("amounts")).is_some();
    let ends = || scan.is(i + 1, words::FUNCTION) && !scan.is(i + 1, words::ORDINAL | words::NUMBER) || verb();
    scan.is_word(i + 1, FROM)
        || told && ends()
        || subject(scan, i)
        || past_other(scan, i) > i + 1
        || !matches!(scan.class(i + 1), Class::Word | Class::Digits)
}
