//! `khabar run`: clean text and figures of articles, as a report, as two files, or as two files a shard.

use super::args::RunArgs;
use super::output::{self, Output};
use super::progress::Bar;
use super::stop::Stop;
use super::{input, report, stages};
use crate::article::{Document, Ids};
use crate::batch::{self, BatchOptions, Progress};
use crate::columns::Tables;
use crate::error::{Result, counted};
use crate::io::{self, Counts, Files, Format, Raw, ResultWriter, ShardWriter};
use crate::pipeline::{Pipeline, said_undated};
use arrow_array::cast::AsArray;
use serde_json::json;
use std::path::Path;

/// Where results go.
enum Target {
    Nowhere,
    Pair(ResultWriter),
    Shards(ShardWriter),
}

/// What a chunk of articles gave, made ready on a pool thread.
struct Chunk {
    tables: Tables,
    figures: Vec<usize>,
    bad: Vec<bool>,
    errors: Vec<String>,
    lacking: usize,
    reports: Vec<String>,
    undated: Vec<String>,
}

impl Chunk {
    fn new(pipeline: &Pipeline, documents: &[Document], print: bool, figures: bool) -> Result<Self> {
        let published = documents.iter().filter_map(Document::published);
        Ok(Chunk {
            tables: Tables::new(documents)?,
            figures: documents.iter().map(|d| d.findings.figures.len()).collect(),
            bad: documents.iter().map(|d| d.error.is_some()).collect(),
            errors: documents.iter().filter_map(|d| d.error.as_ref().map(ToString::to_string)).collect(),
            lacking: documents.iter().filter_map(|d| d.error.as_ref()).filter(|e| input::lacks_named(e)).count(),
            undated: pipeline.undated(published).into_iter().map(str::to_owned).collect(),
            reports: if print { report::all(documents, figures) } else { Vec::new() },
        })
    }
}

pub fn run(args: &RunArgs) -> Result<u8> {
    let pipeline = stages::pipeline(&args.stages)?;
    batch::threads(args.work.on.threads)?;
    let stop = Stop::new();
    let mut before = Before::default();
    let (articles, mut target) = target(args, &mut before)?;
    let print = args.print || args.output.is_none();
    let mut out = Output::new();
    let mut counts = Counts::default();
    let mut lacking = 0;
    let mut undated: (usize, Option<String>) = (0, None);
    let mut ids = Ids::default();
    let bar = Bar::new(print);
    let mut watch = |progress: Progress| {
        bar.show(progress);
        stop.check()
    };
    let sink = |chunk: Chunk| {
        let (articles, figures) = (chunk.tables.articles.num_rows(), chunk.tables.figures.num_rows());
        counts += Counts { articles, figures, errors: chunk.errors.len() };
        for report in &chunk.reports {
            out.text(report)?;
        }
        lacking += chunk.lacking;
        chunk.tables.articles.column(0).as_string::<i32>().iter().flatten().for_each(|id| ids.add(id));
        undated.0 += chunk.undated.len();
        undated.1 = undated.1.take().or(chunk.undated.into_iter().next());
        out.flush()?;
        for error in &chunk.errors {
            output::note(&format!("error: {error}"));
        }
        match &mut target {
            Target::Nowhere => Ok(()),
            Target::Pair(writer) => writer.write(&chunk.tables),
            Target::Shards(writer) => writer.write(&chunk.tables, &chunk.figures, &chunk.bad),
        }
    };
    let options = BatchOptions { threads: args.work.on.threads, errors: args.work.errors };
    let pack = |documents: Vec<Document>| Chunk::new(&pipeline, &documents, print, !args.stages.no_figures);
    batch::run(&pipeline, articles, options, pack, sink, &mut watch)?;
    drop(bar);
    out.finish()?;
    input::found_names(&args.input, lacking, counts.articles)?;
    let written = match target {
        Target::Nowhere => String::new(),
        Target::Pair(writer) => {
            let [articles, figures] = writer.finish()?;
            format!("; written: {}, {}", articles.display(), figures.display())
        }
        Target::Shards(writer) => {
            let shards = counted(writer.finish()?, "shard");
            let folder = args.output.as_deref().unwrap_or(Path::new("."));
            format!("; written: {shards} in {}", folder.display())
        }
    };
    if let Some(said) = ids.said() {
        output::note(&said);
    }
    if let Some(example) = &undated.1 {
        output::note(&said_undated(undated.0, example));
    }
    output::note(&format!("{}{written}", summary(counts)));
    if before.shards > 0 {
        output::note(&format!("done before: {} with {}", counted(before.shards, "shard"), summary(before.counts)));
    }
    Ok(output::code(counts.errors + before.counts.errors))
}

/// What earlier runs have done.
#[derive(Default)]
struct Before {
    shards: usize,
    counts: Counts,
}

type Stream = Box<dyn Iterator<Item = Raw>>;

/// The articles to read, and where their results go.
fn target(args: &RunArgs, before: &mut Before) -> Result<(Stream, Target)> {
    let mut reading = input::reading(&args.input);
    reading.except = args.output.clone();
    let sources = input::sources(&args.input)?;
    let Some(folder) = &args.output else {
        return Ok((Box::new(io::Articles::new(sources, reading)?), Target::Nowhere));
    };
    // An earlier run may have written in another format, or shards.
    reading.earlier = Format::ALL.iter().flat_map(|format| ResultWriter::paths(folder, *format)).collect();
    reading.earlier.extend(io::shard_folders(folder));
    if !args.shards {
        reading.outputs.extend(ResultWriter::paths(folder, args.format));
        let articles = io::Articles::new(sources, reading)?;
        return Ok((Box::new(articles), Target::Pair(ResultWriter::new(folder, args.format)?)));
    }
    let mut options = stages::identity(&args.stages);
    options["input"] = json!([args.input.text_column, args.input.id_column, reading.kind, reading.most]);
    reading.outputs.extend(io::shard_folders(folder));
    let mut shards = io::shards(Files::new(sources, &reading)?)?;
    if !args.redo {
        shards.iter().try_for_each(|shard| shard.keeps(folder))?;
        shards.retain(|shard| match shard.done(folder, args.format, &options) {
            None => true,
            Some(counts) => {
                before.shards += 1;
                before.counts += counts;
                false
            }
        });
    }
    let (articles, writer) = io::sharded(shards, reading, folder.clone(), args.format, options);
    Ok((Box::new(articles), Target::Shards(writer)))
}

/// `3 articles, 7 figures`, and errors where there are any.
fn summary(counts: Counts) -> String {
    let mut said = format!("{}, {}", counted(counts.articles, "article"), counted(counts.figures, "figure"));
    if counts.errors > 0 {
        said.push_str(&format!(", {}", counted(counts.errors, "error")));
    }
    said
}
