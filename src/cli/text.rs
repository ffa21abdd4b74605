//! `khabar normalize`, `khabar clean` and `khabar figures`: one stage, on standard output.

use super::args::{CleanArgs, FiguresArgs, InputArgs, NormalizeArgs};
use super::input;
use super::output::{self, Output};
use crate::article::Document;
use crate::batch::{self, BatchOptions, OnError, quiet};
use crate::boilerplate::{CleanOptions, Report, SiteModel};
use crate::columns::Tables;
use crate::error::{Error, Result};
use crate::figures::FigureOptions;
use crate::io::write_rows;
use crate::normalize::Normalizer;
use crate::pipeline::{Pipeline, PipelineOptions};
use serde_json::Value;
use std::sync::Arc;

pub fn normalize(args: &NormalizeArgs) -> Result<u8> {
    let set = Value::Object(input::options(&args.set)?);
    let normalizer = Normalizer::from_json(Some(&args.preset), &set)?;
    let options = PipelineOptions { normalize: Some(normalizer), clean: None, figures: None, ..Default::default() };
    each(&args.input, options, |document, out| out.text(document.findings.normalized.as_deref().unwrap_or_default()))
}

pub fn clean(args: &CleanArgs) -> Result<u8> {
    let mut clean = CleanOptions::from_json(&Value::Object(input::options(&args.set)?))?;
    if let Some(path) = &args.sites {
        clean.sites = Some(Arc::new(SiteModel::load(path)?));
    }
    let options = PipelineOptions { clean: Some(clean), figures: None, ..Default::default() };
    let mut report = Report::default();
    let code = each(&args.input, options, |document, out| {
        let cleaned = document.findings.cleaned.as_ref();
        if args.report.is_some()
            && let Some(cleaned) = cleaned
        {
            report.add(document.article.site().as_deref().unwrap_or_default(), cleaned);
        }
        if args.json {
            let tables = Tables::new(std::slice::from_ref(document))?;
            out.write(|mut out| write_rows(&tables.articles, &mut out))
        } else if args.explain {
            out.text(&format!("━━ {} ━━", document.article.id))?;
            out.text(&cleaned.map_or_else(String::new, |c| c.explain(&document.article.text)))
        } else {
            out.text(&document.text())
        }
    })?;
    if let Some(path) = &args.report {
        std::fs::write(path, report.to_string()).map_err(|e| Error::io(path.display(), &e))?;
    }
    Ok(code)
}

pub fn figures(args: &FiguresArgs) -> Result<u8> {
    let figures = FigureOptions::from_json(&Value::Object(input::options(&args.set)?))?;
    let options = PipelineOptions { clean: None, figures: Some(figures), ..Default::default() };
    each(&args.input, options, |document, out| {
        let tables = Tables::new(std::slice::from_ref(document))?;
        out.write(|mut out| write_rows(&tables.figures, &mut out))
    })
}

/// Runs one stage over all articles and writes each with `write`; bad articles are named on standard error.
fn each(
    input: &InputArgs,
    options: PipelineOptions,
    mut write: impl FnMut(&Document, &mut Output) -> Result<()>,
) -> Result<u8> {
    let pipeline = Pipeline::new(options)?;
    let articles = input::articles(input)?;
    let mut out = Output::new();
    let mut bad = 0;
    let batch = BatchOptions { threads: None, errors: OnError::Collect };
    let sink = |documents: Vec<Document>| {
        for document in &documents {
            match &document.error {
                None => write(document, &mut out)?,
                Some(e) => {
                    bad += 1;
                    output::note(&format!("error: {e}"));
                }
            }
        }
        Ok(())
    };
    batch::run(&pipeline, articles, batch, Ok, sink, &mut quiet())?;
    out.finish()?;
    Ok(output::code(bad))
}
