//! Numerals that are also other words: ست, ثمن, ميت, أحد, and when they state something.

use super::noun;
use super::numeral::Numeral;
use super::tokens::particles::{
    DEAD, FOREMOST, FROM, NINE, NUMBER, OF_IT, OF_THEM, OF_THEM_FEMININE, PICKS_ONE, PRICE, SAME, SIX, SOME_MORE,
    SPOKEN_PRICE, STONE, THAT, THIRD, THOUSAND, WHICH_F, is_definite, one_itself, starts_with_article,
    written_with_article,
};
use super::tokens::plural;
use super::tokens::scan::{Scan, clitic, ends_sentence};
use super::tokens::words::{self, job};
use crate::text::code::letter;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// الأيام التي تلت الهجوم, جولة تلت جولات: what followed something, where the spoken three would stand free.
pub(super) fn followed(scan: &Scan, n: &Numeral) -> bool {
    let Some(before) = n.start.checked_sub(1).filter(|_| scan.is_word(n.start, THIRD)) else { return false };
    let feminine = scan.class(before) == Class::Word && noun::feminine(scan, before);
    feminine || scan.is_word(before, WHICH_F) || plural::plural_at(scan, before)
}

/// تسع القاعة 500 شخص: what so many go into, where nine or a ninth would stand alone.
pub(super) fn holds(scan: &Scan, n: &Numeral) -> bool {
    const SUBJECT: usize = 3;
    let alone = n.end == n.start + 1 && scan.codes(n.start).ends_with(NINE) && scan.stem(n.start) == NINE;
    let counted = |at: usize| scan.class(at) == Class::Digits || scan.is(at, words::NUMBER);
    let inside = |at: usize| scan.class(at) == Class::Word && starts_with_article(scan.codes(at));
    alone
        && starts_with_article(scan.codes(n.end))
        && (n.end + 1..n.end + 1 + SUBJECT).take_while(|&at| inside(at) || counted(at)).any(counted)
}

/// #ثمان_وأربعون_قانونا: whether a number word belongs to a tag, whose words are joined.
pub(super) fn tagged(scan: &Scan, n: &Numeral) -> bool {
    let joins = |at: usize| scan.mark(at, b'_') || scan.mark(at, b'#');
    !n.digits && n.start > 0 && !scan.spaced(n.start) && joins(n.start - 1)
}

/// كما ألف العديد من الكتب, ألف الله بين قلوبهم, بروتين ألفا الأميليز: who wrote or joined, or a letter, where a thousand would
/// stand before an indefinite noun.
fn wrote(scan: &Scan, n: &Numeral) -> bool {
    let stem = scan.stem(n.start);
    let plain = n.end == n.start + 1 && !n.definite && stem.strip_suffix(&[letter('ا')]).unwrap_or(stem) == THOUSAND;
    let free = scan.tok(n.start).clitics & !clitic::CONJUNCTION == 0;
    let counted = n.start > 0 && (scan.class(n.start - 1) == Class::Digits || scan.is(n.start - 1, words::QUALIFIER));
    plain && free && !counted && scan.class(n.end) == Class::Word && starts_with_article(scan.codes(n.end))
}

/// شارون ستون: the surname behind a given name, where nothing is counted.
fn stone(scan: &Scan, n: &Numeral) -> bool {
    let alone = n.end == n.start + 1 && scan.codes(n.start) == STONE && scan.tok(n.start).clitics == 0;
    let name =
        |at: usize| scan.class(at) == Class::Word && scan.bits(at) & !words::PLACE == 0 && !is_definite(scan, at);
    alone && n.start > 0 && name(n.start - 1) && !noun::plausible(scan, n.end) && !scan.is(n.end, words::UNIT)
}

/// المجموعة ألف, الفقرة ألف من الاتفاق: the letter that tells a group from others, where no noun is surely counted.
fn letter_of_group(scan: &Scan, n: &Numeral) -> bool {
    let alef = n.end == n.start + 1 && scan.tok(n.start).clitics == 0 && scan.codes(n.start) == THOUSAND;
    let counts = noun::surely_counted(scan, n.end) && scan.tok(n.end).clitics == 0;
    alef && scan.marker_before(n.start, job!("lettered")).is_some() && !counts
}

