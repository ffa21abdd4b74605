//! The text of a page's article: its element without headline, date, captions and what else stands in it without
//! belonging to it.

use super::choose::{by_name, by_prose, by_told, headline, letters, shows};
use super::lines::lines;
use super::metadata::{author, date};
use super::outline::{Item, LEAST, PARAGRAPH, Sort, discount_cards, outline};
use super::parts::{self, Head, named};
use dom_query::{Document, NodeRef};
use rustc_hash::FxHashMap;

/// Bytes of a line of furniture at most, of a caption, of what is said about an author.
const SHORT: usize = 400;
const CAPTION: usize = 600;
const ABOUT: usize = 1500;
/// Bytes of a caption that no name tells, at most.
const BARE_CAPTION: usize = 300;
/// Bytes of a date with its label at most, letters in it, and digits at least.
const DATED: usize = 120;
const LETTERS: usize = 36;
const DIGITS: usize = 5;
/// Bytes of a summary at most, and levels above the container on which it is looked for.
const LONGEST_LEAD: usize = 2500;
const LEVELS: usize = 3;
/// Words of a headline that links to another article, at least.
const LINKED_WORDS: usize = 4;

/// What a page gives of its article.
#[derive(Default)]
pub(super) struct Content {
    /// The text, a line for each paragraph.
    pub text: String,
    /// What its head says of date and author.
    pub published: Option<String>,
    pub byline: Option<String>,
}

/// The article on `doc`, whose headline and text are as the page tells them to machines. What no reader sees and what
/// stands around articles is taken out of `doc`.
pub(super) fn content(doc: &Document, title: Option<&str>, told: Option<&str>) -> Option<Content> {
    let mut items = outline(doc.body()?);
    discount_cards(&mut items);
    let headline = headline(&items, title);
    let named = by_name(&items, headline).map(|best| (best, Vec::new()));
    let mut best = named.or_else(|| by_prose(&items, headline));
    if let Some(told) = told
        && best.as_ref().is_none_or(|(b, _)| !shows(&items[*b].node, told))
    {
        // What is told may be a summary.
        let long = |i: &usize| best.as_ref().is_none_or(|(b, _)| 2 * items[*i].text >= items[*b].text);
        best = by_told(&items, told).filter(long).map(|told| (told, Vec::new())).or(best);
    }
    let (best, intro) = best?;
    let before: Vec<NodeRef> = match lead(&items, best) {
        Some(lead) => vec![lead],
        None => intro.iter().map(|&i| items[i].node).collect(),
    };
    let before: String = before.into_iter().map(|part| lines(part) + "\n").collect();
    let mut found = Content::default();
    above(&items, headline, best, &mut found);
    let first = head_out(&items, best, headline, &mut found);
    foreign_out(&items, best, first);
    found.text = before + &lines(items[best].node);
    Some(found)
}

/// Reads date and author off what stands between the headline and `best`.
fn above(items: &[Item], headline: Option<usize>, best: usize, found: &mut Content) {
    let Some(headline) = headline.filter(|&h| h < best) else { return };
    let between = (headline + 1..best).filter(|&i| items[i].end <= best && !items[i].gone);
    for i in between.filter(|&i| items[i].text + items[i].linked <= DATED) {
        let kind = named(&items[i].node);
        if kind == Some(Head::Author) || kind == Some(Head::Date) || is_date(&items[i].node.text()) {
            found.read(kind, &items[i].node.text());
        }
    }
}

impl Content {
    /// Reads an element above the text: its author, or else its date.
    fn read(&mut self, kind: Option<Head>, text: &str) {
        if kind == Some(Head::Author) {
            self.byline = self.byline.take().or_else(|| author(text));
        } else {
            self.published = self.published.take().or_else(|| date(text));
        }
    }
}

/// Takes out what stands in `best` before its first paragraph: headline and what is above it, date and author.
/// Where the first paragraph is.
fn head_out(items: &[Item], best: usize, headline: Option<usize>, found: &mut Content) -> usize {
    let Item { end, .. } = items[best];
    let first = (best + 1..end).find(|&i| items[i].prose >= PARAGRAPH && !items[i].gone).unwrap_or(end);
    let headline = headline.filter(|&h| best < h && h < first);
    let mut i = best + 1;
    while i < end {
        let item = &items[i];
        let bytes = item.text + item.linked;
        let mut kind = if bytes <= SHORT { named(&item.node) } else { None };
        if kind.is_none() && bytes <= DATED && is_date(&item.node.text()) {
            kind = Some(Head::Date);
        }
        match kind {
            Some(Head::Date | Head::Author) => found.read(kind, &item.node.text()),
            None if item.prose >= PARAGRAPH => break,
            _ => {}
        }
        let above = headline.is_some_and(|h| item.end <= h || i == h) && item.mass == 0;
        if above || matches!(kind, Some(Head::Title | Head::Date | Head::Author)) {
            item.node.remove_from_parent();
        }
        i = if !above && matches!(kind, None | Some(Head::Lead)) { i + 1 } else { item.end };
    }
    first.min(i)
}

