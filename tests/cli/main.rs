//! The command as its users meet it: output, files, exit codes, and what it says about bad input.
#![cfg(feature = "cli")]

mod hostile;
mod inputs;
mod outputs;
mod show;
mod stopped;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const ARTICLE: &str = "وصل 3 وزراء إلى المدينة صباح اليوم.\nشارك الخبر:\nفيسبوك تويتر واتساب";

fn khabar(folder: &Path, args: &[&str], stdin: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_khabar"));
    command.args(args).current_dir(folder).env_remove("KHABAR_THREADS");
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary is built");
    // A command that stops early need not read what it was given.
    let _ = child.stdin.take().unwrap().write_all(stdin);
    child.wait_with_output().unwrap()
}

fn ok(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", stderr(output));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn rows(path: &Path) -> Vec<serde_json::Value> {
    fs::read_to_string(path).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

fn gzip(text: &str) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(text.as_bytes()).unwrap();
    out.finish().unwrap()
}

fn line(text: &str) -> String {
    format!("{}\n", serde_json::json!({ "text": text }))
}

#[test]
fn run_prints_a_report_of_each_article() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), ARTICLE).unwrap();
    let output = khabar(folder.path(), &["run", "a.txt"], b"");
    let report = ok(&output);
    for part in ["━━ a.txt ━━", "share", "وصل 3 وزراء إلى المدينة صباح اليوم.", "figures: ", "3      count"]
    {
        assert!(report.contains(part), "{part:?} is missing in:\n{report}");
    }
    assert!(stderr(&output).starts_with("1 article, "), "no bar, only the summary: {}", stderr(&output));
}

#[test]
fn run_writes_both_tables_in_order_of_the_files() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("in/deep")).unwrap();
    fs::write(folder.path().join("in/b.txt"), ARTICLE).unwrap();
    fs::write(folder.path().join("in/notes.md"), "not read").unwrap();
    fs::write(folder.path().join("in/a.jsonl.gz"), [gzip(&line("أ 1")), gzip(&line("ب 2"))].concat()).unwrap();
    let zst = [line("ج 3"), line("د 4")].map(|l| zstd::encode_all(l.as_bytes(), 3).unwrap()).concat();
    fs::write(folder.path().join("in/deep/c.jsonl.zst"), zst).unwrap();
    for threads in ["1", "2"] {
        ok(&khabar(folder.path(), &["run", "in", "-o", "out", "--format", "jsonl", "--threads", threads], b""));
        let ids: Vec<String> =
            rows(&folder.path().join("out/articles.jsonl")).iter().map(|r| r["id"].as_str().unwrap().into()).collect();
        let want = ["in/a.jsonl.gz:1", "in/a.jsonl.gz:2", "in/b.txt", "in/deep/c.jsonl.zst:1", "in/deep/c.jsonl.zst:2"];
        assert_eq!(ids, want);
        let figures = rows(&folder.path().join("out/figures.jsonl"));
        assert!(figures.iter().any(|f| f["article_id"] == "in/b.txt" && f["value"] == 3));
    }
    ok(&khabar(folder.path(), &["run", "in", "-o", "out"], b""));
    for name in ["articles.parquet", "figures.parquet"] {
        let bytes = fs::read(folder.path().join("out").join(name)).unwrap();
        assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"), "{name} is not whole");
    }
}

#[test]
fn standard_input_is_told_by_its_first_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let lines = [line("وصل 3 وزراء"), line("وصل 4 وزراء")].concat();
    for input in [lines.as_bytes().to_vec(), gzip(&lines), zstd::encode_all(lines.as_bytes(), 1).unwrap()] {
        let figures = ok(&khabar(folder.path(), &["figures"], &input));
        assert_eq!(figures.lines().count(), 2, "{figures}");
    }
    assert_eq!(ok(&khabar(folder.path(), &["normalize", "-"], "الأَخْبـــارُ ١٢".as_bytes())), "الاخبار 12\n");
    assert_eq!(ok(&khabar(folder.path(), &["clean"], ARTICLE.as_bytes())).trim(), ARTICLE.lines().next().unwrap());
}

