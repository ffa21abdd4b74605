//! What the markup of a page says of its article beside JSON-LD: the headline on it, its author, its date.

use super::choose::letters;
use dom_query::Document;

/// Letters of a headline at least.
const HEADLINE: usize = 8;
/// Characters of an author's name at most, and words.
const NAME: usize = 80;
const WORDS: usize = 8;
/// What the label of an author's name holds, as the templates of WordPress and their translations write it.
const LABELS: [&str; 6] = ["written by", "author", "كتب", "كُتب", "الكاتب", "بقلم"];
/// Digits of a date at least; a time of day has fewer.
const DIGITS: usize = 5;

/// The headline on the page where the title for machines is that with the outlet's name before or behind it.
pub(super) fn headline_in(doc: &Document, title: &str) -> Option<String> {
    let whole = letters(title);
    let shown = doc.select("h1, [itemprop=headline]");
    let lines = shown.iter().map(|node| one_line(&node.text()));
    let part = |line: &String| {
        let said = letters(line);
        // The larger part of it: the smaller one is the outlet.
        let larger = said.chars().count() >= HEADLINE && 2 * said.len() >= whole.len();
        larger && said.len() < whole.len() && (whole.starts_with(&said) || whole.ends_with(&said))
    };
    lines.filter(part).max_by_key(String::len)
}

/// The author as templates tell networks: beside a label, in words.
pub(super) fn labelled_author(doc: &Document) -> Option<String> {
    let content = |name: &str| {
        let found = doc.select(&format!("meta[name='{name}']"));
        found.iter().find_map(|node| node.attr("content")).map(|text| text.trim().to_owned())
    };
    let label = content("twitter:label1")?.to_lowercase();
    let of_author = LABELS.iter().any(|known| label.contains(known));
    if of_author { content("twitter:data1").and_then(|name| author(&name)) } else { None }
}

/// The name in what says who wrote an article: no address, no number, without the label before it.
pub(super) fn author(text: &str) -> Option<String> {
    let line = one_line(text);
    if line.contains("://") {
        return None;
    }
    let line = line.trim_end_matches(':').trim();
    let name = line.rsplit_once(':').map_or(line, |(_, name)| name).trim();
    let fits = !name.is_empty() && name.chars().count() <= NAME && name.split(' ').count() <= WORDS;
    // 3 دقائق is a time to read, but عربي21 and فرانس 24 are outlets.
    (fits && !name.starts_with(char::is_numeric)).then(|| name.to_owned())
}

/// A date in words or digits: no time of day alone.
pub(super) fn date(text: &str) -> Option<String> {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    (digits >= DIGITS).then(|| one_line(text))
}

/// A text with single blanks between its words.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headline_is_the_larger_part_of_the_title() {
        let on = |body: &str, title: &str| headline_in(&Document::from(body), title);
        let shown = "<h1>صوت الميدان</h1><h1>افتتاح جسر الميناء الجديد</h1>";
        for title in ["افتتاح جسر الميناء الجديد | صوت الميدان", "صوت الميدان :: افتتاح جسر الميناء الجديد"]
        {
            assert_eq!(on(shown, title).as_deref(), Some("افتتاح جسر الميناء الجديد"));
        }
        assert_eq!(on("<h1>صوت الميدان</h1>", "افتتاح جسر الميناء الجديد | صوت الميدان"), None);
        assert_eq!(on(shown, "افتتاح جسر الميناء الجديد"), None);
    }

    #[test]
    fn authors_are_names_and_dates_have_a_day() {
        assert_eq!(author(" بقلم:\n هدى  ناصر ").as_deref(), Some("هدى ناصر"));
        assert_eq!(author("https://www.facebook.com/midan"), None);
        assert_eq!(author("3 دقائق"), None);
        assert_eq!(author("الميدان 24").as_deref(), Some("الميدان 24"));
        assert_eq!(author("هدى ناصر - دمشق:").as_deref(), Some("هدى ناصر - دمشق"));
        assert_eq!(date("18:40"), None);
        assert_eq!(date("13 أيار\n2024").as_deref(), Some("13 أيار 2024"));
    }

    #[test]
    fn networks_are_told_the_author_beside_a_label() {
        let page = |label: &str, data: &str| {
            let html =
                format!("<meta name=twitter:label1 content='{label}'><meta name=twitter:data1 content='{data}'>");
            labelled_author(&Document::from(html))
        };
        assert_eq!(page("Written by", "هدى ناصر").as_deref(), Some("هدى ناصر"));
        assert_eq!(page("Est. reading time", "2 minutes"), None);
        assert_eq!(page("كُتب بواسطة", "هدى ناصر").as_deref(), Some("هدى ناصر"));
        assert_eq!(page("وقت القراءة المقدر", "دقيقتان"), None);
        assert_eq!(page("القسم", "رياضة"), None);
        assert_eq!(page("", "هدى ناصر"), None);
    }
}
