//! Which bytes of the text are the name of a source: without the clitics and verbs glued to it, with the bracket that closes in it.

use super::glued_verb::glued_verb;
use crate::figures::speech::glued_that;
use crate::figures::speech::source_word::lead_in;
use crate::figures::speech::voice::NameSpan;
use crate::figures::tokens::particles::starts_with_article;
use crate::figures::tokens::quotation::quote_mark;
use crate::figures::tokens::scan::{Scan, clitic};
use crate::figures::tokens::words::{self, job};
use crate::span::Span;
use crate::text::chars::{TATWEEL, is_bidi_control, is_invisible, is_tashkeel};
use crate::text::code::letter;

/// The span of the name of a source.
pub(super) fn span_of(scan: &Scan, name: NameSpan) -> Span {
    let name = closed(scan, name);
    // لينا is no ل before a yen: only what the lexicon knows as a source loses its clitics.
    let known = scan.live(name.0) & words::SOURCE != 0 || lead_in(scan, name.0);
    let clitics = known || scan.tok(name.0).has(clitic::ARTICLE);
    let whole = scan.span(name.0, name.1);
    let span = if clitics {
        scan.bare_span(name.0, name.1)
    } else if behind_fused(scan, name.0) {
        // وفقا لـسالم
        let behind = scan.span_without(name.0, 1, name.1, 0);
        let joined =
            |c: char| c == TATWEEL || c.is_whitespace() || is_tashkeel(c) || is_invisible(c) || is_bidi_control(c);
        Span { start: behind.end - behind.of(scan.text).trim_start_matches(joined).len(), ..behind }
    } else {
        whole
    };
    let (verb, that) = (glued_verb(scan, name.0), glued_that(scan, name.1 - 1));
    let apart = scan.span_without(name.0, verb, name.1, that);
    Span { start: if verb > 0 { apart.start } else { span.start }, end: apart.end }
}

/// ويب (الرئيس السابق للاتحاد): the name with the bracket that closes behind it, where it opens inside; and "شبكة إنقاذ" أمس up to the
/// mark that opens before it.
fn closed(scan: &Scan, (from, to): NameSpan) -> NameSpan {
    let mut marks = (from..to).filter(|&i| quote_mark(scan, i));
    if let (Some(close), None) = (marks.next(), marks.next())
        && from > 0
        && quote_mark(scan, from - 1)
        && !starts_with_article(scan.codes(close + 1))
    {
        return (from, close);
    }
    let open = (from..to).filter(|&i| scan.mark(i, b'(')).count() > (from..to).filter(|&i| scan.mark(i, b')')).count();
    (from, to + usize::from(open && scan.mark(to, b')')))
}

/// وفقا لمعدي البحث, سبق لسالم أن: the ل that the words before ask for is no part of the name that begins at token `i`.
fn behind_fused(scan: &Scan, i: usize) -> bool {
    const FUSED: [u8; 1] = [letter('ل')];
    let ends = |at: usize| {
        let phrases = scan.group(at).map_or(&[][..], |group| &group.phrases);
        phrases.iter().any(|p| p.bits & words::SOURCE_PREPOSITION != 0 && p.rest.len() == 1 && *p.rest[0] == FUSED)
    };
    let double = scan.codes(i).starts_with(&[FUSED[0]; 2]);
    // حسب تصريحات صحفية لسالم
    let formerly = || scan.marker(i - 1, job!("formerly")).is_some();
    let of_words = || i > 1 && scan.marker(i - 2, job!("words_of")) == Some(i - 1);
    scan.codes(i).first() == Some(&FUSED[0]) && !double && i > 0 && (ends(i - 1) || formerly() || of_words())
}
