//! Tokens: the words of a text, what the lexicon says each means, and the questions that every rule asks of them.

pub(super) mod clitics;
pub(super) mod currency;
mod group;
mod lookup;
pub(super) mod noun_shape;
pub(super) mod particles;
pub(super) mod plural;
pub(super) mod quotation;
pub(super) mod scan;
pub(super) mod sense;
pub(super) mod unit_word;
pub(super) mod units;
pub(super) mod words;
