//! Normalization: one spelling for what is written many ways, without damage, with a way back.
//!
//! A [`Normalizer`] is made from a [`Preset`] or from [`NormalizeOptions`] and used for any number
//! of texts, on any number of threads:
//!
//! ```
//! use khabar::normalize::{Normalizer, Preset};
//! let key = Normalizer::preset(Preset::Search);
//! assert_eq!(key.apply("أُعلِنَ في ١٤٤٥ هـ عن ١٢٫٥ ملـــيون"), "اعلن في 1445 هـ عن 12.5 مليون");
//! ```
//!
//! Each option asks for one step, and each step has a file under `steps/` that defines it on a
//! list of characters. Text does not go through them one after another: `table` asks every step
//! what it does to each character that has no say about its neighbours and compiles the answers
//! into one table, the kernels run that table over the bytes, and only stretches in which some
//! step wants to see neighbours go through the list. `apply_stepwise` does without
//! table and kernels; tests hold the two to the same result.

mod align;
mod chars;
mod choices;
mod edits;
mod engine;
mod gaps;
mod json;
pub(crate) mod kernel;
mod normalizer;
mod options;
mod preset;
mod repair;
mod steps;
mod units;

pub use align::{Aligned, UnitEdit, edits_in};
pub use edits::{Edit, Edits};
pub use normalizer::{Audit, Normalizer};
pub use options::*;
pub use preset::Preset;
pub use steps::{Safety, Step, StepInfo};
