//! Arguments of the command.

use super::shared_args::{InputArgs, SetArgs, StageArgs, WorkArgs, from_one};
use crate::io::Format;
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use std::path::PathBuf;

const EXIT_CODES: &str = "\
Exit codes:
  0    everything was done
  1    some articles or entries were bad, each named on standard error;
       the rest was done
  2    it could not be done: a wrong option, a path that does not exist,
       a full disk; no file was written by halves
  130  stopped with Ctrl-C; what was finished stays";

const INPUTS: &str = "\
Inputs:
  Files, folders (all files in them of the kinds below, in the order of their
  names; files of other kinds are passed over and named), patterns
  in quotes ('news/**/*.csv'), or - for standard input, whose kind is told
  from its first bytes (CSV: --input-format csv).
  .txt                 one article
  .html .htm           one page, in any charset
  .jsonl .ndjson       an article a line: an object with a field \"text\" and,
                       where known, id, url, site, title, byline, published
                       (also under other usual names: body, headline, link)
  .json                a list of such objects, or one after the other
  .csv .tsv .parquet   an article a row, with columns of these names
  .warc .wet           an article for each page of the archive
  Each but .parquet also as .gz, .zst or .bz2.";

const OUTPUTS: &str = "\
Formats of files: parquet, jsonl, csv, and jsonl or csv with .gz or .zst
(jsonl.gz, csv.zst). The columns are described in docs/shell.md of
https://github.com/khabar/khabar.";

/// Help after the options: examples, and what all commands share.
fn after(examples: &str, parts: &[&str]) -> String {
    // A string that begins on the next line begins without its white space.
    let mut help = format!("Examples:\n  {examples}");
    for part in parts.iter().chain([&EXIT_CODES]) {
        help.push_str("\n\n");
        help.push_str(part);
    }
    help
}

const RUN: &str = "\
  khabar run article.txt                       # a report on the terminal
  khabar run articles/ -o out/                 # two tables, as Parquet
  khabar run 'crawl/*.jsonl.zst' -o out/ --shards
                                               # two for each file; again: go on
  khabar run news.csv --text-column نص -o out/ --format csv.gz
  zcat news.jsonl.gz | khabar run - -o out/ --normalize search
  khabar run news.jsonl -o out/ --reference published --set clean.preset=aggressive";

const NORMALIZE: &str = "\
  echo 'الأَخْبـــارُ ١٢٫٥٪' | khabar normalize
  khabar normalize articles/ --preset ml --set digits=keep
  khabar normalize news.parquet -o normalized.jsonl.zst";

const CLEAN: &str = "\
  khabar clean article.html
  khabar clean article.txt --explain           # each removal with its reason
  khabar clean crawl.warc.gz --json > clean.jsonl
  khabar clean articles/ --sites sites.bin --report counts.tsv -o clean.csv";

const FIGURES: &str = "\
  khabar figures article.txt                   # JSON Lines
  khabar figures news.csv --id-column url -o figures.csv
  khabar figures articles/ | jq -r 'select(.role == \"dead\") | .value'";

const COMPARE: &str = "\
  khabar compare articles/                     # the groups on the terminal
  khabar compare 'crawl/*.jsonl.gz' -o groups.html
  khabar compare news.csv --by role,place -o groups.parquet";

const LEARN: &str = "\
  khabar learn 'crawl/*.jsonl.gz' -o sites.bin
  khabar learn --merge monday.bin --merge tuesday.bin -o week.bin
  khabar run --sites sites.bin articles/ -o out/";

const SHOW: &str = "\
  khabar show article.txt                      # opens it in the browser
  khabar show article.html -o page.html        # writes it
  khabar show news.jsonl --limit 5 > pages.html";

