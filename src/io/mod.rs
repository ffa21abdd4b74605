//! Articles out of files, and results into files.
//!
//! Read are `.txt`, `.html`, `.htm`, `.jsonl`, `.ndjson`, `.json`, `.csv`, `.tsv`, `.warc` and `.wet`, each also compressed as
//! `.gz`, `.zst` or `.bz2` (several members one after the other included), and `.parquet`, from files, folders,
//! patterns and, but for Parquet, standard input. Written are Parquet, JSON Lines and CSV; a file that was not finished
//! never bears its final name.
//!
//! Memory stays bounded whatever a file claims or unpacks to: of a file of many articles one at a time is read, and one
//! of more than [`ReadOptions::most`] bytes is a bad article.

mod comparison;
mod csv;
mod decode;
mod fields;
mod files;
mod format;
mod http;
mod items;
mod json;
mod jsonl;
mod kinds;
mod options;
mod outputs;
mod page;
mod parquet;
mod part;
mod results;
mod sharded;
mod shards;
mod source;
mod statements;
mod table;
mod warc;
mod write;
mod write_csv;

pub use comparison::{ComparisonFile, write_comparison, write_groups};
pub use fields::{Field, FieldNames, Record};
pub use files::{Files, Place, Source};
pub use format::Format;
pub use json::{write_row, write_rows};
pub use kinds::{EXTENSIONS, FileKind, PACKED, looks_like_path};
pub use options::{MOST_BYTES, ReadOptions};
pub use part::{PartFile, remove_parts};
pub use sharded::{ShardArticles, ShardWriter, sharded};
pub use shards::{Counts, Shard, shard_folders, shards};
pub use source::{Articles, Raw};
pub use statements::StatementTables;
pub use table::{Rows, TableLayout};
pub use write::{ResultWriter, TableWriter};
pub use write_csv::{write_csv_head, write_csv_rows};
