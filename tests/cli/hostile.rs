//! Files that mean harm, and places that cannot be written: one clear sentence, and nothing half-written.

use super::{ARTICLE, khabar, line, ok, rows, stderr};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Packs `count` MiB of spaces between `before` and `after`.
fn bomb(ending: &str, before: &str, count: usize, after: &str) -> Vec<u8> {
    fn fill(out: &mut impl Write, before: &str, count: usize, after: &str) {
        let mib = vec![b' '; 1 << 20];
        out.write_all(before.as_bytes()).unwrap();
        (0..count).for_each(|_| out.write_all(&mib).unwrap());
        out.write_all(after.as_bytes()).unwrap();
    }
    match ending {
        "gz" => {
            let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            fill(&mut out, before, count, after);
            out.finish().unwrap()
        }
        "bz2" => {
            let mut out = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
            fill(&mut out, before, count, after);
            out.finish().unwrap()
        }
        _ => {
            let mut out = zstd::Encoder::new(Vec::new(), 1).unwrap();
            fill(&mut out, before, count, after);
            out.finish().unwrap()
        }
    }
}

#[test]
fn bombs_are_bad_articles_and_the_lines_beside_them_are_read() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    let (before, after) = (line("وصل 3 وزراء"), format!("\n{}", line("وصل 4 وزراء")));
    for (ending, count) in [("gz", 100), ("zst", 100), ("bz2", 20)] {
        let (text, lines) = (format!("bomb.txt.{ending}"), format!("bomb.jsonl.{ending}"));
        let packed = bomb(ending, "", count, "");
        assert!(packed.len() < count << 14, "{} bytes unpack to {count} MiB", packed.len());
        fs::write(folder.join(&text), packed).unwrap();
        fs::write(folder.join(&lines), bomb(ending, &before, count, &after)).unwrap();
        let args = ["run", &text, &lines, "-o", "out", "--format", "jsonl", "--max-article", "16"];
        let output = khabar(folder, &args, b"");
        assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
        let said = "an article of more than 16 MiB unpacked, which is the most that is read";
        for place in [format!("{text}: {said}"), format!("{lines}: line 2: {said}")] {
            assert!(stderr(&output).contains(&place), "{place}: {}", stderr(&output));
        }
        let figures = rows(&folder.join("out/figures.jsonl"));
        assert_eq!(figures.iter().map(|f| f["value"].as_i64().unwrap()).collect::<Vec<_>>(), [3, 4]);
    }
}

#[test]
fn a_page_of_a_hundred_thousand_nested_tags_is_read_or_refused_soon() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    for (name, tag) in [("div.html", "<div>"), ("table.html", "<table>"), ("b.html", "<b>"), ("li.html", "<ul><li>")] {
        let page = format!("<html><body>{}<p>وصل 3 وزراء إلى المدينة.</p>", tag.repeat(100_000));
        fs::write(folder.join(name), page).unwrap();
        let start = Instant::now();
        let output = khabar(folder, &["run", name, "-o", "out", "--format", "jsonl"], b"");
        assert!(matches!(output.status.code(), Some(0 | 1)), "{name}: {:?} {}", output.status, stderr(&output));
        let row = &rows(&folder.join("out/articles.jsonl"))[0];
        let read = row["text"].as_str().is_some_and(|t| t.contains("وصل 3 وزراء"));
        assert!(read || row["error"].is_string(), "{name}: neither read nor refused: {row}");
        assert!(start.elapsed().as_secs() < 120, "{name}: {:?}", start.elapsed());
    }
}

#[test]
fn damaged_and_mistaken_files_are_named_in_one_sentence() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    let put = |name: &str, bytes: &[u8]| fs::write(folder.join(name), bytes).unwrap();
    put("a.jsonl", (0..200).map(|i| line(&format!("وصل {i} وزراء"))).collect::<String>().as_bytes());
    ok(&khabar(folder, &["clean", "a.jsonl", "-o", "whole.parquet"], b""));
    let whole = fs::read(folder.join("whole.parquet")).unwrap();
    put("cut.parquet", &whole[..whole.len() / 2]);
    put("no.parquet", b"PAR1 but no more than that");
    let mut flipped = whole.clone();
    flipped[20..400].iter_mut().for_each(|b| *b ^= 0x55);
    put("flipped.parquet", &flipped);
    put(
        "utf16.txt",
        &ARTICLE.encode_utf16().flat_map(u16::to_le_bytes).fold(vec![0xFF, 0xFE], |mut all, b| {
            all.push(b);
            all
        }),
    );
    put("mixed.csv", b"id,text\n1,\xD9\x88\n2,\xC7\xE1\n");
    put("open.csv", b"id,text\n1,\"never closed\n2,x\n");
    put("junk.warc", b"no archive\r\n\r\n");
    put("x.bz2.txt", &[b"BZh91AY&SY".as_slice(), &[0x5A; 4000]].concat());
    put("dictionary.csv", "كلمة,معنى\nا,ب\n".as_bytes());
    for (args, said) in [
        (&["cut.parquet"][..], "cut.parquet: no Parquet file"),
        (&["no.parquet"], "no.parquet: no Parquet file"),
        (&["flipped.parquet"], "flipped.parquet: the Parquet data are damaged"),
        (&["whole.parquet", "--text-column", "removed"], "whole.parquet: column \"removed\": the column holds List"),
        (&["utf16.txt"], "utf16.txt: byte 0 is not UTF-8; the file looks like UTF-16, so convert it first"),
        (&["mixed.csv"], "mixed.csv: line 3: column \"text\" is not UTF-8"),
        (&["junk.warc"], "junk.warc: record 1: no WARC record begins where one should"),
        (&["x.bz2.txt"], "x.bz2.txt: the bzip2 data are damaged"),
        (&["dictionary.csv"], "dictionary.csv: there is no column \"text\"; the file has: كلمة, معنى"),
    ] {
        let output = khabar(folder, &[&["figures"], args].concat(), b"");
        assert_eq!(output.status.code(), Some(1), "{args:?}: {}", stderr(&output));
        let errors: Vec<String> =
            stderr(&output).lines().filter(|l| l.starts_with("error: ")).map(str::to_owned).collect();
        assert_eq!(errors.len(), 1, "{args:?}: {}", stderr(&output));
        assert!(errors[0].contains(said), "{args:?}: {}", errors[0]);
        assert!(!stderr(&output).contains("panicked"), "{args:?}: {}", stderr(&output));
    }
}

