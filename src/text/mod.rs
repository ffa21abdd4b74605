//! Facts about Arabic text, without any policy: characters, the folded view, lines, sentences, tokens.
//!
//! Every other module reads text through a [`View`]: one pass folds each character to a one-byte
//! [`code`], in which spelling variants are equal, and remembers where it came from. Word tables
//! and phrase automata match codes; whatever they find is turned back into a byte [`Span`](crate::span::Span)
//! of the text that came in.

pub mod address;
pub mod chars;
pub mod code;
pub(crate) mod cpu;
pub mod hash;
pub mod lines;
pub mod markup;
pub mod sentences;
pub mod tokens;
pub mod utf16;
mod view;
pub mod window;

pub use view::{MAX_LEN, View, fold};
