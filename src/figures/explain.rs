//! How a figure was read, told layer by layer: tokens and their senses, the composer, and what speaks for
//! each field.

use super::draft::Draft;
use super::evidence;
use super::figure::{Bound, Figure};
use super::speech::source_word::ends;
use super::tokens::clitics::PREFIXES;
use super::tokens::scan::Scan;
use super::tokens::words::{self, Sense};
use crate::lexicon::schema::{Marker, NounClass, SourceHow};
use crate::span::Span;
use crate::text::tokens::Class;
use std::fmt::Write;

/// What the rule families do, by the beginning of a rule's name.
const RULES: &[(&str, &str)] = &[
    ("age:", "a number of years that a person's age is told with"),
    ("count:dual", "an indefinite noun in the dual, which counts two by itself"),
    ("count:", "a number without unit, sign or rank"),
    ("date:amazigh", "a year of the Amazigh calendar, named as such"),
    ("date:bare_year", "four digits that nothing is counted with"),
    ("date:relative", "a day or period named by its place before or after the reference day"),
    ("date:year", "a year beside a word or an era that says so"),
    ("date:numeric", "day, month and year in digits"),
    ("date:interval", "two ends of a span of days, months or years"),
    ("date:", "a date in words"),
    ("duration:", "a number of units of time, with what و adds to it"),
    ("fraction:", "a word or digits for a part of a whole"),
    ("identifier", "digits that name something"),
    ("measure:", "a number with a unit"),
    ("money:", "a number with a currency"),
    ("multiple:", "how many times as much"),
    ("ordinal:", "a number or word that ranks"),
    ("percent:", "a number with a sign or word for per cent"),
    ("range", "two numbers that bound one quantity"),
    ("score:", "two numbers that are the result of a match"),
    ("time:", "an hour of the day"),
];

/// Tells how `figure`, which was read from `draft`, came about.
pub(super) fn explain(scan: &Scan, draft: &Draft, figure: &Figure) -> String {
    let text = scan.text;
    let mut out = format!("«{}» in «{}»: {}", figure.span.of(text), figure.phrase.of(text), figure.kind);
    if let Some(value) = figure.value {
        let _ = write!(out, " {value}");
    }
    if let Some(iso) = &figure.iso {
        let _ = write!(out, " {iso}");
    }
    out.push_str("\ntokens");
    let (start, end) = (draft.start.min(draft.phrase.0), draft.end.max(draft.phrase.1));
    for i in start..end {
        let _ = write!(out, "\n  {}: {}", scan.span(i, i + 1).of(text), token(scan, i));
    }
    let rule = RULES.iter().find(|(name, _)| figure.rule.starts_with(name)).map_or("", |r| r.1);
    let _ = write!(out, "\nkind {} by {}: {rule}", figure.kind, figure.rule);
    bound(scan, figure, (start, end), &mut out);
    if let Some(unit) = &figure.unit {
        let _ = write!(out, "\nunit {unit}");
        witness(
            scan,
            "from",
            start..scan.len().min(end + 1),
            |s| matches!(s, Sense::Unit { .. } | Sense::Currency { .. }),
            &mut out,
        );
        witness(
            scan,
            "told by",
            start..scan.len().min(end + 1),
            |s| matches!(s, Sense::CurrencyAdjective(_)),
            &mut out,
        );
    }
    if let (Some(noun), Some(at)) = (figure.noun, draft.noun) {
        let place = match at {
            _ if at >= draft.end => "after the number",
            _ if at >= draft.start => "the number itself",
            _ => "before the number, or carried over from the list it stands in",
        };
        let _ = write!(out, "\nnoun «{}»: {place}", noun.of(text));
        if let Some(form) = evidence::sentence(evidence::agreement(scan, draft), figure) {
            let _ = write!(out, "; {form}");
        }
    }
    if let Some(role) = figure.role {
        let _ = write!(out, "\nrole {role}");
        let same = |s: Sense| matches!(s, Sense::Role { role: found, .. } if found == role);
        nearest(scan, draft, same, "carried over from the figure before", &mut out);
    }
    if let Some(source) = figure.source {
        let _ = write!(out, "\nsource «{}»", figure.source_in(text).unwrap_or_default());
        said_by(scan, source, figure.span, &mut out);
    }
    if let Some(meant) = &figure.resolved {
        let _ = write!(out, "\nresolved {meant}: counted from the reference day");
    }
    let _ = write!(out, "\nconfidence {:.2}", figure.confidence);
    out
}

/// The class of a token, its senses and the clitics taken off.
fn token(scan: &Scan, i: usize) -> String {
    let mut senses: Vec<String> = Vec::new();
    match scan.class(i) {
        Class::Digits => senses.push("digits".into()),
        Class::Mark => senses.push("mark".into()),
        Class::Break => senses.push("line end".into()),
        _ => {}
    }
    for phrase in scan.group(i).map_or(&[][..], |g| &g.phrases) {
        let whole = scan.find(i, |s| (s == phrase.sense).then_some(())).is_some();
        let name = sense(scan, phrase.sense);
        if whole && !senses.contains(&name) {
            senses.push(name);
        }
    }
    if senses.is_empty() {
        senses.push("a word that the lexicon does not know".into());
    }
    let clitics = scan.tok(i).clitics;
    if let Some((prefix, _)) = PREFIXES.iter().find(|(_, bits)| clitics != 0 && *bits == clitics) {
        senses.push(format!("after {prefix}"));
    }
    senses.join(", ")
}

