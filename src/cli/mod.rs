//! The shell command `khabar`: one implementation for the binary and for Python's entry point.

mod args;
mod compare;
mod input;
mod learn;
mod lexicon;
mod output;
mod progress;
mod report;
mod run;
mod text;

use args::{Cli, Command};
use clap::Parser;
use clap::error::ErrorKind as ClapKind;
use std::ffi::OsString;

/// Everything was done.
pub const OK: u8 = 0;
/// Some articles, or some entries of a lexicon, were bad; the rest was done.
pub const SOME_BAD: u8 = 1;
/// Nothing could be done: a wrong option, a path that does not exist.
pub const USAGE: u8 = 2;
/// The user stopped it.
pub const STOPPED: u8 = 130;

/// Runs the command with `args`, the first of which is its name; gives back the exit code.
pub fn main(args: impl IntoIterator<Item = OsString>) -> u8 {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(e) => {
            // Nothing is left to be done when the terminal is gone.
            let _ = e.print();
            return if matches!(e.kind(), ClapKind::DisplayHelp | ClapKind::DisplayVersion) { OK } else { USAGE };
        }
    };
    let outcome = match cli.command {
        Command::Run(args) => run::run(&args),
        Command::Normalize(args) => text::normalize(&args),
        Command::Clean(args) => text::clean(&args),
        Command::Learn(args) => learn::learn(&args),
        Command::Figures(args) => text::figures(&args),
        Command::Compare(args) => compare::compare(&args),
        Command::Lexicon { command } => lexicon::lexicon(&command),
    };
    outcome.unwrap_or_else(|e| output::failed(&e))
}
