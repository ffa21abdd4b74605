//! The element that holds the article's text, and what stands in it and around it without belonging to it.

use super::evidence::{Against, against, holds_article};
use dom_query::{Document, NodeRef};

/// Bytes of text that an article has at least.
const LEAST: usize = 200;
/// A named container is trusted when it holds this share of one hundred of the page's text.
const SHARE: usize = 35;
/// An element that looks like no part of the article stays when it holds this share of one hundred of the text.
const MOST: usize = 60;
const MOST_WEAK: usize = 25;

/// An element with the text below it, in document order.
struct Item<'d> {
    node: NodeRef<'d>,
    parent: usize,
    /// One past the last element below it.
    end: usize,
    /// Bytes of text outside links, and in links; white space aside.
    text: usize,
    linked: usize,
    against: Against,
    holds: bool,
}

/// Takes out of `doc` what no reader sees and what stands around articles; gives the element with the text of
/// the article where its name tells it.
pub(super) fn prune(doc: &Document) -> Option<NodeRef<'_>> {
    let body = doc.body()?;
    let mut items = outline(body);
    drop_around(&mut items);
    let best = container(&items)?;
    let inside = items[best].end;
    let mut i = best + 1;
    while i < inside {
        if is_link_list(&items[i]) {
            items[i].node.remove_from_parent();
            i = items[i].end;
        } else {
            i += 1;
        }
    }
    Some(items[best].node)
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
                items[parent].linked += bytes;
            } else {
                items[parent].text += bytes;
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
        items.push(Item { node, parent, end: 0, text: 0, linked: 0, against, holds });
        open.extend(node.children_it(true).map(|child| (child, here, link)));
    }
    for node in mute {
        node.remove_from_parent();
    }
    for i in (0..items.len()).rev() {
        items[i].end = items[i].end.max(i + 1);
        let Item { parent, end, text, linked, .. } = items[i];
        if i > 0 {
            let above = &mut items[parent];
            above.end = above.end.max(end);
            above.text += text;
            above.linked += linked;
        }
    }
    items
}

/// Takes out elements that look like no part of the article, unless they hold most of the page.
fn drop_around(items: &mut Vec<Item>) {
    let total = items[0].text;
    let held: Vec<usize> = (0..items.len()).filter(|&i| items[i].holds && items[i].text >= LEAST / 2).collect();
    let mut gone = vec![false; items.len()];
    let mut i = 1;
    while i < items.len() {
        let Item { end, text, against, .. } = items[i];
        let outside = held.first().is_some_and(|&h| h < i) || held.last().is_some_and(|&h| h >= end);
        let goes = match against {
            Against::Strong => 100 * text <= MOST * total || outside,
            Against::Weak => 100 * text <= MOST_WEAK * total && !held.iter().any(|h| (i..end).contains(h)),
            _ => false,
        };
        if !goes {
            i += 1;
            continue;
        }
        items[i].node.remove_from_parent();
        gone[i..end].fill(true);
        let (linked, mut above) = (items[i].linked, items[i].parent);
        loop {
            items[above].text -= text;
            items[above].linked -= linked;
            if above == 0 {
                break;
            }
            above = items[above].parent;
        }
        i = end;
    }
    for (item, gone) in items.iter_mut().zip(gone) {
        item.holds &= !gone;
    }
}

/// The element whose name says that it holds the article: of several the one with most text, of those inside
/// each other the innermost that has nearly all of it.
fn container(items: &[Item]) -> Option<usize> {
    let best = (1..items.len()).filter(|&i| items[i].holds).max_by_key(|&i| (items[i].text, usize::MAX - i))?;
    let Item { text, end, .. } = items[best];
    if text < LEAST || 100 * text < SHARE * items[0].text {
        return None;
    }
    let inner = (best + 1..end).rev().find(|&i| items[i].holds && 10 * items[i].text >= 9 * text);
    Some(inner.unwrap_or(best))
}

/// Whether an element is a list of links and little else.
fn is_link_list(item: &Item) -> bool {
    let tag = item.node.node_name();
    let block = matches!(tag.as_deref(), Some("ul" | "ol" | "dl" | "div" | "section" | "table"));
    block && item.linked > 2 * item.text
}
