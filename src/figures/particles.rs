//! Particles that several rules ask for, as the codes that they are written in, and the article in front of words.

use super::scan::Scan;
use crate::text::code::letter;

/// م, which is short for the afternoon and for metres.
pub(super) const METRES: &[u8] = &[letter('م')];
/// من.
pub(super) const FROM: &[u8] = &[letter('م'), letter('ن')];
/// بين.
pub(super) const AMONG: &[u8] = &[letter('ب'), letter('ي'), letter('ن')];
/// عن.
pub(super) const ABOUT: &[u8] = &[letter('ع'), letter('ن')];
/// إلى.
pub(super) const TO: &[u8] = &[letter('ا'), letter('ل'), letter('ي')];
/// على.
pub(super) const ON: &[u8] = &[letter('ع'), letter('ل'), letter('ي')];
/// في.
pub(super) const IN: &[u8] = &[letter('ف'), letter('ي')];
/// مع.
pub(super) const WITH: &[u8] = &[letter('م'), letter('ع')];
/// منذ.
pub(super) const SINCE: &[u8] = &[letter('م'), letter('ن'), letter('ذ')];
/// حتى.
pub(super) const UNTIL: &[u8] = &[letter('ح'), letter('ت'), letter('ي')];
/// بعد.
pub(super) const AFTER: &[u8] = &[letter('ب'), letter('ع'), letter('د')];
/// قبل.
pub(super) const BEFORE: &[u8] = &[letter('ق'), letter('ب'), letter('ل')];
/// خلال.
pub(super) const DURING: &[u8] = &[letter('خ'), letter('ل'), letter('ا'), letter('ل')];
/// قد.
pub(super) const ALREADY: &[u8] = &[letter('ق'), letter('د')];
/// أن and إن.
pub(super) const THAT: &[u8] = &[letter('ا'), letter('ن')];
/// هذا.
pub(super) const THIS: &[u8] = &[letter('ه'), letter('ذ'), letter('ا')];
/// الذي.
pub(super) const WHICH: &[u8] = &[letter('ا'), letter('ل'), letter('ذ'), letter('ي')];
/// التي.
pub(super) const WHICH_F: &[u8] = &[letter('ا'), letter('ل'), letter('ت'), letter('ي')];
/// ذلك.
pub(super) const THAT_ONE: &[u8] = &[letter('ذ'), letter('ل'), letter('ك')];
/// تلك.
pub(super) const THAT_F: &[u8] = &[letter('ت'), letter('ل'), letter('ك')];
/// كما.
pub(super) const AS: &[u8] = &[letter('ك'), letter('م'), letter('ا')];
/// مثلما.
pub(super) const JUST_AS: &[u8] = &[letter('م'), letter('ث'), letter('ل'), letter('م'), letter('ا')];
/// هذه.
pub(super) const THIS_F: &[u8] = &[letter('ه'), letter('ذ'), letter('ه')];

/// Words with the article as written: ال, وال, بال, لل.
pub(super) fn starts_with_article(word: &[u8]) -> bool {
    const AL: &[u8] = &[letter('ا'), letter('ل')];
    const LIL: &[u8] = &[letter('ل'), letter('ل')];
    let rest = match word.first() {
        Some(&c) if c == letter('و') || c == letter('ف') => &word[1..],
        _ => word,
    };
    let rest = match rest.first() {
        Some(&c) if c == letter('ب') || c == letter('ك') => &rest[1..],
        _ => rest,
    };
    rest.len() > 3 && (rest.starts_with(AL) || rest.starts_with(LIL))
}

/// Whether token `i` begins with the article, which ألقاب and ألوية do not.
pub(super) fn article(scan: &Scan, i: usize) -> bool {
    starts_with_article(scan.codes(i)) && {
        let written = scan.span(i, i + 1).of(scan.text);
        let mut letters = written.chars().skip_while(|c| matches!(c, 'و' | 'ف' | 'ب' | 'ك'));
        !matches!(letters.next(), Some('أ' | 'إ' | 'آ'))
    }
}