#[test]
fn wrong_arguments_do_nothing_and_say_what_is_valid() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), ARTICLE).unwrap();
    fs::write(folder.path().join("a.pdf"), "x").unwrap();
    fs::write(folder.path().join("a.zip"), b"PK\x05\x06").unwrap();
    for (args, said) in [
        (&["run", "nowhere/"][..], "nowhere/: no such file or folder"),
        (&["run", "a.pdf"], "a.pdf: not a kind of file that is read; these are: .txt, .html"),
        (&["run", "a.zip"], "a.zip: not a kind of file that is read; these are: .txt, .html"),
        (&["run", "a.txt", "--normalize", "fast"], "unknown preset \"fast\"; valid: light, search"),
        (&["run", "a.txt", "-o", "out", "--format", "xml"], "unknown format \"xml\"; valid: parquet, jsonl"),
        (&["run", "a.txt", "--threads", "0"], "threads must be a whole number from 1 to 1024"),
        (&["figures", "a.txt", "--threads", "-1"], "threads must be a whole number from 1 to 1024"),
        (&["learn", "a.txt", "-o", "m.bin", "--threads", "two"], "threads must be a whole number from 1 to 1024"),
        (&["compare", "a.txt", "--threads", "2000"], "threads must be a whole number from 1 to 1024"),
        (&["compare", "a.txt", "--min-articles", "-2"], "must be a whole number from 1 to"),
        (&["show", "a.txt", "--limit", "-1"], "must be a whole number from 1 to"),
        (&["clean", "a.txt", "--sites", "none.bin"], "none.bin: no such file or folder"),
        (&["show", "a.txt", "-o", "."], ".: this is a folder, not a file"),
        (&["normalize", "a.txt", "--set", "digit=ascii"], "unknown option \"digit\"; valid: "),
        (&["clean", "a.txt", "--set", "keep=ads"], "valid: ad_slot, share"),
        (&["run", "a.txt", "--lexicon", "mine.toml"], "mine.toml: "),
        (&["show", "a.txt", "--limit", "0"], "must be a whole number from 1 to"),
        (&["run", "a.txt", "--max-article", "0"], "must be a whole number from 1 to 2047"),
        (
            &["run", "a.txt", "--set", "preset=bold"],
            "--set \"preset\" names no stage; write clean.preset or figures.preset",
        ),
        (&["run", "a.txt", "--set", "clean.preset=bold"], "unknown preset \"bold\"; valid: conservative"),
        (
            &["run", "a.txt", "--set", "normalize.digits=keep"],
            "normalize.digits is set, and the stage normalize is not",
        ),
        (&["show", "a.txt", "--reference", "soon"], "option \"reference\""),
        (
            &["figures", "a.txt", "--reference", "2024-05-01", "--set", "reference=2024-05-02"],
            "reference is given in two ways, by --reference and by --set; give it in one",
        ),
        (
            &["run", "a.txt", "--reference", "2024-05-01", "--set", "figures.reference=2024-05-02"],
            "reference is given in two ways, by --reference and by --set; give it in one",
        ),
        (&["clean", "a.txt", "--preset", "balanced", "--set", "preset=aggressive"], "preset is given in two ways"),
        (&["clean", "a.txt", "--sites", "a.bin", "--set", "sites=b.bin"], "sites is given in two ways"),
        (&["run", "a.txt", "--sites", "a.bin", "--set", "clean.sites=b.bin"], "sites is given in two ways"),
        (&["compare", "a.txt", "--lexicon", "a.toml", "--set", "clean.lexicon=b.toml"], "a.toml: "),
        (&["run", "a.txt", "--lexicon", "a.toml", "--set", "figures.lexicon=b.toml"], "lexicon is given in two ways"),
        (&["sing"], "unrecognized subcommand"),
    ] {
        let output = khabar(folder.path(), args, b"");
        assert_eq!(output.status.code(), Some(2), "{args:?}: {}", stderr(&output));
        assert!(stderr(&output).contains(said), "{args:?}: {}", stderr(&output));
    }
    assert!(!folder.path().join("out").exists());
}

#[test]
fn bad_files_are_named_with_the_place_and_harm_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();
    let whole = gzip(&ARTICLE.repeat(50));
    put("cut.txt.gz", &whole[..whole.len() - 9]);
    put("cut.jsonl.zst", &zstd::encode_all(line(&ARTICLE.repeat(50)).as_bytes(), 3).unwrap()[..60]);
    put("damaged.txt.gz", &[&whole[..20], &[0xFF; 40]].concat());
    put("latin.txt", b"caf\xE9");
    put("lines.jsonl", format!("{}{{\"text\": \n{}", line("أ 1"), line("ب 2")).as_bytes());
    put("no_text.jsonl", b"{\"titel\": \"x\"}\n");
    put("good.txt", ARTICLE.as_bytes());
    let output = khabar(folder.path(), &["run", ".", "-o", "out", "--format", "jsonl"], b"");
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    for said in [
        "cut.txt.gz: the gzip data end too early; the file is cut off",
        "cut.jsonl.zst: the zstd data end too early; the file is cut off",
        "damaged.txt.gz: the gzip data are damaged",
        "latin.txt: byte 3 is not UTF-8",
        "lines.jsonl: line 2: not JSON",
        "no_text.jsonl: line 1: there is no field \"text\"; the record has: titel",
    ] {
        assert!(stderr(&output).contains(said), "{said:?} is missing in:\n{}", stderr(&output));
    }
    let articles = rows(&folder.path().join("out/articles.jsonl"));
    assert_eq!(articles.iter().filter(|a| a["error"].is_null()).count(), 3);
    assert_eq!(articles.iter().filter(|a| a["text"].is_null()).count(), 6);
    let raised = khabar(folder.path(), &["run", ".", "-o", "raised", "--errors", "raise"], b"");
    assert_eq!(raised.status.code(), Some(2));
    assert_eq!(fs::read_dir(folder.path().join("raised")).unwrap().count(), 0, "nothing half-written stays");
}

