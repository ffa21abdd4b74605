//! What cleaning a text gives: removed spans with reasons, kept spans, metadata.

use super::Label;
use super::found::Finding;
use super::page;
use crate::span::Span;
use crate::text::{View, code};
use std::ops::Range;
use std::sync::Arc;

/// A piece that was taken out.
#[derive(Clone, Debug, PartialEq)]
pub struct Removed {
    /// Where it stood.
    pub span: Span,
    /// What it is.
    pub label: Label,
    /// Stable name of the rule that decided, such as `cue:read_also`.
    pub rule: Arc<str>,
    /// How sure the rule is, from 0 to 1.
    pub confidence: f32,
    /// The cue's phrase as it stands in the text, where a cue decided.
    pub phrase: Option<Span>,
}

/// A cleaned text, as spans of the text that came in.
///
/// Kept and removed spans together are the whole input: sorted, without gaps or overlaps.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cleaned {
    /// What was taken out.
    pub removed: Vec<Removed>,
    /// What stays.
    pub kept: Vec<Span>,
    /// The headline, where the text holds it.
    pub title: Option<Span>,
    /// Who wrote it.
    pub byline: Option<Span>,
    /// When it was published, as written.
    pub published: Option<Span>,
    /// Sources and agencies named in credits.
    pub sources: Vec<Span>,
    /// Keywords.
    pub tags: Vec<Span>,
}

impl Cleaned {
    /// A result from its removals, which must be sorted and apart from each other.
    pub fn new(text_len: usize, removed: Vec<Removed>) -> Self {
        let mut kept = Vec::with_capacity(removed.len() + 1);
        let mut at = 0;
        for r in &removed {
            if at < r.span.start {
                kept.push(Span::new(at, r.span.start));
            }
            at = r.span.end;
        }
        if at < text_len {
            kept.push(Span::new(at, text_len));
        }
        Cleaned { removed, kept, ..Cleaned::default() }
    }

    /// What stays of `text`, in its own characters: the kept spans put together.
    pub fn text(&self, text: &str) -> String {
        let mut clean = String::with_capacity(self.kept.iter().map(|s| s.len()).sum());
        clean.extend(self.pieces(text));
        clean
    }

    /// The pieces of `text` that stay, in order; together they are [`Cleaned::text`].
    pub fn pieces<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        self.kept.iter().map(move |s| s.of(text))
    }

    /// Reads the metadata off what was found, removed or not.
    pub(super) fn read(&mut self, found: &[Finding], view: &View) {
        for f in found {
            let inner = content(f, view);
            if inner.is_empty() {
                continue;
            }
            let span = view.span(inner.start, inner.end);
            match f.label {
                Label::Title => self.title = self.title.or(Some(span)),
                Label::Byline => self.byline = self.byline.or(Some(span)),
                Label::PublishDate => self.published = self.published.or(Some(span)),
                Label::SourceCredit => self.sources.push(span),
                Label::Tags => self.tags.extend(items(view, inner).map(|i| view.span(i.start, i.end))),
                _ => {}
            }
        }
    }
}

/// What a finding says without the cue's phrase in front and the marks around it.
fn content(f: &Finding, view: &View) -> Range<usize> {
    let codes = view.codes();
    let mut range = f.range.clone();
    if let Some(phrase) = &f.phrase
        && phrase.end < range.end
        && f.label != Label::Title
    {
        range.start = phrase.end.max(range.start);
    }
    let edge = |c: u8| page::is_trail_mark(c) && !matches!(c, b'"' | code::CLOSE_QUOTE | b'?' | b'!') || c == b'\n';
    while range.start < range.end && edge(codes[range.start]) {
        range.start += 1;
    }
    while range.start < range.end && edge(codes[range.end - 1]) {
        range.end -= 1;
    }
    range
}

/// The items of a keyword list, parted by commas, bars, hashes, bullets or line ends; else the list as one.
fn items(view: &View, list: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let parts = |c: u8| matches!(c, b',' | b'|' | b'#' | b'\n' | b';' | b'/' | code::COMMA | code::BULLET);
    let mut at = list.start;
    std::iter::from_fn(move || {
        while at < list.end {
            let codes = &view.codes()[at..list.end];
            let end = at + codes.iter().position(|&c| parts(c)).unwrap_or(codes.len());
            let item = page::trim(view.codes(), at..end);
            at = end + 1;
            if !item.is_empty() {
                return Some(item);
            }
        }
        None
    })
}
