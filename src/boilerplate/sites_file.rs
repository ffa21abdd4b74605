//! Site models on disk: a head with the version, then numbers in little endian.

use super::SiteModel;
use super::sites::{Line, Site};
use crate::error::{Error, Result};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

/// What every file begins with.
const MAGIC: &[u8; 8] = b"khabarSM";
/// Version of the format, of line templates and of article prints.
const VERSION: u32 = 2;
const HEAD: u8 = 1;
const TAIL: u8 = 2;

fn write(model: &SiteModel, out: &mut impl Write) -> std::io::Result<()> {
    out.write_all(MAGIC)?;
    out.write_all(&VERSION.to_le_bytes())?;
    out.write_all(&(model.sites.len() as u32).to_le_bytes())?;
    for (name, site) in &model.sites {
        out.write_all(&(name.len() as u32).to_le_bytes())?;
        out.write_all(name.as_bytes())?;
        out.write_all(&(site.articles.len() as u32).to_le_bytes())?;
        for (print, lines) in &site.articles {
            out.write_all(&print.to_le_bytes())?;
            out.write_all(&(lines.len() as u32).to_le_bytes())?;
            for line in lines {
                out.write_all(&line.template.to_le_bytes())?;
                out.write_all(&[u8::from(line.head) * HEAD + u8::from(line.tail) * TAIL])?;
            }
        }
    }
    Ok(())
}

impl SiteModel {
    /// Reads a model from a file, which holds what [`to_bytes`](SiteModel::to_bytes) gave.
    pub fn load(path: &Path) -> Result<Self> {
        let bytes = std::fs::read(path).map_err(|e| Error::io(path.display(), &e))?;
        from_bytes(&bytes).map_err(|e| e.at(path.display()))
    }

    /// The model as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(self, &mut bytes).expect("a vector takes everything");
        bytes
    }

    /// The model of bytes that [`to_bytes`](SiteModel::to_bytes) gave.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        from_bytes(bytes)
    }
}

fn from_bytes(bytes: &[u8]) -> Result<SiteModel> {
    let Some(rest) = bytes.strip_prefix(MAGIC) else {
        return Err(Error::format("no site model; `khabar learn` makes one"));
    };
    let mut reader = Reader { rest };
    let version = reader.u32()?;
    if version != VERSION {
        return Err(Error::format(format!("site model of version {version}; this khabar reads version {VERSION}")));
    }
    let mut sites = BTreeMap::new();
    for _ in 0..reader.u32()? {
        let len = reader.u32()? as usize;
        let name = String::from_utf8(reader.take(len)?.to_vec())
            .map_err(|_| Error::format("damaged site model: a name is not UTF-8"))?;
        let mut articles = BTreeMap::new();
        for _ in 0..reader.u32()? {
            let print = reader.u64()?;
            let mut lines = Vec::new();
            for _ in 0..reader.u32()? {
                let template = reader.u64()?;
                let place = reader.take(1)?[0];
                lines.push(Line { template, head: place & HEAD != 0, tail: place & TAIL != 0 });
            }
            articles.insert(print, lines);
        }
        sites.insert(name, Site::new(articles));
    }
    if !reader.rest.is_empty() {
        return Err(Error::format(format!("damaged site model: {} bytes behind its end", reader.rest.len())));
    }
    Ok(SiteModel { sites })
}

struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    fn take(&mut self, n: usize) -> Result<&'b [u8]> {
        let Some((taken, rest)) = self.rest.split_at_checked(n) else {
            return Err(Error::format("damaged site model: it ends too early"));
        };
        self.rest = rest;
        Ok(taken)
    }

    fn u32(&mut self) -> Result<u32> {
        Ok(u32::from_le_bytes(self.take(4)?.try_into().expect("four bytes were taken")))
    }

    fn u64(&mut self) -> Result<u64> {
        Ok(u64::from_le_bytes(self.take(8)?.try_into().expect("eight bytes were taken")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn models_are_saved_and_other_files_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("sites.bin");
        let model = SiteModel::learn(&[("a", "خبر\nس"), ("a", "نبأ\nس"), ("ب", "قصة")]);
        std::fs::write(&path, model.to_bytes()).unwrap();
        assert_eq!(SiteModel::load(&path).unwrap(), model);
        let bytes = model.to_bytes();
        for n in 0..bytes.len() {
            assert!(SiteModel::from_bytes(&bytes[..n]).is_err(), "{n} of {} bytes", bytes.len());
        }
        let mut newer = bytes.clone();
        newer[8] = 9;
        assert!(SiteModel::from_bytes(&newer).unwrap_err().to_string().contains("version 9"));
        let longer = [&bytes[..], b"x"].concat();
        assert!(SiteModel::from_bytes(&longer).unwrap_err().to_string().contains("1 bytes behind"));
        std::fs::write(&path, "[]").unwrap();
        let message = SiteModel::load(&path).unwrap_err().to_string();
        assert!(message.contains("sites.bin") && message.contains("no site model"), "{message}");
    }
}
