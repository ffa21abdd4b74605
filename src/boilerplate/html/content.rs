//! The element that holds the article's text, and what stands in it and around it without belonging to it.

use super::evidence::{Against, Head, against, head, holds_article};
use dom_query::{Document, NodeRef};

/// Bytes of text that an article has at least.
const LEAST: usize = 200;
/// A named container is trusted when it holds this share of one hundred of the page's text.
const SHARE: usize = 20;
/// An element that looks like no part of the article stays when it holds this share of one hundred of the text.
const MOST: usize = 60;
const MOST_WEAK: usize = 25;
/// Of containers inside each other the innermost is taken that has this share of one hundred of the outer's text.
const INNER: usize = 80;
/// Bytes of text that make an element a paragraph, and of a line of furniture at most.
const PARAGRAPH: usize = 100;
const SHORT: usize = 400;
/// Bytes of a date with its label at most, letters in it, and digits at least.
const DATED: usize = 120;
const LETTERS: usize = 36;
const DIGITS: usize = 5;
/// Bytes of a summary at most, and levels above the container on which it is looked for.
const LONGEST_LEAD: usize = 2500;
const LEVELS: usize = 3;

/// An element with the text below it, in document order.
struct Item<'d> {
    node: NodeRef<'d>,
    parent: usize,
    /// One past the last element below it.
    end: usize,
    /// Bytes of its own text outside links, and in links; white space aside.
    own: (usize, usize),
    /// The same with all that stands below it.
    text: usize,
    linked: usize,
    /// Whether it was taken out.
    gone: bool,
    against: Against,
    holds: bool,
}

/// What a page gives of its article.
#[derive(Default)]
pub(super) struct Content<'d> {
    /// The element with the text, where its name tells it.
    pub container: Option<NodeRef<'d>>,
    /// The summary in front of it.
    pub lead: Option<NodeRef<'d>>,
    /// What its head says of date and author.
    pub published: Option<String>,
    pub byline: Option<String>,
}

/// Takes out of `doc` what no reader sees and what stands around articles, and finds the text of the article.
pub(super) fn prune(doc: &Document) -> Content<'_> {
    let mut found = Content::default();
    let Some(body) = doc.body() else { return found };
    let mut items = outline(body);
    drop_around(&mut items);
    let Some(best) = container(&items) else { return found };
    found.container = Some(items[best].node);
    found.lead = lead(&items, best);
    let end = items[best].end;
    let mut i = best + 1;
    // Until the first paragraph: headline, date and author, which are no text of the article.
    while i < end {
        let bytes = items[i].text + items[i].linked;
        let mut kind = if bytes <= SHORT { named(&items[i].node) } else { None };
        if kind.is_none() && bytes <= DATED && is_date(&items[i].node.text()) {
            kind = Some(Head::Date);
        }
        let text = || Some(items[i].node.text().split_whitespace().collect::<Vec<_>>().join(" "));
        match kind {
            Some(Head::Date) if found.published.is_none() => found.published = text(),
            Some(Head::Author) if found.byline.is_none() => found.byline = text(),
            None if items[i].own.0 >= PARAGRAPH => break,
            _ => {}
        }
        if matches!(kind, Some(Head::Title | Head::Date | Head::Author)) {
            items[i].node.remove_from_parent();
        }
        i = if matches!(kind, None | Some(Head::Lead)) { i + 1 } else { items[i].end };
    }
    while i < end {
        if is_link_list(&items[i]) {
            items[i].node.remove_from_parent();
            i = items[i].end;
        } else {
            i += 1;
        }
    }
    found
}

fn named(node: &NodeRef) -> Option<Head> {
    let element = node.element_ref()?;
    let attribute = |name: &str| element.attrs.iter().find(|a| &*a.name.local == name).map(|a| a.value.to_string());
    head(&element.name.local, attribute)
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
            let said: String = node.text().split_whitespace().collect();
            let text: String = items[best].node.text().split_whitespace().collect();
            return (!items[i].gone && !text.contains(&said)).then_some(node);
        }
        if above == 0 {
            break;
        }
    }
    None
}

