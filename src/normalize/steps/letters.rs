//! Letters that are written in several ways: look-alikes, foreign letters, alef, hamza, yeh, teh marbuta.

use super::{Counts, LONGEST, Rules, Step, Touch, compose};
use crate::normalize::chars::{is_combining_hamza, is_mark, is_word};
use crate::normalize::options::{Alef, AlefMaksura, Hamza, TehMarbuta};
use crate::normalize::units::{Unit, Units};
use crate::text::chars::{TATWEEL, is_arabic_letter};

const FARSI_YEH: char = '\u{6CC}';

/// The Arabic letter that a letter of another language looks like.
fn lookalike(c: char) -> char {
    match c {
        'ک' | 'ڪ' | '\u{63B}' | '\u{63C}' => 'ك',
        'ې' | 'ۑ' | 'ے' | 'ۍ' | 'ێ' | '\u{620}' | '\u{63D}'..='\u{63F}' => 'ي',
        'ۓ' | '\u{678}' => 'ئ',
        'ہ' | 'ھ' | 'ە' | 'ۀ' | 'ۂ' => 'ه',
        'ۃ' => 'ة',
        'ۄ'..='ۋ' | 'ۏ' => 'و',
        '\u{676}' | '\u{677}' => 'ؤ',
        'ٮ' => 'ب',
        'ٹ' | 'ٺ' | 'ټ' | 'ٿ' => 'ت',
        'ڈ' | 'ډ' | 'ڊ' | 'ڌ'..='ڐ' => 'د',
        'ڑ'..='ڗ' | 'ڙ' => 'ر',
        'ں' | 'ڹ'..='ڽ' => 'ن',
        'ڡ' | 'ڢ' => 'ف',
        'ٯ' | 'ڧ' => 'ق',
        'ڵ'..='ڸ' => 'ل',
        'ښ'..='ڜ' => 'س',
        'ڝ' | 'ڞ' => 'ص',
        _ => c,
    }
}

/// The Arabic letter nearest to a letter for a sound that Arabic lacks.
fn foreign(c: char) -> char {
    match c {
        'گ' | 'ڭ' | 'ݣ' => 'ك',
        'پ' => 'ب',
        'چ' => 'ج',
        'ژ' => 'ز',
        'ڤ' | 'ڥ' => 'ف',
        'ڨ' => 'ق',
        _ => c,
    }
}

fn alef(c: char, to: Alef) -> char {
    match (c, to) {
        ('ٱ', Alef::Wasla | Alef::Fold) => 'ا',
        ('أ' | 'إ' | 'آ' | 'ٲ' | 'ٳ' | 'ٵ' | '\u{773}' | '\u{774}' | '\u{870}'..='\u{882}', Alef::Fold) => 'ا',
        _ => c,
    }
}

/// Marks that make a form of alef out of ا, however many of them stand there.
fn writes_alef(c: char) -> bool {
    matches!(c, '\u{653}'..='\u{655}')
}

/// `None` where the letter goes.
fn hamza(c: char, to: Hamza) -> Option<char> {
    Some(match (c, to) {
        (_, Hamza::Keep) => c,
        ('ؤ' | 'ئ' | '\u{676}' | '\u{678}', Hamza::Hamza) => 'ء',
        ('ؤ' | '\u{676}' | '\u{677}', _) => 'و',
        ('ئ' | '\u{678}', _) => 'ي',
        ('ء' | '\u{674}', Hamza::Drop) => return None,
        ('\u{674}', _) => 'ء',
        _ => c,
    })
}

fn skeleton(c: char) -> char {
    match c {
        'ب' | 'ت' | 'ث' => 'ٮ',
        'ج' | 'خ' => 'ح',
        'ذ' => 'د',
        'ز' => 'ر',
        'ش' => 'س',
        'ض' => 'ص',
        'ظ' => 'ط',
        'غ' => 'ع',
        'ف' => 'ڡ',
        'ق' => 'ٯ',
        'ن' => 'ں',
        'ي' | 'ئ' => 'ى',
        'ؤ' => 'و',
        'ة' => 'ه',
        'أ' | 'إ' | 'آ' => 'ا',
        _ => c,
    }
}

/// Everything but the two rules that ask where in its word a letter stands.
fn fold(c: char, rules: &Rules, mut fired: impl FnMut(Step)) -> Option<char> {
    if c < '\u{600}' {
        return Some(c);
    }
    let o = &rules.options;
    let mut now = c;
    let mut step = |step: Step, to: char| {
        if to != now {
            fired(step);
        }
        now = to;
        now
    };
    let mut c = c;
    if o.lookalikes {
        c = step(Step::Lookalikes, lookalike(c));
    }
    if o.foreign {
        c = step(Step::Foreign, foreign(c));
    }
    c = step(Step::Alef, alef(c, o.alef));
    match hamza(c, o.hamza) {
        Some(to) => c = step(Step::Hamza, to),
        None => {
            fired(Step::Hamza);
            return None;
        }
    }
    if o.alef_maksura == AlefMaksura::Yeh && c == 'ى' {
        c = step(Step::AlefMaksura, 'ي');
    }
    if c == 'ة' {
        let to = match o.teh_marbuta {
            TehMarbuta::Keep => 'ة',
            TehMarbuta::Heh => 'ه',
            TehMarbuta::Teh => 'ت',
        };
        c = step(Step::TehMarbuta, to);
    }
    if o.skeleton {
        c = step(Step::Skeleton, skeleton(c));
    }
    Some(c)
}

