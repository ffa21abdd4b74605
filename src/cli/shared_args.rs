//! Arguments that several commands share.

use crate::batch::{self, OnError};
use crate::error::{Error, Result};
use crate::io::FileKind;
use clap::Args;
use std::path::PathBuf;

/// A number of threads; the sentence about a wrong one is that of the batch.
pub fn threads(text: &str) -> Result<usize> {
    batch::threads(Some(text.parse().unwrap_or(0)))
}

/// A whole number from 1 on.
pub fn from_one(text: &str) -> Result<u32> {
    let number = text.parse().ok().filter(|n| *n > 0);
    number.ok_or_else(|| Error::option(format!("must be a whole number from 1 to {}", u32::MAX)))
}

/// A size of articles in MiB.
fn mebibytes(text: &str) -> Result<u16> {
    let number = text.parse().ok().filter(|n| (1..2048).contains(n));
    number.ok_or_else(|| Error::option("must be a whole number from 1 to 2047"))
}

/// Which stages run, and how.
#[derive(Debug, Args)]
#[command(next_help_heading = "Stages")]
pub struct StageArgs {
    /// Leave web leftovers in
    #[arg(long)]
    pub no_clean: bool,
    /// A site model that `khabar learn` made
    #[arg(long, value_name = "FILE", conflicts_with = "no_clean")]
    pub sites: Option<PathBuf>,
    /// Read no figures
    #[arg(long)]
    pub no_figures: bool,
    /// Also give the normalized text, by a preset: light, search, ml, ...
    #[arg(long, value_name = "PRESET")]
    pub normalize: Option<String>,
    /// Also report figures in what cleaning takes out
    #[arg(long)]
    pub figures_in_removed: bool,
    #[command(flatten)]
    pub set: StageSetArgs,
}

/// Options of the stages.
#[derive(Debug, Args)]
#[command(next_help_heading = "Stages")]
pub struct StageSetArgs {
    /// Words of your own; may be given several times
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<String>,
    /// Resolve relative dates (أمس) from this day, as 2023-11-05, or from the day on which each article was published, by
    /// the word published
    #[arg(long, value_name = "DAY")]
    pub reference: Option<String>,
    /// Set an option of a stage: clean.preset=aggressive, clean.keep=caption,title, figures.identifiers=true,
    /// normalize.digits=keep; may be given several times
    #[arg(long = "set", value_name = "STAGE.NAME=VALUE")]
    pub set: Vec<String>,
}

/// How a batch is worked on.
#[derive(Debug, Args)]
pub struct WorkArgs {
    #[command(flatten)]
    pub on: ThreadArgs,
    /// What a bad article does: raise ends the run, collect names the error and goes on
    #[arg(long, value_name = "WHAT", default_value = "collect")]
    pub errors: OnError,
}

/// On how many threads.
#[derive(Debug, Args)]
pub struct ThreadArgs {
    /// Number of threads [default: one a core, or KHABAR_THREADS]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = threads)]
    pub threads: Option<usize>,
}

#[derive(Debug, Args)]
pub struct InputArgs {
    /// Files, folders, patterns, or - for standard input, which is read when nothing is given
    #[arg(value_name = "PATH")]
    pub paths: Vec<String>,
    /// Field or column that holds the text
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    pub text_column: Option<String>,
    /// Field or column that holds the id
    #[arg(long, value_name = "NAME", help_heading = "Input")]
    pub id_column: Option<String>,
    /// Kind of standard input, and of files whose names do not tell: txt, html, jsonl, json, csv, tsv, parquet, warc
    #[arg(long, value_name = "KIND", help_heading = "Input")]
    pub input_format: Option<FileKind>,
    /// Most MiB that one article may have, unpacked; a longer one is a bad article
    #[arg(long, value_name = "MIB", default_value = "64", allow_negative_numbers = true, value_parser = mebibytes, help_heading = "Input")]
    pub max_article: u16,
}

#[derive(Debug, Args)]
pub struct SetArgs {
    /// Set an option of the stage: digits=keep, identifiers=true, keep=caption,title; may be given several times
    #[arg(long = "set", value_name = "NAME=VALUE")]
    pub set: Vec<String>,
}
