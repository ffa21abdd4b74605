//! HTML pages: charset, main text and metadata. The text then goes through the same cleaner as any other.

mod binary;
mod charset;
mod choose;
mod content;
mod depth;
mod evidence;
mod lines;
mod metadata;
mod outline;
mod parts;
mod structured;

use crate::error::{Error, Result};
use dom_query::Document;
use dom_smoothie::{CandidateSelectMode, Config, Readability, TextMode};
use structured::Structured;

/// Elements of a page that is read at all; more is no article.
const ELEMENTS: usize = 200_000;
/// Characters of extracted text below which the whole page is taken instead.
const LEAST: usize = 40;

/// A page: its main text, and what it says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The main text, a line for each block: neither headline nor captions, but a summary that stands apart.
    pub text: String,
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// When it was published, as the page says it.
    pub published: Option<String>,
    /// The site's name.
    pub site: Option<String>,
    /// The canonical address, or the one given.
    pub url: Option<String>,
    /// The charset that the bytes were read in.
    pub charset: &'static str,
}

/// Reads a page from its bytes, in any charset.
///
/// ```
/// use khabar::boilerplate::html;
/// let page = html::extract("<title>خبر</title><p>وصل الوفد إلى المدينة ظهر أمس.</p>".as_bytes(), None)?;
/// assert!(page.text.contains("وصل الوفد"));
/// # Ok::<(), khabar::Error>(())
/// ```
pub fn extract(data: &[u8], url: Option<&str>) -> Result<Page> {
    extract_as(data, url, None)
}

/// Like [`extract`], with the charset that the server named, if any.
pub fn extract_as(data: &[u8], url: Option<&str>, charset: Option<&str>) -> Result<Page> {
    if let Some(what) = binary::is(data) {
        return Err(Error::format(format!("no HTML page: this is {what}")));
    }
    let (html, charset) = charset::decode(data, charset);
    let html = depth::flattened(&html);
    let config = Config {
        max_elements_to_parse: ELEMENTS,
        text_mode: TextMode::Formatted,
        disable_json_ld: true,
        // Of the two ways to choose, this one keeps fewer related links on Arabic news pages.
        candidate_select_mode: CandidateSelectMode::Readability,
        ..Config::default()
    };
    let mut reader = Readability::with_document(Document::from(html.as_ref()), None, Some(config))
        .map_err(|e| Error::format(format!("no HTML page: {e}")))?;
    let said = Structured::read(&reader.doc);
    let about = reader.get_article_metadata(None);
    let attribute = |selector: &str, name: &str| -> Option<String> {
        reader.doc.select(selector).iter().find_map(|node| present(node.attr(name).as_deref()))
    };
    let canonical =
        attribute("link[rel=canonical]", "href").or_else(|| attribute("meta[property='og:url']", "content"));
    let published = present(said.published.as_deref())
        .or_else(|| present(about.published_time.as_deref()))
        .or_else(|| attribute("[itemprop=datePublished]", "content"))
        .or_else(|| attribute("meta[name=pubdate], meta[name=date], meta[name='dc.date']", "content"))
        .or_else(|| attribute("article time[datetime], time[pubdate], time[datetime]", "datetime"))
        .and_then(|date| metadata::date(&date));
    let shown = |title: String| metadata::headline_in(&reader.doc, &title).unwrap_or(title);
    let title = present(said.title.as_deref()).or_else(|| present(Some(&about.title)).map(shown));
    let labelled = metadata::labelled_author(&reader.doc);
    let content::Content { text, byline, published: dated } = main_text(&mut reader, title.as_deref(), &said);
    // A page that scripts fill in says its text only to machines.
    let text = match said.text {
        Some(told) if 2 * text.len() < told.len() => told,
        _ => text,
    };
    Ok(Page {
        text: tidy(&text),
        title,
        byline: said.byline.or_else(|| about.byline.as_deref().and_then(metadata::author)).or(labelled).or(byline),
        published: published.or(dated),
        site: present(about.site_name.as_deref()).or(said.site),
        url: canonical.or_else(|| url.map(str::to_owned)),
        charset,
    })
}

/// The text of the article: of the element that holds it, else what the extractor finds, else the whole page.
fn main_text(reader: &mut Readability, title: Option<&str>, said: &Structured) -> content::Content {
    if reader.doc.tree.len() <= ELEMENTS
        && let Some(content) = content::content(&reader.doc, title, said.text.as_deref())
    {
        return content;
    }
    let text = match reader.parse() {
        Ok(article) if article.text_content.trim().chars().count() >= LEAST => {
            Document::from(article.content.as_ref()).body().map_or_else(String::new, lines::lines)
        }
        _ => reader.doc.body().map_or_else(String::new, lines::lines),
    };
    content::Content { text, ..Default::default() }
}

fn present(value: Option<&str>) -> Option<String> {
    value.map(str::trim).filter(|v| !v.is_empty()).map(str::to_owned)
}

