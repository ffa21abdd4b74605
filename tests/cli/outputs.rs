//! What is written: formats, and runs that are resumed.

use super::{ARTICLE, khabar, line, ok, rows, stderr};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

fn unpacked(path: &Path) -> Vec<u8> {
    let bytes = fs::read(path).unwrap();
    let mut plain = Vec::new();
    match path.extension().unwrap().to_str().unwrap() {
        "gz" => drop(flate2::read::MultiGzDecoder::new(bytes.as_slice()).read_to_end(&mut plain).unwrap()),
        "zst" => plain = zstd::decode_all(bytes.as_slice()).unwrap(),
        _ => plain = bytes,
    }
    plain
}

#[test]
fn every_format_holds_the_same_rows() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    fs::write(folder.join("a.jsonl"), line(ARTICLE).repeat(3)).unwrap();
    let want = ok(&khabar(folder, &["figures", "a.jsonl"], b""));
    for format in ["jsonl", "jsonl.gz", "jsonl.zst", "csv", "csv.gz", "csv.zst", "parquet"] {
        let name = format!("figures.{format}");
        ok(&khabar(folder, &["figures", "a.jsonl", "-o", &name], b""));
        let content = unpacked(&folder.join(&name));
        if format.starts_with("jsonl") {
            assert_eq!(String::from_utf8(content).unwrap(), want, "{format}");
        } else if format == "parquet" {
            assert!(content.starts_with(b"PAR1") && content.ends_with(b"PAR1"));
        } else {
            let text = String::from_utf8(content).unwrap();
            assert!(text.starts_with("article_id,start,end,phrase_start,phrase_end,surface,kind,value,"), "{text}");
            assert_eq!(text.lines().count(), 1 + want.lines().count(), "{text}");
        }
    }
    let refused = khabar(folder, &["figures", "a.jsonl", "-o", "figures.xlsx"], b"");
    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains("figures.xlsx: the name ends with no known format; valid: .parquet, .jsonl"));
    ok(&khabar(folder, &["normalize", "a.jsonl", "-o", "new/folder/n.csv"], b""));
    let text = fs::read_to_string(folder.join("new/folder/n.csv")).unwrap();
    assert!(text.lines().next().unwrap().contains(",normalized,"), "{text}");
}

#[test]
fn a_run_in_shards_is_resumed_and_gives_what_one_run_gives() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    fs::create_dir_all(folder.join("in/singles")).unwrap();
    let text = |i: usize| line(&format!("وصل {i} وزراء إلى المدينة."));
    fs::write(folder.join("in/a.jsonl"), (1..400).map(text).collect::<String>()).unwrap();
    fs::write(folder.join("in/b.jsonl"), "").unwrap();
    fs::write(folder.join("in/c.jsonl"), format!("{}{{\n{}", text(401), text(402))).unwrap();
    fs::write(folder.join("in/singles/1.txt"), "وصل 7 وزراء").unwrap();
    fs::write(folder.join("in/singles/2.txt"), "وصل 8 وزراء").unwrap();
    let run = ["run", "in", "-o", "out", "--shards", "--format", "jsonl"];
    let first = khabar(folder, &run, b"");
    assert_eq!(first.status.code(), Some(1), "{}", stderr(&first));
    assert!(
        stderr(&first).contains("404 articles, 403 figures, 1 error; written: 4 shards in out"),
        "{}",
        stderr(&first)
    );
    ok_or_bad(&khabar(folder, &["run", "in", "-o", "whole", "--format", "jsonl"], b""));
    for table in ["articles", "figures"] {
        let mut pieces: Vec<String> = Vec::new();
        for path in files(&folder.join("out").join(table)) {
            pieces.extend(fs::read_to_string(path).unwrap().lines().map(str::to_owned));
        }
        let whole = fs::read_to_string(folder.join(format!("whole/{table}.jsonl"))).unwrap();
        let mut whole: Vec<String> = whole.lines().map(str::to_owned).collect();
        pieces.sort();
        whole.sort();
        assert_eq!(pieces, whole, "{table}");
    }
    let stamps = |folder: &Path| -> Vec<_> {
        files(&folder.join("out")).into_iter().map(|p| (p.clone(), p.metadata().unwrap().modified().unwrap())).collect()
    };
    let before = stamps(folder);
    assert_eq!(before.len(), 4 * 3);
    let again = khabar(folder, &run, b"");
    assert_eq!(again.status.code(), Some(1), "the error of before is still one");
    assert!(stderr(&again).contains("0 articles, 0 figures; written: 0 shards in out"), "{}", stderr(&again));
    assert!(
        stderr(&again).contains("done before: 4 shards with 404 articles, 403 figures, 1 error"),
        "{}",
        stderr(&again)
    );
    assert_eq!(stamps(folder), before, "nothing is touched");
    // An input that changed, a result that is gone, other options: that shard, and no other, is done again.
    fs::write(folder.join("in/c.jsonl"), text(403)).unwrap();
    let b = before.iter().find(|(p, _)| p.to_string_lossy().contains("figures/b.jsonl")).unwrap();
    fs::remove_file(&b.0).unwrap();
    let third = khabar(folder, &run, b"");
    assert_eq!(third.status.code(), Some(0), "{}", stderr(&third));
    assert!(stderr(&third).contains("1 article, 1 figure; written: 2 shards"), "{}", stderr(&third));
    let other = khabar(folder, &[&run[..], &["--no-clean"]].concat(), b"");
    assert!(stderr(&other).contains("written: 4 shards"), "{}", stderr(&other));
    let redo = khabar(folder, &[&run[..], &["--no-clean", "--redo"]].concat(), b"");
    assert!(stderr(&redo).contains("written: 4 shards"), "{}", stderr(&redo));
    let stdin = khabar(folder, &["run", "-", "-o", "out", "--shards"], b"x");
    assert_eq!(stdin.status.code(), Some(2));
    assert!(stderr(&stdin).contains("standard input cannot be read again; --shards takes files"), "{}", stderr(&stdin));
}

