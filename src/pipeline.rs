//! One article through the three stages: pure, without threads, files or clocks.

use crate::article::{Article, Document, Findings, Stated};
use crate::boilerplate::{CleanOptions, Cleaner};
use crate::error::{Error, Result, counted_as};
use crate::figures::{Day, FigureOptions, Reader, Reference};
use crate::normalize::Normalizer;
use crate::span::Span;
use crate::text::{View, sentences::sentences};
use std::sync::Arc;

/// Which stages run, and how. The default cleans and reads figures, and does not normalize.
///
/// ```
/// use khabar::normalize::{Normalizer, Preset};
/// use khabar::{Article, Pipeline, PipelineOptions, Scratch};
/// let options = PipelineOptions::default().with_normalize(Normalizer::preset(Preset::Search)).with_figures(None);
/// let document = Pipeline::new(options)?.document(Article::new("1", "وصلت القافلة أمس."), &mut Scratch::default());
/// assert_eq!(document.findings.normalized.as_deref(), Some("وصلت القافله امس."));
/// # Ok::<(), khabar::Error>(())
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct PipelineOptions {
    /// Normalize the clean text with this.
    pub normalize: Option<Normalizer>,
    /// Take web leftovers out.
    pub clean: Option<CleanOptions>,
    /// Read figures.
    pub figures: Option<FigureOptions>,
    /// Also report figures that stand in what cleaning takes out.
    pub figures_in_removed: bool,
}

impl Default for PipelineOptions {
    fn default() -> Self {
        PipelineOptions {
            normalize: None,
            clean: Some(CleanOptions::default()),
            figures: Some(FigureOptions::default()),
            figures_in_removed: false,
        }
    }
}

impl PipelineOptions {
    /// The same with the clean text normalized.
    #[must_use]
    pub fn with_normalize(self, normalizer: impl Into<Option<Normalizer>>) -> Self {
        PipelineOptions { normalize: normalizer.into(), ..self }
    }

    /// The same with other cleaning, or none.
    #[must_use]
    pub fn with_clean(self, clean: impl Into<Option<CleanOptions>>) -> Self {
        PipelineOptions { clean: clean.into(), ..self }
    }

    /// The same with other figures, or none.
    #[must_use]
    pub fn with_figures(self, figures: impl Into<Option<FigureOptions>>) -> Self {
        PipelineOptions { figures: figures.into(), ..self }
    }
}

/// The stages, made once and used from any thread.
///
/// ```
/// use khabar::{Article, Pipeline, Scratch};
/// let pipeline = Pipeline::default();
/// let document = pipeline.document(Article::new("1", "وصل ثلاثة وزراء إلى المدينة."), &mut Scratch::default());
/// assert_eq!(document.error, None);
/// assert_eq!(document.text(), "وصل ثلاثة وزراء إلى المدينة.");
/// ```
#[derive(Clone, Debug)]
pub struct Pipeline {
    normalizer: Option<Arc<Normalizer>>,
    cleaner: Option<Arc<Cleaner>>,
    reader: Option<Arc<Reader>>,
    figures_in_removed: bool,
}

/// Texts must be shorter than this: positions in tables are 32-bit numbers.
pub const MAX_BYTES: usize = i32::MAX as usize;

fn check_length(text: &str) -> Result<()> {
    if text.len() < MAX_BYTES {
        return Ok(());
    }
    Err(Error::input(format!("the text has {} bytes; texts of 2 GiB and more are not read", text.len())))
}

/// Buffers that one thread uses for article after article.
#[derive(Debug, Default)]
pub struct Scratch {
    view: View,
}

impl Scratch {
    /// The folded view of `text`, in this scratch's buffers; a text of [`MAX_BYTES`] or more is refused.
    pub fn view(&mut self, text: &str) -> Result<&View> {
        check_length(text)?;
        self.view.refill(text);
        Ok(&self.view)
    }
}

impl Default for Pipeline {
    fn default() -> Self {
        Pipeline::new(PipelineOptions::default()).expect("the built-in words compile")
    }
}

impl Pipeline {
    /// A pipeline with `options`; fails when an option or a lexicon is wrong.
    pub fn new(options: PipelineOptions) -> Result<Self> {
        Ok(Pipeline {
            normalizer: options.normalize.map(Arc::new),
            cleaner: options.clean.map(Cleaner::new).transpose()?.map(Arc::new),
            reader: options.figures.map(Reader::new).transpose()?.map(Arc::new),
            figures_in_removed: options.figures_in_removed,
        })
    }

    /// A pipeline of stages that are made already; `None` leaves a stage out.
    pub fn from_stages(
        normalizer: Option<Arc<Normalizer>>,
        cleaner: Option<Arc<Cleaner>>,
        reader: Option<Arc<Reader>>,
    ) -> Self {
        Pipeline { normalizer, cleaner, reader, figures_in_removed: false }
    }

    /// The same pipeline, which also reports figures in what cleaning takes out when `yes`.
    #[must_use]
    pub fn with_figures_in_removed(self, yes: bool) -> Self {
        Pipeline { figures_in_removed: yes, ..self }
    }

