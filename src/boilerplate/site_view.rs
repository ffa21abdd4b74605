//! A site model as one site sees it: what of a page the site repeats.

use super::SiteModel;

/// Articles of a site that a line must stand in, and their share of one hundred.
const ARTICLES: usize = 5;
const PERCENT: usize = 2;

/// A site model as one site sees it.
#[derive(Clone, Copy, Debug)]
pub(super) struct SiteView<'m> {
    model: &'m SiteModel,
    name: &'m str,
    least: u32,
}

impl<'m> SiteView<'m> {
    /// `None` when too little of the site is known.
    pub fn new(model: &'m SiteModel, name: &'m str) -> Option<Self> {
        let articles = model.articles(name);
        let least = ARTICLES.max(articles * PERCENT / 100) as u32;
        (articles >= 2 * ARTICLES).then_some(SiteView { model, name, least })
    }

    /// Whether the line stands in many articles of the site, nearly always near the same end of them.
    pub fn repeats(&self, line: &[u8]) -> bool {
        self.often(line) == 2
    }

    /// 0 for a line that few articles of the site have, 1 for one that many have, 2 when that is near the same end of them.
    pub fn often(&self, line: &[u8]) -> u8 {
        let seen = self.model.seen(self.name, line);
        match seen.articles >= self.least {
            true => 1 + u8::from(5 * seen.head.max(seen.tail) >= 4 * seen.articles),
            false => 0,
        }
    }
}
