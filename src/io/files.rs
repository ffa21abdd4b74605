//! Which files sources name: files, folders with all that is in them, patterns, standard input.

use super::decode::missing;
use super::kinds::{EXTENSIONS, FileKind, PACKED};
use super::options::ReadOptions;
use super::outputs::{self, Input, hidden};
use super::results::is_result;
use crate::batch::Unread;
use crate::error::{Error, ErrorKind, Result, counted_as};
use rustc_hash::FxHashSet;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A place to read articles from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file, or a folder with all folders in it.
    Path(PathBuf),
    /// The paths that match a pattern with `*`, `?`, `[...]` or `**`.
    Pattern(String),
    /// Standard input; what it holds is told from its first bytes.
    Stdin,
}

impl Source {
    /// A path, a pattern where no such path exists, or standard input for `-`; a leading `~/` is the home folder.
    pub fn new(name: &str) -> Source {
        let path = match name.strip_prefix("~/") {
            _ if name == "-" => return Source::Stdin,
            Some(rest) => std::env::home_dir().unwrap_or_default().join(rest),
            None => name.into(),
        };
        match path.to_str() {
            Some(pattern) if pattern.contains(['*', '?', '[']) && !path.exists() => Source::Pattern(pattern.to_owned()),
            _ => Source::Path(path),
        }
    }
}

/// A file to read, and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A file.
    File(PathBuf, FileKind),
    /// Standard input.
    Stdin,
}

/// The files of sources, one by one in the order of the sources; those of a folder come in the order of their names.
///
/// In folders and among what a pattern finds, these are passed over: hidden files, files of no kind that is read, the
/// folder [`ReadOptions::except`], and what an earlier run has left at [`ReadOptions::outputs`]. Of all but the first,
/// [`ReadOptions::notice`] is told.
pub struct Files {
    sources: VecDeque<Source>,
    kind: Option<FileKind>,
    except: Option<PathBuf>,
    earlier: FxHashSet<PathBuf>,
    notice: Option<fn(&str)>,
    folder: Option<Folder>,
}

struct Folder {
    path: PathBuf,
    walk: walkdir::IntoIter,
    found: bool,
    /// How many files of other kinds it holds, and the names of the first.
    other: (usize, Vec<String>),
}

/// How many files of other kinds are named.
const NAMED: usize = 4;

impl Folder {
    fn new(path: PathBuf) -> Self {
        let walk = WalkDir::new(&path).sort_by_file_name().follow_links(true).into_iter();
        Folder { path, walk, found: false, other: (0, Vec::new()) }
    }

    fn pass_over(&mut self, file: &Path) {
        self.other.0 += 1;
        if self.other.1.len() < NAMED {
            let name = file.strip_prefix(&self.path).unwrap_or(file);
            self.other.1.push(name.display().to_string());
        }
    }

    /// What was passed over, in one sentence.
    fn passed_over(&self) -> String {
        let (count, names) = &self.other;
        let more = if *count > names.len() { ", …" } else { "" };
        let what = counted_as(*count, "file of another kind is", "files of other kinds are");
        format!("{}: {what} passed over: {}{more}", self.path.display(), names.join(", "))
    }
}

impl Files {
    /// The files of `sources`. A path that does not exist, a pattern that nothing matches, a file that is of no kind
    /// that is read, or one that is to be written, is an error here and now.
    pub fn new(sources: impl IntoIterator<Item = Source>, options: &ReadOptions) -> Result<Self> {
        let kind = options.kind;
        let except = options.except.as_deref().and_then(real);
        let mut all = VecDeque::new();
        let mut named = Vec::new();
        for source in sources {
            let by_name = !matches!(source, Source::Pattern(_));
            match source {
                Source::Pattern(pattern) => {
                    let found = matching(&pattern)?.into_iter();
                    let found = found.filter(|path| except.is_none() || path.canonicalize().ok() != except);
                    all.extend(found.map(Source::Path));
                }
                Source::Path(path) => {
                    check(&path, kind)?;
                    all.push_back(Source::Path(path));
                }
                Source::Stdin => all.push_back(Source::Stdin),
            }
            named.resize(all.len(), by_name);
        }
        let mut files = Files { sources: all, kind, except, earlier: FxHashSet::default(), notice: None, folder: None };
        files.pass_over_results(options, &named)?;
        files.notice = options.notice;
        Ok(files)
    }