/// Arabic news articles in, clean text and a table of figures out.
#[derive(Debug, Parser)]
#[command(name = "khabar", version, after_help = EXIT_CODES, arg_required_else_help = true, max_term_width = 110)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Clean articles and read their figures: prints a report, or writes two tables
    #[command(after_help = after(RUN, &[INPUTS, OUTPUTS]))]
    Run(RunArgs),
    /// Normalize texts and print them
    #[command(after_help = after(NORMALIZE, &[INPUTS, OUTPUTS]))]
    Normalize(NormalizeArgs),
    /// Take web leftovers out of texts and print what stays
    #[command(after_help = after(CLEAN, &[INPUTS, OUTPUTS]))]
    Clean(CleanArgs),
    /// Print the figures of texts as JSON Lines
    #[command(after_help = after(FIGURES, &[INPUTS, OUTPUTS]))]
    Figures(FiguresArgs),
    /// Line up figures of many articles that state the same thing
    #[command(after_help = after(COMPARE, &[INPUTS]))]
    Compare(super::compare::CompareArgs),
    /// Learn which lines sites repeat, from articles that name their site or address
    #[command(after_help = after(LEARN, &[INPUTS]))]
    Learn(LearnArgs),
    /// Show what was removed and which figures were read, as one HTML page
    #[command(after_help = after(SHOW, &[INPUTS]))]
    Show(ShowArgs),
    /// Look after word lists
    Lexicon {
        #[command(subcommand)]
        command: LexiconCommand,
    },
    /// Print the script that completes this command in a shell
    #[command(after_help = COMPLETIONS)]
    Completions {
        /// bash, zsh, fish, elvish or powershell
        shell: Shell,
    },
}

const COMPLETIONS: &str = "\
Examples:
  khabar completions bash > ~/.local/share/bash-completion/completions/khabar
  khabar completions zsh > ~/.zfunc/_khabar         # with ~/.zfunc in $fpath
  khabar completions fish > ~/.config/fish/completions/khabar.fish";

#[derive(Debug, Args)]
pub struct RunArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// Write articles.FORMAT and figures.FORMAT into this folder
    #[arg(short, long, value_name = "FOLDER", help_heading = "Output")]
    pub output: Option<PathBuf>,
    /// Format of the files: parquet, jsonl, csv, jsonl.gz, csv.zst, ...
    #[arg(long, value_name = "FORMAT", default_value = "parquet", requires = "output", help_heading = "Output")]
    pub format: Format,
    /// Write articles/NAME.FORMAT and figures/NAME.FORMAT for each input file, or folder of single articles; what an
    /// earlier run with the same options has done is not done again
    #[arg(long, requires = "output", help_heading = "Output")]
    pub shards: bool,
    /// Do again what an earlier run has done
    #[arg(long, requires = "shards", help_heading = "Output")]
    pub redo: bool,
    /// Print the report of each article also when files are written
    #[arg(long, help_heading = "Output")]
    pub print: bool,
    #[command(flatten)]
    pub work: WorkArgs,
    #[command(flatten)]
    pub stages: StageArgs,
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
    /// Write the table of articles, with the column normalized, to this file instead
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub work: WorkArgs,
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
    /// How boldly to clean: conservative, balanced or aggressive [default: balanced]
    #[arg(long, value_name = "PRESET")]
    pub preset: Option<String>,
    /// Words of your own; may be given several times
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<String>,
    #[command(flatten)]
    pub set: SetArgs,
    /// Write the table of articles to this file instead
    #[arg(short, long, value_name = "FILE", conflicts_with_all = ["json", "explain"])]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub work: WorkArgs,
}

#[derive(Debug, Args)]
pub struct FiguresArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// Resolve relative dates (أمس) from this day, as 2023-11-05, or from the day on which each article was published, by
    /// the word published
    #[arg(long, value_name = "DAY")]
    pub reference: Option<String>,
    /// Words of your own; may be given several times
    #[arg(long, value_name = "FILE")]
    pub lexicon: Vec<String>,
    #[command(flatten)]
    pub set: SetArgs,
    /// Write the table of figures to this file instead
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[command(flatten)]
    pub work: WorkArgs,
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
    #[command(flatten)]
    pub work: WorkArgs,
}

#[derive(Debug, Args)]
pub struct ShowArgs {
    #[command(flatten)]
    pub input: InputArgs,
    /// Write the page to this file. Without it, a terminal gets the page in the browser, a pipe gets the page itself
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Open the page in the browser, also when it is written to a file
    #[arg(long)]
    pub open: bool,
    /// Most articles that are shown
    #[arg(long, value_name = "N", default_value = "20", allow_negative_numbers = true, value_parser = from_one)]
    pub limit: u32,
    #[command(flatten)]
    pub stages: StageArgs,
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
