//! Arguments of the command.

use crate::batch::OnError;
use crate::io::{FileKind, Format};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

const EXIT_CODES: &str = "\
Exit codes:
  0    everything was done
  1    some articles or entries were bad; the rest was done
  2    nothing was done: a wrong option, a path that does not exist
  130  stopped with Ctrl-C";

const INPUTS: &str = "\
Inputs:
  Files, folders (all files in them, in the order of their names), patterns in quotes ('news/**/*.csv'), or - for
  standard input, whose kind is told from its first bytes (CSV: --input-format csv).
  .txt                 one article
  .html .htm           one page, in any charset
  .jsonl .ndjson       an article a line: an object with a field \"text\" and, where known, id, url, site, title,
                       byline, published (also under their usual other names: body, headline, link, ...)
  .csv .tsv .parquet   an article a row, with columns of these names
  .warc .wet           an article for each page of the archive
  Each but .parquet also as .gz, .zst or .bz2.";

/// Arabic news articles in, clean text and a table of figures out.
#[derive(Debug, Parser)]
#[command(name = "khabar", version, after_help = EXIT_CODES, arg_required_else_help = true)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Clean articles and read their figures: prints a report, or writes two tables
    #[command(after_help = format!("{INPUTS}\n\n{EXIT_CODES}"))]
    Run(RunArgs),
    /// Normalize texts and print them
    #[command(after_help = format!("{INPUTS}\n\n{EXIT_CODES}"))]
    Normalize(NormalizeArgs),
    /// Take web leftovers out of texts and print what stays
    #[command(after_help = format!("{INPUTS}\n\n{EXIT_CODES}"))]
    Clean(CleanArgs),
    /// Learn which lines sites repeat, from articles that name their site or address
    #[command(after_help = format!("{INPUTS}\n\n{EXIT_CODES}"))]
    Learn(LearnArgs),
    /// Print the figures of texts as JSON Lines
    #[command(after_help = format!("{INPUTS}\n\n{EXIT_CODES}"))]
    Figures(FiguresArgs),
    /// Line up figures of many articles that state the same thing
    #[command(after_help = format!("{INPUTS}\n\n{EXIT_CODES}"))]
    Compare(super::compare::CompareArgs),
    /// Look after word lists
    Lexicon {
        #[command(subcommand)]
        command: LexiconCommand,
    },
}

#[derive(Debug, Args)]
pub struct RunArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// Write articles.FORMAT and figures.FORMAT into this folder
    #[arg(short, long, value_name = "FOLDER")]
    pub output: Option<PathBuf>,
    /// Format of the files: parquet or jsonl
    #[arg(long, value_name = "FORMAT", default_value = "parquet", requires = "output")]
    pub format: Format,
    /// Print the report of each article also when files are written
    #[arg(long)]
    pub print: bool,
    /// Number of threads [default: one a core, or KHABAR_THREADS]
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
    /// What a bad article does: raise ends the run, collect notes the error and goes on
    #[arg(long, value_name = "WHAT", default_value = "collect")]
    pub errors: OnError,
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
    /// Words of your own; may be given several times
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<String>,
    /// Also report figures in what cleaning takes out
    #[arg(long)]
    pub figures_in_removed: bool,
}

#[derive(Debug, Args)]
pub struct NormalizeArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// Preset: light, search, ml, ...
    #[arg(long, value_name = "PRESET", default_value = "search")]
    pub preset: String,
    #[command(flatten)]
    pub set: SetArgs,
}

#[derive(Debug, Args)]
pub struct CleanArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// Print JSON Lines with what was removed and why, not the text alone
    #[arg(long)]
    pub json: bool,
    /// Print a line for each piece that was removed, and why, not the text
    #[arg(long, conflicts_with = "json")]
    pub explain: bool,
    /// Write how much was removed, by site, label and rule, to this file
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
    /// A site model that `khabar learn` made
    #[arg(long, value_name = "FILE")]
    pub sites: Option<PathBuf>,
    #[command(flatten)]
    pub set: SetArgs,
}

#[derive(Debug, Args)]
pub struct LearnArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// Write the model to this file
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// Add what these models have seen; may be given several times
    #[arg(long, value_name = "FILE")]
    pub merge: Vec<PathBuf>,
    /// Number of threads [default: one a core, or KHABAR_THREADS]
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
}

#[derive(Debug, Args)]
pub struct FiguresArgs {
    #[command(flatten)]
    pub input: InputArgs,
    #[command(flatten)]
    pub set: SetArgs,
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
    /// Kind of standard input, and of files whose names do not tell: txt, html, jsonl, csv, tsv, parquet, warc
    #[arg(long, value_name = "KIND", help_heading = "Input")]
    pub input_format: Option<FileKind>,
    /// Most MiB that one article may have, unpacked; a longer one is a bad article
    #[arg(long, value_name = "MIB", default_value = "64", value_parser = clap::value_parser!(u16).range(1..2048), help_heading = "Input")]
    pub max_article: u16,
}

#[derive(Debug, Args)]
pub struct SetArgs {
    /// Set an option of the stage: digits=keep, identifiers=true, keep=caption,title; may be given several times
    #[arg(long = "set", value_name = "NAME=VALUE")]
    pub set: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub enum LexiconCommand {
    /// Check the built-in word lists and the given files, and run their examples
    #[command(after_help = EXIT_CODES)]
    Check {
        /// Word lists of your own
        #[arg(value_name = "FILE")]
        files: Vec<PathBuf>,
    },
}
