//! What a page says about its article to machines: JSON-LD in the words of schema.org.

use super::lines::lines;
use dom_query::Document;
use serde_json::{Map, Value};

/// Objects of one page that are looked at.
const OBJECTS: usize = 200;

/// Title, author, date, site and text, as far as they are said.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Structured {
    pub title: Option<String>,
    pub byline: Option<String>,
    pub published: Option<String>,
    pub site: Option<String>,
    pub text: Option<String>,
}

impl Structured {
    /// Reads the first article that the scripts of `doc` describe.
    pub fn read(doc: &Document) -> Self {
        for script in doc.select("script[type='application/ld+json']").iter() {
            let source = script.text();
            // Some templates write line ends into their strings.
            let parsed = serde_json::from_str::<Value>(&source)
                .or_else(|_| serde_json::from_str(&source.replace(['\n', '\r', '\t'], " ")))
                .or_else(|_| serde_json::from_str(&without_last_commas(&source)));
            let Ok(whole) = parsed else { continue };
            let mut open = vec![&whole];
            let mut seen = 0;
            while let Some(value) = open.pop() {
                seen += 1;
                match value {
                    _ if seen > OBJECTS => break,
                    Value::Array(all) => open.extend(all.iter().rev()),
                    Value::Object(object) if is_article(object) => return Self::article(object, &whole),
                    Value::Object(object) => open.extend(object.get("@graph")),
                    _ => {}
                }
            }
        }
        Structured::default()
    }

    /// What `object` says of its article; people may be told elsewhere in `whole`.
    fn article(object: &Map<String, Value>, whole: &Value) -> Self {
        let field = |name: &str| object.get(name).and_then(text);
        let person = |name: &str| field(name).or_else(|| text(named(whole, object.get(name)?)?));
        Structured {
            title: field("headline").or_else(|| field("name")).map(|title| plain(&title)),
            byline: person("author").or_else(|| person("creator")),
            published: field("datePublished").or_else(|| field("dateCreated")),
            site: field("publisher"),
            text: field("articleBody").map(|body| plain(&body)),
        }
    }
}

fn is_article(object: &Map<String, Value>) -> bool {
    let named = |v: &Value| v.as_str().is_some_and(|t| t.ends_with("Article") || t.ends_with("BlogPosting"));
    match object.get("@type") {
        Some(Value::Array(all)) => all.iter().any(named),
        Some(one) => named(one),
        None => false,
    }
}

/// The object of the graph that `one`, or the first of a list, names by its address.
fn named<'v>(whole: &'v Value, one: &Value) -> Option<&'v Value> {
    let one = one.as_array().and_then(|all| all.first()).unwrap_or(one);
    let address = one.get("@id")?.as_str()?;
    let graph = whole.get("@graph")?.as_array()?;
    graph.iter().take(OBJECTS).find(|o| o.get("@id").and_then(Value::as_str) == Some(address))
}

/// JSON without the commas that some templates leave behind the last field.
fn without_last_commas(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let (mut inside, mut escaped) = (false, false);
    for c in source.chars() {
        if !inside && matches!(c, '}' | ']') {
            let kept = out.trim_end();
            let kept = kept.strip_suffix(',').unwrap_or(kept).len();
            out.truncate(kept);
        }
        inside ^= c == '"' && !escaped;
        escaped = inside && c == '\\' && !escaped;
        out.push(if inside && c.is_control() { ' ' } else { c });
    }
    out
}

/// A string, the name of an object, or those of a list.
fn text(value: &Value) -> Option<String> {
    let found = match value {
        Value::String(s) => s.trim().to_owned(),
        Value::Object(o) => o.get("name").and_then(Value::as_str)?.trim().to_owned(),
        Value::Array(all) => all.iter().filter_map(text).collect::<Vec<_>>().join("، "),
        _ => return None,
    };
    (!found.is_empty()).then_some(found)
}

/// The text of what may be markup, also markup written with entities.
fn plain(body: &str) -> String {
    let mut text = body.to_owned();
    for _ in 0..2 {
        if text.contains('<') || text.contains('&') {
            text = Document::from(text.replace('\n', "<br>")).body().map_or_else(String::new, lines);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Structured {
        Structured::read(&Document::from(format!("<script type='application/ld+json'>{json}</script>")))
    }

    #[test]
    fn articles_are_found_in_graphs_and_lists() {
        let found = read(
            r#"{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],
            "headline":"صيانة الجسر","author":[{"name":"سامر الحاج"},{"name":"هدى"}],"publisher":{"name":"صوت الميدان"},
            "articleBody":"سطر أول.
سطر &lt;b&gt;ثان&lt;/b&gt;."}]}"#,
        );
        assert_eq!(found.title.as_deref(), Some("صيانة الجسر"));
        assert_eq!(found.byline.as_deref(), Some("سامر الحاج، هدى"));
        assert_eq!(found.site.as_deref(), Some("صوت الميدان"));
        assert_eq!(found.text.as_deref(), Some("سطر أول. سطر ثان."));
    }

    #[test]
    fn people_are_told_elsewhere_in_the_graph_and_templates_leave_commas() {
        let found = read(
            r##"{"@graph":[{"@type":"Article","headline":"جسر &quot;الميناء&quot;","author":{"@id":"#p"},
            "datePublished":"2024-05-13",},{"@type":"Person","@id":"#p","name":"هدى ناصر"},]}"##,
        );
        assert_eq!(found.title.as_deref(), Some("جسر \"الميناء\""));
        assert_eq!(found.byline.as_deref(), Some("هدى ناصر"));
        assert_eq!(found.published.as_deref(), Some("2024-05-13"));
    }

    #[test]
    fn broken_or_foreign_scripts_say_nothing() {
        for json in ["{", "[]", "3", r#"{"@type":"Person","name":"x"}"#, r#"{"@type":7}"#] {
            assert_eq!(read(json), Structured::default(), "{json}");
        }
    }
}
