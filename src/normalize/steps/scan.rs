//! Links, mail addresses, mentions and hashtags: kept from harm, dropped, or replaced.
//!
//! A link begins with a scheme or with `www.`; a bare domain (`example.net/a`) counts as one too
//! where some step would break it. What is kept is fixed: no later step touches it. Invisible
//! characters, tatweel and tashkeel have gone before, for they are no part of an address.

use super::{Counts, Rules, Step, Touch};
use crate::normalize::chars::{is_digit, is_mark, is_space, is_zero_width};
use crate::normalize::options::{Hashtags, NormalizeOptions, Treatment};
use crate::normalize::units::{Unit, Units, cover, push_str};
use crate::text::chars::{TATWEEL, is_arabic_letter, is_bidi_control};

/// What a link begins with.
const SCHEMES: [&str; 4] = ["http://", "https://", "ftp://", "www."];

/// Where a link may begin is not said here: the engine looks for schemes and `www.` itself.
pub(super) fn touch(c: char, rules: &Rules) -> Touch {
    let o = &rules.options;
    let trigger = match c {
        '@' => rules.ascii || o.mails != Treatment::Keep || o.mentions != Treatment::Keep,
        '#' => o.hashtags != Hashtags::Keep,
        '.' => rules.ascii,
        _ => rules.placeholder_starts.contains(&c),
    };
    if trigger { Touch::Look } else { Touch::Same }
}

/// The placeholders in use, and the steps that write them.
pub(super) fn placeholders(o: &NormalizeOptions) -> impl Iterator<Item = (&str, Step)> {
    [
        (o.links == Treatment::Placeholder, o.link_placeholder.as_str(), Step::Links),
        (o.mails == Treatment::Placeholder, &o.mail_placeholder, Step::Mails),
        (o.mentions == Treatment::Placeholder, &o.mention_placeholder, Step::Mentions),
        (o.hashtags == Hashtags::Placeholder, &o.hashtag_placeholder, Step::Hashtags),
        (o.emoji == Treatment::Placeholder, &o.emoji_placeholder, Step::Emoji),
    ]
    .into_iter()
    .filter(|(on, text, _)| *on && !text.is_empty())
    .map(|(_, text, step)| (text, step))
}

/// What was found at a place, and how many units it covers.
enum Found {
    Link(usize),
    Mail(usize),
    Mention(usize),
    /// Length of the signs, length of the whole.
    Hashtag(usize, usize),
    /// A placeholder that stands in the text already.
    Placeholder(usize),
}

pub(super) fn run(units: &mut Units, rules: &Rules, counts: &mut Counts) {
    if !rules.links || !units.any(|c| matches!(c, ':' | 'w' | 'W') || touch(c, rules) == Touch::Look) {
        return;
    }
    let o = &rules.options;
    units.rebuild(|from, to| {
        let mut i = 0;
        let mut mail_from = 0;
        while i < from.len() {
            let Some(found) = find(from, i, &mut mail_from, rules) else {
                to.push(from[i]);
                i += 1;
                continue;
            };
            let (len, step, treatment, word) = match found {
                Found::Link(n) => (n, Step::Links, o.links, &o.link_placeholder),
                Found::Mail(n) => (n, Step::Mails, o.mails, &o.mail_placeholder),
                Found::Mention(n) => (n, Step::Mentions, o.mentions, &o.mention_placeholder),
                Found::Placeholder(n) => (n, Step::Links, Treatment::Keep, &o.link_placeholder),
                Found::Hashtag(signs, n) => match o.hashtags {
                    Hashtags::Split => {
                        counts.add(Step::Hashtags, 1);
                        to.extend(from[i + signs..i + n].iter().map(|u| if u.c == '_' { u.with(' ') } else { *u }));
                        i += n;
                        continue;
                    }
                    Hashtags::Keep => (n, Step::Hashtags, Treatment::Keep, &o.hashtag_placeholder),
                    Hashtags::Drop => (n, Step::Hashtags, Treatment::Drop, &o.hashtag_placeholder),
                    Hashtags::Placeholder => (n, Step::Hashtags, Treatment::Placeholder, &o.hashtag_placeholder),
                },
            };
            let part = &from[i..i + len];
            i += len;
            match treatment {
                Treatment::Keep => to.extend(part.iter().map(|u| Unit { fixed: true, ..*u })),
                Treatment::Placeholder => {
                    counts.add(step, 1);
                    push_str(to, word, cover(part), true);
                }
                Treatment::Drop => {
                    counts.add(step, 1);
                    let span = cover(part);
                    if to.last().is_some_and(|u| !is_space(u.c)) && from.get(i).is_some_and(|u| !is_space(u.c)) {
                        to.push(Unit { c: ' ', start: span.start, end: span.end, fixed: false });
                    }
                }
            }
        }
    });
}

