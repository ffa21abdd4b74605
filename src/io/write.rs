//! Result tables as files, which bear their final names only when they are whole.

use super::format::Format;
use super::json;
use super::part::PartFile;
use super::write_csv::{write_csv_head, write_csv_rows};
use crate::columns::{Tables, articles_schema, figures_schema};
use crate::error::{Error, ErrorKind, Result};
use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use flate2::write::GzEncoder;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Most bytes of a row group that wait in memory to be written.
const ROW_GROUP_BYTES: usize = 16 << 20;
/// Most rows of a row group.
const ROW_GROUP_ROWS: usize = 1 << 17;
const BUFFER: usize = 1 << 16;

/// Writes one table into one file.
pub struct TableWriter {
    path: PathBuf,
    sink: Sink,
}

enum Sink {
    Parquet(Box<ArrowWriter<PartFile>>),
    JsonLines(Packed),
    Csv(Packed),
    /// A write has failed.
    Broken,
}

/// Rows as text, compressed where that is asked for.
enum Packed {
    Plain(BufWriter<PartFile>),
    Gzip(GzEncoder<BufWriter<PartFile>>),
    Zstd(zstd::Encoder<'static, BufWriter<PartFile>>),
}

impl Packed {
    fn new(file: PartFile, format: Format) -> io::Result<Packed> {
        let out = BufWriter::with_capacity(BUFFER, file);
        Ok(match format {
            Format::JsonLinesGzip | Format::CsvGzip => {
                Packed::Gzip(GzEncoder::new(out, flate2::Compression::default()))
            }
            Format::JsonLinesZstd | Format::CsvZstd => Packed::Zstd(zstd::Encoder::new(out, 0)?),
            _ => Packed::Plain(out),
        })
    }

    fn finish(self) -> io::Result<PartFile> {
        let out = match self {
            Packed::Plain(out) => out,
            Packed::Gzip(out) => out.finish()?,
            Packed::Zstd(out) => out.finish()?,
        };
        out.into_inner().map_err(|e| e.into_error())
    }
}

impl Write for Packed {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        match self {
            Packed::Plain(out) => out.write(buf),
            Packed::Gzip(out) => out.write(buf),
            Packed::Zstd(out) => out.write(buf),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Packed::Plain(out) => out.flush(),
            Packed::Gzip(out) => out.flush(),
            Packed::Zstd(out) => out.flush(),
        }
    }
}

impl TableWriter {
    /// A writer of rows of `schema` into the file `path`, whose folder is made when it does not exist.
    pub fn new(path: &Path, format: Format, schema: SchemaRef) -> Result<Self> {
        let file = PartFile::create(path)?;
        let broken = |e: ParquetError| failed(path, &e);
        let sink = if format == Format::Parquet {
            let properties = WriterProperties::builder()
                .set_compression(Compression::ZSTD(ZstdLevel::default()))
                .set_max_row_group_row_count(Some(ROW_GROUP_ROWS))
                .set_max_row_group_bytes(Some(ROW_GROUP_BYTES))
                .set_created_by(concat!("khabar ", env!("CARGO_PKG_VERSION")).to_owned());
            Sink::Parquet(Box::new(ArrowWriter::try_new(file, schema, Some(properties.build())).map_err(broken)?))
        } else {
            let out = Packed::new(file, format).map_err(|e| Error::io(path.display(), &e))?;
            if format.is_json() { Sink::JsonLines(out) } else { csv(out, schema).map_err(broken)? }
        };
        Ok(TableWriter { path: path.to_owned(), sink })
    }

    /// Appends rows.
    pub fn write(&mut self, batch: &RecordBatch) -> Result<()> {
        let done = match &mut self.sink {
            Sink::Parquet(writer) => writer.write(batch),
            Sink::JsonLines(out) => json::write_rows(batch, out).map_err(ParquetError::from),
            Sink::Csv(out) => write_csv_rows(batch, out).map_err(ParquetError::from),
            Sink::Broken => return Err(Error::io(self.path.display(), &io::Error::other("nothing more is written"))),
        };
        done.map_err(|e| {
            // The unfinished file goes away now, and with it what may have filled the disk.
            self.sink = Sink::Broken;
            failed(&self.path, &e)
        })
    }

    /// Writes what still waits; the file is then whole, and bears its name when it is finished too.
    pub fn complete(self) -> Result<PartFile> {
        let done = match self.sink {
            Sink::Parquet(writer) => writer.into_inner(),
            Sink::JsonLines(out) | Sink::Csv(out) => out.finish().map_err(ParquetError::from),
            Sink::Broken => Err(ParquetError::from(io::Error::other("the file is not whole"))),
        };
        done.map_err(|e| failed(&self.path, &e))
    }
}

fn csv(mut out: Packed, schema: SchemaRef) -> Result<Sink, ParquetError> {
    write_csv_head(&RecordBatch::new_empty(schema), &mut out)?;
    Ok(Sink::Csv(out))
}

fn failed(path: &Path, e: &ParquetError) -> Error {
    let cause = match &e {
        ParquetError::External(inner) => inner.downcast_ref::<io::Error>().map(ToString::to_string),
        _ => None,
    };
    Error::new(ErrorKind::Io, format!("{}: {}", path.display(), cause.unwrap_or_else(|| e.to_string())))
}

/// Writes `articles` and `figures` side by side.
pub struct ResultWriter {
    articles: TableWriter,
    figures: TableWriter,
}

impl ResultWriter {
    /// A writer of `articles.FORMAT` and `figures.FORMAT` into `folder`, which is made when it does not exist.
    pub fn new(folder: &Path, format: Format) -> Result<Self> {
        let [articles, figures] = ResultWriter::paths(folder, format);
        ResultWriter::at(&articles, &figures, format)
    }

    /// The two files that [`new`](Self::new) writes.
    pub fn paths(folder: &Path, format: Format) -> [PathBuf; 2] {
        ["articles", "figures"].map(|name| folder.join(format!("{name}.{format}")))
    }

    /// A writer of two files.
    pub fn at(articles: &Path, figures: &Path, format: Format) -> Result<Self> {
        Ok(ResultWriter {
            articles: TableWriter::new(articles, format, articles_schema())?,
            figures: TableWriter::new(figures, format, figures_schema())?,
        })
    }

    /// Appends the rows of a chunk.
    pub fn write(&mut self, tables: &Tables) -> Result<()> {
        self.articles.write(&tables.articles)?;
        self.figures.write(&tables.figures)
    }

    /// Completes both files and gives them their names. Without this call nothing is left behind.
    pub fn finish(self) -> Result<[PathBuf; 2]> {
        let (articles, figures) = (self.articles.complete()?, self.figures.complete()?);
        Ok([articles.finish()?, figures.finish()?])
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
        for &format in Format::ALL {
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
