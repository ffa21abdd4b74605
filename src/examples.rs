//! Runs the examples of lexicon entries: each says what khabar must make of a text.
//!
//! How an expectation is written is told in [`lexicon::check`](crate::lexicon::check).

use crate::boilerplate::{CleanOptions, Cleaner, Label};
use crate::compare::{self, Words};
use crate::error::{Error, Result};
use crate::figures::{CountedNoun, Figure, FigureOptions, Kind, Reader, Role, Spelling};
use crate::lexicon::check::Case;
use crate::lexicon::schema::{
    Cue, LinkWord, Occasion, Place, ProseWord, SpelledNumber, SpellingRule, SpellingWord, Thing, WordGroup,
};
use crate::lexicon::{Entry, Lexicon, Source, builtin, check};
use crate::normalize::Normalizer;
use crate::span::Span;
use crate::text::{View, fold};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde_json::json;
use std::borrow::Cow;

/// The stages that examples are run with.
pub struct Runner {
    reader: Reader,
    cleaner: Cleaner,
    /// A cleaner that also removes the article's furniture.
    bold: Cleaner,
    rules: FxHashMap<String, SpellingRule>,
    words: Words,
}

/// What checking found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Number of files.
    pub files: usize,
    /// Number of examples that ran.
    pub examples: usize,
    /// One sentence for each problem; it names file and entry.
    pub problems: Vec<String>,
}

/// Checks the built-in files and `user`, each file alone and all together, and runs all examples.
pub fn check_all(user: Vec<Source>) -> Result<Report> {
    let mut report = Report { files: builtin().len() + user.len(), ..Report::default() };
    report.problems = check::sources(&user)?;
    if !report.problems.is_empty() {
        // Words that break the rules cannot be compiled, so no example can run.
        return Ok(report);
    }
    report.problems = check::sources(builtin())?;
    let runner = Runner::new(&Lexicon::from_sources(user.clone())?)?;
    for source in builtin().iter().chain(&user) {
        for case in check::cases(source)? {
            report.examples += 1;
            report.problems.extend(runner.problem(&case)?);
        }
    }
    Ok(report)
}

impl Runner {
    /// A runner with the words of `lexicon`.
    pub fn new(lexicon: &Lexicon) -> Result<Self> {
        let figures = FigureOptions { lexicon: lexicon.clone(), ..FigureOptions::default() };
        let clean = CleanOptions { lexicon: lexicon.clone(), ..CleanOptions::default() };
        let bold = CleanOptions { drop: Label::ALL.to_vec(), ..clean.clone() };
        let words = lexicon.entries::<SpellingWord>()?;
        Ok(Runner {
            reader: Reader::new(figures)?,
            cleaner: Cleaner::new(clean)?,
            bold: Cleaner::new(bold)?,
            rules: words.into_iter().map(|w| (w.id, w.rule)).collect(),
            words: Words::new(lexicon, &[])?,
        })
    }

    /// What is wrong with an example, in one sentence; `None` when it holds.
    pub fn problem(&self, case: &Case) -> Result<Option<String>> {
        let text = &case.example.text;
        let part = case.example.span.as_deref().unwrap_or(text);
        let Some(start) = text.rfind(part) else { return Ok(Some(named(case, "does not contain its span"))) };
        let span = Span::new(start, start + part.len());
        let is = case.example.is.as_str();
        let why = match case.table {
            t if t == SpellingWord::TABLE => self.spelling(case)?,
            t if [Cue::TABLE, ProseWord::TABLE, WordGroup::TABLE].contains(&t) => self.cue(text, span, is)?,
            t if t == SpelledNumber::TABLE => spelled(text, is)?,
            t if [Thing::TABLE, Place::TABLE, Occasion::TABLE, LinkWord::TABLE].contains(&t) => {
                self.phrase(text, span, is)
            }
            _ => self.figure(text, span, is)?,
        };
        Ok(why.map(|why| named(case, &why)))
    }

    fn spelling(&self, case: &Case) -> Result<Option<String>> {
        let option = match self.rules.get(&case.entry) {
            Some(SpellingRule::TatweelKept) => json!({"tatweel": "remove"}),
            Some(SpellingRule::DaggerDropped) => json!({"dagger_alef": "promote"}),
            Some(SpellingRule::FinalMaksura) => json!({"lookalikes": true}),
            Some(SpellingRule::CompoundFirst) => json!({"compound_names": true}),
            None => return Err(Error::lexicon(format!("{}: no entry {:?}", case.file, case.entry))),
        };
        let got = Normalizer::from_json(None, &option)?.apply(&case.example.text).into_owned();
        Ok((got != case.example.is).then(|| format!("becomes {got:?}, not {:?}", case.example.is)))
    }

