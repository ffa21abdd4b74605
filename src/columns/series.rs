//! A column of texts in, a column of results out: one call a chunk, nulls stay nulls.

use super::figures::{FigureColumns, figure_type};
use super::lists::{Lengths, StringLists, item};
use super::removed::{RemovedLists, removed_type};
use super::{list, string, structure};
use crate::boilerplate::Cleaner;
use crate::error::Result;
use crate::figures::Reader;
use crate::normalize::Normalizer;
use crate::pipeline::Scratch;
use arrow_array::builder::{LargeStringBuilder, StringBuilder, StringViewBuilder};
use arrow_array::{ArrayRef, StructArray};
use arrow_buffer::NullBufferBuilder;
use arrow_schema::{DataType, Field, Fields};
use std::sync::Arc;

/// The normalized texts, as a column of string type `to`; any other type gives `string`.
pub fn normalize(normalizer: &Normalizer, texts: &[Option<&str>], to: &DataType) -> ArrayRef {
    macro_rules! fill {
        ($builder:expr) => {{
            let mut builder = $builder;
            for text in texts {
                builder.append_option(text.map(|t| normalizer.apply(t)));
            }
            Arc::new(builder.finish())
        }};
    }
    let bytes = texts.iter().flatten().map(|t| t.len()).sum();
    match to {
        DataType::LargeUtf8 => fill!(LargeStringBuilder::with_capacity(texts.len(), bytes)),
        DataType::Utf8View => fill!(StringViewBuilder::with_capacity(texts.len())),
        _ => fill!(StringBuilder::with_capacity(texts.len(), bytes)),
    }
}

fn cleaned_fields() -> Vec<Field> {
    vec![
        string("text"),
        list("removed", removed_type(), true),
        string("title"),
        string("byline"),
        string("published"),
        list("sources", DataType::Utf8, true),
        list("tags", DataType::Utf8, true),
    ]
}

/// The type of the column that [`clean`] gives.
pub fn cleaned_type() -> DataType {
    structure(cleaned_fields())
}

/// The cleaned texts: a struct of the clean text, the removals and the metadata.
pub fn clean(cleaner: &Cleaner, texts: &[Option<&str>], site: Option<&str>) -> Result<ArrayRef> {
    let (mut text, mut removed) = (StringBuilder::new(), RemovedLists::default());
    let mut metadata = [StringBuilder::new(), StringBuilder::new(), StringBuilder::new()];
    let (mut sources, mut tags) = (StringLists::default(), StringLists::default());
    let mut valid = NullBufferBuilder::new(texts.len());
    let mut scratch = Scratch::default();
    for row in texts {
        valid.append(row.is_some());
        let Some(given) = *row else {
            text.append_null();
            removed.push(None, "");
            metadata.iter_mut().for_each(StringBuilder::append_null);
            sources.push_null();
            tags.push_null();
            continue;
        };
        let cleaned = cleaner.clean_site(given, scratch.view(given)?, site);
        text.append_value(cleaned.text(given));
        removed.push(Some(&cleaned.removed), given);
        let found = [cleaned.title, cleaned.byline, cleaned.published];
        for (builder, span) in metadata.iter_mut().zip(found) {
            builder.append_option(span.map(|s| s.of(given)));
        }
        sources.push(cleaned.sources.iter().map(|s| s.of(given)));
        tags.push(cleaned.tags.iter().map(|s| s.of(given)));
    }
    let mut columns: Vec<ArrayRef> = vec![Arc::new(text.finish()), removed.finish()];
    columns.extend(metadata.iter_mut().map(|b| Arc::new(b.finish()) as ArrayRef));
    columns.extend([sources.finish(), tags.finish()]);
    Ok(Arc::new(StructArray::new(Fields::from(cleaned_fields()), columns, valid.finish())))
}

/// The type of the column that [`figures`] gives.
pub fn figures_type() -> DataType {
    DataType::List(item(figure_type()))
}

/// The figures of each text: a list of structs.
pub fn figures(reader: &Reader, texts: &[Option<&str>]) -> Result<ArrayRef> {
    let mut lengths = Lengths::default();
    let mut columns = FigureColumns::default();
    let mut scratch = Scratch::default();
    for row in texts {
        let Some(text) = *row else {
            lengths.push(None);
            continue;
        };
        let found = reader.read(text, scratch.view(text)?);
        lengths.push(Some(found.len()));
        columns.push_all(&found, text);
    }
    Ok(lengths.finish(columns.finish_struct()))
}
