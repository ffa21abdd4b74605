//! Presentation forms and ligatures: characters that draw letters in a place of a word, as old
//! encodings and the text layer of PDF files hold them.
//!
//! Each is replaced by what Unicode says it draws (NFKC), one by one, so that nothing else of the
//! text changes. Three cases are mended: forms of marks that stand on a space or on tatweel become
//! the bare mark, for a space would split the word; ﷼ gets an Arabic yeh; ﷽, for which Unicode
//! gives nothing, is spelled out.

use super::{Counts, Rules, Step, Touch};
use crate::normalize::options::UnicodeForm;
use crate::normalize::units::{Units, push_str};
use crate::span::Span;
use crate::text::chars::TATWEEL;
use unicode_normalization::UnicodeNormalization;

const BASMALA: char = '\u{FDFD}';
const RIAL: char = '\u{FDFC}';

/// Whether `c` lies in one of the two blocks of Arabic presentation forms and is one.
fn is_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}')
        && (c == BASMALA || std::iter::once(c).nfkc().next() != Some(c))
}

/// Writes what a presentation form draws.
fn expand_form(c: char, out: &mut String) {
    match c {
        BASMALA => out.push_str("بسم الله الرحمن الرحيم"),
        RIAL => out.push_str("ريال"),
        '\u{FC5E}'..='\u{FC63}' | '\u{FCF2}'..='\u{FCF4}' | '\u{FE70}'..='\u{FE7F}' => {
            out.extend(std::iter::once(c).nfkc().filter(|&d| d != ' ' && d != TATWEEL))
        }
        _ => out.extend(std::iter::once(c).nfkc()),
    }
}

fn applies(c: char, rules: &Rules) -> bool {
    let compatible = matches!(rules.options.unicode, UnicodeForm::Nfkc | UnicodeForm::Nfkd);
    match c {
        '\0'..='\u{9F}' | '\u{600}'..='\u{674}' => false,
        '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}' => (rules.options.forms || compatible) && is_form(c),
        _ => compatible && std::iter::once(c).nfkc().next() != Some(c),
    }
}

pub(super) fn touch(c: char, rules: &Rules) -> Touch {
    if applies(c, rules) { Touch::Look } else { Touch::Same }
}

pub(super) fn run(units: &mut Units, rules: &Rules, counts: &mut Counts) {
    if !units.any(|c| applies(c, rules)) {
        return;
    }
    let mut text = String::new();
    let n = units.rebuild(|from, to| {
        let mut n = 0;
        for unit in from {
            if unit.fixed || !applies(unit.c, rules) {
                to.push(*unit);
                continue;
            }
            text.clear();
            expand_form(unit.c, &mut text);
            push_str(to, &text, Span::new(unit.start, unit.end), false);
            n += 1;
        }
        n
    });
    counts.add(Step::Forms, n);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expanded(c: char) -> String {
        let mut out = String::new();
        expand_form(c, &mut out);
        out
    }

    #[test]
    fn all_731_forms_are_what_unicode_says_but_for_the_mended_ones() {
        let forms: Vec<char> = ('\u{FB50}'..='\u{FEFE}').filter(|&c| is_form(c) && c != BASMALA).collect();
        assert_eq!(forms.len(), 731, "a version of Unicode with more forms");
        let mut mended = 0;
        for c in forms {
            let nfkc: String = std::iter::once(c).nfkc().collect();
            let ours = expanded(c);
            if ours != nfkc {
                mended += 1;
                let plain: String = nfkc.chars().filter(|&d| d != ' ' && d != TATWEEL).collect();
                assert!(c == RIAL || ours == plain, "U+{:04X}", c as u32);
            }
            assert!(!ours.chars().any(is_form), "U+{:04X}", c as u32);
        }
        assert_eq!(mended, 24);
    }

    #[test]
    fn ligatures_are_spelled_out() {
        assert_eq!(expanded('ﷲ'), "الله");
        assert_eq!(expanded('ﷺ'), "صلى الله عليه وسلم");
        assert_eq!(expanded('﷼'), "ريال");
        assert_eq!(expanded('﷽'), "بسم الله الرحمن الرحيم");
    }
}
