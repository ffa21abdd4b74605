//! Web pages as articles.

use crate::article::Article;
use crate::boilerplate::html;
use crate::error::Result;

/// A web page as an article.
pub(super) fn page(name: &str, content: &[u8]) -> Result<Article> {
    let page = html::extract(content, None).map_err(|e| e.at(name))?;
    Ok(from_page(name.to_owned(), page))
}

/// The article of a page.
pub(super) fn from_page(id: String, page: html::Page) -> Article {
    Article {
        id,
        url: page.url,
        site: page.site,
        title: page.title,
        byline: page.byline,
        published: page.published,
        text: page.text,
    }
}