    /// Takes what an earlier run has left out of what is read, and tells of it; `named` tells which sources were named, not
    /// found by a pattern.
    fn pass_over_results(&mut self, options: &ReadOptions, named: &[bool]) -> Result<()> {
        let inputs: Vec<Input<'_>> = self
            .sources
            .iter()
            .zip(named)
            .filter_map(|(source, &named)| match source {
                Source::Path(path) => Some(Input { path, named }),
                _ => None,
            })
            .collect();
        let earlier = outputs::check(&options.outputs, &options.earlier, &inputs, self.except.as_deref())?;
        let mut told: Vec<String> = earlier
            .found
            .iter()
            .map(|path| format!("{}: left by an earlier run, passed over", path.display()))
            .collect();
        if let (Some(folder), Some(real)) = (&options.except, &self.except) {
            let inside = |input: &Input<'_>| input.path.canonicalize().is_ok_and(|p| p != *real && real.starts_with(p));
            if inputs.iter().any(inside) && !outputs::files(real).is_empty() {
                told.push(format!("{}: the folder of the results, passed over", folder.display()));
            }
        }
        self.earlier = earlier.files;
        if !self.earlier.is_empty() && !self.holds_more() {
            // Nothing else is there to be read, so the results are what is meant.
            self.earlier.clear();
            told.clear();
            let mut written = options.outputs.iter().filter(|path| earlier.found.contains(path));
            if let Some(output) = written.next() {
                return Err(outputs::also_an_input(output));
            }
        }
        told.iter().for_each(|line| options.notice.iter().for_each(|notice| notice(line)));
        Ok(())
    }

    /// Whether something is read that is no result.
    fn holds_more(&self) -> bool {
        let earlier = self.earlier.clone();
        let sources = self.sources.clone();
        let mut files =
            Files { sources, kind: self.kind, except: self.except.clone(), earlier, notice: None, folder: None };
        files.any(|found| match found {
            Ok(Place::File(path, _)) => !is_result(&path),
            Ok(Place::Stdin) => true,
            Err(_) => false,
        })
    }

    /// The next file of the folder under way.
    fn next_in_folder(&mut self) -> Option<Result<Place, Unread>> {
        let folder = self.folder.as_mut()?;
        while let Some(entry) = folder.walk.next() {
            match entry {
                Ok(entry)
                    if hidden(&entry) || self.except.as_deref().is_some_and(|except| is_folder(&entry, except)) =>
                {
                    if entry.file_type().is_dir() {
                        folder.walk.skip_current_dir();
                    }
                }
                Ok(entry) if entry.file_type().is_file() => {
                    if let Some(kind) = FileKind::of(entry.path()) {
                        folder.found = true;
                        if is_earlier(&self.earlier, entry.path()) {
                            continue;
                        }
                        return Some(Ok(Place::File(entry.into_path(), kind)));
                    }
                    // What is being written is nobody's input.
                    if entry.path().extension().is_none_or(|e| e != "part") {
                        folder.pass_over(entry.path());
                    }
                }
                Ok(_) => {}
                Err(e) => {
                    folder.found = true;
                    let id = e.path().map_or_else(String::new, |p| p.display().to_string());
                    let error = Error::new(ErrorKind::Io, format!("{id}: {}", std::io::Error::from(e)));
                    return Some(Err(Unread { id, error }));
                }
            }
        }
        let folder = self.folder.take()?;
        if let Some(notice) = self.notice.filter(|_| folder.found && folder.other.0 > 0) {
            notice(&folder.passed_over());
        }
        let id = folder.path.display().to_string();
        let error =
            Error::new(ErrorKind::Io, format!("{id}: the folder holds no file of a kind that is read: {}", kinds()));
        (!folder.found).then_some(Err(Unread { id, error }))
    }
}

impl Iterator for Files {
    type Item = Result<Place, Unread>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(found) = self.next_in_folder() {
                return Some(found);
            }
            match self.sources.pop_front()? {
                Source::Path(path) if path.is_dir() => {
                    self.folder = Some(Folder::new(path));
                }
                Source::Path(path) if is_earlier(&self.earlier, &path) => {}
                Source::Path(path) => {
                    let kind = FileKind::of(&path).or(self.kind).unwrap_or(FileKind::Text);
                    return Some(Ok(Place::File(path, kind)));
                }
                Source::Stdin => return Some(Ok(Place::Stdin)),
                Source::Pattern(_) => {}
            }
        }
    }
}

