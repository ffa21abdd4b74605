//! Files that are to be written and are inputs too: writing them would destroy what was to be read.

use super::kinds::FileKind;
use crate::error::{Error, Result};
use std::path::{Path, PathBuf};

/// An error when one of `outputs`, which are files and folders, is or holds one of the files that `inputs` name, or lies
/// in a folder of inputs where it would be read; the folder `except` is not read.
pub(super) fn check<'a>(
    outputs: &[PathBuf],
    inputs: impl Iterator<Item = &'a Path>,
    except: Option<&Path>,
) -> Result<()> {
    if let Some(twice) = outputs.iter().enumerate().find(|(i, path)| outputs[..*i].contains(path)) {
        return Err(Error::option(format!("{}: two results cannot be written to one file", twice.1.display())));
    }
    // What does not exist yet cannot be an input.
    let there: Vec<(&PathBuf, PathBuf)> =
        outputs.iter().filter_map(|path| Some((path, path.canonicalize().ok()?))).collect();
    if there.is_empty() {
        return Ok(());
    }
    for input in inputs {
        let Ok(input) = input.canonicalize() else { continue };
        if let Some((output, _)) = there.iter().find(|(_, output)| is_read(&input, output, except)) {
            return Err(Error::option(format!("{}: this is also an input; give another name", output.display())));
        }
    }
    Ok(())
}

/// Whether reading `input` reads `output`, or something in it.
fn is_read(input: &Path, output: &Path, except: Option<&Path>) -> bool {
    if input == output || output.is_dir() && input.starts_with(output) {
        return true;
    }
    let Ok(inside) = output.strip_prefix(input) else { return false };
    let passed_over = except.is_some_and(|except| except != input && output.starts_with(except));
    let hidden = inside.iter().any(|part| part.as_encoded_bytes().starts_with(b"."));
    input.is_dir() && !passed_over && !hidden && (output.is_dir() || FileKind::of(output).is_some())
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
            check(&[at(output)], [&*at(input)].into_iter(), except.as_deref()).err().map(|e| e.to_string())
        };
        for (output, input) in [("a.csv", "in/../a.csv"), ("in/b.jsonl", "in"), ("in", "in/b.jsonl"), ("in", ".")] {
            let said = said(output, input, None).unwrap_or_default();
            assert!(said.ends_with("this is also an input; give another name"), "{output} {input}: {said}");
        }
        for (output, input) in [("new.csv", "."), ("in/report.tmp", "in"), ("in/.old/c.jsonl", "in"), ("a.csv", "in")] {
            assert_eq!(said(output, input, None), None, "{output} {input}");
        }
        assert_eq!(said("in/b.jsonl", ".", Some("in")), None, "a folder that is not read");
        let twice = check(&[at("n.csv"), at("n.csv")], std::iter::empty(), None).unwrap_err();
        assert!(twice.message().ends_with("two results cannot be written to one file"), "{twice}");
    }
}
