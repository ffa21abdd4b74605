//! A comparison as a web page of its own: right to left, everything escaped, nothing loaded from elsewhere.

mod chart;

use super::corpus::{Corpus, Statement};
use super::groups::{Group, Report};
use super::relations::Relation;
use super::{Comparison, Moment};
use crate::figures::{Bound, Kind, Role};
use crate::text::markup;
use rust_decimal::Decimal;
use std::fmt::Write;

/// Most groups on a page.
const GROUPS: usize = 300;
/// Most reports of a group that are shown.
const REPORTS: usize = 60;
/// Longest text shown before and after a figure, in characters.
const AROUND: usize = 160;

const STYLE: &str = include_str!("page.css");

impl Comparison {
    /// A page with a section for each group: a chart of the values by day and outlet, and every report with its sentence.
    pub fn to_html(&self, corpus: &Corpus<'_>) -> String {
        let mut out = String::with_capacity(1 << 16);
        out.push_str("<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">\n<head>\n<meta charset=\"utf-8\">\n");
        out.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        let _ = write!(
            out,
            "<meta name=\"generator\" content=\"khabar {}\">\n<title>مقارنة الأرقام</title>\n<style>\n{STYLE}</style>\n</head>\n<body class=\"khabar-body\">\n",
            env!("CARGO_PKG_VERSION")
        );
        self.body(corpus, GROUPS, &mut out);
        out.push_str("</body>\n</html>\n");
        out
    }

    /// The first `groups` sections with their style, for a notebook.
    pub fn to_html_part(&self, corpus: &Corpus<'_>, groups: usize) -> String {
        let mut out = format!("<div dir=\"rtl\" lang=\"ar\">\n<style>\n{STYLE}</style>\n");
        self.body(corpus, groups, &mut out);
        out.push_str("</div>\n");
        out
    }

    fn body(&self, corpus: &Corpus<'_>, most: usize, out: &mut String) {
        out.push_str("<main class=\"khabar-page\">\n<h1>مقارنة الأرقام</h1>\n");
        let reports: usize = self.groups.iter().map(|g| g.reports.len()).sum();
        let _ = writeln!(
            out,
            "<p class=\"sum\">المجموعات: <b>{}</b> · الأرقام فيها: <b>{reports}</b> · المقالات: <b>{}</b> · المقالات المكررة: \
             <b>{}</b></p>",
            self.groups.len(),
            corpus.stories.len(),
            self.copies.len(),
        );
        for (number, group) in self.groups.iter().enumerate().take(most) {
            self.section(corpus, number, group, out);
        }
        if self.groups.len() > most {
            let _ = writeln!(out, "<p class=\"sum\">ومجموعات أخرى لا تظهر هنا: {}</p>", self.groups.len() - most);
        }
        if !self.copies.is_empty() {
            self.copies_section(corpus, out);
        }
        out.push_str("</main>\n");
    }

    fn section(&self, corpus: &Corpus<'_>, number: usize, group: &Group, out: &mut String) {
        let _ = write!(out, "<section class=\"group\" id=\"g{number}\">\n<h2>");
        if let Some(role) = group.role {
            let _ = write!(out, "<span class=\"role\">{}</span> ", role_name(role));
        }
        escape(if group.label.is_empty() { kind_name(group.kind) } else { &group.label }, out);
        if let Some(unit) = &group.unit {
            out.push_str(" <bdi dir=\"ltr\">");
            escape(unit, out);
            out.push_str("</bdi>");
        }
        out.push_str("</h2>\n<p class=\"facts\">");
        let _ = write!(
            out,
            "<span>روايات مستقلة: <b>{}</b></span><span>مقالات: <b>{}</b></span>",
            group.accounts, group.articles
        );
        if let (Some(low), Some(high)) = (group.low, group.high) {
            let range = if low == high { grouped(low) } else { format!("{} – {}", grouped(low), grouped(high)) };
            let _ = write!(out, "<span>القيمة: <b dir=\"ltr\">{range}</b></span>");
        }
        for relation in [
            Relation::Agrees,
            Relation::Grows,
            Relation::Changes,
            Relation::Contradicts,
            Relation::Outlier,
            Relation::Copy,
        ] {
            let count = group.count(relation);
            if count > 0 {
                let _ = write!(out, "<span class=\"tag {relation}\">{}: {count}</span>", relation_name(relation));
            }
        }
        if let Some(whole) = group.part_of {
            let _ = write!(out, "<a href=\"#g{whole}\">جزء من: ");
            escape(&self.groups[whole].label, out);
            out.push_str("</a>");
        }
        out.push_str("</p>\n");
        chart::draw(self, corpus, group, out);
        out.push_str(
            "<table>\n<thead><tr><th>اليوم</th><th>الموقع</th><th>القيمة</th><th>بحسب</th><th>العلاقة</th><th>الجملة</th></tr></thead>\n<tbody>\n",
        );
        for report in group.reports.iter().take(REPORTS) {
            self.row(corpus, group, report, out);
        }
        out.push_str("</tbody>\n</table>\n");
        if group.reports.len() > REPORTS {
            let _ = writeln!(out, "<p class=\"sum\">وأرقام أخرى: {}</p>", group.reports.len() - REPORTS);
        }
        out.push_str("<p class=\"why\" dir=\"ltr\">");
        escape(&group.why, out);
        out.push_str("</p>\n</section>\n");
    }

