//! What the names of elements say of the parts of an article: headline, date, author, captions.

use super::evidence::words;
use dom_query::NodeRef;

/// What an element in front of an article's first paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// The headline, the section.
    Title,
    /// When it was published.
    Date,
    /// Who wrote it.
    Author,
    /// A summary that stands apart from the text.
    Lead,
    /// A picture with its caption.
    Picture,
}

const TITLES: &[&str] = &["title", "headline", "heading", "kicker", "category", "section"];
/// Words of elements that hold several of them, or the page's own counters.
const META: &[&str] = &["meta", "metas", "metadata", "stats", "views", "counter", "counters", "hits", "cat", "cats"];
const DATES: &[&str] = &["date", "time", "datetime", "timestamp", "published", "pubdate", "dateline"];
const AUTHORS: &[&str] = &["author", "authors", "byline", "writer", "editor", "reporter"];
/// Words that name what is said about an author beside one of [`AUTHORS`], and those that do alone.
const ABOUT: &[&str] = &["about", "bio", "biography", "box", "card", "desc", "description", "info", "profile"];
const BIO: &[&str] = &["bio", "biography", "authorbox", "aboutauthor", "authorbio", "authorinfo"];
const PICTURES: &[&str] = &["img", "image", "images", "photo", "picture", "caption", "figure", "media", "gallery"];
const LEADS: &[&str] = &["lead", "lede", "announce", "intro", "standfirst", "summary", "deck", "sapo", "subtitle"];

/// What the name of an element says that it is.
pub(super) fn named(node: &NodeRef) -> Option<Head> {
    let element = node.element_ref()?;
    let attribute = |name: &str| element.attrs.iter().find(|a| &*a.name.local == name).map(|a| a.value.to_string());
    head(&element.name.local, attribute)
}

/// What the name of an element says that it is, if it says that it is furniture.
pub(super) fn head(tag: &str, attribute: impl Fn(&str) -> Option<String>) -> Option<Head> {
    match (tag, attribute("itemprop").as_deref()) {
        ("h1" | "h2", _) | (_, Some("headline" | "name")) => return Some(Head::Title),
        ("figure" | "figcaption" | "picture", _) => return Some(Head::Picture),
        ("time", _) | (_, Some("datePublished" | "dateModified")) => return Some(Head::Date),
        (_, Some("author")) => return Some(Head::Author),
        (_, Some("description")) => return Some(Head::Lead),
        _ if attribute("rel").as_deref() == Some("author") => return Some(Head::Author),
        _ => {}
    }
    ["class", "id"].into_iter().filter_map(attribute).find_map(|names| {
        // The last word of a name says what the element is: `article-title`, `newsStoryDate`.
        let last = names.split_whitespace().filter_map(|name| {
            let all: Vec<String> = words(name).collect();
            // A name is somebody's: `author-name`.
            let of = all.len().checked_sub(2).map(|i| &all[i]).filter(|w| AUTHORS.contains(&w.as_str()));
            of.filter(|_| all.last().is_some_and(|w| w == "name")).or(all.last()).cloned()
        });
        let kinds = [
            (TITLES, Head::Title),
            (META, Head::Title),
            (DATES, Head::Date),
            (AUTHORS, Head::Author),
            (LEADS, Head::Lead),
            (PICTURES, Head::Picture),
        ];
        last.filter_map(|word| kinds.iter().find(|(all, _)| all.contains(&word.as_str())).map(|(_, k)| *k)).next()
    })
}

/// Words that name a caption alone, and those that do behind one for a picture.
const CAPTIONS: &[&str] = &["caption", "captions", "cap", "legend"];
const SAID: &[&str] = &["desc", "description", "text", "title", "credit", "credits", "alt"];

/// Whether an element's names say that it is the caption of a picture.
pub(super) fn is_caption(attribute: &dyn Fn(&str) -> Option<String>) -> bool {
    ["class", "id"].into_iter().filter_map(attribute).any(|names| {
        names.split_whitespace().any(|name| {
            let all: Vec<String> = words(name).collect();
            let [.., before, last] = &all[..] else { return all.iter().any(|w| CAPTIONS.contains(&w.as_str())) };
            let picture = PICTURES.contains(&before.as_str()) || matches!(before.as_str(), "cover" | "pic" | "thumb");
            let said = SAID.contains(&last.as_str());
            CAPTIONS.contains(&last.as_str()) || (said && (picture || CAPTIONS.contains(&before.as_str())))
        })
    })
}

/// Whether an element's names say that it tells about the author.
pub(super) fn is_about_author(attribute: &dyn Fn(&str) -> Option<String>) -> bool {
    ["class", "id"].into_iter().filter_map(attribute).any(|names| {
        names.split_whitespace().any(|name| {
            let all: Vec<String> = words(name).collect();
            let has = |list: &[&str]| all.iter().any(|w| list.contains(&w.as_str()));
            has(BIO) || has(AUTHORS) && has(ABOUT)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_is_known_by_the_last_word_of_a_name() {
        let is = |value: &'static str| head("div", |n| (n == "class").then(|| value.to_owned()));
        assert_eq!(is("newsStoryDate"), Some(Head::Date));
        assert_eq!(is("b-article__lead"), Some(Head::Lead));
        assert_eq!(is("wide author-name post_author"), Some(Head::Author));
        assert_eq!(is("author-name url"), Some(Head::Author));
        assert_eq!(is("newsStoryImg"), Some(Head::Picture));
        assert_eq!(is("date-list"), None);
        assert_eq!(head("h1", |_| None), Some(Head::Title));
    }

    #[test]
    fn captions_and_authors_are_known_by_name() {
        let caption = |value: &'static str| is_caption(&|n: &str| (n == "class").then(|| value.to_owned()));
        assert!(
            ["wp-caption-text", "img-cap", "itemImageCaption", "article__cover-desc", "x photo-credit"]
                .iter()
                .all(|c| caption(c))
        );
        assert!(!["text-image", "media", "title", "article-desc", "capital"].iter().any(|c| caption(c)));
        let author = |value: &'static str| is_about_author(&|n: &str| (n == "class").then(|| value.to_owned()));
        assert!(["author-bio", "about_author", "writerInfo", "bio"].iter().all(|c| author(c)));
        assert!(!["author", "article-info", "biology"].iter().any(|c| author(c)));
    }
}
