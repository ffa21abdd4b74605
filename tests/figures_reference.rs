//! Relative dates: resolved only with a reference day, in a field of their own.

use khabar::figures::{Day, Figure, FigureOptions, Kind, Reader};
use khabar::text::View;
use khabar::{Article, Pipeline, PipelineOptions, Scratch};
use serde_json::json;
use std::sync::LazyLock;

static PLAIN: LazyLock<Reader> = LazyLock::new(|| Reader::new(FigureOptions::default()).unwrap());

/// A Wednesday.
const TODAY: &str = "2024-05-15";

fn read(text: &str) -> Vec<Figure> {
    let day: Day = TODAY.parse().unwrap();
    PLAIN.read_on(text, &View::new(text), Some(day))
}

fn resolved(text: &str) -> Vec<(&str, Option<String>)> {
    read(text).into_iter().map(|f| (f.span.of(text), f.resolved.map(String::from))).collect()
}

#[test]
fn relative_dates_mean_a_day_a_month_or_a_year() {
    for (text, surface, meant) in [
        ("عقد المجلس جلسته أمس الثلاثاء", "أمس", "2024-05-14"),
        ("وصل الوفد أول أمس إلى العاصمة", "أول أمس", "2024-05-13"),
        ("قال الوزير اليوم إن الطريق مفتوح", "اليوم", "2024-05-15"),
        ("صرح المدير اليوم الأربعاء بذلك", "اليوم", "2024-05-15"),
        ("تنطلق الرحلة غدا من الميناء", "غدا", "2024-05-16"),
        ("يعود المنتخب بعد غد إلى التدريب", "بعد غد", "2024-05-17"),
        ("افتتح المعرض الأسبوع الماضي", "الأسبوع الماضي", "2024-05-06/2024-05-12"),
        ("تعقد اللجنة اجتماعها الأسبوع المقبل", "الأسبوع المقبل", "2024-05-20/2024-05-26"),
        ("ارتفع الإنتاج خلال الشهر الماضي", "الشهر الماضي", "2024-04"),
        ("تبدأ الأشغال الشهر المقبل", "الشهر المقبل", "2024-06"),
        ("تراجعت الواردات في العام الجاري", "العام الجاري", "2024"),
        ("سجلت الشركة أرباحا السنة الماضية", "السنة الماضية", "2023"),
        ("زار السفير القرية الاثنين الماضي", "الاثنين الماضي", "2024-05-13"),
        ("زار السفير القرية الأربعاء الماضي", "الأربعاء الماضي", "2024-05-08"),
        ("تجتمع اللجنة الخميس المقبل", "الخميس المقبل", "2024-05-16"),
        ("تجتمع اللجنة الأربعاء القادم", "الأربعاء القادم", "2024-05-22"),
        ("انهار الجسر قبل ثلاثة أيام", "ثلاثة أيام", "2024-05-12"),
        ("انهار الجسر قبل نحو أسبوعين", "أسبوعين", "2024-05-01"),
        ("أغلق المصنع قبل شهرين", "شهرين", "2024-03"),
        ("أغلق المصنع منذ 3 سنوات", "3 سنوات", "2021"),
        ("يعمل المتحف منذ عام ونصف", "عام ونصف", "2022-11"),
        ("يعود المنتخب مساء غد إلى التدريب", "مساء غد", "2024-05-16"),
        ("يصل الوفد الليلة إلى العاصمة", "الليلة", "2024-05-15"),
        ("اندلع الحريق الليلة الماضية", "الليلة الماضية", "2024-05-14"),
        ("تقام المباراة غدا الخميس", "غدا", "2024-05-16"),
        ("وصلت البعثة أمس الأول", "أمس الأول", "2024-05-13"),
        ("يصدر الكتاب هذا الأسبوع", "الأسبوع", "2024-05-13/2024-05-19"),
        ("تراجعت الأسعار هذه السنة", "السنة", "2024"),
        ("ينتهي التشييد العام بعد المقبل", "العام بعد المقبل", "2026"),
        ("زارت اللجنة القرية الشهر قبل الماضي", "الشهر قبل الماضي", "2024-03"),
        ("بيعت الدار قبل أسبوع", "قبل أسبوع", "2024-05-08"),
        ("أغلق المصنع منذ سنة", "منذ سنة", "2023"),
        ("سيفتتح الجسر بعد شهر", "بعد شهر", "2024-06"),
        ("سيعود الوفد بعد ثلاثة أيام", "ثلاثة أيام", "2024-05-18"),
        ("بعد أسبوعين تبدأ الدورة", "أسبوعين", "2024-05-29"),
        ("هطلت الأمطار خلال الأيام الثلاثة الماضية", "الأيام الثلاثة", "2024-05-12/2024-05-14"),
        ("ترتفع الحرارة خلال اليومين المقبلين", "اليومين", "2024-05-16/2024-05-17"),
        ("تراجع الإنتاج في الأشهر الستة الماضية", "الأشهر الستة", "2023-11/2024-04"),
        ("أعلن المصرف ذلك في مايو الماضي", "مايو الماضي", "2023-05"),
        ("تقام الدورة في سبتمبر المقبل", "سبتمبر المقبل", "2024-09"),
        ("يبدأ العرض في رمضان المقبل", "رمضان المقبل", "hijri:1446-09"),
        ("سافرت الأسرة الصيف الماضي", "الصيف الماضي", "2023-22"),
        ("تعرض المسرحية الشتاء المقبل", "الشتاء المقبل", "2024-24"),
        ("بني الحي في القرن الماضي", "القرن الماضي", "19XX"),
        ("ازدهرت القرية في العقد الماضي", "العقد الماضي", "201X"),
    ] {
        let found = resolved(text);
        assert_eq!(found, [(surface, Some(meant.to_owned()))], "{text}");
    }
}

