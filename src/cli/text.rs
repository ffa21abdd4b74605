//! `khabar normalize`, `khabar clean` and `khabar figures`: one stage, on standard output or into a file.

use super::args::{CleanArgs, FiguresArgs, NormalizeArgs};
use super::output::{self, Output};
use super::shared_args::{InputArgs, WorkArgs};
use super::stop::Stop;
use super::{input, stages};
use crate::article::Document;
use crate::batch::{self, BatchOptions};
use crate::boilerplate::Report;
use crate::columns::{Tables, articles_schema, figures_schema};
use crate::error::{Error, Result};
use crate::figures::FigureOptions;
use crate::io::{Format, PartFile, TableWriter, write_rows};
use crate::normalize::Normalizer;
use crate::pipeline::{Pipeline, PipelineOptions};
use arrow_array::RecordBatch;
use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;

pub fn normalize(args: &NormalizeArgs) -> Result<u8> {
    let set = Value::Object(input::options(&args.set)?);
    let normalizer = Normalizer::from_json(Some(&args.preset), &set)?;
    let options = PipelineOptions { normalize: Some(normalizer), clean: None, figures: None, ..Default::default() };
    let job = Job { input: &args.input, work: &args.work, output: args.output.as_ref(), report: None, figures: false };
    let print = |document: &Document, out: &mut Vec<u8>| {
        line(document.findings.normalized.as_deref().unwrap_or_default(), out);
        Ok(())
    };
    job.each(options, print, |_| ()).map(|(code, _)| code)
}

pub fn clean(args: &CleanArgs) -> Result<u8> {
    let mut set = Value::Object(input::options(&args.set)?);
    stages::put(&mut set, "lexicon", stages::words(&args.lexicon))?;
    stages::put(&mut set, "preset", args.preset.as_deref())?;
    let clean = stages::clean(set, args.sites.as_deref())?;
    let options = PipelineOptions { clean: Some(clean), figures: None, ..Default::default() };
    let report = args.report.as_ref();
    let job = Job { input: &args.input, work: &args.work, output: args.output.as_ref(), report, figures: false };
    let print = |document: &Document, out: &mut Vec<u8>| {
        if args.json {
            let tables = Tables::new(std::slice::from_ref(document))?;
            return write_rows(&tables.articles, out).map_err(|e| Error::io("memory", &e));
        }
        if args.explain {
            let cleaned = document.findings.cleaned.as_ref();
            line(&format!("━━ {} ━━", document.article.id), out);
            line(&cleaned.map_or_else(String::new, |c| c.explain(&document.article.text)), out);
        } else {
            line(&document.text(), out);
        }
        Ok(())
    };
    let count = |documents: &[Document]| {
        let mut report = Report::default();
        if args.report.is_some() {
            for document in documents {
                if let Some(cleaned) = &document.findings.cleaned {
                    report.add(document.article.site().as_deref().unwrap_or_default(), cleaned);
                }
            }
        }
        report
    };
    let (code, reports) = job.each(options, print, count)?;
    if let Some(path) = &args.report {
        let mut whole = Report::default();
        reports.into_iter().for_each(|report| whole.merge(report));
        let mut file = PartFile::create(path)?;
        write!(file, "{whole}").map_err(|e| Error::io(path.display(), &e))?;
        file.finish()?;
    }
    Ok(code)
}

pub fn figures(args: &FiguresArgs) -> Result<u8> {
    let mut set = Value::Object(input::options(&args.set)?);
    stages::put(&mut set, "lexicon", stages::words(&args.lexicon))?;
    stages::put(&mut set, "reference", args.reference.as_deref())?;
    let figures = FigureOptions::from_json(&set)?;
    let options = PipelineOptions { clean: None, figures: Some(figures), ..Default::default() };
    let job = Job { input: &args.input, work: &args.work, output: args.output.as_ref(), report: None, figures: true };
    let print = |document: &Document, out: &mut Vec<u8>| {
        let tables = Tables::new(std::slice::from_ref(document))?;
        write_rows(&tables.figures, out).map_err(|e| Error::io("memory", &e))
    };
    job.each(options, print, |_| ()).map(|(code, _)| code)
}

/// Appends a text, and a line end unless it ends with one.
fn line(text: &str, out: &mut Vec<u8>) {
    out.extend_from_slice(text.as_bytes());
    if !text.ends_with('\n') {
        out.push(b'\n');
    }
}

/// One stage over all articles.
struct Job<'a> {
    input: &'a InputArgs,
    work: &'a WorkArgs,
    output: Option<&'a PathBuf>,
    /// What is written beside it, when all is done.
    report: Option<&'a PathBuf>,
    /// Whether the table to write is that of the figures.
    figures: bool,
}

/// What a chunk of articles gave, made ready on a pool thread.
struct Chunk<C> {
    text: Vec<u8>,
    table: Option<RecordBatch>,
    errors: Vec<String>,
    lacking: usize,
    read: usize,
    count: C,
}

impl Job<'_> {
    /// Prints each article with `print`, or writes the table; what `count` gives for each chunk comes out. Bad
    /// articles are named on standard error.
    fn each<C: Send>(
        &self,
        options: PipelineOptions,
        print: impl Fn(&Document, &mut Vec<u8>) -> Result<()> + Sync,
        count: impl Fn(&[Document]) -> C + Sync,
    ) -> Result<(u8, Vec<C>)> {
        let pipeline = Pipeline::new(options)?;
        batch::threads(self.work.on.threads)?;
        let stop = Stop::new();
        let articles = input::articles(self.input, self.output.into_iter().chain(self.report))?;
        let schema = if self.figures { figures_schema() } else { articles_schema() };
        let writer = self.output.map(|path| TableWriter::new(path, Format::of(path)?, schema));
        let mut writer = writer.transpose()?;
        let to_file = writer.is_some();
        let pack = |documents: Vec<Document>| {
            let mut text = Vec::new();
            let table = if to_file {
                let tables = Tables::new(&documents)?;
                Some(if self.figures { tables.figures } else { tables.articles })
            } else {
                documents.iter().filter(|d| d.error.is_none()).try_for_each(|d| print(d, &mut text))?;
                None
            };
            let errors = documents.iter().filter_map(|d| d.error.as_ref().map(ToString::to_string)).collect();
            let lacking = documents.iter().filter_map(|d| d.error.as_ref()).filter(|e| input::lacks_named(e)).count();
            Ok(Chunk { text, table, errors, lacking, read: documents.len(), count: count(&documents) })
        };
        let mut out = Output::new();
        let (mut bad, mut lacking, mut read, mut counts) = (0, 0, 0, Vec::new());
        let sink = |chunk: Chunk<C>| {
            out.write(|out| out.write_all(&chunk.text))?;
            out.flush()?;
            for error in &chunk.errors {
                output::note(&format!("error: {error}"));
            }
            bad += chunk.errors.len();
            lacking += chunk.lacking;
            read += chunk.read;
            counts.push(chunk.count);
            chunk.table.iter().try_for_each(|table| writer.as_mut().map_or(Ok(()), |w| w.write(table)))
        };
        let options = BatchOptions { threads: self.work.on.threads, errors: self.work.errors };
        batch::run(&pipeline, articles, options, pack, sink, &mut stop.watch())?;
        out.finish()?;
        input::found_names(self.input, lacking, read)?;
        if let Some(writer) = writer {
            writer.complete()?.finish()?;
        }
        Ok((output::code(bad), counts))
    }
}
