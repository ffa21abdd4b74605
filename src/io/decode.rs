//! Bytes of a file or stream, unpacked, with errors that name the place.

use super::kinds::Packing;
use crate::error::{Error, Result};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

const BUFFER: usize = 1 << 16;

/// A stream of unpacked bytes, and the name that errors give.
pub(super) struct Bytes {
    name: String,
    inner: Box<dyn BufRead + Send>,
    packing: Packing,
}

impl Bytes {
    /// The content of a file.
    pub fn open(path: &Path) -> Result<Self> {
        let name = path.display().to_string();
        let file = File::open(path).map_err(|e| cannot_open(path, &e))?;
        Bytes::new(name, file)
    }

    /// The content of a stream.
    pub fn new(name: String, stream: impl Read + Send + 'static) -> Result<Self> {
        let mut plain = BufReader::with_capacity(BUFFER, stream);
        let packing = Packing::sniff(plain.fill_buf().map_err(|e| Error::io(&name, &e))?);
        let inner: Box<dyn BufRead + Send> = match packing {
            Packing::Plain => Box::new(plain),
            Packing::Gzip => Box::new(BufReader::with_capacity(BUFFER, flate2::bufread::MultiGzDecoder::new(plain))),
            Packing::Zstd => {
                let decoder = zstd::Decoder::with_buffer(plain).map_err(|e| Error::io(&name, &e))?;
                Box::new(BufReader::with_capacity(BUFFER, decoder))
            }
        };
        Ok(Bytes { name, inner, packing })
    }

    /// The name of the file or stream.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The next bytes, without taking them.
    pub fn peek(&mut self) -> Result<&[u8]> {
        let (name, packing) = (&self.name, self.packing);
        self.inner.fill_buf().map_err(|e| broken(name, packing, &e))
    }

    /// Everything that is left.
    pub fn all(&mut self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.inner.read_to_end(&mut bytes).map_err(|e| broken(&self.name, self.packing, &e))?;
        Ok(bytes)
    }

    /// Appends the next line with its end to `line`; the number of its bytes, 0 at the end.
    pub fn line(&mut self, line: &mut Vec<u8>) -> Result<usize> {
        self.inner.read_until(b'\n', line).map_err(|e| broken(&self.name, self.packing, &e))
    }
}

fn cannot_open(path: &Path, e: &io::Error) -> Error {
    match e.kind() {
        io::ErrorKind::NotFound => super::source::missing(path),
        _ => Error::io(path.display(), e),
    }
}

/// What a failed read means: a damaged file where it is packed, else trouble with the device.
fn broken(name: &str, packing: Packing, e: &io::Error) -> Error {
    let what = match packing {
        Packing::Plain => return Error::io(name, e),
        Packing::Gzip => "gzip",
        Packing::Zstd => "zstd",
    };
    match e.kind() {
        io::ErrorKind::UnexpectedEof => {
            Error::format(format!("{name}: the {what} data end too early; the file is cut off"))
        }
        _ => Error::format(format!("{name}: the {what} data are damaged: {e}")),
    }
}

/// The bytes as text; an error names the first byte that is no UTF-8. `offset` is the place of the
/// bytes in the file.
pub(super) fn utf8(name: &str, offset: u64, bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).map_err(|e| {
        let at = offset + e.utf8_error().valid_up_to() as u64;
        Error::format(format!("{name}: byte {at} is not UTF-8"))
    })
}
