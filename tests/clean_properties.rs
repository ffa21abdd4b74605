//! Laws of cleaning, on generated pages: nothing is lost unseen, cleaning twice changes nothing, no input panics.

use khabar::boilerplate::{CleanOptions, Cleaned, Cleaner};
use khabar::text::View;
use proptest::prelude::*;
use std::sync::LazyLock;
use std::time::Instant;

static CLEANERS: LazyLock<Vec<Cleaner>> = LazyLock::new(|| {
    let options = [
        serde_json::json!(null),
        serde_json::json!({"preset": "aggressive"}),
        serde_json::json!({"preset": "conservative", "drop": ["byline"], "extra": ["باب القارئ"], "protect": ["المدينة"]}),
    ];
    options.iter().map(|o| Cleaner::new(CleanOptions::from_json(o).unwrap()).unwrap()).collect()
});

fn clean(cleaner: &Cleaner, text: &str) -> Cleaned {
    cleaner.clean(text, &View::new(text))
}

/// Pieces that pages are made of: prose, leftovers, marks, noise.
fn piece() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "أعلنت بلدية المدينة أمس أن أعمال صيانة الجسر تبدأ مطلع الأسبوع المقبل.",
        "وقال المهندس إن حركة السير ستحول إلى الطريق الدائري.",
        "اقرأ أيضاً",
        "اقرأ/ي أيضًا: خطة لتوسعة المطار الدولي",
        "إقرأ المزيد",
        "روابط ذات علاقة",
        "خطة لتوسعة المطار الدولي",
        "المصدر: وكالات",
        "المصدر",
        "كلمات دلالية: الجسر البلدية",
        "سمات الجسر",
        "إعلان",
        "[ad_1]",
        "<div>",
        "content=\"وصف الصفحة\" />",
        "التعليقات (0)",
        "فيسبوك تويتر واتساب",
        "Facebook X Telegram",
        "طباعة ارسل لصديق",
        "تابع صوت الميدان على:",
        "باب القارئ: ملفات",
        "تاريخ النشر: 3 مارس 2024 - 14:05",
        "كتب: سامر الحاج",
        "العاصمة - رويترز:",
        "(أ ف ب)",
        "// انتهى //",
        "الرئيسية | سياسة | رياضة",
        "https://t.co/AbC123",
        "pic.twitter.com/Xy12",
        "— صوت (@midan_ex) March 3, 2024",
        "#عاجل 🚨",
        "A post shared by X (@x)",
        "Your browser does not support audio tag.",
        "الحقوق محفوظة ©",
        "ﷺ",
        "مُحَمَّدٌ",
        "\u{200f}",
        "{\"a\": 1};",
        "...",
        "؟",
        ":",
    ];
    prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
    ]
}

fn page() -> impl Strategy<Value = String> {
    let gap = proptest::sample::select(vec!["\n", "\n", " ", " ", "", "    ", "\n\n", "\r\n"]);
    proptest::collection::vec((piece(), gap), 0..14).prop_map(|v| v.into_iter().map(|(p, g)| p + g).collect())
}

fn has_sentence(text: &str) -> bool {
    text.contains("الأسبوع المقبل.")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn kept_and_removed_are_the_whole_input(text in page()) {
        for cleaner in CLEANERS.iter() {
            let cleaned = clean(cleaner, &text);
            let mut all: Vec<_> = cleaned.kept.iter().copied().chain(cleaned.removed.iter().map(|r| r.span)).collect();
            all.sort_unstable();
            let mut at = 0;
            for span in all {
                prop_assert_eq!(span.start, at);
                prop_assert!(span.end > span.start && text.is_char_boundary(span.end));
                at = span.end;
            }
            prop_assert_eq!(at, text.len());
            for r in &cleaned.removed {
                prop_assert!((0.0..=1.0).contains(&r.confidence) && !r.rule.is_empty());
                prop_assert!(r.phrase.is_none_or(|p| text.get(p.start..p.end).is_some()));
            }
        }
    }

    #[test]
    fn cleaning_twice_changes_nothing(text in page()) {
        for cleaner in CLEANERS.iter() {
            let once = clean(cleaner, &text).text(&text);
            let again = clean(cleaner, &once);
            prop_assert_eq!(again.text(&once), once);
        }
    }

    #[test]
    fn a_text_with_a_sentence_is_never_emptied(text in page()) {
        for cleaner in CLEANERS.iter() {
            let kept = clean(cleaner, &text).text(&text);
            prop_assert!(!has_sentence(&text) || kept.chars().any(char::is_alphabetic), "{text:?} is emptied");
        }
    }

    #[test]
    fn any_text_is_taken(text in "(?s).{0,200}") {
        for cleaner in CLEANERS.iter() {
            let _ = clean(cleaner, &text);
        }
    }
}

/// Time grows with the length of the input, not faster: repeated pieces of every kind, on one line and on many.
#[test]
fn time_is_linear() {
    let cleaner = &CLEANERS[0];
    let sources = [
        "أ",
        " ",
        "\n",
        "إعلان\n",
        "اقرأ أيضا ",
        "اقرأ أيضا كلمة. ",
        "اقرأ أيضا عنوان الخبر هنا ",
        "طباعة الصحة تعليق المدينة إرسال ",
        "التعليقات\n",
        "<",
        "[",
        "{",
        "(@",
        "— a (@b) ",
        "https://t.co/a ",
        "فيسبوك ",
        "المصدر: ",
        "content=\"",
        ". ",
        "اقرأ أيضا\nعنوان قصير هنا\n",
        "خبر طويل بلا نهاية ",
        "#a ",
        "تابعونا على ",
        "للمزيد اضغط ",
        "«",
        "3.5 ",
        "   ",
    ];
    // Alone, and behind as much of what a rule may look back over.
    let behind =
        ["\n", " ", "كلمة "].map(|before| ["وصل تابعنا عبر قناتنا اليوم\n", "اقرأ أيضا عنوان\n"].map(|s| (before, s)));
    let alone = sources.map(|s| ("", s));
    for (before, source) in alone.into_iter().chain(behind.into_iter().flatten()) {
        let time = |n: usize| {
            let mut text = if before.is_empty() { String::new() } else { before.repeat(n / 2 / before.len()) };
            text += &source.repeat((n - text.len()) / source.len());
            let view = View::new(&text);
            let start = Instant::now();
            let _ = cleaner.clean(&text, &view);
            start.elapsed().as_secs_f64()
        };
        // The best of three, for the machine may be busy with something else; sixteen short texts take about as much of
        // what it does as one of their length, which a quadratic rule would take sixteen times as long for.
        let best = |time: &dyn Fn() -> f64| (0..3).map(|_| time()).fold(f64::INFINITY, f64::min);
        let (short, long) = (best(&|| (0..16).map(|_| time(30_000)).sum()), best(&|| time(480_000)));
        assert!(
            long < 0.02 || long < 5.0 * short,
            "{before:?} {source:?}: {short:.3} s for 16 times 30 kB, {long:.3} s for 480 kB"
        );
    }
}
