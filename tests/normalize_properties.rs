//! Laws of normalization, held on random text made of everything that steps could trip over.

use khabar::Span;
use khabar::bench::{self, Kernel};
use khabar::normalize::{Normalizer, Preset};
use khabar::span::Unit;
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::sync::LazyLock;
use unicode_normalization::is_nfc;

/// Pieces of text: letters, marks, digits, signs, spaces, invisible characters, words, and worse.
const PIECES: &[&str] = &[
    "ا",
    "أ",
    "إ",
    "آ",
    "ٱ",
    "ل",
    "ب",
    "ت",
    "م",
    "ه",
    "ة",
    "ي",
    "ى",
    "ئ",
    "ؤ",
    "ء",
    "و",
    "س",
    "ک",
    "ی",
    "ے",
    "ہ",
    "ھ",
    "ە",
    "ۀ",
    "گ",
    "پ",
    "چ",
    "ڤ",
    "ٵ",
    "ٴ",
    "\u{64B}",
    "\u{64C}",
    "\u{64E}",
    "\u{650}",
    "\u{651}",
    "\u{652}",
    "\u{653}",
    "\u{654}",
    "\u{655}",
    "\u{656}",
    "\u{670}",
    "\u{6DC}",
    "\u{6E1}",
    "\u{8F0}",
    "\u{610}",
    "\u{308}",
    "\u{301}",
    "ـ",
    "ـ",
    "ـــ",
    "0",
    "1",
    "9",
    "٠",
    "٥",
    "۴",
    "٫",
    "٬",
    "٪",
    ".",
    ",",
    ":",
    "/",
    "-",
    "%",
    "،",
    "؛",
    "؟",
    "!",
    "?",
    ";",
    "…",
    "...",
    "–",
    "«",
    "»",
    "“",
    "”",
    "\"",
    "'",
    "(",
    ")",
    "[",
    "]",
    "#",
    "@",
    "_",
    "&",
    "&amp;",
    "&quot;",
    "&nbsp;",
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{A0}",
    "\u{200B}",
    "\u{200C}",
    "\u{200D}",
    "\u{200F}",
    "\u{202B}",
    "\u{2067}",
    "\u{61C}",
    "\u{FEFF}",
    "\u{AD}",
    "\u{FE0F}",
    "\u{85}",
    "\u{2028}",
    "\u{2029}",
    "\u{1C}",
    "\u{1}",
    "\u{7F}",
    "😀",
    "👨\u{200D}👩\u{200D}👧",
    "1\u{FE0F}\u{20E3}",
    "🇪🇬",
    "👍🏽",
    "❤\u{FE0F}",
    "☀",
    "©",
    "ﻻ",
    "ﷺ",
    "ﷲ",
    "﷽",
    "﷼",
    "\u{FE70}",
    "\u{FE71}",
    "\u{FC5E}",
    "ﺃ",
    "ﯾ",
    "²",
    "½",
    "①",
    "é",
    "e\u{301}",
    "Å",
    "ß",
    "İ",
    "a",
    "B",
    "w",
    "W",
    "www.",
    "www.a.com",
    "http://",
    "https://x.org/خبر?a=1,2",
    "x@y.org",
    "@user",
    "#وسم_ما",
    "a.b",
    "ååå",
    "가",
    "\u{1100}\u{1161}",
    "क़",
    "𝐀",
    "دول",
    "العراق",
    "هـ",
    "هـ ",
    "بـ",
    "١٤٤٥ هـ",
    "هٰذا",
    "السمٰوات",
    "عبد الله",
    "ياااا",
    "تتتبع",
    "جددددا",
    "هههه",
    "12.5",
    "1,234",
    "١٢٫٥",
    "10:30",
    "Ø®Ø¨Ø±",
    "ãÑÍÈÇ Ýí ÇáÎÈÑ",
    "كِتَابٌ",
    "شدَّة",
    "أيضًا",
    "كتاباً",
    "الصلوٰة",
    "علی",
    "ملٰٓئكة",
    "قال الوزير إن الأمر ",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        12 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => prop::sample::select(PIECES).prop_map(|p| p.repeat(4)),
        2 => Just("قال الوزير امس ان بلاده ستعلن عن خطة جديدة خلال ايام ".to_owned()),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|v| v.concat())
}

