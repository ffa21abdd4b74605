//! An article in, a document out: the types that every layer above the stages speaks.

use crate::boilerplate::Cleaned;
use crate::error::{Error, counted_as};
use crate::figures::Figure;
use crate::span::Span;
use crate::text::{address, hash::hash};
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// An article as it came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Article {
    /// Name of the article in its batch: an id of its own, a path, a path with a line number.
    pub id: String,
    /// Address of the page.
    pub url: Option<String>,
    /// Name of the outlet; the host of the address where none is given.
    pub site: Option<String>,
    /// Headline, where it came apart from the text.
    pub title: Option<String>,
    /// Who wrote it, where it came apart from the text.
    pub byline: Option<String>,
    /// When it was published, as given.
    pub published: Option<String>,
    /// The text; every position of the results refers to it.
    pub text: String,
}

impl Article {
    /// An article that is a text with a name.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        Article { id: id.into(), text: text.into(), ..Article::default() }
    }

    /// The outlet: the name given, or the host of the address without `www.`.
    pub fn site(&self) -> Option<Cow<'_, str>> {
        match &self.site {
            Some(site) => Some(Cow::Borrowed(site)),
            None => self.url.as_deref().and_then(host).map(Cow::Owned),
        }
    }
}

/// The host of an address, in small letters, without port and leading `www.`.
pub fn host(url: &str) -> Option<String> {
    let host = address::known(address::host(url)?);
    (!host.is_empty()).then(|| host.into_owned())
}

/// How sure something is, with the two decimals that are told of it: 0.9, and not the nearest number of 32 bits.
pub fn rounded(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

/// A figure and the sentence it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// The figure.
    pub figure: Figure,
    /// Its sentence, in the text that came in.
    pub sentence: Span,
}

/// What the stages say about one article. A stage that was not asked for leaves `None` or nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// Leftovers and furniture, and what stays.
    pub cleaned: Option<Cleaned>,
    /// The clean text, normalized.
    pub normalized: Option<String>,
    /// The figures in the order of their positions.
    pub figures: Vec<Stated>,
}

/// An article with what was found in it, or with the reason why nothing was.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The article as it came in.
    pub article: Article,
    /// What was found; empty when there is an error.
    pub findings: Findings,
    /// Why this article could not be read.
    pub error: Option<Error>,
}

impl Document {
    /// A document from an article and its outcome.
    pub fn new(article: Article, outcome: Result<Findings, Error>) -> Self {
        let (findings, error) = match outcome {
            Ok(findings) => (findings, None),
            Err(error) => (Findings::default(), Some(error)),
        };
        Document { article, findings, error }
    }

    /// A document that stands for something that could not even be read as an article.
    pub fn failed(id: String, error: Error) -> Self {
        Document { article: Article { id, ..Article::default() }, findings: Findings::default(), error: Some(error) }
    }

    /// The clean text, or the whole text where cleaning was not asked for.
    pub fn text(&self) -> Cow<'_, str> {
        match &self.findings.cleaned {
            Some(cleaned) => Cow::Owned(cleaned.text(&self.article.text)),
            None => Cow::Borrowed(&self.article.text),
        }
    }

    /// The headline: the article's own, or the one that cleaning found in the text.
    pub fn title(&self) -> Option<&str> {
        self.given_or_found(&self.article.title, |c| c.title)
    }

    /// Who wrote it: the article's own entry, or the line that cleaning found.
    pub fn byline(&self) -> Option<&str> {
        self.given_or_found(&self.article.byline, |c| c.byline)
    }

    /// When it was published, as written: the article's own entry, or the one that cleaning found.
    pub fn published(&self) -> Option<&str> {
        self.given_or_found(&self.article.published, |c| c.published)
    }

    /// Sources and agencies named in credits.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        let cleaned = self.findings.cleaned.iter();
        cleaned.flat_map(|c| &c.sources).map(|s| s.of(&self.article.text))
    }

    /// Keywords of the article's tag list.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        let cleaned = self.findings.cleaned.iter();
        cleaned.flat_map(|c| &c.tags).map(|s| s.of(&self.article.text))
    }

    /// The sentence of a figure, without what cleaning took out of it and without edges of white space.
    pub fn sentence(&self, stated: &Stated) -> Cow<'_, str> {
        let text = &self.article.text;
        let whole = stated.sentence.trim(text);
        let Some(cleaned) = &self.findings.cleaned else { return Cow::Borrowed(whole.of(text)) };
        if stated.is_removed_in(cleaned) {
            return Cow::Borrowed(whole.of(text));
        }
        let first = cleaned.kept.partition_point(|k| k.end <= whole.start);
        let kept = cleaned.kept[first..].iter().take_while(|k| k.start < whole.end);
        let mut parts = kept.map(|k| Span::new(k.start.max(whole.start), k.end.min(whole.end)));
        match (parts.next(), parts.next()) {
            (Some(one), None) => Cow::Borrowed(one.trim(text).of(text)),
            (one, two) => {
                let all = one.into_iter().chain(two).chain(parts);
                Cow::Owned(all.map(|s| s.of(text)).collect::<String>().trim().to_owned())
            }
        }
    }

    fn given_or_found<'a>(
        &'a self,
        given: &'a Option<String>,
        found: impl Fn(&Cleaned) -> Option<Span>,
    ) -> Option<&'a str> {
        let found = || self.findings.cleaned.as_ref().and_then(found).map(|s| s.of(&self.article.text));
        given.as_deref().or_else(found)
    }
}

impl Stated {
    /// Whether cleaning took out any part of the figure.
    pub fn is_removed_in(&self, cleaned: &Cleaned) -> bool {
        let next = cleaned.removed.partition_point(|r| r.span.end <= self.figure.span.start);
        cleaned.removed.get(next).is_some_and(|r| r.span.overlaps(self.figure.span))
    }
}

/// The ids of articles, looked through for those that several have: nothing tells their figures apart.
#[derive(Clone, Debug, Default)]
pub struct Ids {
    /// Hashes, as there may be very many.
    seen: FxHashSet<u64>,
    again: usize,
    example: Option<String>,
}

impl Ids {
    /// Takes in the id of one more article.
    pub fn add(&mut self, id: &str) {
        if !self.seen.insert(hash(id.as_bytes())) {
            self.again += 1;
            self.example.get_or_insert_with(|| id.to_owned());
        }
    }

    /// A sentence about articles that have the id of another, if there are any.
    pub fn said(&self) -> Option<String> {
        let what = counted_as(self.again, "article has", "articles have");
        let said = |id| format!("{what} an id that another has, such as {id:?}; nothing tells their figures apart");
        self.example.as_ref().map(said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_is_the_host_unless_it_is_named() {
        for (url, site) in [
            ("https://www.example.com/news/1", Some("example.com")),
            ("http://user@Akhbar.Example.net:8080?p=1", Some("akhbar.example.net")),
            ("//cdn.example.org", Some("cdn.example.org")),
            ("news/1.html", None),
            ("https:///x", None),
        ] {
            assert_eq!(host(url).as_deref(), site, "{url}");
        }
        let article =
            Article { url: Some("https://a.example/".into()), site: Some("الخبر".into()), ..Article::default() };
        assert_eq!(article.site().as_deref(), Some("الخبر"));
    }
}
