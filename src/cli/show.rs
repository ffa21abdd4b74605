//! `khabar show`: articles as one HTML page.

use super::args::ShowArgs;
use super::stop::Stop;
use super::{input, output, stages};
use crate::article::Document;
use crate::batch::{self, BatchOptions, OnError};
use crate::error::{Error, Result, counted_as};
use crate::io::PartFile;
use crate::show;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

pub fn show(args: &ShowArgs) -> Result<u8> {
    let pipeline = stages::pipeline(&args.stages)?;
    let stop = Stop::new();
    let mut articles = input::articles(&args.input, &args.output)?;
    let mut documents = Vec::new();
    let sink = |chunk: Vec<Document>| {
        documents.extend(chunk);
        Ok(())
    };
    let options = BatchOptions { threads: None, errors: OnError::Collect };
    batch::run(&pipeline, articles.by_ref().take(args.limit as usize), options, Ok, sink, &mut stop.watch())?;
    let more = articles.next().is_some();
    let bad: Vec<&Error> = documents.iter().filter_map(|d| d.error.as_ref()).collect();
    for error in &bad {
        output::note(&format!("error: {error}"));
    }
    input::found_names(&args.input, bad.iter().filter(|e| input::lacks_named(e)).count(), documents.len())?;
    if more {
        output::note(&format!(
            "only the first {} shown; --limit shows more",
            counted_as(documents.len(), "article is", "articles are")
        ));
    }
    let page = show::page(&documents, more);
    match &args.output {
        Some(path) => {
            let mut file = PartFile::create(path)?;
            file.write_all(page.as_bytes()).map_err(|e| Error::io(path.display(), &e))?;
            file.finish()?;
            output::note(&format!("written: {}", path.display()));
            if args.open {
                open(path);
            }
        }
        None if args.open || std::io::stdout().is_terminal() => open(&temporary(&page)?),
        None => return output::print(page.as_bytes()).map(|code| code.max(output::code(bad.len()))),
    }
    Ok(output::code(bad.len()))
}

/// The page in a file that stays until the system clears its temporary files.
fn temporary(page: &str) -> Result<PathBuf> {
    let failed = |e: &std::io::Error| Error::io(std::env::temp_dir().display(), e);
    let mut file = tempfile::Builder::new().prefix("khabar-").suffix(".html").tempfile().map_err(|e| failed(&e))?;
    file.write_all(page.as_bytes()).map_err(|e| failed(&e))?;
    let (_, path) = file.keep().map_err(|e| failed(&e.error))?;
    Ok(path)
}

/// Opens a page in the browser, and says where it is.
fn open(path: &Path) {
    output::note(&format!("page: {}", path.display()));
    if let Err(e) = opener::open(path) {
        output::note(&format!("no browser could be opened: {e}"));
    }
}
