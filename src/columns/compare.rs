//! The tables of a comparison: groups, their reports, and articles that repeat another.

use super::figures::{DECIMAL, scaled};
use super::lists::StringLists;
use super::{fault, list, string, text};
use crate::article::rounded;
use crate::compare::{Comparison, Corpus, Group, Relation};
use crate::error::Result;
use arrow_array::builder::{Decimal128Builder, Float64Builder, Int32Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use std::sync::{Arc, LazyLock};

/// The three tables of a comparison.
#[derive(Clone, Debug)]
pub struct ComparisonTables {
    /// A row a group, schema [`groups_schema`].
    pub groups: RecordBatch,
    /// A row a figure of a group, schema [`reports_schema`].
    pub reports: RecordBatch,
    /// A row an article that nearly repeats another, schema [`copies_schema`].
    pub copies: RecordBatch,
}

impl ComparisonTables {
    /// The tables of a comparison of `corpus`.
    pub fn new(comparison: &Comparison, corpus: &Corpus<'_>) -> Result<Self> {
        Ok(ComparisonTables {
            groups: RecordBatch::try_new(groups_schema(), groups(comparison, corpus)).map_err(fault)?,
            reports: RecordBatch::try_new(reports_schema(), reports(comparison, corpus)).map_err(fault)?,
            copies: RecordBatch::try_new(copies_schema(), copies(comparison, corpus)).map_err(fault)?,
        })
    }
}

fn count(name: &str) -> Field {
    Field::new(name, DataType::Int32, false)
}

fn decimal(name: &str) -> Field {
    Field::new(name, DECIMAL, true)
}

fn number(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

/// The columns of the table of groups.
///
/// | column | type | what |
/// | --- | --- | --- |
/// | `group` | int32 | number of the group; those with most accounts come first |
/// | `label` | string | what it is about in a few words |
/// | `kind`, `unit`, `noun`, `role` | string | what is stated |
/// | `people`, `place`, `occasion` | list of string | entries of the word lists, or names as written |
/// | `first_day`, `last_day` | string | days of the earliest and latest article, where they are known |
/// | `articles`, `accounts` | int32 | number of articles, and of accounts that do not repeat another |
/// | `low`, `high` | decimal128(38, 9) | least and greatest value, without outliers and earlier counts |
/// | `latest` | decimal128(38, 9) | value of the latest of them |
/// | `first`, `agrees`, … | int32 | number of reports with this relation, a column for each [`Relation`] |
/// | `part_of` | int32 | the group that this one is told as a part of |
/// | `why` | string | evidence that the reports share |
pub fn groups_schema() -> SchemaRef {
    static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
        let mut fields = vec![
            count("group"),
            text("label"),
            text("kind"),
            string("unit"),
            string("noun"),
            string("role"),
            list("people", DataType::Utf8, true),
            list("place", DataType::Utf8, true),
            list("occasion", DataType::Utf8, true),
            string("first_day"),
            string("last_day"),
            count("articles"),
            count("accounts"),
            decimal("low"),
            decimal("high"),
            decimal("latest"),
        ];
        fields.extend(Relation::ALL.iter().map(|relation| count(relation.as_str())));
        fields.extend([Field::new("part_of", DataType::Int32, true), text("why")]);
        Arc::new(Schema::new(fields))
    });
    SCHEMA.clone()
}

/// The columns of the table of reports.
///
/// | column | type | what |
/// | --- | --- | --- |
/// | `group`, `report` | int32 | number of the group, and of the report in it, in order of time |
/// | `article_id`, `site`, `date` | string | article, outlet, day of publication |
/// | `surface`, `kind`, `unit`, `noun`, `role`, `source`, `bound` | string | the figure, as in the table of figures |
/// | `value`, `low`, `high` | decimal128(38, 9) | exact value, and the interval |
/// | `account` | int32 | number of its account in the group; reports of one account are one count |
/// | `relation` | string | how it goes with the reports before it |
/// | `to` | int32 | the report that the relation is to |
/// | `similarity` | float64 | to the report that it is most similar to |
/// | `why` | string | why it belongs to the group |
/// | `sentence` | string | its sentence |
pub fn reports_schema() -> SchemaRef {
    static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
        Arc::new(Schema::new(vec![
            count("group"),
            count("report"),
            text("article_id"),
            string("site"),
            string("date"),
            text("surface"),
            text("kind"),
            decimal("value"),
            decimal("low"),
            decimal("high"),
            text("bound"),
            string("unit"),
            string("noun"),
            string("role"),
            string("source"),
            count("account"),
            text("relation"),
            Field::new("to", DataType::Int32, true),
            Field::new("similarity", DataType::Float64, false),
            text("why"),
            text("sentence"),
        ]))
    });
    SCHEMA.clone()
}

/// The columns of the table of copies: `article_id`, `site`, the article that it repeats (`copy_of`, `copy_of_site`) and
/// the share of their runs of words that the two have in common (`similarity`, float64).
pub fn copies_schema() -> SchemaRef {
    static SCHEMA: LazyLock<SchemaRef> = LazyLock::new(|| {
        Arc::new(Schema::new(vec![
            text("article_id"),
            string("site"),
            text("copy_of"),
            string("copy_of_site"),
            Field::new("similarity", DataType::Float64, false),
        ]))
    });
    SCHEMA.clone()
}

