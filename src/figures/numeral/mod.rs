//! The slot grammar of numerals: digits, number words and scale words as one exact number.
//!
//! Read from left to right without going back further than the last scale word: a group below a
//! thousand fills the slots hundreds, tens, units; a scale word closes the group; a larger scale
//! word after a smaller one begins another number.

mod decimal;
pub(super) mod digit_groups;
pub(super) mod digits;
pub(super) mod fraction;
pub(super) mod number_word;
pub(super) mod ordinal;
pub(super) mod scientific;
pub(super) mod slots;
mod vague;

pub(super) use super::number::{Numeral, Run};
use super::tokens::particles::{THOUSANDS, one_itself};
use super::tokens::plural;
use super::tokens::scan::{Scan, clitic};
use super::tokens::words::{self, Sense};
use crate::figures::tokens::quotation::quote_mark;
use crate::lexicon::schema::{NumberClass, RoleHow};
use crate::text::code::letter;
use crate::text::tokens::Class;
use number_word::{Word, and_eleven, behind_and, conjunction, digit_prefix, done, is_scale, word};
use rust_decimal::Decimal;
use slots::Slots;

/// The number as far as it was read.
struct Sum {
    total: Decimal,
    slots: Slots,
    last_scale: u64,
}

impl Sum {
    /// `None` where no decimal is as large.
    fn value(&self) -> Option<Decimal> {
        if self.slots.used { self.total.checked_add(self.slots.value()) } else { Some(self.total) }
    }
}

/// قتيل واحد, ساعة واحدة: whether token `i` is the word one behind the singular that it counts, to which the tens and parts
/// behind it do not belong: قتيل واحد وعشرين جريحا.
fn one_of_noun(scan: &Scan, i: usize) -> bool {
    const COUNTED: u32 = words::COUNTED | words::UNIT | words::CURRENCY;
    let one = scan.tok(i).clitics == 0 && one_itself(scan, i);
    let Some(noun) = i.checked_sub(1).filter(|&at| one && scan.class(at) == Class::Word) else { return false };
    let role = |s| matches!(s, Sense::Role { how: RoleHow::Counted, .. }).then_some(());
    let counted = scan.is(noun, COUNTED) || scan.is(noun, words::ROLE) && scan.find(noun, role).is_some();
    counted && scan.tok(noun).clitics & clitic::ARTICLE == 0 && !plural::plural_at(scan, noun)
}

/// Reads the numeral that begins at token `i`.
pub(super) fn read(scan: &Scan, i: usize) -> Option<Numeral> {
    let meanings = words::NUMBER | words::FRACTION | words::VAGUE;
    // bn and tn say how many of what digits say.
    if scan.class(i) != Class::Digits && (scan.live(i) & meanings == 0 || scan.class(i) == Class::Latin) {
        return None;
    }
    scan.numeral.at(i, || read_new(scan, i))
}

fn read_new(scan: &Scan, i: usize) -> Option<Numeral> {
    if let Some(n) = vague::read(scan, i) {
        return Some(n);
    }
    if let Some(n) = fraction::fraction(scan, i).or_else(|| fraction::of_scale(scan, i)) {
        return Some(n);
    }
    Reading::new(scan, i).read()
}

/// What one more token does to a numeral.
enum Step {
    /// It belongs to it.
    On,
    /// It does not.
    Stop,
    /// It tells the numeral, or that there is none.
    Done(Option<Numeral>),
}

/// A numeral that is being read.
struct Reading<'s, 'a> {
    scan: &'s Scan<'a>,
    start: usize,
    /// The next token.
    at: usize,
    sum: Sum,
    /// End and value at the last scale word: where to stop if a later group belongs to another number.
    checkpoint: Option<(usize, Decimal)>,
    /// The same behind hundreds that follow a scale word.
    hundreds: Option<(usize, Decimal)>,
    /// Words and runs of digits read.
    words: usize,
    first: Option<Word>,
    /// Length of the first run of digits, if it is a plain one.
    plain: usize,
    scaled: bool,
}

impl<'s, 'a> Reading<'s, 'a> {
    fn new(scan: &'s Scan<'a>, start: usize) -> Self {
        let sum = Sum { total: Decimal::ZERO, slots: Slots::default(), last_scale: u64::MAX };
        let (checkpoint, hundreds, first) = (None, None, None);
        Reading { scan, start, at: start, sum, checkpoint, hundreds, words: 0, first, plain: 0, scaled: false }
    }

    fn read(mut self) -> Option<Numeral> {
        loop {
            match self.step() {
                Step::On => {}
                Step::Stop => return self.finish(),
                Step::Done(numeral) => return numeral,
            }
        }
    }

    /// The numeral up to token `end`, if a decimal is as large.
    fn done(&self, end: usize, value: Option<Decimal>) -> Step {
        Step::Done(value.map(|value| done(self.scan, self.start, end, value, true, self.first)))
    }

