//! Runs that can be resumed: a pair of files for each shard of the input, and a note when the shard is done.
//!
//! A shard is a file of many articles, or all files of one article in a folder. `articles/NAME.FORMAT` and
//! `figures/NAME.FORMAT` hold its results, `_done/NAME.json` says from which input and with which options they were
//! made. A shard whose note fits the present input and options, and whose files are as the note says, is done. What an
//! earlier run has read of a folder is read again with it: results of files that are there and not given are not lost.

use super::files::{Files, Place};
use super::format::Format;
use super::part::PartFile;
use crate::error::{Error, Result};
use crate::text::hash::{Hash, hash};
use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

/// Most characters of a shard's name that come from the input's.
const NAME_CHARS: usize = 80;
/// The folders of the two tables and of the notes.
const FOLDERS: [&str; 3] = ["articles", "figures", "_done"];

/// The folders in `folder` that shards write into.
pub fn shard_folders(folder: &Path) -> [PathBuf; 3] {
    FOLDERS.map(|name| folder.join(name))
}

/// A part of the input whose results go into files of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct Shard {
    /// The name of its results, without folder and extension.
    pub name: String,
    /// Its files.
    pub files: Vec<Place>,
    /// The folder of single articles that it is, or its one file.
    path: PathBuf,
    /// What tells it from any other: its path, and number, size and last change of its files.
    input: Value,
}

/// What a shard gave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles, bad ones included.
    pub articles: usize,
    /// Figures.
    pub figures: usize,
    /// Bad articles.
    pub errors: usize,
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.articles += other.articles;
        self.figures += other.figures;
        self.errors += other.errors;
    }
}

/// The shards of `files`, in the order of their first files.
pub fn shards(files: Files) -> Result<Vec<Shard>> {
    let mut groups: Vec<(PathBuf, Vec<Place>)> = Vec::new();
    let mut by_folder: FxHashMap<PathBuf, usize> = FxHashMap::default();
    for found in files {
        let Place::File(path, kind) = found.map_err(|unread| unread.error)? else {
            return Err(Error::option("standard input cannot be read again; --shards takes files and folders"));
        };
        if !kind.is_single() {
            groups.push((path.clone(), vec![Place::File(path, kind)]));
            continue;
        }
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
        let next = groups.len();
        match *by_folder.entry(folder.clone()).or_insert(next) {
            at if at < next => groups[at].1.push(Place::File(path, kind)),
            _ => groups.push((folder, vec![Place::File(path, kind)])),
        }
    }
    groups.into_iter().map(|(path, files)| Shard::new(&path, files)).collect()
}

impl Shard {
    fn new(path: &Path, files: Vec<Place>) -> Result<Shard> {
        let path = path.canonicalize().map_err(|e| Error::io(path.display(), &e))?;
        let (mut bytes, mut stamp, mut names) = (0, Hash::default(), Vec::new());
        for file in &files {
            let Place::File(file, _) = file else { continue };
            let found = file.metadata().map_err(|e| Error::io(file.display(), &e))?;
            let changed = found.modified().ok().and_then(|t| t.duration_since(UNIX_EPOCH).ok());
            let name = file.file_name().unwrap_or_default();
            stamp.write(name.to_string_lossy().as_bytes());
            // No name holds a stroke, so that none runs into the numbers behind it.
            stamp.write(b"/");
            stamp.write(&found.len().to_le_bytes());
            stamp.write(&changed.map_or(0, |t| t.as_nanos()).to_le_bytes());
            bytes += found.len();
            names.push(name.to_string_lossy());
        }
        let input = json!({
            "path": path.to_string_lossy(),
            "files": names,
            "bytes": bytes,
            "stamp": format!("{:016x}", stamp.value()),
        });
        Ok(Shard { name: name(&path), files, path, input })
    }

    /// The files of its results in `folder`: articles and figures.
    pub fn results(&self, folder: &Path, format: Format) -> [PathBuf; 2] {
        [FOLDERS[0], FOLDERS[1]].map(|table| folder.join(table).join(format!("{}.{format}", self.name)))
    }

    fn note_path(&self, folder: &Path) -> PathBuf {
        folder.join(FOLDERS[2]).join(format!("{}.json", self.name))
    }

    /// An error when an earlier run has read files of the shard's folder that are still there and that the shard lacks:
    /// writing it would lose their results.
    pub fn keeps(&self, folder: &Path) -> Result<()> {
        let note = std::fs::read(self.note_path(folder)).ok().and_then(|note| serde_json::from_slice(&note).ok());
        let note: Value = note.unwrap_or_default();
        let names = |input: &Value| -> Vec<String> {
            let names = input["files"].as_array().into_iter().flatten();
            names.filter_map(|name| name.as_str().map(str::to_owned)).collect()
        };
        let given: FxHashSet<String> = names(&self.input).into_iter().collect();
        let lost =
            names(&note["input"]).into_iter().find(|name| !given.contains(name) && self.path.join(name).exists());
        lost.map_or(Ok(()), |name| {
            Err(Error::option(format!(
                "{}: results of {} are there, which is not given now; give all files of its folder, write to another \
                 folder, or replace them with --redo",
                folder.display(),
                self.path.join(name).display(),
            )))
        })
    }

