//! The direction of the layers: which module may use which, and that Python stays in its folder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each top-level module may use. Text, span, error, names -> lexicon -> the three stages, which
/// never use each other -> article, pipeline -> show, batch -> compare -> examples, columns,
/// io -> cli, python.
const ALLOWED: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("span", &[]),
    ("names", &["error"]),
    ("text", &["span", "error"]),
    ("lexicon", &["text", "span", "error", "names"]),
    ("normalize", &["lexicon", "text", "span", "error", "names"]),
    ("boilerplate", &["lexicon", "text", "span", "error", "names"]),
    ("figures", &["lexicon", "text", "span", "error", "names"]),
    ("article", &["boilerplate", "figures", "span", "error"]),
    ("pipeline", &["article", "boilerplate", "figures", "normalize", "text", "span", "error"]),
    ("show", &["article", "boilerplate", "figures", "text", "span"]),
    ("batch", &["pipeline", "article", "boilerplate", "error", "names"]),
    ("compare", &["batch", "article", "figures", "lexicon", "text", "span", "error", "names"]),
    ("examples", &["compare", "boilerplate", "figures", "normalize", "lexicon", "text", "span", "error"]),
    ("columns", &["compare", "pipeline", "article", "boilerplate", "figures", "normalize", "span", "error"]),
    ("io", &["compare", "figures", "columns", "batch", "article", "boilerplate", "error", "names"]),
    (
        "cli",
        &[
            "io",
            "columns",
            "show",
            "batch",
            "examples",
            "compare",
            "pipeline",
            "article",
            "boilerplate",
            "figures",
            "normalize",
            "lexicon",
            "error",
        ],
    ),
    (
        "python",
        &[
            "cli",
            "io",
            "columns",
            "show",
            "batch",
            "compare",
            "pipeline",
            "article",
            "boilerplate",
            "figures",
            "normalize",
            "lexicon",
            "text",
            "span",
            "error",
        ],
    ),
];

fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    let module = |path: &Path| {
        let inside = path.strip_prefix(&root).unwrap();
        inside.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned()
    };
    files.into_iter().map(|path| (module(&path), path.clone(), code(&fs::read_to_string(&path).unwrap()))).collect()
}

/// A file's code without comments and unit tests.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap();
    text.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The names right behind every `crate::`, those in braces included.
fn used(code: &str) -> BTreeSet<&str> {
    let mut names = BTreeSet::new();
    let ident = |s: &'_ str| s.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(s.len());
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let end = group.find(|c| {
                depth += i32::from(c == '{') - i32::from(c == '}');
                depth < 0
            });
            let mut depth = 0;
            for part in group[..end.unwrap()].split_inclusive(['{', '}', ',']) {
                let name = part.trim();
                if depth == 0 && !name.is_empty() {
                    names.insert(&name[..ident(name)]);
                }
                depth += i32::from(part.ends_with('{')) - i32::from(part.ends_with('}'));
            }
        } else {
            names.insert(&rest[..ident(rest)]);
        }
    }
    names.remove("");
    names
}

/// The module that each name at the root of the crate stands for: modules themselves, and re-exports.
fn root_names() -> BTreeMap<String, String> {
    let lib = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let mut names = BTreeMap::new();
    for line in lib.lines() {
        if let Some(export) = line.strip_prefix("pub use ") {
            let (module, items) = export.trim_end_matches(';').split_once("::").unwrap();
            for item in items.trim_matches(['{', '}']).split(',') {
                names.insert(item.trim().to_owned(), module.to_owned());
            }
        }
    }
    for (module, _) in ALLOWED {
        names.insert((*module).to_owned(), (*module).to_owned());
    }
    names
}

#[test]
fn modules_use_only_the_layers_below() {
    let allowed: BTreeMap<&str, &[&str]> = ALLOWED.iter().copied().collect();
    let roots = root_names();
    let mut wrong = Vec::new();
    let mut edges = 0;
    for (module, path, code) in sources() {
        if module == "lib" || module == "main" {
            continue;
        }
        let Some(allowed) = allowed.get(module.as_str()) else {
            wrong.push(format!("{}: the module {module} has no place in the layers", path.display()));
            continue;
        };
        for name in used(&code) {
            let target = roots.get(name).map_or(name, String::as_str);
            edges += 1;
            if target != module && !allowed.contains(&target) {
                wrong.push(format!("{}: {module} may not use {target}", path.display()));
            }
        }
    }
    assert!(edges > 100, "only {edges} uses were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn layers_point_one_way() {
    let place: BTreeMap<&str, usize> = ALLOWED.iter().enumerate().map(|(i, (module, _))| (*module, i)).collect();
    for (module, below) in ALLOWED {
        for used in *below {
            assert!(place[used] < place[module], "{used} stands above {module}");
        }
    }
}

#[test]
fn only_the_bindings_name_pyo3() {
    let (bindings, others): (Vec<_>, Vec<_>) = sources().into_iter().partition(|(module, ..)| module == "python");
    assert!(bindings.iter().any(|(_, _, code)| code.contains("pyo3")));
    for (_, path, code) in others {
        assert!(!code.contains("pyo3"), "{} names pyo3", path.display());
    }
}

#[test]
fn uses_are_found_in_every_form() {
    let code =
        "use crate::span::{Span};\nuse crate::{Error, text::{View, tokens}, names};\nlet x = crate::io::Source::new();";
    assert_eq!(used(code), BTreeSet::from(["Error", "io", "names", "span", "text"]));
}