/// ثمن لتر, ثمن كيلو: the price of one, where eight would stand before a plural.
pub(super) fn price_of_one(scan: &Scan, n: &Numeral) -> bool {
    let word = scan.codes(n.end);
    let plural = plural::ends_feminine(word) || word.first() == Some(&letter('ا'));
    [PRICE, SPOKEN_PRICE].contains(&scan.stem(n.start)) && scan.is(n.end, words::UNIT | words::CURRENCY) && !plural
}

/// 14 منها كبرى وتسع خاصة: whether و joins the number to one of a part before it, and what stands behind describes it too.
pub(super) fn parts_again(scan: &Scan, n: &Numeral) -> bool {
    let of_them = |at: usize| PARTED.contains(&scan.codes(at));
    let part = |at: usize| of_them(at) && (scan.class(at - 1) == Class::Digits || scan.is(at - 1, words::NUMBER));
    let known = words::COUNTED | words::THING | words::PERSON | words::ROLE | words::UNIT | words::FUNCTION;
    scan.tok(n.start).clitics == clitic::CONJUNCTION
        && n.start > 2
        && part(n.start - 2)
        && scan.class(n.end) == Class::Word
        && (scan.is(n.end, words::NOUN_ADJECTIVE) || !scan.is(n.end, known))
        // كبرى وخاصة
        && (noun::feminine(scan, n.end) == noun::feminine(scan, n.start - 1)
            || scan.codes(n.start - 1).last() == Some(&letter('ي')))
}

/// قتل رجلان وجرحت سبع: whether a verb in the feminine of what happened to people stands right before five to nine that nothing is counted
/// with behind.
fn women_alone(scan: &Scan, n: &Numeral) -> bool {
    let few = n.single.is_some() && n.is_few() && scan.tok(n.start).clitics == 0 && scan.stem(n.start) != PRICE;
    let verb = |at: usize| scan.is(at, words::ROLE) && scan.codes(at).ends_with(&[letter('ت')]);
    let free =
        scan.class(n.end) != Class::Word || scan.is(n.end, words::FUNCTION) || scan.tok(n.end).has(clitic::CONJUNCTION);
    few && free && n.start > 0 && verb(n.start - 1)
}

/// منها, منهم, منهن.
const PARTED: [&[u8]; 3] = [OF_IT, OF_THEM, OF_THEM_FEMININE];