#[test]
fn places_that_cannot_be_written_are_named_before_any_work() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    fs::write(folder.join("a.txt"), ARTICLE).unwrap();
    for (args, said) in [
        (&["run", "a.txt", "-o", "a.txt/out"][..], "a.txt/out/articles.parquet: a.txt is a file, not a folder"),
        (&["figures", "a.txt", "-o", "a.txt/f.csv"], "a.txt/f.csv: a.txt is a file, not a folder"),
        (&["show", "a.txt", "-o", "a.txt/p.html"], "a.txt/p.html: a.txt is a file, not a folder"),
        (&["clean", "a.txt", "--report", "a.txt/r.tsv"], "a.txt/r.tsv: a.txt is a file, not a folder"),
        (&["learn", "a.txt", "-o", "a.txt/m.bin"], "a.txt/m.bin: a.txt is a file, not a folder"),
        (&["compare", "a.txt", "-o", "a.txt/g.html"], "a.txt/g.html: a.txt is a file, not a folder"),
        (&["compare", "a.txt", "-o", "a.txt/g.parquet"], "a.txt/g.parquet: a.txt is a file, not a folder"),
    ] {
        let output = khabar(folder, args, b"");
        assert_eq!(output.status.code(), Some(2), "{args:?}: {}", stderr(&output));
        assert!(stderr(&output).lines().last().unwrap().starts_with("error: "), "{args:?}: {}", stderr(&output));
        assert!(stderr(&output).contains(said), "{args:?}: {}", stderr(&output));
    }
}

/// Runs the command where no file may grow beyond `blocks` of 512 or 1024 bytes, as on a disk that is full.
#[cfg(unix)]
fn cramped(folder: &Path, blocks: usize, args: &str) -> std::process::Output {
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" {args}");
    Command::new("sh").args(["-c", &script, env!("CARGO_BIN_EXE_khabar")]).current_dir(folder).output().unwrap()
}

#[test]
#[cfg(unix)]
fn a_full_disk_leaves_nothing_half_written() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    let text = |i: usize| line(&format!("وصل {i} وزراء إلى المدينة رقم {} في {i} أيام.", i * 7919 % 104_729));
    fs::write(folder.join("a.jsonl"), (0..20_000).map(text).collect::<String>()).unwrap();
    fs::write(folder.join("b.jsonl"), text(5)).unwrap();
    ok(&khabar(folder, &["learn", "-o", "sites.bin"], b"{\"site\": \"midan\", \"text\": \"x\"}"));
    for format in ["parquet", "jsonl", "csv.gz", "jsonl.zst"] {
        let output = cramped(folder, 40, &format!("run a.jsonl -o out --format {format}"));
        assert_eq!(output.status.code(), Some(2), "{format}: {}", stderr(&output));
        let said = stderr(&output);
        assert!(
            said.contains(&format!("out/articles.{format}: ")) || said.contains(&format!("out/figures.{format}: ")),
            "{said}"
        );
        assert_eq!(fs::read_dir(folder.join("out")).unwrap().count(), 0, "{format}: something is left");
    }
    let output = cramped(folder, 40, "run b.jsonl a.jsonl -o shards --shards --format jsonl");
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    let left: Vec<_> = fs::read_dir(folder.join("shards/articles")).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 1, "the shard that was done stays: {left:?}");
    assert_eq!(fs::read_dir(folder.join("shards/_done")).unwrap().count(), 1);
    for args in [
        "show b.jsonl -o page.html",
        "clean b.jsonl --report counts.tsv",
        "learn --merge sites.bin -o more.bin",
        "compare b.jsonl -o groups.html",
        "compare b.jsonl -o groups.json",
        "compare b.jsonl -o groups.parquet",
    ] {
        let before = folder.read_dir().unwrap().count();
        let output = cramped(folder, 0, args);
        assert_eq!(output.status.code(), Some(2), "{args}: {}", stderr(&output));
        assert_eq!(folder.read_dir().unwrap().count(), before, "{args}: something is left");
    }
}

#[test]
fn a_full_device_behind_standard_output_is_an_error() {
    let Ok(full) = fs::OpenOptions::new().write(true).open("/dev/full") else {
        eprintln!("skipped: this system has no /dev/full");
        return;
    };
    let made = tempfile::tempdir().unwrap();
    fs::write(made.path().join("a.txt"), ARTICLE).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_khabar"))
        .args(["clean", "a.txt"])
        .current_dir(made.path())
        .stdout(full)
        .stderr(std::process::Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).starts_with("error: standard output: No space left"), "{}", stderr(&output));
}
