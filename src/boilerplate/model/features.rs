//! What the model sees of a piece: a bucket in each of some groups, all cheap to tell.

use super::super::cues::{CueSet, Meaning};
use super::super::page::Page;
use super::super::round::Round;
use super::pieces::{Fills, Kind, Piece};
use crate::text::code::{self, ARROW, BULLET, CLOSE_QUOTE, COMMA, DASH, ELLIPSIS};
use std::ops::Range;

/// The groups with the number of their buckets, in the order of [`Buckets`].
///
/// What a bucket means is told by the functions below; numbers are counted from 0.
pub(super) const GROUPS: [(&str, usize); COUNT] = [
    ("words", 9),
    ("end", 8),
    ("start", 7),
    ("digits", 5),
    ("latin", 5),
    ("functions", 6),
    ("verbs", 4),
    ("definite", 4),
    ("separators", 5),
    ("commas", 3),
    ("from_top", 5),
    ("from_bottom", 6),
    ("run", 20),
    ("between", 25),
    ("fills", 8),
    ("signs", 5),
    ("offers", 2),
    ("leftovers", 4),
    ("site", 4),
    ("in_article", 6),
    ("in_lead", 6),
];

/// Number of groups.
pub(super) const COUNT: usize = 21;
/// The last groups ask for the words of the whole article; the others look at the piece and its neighbours.
pub(super) const DEAR: usize = 2;

/// The bucket of a piece in each group.
pub(super) type Buckets = [u8; COUNT];

/// Facts about the page that its pieces share.
#[derive(Debug, Default)]
pub(super) struct Facts {
    first_prose: usize,
    last_prose: usize,
    leftovers: usize,
}

impl Facts {
    pub fn new(pieces: &[Piece]) -> Self {
        let prose = |p: &Piece| p.kind == Kind::Prose;
        Facts {
            first_prose: pieces.iter().position(prose).unwrap_or(pieces.len()),
            last_prose: pieces.iter().rposition(prose).unwrap_or(0),
            leftovers: pieces.iter().filter(|p| matches!(p.kind, Kind::Leftover(_))).count(),
        }
    }
}

/// The buckets of piece number `i` without the dear ones; its words go to `list` without their article, but for those
/// that hold sentences together.
pub(super) fn cheap(round: &Round, pieces: &[Piece], i: usize, facts: &Facts, mut list: impl FnMut(&[u8])) -> Buckets {
    let page = &round.page;
    let piece = &pieces[i];
    let codes = &page.codes[piece.range.clone()];
    let (mut digits, mut latin, mut letters, mut parts, mut commas) = (0, 0, 0, 0, 0);
    for &c in codes {
        match c {
            b'0'..=b'9' => digits += 1,
            b'|' | b'/' | b'\\' | b'>' | b'<' | b'+' | b'*' | BULLET | ARROW | DASH => parts += 1,
            b',' | b';' | COMMA => commas += 1,
            _ if code::is_letter(c) => letters += 1,
            _ if code::is_latin(c) => latin += 1,
            _ => {}
        }
    }
    let all = (digits + latin + letters).max(1);
    let (mut words, mut functions, mut definite, mut verb) = (0, 0, 0, 0);
    for word in page.word_ranges(piece.range.clone()) {
        let word = &page.codes[word];
        if is_function(round.set, word) {
            functions += 1;
        } else if word.len() > 1 && !word[0].is_ascii_digit() {
            list(plain(word));
        }
        definite += usize::from(is_definite(word));
        let kind = if words == 0 && round.set.opens_prose(word) {
            3
        } else if round.set.resumes(word) {
            2
        } else {
            u8::from(round.set.tells(word))
        };
        verb = verb.max(kind);
        words += 1;
    }
    let few = |n: usize, steps: &[usize]| steps.iter().filter(|&&s| n >= s).count() as u8;
    let mut b = [0; COUNT];
    b[0] = few(words, &[2, 3, 5, 7, 10, 14, 19, 25]);
    b[1] = end(page, &piece.range);
    b[2] = start(codes[0]);
    b[3] = share(digits, all, &[0, 10, 25, 50]);
    b[4] = share(latin, all, &[0, 10, 50, 90]);
    b[5] = match functions {
        0 => few(words, &[4, 8]),
        n => 3 + few(100 * n / words.max(1), &[13, 25]),
    };
    b[6] = verb;
    b[7] = share(definite, words.max(1), &[0, 34, 67]);
    b[8] = few(parts, &[1, 2, 3, 6]);
    b[9] = few(commas, &[1, 2]);
    b[10] = few(i, &[1, 2, 3, 5]);
    b[11] = few(pieces.len() - 1 - i, &[1, 2, 3, 5, 9]);
    b[12] = 5 * place(pieces, i, facts) + few(run(pieces, i), &[2, 3, 5, 9]);
    b[13] = 5 * neighbour(i.checked_sub(1).map(|i| &pieces[i])) + neighbour(pieces.get(i + 1));
    b[14] = piece.fills as u8 + if round.flat { 4 } else { 0 };
    (b[15], b[16]) = signs(round, &piece.range);
    b[17] = few(facts.leftovers, &[1, 3, 6]);
    b[18] = round.site.map_or(0, |site| 1 + site.often(codes));
    b
}

