//! The columns of the table of articles.

use super::lists::StringLists;
use super::removed::{RemovedLists, removed_type};
use super::{list, string, text};
use crate::article::Document;
use arrow_array::ArrayRef;
use arrow_array::builder::StringBuilder;
use arrow_schema::{DataType, Field};
use std::sync::Arc;

/// The fields, in the order in which [`ArticleColumns::finish`] gives the columns.
pub(super) fn fields() -> Vec<Field> {
    vec![
        text("id"),
        string("url"),
        string("site"),
        string("title"),
        string("byline"),
        string("published"),
        string("text"),
        string("normalized"),
        list("sources", DataType::Utf8, true),
        list("tags", DataType::Utf8, true),
        list("removed", removed_type(), true),
        string("error"),
    ]
}

/// Builds the table of articles, one [`push`](ArticleColumns::push) a row.
#[derive(Debug, Default)]
pub struct ArticleColumns {
    id: StringBuilder,
    url: StringBuilder,
    site: StringBuilder,
    title: StringBuilder,
    byline: StringBuilder,
    published: StringBuilder,
    text: StringBuilder,
    normalized: StringBuilder,
    sources: StringLists,
    tags: StringLists,
    removed: RemovedLists,
    error: StringBuilder,
}

impl ArticleColumns {
    /// The row of a document.
    pub fn push(&mut self, document: &Document) {
        let article = &document.article;
        let good = document.error.is_none();
        self.id.append_value(&article.id);
        self.url.append_option(article.url.as_deref());
        self.site.append_option(article.site().as_deref());
        self.title.append_option(document.title());
        self.byline.append_option(document.byline());
        self.published.append_option(document.published());
        self.text.append_option(good.then(|| document.text()));
        self.normalized.append_option(document.findings.normalized.as_deref());
        let cleaned = document.findings.cleaned.as_ref();
        if cleaned.is_some() {
            self.sources.push(document.sources());
            self.tags.push(document.tags());
        } else {
            self.sources.push_null();
            self.tags.push_null();
        }
        self.removed.push(cleaned.map(|c| &*c.removed), &article.text);
        self.error.append_option(document.error.as_ref().map(crate::Error::message));
    }

    /// The columns of all rows pushed.
    pub fn finish(mut self) -> Vec<ArrayRef> {
        vec![
            Arc::new(self.id.finish()),
            Arc::new(self.url.finish()),
            Arc::new(self.site.finish()),
            Arc::new(self.title.finish()),
            Arc::new(self.byline.finish()),
            Arc::new(self.published.finish()),
            Arc::new(self.text.finish()),
            Arc::new(self.normalized.finish()),
            self.sources.finish(),
            self.tags.finish(),
            self.removed.finish(),
            Arc::new(self.error.finish()),
        ]
    }
}
