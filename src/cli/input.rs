//! From arguments to articles and options.

use super::output;
use super::shared_args::{InputArgs, SetArgs};
use crate::error::{Error, ErrorKind, Result};
use crate::io::{Articles, FieldNames, ReadOptions, Source};
use serde_json::{Map, Value};
use std::io::IsTerminal;
use std::path::PathBuf;

/// The articles that the arguments name, none of which may be in one of the files to be written.
pub fn articles<'a>(args: &InputArgs, outputs: impl IntoIterator<Item = &'a PathBuf>) -> Result<Articles> {
    // A folder is no file to write; that is said where it is opened.
    let mut reading = reading(args);
    reading.outputs.extend(outputs.into_iter().filter(|path| !path.is_dir()).cloned());
    Articles::new(sources(args)?, reading)
}

/// The sources that the arguments name, standard input when they name none.
pub fn sources(args: &InputArgs) -> Result<Vec<Source>> {
    let mut sources: Vec<Source> = args.paths.iter().map(|p| Source::new(p)).collect();
    if sources.is_empty() {
        if std::io::stdin().is_terminal() {
            return Err(Error::option("nothing to read; give files, folders, or - for standard input"));
        }
        sources.push(Source::Stdin);
    }
    Ok(sources)
}

/// How the arguments say that sources are read.
pub fn reading(args: &InputArgs) -> ReadOptions {
    ReadOptions {
        names: FieldNames { text: args.text_column.clone(), id: args.id_column.clone() },
        kind: args.input_format,
        most: usize::from(args.max_article) << 20,
        outputs: output::files(),
        notice: Some(output::note),
        ..ReadOptions::default()
    }
}

/// An error when the field or column that the arguments name was in none of the articles `read`; `lacking` of them it was
/// not. Where only some lack it, those are bad articles.
pub fn found_names(args: &InputArgs, lacking: usize, read: usize) -> Result<()> {
    if lacking == 0 || lacking < read {
        return Ok(());
    }
    let named = [("--text-column", &args.text_column), ("--id-column", &args.id_column)];
    let named = named.into_iter().filter_map(|(option, name)| name.as_ref().map(|name| format!("{option} {name:?}")));
    let named = named.collect::<Vec<_>>().join(" and ");
    Err(Error::option(format!("{named}: nothing that was read has it")))
}

/// Whether an article lacks a field or column that the arguments name.
pub fn lacks_named(e: &Error) -> bool {
    e.kind() == ErrorKind::Option
}

/// The options set with `--set`, as a JSON object.
pub fn options(args: &SetArgs) -> Result<Map<String, Value>> {
    let mut map = Map::new();
    for pair in &args.set {
        let Some((name, value)) = pair.split_once('=') else {
            return Err(Error::option(format!("--set {pair:?} is not of the form NAME=VALUE")));
        };
        map.insert(name.trim().to_owned(), value_of(value.trim()));
    }
    Ok(map)
}

/// JSON where it is JSON, a list where there is a comma, else a string.
fn value_of(text: &str) -> Value {
    match serde_json::from_str(text) {
        Ok(value) => value,
        Err(_) if text.contains(',') => text.split(',').map(|part| Value::from(part.trim())).collect(),
        Err(_) => text.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn options_are_read_as_json_lists_or_words() {
        let set = ["a=true", "b=caption, title", "c=[\"x\"]", "d=word", "e=0.5"].map(String::from).to_vec();
        let want = json!({"a": true, "b": ["caption", "title"], "c": ["x"], "d": "word", "e": 0.5});
        assert_eq!(Value::Object(options(&SetArgs { set }).unwrap()), want);
        let e = options(&SetArgs { set: vec!["digits".into()] }).unwrap_err();
        assert_eq!(e.to_string(), "--set \"digits\" is not of the form NAME=VALUE");
    }
}
