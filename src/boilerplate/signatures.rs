//! What posts are signed and linked with: dates, times, doubled brackets, links of networks.

use super::page;
use super::round::Round;
use crate::text::code;
use std::ops::Range;

/// Whether a link leads to one post or video of a network.
pub(super) fn is_post_link(link: &[u8]) -> bool {
    const POSTS: &[&[u8]] = &[
        b"instagram.com/p/",
        b"instagram.com/reel/",
        b"instagram.com/tv/",
        b"/status/",
        b"youtube.com/watch",
        b"youtube.com/shorts/",
        b"youtube.com/embed/",
        b"youtu.be/",
        b"/videos/",
        b"fb.watch/",
        b"facebook.com/watch",
        b"facebook.com/reel/",
        b"/posts/",
        b"tiktok.com/@",
        b"vm.tiktok.com/",
        b"//t.me/",
        b"dailymotion.com/video/",
        b"dai.ly/",
        b"vimeo.com/",
        b"threads.net/@",
    ];
    POSTS.iter().any(|p| memchr::memmem::find(link, p).is_some())
}

/// Whether the text before `at` ends with dots in a row.
pub(super) fn ends_in_dots(codes: &[u8], at: usize) -> bool {
    let end = codes[..at].iter().rposition(|&c| c != b' ').map_or(0, |p| p + 1);
    end >= 2 && (codes[end - 2..end].contains(&code::ELLIPSIS) || codes[end - 2..end] == *b"..")
}

/// Whether the link is one that the network makes of any link.
pub(super) fn is_short_link(codes: &[u8], link: &Range<usize>) -> bool {
    codes[link.clone()].starts_with(b"http")
}

/// Handles are written `(@name)`, and by some translators `(@) name)`.
pub(super) fn second_close(codes: &[u8], close: usize, limit: usize) -> usize {
    if close >= 2 && codes[close - 2] == b'@' {
        let rest = &codes[close..limit.min(close + 40)];
        if let Some(p) = rest.iter().position(|&c| c == b')') {
            return close + p + 1;
        }
    }
    close
}

/// End of a date such as `November 6, 2023` or `2 تشرين الثاني (نوفمبر) 2023` that follows at `at`.
pub(super) fn date_end(codes: &[u8], at: usize, limit: usize) -> Option<usize> {
    let mut i = at;
    let (mut words, mut digits) = (0, 0);
    while i < limit && i < at + 60 {
        let c = codes[i];
        if c.is_ascii_digit() {
            let start = i;
            while i < limit && codes[i].is_ascii_digit() {
                i += 1;
            }
            match i - start {
                4 if words > 0 => return Some(i),
                1 | 2 if digits < 2 => digits += 1,
                _ => return None,
            }
        } else if code::is_word(c) {
            let start = i;
            while i < limit && code::is_word(codes[i]) && !codes[i].is_ascii_digit() {
                i += 1;
            }
            words += 1;
            if words > 4 || i - start > 12 {
                return None;
            }
        } else if matches!(c, b' ' | b',' | b'(' | b')' | b'/' | b'-' | code::COMMA) {
            i += 1;
        } else {
            return None;
        }
    }
    None
}

/// End of a day such as ` on Friday, November 7, 2025` that follows at `at` behind a name.
pub(super) fn post_day(codes: &[u8], at: usize, limit: usize) -> Option<usize> {
    let near = &codes[at..limit.min(at + 60)];
    let on = memchr::memmem::find(near, b" on ")?;
    date_end(codes, at + on + 4, limit)
}

/// End of a time such as ` on Apr 20, 2020 at 4:18am PDT` that may follow at `at`.
pub(super) fn post_time(codes: &[u8], at: usize, limit: usize) -> usize {
    let rest = &codes[at..limit];
    if !rest.starts_with(b" on ") {
        return at;
    }
    let Some(end) = date_end(codes, at + 4, limit) else { return at };
    let rest = &codes[end..limit];
    if !rest.starts_with(b" at ") {
        return end;
    }
    let time = |c: &u8| c.is_ascii_alphanumeric() || matches!(c, b':' | b' ');
    page::trim_end(codes, end..end + rest.iter().take(18).take_while(|c| time(c)).count())
}

pub(super) fn date_on_next_line(round: &Round, close: usize, line: &Range<usize>) -> Option<usize> {
    if close < line.end {
        return None;
    }
    let next = round.page.lines.get(round.page.line_of(line.start) + 1)?;
    let end = date_end(round.codes(), next.start, next.end)?;
    (end == next.end).then_some(end)
}
