//! Bytes of a file or stream, unpacked piece by piece, with errors that name the place.

use super::kinds::Packing;
use crate::batch::Unread;
use crate::error::{Error, ErrorKind, Result};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

const BUFFER: usize = 1 << 16;

/// A stream of unpacked bytes, the name that errors give, and the most bytes that one article may have.
///
/// Packed data are never unpacked further than asked for, so a small file that unpacks to terabytes costs no more
/// memory than one article.
pub(super) struct Bytes {
    name: String,
    inner: Box<dyn BufRead + Send>,
    packing: Packing,
    most: usize,
    /// What [`Read`] may still give for the record under way.
    left: usize,
}

/// What [`Bytes::line`] found.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// A line of this many bytes, its end included.
    Line(usize),
    /// A line of this many bytes, which is longer than an article may be; it was passed over.
    TooLong(usize),
    /// Nothing more.
    End,
}

impl Bytes {
    /// The content of a file whose articles have at most `most` bytes.
    pub fn open(path: &Path, most: usize) -> Result<Self> {
        let name = path.display().to_string();
        let file = File::open(path).map_err(|e| cannot_open(path, &e))?;
        Bytes::new(name, file, most)
    }

    /// The content of a stream.
    pub fn new(name: String, stream: impl Read + Send + 'static, most: usize) -> Result<Self> {
        let mut plain = BufReader::with_capacity(BUFFER, stream);
        let packing = Packing::sniff(plain.fill_buf().map_err(|e| Error::io(&name, &e))?);
        let inner: Box<dyn BufRead + Send> = match packing {
            Packing::Plain => Box::new(plain),
            Packing::Gzip => Box::new(BufReader::with_capacity(BUFFER, flate2::bufread::MultiGzDecoder::new(plain))),
            Packing::Bzip2 => Box::new(BufReader::with_capacity(BUFFER, bzip2::bufread::MultiBzDecoder::new(plain))),
            Packing::Zstd => {
                let decoder = zstd::Decoder::with_buffer(plain).map_err(|e| Error::io(&name, &e))?;
                Box::new(BufReader::with_capacity(BUFFER, decoder))
            }
        };
        Ok(Bytes { name, inner, packing, most, left: most })
    }

    /// The name of the file or stream.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The most bytes that one article may have.
    pub fn most(&self) -> usize {
        self.most
    }

    /// The next bytes, without taking them.
    pub fn peek(&mut self) -> Result<&[u8]> {
        let (name, packing) = (&self.name, self.packing);
        self.inner.fill_buf().map_err(|e| broken(name, packing, &e))
    }

    /// Takes bytes that [`peek`](Self::peek) has shown.
    pub fn consume(&mut self, count: usize) {
        self.inner.consume(count);
    }

    /// Everything that is left, as one article.
    pub fn all(&mut self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut some = (&mut self.inner).take(self.most as u64 + 1);
        some.read_to_end(&mut bytes).map_err(|e| broken(&self.name, self.packing, &e))?;
        if bytes.len() > self.most { Err(too_long(&self.name, self.most)) } else { Ok(bytes) }
    }

    /// Appends the next line with its end to `line`, unless it is too long.
    pub fn line(&mut self, line: &mut Vec<u8>) -> Result<Found> {
        let mut read = 0;
        loop {
            let some = match self.inner.fill_buf() {
                Ok(some) => some,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                Err(e) => return Err(broken(&self.name, self.packing, &e)),
            };
            let end = memchr::memchr(b'\n', some).map(|at| at + 1);
            let used = end.unwrap_or(some.len());
            if read + used <= self.most {
                line.extend_from_slice(&some[..used]);
            } else {
                *line = Vec::new();
            }
            read += used;
            self.inner.consume(used);
            if end.is_some() || used == 0 {
                return Ok(match read {
                    0 => Found::End,
                    n if n > self.most => Found::TooLong(n),
                    n => Found::Line(n),
                });
            }
        }
    }

