//! The direction of the layers: which module may use which, that the modules inside each have an order too, and that
//! Python stays in its folder.

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
    ("article", &["boilerplate", "figures", "text", "span", "error"]),
    ("bench", &["boilerplate", "normalize", "text"]),
    ("pipeline", &["article", "boilerplate", "figures", "normalize", "text", "span", "error"]),
    ("show", &["article", "boilerplate", "figures", "text", "span"]),
    ("batch", &["pipeline", "article", "boilerplate", "error", "names"]),
    ("compare", &["batch", "article", "figures", "lexicon", "text", "span", "error", "names"]),
    ("examples", &["compare", "boilerplate", "figures", "normalize", "lexicon", "text", "span", "error"]),
    ("columns", &["compare", "pipeline", "article", "boilerplate", "figures", "normalize", "span", "error"]),
    ("io", &["compare", "figures", "columns", "batch", "article", "boilerplate", "text", "error", "names"]),
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

/// Every path in a file's code that begins with `crate`, `super` or `self`, braces written out.
fn paths(code: &str) -> Vec<Vec<&str>> {
    let mut found = Vec::new();
    for root in ["crate::", "super::", "self::"] {
        for (at, _) in code.match_indices(root) {
            let inside = |c: char| c.is_alphanumeric() || c == '_' || c == ':' || c == '$';
            if !code[..at].ends_with(inside) {
                tree(&code[at..], &mut Vec::new(), &mut found);
            }
        }
    }
    found
}

/// Adds the paths of the use tree that `text` begins with, behind `before`; gives what follows it.
fn tree<'a>(text: &'a str, before: &mut Vec<&'a str>, found: &mut Vec<Vec<&'a str>>) -> &'a str {
    let (depth, mut rest) = (before.len(), text);
    loop {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        if end > 0 {
            before.push(&rest[..end]);
        }
        match rest[end..].strip_prefix("::") {
            Some(after) if !after.starts_with('<') => rest = after,
            _ => {
                rest = &rest[end..];
                break;
            }
        }
        if let Some(mut group) = rest.strip_prefix('{') {
            while !group.starts_with('}') {
                group = tree(group, before, found).trim_start_matches(|c: char| c != ',' && c != '}');
                group = group.trim_start_matches(|c: char| c == ',' || c.is_whitespace());
            }
            before.truncate(depth);
            return &group[1..];
        }
    }
    found.push(before.clone());
    before.truncate(depth);
    rest
}

/// The names right behind every `crate::`, those in braces included.
fn used(code: &str) -> BTreeSet<&str> {
    paths(code).into_iter().filter(|path| path[0] == "crate" && path.len() > 1).map(|path| path[1]).collect()
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

/// The modules of a folder that need each other today, as sets. A set may only lose members; none may be added.
const TANGLED: &[(&str, &[&[&str]])] = &[
    ("figures/date", &[&["relative", "relative_named"]]),
    ("figures/source", &[&["apposed", "name"]]),
    ("normalize/kernel", &[&["plan", "scalar", "stays", "steady", "table", "wide"]]),
    ("python", &[&["frames", "table"]]),
];

/// Every folder below `src`, as the names on the way to it.
fn folders() -> BTreeSet<Vec<String>> {
    let parent = |path: &Path| place(path.parent().unwrap());
    sources().iter().map(|(_, path, _)| parent(path)).filter(|folder| !folder.is_empty()).collect()
}

/// The module that a file or folder below `src` is, as the names on the way to it.
fn place(path: &Path) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let inside = path.strip_prefix(&root).unwrap().with_extension("");
    let parts = inside.iter().map(|part| part.to_str().unwrap().to_owned());
    parts.filter(|part| part != "mod").collect()
}

/// Which module of `folder` uses which other one, names that its `mod.rs` exports included.
fn uses_inside(folder: &[String]) -> BTreeMap<String, BTreeSet<String>> {
    let depth = folder.len();
    let files: Vec<_> = sources().into_iter().filter(|(_, path, _)| place(path).starts_with(folder)).collect();
    let mut graph = BTreeMap::<String, BTreeSet<String>>::new();
    for (_, path, _) in &files {
        if let Some(module) = place(path).get(depth) {
            graph.entry(module.clone()).or_default();
        }
    }
    // `pub use day::Day;` in mod.rs: whoever uses `super::Day` uses `day`.
    let mut exports = BTreeMap::new();
    for (_, _, code) in files.iter().filter(|(_, path, _)| place(path).len() == depth) {
        for line in code.split(';').filter_map(|line| line.trim_start().strip_prefix("pub")) {
            let line = line.trim_start_matches("(crate)").trim_start_matches("(super)").trim_start();
            let Some(export) = line.strip_prefix("use ") else { continue };
            let mut found = Vec::new();
            tree(export.trim_start_matches("self::"), &mut Vec::new(), &mut found);
            for path in found.iter().filter(|path| graph.contains_key(path[0])) {
                exports.insert(path.last().unwrap().to_string(), path[0].to_owned());
            }
        }
    }
    for (_, path, code) in &files {
        let here = place(path);
        let Some(module) = here.get(depth) else { continue };
        for path in paths(code) {
            let ups = path.iter().take_while(|part| **part == "super").count();
            let names = path.iter().skip_while(|part| ["crate", "super", "self"].contains(part));
            let from = if path[0] == "crate" { 0 } else { here.len() - ups };
            let whole: Vec<&str> = here[..from].iter().map(String::as_str).chain(names.copied()).collect();
            let Some(name) = whole.get(depth).filter(|_| whole[..depth] == *folder) else { continue };
            let used = exports.get(*name).map_or(*name, String::as_str);
            if used != module && graph.contains_key(used) {
                graph.get_mut(module).unwrap().insert(used.to_owned());
            }
        }
    }
    graph
}

