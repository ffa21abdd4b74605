//! A number for bytes that is the same on every machine, in every run and in every version: for what files hold.

/// The 64-bit hash of Fowler, Noll and Vo (FNV-1a), byte by byte.
///
/// ```
/// use khabar::text::hash::{Hash, hash};
/// let mut whole = Hash::default();
/// whole.write(b"kha");
/// whole.write(b"bar");
/// assert_eq!(whole.value(), hash(b"khabar"));
/// assert_eq!(hash(b"a"), 0xaf63_dc4c_8601_ec8c);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Hash(u64);

impl Default for Hash {
    fn default() -> Self {
        Hash(0xcbf2_9ce4_8422_2325)
    }
}

impl Hash {
    /// Takes in more bytes.
    #[inline]
    pub fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// The hash of the bytes so far.
    #[inline]
    pub fn value(self) -> u64 {
        self.0
    }
}

/// The hash of `bytes`.
#[inline]
pub fn hash(bytes: &[u8]) -> u64 {
    let mut hash = Hash::default();
    hash.write(bytes);
    hash.value()
}
