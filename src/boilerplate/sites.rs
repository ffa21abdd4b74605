//! What sites repeat: templates of lines, counted over distinct articles of each site.

use crate::text::hash::Hash;
use crate::text::{View, address, lines, sentences};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Articles of a site that are remembered. Of more, those with the smallest prints stay: a sample that does
/// not depend on the order in which they came, and keeps a model small whatever the site.
const ARTICLES: usize = 4096;
/// Words of a line that is counted; longer ones are body text.
const WORDS: usize = 24;
/// Lines at either end of a page that count as its edge.
const EDGE: usize = 3;

/// The name by which a site is known: that of a host without `www.`, in small letters, also where its address is given.
///
/// ```
/// use khabar::boilerplate::site_name;
/// for site in ["midan.com", "www.Midan.com", "https://www.midan.com/news/7", "midan.com/sport"] {
///     assert_eq!(site_name(site), "midan.com");
/// }
/// assert_eq!(site_name("صوت الميدان"), "صوت الميدان");
/// ```
pub fn site_name(site: &str) -> Cow<'_, str> {
    let site = site.trim();
    let front = address::before_path(site);
    address::known(match address::host(site) {
        Some(host) => host,
        // A name may hold a stroke; only behind a host does a path begin.
        None if front.contains('.') && !site.contains(char::is_whitespace) => front,
        None => site,
    })
}

/// How often a template was seen, and where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// In how many articles.
    pub articles: u32,
    /// In how many of them among the first three lines.
    pub head: u32,
    /// In how many of them among the last three lines.
    pub tail: u32,
}

/// The lines that sites repeat, digits masked; evidence for the cleaner, never a verdict alone.
///
/// Made by [`learn`](SiteModel::learn) from one batch or many. [`merge`](SiteModel::merge) is associative,
/// commutative and idempotent, so that parts can be learned apart, in any order, and copies of one article
/// count once also when they lie in different parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SiteModel {
    pub(super) sites: BTreeMap<String, Site>,
}

/// The remembered articles of one site.
#[derive(Clone, Debug, Default)]
pub(super) struct Site {
    /// The short lines of each article, by its print.
    pub articles: BTreeMap<u64, Vec<Line>>,
    /// Counts of all lines, made when they are first asked for.
    counts: OnceLock<FxHashMap<u64, Seen>>,
}

impl PartialEq for Site {
    fn eq(&self, other: &Self) -> bool {
        self.articles == other.articles
    }
}

/// A line of an article: its template, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Line {
    pub template: u64,
    pub head: bool,
    pub tail: bool,
}

impl Site {
    pub fn new(articles: BTreeMap<u64, Vec<Line>>) -> Self {
        Site { articles, counts: OnceLock::new() }
    }

    fn add(&mut self, print: u64, lines: Vec<Line>) {
        // Copies of one article may be framed differently: the same one of them stays whatever the order.
        match self.articles.entry(print) {
            std::collections::btree_map::Entry::Vacant(free) => _ = free.insert(lines),
            std::collections::btree_map::Entry::Occupied(mut known) if lines < *known.get() => _ = known.insert(lines),
            std::collections::btree_map::Entry::Occupied(_) => {}
        }
        while self.articles.len() > ARTICLES {
            self.articles.pop_last();
        }
        self.counts.take();
    }

    fn counts(&self) -> &FxHashMap<u64, Seen> {
        self.counts.get_or_init(|| {
            let mut counts: FxHashMap<u64, Seen> = FxHashMap::default();
            for line in self.articles.values().flatten() {
                let seen = counts.entry(line.template).or_default();
                seen.articles += 1;
                seen.head += u32::from(line.head);
                seen.tail += u32::from(line.tail);
            }
            counts.retain(|_, seen| seen.articles > 1);
            counts
        })
    }
}

impl SiteModel {
    /// Learns from articles given as site and text; copies of one article in a site count once. [`batch::learn`] does so
    /// on many threads.
    ///
    /// [`batch::learn`]: crate::batch::learn()
    pub fn learn(articles: &[(&str, &str)]) -> Self {
        let (mut model, mut view) = (SiteModel::default(), View::default());
        for (site, text) in articles {
            view.refill(text);
            model.add(site, &view);
        }
        model
    }

    /// Learns from one more article, given as its site and the folded view of its text.
    pub fn add(&mut self, site: &str, view: &View) {
        let all: Vec<_> = lines::lines(view).map(|l| lines::trim(view, l)).filter(|l| !l.is_empty()).collect();
        let mut short = Vec::new();
        for (i, line) in all.iter().enumerate() {
            let codes = &view.codes()[line.clone()];
            if words(codes) <= WORDS {
                short.push(Line { template: template(codes), head: i < EDGE, tail: i + EDGE >= all.len() });
            }
        }
        short.sort_unstable_by_key(|l| (l.template, !l.head, !l.tail));
        short.dedup_by_key(|l| l.template);
        self.sites.entry(site_name(site).into_owned()).or_default().add(print(view), short);
    }

