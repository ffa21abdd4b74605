//! Runs the vectors of `tests/vectors/normalize`, which pytest reads too.
//!
//! A file is a list of `{"note", "in", "out"}` with `"preset"`, `"options"`, or both.

use khabar::normalize::Normalizer;
use serde::Deserialize;
use serde_json::Value;
use std::path::PathBuf;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    note: String,
    preset: Option<String>,
    #[serde(default)]
    options: Value,
    #[serde(rename = "in")]
    input: String,
    out: String,
}

#[test]
fn every_vector_comes_out_as_written() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/normalize");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let (mut run, mut wrong) = (0, Vec::new());
    for file in &files {
        let text = std::fs::read_to_string(file).unwrap();
        let vectors: Vec<Vector> = serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        for v in vectors {
            run += 1;
            let n =
                Normalizer::from_json(v.preset.as_deref(), &v.options).unwrap_or_else(|e| panic!("{}: {e}", v.note));
            let name = file.file_name().unwrap().to_string_lossy().into_owned();
            let mut check = |what: &str, got: &str| {
                if got != v.out {
                    wrong.push(format!(
                        "{name}: {} ({what})\n    in   {:?}\n    out  {:?}\n    want {:?}",
                        v.note, v.input, got, v.out
                    ));
                }
            };
            check("apply", &n.apply(&v.input));
            check("stepwise", &khabar::bench::apply_stepwise(&n, &v.input));
            check("align", n.align(&v.input).text());
        }
    }
    assert!(run > 100, "only {run} vectors were found");
    assert!(wrong.is_empty(), "{} of {run} vectors:\n{}", wrong.len(), wrong.join("\n"));
}
