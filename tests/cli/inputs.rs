//! Every kind of input, packed in every way, gives the same articles.

use super::{ARTICLE, gzip, khabar, line, ok, rows, stderr};
use serde_json::json;
use std::fs;
use std::io::Write;
use std::path::Path;

fn bzip2(data: &[u8]) -> Vec<u8> {
    let mut out = bzip2::write::BzEncoder::new(Vec::new(), bzip2::Compression::fast());
    out.write_all(data).unwrap();
    out.finish().unwrap()
}

fn page(text: &str) -> String {
    let lines: String = text.lines().map(|l| format!("<p>{l}</p>")).collect();
    format!("<html><head><title>عنوان</title></head><body><article>{lines}</article></body></html>")
}

fn archive(text: &str) -> String {
    let body = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{}", page(text));
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n\
         WARC-Target-URI: https://akhbar.example/1\r\nContent-Length: {}\r\n\r\n{body}\r\n\r\n",
        body.len()
    )
}

/// The values of the figures of an input.
fn values(folder: &Path, args: &[&str], stdin: &[u8]) -> Vec<String> {
    let out = ok(&khabar(folder, &[&["figures"], args].concat(), stdin));
    out.lines().map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["value"].to_string()).collect()
}

#[test]
fn all_kinds_and_all_packings_give_the_same_figures() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    let csv = format!("id,text\n1,\"{ARTICLE}\"\n");
    let kinds: [(&str, Vec<u8>); 6] = [
        ("a.txt", ARTICLE.into()),
        ("a.html", page(ARTICLE).into()),
        ("a.jsonl", line(ARTICLE).into()),
        ("a.csv", csv.clone().into()),
        ("a.tsv", csv.replace("id,text", "id\ttext").replacen("1,", "1\t", 1).into()),
        ("a.warc", archive(ARTICLE).into()),
    ];
    for (name, plain) in &kinds {
        let packed = [
            ("", plain.clone()),
            (".gz", gzip(std::str::from_utf8(plain).unwrap())),
            (".bz2", bzip2(plain)),
            (".zst", zstd::encode_all(plain.as_slice(), 1).unwrap()),
        ];
        for (ending, content) in packed {
            let name = format!("{name}{ending}");
            fs::write(folder.join(&name), &content).unwrap();
            assert_eq!(values(folder, &[&name], b""), ["3"], "{name}");
            let kind = name.split('.').nth(1).unwrap();
            assert_eq!(values(folder, &["--input-format", kind], &content), ["3"], "{name} on standard input");
        }
    }
    ok(&khabar(folder, &["clean", "a.txt", "-o", "rows.parquet"], b""));
    assert_eq!(values(folder, &["rows.parquet"], b""), ["3"]);
    let all = values(folder, &["*.csv*", "a.txt", "."], b"");
    assert_eq!(all.len(), 4 + 1 + 6 * 4 + 1, "patterns, files and folders");
}

#[test]
fn columns_are_chosen_by_name_and_rows_without_id_are_numbered() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    fs::write(folder.join("a.csv"), "رقم;نص;text\nس1;وصل 3 وزراء;9\n;وصل 4 وزراء;9\n").unwrap();
    let args = ["run", "a.csv", "--text-column", "نص", "--id-column", "رقم", "-o", "out", "--format", "jsonl"];
    ok(&khabar(folder, &args, b""));
    let articles = rows(&folder.join("out/articles.jsonl"));
    let found: Vec<_> = articles.iter().map(|a| (a["id"].as_str().unwrap(), a["text"].as_str().unwrap())).collect();
    assert_eq!(found, [("س1", "وصل 3 وزراء"), ("a.csv:3", "وصل 4 وزراء")]);
    let args = ["clean", "a.csv", "--text-column", "نص", "--id-column", "رقم", "-o", "rows.parquet"];
    ok(&khabar(folder, &args, b""));
    let again = ["run", "rows.parquet", "--id-column", "byline", "-o", "again", "--format", "jsonl"];
    ok(&khabar(folder, &again, b""));
    let ids: Vec<_> = rows(&folder.join("again/articles.jsonl")).iter().map(|a| a["id"].to_string()).collect();
    assert_eq!(ids, ["\"rows.parquet:1\"", "\"rows.parquet:2\""]);
}

#[test]
fn articles_that_share_an_id_are_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let line = |id: &str| serde_json::json!({"id": id, "text": "وصل 3 وزراء."}).to_string();
    let said = |ids: [&str; 4]| {
        fs::write(folder.path().join("a.jsonl"), ids.map(line).join("\n")).unwrap();
        let output = khabar(folder.path(), &["run", "a.jsonl", "-o", "out"], b"");
        ok(&output);
        stderr(&output)
    };
    assert!(!said(["a", "b", "c", "d"]).contains("an id"));
    let twice = said(["a", "b", "a", "b"]);
    let sentence = "2 articles have an id that another has, such as \"a\"; nothing tells their figures apart\n";
    assert!(twice.contains(sentence), "{twice}");
}

