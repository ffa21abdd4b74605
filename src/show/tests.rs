//! Tests of whole pages.

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
    let text =
        "قُتل 43 شخصاً على الأقل في زلزال ضرب الإقليم فجر الأربعاء، بحسب الدفاع المدني.\nشارك الخبر:\nفيسبوك تويتر واتساب";
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