/// The elements below `body`, and itself; what holds no text for readers is taken out.
fn outline(body: NodeRef<'_>) -> Vec<Item<'_>> {
    let mut items: Vec<Item> = Vec::new();
    let mut mute = Vec::new();
    // Each entry is a node to enter, with the item above it and whether a link is.
    let mut open = vec![(body, 0, false)];
    while let Some((node, parent, link)) = open.pop() {
        if node.is_text() {
            let bytes = node.text().bytes().filter(|b| !b.is_ascii_whitespace()).count();
            if link {
                items[parent].own.1 += bytes;
            } else {
                items[parent].own.0 += bytes;
            }
            continue;
        }
        let Some(element) = node.element_ref() else { continue };
        let attribute = |name: &str| element.attrs.iter().find(|a| &*a.name.local == name).map(|a| a.value.to_string());
        let tag: &str = &element.name.local;
        let against = if items.is_empty() { Against::Nothing } else { against(tag, attribute) };
        if against == Against::Mute {
            mute.push(node);
            continue;
        }
        let here = items.len();
        let holds = !items.is_empty() && holds_article(attribute);
        let link = link || tag == "a";
        drop(element);
        items.push(Item { node, parent, end: 0, own: (0, 0), text: 0, linked: 0, gone: false, against, holds });
        open.extend(node.children_it(true).map(|child| (child, here, link)));
    }
    for node in mute {
        node.remove_from_parent();
    }
    for i in (1..items.len()).rev() {
        items[i].end = items[i].end.max(i + 1);
        let above = items[i].parent;
        items[above].end = items[above].end.max(items[i].end);
    }
    if let Some(body) = items.first_mut() {
        body.end = body.end.max(1);
    }
    sum(&mut items);
    items
}

/// Adds up the text below each element.
fn sum(items: &mut [Item]) {
    for item in items.iter_mut() {
        (item.text, item.linked) = if item.gone { (0, 0) } else { item.own };
    }
    for i in (1..items.len()).rev() {
        let Item { parent, text, linked, .. } = items[i];
        items[parent].text += text;
        items[parent].linked += linked;
    }
}

/// Takes out elements that look like no part of the article, unless they hold most of the page.
fn drop_around(items: &mut [Item]) {
    let total = items[0].text;
    let held: Vec<usize> = (0..items.len()).filter(|&i| items[i].holds && items[i].text >= LEAST / 2).collect();
    let mut i = 1;
    while i < items.len() {
        let Item { end, text, against, .. } = items[i];
        let outside = held.first().is_some_and(|&h| h < i) || held.last().is_some_and(|&h| h >= end);
        let inside = held.get(held.partition_point(|&h| h < i)).is_some_and(|&h| h < end);
        let goes = match against {
            Against::Strong => 100 * text <= MOST * total || outside,
            Against::Weak => 100 * text <= MOST_WEAK * total && !inside,
            _ => false,
        };
        if !goes {
            i += 1;
            continue;
        }
        items[i].node.remove_from_parent();
        for item in &mut items[i..end] {
            (item.gone, item.holds) = (true, false);
        }
        i = end;
    }
    sum(items);
}

/// The element whose name says that it holds the article: of several the one with most text, of those inside
/// each other the innermost that has nearly all of it.
fn container(items: &[Item]) -> Option<usize> {
    let best = (1..items.len()).filter(|&i| items[i].holds).max_by_key(|&i| (items[i].text, usize::MAX - i))?;
    let Item { text, end, .. } = items[best];
    if text < LEAST || 100 * text < SHARE * items[0].text {
        return None;
    }
    let inner = (best + 1..end).rev().find(|&i| items[i].holds && 100 * items[i].text >= INNER * text);
    Some(inner.unwrap_or(best))
}

/// Whether an element is a list of links and little else.
fn is_link_list(item: &Item) -> bool {
    let tag = item.node.node_name();
    let block = matches!(tag.as_deref(), Some("ul" | "ol" | "dl" | "div" | "section" | "table"));
    block && item.linked > 2 * item.text
}
