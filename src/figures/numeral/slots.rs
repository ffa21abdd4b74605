//! The slots of a numeral below a thousand: hundreds, tens and units, each filled once.

use super::number_word::{Word, and_eleven, conjunction, word};
use crate::figures::tokens::scan::Scan;
use crate::lexicon::schema::NumberClass;
use rust_decimal::Decimal;

/// The slots of the group below a thousand.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Slots {
    hundreds: u64,
    tens: u64,
    units: u64,
    /// A number in digits fills every slot.
    pub(crate) digits: Option<Decimal>,
    pub(crate) used: bool,
}

impl Slots {
    pub(crate) fn value(&self) -> Decimal {
        self.digits.unwrap_or_else(|| Decimal::from(self.hundreds + self.tens + self.units))
    }

    /// Adds a word below a thousand if the grammar has a slot for it.
    pub(crate) fn add(&mut self, w: Word, conj: bool) -> bool {
        if self.digits.is_some() {
            return false;
        }
        let first = !self.used;
        let ok = match w.class {
            // Nothing is added to zero: بين صفر وعشرة.
            NumberClass::Zero if first => {
                self.digits = Some(Decimal::ZERO);
                true
            }
            NumberClass::Unit if first || (conj && self.units == 0 && self.tens != 10) => {
                self.units = w.value;
                true
            }
            NumberClass::Ten if first || (conj && self.units == 0 && self.tens == 0) => {
                self.tens = 10;
                true
            }
            // ثلاثة عشر: the unit comes first and no و stands between.
            NumberClass::Ten if !conj && self.tens == 0 && (1..=9).contains(&self.units) => {
                self.tens = 10;
                true
            }
            NumberClass::Teen if first || (conj && self.units == 0 && self.tens == 0) => {
                (self.tens, self.units) = (10, w.value - 10);
                true
            }
            NumberClass::Tens if self.tens == 0 && (first || conj) => {
                self.tens = w.value;
                true
            }
            // ثلاث مئة: a unit before a hundred multiplies it.
            NumberClass::Hundred
                if !conj && w.value == 100 && self.hundreds == 0 && self.tens == 0 && (2..=9).contains(&self.units) =>
            {
                self.hundreds = self.units * 100;
                self.units = 0;
                true
            }
            NumberClass::Hundred if first => {
                self.hundreds = w.value;
                true
            }
            _ => false,
        };
        self.used |= ok;
        ok
    }
}

/// A number below a thousand in words, and the token after it.
pub(crate) fn group_only(scan: &Scan, i: usize) -> Option<(u64, usize)> {
    let mut slots = Slots::default();
    let mut at = i;
    loop {
        let (conj, next) = if at == i { (false, at) } else { conjunction(scan, at) };
        match word(scan, next) {
            Some(w) if slots.add(w, conj || at != i && and_eleven(scan, next, w)) => at = next + 1,
            _ => break,
        }
    }
    slots.used.then(|| (slots.hundreds + slots.tens + slots.units, at))
}
