//! Which fields of a record are which part of an article, by their names.

use crate::article::Article;
use crate::error::{Error, Result};

/// A part of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The article's name.
    Id,
    /// Address.
    Url,
    /// Outlet.
    Site,
    /// Headline.
    Title,
    /// Author.
    Byline,
    /// Date of publication.
    Published,
    /// Text.
    Text,
}

/// The names that fields have in the wild, the first that a record has is taken.
const NAMES: &[(Field, &[&str])] = &[
    (Field::Id, &["id", "article_id"]),
    (Field::Url, &["url", "link"]),
    (Field::Site, &["site", "outlet", "publisher"]),
    (Field::Title, &["title", "headline"]),
    (Field::Byline, &["byline", "author"]),
    (Field::Published, &["published", "published_at", "publish_date", "date"]),
    (Field::Text, &["text", "body", "content", "article"]),
];

/// Names of fields; those that are not set are found by the names they usually have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldNames {
    /// Name of the field that holds the text.
    pub text: Option<String>,
    /// Name of the field that holds the id.
    pub id: Option<String>,
}

impl FieldNames {
    /// The part of an article that a field is, and its rank: of two fields for one part, that of the
    /// lower rank counts.
    pub fn find(&self, name: &str) -> Option<(Field, usize)> {
        for (own, field) in [(&self.text, Field::Text), (&self.id, Field::Id)] {
            if own.as_deref() == Some(name) {
                return Some((field, 0));
            }
        }
        let (field, rank) = NAMES
            .iter()
            .find_map(|(field, names)| names.iter().position(|n| *n == name).map(|rank| (*field, rank + 1)))?;
        let set = match field {
            Field::Text => self.text.is_some(),
            Field::Id => self.id.is_some(),
            _ => false,
        };
        (!set).then_some((field, rank))
    }

    /// What is said when a record has no text.
    pub fn no_text(&self, has: &[&str]) -> Error {
        let wanted = self.text.as_deref().unwrap_or("text");
        let has = if has.is_empty() { "no field".to_owned() } else { has.join(", ") };
        Error::format(format!("there is no field {wanted:?}; the record has: {has}"))
    }
}

/// An article that is put together field by field.
#[derive(Debug, Default)]
pub struct Record {
    article: Article,
    ranks: [Option<usize>; 7],
    /// Names of the fields that meant nothing.
    other: Vec<String>,
}

impl Record {
    /// Whether a field of this rank would count.
    pub fn wants(&self, field: Field, rank: usize) -> bool {
        self.ranks[field as usize].is_none_or(|r| rank < r)
    }

    /// Sets a part of the article; `None` is an empty text or a part that is not known.
    pub fn set(&mut self, field: Field, rank: usize, value: Option<String>) {
        if !self.wants(field, rank) {
            return;
        }
        let a = &mut self.article;
        match field {
            Field::Text => a.text = value.unwrap_or_default(),
            Field::Id if value.is_none() => return,
            Field::Id => a.id = value.unwrap_or_default(),
            Field::Url => a.url = value,
            Field::Site => a.site = value,
            Field::Title => a.title = value,
            Field::Byline => a.byline = value,
            Field::Published => a.published = value,
        }
        self.ranks[field as usize] = Some(rank);
    }

    /// Notes a field that means nothing, for [`FieldNames::no_text`].
    pub fn skip(&mut self, name: &str) {
        if self.other.len() < 12 {
            self.other.push(name.to_owned());
        }
    }

    /// The article, named `id` unless the record names it.
    pub fn finish(mut self, names: &FieldNames, id: impl FnOnce() -> String) -> Result<Article> {
        if self.ranks[Field::Text as usize].is_none() {
            let mut has: Vec<&str> = Vec::new();
            for (field, known) in NAMES {
                if self.ranks[*field as usize].is_some() {
                    has.push(known[0]);
                }
            }
            has.extend(self.other.iter().map(String::as_str));
            return Err(names.no_text(&has));
        }
        if self.ranks[Field::Id as usize].is_none() {
            self.article.id = id();
        }
        Ok(self.article)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_names_are_found_and_own_names_go_first() {
        let usual = FieldNames::default();
        assert_eq!(usual.find("headline"), Some((Field::Title, 2)));
        assert_eq!(usual.find("price"), None);
        let own = FieldNames { text: Some("نص".into()), id: None };
        assert_eq!((own.find("نص"), own.find("text")), (Some((Field::Text, 0)), None));
    }

    #[test]
    fn of_two_texts_the_better_name_counts_in_any_order() {
        let names = FieldNames::default();
        for order in [["body", "text"], ["text", "body"]] {
            let mut record = Record::default();
            for name in order {
                let (field, rank) = names.find(name).unwrap();
                record.set(field, rank, Some(name.into()));
            }
            assert_eq!(record.finish(&names, || "7".into()).unwrap(), Article::new("7", "text"));
        }
    }

    #[test]
    fn a_record_without_text_says_what_it_has() {
        let names = FieldNames::default();
        let mut record = Record::default();
        record.set(Field::Url, 1, Some("x".into()));
        record.skip("lang");
        let message = record.finish(&names, String::new).unwrap_err().to_string();
        assert_eq!(message, "there is no field \"text\"; the record has: url, lang");
    }
}
