//! The next articles of a stream: as many as make one result.

use super::Open;
use crate::error::{Error, Result};

/// How many articles, and how much text, make one result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Portion {
    articles: usize,
}

/// Most text of a portion, in bytes, but for one longer article.
const BYTES: usize = 16 << 20;

impl Portion {
    /// Portions of at most `articles`; fails for none.
    pub fn of(articles: usize) -> Result<Self> {
        match articles {
            0 => Err(Error::option("batch is 0, not 1 or more")),
            articles => Ok(Portion { articles }),
        }
    }

    /// The next portion of `stream`. `held` keeps what was read and did not fit, until the next one.
    pub fn take<'s, T: Open>(
        self,
        stream: &'s mut (impl Iterator<Item = T> + ?Sized),
        held: &'s mut Option<T>,
    ) -> impl Iterator<Item = T> {
        let (mut left, mut bytes) = (self.articles, 0);
        std::iter::from_fn(move || {
            if left == 0 {
                return None;
            }
            let next = held.take().or_else(|| stream.next())?;
            if bytes > 0 && bytes + next.size() > BYTES {
                (left, *held) = (0, Some(next));
                return None;
            }
            (left, bytes) = (left - 1, bytes + next.size());
            Some(next)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::batch::Unread;

    fn article(len: usize) -> Result<Article, Unread> {
        Ok(Article::new("a", "x".repeat(len)))
    }

    fn lengths(portion: Portion, sizes: &[usize]) -> Vec<Vec<usize>> {
        let mut stream = sizes.iter().map(|&size| article(size));
        let mut held = None;
        let mut all = Vec::new();
        loop {
            let part: Vec<usize> = portion.take(&mut stream, &mut held).map(|a| a.size()).collect();
            if part.is_empty() {
                return all;
            }
            all.push(part);
        }
    }

    #[test]
    fn portions_end_at_a_number_of_articles_or_an_amount_of_text() {
        let portion = Portion::of(3).unwrap();
        assert_eq!(lengths(portion, &[1, 2, 3, 4, 5, 6, 7]), [vec![1, 2, 3], vec![4, 5, 6], vec![7]]);
        assert_eq!(
            lengths(portion, &[BYTES - 1, 1, 1, BYTES + 9, 1]),
            [vec![BYTES - 1, 1], vec![1], vec![BYTES + 9], vec![1]]
        );
        assert!(lengths(portion, &[]).is_empty());
        assert_eq!(Portion::of(0).unwrap_err().to_string(), "batch is 0, not 1 or more");
    }
}