/// Adds the dear buckets: the share of a piece's words that the article has, and its first paragraph.
pub(super) fn dear(b: &mut Buckets, page: &Page, set: &CueSet, range: &Range<usize>, said: &Said) {
    let (mut words, mut article, mut lead) = (0, 0, 0);
    for word in page.word_ranges(range.clone()) {
        let word = &page.codes[word];
        if let Some(stem) = stem(set, word) {
            words += 1;
            article += usize::from(said.article.holds(stem));
            lead += usize::from(said.lead.holds(stem));
        }
    }
    let bucket = |n: usize| if words < 2 { 0 } else { 1 + share(n, words, &[0, 25, 50, 75]) };
    b[COUNT - 2] = bucket(article);
    b[COUNT - 1] = bucket(lead);
}

/// What the prose of a page says: the stems of its words.
#[derive(Debug, Default)]
pub(super) struct Said {
    article: Stems,
    lead: Stems,
}

/// Words of the article that are the lead.
const LEAD: usize = 60;

impl Said {
    pub fn read(&mut self, page: &Page, set: &CueSet, pieces: &[Piece]) {
        self.article.0.fill(0);
        self.lead.0.fill(0);
        let mut words = 0;
        for piece in pieces.iter().filter(|p| matches!(p.kind, Kind::Prose | Kind::Furniture)) {
            for word in page.word_ranges(piece.range.clone()) {
                let Some(stem) = stem(set, &page.codes[word]) else { continue };
                self.article.add(stem);
                if words < LEAD {
                    self.lead.add(stem);
                }
                words += 1;
            }
        }
    }
}

/// A set of stems, by a bit each.
#[derive(Debug)]
struct Stems(Box<[u64; 256]>);

impl Default for Stems {
    fn default() -> Self {
        Stems(Box::new([0; 256]))
    }
}

impl Stems {
    fn add(&mut self, stem: u16) {
        self.0[usize::from(stem >> 6)] |= 1 << (stem & 63);
    }

    fn holds(&self, stem: u16) -> bool {
        self.0[usize::from(stem >> 6)] & (1 << (stem & 63)) != 0
    }
}

/// A print of the first letters of a word that says something, without clitics and article; `None` for other words.
fn stem(set: &CueSet, word: &[u8]) -> Option<u16> {
    if word.len() < 3 || !code::is_letter(word[0]) || is_function(set, word) {
        return None;
    }
    let bare = bare(word);
    let key = bare.iter().take(4).fold(0u64, |key, &c| key << 8 | u64::from(c));
    Some((key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 50) as u16)
}

/// A word without و and ف, ب and ك and ل, and ال in front, as long as three letters are left.
fn bare(word: &[u8]) -> &[u8] {
    let mut rest = word;
    for clitics in [&['و', 'ف'][..], &['ب', 'ك', 'ل'][..]] {
        if rest.len() > 4 && clitics.iter().any(|&c| code::letter(c) == rest[0]) {
            rest = &rest[1..];
        }
    }
    if is_definite(rest) && rest.len() > 4 { &rest[2..] } else { rest }
}

/// A word without the article and what is joined to that; without an article words stay as they are, for their first letter
/// may be their own.
fn plain(word: &[u8]) -> &[u8] {
    let lam = code::letter('ل');
    match word {
        [a, b, rest @ ..] if *a == lam && *b == lam && rest.len() > 2 => rest,
        _ if is_definite(word) => {
            let article = if word[0] == code::letter('ا') { 2 } else { 3 };
            &word[article..]
        }
        _ => word,
    }
}