    /// The next `len` bytes; `None` when the stream ends before.
    pub fn exact(&mut self, len: usize) -> Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        let mut some = (&mut self.inner).take(len as u64);
        some.read_to_end(&mut bytes).map_err(|e| broken(&self.name, self.packing, &e))?;
        Ok((bytes.len() == len).then_some(bytes))
    }

    /// Passes over `len` bytes; false when the stream ends before.
    pub fn skip(&mut self, len: u64) -> Result<bool> {
        let mut some = (&mut self.inner).take(len);
        let passed = io::copy(&mut some, &mut io::sink()).map_err(|e| broken(&self.name, self.packing, &e))?;
        Ok(passed == len)
    }

    /// Lets [`Read`] give a whole record again.
    pub fn renew(&mut self) {
        self.left = self.most;
    }

    /// What an error of [`Read`] means.
    pub fn explain(&self, e: &io::Error) -> Error {
        if self.left == 0 { too_long(&self.name, self.most) } else { broken(&self.name, self.packing, e) }
    }
}

impl Read for Bytes {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let most = buf.len().min(self.left);
        let read = self.inner.read(&mut buf[..most])?;
        self.left -= read;
        Ok(read)
    }
}

fn cannot_open(path: &Path, e: &io::Error) -> Error {
    match e.kind() {
        io::ErrorKind::NotFound => missing(path),
        _ => Error::io(path.display(), e),
    }
}

/// The error of an article that has more bytes than are read.
pub(super) fn too_long(place: &str, most: usize) -> Error {
    let size = if most >= 1 << 20 { format!("{} MiB", most >> 20) } else { format!("{most} bytes") };
    Error::format(format!("{place}: an article of more than {size} unpacked, which is the most that is read"))
}

/// The next of a stream, or that it is damaged at `number` of `file`: nothing more can be read from it.
pub(super) fn or_damaged<T>(
    next: Result<Option<Result<T, Unread>>>,
    file: &str,
    number: usize,
) -> Option<Result<T, Unread>> {
    next.unwrap_or_else(|error| Some(Err(Unread { id: format!("{file}:{number}"), error })))
}

/// What a failed read means: a damaged file where it is packed, else trouble with the device.
fn broken(name: &str, packing: Packing, e: &io::Error) -> Error {
    let what = match packing {
        Packing::Plain => return Error::io(name, e),
        Packing::Gzip => "gzip",
        Packing::Bzip2 => "bzip2",
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
        let hint = match e.as_bytes() {
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] if offset == 0 => "; the file looks like UTF-16, so convert it first",
            _ => "",
        };
        Error::format(format!("{name}: byte {at} is not UTF-8{hint}"))
    })
}

/// The error of a path that does not exist.
pub(super) fn missing(path: &Path) -> Error {
    Error::new(ErrorKind::Io, format!("{}: no such file or folder", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};

    fn bytes(content: &[u8], most: usize) -> Bytes {
        Bytes::new("x".into(), Cursor::new(content.to_vec()), most).unwrap()
    }

    #[test]
    fn a_line_that_is_too_long_is_passed_over() {
        let mut all = bytes(b"ab\nabcdef\n\ncd", 4);
        let mut seen = Vec::new();
        loop {
            let mut line = Vec::new();
            let found = all.line(&mut line).unwrap();
            if found == Found::End {
                break;
            }
            seen.push((found, line));
        }
        let want: [(Found, &[u8]); 4] =
            [(Found::Line(3), b"ab\n"), (Found::TooLong(7), b""), (Found::Line(1), b"\n"), (Found::Line(2), b"cd")];
        assert_eq!(seen, want.map(|(found, line)| (found, line.to_vec())));
    }

    #[test]
    fn what_unpacks_to_too_much_is_never_unpacked() {
        let zeros = vec![b' '; 1 << 20];
        let mut bomb = zstd::Encoder::new(Vec::new(), 3).unwrap();
        for _ in 0..64 {
            bomb.write_all(&zeros).unwrap();
        }
        let bomb = bomb.finish().unwrap();
        assert!(bomb.len() < 1 << 16);
        let mut unpacked = bytes(&bomb, 1 << 20);
        let error = unpacked.all().unwrap_err().to_string();
        assert_eq!(error, "x: an article of more than 1 MiB unpacked, which is the most that is read");
        assert!(unpacked.peek().unwrap().len() <= BUFFER, "the rest is still packed");
    }
}
