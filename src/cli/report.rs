//! What a person wants to see of one article, on a terminal of either direction.
//!
//! Every line has one direction: Arabic text stands on lines of its own, or at the end of a line of
//! fields, between Unicode isolates, so that no terminal or editor moves its neighbours about.

use crate::article::{Document, Stated};
use crate::boilerplate::Removed;
use crate::error::counted;
use crate::figures::Bound;
use std::fmt::Write;

/// Most characters of a removed piece that are shown.
const LONG: usize = 72;

/// The reports of documents that have no error; with `asked`, their figures were read.
pub fn all(documents: &[Document], asked: bool) -> Vec<String> {
    documents.iter().filter(|d| d.error.is_none()).map(|d| report(d, asked)).collect()
}

fn report(document: &Document, asked: bool) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "━━ {} ━━", document.article.id);
    for (name, value) in [
        ("title", document.title()),
        ("site", document.article.site().as_deref()),
        ("byline", document.byline()),
        ("published", document.published()),
    ] {
        if let Some(value) = value {
            let _ = writeln!(out, "{name:<10}{}", isolated(value));
        }
    }
    removed(document, &mut out);
    let text = document.text();
    let _ = writeln!(out, "\ntext\n{}", text.trim());
    if let Some(normalized) = &document.findings.normalized {
        let _ = writeln!(out, "\nnormalized\n{}", normalized.trim());
    }
    if asked {
        figures(document, &mut out);
    }
    out
}

fn removed(document: &Document, out: &mut String) {
    let Some(cleaned) = &document.findings.cleaned else { return };
    if cleaned.removed.is_empty() {
        out.push_str("\nremoved: nothing\n");
        return;
    }
    let _ = writeln!(out, "\nremoved: {}", counted(cleaned.removed.len(), "piece"));
    let wide = |name: fn(&Removed) -> usize| cleaned.removed.iter().map(name).max().unwrap_or(0);
    let (label, rule) = (wide(|r| r.label.as_str().len()), wide(|r| r.rule.len()));
    for r in &cleaned.removed {
        let piece = shortened(r.span.of(&document.article.text));
        let _ = writeln!(
            out,
            "  {:<label$}  {:<rule$}  {:.2}  {}",
            r.label.as_str(),
            r.rule,
            r.confidence,
            isolated(&piece)
        );
    }
}

fn figures(document: &Document, out: &mut String) {
    let figures = &document.findings.figures;
    if figures.is_empty() {
        out.push_str("\nfigures: none\n");
        return;
    }
    let _ = writeln!(out, "\nfigures: {}", figures.len());
    let head = ["value", "kind", "unit", "bound", "role"].map(String::from);
    let rows: Vec<[String; 5]> = std::iter::once(head).chain(figures.iter().map(row)).collect();
    let mut widths = [0; 5];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    for (i, row) in rows.iter().enumerate() {
        let phrase = match i.checked_sub(1) {
            None => "phrase".to_owned(),
            Some(i) => isolated(&shortened(figures[i].figure.phrase.of(&document.article.text))),
        };
        out.push_str("  ");
        for (cell, width) in row.iter().zip(widths).filter(|(_, width)| *width > 0) {
            let _ = write!(out, "{cell:<width$}  ");
        }
        let _ = writeln!(out, "{phrase}");
    }
}

/// Value, kind, unit, bound and role of a figure; what is usual is left blank.
fn row(stated: &Stated) -> [String; 5] {
    let f = &stated.figure;
    let number = |d: Option<rust_decimal::Decimal>| d.map(|d| d.to_string());
    let value = match (number(f.value), &f.iso) {
        (Some(value), _) => value,
        (None, Some(iso)) => iso.to_string(),
        (None, None) => match (number(f.low), number(f.high)) {
            (Some(low), Some(high)) => format!("{low}..{high}"),
            (Some(low), None) => format!("{low}.."),
            (None, Some(high)) => format!("..{high}"),
            (None, None) => String::new(),
        },
    };
    let bound = if f.bound == Bound::Exact { "" } else { f.bound.as_str() };
    let role = f.role.map_or("", |r| r.as_str());
    [value, f.kind.as_str().into(), f.unit.as_deref().unwrap_or_default().into(), bound.into(), role.into()]
}

/// One line of at most [`LONG`] characters, cut between words.
fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONG) {
        None => line,
        Some((end, _)) => {
            let cut = line[..end].rfind(' ').unwrap_or(end);
            format!("{} …", &line[..cut])
        }
    }
}

/// Text that keeps its direction to itself: between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE.
fn isolated(text: &str) -> String {
    format!("\u{2068}{text}\u{2069}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::pipeline::{Pipeline, Scratch};

    #[test]
    fn a_report_names_title_text_and_figures() {
        let article = Article {
            title: Some("وصول 5 وزراء".into()),
            ..Article::new("a.txt", "وصل 5 وزراء إلى المدينة.")
        };
        let document = Pipeline::default().document(article, &mut Scratch::default());
        assert!(!super::report(&document, false).contains("figures"), "nobody looked for any");
        let report = report(&document, true);
        for part in [
            "━━ a.txt ━━",
            "title     \u{2068}وصول 5 وزراء\u{2069}",
            "removed: nothing",
            "\nوصل 5 وزراء إلى المدينة.\n",
            "figures: 1",
            "5      count",
        ] {
            assert!(report.contains(part), "{part:?} is missing in:\n{report}");
        }
    }

    #[test]
    fn long_pieces_are_cut_between_words() {
        assert_eq!(shortened(" a\nb "), "a b");
        let cut = shortened(&"كلمة ".repeat(40));
        assert!(cut.ends_with("كلمة …") && cut.chars().count() <= LONG + 2, "{cut}");
    }
}
