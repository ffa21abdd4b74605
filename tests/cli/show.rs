//! `khabar show`: one page, in a file or a pipe.

use super::{ARTICLE, khabar, line, ok, stderr};
use std::fs;

#[test]
fn a_page_goes_into_a_file_or_a_pipe() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    fs::write(folder.join("a.txt"), ARTICLE).unwrap();
    let piped = ok(&khabar(folder, &["show", "a.txt"], b""));
    let output = khabar(folder, &["show", "a.txt", "-o", "new/page.html"], b"");
    ok(&output);
    assert_eq!(stderr(&output).trim(), "written: new/page.html");
    assert_eq!(fs::read_to_string(folder.join("new/page.html")).unwrap(), piped);
    assert!(
        piped.starts_with("<!doctype html>")
            && piped.contains("dir=\"rtl\"")
            && piped.contains("<del class=\"cut share\">")
    );
    let fed = ok(&khabar(folder, &["show"], line("وصل 3 <script>وزراء</script>").as_bytes()));
    assert!(fed.contains("&lt;script&gt;") && !fed.contains("<script"), "{fed}");
}

#[test]
fn many_articles_are_shown_up_to_the_limit_and_bad_ones_too() {
    let made = tempfile::tempdir().unwrap();
    let folder = made.path();
    fs::write(folder.join("a.jsonl"), format!("{}{{<b>\n{}", line("وصل 3 وزراء"), line("وصل 4 وزراء").repeat(5)))
        .unwrap();
    let output = khabar(folder, &["show", "a.jsonl", "--limit", "3"], b"");
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(stderr(&output).contains("only the first 3 articles are shown; --limit shows more"), "{}", stderr(&output));
    let page = String::from_utf8(output.stdout).unwrap();
    assert_eq!(page.matches("<article").count(), 3);
    assert!(page.contains("a.jsonl: line 2: not JSON"), "{page}");
}
