//! On which side of a trade a price is told: lists of prices tell what buying and what selling comes to, side by side.

use super::sentence::{Mark, Sentence};
use super::words::Sense;
use crate::lexicon::schema::Link;
use crate::text::code::letter;
use std::ops::Range;

/// A side of a trade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What is bought, or the price of buying it.
    Buying,
    /// What is sold, or the price of selling it.
    Selling,
}

/// Words behind a number, its unit among them, in which its side is told: 47.35 جنيه للشراء.
const REACH: usize = 3;

impl Side {
    /// The side that the words around a number tell; `clause` is the words of its clause.
    pub fn of(s: &Sentence, number: &Range<usize>, clause: &Range<usize>) -> Option<Side> {
        let is_word = |w: &usize| s.words[*w].arabic;
        let end = (number.end..clause.end.min(number.end + REACH)).take_while(is_word).last().map_or(0, |w| w + 1);
        // 47.35 جنيه للشراء, but: للشراء عند 47.35 جنيه وللبيع عند 47.45
        let behind = sides(s, number.end..end).next().filter(|(mark, _)| first(s, mark) == LAM);
        if let Some((_, side)) = behind {
            return Some(side);
        }
        let start = (clause.start..number.start).rev().take_while(is_word).last().unwrap_or(number.start);
        let other_before = start > clause.start;
        let before = sides(s, start..number.start).last();
        // In front of this number, but said of the one before it: 47.35 جنيه للشراء و47.45
        before.filter(|(mark, _)| !(other_before && first(s, mark) == LAM)).map(|(_, side)| side)
    }
}

const LAM: Option<u8> = Some(letter('ل'));

fn first(s: &Sentence, mark: &Mark) -> Option<u8> {
    s.codes(mark.at).first().copied()
}

fn sides(s: &Sentence, words: Range<usize>) -> impl Iterator<Item = (&Mark, Side)> {
    s.marks_in(words).filter_map(|mark| match mark.sense {
        Sense::Link(Link::Buying) => Some((mark, Side::Buying)),
        Sense::Link(Link::Selling) => Some((mark, Side::Selling)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::words::Words;
    use super::*;
    use crate::lexicon::Lexicon;

    /// The sides of the numbers in digits of a text.
    fn told(text: &str) -> Vec<Option<Side>> {
        let words = Words::new(&Lexicon::builtin(), &[]).unwrap();
        let mut s = Sentence::default();
        s.read(text, &words);
        let numbers = (0..s.words.len()).filter(|&w| !s.words[w].arabic);
        numbers.map(|w| Side::of(&s, &(w..w + 1), &s.around(w, false))).collect()
    }

    #[test]
    fn each_price_has_the_side_that_is_said_of_it() {
        const BOTH: [Option<Side>; 2] = [Some(Side::Buying), Some(Side::Selling)];
        for text in [
            "سجل الدولار في المصرف 47 جنيها للشراء، و48 جنيها للبيع",
            "سجل الدولار 47 للشراء و48 للبيع",
            "استقر الدولار للشراء عند 47 جنيها وللبيع عند 48 جنيها",
            "بلغ سعر الشراء 47 جنيها وسعر البيع 48 جنيها",
            "سعر شراء الدولار 47 جنيها، وسعر بيع الدولار 48 جنيها",
        ] {
            assert_eq!(told(text), BOTH, "{text}");
        }
        assert_eq!(told("47 جنيها للشراء و48 جنيها"), [Some(Side::Buying), None]);
        assert_eq!(told("بلغ سعر الدولار 47 جنيها"), [None]);
    }
}
