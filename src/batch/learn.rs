//! A site model learned from many articles, in parallel.

use super::{Halt, Open, Watch, map_chunks};
use crate::boilerplate::SiteModel;
use crate::error::{Error, Result};
use crate::pipeline::Scratch;

/// What [`learn`] gives.
#[derive(Debug, Default)]
pub struct Learned {
    /// The model.
    pub model: SiteModel,
    /// Articles that were read.
    pub read: usize,
    /// Articles that could not be read or name no site, and why.
    pub errors: Vec<Error>,
}

/// Learns what the sites of `articles` repeat. An article belongs to the site that it names, else to the host of
/// its address.
///
/// A bad article ends it when `strict`, else it is noted. `watch` is called as in [`run`](super::run).
pub fn learn<T: Open>(
    articles: impl Iterator<Item = T>,
    threads: Option<usize>,
    strict: bool,
    watch: &mut Watch<'_>,
) -> Result<Learned> {
    let job = |chunk: Vec<T>, halt: &Halt| {
        let mut part = Learned::default();
        let mut scratch = Scratch::default();
        for item in chunk {
            if halt.is_set() {
                break;
            }
            let outcome = item.open().map_err(|unread| unread.error).and_then(|article| {
                let nameless = || Error::input(format!("article {} names neither site nor address", article.id));
                let site = article.site().ok_or_else(nameless)?;
                let view = scratch.view(&article.text).map_err(|e| e.at(format_args!("article {}", article.id)))?;
                part.model.add(&site, view);
                Ok(())
            });
            match outcome {
                Ok(()) => part.read += 1,
                Err(e) if strict => return Err(e),
                Err(e) => part.errors.push(e),
            }
        }
        Ok(part)
    };
    let mut all = Learned::default();
    let sink = |part: Result<Learned>| {
        let part = part?;
        all.model.merge(part.model);
        all.read += part.read;
        all.errors.extend(part.errors);
        Ok(())
    };
    map_chunks(articles, Open::size, threads, job, sink, watch)?;
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::batch::{Unread, quiet};

    fn article(i: usize, site: Option<&str>) -> std::result::Result<Article, Unread> {
        let text = format!("وصل {} إلى المدينة.\nتابعونا", "كلمة ".repeat(i + 1));
        Ok(Article { site: site.map(str::to_owned), ..Article::new(i.to_string(), text) })
    }

    #[test]
    fn the_model_is_the_same_on_any_number_of_threads() {
        let learned = |threads| {
            let all = (0..900).map(|i| article(i % 300, Some(if i % 2 == 0 { "a" } else { "b" })));
            learn(all, Some(threads), true, &mut quiet()).unwrap()
        };
        let (one, four) = (learned(1), learned(4));
        assert_eq!(one.model, four.model);
        assert_eq!((one.read, one.model.articles("a"), one.model.articles("b")), (900, 150, 150));
    }

    #[test]
    fn articles_without_a_site_are_named() {
        let all = || [article(0, Some("a")), article(1, None)].into_iter();
        let error = learn(all(), None, true, &mut quiet()).unwrap_err();
        assert_eq!(error.to_string(), "article 1 names neither site nor address");
        let learned = learn(all(), None, false, &mut quiet()).unwrap();
        assert_eq!((learned.read, learned.errors.len()), (1, 1));
    }
}
