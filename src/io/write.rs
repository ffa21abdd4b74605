//! The two result tables as files, which bear their final names only when they are whole.

use super::json;
use crate::columns::{Tables, articles_schema, figures_schema};
use crate::error::{Error, ErrorKind, Result};
use crate::names::named;
use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

named! {
    /// A file format of results.
    pub enum Format as "format" {
        /// Parquet, compressed with zstd.
        Parquet = "parquet",
        /// A JSON object a row.
        JsonLines = "jsonl",
    }
}

/// Most bytes of a row group that wait in memory to be written.
const ROW_GROUP_BYTES: usize = 32 << 20;
/// Most rows of a row group.
const ROW_GROUP_ROWS: usize = 1 << 17;

/// Writes `articles` and `figures` into a folder.
pub struct ResultWriter {
    articles: TableWriter,
    figures: TableWriter,
}

impl ResultWriter {
    /// A writer into `folder`, which is made when it does not exist.
    pub fn new(folder: &Path, format: Format) -> Result<Self> {
        std::fs::create_dir_all(folder).map_err(|e| Error::io(folder.display(), &e))?;
        Ok(ResultWriter {
            articles: TableWriter::new(folder, "articles", format, articles_schema())?,
            figures: TableWriter::new(folder, "figures", format, figures_schema())?,
        })
    }

    /// Appends the rows of a chunk.
    pub fn write(&mut self, tables: &Tables) -> Result<()> {
        self.articles.write(&tables.articles)?;
        self.figures.write(&tables.figures)
    }

    /// Completes both files and gives them their names. Without this call nothing is left behind.
    pub fn finish(mut self) -> Result<[PathBuf; 2]> {
        self.articles.complete()?;
        self.figures.complete()?;
        Ok([self.articles.rename()?, self.figures.rename()?])
    }
}

enum Sink {
    Parquet(Box<ArrowWriter<File>>),
    JsonLines(BufWriter<File>),
    /// All is written.
    Closed,
}

struct TableWriter {
    path: PathBuf,
    part: PathBuf,
    sink: Sink,
    renamed: bool,
}

impl TableWriter {
    fn new(folder: &Path, name: &str, format: Format, schema: SchemaRef) -> Result<Self> {
        let path = folder.join(format!("{name}.{format}"));
        let part = folder.join(format!("{name}.{format}.{}.part", std::process::id()));
        let file = File::create(&part).map_err(|e| Error::io(part.display(), &e))?;
        let mut writer = TableWriter { path, part, sink: Sink::Closed, renamed: false };
        writer.sink = match format {
            Format::JsonLines => Sink::JsonLines(BufWriter::with_capacity(1 << 16, file)),
            Format::Parquet => {
                let properties = WriterProperties::builder()
                    .set_compression(Compression::ZSTD(ZstdLevel::default()))
                    .set_max_row_group_row_count(Some(ROW_GROUP_ROWS))
                    .set_max_row_group_bytes(Some(ROW_GROUP_BYTES))
                    .set_created_by(concat!("khabar ", env!("CARGO_PKG_VERSION")).to_owned());
                let sink = ArrowWriter::try_new(file, schema, Some(properties.build()));
                Sink::Parquet(Box::new(sink.map_err(|e| writer.broken(e))?))
            }
        };
        Ok(writer)
    }

    fn write(&mut self, batch: &RecordBatch) -> Result<()> {
        let done = match &mut self.sink {
            Sink::Parquet(writer) => writer.write(batch),
            Sink::JsonLines(out) => json::write_rows(batch, out).map_err(ParquetError::from),
            Sink::Closed => Ok(()),
        };
        done.map_err(|e| self.broken(e))
    }

    fn complete(&mut self) -> Result<()> {
        let done = match std::mem::replace(&mut self.sink, Sink::Closed) {
            Sink::Parquet(writer) => writer.close().map(drop),
            Sink::JsonLines(mut out) => out.flush().map_err(ParquetError::from),
            Sink::Closed => Ok(()),
        };
        done.map_err(|e| self.broken(e))
    }

    fn rename(&mut self) -> Result<PathBuf> {
        std::fs::rename(&self.part, &self.path).map_err(|e| Error::io(self.path.display(), &e))?;
        self.renamed = true;
        Ok(self.path.clone())
    }

    fn broken(&self, e: ParquetError) -> Error {
        let cause = match &e {
            ParquetError::External(inner) => inner.downcast_ref::<io::Error>().map(ToString::to_string),
            _ => None,
        };
        Error::new(ErrorKind::Io, format!("{}: {}", self.path.display(), cause.unwrap_or_else(|| e.to_string())))
    }
}

impl Drop for TableWriter {
    fn drop(&mut self) {
        if !self.renamed {
            // Nobody can be told here, and a part that stays bears no result's name.
            let _ = std::fs::remove_file(&self.part);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::pipeline::{Pipeline, Scratch};

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            folder.read_dir().unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn files_bear_their_names_only_when_they_are_whole() {
        let document = Pipeline::default().document(Article::new("1", "خبر"), &mut Scratch::default());
        let tables = Tables::new(&[document]).unwrap();
        for format in [Format::Parquet, Format::JsonLines] {
            let folder = tempfile::tempdir().unwrap();
            let out = folder.path().join("out");
            let mut writer = ResultWriter::new(&out, format).unwrap();
            writer.write(&tables).unwrap();
            assert!(names(&out).iter().all(|n| n.ends_with(".part")), "{:?}", names(&out));
            drop(writer);
            assert_eq!(names(&out), [""; 0]);
            let mut writer = ResultWriter::new(&out, format).unwrap();
            writer.write(&tables).unwrap();
            writer.finish().unwrap();
            assert_eq!(names(&out), [format!("articles.{format}"), format!("figures.{format}")]);
        }
    }
}
