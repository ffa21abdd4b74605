//! Numbers written out and read back: the hand-checked forms of `tests/vectors/numbers`, and that spelling
//! and parsing are inverses under every option.

use khabar::figures::{Case, CountedNoun, FigureOptions, Gender, Kind, Reader, Spelling, parse_number, spell_number};
use khabar::text::View;
use khabar::{Error, ErrorKind};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vectors {
    #[allow(dead_code, reason = "for whoever edits the file")]
    note: String,
    spell: Vec<Spelled>,
    parse: Vec<Parsed>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Spelled {
    value: Decimal,
    text: String,
    case: Option<Case>,
    gender: Option<Gender>,
    noun: Option<Noun>,
    note: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Noun {
    One(String),
    Forms(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Parsed {
    text: String,
    value: Option<Decimal>,
}

fn vectors() -> Vectors {
    serde_json::from_str(include_str!("vectors/numbers/numbers.json")).unwrap()
}

#[test]
fn numbers_are_written_as_grammar_wants() {
    let wrong: Vec<String> = vectors()
        .spell
        .into_iter()
        .filter_map(|row| {
            let mut how = Spelling::default().with_case(row.case.unwrap_or_default());
            how.gender = row.gender;
            how.noun = row.noun.map(|noun| match noun {
                Noun::One(singular) => CountedNoun::new(singular),
                Noun::Forms(forms) => match &forms[..] {
                    [singular, plural] => CountedNoun::new(singular).with_plural(plural),
                    [singular, dual, plural] => CountedNoun::new(singular).with_dual(dual).with_plural(plural),
                    _ => panic!("a noun has two or three forms"),
                },
            });
            let got = how.spell(row.value).unwrap();
            (got != row.text)
                .then(|| format!("{} is {got:?}, not {:?} {}", row.value, row.text, row.note.unwrap_or_default()))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn texts_that_are_one_number_and_texts_that_are_not() {
    let wrong: Vec<String> = vectors()
        .parse
        .into_iter()
        .filter_map(|row| {
            let got = parse_number(&row.text).ok();
            (got != row.value).then(|| format!("{:?} is {got:?}, not {:?}", row.text, row.value))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn errors_are_one_sentence_that_names_the_text() {
    let message = |e: Error| (e.kind(), e.to_string());
    assert_eq!(
        message(parse_number("بضعة آلاف").unwrap_err()),
        (ErrorKind::Input, "\"بضعة آلاف\" is not one number with an exact value".into())
    );
    let (kind, long) = message(parse_number(&"و".repeat(10_000)).unwrap_err());
    assert!(kind == ErrorKind::Input && long.chars().count() < 120, "{long}");
    let (kind, large) = message(spell_number("1000000000000000000".parse().unwrap()).unwrap_err());
    assert!(kind == ErrorKind::Input && large.contains("10^18"), "{large}");
    let book = Spelling::default().with_noun(CountedNoun::new("كتاب"));
    let (kind, plural) = message(book.spell(7.into()).unwrap_err());
    assert!(kind == ErrorKind::Option && plural.contains("plural of \"كتاب\""), "{plural}");
}

/// Whole numbers up to 10^15, in which few and many digits, zeros and round numbers are all common.
fn whole() -> impl Strategy<Value = u64> {
    let group = prop_oneof![3 => Just(0u64), 2 => 1..=12u64, 1 => 13..=99u64, 1 => Just(100u64), 1 => Just(200u64), 2 => 100..=999u64];
    let grouped =
        prop::collection::vec(group, 1..=5).prop_map(|groups| groups.into_iter().fold(0, |n, group| n * 1000 + group));
    prop_oneof![0..=2_000u64, 0..=1_000_000_000_000_000u64, grouped]
}

fn options() -> impl Strategy<Value = Spelling> {
    let gender = prop_oneof![Just(None), Just(Some(Gender::Masculine)), Just(Some(Gender::Feminine))];
    (prop::sample::select(Case::ALL), gender).prop_map(|(case, gender)| {
        let mut how = Spelling::default().with_case(case);
        how.gender = gender;
        how
    })
}

static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new(FigureOptions::default()).unwrap());

/// Nouns whose dual the reader knows.
fn nouns() -> impl Strategy<Value = CountedNoun> {
    prop::sample::select(vec![
        CountedNoun::new("قتيل").with_plural("قتلى"),
        CountedNoun::new("جندي").with_plural("جنود"),
        CountedNoun::new("سيارة").with_plural("سيارات"),
        CountedNoun::new("طائرة").with_plural("طائرات"),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn parsing_undoes_spelling(n in whole(), negative in any::<bool>(), how in options()) {
        let value = if negative { -Decimal::from(n) } else { Decimal::from(n) };
        let text = how.spell(value).unwrap();
        prop_assert_eq!(parse_number(&text).unwrap(), value, "{}", text);
    }

    #[test]
    fn parsing_undoes_spelling_of_decimals(n in whole(), part in prop_oneof![1..=999u32, 1..=99_999_999u32], zeros in 0..=4u32, how in options()) {
        let value = Decimal::from(n) + Decimal::new(part.into(), part.ilog10() + 1 + zeros);
        let text = how.spell(value).unwrap();
        prop_assert_eq!(parse_number(&text).unwrap(), value.normalize(), "{}", text);
    }

    /// One and two after a hundred are said by the noun itself, as a second figure: ألف ليلة وليلة.
    #[test]
    fn reading_undoes_spelling_with_a_noun(n in whole(), how in options(), noun in nouns()) {
        prop_assume!(n > 0 && (n < 3 || !(1..=2).contains(&(n % 100))));
        let mut how = how.with_noun(noun);
        how.gender = None;
        let text = format!("وصل {} أمس.", how.spell(Decimal::from(n)).unwrap());
        let found = READER.read(&text, &View::new(&text));
        prop_assert_eq!(found.len(), 1, "{}: {:?}", text, found);
        prop_assert_eq!((found[0].kind, found[0].value), (Kind::Count, Some(Decimal::from(n))), "{}", text);
    }

    #[test]
    fn any_text_is_a_number_or_an_error(text in "\\PC{0,60}") {
        let _ = parse_number(&text);
    }
}