    fn cue(&self, text: &str, span: Span, is: &str) -> Result<Option<String>> {
        let wanted = if is == "nothing" { None } else { Some(is.parse::<Label>()?) };
        let cleaner = if wanted.is_some_and(Label::is_furniture) { &self.bold } else { &self.cleaner };
        let cleaned = cleaner.clean(text, &View::new(text));
        let name = |label: Option<Label>| label.map_or("kept", Label::as_str);
        for (at, c) in span.of(text).char_indices() {
            let at = span.start + at;
            let found = cleaned.removed.iter().find(|r| r.span.start <= at && at < r.span.end).map(|r| r.label);
            if !c.is_whitespace() && found != wanted {
                let rest: String = text[at..].chars().take(30).collect();
                return Ok(Some(format!("is {} from {rest:?} on, not {}", name(found), name(wanted))));
            }
        }
        Ok(None)
    }

    /// Whether comparing reads a part of a text as the entry `is`.
    fn phrase(&self, text: &str, span: Span, is: &str) -> Option<String> {
        let found = compare::phrases(text, &self.words);
        let here: Vec<&str> = found.iter().filter(|(s, _)| s.overlaps(span)).map(|(_, id)| id.as_str()).collect();
        let holds = if is == "nothing" { here.is_empty() } else { here.contains(&is) };
        (!holds).then(|| format!("is read as {here:?}, not as {is}"))
    }

    fn figure(&self, text: &str, span: Span, is: &str) -> Result<Option<String>> {
        let found = self.reader.read(text, &View::new(text));
        let here: Vec<&Figure> = found.iter().filter(|f| f.span.overlaps(span) && f.kind != Kind::Identifier).collect();
        if is == "nothing" {
            // أول and الأولى rank and distinguish at once; finding them is never wrong.
            let first = |f: &Figure| f.kind == Kind::Ordinal && f.value == Some(Decimal::ONE);
            return Ok(here
                .iter()
                .find(|f| !first(f))
                .map(|f| format!("has the figure {}, where nothing is expected", shown(f, text))));
        }
        let wanted = fields(is);
        let mut nearest = None;
        for figure in &here {
            let mut wrong = Vec::new();
            for (field, value) in &wanted {
                if !holds(figure, text, field, value)? {
                    wrong.push(if field.is_empty() { value.clone() } else { format!("{field}={value}") });
                }
            }
            if wrong.is_empty() {
                return Ok(None);
            }
            if nearest.as_ref().is_none_or(|(fewest, _, _)| wrong.len() < *fewest) {
                nearest = Some((wrong.len(), wrong.join(" "), *figure));
            }
        }
        Ok(Some(match nearest {
            None => format!("has no figure there, where {is} is expected"),
            Some((_, wrong, figure)) => format!("has the figure {}, where {wrong} is expected", shown(figure, text)),
        }))
    }
}

/// Whether a number is written out as `text`; `is` gives the number and the options.
fn spelled(text: &str, is: &str) -> Result<Option<String>> {
    let mut how = Spelling::default();
    let mut number = Decimal::ZERO;
    for (field, value) in fields(is) {
        match field {
            "" => number = value.parse().map_err(|_| Error::lexicon(format!("{value:?} is no number")))?,
            "case" => how.case = value.parse()?,
            "gender" => how.gender = Some(value.parse()?),
            "noun" => {
                let (singular, plural) = value.split_once('/').unwrap_or((&value, ""));
                how.noun = Some(CountedNoun::new(singular).with_plural(plural));
            }
            _ => return Err(Error::unknown("option of a spelled number", field, &["case", "gender", "noun"])),
        }
    }
    let got = how.spell(number)?;
    Ok((got != text).then(|| format!("is not how {is} is written, but {got:?}")))
}

fn named(case: &Case, why: &str) -> String {
    format!("{}: entry {:?}: the example {:?} {why}", case.file, case.entry, case.example.text)
}

/// The parts of an expectation: the value has an empty name; a word without `=` goes on the part before.
fn fields(is: &str) -> Vec<(&str, String)> {
    let mut parts: Vec<(&str, String)> = Vec::new();
    for word in is.split_whitespace() {
        match (word.split_once('='), parts.last_mut()) {
            (Some((field, value)), _) => parts.push((field, value.to_owned())),
            (None, None) => parts.push(("", word.to_owned())),
            (None, Some((_, value))) => {
                value.push(' ');
                value.push_str(word);
            }
        }
    }
    parts
}

