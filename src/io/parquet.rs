//! Parquet: an article a row. Only the columns that mean something are read, a few hundred rows at a time.

use super::fields::FieldNames;
use super::table::TableLayout;
use crate::article::Article;
use crate::batch::Unread;
use crate::error::{Error, Result};
use arrow_array::{RecordBatchReader as _, StructArray};
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};
use parquet::errors::ParquetError;
use std::fs::File;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Arc;

/// Unpacked bytes of the needed columns that are aimed at in one batch of rows.
const BATCH_BYTES: i64 = 1 << 20;
/// Most rows of a batch.
const BATCH_ROWS: i64 = 1024;

/// The rows of a file as articles; those without an id are named by the file and their number from 1.
pub(super) fn rows(
    path: &Path,
    names: &FieldNames,
) -> Result<impl Iterator<Item = Result<Article, Unread>> + Send + use<>> {
    let name: Arc<str> = path.display().to_string().into();
    let file = File::open(path).map_err(|e| match e.kind() {
        std::io::ErrorKind::NotFound => super::decode::missing(path),
        _ => Error::io(&name, &e),
    })?;
    let (reader, layout) = guarded(&name, || open(file, names))?.map_err(|e| e.at(&name))?;
    Ok(Batches { reader: Some(reader), layout, name, row: 1 }.flatten())
}

/// What wrote the file, as it says itself.
pub(super) fn writer(path: &Path) -> Option<String> {
    let name = path.display().to_string();
    let load = || File::open(path).ok().and_then(|f| ArrowReaderMetadata::load(&f, ArrowReaderOptions::new()).ok());
    guarded(&name, load).ok()??.metadata().file_metadata().created_by().map(str::to_owned)
}

fn open(file: File, names: &FieldNames) -> Result<(ParquetRecordBatchReader, TableLayout)> {
    let found = ArrowReaderMetadata::load(&file, ArrowReaderOptions::new()).map_err(|e| broken(&e))?;
    let layout = TableLayout::new(found.schema().fields(), names.clone())?;
    let wanted: Vec<usize> = layout.columns().collect();
    // As views, the strings of a dictionary are not copied for each row, so a small file stays small.
    let as_views: Vec<_> = found.schema().fields().iter().map(|f| viewed(f)).collect();
    let schema = Arc::new(Schema::new(as_views));
    let options = ArrowReaderOptions::new().with_schema(schema);
    let metadata = ArrowReaderMetadata::try_new(found.metadata().clone(), options).unwrap_or(found);
    let mask = ProjectionMask::roots(metadata.parquet_schema(), wanted);
    let size = batch_rows(&metadata, &mask);
    let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(file, metadata);
    let reader = builder.with_projection(mask).with_batch_size(size).build().map_err(|e| broken(&e))?;
    let layout = TableLayout::new(reader.schema().fields(), names.clone())?;
    Ok((reader, layout))
}

/// The field with its strings read as views.
fn viewed(field: &Field) -> Field {
    let is_text = |t: &DataType| matches!(t, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View);
    match field.data_type() {
        DataType::Dictionary(_, values) if is_text(values) => field.clone().with_data_type(DataType::Utf8View),
        t if is_text(t) => field.clone().with_data_type(DataType::Utf8View),
        _ => field.clone(),
    }
}

/// How many rows make up about [`BATCH_BYTES`].
fn batch_rows(metadata: &ArrowReaderMetadata, mask: &ProjectionMask) -> usize {
    let (mut bytes, mut rows) = (0, 0);
    for group in metadata.metadata().row_groups() {
        rows += group.num_rows();
        let columns = group.columns().iter().enumerate().filter(|(i, _)| mask.leaf_included(*i));
        bytes += columns.map(|(_, column)| column.uncompressed_size()).sum::<i64>();
    }
    let fit = BATCH_BYTES.saturating_mul(rows.max(1)) / bytes.max(1);
    fit.clamp(16, BATCH_ROWS) as usize
}

/// The batches of a file, each as its articles.
struct Batches {
    /// `None` once the file has ended, or is too damaged to go on.
    reader: Option<ParquetRecordBatchReader>,
    layout: TableLayout,
    name: Arc<str>,
    row: usize,
}

impl Iterator for Batches {
    type Item = Box<dyn Iterator<Item = Result<Article, Unread>> + Send>;

    fn next(&mut self) -> Option<Self::Item> {
        let reader = self.reader.as_mut()?;
        let first = self.row;
        let read = guarded(&self.name, || reader.next());
        let rows = match read {
            Ok(None) => None,
            Ok(Some(Ok(batch))) => {
                self.row += batch.num_rows();
                Some(self.layout.articles(&StructArray::from(batch), first).map(|rows| rows.of_file(self.name.clone())))
            }
            Ok(Some(Err(e))) => Some(Err(Error::format(format!("the Parquet data are damaged: {e}")))),
            Err(e) => Some(Err(e)),
        };
        match rows {
            None => {
                self.reader = None;
                None
            }
            Some(Ok(rows)) => Some(Box::new(rows)),
            Some(Err(e)) => {
                self.reader = None;
                let unread = Unread { id: format!("{}:{first}", self.name), error: e.at(&self.name) };
                Some(Box::new(std::iter::once(Err(unread))))
            }
        }
    }
}

/// What `read` gives; a panic of the library on a damaged file is an error like any other.
fn guarded<T>(name: &str, read: impl FnOnce() -> T) -> Result<T> {
    catch_unwind(AssertUnwindSafe(read)).map_err(|_| Error::format(format!("{name}: the Parquet data are damaged")))
}

fn broken(e: &ParquetError) -> Error {
    match e {
        ParquetError::External(e) if e.is::<std::io::Error>() => Error::new(crate::ErrorKind::Io, e.to_string()),
        ParquetError::EOF(_) => Error::format("no Parquet file, or one that is cut off"),
        e => Error::format(format!("no Parquet file that can be read: {e}")),
    }
}