#[test]
fn dates_without_a_year_take_the_nearest_one() {
    for (text, meant) in [
        ("بدأ الإضراب في 3 مايو", "2024-05-03"),
        ("تنتهي المهلة في 28 ديسمبر", "2023-12-28"),
        ("أعلن ذلك في 20 أكتوبر/تشرين الأول", "2024-10-20"),
        ("وقع الاتفاق في الخامس من الشهر الجاري", "2024-05-05"),
        ("وقع الاتفاق في 10 ديسمبر الماضي", "2023-12-10"),
        ("تنتهي المهلة في 10 يناير المقبل", "2025-01-10"),
    ] {
        let found = resolved(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!(found[0].1.as_deref(), Some(meant), "{text}");
    }
}

#[test]
fn what_is_no_relative_date_stays_unresolved() {
    for text in [
        "يحتفل الطلاب باليوم الوطني",
        "وصل في اليوم نفسه",
        "غدا الوضع أصعب",
        "استمر العرض أربعة أيام",
        "سافر قبل ثلاثة أيام من الانتخابات",
        "قبل ساعتين من المباراة",
        "توفي الجريح بعد يومين",
        "سيعود بعد أسبوعين من الامتحان",
        "قبل شهر رمضان",
        "منذ يوم الجمعة",
        "قبل عام 2010",
        "يوم واحد من كل أسبوع",
        "نشرت الصحيفة الخبر عام 2019",
        "الأسبوع الأول من الدراسة",
    ] {
        assert!(resolved(text).iter().all(|(_, meant)| meant.is_none()), "{text}: {:?}", resolved(text));
    }
}

#[test]
fn without_a_reference_nothing_changes() {
    for text in ["عقد المجلس جلسته أمس", "الأسبوع الماضي", "انهار الجسر قبل ثلاثة أيام", "بدأ الإضراب في 3 مايو"]
    {
        let figures = PLAIN.read(text, &View::new(text));
        assert!(figures.iter().all(|f| f.resolved.is_none() && f.rule != "date:relative"), "{figures:?}");
        let with: Vec<Figure> = read(text)
            .into_iter()
            .filter(|f| f.rule != "date:relative")
            .map(|f| Figure { resolved: None, ..f })
            .collect();
        assert_eq!(figures, with, "{text}");
    }
    assert_eq!(PLAIN.read("أمس", &View::new("أمس")), []);
    assert_eq!(read("أمس")[0].kind, Kind::Date);
}

#[test]
fn the_published_day_of_an_article_is_used_when_asked_for() {
    let mut options = PipelineOptions::default();
    options.figures = Some(FigureOptions::from_json(&json!({"reference": "published"})).unwrap());
    let pipeline = Pipeline::new(options).unwrap();
    let mut scratch = Scratch::default();
    for published in ["2024-05-15T08:30:00Z", "الأربعاء 15 مايو 2024", "7 ذو القعدة 1445 هـ"] {
        let article = Article {
            published: Some(published.into()), ..Article::new("1", "وصل الوفد أمس إلى المدينة.")
        };
        let found = pipeline.run(&article, &mut scratch).unwrap().figures;
        assert_eq!(found[0].figure.resolved.as_deref(), Some("2024-05-14"), "{published}");
    }
    let unknown =
        Article { published: Some("صباح الخير".into()), ..Article::new("1", "وصل الوفد أمس.") };
    assert!(pipeline.run(&unknown, &mut scratch).unwrap().figures.is_empty());
}

#[test]
fn a_reference_is_a_date() {
    for wrong in [json!("15/5/2024"), json!("2024-02-30"), json!(20240515)] {
        let error = FigureOptions::from_json(&json!({"reference": wrong})).unwrap_err();
        assert!(error.to_string().starts_with("option \"reference\""), "{error}");
    }
}
