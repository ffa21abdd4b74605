//! Articles out of files, and results into files.
//!
//! Read are `.txt`, `.html`, `.htm`, `.jsonl` and `.ndjson`, each also compressed as `.gz` or `.zst`
//! (several members one after the other included), from files, folders and standard input.
//! Written are Parquet and JSON Lines; a file that was not finished never bears its final name.

mod comparison;
mod decode;
mod fields;
mod json;
mod jsonl;
mod kinds;
mod source;
mod statements;
mod table;
mod write;

pub use comparison::{ComparisonFile, write_comparison, write_groups};
pub use fields::{Field, FieldNames, Record};
pub use json::{write_row, write_rows};
pub use kinds::{EXTENSIONS, FileKind, looks_like_path};
pub use source::{Articles, Raw, Source};
pub use statements::StatementTables;
pub use table::{Rows, TableLayout};
pub use write::{Format, ResultWriter};
