//! Written texts with what must be taken out of them: every label, and the traps that cleaners fall into.

use khabar::boilerplate::{CleanOptions, Cleaner};
use khabar::text::View;
use serde::Deserialize;
use std::fmt::Write;

#[derive(Deserialize)]
struct Vector {
    note: String,
    text: String,
    removed: Vec<Piece>,
    #[serde(default)]
    options: serde_json::Value,
}

#[derive(Deserialize)]
struct Piece {
    text: String,
    label: String,
}

/// The text with every removed piece in brackets; white space at the edges of pieces stays outside.
fn marked(text: &str, mut pieces: Vec<(usize, usize, String)>) -> String {
    pieces.sort();
    let mut joined: Vec<(usize, usize, String)> = Vec::new();
    for (start, end, label) in pieces {
        let inner = text[start..end].trim();
        if inner.is_empty() {
            continue;
        }
        let start = start + text[start..end].find(inner).unwrap();
        let end = start + inner.len();
        match joined.last_mut() {
            Some(last) if last.2 == label && text[last.1..start].trim().is_empty() => last.1 = end,
            _ => joined.push((start, end, label)),
        }
    }
    let mut out = String::new();
    let mut at = 0;
    for (start, end, label) in joined {
        write!(out, "{}⟦{label}|{}⟧", &text[at..start], &text[start..end]).unwrap();
        at = end;
    }
    out + &text[at..]
}

#[test]
fn vectors_hold() {
    let mut wrong = Vec::new();
    let mut run = 0;
    let usual = Cleaner::new(CleanOptions::default()).unwrap();
    for file in std::fs::read_dir("tests/vectors/clean").unwrap() {
        let path = file.unwrap().path();
        let vectors: Vec<Vector> = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for v in vectors {
            run += 1;
            let own =
                (!v.options.is_null()).then(|| Cleaner::new(CleanOptions::from_json(&v.options).unwrap()).unwrap());
            let cleaner = own.as_ref().unwrap_or(&usual);
            let cleaned = cleaner.clean(&v.text, &View::new(&v.text));
            let found = cleaned.removed.iter().map(|r| (r.span.start, r.span.end, r.label.to_string())).collect();
            let mut at = 0;
            let wanted = v.removed.iter().map(|p| {
                let start = at + v.text[at..].find(&p.text).unwrap_or_else(|| panic!("{}: {:?}", v.note, p.text));
                at = start + p.text.len();
                (start, at, p.label.clone())
            });
            let wanted = marked(&v.text, wanted.collect());
            let found = marked(&v.text, found);
            if wanted != found {
                let name = path.file_stem().unwrap().to_string_lossy().into_owned();
                wrong.push(format!("{name}: {}\n  want {wanted}\n  got  {found}", v.note));
            }
        }
    }
    assert!(run >= 60, "only {run} vectors ran");
    assert!(wrong.is_empty(), "{} of {run} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
