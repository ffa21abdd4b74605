//! A table of words in code, looked up with and without the clitics fused to their front.

use rustc_hash::FxHashMap;

/// A word of at most [`LONGEST`] codes as one number: its first code lowest, zeros behind its last.
pub type Key = u128;

/// Most codes of a word that a [`Key`] holds.
pub const LONGEST: usize = size_of::<Key>();

/// The key of a word, if it is no longer than [`LONGEST`] codes.
pub fn key(word: &[u8]) -> Option<Key> {
    let mut bytes = [0; LONGEST];
    bytes.get_mut(..word.len())?.copy_from_slice(word);
    Some(Key::from_le_bytes(bytes))
}

/// Maps folded words to values.
///
/// Words are kept as [`Key`]s in open addressing, so that a look-up compares numbers and follows no
/// pointer; the few longer ones lie in a map of their own.
///
/// ```
/// use khabar::lexicon::WordTable;
/// use khabar::text::View;
/// let mut table = WordTable::default();
/// table.insert("ألف", 1000);
/// assert_eq!(table.get(View::new("ألفٌ").codes()), Some(&1000));
/// ```
#[derive(Clone, Debug)]
pub struct WordTable<V> {
    /// The keys by their hash, each with its value, 0 where none is; their number is a power of two.
    slots: Vec<(Key, V)>,
    len: usize,
    /// One bit for each hash seen: most words of a text stop here.
    seen: Box<[u64; SEEN / 64]>,
    long: FxHashMap<Box<[u8]>, V>,
}

/// Bits of the filter in front of the table.
const SEEN: usize = 1 << 17;

impl<V> Default for WordTable<V> {
    fn default() -> Self {
        WordTable { slots: Vec::new(), len: 0, seen: Box::new([0; SEEN / 64]), long: FxHashMap::default() }
    }
}

/// The upper bits are the best ones.
#[inline(always)]
fn hash(key: Key) -> u64 {
    let (low, high) = (key as u64, (key >> 64) as u64);
    let mixed = low.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ high.wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    mixed ^ (mixed >> 29)
}

/// The word and the bit of the filter that belong to a hash.
#[inline(always)]
fn filter(hash: u64) -> (usize, u64) {
    let bit = (hash >> 40) as usize % SEEN;
    (bit / 64, 1 << (bit % 64))
}

impl<V: Clone + Default> WordTable<V> {
    /// Adds a form; gives back the value that stood there before.
    pub fn insert(&mut self, form: &str, value: V) -> Option<V> {
        self.insert_codes(crate::text::fold(form).into(), value)
    }

    /// Adds a form that is folded already.
    pub fn insert_codes(&mut self, form: Box<[u8]>, value: V) -> Option<V> {
        assert!(!form.is_empty(), "the check refuses empty forms");
        let Some(key) = key(&form) else { return self.long.insert(form, value) };
        if self.slots.len() < 2 * (self.len + 1) {
            self.grow();
        }
        let (word, bit) = filter(hash(key));
        self.seen[word] |= bit;
        let slot = self.slot(key);
        if self.slots[slot].0 == key {
            return Some(std::mem::replace(&mut self.slots[slot].1, value));
        }
        self.slots[slot] = (key, value);
        self.len += 1;
        None
    }

    fn grow(&mut self) {
        let size = (2 * self.slots.len()).max(16);
        let old = std::mem::replace(&mut self.slots, vec![(0, V::default()); size]);
        for (key, value) in old.into_iter().filter(|(key, _)| *key != 0) {
            let slot = self.slot(key);
            self.slots[slot] = (key, value);
        }
    }
}

impl<V> WordTable<V> {
    /// Where a key is, or where it belongs; the table always has free slots.
    #[inline]
    fn slot(&self, key: Key) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = (hash(key) >> 16) as usize & last;
        while self.slots[slot].0 != key && self.slots[slot].0 != 0 {
            slot = (slot + 1) & last;
        }
        slot
    }

    /// The value of a word.
    pub fn get(&self, word: &[u8]) -> Option<&V> {
        match key(word) {
            Some(0) => None,
            Some(key) => self.get_key(key),
            None => self.long.get(word),
        }
    }

    /// The value of a word given as its key, which is not 0.
    #[inline]
    pub fn get_key(&self, key: Key) -> Option<&V> {
        if self.may_have(key) { self.find(key) } else { None }
    }

    /// The value of a word of at most eight codes, which are the lower half of its key.
    #[inline]
    pub fn get_short(&self, key: u64) -> Option<&V> {
        if self.may_have(Key::from(key)) { self.find(Key::from(key)) } else { None }
    }

    #[inline(always)]
    fn may_have(&self, key: Key) -> bool {
        let (word, bit) = filter(hash(key));
        self.seen[word] & bit != 0
    }

    #[inline(never)]
    fn find(&self, key: Key) -> Option<&V> {
        let (found, value) = &self.slots[self.slot(key)];
        (*found == key).then_some(value)
    }

    /// Number of forms.
    pub fn len(&self) -> usize {
        self.len + self.long.len()
    }

    /// Whether there are no forms.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All values, in no order.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        let short = self.slots.iter_mut().filter(|(key, _)| *key != 0).map(|(_, v)| v);
        short.chain(self.long.values_mut())
    }

    /// All forms with their values, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (Vec<u8>, &V)> {
        let codes = |key: Key| key.to_le_bytes().into_iter().take_while(|&c| c != 0).collect();
        let short = self.slots.iter().filter(|(key, _)| *key != 0);
        short.map(move |(key, v)| (codes(*key), v)).chain(self.long.iter().map(|(form, v)| (form.to_vec(), v)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_any_length_are_found() {
        let mut table = WordTable::default();
        let code = |k: usize, n: usize| 0x80 + ((7 * k + n) % 32) as u8;
        let words: Vec<Vec<u8>> = (1..=40).map(|n| (0..n).map(|k| code(k, n)).collect()).collect();
        for (i, word) in words.iter().enumerate() {
            assert_eq!(table.insert_codes(word.clone().into(), i), None);
        }
        for (i, word) in words.iter().enumerate() {
            assert_eq!(table.get(word), Some(&i));
            assert_eq!(table.get(&[&word[..], &[0xFD]].concat()), None);
        }
        assert_eq!(table.insert_codes(words[2].clone().into(), 99), Some(2));
        assert_eq!((table.len(), table.iter().count(), table.get(&[])), (40, 40, None));
    }
}