#[test]
fn an_empty_article_and_a_line_of_ten_megabytes_are_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    let part = "قال الوزير إن المدينة استقبلت 3 وفود ثم ";
    let long = part.repeat(10_000_000 / part.len() + 1);
    fs::write(folder.path().join("long.jsonl"), line(&long)).unwrap();
    let run = khabar(folder.path(), &["run", "empty.txt", "long.jsonl", "-o", "out", "--format", "jsonl"], b"");
    ok(&run);
    let articles = rows(&folder.path().join("out/articles.jsonl"));
    assert_eq!((articles[0]["text"].as_str(), articles[0]["error"].is_null()), (Some(""), true));
    assert_eq!(articles[1]["text"].as_str().map(str::len), Some(long.len()));
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.jsonl"), line(ARTICLE).repeat(20_000)).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_khabar"))
        .args(["clean", "a.jsonl"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()));
}

#[test]
fn lexicon_check_names_file_and_entry() {
    let folder = tempfile::tempdir().unwrap();
    let bad = "table = \"qualifiers\"\nabout = \"x\"\n[[entry]]\nid = \"mine\"\nbound = \"approx\"\nside = \"before\"\n\
               forms = [\"زهاءات\", \"زَهاءات\"]\nexamples = []\n";
    fs::write(folder.path().join("bad.toml"), bad).unwrap();
    let output = khabar(folder.path(), &["lexicon", "check", "bad.toml"], b"");
    let said = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("bad.toml: entry \"mine\": has no example"), "{said}");
    assert!(said.contains("stands twice"), "{said}");
    fs::write(
        folder.path().join("worse.toml"),
        "table = \"qualifiers\"\nabout = \"x\"\n[[entry]]\nid = \"y\"\nvolume = 11\n",
    )
    .unwrap();
    let output = khabar(folder.path(), &["lexicon", "check", "worse.toml"], b"");
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), stderr(&output));
    assert!(output.status.code() != Some(0) && said.contains("worse.toml") && said.contains("volume"), "{said}");
}

#[test]
fn help_tells_the_exit_codes_and_gives_examples() {
    let folder = tempfile::tempdir().unwrap();
    for args in [&["--help"][..], &["lexicon", "check", "--help"]] {
        let help = ok(&khabar(folder.path(), args, b""));
        assert!(help.contains("Exit codes:"), "{help}");
    }
    for command in ["run", "normalize", "clean", "figures", "learn", "show"] {
        let help = ok(&khabar(folder.path(), &[command, "--help"], b""));
        for part in [&format!("\n  khabar {command} "), ".warc", "--text-column", "--id-column", "Exit codes:", "130"] {
            assert!(help.contains(part.trim_start_matches('\n')), "{command}: {part:?} is missing in:\n{help}");
        }
    }
}

#[test]
fn every_shell_has_its_completions() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = ok(&khabar(folder.path(), &["completions", shell], b""));
        assert!(script.contains("normalize") && script.contains("text-column"), "{shell}: {}", script.len());
    }
    let output = khabar(folder.path(), &["completions", "tcsh"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("[possible values: bash, elvish, fish, powershell, zsh]"), "{}", stderr(&output));
    fs::write(folder.path().join("c.bash"), ok(&khabar(folder.path(), &["completions", "bash"], b""))).unwrap();
    if let Ok(checked) = Command::new("bash").arg("-n").arg(folder.path().join("c.bash")).status() {
        assert!(checked.success(), "bash cannot read its completions");
    }
}

