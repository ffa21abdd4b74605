//! The slot grammar of numerals: digits, number words and scale words as one exact number.
//!
//! Read from left to right without going back further than the last scale word: a group below a
//! thousand fills the slots hundreds, tens, units; a scale word closes the group; a larger scale
//! word after a smaller one begins another number.

use super::decimal;
use super::digits;
use super::fraction;
pub(super) use super::number::Numeral;
use super::particles::THOUSANDS;
use super::plural;
use super::scan::{Scan, clitic};
use super::slots::Slots;
use super::vague;
use super::words::{self, Sense};
use crate::lexicon::schema::{NumberClass, RoleHow};
use crate::text::code::letter;
use crate::text::tokens::Class;
use rust_decimal::Decimal;

/// What one token adds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) value: u64,
    pub(super) class: NumberClass,
    pub(super) weak: bool,
}

/// What the token `i` adds to a numeral, if it is a number word.
pub(super) fn word(scan: &Scan, i: usize) -> Option<Word> {
    if scan.live(i) & words::NUMBER == 0 || scan.tok(i).has(clitic::KAF) {
        return None;
    }
    let pick = |s| match s {
        Sense::Number { value, class, weak } => Some(Word { value, class, weak }),
        _ => None,
    };
    let (word, _) = scan.find(i, pick)?;
    // ألّف the verb
    // and آلف
    let verb = scan.stem(i).len() == 3 && (scan.written_with(i, '\u{0651}') || scan.written_with(i, 'آ'));
    // ألتمان is a name, in which no article stands.
    let name = scan.tok(i).has(clitic::ARTICLE) && scan.span(i, i + 1).of(scan.text).starts_with('أ');
    (!verb && !name).then_some(word)
}

/// The number as far as it was read.
struct Sum {
    total: Decimal,
    slots: Slots,
    last_scale: u64,
}

impl Sum {
    fn value(&self) -> Decimal {
        self.total + if self.slots.used { self.slots.value() } else { Decimal::ZERO }
    }
}

/// وأحد عشر is written like واحد عشر: eleven after a hundred or a scale word.
pub(super) fn and_eleven(scan: &Scan, i: usize, w: Word) -> bool {
    w.value == 1
        && scan.stem(i).first() == Some(&letter('و'))
        && word(scan, i + 1).is_some_and(|ten| ten.class == NumberClass::Ten)
}

/// قتيل واحد, ساعة واحدة: whether token `i` is the word one behind the singular that it counts, to which the tens and parts
/// behind it do not belong: قتيل واحد وعشرين جريحا.
fn one_of_noun(scan: &Scan, i: usize) -> bool {
    const COUNTED: u32 = words::COUNTED | words::UNIT | words::CURRENCY;
    let one = scan.tok(i).clitics == 0 && scan.stem(i).first() == Some(&letter('و'));
    let Some(noun) = i.checked_sub(1).filter(|&at| one && scan.class(at) == Class::Word) else { return false };
    let role = |s| matches!(s, Sense::Role { how: RoleHow::Counted, .. }).then_some(());
    let counted = scan.is(noun, COUNTED) || scan.is(noun, words::ROLE) && scan.find(noun, role).is_some();
    counted && scan.tok(noun).clitics & clitic::ARTICLE == 0 && !plural::plural_at(scan, noun)
}

/// Whether a و stands before what token `i` begins: fused, or as a word of its own at `i`; gives the
/// token that the number's next part begins at.
pub(super) fn conjunction(scan: &Scan, i: usize) -> (bool, usize) {
    if scan.is_word(i, &[letter('و')]) {
        (true, i + 1)
    } else {
        (scan.get(i).is_some_and(|t| t.has(clitic::CONJUNCTION)), i)
    }
}

