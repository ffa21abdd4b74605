//! `khabar run`: clean text and figures of articles, as a report or as two files.

use super::args::RunArgs;
use super::output::{self, Output};
use super::progress::Bar;
use super::{STOPPED, input, report};
use crate::article::Document;
use crate::batch::{self, BatchOptions, Progress};
use crate::boilerplate::{CleanOptions, SiteModel};
use crate::columns::Tables;
use crate::error::{Error, ErrorKind, Result};
use crate::figures::FigureOptions;
use crate::io::ResultWriter;
use crate::lexicon::Lexicon;
use crate::normalize::Normalizer;
use crate::pipeline::{Pipeline, PipelineOptions};
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

pub fn run(args: &RunArgs) -> Result<u8> {
    let pipeline = pipeline(args)?;
    batch::threads(args.threads)?;
    let articles = input::articles(&args.input)?;
    let stopped = stop_flag();
    let mut writer = args.output.as_deref().map(|folder| ResultWriter::new(folder, args.format)).transpose()?;
    let print = args.print || writer.is_none();
    let mut out = Output::new();
    let (mut read, mut figures, mut bad) = (0, 0, 0);
    let bar = Bar::new(print);
    let mut watch = |progress: Progress| {
        bar.show(progress);
        let stop = stopped.load(Ordering::Relaxed);
        if stop { Err(Error::new(ErrorKind::Interrupted, "stopped")) } else { Ok(()) }
    };
    let pack = |documents: Vec<Document>| {
        Ok((Tables::new(&documents)?, if print { report::all(&documents) } else { Vec::new() }, errors(&documents)))
    };
    let sink = |(tables, reports, errors): (Tables, Vec<String>, Vec<String>)| {
        read += tables.articles.num_rows();
        figures += tables.figures.num_rows();
        bad += errors.len();
        for report in &reports {
            out.text(report)?;
        }
        for error in &errors {
            output::note(&format!("error: {error}"));
        }
        writer.as_mut().map_or(Ok(()), |w| w.write(&tables))
    };
    let options = BatchOptions { threads: args.threads, errors: args.errors };
    batch::run(&pipeline, articles, options, pack, sink, &mut watch)?;
    drop(bar);
    out.finish()?;
    let mut summary = format!("{}, {}", counted(read, "article"), counted(figures, "figure"));
    if bad > 0 {
        summary.push_str(&format!(", {}", counted(bad, "error")));
    }
    if let Some(writer) = writer {
        let [articles, figures] = writer.finish()?;
        summary.push_str(&format!("; written: {}, {}", articles.display(), figures.display()));
    }
    output::note(&summary);
    Ok(output::code(bad))
}

fn counted(n: usize, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

fn errors(documents: &[Document]) -> Vec<String> {
    documents.iter().filter_map(|d| d.error.as_ref().map(ToString::to_string)).collect()
}

fn pipeline(args: &RunArgs) -> Result<Pipeline> {
    let lexicon = Lexicon::load(&args.lexicon)?;
    let sites = args.sites.as_deref().map(SiteModel::load).transpose()?.map(Arc::new);
    let clean = CleanOptions { lexicon: lexicon.clone(), sites, ..CleanOptions::default() };
    let figures = FigureOptions { lexicon, ..FigureOptions::default() };
    let normalize = args.normalize.as_deref().map(|preset| Normalizer::from_json(Some(preset), &Value::Null));
    Pipeline::new(PipelineOptions {
        normalize: normalize.transpose()?,
        clean: (!args.no_clean).then_some(clean),
        figures: (!args.no_figures).then_some(figures),
        figures_in_removed: args.figures_in_removed,
    })
}

/// A flag that Ctrl-C sets; a second Ctrl-C ends the process at once.
fn stop_flag() -> Arc<AtomicBool> {
    let flag = Arc::new(AtomicBool::new(false));
    let handler = {
        let flag = flag.clone();
        move || {
            if flag.swap(true, Ordering::Relaxed) {
                std::process::exit(STOPPED.into());
            }
        }
    };
    // Where no handler can be set, Ctrl-C ends the process as usual.
    let _ = ctrlc::set_handler(handler);
    flag
}
