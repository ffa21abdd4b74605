//! Many articles: in parallel, in order, in bounded memory, and one bad article harms no other.
//!
//! Articles are read and results are handed out on the caller's thread; the work between is done by
//! a pool. At most [`IN_FLIGHT`] chunks a thread are under way, each of about [`CHUNK_BYTES`] of text
//! at most (a longer article is a chunk of its own), so memory is bounded however long the input is.

mod control;
mod learn;
mod ordered;
mod pool;
mod portion;

pub use control::{Progress, Watch, quiet};
pub use learn::{Learned, learn};
pub use ordered::{CHUNK_BYTES, CHUNK_ITEMS, Halt, IN_FLIGHT, map_chunks};
pub use pool::threads;
pub use portion::Portion;

use crate::article::{Article, Document};
use crate::error::{Error, ErrorKind, Result};
use crate::names::named;
use crate::pipeline::{Pipeline, Scratch};
use ordered::contained;

named! {
    /// What a bad article does to its batch.
    #[derive(Default)]
    pub enum OnError as "errors" {
        /// The first bad article ends the batch with its error.
        #[default]
        Raise = "raise",
        /// A bad article becomes a document with an error; the others are not touched.
        Collect = "collect",
    }
}

/// How a batch is run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct BatchOptions {
    /// Number of threads; all cores when left out. See [`threads`].
    pub threads: Option<usize>,
    /// What a bad article does.
    pub errors: OnError,
}

impl BatchOptions {
    /// The same on so many threads.
    #[must_use]
    pub fn with_threads(self, threads: usize) -> Self {
        BatchOptions { threads: Some(threads), ..self }
    }

    /// The same with bad articles treated otherwise.
    #[must_use]
    pub fn with_errors(self, errors: OnError) -> Self {
        BatchOptions { errors, ..self }
    }
}

/// Something in a source that could not even be read as an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// What the article would have been called: a path, a path with a line number, an index.
    pub id: String,
    /// Why; the message names the place.
    pub error: Error,
}

/// Something that becomes an article on a pool thread: reading it may cost more than fetching it.
pub trait Open: Send {
    /// About how many bytes of text it holds.
    fn size(&self) -> usize;

    /// The article.
    fn open(self) -> Result<Article, Unread>;
}

impl Open for Result<Article, Unread> {
    fn size(&self) -> usize {
        self.as_ref().map_or(0, |article| article.text.len())
    }

    fn open(self) -> Result<Article, Unread> {
        self
    }
}

/// Runs `pipeline` over articles. Each chunk of documents is turned into an `R` by `pack` on a
/// pool thread; the `R`s reach `sink` in the order of the articles.
///
/// `watch` is called on the caller's thread about every 50 ms and can stop the batch. With
/// [`OnError::Raise`], chunks before the first bad article still reach `sink`.
pub fn run<T: Open, R: Send>(
    pipeline: &Pipeline,
    articles: impl Iterator<Item = T>,
    options: BatchOptions,
    pack: impl Fn(Vec<Document>) -> Result<R> + Sync,
    mut sink: impl FnMut(R) -> Result<()>,
    watch: &mut Watch<'_>,
) -> Result<()> {
    let job = |chunk: Vec<T>, halt: &Halt| {
        let mut scratch = Scratch::default();
        let mut documents = Vec::with_capacity(chunk.len());
        for item in chunk {
            if halt.is_set() {
                return Err(Error::new(ErrorKind::Interrupted, "stopped"));
            }
            let document = match item.open() {
                Ok(article) => guarded(pipeline, article, &mut scratch),
                Err(unread) => Document::failed(unread.id, unread.error),
            };
            if let (OnError::Raise, Some(error)) = (options.errors, &document.error) {
                return Err(error.clone());
            }
            documents.push(document);
        }
        pack(documents)
    };
    map_chunks(articles, Open::size, options.threads, job, |result| sink(result?), watch)
}

/// The document of an article; a panic inside the stages becomes the article's error.
fn guarded(pipeline: &Pipeline, article: Article, scratch: &mut Scratch) -> Document {
    let outcome = contained(|| pipeline.run(&article, scratch)).unwrap_or_else(|panicked| {
        *scratch = Scratch::default();
        Err(panicked)
    });
    let outcome = outcome.map_err(|e| e.at(format_args!("article {}", article.id)));
    Document::new(article, outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn articles(n: usize) -> impl Iterator<Item = Result<Article, Unread>> {
        (0..n).map(|i| Ok(Article::new(i.to_string(), format!("وصل {i} وزراء إلى المدينة.\n").repeat(40))))
    }

    fn with_bad(n: usize, bad: usize) -> impl Iterator<Item = Result<Article, Unread>> {
        articles(n).enumerate().map(move |(i, a)| {
            let unread = || Unread { id: i.to_string(), error: Error::format(format!("line {i}: not JSON")) };
            if i == bad { Err(unread()) } else { a }
        })
    }

    fn ids(
        articles: impl Iterator<Item = Result<Article, Unread>>,
        threads: usize,
        errors: OnError,
    ) -> (Vec<String>, Result<()>) {
        let mut ids = Vec::new();
        let options = BatchOptions { threads: Some(threads), errors };
        let sink = |documents: Vec<Document>| {
            ids.extend(documents.into_iter().map(|d| d.article.id));
            Ok(())
        };
        let outcome = run(&Pipeline::default(), articles, options, Ok, sink, &mut quiet());
        (ids, outcome)
    }

    #[test]
    fn documents_come_in_order_on_any_number_of_threads() {
        let want: Vec<String> = (0..500).map(|i| i.to_string()).collect();
        for threads in [1, 2, 5] {
            assert_eq!(ids(articles(500), threads, OnError::Raise), (want.clone(), Ok(())), "{threads} threads");
        }
    }

    #[test]
    fn a_bad_article_is_one_document_or_ends_the_batch() {
        let (all, outcome) = ids(with_bad(500, 333), 2, OnError::Collect);
        assert_eq!((all.len(), outcome), (500, Ok(())));
        let (before, outcome) = ids(with_bad(500, 333), 2, OnError::Raise);
        assert_eq!(outcome.unwrap_err().to_string(), "line 333: not JSON");
        assert!(before.len() <= 333 && before.iter().enumerate().all(|(i, id)| *id == i.to_string()));
    }
}
