//! Runs the built command line as a user does.

// A test that panics has failed, which is what it should do.
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn sorot(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_sorot"))
        .args(arguments)
        .env_remove("NO_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command line runs");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    let input = input.to_vec();
    // A child that refuses its arguments reads nothing, so that the write may fail.
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("the command line ends");
    drop(writer.join());
    output
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("the output is UTF-8")
}

/// A file of this test run alone.
fn file(name: &str, content: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).expect("the test folder is writable");
    path
}

#[test]
fn json_is_one_line_from_a_file_or_from_standard_input() {
    let text = "Rapat dimulai pukul 19.30 WIB pada Senin.";
    let path = file("article.txt", text.as_bytes());
    let from_file = sorot(&["annotate", &path.to_string_lossy()], b"");
    assert!(from_file.status.success());
    assert_eq!(stdout(&from_file).lines().count(), 1);
    let json: serde_json::Value = serde_json::from_str(&stdout(&from_file)).expect("the output is JSON");
    assert_eq!(json["language"], "id");
    for arguments in [&["annotate", "-"][..], &["annotate"], &["annotate", "--format", "json", "--lang=auto", "-"]] {
        assert_eq!(stdout(&sorot(arguments, text.as_bytes())), stdout(&from_file), "{arguments:?}");
    }
}

#[test]
fn date_and_language_reach_the_result() {
    let output = sorot(&["annotate", "--date", "2024-05-06", "--lang", "en"], b"7");
    let json: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("the output is JSON");
    assert_eq!(json["reference_date"], "2024-05-06");
    assert_eq!(json["language"], "en");
}

#[test]
fn help_and_version_are_shown() {
    assert!(stdout(&sorot(&["--help"], b"")).contains("sorot annotate"));
    assert!(stdout(&sorot(&["--version"], b"")).starts_with("sorot "));
}

#[test]
fn bad_use_is_one_line_and_code_2() {
    let latin1 = file("latin1.txt", b"caf\xe9");
    let latin1 = latin1.to_string_lossy().into_owned();
    for (arguments, hint) in [
        (&[][..], "sorot annotate"),
        (&["mark"], "'mark'"),
        (&["annotate", "--format", "pdf"], "json, ansi or html"),
        (&["annotate", "--date", "01/10/2016"], "YYYY-MM-DD"),
        (&["annotate", "--lang", "tlh"], "'tlh'"),
        (&["annotate", "--loud"], "--loud"),
        (&["annotate", "a", "b"], "'b'"),
        (&["annotate", "--date"], "--date"),
        (&["annotate", "no/such/file.txt"], "no/such/file.txt"),
        (&["annotate", env!("CARGO_TARGET_TMPDIR")], env!("CARGO_TARGET_TMPDIR")),
        (&["annotate", "no\nsuch\nfile"], "no such file"),
        (&["annotate", &latin1], "byte 3"),
    ] {
        let output = sorot(arguments, b"");
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {message}");
        assert!(message.contains(hint) && message.lines().count() == 1, "{arguments:?}: {message}");
        assert!(output.stdout.is_empty());
    }
    assert_eq!(sorot(&["annotate", "-"], b"\xff\xfe\x00").status.code(), Some(2));
}

#[test]
fn a_text_is_never_markup() {
    let hostile = "<script>alert(1)</script>\n\n\"</article><img src=x onerror=alert(1)>\" & 'kata' 5 persen\0 selesai.\n\nShare: <b>";
    let page = stdout(&sorot(&["annotate", "--format", "html"], hostile.as_bytes()));
    assert!(page.starts_with("<!doctype html>"));
    for forbidden in ["<script", "<img", "<b>", "\0", "http:"] {
        assert!(!page.contains(forbidden), "{forbidden} in {page}");
    }
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert_eq!(page.matches("</article>").count(), 1);
}

#[test]
fn html_marks_what_was_found() {
    let page = stdout(&sorot(&["annotate", "--format", "html"], "Harga naik 5 persen pada tahun ini.".as_bytes()));
    assert!(page.contains("<html lang=\"id\">"));
    assert!(page.contains("data-label=\"PERCENT\"") && page.contains("title=\"PERCENT: 5 %\""), "{page}");
}

#[test]
fn a_page_gets_its_highlights_baked_in() {
    let page = b"<html><head></head><body><nav>Rp 1 juta</nav><main>Harga naik 5 persen.</main></body></html>";
    let baked = stdout(&sorot(&["html"], page));
    assert!(baked.contains("<style>") && baked.contains("<nav>Rp 1 juta</nav><main>Harga naik <mark"), "{baked}");
    let plain = stdout(&sorot(&["html", "--no-style"], page));
    let mark = "<mark class=\"sorot\" data-label=\"PERCENT\" title=\"PERCENT: 5 %\">5 persen</mark>";
    assert_eq!(plain, String::from_utf8_lossy(page).replace("5 persen", mark));
}

#[test]
fn scripts_of_a_page_run_as_before() {
    let page = "<article><div><script>t = \"<p>a</p></div> Rp 5 juta\"; for (i=0;i<n;i++) {}</script></div>\
        <p hidden>Rp 6 juta<p>Harga naik 5 persen.</article>";
    let marked = "<mark class=\"sorot\" data-label=\"PERCENT\" title=\"PERCENT: 5 %\">5 persen</mark>";
    assert_eq!(stdout(&sorot(&["html", "--no-style"], page.as_bytes())), page.replace("5 persen", marked));
}

#[test]
fn a_terminal_gets_colours_but_no_escape_of_the_text() {
    let text = "Harga \x1b[31mnaik\x07 5 persen.";
    let coloured = stdout(&sorot(&["annotate", "--format", "ansi"], text.as_bytes()));
    assert!(coloured.contains("\x1b[1;36m5 persen\x1b[0m") && coloured.contains("PERCENT"), "{coloured:?}");
    assert!(!coloured.contains("\x1b[31m") && !coloured.contains('\x07'));
}

#[test]
fn no_colour_is_respected() {
    let path = file("plain.txt", b"Harga naik 5 persen.");
    let output = Command::new(env!("CARGO_BIN_EXE_sorot"))
        .args(["annotate", "--format", "ansi"])
        .arg(path)
        .env("NO_COLOR", "1")
        .output()
        .expect("the command line runs");
    assert_eq!(stdout(&output), "Harga naik [5 persen PERCENT 5 %].\n");
}

#[test]
fn empty_and_huge_texts_have_a_result() {
    let long_line = "x".repeat(1 << 18);
    let marks = "\"".repeat(1 << 18);
    let breaks = "\n\r\n".repeat(1 << 17);
    for text in ["", " \n\t", &long_line, &marks, &breaks] {
        for format in ["json", "ansi", "html"] {
            let output = sorot(&["annotate", "--format", format], text.as_bytes());
            assert!(output.status.success(), "{format} of {} bytes", text.len());
        }
    }
    let article = "Warga mengungsi ke balai desa. \"Kami menunggu kabar dari kota\", kata Rina.\n\n".repeat(140_000);
    assert!(article.len() > 10_000_000);
    assert!(sorot(&["annotate"], article.as_bytes()).status.success());
}
