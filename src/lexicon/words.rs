//! A table of words in code, looked up with and without the clitics fused to their front.

use rustc_hash::FxHashMap;

/// Maps folded words to values.
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
    map: FxHashMap<Box<[u8]>, V>,
    /// One bit for each (first code, last code, length) seen: most words of a text stop here.
    seen: Box<[u64; 1024]>,
}

impl<V> Default for WordTable<V> {
    fn default() -> Self {
        WordTable { map: FxHashMap::default(), seen: Box::new([0; 1024]) }
    }
}

#[inline]
fn slot(word: &[u8]) -> usize {
    let (first, last) = (word[0] as usize & 63, word[word.len() - 1] as usize & 63);
    let second = word[1.min(word.len() - 1)] as usize & 15;
    ((first * 0x9E5) ^ (last * 0x3D1) ^ (second << 9) ^ (word.len() << 5)) & 0xFFFF
}

impl<V> WordTable<V> {
    /// Adds a form; gives back the value that stood there before.
    pub fn insert(&mut self, form: &str, value: V) -> Option<V> {
        self.insert_codes(crate::text::fold(form).into(), value)
    }

    /// Adds a form that is folded already.
    pub fn insert_codes(&mut self, form: Box<[u8]>, value: V) -> Option<V> {
        assert!(!form.is_empty(), "the check refuses empty forms");
        let slot = slot(&form);
        self.seen[slot / 64] |= 1 << (slot % 64);
        self.map.insert(form, value)
    }

    /// The value of a word.
    #[inline]
    pub fn get(&self, word: &[u8]) -> Option<&V> {
        if word.is_empty() {
            return None;
        }
        let slot = slot(word);
        if self.seen[slot / 64] & (1 << (slot % 64)) == 0 {
            return None;
        }
        self.map.get(word)
    }

    /// The value of a word, to be changed.
    pub fn get_mut(&mut self, word: &[u8]) -> Option<&mut V> {
        self.map.get_mut(word)
    }

    /// Number of forms.
    pub fn len(&self) -> usize {
        self.map.len()
    }

    /// Whether there are no forms.
    pub fn is_empty(&self) -> bool {
        self.map.is_empty()
    }

    /// All forms with their values, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&[u8], &V)> {
        self.map.iter().map(|(k, v)| (&**k, v))
    }
}