fn ok_or_bad(output: &std::process::Output) {
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", stderr(output));
}

#[test]
fn results_among_the_input_are_not_read_again() {
    for (args, left) in [
        (&["run", ".", "-o", "out", "--format", "csv"][..], "out: the folder of the results, passed over"),
        (&["run", "**/*.csv", "news/*.txt", "-o", "news", "--format", "csv"], "news/articles.csv: left by an"),
        (&["run", "news", "-o", "news", "--format", "jsonl.gz"], "news/articles.jsonl.gz: left by an earlier run"),
        (&["run", "news", "-o", "news", "--shards", "--redo", "--format", "jsonl"], "news/_done: left by an earlier"),
        (&["clean", "news", "-o", "news/out.parquet"], "news/out.parquet: left by an earlier run, passed over"),
        (&["clean", "news", "--report", "news/counts.tsv"], "news/counts.tsv: left by an earlier run, passed over"),
        (&["figures", "news/*", "-o", "news/out.jsonl"], "news/out.jsonl: left by an earlier run, passed over"),
        (&["compare", "news", "-o", "news/groups.json"], "news/groups.json: left by an earlier run, passed over"),
        (&["compare", "news", "-o", "news/groups.html"], "news/groups.html: left by an earlier run, passed over"),
        (&["show", "news", "-o", "news/page.html"], "news/page.html: left by an earlier run, passed over"),
    ] {
        let made = tempfile::tempdir().unwrap();
        let folder = made.path();
        fs::create_dir(folder.join("news")).unwrap();
        for (name, text) in [("a.txt", ARTICLE), ("b.csv", "id,text\n1,وصل 3 وزراء إلى المدينة.\n")] {
            fs::write(folder.join("news").join(name), text).unwrap();
        }
        let results = || {
            let written = files(folder).into_iter().filter(|path| !path.ends_with("a.txt") && !path.ends_with("b.csv"));
            written.map(|path| (fs::read(&path).unwrap(), path)).collect::<Vec<_>>()
        };
        let first = khabar(folder, args, b"");
        assert_eq!(first.status.code(), Some(0), "{args:?}: {}", stderr(&first));
        assert!(!stderr(&first).contains("passed over"), "{args:?}: {}", stderr(&first));
        let before = results();
        // What a run that was killed has left is nobody's input either.
        fs::write(folder.join("news/out.jsonl.77.part"), "{").unwrap();
        let second = khabar(folder, args, b"");
        fs::remove_file(folder.join("news/out.jsonl.77.part")).unwrap();
        assert_eq!(second.status.code(), Some(0), "{args:?}: {}", stderr(&second));
        assert!(stderr(&second).contains(left), "{args:?}: {}", stderr(&second));
        assert!(before == results(), "{args:?}: the second run gave other results");
    }
}

#[test]
fn results_of_another_format_are_passed_over_and_read_when_they_are_meant() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    fs::write(folder.join("a.txt"), ARTICLE).unwrap();
    let run = |args: &[&str]| khabar(folder, args, b"");
    ok(&run(&["run", ".", "-o", ".", "--format", "csv"]));
    let other = run(&["run", ".", "-o", ".", "--format", "jsonl"]);
    assert!(stderr(&other).contains("./figures.csv: left by an earlier run, passed over"), "{}", stderr(&other));
    assert!(stderr(&other).contains("1 article, 1 figure"), "{}", stderr(&other));
    let meant = run(&["run", "articles.csv", "articles.js*", "-o", ".", "--format", "parquet"]);
    assert!(stderr(&meant).contains("2 articles, 2 figures"), "{}", stderr(&meant));
    fs::create_dir(folder.join("clean")).unwrap();
    fs::rename(folder.join("articles.jsonl"), folder.join("clean/articles.jsonl")).unwrap();
    let before = fs::read(folder.join("clean/articles.jsonl")).unwrap();
    let only = run(&["normalize", "clean", "-o", "clean/articles.jsonl"]);
    assert_eq!(only.status.code(), Some(2));
    assert!(
        stderr(&only).contains("clean/articles.jsonl: this is also an input; give another name"),
        "{}",
        stderr(&only)
    );
    assert_eq!(fs::read(folder.join("clean/articles.jsonl")).unwrap(), before);
}

