//! Writes what the cleaner's model sees of articles, for `scripts/train_clean_model.py`.
//!
//! Reads JSON Lines with `text` and `outlet` (or `site`); `--sites` learns a site model on them first. The first line
//! out names the groups of features. Each further line is a piece: the number of its article, `s` (as it is seen beside
//! what the rules have found), `b` (blind to that), `h` and `i` (seeing what one half of the rules has found, or the
//! other) or `c` (in the cleaned text), its bytes, what the rules have found there
//! (behind + where the model saw that), its buckets, words and text.

use khabar::bench::{self, Sample};
use khabar::boilerplate::{CleanOptions, Cleaner, SiteModel};
use khabar::span::Span;
use khabar::text::View;
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::sync::Arc;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (flags, paths): (Vec<_>, Vec<_>) = std::env::args().skip(1).partition(|a| a.starts_with("--"));
    let mut articles = Vec::new();
    for path in &paths {
        for line in BufReader::new(std::fs::File::open(path)?).lines() {
            let row: serde_json::Value = serde_json::from_str(&line?)?;
            let field = |name: &str| row[name].as_str().map(str::to_owned);
            let site = field("outlet").or_else(|| field("site")).unwrap_or_default();
            articles.push((site, field("text").unwrap_or_default()));
        }
    }
    let mut options = CleanOptions::default();
    if flags.iter().any(|f| f == "--sites") {
        let named: Vec<_> = articles.iter().map(|(site, text)| (site.as_str(), text.as_str())).collect();
        options.sites = Some(Arc::new(SiteModel::learn(&named)));
    }
    let cleaner = Cleaner::new(options)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    let groups: Vec<_> = bench::sample_groups().iter().map(|(name, n)| format!("{name}={n}")).collect();
    writeln!(out, "{}", groups.join("\t"))?;
    for (n, (site, text)) in articles.iter().enumerate() {
        let view = View::new(text);
        let mut write = |how: char, text: &str, samples: Vec<Sample>| -> std::io::Result<()> {
            for s in samples {
                let piece = s.span.of(text).replace('\t', " ");
                let seen = if s.seen { "+" } else { "" };
                let found = s.found.map_or("-".to_owned(), |l| format!("{seen}{l}"));
                let buckets: Vec<_> = s.buckets.iter().map(u8::to_string).collect();
                let Span { start, end } = s.span;
                writeln!(
                    out,
                    "{n}\t{how}\t{start}\t{end}\t{found}\t{}\t{}\t{piece}",
                    buckets.join(" "),
                    s.words.join(" ")
                )?;
            }
            Ok(())
        };
        write('s', text, bench::samples(&cleaner, &view, Some(site), |_| true))?;
        write('b', text, bench::samples(&cleaner, &view, Some(site), |_| false))?;
        write('h', text, bench::samples(&cleaner, &view, Some(site), is_even))?;
        write('i', text, bench::samples(&cleaner, &view, Some(site), |rule| !is_even(rule)))?;
        let cleaned = cleaner.clean_site(text, &view, Some(site)).text(text);
        write('c', &cleaned, bench::samples(&cleaner, &View::new(&cleaned), Some(site), |_| true))?;
    }
    Ok(())
}

/// Parts the rules in two halves that stay the same from run to run.
fn is_even(rule: &str) -> bool {
    rule.bytes().fold(0u32, |sum, b| sum.wrapping_mul(31).wrapping_add(b.into())).count_ones() % 2 == 0
}
