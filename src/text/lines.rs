//! Lines of a text as byte spans, and of a view as ranges of codes.

use super::View;
use std::ops::Range;

/// The lines of a view, without their line ends; an empty text has none.
pub fn lines(view: &View) -> impl Iterator<Item = Range<usize>> + '_ {
    let codes = view.codes();
    let mut at = 0;
    std::iter::from_fn(move || {
        if at >= codes.len() {
            return None;
        }
        let start = at;
        let end = memchr::memchr(b'\n', &codes[start..]).map_or(codes.len(), |n| start + n);
        at = end + 1;
        Some(start..end)
    })
}

/// `range` without spaces and line ends at its edges.
pub fn trim(view: &View, range: Range<usize>) -> Range<usize> {
    let codes = &view.codes()[range.clone()];
    let blank = |c: &u8| matches!(c, b' ' | b'\n');
    match codes.iter().position(|c| !blank(c)) {
        None => range.start..range.start,
        Some(first) => {
            let last = codes.iter().rposition(|c| !blank(c)).unwrap_or(first);
            range.start + first..range.start + last + 1
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_and_trimmed() {
        let view = View::new("أ\n\n  ب \r\nج");
        let all: Vec<_> = lines(&view).collect();
        assert_eq!(all.len(), 4);
        let trimmed: Vec<_> = all.into_iter().map(|l| trim(&view, l).len()).collect();
        assert_eq!(trimmed, [1, 0, 1, 1]);
    }
}
