//! How fast cleaning is, on pages written for it.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use khabar::boilerplate::{CleanOptions, Cleaner};
use khabar::text::View;
use std::hint::black_box;

/// A page of the usual kind: twelve paragraphs, and what the web puts around them.
fn page(lines: &str) -> String {
    let mut text = format!("قم بمشاركة المقال{lines}صيانة الجسر القديم تبدأ الأسبوع المقبل{lines}");
    for i in 0..4 {
        text += &format!(
            "أعلنت بلدية المدينة أمس أن أعمال صيانة الجسر رقم {i} تبدأ مطلع الأسبوع المقبل وتستمر أربعين يوما.{lines}\
             وقال المهندس المشرف على الأعمال إن حركة السير ستحول إلى الطريق الدائري خلال ساعات الليل.{lines}\
             وأضاف أن الكلفة لن تتجاوز مليوني دينار، وأن الجسر يعود إلى الخدمة قبل بدء العام الدراسي.{lines}"
        );
    }
    text + &format!(
        "اقرأ أيضاً: خطة لتوسعة المطار الدولي{lines}ويستخدم الجسر يوميا أكثر من خمسين ألف سيارة.{lines}\
         المصدر: وكالات{lines}كلمات دلالية: الجسر البلدية صيانة الطرق"
    )
}

fn clean(c: &mut Criterion) {
    let cleaner = Cleaner::new(CleanOptions::default()).expect("the built-in lexicon is sound");
    let mut group = c.benchmark_group("clean");
    for (name, text) in [("lines", page("\n")), ("one line", page(" "))] {
        let view = View::new(&text);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(name, |b| b.iter(|| cleaner.clean(black_box(&text), &view)));
        let kept = cleaner.clean(&text, &view).text(&text);
        let view = View::new(&kept);
        group.throughput(Throughput::Bytes(kept.len() as u64));
        group.bench_function(format!("{name}, nothing to remove"), |b| {
            b.iter(|| cleaner.clean(black_box(&kept), &view))
        });
    }
    group.finish();
}

criterion_group!(benches, clean);
criterion_main!(benches);
