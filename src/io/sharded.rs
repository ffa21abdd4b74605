//! One run over many shards: articles of all in a row, so that all threads have work, and results apart again.

use super::files::Place;
use super::format::Format;
use super::options::ReadOptions;
use super::shards::{Counts, Shard};
use super::source::{Articles, Raw};
use super::write::ResultWriter;
use crate::columns::Tables;
use crate::error::Result;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

/// After how many articles, of all those read, each shard ends. Reading is ahead of writing.
type Ends = Rc<RefCell<VecDeque<usize>>>;

/// The articles of shards, one shard after the other.
pub struct ShardArticles {
    shards: std::vec::IntoIter<Vec<Place>>,
    current: Option<Articles>,
    options: Arc<ReadOptions>,
    read: usize,
    ends: Ends,
}

impl Iterator for ShardArticles {
    type Item = Raw;

    fn next(&mut self) -> Option<Raw> {
        loop {
            if let Some(current) = &mut self.current {
                if let Some(raw) = current.next() {
                    self.read += 1;
                    return Some(raw);
                }
                self.ends.borrow_mut().push_back(self.read);
            }
            let files = self.shards.next();
            self.current = files.map(|files| Articles::of(files.into_iter().map(Ok), self.options.clone()));
            self.current.as_ref()?;
        }
    }
}

/// Writes the results of shards, each into files of its own, and notes those that are done.
pub struct ShardWriter {
    folder: PathBuf,
    format: Format,
    options: Value,
    shards: VecDeque<Shard>,
    ends: Ends,
    written: usize,
    writer: Option<ResultWriter>,
    counts: Counts,
    done: usize,
}

/// The articles of `shards`, and the writer of what becomes of them.
pub fn sharded(
    shards: Vec<Shard>,
    reading: ReadOptions,
    folder: PathBuf,
    format: Format,
    options: Value,
) -> (ShardArticles, ShardWriter) {
    let ends = Ends::default();
    let files: Vec<Vec<Place>> = shards.iter().map(|shard| shard.files.clone()).collect();
    let articles = ShardArticles {
        shards: files.into_iter(),
        current: None,
        options: Arc::new(reading),
        read: 0,
        ends: ends.clone(),
    };
    let writer = ShardWriter {
        folder,
        format,
        options,
        shards: shards.into(),
        ends,
        written: 0,
        writer: None,
        counts: Counts::default(),
        done: 0,
    };
    (articles, writer)
}

impl ShardWriter {
    /// Appends the rows of articles that follow each other; `figures` and `errors` has each article.
    pub fn write(&mut self, tables: &Tables, figures: &[usize], bad: &[bool]) -> Result<()> {
        let (mut row, mut figure) = (0, 0);
        while row < figures.len() {
            self.settle()?;
            let left = figures.len() - row;
            let end = self.ends.borrow().front().copied();
            let count = end.map_or(left, |end| left.min(end - self.written));
            let held: usize = figures[row..row + count].iter().sum();
            let part =
                Tables { articles: tables.articles.slice(row, count), figures: tables.figures.slice(figure, held) };
            self.writer()?.write(&part)?;
            let errors = bad[row..row + count].iter().filter(|bad| **bad).count();
            self.counts += Counts { articles: count, figures: held, errors };
            self.written += count;
            row += count;
            figure += held;
        }
        self.settle()
    }

    /// The number of shards that were written.
    pub fn finish(mut self) -> Result<usize> {
        self.settle()?;
        Ok(self.done)
    }

    /// Completes the shards that end here.
    fn settle(&mut self) -> Result<()> {
        while self.ends.borrow().front() == Some(&self.written) {
            self.writer()?;
            if let (Some(writer), Some(shard)) = (self.writer.take(), self.shards.pop_front()) {
                writer.finish()?;
                shard.note_done(&self.folder, self.format, &self.options, std::mem::take(&mut self.counts))?;
            }
            self.ends.borrow_mut().pop_front();
            self.done += 1;
        }
        Ok(())
    }

    /// The writer of the shard under way.
    fn writer(&mut self) -> Result<&mut ResultWriter> {
        if self.writer.is_none() {
            let [articles, figures] = self.shards[0].results(&self.folder, self.format);
            self.writer = Some(ResultWriter::at(&articles, &figures, self.format)?);
        }
        Ok(self.writer.as_mut().expect("just made"))
    }
}