    fn step(&mut self) -> Step {
        let Reading { scan, start, at, .. } = *self;
        let (conj, next) = if at == start { (false, at) } else { conjunction(scan, at) };
        if at != start && at < scan.len() && scan.class(at) == Class::Break {
            // A line end may stand inside a number only before its scale word.
            if !(self.words == 1 && word(scan, at + 1).is_some_and(|w| is_scale(w.class))) {
                return Step::Stop;
            }
            self.at += 1;
            return Step::On;
        }
        if conj && at == start + 1 && self.first.is_some_and(|w| w.value == 1) && one_of_noun(scan, start) {
            return Step::Stop;
        }
        if let Some(w) = word(scan, next) {
            let tok = scan.tok(next);
            let fused = tok.clitics & (clitic::BA | clitic::LAM) != 0;
            let made_definite = tok.has(clitic::ARTICLE) && !scan.tok(start).has(clitic::ARTICLE);
            if at != start && (fused || made_definite) {
                return Step::Stop;
            }
            let conj = conj || at != start && and_eleven(scan, next, w);
            return match w.class {
                NumberClass::Scale | NumberClass::ScaleDual | NumberClass::Group => self.scale(w, next, conj),
                _ => self.below_thousand(w, next, conj),
            };
        }
        if scan.class(next) == Class::Digits || digit_prefix(scan, next).is_some() {
            return self.digits(next, conj);
        }
        Step::Stop
    }

    /// The scale word `w` at token `next`: it closes the group before it, or begins one of its own.
    fn scale(&mut self, w: Word, next: usize, conj: bool) -> Step {
        let Reading { scan, start, at, .. } = *self;
        let sum = &mut self.sum;
        let unit = if w.class == NumberClass::ScaleDual { w.value / 2 } else { w.value };
        // ألف مليون: a scale word right after another multiplies.
        let multiplies = sum.last_scale != u64::MAX && !sum.slots.used && !conj && w.class == NumberClass::Scale;
        if multiplies && self.checkpoint.is_some_and(|c| c.0 == at) {
            let Some(total) = sum.total.checked_mul(Decimal::from(unit)) else { return Step::Done(None) };
            (sum.total, sum.last_scale) = (total, unit);
            self.at = next + 1;
            self.checkpoint = Some((self.at, total));
            return Step::On;
        }
        if unit >= sum.last_scale {
            // ألف وخمسمئة وألفين, and ألفين وخمسمئة وثلاثة آلاف, are two numbers: the hundreds are the first one's.
            let whole = (sum.slots.used && conj).then(|| (at, sum.value()));
            let hundreds = self.hundreds.filter(|h| h.0 < at).map(|(end, value)| (end, Some(value)));
            // خمسمئة ألف وثلاثة ملايين are two numbers, and so are مليون مليون.
            let last = || self.checkpoint.map(|(end, value)| (end, Some(value)));
            return match whole.or(hundreds).or_else(last) {
                Some((end, value)) => self.done(end, value),
                None => Step::Done(None),
            };
        }
        let amount = match (sum.slots.used, w.class, conj) {
            (true, _, true) => return Step::Stop,
            // 2 مليوني repeats its two.
            (true, NumberClass::ScaleDual, _) if sum.slots.value() == Decimal::TWO => Decimal::TWO,
            (true, NumberClass::ScaleDual, _) => return Step::Stop,
            (true, ..) => sum.slots.value(),
            (false, ..) if at != start && !conj => return Step::Stop,
            (false, NumberClass::ScaleDual, _) => Decimal::TWO,
            (false, ..) if is_dual_construct(scan, next) => Decimal::TWO,
            (false, ..) => Decimal::ONE,
        };
        let amount = amount.checked_mul(Decimal::from(unit));
        let Some(total) = amount.and_then(|amount| sum.total.checked_add(amount)) else { return Step::Done(None) };
        (sum.total, sum.slots, sum.last_scale) = (total, Slots::default(), unit);
        (self.scaled, self.hundreds) = (true, None);
        self.words += 1;
        self.first.get_or_insert(w);
        self.at = next + 1;
        self.checkpoint = Some((self.at, total));
        match fraction::half_of_scale(scan, self.at, unit) {
            Some((end, half)) => {
                let value = total.checked_add(half);
                Step::Done(value.map(|value| done(scan, start, end, value, true, None)))
            }
            None => Step::On,
        }
    }

    /// A word that fills a slot of the group below a thousand.
    fn below_thousand(&mut self, w: Word, next: usize, conj: bool) -> Step {
        let opens = self.sum.last_scale != u64::MAX && !self.sum.slots.used;
        if opens && !conj || !self.sum.slots.add(w, conj) {
            return Step::Stop;
        }
        self.words += 1;
        self.first.get_or_insert(w);
        self.at = next + 1;
        if w.class == NumberClass::Hundred && self.scaled {
            self.hundreds = self.sum.value().map(|value| (self.at, value));
        }
        Step::On
    }

