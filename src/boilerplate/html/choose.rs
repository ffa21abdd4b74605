//! Which element holds the article: the one that its name tells, that the page's own account of the text points to, or
//! that most of the prose below the headline stands in.

use super::outline::{Item, LEAST, PARAGRAPH, Sort};
use super::parts::{Head, named};
use dom_query::NodeRef;

/// A named container is trusted when it holds this share of one hundred of the page's text.
const SHARE: usize = 20;
/// Bytes of news of one sentence, at least.
const BRIEF: usize = 40;
/// Of containers inside each other the innermost is taken that has this share of one hundred of the outer's text.
const INNER: usize = 80;
/// The first one below the headline is taken when it has this part of the text of the longest, or more.
const FIRST: usize = 4;
/// Others of its name beside it are parts of the same text when they have this part of its text, or more.
const PARTS: usize = 8;
/// The same of an element among others, by its prose: nearly all of it, or most when nothing like it stands beside it.
const NEARLY: usize = 80;
const MAIN: usize = 50;
const PARAGRAPHS: usize = 3;
/// Paragraphs directly in an element that reads like the rest of the text, at least, and bytes of its text a byte in links.
const REST: usize = 2;
const LINKS: usize = 5;
/// The element around a headline that has this share of one hundred of all prose is the article's.
const BELOW: usize = 40;
/// Letters of a headline at least, bytes of one at most.
const HEADLINE: usize = 12;
const LONGEST_HEADLINE: usize = 500;
/// Letters at either end of a told text by which it is found.
const ENDS: usize = 40;

/// The letters and digits of a text, by which texts are told to be the same.
pub(super) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The element that shows the page's headline `title`.
pub(super) fn headline(items: &[Item], title: Option<&str>) -> Option<usize> {
    let title = letters(title?);
    if title.chars().count() < HEADLINE {
        return None;
    }
    // How much of it an element shows, and how likely a headline it is.
    let shows = |i: usize| {
        let item = &items[i];
        if item.gone || !(HEADLINE..=LONGEST_HEADLINE).contains(&(item.text + item.linked)) {
            return None;
        }
        let said = letters(&item.node.text());
        let same = said.chars().count() >= HEADLINE && (title.contains(&said) || said.contains(&title));
        let named = || usize::from(named(&item.node) == Some(Head::Title));
        same.then(|| (said.len().min(title.len()), if item.node.has_name("h1") { 2 } else { named() }))
    };
    let found = (1..items.len()).filter_map(|i| shows(i).map(|how| (how, i)));
    found.max_by_key(|&(how, i)| (how, usize::MAX - i)).map(|(_, i)| i)
}

/// The element whose name says that it holds the article: the first below the headline that holds enough, else the
/// one with most text; of those inside each other the innermost that has nearly all of it.
pub(super) fn by_name(items: &[Item], headline: Option<usize>) -> Option<usize> {
    let named = || (1..items.len()).filter(|&i| items[i].holds);
    let most = named().max_by_key(|&i| (items[i].text, usize::MAX - i))?;
    let enough = LEAST.max(SHARE * items[0].text / 100);
    let holds = |&i: &usize| items[i].text >= enough && FIRST * items[i].text >= items[most].text;
    let first = headline.and_then(|h| named().find(|i| (*i > h || items[*i].end > h) && holds(i)));
    let best = first.unwrap_or(most);
    let Item { text, end, parent, name, .. } = items[best];
    if text < enough {
        // News of one sentence: what else is on the page is longer.
        return headline.and_then(|h| named().find(|&i| i > h && items[i].text >= BRIEF));
    }
    // A text in several parts is what they stand in.
    let part = |&i: &usize| (i < best || i >= end) && items[i].parent == parent && items[i].name == name;
    let parts: usize = named().filter(part).map(|i| items[i].text).sum();
    if PARTS * parts >= text && 100 * (parts + text) >= INNER * items[parent].text {
        return Some(parent);
    }
    let inner = (best + 1..end).rev().find(|&i| items[i].holds && 100 * items[i].text >= INNER * text);
    Some(inner.unwrap_or(best))
}

/// The innermost element that holds both ends of `told`.
pub(super) fn by_told(items: &[Item], told: &str) -> Option<usize> {
    let (front, back) = ends(told)?;
    let (mut best, mut i) = (0, 1);
    while i < items[best].end {
        let text = if items[i].gone { String::new() } else { letters(&items[i].node.text()) };
        if text.contains(&front) && text.contains(&back) {
            best = i;
            i += 1;
        } else {
            i = items[i].end;
        }
    }
    (best > 0).then_some(best)
}