    /// Runs the stages on one article.
    pub fn run(&self, article: &Article, scratch: &mut Scratch) -> Result<Findings> {
        let text = &article.text;
        let view = scratch.view(text)?;
        let cleaned = self.cleaner.as_ref().map(|c| c.clean_site(text, view, article.site().as_deref()));
        let read = |reader: &Arc<Reader>| {
            let published = cleaned.as_ref().and_then(|c| c.published).map(|span| span.of(text));
            stated(reader, text, view, reference(reader, article.published.as_deref().or(published)))
        };
        let mut figures = self.reader.as_ref().map_or_else(Vec::new, read);
        if let Some(cleaned) = &cleaned
            && !self.figures_in_removed
        {
            figures.retain(|f| !f.is_removed_in(cleaned));
        }
        let normalized = self.normalizer.as_ref().map(|n| match &cleaned {
            Some(cleaned) => n.apply(&cleaned.text(text)).into_owned(),
            None => n.apply(text).into_owned(),
        });
        normalized.as_deref().map_or(Ok(()), check_length)?;
        Ok(Findings { cleaned, normalized, figures })
    }

    /// Those of the dates of publication from which relative dates should be resolved and that name no day.
    pub fn undated<'p>(&self, published: impl Iterator<Item = &'p str>) -> Vec<&'p str> {
        let asked = |reader: &&Arc<Reader>| reader.options().reference == Some(Reference::Published);
        let Some(reader) = self.reader.as_ref().filter(asked) else { return Vec::new() };
        published.filter(|published| reader.day_named(published).is_none()).collect()
    }

    /// Runs the stages on one article and keeps the two together.
    pub fn document(&self, article: Article, scratch: &mut Scratch) -> Document {
        let outcome = self.run(&article, scratch);
        Document::new(article, outcome)
    }
}

/// A sentence about articles whose [`Pipeline::undated`] day of publication names none; `example` is one of them.
pub fn said_undated(articles: usize, example: &str) -> String {
    let what = counted_as(articles, "article says", "articles say");
    format!(
        "{what} the day of publication in a way that is not understood, such as {example:?}; relative dates stay there"
    )
}

/// The day from which an article's relative dates are resolved, where that is asked for and known.
fn reference(reader: &Reader, published: Option<&str>) -> Option<Day> {
    match reader.options().reference? {
        Reference::Day(day) => Some(day),
        Reference::Published => reader.day_named(published?),
    }
}

/// The figures of a text, each with its sentence.
fn stated(reader: &Reader, text: &str, view: &View, reference: Option<Day>) -> Vec<Stated> {
    let figures = reader.read_on(text, view, reference);
    let mut borders = sentences(view, 0..view.len()).map(|s| view.span(s.start, s.end)).peekable();
    let mut found = Vec::with_capacity(figures.len());
    for figure in figures {
        while borders.next_if(|s| s.end <= figure.span.start).is_some() {}
        let here = borders.peek().copied().filter(|s| s.overlaps(figure.span));
        let sentence = here.map_or(figure.phrase, |s| near(text, s, figure.phrase).cover(figure.phrase));
        found.push(Stated { figure, sentence });
    }
    found
}

/// Most bytes of a sentence on either side of a figure. A page without any full stop is one
/// sentence, and giving all of it to each of its figures would cost the square of its length.
const REACH: usize = 2000;

/// The part of `sentence` near `phrase`, cut at white space.
fn near(text: &str, sentence: Span, phrase: Span) -> Span {
    let mut span = sentence;
    if phrase.start.saturating_sub(sentence.start) > REACH {
        let from = text.floor_char_boundary(phrase.start - REACH);
        let word = text[from..phrase.start].find(char::is_whitespace);
        span.start = word.map_or(from, |at| from + at);
    }
    if sentence.end.saturating_sub(phrase.end) > REACH {
        let to = text.floor_char_boundary(phrase.end + REACH);
        let word = text[phrase.end..to].rfind(char::is_whitespace);
        span.end = word.map_or(to, |at| phrase.end + at);
    }
    span
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_article_is_an_empty_document() {
        let document = Pipeline::default().document(Article::new("0", ""), &mut Scratch::default());
        assert_eq!((document.error.as_ref(), document.text().as_ref()), (None, ""));
        assert!(document.findings.figures.is_empty());
    }

    #[test]
    fn the_sentence_of_a_figure_is_bounded() {
        let text = "كلمة ".repeat(10_000);
        let phrase = Span::new(45_000, 45_008);
        let sentence = near(&text, Span::new(0, text.len()), phrase);
        assert!(sentence.contains(phrase) && sentence.len() <= 2 * REACH + phrase.len());
        assert!(sentence.of(&text).starts_with(" كلمة") && sentence.of(&text).ends_with("كلمة"));
        assert_eq!(near(&text, Span::new(44_000, 46_000), phrase), Span::new(44_000, 46_000));
    }

    #[test]
    fn stages_that_are_left_out_leave_nothing() {
        let options = PipelineOptions { clean: None, figures: None, ..PipelineOptions::default() };
        let pipeline = Pipeline::new(options).unwrap();
        let document = pipeline.document(Article::new("0", "شارك الخبر\nوصل 5 وزراء"), &mut Scratch::default());
        assert_eq!(document.findings, Findings::default());
        assert_eq!(document.text(), "شارك الخبر\nوصل 5 وزراء");
    }
}