/// A sense in words.
fn sense(scan: &Scan, sense: Sense) -> String {
    match sense {
        Sense::Number { value, weak, .. } => {
            format!("number word {value}{}", if weak { ", also another word" } else { "" })
        }
        Sense::Fraction { numerator, denominator, .. } => format!("fraction {numerator}/{denominator}"),
        Sense::Vague { low, .. } => format!("vague, at least {low}"),
        Sense::Ordinal(rank) => format!("ordinal {rank}"),
        Sense::Month { month, calendar, .. } => format!("month {month} ({calendar:?})"),
        Sense::Weekday(day) => format!("weekday {day}"),
        Sense::DayPart { from, until } => format!("part of the day from {from} to {until}"),
        Sense::Unit { index, dual, .. } => {
            format!("{}unit {}", if dual { "dual of the " } else { "" }, scan.words.units[index as usize].unit)
        }
        Sense::Currency { index, dual } => {
            format!("{}currency {}", if dual { "dual of the " } else { "" }, scan.words.currencies[index as usize].code)
        }
        Sense::CurrencyAdjective(code) => format!("tells the currency {}", scan.words.codes[code as usize]),
        Sense::Place => "place".into(),
        Sense::CurrencyPlace(code) => format!("place of the currency {}", scan.words.codes[code as usize]),
        Sense::Qualifier { bound, .. } => format!("bounds ({bound})"),
        Sense::Role { role, .. } => format!("role {role}"),
        Sense::OwnName => "name of a source".into(),
        Sense::Source(how, _) => match how {
            SourceHow::Verb => "verb of saying".into(),
            SourceHow::Preposition => "names a source after it".into(),
            SourceHow::Noun => "begins the name of a source".into(),
        },
        Sense::Noun(class) => match class {
            NounClass::Function => "function word".into(),
            NounClass::Adjective => "adjective".into(),
            NounClass::Dual => "noun in the dual".into(),
            NounClass::Person => "noun for people".into(),
            NounClass::Thing => "noun for things".into(),
            NounClass::Counted => "noun that is counted".into(),
        },
        Sense::Marker(job, _) => format!("marker {}", Marker::JOBS[job as usize]),
    }
}

fn bound(scan: &Scan, figure: &Figure, (start, end): (usize, usize), out: &mut String) {
    if figure.bound == Bound::Exact {
        return;
    }
    let _ = write!(out, "\nbound {}", figure.bound);
    if let (Some(low), high) = (figure.low, figure.high) {
        let _ = write!(out, " from {low}");
        if let Some(high) = high {
            let _ = write!(out, " to {high}");
        }
    }
    let said = |s: Sense| matches!(s, Sense::Qualifier { bound, .. } if bound == figure.bound);
    witness(scan, "by", start..end, said, out);
}

/// Names the first phrase among `tokens` that has a sense which `wanted` accepts.
fn witness(scan: &Scan, how: &str, tokens: std::ops::Range<usize>, wanted: impl Fn(Sense) -> bool, out: &mut String) {
    let found = tokens.into_iter().find_map(|i| scan.find(i, |s| wanted(s).then_some(())).map(|(_, end)| (i, end)));
    if let Some((from, to)) = found {
        let _ = write!(out, ", {how} «{}»", scan.span(from, to.max(from + 1)).of(scan.text));
    }
}

/// Tokens on either side of a figure in which the word for its role is looked for.
const REACH: usize = 25;

/// Names the nearest word that has a sense which `wanted` accepts, or else says `otherwise`.
fn nearest(scan: &Scan, draft: &Draft, wanted: impl Fn(Sense) -> bool, otherwise: &str, out: &mut String) {
    let phrase = |i: usize| {
        let found = if scan.bits(i) & words::ROLE != 0 { scan.find(i, |s| wanted(s).then_some(())) } else { None };
        found.map(|(_, end)| end.max(i + 1))
    };
    let told = |i: &usize| phrase(*i).is_some();
    let before = (draft.start.saturating_sub(REACH)..draft.start).rev().find(told);
    let after = (draft.start..(draft.end + REACH).min(scan.len())).find(told);
    let distance = |i: usize| if i < draft.start { draft.start - i } else { i.saturating_sub(draft.end - 1) };
    match before.into_iter().chain(after).min_by_key(|&i| distance(i)) {
        Some(i) => {
            let side = if i < draft.start { "before" } else { "at or after" };
            let end = phrase(i).unwrap_or(i + 1);
            let _ =
                write!(out, ": the nearest word for it is «{}», {side} the number", scan.span(i, end).of(scan.text));
        }
        None => {
            let _ = write!(out, ": {otherwise}");
        }
    }
}

/// Names the word of attribution beside a source, or says that it was carried on.
fn said_by(scan: &Scan, source: Span, figure: Span, out: &mut String) {
    let inside = |i: usize| scan.span(i, i + 1);
    let first =
        scan.toks.partition_point(|t| scan.view.span(t.token.start as usize, t.token.end as usize).end <= source.start);
    let last =
        scan.toks.partition_point(|t| scan.view.span(t.token.start as usize, t.token.end as usize).start < source.end);
    let says = |i: &usize| {
        let pick = |s| matches!(s, Sense::Source(SourceHow::Verb | SourceHow::Preposition, _)).then_some(());
        scan.bits(*i) & words::SOURCE != 0 && scan.find(*i, pick).is_some()
    };
    let near = (first.saturating_sub(3)..first).rev().chain(last..(last + 6).min(scan.len()));
    if let Some(i) = near.into_iter().find(says) {
        let _ = write!(out, ": named beside «{}»", inside(i).of(scan.text));
    }
    let start =
        scan.toks.partition_point(|t| scan.view.span(t.token.start as usize, t.token.end as usize).end <= figure.start);
    if (last..start).any(|i| ends(scan, i)) {
        out.push_str("; carried on from an earlier sentence by a verb of saying");
    }
}
