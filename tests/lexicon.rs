//! The built-in lexicon: no file breaks a rule, and every example holds.

use khabar::examples::check_all;
use khabar::lexicon::Lexicon;
use khabar::lexicon::schema::{Marker, SourceWord};
use std::collections::BTreeSet;

#[test]
fn built_in_files_are_sound_and_their_examples_hold() {
    let report = check_all(Vec::new()).unwrap();
    let count = report.problems.len();
    assert!(report.problems.is_empty(), "{count} problems:\n{}", report.problems.join("\n"));
    assert!(report.files >= 18 && report.examples > 500, "only {} examples ran", report.examples);
}

/// Ids end in what their entries need and in the number they hold, so that whoever adds one sees where it belongs.
#[test]
fn ids_end_in_what_the_fields_say() {
    let lexicon = Lexicon::builtin();
    let sources = lexicon.entries::<SourceWord>().unwrap();
    let need = |word: &SourceWord| format!("{:?}", word.needs).to_lowercase();
    let needs: BTreeSet<String> = sources.iter().map(need).collect();
    assert!(needs.len() > 10, "only {needs:?} are told");
    for word in &sources {
        let end = word.id.rsplit('_').next().unwrap();
        assert!(!needs.contains(end) || end == need(word), "source {:?} needs {:?}", word.id, word.needs);
    }
    for marker in lexicon.entries::<Marker>().unwrap() {
        let number = marker.id.rsplit_once('_').and_then(|(_, end)| end.parse::<u8>().ok());
        assert_eq!(number.unwrap_or(0), marker.value, "marker {:?}", marker.id);
    }
}
