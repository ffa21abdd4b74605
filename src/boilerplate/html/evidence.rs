//! What the names of elements say: tags, roles, classes and ids that templates everywhere share.

/// How strongly an element looks like no part of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Against {
    /// Nothing speaks against it.
    Nothing,
    /// Its name is one that article wrappers have too: it goes only when it holds little of the page.
    Weak,
    /// It goes unless next to nothing would stay.
    Strong,
    /// It never holds readable text.
    Mute,
}

/// Elements whose text nobody reads.
const MUTE: &[&str] = &[
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "math", "head", "link", "meta",
    "select", "option", "textarea", "input", "button", "canvas", "audio", "video", "map",
];
/// Elements that stand around articles.
const AROUND: &[&str] = &["nav", "footer", "aside", "dialog", "menu"];
const ROLES: &[&str] = &[
    "navigation",
    "complementary",
    "contentinfo",
    "banner",
    "search",
    "menu",
    "menubar",
    "dialog",
    "alertdialog",
    "toolbar",
    "tablist",
];
/// Schema.org types of what stands around articles.
const TYPES: &[&str] =
    &["/Comment", "/UserComments", "/WPHeader", "/WPFooter", "/WPSideBar", "/SiteNavigationElement", "/BreadcrumbList"];

/// Words that begin with one of these name what the page adds.
const STEMS: &[&str] = &[
    "comment",
    "related",
    "relate",
    "breadcrumb",
    "sidebar",
    "sharethis",
    "shareaholic",
    "sharedaddy",
    "sharing",
    "social",
    "newsletter",
    "recommend",
    "sponsor",
    "advert",
    "taboola",
    "outbrain",
    "disqus",
    "addthis",
    "mostread",
    "mostview",
    "mostpopular",
    "pagination",
    "paginator",
    "skyscrap",
    "leaderboard",
    "readalso",
    "seealso",
    "readmore",
    "alsoread",
    "moreon",
    "copyright",
    "cookie",
    "consent",
    "gdpr",
    "promo",
    "subscri",
    "signup",
    "signin",
    "login",
    "popup",
    "modal",
    "lightbox",
    "toolbar",
    "banner",
    "widgetarea",
    "masthead",
    "feedback",
];
/// Words that name what the page adds when they stand by themselves.
const WORDS: &[&str] = &[
    "share",
    "sharebar",
    "sharebox",
    "sharer",
    "nav",
    "navbar",
    "navigation",
    "menu",
    "submenu",
    "topmenu",
    "rightmenu",
    "leftmenu",
    "mainmenu",
    "footer",
    "pager",
    "trending",
    "ticker",
    "tags",
    "taglist",
    "tagcloud",
    "keywords",
    "ads",
    "ad",
    "adv",
    "adbox",
    "adslot",
    "adsense",
    "dfp",
    "gpt",
    "print",
    "printme",
    "rating",
    "ratings",
    "poll",
    "vote",
    "votes",
    "search",
    "searchbox",
    "follow",
    "followus",
    "icons",
    "tools",
    "respond",
    "reply",
    "replies",
    "popular",
    "latest",
    "timeline",
    "authorbox",
    "sitemap",
    "skip",
    "hidden",
    "hide",
    "archive",
    "previous",
];
/// Classes that the embedding code of social networks gives to its posts.
const EMBEDS: &[&str] = &[
    "twitter-tweet",
    "twitter-video",
    "twitter-timeline",
    "instagram-media",
    "fb-post",
    "fb-video",
    "fb-page",
    "tiktok-embed",
    "telegram-post",
];
/// Words of elements that hold articles; they take the force from a weak sign beside them.
const GOOD: &[&str] = &[
    "article",
    "story",
    "content",
    "contents",
    "entry",
    "body",
    "text",
    "txt",
    "main",
    "paragraph",
    "single",
    "page",
    "wrapper",
    "container",
    "layout",
];

