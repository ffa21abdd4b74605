//! Files that bear their names only when they are whole.

use crate::error::{Error, ErrorKind, Result};
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The unfinished files of this process.
static PARTS: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// A file under another name until [`finish`](PartFile::finish); one that is dropped before is removed.
#[derive(Debug)]
pub struct PartFile {
    path: PathBuf,
    part: PathBuf,
    file: File,
    finished: bool,
}

impl PartFile {
    /// A file that will be `path`; its folder is made when it does not exist.
    pub fn create(path: &Path) -> Result<Self> {
        if path.is_dir() {
            return Err(Error::io(path.display(), &io::ErrorKind::IsADirectory.into()));
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|e| no_folder(path, folder, &e))?;
        }
        let mut part = path.as_os_str().to_owned();
        part.push(format!(".{}.part", std::process::id()));
        let part = PathBuf::from(part);
        let file = File::create(&part).map_err(|e| Error::io(path.display(), &e))?;
        PARTS.lock().unwrap_or_else(PoisonError::into_inner).push(part.clone());
        Ok(PartFile { path: path.to_owned(), part, file, finished: false })
    }

    /// The name that the file will bear.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the file its name, in place of any other of that name.
    pub fn finish(mut self) -> Result<PathBuf> {
        let done = self.file.sync_all().and_then(|()| std::fs::rename(&self.part, &self.path));
        done.map_err(|e| Error::io(self.path.display(), &e))?;
        self.finished = true;
        Ok(self.path.clone())
    }
}

/// Why `folder`, in which `path` would stand, cannot be made.
fn no_folder(path: &Path, folder: &Path, e: &io::Error) -> Error {
    match folder.ancestors().find(|part| part.is_file()) {
        Some(file) => {
            let said = format!("{}: {} is a file, not a folder", path.display(), file.display());
            Error::new(ErrorKind::Io, said)
        }
        None => Error::io(folder.display(), e),
    }
}

impl Write for PartFile {
    fn write(&mut self, buf: &[u8]) -> io::Result<usize> {
        self.file.write(buf)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for PartFile {
    fn drop(&mut self) {
        PARTS.lock().unwrap_or_else(PoisonError::into_inner).retain(|part| *part != self.part);
        if !self.finished {
            // Nobody can be told here, and a part that stays bears no result's name.
            let _ = std::fs::remove_file(&self.part);
        }
    }
}

/// Removes the unfinished files of this process, which is about to end.
pub fn remove_parts() {
    for part in PARTS.lock().unwrap_or_else(PoisonError::into_inner).drain(..) {
        let _ = std::fs::remove_file(part);
    }
}
