//! Tolls: what a word tells of the people counted, and totals of them told by labels or in a row.

pub(super) mod label;
pub(super) mod role_word;
pub(super) mod tally;
