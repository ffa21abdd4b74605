//! Results as Arrow: the table of articles, the table of figures, and single columns.
//!
//! Positions are 32-bit numbers that count code points of the text that came in. Decimals are
//! `decimal128(38, 9)` and exact; parts such as a third, which have no end, are rounded at the ninth
//! place, and of a value that has an end behind it (3×10⁻¹²) there is none. Closed lists (kinds,
//! bounds, roles, labels) are strings.

mod articles;
mod compare;
mod figures;
mod lists;
mod removed;
mod series;
mod text;

pub use articles::ArticleColumns;
pub use compare::{ComparisonTables, copies_schema, groups_schema, reports_schema};
pub use figures::FigureColumns;
pub use removed::count_removed;
pub use series::{align, aligned_type, clean, clean_of, cleaned_type, figures, figures_type, normalize};
pub use text::TextColumn;

use crate::article::Document;
use crate::error::{Error, ErrorKind, Result};
use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema, SchemaRef};
use std::ops::Range;
use std::sync::{Arc, LazyLock};

/// Digits of decimals before and after the point, all told.
pub const DECIMAL_PRECISION: u8 = 38;
/// Digits of decimals after the point.
pub const DECIMAL_SCALE: i8 = 9;

/// The two tables of one chunk of documents.
#[derive(Clone, Debug)]
pub struct Tables {
    /// A row an article, schema [`articles_schema`].
    pub articles: RecordBatch,
    /// A row a figure, schema [`figures_schema`].
    pub figures: RecordBatch,
}

impl Tables {
    /// The tables of `documents`.
    pub fn new(documents: &[Document]) -> Result<Self> {
        let mut articles = ArticleColumns::default();
        let mut figures = FigureColumns::default();
        for document in documents {
            articles.push(document);
            figures.push_document(document);
        }
        Ok(Tables {
            articles: RecordBatch::try_new(articles_schema(), articles.finish()).map_err(fault)?,
            figures: RecordBatch::try_new(figures_schema(), figures.finish_table()).map_err(fault)?,
        })
    }
}

/// The rows `rows` of what lies in chunks, given how long a chunk is and how so many of its rows are taken from one on.
pub fn part<T>(
    chunks: &[T],
    rows: Range<usize>,
    len: impl Fn(&T) -> usize,
    slice: impl Fn(&T, usize, usize) -> T,
) -> Vec<T> {
    let mut first = 0;
    let mut found = Vec::new();
    for chunk in chunks {
        let (from, to) = (rows.start.max(first), rows.end.min(first + len(chunk)));
        if from < to {
            found.push(slice(chunk, from - first, to - from));
        }
        first += len(chunk);
    }
    found
}

/// Whether two tables have the same rows, in whatever batches these lie.
pub fn same_rows(one: &[RecordBatch], other: &[RecordBatch]) -> bool {
    let full = |batch: &&RecordBatch| batch.num_rows() > 0;
    let (mut one, mut other) = (one.iter().filter(full).cloned(), other.iter().filter(full).cloned());
    let (mut a, mut b) = (one.next(), other.next());
    while let (Some(x), Some(y)) = (&a, &b) {
        let rows = x.num_rows().min(y.num_rows());
        if x.slice(0, rows) != y.slice(0, rows) {
            return false;
        }
        let rest = |batch: &RecordBatch| (batch.num_rows() > rows).then(|| batch.slice(rows, batch.num_rows() - rows));
        let (left, right) = (rest(x), rest(y));
        (a, b) = (left.or_else(|| one.next()), right.or_else(|| other.next()));
    }
    a.is_none() && b.is_none()
}

