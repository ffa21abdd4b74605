//! Tokens of a view: words, digit runs and single marks, with the space before each.

use super::code;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A run of Arabic letters.
    Word,
    /// A run of ASCII digits (folded from any system).
    Digits,
    /// A run of Latin letters.
    Latin,
    /// A run of letters of another script.
    Foreign,
    /// One line end.
    Break,
    /// One mark; its code is in [`Token::mark`].
    Mark,
}

/// A token as a range of codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// First code.
    pub start: u32,
    /// One past the last code.
    pub end: u32,
    /// What it is made of.
    pub class: Class,
    /// The code of a mark, 0 for runs.
    pub mark: u8,
    /// Whether white space stands before it.
    pub spaced: bool,
}

impl Token {
    /// The codes as a range.
    #[inline]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether this is the mark `code`.
    #[inline]
    pub fn is(self, code: u8) -> bool {
        self.mark == code && self.class == Class::Mark
    }
}

static CLASS: [Class; 256] = {
    let mut table = [Class::Mark; 256];
    let mut i = 0;
    while i < 256 {
        let c = i as u8;
        table[i] = if code::is_letter(c) {
            Class::Word
        } else if c.is_ascii_digit() {
            Class::Digits
        } else if code::is_latin(c) {
            Class::Latin
        } else if c == code::FOREIGN {
            Class::Foreign
        } else if c == b'\n' {
            Class::Break
        } else {
            Class::Mark
        };
        i += 1;
    }
    table
};

/// The class of a code.
#[inline]
pub fn class(code: u8) -> Class {
    CLASS[code as usize]
}

/// Splits `codes` into tokens, appended to `out`; white space only sets [`Token::spaced`].
pub fn tokenize(codes: &[u8], out: &mut Vec<Token>) {
    let mut i = 0;
    let mut spaced = false;
    while let Some(&c) = codes.get(i) {
        if c == b' ' {
            spaced = true;
            i += 1;
            continue;
        }
        let start = i;
        let class = CLASS[c as usize];
        i += 1;
        if !matches!(class, Class::Mark | Class::Break) {
            while codes.get(i).is_some_and(|&n| CLASS[n as usize] == class) {
                i += 1;
            }
        }
        let mark = if class == Class::Mark { c } else { 0 };
        out.push(Token { start: start as u32, end: i as u32, class, mark, spaced });
        spaced = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::View;

    #[test]
    fn runs_marks_and_spaces() {
        let view = View::new("و10 قتلى، f-16\nالـ18");
        let mut tokens = Vec::new();
        tokenize(view.codes(), &mut tokens);
        let classes: Vec<_> = tokens.iter().map(|t| t.class).collect();
        use Class::*;
        assert_eq!(classes, [Word, Digits, Word, Mark, Latin, Mark, Digits, Break, Word, Digits]);
        assert!(tokens[3].is(code::COMMA));
        assert_eq!(tokens.iter().filter(|t| t.spaced).count(), 2);
    }
}