    /// What the shard gave in an earlier run with the same options, when its results are still there.
    pub fn done(&self, folder: &Path, format: Format, options: &Value) -> Option<Counts> {
        let note = std::fs::read(self.note_path(folder)).ok()?;
        let note: Value = serde_json::from_slice(&note).ok()?;
        let count = |name: &str| note[name].as_u64().and_then(|n| usize::try_from(n).ok());
        let counts = Counts { articles: count("articles")?, figures: count("figures")?, errors: count("errors")? };
        (note == self.note(folder, format, options, counts)?).then_some(counts)
    }

    /// Notes that the results of the shard are whole.
    pub fn note_done(&self, folder: &Path, format: Format, options: &Value, counts: Counts) -> Result<()> {
        let path = self.note_path(folder);
        let note = self.note(folder, format, options, counts).ok_or_else(|| {
            Error::io(folder.display(), &std::io::Error::other("a result that was just written is gone"))
        })?;
        let mut file = PartFile::create(&path)?;
        writeln!(file, "{note:#}").map_err(|e| Error::io(path.display(), &e))?;
        file.finish().map(drop)
    }

    fn note(&self, folder: &Path, format: Format, options: &Value, counts: Counts) -> Option<Value> {
        let sizes: Option<Vec<u64>> =
            self.results(folder, format).iter().map(|path| path.metadata().ok().map(|found| found.len())).collect();
        Some(json!({
            "khabar": env!("CARGO_PKG_VERSION"),
            "format": format,
            "options": options,
            "input": self.input,
            "articles": counts.articles,
            "figures": counts.figures,
            "errors": counts.errors,
            "result_bytes": sizes?,
        }))
    }
}

/// The name of the results of the input at `path`: its last part, and a number that tells it from others of that name. It
/// must stay as it is, or another version would not find what this one has done.
fn name(path: &Path) -> String {
    let last = path.file_name().unwrap_or_default().to_string_lossy();
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, '.' | '-' | '_') { c } else { '_' };
    let name: String = last.chars().map(plain).take(NAME_CHARS).collect();
    format!("{name}-{:08x}", hash(path.to_string_lossy().as_bytes()) >> 32)
}

#[cfg(test)]
mod tests {
    use super::super::files::Source;
    use super::super::options::ReadOptions;
    use super::*;
    use std::fs;

    fn found(folder: &Path) -> Vec<Shard> {
        shards(Files::new([Source::Path(folder.to_owned())], &ReadOptions::default()).unwrap()).unwrap()
    }

    #[test]
    fn single_articles_of_a_folder_are_one_shard() {
        let made = tempfile::tempdir().unwrap();
        for name in ["a.txt", "b/x.html", "b/y.txt", "c.jsonl", "d.txt"] {
            let path = made.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        let shards = found(made.path());
        assert_eq!(shards.iter().map(|s| s.files.len()).collect::<Vec<_>>(), [2, 2, 1]);
        assert!(shards[1].name.starts_with("b-") && shards[2].name.starts_with("c.jsonl-"), "{:?}", shards[2].name);
    }

    #[test]
    fn names_never_change() {
        assert_eq!(name(Path::new("/news/2024 05.jsonl")), "2024_05.jsonl-237a5081");
        assert_eq!(name(Path::new("/أخبار/يناير")), "يناير-6afb4a1f");
    }

    #[test]
    fn a_shard_is_done_only_for_the_same_input_options_and_results() {
        let made = tempfile::tempdir().unwrap();
        let (input, out) = (made.path().join("a.jsonl"), made.path().join("out"));
        fs::write(&input, "x").unwrap();
        let shard = found(made.path()).remove(0);
        let (options, counts) = (json!({"clean": true}), Counts { articles: 3, figures: 2, errors: 1 });
        assert_eq!(shard.done(&out, Format::Csv, &options), None);
        for path in shard.results(&out, Format::Csv) {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "result").unwrap();
        }
        shard.note_done(&out, Format::Csv, &options, counts).unwrap();
        assert_eq!(shard.done(&out, Format::Csv, &options), Some(counts));
        assert_eq!(shard.done(&out, Format::Csv, &json!({"clean": false})), None, "other options");
        fs::write(&shard.results(&out, Format::Csv)[1], "resul").unwrap();
        assert_eq!(shard.done(&out, Format::Csv, &options), None, "a result that was cut");
        fs::write(&shard.results(&out, Format::Csv)[1], "result").unwrap();
        fs::write(&input, "other input").unwrap();
        assert_eq!(found(made.path())[0].done(&out, Format::Csv, &options), None, "other input");
    }
}
