//! Where articles come from: files, folders, standard input.

use super::decode::{Bytes, utf8};
use super::fields::FieldNames;
use super::jsonl::{Line, Lines};
use super::kinds::{BOM, EXTENSIONS, FileKind};
use crate::article::Article;
use crate::batch::{Open, Unread};
use crate::boilerplate::html;
use crate::error::{Error, ErrorKind, Result};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// A place to read articles from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file, or a folder with all folders in it.
    Path(PathBuf),
    /// Standard input; what it holds is told from its first bytes.
    Stdin,
}

impl Source {
    /// A path, or standard input for `-`; a leading `~/` is the home folder.
    pub fn new(name: &str) -> Source {
        match name.strip_prefix("~/") {
            _ if name == "-" => Source::Stdin,
            Some(rest) => Source::Path(std::env::home_dir().unwrap_or_default().join(rest)),
            None => Source::Path(name.into()),
        }
    }
}

/// An article as it was fetched, not yet looked into.
#[derive(Debug)]
pub struct Raw(Content);

#[derive(Debug)]
enum Content {
    Done(Box<Result<Article, Unread>>),
    Line(Line),
    File { name: String, kind: FileKind, bytes: Vec<u8> },
}

impl From<Result<Article, Unread>> for Raw {
    fn from(done: Result<Article, Unread>) -> Raw {
        Raw(Content::Done(Box::new(done)))
    }
}

impl Open for Raw {
    fn size(&self) -> usize {
        match &self.0 {
            Content::Done(done) => done.size(),
            Content::Line(line) => line.len(),
            Content::File { bytes, .. } => bytes.len(),
        }
    }

    fn open(self) -> Result<Article, Unread> {
        match self.0 {
            Content::Done(done) => *done,
            Content::Line(line) => line.open(),
            Content::File { name, kind, bytes } => {
                let article = if kind == FileKind::Html { page(&name, &bytes) } else { plain(&name, bytes) };
                article.map_err(|error| Unread { id: name, error })
            }
        }
    }
}

/// The articles of sources, fetched one by one in the order of the sources; the files of a folder come
/// in the order of their names.
pub struct Articles {
    sources: VecDeque<Source>,
    names: Arc<FieldNames>,
    folder: Option<Folder>,
    lines: Option<Lines>,
}

struct Folder {
    path: PathBuf,
    walk: walkdir::IntoIter,
    found: bool,
}

impl Articles {
    /// The articles of `sources`. A path that does not exist, or a file that is not of a kind that
    /// is read, is an error here and now.
    pub fn new(sources: impl IntoIterator<Item = Source>, names: FieldNames) -> Result<Self> {
        let sources: VecDeque<Source> = sources.into_iter().collect();
        for source in &sources {
            if let Source::Path(path) = source {
                check(path)?;
            }
        }
        Ok(Articles { sources, names: Arc::new(names), folder: None, lines: None })
    }

    /// The next file of the folder under way.
    fn next_in_folder(&mut self) -> Option<Result<PathBuf, Unread>> {
        let folder = self.folder.as_mut()?;
        for entry in folder.walk.by_ref() {
            match entry {
                Ok(entry) if entry.file_type().is_file() && FileKind::of(entry.path()).is_some() => {
                    folder.found = true;
                    return Some(Ok(entry.into_path()));
                }
                Ok(_) => {}
                Err(e) => {
                    folder.found = true;
                    let id = e.path().map_or_else(String::new, |p| p.display().to_string());
                    let error = Error::new(ErrorKind::Io, format!("{id}: {}", std::io::Error::from(e)));
                    return Some(Err(Unread { id, error }));
                }
            }
        }
        let folder = self.folder.take()?;
        let id = folder.path.display().to_string();
        let error =
            Error::new(ErrorKind::Io, format!("{id}: the folder holds no file of a kind that is read: {}", kinds()));
        (!folder.found).then_some(Err(Unread { id, error }))
    }

    /// The content of a file, or `None` for a file of lines, which are read from then on.
    fn fetch(&mut self, path: &Path) -> Option<Raw> {
        let kind = FileKind::of(path).unwrap_or(FileKind::Text);
        let id = path.display().to_string();
        let fetched = Bytes::open(path).and_then(|bytes| self.read(bytes, kind));
        fetched.unwrap_or_else(|error| Some(Raw::from(Err(Unread { id, error }))))
    }

    fn stdin(&mut self) -> Option<Raw> {
        let name = "standard input";
        let fetched = Bytes::new(name.into(), std::io::stdin()).and_then(|mut bytes| {
            let kind = FileKind::sniff(bytes.peek()?);
            self.read(bytes, kind)
        });
        fetched.unwrap_or_else(|error| Some(Raw::from(Err(Unread { id: name.into(), error }))))
    }

    fn read(&mut self, mut bytes: Bytes, kind: FileKind) -> Result<Option<Raw>> {
        if kind == FileKind::JsonLines {
            self.lines = Some(Lines::new(bytes, self.names.clone()));
            return Ok(None);
        }
        let content = bytes.all()?;
        Ok(Some(Raw(Content::File { name: bytes.name().to_owned(), kind, bytes: content })))
    }
}

impl Iterator for Articles {
    type Item = Raw;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(lines) = &mut self.lines {
                match lines.next() {
                    None => self.lines = None,
                    Some(Ok(line)) => return Some(Raw(Content::Line(line))),
                    Some(Err(unread)) => return Some(Raw::from(Err(unread))),
                }
            }
            let fetched = match self.next_in_folder() {
                Some(Err(unread)) => Some(Raw::from(Err(unread))),
                Some(Ok(path)) => self.fetch(&path),
                None => match self.sources.pop_front()? {
                    Source::Stdin => self.stdin(),
                    Source::Path(path) if path.is_dir() => {
                        let walk = WalkDir::new(&path).sort_by_file_name().follow_links(true).into_iter();
                        self.folder = Some(Folder { path, walk, found: false });
                        None
                    }
                    Source::Path(path) => self.fetch(&path),
                },
            };
            if fetched.is_some() {
                return fetched;
            }
        }
    }
}

fn check(path: &Path) -> Result<()> {
    match path.metadata() {
        Ok(found) if found.is_dir() || FileKind::of(path).is_some() => Ok(()),
        Ok(_) => {
            let message = format!("{}: not a kind of file that is read; these are: {}", path.display(), kinds());
            Err(Error::input(message))
        }
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Err(missing(path)),
        Err(e) => Err(Error::io(path.display(), &e)),
    }
}

/// The error of a path that does not exist.
pub(super) fn missing(path: &Path) -> Error {
    Error::new(ErrorKind::Io, format!("{}: no such file or folder", path.display()))
}

fn kinds() -> String {
    let all: Vec<String> = EXTENSIONS.iter().map(|e| format!(".{e}")).collect();
    format!("{}, each also with .gz or .zst", all.join(", "))
}

/// A plain text as an article.
fn plain(name: &str, mut content: Vec<u8>) -> Result<Article> {
    let skip = if content.starts_with(BOM) { content.drain(..BOM.len()).len() as u64 } else { 0 };
    Ok(Article::new(name, utf8(name, skip, content)?))
}

/// A web page as an article.
fn page(name: &str, content: &[u8]) -> Result<Article> {
    let page = html::extract(content, None).map_err(|e| e.at(name))?;
    Ok(Article {
        id: name.to_owned(),
        url: page.url,
        site: page.site,
        title: page.title,
        byline: page.byline,
        published: page.published,
        text: page.text,
    })
}