/// Whether a numeral that is neither measured nor ranked states anything: weak words (ست, أحد) need a noun.
pub(super) fn states(scan: &Scan, n: &Numeral) -> bool {
    let whole = n.start == 0 && n.end == scan.len();
    // نهر نيفا: some more are told of another number.
    if n.low.is_some() && n.end == n.start + 1 && scan.stem(n.start).starts_with(SOME_MORE) {
        return false;
    }
    if n.fraction || n.low.is_some() || whole {
        return true;
    }
    let one = n.value == Some(Decimal::ONE) && !n.digits;
    if one {
        return counts_one(scan, n);
    }
    // وقالت ستون إن, وأوضح ستون: "...": a name.
    let said = n.start > 0 && n.single.is_some() && scan.is(n.start - 1, words::SOURCE_VERB);
    let ends = scan.codes(n.end).starts_with(THAT) || scan.class(n.end) == Class::Mark;
    if said && !n.digits && n.value > Some(Decimal::TEN) && ends
        || wrote(scan, n)
        || letter_of_group(scan, n)
        || stone(scan, n)
    {
        return false;
    }
    // القميص رقم تسعة
    let small = !n.digits && n.value.is_some_and(|v| v < Decimal::ONE_HUNDRED);
    if small && n.start > 0 && scan.stem(n.start - 1) == NUMBER {
        return false;
    }
    // لست بحاجة: I am not.
    let am_not = scan.tok(n.start).clitics & !clitic::CONJUNCTION == clitic::LAM
        && scan.stem(n.start) == SIX
        && n.end == n.start + 1;
    let fused = scan.tok(n.end).clitics & (clitic::BA | clitic::LAM) != 0;
    if am_not && (fused || !noun::commonly_counted(scan, n.end)) {
        return false;
    }
    if n.weak {
        // أثنى عدد من القادة: to praise; اثني stands before عشر alone.
        if n.value == Some(Decimal::TWO) && n.end == n.start + 1 {
            return false;
        }
        // ست منها
        if parts_again(scan, n) {
            return true;
        }
        // قتل رجلان وجرحت سبع: women whom a verb in the feminine tells of.
        if women_alone(scan, n) {
            return true;
        }
        // ست من الطالبات
        let of_women = scan.is_word(n.end, FROM)
            && starts_with_article(scan.codes(n.end + 1))
            && plural::ends_feminine(scan.codes(n.end + 1));
        if scan.tok(n.start).clitics == 0 && !n.definite && (of_women || PARTED.contains(&scan.codes(n.end))) {
            let stem = scan.stem(n.start);
            return stem.strip_suffix(&[letter('ا')]).unwrap_or(stem).len() < 4 && ![PRICE, DEAD].contains(&stem);
        }
        // لست is a verb more often than six, ميت dead more often than a hundred.
        let other = scan.tok(n.start).has(clitic::LAM) || scan.stem(n.start) == DEAD;
        // لست روسيا: three to ten take a plural.
        let singular = n.value.is_some_and(|v| v <= Decimal::TEN) && scan.codes(n.end).last() == Some(&letter('ا'));
        if other && (singular || !noun::commonly_counted(scan, n.end)) {
            return false;
        }
        // ثمن عمليات: a price, unless people or units are counted.
        let counted = scan.is(n.end, words::PERSON | words::UNIT | words::CURRENCY | words::ROLE)
            && !plural::ends_masculine(scan.codes(n.end))
            // ثمن نفس السلعة
            && scan.codes(n.end) != SAME;
        if scan.stem(n.start) == PRICE && !counted {
            return false;
        }
        if n.definite && scan.stem(n.start) == PRICE {
            return false;
        }
        // العشر الأوائل
        if n.definite && scan.is_word(n.end, FOREMOST) {
            return true;
        }
        // يدفن الميت ووجهه لأسفل
        if n.definite && scan.stem(n.start) == DEAD && scan.tok(n.end).has(clitic::CONJUNCTION) {
            return false;
        }
        // البحر الميت, القوى الست: with the article it describes a definite noun, or stands before what it surely counts.
        if n.definite && !noun::commonly_counted(scan, n.end) {
            // دول الخليج الست
            let head = || noun::before::preceding(scan, n).is_some_and(|noun| plural::plural_at(scan, noun));
            return n.start > 0 && (plural::definite_plural(scan, n.start - 1) || head());
        }
        // ثمن مسؤولون: three to ten stand before a genitive, which does not end in ون.
        return scan.class(n.end) == Class::Word
            && !plural::ends_masculine(scan.codes(n.end))
            && !scan.is(n.end, words::FUNCTION)
            && !written_with_article(scan, n.end)
            && plural::any_shape(scan.codes(n.end));
    }
    true
}

/// Whether واحد states one: after an indefinite noun (قتيل واحد), or in a list with another number.
fn counts_one(scan: &Scan, n: &Numeral) -> bool {
    if n.weak && !one_itself(scan, n.start) || scan.tok(n.start).has(clitic::ARTICLE) {
        return false;
    }
    let before = n.start.checked_sub(1);
    let noun_before = before.is_some_and(|b| {
        scan.class(b) == Class::Word
            && !noun::is_function(scan, b)
            && !written_with_article(scan, b)
            && !scan.is(b, words::NUMBER)
            && scan.tok(n.start).clitics == 0
            && scan.marker(b, job!("each")).is_none()
            && !PICKS_ONE.contains(&scan.codes(b))
    });
    let listed = scan.tok(n.start).has(clitic::CONJUNCTION)
        && (n.start.saturating_sub(8)..n.start).any(|i| scan.class(i) == Class::Digits || scan.is(i, words::NUMBER));
    let listed = listed || opens_list(scan, n);
    let known = before.is_some_and(|b| scan.is(b, words::COUNTED));
    let fits =
        before.is_some_and(|b| noun::feminine(scan, b) == noun::feminine(scan, n.start) || scan.is(b, words::UNIT));
    let fits = fits || before.is_some_and(|b| noun::before::annexed_to_one(scan, n.start, b).is_some());
    (noun_before && (known || fits && !scan.is_word(n.end, FROM))) || listed
}

/// قتل أربعة، واحد في الجبل وثلاثة في الوادي: one behind a mark, with another number joined to it in its sentence.
fn opens_list(scan: &Scan, n: &Numeral) -> bool {
    let marked = n.start > 0 && scan.class(n.start - 1) == Class::Mark && !scan.is_word(n.end, FROM);
    let number = |at: usize| scan.tok(at).has(clitic::CONJUNCTION) && scan.live(at) & words::NUMBER != 0;
    marked && (n.end..n.end + 8).take_while(|&at| !ends_sentence(scan, at)).any(number)
}
