//! What holds for any input, one law a job: `tests/fuzz.rs` and the targets under `fuzz/` hand their bytes to these.

use khabar::batch::Open;
use khabar::bench::{self, Kernel};
use khabar::boilerplate::{CleanOptions, Cleaner, SiteModel, html};
use khabar::compare::{CompareOptions, Comparer, Corpus};
use khabar::figures::{FigureOptions, Reader};
use khabar::io::{Articles, FileKind, ReadOptions, Source};
use khabar::normalize::{Normalizer, Preset};
use khabar::text::View;
use khabar::{Article, Pipeline, PipelineOptions, Scratch, Span};
use serde_json::json;
use std::sync::LazyLock;

/// A choice out of `n`, and the text behind it.
fn text_of(data: &[u8], n: usize) -> Option<(usize, std::borrow::Cow<'_, str>)> {
    let (&first, rest) = data.split_first()?;
    Some((first as usize % n, String::from_utf8_lossy(rest)))
}

/// Every kernel gives the same, as do steps one by one and aligning; presets are idempotent; the way back is in bounds.
pub fn normalize(data: &[u8]) {
    static ALL: LazyLock<Vec<Normalizer>> =
        LazyLock::new(|| Preset::ALL.iter().map(|&p| Normalizer::preset(p)).collect());
    let Some((which, text)) = text_of(data, ALL.len()) else { return };
    let n = &ALL[which];
    let out = n.apply(&text);
    for kernel in [Kernel::Narrow, Kernel::Portable, Kernel::Scalar] {
        assert_eq!(bench::on(n, kernel).apply(&text), out, "the {kernel} kernel has another result");
    }
    assert_eq!(bench::apply_stepwise(n, &text), out, "one pass is not step by step");
    let aligned = n.align(&text);
    assert_eq!(aligned.text(), out);
    for (i, c) in out.char_indices() {
        let back = aligned.to_original(Span::new(i, i + c.len_utf8()));
        assert!(text.get(back.start..back.end).is_some(), "{back:?} is no span of the source");
    }
}

/// Kept and removed are the input, in spans on borders of characters; cleaning twice changes nothing.
pub fn clean(data: &[u8]) {
    static ALL: LazyLock<Vec<Cleaner>> = LazyLock::new(|| {
        ["conservative", "balanced", "aggressive"]
            .iter()
            .map(|p| Cleaner::new(CleanOptions::from_json(&json!({ "preset": p })).unwrap()).unwrap())
            .collect()
    });
    let Some((which, text)) = text_of(data, ALL.len()) else { return };
    let cleaned = ALL[which].clean(&text, &View::new(&text));
    let mut all: Vec<Span> = cleaned.kept.iter().copied().chain(cleaned.removed.iter().map(|r| r.span)).collect();
    all.sort_unstable();
    let mut at = 0;
    for span in all {
        assert_eq!(span.start, at);
        assert!(span.end > span.start && text.is_char_boundary(span.end));
        at = span.end;
    }
    assert_eq!(at, text.len());
    let once = cleaned.text(&text);
    assert_eq!(ALL[which].clean(&once, &View::new(&once)).text(&once), once, "cleaning twice changes something");
}

/// Any bytes give a page or an error.
pub fn html(data: &[u8]) {
    let _ = html::extract(data, Some("https://example.com/news/1"));
}

/// Spans lie in order inside the text; ranges are ranges; reading again gives the same.
pub fn figures(data: &[u8]) {
    static READER: LazyLock<Reader> =
        LazyLock::new(|| Reader::new(FigureOptions::from_json(&json!({ "identifiers": true })).unwrap()).unwrap());
    let text = String::from_utf8_lossy(data);
    let figures = READER.read(&text, &View::new(&text));
    let mut at = 0;
    for figure in &figures {
        assert!(figure.span.start >= at && figure.span.end > figure.span.start, "{figure:?}");
        assert!(text.get(figure.span.start..figure.span.end).is_some(), "{figure:?}");
        assert!(text.get(figure.phrase.start..figure.phrase.end).is_some(), "{figure:?}");
        if let (Some(low), Some(high)) = (figure.low, figure.high) {
            assert!(low <= high, "{figure:?}");
        }
        at = figure.span.end;
    }
    for figure in &figures {
        READER.explain(&text, &View::new(&text), figure.span, figure.kind);
    }
}

/// The bytes of a site model are read or refused; what was read is written and read alike.
pub fn sites(data: &[u8]) {
    if let Ok(model) = SiteModel::from_bytes(data) {
        assert_eq!(SiteModel::from_bytes(&model.to_bytes()).expect("its own bytes").to_bytes(), model.to_bytes());
    }
}

/// A file of any kind gives articles and errors, in bounded memory.
pub fn files(data: &[u8]) {
    const ENDS: [&str; 12] = [
        "txt",
        "html",
        "jsonl",
        "csv",
        "tsv",
        "warc",
        "parquet",
        "jsonl.gz",
        "warc.gz",
        "csv.zst",
        "txt.bz2",
        "jsonl.zst",
    ];
    let Some((&first, rest)) = data.split_first() else { return };
    let name = format!(
        "{}/khabar-fuzz-{}.{}",
        std::env::temp_dir().display(),
        std::process::id(),
        ENDS[first as usize % ENDS.len()]
    );
    std::fs::write(&name, rest).expect("a writable file");
    let options = ReadOptions { most: 1 << 20, kind: Some(FileKind::Text), ..ReadOptions::default() };
    if let Ok(articles) = Articles::new([Source::Path(name.clone().into())], options) {
        for raw in articles.take(1000) {
            match raw.open() {
                Ok(article) => assert!(article.text.len() <= 4 << 20),
                Err(unread) => assert!(!unread.error.to_string().is_empty()),
            }
        }
    }
    std::fs::remove_file(&name).expect("the file is there");
}

/// Articles, cut at blank lines, are grouped alike in any order and on any number of threads; the whole pipeline keeps
/// the figures in spans of what came in.
pub fn compare(data: &[u8]) {
    static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::new(PipelineOptions::default()).unwrap());
    static COMPARER: LazyLock<Comparer> = LazyLock::new(|| Comparer::new(CompareOptions::default()).unwrap());
    let text = String::from_utf8_lossy(data);
    let mut scratch = Scratch::default();
    let mut documents = Vec::new();
    for (i, part) in text.split("\n\n").take(12).enumerate() {
        let mut article = Article::new(format!("a{i:02}"), part);
        article.site = Some(format!("site{}", i % 3));
        article.published = Some(format!("2024-03-{:02}", i + 1));
        let document = PIPELINE.document(article, &mut scratch);
        for stated in &document.findings.figures {
            assert!(part.get(stated.figure.span.start..stated.figure.span.end).is_some());
        }
        documents.push(document);
    }
    let groups = |documents: &[khabar::Document], threads| {
        let corpus = Corpus::of(documents);
        let found = COMPARER.compare(&corpus, Some(threads), &mut |_| Ok(())).expect("a comparison");
        found.groups.len()
    };
    let count = groups(&documents, 1);
    documents.reverse();
    assert_eq!(groups(&documents, 2), count, "the order of the articles counts");
}