fn strings<S: AsRef<str>>(rows: impl Iterator<Item = Option<S>>) -> ArrayRef {
    let mut builder = StringBuilder::new();
    rows.for_each(|row| builder.append_option(row));
    Arc::new(builder.finish())
}

fn numbers(rows: impl Iterator<Item = Option<usize>>) -> ArrayRef {
    let mut builder = Int32Builder::new();
    rows.for_each(|row| builder.append_option(row.map(number)));
    Arc::new(builder.finish())
}

fn decimals(rows: impl Iterator<Item = Option<rust_decimal::Decimal>>) -> ArrayRef {
    let mut builder = Decimal128Builder::new().with_data_type(DECIMAL);
    rows.for_each(|row| builder.append_option(row.and_then(scaled)));
    Arc::new(builder.finish())
}

fn floats(rows: impl Iterator<Item = f32>) -> ArrayRef {
    let mut builder = Float64Builder::new();
    rows.for_each(|row| builder.append_value(rounded(row)));
    Arc::new(builder.finish())
}

fn lists<'a>(rows: impl Iterator<Item = &'a Vec<String>>) -> ArrayRef {
    let mut builder = StringLists::default();
    rows.for_each(|row| builder.push(row.iter().map(String::as_str)));
    builder.finish()
}

fn groups(comparison: &Comparison, corpus: &Corpus<'_>) -> Vec<ArrayRef> {
    let all = || comparison.groups.iter();
    let days = |g: &Group| {
        let story = |r: &crate::compare::Report| corpus.statements[r.statement].story;
        let days: Vec<_> = g.reports.iter().filter_map(|r| comparison.moments[story(r)].map(|m| m.day)).collect();
        days.iter().copied().min().zip(days.iter().copied().max())
    };
    let latest = |g: &Group| {
        let told = g.reports.iter().rev().find(|r| !matches!(r.relation, Relation::Outlier | Relation::Earlier));
        told.and_then(|r| corpus.statements[r.statement].middle())
    };
    let with = |relation: Relation| numbers(all().map(move |g| Some(g.count(relation))));
    let mut columns = vec![
        numbers((0..comparison.groups.len()).map(Some)),
        strings(all().map(|g| Some(g.label.as_str()))),
        strings(all().map(|g| Some(g.kind.as_str()))),
        strings(all().map(|g| g.unit.as_deref())),
        strings(all().map(|g| g.noun.as_deref())),
        strings(all().map(|g| g.role.map(|r| r.as_str()))),
        lists(all().map(|g| &g.people)),
        lists(all().map(|g| &g.place)),
        lists(all().map(|g| &g.occasion)),
        strings(all().map(|g| days(g).map(|d| d.0.to_string()))),
        strings(all().map(|g| days(g).map(|d| d.1.to_string()))),
        numbers(all().map(|g| Some(g.articles))),
        numbers(all().map(|g| Some(g.accounts))),
        decimals(all().map(|g| g.low)),
        decimals(all().map(|g| g.high)),
        decimals(all().map(latest)),
    ];
    columns.extend(Relation::ALL.iter().map(|relation| with(*relation)));
    columns.push(numbers(all().map(|g| g.part_of)));
    columns.push(strings(all().map(|g| Some(g.why.as_str()))));
    columns
}

fn reports(comparison: &Comparison, corpus: &Corpus<'_>) -> Vec<ArrayRef> {
    let all = || {
        let groups = comparison.groups.iter().enumerate();
        groups.flat_map(|(g, group)| group.reports.iter().enumerate().map(move |(r, report)| (g, r, report)))
    };
    let said = || all().map(|(_, _, r)| &corpus.statements[r.statement]);
    let stories = || said().map(|s| &corpus.stories[s.story]);
    vec![
        numbers(all().map(|r| Some(r.0))),
        numbers(all().map(|r| Some(r.1))),
        strings(stories().map(|s| Some(s.id))),
        strings(stories().map(|s| s.site.as_deref())),
        strings(said().map(|s| comparison.moments[s.story].map(|m| m.day.to_string()))),
        strings(said().map(|s| Some(s.surface))),
        strings(said().map(|s| Some(s.kind.as_str()))),
        decimals(said().map(|s| s.value)),
        decimals(said().map(|s| s.low)),
        decimals(said().map(|s| s.high)),
        strings(said().map(|s| Some(s.bound.as_str()))),
        strings(said().map(|s| s.unit)),
        strings(said().map(|s| s.noun)),
        strings(said().map(|s| s.role.map(|r| r.as_str()))),
        strings(said().map(|s| s.source.as_deref())),
        numbers(all().map(|r| Some(r.2.account))),
        strings(all().map(|r| Some(r.2.relation.as_str()))),
        numbers(all().map(|r| r.2.to)),
        floats(all().map(|r| r.2.similarity)),
        strings(all().map(|r| Some(r.2.why.as_str()))),
        strings(said().map(|s| Some(&*s.sentence))),
    ]
}

fn copies(comparison: &Comparison, corpus: &Corpus<'_>) -> Vec<ArrayRef> {
    let all = || comparison.copies.iter();
    vec![
        strings(all().map(|c| Some(corpus.stories[c.story].id))),
        strings(all().map(|c| corpus.stories[c.story].site.as_deref())),
        strings(all().map(|c| Some(corpus.stories[c.of].id))),
        strings(all().map(|c| corpus.stories[c.of].site.as_deref())),
        floats(all().map(|c| c.similarity)),
    ]
}
