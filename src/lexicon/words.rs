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
/// Words are kept as numbers, those of at most eight codes apart from longer ones, so that a look-up compares numbers and
/// follows no pointer; the few that no [`Key`] holds lie in a map of their own.
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
    short: Table<u64, V>,
    middle: Table<Key, V>,
    long: FxHashMap<Box<[u8]>, V>,
    /// One bit for each hash seen: most words of a text stop here.
    seen: Box<[u64; SEEN / 64]>,
}

/// Bits of the filter in front of the tables.
const SEEN: usize = 1 << 17;

impl<V: Copy + Default> Default for WordTable<V> {
    fn default() -> Self {
        let (short, middle) = (Table::default(), Table::default());
        WordTable { short, middle, long: FxHashMap::default(), seen: Box::new([0; SEEN / 64]) }
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

/// Keys of one width with their values beside them, so that one look at memory tells both.
#[derive(Clone, Debug)]
struct Table<K, V> {
    /// By the hash of the key; a power of two of them, a quarter of them free.
    slots: Vec<Slot<K, V>>,
    len: usize,
}

/// A key and its value; where the key is zero, as no word's is, the slot is free. Two of the short ones fill a line of the cache.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(32))]
struct Slot<K, V> {
    key: K,
    value: V,
}

impl<K: Copy + Default, V: Copy + Default> Default for Table<K, V> {
    fn default() -> Self {
        Table { slots: vec![Slot::default(); 16], len: 0 }
    }
}

impl<K: Copy + Default + Into<Key>, V: Copy + Default> Table<K, V> {
    /// Where a key is, or where it belongs.
    #[inline(always)]
    fn slot(&self, key: Key) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = (hash(key) >> 16) as usize & last;
        loop {
            let there = self.slots[slot].key.into();
            if there == key || there == 0 {
                return slot;
            }
            slot = (slot + 1) & last;
        }
    }

    #[inline(never)]
    fn find(&self, key: K) -> Option<&V> {
        let key = key.into();
        let slot = &self.slots[self.slot(key)];
        (slot.key.into() == key).then_some(&slot.value)
    }

    /// Adds a key; gives back the value that stood there before.
    fn insert(&mut self, key: K, value: V) -> Option<V> {
        if 3 * self.slots.len() < 4 * (self.len + 1) {
            let free = vec![Slot::default(); 2 * self.slots.len()];
            for old in std::mem::replace(&mut self.slots, free).into_iter().filter(|old| old.key.into() != 0) {
                let slot = self.slot(old.key.into());
                self.slots[slot] = old;
            }
        }
        let slot = self.slot(key.into());
        let old = std::mem::replace(&mut self.slots[slot], Slot { key, value });
        let new = old.key.into() == 0;
        self.len += usize::from(new);
        (!new).then_some(old.value)
    }

    fn iter(&self) -> impl Iterator<Item = (Key, &V)> {
        self.slots.iter().map(|slot| (slot.key.into(), &slot.value)).filter(|(key, _)| *key != 0)
    }

    fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.slots.iter_mut().filter(|slot| slot.key.into() != 0).map(|slot| &mut slot.value)
    }
}

impl<V: Copy + Default> WordTable<V> {
    /// Adds a form; gives back the value that stood there before.
    pub fn insert(&mut self, form: &str, value: V) -> Option<V> {
        self.insert_codes(crate::text::fold(form).into(), value)
    }

    /// Adds a form that is folded already.
    pub fn insert_codes(&mut self, form: Box<[u8]>, value: V) -> Option<V> {
        assert!(!form.is_empty(), "the check refuses empty forms");
        let Some(key) = key(&form) else { return self.long.insert(form, value) };
        let (word, bit) = filter(hash(key));
        self.seen[word] |= bit;
        match u64::try_from(key) {
            Ok(short) => self.short.insert(short, value),
            Err(_) => self.middle.insert(key, value),
        }
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
        match u64::try_from(key) {
            Ok(short) => self.get_short(short),
            Err(_) if self.may_have(key) => self.middle.find(key),
            Err(_) => None,
        }
    }

    /// The value of a word of at most eight codes, which are the lower half of its key.
    #[inline]
    pub fn get_short(&self, key: u64) -> Option<&V> {
        if self.may_have(Key::from(key)) { self.short.find(key) } else { None }
    }

    #[inline(always)]
    fn may_have(&self, key: Key) -> bool {
        let (word, bit) = filter(hash(key));
        self.seen[word] & bit != 0
    }

    /// Number of forms.
    pub fn len(&self) -> usize {
        self.short.len + self.middle.len + self.long.len()
    }

    /// Whether there are no forms.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All values, in no order.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.short.values_mut().chain(self.middle.values_mut()).chain(self.long.values_mut())
    }

    /// All forms with their values, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (Vec<u8>, &V)> {
        let codes = |key: Key| key.to_le_bytes().into_iter().take_while(|&c| c != 0).collect();
        let long = self.long.iter().map(|(form, v)| (form.to_vec(), v));
        self.short.iter().chain(self.middle.iter()).map(move |(key, v)| (codes(key), v)).chain(long)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_any_length_are_found() {
        let mut table = WordTable::default();
        let words: Vec<Vec<u8>> =
            (1..=40).map(|n| (0..n).map(|k: u32| (0x80 + (7 * k + n) % 32) as u8).collect()).collect();
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