/// Takes out what stands in `best` besides the text: captions and lists of links anywhere; from the first paragraph
/// on, headlines of other articles and what is said about the author.
fn foreign_out(items: &[Item], best: usize, first: usize) {
    // A page of pictures has no text but their captions.
    let captions = items[best].mass >= LEAST;
    // What is all cards is a page of news in brief.
    let cards: usize = items[best..items[best].end].iter().filter(|item| item.card).map(|item| item.text).sum();
    let cards = cards < items[best].mass;
    // Some pages hold their text twice, for small and for large screens.
    let mut blocks: FxHashMap<usize, usize> = FxHashMap::default();
    let mut again = |i: usize| {
        if items[i].sort != Sort::Block || items[i].mass < LEAST {
            return false;
        }
        let before = *blocks.entry(items[i].text).or_insert(i);
        items[before].end <= i && items[before].node.text() == items[i].node.text()
    };
    let mut i = best + 1;
    while i < items[best].end {
        let item = &items[i];
        let below = i > first;
        if item.gone
            || cards && item.card
            || again(i)
            || captions && is_caption(item)
            || is_link_list(item)
            || below && (is_other_headline(item) || is_bio(item))
        {
            item.node.remove_from_parent();
            i = item.end;
        } else {
            i += 1;
        }
    }
}

/// Whether an element is the caption of a picture: named so, or a short line in the frame of one.
fn is_caption(item: &Item) -> bool {
    let bytes = item.text + item.linked;
    if bytes == 0 || bytes > CAPTION || item.sort == Sort::Inline {
        return false;
    }
    let tag = item.node.node_name();
    let tag = tag.as_deref().unwrap_or_default();
    if tag == "figcaption" || tag == "figure" && item.pictures > 0 {
        return true;
    }
    let framed = matches!(tag, "table" | "div" | "section") && item.pictures > 0 && bytes <= BARE_CAPTION;
    framed && !ends_sentence(&item.node.text())
        || item.pictures == 0 && tag != "figure" && says(item, parts::is_caption)
}

/// What the names of an element say.
fn says(item: &Item, what: impl Fn(&dyn Fn(&str) -> Option<String>) -> bool) -> bool {
    let Some(element) = item.node.element_ref() else { return false };
    what(&|name: &str| element.attrs.iter().find(|a| &*a.name.local == name).map(|a| a.value.to_string()))
}

/// Whether an element is a list of links and little else.
fn is_link_list(item: &Item) -> bool {
    let tag = item.node.node_name();
    let block = matches!(tag.as_deref(), Some("ul" | "ol" | "dl" | "div" | "section" | "table"));
    block && item.linked > 2 * item.text
}

/// Whether a paragraph or heading is nothing but a link to another page, worded as a headline.
fn is_other_headline(item: &Item) -> bool {
    if item.sort != Sort::Line || item.text > 0 || item.linked == 0 || item.linked > SHORT {
        return false;
    }
    let text = item.node.text();
    let leads_away = item.node.descendants_it().find(|n| n.has_name("a")).is_some_and(|a| {
        a.attr("href").is_some_and(|href| !href.trim().is_empty() && !href.trim_start().starts_with('#'))
    });
    leads_away && !ends_sentence(&text) && text.split_whitespace().nth(LINKED_WORDS - 1).is_some()
}

/// Whether an element tells who wrote the article.
fn is_bio(item: &Item) -> bool {
    let bytes = item.text + item.linked;
    if bytes == 0 || bytes > ABOUT || item.sort == Sort::Inline {
        return false;
    }
    says(item, parts::is_about_author)
}

/// Whether a text ends as sentences do, quotation marks and brackets aside.
fn ends_sentence(text: &str) -> bool {
    let mut back = text.chars().rev().filter(|c| !c.is_whitespace() && !matches!(c, '"' | '»' | '”' | '“' | ')'));
    back.next().is_some_and(|c| matches!(c, '.' | '!' | '؟' | '?' | '…' | '۔' | ':' | '،'))
}

/// Whether a text is little else than a date in digits: two marks between three numbers.
fn is_date(text: &str) -> bool {
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let numbers = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_numeric());
        let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
        parts.len() == 3
            && parts.iter().all(|p| (1..=4).contains(&p.chars().count()) && p.chars().all(char::is_numeric))
    };
    digits >= DIGITS && letters <= LETTERS && text.split_whitespace().any(numbers)
}

/// A summary that stands shortly before the container.
fn lead<'d>(items: &[Item<'d>], best: usize) -> Option<NodeRef<'d>> {
    let mut above = best;
    for _ in 0..LEVELS {
        above = items[above].parent;
        let before = (above + 1..best).filter(|&i| items[i].end <= best && items[i].text >= PARAGRAPH);
        let is_lead = |i: &usize| items[*i].text <= LONGEST_LEAD && named(&items[*i].node) == Some(Head::Lead);
        if let Some(i) = before.rev().find(is_lead) {
            let node = items[i].node;
            let said = letters(&node.text());
            return (!items[i].gone && !letters(&items[best].node.text()).contains(&said)).then_some(node);
        }
        if above == 0 {
            break;
        }
    }
    None
}
