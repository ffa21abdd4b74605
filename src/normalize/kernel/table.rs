//! What all steps together do to each character, compiled into tables that the kernels read.

use super::plan::Plan;
use crate::normalize::chars::{is_digit, is_mark, is_space};
use crate::normalize::options::*;
use crate::normalize::steps::{Rules, Touch, closes_after_arabic, digit_in, is_repeatable, touch};
use crate::text::chars::{TATWEEL, is_arabic_letter};
use unicode_normalization::char::canonical_combining_class;

/// What becomes of one character, packed so that a kernel can store it without a branch.
///
/// Bits 0 to 15 are the bytes to write, 16 and 17 how many of them count; the rest are flags.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry(pub u32);

impl Entry {
    /// The steps must see the neighbours.
    pub const LOOK: u32 = 1 << 18;
    /// A space or line feed: two in a row must be looked at.
    pub const SPACE: u32 = 1 << 19;
    /// A mark that stays: two in a row may be out of order.
    pub const MARK: u32 = 1 << 20;
    /// A mark of punctuation whose runs are shortened.
    pub const REPEAT: u32 = 1 << 21;
    /// A letter whose runs may be shortened.
    pub const LETTER: u32 = 1 << 22;
    /// Nothing that any rule could ask about stands here: a stretch for the steps may end beside it.
    pub const PLAIN: u32 = 1 << 23;
    /// May begin a link (`:` of a scheme, `w` of `www.`).
    pub const LINK: u32 = 1 << 24;
    /// Tatweel: goes without a look where a letter follows.
    pub const TATWEEL: u32 = 1 << 25;
    /// Changes unless it stands behind a digit.
    pub const COMMA: u32 = 1 << 26;
    /// An Arabic letter comes in.
    pub const ARABIC: u32 = 1 << 27;
    /// Not what came in goes out.
    pub const CHANGED: u32 = 1 << 28;
    /// A digit that may want a space beside letters.
    pub const DIGIT: u32 = 1 << 30;
    /// More than a table can say; see the character itself.
    pub const OTHER: u32 = 1 << 29;

    /// Flags that ask for more than storing the bytes.
    pub const ATTENTION: u32 = Self::LOOK
        | Self::SPACE
        | Self::MARK
        | Self::REPEAT
        | Self::LETTER
        | Self::LINK
        | Self::TATWEEL
        | Self::COMMA
        | Self::DIGIT
        | Self::OTHER;

    #[inline]
    pub fn has(self, flag: u32) -> bool {
        self.0 & flag != 0
    }

    /// How many bytes are written.
    #[inline]
    pub fn len(self) -> usize {
        (self.0 >> 16 & 3) as usize
    }

    /// The bytes that are written, and one or two that do not count.
    #[inline]
    pub fn bytes(self) -> [u8; 2] {
        [self.0 as u8, (self.0 >> 8) as u8]
    }
}

/// The tables of one set of rules.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// ASCII.
    pub ascii: [Entry; 128],
    /// U+0600 to U+06FF, by the two low bits of the first byte and the six of the second.
    pub arabic: [Entry; 256],
    /// The rest of U+0080 to U+07FF.
    two_bytes: Box<[Entry]>,
    /// U+2000 to U+20CF: quotes, dashes, spaces, controls.
    general: Box<[Entry]>,
    /// Whether spaces are put in order, so that a text may not begin or end with one.
    pub spaces: bool,
    /// Whether white space is put in order, and nothing else looks at it.
    pub white: bool,
    /// Whether runs of a punctuation mark are shortened.
    pub repeats: bool,
    /// Whether runs of letters are shortened.
    pub elongation: bool,
    /// The same for vector kernels.
    pub plan: Plan,
}

impl Table {
    pub fn new(rules: &Rules) -> Self {
        let of = |n: u32| char::from_u32(n).map_or(Entry(Entry::LOOK), |c| entry(c, rules));
        let o = &rules.options;
        let mut table = Table {
            ascii: std::array::from_fn(|i| of(i as u32)),
            arabic: std::array::from_fn(|i| of(0x600 + i as u32)),
            two_bytes: (0x80..0x800).map(of).collect(),
            general: (0x2000..0x20D0).map(of).collect(),
            spaces: o.whitespace != Whitespace::Keep,
            white: o.whitespace != Whitespace::Keep && o.join.is_empty() && o.spacing == Spacing::Keep,
            repeats: o.repeats > 0,
            elongation: o.elongation > 0,
            plan: Plan::default(),
        };
        table.plan = Plan::new(&table);
        table
    }

