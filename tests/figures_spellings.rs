//! The vectors' texts as some pages write them: in presentation forms, or with a mark behind each letter. The figures stay what they are.

use khabar::Span;
use khabar::figures::{Figure, FigureOptions, Reader};
use khabar::text::View;
use std::collections::HashMap;
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// The texts of the vectors.
fn texts() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/figures");
    let files = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    let texts = files.filter(|p| p.extension().is_some_and(|e| e == "json")).flat_map(|p| {
        let vectors: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(p).unwrap()).unwrap();
        vectors.as_array().unwrap().iter().map(|v| v["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    });
    texts.collect()
}

/// What a figure says, by the text that it says it in.
fn said(text: &str, figures: &[Figure], plain: impl Fn(&str) -> String) -> Vec<String> {
    let figure = |f: &Figure| {
        for span in [Some(f.span), Some(f.phrase), f.noun, f.source].into_iter().flatten() {
            assert!(text.get(span.start..span.end).is_some(), "{text:?}: {f:?}");
        }
        let part = |span| plain(Span::of(span, text));
        format!("{:?} {:?} {:?} {} {:?}", f.kind, f.value, f.iso, part(f.span), f.source.map(part))
    };
    figures.iter().map(figure).collect()
}

fn differ(write: impl Fn(char) -> String, plain: impl Fn(&str) -> String) -> Vec<String> {
    let reader = Reader::new(FigureOptions::default()).unwrap();
    let read = |text: &str| said(text, &reader.read(text, &View::new(text)), &plain);
    let mut found = Vec::new();
    for text in texts() {
        let written: String = text.chars().map(&write).collect();
        let (a, b) = (read(&text), read(&written));
        if a != b {
            found.push(format!("{text}\n  {a:?}\n  {b:?}"));
        }
    }
    found
}

#[test]
fn presentation_forms_change_nothing() {
    let forms: HashMap<char, char> =
        ('\u{FE80}'..='\u{FEF4}').rev().map(|form| (form.nfkc().next().unwrap(), form)).collect();
    let write = |c: char| forms.get(&c).copied().unwrap_or(c).to_string();
    let found = differ(write, |part| part.nfkc().collect());
    assert!(found.is_empty(), "{} differ:\n{}", found.len(), found.join("\n"));
}

#[test]
fn bidi_marks_change_nothing() {
    let write = |c: char| if ('ء'..='ي').contains(&c) { format!("{c}\u{200F}") } else { c.to_string() };
    let found = differ(write, |part| part.replace('\u{200F}', ""));
    assert!(found.is_empty(), "{} differ:\n{}", found.len(), found.join("\n"));
}
