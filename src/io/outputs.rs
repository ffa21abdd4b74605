//! Files that are to be written and lie among the inputs: what an earlier run has left there is not read, and nothing else
//! is written over.

use super::kinds::FileKind;
use super::results::is_result;
use crate::error::{Error, Result};
use rustc_hash::FxHashSet;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// An input as the check sees it.
pub(super) struct Input<'a> {
    pub path: &'a Path,
    /// Whether it was asked for by its own name, not by a pattern.
    pub named: bool,
}

/// What an earlier run has left among the inputs.
#[derive(Debug, Default)]
pub(super) struct Earlier {
    /// Its files, by their real paths.
    pub files: FxHashSet<PathBuf>,
    /// The outputs and places that they are, or are in, as they were given.
    pub found: Vec<PathBuf>,
}

/// The results of an earlier run among what `inputs` name: those at `outputs`, which are files and folders, and at
/// `places`, which are not written now. An error when one of `outputs` is or holds any other file that would be read; the
/// folder `except` is not read.
pub(super) fn check(
    outputs: &[PathBuf],
    places: &[PathBuf],
    inputs: &[Input<'_>],
    except: Option<&Path>,
) -> Result<Earlier> {
    if let Some(twice) = outputs.iter().enumerate().find(|(i, path)| outputs[..*i].contains(path)) {
        return Err(Error::option(format!("{}: two results cannot be written to one file", twice.1.display())));
    }
    let mut earlier = Earlier::default();
    for (i, output) in outputs.iter().chain(places).enumerate() {
        // What does not exist yet cannot be an input.
        let Ok(real) = output.canonicalize() else { continue };
        let before = earlier.files.len();
        for input in inputs {
            let Ok(path) = input.path.canonicalize() else { continue };
            let ours = |file: &PathBuf| !(input.named && *file == path) && is_result(file);
            let (left, other): (Vec<_>, Vec<_>) = read_of(&path, &real, except).into_iter().partition(ours);
            if i < outputs.len() && !other.is_empty() {
                return Err(also_an_input(output));
            }
            earlier.files.extend(left);
        }
        if earlier.files.len() > before {
            earlier.found.push(output.clone());
        }
    }
    Ok(earlier)
}

/// The error of an output that cannot be written, since it is read.
pub(super) fn also_an_input(output: &Path) -> Error {
    Error::option(format!("{}: this is also an input; give another name", output.display()))
}

/// The files of `output` that reading `input` reads.
fn read_of(input: &Path, output: &Path, except: Option<&Path>) -> Vec<PathBuf> {
    if input.starts_with(output) {
        return if input.is_dir() { files(input) } else { vec![input.to_owned()] };
    }
    let Ok(inside) = output.strip_prefix(input) else { return Vec::new() };
    let passed_over = except.is_some_and(|except| except != input && output.starts_with(except));
    let hidden = inside.iter().any(|part| part.as_encoded_bytes().starts_with(b"."));
    if passed_over || hidden { Vec::new() } else { files(output) }
}

/// Whether an entry of a folder is hidden by its name.
pub(super) fn hidden(entry: &DirEntry) -> bool {
    entry.depth() > 0 && entry.file_name().as_encoded_bytes().starts_with(b".")
}

/// The files of kinds that are read in a folder, or the file itself.
pub(super) fn files(path: &Path) -> Vec<PathBuf> {
    let walk = WalkDir::new(path).into_iter().filter_entry(|entry| !hidden(entry));
    let files = walk.filter_map(Result::ok).filter(|entry| entry.file_type().is_file()).map(DirEntry::into_path);
    files.filter(|path| FileKind::of(path).is_some()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn an_output_is_an_input_by_its_place_whatever_its_name() {
        let made = tempfile::tempdir().unwrap();
        let at = |name: &str| made.path().join(name);
        fs::create_dir_all(at("in/.old")).unwrap();
        for name in ["a.csv", "in/b.jsonl", "in/report.tmp", "in/.old/c.jsonl"] {
            fs::write(at(name), "x").unwrap();
        }
        let said = |output: &str, input: &str, except: Option<&str>| {
            let except = except.map(|e| at(e).canonicalize().unwrap());
            let input = Input { path: &at(input), named: true };
            check(&[at(output)], &[], &[input], except.as_deref()).err().map(|e| e.to_string())
        };
        for (output, input) in [("a.csv", "in/../a.csv"), ("in/b.jsonl", "in"), ("in", "in/b.jsonl"), ("in", ".")] {
            let said = said(output, input, None).unwrap_or_default();
            assert!(said.ends_with("this is also an input; give another name"), "{output} {input}: {said}");
        }
        for (output, input) in [("new.csv", "."), ("in/report.tmp", "in"), ("in/.old/c.jsonl", "in"), ("a.csv", "in")] {
            assert_eq!(said(output, input, None), None, "{output} {input}");
        }
        assert_eq!(said("in/b.jsonl", ".", Some("in")), None, "a folder that is not read");
        let twice = check(&[at("n.csv"), at("n.csv")], &[], &[], None).unwrap_err();
        assert!(twice.message().ends_with("two results cannot be written to one file"), "{twice}");
    }
}