pub(super) fn touch(c: char, rules: &Rules) -> Touch {
    let o = &rules.options;
    if c < '\u{600}' {
        return Touch::Same;
    }
    if is_combining_hamza(c) && o.hamza != Hamza::Keep || writes_alef(c) && o.alef == Alef::Fold {
        return Touch::Look;
    }
    if o.lookalikes && c == FARSI_YEH {
        let (yeh, maksura) = (fold('ي', rules, |_| {}), fold('ى', rules, |_| {}));
        return match yeh {
            Some(to) if yeh == maksura && o.alef_maksura != AlefMaksura::Maksura => Touch::To(to),
            _ => Touch::Look,
        };
    }
    if o.alef_maksura == AlefMaksura::Maksura && matches!(c, 'ي' | 'ى' | 'ئ') {
        return Touch::Look;
    }
    match fold(c, rules, |_| {}) {
        None => Touch::Gone,
        Some(to) if to == c => Touch::Same,
        Some(to) if o.alef_maksura == AlefMaksura::Maksura && to == 'ي' => Touch::Look,
        Some(to) => Touch::To(to),
    }
}

pub(super) fn run(units: &mut Units, rules: &Rules, counts: &mut Counts) {
    if !rules.letters {
        return;
    }
    if rules.options.lookalikes && units.any(|c| c == FARSI_YEH) {
        counts.add(Step::Lookalikes, farsi_yeh(units, rules));
    }
    // A fold may make a letter that composes with its marks, and what they compose to may fold: at most twice.
    for round in 0..3 {
        // The letter that marks stand on.
        let mut base = ' ';
        units.list.retain_mut(|u| {
            if u.fixed {
                base = ' ';
                return true;
            }
            if base == 'ا' && rules.options.alef == Alef::Fold && writes_alef(u.c) {
                counts.add(Step::Alef, 1);
                return false;
            }
            if round > 0 && rules.options.hamza != Hamza::Keep && is_combining_hamza(u.c) {
                counts.add(Step::Hamza, 1);
                return false;
            }
            let folded = fold(u.c, rules, |step| counts.add(step, 1));
            u.c = folded.unwrap_or(u.c);
            if folded.is_some() && !is_mark(u.c) {
                base = u.c;
            }
            folded.is_some()
        });
        if compose::compose(units) == 0 {
            break;
        }
    }
    if rules.options.hamza != Hamza::Keep {
        let before = units.list.len();
        units.list.retain(|u| u.fixed || !is_combining_hamza(u.c));
        counts.add(Step::Hamza, before - units.list.len());
        compose::compose(units);
    }
    if rules.options.alef_maksura == AlefMaksura::Maksura {
        counts.add(Step::AlefMaksura, final_maksura(units));
    }
}

/// Whether the word ends with unit `i`, marks aside.
fn is_final(list: &[Unit], i: usize) -> bool {
    !list[i + 1..].iter().find(|u| !is_mark(u.c)).is_some_and(|u| is_word(u.c))
}

/// Farsi yeh is ي, but ى at the end of a word that is spelled with it.
fn farsi_yeh(units: &mut Units, rules: &Rules) -> usize {
    let mut n = 0;
    let mut word_start = 0;
    for i in 0..units.list.len() {
        let c = units.list[i].c;
        if !is_word(c) {
            word_start = i + 1;
        }
        if c != FARSI_YEH || units.list[i].fixed {
            continue;
        }
        let to = if is_final(&units.list, i) && i - word_start < 2 * LONGEST {
            let letters = units.list[word_start..i].iter().map(|u| u.c).filter(|&c| is_arabic_letter(c));
            let word: String = letters.map(|c| if c == FARSI_YEH { 'ي' } else { lookalike(c) }).chain(['ى']).collect();
            if rules.spelling.ends_in_maksura(&word) { 'ى' } else { 'ي' }
        } else {
            'ي'
        };
        units.list[i].c = to;
        n += 1;
    }
    n
}

fn final_maksura(units: &mut Units) -> usize {
    let mut n = 0;
    for i in 0..units.list.len() {
        let u = units.list[i];
        let inside = i > 0 && is_word(units.list[i - 1].c);
        if u.c == 'ي' && !u.fixed && inside && is_final(&units.list, i) {
            units.list[i].c = 'ى';
            n += 1;
        }
    }
    n
}

/// The letters of a word with spelling variants made equal, for look-ups that do not depend on options.
pub(crate) fn bare(word: &str) -> impl Iterator<Item = char> {
    let letters = word.chars().filter(|&c| !is_mark(c) && c != TATWEEL);
    letters.map(|c| if c == 'ى' || c == FARSI_YEH { 'ي' } else { alef(lookalike(c), Alef::Fold) })
}