/// Lines without blanks at their edges, and no empty ones.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|l| !l.is_empty()) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(line);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::Encoding;

    const PAGE: &str = r#"<!doctype html><html dir="rtl"><head><meta charset="CHARSET">
<title>صيانة الجسر القديم - صوت الميدان</title>
<meta property="og:site_name" content="صوت الميدان"><link rel="canonical" href="https://midan.example/bridge">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"صيانة الجسر القديم",
"datePublished":"2024-03-03T10:00:00Z","author":{"@type":"Person","name":"سامر الحاج"}}</script></head>
<body><nav><a href="/">الرئيسية</a> <a href="/e">اقتصاد</a></nav><article><h1>صيانة الجسر القديم</h1>
<p>أعلنت بلدية المدينة أمس أن أعمال صيانة الجسر القديم تبدأ مطلع الأسبوع المقبل، وتستمر أربعين يوما دون توقف.</p>
<p>وقال المهندس المشرف على الأعمال إن حركة السير ستحول إلى الطريق الدائري خلال ساعات الليل، وإن الكلفة معقولة.</p>
<p>وأضاف أن الجسر يعود إلى الخدمة قبل بدء العام الدراسي، وأن البلدية ستعوض أصحاب المحال عن خسائرهم.</p>
</article><footer>جميع الحقوق محفوظة</footer></body></html>"#;

    #[test]
    fn metadata_and_text_are_read_in_any_charset() {
        for (label, name) in [("utf-8", "UTF-8"), ("windows-1256", "windows-1256")] {
            let html = PAGE.replace("CHARSET", label);
            let encoding = Encoding::for_label(label.as_bytes()).unwrap();
            let page = extract(&encoding.encode(&html).0, Some("https://midan.example/x")).unwrap();
            assert_eq!(page.charset, name);
            assert_eq!(page.title.as_deref(), Some("صيانة الجسر القديم"));
            assert_eq!(page.byline.as_deref(), Some("سامر الحاج"));
            assert_eq!(page.published.as_deref(), Some("2024-03-03T10:00:00Z"));
            assert_eq!(page.site.as_deref(), Some("صوت الميدان"));
            assert_eq!(page.url.as_deref(), Some("https://midan.example/bridge"));
            assert!(page.text.contains("\nوقال المهندس المشرف"), "{}", page.text);
            assert!(!page.text.contains("الرئيسية"), "{}", page.text);
        }
    }

    #[test]
    fn what_stands_between_two_texts_parts_them() {
        let [one, two] = ["وصل الوفد إلى المدينة ظهر أمس بعد رحلة طويلة.", "وقال رئيسه إن اللقاء يبدأ صباح غد."]
            .map(|s| s.repeat(4));
        for (between, parted) in [("<div class=advert>إعلان</div>", "\n"), ("<script>x</script>", " ")] {
            let html =
                format!("<h1>الوفد في المدينة القديمة</h1><div class=article-body>{one}{between}{two}<br>{one}</div>");
            let text = extract(html.as_bytes(), None).unwrap().text;
            assert!(text.contains(&format!("طويلة.{parted}وقال رئيسه")), "{text}");
        }
    }

    #[test]
    fn news_of_one_sentence_are_found_beside_longer_teasers() {
        let teaser = "افتتح الوزير أمس معرض الكتاب في دورته الثلاثين بحضور مئات الناشرين من بلدان كثيرة. ".repeat(3);
        let html = format!(
            "<title>وفاة الشاعر وليد نعمة</title><article><h1>وفاة الشاعر وليد نعمة</h1><div class=entry-content>\
             <p>توفي الشاعر وليد نعمة في بيته مساء أمس.</p></div></article><aside class=sidebar><p>{teaser}</p></aside>"
        );
        assert_eq!(extract(html.as_bytes(), None).unwrap().text, "توفي الشاعر وليد نعمة في بيته مساء أمس.");
    }

    #[test]
    fn a_charset_nobody_names_is_guessed() {
        let html = PAGE.replace("<meta charset=\"CHARSET\">", "");
        let bytes = encoding_rs::WINDOWS_1256.encode(&html).0.into_owned();
        assert!(extract(&bytes, None).unwrap().text.contains("بلدية المدينة"));
        assert!(extract_as(&bytes, None, Some("windows-1256")).unwrap().text.contains("بلدية المدينة"));
    }

    #[test]
    fn anything_is_read_without_panic() {
        for data in [&b""[..], b"<", b"\xff\xfe", b"<p>x", b"\x00\x01\x02", b"<html><body></body></html>", b"[1,2]"] {
            let _ = extract(data, Some("no address"));
        }
        // The article stands in the last element, and at every place where a page may break off.
        let start = PAGE.find("<article>").unwrap();
        let page = PAGE.replace("<article>", "<div><div>").replace("</article>", "</div></div>");
        for end in (start..page.len()).filter(|&end| page.is_char_boundary(end)) {
            let _ = extract(&page.as_bytes()[..end], None);
        }
    }
}