/// Whether a word begins with the article, a joined و, ب or the like before it aside.
fn is_definite(word: &[u8]) -> bool {
    let al = |w: &[u8]| w.len() > 3 && w[0] == code::letter('ا') && w[1] == code::letter('ل');
    al(word) || (word.len() > 4 && ['و', 'ف', 'ب', 'ك'].iter().any(|&c| code::letter(c) == word[0]) && al(&word[1..]))
}

/// Whether sentences are held together with this word, once its clitics are taken off.
fn is_function(set: &CueSet, word: &[u8]) -> bool {
    let joined = ['ب', 'ك', 'ل', 'س'];
    set.is_function(word)
        || (word.len() > 2 && joined.iter().any(|&c| code::letter(c) == word[0]) && set.is_function(&word[1..]))
}

/// Into which step of hundredths `n` of `all` falls; the first step is more than none.
fn share(n: usize, all: usize, steps: &[usize]) -> u8 {
    steps.iter().filter(|&&s| 100 * n > s * all).count() as u8
}

/// The sign that a piece ends with.
fn end(page: &Page, range: &Range<usize>) -> u8 {
    let codes = page.codes;
    let dots = |at: usize| at > range.start && codes[at] == b'.' && codes[at - 1] == b'.';
    match page.last_sign_at(range).map(|at| (at, codes[at])) {
        Some((at, b'.')) => 2 + u8::from(dots(at)) * 2,
        Some((_, ELLIPSIS)) => 4,
        Some((_, b'!' | b'?')) => 3,
        Some((_, b',' | b';' | b':' | COMMA)) => 5,
        Some((_, c)) if c.is_ascii_digit() => 1,
        Some((at, c)) if code::is_word(c) => {
            if at + 1 < range.end {
                6
            } else {
                0
            }
        }
        _ => 7,
    }
}

/// The sign that a piece begins with.
fn start(c: u8) -> u8 {
    match c {
        b'0'..=b'9' => 1,
        b'-' | b'*' | BULLET | DASH => 2,
        b'"' | b'\'' | CLOSE_QUOTE => 3,
        b'(' | b'[' => 4,
        b'#' | b'@' => 5,
        _ if code::is_word(c) => 0,
        _ => 6,
    }
}

/// Where a piece stands to the prose of the page: none is there, above it, in it, below it.
fn place(pieces: &[Piece], i: usize, facts: &Facts) -> u8 {
    match i {
        _ if facts.first_prose == pieces.len() => 0,
        i if i < facts.first_prose => 1,
        i if i < facts.last_prose => 2,
        _ => 3,
    }
}

/// How many open pieces stand together with number `i`, itself included.
fn run(pieces: &[Piece], i: usize) -> usize {
    const MOST: usize = 9;
    let open = |p: &&Piece| p.kind == Kind::Open;
    let above = pieces[..i].iter().rev().take(MOST).take_while(open).count();
    1 + above + pieces[i + 1..].iter().take(MOST).take_while(open).count()
}

fn neighbour(piece: Option<&Piece>) -> u8 {
    match piece.map(|p| p.kind) {
        None => 0,
        Some(Kind::Prose) => 1,
        Some(Kind::Open) => 2,
        Some(Kind::Leftover(_)) => 3,
        Some(Kind::Furniture) => 4,
    }
}

/// Signs of posts (none, hashtag or handle, emoji, link) or an address, and whether words stand there that prompts offer something with.
fn signs(round: &Round, range: &Range<usize>) -> (u8, u8) {
    let mut sign = u8::from(round.page.is_posted(range.clone()));
    let codes = &round.codes()[range.clone()];
    if codes.contains(&code::EMOJI) {
        sign = 2;
    }
    let mut offers = 0;
    let address = |at: usize| {
        let latin = |c: Option<&u8>| c.is_some_and(|&c| code::is_latin(c) || c.is_ascii_digit());
        at > 0 && latin(codes.get(at - 1)) && latin(codes.get(at + 1))
    };
    if memchr::memchr_iter(b'@', codes).any(address) {
        sign = 4;
    }
    for hit in round.hits_from(range.start).iter().take_while(|h| h.start < range.end) {
        for meaning in round.set.meanings(*hit) {
            match meaning {
                Meaning::Link | Meaning::PostLink => sign = sign.max(3),
                Meaning::Handle => sign = sign.max(1),
                Meaning::Word(_) => offers = 1,
                _ => {}
            }
        }
    }
    (sign, offers)
}

const _: () = assert!(Fills::End as usize == 3);