/// Words and numbers with one to four marks and spaces between them, as in running text and worse.
fn running() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        8 => prop::sample::select(vec!["قال", "الوزير", "إن", "هي", "على", "المدرسة", "سُئِل", "كتاباً", "اللّه", "عبد", "بـ"]),
        2 => prop::sample::select(vec!["15", "3.5", "٢٠", "1,200", "۵", "50%", "a.org", "BBC", "www.a.com", "x@y.org", "رابط]"]),
    ];
    let gap = prop_oneof![
        3 => Just(" ".to_owned()),
        2 => prop::sample::select(vec!["، ", ". ", ": «", "» ", ".\n\n", " (", ") ", " - ", "…", " \"", "\" "]).prop_map(str::to_owned),
        1 => "[ \n.،,:؛؟?!«»\"()\\[\\]/%٪#@_…“”\u{A0}–-]{1,4}",
    ];
    prop::collection::vec((word, gap), 1..40).prop_map(|v| v.iter().map(|(w, g)| format!("{w}{g}")).collect())
}

/// Random options, as JSON: each option that has a list of values gets one of them.
fn options() -> impl Strategy<Value = Value> {
    let choices: Vec<(&str, Vec<Value>)> = vec![
        ("entities", vec![json!(false), json!(true)]),
        ("unicode", vec![json!("nfc"), json!("nfkc")]),
        ("forms", vec![json!(false), json!(true)]),
        ("links", vec![json!("keep"), json!("drop"), json!("placeholder")]),
        ("mails", vec![json!("keep"), json!("drop"), json!("placeholder")]),
        ("mentions", vec![json!("keep"), json!("drop"), json!("placeholder")]),
        ("hashtags", vec![json!("keep"), json!("drop"), json!("split"), json!("placeholder")]),
        ("emoji", vec![json!("keep"), json!("drop"), json!("placeholder")]),
        ("bidi", vec![json!(false), json!(true)]),
        ("zero_width", vec![json!(false), json!(true)]),
        ("controls", vec![json!(false), json!(true)]),
        ("tatweel", vec![json!("keep"), json!("remove"), json!("all")]),
        ("tashkeel", vec![json!([]), json!(["shadda"]), json!(["tanwin", "quranic"]), json!(true)]),
        ("tashkeel_place", vec![json!("all"), json!("final")]),
        ("dagger_alef", vec![json!("keep"), json!("remove"), json!("promote")]),
        ("tanwin_alef", vec![json!(false), json!(true)]),
        ("lookalikes", vec![json!(false), json!(true)]),
        ("foreign", vec![json!(false), json!(true)]),
        ("alef", vec![json!("keep"), json!("wasla"), json!("fold")]),
        ("hamza", vec![json!("keep"), json!("carrier"), json!("hamza"), json!("drop")]),
        ("alef_maksura", vec![json!("keep"), json!("yeh"), json!("maksura")]),
        ("teh_marbuta", vec![json!("keep"), json!("heh"), json!("teh")]),
        ("skeleton", vec![json!(false), json!(true)]),
        ("elongation", vec![json!(0), json!(1), json!(2)]),
        ("digits", vec![json!("keep"), json!("ascii"), json!("arabic"), json!("persian")]),
        ("separators", vec![json!("keep"), json!("ascii"), json!("arabic")]),
        ("punctuation", vec![json!("keep"), json!("ascii"), json!("arabic"), json!("remove")]),
        ("quotes", vec![json!("keep"), json!("ascii"), json!("arabic")]),
        ("dashes", vec![json!("keep"), json!("ascii")]),
        ("ellipsis", vec![json!("keep"), json!("ascii")]),
        ("repeats", vec![json!(0), json!(1), json!(3)]),
        ("spacing", vec![json!("keep"), json!("tidy"), json!("separate")]),
        ("digit_spacing", vec![json!(false), json!(true)]),
        ("case", vec![json!("keep"), json!("lower")]),
        ("whitespace", vec![json!("keep"), json!("lines"), json!("single")]),
    ];
    let picks: Vec<_> = choices
        .into_iter()
        .map(|(name, values)| {
            // Half of the options stay as they are.
            (any::<bool>(), prop::sample::select(values)).prop_map(move |(on, v)| (name, on.then_some(v)))
        })
        .collect();
    picks.prop_map(|list| {
        let map: Map<String, Value> = list.into_iter().filter_map(|(k, v)| Some((k.to_owned(), v?))).collect();
        Value::Object(map)
    })
}

