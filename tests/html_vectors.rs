//! Written pages in the manner of common systems: the text that each gives, line for line.
#![cfg(feature = "html")]

use khabar::boilerplate::{CleanOptions, Cleaner, html};
use khabar::text::View;
use std::path::Path;

/// The text of a page, cleaned, a line for each block.
fn text_of(path: &Path) -> String {
    let page = html::extract(&std::fs::read(path).unwrap(), None).unwrap();
    let cleaner = Cleaner::new(CleanOptions::default()).unwrap();
    let cleaned = cleaner.clean(&page.text, &View::new(&page.text)).text(&page.text);
    let lines: Vec<&str> = cleaned.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    lines.join("\n") + "\n"
}

#[test]
fn pages_give_their_text_and_nothing_else() {
    let mut run = 0;
    let mut wrong = Vec::new();
    for file in std::fs::read_dir("tests/vectors/html").unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_none_or(|e| e != "html") {
            continue;
        }
        run += 1;
        let wanted = std::fs::read_to_string(path.with_extension("txt")).unwrap();
        let found = text_of(&path);
        if found != wanted {
            wrong.push(format!("{}\n--- want\n{wanted}--- got\n{found}", path.display()));
        }
    }
    assert!(run >= 21, "only {run} pages were read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
