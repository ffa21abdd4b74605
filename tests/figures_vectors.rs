//! Runs the sentences of `tests/vectors/figures`, which pytest reads too.
//!
//! How a case is read stands in the README beside the vectors. A case with `open` is one that the
//! reader does not read yet: it must still fail, so that the mark goes when the reading comes.

use khabar::figures::{Figure, FigureOptions, Kind, Reader};
use khabar::text::{View, fold};
use rust_decimal::Decimal;
use serde::Deserialize;
use std::path::PathBuf;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    note: String,
    text: String,
    figures: Vec<Want>,
    open: Option<String>,
}

/// An expected figure; `Some(None)` is a field that must be empty.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Want {
    surface: String,
    start: Option<usize>,
    kind: String,
    value: Option<String>,
    iso: Option<String>,
    gregorian: Option<String>,
    low: Option<String>,
    high: Option<String>,
    bound: Option<String>,
    #[serde(default, deserialize_with = "present")]
    unit: Option<Option<String>>,
    #[serde(default, deserialize_with = "present")]
    noun: Option<Option<String>>,
    #[serde(default, deserialize_with = "present")]
    role: Option<Option<String>>,
    #[serde(default, deserialize_with = "present")]
    source: Option<Option<String>>,
}

fn present<'de, D: serde::Deserializer<'de>>(d: D) -> Result<Option<Option<String>>, D::Error> {
    Option::<String>::deserialize(d).map(Some)
}

fn decimal(s: &str) -> Decimal {
    match s.split_once('/') {
        Some((a, b)) => decimal(a) / decimal(b),
        None => s.parse().unwrap_or_else(|_| panic!("{s:?} is no decimal")),
    }
}

/// Equal, or within half a per cent where the expectation is a fraction without an end.
fn same(want: &str, got: Option<Decimal>) -> bool {
    let Some(got) = got else { return false };
    let exact = decimal(want);
    if want.contains('/') { (exact - got).abs() <= exact.abs() * Decimal::new(5, 3) } else { exact == got }
}

/// An ISO 8601 duration as months and seconds.
fn length(iso: &str) -> Option<(Decimal, Decimal)> {
    let (mut months, mut seconds, mut number, mut time) = (Decimal::ZERO, Decimal::ZERO, String::new(), false);
    for c in iso.strip_prefix('P')?.chars() {
        let factor = match (c, time) {
            ('T', _) => {
                time = true;
                continue;
            }
            ('Y', _) => {
                months += decimal(&number) * Decimal::from(12);
                0
            }
            ('M', false) => {
                months += decimal(&number);
                0
            }
            ('W', _) => 604_800,
            ('D', _) => 86_400,
            ('H', _) => 3_600,
            ('M', true) => 60,
            ('S', _) => 1,
            _ => {
                number.push(c);
                continue;
            }
        };
        seconds += decimal(&number) * Decimal::from(factor);
        number.clear();
    }
    Some((months, seconds))
}

fn same_iso(kind: &str, want: &str, got: Option<&str>) -> bool {
    let Some(got) = got else { return false };
    got == want || kind == "duration" && !want.contains('/') && !got.contains('/') && length(want) == length(got)
}

/// A noun without the clitics at its front, folded; the accusative alef does not matter.
fn noun(s: &str) -> Vec<u8> {
    let codes = fold(s);
    for prefix in ["وال", "بال", "لل", "ال"] {
        if let Some(rest) = codes.strip_prefix(&fold(prefix)[..])
            && rest.len() > 2
        {
            return noun_stem(rest);
        }
    }
    noun_stem(&codes)
}

fn noun_stem(codes: &[u8]) -> Vec<u8> {
    codes.strip_suffix(&fold("ا")[..]).unwrap_or(codes).to_vec()
}

