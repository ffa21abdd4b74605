//! Holds `docs/normalize.md` true: every example runs, and every step and preset has one.

use khabar::normalize::{Normalizer, Preset, Step};
use serde_json::Value;

const PAGE: &str = include_str!("../docs/normalize.md");

/// The cells of each row of a table of code spans; rows with other cells in front are left out.
fn rows(cells: usize) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for line in PAGE.lines().filter(|l| l.starts_with("| `")) {
        let row: Vec<String> =
            line.trim_matches('|').split(" | ").map(|c| c.trim().trim_matches('`').to_owned()).collect();
        if row.len() == cells && (cells != 3 || line.matches('`').count() == 6) {
            found.push(row);
        }
    }
    found
}

fn text(cell: &str) -> String {
    serde_json::from_str(&format!("\"{cell}\"")).unwrap_or_else(|e| panic!("{cell}: {e}"))
}

#[test]
fn every_step_is_listed_in_order_and_does_what_is_shown() {
    let rows = rows(5);
    let names: Vec<&str> = rows.iter().map(|r| r[0].as_str()).collect();
    assert_eq!(names, Step::NAMES);
    for row in rows {
        let options: Value = serde_json::from_str(&row[2]).unwrap_or_else(|e| panic!("{}: {e}", row[2]));
        let n = Normalizer::from_json(None, &options).unwrap();
        assert_eq!(n.apply(&text(&row[3])), text(&row[4]), "{}", row[0]);
        let step: Step = row[0].parse().unwrap();
        let info = n.steps().into_iter().find(|s| s.name == step).expect("the options ask for the step");
        assert_eq!(info.safety.as_str(), row[1], "{}", row[0]);
        let audit = n.audit(&text(&row[3]));
        assert!(audit.iter().any(|a| a.step == step && a.count > 0), "{} did nothing by its own count", row[0]);
    }
}

#[test]
fn every_preset_does_what_is_shown() {
    let rows = rows(3);
    let names: Vec<&str> = rows.iter().map(|r| r[0].as_str()).collect();
    assert_eq!(names, Preset::NAMES);
    for row in rows {
        let n = Normalizer::from_json(Some(&row[0]), &Value::Null).unwrap();
        assert_eq!(n.apply(&text(&row[1])), text(&row[2]), "{}", row[0]);
    }
}

#[test]
fn audit_counts_and_lossy_names_what_cannot_be_undone() {
    let n = Normalizer::preset(Preset::Search);
    let audit = n.audit("أُعلِنَ في مدرسةٍ");
    let count = |step: Step| audit.iter().find(|a| a.step == step).map(|a| a.count);
    assert_eq!(count(Step::Tashkeel), Some(4));
    assert_eq!(count(Step::Alef), Some(1));
    assert_eq!(count(Step::TehMarbuta), Some(1));
    assert_eq!(count(Step::Hamza), None, "not a step of this preset");
    let lossy: Vec<&str> = n.lossy().iter().map(|s| s.name.as_str()).collect();
    assert_eq!(lossy, ["tashkeel", "alef", "alef_maksura", "teh_marbuta"]);
    assert!(Normalizer::preset(Preset::Light).lossy().is_empty());
}
