//! Holds the table of labels in `docs/clean.md` true: every label of leftovers has an example, and it runs.

use khabar::boilerplate::{CleanOptions, Cleaner, Label};
use khabar::text::View;

const PAGE: &str = include_str!("../docs/clean.md");

#[test]
fn every_label_takes_out_what_is_shown() {
    let cleaner = Cleaner::new(CleanOptions::default()).unwrap();
    let mut shown = Vec::new();
    for line in PAGE.lines().filter(|l| l.starts_with("| `")) {
        let cells: Vec<_> = line.trim_matches('|').split(" | ").map(|c| c.trim().replace('⏎', "\n")).collect();
        let [label, _, text, piece] = cells.as_slice() else { continue };
        let label: Label = label.trim_matches('`').parse().unwrap();
        let cleaned = cleaner.clean(text, &View::new(text));
        let removed: Vec<_> = cleaned.removed.iter().map(|r| (r.label, r.span.of(text).trim())).collect();
        assert_eq!(removed, [(label, piece.as_str())]);
        shown.push(label.as_str());
    }
    let leftovers = Label::NAMES.iter().filter(|n| !n.parse::<Label>().unwrap().is_furniture());
    assert_eq!(shown, leftovers.copied().collect::<Vec<_>>());
}