#[test]
fn a_column_that_nothing_has_is_a_wrong_option() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    fs::write(folder.join("a.csv"), "نص,site\nوصل 3 وزراء,midan\n").unwrap();
    fs::write(folder.join("b.csv"), "text,site\nوصل 4 وزراء,midan\n").unwrap();
    fs::write(folder.join("c.jsonl"), line("وصل 5 وزراء").repeat(3)).unwrap();
    fs::write(folder.join("old.csv"), "an older result").unwrap();
    ok(&khabar(folder, &["clean", "b.csv", "-o", "whole.parquet"], b""));
    let table = khabar(folder, &["figures", "whole.parquet", "--text-column", "confidence"], b"");
    assert_eq!(table.status.code(), Some(2), "{}", stderr(&table));
    let said = "whole.parquet: there is no column \"confidence\"; the table has: id, url, site";
    assert!(stderr(&table).contains(said), "{}", stderr(&table));
    for job in [
        &["run", "-o", "out"][..],
        &["run"],
        &["clean"],
        &["normalize", "-o", "old.csv"],
        &["figures"],
        &["compare", "-o", "old.csv"],
        &["show"],
        &["learn", "-o", "old.csv"],
    ] {
        for (column, told) in [("--text-column", "نصوص"), ("--id-column", "رقم")] {
            let output = khabar(folder, &[job, &["b.csv", "c.jsonl", column, told]].concat(), b"");
            assert_eq!(output.status.code(), Some(2), "{job:?} {column}: {}", stderr(&output));
            let said = format!("error: {column} \"{told}\": nothing that was read has it");
            assert!(stderr(&output).contains(&said), "{job:?}: {}", stderr(&output));
            assert!(output.stdout.is_empty(), "{job:?}");
        }
        assert_eq!(fs::read_to_string(folder.join("old.csv")).unwrap(), "an older result");
    }
    let some = khabar(folder, &["figures", "a.csv", "b.csv", "--text-column", "نص"], b"");
    assert_eq!(some.status.code(), Some(1), "{}", stderr(&some));
    assert!(stderr(&some).contains("b.csv: there is no column \"نص\"; the file has: text, site"), "{}", stderr(&some));
    assert_eq!(some.stdout.iter().filter(|b| **b == b'\n').count(), 1);
}

#[test]
fn a_long_parquet_file_is_read_whole_and_in_order() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    let lines: String =
        (0..5000).map(|i| format!("{}\n", json!({"id": i, "text": format!("وصل {i} وزراء")}))).collect();
    fs::write(folder.join("a.jsonl"), lines).unwrap();
    ok(&khabar(folder, &["run", "a.jsonl", "-o", "first", "--no-figures"], b""));
    let args = ["run", "first/articles.parquet", "-o", "second", "--format", "jsonl.zst", "--no-figures"];
    ok(&khabar(folder, &args, b""));
    let packed = fs::read(folder.join("second/articles.jsonl.zst")).unwrap();
    let text = String::from_utf8(zstd::decode_all(packed.as_slice()).unwrap()).unwrap();
    let ids = text.lines().map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap()["id"].clone());
    assert!(ids.eq((0..5000).map(|i| json!(i.to_string()))));
}

#[test]
fn inputs_that_name_nothing_are_refused_at_once() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    fs::create_dir(folder.join("empty")).unwrap();
    fs::write(folder.join("x.dat"), ARTICLE).unwrap();
    for (args, code, said) in [
        (&["figures", "*.csv"][..], 2, "*.csv: no file of a kind that is read has such a name"),
        (&["figures", "x.dat"], 2, "x.dat: not a kind of file that is read; these are: .txt"),
        (&["figures", "x.dat", "--input-format", "doc"], 2, "unknown input format \"doc\"; valid: txt, html, jsonl"),
        (&["figures", "empty"], 1, "empty: the folder holds no file of a kind that is read"),
        (&["figures", "--input-format", "parquet"], 1, "standard input: Parquet is read from its end; give the path"),
    ] {
        let output = khabar(folder, args, b"PAR1");
        assert_eq!(output.status.code(), Some(code), "{args:?}: {}", stderr(&output));
        assert!(stderr(&output).contains(said), "{args:?}: {}", stderr(&output));
    }
    assert_eq!(values(folder, &["x.dat", "--input-format", "txt"], b""), ["3"]);
}

#[test]
fn a_list_in_json_is_read_by_name_and_from_standard_input() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    let list = "[\n  {\"text\": \"وصل 7 سياح إلى الفندق.\"},\n  {\"text\": \"غادر 9 سياح الفندق.\"}\n]\n";
    for name in ["list.json", "list.jsonl", "list.json.gz"] {
        let bytes = if name.ends_with("gz") { super::gzip(list) } else { list.as_bytes().to_vec() };
        fs::write(folder.join(name), bytes).unwrap();
        assert_eq!(values(folder, &[name], b""), ["7", "9"], "{name}");
    }
    assert_eq!(values(folder, &[], list.as_bytes()), ["7", "9"]);
    let output = khabar(folder, &["figures", "list.json"], b"");
    assert!(String::from_utf8_lossy(&output.stdout).contains("\"list.json:2\""));
}

#[test]
fn files_of_other_kinds_in_a_folder_are_named() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    fs::create_dir(folder.join("k")).unwrap();
    for name in ["k/a.txt", "k/b.doc", "k/d.md", "k/.hidden"] {
        fs::write(folder.join(name), ARTICLE).unwrap();
    }
    let output = khabar(folder, &["clean", "k"], b"");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(stderr(&output).trim(), "k: 2 files of other kinds are passed over: b.doc, d.md");
}

#[test]
fn an_id_column_that_is_not_there_is_named() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    fs::write(folder.join("a.csv"), "id,text\n7,وصل 3 وزراء\n").unwrap();
    fs::write(folder.join("a.jsonl"), "{\"id\": 7, \"text\": \"وصل 3 وزراء\"}\n").unwrap();
    for (name, said) in
        [("a.csv", "there is no column \"foo\"; the file has: id, text"), ("a.jsonl", "no field \"foo\"")]
    {
        let output = khabar(folder, &["figures", name, "--id-column", "foo"], b"");
        assert_ne!(output.status.code(), Some(0), "{name}");
        assert!(stderr(&output).contains(said), "{name}: {}", stderr(&output));
    }
}