/// The sets of modules that reach each other.
fn tangles(graph: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<BTreeSet<String>> {
    let reach = |from: &String| {
        let (mut seen, mut todo) = (BTreeSet::new(), vec![from]);
        while let Some(at) = todo.pop() {
            todo.extend(graph[at].iter().filter(|next| seen.insert((*next).clone())));
        }
        seen
    };
    let all: BTreeMap<&String, BTreeSet<String>> = graph.keys().map(|module| (module, reach(module))).collect();
    let mutual = |module: &String| {
        let both = |other: &&String| all[other].contains(module) && all[module].contains(*other);
        graph.keys().filter(both).cloned().collect::<BTreeSet<_>>()
    };
    graph.keys().map(mutual).filter(|set| set.len() > 1).collect()
}

#[test]
fn modules_of_a_folder_have_an_order() {
    let known: BTreeMap<&str, &[&[&str]]> = TANGLED.iter().copied().collect();
    let (mut edges, mut wrong) = (0, Vec::new());
    for folder in folders() {
        let (graph, name) = (uses_inside(&folder), folder.join("/"));
        edges += graph.values().map(BTreeSet::len).sum::<usize>();
        let set = |names: &&[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        let told: BTreeSet<BTreeSet<String>> =
            known.get(name.as_str()).copied().unwrap_or_default().iter().map(set).collect();
        let found = tangles(&graph);
        for tangle in found.difference(&told) {
            let inside = |m: &String| graph[m].intersection(tangle).cloned().collect::<Vec<_>>().join(", ");
            let edges: Vec<_> = tangle.iter().map(|m| format!("  {m} uses {}", inside(m))).collect();
            wrong.push(format!("{name}: {tangle:?} need each other:\n{}", edges.join("\n")));
        }
        for tangle in told.difference(&found) {
            wrong.push(format!("{name}: {tangle:?} are no longer what is tangled: shorten the list"));
        }
    }
    assert!(edges > 400, "only {edges} uses were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Files that hold endings and shapes of words, and how many of three letters or more each may spell.
const SHAPES: &[(&str, usize)] = &[
    ("figures/noun/before.rs", 2),
    ("figures/tokens/noun_shape.rs", 9),
    ("figures/tokens/plural.rs", 2),
    ("figures/speech/source_word.rs", 2),
];

/// How many lists of three letters or more, which are not sets to look a letter up in, stand in a file's code.
fn words_in_letters(code: &str) -> usize {
    let spelled = |(at, _): (usize, &str)| {
        let list = &code[at + 1..];
        let end = list.find([']', '[', ';'])?;
        let letters = list[..end].matches("letter('").count();
        let set = list[end..].trim_start_matches(']').trim_start().starts_with(".contains");
        (letters >= 3 && !set).then_some(())
    };
    code.match_indices('[').filter_map(spelled).count()
}

#[test]
fn words_are_not_spelled_in_letters() {
    let mut wrong = Vec::new();
    for (_, path, code) in sources() {
        let most = SHAPES.iter().find(|(file, _)| path.ends_with(file)).map_or(0, |(_, most)| *most);
        let found = words_in_letters(&code);
        if found > most {
            wrong.push(format!("{}: {found} words in letters, at most {most}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "use the lexicon, or figures/tokens/particles.rs:\n{}", wrong.join("\n"));
    assert_eq!(words_in_letters("[letter('a'), letter('b'), letter('c')] [letter('a'), letter('b')]"), 1);
    assert_eq!(words_in_letters("[letter('a'), letter('b'), letter('c')].contains(&x)"), 0);
}

#[test]
fn every_job_of_markers_is_asked_for() {
    let figures: String = sources().into_iter().filter(|(m, ..)| m == "figures").map(|(_, _, code)| code).collect();
    let jobs = khabar::lexicon::schema::Marker::JOBS;
    let idle: Vec<_> = jobs.iter().filter(|job| !figures.contains(&format!("job!(\"{job}\")"))).collect();
    assert!(idle.is_empty(), "no rule asks for the jobs {idle:?}");
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
    let code =
        "use super::super::a::{self, b::{C, d}, e as f};\nlet x = self::g::H::<u8>::new(super::i, &my_super::j);";
    let found: BTreeSet<String> = paths(code).iter().map(|path| path.join("::")).collect();
    let told = ["super::super::a::self", "super::super::a::b::C", "super::super::a::b::d", "super::super::a::e"];
    assert_eq!(found, told.into_iter().chain(["self::g::H", "super::i"]).map(str::to_owned).collect());
}