    fn row(&self, corpus: &Corpus<'_>, group: &Group, report: &Report, out: &mut String) {
        let statement = &corpus.statements[report.statement];
        let story = &corpus.stories[statement.story];
        let _ = write!(out, "<tr class=\"{}\"><td data-is=\"اليوم\"><bdi dir=\"ltr\">", report.relation);
        out.push_str(&self.moments[statement.story].map_or_else(|| "—".to_owned(), shown));
        out.push_str("</bdi></td><td data-is=\"الموقع\" title=\"");
        escape(story.id, out);
        out.push_str("\"><bdi>");
        escape(story.site.as_deref().unwrap_or(story.id), out);
        out.push_str("</bdi></td><td data-is=\"القيمة\">");
        let _ = write!(out, "<b dir=\"ltr\">{}</b>", value(statement));
        out.push_str("</td><td data-is=\"بحسب\"><bdi>");
        escape(statement.source.as_deref().unwrap_or("—"), out);
        out.push_str("</bdi></td><td data-is=\"العلاقة\" title=\"");
        escape(&report.why, out);
        let _ = write!(out, "\"><span class=\"tag {}\">{}</span>", report.relation, relation_name(report.relation));
        let other = report.to.map(|to| &corpus.statements[group.reports[to].statement]);
        if let Some(other) = other {
            let site = &corpus.stories[other.story];
            out.push_str(" <small><bdi>");
            escape(site.site.as_deref().unwrap_or(site.id), out);
            out.push_str("</bdi></small>");
        }
        out.push_str("</td><td data-is=\"الجملة\" class=\"said\">");
        marked(statement, out);
        out.push_str("</td></tr>\n");
    }

    fn copies_section(&self, corpus: &Corpus<'_>, out: &mut String) {
        out.push_str("<section class=\"group\" id=\"copies\">\n<h2>مقالات مكررة</h2>\n<ul>\n");
        let name = |story: usize, out: &mut String| {
            let story = &corpus.stories[story];
            out.push_str("<bdi>");
            escape(story.id, out);
            if let Some(site) = &story.site {
                out.push_str("</bdi> (<bdi>");
                escape(site, out);
                out.push_str("</bdi>)");
            } else {
                out.push_str("</bdi>");
            }
        };
        for copy in self.copies.iter().take(GROUPS) {
            out.push_str("<li>");
            name(copy.story, out);
            out.push_str(" ← ");
            name(copy.of, out);
            let _ = writeln!(out, " <bdi dir=\"ltr\">{:.0} %</bdi></li>", copy.similarity * 100.0);
        }
        out.push_str("</ul>\n</section>\n");
    }
}

/// Adds `text` as content of an element.
fn escape(text: &str, out: &mut String) {
    out.push_str(&markup::escape(text));
}

/// A sentence with the words of its figure marked, whole words only so that letters stay joined.
fn marked(statement: &Statement<'_>, out: &mut String) {
    let text = &*statement.sentence;
    let Some(place) = statement.place(0) else {
        escape(clipped(text, false), out);
        return;
    };
    let (at, end) = (place.start, place.end);
    let start =
        text[..at].rfind(char::is_whitespace).map_or(0, |p| p + text[p..].chars().next().map_or(1, char::len_utf8));
    let end = text[end..].find(char::is_whitespace).map_or(text.len(), |p| end + p);
    let before = clipped(&text[..start], true);
    if before.len() < start {
        out.push_str("… ");
    }
    escape(before, out);
    out.push_str("<mark>");
    escape(&text[start..end], out);
    out.push_str("</mark>");
    let after = clipped(&text[end..], false);
    escape(after, out);
    if after.len() < text.len() - end {
        out.push_str(" …");
    }
}