#[test]
fn sites_are_learned_in_pieces_and_used() {
    let folder = tempfile::tempdir().unwrap();
    let names = ["سالم", "كريم", "ماهر", "وليد", "رامي", "نبيل", "زياد", "سامر", "هاني", "بشير", "عمر", "طارق"];
    let page = |name: &str| {
        let text =
            format!("وصل الوفد برئاسة {name} إلى المدينة ظهر أمس بعد رحلة طويلة.\nحقيبة القارئ الصغير\nالمصدر: وكالات");
        format!("{}\n", serde_json::json!({"text": text, "url": "https://midan.example/1"}))
    };
    let (first, second) = names.split_at(7);
    fs::write(folder.path().join("a.jsonl"), first.iter().map(|n| page(n)).collect::<String>()).unwrap();
    fs::write(folder.path().join("b.jsonl"), second.iter().map(|n| page(n)).collect::<String>()).unwrap();
    ok(&khabar(folder.path(), &["learn", "a.jsonl", "-o", "a.bin"], b""));
    let output = khabar(folder.path(), &["learn", "b.jsonl", "--merge", "a.bin", "-o", "sites.bin"], b"");
    ok(&output);
    assert!(stderr(&output).contains("1 site and 12 distinct articles"), "{}", stderr(&output));
    let args = ["clean", "a.jsonl", "--sites", "sites.bin", "--explain", "--report", "counts.tsv"];
    let reasons = ok(&khabar(folder.path(), &args, b""));
    assert!(reasons.contains("navigation  site:repeated  0.75  حقيبة القارئ الصغير"), "{reasons}");
    let counts = fs::read_to_string(folder.path().join("counts.tsv")).unwrap();
    assert!(counts.contains("midan.example\tnavigation\tsite:repeated\t7\t"), "{counts}");
    let refused = khabar(folder.path(), &["clean", "a.jsonl", "--sites", "a.jsonl"], b"");
    assert_eq!(refused.status.code(), Some(2));
    assert!(stderr(&refused).contains("a.jsonl: no site model"), "{}", stderr(&refused));
    let nameless = khabar(folder.path(), &["learn", "-o", "x.bin"], "نص\n".as_bytes());
    assert_eq!(nameless.status.code(), Some(2), "{}", stderr(&nameless));
    assert!(!folder.path().join("x.bin").exists());
}

#[test]
fn options_of_stages_are_set_in_every_command() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    let text = "كتب سامي الخطيب\nوصل 3 وزراء إلى المدينة أمس، وعقدوا اجتماعا مع المحافظ.";
    let article = serde_json::json!({"id": "a", "published": "2024-05-02", "text": text});
    fs::write(folder.join("a.jsonl"), article.to_string()).unwrap();
    let resolved = |args: &[&str]| {
        ok(&khabar(folder, args, b""));
        let figures = rows(&folder.join("out/figures.jsonl"));
        figures.iter().find_map(|f| f["resolved"].as_str().map(str::to_owned))
    };
    let run = ["run", "a.jsonl", "-o", "out", "--format", "jsonl"];
    assert_eq!(resolved(&run), None);
    assert_eq!(resolved(&[&run[..], &["--reference", "published"]].concat()).as_deref(), Some("2024-05-01"));
    assert_eq!(
        resolved(&[&run[..], &["--set", "figures.reference=2024-06-10"]].concat()).as_deref(),
        Some("2024-06-09")
    );
    let said = ok(&khabar(folder, &["figures", "a.jsonl", "--reference", "published"], b""));
    assert!(said.contains("\"resolved\":\"2024-05-01\""), "{said}");
    fs::write(folder.join("b.jsonl"), "{\"text\": \"وصل الوفد أمس.\", \"published\": \"في الصباح\"}\n").unwrap();
    let unclear = stderr(&khabar(folder, &["run", "b.jsonl", "--reference", "published"], b""));
    assert!(unclear.contains("1 article says the day of publication in a way that is not understood"), "{unclear}");
    let kept = |args: &[&str]| ok(&khabar(folder, args, b"")).contains("كتب سامي");
    assert!(kept(&["clean", "a.jsonl"]) && !kept(&["clean", "a.jsonl", "--preset", "aggressive"]));
    let stays = |more: &[&str]| kept(&[&["run", "a.jsonl", "-o", "out", "--print"], more].concat());
    assert!(stays(&[]), "the preset balanced keeps names of authors");
    let cleaned = ok(&khabar(folder, &["run", "a.jsonl", "--set", "clean.preset=aggressive"], b""));
    assert!(cleaned.split("\ntext\n").nth(1).is_some_and(|text| !text.contains("كتب سامي")), "{cleaned}");
    let none = ok(&khabar(folder, &["run", "a.jsonl", "--no-figures"], b""));
    assert!(!none.contains("figures:"), "{none}");
    ok(&khabar(folder, &["compare", "a.jsonl", "--set", "clean.keep=byline", "--reference", "published"], b""));
}
