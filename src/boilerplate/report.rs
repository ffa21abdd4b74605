//! Why pieces went: one line for each of a text, and counts for a batch.

use super::{Cleaned, Label, Removed};
use std::collections::BTreeMap;
use std::fmt;

impl Cleaned {
    /// One line for each removal: label, rule, confidence, the cue's phrase where one decided, and the piece.
    ///
    /// ```
    /// use khabar::boilerplate::{CleanOptions, Cleaner};
    /// use khabar::text::View;
    /// let text = "وصل الوفد إلى المدينة ظهر أمس.\nالمصدر: وكالات";
    /// let cleaned = Cleaner::new(CleanOptions::default())?.clean(text, &View::new(text));
    /// assert!(cleaned.explain(text).starts_with("source_credit  cue:source_named  0.90"));
    /// # Ok::<(), khabar::Error>(())
    /// ```
    pub fn explain(&self, text: &str) -> String {
        let line = |r: &Removed| {
            let phrase = r.phrase.map(|p| p.of(text).trim());
            explained(r.label, &r.rule, r.confidence, phrase, r.span.of(text)) + "\n"
        };
        self.removed.iter().map(line).collect()
    }
}

/// A removal as a line: label, rule, confidence, the phrase that gave it away, and the piece.
pub fn explained(label: Label, rule: &str, confidence: f32, phrase: Option<&str>, piece: &str) -> String {
    let phrase = phrase.map_or_else(String::new, |p| format!("  «{p}»"));
    format!("{label}  {rule}  {confidence:.2}{phrase}  {}", piece.trim().replace('\n', " ⏎ "))
}

/// Counts of what was removed from a batch, by site, label and rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Texts counted.
    pub texts: u64,
    counts: BTreeMap<(String, Label, String), Count>,
}

/// Number and bytes of removals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// How many pieces.
    pub pieces: u64,
    /// How many bytes of text.
    pub bytes: u64,
}

impl Report {
    /// Counts one cleaned text; `site` may be empty.
    pub fn add(&mut self, site: &str, cleaned: &Cleaned) {
        self.add_pieces(site, cleaned.removed.iter().map(|r| (r.label, &*r.rule, r.span.len())));
    }

    /// Counts one text whose removals are given as label, rule and bytes.
    pub fn add_pieces<'r>(&mut self, site: &str, pieces: impl Iterator<Item = (Label, &'r str, usize)>) {
        self.texts += 1;
        for (label, rule, bytes) in pieces {
            self.add_count(site, label, rule, Count { pieces: 1, bytes: bytes as u64 });
        }
    }

    /// The names of the columns of the table that it is written as.
    pub const HEAD: &str = "site\tlabel\trule\tpieces\tbytes";

    /// Adds a count for a site, label and rule.
    pub fn add_count(&mut self, site: &str, label: Label, rule: &str, count: Count) {
        let known = self.counts.entry((site.to_owned(), label, rule.to_owned())).or_default();
        known.pieces += count.pieces;
        known.bytes += count.bytes;
    }

    /// Adds the counts of another report.
    pub fn merge(&mut self, other: Report) {
        self.texts += other.texts;
        for (key, from) in other.counts {
            let count = self.counts.entry(key).or_default();
            count.pieces += from.pieces;
            count.bytes += from.bytes;
        }
    }

    /// All counts: site, label, rule, count; sorted.
    pub fn counts(&self) -> impl Iterator<Item = (&str, Label, &str, Count)> {
        self.counts.iter().map(|((site, label, rule), count)| (site.as_str(), *label, rule.as_str(), *count))
    }
}

/// A table with a row for each site, label and rule, its columns parted by tabs, under their names.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", Report::HEAD)?;
        for (site, label, rule, count) in self.counts() {
            writeln!(f, "{site}\t{label}\t{rule}\t{}\t{}", count.pieces, count.bytes)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::boilerplate::{CleanOptions, Cleaner, Report};
    use crate::text::View;

    #[test]
    fn reports_add_up() {
        let cleaner = Cleaner::new(CleanOptions::default()).unwrap();
        let text = "وصل الوفد إلى المدينة ظهر أمس.\nالمصدر: وكالات\nإعلان";
        let cleaned = cleaner.clean(text, &View::new(text));
        let (mut a, mut b) = (Report::default(), Report::default());
        a.add("موقع", &cleaned);
        b.add("موقع", &cleaned);
        a.merge(b);
        assert_eq!(a.texts, 2);
        assert!(a.to_string().starts_with("site\tlabel\trule\tpieces\tbytes\nموقع\t"), "{a}");
        assert!(a.counts().count() == 2 && a.counts().all(|(site, _, _, c)| site == "موقع" && c.pieces == 2), "{a}");
    }
}