    /// The entry of a character of U+0600 to U+06FF by its two bytes.
    #[inline]
    pub fn arabic_at(&self, lead: u8, trail: u8) -> Entry {
        self.arabic[(lead as usize & 3) << 6 | (trail as usize & 63)]
    }

    /// The entry of a character of U+0080 to U+07FF by its two bytes.
    #[inline]
    pub fn two_bytes_at(&self, lead: u8, trail: u8) -> Entry {
        self.two_bytes[((lead as usize & 0x1F) << 6 | (trail as usize & 63)) - 0x80]
    }

    /// The entry of a character of U+2000 to U+20BF by its second and third byte.
    #[inline]
    pub fn general_at(&self, second: u8, third: u8) -> Entry {
        self.general[(second as usize & 3) << 6 | (third as usize & 63)]
    }

    /// The entry of any character.
    #[inline]
    pub fn entry(&self, c: char, rules: &Rules) -> Entry {
        match c as u32 {
            n @ 0..0x80 => self.ascii[n as usize],
            n @ 0x600..=0x6FF => self.arabic[n as usize - 0x600],
            n @ 0x80..0x800 => self.two_bytes[n as usize - 0x80],
            n @ 0x2000..0x20D0 => self.general[n as usize - 0x2000],
            _ => entry(c, rules),
        }
    }
}

fn entry(c: char, rules: &Rules) -> Entry {
    let o = &rules.options;
    let arabic = if is_arabic_letter(c) { Entry::ARABIC } else { 0 };
    let comma = c == '،' && o.punctuation == Punctuation::Ascii && o.spacing == Spacing::Keep;
    let spaced = o.digit_spacing && is_digit(c) && !rules.placeholder_starts.contains(&c);
    let to = match touch(c, rules) {
        Touch::Same => c,
        Touch::To(to) => to,
        Touch::Gone => return Entry(arabic | Entry::CHANGED),
        Touch::Look if c == TATWEEL => return Entry(Entry::LOOK | Entry::TATWEEL | Entry::CHANGED),
        Touch::Look if comma => ',',
        Touch::Look if spaced => digit_in(c, o.digits),
        Touch::Look => return Entry(arabic | Entry::LOOK),
    };
    // A space written for something else would be taken for one of the source's.
    if to == ' ' && c != ' ' {
        return Entry(Entry::LOOK);
    }
    let mut flags = arabic;
    if canonical_combining_class(to) != 0 {
        if !matches!(to, '\u{64B}'..='\u{652}' | '\u{670}') {
            return Entry(Entry::LOOK);
        }
        flags |= Entry::MARK;
    }
    if o.whitespace != Whitespace::Keep && matches!(to, ' ' | '\n') {
        flags |= Entry::SPACE;
    }
    if o.repeats > 0 && is_repeatable(to) {
        flags |= Entry::REPEAT;
    }
    if o.elongation > 0 && is_arabic_letter(to) {
        flags |= Entry::LETTER;
    }
    if rules.links && matches!(c, ':' | 'w' | 'W') {
        flags |= Entry::LINK;
    }
    if comma {
        flags |= Entry::COMMA;
    }
    if spaced {
        flags |= Entry::DIGIT;
    }
    if to != c {
        flags |= Entry::CHANGED;
    }
    // An address or a keycap may begin with these, and a rule may look across the place of one that is dropped.
    let address = o.links == Treatment::Drop || o.mails == Treatment::Drop;
    let may_go = address && to.is_ascii_alphanumeric() || o.emoji == Treatment::Drop && c.is_ascii_digit();
    // Arabic is looked for behind closing marks, across spaces.
    let transparent = o.punctuation == Punctuation::Arabic && closes_after_arabic(to);
    if !may_go
        && !transparent
        && flags & (Entry::MARK | Entry::SPACE | Entry::REPEAT | Entry::LINK | Entry::COMMA | Entry::DIGIT) == 0
        && !is_space(to)
        && !is_mark(to)
    {
        flags |= Entry::PLAIN;
    }
    let mut bytes = [0; 4];
    let len = to.encode_utf8(&mut bytes).len();
    if len > 2 {
        return Entry(flags | Entry::OTHER);
    }
    Entry(flags | (len as u32) << 16 | u32::from(bytes[1]) << 8 | u32::from(bytes[0]))
}
