//! Articles as one HTML page: what was removed and why, which figures were read and how, and the clean text.
//!
//! The page is self-contained: no script, nothing that is loaded, everything escaped. It reads right to left, on a
//! phone as on a desk, in the light as in the dark.

mod marked;
mod reading;
mod tables;

pub use marked::Cut;

use crate::article::Document;
use crate::boilerplate::Cleaned;
use crate::text::markup::{attribute, escape};
use marked::Mark;
use std::fmt::Write;

const STYLE: &str = include_str!("style.css");

/// A page of documents. With `more`, it says that there are others.
pub fn page(documents: &[Document], more: bool) -> String {
    let title = match documents {
        [one] => one.title().unwrap_or(&one.article.id),
        _ => "khabar · خبر",
    };
    let mut out = String::new();
    let _ = write!(
        out,
        "<!doctype html>\n<html dir=\"rtl\" lang=\"ar\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"generator\" content=\"khabar {}\">\n<title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n\
         <body class=\"khabar\">\n",
        env!("CARGO_PKG_VERSION"),
        escape(title)
    );
    if documents.len() > 1 {
        out.push_str("<nav><ol>\n");
        for (i, document) in documents.iter().enumerate() {
            let name = document.title().unwrap_or(&document.article.id);
            let _ = writeln!(out, "<li><a href=\"#a{i}\"><bdi>{}</bdi></a></li>", escape(name));
        }
        out.push_str("</ol></nav>\n");
    }
    for (i, document) in documents.iter().enumerate() {
        article(document, &format!("a{i}"), &mut out);
    }
    if more {
        let _ = writeln!(out, "<p class=\"note\">عُرضت أول {} من المقالات، وهناك غيرها.</p>", documents.len());
    }
    out.push_str("</body>\n</html>\n");
    out
}

/// Documents as a piece of a page, for notebooks.
pub fn fragment(documents: &[Document]) -> String {
    let mut out = format!("<div class=\"khabar\" dir=\"rtl\" lang=\"ar\">\n<style>\n{STYLE}</style>\n");
    for document in documents {
        article(document, "", &mut out);
    }
    out.push_str("</div>\n");
    out
}

/// A cleaned text as a piece of a page: the text that came in with its cuts, and a table of them.
pub fn cleaned_fragment(text: &str, cuts: &[Cut<'_>]) -> String {
    let mut out = format!("<div class=\"khabar\" dir=\"rtl\" lang=\"ar\">\n<style>\n{STYLE}</style>\n<article>\n");
    let _ = writeln!(out, "<div class=\"text\">{}</div>", marked::marked(text, cuts, &[], ""));
    tables::removed(text, cuts, &mut out);
    out.push_str("</article>\n</div>\n");
    out
}

/// The removals of a cleaned text, as the page shows them.
pub fn cuts(cleaned: &Cleaned) -> Vec<Cut<'_>> {
    let all = cleaned.removed.iter();
    all.map(|r| Cut { span: r.span, label: r.label.as_str(), rule: &r.rule, confidence: r.confidence }).collect()
}

/// One article; `anchor` makes its links, empty for none.
fn article(document: &Document, anchor: &str, out: &mut String) {
    let id = if anchor.is_empty() { String::new() } else { format!(" id=\"{}\"", attribute(anchor)) };
    let _ = writeln!(out, "<article{id}>");
    head(document, out);
    if let Some(error) = &document.error {
        let _ = writeln!(out, "<p class=\"error\" dir=\"auto\">{}</p>\n</article>", escape(error.message()));
        return;
    }
    let text = &document.article.text;
    let cuts = document.findings.cleaned.as_ref().map(cuts).unwrap_or_default();
    let figures = &document.findings.figures;
    let marks: Vec<Mark> =
        figures.iter().map(|s| Mark { span: s.figure.span, tip: reading::tip(&s.figure, text) }).collect();
    let _ = writeln!(
        out,
        "<div class=\"panes\">\n<section><h3>النص كما ورد</h3>\n<div class=\"text\">{}</div></section>",
        marked::marked(text, &cuts, &marks, anchor)
    );
    if document.findings.cleaned.is_some() {
        let clean = document.text();
        let _ = writeln!(
            out,
            "<section><h3>بعد التنظيف</h3>\n<div class=\"text\">{}</div></section>",
            escape(clean.trim_matches('\n'))
        );
    }
    if let Some(normalized) = &document.findings.normalized {
        let _ = writeln!(
            out,
            "<section><h3>بعد التوحيد</h3>\n<div class=\"text\">{}</div></section>",
            escape(normalized.trim_matches('\n'))
        );
    }
    out.push_str("</div>\n");
    tables::removed(text, &cuts, out);
    tables::figures(document, anchor, out);
    out.push_str("</article>\n");
}