    /// Digits, which begin a numeral or stand behind a scale word: ثلاثة آلاف و500.
    fn digits(&mut self, next: usize, conj: bool) -> Step {
        let Reading { scan, start, at, .. } = *self;
        let (digit_at, joined) = match digit_prefix(scan, next) {
            Some(bits) if at != start && bits == clitic::CONJUNCTION => (next + 1, true),
            Some(_) => return Step::Stop,
            None => (next, conj),
        };
        let after_scale = at != start && self.scaled && joined && !self.sum.slots.used;
        if at != start && !after_scale {
            return Step::Stop;
        }
        let Some(run) = digits::read(scan, digit_at) else { return Step::Done(None) };
        // 7.2 مليارات و415 شقة are two numbers: a decimal before its scale word says all of it.
        let scale = Decimal::from(self.sum.last_scale);
        let said = || !(self.sum.total % scale).is_zero();
        if after_scale && (run.value >= scale || run.value.is_zero() || said()) {
            return Step::Stop;
        }
        self.sum.slots.digits = Some(run.value);
        self.sum.slots.used = true;
        self.words += 1;
        self.plain = if at == start && run.plain { run.len } else { 0 };
        if let Some(end) = repeated_scale(scan, start, &run) {
            return Step::Done(Some(done(scan, start, end, run.value, true, None)));
        }
        self.at = past_bracket(scan, start, run.end);
        Step::On
    }

    /// The numeral with the parts that stand behind it.
    fn finish(self) -> Option<Numeral> {
        let Reading { scan, start, at, sum, first, words, .. } = self;
        if words == 0 {
            return None;
        }
        // A group after a scale word that is followed by a larger scale belongs to the next number: it was
        // read as digits or slots above, so only its end decides.
        if let Some((end, value)) = self.checkpoint
            && sum.slots.used
            && next_is_larger_scale(scan, at, sum.last_scale)
        {
            return Some(done(scan, start, end, value, true, first));
        }
        let mut numeral = done(scan, start, at, sum.value()?, self.scaled, first);
        numeral.single = first.filter(|_| words == 1).map(|w| w.class);
        numeral.weak = words == 1 && first.is_some_and(|w| w.weak);
        numeral.plain = if words == 1 { self.plain } else { 0 };
        decimal::extend(scan, &mut numeral);
        let one = numeral.single.is_some() && first.is_some_and(|w| w.value == 1);
        if !(one && one_of_noun(scan, start)) {
            fraction::extend_half(scan, &mut numeral);
        }
        Some(scaled_part(scan, numeral))
    }
}

/// اثنان فاصلة ثلاثة مليار, اثنين ونصف مليون: a scale word behind a number with a part.
fn scaled_part(scan: &Scan, n: Numeral) -> Numeral {
    let worded = !n.digits || n.plain == 0;
    let part = |v: &Decimal| v.scale() > 0 && !n.scaled && worded;
    let scale = word(scan, n.end).filter(|w| w.class == NumberClass::Scale && scan.tok(n.end).clitics == 0);
    let scaled = n.value.filter(part).zip(scale).and_then(|(v, w)| v.checked_mul(Decimal::from(w.value)));
    match scaled {
        Some(value) => Numeral { value: Some(value.normalize()), end: n.end + 1, scaled: true, ..n },
        None => n,
    }
}

/// A scale word that only repeats what three groups of digits say: 1.348.764 مليون راكب.
fn repeated_scale(scan: &Scan, i: usize, run: &Run) -> Option<usize> {
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
    let closes = scan.mark(end, b')') || quote_mark(scan, end);
    let opens = i > 0 && (scan.mark(i - 1, b'(') || scan.mark(i - 1, b'"'));
    let scale = word(scan, end + 1).is_some_and(|w| w.class == NumberClass::Scale && scan.tok(end + 1).clitics == 0);
    if closes && opens && scale { end + 1 } else { end }
}

fn next_is_larger_scale(scan: &Scan, at: usize, last: u64) -> bool {
    word(scan, at).is_some_and(|w| is_scale(w.class) && w.value >= last && !scan.tok(at).has(clitic::CONJUNCTION))
}

/// ألفا and مليونا alone are the dual before a noun (ألفا شخص), but the accusative when written with tanwin.
fn is_dual_construct(scan: &Scan, i: usize) -> bool {
    let stem = scan.stem(i);
    stem.last() == Some(&letter('ا'))
        && stem.len() > 3
        && !scan.with_tanwin(i)
        && scan.class(i + 1) == Class::Word
        && (!scan.is(i + 1, words::FUNCTION) || scan.is(i + 1, words::COUNTED))
        // ألفا وخمسمئة: a construct stands right before its noun.
        && behind_and(scan, i + 1).is_none()
}
