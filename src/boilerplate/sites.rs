//! What sites repeat: templates of lines, counted over distinct articles of each site.

use crate::error::{Error, Result};
use crate::text::{View, lines};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use serde::{Deserialize, Serialize};
use std::hash::Hasher;
use std::path::Path;

/// Version of the file format.
const VERSION: u32 = 1;
/// Lines with more codes than this are body text, and are not counted.
const MAX_LINE: usize = 400;

/// Articles that one thread counts at a time.
const PART: usize = 256;

/// How often a template was seen, and where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// In how many articles.
    pub articles: u32,
    /// In how many of them in the first or last three lines.
    pub edge: u32,
}

/// The lines that sites repeat, digits masked; evidence for the cleaner, never a verdict alone.
///
/// Made by [`learn`](SiteModel::learn) from one batch or many: [`merge`](SiteModel::merge) is
/// associative and commutative, so that parts can be learned apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SiteModel {
    sites: FxHashMap<String, Site>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Site {
    articles: u32,
    lines: FxHashMap<u64, Seen>,
}

#[derive(Serialize, Deserialize)]
struct File<S> {
    khabar_site_model: u32,
    sites: S,
}

impl SiteModel {
    /// Learns from articles given as site and text, in parallel; copies of one article in a site count once.
    pub fn learn(articles: &[(&str, &str)]) -> Self {
        let hash = |view: &mut View, &(site, text): &(&str, &str)| {
            view.refill(text);
            let mut hasher = FxHasher::default();
            hasher.write(site.as_bytes());
            (hasher.finish(), template(view.codes()))
        };
        let hashes: Vec<_> = articles.par_iter().map_init(View::default, hash).collect();
        let mut known = FxHashSet::default();
        let first: Vec<_> = articles.iter().zip(hashes).filter(|(_, h)| known.insert(*h)).map(|(a, _)| a).collect();
        let parts = first.par_chunks(PART).map_init(View::default, |view, part| {
            let mut model = SiteModel::default();
            for (site, text) in part {
                view.refill(text);
                model.add(site, view);
            }
            model
        });
        parts.reduce(SiteModel::default, |mut a, b| {
            a.merge(b);
            a
        })
    }

    fn add(&mut self, site: &str, view: &View) {
        let site = self.sites.entry(site.to_owned()).or_default();
        site.articles += 1;
        let all: Vec<_> = lines::lines(view).map(|l| lines::trim(view, l)).filter(|l| !l.is_empty()).collect();
        let mut once = FxHashMap::default();
        for (i, line) in all.iter().enumerate() {
            if line.len() > MAX_LINE {
                continue;
            }
            let edge = i < 3 || i + 3 >= all.len();
            *once.entry(template(&view.codes()[line.clone()])).or_insert(false) |= edge;
        }
        for (hash, edge) in once {
            let seen = site.lines.entry(hash).or_default();
            seen.articles += 1;
            seen.edge += u32::from(edge);
        }
    }

    /// Adds what another model has seen.
    pub fn merge(&mut self, other: SiteModel) {
        for (name, from) in other.sites {
            let site = self.sites.entry(name).or_default();
            site.articles += from.articles;
            for (hash, seen) in from.lines {
                let mine = site.lines.entry(hash).or_default();
                mine.articles += seen.articles;
                mine.edge += seen.edge;
            }
        }
    }

    /// Number of articles seen of a site.
    pub fn articles(&self, site: &str) -> u32 {
        self.sites.get(site).map_or(0, |s| s.articles)
    }

    /// How often the line given as codes was seen on a site.
    pub fn seen(&self, site: &str, line: &[u8]) -> Seen {
        self.sites.get(site).and_then(|s| s.lines.get(&template(line)).copied()).unwrap_or_default()
    }

    /// Names of the sites, sorted.
    pub fn sites(&self) -> Vec<&str> {
        let mut names: Vec<_> = self.sites.keys().map(String::as_str).collect();
        names.sort_unstable();
        names
    }

    /// Forgets lines seen in fewer than `least` articles; for models that nothing is merged into any more.
    pub fn prune(&mut self, least: u32) {
        self.sites.values_mut().for_each(|s| s.lines.retain(|_, seen| seen.articles >= least));
    }

    /// Writes the model.
    pub fn save(&self, path: &Path) -> Result<()> {
        let file = File { khabar_site_model: VERSION, sites: &self.sites };
        let bytes = serde_json::to_vec(&file).map_err(|e| Error::format(format!("{}: {e}", path.display())))?;
        std::fs::write(path, bytes).map_err(|e| Error::io(path.display(), &e))
    }

    /// Reads a model.
    pub fn load(path: &Path) -> Result<Self> {
        let bytes = std::fs::read(path).map_err(|e| Error::io(path.display(), &e))?;
        let file: File<FxHashMap<String, Site>> = serde_json::from_slice(&bytes)
            .map_err(|e| Error::format(format!("{}: no site model: {e}", path.display())))?;
        if file.khabar_site_model != VERSION {
            let found = file.khabar_site_model;
            return Err(Error::format(format!(
                "{}: site model of version {found}; this khabar reads version {VERSION}",
                path.display()
            )));
        }
        Ok(SiteModel { sites: file.sites })
    }
}

/// Hash of a line's words, digit runs as one sign, marks and spaces left out.
fn template(codes: &[u8]) -> u64 {
    let mut hasher = FxHasher::default();
    let mut last = 0;
    for &c in codes {
        let c = match c {
            b'0'..=b'9' => b'0',
            c if crate::text::code::is_word(c) => c,
            _ => b' ',
        };
        if c != last || !matches!(c, b'0' | b' ') {
            hasher.write_u8(c);
        }
        last = c;
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(articles: &[&str]) -> SiteModel {
        SiteModel::learn(&articles.iter().map(|t| ("site", *t)).collect::<Vec<_>>())
    }

    #[test]
    fn digits_are_masked_and_copies_count_once() {
        let m = model(&["خبر أول.\nعدد القراءات: 15", "خبر ثان.\nعدد القراءات: 2043", "خبر ثان.\nعدد القراءات: 7"]);
        assert_eq!(m.articles("site"), 2);
        let line = View::new("عدد القراءات: 8");
        assert_eq!(m.seen("site", line.codes()), Seen { articles: 2, edge: 2 });
        assert_eq!(m.seen("other", line.codes()), Seen::default());
    }

    #[test]
    fn models_are_saved_and_other_files_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("sites.json");
        let mut m = model(&["خبر\nس", "نبأ\nس"]);
        m.save(&path).unwrap();
        assert_eq!(SiteModel::load(&path).unwrap(), m);
        m.prune(2);
        assert_eq!(m.seen("site", View::new("خبر").codes()).articles, 0);
        std::fs::write(&path, r#"{"khabar_site_model": 9, "sites": {}}"#).unwrap();
        assert!(SiteModel::load(&path).unwrap_err().to_string().contains("version 9"));
        std::fs::write(&path, "[]").unwrap();
        assert!(SiteModel::load(&path).unwrap_err().to_string().contains("no site model"));
    }

    #[test]
    fn parts_learned_apart_merge_in_any_order() {
        let (a, b, c) = (model(&["خبر\nس"]), model(&["نبأ\nس"]), model(&["قصة\nس"]));
        let mut left = a.clone();
        left.merge(b.clone());
        left.merge(c.clone());
        let mut right = b;
        right.merge(c);
        let mut whole = a;
        whole.merge(right);
        assert_eq!(left, whole);
        assert_eq!(left.seen("site", View::new("س").codes()).articles, 3);
    }
}
