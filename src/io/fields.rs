//! Which fields of a record are which part of an article, by their names.

use crate::article::Article;
use crate::error::{Error, ErrorKind, Result};

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

    /// What is said when a record, or a table with these columns, lacks the text or an id that has a name of its own.
    fn missing(&self, lacks_text: bool) -> &str {
        match (&self.text, &self.id) {
            (text, _) if lacks_text => text.as_deref().unwrap_or("text"),
            (_, id) => id.as_deref().unwrap_or("id"),
        }
    }

    /// The error of what lacks the text or the id: a wrong option where the caller has named it.
    fn lacking(&self, lacks_text: bool, otherwise: ErrorKind, message: String) -> Error {
        let named = if lacks_text { &self.text } else { &self.id };
        Error::new(if named.is_some() { ErrorKind::Option } else { otherwise }, message)
    }

    /// An error when the columns `has` of a file or table (`what`) lack the text, or an id that has a name of its own.
    pub fn check_columns(&self, what: &str, has: &[&str]) -> Result<()> {
        let lacks_text = !has.iter().any(|name| matches!(self.find(name.trim()), Some((Field::Text, _))));
        let lacks_id = self.id.as_deref().is_some_and(|id| !has.iter().any(|name| name.trim() == id));
        if !lacks_text && !lacks_id {
            return Ok(());
        }
        if has.iter().all(|name| name.is_empty()) {
            let message = format!("the {what} is empty; it has no column {:?}", self.missing(lacks_text));
            return Err(self.lacking(lacks_text, ErrorKind::Input, message));
        }
        let shown = has.iter().take(MOST_NAMES).copied().collect::<Vec<_>>().join(", ");
        let message = format!("there is no column {:?}; the {what} has: {shown}", self.missing(lacks_text));
        Err(self.lacking(lacks_text, ErrorKind::Input, message))
    }
}

/// Most names of fields and columns that are listed.
const MOST_NAMES: usize = 12;

/// An article that is put together field by field.
#[derive(Debug, Default)]
pub struct Record {
    article: Article,
    ranks: [Option<usize>; 7],
    /// Whether there is a field for the id, empty or not.
    has_id: bool,
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
        self.has_id |= field == Field::Id;
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

    /// Notes a field that means nothing, for the list of what the record has.
    pub fn skip(&mut self, name: &str) {
        if self.other.len() < MOST_NAMES {
            self.other.push(name.to_owned());
        }
    }

    /// The article, named `id` unless the record names it.
    pub fn finish(mut self, names: &FieldNames, id: impl FnOnce() -> String) -> Result<Article> {
        let lacks_text = self.ranks[Field::Text as usize].is_none();
        if lacks_text || names.id.is_some() && !self.has_id {
            let mut has: Vec<&str> = Vec::new();
            for (field, known) in NAMES {
                let own = match field {
                    Field::Text => names.text.as_deref(),
                    Field::Id => names.id.as_deref(),
                    _ => None,
                };
                let name = |rank: usize| rank.checked_sub(1).map_or(own, |place| known.get(place).copied());
                has.extend(self.ranks[*field as usize].and_then(name));
            }
            has.extend(self.other.iter().map(String::as_str));
            let has = if has.is_empty() { "no field".to_owned() } else { has.join(", ") };
            let wanted = names.missing(lacks_text);
            let message = format!("there is no field {wanted:?}; the record has: {has}");
            return Err(names.lacking(lacks_text, ErrorKind::Format, message));
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
        record.set(Field::Site, 2, Some("x".into()));
        record.skip("lang");
        let message = record.finish(&names, String::new).unwrap_err().to_string();
        assert_eq!(message, "there is no field \"text\"; the record has: url, outlet, lang", "by the names it has");
    }

    #[test]
    fn an_id_with_a_name_of_its_own_must_be_there_but_may_be_empty() {
        let names = FieldNames { text: None, id: Some("رقم".into()) };
        let record = || {
            let mut record = Record::default();
            record.set(Field::Text, 1, Some("نص".into()));
            record
        };
        let message = record().finish(&names, || "7".into()).unwrap_err().to_string();
        assert_eq!(message, "there is no field \"رقم\"; the record has: text");
        let mut empty = record();
        empty.set(Field::Id, 0, None);
        assert_eq!(empty.finish(&names, || "7".into()).unwrap().id, "7");
        let said = |has: &[&str]| names.check_columns("file", has).map_err(|e| e.to_string());
        assert_eq!(said(&["text", "رقم"]), Ok(()));
        assert_eq!(said(&["text", "id"]).unwrap_err(), "there is no column \"رقم\"; the file has: text, id");
        assert_eq!(said(&[""]).unwrap_err(), "the file is empty; it has no column \"text\"");
    }
}
