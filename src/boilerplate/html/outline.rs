//! The elements of a page in document order, with how much text each holds; what stands around articles is taken out.

use super::evidence::{Against, against, holds_article};
use dom_query::{Element, NodeRef};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};

/// Bytes of text that an article has at least.
pub(super) const LEAST: usize = 200;
/// Bytes of text that make an element a paragraph.
pub(super) const PARAGRAPH: usize = 100;
/// An element that looks like no part of the article stays when it holds this share of one hundred of the text.
const MOST: usize = 60;
const MOST_WEAK: usize = 25;
/// Containers of one name that are cards of a list, at least; bytes of text in each at most, of its link at least.
const CARDS: usize = 3;
const CARD: usize = 700;
const CARD_LINK: usize = 20;

/// What an element is to the text in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Part of a line.
    Inline,
    /// A paragraph, a heading, an entry of a list.
    Line,
    /// Anything that holds lines.
    Block,
    /// A picture or its frame; no text.
    Picture,
}

/// The sort of the element called `tag`.
pub(super) fn sort(tag: &str) -> Sort {
    match tag {
        "a" | "abbr" | "acronym" | "b" | "bdi" | "bdo" | "big" | "br" | "cite" | "code" | "data" | "del" | "dfn"
        | "em" | "font" | "i" | "ins" | "kbd" | "label" | "mark" | "nobr" | "q" | "ruby" | "s" | "samp" | "small"
        | "span" | "strike" | "strong" | "sub" | "sup" | "time" | "tt" | "u" | "var" | "wbr" => Sort::Inline,
        "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li" | "dt" | "dd" | "pre" | "blockquote" | "figcaption" => {
            Sort::Line
        }
        "img" | "picture" | "amp-img" => Sort::Picture,
        // Names with a prefix are left by word processors.
        _ if tag.contains(':') => Sort::Inline,
        _ => Sort::Block,
    }
}

/// An element with the text below it, in document order.
pub(super) struct Item<'d> {
    pub node: NodeRef<'d>,
    pub sort: Sort,
    pub parent: usize,
    /// One past the last element below it.
    pub end: usize,
    /// Bytes of its own text outside links, and in links; white space aside.
    own: (usize, usize),
    /// The same with all that stands below it.
    pub text: usize,
    pub linked: usize,
    /// Bytes outside links in it and in the parts of lines in it.
    pub prose: usize,
    /// The same of all paragraphs in and below it.
    pub mass: usize,
    /// Pictures below it.
    pub pictures: usize,
    /// Whether it was taken out.
    pub gone: bool,
    pub holds: bool,
    /// Whether it is one of several cards that lead to other articles.
    pub card: bool,
    against: Against,
    /// Of its tag and classes.
    pub name: u64,
}

