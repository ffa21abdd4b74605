//! The examples of the cue tables: each says what a phrase gives away, or that it gives nothing away.

use khabar::Span;
use khabar::boilerplate::{CleanOptions, Cleaner, Label};
use khabar::lexicon::{builtin, check};
use khabar::text::View;

/// What is wrong with an example, if anything.
fn problem(cleaner: &Cleaner, text: &str, span: Span, is: &str) -> Option<String> {
    let cleaned = cleaner.clean(text, &View::new(text));
    let label_at = |i: usize| cleaned.removed.iter().find(|r| r.span.start <= i && i < r.span.end).map(|r| r.label);
    let wanted: Option<Label> = if is == "nothing" { None } else { Some(is.parse().expect("a label")) };
    for (i, c) in span.of(text).char_indices() {
        let found = label_at(span.start + i);
        if !c.is_whitespace() && found != wanted {
            let rest = &text[span.start + i..];
            return Some(format!(
                "{found:?} instead of {wanted:?} from {:?}",
                rest.chars().take(30).collect::<String>()
            ));
        }
    }
    None
}

#[test]
fn examples_hold() {
    let cleaner = Cleaner::new(CleanOptions::default()).unwrap();
    let everything = CleanOptions::from_json(&serde_json::json!({ "drop": Label::NAMES })).unwrap();
    let bold = Cleaner::new(everything).unwrap();
    let mut problems = Vec::new();
    let mut run = 0;
    for source in builtin().iter().filter(|s| s.table == "cues") {
        for case in check::cases(source).unwrap() {
            let example = &case.example;
            let part = example.span.as_deref().unwrap_or(&example.text);
            let start = example.text.rfind(part).expect("the check looks for the span");
            let span = Span::new(start, start + part.len());
            let furniture = example.is.parse::<Label>().is_ok_and(Label::is_furniture);
            let cleaner = if furniture { &bold } else { &cleaner };
            run += 1;
            if let Some(why) = problem(cleaner, &example.text, span, &example.is) {
                problems.push(format!("{}: {}: {:?}: {why}", case.file, case.entry, example.text));
            }
        }
    }
    assert!(run > 80, "only {run} examples ran");
    assert!(problems.is_empty(), "{} of {run} examples fail:\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn tables_are_sound() {
    let sources: Vec<_> = builtin().iter().filter(|s| s.table == "cues").cloned().collect();
    assert_eq!(check::sources(&sources).unwrap(), Vec::<String>::new());
}