/// At most [`AROUND`] characters of the end or the beginning of a text, whole words only.
fn clipped(text: &str, end: bool) -> &str {
    if text.chars().count() <= AROUND {
        return text;
    }
    if end {
        let from = text.char_indices().rev().nth(AROUND).map_or(0, |(i, _)| i);
        let part = &text[from..];
        return part.find(char::is_whitespace).map_or(part, |p| part[p..].trim_start());
    }
    let to = text.char_indices().nth(AROUND).map_or(text.len(), |(i, _)| i);
    let part = &text[..to];
    part.rfind(char::is_whitespace).map_or(part, |p| &part[..p])
}

/// A number with its thousands grouped.
fn grouped(value: Decimal) -> String {
    let plain = value.normalize().to_string();
    let (sign, plain) = plain.strip_prefix('-').map_or(("", plain.as_str()), |p| ("-", p));
    let (whole, part) = plain.split_once('.').map_or((plain, None), |(w, p)| (w, Some(p)));
    let mut out = String::from(sign);
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    if let Some(part) = part {
        out.push('.');
        out.push_str(part);
    }
    out
}

/// The value of a statement with a sign for its bound.
fn value(statement: &Statement<'_>) -> String {
    let ends = || (statement.low.map(grouped), statement.high.map(grouped));
    let middle = || statement.middle().map(grouped).unwrap_or_default();
    match statement.bound {
        Bound::Exact => middle(),
        Bound::Approx => format!("≈ {}", middle()),
        Bound::AtLeast => format!("≥ {}", middle()),
        Bound::MoreThan => format!("&gt; {}", middle()),
        Bound::AtMost => format!("≤ {}", middle()),
        Bound::LessThan => format!("&lt; {}", middle()),
        Bound::Range | Bound::Vague => match ends() {
            (Some(low), Some(high)) => format!("{low} – {high}"),
            (Some(low), None) => format!("≥ {low}"),
            (None, Some(high)) => format!("≤ {high}"),
            (None, None) => middle(),
        },
    }
}

fn shown(moment: Moment) -> String {
    match moment.minute {
        Some(minute) => format!("{} {:02}:{:02}", moment.day, minute / 60, minute % 60),
        None => moment.day.to_string(),
    }
}

fn relation_name(relation: Relation) -> &'static str {
    match relation {
        Relation::First => "الأول",
        Relation::Agrees => "يتفق",
        Relation::Grows => "يرتفع",
        Relation::Changes => "يتغير",
        Relation::Contradicts => "يتعارض",
        Relation::Differs => "يختلف",
        Relation::Outlier => "خارج السياق",
        Relation::Earlier => "حصيلة سابقة",
        Relation::Copy => "مكرر",
    }
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Dead => "قتلى",
        Role::Injured => "جرحى",
        Role::Missing => "مفقودون",
        Role::Captive => "محتجزون",
        Role::Detained => "معتقلون",
        Role::Displaced => "نازحون",
        Role::Evacuated => "مرحَّلون إلى أماكن آمنة",
        Role::Rescued => "ناجون",
        Role::Infected => "مصابون بالعدوى",
        Role::Recovered => "متعافون",
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Percent => "نسبة",
        Kind::Money => "مبلغ",
        Kind::Measure => "قياس",
        Kind::Multiple => "ضعف",
        _ => "عدد",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        for (value, want) in [("1400", "1,400"), ("12", "12"), ("-1234567.5", "-1,234,567.5"), ("29.80", "29.8")] {
            assert_eq!(grouped(value.parse().unwrap()), want);
        }
    }

    #[test]
    fn long_texts_are_clipped_at_words() {
        let text = "كلمة ".repeat(100);
        assert!(clipped(&text, false).chars().count() <= AROUND && clipped(&text, false).ends_with("كلمة"));
        assert!(clipped(&text, true).chars().count() <= AROUND + 1 && clipped(&text, true).starts_with("كلمة"));
    }
}