/// Whether `node` shows both ends of `told`, or `told` is too short to tell.
pub(super) fn shows(node: &NodeRef, told: &str) -> bool {
    let text = letters(&node.text());
    ends(told).is_none_or(|(front, back)| text.contains(&front) && text.contains(&back))
}

/// The first and last letters of a text that is as long as an article.
fn ends(told: &str) -> Option<(String, String)> {
    let told = letters(told);
    let n = told.chars().count();
    let front: String = told.chars().take(ENDS).collect();
    (told.len() >= LEAST && n >= 2 * ENDS).then(|| (front, told.chars().skip(n - ENDS).collect()))
}

/// The element that most of the prose stands in, below the headline where the page shows it, and the paragraphs
/// between the two.
pub(super) fn by_prose(items: &[Item], headline: Option<usize>) -> Option<(usize, Vec<usize>)> {
    let mut mass = prose_below(items, headline);
    let mut at = headline.unwrap_or(0);
    if mass[0] == 0 {
        mass = prose_below(items, None);
        at = 0;
    }
    if mass[0] < LEAST && headline.is_none() || mass[0] == 0 {
        return None;
    }
    while 100 * mass[at] < BELOW * mass[0] {
        at = items[at].parent;
    }
    let mut intro = Vec::new();
    while let Some(next) = narrower(items, &mass, at, headline.is_some()) {
        let between = |i: &usize| {
            let Item { linked, text, pictures, .. } = items[*i];
            headline.is_some_and(|h| *i > h) && mass[*i] > 0 && pictures == 0 && linked < text
        };
        intro.extend(children(items, at).take_while(|&i| i < next).filter(between));
        at = next;
    }
    Some((at, intro))
}

/// The elements directly in `at`.
fn children(items: &[Item], at: usize) -> impl Iterator<Item = usize> {
    let end = items[at].end;
    std::iter::successors(Some(at + 1), |&i| items.get(i).map(|item| item.end)).take_while(move |&i| i < end)
}

/// Bytes of the paragraphs in and below each element; those above the headline are none.
fn prose_below(items: &[Item], headline: Option<usize>) -> Vec<usize> {
    let counts = |i: usize| headline.is_none_or(|h| i > h || items[i].end > h);
    let of = |i: usize| if counts(i) && !items[i].gone && items[i].prose >= PARAGRAPH { items[i].prose } else { 0 };
    let mut mass: Vec<usize> = (0..items.len()).map(of).collect();
    for i in (1..items.len()).rev() {
        mass[items[i].parent] += mass[i];
    }
    mass
}

/// The element in `at` that holds nearly all of its prose, or most of it when nothing like it stands beside it;
/// `below` a headline nothing that reads like the rest of the text either.
fn narrower(items: &[Item], mass: &[usize], at: usize, below: bool) -> Option<usize> {
    let inside: Vec<usize> = children(items, at).filter(|&i| mass[i] > 0).collect();
    let best = *inside.iter().max_by_key(|&&i| (mass[i], usize::MAX - i))?;
    let own = mass[at] - inside.iter().map(|&i| mass[i]).sum::<usize>();
    let alike = |&i: &usize| i != best && (items[i].sort == Sort::Line || items[i].name == items[best].name);
    if own > 0 || items[best].sort == Sort::Line || inside.iter().any(alike) {
        return None;
    }
    let paragraphs = |i: usize| (i..items[i].end).filter(|&i| items[i].prose >= PARAGRAPH).count();
    let titled = |i: usize| (i..items[i].end).any(|i| items[i].node.has_name("h1") || items[i].node.has_name("h2"));
    // Readers' comments have an element each; the text has its paragraphs directly in one.
    let direct = |i: usize| children(items, i).filter(|&c| items[c].prose >= PARAGRAPH).count();
    let rest = |&i: &usize| i > best && direct(i) >= REST && LINKS * items[i].linked < items[i].text && !titled(i);
    let most = paragraphs(best) >= PARAGRAPHS && !(below && inside.iter().any(rest));
    (100 * mass[best] >= if most { MAIN } else { NEARLY } * mass[at]).then_some(best)
}