fn holds(figure: &Figure, text: &str, field: &str, want: &str) -> Result<bool> {
    let word = |got: Option<&str>| got.unwrap_or("null") == want;
    let phrase = |got: Option<Span>, same: fn(&[u8], &[u8]) -> bool| match got {
        Some(span) => same(&fold(span.of(text)), &fold(want)),
        None => want == "null",
    };
    Ok(match field {
        "" if want == "null" => figure.value.is_none(),
        "" => figure.iso.as_deref() == Some(want) || number(figure.value, want),
        "kind" => figure.kind.as_str() == want,
        "bound" => figure.bound.as_str() == want,
        "unit" => word(figure.unit.as_deref()),
        "role" => word(figure.role.map(Role::as_str)),
        "iso" => word(figure.iso.as_deref()),
        "gregorian" => word(figure.gregorian.as_deref()),
        "low" => {
            if want == "null" {
                figure.low.is_none()
            } else {
                number(figure.low, want)
            }
        }
        "high" => {
            if want == "null" {
                figure.high.is_none()
            } else {
                number(figure.high, want)
            }
        }
        "noun" => phrase(figure.noun, same_noun),
        "source" => phrase(figure.source, |got, want| memchr::memmem::find(got, want).is_some()),
        _ => {
            let valid = ["kind", "bound", "unit", "role", "iso", "gregorian", "low", "high", "noun", "source"];
            return Err(Error::unknown("field of an expectation", field, &valid));
        }
    })
}

/// Whether a value is the number that is written, or for a fraction without end, within 0.5 % of it.
fn number(got: Option<Decimal>, want: &str) -> bool {
    let Some(got) = got else { return false };
    match want.split_once('/') {
        None => want.parse() == Ok(got),
        Some((above, below)) => {
            let part = above.parse::<Decimal>().ok().zip(below.parse::<Decimal>().ok());
            part.and_then(|(a, b)| a.checked_div(b))
                .is_some_and(|want| (got - want).abs() <= want.abs() * Decimal::new(5, 3))
        }
    }
}

/// Whether two nouns have the same first word; a clitic before the one found does not matter.
fn same_noun(got: &[u8], want: &[u8]) -> bool {
    let first = |phrase: &'_ [u8]| phrase.split(|&c| c == b' ').next().unwrap_or_default().to_vec();
    let (got, want) = (first(got), first(want));
    got.ends_with(&want) && got.len() - want.len() <= 3
}

/// A figure in a message.
fn shown(figure: &Figure, text: &str) -> String {
    let mut out = format!("{:?} {}", figure.span.of(text), figure.kind);
    let mut add = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            out.push_str(&format!(" {name}={value}"));
        }
    };
    add("value", figure.value.map(|v| v.to_string()));
    add("iso", figure.iso.as_deref().map(str::to_owned));
    add("low", figure.low.map(|v| v.to_string()));
    add("high", figure.high.map(|v| v.to_string()));
    add("bound", Some(figure.bound.to_string()));
    add("unit", figure.unit.as_deref().map(str::to_owned));
    add("noun", figure.noun.map(|s| s.of(text).to_owned()));
    add("role", figure.role.map(|r| r.to_string()));
    add("source", figure.source_in(text).map(Cow::into_owned));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expectations_are_read() {
        assert_eq!(
            fields("null low=3 noun=كاتبا عربيا bound=range"),
            [("", "null".into()), ("low", "3".into()), ("noun", "كاتبا عربيا".into()), ("bound", "range".into())]
        );
    }

    #[test]
    fn an_example_that_does_not_hold_is_a_problem_that_names_its_place() {
        let file = r#"
            table = "qualifiers"
            about = "x"
            [[entry]]
            id = "mine"
            bound = "approx"
            side = "before"
            forms = ["زهاءات"]
            examples = [{ text = "وصل زهاءات 20 رجلا", span = "20", is = "21 bound=approx" }]
        "#;
        let report = check_all(vec![Source::new("my.toml", file).unwrap()]).unwrap();
        let mine: Vec<&String> = report.problems.iter().filter(|p| p.starts_with("my.toml")).collect();
        assert_eq!(mine.len(), 1, "{:?}", report.problems);
        assert!(mine[0].contains("entry \"mine\"") && mine[0].contains("where 21 is expected"), "{}", mine[0]);
    }
}
