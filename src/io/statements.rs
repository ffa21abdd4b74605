//! Articles and figures to compare, out of the tables that processing made, or of others with their columns.

use crate::article::Ids;
use crate::columns::TextColumn;
use crate::compare::{Corpus, Statement, Story};
use crate::error::{Error, Result};
use crate::figures::{Bound, Kind, Role};
use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int64Type};
use arrow_array::{Array, ArrayRef, Decimal128Array, Int64Array, StructArray};
use arrow_cast::cast;
use arrow_schema::DataType;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// Tables of articles and of figures, from which a [`Corpus`] borrows.
#[derive(Clone, Debug, Default)]
pub struct StatementTables {
    articles: Vec<Articles>,
    figures: Vec<Figures>,
}

#[derive(Clone, Debug)]
struct Articles {
    id: TextColumn,
    site: Option<TextColumn>,
    published: Option<TextColumn>,
    title: Option<TextColumn>,
    text: Option<TextColumn>,
}

#[derive(Clone, Debug)]
struct Figures {
    article: TextColumn,
    site: Option<TextColumn>,
    published: Option<TextColumn>,
    start: Option<Int64Array>,
    surface: Option<TextColumn>,
    kind: TextColumn,
    value: Option<Decimal128Array>,
    low: Option<Decimal128Array>,
    high: Option<Decimal128Array>,
    bound: Option<TextColumn>,
    iso: Option<TextColumn>,
    gregorian: Option<TextColumn>,
    resolved: Option<TextColumn>,
    unit: Option<TextColumn>,
    noun: Option<TextColumn>,
    role: Option<TextColumn>,
    source: Option<TextColumn>,
    sentence: TextColumn,
}

/// The decimals of tables: `decimal128(38, 9)`.
const DECIMAL: DataType = DataType::Decimal128(crate::columns::DECIMAL_PRECISION, crate::columns::DECIMAL_SCALE);

impl StatementTables {
    /// Adds a chunk of the table of articles.
    ///
    /// Column `id` must be there; `site`, `published`, `title` and `text` are read where they are.
    pub fn push_articles(&mut self, chunk: &StructArray) -> Result<()> {
        self.articles.push(Articles {
            id: needed(chunk, "id", "articles")?,
            site: texts(chunk, "site")?,
            published: texts(chunk, "published")?,
            title: texts(chunk, "title")?,
            text: texts(chunk, "text")?,
        });
        Ok(())
    }

    /// Adds a chunk of the table of figures.
    ///
    /// Columns `article_id`, `kind` and `sentence` must be there; the others are read where they are. `site` and
    /// `published` stand for those of a table of articles.
    pub fn push_figures(&mut self, chunk: &StructArray) -> Result<()> {
        self.figures.push(Figures {
            article: needed(chunk, "article_id", "figures")?,
            site: texts(chunk, "site")?,
            published: texts(chunk, "published")?,
            start: column(chunk, "start", &DataType::Int64)?.map(|c| c.as_primitive::<Int64Type>().clone()),
            surface: texts(chunk, "surface")?,
            kind: needed(chunk, "kind", "figures")?,
            value: decimals(chunk, "value")?,
            low: decimals(chunk, "low")?,
            high: decimals(chunk, "high")?,
            bound: texts(chunk, "bound")?,
            iso: texts(chunk, "iso")?,
            gregorian: texts(chunk, "gregorian")?,
            resolved: texts(chunk, "resolved")?,
            unit: texts(chunk, "unit")?,
            noun: texts(chunk, "noun")?,
            role: texts(chunk, "role")?,
            source: texts(chunk, "source")?,
            sentence: needed(chunk, "sentence", "figures")?,
        });
        Ok(())
    }

    /// A sentence about articles that have the id of another, if there are any: [`corpus`](Self::corpus) gives their
    /// figures to the first.
    pub fn said_twice(&self) -> Option<String> {
        let mut ids = Ids::default();
        for chunk in &self.articles {
            (0..chunk.id.len()).filter_map(|row| chunk.id.get(row)).for_each(|id| ids.add(id));
        }
        ids.said()
    }

    /// The articles and figures of all chunks.
    pub fn corpus(&self) -> Result<Corpus<'_>> {
        let mut corpus = Corpus::default();
        let mut places: FxHashMap<&str, usize> = FxHashMap::default();
        for chunk in &self.articles {
            for row in 0..chunk.id.len() {
                let Some(id) = chunk.id.get(row) else { continue };
                places.entry(id).or_insert(corpus.stories.len());
                corpus.stories.push(Story {
                    id,
                    site: get(&chunk.site, row).map(Cow::Borrowed),
                    published: get(&chunk.published, row),
                    title: get(&chunk.title, row),
                    text: get(&chunk.text, row).map(Cow::Borrowed),
                });
            }
        }
        let mut number = 0;
        for chunk in &self.figures {
            for row in 0..chunk.article.len() {
                let statement = chunk.statement(row, &mut corpus, &mut places);
                corpus.statements.push(statement.map_err(|e| e.at(format_args!("figures, row {number}")))?);
                number += 1;
            }
        }
        Ok(corpus)
    }
}