fn find(from: &[Unit], i: usize, mail_from: &mut usize, rules: &Rules) -> Option<Found> {
    let unit = from[i];
    if unit.fixed {
        return None;
    }
    let o = &rules.options;
    let c = unit.c;
    if c > '\u{7F}' && !is_digit(c) && !rules.placeholder_starts.contains(&c) {
        return None;
    }
    let mut known = placeholders(o).filter(|_| rules.placeholder_starts.contains(&c));
    if let Some((word, _)) = known.find(|(p, _)| starts_with(&from[i..], p)) {
        return Some(Found::Placeholder(word.chars().count()));
    }
    if is_address_start(c) {
        if before(from, i).is_some_and(is_address_start) {
            return None;
        }
        if let Some(n) = link(&from[i..]) {
            return Some(Found::Link(n));
        }
        if i < *mail_from {
            return None;
        }
        let (address, len) = address(&from[i..], rules);
        if address.is_none() {
            // No address begins inside these characters that did not begin with the first of them.
            *mail_from = i + len;
        }
        return address;
    }
    let body = |from: &[Unit]| tag_len(from, rules);
    match c {
        '@' if o.mentions != Treatment::Keep && !before(from, i).is_some_and(is_word) => {
            let n = body(&from[i + 1..]);
            (n > 0).then_some(Found::Mention(n + 1))
        }
        '#' if o.hashtags != Hashtags::Keep && !before(from, i).is_some_and(|c| is_word(c) || c == '#') => {
            let signs = from[i..].iter().take_while(|u| u.c == '#' && !u.fixed).count();
            let behind = &from[i + signs..];
            // Without its signs, an address would be one.
            if link(behind).is_some() || address(behind, rules).0.is_some() {
                return None;
            }
            let n = body(behind);
            (n > 0).then_some(Found::Hashtag(signs, signs + n))
        }
        _ => None,
    }
}

/// Length of the name of a mention or a hashtag; an address that is glued to it is none of it.
fn tag_len(units: &[Unit], rules: &Rules) -> usize {
    let whole = units.iter().take_while(|u| is_word(u.c) && !u.fixed).count();
    let begins = |&k: &usize| {
        let starts = is_address_start(units[k].c) && !is_address_start(units[k - 1].c);
        starts && (link(&units[k..]).is_some() || address(&units[k..], rules).0.is_some())
    };
    (1..whole).find(begins).unwrap_or(whole)
}

/// The mail address or bare domain that `units` begin with, and how many of them could belong to one.
fn address(units: &[Unit], rules: &Rules) -> (Option<Found>, usize) {
    let name = units.iter().take_while(|u| is_mail_char(u.c) && !u.fixed).count();
    if name == 0 || !is_address_start(units[0].c) {
        return (None, name);
    }
    let mails = rules.ascii || rules.options.mails != Treatment::Keep;
    let found = match mail(units, name).filter(|_| mails) {
        Some(n) => Some(Found::Mail(n)),
        None => domain(units, name).filter(|_| rules.ascii).map(Found::Link),
    };
    (found, name)
}

fn starts_with(units: &[Unit], text: &str) -> bool {
    let mut chars = text.chars();
    chars.by_ref().zip(units).all(|(c, u)| c == u.c && !u.fixed) && units.len() >= text.chars().count()
}

