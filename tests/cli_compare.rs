//! `khabar compare` as its users meet it: what is printed, the files, and what it says about bad input.
#![cfg(feature = "cli")]

use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn khabar(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_khabar")).arg("compare").args(args).current_dir(folder).output().unwrap()
}

fn articles(folder: &Path) {
    let article = |id: &str, day: &str, text: &str| {
        json!({"id": id, "site": format!("outlet-{id}"), "published": day, "title": "سيول في درنة", "text": text})
            .to_string()
    };
    let lines = [
        article("a", "2024-10-02", "أدت سيول في درنة إلى مقتل 23 شخصا بحسب الهلال الأحمر."),
        article("b", "2024-10-03", "ارتفعت حصيلة السيول في درنة إلى 41 قتيلا بحسب وزارة الصحة."),
        article("c", "2024-10-03", "ارتفعت حصيلة السيول في درنة إلى 41 قتيلا بحسب وزارة الصحة."),
    ];
    fs::write(folder.join("news.jsonl"), lines.join("\n")).unwrap();
}

#[test]
fn groups_are_printed_with_what_their_reports_say() {
    let folder = tempfile::tempdir().unwrap();
    articles(folder.path());
    let output = khabar(folder.path(), &["news.jsonl"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(0));
    for part in [
        "dead: ",
        "(2 accounts, 3 articles)",
        "exact 41 قتيلا [وزارة الصحة] — grows: a",
        "— copy: b",
        "c repeats b (100 %)",
    ] {
        assert!(text.contains(part), "{part:?} is missing in:\n{text}");
    }
}

#[test]
fn each_kind_of_file_holds_the_groups() {
    let folder = tempfile::tempdir().unwrap();
    articles(folder.path());
    for name in ["out.json", "out.jsonl", "out.parquet", "out.html"] {
        let output = khabar(folder.path(), &["news.jsonl", "-o", name]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(0), "{said}");
        assert!(said.ends_with(&format!("; written: {name}\n")), "{said}");
    }
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    let all: Value = serde_json::from_str(&read("out.json")).unwrap();
    let lines: Vec<Value> = read("out.jsonl").lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(all["groups"].as_array(), Some(&lines));
    assert_eq!(lines[0]["reports"].as_array().unwrap().len(), 3);
    assert_eq!(all["copies"][0]["copy_of"], "b");
    assert!(read("out.html").starts_with("<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">"));
    assert!(fs::read(folder.path().join("out.parquet")).unwrap().starts_with(b"PAR1"));
    let left: Vec<_> = folder.path().read_dir().unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.iter().all(|n| !n.to_string_lossy().ends_with(".part")), "{left:?}");
}

#[test]
fn steering_is_read_and_wrong_steering_is_named() {
    let folder = tempfile::tempdir().unwrap();
    articles(folder.path());
    fs::write(folder.path().join("names.json"), r#"{"درنة": "الجبل الأخضر"}"#).unwrap();
    let output =
        khabar(folder.path(), &["news.jsonl", "--by", "role,place", "--aliases", "names.json", "-o", "out.json"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let all: Value = serde_json::from_str(&fs::read_to_string(folder.path().join("out.json")).unwrap()).unwrap();
    assert_eq!(
        (&all["groups"][0]["place"], &all["groups"][0]["why"]),
        (&json!(["الجبل الأخضر"]), &"by role, place".into())
    );
    for (args, message) in [
        (["news.jsonl", "-o", "out.xls"], "out.xls: the name must end with .json, .jsonl, .parquet, .csv or .html"),
        (["news.jsonl", "--min-similarity", "7"], "option \"min_similarity\" is 7.0, not a number from 0 to 1"),
        (["news.jsonl", "--aliases", "news.jsonl"], "news.jsonl: trailing characters"),
        (["news.jsonl", "--by", "colour"], "unknown key \"colour\"; valid: noun, role"),
    ] {
        let output = khabar(folder.path(), &args);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(message), "{said}");
    }
}
