//! Ctrl-C: the command ends at once, what was finished stays, and nothing half-written does.
#![cfg(unix)]

use super::{ARTICLE, khabar, line, stderr};
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

fn start(folder: &Path, args: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_khabar"))
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Sends a signal, waits for the end and gives the time it took.
fn stop(child: &mut Child, signal: &str) -> Duration {
    let sent = Instant::now();
    let killed = Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
    assert!(killed.success());
    let status = child.wait().unwrap();
    assert_eq!(status.code(), Some(130));
    sent.elapsed()
}

fn wait_for(what: impl Fn() -> bool) {
    let start = Instant::now();
    while !what() {
        assert!(start.elapsed().as_secs() < 120, "it never came");
        std::thread::sleep(Duration::from_millis(5));
    }
}

fn count(folder: &Path) -> usize {
    fs::read_dir(folder)
        .map_or(0, |found| found.filter(|e| !e.as_ref().unwrap().path().to_string_lossy().ends_with(".part")).count())
}

#[test]
fn shards_that_were_done_stay_and_the_run_is_resumed() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    fs::create_dir(folder.join("in")).unwrap();
    for i in 0..40 {
        fs::write(folder.join(format!("in/{i:02}.jsonl")), line(ARTICLE).repeat(if i < 2 { 20 } else { 400 })).unwrap();
    }
    let args = ["run", "in", "-o", "out", "--shards", "--format", "jsonl"];
    let mut child = start(folder, &args);
    wait_for(|| count(&folder.join("out/_done")) > 0);
    let took = stop(&mut child, "-INT");
    // A machine that is busy with other tests is given more time than the 100 ms that are promised.
    assert!(took < Duration::from_millis(1000), "{took:?}");
    for part in ["articles", "figures", "_done"] {
        let names: Vec<_> =
            fs::read_dir(folder.join("out").join(part)).unwrap().map(|e| e.unwrap().file_name()).collect();
        assert!(names.iter().all(|n| !n.to_string_lossy().ends_with(".part")), "{names:?}");
    }
    let done = count(&folder.join("out/_done"));
    assert!((1..40).contains(&done), "{done}");
    let output = khabar(folder, &args, b"");
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains(&format!("done before: {done} shard")), "{}", stderr(&output));
    assert_eq!(count(&folder.join("out/_done")), 40);
}

#[test]
fn a_pair_of_files_that_is_not_whole_goes_away() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    fs::write(folder.join("a.jsonl"), line(ARTICLE).repeat(20_000)).unwrap();
    for signal in ["-INT", "-TERM"] {
        let mut child = start(folder, &["run", "a.jsonl", "-o", "out"]);
        wait_for(|| fs::read_dir(folder.join("out")).is_ok_and(|found| found.count() == 2));
        std::thread::sleep(Duration::from_millis(50));
        let took = stop(&mut child, signal);
        assert!(took < Duration::from_millis(1000), "{took:?}");
        assert_eq!(fs::read_dir(folder.join("out")).unwrap().count(), 0, "{signal}");
    }
}

#[test]
fn a_comparison_stops_while_it_reads_and_while_it_compares() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    let told = |i: usize| {
        let text = format!("قتل {i} شخصا وأصيب {} آخرون في حريق بسوق المدينة رقم {}.", i * 7 % 90, i % 40);
        format!("{}\n", serde_json::json!({"id": i, "site": format!("s{}", i % 9), "text": text}))
    };
    fs::write(folder.join("a.jsonl"), (3..60_000).map(told).collect::<String>()).unwrap();
    for wait in [50, 400, 1500] {
        for name in ["groups.html", "groups.parquet"] {
            let mut child = start(folder, &["compare", "a.jsonl", "-o", name]);
            wait_for(|| fs::read_dir(folder).unwrap().count() == 2);
            std::thread::sleep(Duration::from_millis(wait));
            let took = stop(&mut child, "-INT");
            assert!(took < Duration::from_millis(1000), "{took:?}");
            assert_eq!(fs::read_dir(folder).unwrap().count(), 1, "{name} after {wait} ms");
        }
    }
}

#[test]
fn a_command_that_waits_for_input_stops_and_its_lines_are_whole() {
    let made = tempfile::tempdir().unwrap();
    let mut child = start(made.path(), &["clean", "--threads", "1"]);
    let mut stdin = child.stdin.take().unwrap();
    let fed = std::thread::spawn(move || {
        stdin.write_all(line(ARTICLE).repeat(800).as_bytes()).unwrap();
        stdin
    });
    // Once something is printed, the command works and then waits for more.
    child.stdout.as_mut().unwrap().read_exact(&mut [0; 100]).unwrap();
    let _open = fed.join().unwrap();
    assert!(stop(&mut child, "-INT") < Duration::from_millis(1000));
    fs::write(made.path().join("a.jsonl"), line(ARTICLE).repeat(20_000)).unwrap();
    let mut child = start(made.path(), &["figures", "a.jsonl"]);
    let mut out = child.stdout.take().unwrap();
    let mut read = vec![0; 1 << 16];
    out.read_exact(&mut read).unwrap();
    // The rest is read beside, or the command would wait for its reader.
    let rest = std::thread::spawn(move || {
        out.read_to_end(&mut read).unwrap();
        read
    });
    stop(&mut child, "-INT");
    let read = rest.join().unwrap();
    let text = String::from_utf8(read).unwrap();
    assert!(text.ends_with("}\n") && text.lines().all(|l| l.starts_with('{') && l.ends_with('}')));
}
