//! A column of texts in, a column of results out: one call a chunk, nulls stay nulls.

use super::figures::{FigureColumns, figure_type};
use super::lists::{Lengths, StringLists, item};
use super::removed::{RemovedLists, removed_type};
use super::text::is_text;
use super::{list, narrow, position, string, structure};
use crate::boilerplate::Cleaner;
use crate::error::{Error, ErrorKind, Result};
use crate::figures::Reader;
use crate::normalize::{Edits, Normalizer, edits_in};
use crate::pipeline::Scratch;
use crate::span::Unit;
use arrow_array::builder::{LargeStringBuilder, StringBuilder, StringViewBuilder};
use arrow_array::{ArrayRef, Int32Array, StructArray};
use arrow_buffer::NullBufferBuilder;
use arrow_schema::{DataType, Field, Fields};
use std::fmt::Write;
use std::sync::Arc;

/// The normalized texts, as a column of string type `to`; any other type gives `string`.
pub fn normalize(normalizer: &Normalizer, texts: &[Option<&str>], to: &DataType) -> ArrayRef {
    let mut builder = TextBuilder::new(texts, to);
    let mut out = String::new();
    for text in texts {
        out.clear();
        builder.push(text.map(|text| {
            normalizer.apply_into(text, &mut out);
            &*out
        }));
    }
    builder.finish()
}

/// A column of one of the string types.
enum TextBuilder {
    Short(StringBuilder),
    Large(LargeStringBuilder),
    View(StringViewBuilder),
}

impl TextBuilder {
    /// A builder for texts about as long as `like`.
    fn new(like: &[Option<&str>], to: &DataType) -> Self {
        let bytes = like.iter().flatten().map(|t| t.len()).sum();
        match to {
            DataType::LargeUtf8 => TextBuilder::Large(LargeStringBuilder::with_capacity(like.len(), bytes)),
            DataType::Utf8View => TextBuilder::View(StringViewBuilder::with_capacity(like.len())),
            _ => TextBuilder::Short(StringBuilder::with_capacity(like.len(), bytes)),
        }
    }

    fn push(&mut self, text: Option<&str>) {
        match self {
            TextBuilder::Short(b) => b.append_option(text),
            TextBuilder::Large(b) => b.append_option(text),
            TextBuilder::View(b) => b.append_option(text),
        }
    }

    fn finish(self) -> ArrayRef {
        match self {
            TextBuilder::Short(mut b) => Arc::new(b.finish()),
            TextBuilder::Large(mut b) => Arc::new(b.finish()),
            TextBuilder::View(mut b) => Arc::new(b.finish()),
        }
    }
}

fn edit_fields() -> [Field; 4] {
    ["original_start", "original_end", "start", "end"].map(position)
}

fn aligned_fields(to: &DataType) -> Vec<Field> {
    vec![Field::new("text", to.clone(), true), list("edits", structure(edit_fields()), true)]
}

/// The type of the column that [`align`] gives for texts of type `to`.
pub fn aligned_type(to: &DataType) -> DataType {
    structure(aligned_fields(written_type(to)))
}

/// The string type in which texts of type `to` are written.
fn written_type(to: &DataType) -> &DataType {
    if is_text(to) { to } else { &DataType::Utf8 }
}

/// The normalized texts, each with the list of edits that lead back to its source.
///
/// An edit is four positions in `unit`: of a piece of the source, and of the piece of the normalized text
/// that it became. Before, between and behind the edits both texts run in step.
pub fn align(normalizer: &Normalizer, texts: &[Option<&str>], to: &DataType, unit: Unit) -> ArrayRef {
    let mut builder = TextBuilder::new(texts, to);
    let mut valid = NullBufferBuilder::new(texts.len());
    let mut positions: [Vec<i32>; 4] = Default::default();
    let mut lengths = Lengths::default();
    let (mut out, mut edits) = (String::new(), Edits::default());
    for text in texts {
        valid.append(text.is_some());
        let Some(text) = *text else {
            builder.push(None);
            lengths.push(None);
            continue;
        };
        normalizer.align_into(text, &mut out, &mut edits);
        builder.push(Some(&out));
        let before = positions[0].len();
        for e in edits_in(edits.as_slice(), text, &out, unit) {
            let four = [e.source_start, e.source_end, e.start, e.end];
            positions.iter_mut().zip(four).for_each(|(column, position)| column.push(narrow(position)));
        }
        lengths.push(Some(positions[0].len() - before));
    }
    let columns = positions.map(|column| Arc::new(Int32Array::from(column)) as ArrayRef);
    let edits = StructArray::new(Fields::from_iter(edit_fields()), columns.into(), None);
    let columns = vec![builder.finish(), lengths.finish(Arc::new(edits))];
    Arc::new(StructArray::new(Fields::from(aligned_fields(written_type(to))), columns, valid.finish()))
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
    clean_of(cleaner, texts.iter().map(|text| (*text, site)))
}

/// Like [`clean`], of texts each with its site.
pub fn clean_of<'t>(
    cleaner: &Cleaner,
    texts: impl ExactSizeIterator<Item = (Option<&'t str>, Option<&'t str>)>,
) -> Result<ArrayRef> {
    let (mut text, mut removed) = (StringBuilder::new(), RemovedLists::default());
    let mut metadata = [StringBuilder::new(), StringBuilder::new(), StringBuilder::new()];
    let (mut sources, mut tags) = (StringLists::default(), StringLists::default());
    let mut valid = NullBufferBuilder::new(texts.len());
    let mut scratch = Scratch::default();
    for (row, site) in texts {
        valid.append(row.is_some());
        let Some(given) = row else {
            text.append_null();
            removed.push(None, "");
            metadata.iter_mut().for_each(StringBuilder::append_null);
            sources.push_null();
            tags.push_null();
            continue;
        };
        let cleaned = cleaner.clean_site(given, scratch.view(given)?, site);
        for piece in cleaned.pieces(given) {
            text.write_str(piece).map_err(|_| Error::new(ErrorKind::Internal, "cannot build a table"))?;
        }
        text.append_value("");
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