/// The character before unit `i`, marks and invisible ones aside.
fn before(from: &[Unit], i: usize) -> Option<char> {
    from[..i].iter().rev().map(|u| u.c).find(|&c| !is_bidi_control(c) && !is_zero_width(c) && !is_mark(c))
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c) || c == TATWEEL || c == '_'
}

/// What an address may begin with. Digits of all systems count, for they may become ASCII ones.
fn is_address_start(c: char) -> bool {
    c.is_ascii_alphanumeric() || is_digit(c)
}

fn is_mail_char(c: char) -> bool {
    is_address_start(c) || matches!(c, '.' | '_' | '%' | '+' | '-')
}

/// Length of the link that `units` begin with.
fn link(units: &[Unit]) -> Option<usize> {
    let scheme = SCHEMES.iter().find(|s| {
        units.len() >= s.len() && s.chars().zip(units).all(|(c, u)| c == u.c.to_ascii_lowercase() && !u.fixed)
    })?;
    let len = tail(units, scheme.len());
    (len > scheme.len()).then_some(len)
}

/// Where a link ends that goes on after `start` units: at a space, a quotation mark, Arabic that is glued to it.
fn tail(units: &[Unit], start: usize) -> usize {
    let mut end = start;
    while let Some(u) = units.get(end) {
        let last = units[end - 1].c;
        let glued = last.is_ascii_alphanumeric() && (is_arabic_letter(u.c) || is_mark(u.c) || u.c == TATWEEL);
        if u.fixed || is_space(u.c) || u.c.is_control() || is_link_end(u.c) || glued {
            break;
        }
        end += 1;
    }
    let opens = units[start..end].iter().any(|u| u.c == '(');
    while end > start && is_trailing(units[end - 1].c, opens) {
        end -= 1;
    }
    end
}

fn is_link_end(c: char) -> bool {
    matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”' | '،' | '؛' | '؟' | '{' | '}' | '|' | '\\' | '^' | '`')
}

fn is_trailing(c: char, opens: bool) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '…' | ']' | '*') || c == ')' && !opens
}

/// Length of the mail address that `units` begin with, whose first `name` units may be the name.
fn mail(units: &[Unit], name: usize) -> Option<usize> {
    if units.get(name)?.c != '@' {
        return None;
    }
    let host = units[name + 1..].iter().take_while(|u| is_host_char(u.c) && !u.fixed).count();
    let labels = labels(&units[name + 1..name + 1 + host])?;
    (!digit_follows(units, name + 1 + labels)).then_some(name + 1 + labels)
}

fn is_host_char(c: char) -> bool {
    is_address_start(c) || matches!(c, '.' | '-')
}

/// Length of the domain name that `host` begins with: two labels or more, the last one of letters.
fn labels(host: &[Unit]) -> Option<usize> {
    let dots = host.windows(2).position(|w| w[0].c == '.' && w[1].c == '.');
    let mut end = dots.unwrap_or(host.len());
    while end > 0 && !is_address_start(host[end - 1].c) {
        end -= 1;
    }
    let host = &host[..end];
    let last = host.iter().rposition(|u| u.c == '.')?;
    let letters = host[last + 1..].iter().all(|u| u.c.is_ascii_alphabetic());
    (last > 0 && letters && end - last > 2).then_some(end)
}

/// Length of the bare domain, with its path, that `units` begin with.
fn domain(units: &[Unit], name: usize) -> Option<usize> {
    let host = units[..name].iter().take_while(|u| is_host_char(u.c)).count();
    let len = labels(&units[..host])?;
    match units.get(len) {
        Some(u) if u.c == '/' && !u.fixed => Some(tail(units, len + 1)),
        _ if digit_follows(units, len) => None,
        _ => Some(len),
    }
}

/// Whether a digit of any system follows, which would be part of the name if it were an ASCII one.
fn digit_follows(units: &[Unit], len: usize) -> bool {
    units[len..].iter().find(|u| !is_mark(u.c)).is_some_and(|u| is_digit(u.c))
}