/// The elements below `body`, and itself; what holds no text for readers is taken out.
pub(super) fn outline(body: NodeRef<'_>) -> Vec<Item<'_>> {
    let mut items: Vec<Item> = Vec::new();
    let mut mute = Vec::new();
    // Each entry is a node to enter, with the item above it, the block that it stands in, and whether a link is.
    let mut open = vec![(body, 0, 0, false)];
    while let Some((node, parent, block, link)) = open.pop() {
        if node.is_text() {
            let bytes = node.text().bytes().filter(|b| !b.is_ascii_whitespace()).count();
            if link {
                items[parent].own.1 += bytes;
            } else {
                items[parent].own.0 += bytes;
                items[block].prose += bytes;
            }
            continue;
        }
        let Some(element) = node.element_ref() else { continue };
        let tag: &str = &element.name.local;
        let first = items.is_empty();
        let against = if first { Against::Nothing } else { against(tag, |name| attribute(&element, name)) };
        if against == Against::Mute {
            mute.push(node);
            continue;
        }
        let here = items.len();
        let holds = !first && holds_article(|name| attribute(&element, name));
        let link = link || tag == "a";
        let sort = sort(tag);
        let block = if sort == Sort::Inline { block } else { here };
        let mut name = FxHasher::default();
        (tag, attribute(&element, "class")).hash(&mut name);
        let name = name.finish();
        drop(element);
        let pictures = usize::from(sort == Sort::Picture);
        items.push(Item {
            node,
            sort,
            parent,
            end: here + 1,
            own: (0, 0),
            text: 0,
            linked: 0,
            prose: 0,
            mass: 0,
            pictures,
            gone: false,
            holds,
            card: false,
            against,
            name,
        });
        open.extend(node.children_it(true).map(|child| (child, here, block, link)));
    }
    for node in mute {
        take_out(&node, Sort::Inline);
    }
    for i in (1..items.len()).rev() {
        let Item { parent, end, pictures, .. } = items[i];
        items[parent].end = items[parent].end.max(end);
        items[parent].pictures += pictures;
    }
    sum(&mut items);
    drop_around(&mut items);
    items
}

/// Takes an element out from between two texts without joining them.
fn take_out(node: &NodeRef<'_>, sort: Sort) {
    let text = |beside: Option<NodeRef>| beside.is_some_and(|n| n.is_text() && !n.text().trim().is_empty());
    if text(node.prev_sibling()) && text(node.next_sibling()) {
        node.before_html(if sort == Sort::Inline { " " } else { "<br>" });
    }
    node.remove_from_parent();
}

fn attribute(element: &Element, name: &str) -> Option<String> {
    element.attrs.iter().find(|a| &*a.name.local == name).map(|a| a.value.to_string())
}

/// Adds up the text below each element.
fn sum(items: &mut [Item]) {
    for item in items.iter_mut() {
        (item.text, item.linked) = if item.gone { (0, 0) } else { item.own };
        item.mass = if item.gone || item.prose < PARAGRAPH { 0 } else { item.prose };
    }
    for i in (1..items.len()).rev() {
        let Item { parent, text, linked, mass, .. } = items[i];
        items[parent].text += text;
        items[parent].linked += linked;
        items[parent].mass += mass;
    }
}

/// Takes out elements that look like no part of the article, unless they hold most of the page or of what is named
/// as its text.
fn drop_around(items: &mut [Item]) {
    let total = items[0].text;
    let held: Vec<usize> = (0..items.len()).filter(|&i| items[i].holds && items[i].text >= LEAST / 2).collect();
    let most = held.iter().map(|&h| items[h].text).max().unwrap_or(0);
    let mut i = 1;
    while i < items.len() {
        let Item { end, text, against, .. } = items[i];
        let within = &held[held.partition_point(|&h| h < i)..held.partition_point(|&h| h < end)];
        let outside = within.len() < held.len();
        let main = within.iter().any(|&h| 2 * items[h].text >= most);
        let goes = match against {
            Against::Strong => (100 * text <= MOST * total || outside) && !main,
            Against::Weak => 100 * text <= MOST_WEAK * total && within.is_empty(),
            _ => false,
        };
        if !goes {
            i += 1;
            continue;
        }
        take_out(&items[i].node, items[i].sort);
        for item in &mut items[i..end] {
            (item.gone, item.holds) = (true, false);
        }
        i = end;
    }
    sum(items);
}

/// Takes the paragraphs of cards out of the account: of several elements of one name beside each other, each with a
/// link that stands alone and little more. They are no article, and neither is what is named so in them.
pub(super) fn discount_cards(items: &mut [Item]) {
    let mut alone: Vec<bool> = items.iter().map(|i| i.text == 0 && i.linked >= CARD_LINK).collect();
    for i in (1..items.len()).rev() {
        alone[items[i].parent] |= alone[i];
    }
    let is_card = |i: usize| {
        let item = &items[i];
        item.sort != Sort::Inline && alone[i] && item.mass > 0 && item.text <= CARD && !item.gone
    };
    let mut cards: Vec<(usize, u64, usize)> =
        (1..items.len()).filter(|&i| is_card(i)).map(|i| (items[i].parent, items[i].name, i)).collect();
    cards.sort_unstable();
    for same in cards.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).filter(|same| same.len() >= CARDS) {
        for &(_, _, card) in same {
            let end = items[card].end;
            items[card].card = true;
            for item in &mut items[card..end] {
                (item.prose, item.holds) = (0, false);
            }
        }
    }
    sum(items);
}
