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
mod shared_args;
mod show;
mod stages;
mod stop;
mod text;

use args::{Cli, Command};
use clap::error::ErrorKind as ClapKind;
use clap::{CommandFactory, Parser};
use std::ffi::OsString;

/// Everything was done.
pub const OK: u8 = 0;
/// Some articles, or some entries of a lexicon, were bad; the rest was done.
pub const SOME_BAD: u8 = 1;
/// It could not be done: a wrong option, a path that does not exist, a full disk.
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
        Command::Show(args) => show::show(&args),
        Command::Lexicon { command } => lexicon::lexicon(&command),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "khabar", &mut script);
            output::print(&script)
        }
    };
    outcome.unwrap_or_else(|e| output::failed(&e))
}
