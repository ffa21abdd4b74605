//! `khabar compare`: figures of many articles that state the same thing.

use super::output::{self, Output};
use super::progress::Bar;
use super::shared_args::{InputArgs, StageSetArgs, ThreadArgs, from_one};
use super::stop::Stop;
use super::{input, stages};
use crate::article::Document;
use crate::batch::{self, BatchOptions, OnError, Progress};
use crate::columns::ComparisonTables;
use crate::compare::{CompareOptions, Comparer, Comparison, Corpus, Key, MIN_SIMILARITY, Relation};
use crate::error::{Error, Result, counted, counted_as};
use crate::io::ComparisonFile;
use crate::lexicon::Lexicon;
use crate::pipeline::{Pipeline, PipelineOptions};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct CompareArgs {
    #[command(flatten)]
    input: InputArgs,
    /// Write to this file: .json (groups and copies), .jsonl (a group a line), .parquet or .csv (the reports), .html (a
    /// page); without it, the groups are printed
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Group by exactly these instead of by evidence: noun, role, people, place, occasion, date, source, site
    #[arg(long, value_name = "KEYS", value_delimiter = ',')]
    by: Vec<Key>,
    /// A JSON file with an object of forms and what they stand for: {"القطاع": "غزة"}
    #[arg(long, value_name = "FILE")]
    aliases: Option<PathBuf>,
    #[arg(long, value_name = "NUMBER", allow_negative_numbers = true, help = min_similarity())]
    min_similarity: Option<f64>,
    /// Fewest articles of a group
    #[arg(long, value_name = "N", default_value_t = 2, allow_negative_numbers = true, value_parser = from_one)]
    min_articles: u32,
    /// Leave out articles that nearly repeat another
    #[arg(long)]
    drop_copies: bool,
    /// Leave web leftovers in
    #[arg(long)]
    no_clean: bool,
    #[command(flatten)]
    set: StageSetArgs,
    #[command(flatten)]
    on: ThreadArgs,
}

fn min_similarity() -> String {
    format!("Least similarity of two figures of one group, from 0 to 1 [default: {MIN_SIMILARITY}]")
}

pub fn compare(args: &CompareArgs) -> Result<u8> {
    let comparer = Comparer::new(options(args, Lexicon::load(&args.set.lexicon)?)?)?;
    batch::threads(args.on.threads)?;
    let mut set = stages::Set::new(&args.set)?;
    let clean = if args.no_clean { None } else { Some(set.clean(None)?) };
    let options = PipelineOptions { clean, figures: Some(set.figures()?), ..PipelineOptions::default() };
    set.finish()?;
    let stop = Stop::new();
    let file = args.output.as_deref().map(ComparisonFile::create).transpose()?;
    let documents = documents(args, &Pipeline::new(options)?, &stop)?;
    let bad: Vec<String> = documents.iter().filter_map(|d| d.error.as_ref().map(ToString::to_string)).collect();
    bad.iter().for_each(|e| output::note(&format!("error: {e}")));
    let lacking = documents.iter().filter_map(|d| d.error.as_ref()).filter(|e| input::lacks_named(e)).count();
    input::found_names(&args.input, lacking, documents.len())?;
    let corpus = Corpus::of(&documents);
    let comparison = comparer.compare(&corpus, args.on.threads, &mut stop.watch())?;
    match file {
        Some(file) => file.write(&ComparisonTables::new(&comparison, &corpus)?, || comparison.to_html(&corpus))?,
        None => print(&comparison, &corpus)?,
    }
    let written = args.output.as_deref().map_or_else(String::new, |path| format!("; written: {}", path.display()));
    output::note(&format!(
        "{}, {} compared, {}, {} of another{written}",
        counted(corpus.stories.len(), "article"),
        counted(comparison.comparable, "figure"),
        counted(comparison.groups.len(), "group"),
        counted_as(comparison.copies.len(), "copy", "copies"),
    ));
    Ok(output::code(bad.len()))
}

fn options(args: &CompareArgs, lexicon: Lexicon) -> Result<CompareOptions> {
    let mut set = json!({"min_articles": args.min_articles, "drop_copies": args.drop_copies});
    if let Some(least) = args.min_similarity {
        set["min_similarity"] = least.into();
    }
    if let Some(path) = &args.aliases {
        let text = std::fs::read_to_string(path).map_err(|e| Error::io(path.display(), &e))?;
        set["aliases"] = serde_json::from_str(&text).map_err(|e| Error::format(format!("{}: {e}", path.display())))?;
    }
    Ok(CompareOptions { by: args.by.clone(), lexicon, ..CompareOptions::from_json(&set)? })
}

fn documents(args: &CompareArgs, pipeline: &Pipeline, stop: &Stop) -> Result<Vec<Document>> {
    let articles = input::articles(&args.input, &args.output)?;
    let bar = Bar::new(args.output.is_none());
    let mut all = Vec::new();
    let sink = |documents: Vec<Document>| {
        all.extend(documents);
        Ok(())
    };
    let mut watch = |progress: Progress| {
        bar.show(progress);
        stop.check()
    };
    let options = BatchOptions { threads: args.on.threads, errors: OnError::Collect };
    batch::run(pipeline, articles, options, Ok, sink, &mut watch)?;
    Ok(all)
}

fn print(comparison: &Comparison, corpus: &Corpus<'_>) -> Result<()> {
    let mut out = Output::new();
    for (number, group) in comparison.groups.iter().enumerate() {
        let role = group.role.map_or_else(String::new, |r| format!("{r}: "));
        let label = if group.label.is_empty() { group.kind.as_str() } else { &group.label };
        let part = group.part_of.map_or_else(String::new, |p| format!(", part of {p}"));
        out.text(&format!(
            "━━ {number} ━━ {role}{label} ({}, {}{part})",
            counted(group.accounts, "account"),
            counted(group.articles, "article")
        ))?;
        for report in &group.reports {
            let statement = &corpus.statements[report.statement];
            let story = &corpus.stories[statement.story];
            let day = comparison.moments[statement.story].map_or_else(|| "—".to_owned(), |m| m.day.to_string());
            let source = statement.source.as_deref().map_or_else(String::new, |s| format!(" [{s}]"));
            let to = report.to.map(|to| corpus.stories[corpus.statements[group.reports[to].statement].story].id);
            let relation = match (report.relation, to) {
                (Relation::First, _) => String::new(),
                (relation, Some(to)) => format!(" — {relation}: {to}"),
                (relation, None) => format!(" — {relation}"),
            };
            out.text(&format!(
                "{day}  {}  {} {} {}{source}{relation}",
                story.site.as_deref().unwrap_or(story.id),
                statement.bound,
                statement.surface,
                statement.noun.unwrap_or_default(),
            ))?;
        }
    }
    for copy in &comparison.copies {
        let (story, of) = (&corpus.stories[copy.story], &corpus.stories[copy.of]);
        out.text(&format!("{} repeats {} ({:.0} %)", story.id, of.id, copy.similarity * 100.0))?;
    }
    out.finish()
}