/// Title, and what is known of the article.
fn head(document: &Document, out: &mut String) {
    let article = &document.article;
    let _ =
        writeln!(out, "<header><h2><bdi>{}</bdi></h2>\n<p class=\"about\">", escape(document.title().unwrap_or("—")));
    let mut known: Vec<String> = vec![format!("<code>{}</code>", escape(&article.id))];
    let site = article.site();
    for part in [site.as_deref(), document.byline(), document.published()].into_iter().flatten() {
        known.push(format!("<bdi>{}</bdi>", escape(part)));
    }
    if let Some(url) = article.url.as_deref().filter(|u| u.starts_with("https://") || u.starts_with("http://")) {
        known.push(format!("<a rel=\"noreferrer\" dir=\"ltr\" href=\"{}\">{}</a>", attribute(url), escape(url)));
    }
    let _ = writeln!(out, "{}</p></header>", known.join(" · "));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::pipeline::{Pipeline, Scratch};

    fn document(article: Article) -> Document {
        Pipeline::default().document(article, &mut Scratch::default())
    }

    fn hostile() -> Article {
        let attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
        Article {
            id: attack.into(),
            url: Some("javascript:alert(3)".into()),
            site: Some(attack.into()),
            title: Some(format!("</title>{attack}")),
            byline: Some(attack.into()),
            published: Some(attack.into()),
            text: format!(
                "وصل 3 وزراء{attack} إلى المدينة ظهر أمس، وفق {attack}.\nشارك الخبر: {attack}\n</style>{attack}\0"
            ),
        }
    }

    /// The tags of a page, without what they hold.
    fn tags(html: &str) -> Vec<&str> {
        html.split('<').skip(1).map(|rest| rest.split(['>', ' ', '\n']).next().unwrap()).collect()
    }

    #[test]
    fn nothing_that_came_in_becomes_markup() {
        let documents = [document(hostile()), Document::failed("<b>".into(), crate::Error::format("<script>: bad"))];
        for html in [page(&documents, true), fragment(&documents)] {
            let found = tags(&html);
            for bad in ["script", "img", "b>", "/script"] {
                assert!(!found.contains(&bad), "{bad} in {html}");
            }
            assert_eq!(found.iter().filter(|t| **t == "style").count(), 1, "one style, and it is closed once");
            assert_eq!(found.iter().filter(|t| **t == "/style").count(), 1);
            assert!(found.iter().filter(|t| **t == "/title").count() <= 1);
            assert!(!html.contains("href=\"javascript"), "only web addresses are links");
            assert!(html.contains("&lt;script&gt;alert(1)"), "what came in is shown");
            assert!(!html.contains('\0'));
        }
    }

    #[test]
    fn every_tag_that_is_opened_is_closed_in_order() {
        let documents = [document(hostile()), document(Article::new("2", "وصل 5 وزراء.\nشارك الخبر"))];
        let html = page(&documents, false);
        let body = &html[html.find("<body").unwrap()..html.find("</html>").unwrap()];
        let mut open = Vec::new();
        for tag in tags(body) {
            match tag.strip_prefix('/') {
                Some(tag) => assert_eq!(open.pop(), Some(tag), "in {body}"),
                None => open.push(tag),
            }
        }
        assert_eq!(open, [""; 0], "all is closed");
    }

    #[test]
    fn a_page_says_what_went_and_what_was_read() {
        let text = "قُتل 43 شخصاً على الأقل في زلزال ضرب الإقليم فجر الأربعاء، بحسب الدفاع المدني.\nشارك الخبر:\nفيسبوك تويتر واتساب";
        let html = page(&[document(Article::new("a.txt", text))], false);
        for part in [
            "<html dir=\"rtl\" lang=\"ar\">",
            "<del class=\"cut share\"><span class=\"why\" dir=\"ltr\">share · cue:",
            "<b dir=\"ltr\">count 43</b>",
            "<i>role</i> <bdi>dead</bdi>",
            "<i>bound</i> <bdi>at_least</bdi>",
            "<i>source</i> <bdi>الدفاع المدني</bdi>",
            "<a href=\"#a0f0\">1</a>",
            "id=\"a0f0\"",
            "prefers-color-scheme: dark",
        ] {
            assert!(html.contains(part), "{part:?} is missing in:\n{html}");
        }
        assert!(!html.contains("http://") && !html.contains("https://"), "nothing is loaded");
    }

    #[test]
    fn a_cleaned_text_is_a_piece_of_a_page() {
        let found = document(Article::new("1", "وصل الوفد إلى المدينة ظهر أمس.\nالمصدر: وكالات"));
        let cleaned = found.findings.cleaned.as_ref().unwrap();
        let html = cleaned_fragment(&found.article.text, &cuts(cleaned));
        assert!(
            html.starts_with("<div class=\"khabar\" dir=\"rtl\"")
                && html.contains("source_credit · cue:source_named · 0.90")
        );
    }
}
