//! The built-in lexicon: no file breaks a rule, and every example holds.

use khabar::examples::check_all;

#[test]
fn built_in_files_are_sound_and_their_examples_hold() {
    let report = check_all(Vec::new()).unwrap();
    let count = report.problems.len();
    assert!(report.problems.is_empty(), "{count} problems:\n{}", report.problems.join("\n"));
    assert!(report.files >= 18 && report.examples > 500, "only {} examples ran", report.examples);
}