/// The real path of something that need not exist yet.
fn real(path: &Path) -> Option<PathBuf> {
    let path = std::path::absolute(path).ok()?;
    let there = path.ancestors().find_map(|there| Some((there, there.canonicalize().ok()?)))?;
    Some(there.1.join(path.strip_prefix(there.0).ok()?))
}

fn is_earlier(earlier: &FxHashSet<PathBuf>, path: &Path) -> bool {
    !earlier.is_empty() && path.canonicalize().is_ok_and(|path| earlier.contains(&path))
}

fn is_folder(entry: &DirEntry, folder: &Path) -> bool {
    let same_name = entry.file_name() == folder.file_name().unwrap_or_default();
    entry.depth() > 0
        && same_name
        && entry.file_type().is_dir()
        && entry.path().canonicalize().is_ok_and(|path| path == folder)
}

fn check(path: &Path, kind: Option<FileKind>) -> Result<()> {
    match path.metadata() {
        Ok(found) if found.is_dir() || kind.is_some() || FileKind::of(path).is_some() => Ok(()),
        Ok(_) => {
            let message = format!("{}: not a kind of file that is read; these are: {}", path.display(), kinds());
            Err(Error::input(message))
        }
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Err(missing(path)),
        Err(e) => Err(Error::io(path.display(), &e)),
    }
}

/// The folders and files of kinds that are read which match a pattern, in the order of their names.
fn matching(pattern: &str) -> Result<Vec<PathBuf>> {
    let wrong = |e: glob::PatternError| Error::option(format!("{pattern:?} is no pattern of file names: {}", e.msg));
    let mut found = Vec::new();
    let options = glob::MatchOptions { require_literal_leading_dot: true, ..glob::MatchOptions::new() };
    for path in glob::glob_with(pattern, options).map_err(wrong)? {
        let path = path.map_err(|e| Error::io(e.path().display(), e.error()))?;
        if path.is_dir() || FileKind::of(&path).is_some() {
            found.push(path);
        }
    }
    match found.is_empty() {
        true => Err(Error::new(ErrorKind::Io, format!("{pattern}: no file of a kind that is read has such a name"))),
        false => Ok(found),
    }
}

fn kinds() -> String {
    let list = |names: &[&str]| names.iter().map(|e| format!(".{e}")).collect::<Vec<_>>().join(", ");
    format!("{}, each but .parquet also with one of {}", list(EXTENSIONS), list(PACKED))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn names(sources: &[&str], folder: &Path, except: Option<&str>) -> Result<Vec<String>> {
        let sources = sources.iter().map(|s| Source::new(folder.join(s).to_str().unwrap()));
        let options = ReadOptions { except: except.map(|e| folder.join(e)), ..ReadOptions::default() };
        let files = Files::new(sources, &options)?;
        Ok(files
            .map(|found| match found {
                Ok(Place::File(path, _)) => path.strip_prefix(folder).unwrap().display().to_string(),
                other => format!("{other:?}"),
            })
            .collect())
    }

    #[test]
    fn folders_and_patterns_name_files_in_order() {
        let made = tempfile::tempdir().unwrap();
        for name in
            ["b.txt", "a/2.csv", "a/1.jsonl.gz", "a/.hidden.txt", "out/articles.jsonl", "notes.md", ".git/x.txt"]
        {
            let path = made.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        let all = names(&["."], made.path(), Some("out")).unwrap();
        assert_eq!(
            all.iter().map(|n| n.trim_start_matches("./")).collect::<Vec<_>>(),
            ["a/1.jsonl.gz", "a/2.csv", "b.txt"]
        );
        assert_eq!(names(&["*"], made.path(), Some("a")).unwrap(), ["b.txt", "out/articles.jsonl"]);
        assert_eq!(names(&["b.txt", "**/*.csv"], made.path(), None).unwrap(), ["b.txt", "a/2.csv"]);
        let none = names(&["*.pdf"], made.path(), None).unwrap_err();
        assert!(none.message().ends_with("*.pdf: no file of a kind that is read has such a name"), "{none}");
    }
}
