//! Articles out of files, folders and standard input, one by one.

use super::csv::Records;
use super::decode::{Bytes, utf8};
use super::files::{Files, Place, Source};
use super::items::Items;
use super::jsonl::{Line, Lines};
use super::kinds::{BOM, FileKind};
use super::options::ReadOptions;
use super::page::page;
use super::parquet;
use super::warc::{Archive, ArchivePage};
use crate::article::Article;
use crate::batch::{Open, Unread};
use crate::error::{Error, Result};
use std::path::Path;
use std::sync::Arc;

/// An article as it was fetched, not yet looked into.
#[derive(Debug)]
pub struct Raw(Content);

#[derive(Debug)]
enum Content {
    Done(Box<Result<Article, Unread>>),
    Line(Line),
    File { name: String, kind: FileKind, bytes: Vec<u8> },
    Page(Box<ArchivePage>),
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
            Content::Page(page) => page.len(),
        }
    }

    fn open(self) -> Result<Article, Unread> {
        match self.0 {
            Content::Done(done) => *done,
            Content::Line(line) => line.open(),
            Content::Page(page) => page.open(),
            Content::File { name, kind, bytes } => {
                let article = if kind == FileKind::Html { page(&name, &bytes) } else { plain(&name, bytes) };
                article.map_err(|error| Unread { id: name, error })
            }
        }
    }
}

/// The articles of a file that holds many.
type Many = Box<dyn Iterator<Item = Raw> + Send>;

/// The articles of sources, fetched one by one in the order of the sources; the files of a folder come
/// in the order of their names.
pub struct Articles {
    files: Box<dyn Iterator<Item = Result<Place, Unread>> + Send>,
    options: Arc<ReadOptions>,
    many: Option<Many>,
}

impl Articles {
    /// The articles of `sources`. A path that does not exist, or a file that is not of a kind that
    /// is read, is an error here and now.
    pub fn new(sources: impl IntoIterator<Item = Source>, options: impl Into<ReadOptions>) -> Result<Self> {
        let options = options.into();
        let files = Files::new(sources, &options)?;
        Ok(Articles::of(files, Arc::new(options)))
    }

    /// The articles of files.
    pub fn of(files: impl Iterator<Item = Result<Place, Unread>> + Send + 'static, options: Arc<ReadOptions>) -> Self {
        Articles { files: Box::new(files), options, many: None }
    }

    /// The content of a file; `None` for a file of many articles, which are read from then on.
    fn fetch(&mut self, place: Place) -> Option<Raw> {
        let (id, opened) = match &place {
            Place::Stdin => (STDIN.to_owned(), self.stdin()),
            Place::File(path, kind) => (path.display().to_string(), self.file(path, *kind)),
        };
        opened.unwrap_or_else(|error| Some(Raw::from(Err(Unread { id, error }))))
    }

    fn file(&mut self, path: &Path, kind: FileKind) -> Result<Option<Raw>> {
        if kind == FileKind::Parquet {
            self.many = Some(Box::new(parquet::rows(path, &self.options.names)?.map(Raw::from)));
            return Ok(None);
        }
        let bytes = Bytes::open(path, self.options.most)?;
        self.read(bytes, kind)
    }

    fn stdin(&mut self) -> Result<Option<Raw>> {
        let mut bytes = Bytes::new(STDIN.to_owned(), std::io::stdin(), self.options.most)?;
        let kind = match self.options.kind {
            Some(kind) => kind,
            None => FileKind::sniff(bytes.peek()?),
        };
        self.read(bytes, kind)
    }

    fn read(&mut self, mut bytes: Bytes, kind: FileKind) -> Result<Option<Raw>> {
        let names = || Arc::new(self.options.names.clone());
        let many: Many = match kind {
            FileKind::JsonLines | FileKind::Json => {
                let start = bytes.peek()?;
                let start = start.strip_prefix(BOM).unwrap_or(start).trim_ascii_start();
                let listed = kind == FileKind::Json || start.starts_with(b"[");
                let raw =
                    |line: Result<Line, Unread>| line.map_or_else(|e| Raw::from(Err(e)), |l| Raw(Content::Line(l)));
                match listed {
                    true => Box::new(Items::new(bytes, names()).map(raw)),
                    false => Box::new(Lines::new(bytes, names()).map(raw)),
                }
            }
            FileKind::Csv | FileKind::Tsv => {
                Box::new(Records::new(bytes, names(), (kind == FileKind::Tsv).then_some(b'\t'))?.map(Raw::from))
            }
            FileKind::Warc => Box::new(Archive::new(bytes).map(|page| match page {
                Ok(page) => Raw(Content::Page(Box::new(page))),
                Err(unread) => Raw::from(Err(unread)),
            })),
            FileKind::Parquet => {
                let name = bytes.name();
                return Err(Error::input(format!("{name}: Parquet is read from its end; give the path of a file")));
            }
            FileKind::Text | FileKind::Html => {
                let content = bytes.all()?;
                return Ok(Some(Raw(Content::File { name: bytes.name().to_owned(), kind, bytes: content })));
            }
        };
        self.many = Some(many);
        Ok(None)
    }
}

/// The name of standard input in ids and errors.
const STDIN: &str = "standard input";

impl Iterator for Articles {
    type Item = Raw;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(many) = &mut self.many {
                match many.next() {
                    Some(raw) => return Some(raw),
                    None => self.many = None,
                }
            }
            let fetched = match self.files.next()? {
                Ok(place) => self.fetch(place),
                Err(unread) => Some(Raw::from(Err(unread))),
            };
            if fetched.is_some() {
                return fetched;
            }
        }
    }
}

/// A plain text as an article.
fn plain(name: &str, mut content: Vec<u8>) -> Result<Article> {
    let skip = if content.starts_with(BOM) { content.drain(..BOM.len()).len() as u64 } else { 0 };
    Ok(Article::new(name, utf8(name, skip, content)?))
}
