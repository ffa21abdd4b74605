//! Speed of normalization, one thread, in bytes of UTF-8 a second.
//!
//! `cargo bench --bench normalize` measures on generated articles. `KHABAR_CORPUS=<path>` measures
//! on a text file too, on all files of a folder, one article each, or on the field `text` of the
//! lines of a `.jsonl` file, of which 20 MB are read.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use khabar::bench::{self, Kernel};
use khabar::normalize::{Edits, NormalizeOptions, Normalizer, Preset};
use serde_json::{Value, json};
use std::hint::black_box;
use std::time::Duration;

/// A small generator of numbers, so that every run sees the same articles.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % n
    }
}

const SENTENCES: &[&str] = &[
    "أعلنت وزارة الصحة اليوم الأحد أن عدد المصابين ارتفع إلى {} شخصاً منذ بداية الأسبوع، وفق بيان رسمي.",
    "وقال المتحدث باسم الحكومة إن الاجتماع سيعقد في العاصمة خلال الأيام المقبلة بحضور ممثلين عن {} دولة.",
    "وأضاف أن \"القرار جاء بعد مشاورات طويلة\" مع الأطراف المعنية، مشيراً إلى أن نسبة التنفيذ بلغت {}%.",
    "وارتفعت أسعار النفط بنسبة {} في المئة لتصل إلى أعلى مستوى لها منذ نحو ثلاثة أشهر، بحسب وكالة رويترز.",
    "وفي سياق متصل، أفادت مصادر محلية بوصول {} شاحنة مساعدات إلى المنطقة عبر المعبر الحدودي.",
    "ولم يصدر أي تعليق رسمي من الجانب الآخر حتى الآن، فيما قالت الشرطة إنها فتحت تحقيقاً في الحادث.",
    "كما أوضح المدير العام أن الشركة تعتزم استثمار {} مليون دولار في مشروعات جديدة خلال العام الحالي.",
    "يذكر أن المدينة شهدت أمطاراً غزيرة أدت إلى إغلاق عدد من الطرق الرئيسية وتعليق الدراسة في المدارس.",
];

const VOCALIZED: &[&str] = &[
    "أَعْلَنَتِ الْوِزَارَةُ أَنَّ الِاجْتِمَاعَ سَيُعْقَدُ فِي الْعَاصِمَةِ يَوْمَ الْأَحَدِ الْمُقْبِلِ.",
    "وَقَالَ الْمُدِيرُ إِنَّ الشَّرِكَةَ تَعْتَزِمُ فَتْحَ {} فَرْعاً جَدِيداً فِي الْمِنْطَقَةِ.",
];

const DIRTY: &[&str] = &[
    "صلّى عليه ﷺ وقال ﻻ بأس\u{a0}بذلك\u{200f} في عام ١٤٤٥ هـ  .",
    "الخبـــر  كاملاً على https://example.com/news/{}?ref=a وفي صفحتنا &nbsp; اليوم",
];

/// Articles like those of news sites: most plain, one in twenty vocalized, one in a hundred dirty.
fn generated() -> Vec<String> {
    let mut random = Random(20261120);
    let mut articles = Vec::new();
    for n in 0..600 {
        let indic = random.below(5) == 0;
        let mut article = String::new();
        while article.len() < 4700 {
            let pool = if n % 20 == 7 {
                VOCALIZED
            } else if n % 100 == 3 && random.below(4) == 0 {
                DIRTY
            } else {
                SENTENCES
            };
            let mut number = (random.below(9000) + 10).to_string();
            if indic {
                number = number.chars().map(|c| char::from_u32('٠' as u32 + c as u32 - '0' as u32).unwrap()).collect();
            }
            article.push_str(&pool[random.below(pool.len())].replace("{}", &number));
            article.push_str(if random.below(3) == 0 { "\n\n" } else { " " });
        }
        articles.push(article);
    }
    articles
}

/// The articles that `KHABAR_CORPUS` names.
fn corpus() -> Option<Vec<String>> {
    let path = std::path::PathBuf::from(std::env::var_os("KHABAR_CORPUS")?);
    let read = |p: &std::path::Path| String::from_utf8_lossy(&std::fs::read(p).expect("a readable file")).into_owned();
    if path.extension().is_some_and(|e| e == "jsonl") {
        let mut size = 0;
        let text = |line: &str| {
            let text = serde_json::from_str::<Value>(line).expect("a line of JSON")["text"].as_str()?.to_owned();
            size += text.len();
            (size < 20_000_000).then_some(text)
        };
        return Some(read(&path).lines().map_while(text).collect());
    }
    if path.is_file() {
        return Some(vec![read(&path)]);
    }
    let mut files: Vec<_> = std::fs::read_dir(&path).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    files.sort();
    Some(files.iter().filter(|p| p.is_file()).map(|p| read(p)).collect())
}

fn normalizer(options: Value) -> Normalizer {
    Normalizer::from_json(None, &options).expect("valid options")
}

fn speed(c: &mut Criterion) {
    let mut sets = vec![("generated", generated())];
    sets.extend(corpus().map(|articles| ("corpus", articles)));
    let fold = json!({
        "tashkeel": true, "dagger_alef": "remove", "tatweel": "remove", "alef": "fold",
        "alef_maksura": "yeh", "teh_marbuta": "heh", "digits": "ascii"
    });
    let mut all = vec![
        ("tashkeel".to_owned(), normalizer(json!({"tashkeel": true, "dagger_alef": "remove"}))),
        ("fold".to_owned(), normalizer(fold)),
        ("nfc only".to_owned(), Normalizer::new(NormalizeOptions::default()).expect("valid options")),
    ];
    all.extend(Preset::ALL.iter().map(|&p| (p.to_string(), Normalizer::preset(p))));
    for (set, articles) in &sets {
        let bytes: usize = articles.iter().map(String::len).sum();
        let mut group = c.benchmark_group(*set);
        group.throughput(Throughput::Bytes(bytes as u64)).sample_size(20);
        group.warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2));
        for (name, n) in &all {
            group.bench_function(BenchmarkId::new("apply", name), |b| {
                let mut out = String::new();
                b.iter(|| {
                    for article in articles {
                        out.clear();
                        n.apply_into(article, &mut out);
                        black_box(&out);
                    }
                });
            });
        }
        for (name, n) in all.iter().filter(|(name, _)| ["tashkeel", "fold", "search"].contains(&name.as_str())) {
            let n = bench::on(n, Kernel::Portable);
            group.bench_function(BenchmarkId::new("portable", name), |b| {
                let mut out = String::new();
                b.iter(|| {
                    for article in articles {
                        out.clear();
                        n.apply_into(article, &mut out);
                        black_box(&out);
                    }
                });
            });
        }
        for (name, n) in all.iter().filter(|(name, _)| name == "fold" || name == "search") {
            group.bench_function(BenchmarkId::new("align", name), |b| {
                let (mut out, mut edits) = (String::new(), Edits::default());
                b.iter(|| {
                    for article in articles {
                        n.align_into(article, &mut out, &mut edits);
                        black_box((&out, &edits));
                    }
                });
            });
        }
        group.finish();
    }
}

criterion_group!(benches, speed);
criterion_main!(benches);
