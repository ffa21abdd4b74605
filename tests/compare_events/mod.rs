//! The events under `tests/vectors/compare`: their articles, and the figures that belong together.

use khabar::figures::{FigureOptions, Reader};
use khabar::{Article, Document, Pipeline, Scratch};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

#[derive(Deserialize)]
struct File {
    #[allow(dead_code, reason = "for the people who edit the file")]
    about: String,
    article: Vec<Marked>,
}

#[derive(Deserialize)]
struct Marked {
    id: String,
    site: String,
    published: String,
    title: String,
    text: String,
}

/// A figure that the events name: its article and where it stands, with event and name.
pub type Place = (String, usize, usize);

/// What the events say: the articles, and the name of each figure that belongs to a group.
pub struct Events {
    pub articles: Vec<(String, Article)>,
    pub names: BTreeMap<Place, String>,
}

/// A text with `{figure|name}` taken apart: the text, and each figure with its name.
fn unmark(marked: &str) -> (String, Vec<(usize, usize, &str)>) {
    let (mut text, mut found) = (String::new(), Vec::new());
    let mut rest = marked.trim();
    while let Some((before, after)) = rest.split_once('{') {
        let (inside, after) = after.split_once('}').expect("every brace is closed");
        let (figure, name) = inside.split_once('|').expect("a figure has a name");
        text.push_str(before);
        found.push((text.len(), text.len() + figure.len(), name));
        text.push_str(figure);
        rest = after;
    }
    text.push_str(rest);
    (text, found)
}

/// All of them.
pub fn events() -> Events {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/compare");
    let mut events = Events { articles: Vec::new(), names: BTreeMap::new() };
    let mut paths: Vec<_> = folder.read_dir().unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "toml"));
    paths.sort();
    for path in paths {
        let event = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let file: File = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for marked in file.article {
            let (text, figures) = unmark(&marked.text);
            for (start, end, name) in figures.into_iter().filter(|f| f.2 != "-") {
                events.names.insert((marked.id.clone(), start, end), format!("{event}/{name}"));
            }
            let article = Article {
                site: Some(marked.site),
                published: Some(marked.published),
                title: Some(marked.title),
                ..Article::new(marked.id, text)
            };
            events.articles.push((event.clone(), article));
        }
    }
    events
}

/// Their articles, with the figures that are read in them.
pub fn documents(events: &Events) -> Vec<Document> {
    let reader = Arc::new(Reader::new(FigureOptions::default()).unwrap());
    let pipeline = Pipeline::from_stages(None, None, Some(reader));
    events.articles.iter().map(|(_, a)| pipeline.document(a.clone(), &mut Scratch::default())).collect()
}

/// The event of an article.
pub fn event_of<'e>(events: &'e Events, id: &str) -> &'e str {
    &events.articles.iter().find(|(_, a)| a.id == id).unwrap().0
}