impl Figures {
    fn statement<'a>(
        &'a self,
        row: usize,
        corpus: &mut Corpus<'a>,
        places: &mut FxHashMap<&'a str, usize>,
    ) -> Result<Statement<'a>> {
        let id = self.article.get(row).ok_or_else(|| Error::input("there is no article_id"))?;
        let story = *places.entry(id).or_insert_with(|| {
            corpus.stories.push(Story {
                id,
                site: get(&self.site, row).map(Cow::Borrowed),
                published: get(&self.published, row),
                ..Story::default()
            });
            corpus.stories.len() - 1
        });
        let kind: Kind = self.kind.get(row).ok_or_else(|| Error::input("there is no kind"))?.parse()?;
        let role: Option<Role> = get(&self.role, row).map(str::parse).transpose()?;
        let bound: Option<Bound> = get(&self.bound, row).map(str::parse).transpose()?;
        let iso = [&self.resolved, &self.gregorian, &self.iso].into_iter().find_map(|column| get(column, row));
        let start = self.start.as_ref().map_or(row as i64, |s| if s.is_valid(row) { s.value(row) } else { 0 });
        Ok(Statement {
            story,
            start: usize::try_from(start).unwrap_or(0),
            surface: get(&self.surface, row).unwrap_or_default(),
            kind,
            value: decimal(&self.value, row),
            low: decimal(&self.low, row),
            high: decimal(&self.high, row),
            bound: bound.unwrap_or(Bound::Exact),
            iso,
            unit: get(&self.unit, row),
            noun: get(&self.noun, row),
            role,
            source: get(&self.source, row).map(Cow::Borrowed),
            sentence: Cow::Borrowed(self.sentence.get(row).unwrap_or_default()),
        })
    }
}

fn get(column: &Option<TextColumn>, row: usize) -> Option<&str> {
    column.as_ref().and_then(|c| c.get(row))
}

/// A decimal of a table; one that is too long for a number of khabar is none.
fn decimal(column: &Option<Decimal128Array>, row: usize) -> Option<Decimal> {
    let column = column.as_ref().filter(|c| c.is_valid(row))?;
    let units = column.value(row);
    let exact = Decimal::try_from_i128_with_scale(units, crate::columns::DECIMAL_SCALE as u32).ok();
    let whole = || Decimal::try_from_i128_with_scale(units / 10_i128.pow(crate::columns::DECIMAL_SCALE as u32), 0).ok();
    exact.or_else(whole).map(|d| d.normalize())
}

fn column(chunk: &StructArray, name: &str, to: &DataType) -> Result<Option<ArrayRef>> {
    let Some(column) = chunk.column_by_name(name) else { return Ok(None) };
    if column.data_type() == to {
        return Ok(Some(column.clone()));
    }
    cast(column, to).map(Some).map_err(|e| Error::input(format!("column {name:?}: {e}")))
}

fn texts(chunk: &StructArray, name: &str) -> Result<Option<TextColumn>> {
    let Some(column) = chunk.column_by_name(name) else { return Ok(None) };
    match TextColumn::new(column) {
        Ok(texts) => Ok(Some(texts)),
        // Numbers as ids, and dates as days of publication.
        Err(_) if !column.data_type().is_nested() => {
            let written = cast(column, &DataType::Utf8).map_err(|e| Error::input(format!("column {name:?}: {e}")))?;
            TextColumn::new(&written).map(Some)
        }
        Err(e) => Err(e.at(format_args!("column {name:?}"))),
    }
}

fn needed(chunk: &StructArray, name: &str, table: &str) -> Result<TextColumn> {
    texts(chunk, name)?.ok_or_else(|| {
        let has: Vec<&str> = chunk.column_names();
        Error::input(format!("there is no column {name:?} in the table of {table}; it has: {}", has.join(", ")))
    })
}

fn decimals(chunk: &StructArray, name: &str) -> Result<Option<Decimal128Array>> {
    Ok(column(chunk, name, &DECIMAL)?.map(|c| c.as_primitive::<Decimal128Type>().clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::columns::Tables;
    use crate::pipeline::{Pipeline, Scratch};

    #[test]
    fn tables_give_the_corpus_that_documents_give() {
        let article = |id: &str, text: &str| Article {
            site: Some("midan".into()),
            published: Some("2024-05-01".into()),
            title: Some("حريق في السوق".into()),
            ..Article::new(id, text)
        };
        let texts = ["أدى حريق إلى إصابة 14 شخصا في السوق.", "بلغت الخسائر نحو 2.5 مليون دينار، وأغلقت 30 متجرا."];
        let pipeline = Pipeline::default();
        let documents: Vec<_> = texts
            .iter()
            .enumerate()
            .map(|(i, t)| pipeline.document(article(&i.to_string(), t), &mut Scratch::default()))
            .collect();
        let tables = Tables::new(&documents).unwrap();
        let mut both = StatementTables::default();
        both.push_articles(&tables.articles.clone().into()).unwrap();
        both.push_figures(&tables.figures.clone().into()).unwrap();
        let (got, mut want) = (both.corpus().unwrap(), Corpus::of(&documents));
        // Positions are bytes in documents and code points in tables.
        want.statements.iter_mut().zip(&got.statements).for_each(|(w, g)| w.start = g.start);
        assert_eq!(got, want);
        assert_eq!(got.statements.len(), 3);
    }

    #[test]
    fn a_table_without_what_is_needed_says_what_it_has() {
        let texts: ArrayRef = std::sync::Arc::new(arrow_array::StringArray::from(vec!["1"]));
        let field = arrow_schema::Field::new("id", DataType::Utf8, false);
        let table = StructArray::from(vec![(std::sync::Arc::new(field), texts)]);
        let e = StatementTables::default().push_figures(&table).unwrap_err();
        assert_eq!(e.to_string(), "there is no column \"article_id\" in the table of figures; it has: id");
    }
}
