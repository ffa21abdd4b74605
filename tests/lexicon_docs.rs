//! Holds `docs/lexicon.md` true: it names every value that a field of the data may have.

const PAGE: &str = include_str!("../docs/lexicon.md");

/// The sources of the schema.
const SCHEMA: [(&str, &str); 8] = [
    ("compare", include_str!("../src/lexicon/schema/compare.rs")),
    ("cues", include_str!("../src/lexicon/schema/cues.rs")),
    ("figures", include_str!("../src/lexicon/schema/figures.rs")),
    ("numbers", include_str!("../src/lexicon/schema/numbers.rs")),
    ("prose", include_str!("../src/lexicon/schema/prose.rs")),
    ("spelled", include_str!("../src/lexicon/schema/spelled.rs")),
    ("spelling", include_str!("../src/lexicon/schema/spelling.rs")),
    ("units", include_str!("../src/lexicon/schema/units.rs")),
];

/// The variants of the public enums of a source that have nothing in them, as the data writes them.
fn values(source: &str) -> Vec<String> {
    let enums = source.split("\npub enum ").skip(1).map(|e| e.split("\n}").next().unwrap_or_default());
    let variants = enums.flat_map(str::lines).filter_map(|line| line.strip_prefix("    ")?.strip_suffix(','));
    variants.filter(|v| v.chars().all(char::is_alphanumeric)).map(snake_case).collect()
}

fn snake_case(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(c.to_lowercase());
    }
    out
}

#[test]
fn the_page_names_every_value() {
    let all: Vec<_> =
        SCHEMA.iter().flat_map(|(file, source)| values(source).into_iter().map(move |v| (file, v))).collect();
    assert!(all.len() > 40, "the schema has more values than {all:?}");
    let missing: Vec<_> = all.iter().filter(|(_, value)| !PAGE.contains(&format!("`{value}`"))).collect();
    assert!(missing.is_empty(), "docs/lexicon.md does not name {missing:?}");
}