    /// Adds what another model has seen.
    pub fn merge(&mut self, other: SiteModel) {
        for (name, from) in other.sites {
            match self.sites.entry(name) {
                std::collections::btree_map::Entry::Vacant(free) => _ = free.insert(from),
                std::collections::btree_map::Entry::Occupied(mut known) => {
                    for (print, lines) in from.articles {
                        known.get_mut().add(print, lines);
                    }
                }
            }
        }
    }

    /// Number of distinct articles remembered of a site.
    pub fn articles(&self, site: &str) -> usize {
        self.sites.get(&*site_name(site)).map_or(0, |s| s.articles.len())
    }

    /// How often the line given as codes was seen on a site; a line seen once counts as never seen.
    pub fn seen(&self, site: &str, line: &[u8]) -> Seen {
        self.sites.get(&*site_name(site)).and_then(|s| s.counts().get(&template(line)).copied()).unwrap_or_default()
    }

    /// Names of the sites, sorted.
    pub fn sites(&self) -> impl ExactSizeIterator<Item = &str> {
        self.sites.keys().map(String::as_str)
    }
}

fn words(codes: &[u8]) -> usize {
    codes.split(|&c| c == b' ').filter(|w| !w.is_empty()).take(WORDS + 1).count()
}

/// What makes copies of one article the same: its longest sentence, which no frame around it changes.
fn print(view: &View) -> u64 {
    let longest = sentences::sentences(view, 0..view.len()).max_by_key(|s| (s.len(), usize::MAX - s.start));
    longest.map_or(0, |s| template(&view.codes()[s]))
}

/// Hash of a line's words, digit runs as one sign, marks and spaces left out. It is part of the file format.
fn template(codes: &[u8]) -> u64 {
    let mut hash = Hash::default();
    let mut last = 0;
    for &c in codes {
        let c = match c {
            b'0'..=b'9' => b'0',
            c if crate::text::code::is_word(c) => c,
            _ => b' ',
        };
        if c != last || !matches!(c, b'0' | b' ') {
            hash.write(&[c]);
        }
        last = c;
    }
    let hash = hash.value();
    let mixed = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed ^ (mixed >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(articles: &[&str]) -> SiteModel {
        SiteModel::learn(&articles.iter().map(|t| ("site", *t)).collect::<Vec<_>>())
    }

    fn merged(parts: &[&SiteModel]) -> SiteModel {
        parts.iter().fold(SiteModel::default(), |mut all, part| {
            all.merge((*part).clone());
            all
        })
    }

    #[test]
    fn digits_are_masked_and_copies_count_once() {
        let m = model(&[
            "وصل الوزير إلى المدينة ظهر أمس.\nعدد القراءات: 15",
            "عاد الوفد إلى بلاده بعد يومين.\nعدد القراءات: 2043",
            "عاد الوفد إلى بلاده بعد يومين.\nعدد القراءات: 7",
        ]);
        assert_eq!(m.articles("site"), 2);
        let line = View::new("عدد القراءات: 8");
        assert_eq!(m.seen("site", line.codes()), Seen { articles: 2, head: 2, tail: 2 });
        assert_eq!(m.seen("other", line.codes()), Seen::default());
    }

    #[test]
    fn parts_learned_apart_merge_in_any_order_and_share_copies() {
        let (a, b, c) = (
            model(&["خبر قصير هنا\nس"]),
            model(&["نبأ آخر هناك\nس", "خبر قصير هنا\nس"]),
            model(&["قصة ثالثة بعيدة\nس"]),
        );
        let bc = merged(&[&b, &c]);
        let ab = merged(&[&a, &b]);
        let whole = merged(&[&a, &bc]);
        assert_eq!(merged(&[&ab, &c]), whole);
        assert_eq!(merged(&[&c, &b, &a]), whole);
        assert_eq!(merged(&[&whole, &a]), whole);
        assert_eq!(whole.seen("site", View::new("س").codes()).articles, 3);
    }

    #[test]
    fn a_large_site_is_sampled_whatever_the_order() {
        let texts: Vec<String> = (0..3 * ARTICLES / 2)
            .map(|i| {
                let name: String =
                    i.to_string().bytes().map(|d| char::from_u32(0x0628 + u32::from(d - b'0')).unwrap()).collect();
                format!("وصل {name} إلى المدينة ظهر أمس.\nتابعونا هنا")
            })
            .collect();
        let articles: Vec<_> = texts.iter().map(|t| ("site", t.as_str())).collect();
        let (front, back) = articles.split_at(2000);
        let (a, b) = (SiteModel::learn(front), SiteModel::learn(back));
        let whole = SiteModel::learn(&articles);
        assert_eq!(merged(&[&b, &a]), whole);
        assert_eq!(whole.articles("site"), ARTICLES);
        assert_eq!(whole.seen("site", View::new("تابعونا هنا").codes()).articles as usize, ARTICLES);
    }
}
