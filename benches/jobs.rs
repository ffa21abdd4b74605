//! What Arrow and threads cost: each job straight from Rust, as columns, and on two threads, on the same texts in turn.
//!
//!     cargo bench --bench jobs --features cli
//!     KHABAR_CORPUS=news.txt cargo bench --bench jobs --features cli    # articles of your own, parted by empty lines
//!
//! The best of some rounds counts, in processor time where the system tells it (Linux), so that what else the machine does
//! weighs little. Of two threads both are told: how much sooner they end, which
//! means something on a machine that has nothing else to do, and twice the processor time of one thread over that of two,
//! which is what two free cores would give.

use arrow_schema::DataType;
use khabar::batch::{Halt, map_chunks, quiet};
use khabar::boilerplate::{CleanOptions, Cleaner};
use khabar::columns;
use khabar::figures::{FigureOptions, Reader};
use khabar::normalize::{Normalizer, Preset};
use khabar::pipeline::Scratch;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

/// The allocator of the command and of the extension, where the library does not bring it.
#[cfg(not(feature = "python"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Bytes of text of the batch.
const BATCH: usize = 24 << 20;
/// Bytes of a chunk.
const CHUNK: usize = 1 << 18;
const ROUNDS: usize = 7;
/// How long a job runs before its time is taken: processor time comes in ticks of some milliseconds.
const SPELL: Duration = Duration::from_millis(400);
/// Characters of a short text, such as a headline with its first words.
const SHORT: usize = 100;

/// A job on a chunk of texts.
type Job<'a> = Box<dyn Fn(&[Option<&str>]) + Sync + 'a>;

/// The samples, or the articles that `KHABAR_CORPUS` names, with other digits each time, until there are `BATCH` bytes.
fn articles() -> Vec<String> {
    let written: Vec<String> = match std::env::var_os("KHABAR_CORPUS") {
        Some(path) => {
            let text = std::fs::read_to_string(&path).expect("KHABAR_CORPUS names a file of UTF-8");
            text.split("\n\n").map(str::to_owned).collect()
        }
        None => {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
            let mut paths: Vec<_> = folder.read_dir().unwrap().map(|e| e.unwrap().path()).collect();
            paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
            paths.sort();
            paths.iter().map(|p| std::fs::read_to_string(p).unwrap()).collect()
        }
    };
    let (mut all, mut bytes, mut state) = (Vec::new(), 0, 7_u32);
    while bytes < BATCH {
        let other = |c: char| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            if c.is_ascii_digit() { char::from(b'1' + (state >> 24) as u8 % 9) } else { c }
        };
        let text: String = written[all.len() % written.len()].chars().map(other).collect();
        bytes += text.len();
        all.push(text);
    }
    all
}

/// How often a job must go over all texts to take as long as `SPELL`.
fn passes(texts: &[String], job: &Job<'_>) -> u32 {
    let rows: Vec<Option<&str>> = texts.iter().map(|t| Some(t.as_str())).collect();
    let start = Instant::now();
    rows.chunks(64).for_each(job);
    SPELL.div_duration_f64(start.elapsed()).ceil() as u32
}

/// The best times of two jobs over all texts, in turn.
fn best(texts: &[String], jobs: [&Job<'_>; 2], passes: u32) -> [Duration; 2] {
    let rows: Vec<Option<&str>> = texts.iter().map(|t| Some(t.as_str())).collect();
    let mut bytes = 0;
    let chunks: Vec<&[Option<&str>]> = rows
        .chunk_by(|_, next| {
            bytes += next.map_or(0, str::len);
            bytes % CHUNK >= next.map_or(0, str::len)
        })
        .collect();
    let time = |job: &Job<'_>| {
        let (clock, processor) = (Instant::now(), of_thread());
        (0..passes).for_each(|_| chunks.iter().for_each(|chunk| job(chunk)));
        of_thread().zip(processor).map_or_else(|| clock.elapsed(), |(after, before)| after - before) / passes
    };
    let rounds = (0..ROUNDS).map(|_| jobs.map(time));
    rounds.fold([Duration::MAX; 2], |best, new| [best[0].min(new[0]), best[1].min(new[1])])
}

