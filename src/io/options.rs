//! How sources are read.

use super::fields::FieldNames;
use super::kinds::FileKind;
use std::path::PathBuf;

/// How sources are read.
#[derive(Clone, Debug)]
pub struct ReadOptions {
    /// Which fields and columns hold text and id.
    pub names: FieldNames,
    /// What standard input holds, and files whose names tell nothing.
    pub kind: Option<FileKind>,
    /// The most bytes that an article may have, unpacked. A longer one is a bad article.
    pub most: usize,
    /// A folder to pass over, such as that of the results.
    pub except: Option<PathBuf>,
    /// Files and folders that are going to be written: no input may be one of them. What an earlier run has left there is
    /// passed over in folders and among what patterns find.
    pub outputs: Vec<PathBuf>,
    /// Other files and folders where an earlier run may have left results, which are passed over too.
    pub earlier: Vec<PathBuf>,
    /// Is told what is passed over in folders and among what patterns find.
    pub notice: Option<fn(&str)>,
}

/// The most bytes that an article may have, unpacked, where nothing else is asked for.
pub const MOST_BYTES: usize = 64 << 20;

impl Default for ReadOptions {
    fn default() -> Self {
        ReadOptions {
            names: FieldNames::default(),
            kind: None,
            most: MOST_BYTES,
            except: None,
            outputs: Vec::new(),
            earlier: Vec::new(),
            notice: None,
        }
    }
}

impl From<FieldNames> for ReadOptions {
    fn from(names: FieldNames) -> Self {
        ReadOptions { names, ..ReadOptions::default() }
    }
}
