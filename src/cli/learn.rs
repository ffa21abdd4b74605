//! `khabar learn`: a site model from articles.

use super::args::LearnArgs;
use super::stop::Stop;
use super::{input, output};
use crate::batch::{self, OnError};
use crate::boilerplate::SiteModel;
use crate::error::{Error, Result, counted};
use crate::io::PartFile;
use std::io::Write;

pub fn learn(args: &LearnArgs) -> Result<u8> {
    batch::threads(args.work.on.threads)?;
    let stop = Stop::new();
    let mut file = PartFile::create(&args.output)?;
    let others = args.merge.iter().map(|path| SiteModel::load(path)).collect::<Result<Vec<_>>>()?;
    let mut learned = if args.input.paths.is_empty() && !others.is_empty() {
        batch::Learned::default()
    } else {
        let strict = args.work.errors == OnError::Raise;
        batch::learn(input::articles(&args.input, [&args.output])?, args.work.on.threads, strict, &mut stop.watch())?
    };
    for other in others {
        learned.model.merge(other);
    }
    for error in &learned.errors {
        output::note(&format!("error: {error}"));
    }
    let lacking = learned.errors.iter().filter(|e| input::lacks_named(e)).count();
    input::found_names(&args.input, lacking, learned.read + learned.errors.len())?;
    let model = learned.model;
    if model.sites().len() == 0 {
        let none = "no article names its site or address, so nothing was learned and nothing is written";
        return Err(Error::input(format!("{}: {none}", args.output.display())));
    }
    file.write_all(&model.to_bytes()).map_err(|e| Error::io(args.output.display(), &e))?;
    file.finish()?;
    let articles: usize = model.sites().map(|site| model.articles(site)).sum();
    output::note(&format!(
        "{} read; the model knows {} and {}; written: {}",
        counted(learned.read, "article"),
        counted(model.sites().len(), "site"),
        counted(articles, "distinct article"),
        args.output.display()
    ));
    Ok(output::code(learned.errors.len()))
}
