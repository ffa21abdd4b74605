//! The text that came in, with what was removed struck out and figures highlighted.

use crate::span::Span;
use crate::text::markup::{attribute, escape};
use std::fmt::Write;

/// A piece that was removed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cut<'a> {
    /// Where it stood.
    pub span: Span,
    /// What it is.
    pub label: &'a str,
    /// The rule that decided.
    pub rule: &'a str,
    /// How sure the rule is, from 0 to 1.
    pub confidence: f32,
}

/// A figure and its reading, as HTML.
pub(super) struct Mark {
    pub span: Span,
    pub tip: String,
}

/// `text` with `cuts` and `marks`, both sorted; with an `anchor`, figure number n has the id `ANCHORfN`.
pub(super) fn marked(text: &str, cuts: &[Cut<'_>], marks: &[Mark], anchor: &str) -> String {
    let mut writer = Writer { text, marks, next: 0, anchor, out: String::with_capacity(text.len() * 2) };
    let mut at = 0;
    for cut in cuts {
        if cut.span.start < at || cut.span.end > text.len() {
            continue;
        }
        writer.piece(at, cut.span.start);
        let class = attribute(cut.label);
        let _ = write!(
            writer.out,
            "<del class=\"cut {class}\"><span class=\"why\" dir=\"ltr\">{} · {} · {:.2}</span>",
            escape(cut.label),
            escape(cut.rule),
            cut.confidence
        );
        writer.piece(cut.span.start, cut.span.end);
        writer.out.push_str("</del>");
        at = cut.span.end;
    }
    writer.piece(at, text.len());
    writer.out
}

struct Writer<'t> {
    text: &'t str,
    marks: &'t [Mark],
    /// The first mark that is not written yet.
    next: usize,
    anchor: &'t str,
    out: String,
}

impl Writer<'_> {
    /// The text from `start` to `end`, with the figures that lie wholly in it.
    fn piece(&mut self, start: usize, end: usize) {
        let mut at = start;
        while let Some(mark) = self.marks.get(self.next).filter(|m| m.span.start < end) {
            let number = self.next;
            self.next += 1;
            if mark.span.start < at || mark.span.end > end {
                continue;
            }
            let until = self.marks.get(self.next).map_or(end, |m| m.span.start.clamp(mark.span.end, end));
            let whole = words(self.text, mark.span, at, until);
            self.out.push_str(&escape(&self.text[at..whole.start]));
            let id = if self.anchor.is_empty() { String::new() } else { format!(" id=\"{}f{number}\"", self.anchor) };
            let _ = write!(
                self.out,
                "<mark{id} tabindex=\"0\">{}<span class=\"tip\" role=\"tooltip\">{}</span></mark>",
                escape(whole.of(self.text)),
                mark.tip
            );
            at = whole.end;
        }
        self.out.push_str(&escape(&self.text[at..end]));
    }
}

/// `span` up to the borders of the words it cuts, between `from` and `to`: letters of a word stay joined.
fn words(text: &str, span: Span, from: usize, to: usize) -> Span {
    let inside = |c: &char| c.is_alphanumeric() || is_mark(*c);
    let before: usize = text[from..span.start].chars().rev().take_while(inside).map(char::len_utf8).sum();
    let after: usize = text[span.end..to].chars().take_while(inside).map(char::len_utf8).sum();
    Span::new(span.start - before, span.end + after)
}

/// Tashkeel, tatweel and joiners, which are part of a word though no letters.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0610}'..='\u{061A}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{06D6}'..='\u{06ED}' | '\u{200C}' | '\u{200D}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(text: &str, part: &str) -> Mark {
        let start = text.find(part).unwrap();
        Mark { span: Span::new(start, start + part.len()), tip: "x".into() }
    }

    #[test]
    fn marks_are_whole_words_and_never_overlap() {
        let text = "قُتل و14 شخصاً و5-7 آخرون";
        let marks = [mark(text, "14"), mark(text, "5"), mark(text, "5-7"), mark(text, "7")];
        let html = marked(text, &[], &marks, "a");
        let tip = "<span class=\"tip\" role=\"tooltip\">x</span>";
        assert_eq!(
            html,
            format!(
                "قُتل <mark id=\"af0\" tabindex=\"0\">و14{tip}</mark> شخصاً <mark id=\"af1\" tabindex=\"0\">و5{tip}</mark>-\
                 <mark id=\"af3\" tabindex=\"0\">7{tip}</mark> آخرون"
            )
        );
    }

    #[test]
    fn cuts_hold_their_figures_and_all_text_stays() {
        let text = "وصل 3 وزراء.\nاقرأ: مقتل 20 <b>";
        let at = text.find('\n').unwrap() + 1;
        let cut = Cut { span: Span::new(at, text.len()), label: "related", rule: "cue:<x>", confidence: 0.9 };
        let html = marked(text, &[cut], &[mark(text, "3"), mark(text, "20")], "");
        assert!(
            html.contains("<del class=\"cut related\"><span class=\"why\" dir=\"ltr\">related · cue:&lt;x&gt; · 0.90")
        );
        assert!(html.ends_with("&lt;b&gt;</del>") && html.matches("<mark ").count() == 2, "{html}");
    }
}