/// Reads the numeral that begins at token `i`. Composers ask for the same one in turn, so the last is kept.
pub(super) fn read(scan: &Scan, i: usize) -> Option<Numeral> {
    let meanings = words::NUMBER | words::FRACTION | words::VAGUE;
    // bn and tn say how many of what digits say.
    if scan.class(i) != Class::Digits && (scan.live(i) & meanings == 0 || scan.class(i) == Class::Latin) {
        return None;
    }
    let last = scan.numeral.get();
    if let Some((at, numeral)) = last
        && at == i
    {
        return numeral;
    }
    let numeral = read_new(scan, i);
    scan.numeral.set(Some((i, numeral)));
    numeral
}

fn read_new(scan: &Scan, i: usize) -> Option<Numeral> {
    if let Some(n) = vague::read(scan, i) {
        return Some(n);
    }
    if let Some(n) = fraction::fraction(scan, i) {
        return Some(n);
    }
    let mut sum = Sum { total: Decimal::ZERO, slots: Slots::default(), last_scale: u64::MAX };
    let mut at = i;
    // End and value at the last scale word: where to stop if a later group belongs to another number.
    let mut checkpoint: Option<(usize, Decimal)> = None;
    // The same behind hundreds that follow a scale word.
    let mut hundreds = None;
    let mut words_read = 0;
    let mut first = None;
    let mut plain = 0;
    let mut scaled = false;
    loop {
        let (conj, next) = if at == i { (false, at) } else { conjunction(scan, at) };
        if at != i && at < scan.len() && scan.tok(at).class() == Class::Break {
            // A line end may stand inside a number only before its scale word.
            if !(words_read == 1 && word(scan, at + 1).is_some_and(|w| is_scale(w.class))) {
                break;
            }
            at += 1;
            continue;
        }
        if conj && at == i + 1 && first.is_some_and(|w: Word| w.value == 1) && one_of_noun(scan, i) {
            break;
        }
        if let Some(w) = word(scan, next) {
            let conj = conj || at != i && and_eleven(scan, next, w);
            if at != i && scan.tok(next).clitics & (clitic::BA | clitic::LAM) != 0 {
                break;
            }
            if at != i && scan.tok(next).has(clitic::ARTICLE) && !scan.tok(i).has(clitic::ARTICLE) {
                break;
            }
            match w.class {
                NumberClass::Scale | NumberClass::ScaleDual | NumberClass::Group => {
                    let unit = if w.class == NumberClass::ScaleDual { w.value / 2 } else { w.value };
                    // ألف مليون: a scale word right after another multiplies.
                    if sum.last_scale != u64::MAX
                        && !sum.slots.used
                        && !conj
                        && w.class == NumberClass::Scale
                        && checkpoint.is_some_and(|c| c.0 == at)
                    {
                        sum.total = sum.total.checked_mul(Decimal::from(unit))?;
                        sum.last_scale = unit;
                        at = next + 1;
                        checkpoint = Some((at, sum.total));
                        continue;
                    }
                    if unit >= sum.last_scale {
                        // ألف وخمسمئة وألفين, and ألفين وخمسمئة وثلاثة آلاف, are two numbers: the hundreds are the first one's.
                        let whole = (sum.slots.used && conj).then(|| (at, sum.value()));
                        let hundreds = hundreds.filter(|h: &(usize, Decimal)| h.0 < at);
                        if let Some((end, value)) = whole.or(hundreds) {
                            return Some(done(scan, i, end, value, true, first));
                        }
                        // خمسمئة ألف وثلاثة ملايين are two numbers, and so are مليون مليون.
                        return checkpoint.map(|(end, value)| done(scan, i, end, value, true, first));
                    }
                    let amount = match (sum.slots.used, w.class, conj) {
                        (true, _, true) => break,
                        // 2 مليوني repeats its two.
                        (true, NumberClass::ScaleDual, _) if sum.slots.value() == Decimal::TWO => Decimal::TWO,
                        (true, NumberClass::ScaleDual, _) => break,
                        (true, ..) => sum.slots.value(),
                        (false, ..) if at != i && !conj => break,
                        (false, NumberClass::ScaleDual, _) => Decimal::TWO,
                        (false, ..) if is_dual_construct(scan, next) => Decimal::TWO,
                        (false, ..) => Decimal::ONE,
                    };
                    sum.total += amount.checked_mul(Decimal::from(unit))?;
                    sum.slots = Slots::default();
                    sum.last_scale = unit;
                    (scaled, hundreds) = (true, None);
                    words_read += 1;
                    first.get_or_insert(w);
                    at = next + 1;
                    checkpoint = Some((at, sum.total));
                    if let Some((end, half)) = fraction::half_of_scale(scan, at, unit) {
                        return Some(done(scan, i, end, sum.total + half, true, None));
                    }
                    continue;
                }
                _ => {
                    let opens = sum.last_scale != u64::MAX && !sum.slots.used;
                    if opens && !conj || !sum.slots.add(w, conj) {
                        break;
                    }
                    words_read += 1;
                    first.get_or_insert(w);
                    at = next + 1;
                    if w.class == NumberClass::Hundred && scaled {
                        hundreds = Some((at, sum.value()));
                    }
                    continue;
                }
            }
        }
        if scan.class(next) == Class::Digits || digit_prefix(scan, next).is_some() {
            let (digit_at, joined) = match digit_prefix(scan, next) {
                Some(bits) if at != i && bits == clitic::CONJUNCTION => (next + 1, true),
                Some(_) => break,
                None => (next, conj),
            };
            let after_scale = at != i && scaled && joined && !sum.slots.used;
            if at != i && !after_scale {
                break;
            }
            let run = digits::read(scan, digit_at)?;
            if after_scale && (run.value >= Decimal::from(sum.last_scale) || run.value.is_zero()) {
                break;
            }
            sum.slots.digits = Some(run.value);
            sum.slots.used = true;
            words_read += 1;
            plain = if at == i && run.plain { run.len } else { 0 };
            at = run.end;
            if let Some(end) = repeated_scale(scan, i, &run) {
                return Some(done(scan, i, end, run.value, true, None));
            }
            at = past_bracket(scan, i, at);
            continue;
        }
        break;
    }
    if words_read == 0 {
        return None;
    }
    // A group after a scale word that is followed by a larger scale belongs to the next number: it was
    // read as digits or slots above, so only its end decides.
    if let Some((end, value)) = checkpoint
        && sum.slots.used
        && next_is_larger_scale(scan, at, sum.last_scale)
    {
        return Some(done(scan, i, end, value, true, first));
    }
    let mut numeral = done(scan, i, at, sum.value(), scaled, first);
    numeral.single = first.filter(|_| words_read == 1).map(|w| w.class);
    numeral.weak = words_read == 1 && first.is_some_and(|w| w.weak);
    numeral.plain = if words_read == 1 { plain } else { 0 };
    decimal::extend(scan, &mut numeral);
    let one = numeral.single.is_some() && first.is_some_and(|w| w.value == 1);
    if !(one && one_of_noun(scan, i)) {
        fraction::extend_half(scan, &mut numeral);
    }
    Some(scaled_part(scan, numeral))
}