#[test]
#[cfg(unix)]
fn what_the_shell_writes_into_is_not_read() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    fs::write(folder.join("a.txt"), ARTICLE).unwrap();
    let into = |name: &str, arg: &str| {
        let out = fs::File::create(folder.join(name)).unwrap();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_khabar"));
        command.args(["clean", arg]).current_dir(folder).stdout(out).output().unwrap()
    };
    for _ in 0..2 {
        let output = into("all.txt", ".");
        assert!(stderr(&output).contains("all.txt: left by an earlier run"), "{}", stderr(&output));
        assert_eq!(fs::read_to_string(folder.join("all.txt")).unwrap().trim(), ARTICLE.lines().next().unwrap());
    }
    let output = into("a.txt", "a.txt");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("a.txt: this is also an input; give another name"), "{}", stderr(&output));
}

#[test]
fn a_file_that_is_also_an_input_is_not_written() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    let article = serde_json::json!({"text": ARTICLE, "site": "midan", "note": "لا يضيع"}).to_string();
    fs::create_dir(folder.join("in")).unwrap();
    for name in ["n.jsonl", "in/articles.jsonl"] {
        fs::write(folder.join(name), &article).unwrap();
    }
    fs::write(folder.join("a.txt"), ARTICLE).unwrap();
    for args in [
        &["clean", "n.jsonl", "-o", "n.jsonl"][..],
        &["clean", "n.jsonl", "-o", "./in/../n.jsonl"],
        &["clean", "n.jsonl", "--report", "n.jsonl"],
        &["normalize", "n.jsonl", "-o", "n.jsonl"],
        &["figures", "*.jsonl", "-o", "n.jsonl"],
        &["learn", "n.jsonl", "-o", "n.jsonl"],
        &["show", "a.txt", "-o", "a.txt"],
        &["run", "in/articles.jsonl", "-o", "in", "--format", "jsonl"],
        &["run", "in", "-o", "in", "--format", "jsonl"],
        &["clean", ".", "-o", "in/articles.jsonl"],
    ] {
        let output = khabar(folder, args, b"");
        assert_eq!(output.status.code(), Some(2), "{args:?}: {}", stderr(&output));
        assert!(stderr(&output).contains("this is also an input; give another name"), "{args:?}: {}", stderr(&output));
        assert_eq!(fs::read_to_string(folder.join("n.jsonl")).unwrap(), article, "{args:?}");
        assert_eq!(fs::read_to_string(folder.join("in/articles.jsonl")).unwrap(), article, "{args:?}");
        assert_eq!(fs::read_to_string(folder.join("a.txt")).unwrap(), ARTICLE, "{args:?}");
    }
    let output = khabar(folder, &["clean", "n.jsonl", "-o", "c.csv", "--report", "c.csv"], b"");
    assert!(stderr(&output).contains("c.csv: two results cannot be written to one file"), "{}", stderr(&output));
}

#[test]
fn shards_of_one_folder_do_not_replace_each_other() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    fs::create_dir(folder.join("pages")).unwrap();
    for name in ["a.txt", "b.txt"] {
        fs::write(folder.join("pages").join(name), ARTICLE).unwrap();
    }
    let run = |input: &str, more: &[&str]| {
        khabar(folder, &[&["run", input, "-o", "out", "--shards", "--format", "jsonl"], more].concat(), b"")
    };
    let ids = || -> Vec<String> {
        let shards = files(&folder.join("out/articles"));
        let rows = shards.iter().flat_map(|shard| rows(shard));
        rows.map(|row| row["id"].as_str().unwrap().to_owned()).collect()
    };
    ok(&run("pages/a*.txt", &[]));
    let refused = run("pages/b*.txt", &[]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains("pages/a.txt are there, which is not given now; "), "{}", stderr(&refused));
    assert_eq!(ids(), ["pages/a.txt"]);
    ok(&run("pages/*.txt", &[]));
    assert_eq!(ids(), ["pages/a.txt", "pages/b.txt"]);
    ok(&run("pages/b*.txt", &["--redo"]));
    assert_eq!(ids(), ["pages/b.txt"]);
    ok(&run("pages", &[]));
    fs::remove_file(folder.join("pages/a.txt")).unwrap();
    ok(&run("pages", &[]));
    assert_eq!(ids(), ["pages/b.txt"], "what is gone from the folder goes from its shard");
}

#[test]
fn a_model_of_no_site_replaces_no_other() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    fs::write(folder.join("a.txt"), ARTICLE).unwrap();
    fs::write(folder.join("sites.bin"), "a model").unwrap();
    let output = khabar(folder, &["learn", "a.txt", "-o", "sites.bin"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("sites.bin: no article names its site or address"), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(folder.join("sites.bin")).unwrap(), "a model");
}
