//! Clitics fused to the front of words: their letters, their bits and the prefixes they make.

use crate::text::code::letter;

/// Clitics fused to the front of a word, as bits.
pub(crate) mod clitic {
    /// و or ف.
    pub const CONJUNCTION: u8 = 1;
    /// ب.
    pub const BA: u8 = 2;
    /// ل.
    pub const LAM: u8 = 4;
    /// ك.
    pub const KAF: u8 = 8;
    /// ال, of a word that the lexicon knows: the words that it does not know have no clitics, whatever they begin with.
    pub const ARTICLE: u8 = 16;
}

/// Prefixes of one to four clitics, longest first, with the bits they stand for.
pub(crate) const PREFIXES: &[(&str, u8)] = &[
    ("وبال", clitic::CONJUNCTION | clitic::BA | clitic::ARTICLE),
    ("فبال", clitic::CONJUNCTION | clitic::BA | clitic::ARTICLE),
    ("وكال", clitic::CONJUNCTION | clitic::KAF | clitic::ARTICLE),
    ("ولل", clitic::CONJUNCTION | clitic::LAM | clitic::ARTICLE),
    ("فلل", clitic::CONJUNCTION | clitic::LAM | clitic::ARTICLE),
    ("وال", clitic::CONJUNCTION | clitic::ARTICLE),
    ("فال", clitic::CONJUNCTION | clitic::ARTICLE),
    ("بال", clitic::BA | clitic::ARTICLE),
    ("كال", clitic::KAF | clitic::ARTICLE),
    ("ال", clitic::ARTICLE),
    ("لل", clitic::LAM | clitic::ARTICLE),
    ("وب", clitic::CONJUNCTION | clitic::BA),
    ("فب", clitic::CONJUNCTION | clitic::BA),
    ("ول", clitic::CONJUNCTION | clitic::LAM),
    ("فل", clitic::CONJUNCTION | clitic::LAM),
    ("و", clitic::CONJUNCTION),
    ("ف", clitic::CONJUNCTION),
    ("ب", clitic::BA),
    ("ل", clitic::LAM),
    ("ك", clitic::KAF),
];

pub(super) const WAW: u8 = letter('و');

pub(super) const FA: u8 = letter('ف');

pub(crate) const BA: u8 = letter('ب');

pub(crate) const LAM: u8 = letter('ل');

pub(crate) const KAF: u8 = letter('ك');

pub(super) const ALEF: u8 = letter('ا');

/// A word behind the و in front of it, which may be "and" or a letter of its own (والجرحى, واحد); `None` where it has none.
pub(crate) fn without_and(word: &[u8]) -> Option<&[u8]> {
    word.strip_prefix(&[WAW])
}

/// Whether a word begins with و, "and" or not.
pub(crate) fn begins_with_and(word: &[u8]) -> bool {
    word.first() == Some(&WAW)
}

/// The bits of a word that consists of clitics alone, as before digits (و10, الـ18).
pub(crate) fn clitics_only(word: &[u8]) -> Option<u8> {
    let (mut rest, mut bits) = (word, 0);
    if let [WAW | FA, tail @ ..] = rest {
        (rest, bits) = (tail, bits | clitic::CONJUNCTION);
    }
    rest = match rest {
        [LAM, LAM] => {
            bits |= clitic::LAM | clitic::ARTICLE;
            &[]
        }
        [BA, tail @ ..] => {
            bits |= clitic::BA;
            tail
        }
        [LAM, tail @ ..] => {
            bits |= clitic::LAM;
            tail
        }
        [KAF, tail @ ..] => {
            bits |= clitic::KAF;
            tail
        }
        _ => rest,
    };
    match rest {
        [ALEF, LAM] => Some(bits | clitic::ARTICLE),
        [] if bits != 0 => Some(bits),
        _ => None,
    }
}