fn presets() -> &'static [(Preset, Normalizer)] {
    static ALL: LazyLock<Vec<(Preset, Normalizer)>> =
        LazyLock::new(|| Preset::ALL.iter().map(|&p| (p, Normalizer::preset(p))).collect());
    &ALL
}

fn preset(p: Preset) -> &'static Normalizer {
    &presets().iter().find(|(q, _)| *q == p).unwrap().1
}

/// What holds for every normalizer and every text.
fn laws(n: &Normalizer, text: &str) -> Result<(), TestCaseError> {
    let out = n.apply(text);
    prop_assert_eq!(&*out, &bench::apply_stepwise(n, text), "one pass is not step by step");
    let mut appended = String::from("قبل ");
    n.apply_into(text, &mut appended);
    prop_assert_eq!(appended.strip_prefix("قبل "), Some(&*out), "appending is another result");
    aligned(n, text, &out)
}

fn aligned(n: &Normalizer, text: &str, out: &str) -> Result<(), TestCaseError> {
    let a = n.align(text);
    prop_assert_eq!(a.text(), out, "aligning is another result");
    for kernel in [Kernel::Narrow, Kernel::Portable, Kernel::Scalar] {
        let other = bench::on(n, kernel).align(text);
        prop_assert_eq!(other.text(), out, "the {} kernel has another result", kernel);
        prop_assert_eq!(other.edits(), a.edits(), "the {} kernel has other edits", kernel);
    }
    // Between edits, both texts run in step; together they cover both.
    let (mut s, mut r) = (0, 0);
    for e in a.edits() {
        prop_assert!(
            e.source >= s && e.result >= r && e.source - s == e.result - r,
            "edits out of step: {:?}",
            a.edits()
        );
        prop_assert!(text.is_char_boundary(e.source) && out.is_char_boundary(e.result));
        (s, r) = (e.source_end(), e.result_end());
        prop_assert!(text.is_char_boundary(s) && out.is_char_boundary(r));
    }
    prop_assert_eq!(text.len() - s, out.len() - r, "edits do not reach the end");
    for (i, c) in out.char_indices() {
        let span = Span::new(i, i + c.len_utf8());
        let source = a.to_original(span);
        prop_assert!(text.is_char_boundary(source.start) && text.is_char_boundary(source.end));
        if !source.is_empty() {
            prop_assert!(a.to_normalized(source).contains(span), "{:?} of {:?} from {:?}", span, out, source);
        }
        let points = out[..i].chars().count();
        let (start, end) = a.to_original_in(Unit::CodePoints, points, points + 1);
        prop_assert_eq!((start, end), (text[..source.start].chars().count(), text[..source.end].chars().count()));
        let units = out[..i].encode_utf16().count();
        let (start, end) = a.to_original_in(Unit::Utf16, units, units + c.len_utf16());
        prop_assert_eq!(start, text[..source.start].encode_utf16().count());
        prop_assert_eq!(end, text[..source.end].encode_utf16().count());
    }
    for (i, c) in text.char_indices() {
        let result = a.to_normalized(Span::new(i, i + c.len_utf8()));
        prop_assert!(out.is_char_boundary(result.start) && out.is_char_boundary(result.end));
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn presets_keep_the_laws(text in text()) {
        for (p, n) in presets() {
            laws(n, &text).map_err(|e| TestCaseError::fail(format!("{p}: {e}")))?;
            let once = n.apply(&text);
            prop_assert!(is_nfc(&once), "{}: not NFC: {:?}", p, once);
            let twice = n.apply(&once);
            // Whether a charset was wrong is decided on the text as it comes.
            if n.options().mojibake && repair().apply(&once) != once {
                continue;
            }
            prop_assert_eq!(&*twice, &*once, "{} is not idempotent", p);
        }
    }

    #[test]
    fn running_text_keeps_the_laws(text in running(), options in options()) {
        for (p, n) in presets() {
            laws(n, &text).map_err(|e| TestCaseError::fail(format!("{p}: {e}")))?;
        }
        laws(&Normalizer::from_json(None, &options).unwrap(), &text)?;
    }

    #[test]
    fn any_options_keep_the_laws(text in text(), options in options()) {
        let n = Normalizer::from_json(None, &options).unwrap();
        laws(&n, &text)?;
        let once = n.apply(&text);
        prop_assert!(is_nfc(&once), "not NFC: {:?}", once);
    }

    #[test]
    fn larger_presets_hold_smaller_ones(text in text()) {
        let (light, search, loose) = (preset(Preset::Light), preset(Preset::Search), preset(Preset::SearchLoose));
        let l = light.apply(&text);
        let s = search.apply(&text);
        prop_assert_eq!(search.apply(&l), &*s, "search of light is not search");
        prop_assert_eq!(loose.apply(&s), loose.apply(&text), "search_loose of search is not search_loose");
    }

    #[test]
    fn both_spellings_of_a_composed_letter_are_one_letter(text in text()) {
        use unicode_normalization::UnicodeNormalization;
        let nfd: String = text.nfd().collect();
        let nfc: String = text.nfc().collect();
        for p in [Preset::Light, Preset::Search, Preset::SearchLoose, Preset::Name] {
            prop_assert_eq!(preset(p).apply(&nfd), preset(p).apply(&nfc), "{}", p);
        }
    }

    #[test]
    fn protected_spans_are_copied(text in text()) {
        let n = Normalizer::from_json(Some("search_loose"), &json!({"protect": ["[أ-ي]+ة", "\\d+"]})).unwrap();
        let out = n.apply(&text).into_owned();
        prop_assert_eq!(&out, &bench::apply_stepwise(&n, &text));
        let pattern = regex::Regex::new("[أ-ي]+ة|\\d+").unwrap();
        let mut at = 0;
        for m in pattern.find_iter(&text) {
            let found = out[at..].find(m.as_str());
            prop_assert!(found.is_some(), "{:?} is gone from {:?}", m.as_str(), out);
            at += found.unwrap() + m.as_str().len();
        }
    }
}

fn repair() -> &'static Normalizer {
    static REPAIR: LazyLock<Normalizer> =
        LazyLock::new(|| Normalizer::from_json(None, &json!({"mojibake": true, "entities": true})).unwrap());
    &REPAIR
}

