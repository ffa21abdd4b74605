//! `khabar lexicon check`.

use super::args::LexiconCommand;
use super::output::{self, Output};
use crate::error::{Error, Result};
use crate::examples::check_all;
use crate::lexicon::Source;

pub fn lexicon(command: &LexiconCommand) -> Result<u8> {
    let LexiconCommand::Check { files } = command;
    let mut user = Vec::with_capacity(files.len());
    for file in files {
        let text = std::fs::read_to_string(file).map_err(|e| Error::io(file.display(), &e))?;
        user.push(Source::new(&file.display().to_string(), &text)?);
    }
    let report = check_all(user)?;
    let mut out = Output::new();
    for problem in &report.problems {
        out.text(problem)?;
    }
    let (files, examples, problems) = (report.files, report.examples, report.problems.len());
    out.write(|out| writeln!(out, "{files} files, {examples} examples, {problems} problems"))?;
    out.finish()?;
    Ok(output::code(problems))
}