/// اثنان فاصلة ثلاثة مليار, اثنين ونصف مليون: a scale word behind a number with a part.
fn scaled_part(scan: &Scan, n: Numeral) -> Numeral {
    let part = |v: &Decimal| v.scale() > 0 && !n.scaled && !n.digits | (n.plain == 0);
    let scale = word(scan, n.end).filter(|w| w.class == NumberClass::Scale && scan.tok(n.end).clitics == 0);
    let scaled = n.value.filter(part).zip(scale).and_then(|(v, w)| v.checked_mul(Decimal::from(w.value)));
    match scaled {
        Some(value) => Numeral { value: Some(value.normalize()), end: n.end + 1, scaled: true, ..n },
        None => n,
    }
}

/// A scale word that only repeats what three groups of digits say: 1.348.764 مليون راكب.
fn repeated_scale(scan: &Scan, i: usize, run: &digits::Run) -> Option<usize> {
    let at = past_bracket(scan, i, run.end);
    let w = word(scan, at).filter(|w| w.class == NumberClass::Scale && w.value <= 1_000_000)?;
    if w.value < 1_000_000 {
        // 4000 آلاف
        return (scan.stem(at) == THOUSANDS && run.value >= Decimal::from(w.value)).then_some(at + 1);
    }
    (run.groups >= 3 || run.groups == 2 && at != run.end && run.value >= Decimal::from(w.value)).then_some(at + 1)
}