/// What the parts of an element's name, its role, type and visibility say.
pub(super) fn against(tag: &str, attribute: impl Fn(&str) -> Option<String>) -> Against {
    if MUTE.contains(&tag) {
        return Against::Mute;
    }
    if matches!(tag, "html" | "body" | "main" | "article" | "a" | "p" | "b" | "i" | "em" | "strong" | "br" | "img") {
        return Against::Nothing;
    }
    if AROUND.contains(&tag) || attribute("role").is_some_and(|r| ROLES.contains(&r.trim())) {
        return Against::Strong;
    }
    let marked = |name: &str, values: &[&str]| attribute(name).is_some_and(|v| values.iter().any(|t| v.ends_with(t)));
    if marked("itemtype", TYPES) || marked("itemprop", &["comment", "breadcrumb"]) {
        return Against::Strong;
    }
    if attribute("class").is_some_and(|c| c.split_whitespace().any(|name| EMBEDS.contains(&name))) {
        return Against::Strong;
    }
    let unseen = |style: String| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        style.contains("display:none") || style.contains("visibility:hidden")
    };
    let mut found = Against::Nothing;
    if attribute("hidden").is_some()
        || attribute("aria-hidden").is_some_and(|v| v == "true")
        || attribute("style").is_some_and(unseen)
    {
        found = Against::Weak;
    }
    let mut good = false;
    for name in ["class", "id", "data-testid", "data-component", "data-qa"].into_iter().filter_map(&attribute) {
        for word in words(&name) {
            if STEMS.iter().any(|s| word.starts_with(s)) {
                return Against::Strong;
            }
            if WORDS.contains(&word.as_str()) {
                found = Against::Weak;
            }
            good |= GOOD.contains(&word.as_str());
        }
    }
    if good { Against::Nothing } else { found }
}

/// The words of a class list or id, in small letters, parted at marks, digits and capitals.
pub(super) fn words(name: &str) -> impl Iterator<Item = String> + '_ {
    let mut rest = name;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
        let first = rest.chars().next()?;
        let mut small = first.is_ascii_lowercase();
        let end = rest[1..].find(|c: char| {
            let border = !c.is_ascii_alphabetic() || (small && c.is_ascii_uppercase());
            small = c.is_ascii_lowercase();
            border
        });
        let (word, after) = rest.split_at(end.map_or(rest.len(), |e| e + 1));
        rest = after;
        Some(word.to_ascii_lowercase())
    })
}

/// First and last parts of names that templates give the element around an article's text.
const WHOSE: &[&str] = &["article", "story", "post", "entry", "news", "single", "item", "node", "td"];
const WHAT: &[&str] = &["body", "text", "txt", "content", "contents", "details", "detail", "description", "paragraphs"];

/// Whether an element's names say that it holds the text of the article.
pub(super) fn holds_article(attribute: impl Fn(&str) -> Option<String>) -> bool {
    if attribute("itemprop").is_some_and(|v| v.split_whitespace().any(|p| p == "articleBody" || p == "reviewBody")) {
        return true;
    }
    ["class", "id", "data-testid", "data-component", "data-qa"].into_iter().filter_map(attribute).any(|names| {
        names.split_whitespace().any(|name| {
            let name: String = name.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase();
            !name.contains("comment")
                && WHAT
                    .iter()
                    .any(|what| name.strip_suffix(what).is_some_and(|head| WHOSE.iter().any(|w| head.contains(w))))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(tag: &str, given: &[(&str, &str)]) -> Against {
        against(tag, |name| given.iter().find(|(n, _)| *n == name).map(|(_, v)| (*v).to_owned()))
    }

    #[test]
    fn names_are_parted_into_words() {
        let all: Vec<_> = words("relatedPosts top_menu-2 XMLBox").collect();
        assert_eq!(all, ["related", "posts", "top", "menu", "xmlbox"]);
    }

    #[test]
    fn elements_are_judged_by_what_they_are_called() {
        assert_eq!(of("script", &[]), Against::Mute);
        assert_eq!(of("aside", &[]), Against::Strong);
        assert_eq!(of("div", &[("role", "navigation")]), Against::Strong);
        assert_eq!(of("div", &[("class", "post-comments")]), Against::Strong);
        assert_eq!(of("div", &[("id", "print")]), Against::Weak);
        assert_eq!(of("div", &[("class", "print-content")]), Against::Nothing);
        assert_eq!(of("article", &[("class", "post tag-x related")]), Against::Nothing);
        assert_eq!(of("div", &[("style", "display : none")]), Against::Weak);
        assert_eq!(of("ul", &[("itemtype", "https://schema.org/BreadcrumbList")]), Against::Strong);
    }

    #[test]
    fn text_containers_are_known_by_name() {
        let holds = |name: &'static str, value: &'static str| holds_article(|n| (n == name).then(|| value.to_owned()));
        assert!(holds("itemprop", "articleBody"));
        assert!(holds("class", "wide entry-content"));
        assert!(holds("id", "newsStoryTxt"));
        assert!(!holds("class", "content"));
        assert!(!holds("class", "article-header"));
    }
}