/// Processor time of this thread so far.
fn of_thread() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

/// Processor time of all threads of this process so far, in ticks of a hundredth of a second.
fn of_process() -> Option<u64> {
    let told = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields: Vec<&str> = told.rsplit_once(')')?.1.split_whitespace().collect();
    Some(fields[11].parse::<u64>().ok()? + fields[12].parse::<u64>().ok()?)
}

/// The best time of the whole batch, so many times over, on a number of threads, by the clock and of the processor.
fn threaded(texts: &[String], job: &Job<'_>, passes: u32, threads: usize) -> (f64, f64) {
    let time = |_| {
        let (start, ticks) = (Instant::now(), of_process().unwrap_or(0));
        let rows = texts.iter().cycle().take(texts.len() * passes as usize).map(|t| Some(t.as_str()));
        let run = |rows: Vec<Option<&str>>, _: &Halt| job(&rows);
        map_chunks(rows, |t| t.map_or(0, str::len), Some(threads), run, |()| Ok(()), &mut quiet()).unwrap();
        (start.elapsed().as_secs_f64(), (of_process().unwrap_or(0) - ticks) as f64)
    };
    (0..ROUNDS).map(time).fold((f64::MAX, f64::MAX), |best, new| (best.0.min(new.0), best.1.min(new.1)))
}

fn main() {
    let articles = articles();
    let short: Vec<String> = articles.iter().flat_map(|a| a.lines()).map(|l| l.chars().take(SHORT).collect()).collect();
    let short: Vec<String> = short.into_iter().filter(|l: &String| l.chars().count() == SHORT).collect();
    let (normalizer, cleaner, reader) = (
        Normalizer::preset(Preset::Search),
        Cleaner::new(CleanOptions::default()).expect("the built-in lexicon is sound"),
        Reader::new(FigureOptions::default()).expect("the built-in lexicon is sound"),
    );
    let jobs: [(&str, Job<'_>, Job<'_>); 3] = [
        (
            "normalize, search",
            Box::new(|rows| {
                let mut out = String::new();
                for text in rows.iter().flatten() {
                    out.clear();
                    normalizer.apply_into(text, &mut out);
                    black_box(&out);
                }
            }),
            Box::new(|rows| drop(black_box(columns::normalize(&normalizer, rows, &DataType::Utf8)))),
        ),
        (
            "clean",
            Box::new(|rows| {
                let mut scratch = Scratch::default();
                for text in rows.iter().flatten() {
                    let cleaned = cleaner.clean(text, scratch.view(text).unwrap());
                    black_box(cleaned.text(text));
                }
            }),
            Box::new(|rows| drop(black_box(columns::clean(&cleaner, rows, None).unwrap()))),
        ),
        (
            "figures",
            Box::new(|rows| {
                let mut scratch = Scratch::default();
                for text in rows.iter().flatten() {
                    black_box(reader.read(text, scratch.view(text).unwrap()));
                }
            }),
            Box::new(|rows| drop(black_box(columns::figures(&reader, rows).unwrap()))),
        ),
    ];
    let bytes = |texts: &[String]| texts.iter().map(String::len).sum::<usize>() as f64;
    println!("{} articles, {:.0} MB\n", articles.len(), bytes(&articles) / 1e6);
    println!(
        "| job | Rust, MB/s | as a column | two threads, clock | two threads, processor | {SHORT} characters, Rust | as a column |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (name, plain, column) in &jobs {
        let often = passes(&articles, plain);
        let [rust, arrow] = best(&articles, [plain, column], often);
        let (one, two) = (threaded(&articles, column, often, 1), threaded(&articles, column, often, 2));
        let [short_rust, short_arrow] =
            best(&short, [plain, column], passes(&short, plain)).map(|all| all.as_nanos() as f64 / short.len() as f64);
        println!(
            "| {name} | {:.0} | {:.1} % | {:.2} times | {:.2} times | {:.0} ns | {:.0} ns |",
            bytes(&articles) / 1e6 / rust.as_secs_f64(),
            100.0 * rust.as_secs_f64() / arrow.as_secs_f64(),
            one.0 / two.0,
            2.0 * one.1 / two.1,
            short_rust,
            short_arrow,
        );
    }
}