/// The columns of the table of articles.
///
/// | column | type | what |
/// | --- | --- | --- |
/// | `id` | string | the article's own id, its path (with the line in JSON Lines), or its index |
/// | `url`, `site`, `title`, `byline`, `published` | string | as given, or as found in the text |
/// | `text` | string | the clean text; null when there is an error |
/// | `normalized` | string | the clean text, normalized, when asked for |
/// | `sources`, `tags` | list of string | agencies of the credits, keywords |
/// | `removed` | list of struct | `start`, `end`, `label`, `rule`, `confidence`, `text` of each removal |
/// | `error` | string | why the article could not be read |
pub fn articles_schema() -> SchemaRef {
    static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| Arc::new(Schema::new(articles::fields())));
    SCHEMA.clone()
}

/// The columns of the table of figures.
///
/// | column | type | what |
/// | --- | --- | --- |
/// | `article_id` | string | `id` of the article |
/// | `start`, `end` | int32 | the numeric expression |
/// | `phrase` | struct of `start`, `end` | the whole phrase: qualifier, number, unit, counted noun |
/// | `surface` | string | the numeric expression as written |
/// | `kind`, `bound`, `role` | string | names from closed lists |
/// | `value`, `low`, `high` | decimal128(38, 9) | exact value, and the interval the words allow; null where nine decimals do not hold it |
/// | `iso`, `gregorian` | string | dates, times, durations, scores; Hijri dates in the common calendar |
/// | `resolved` | string | what relative dates mean from the reference day, where one is given |
/// | `unit`, `noun`, `source` | string | unit code, what is counted, who said so |
/// | `confidence` | float64 | how sure the reading is, with two decimals |
/// | `sentence` | string | the sentence it stands in, without removed pieces |
pub fn figures_schema() -> SchemaRef {
    static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| Arc::new(Schema::new(figures::table_fields())));
    SCHEMA.clone()
}

/// A nullable string column.
fn string(name: &str) -> Field {
    Field::new(name, DataType::Utf8, true)
}

/// A string column without nulls.
fn text(name: &str) -> Field {
    Field::new(name, DataType::Utf8, false)
}

/// A position.
fn position(name: &str) -> Field {
    Field::new(name, DataType::Int32, false)
}

/// A column of lists of `item`.
fn list(name: &str, item: DataType, nullable: bool) -> Field {
    Field::new(name, DataType::List(lists::item(item)), nullable)
}

fn structure(fields: impl IntoIterator<Item = Field>) -> DataType {
    DataType::Struct(Fields::from_iter(fields))
}

/// A position as it stands in a column; texts are shorter than 2 GiB.
fn narrow(position: usize) -> i32 {
    i32::try_from(position).unwrap_or(i32::MAX)
}

/// An error of the Arrow library, which only a fault of ours can cause.
fn fault(e: ArrowError) -> Error {
    Error::new(ErrorKind::Internal, format!("cannot build a table: {e}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::pipeline::{Pipeline, Scratch};

    #[test]
    fn tables_are_the_same_whatever_their_batches() {
        let (pipeline, mut scratch) = (Pipeline::default(), Scratch::default());
        let mut document =
            |n: usize| pipeline.document(Article::new(n.to_string(), format!("وصل {n} وزراء.")), &mut scratch);
        let documents: Vec<_> = (0..7).map(&mut document).collect();
        let whole = Tables::new(&documents).unwrap().articles;
        let cut = |lengths: &[usize]| {
            let starts = lengths.iter().scan(0, |end, n| Some(std::mem::replace(end, *end + n)));
            starts.zip(lengths).map(|(start, n)| whole.slice(start, *n)).collect::<Vec<_>>()
        };
        for (one, other) in [(&[7][..], &[3, 4][..]), (&[1, 0, 5, 1], &[2, 2, 3, 0]), (&[], &[0, 0])] {
            assert!(same_rows(&cut(one), &cut(other)), "{one:?} and {other:?}");
        }
        for (one, other) in [(&[7][..], &[3, 3][..]), (&[], &[1])] {
            assert!(!same_rows(&cut(one), &cut(other)) && !same_rows(&cut(other), &cut(one)), "{one:?} and {other:?}");
        }
        let mut shuffled = cut(&[3, 1, 3]);
        shuffled.swap(0, 2);
        assert!(!same_rows(&shuffled, &cut(&[7])));
    }
}
