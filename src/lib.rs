//! khabar (خبر, a news report) turns batches of Arabic news articles, as the web gives them, into
//! clean text and a table of figures.

pub mod article;
pub mod batch;
#[doc(hidden)]
pub mod bench;
pub mod boilerplate;
#[cfg(feature = "cli")]
pub mod cli;
#[cfg(feature = "arrow")]
pub mod columns;
pub mod compare;
pub mod error;
pub mod examples;
pub mod figures;
#[cfg(feature = "io")]
pub mod io;
pub mod lexicon;
mod names;
pub mod normalize;
pub mod pipeline;
#[cfg(feature = "python")]
mod python;
pub mod show;
pub mod span;
pub mod text;

pub use article::{Article, Document};
pub use error::{Error, ErrorKind, Result};
pub use lexicon::Lexicon;
pub use pipeline::{Pipeline, PipelineOptions, Scratch};
pub use span::Span;
