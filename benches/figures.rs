//! How fast figures are read: in news written for it, and in the texts that tempt a reader to look back.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use khabar::figures::{FigureOptions, Reader};
use khabar::text::View;
use std::fmt::Write;
use std::hint::black_box;

/// Sentences of a news report; `{}` stands for a number that changes from one to the next.
const NEWS: [&str; 8] = [
    "أعلنت وزارة الصحة في بيان صباح اليوم أن عدد المصابين بلغ {} شخصا، بينهم {} طفلا، نقلوا إلى مستشفيات المدينة.",
    "وقال المتحدث باسم الدفاع المدني إن فرق الإنقاذ تواصل البحث عن مفقودين تحت أنقاض المبنى الذي انهار مساء الأحد.",
    "وارتفعت صادرات البلاد من الحبوب بنسبة {}.5 في المئة لتصل إلى {} مليون دولار خلال الربع الأول من العام الجاري.",
    "ويرى مراقبون أن الاتفاق الجديد يفتح الباب أمام تعاون أوسع بين البلدين في مجالات الطاقة والنقل والتعليم العالي.",
    "وتمتد الطريق الجديدة على مسافة {} كيلومترا، ويستغرق قطعها ساعتين ونصف الساعة بدلا من أربع ساعات.",
    "واستقبل رئيس الحكومة في مكتبه وفدا من رجال الأعمال، وبحث معهم سبل تشجيع الاستثمار في المناطق الريفية.",
    "ومن المقرر أن تبدأ الدورة الثالثة والعشرون للمعرض في {} نوفمبر/تشرين الثاني 2026 وتستمر عشرة أيام.",
    "وأضاف أن السلطات لن تتوانى عن محاسبة المسؤولين، داعيا المواطنين إلى التعاون مع اللجان المختصة وعدم الالتفات إلى الشائعات.",
];

/// A report of `sentences` sentences, three to a paragraph.
fn report(sentences: usize) -> String {
    let mut text = String::new();
    let mut number = 7_u32;
    for i in 0..sentences {
        for (k, part) in NEWS[i % NEWS.len()].split("{}").enumerate() {
            if k > 0 {
                number = number * 37 % 101;
                write!(text, "{}", 2 + number % 27).expect("a string takes everything");
            }
            text += part;
        }
        text += if i % 3 == 2 { "\n" } else { " " };
    }
    text
}

fn news(c: &mut Criterion) {
    let reader = Reader::new(FigureOptions::default()).expect("the built-in lexicon is sound");
    let mut group = c.benchmark_group("figures");
    let text = report(24);
    group.throughput(Throughput::Bytes(text.len() as u64));
    let mut view = View::default();
    group.bench_function("view alone", |b| b.iter(|| view.refill(black_box(&text))));
    group.bench_function("news", |b| b.iter(|| reader.read(black_box(&text), &view)));
    let plain = format!("{}\n{}\n{}\n{}\n", NEWS[1], NEWS[3], NEWS[5], NEWS[7]).repeat(6);
    let view = View::new(&plain);
    group.throughput(Throughput::Bytes(plain.len() as u64));
    group.bench_function("news without a figure", |b| b.iter(|| reader.read(black_box(&plain), &view)));
    group.finish();
}

/// The same time for each byte, however long the text is.
fn worst(c: &mut Criterion) {
    let reader = Reader::new(FigureOptions::default()).expect("the built-in lexicon is sound");
    let mut group = c.benchmark_group("figures, worst");
    group.sample_size(10);
    for piece in ["1", "1 ", "1,", "و ", "مليون ", "ألف مليون ", "ثلاثة و", "من 1 إلى ", "عام ", "قال الوزير "]
    {
        for size in [1 << 12, 1 << 15, 1 << 18] {
            let text = piece.repeat(size / piece.len());
            let view = View::new(&text);
            group.throughput(Throughput::Bytes(text.len() as u64));
            let id = BenchmarkId::new(format!("{piece:?}"), size);
            group.bench_function(id, |b| b.iter(|| reader.read(black_box(&text), &view)));
        }
    }
    group.finish();
}

criterion_group!(benches, news, worst);
criterion_main!(benches);
