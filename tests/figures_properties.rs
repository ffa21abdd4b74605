//! Laws of figures on arbitrary text: no panic, spans on character borders and in order, linear time.

use khabar::figures::{Bound, Day, Figure, FigureOptions, Kind, Reader};
use khabar::text::View;
use proptest::prelude::*;
use std::sync::LazyLock;
use std::time::Instant;

static READER: LazyLock<Reader> = LazyLock::new(|| {
    Reader::new(FigureOptions::from_json(&serde_json::json!({ "identifiers": true })).unwrap()).unwrap()
});

/// Pieces that figures are made of, so that random joins of them reach deep into the grammar.
const PIECES: &[&str] = &[
    "3",
    "24",
    "1,400",
    "2.5",
    "٢٠٢٣",
    "000ر30",
    "79228162514",
    "كوينتليون",
    "كوادريليون",
    "×10^24",
    "و",
    "ال",
    "بـ",
    " ",
    " ",
    " ",
    "\n",
    "،",
    ".",
    ":",
    "-",
    "/",
    "(",
    ")",
    "%",
    "«",
    "»",
    "ألف",
    "ألفا",
    "آلاف",
    "مليون",
    "مليوني",
    "مئة",
    "ثلاثة",
    "عشر",
    "وعشرين",
    "نصف",
    "ونصف",
    "أرباع",
    "عشرات",
    "بضعة",
    "واحد",
    "الثاني",
    "الخامس",
    "والعشرين",
    "من",
    "إلى",
    "بين",
    "أو",
    "أكثر من",
    "نحو",
    "على الأقل",
    "نوفمبر",
    "تشرين الثاني",
    "رجب",
    "هـ",
    "م",
    "عام",
    "سنة",
    "سنوات",
    "يومين",
    "ساعة",
    "الساعة",
    "صباحا",
    "دولار",
    "ريال",
    "سنتا",
    "كيلومترا",
    "درجة",
    "تحت الصفر",
    "في المئة",
    "قتيلا",
    "شخصا",
    "قتل",
    "أصيب",
    "منهم",
    "فاز",
    "هدفين",
    "نظيفين",
    "رقم",
    "طراز",
    "قال",
    "الوزير",
    "إن",
    "بحسب",
    "فاصلة",
    "سالب",
    "½",
    "$",
    "@",
    "#",
    "http://a.example/1",
    "F",
    "ضعف",
    "مرات",
    "أمس",
    "الماضي",
    "الاثنين",
    "قبل",
    "السنة الأمازيغية",
    "2974",
    "عمره",
    "المركز",
    "القرن",
    "\u{64B}",
    "\u{200F}",
    "٪",
    "ـ",
];

fn pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|parts| parts.join(""))
}

fn spaced_pieces() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|parts| parts.join(" "))
}

fn check(text: &str) {
    let view = View::new(text);
    let figures = READER.read(text, &view);
    check_figures(text, &figures);
    for f in &figures {
        assert!(READER.explain(text, &view, f.span, f.kind).is_some_and(|told| told.contains("confidence")), "{f:?}");
    }
    check_figures(text, &READER.read_on(text, &view, Day::new(2024, 2, 29)));
}

fn check_figures(text: &str, figures: &[Figure]) {
    let mut last = 0;
    for f in figures {
        for span in [Some(f.span), Some(f.phrase), f.noun, f.source].into_iter().flatten() {
            assert!(
                span.end <= text.len() && text.is_char_boundary(span.start) && text.is_char_boundary(span.end),
                "{text:?}: {f:?}"
            );
        }
        assert!(!f.span.is_empty(), "{text:?}: {f:?}");
        assert!(f.phrase.contains(f.span), "{text:?}: {f:?}");
        assert!(f.span.start >= last, "{text:?}: {f:?} begins before the end of the figure before it");
        last = f.span.end;
        let said = f.value.is_some()
            || f.iso.is_some()
            || f.low.is_some()
            || f.resolved.is_some()
            || f.kind == Kind::Identifier;
        assert!(said, "{text:?}: {f:?} says nothing");
        if f.bound == Bound::Range && f.low.is_some() {
            assert!(f.low <= f.high && f.value.is_none(), "{text:?}: {f:?}");
        }
        assert!((0.0..=1.0).contains(&f.confidence));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn any_text(text in "\\PC{0,80}") {
        check(&text);
    }

    #[test]
    fn arabic_text(text in "[\u{600}-\u{6FF}0-9 .,،:/()%-]{0,80}") {
        check(&text);
    }

    #[test]
    fn joined_pieces(text in pieces()) {
        check(&text);
    }

    #[test]
    fn words_in_a_row(text in spaced_pieces()) {
        check(&text);
    }
}

/// Time grows with the length of the input, not faster, on the inputs that tempt a reader to look back or ahead.
#[test]
fn time_is_linear() {
    for piece in [
        "1",
        "1 ",
        "و",
        "و ",
        "مليون ",
        "ألف مليون ",
        "1,",
        "1/",
        "- 1",
        "من 1 إلى ",
        "عام ",
        "قتل ",
        "قال الوزير ",
        "بين ",
        "«",
        "»",
        "\"",
        "« ",
        "«كلمة» ",
        "(",
        "كلمة ",
        "\n",
        "\n\n",
        "5\n\n",
        "5 كوينتليون ",
        "كوينتليون ",
        "×10^24 ",
        "3×10^24",
        "أمس ",
        "قبل يومين ",
        "يوم الاثنين الماضي ",
        "في 5 من الشهر الجاري ",
        "منتصف العام المقبل، ",
        "1 400 ",
        "3 ساعات و",
        "3 أمتار و",
        "الدكتور سالم ",
        "قالت الوزارة «",
        "وأضاف: \"العمل مستمر\"\n",
        "وزارة الصحة المصرية العامة ",
        "مصرع 5 أشخاص و",
        "بلغ عدد القتلى 5، ",
        "الدراسة تشير إلى 5 مصانع، مضيفا أن 6 مصانع أغلقت، ",
        "ارتفع عدد القتلى بحسب الشرطة إلى 5 وفق الوزارة ",
        "عاجل: ",
        "كل من ",
        "بحسب ثلاثة من الشهود ",
        "مصدر لـ«كلمة» ",
        "للمبعوث إلى اليمن الذي ",
    ] {
        let today = Day::new(2024, 2, 29);
        let time = |size: usize| {
            // A figure at the end has the whole looked through for its source.
            let text = piece.repeat(size / piece.len()) + "قال الوزير إن 5 جنود قتلوا";
            let view = View::new(&text);
            let start = Instant::now();
            let _ = READER.read_on(&text, &view, today);
            start.elapsed().as_secs_f64()
        };
        // Sixteen short texts take about as much of what the machine does besides as one of their length, which a quadratic
        // rule would take sixteen times as long for. What looks slow is timed again, for the machine may have been busy.
        let slow = || {
            let (short, long): (f64, f64) = ((0..16).map(|_| time(30_000)).sum(), time(480_000));
            (long >= 0.02 && long >= 5.0 * short).then_some((short, long))
        };
        if let Some((short, long)) = slow().and_then(|_| slow()).and_then(|_| slow()) {
            panic!("{piece:?}: {short:.3} s for 16 times 30 kB, {long:.3} s for 480 kB");
        }
    }
}