/// A scale word after digits in brackets or quotation marks: (17.5) مليون.
fn past_bracket(scan: &Scan, i: usize, end: usize) -> usize {
    let closes = scan.mark(end, b')') || scan.mark(end, crate::text::code::CLOSE_QUOTE) || scan.mark(end, b'"');
    let opens = i > 0 && (scan.mark(i - 1, b'(') || scan.mark(i - 1, b'"'));
    let scale = word(scan, end + 1).is_some_and(|w| w.class == NumberClass::Scale && scan.tok(end + 1).clitics == 0);
    if closes && opens && scale { end + 1 } else { end }
}

/// The token behind scale words that stand at token `at`.
pub(super) fn past_scales(scan: &Scan, at: usize) -> usize {
    let scale = |at: usize| word(scan, at).is_some_and(|w| is_scale(w.class)) && scan.tok(at).clitics == 0;
    (at..).find(|&at| !scale(at)).unwrap_or(at)
}

fn is_scale(class: NumberClass) -> bool {
    matches!(class, NumberClass::Scale | NumberClass::ScaleDual)
}

fn next_is_larger_scale(scan: &Scan, at: usize, last: u64) -> bool {
    word(scan, at).is_some_and(|w| is_scale(w.class) && w.value >= last && !scan.tok(at).has(clitic::CONJUNCTION))
}

pub(super) fn done(
    scan: &Scan,
    start: usize,
    end: usize,
    value: Decimal,
    scaled: bool,
    first: Option<Word>,
) -> Numeral {
    Numeral {
        start,
        end,
        value: Some(value.normalize()),
        low: None,
        high: None,
        digits: scan.class(start) == Class::Digits,
        plain: 0,
        scaled,
        weak: false,
        fraction: false,
        single: first.filter(|_| end == start + 1).map(|w| w.class),
        definite: scan.tok(start).has(clitic::ARTICLE),
    }
}

/// ألفا and مليونا alone are the dual before a noun (ألفا شخص), but the accusative when written with tanwin.
fn is_dual_construct(scan: &Scan, i: usize) -> bool {
    let stem = scan.stem(i);
    stem.last() == Some(&letter('ا'))
        && stem.len() > 3
        && !scan.written_with(i, '\u{064B}')
        && scan.class(i + 1) == Class::Word
        && (!scan.is(i + 1, words::FUNCTION) || scan.is(i + 1, words::COUNTED))
        // ألفا وخمسمئة: a construct stands right before its noun.
        && joined(scan, i + 1).is_none()
}

/// A prefix of clitics fused to digits: و10, الـ18. Gives their bits.
pub(super) fn digit_prefix(scan: &Scan, i: usize) -> Option<u8> {
    if scan.class(i) != Class::Word || scan.class(i + 1) != Class::Digits {
        return None;
    }
    super::scan::clitics_only(scan.codes(i))
}

/// The token behind a prefix of digits, or `i` itself where none stands.
pub(super) fn skip_prefix(scan: &Scan, i: usize) -> usize {
    if digit_prefix(scan, i).is_some() { i + 1 } else { i }
}

/// The token at which a number begins that و joins at token `i`: fused to it, before its digits, or a word of its own.
pub(super) fn joined(scan: &Scan, i: usize) -> Option<usize> {
    let (found, at) = conjunction(scan, i);
    if digit_prefix(scan, at) == Some(clitic::CONJUNCTION) { Some(at + 1) } else { found.then_some(at) }
}

/// Digits with the article: الـ27.
pub(super) fn with_article(scan: &Scan, n: &Numeral) -> bool {
    n.digits && n.start > 0 && digit_prefix(scan, n.start - 1).is_some_and(|bits| bits & clitic::ARTICLE != 0)
}
