//! Transliteration between Arabic and ASCII: Buckwalter, its safe and XML variants, and HSB.

use super::{Repaired, Rewriter};
use crate::normalize::options::Scheme;
use crate::normalize::steps::{Rules, Step};

/// Arabic characters with their letters in Buckwalter, SafeBW, XMLBW and HSB.
const TABLE: &[(char, char, char, char, char)] = &[
    ('ء', '\'', 'C', '\'', '\''),
    ('آ', '|', 'M', '|', 'Ā'),
    ('أ', '>', 'O', 'O', 'Â'),
    ('ؤ', '&', 'W', 'W', 'ŵ'),
    ('إ', '<', 'I', 'I', 'Ǎ'),
    ('ئ', '}', 'Q', '}', 'ŷ'),
    ('ا', 'A', 'A', 'A', 'A'),
    ('ب', 'b', 'b', 'b', 'b'),
    ('ة', 'p', 'p', 'p', 'ħ'),
    ('ت', 't', 't', 't', 't'),
    ('ث', 'v', 'v', 'v', 'θ'),
    ('ج', 'j', 'j', 'j', 'j'),
    ('ح', 'H', 'H', 'H', 'H'),
    ('خ', 'x', 'x', 'x', 'x'),
    ('د', 'd', 'd', 'd', 'd'),
    ('ذ', '*', 'V', '*', 'ð'),
    ('ر', 'r', 'r', 'r', 'r'),
    ('ز', 'z', 'z', 'z', 'z'),
    ('س', 's', 's', 's', 's'),
    ('ش', '$', 'c', '$', 'š'),
    ('ص', 'S', 'S', 'S', 'S'),
    ('ض', 'D', 'D', 'D', 'D'),
    ('ط', 'T', 'T', 'T', 'T'),
    ('ظ', 'Z', 'Z', 'Z', 'Ď'),
    ('ع', 'E', 'E', 'E', 'ς'),
    ('غ', 'g', 'g', 'g', 'γ'),
    ('ـ', '_', '_', '_', '_'),
    ('ف', 'f', 'f', 'f', 'f'),
    ('ق', 'q', 'q', 'q', 'q'),
    ('ك', 'k', 'k', 'k', 'k'),
    ('ل', 'l', 'l', 'l', 'l'),
    ('م', 'm', 'm', 'm', 'm'),
    ('ن', 'n', 'n', 'n', 'n'),
    ('ه', 'h', 'h', 'h', 'h'),
    ('و', 'w', 'w', 'w', 'w'),
    ('ى', 'Y', 'Y', 'Y', 'ý'),
    ('ي', 'y', 'y', 'y', 'y'),
    ('\u{64B}', 'F', 'F', 'F', 'ã'),
    ('\u{64C}', 'N', 'N', 'N', 'ũ'),
    ('\u{64D}', 'K', 'K', 'K', 'ĩ'),
    ('\u{64E}', 'a', 'a', 'a', 'a'),
    ('\u{64F}', 'u', 'u', 'u', 'u'),
    ('\u{650}', 'i', 'i', 'i', 'i'),
    ('\u{651}', '~', '~', '~', '~'),
    ('\u{652}', 'o', 'o', 'o', '·'),
    ('\u{670}', '`', 'e', '`', 'á'),
    ('ٱ', '{', 'L', '{', 'Ä'),
    ('پ', 'P', 'P', 'P', 'P'),
    ('چ', 'J', 'J', 'J', 'J'),
    ('ڤ', 'V', 'B', 'V', 'V'),
    ('ژ', 'R', 'R', 'R', 'R'),
    ('گ', 'G', 'G', 'G', 'G'),
];

fn pairs(scheme: Scheme) -> impl Iterator<Item = (char, char)> {
    TABLE.iter().map(move |&(arabic, buckwalter, safe, xml, hsb)| {
        let latin = match scheme {
            Scheme::SafeBw => safe,
            Scheme::XmlBw => xml,
            Scheme::Hsb => hsb,
            Scheme::Buckwalter | Scheme::None => buckwalter,
        };
        (arabic, latin)
    })
}

/// Arabic written in the scheme of `to`.
pub(super) fn write(text: &str, rules: &Rules) -> Option<Repaired> {
    let scheme = rules.options.to;
    replaced(text, Step::To, |c| pairs(scheme).find(|p| p.0 == c).map(|p| p.1))
}

/// Text in the scheme of `from` written in Arabic.
pub(super) fn read(text: &str, rules: &Rules) -> Option<Repaired> {
    let scheme = rules.options.from;
    replaced(text, Step::From, |c| pairs(scheme).find(|p| p.1 == c).map(|p| p.0))
}

fn replaced(text: &str, step: Step, map: impl Fn(char) -> Option<char>) -> Option<Repaired> {
    let mut rewriter = Rewriter::new(text);
    let mut buffer = [0; 4];
    for (i, c) in text.char_indices() {
        if let Some(to) = map(c) {
            rewriter.replace(i, i + c.len_utf8(), to.encode_utf8(&mut buffer));
        }
    }
    rewriter.finish(step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::options::NormalizeOptions;
    use std::collections::HashSet;

    const ALL: [Scheme; 4] = [Scheme::Buckwalter, Scheme::SafeBw, Scheme::XmlBw, Scheme::Hsb];

    #[test]
    fn every_scheme_tells_all_characters_apart() {
        for scheme in ALL {
            let latin: HashSet<char> = pairs(scheme).map(|p| p.1).collect();
            assert_eq!(latin.len(), TABLE.len(), "{scheme}");
        }
    }

    #[test]
    fn there_and_back() {
        let text = "أَعْلَنَتْ وِزارةُ الصِّحَّةِ شُؤونَ المُستشفى، ئآإءٱهٰذا 12";
        for scheme in ALL {
            let to = write(text, &Rules::new(NormalizeOptions { to: scheme, ..Default::default() })).unwrap().text;
            let back = read(&to, &Rules::new(NormalizeOptions { from: scheme, ..Default::default() })).unwrap().text;
            assert_eq!(back, text, "{scheme}: {to}");
        }
    }

    #[test]
    fn buckwalter_as_everybody_writes_it() {
        let rules = Rules::new(NormalizeOptions { to: Scheme::Buckwalter, ..Default::default() });
        assert_eq!(write("قال المدير إنّ الأمرَ شُؤون", &rules).unwrap().text, "qAl Almdyr <n~ Al>mra $u&wn");
    }
}