/// What keeps `got` from being `want`; empty when it is.
fn differences(text: &str, want: &Want, got: &Figure) -> Vec<String> {
    let mut out = Vec::new();
    let mut check = |field: &str, ok: bool, got: String| {
        if !ok {
            out.push(format!("{field} is {got}"));
        }
    };
    check("kind", want.kind == got.kind.as_str(), got.kind.to_string());
    if let Some(value) = &want.value {
        check("value", same(value, got.value), format!("{:?}", got.value));
    } else if want.low.is_some() || want.high.is_some() || want.iso.is_some() {
        check("value", got.value.is_none(), format!("{:?}", got.value));
    }
    for (field, want, got) in [("low", &want.low, got.low), ("high", &want.high, got.high)] {
        if let Some(want) = want {
            check(field, same(want, got), format!("{got:?}"));
        }
    }
    if let Some(iso) = &want.iso {
        check("iso", same_iso(&want.kind, iso, got.iso.as_deref()), format!("{:?}", got.iso));
    }
    if let Some(gregorian) = &want.gregorian {
        check("gregorian", got.gregorian.as_deref() == Some(gregorian), format!("{:?}", got.gregorian));
    }
    if let Some(bound) = &want.bound {
        check("bound", bound == got.bound.as_str(), got.bound.to_string());
    }
    if let Some(unit) = &want.unit {
        check("unit", unit.as_deref() == got.unit.as_deref(), format!("{:?}", got.unit));
    }
    if let Some(role) = &want.role {
        check("role", role.as_deref() == got.role.map(|r| r.as_str()), format!("{:?}", got.role));
    }
    if let Some(want) = &want.noun {
        let got = got.noun.map(|s| s.of(text));
        check("noun", want.as_deref().map(noun) == got.map(noun), format!("{got:?}"));
    }
    if let Some(want) = &want.source {
        let got = got.source_in(text);
        check("source", want.as_deref().map(fold) == got.as_deref().map(fold), format!("{got:?}"));
    }
    out
}

/// Whether a text is أول or a form of it, which the cases do not count.
fn is_first(surface: &str) -> bool {
    let folded = fold(surface);
    let clitics = |front: &[u8]| front.iter().all(|letter| fold("وفبكلا").contains(letter));
    ["أول", "أولى", "أولا"].iter().any(|form| folded.strip_suffix(&*fold(form)).is_some_and(clitics))
}

#[test]
fn only_the_word_for_the_first_is_not_counted() {
    assert!(["أول", "الأولى", "وللأول", "أوّلاً"].into_iter().all(is_first));
    assert!(!["1", "1st", "الدورة 1", "المركز الأول", "الحادي"].into_iter().any(is_first));
}

fn problems(reader: &Reader, case: &Case) -> Vec<String> {
    let text = &case.text;
    let mut figures = reader.read(text, &View::new(text));
    figures.retain(|f| !(f.kind == Kind::Ordinal && f.value == Some(Decimal::ONE) && is_first(f.span.of(text))));
    let mut problems = Vec::new();
    for want in &case.figures {
        let start = match want.start {
            Some(point) => text.char_indices().nth(point).map_or(text.len(), |(at, _)| at),
            None => text
                .find(&want.surface)
                .unwrap_or_else(|| panic!("{}: {:?} is not in the text", case.note, want.surface)),
        };
        let span = khabar::Span::new(start, start + want.surface.len());
        let found = figures
            .iter()
            .enumerate()
            .filter(|(_, f)| f.span.overlaps(span))
            .map(|(i, f)| (differences(text, want, f), i))
            .min_by_key(|(d, _)| d.len());
        match found {
            None => problems.push(format!("missed {:?}", want.surface)),
            Some((differences, i)) => {
                figures.remove(i);
                problems.extend(differences.into_iter().map(|d| format!("{:?}: {d}", want.surface)));
            }
        }
    }
    for extra in &figures {
        problems.push(format!("extra {} {:?} {:?} {:?}", extra.kind, extra.span.of(text), extra.value, extra.iso));
    }
    problems
}

#[test]
fn every_sentence_is_read_as_expected() {
    let reader = Reader::new(FigureOptions::default()).unwrap();
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/figures");
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "json"));
    files.sort();
    let (mut run, mut open, mut wrong) = (0, 0, Vec::new());
    for file in &files {
        let name = file.file_name().unwrap().to_string_lossy().into_owned();
        let json = std::fs::read_to_string(file).unwrap();
        let cases: Vec<Case> = serde_json::from_str(&json).unwrap_or_else(|e| panic!("{name}: {e}"));
        for case in cases {
            run += 1;
            let problems = problems(&reader, &case);
            let place = format!("{name}: {} | {}", case.note, case.text);
            match (&case.open, problems.is_empty()) {
                (None, false) => wrong.push(format!("{place}\n    {}", problems.join("\n    "))),
                (Some(_), true) => wrong.push(format!("{place}\n    is read now: take its `open` mark away")),
                (Some(_), false) => open += 1,
                (None, true) => {}
            }
        }
    }
    assert!(run >= 300, "only {run} sentences were found");
    assert!(open * 20 < run, "{open} of {run} sentences are open");
    assert!(wrong.is_empty(), "{} of {run} sentences:\n{}", wrong.len(), wrong.join("\n"));
}
