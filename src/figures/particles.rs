//! Particles that several rules ask for, as the codes that they are written in.

use crate::text::code::letter;

/// من.
pub(super) const FROM: &[u8] = &[letter('م'), letter('ن')];
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
/// قد.
pub(super) const ALREADY: &[u8] = &[letter('ق'), letter('د')];
/// أن and إن.
pub(super) const THAT: &[u8] = &[letter('ا'), letter('ن')];
/// هذا.
pub(super) const THIS: &[u8] = &[letter('ه'), letter('ذ'), letter('ا')];
/// هذه.
pub(super) const THIS_F: &[u8] = &[letter('ه'), letter('ذ'), letter('ه')];
