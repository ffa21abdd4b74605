//! The tables under a text: what was removed, and its figures.

use super::marked::Cut;
use super::reading;
use crate::article::Document;
use crate::text::markup::escape;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Most characters of a removed piece that the table shows.
const LONG: usize = 90;

/// What was removed: a row a label, with the pieces.
pub(super) fn removed(text: &str, cuts: &[Cut<'_>], out: &mut String) {
    if cuts.is_empty() {
        return;
    }
    let mut by_label: BTreeMap<&str, Vec<&Cut<'_>>> = BTreeMap::new();
    for cut in cuts {
        by_label.entry(cut.label).or_default().push(cut);
    }
    let characters = |cuts: &[&Cut<'_>]| cuts.iter().map(|c| c.span.of(text).chars().count()).sum::<usize>();
    let all = characters(&cuts.iter().collect::<Vec<_>>());
    let share = 100.0 * all as f64 / text.chars().count().max(1) as f64;
    let _ = write!(
        out,
        "<h3>ما حُذف <small>{} قطعة، {share:.0}٪ من النص</small></h3>\n<div class=\"wide\"><table>\n<thead><tr>\
         <th>الصنف <code>label</code></th><th>القطع</th><th>الحروف</th><th>أمثلة</th></tr></thead>\n<tbody>\n",
        cuts.len()
    );
    for (label, cuts) in by_label {
        let pieces: Vec<String> =
            cuts.iter().take(3).map(|c| format!("<del><bdi>{}</bdi></del>", escape(&short(c.span.of(text))))).collect();
        let _ = writeln!(
            out,
            "<tr><td><code>{}</code></td><td>{}</td><td>{}</td><td>{}</td></tr>",
            escape(label),
            cuts.len(),
            characters(&cuts),
            pieces.join(" ")
        );
    }
    out.push_str("</tbody></table></div>\n");
}

/// The figures, a row each; the number links to the place in the text.
pub(super) fn figures(document: &Document, anchor: &str, out: &mut String) {
    let (figures, text) = (&document.findings.figures, &document.article.text);
    if figures.is_empty() {
        return;
    }
    let _ = write!(
        out,
        "<h3>الأرقام <small>{}</small></h3>\n<div class=\"wide\"><table>\n<thead><tr><th>#</th>\
         <th>كما كُتب</th><th>النوع <code>kind</code></th><th>القيمة <code>value</code></th>\
         <th>الحد <code>bound</code></th><th>الوحدة <code>unit</code></th><th>المعدود <code>noun</code></th>\
         <th>ما حدث <code>role</code></th><th>المصدر <code>source</code></th></tr></thead>\n<tbody>\n",
        figures.len()
    );
    for (i, stated) in figures.iter().enumerate() {
        let figure = &stated.figure;
        let number = match anchor {
            "" => format!("{}", i + 1),
            anchor => format!("<a href=\"#{anchor}f{i}\">{}</a>", i + 1),
        };
        let _ = write!(
            out,
            "<tr><td>{number}</td><td><bdi>{}</bdi></td><td><code>{}</code></td><td class=\"number\"><bdi>{}</bdi></td>",
            escape(&short(figure.phrase.of(text))),
            figure.kind.as_str(),
            escape(&reading::value(figure))
        );
        let said = reading::fields(figure, text);
        for (name, value) in said.into_iter().take(5) {
            let value = value.unwrap_or_default();
            let value = escape(&value);
            let is_code = matches!(name, "bound" | "unit" | "role") && !value.is_empty();
            let _ = match is_code {
                true => write!(out, "<td><code>{value}</code></td>"),
                false => write!(out, "<td><bdi>{value}</bdi></td>"),
            };
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
}

/// One line of at most [`LONG`] characters, cut between words.
fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONG) {
        None => line,
        Some((end, _)) => format!("{} …", line[..end].rsplit_once(' ').map_or(&line[..end], |(cut, _)| cut)),
    }
}