/// Other cases in every run, unless `PROPTEST_RNG_SEED` asks for the same; `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    let given = |name| std::env::var(name).ok().and_then(|n| n.parse().ok());
    ProptestConfig {
        cases: given("PROPTEST_CASES").unwrap_or(400),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Every preset takes long runs of one thing, and long text without a space, in time that grows with the length.
#[test]
fn long_and_odd_text_is_linear() {
    let units = [
        "ا",
        "\u{64E}",
        "ـ",
        "\u{654}",
        " ",
        "\n",
        "،",
        ".",
        "#",
        "@",
        "a",
        "a.",
        "a@",
        "w",
        "٫",
        "1",
        "&",
        "&amp;",
        "😀",
        "\u{200D}",
        "\u{200F}",
        "www.",
        "ٰ",
        "ی",
        "[",
        "Ø",
        "ã",
        "1,",
        "اَ",
        "ا\u{654}\u{64E}",
        "«",
        "\"",
        "…",
        " ،",
        "http://",
    ];
    for unit in units {
        for (p, n) in presets() {
            let time = |len: usize| {
                let text = unit.repeat(len / unit.len());
                let start = std::time::Instant::now();
                std::hint::black_box(n.apply(&text));
                start.elapsed().as_secs_f64()
            };
            // Once sixteen short texts and once one of their length, which takes as much of what else the machine
            // has to do; a quadratic step would take sixteen times as long on it.
            let (short, long) = ((0..16).map(|_| time(4 << 10)).sum::<f64>(), time(64 << 10));
            let linear = long < 0.005 || long < short * 7.5 || time(64 << 10) < short * 7.5;
            assert!(linear, "{p} on {unit:?}: {short} s for 16 times 4 KB, {long} s for 64 KB");
        }
    }
}
