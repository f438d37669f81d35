//! The regression gate from end to end: outputs are approved, edited, made again, verified and reviewed, as a user would do it.

mod edits;
mod jobs;
mod tools;

use std::path::{Path, PathBuf};

use tally::document::Document;
use tally::fidelity::Task;
use tally::pipeline::Options;
use tally::regress;
use tally::text::Lang;
use tempfile::TempDir;

use self::edits::{Edit, Text};
use crate::support::{root, seed, summarize};

/// The seeds by number.
const SEEDS: [&str; 5] = ["000", "001", "002", "003", "004"];

/// The long form of a reference summary.
fn reference(number: &str) -> String {
    let path = root().join("tests/fixtures/references").join(format!("summary-{number}.en.md"));
    let text = std::fs::read_to_string(path).unwrap();
    text.split_once("## Long\n").unwrap().1.trim().to_owned()
}

/// Runs `arguments`: exit code, standard output, standard error.
fn run(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    run_with(folder, arguments, &[])
}

fn run_with(folder: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> (i32, String, String) {
    let output = summarize(folder).args(arguments).envs(environment.iter().copied()).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// A folder with an article and an approved summary of it.
struct Project {
    folder: TempDir,
    approved: PathBuf,
    front: String,
    text: Text,
}

impl Project {
    fn new(article: &[u8], summary: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("article.txt"), article).unwrap();
        std::fs::write(folder.path().join("summary.md"), summary).unwrap();
        let (code, out, error) = run(folder.path(), &["approve", "article.txt", "--text", "summary.md"]);
        assert_eq!(code, 0, "{out}{error}");
        let (code, out, error) = run(folder.path(), &["review", "accept", "article.en"]);
        assert_eq!((code, out.as_str()), (0, "accepted article.en\n"), "{error}");
        let approved = folder.path().join("snapshots/approved/article.en.md");
        let content = std::fs::read_to_string(&approved).unwrap();
        let (front, body) = content.rsplit_once("\n+++\n").unwrap();
        let document = Document::read(article, None, None).unwrap();
        let body = body.trim().to_owned();
        let check = regress::check(&document, &body, &Options::new(Task::Summarize, Lang::parse("en").unwrap()));
        let rows = regress::ledger(&document.source, &body, &check);
        let text = Text { rows: check.output.into_iter().zip(rows).collect(), body };
        Self { front: front.to_owned(), approved, text, folder }
    }

    /// Verifies with another text in the approved file.
    fn verify(&self, body: &str) -> (i32, String) {
        std::fs::write(&self.approved, format!("{}\n+++\n\n{body}\n", self.front)).unwrap();
        let (code, out, error) = run(self.folder.path(), &["verify"]);
        (code, out + &error)
    }
}

#[test]
fn ten_edits_of_every_approved_summary_are_found() {
    let mut missed = Vec::new();
    for number in SEEDS {
        let project = Project::new(&std::fs::read(seed(number)).unwrap(), &reference(number));
        assert_eq!(
            project.verify(&project.text.body),
            (0, "ok      snapshots/approved/article.en.md\n1 approved output: 1 stand\n".to_owned())
        );
        let edits = edits::wrong(&project.text);
        let names: Vec<&str> = edits.iter().map(|edit| edit.name).collect();
        assert_eq!(names, edits::WRONG, "seed {number}: each edit must be possible");
        for Edit { name, body, figure, line, change } in edits {
            let (code, out) = project.verify(&body);
            let place = if line == 0 { "article.txt:".to_owned() } else { format!("article.txt:{line}:") };
            if code != 1 || !out.contains(&figure) || !out.contains(&place) || !out.contains("fix: ") {
                missed.push(format!("seed {number}, {name} ({change}; {figure}, line {line}): exit {code}\n{out}"));
            }
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn ten_harmless_edits_of_every_approved_summary_pass() {
    let mut blamed = Vec::new();
    for number in SEEDS {
        let project = Project::new(&std::fs::read(seed(number)).unwrap(), &reference(number));
        let edits = edits::harmless(&project.text.body);
        assert!(edits.len() >= 10, "seed {number}: only {} harmless edits are possible", edits.len());
        for (name, body) in edits {
            let (code, out) = project.verify(&body);
            if code != 0 {
                blamed.push(format!("seed {number}, {name}: exit {code}\n{out}"));
            }
        }
    }
    assert!(blamed.is_empty(), "{} blamed:\n{}", blamed.len(), blamed.join("\n"));
}

#[test]
fn a_change_of_anything_is_named() {
    let jobs = jobs::make(2);
    let folder = jobs.path();
    let verify = |arguments: &[&str]| run(folder, &[&["verify", "approved"], arguments].concat());
    assert_eq!(verify(&[]).0, 0, "{}", verify(&[]).1);
    assert!(verify(&[]).1.ends_with("2 approved outputs: 2 stand\n"));

    // A reply in other words is a notice, a failure with --strict, and waits for review; never in CI.
    let recordings = folder.join("recordings");
    let pending = folder.join("approved/0000.md.new");
    jobs::rewrite(&recordings, "This part gives", "This section gives");
    let (code, out, _) = run_with(folder, &["verify", "approved"], &[("CI", "true")]);
    assert_eq!((code, pending.exists()), (0, false), "{out}");
    assert!(out.contains("the wording changed; every figure stands"), "{out}");
    assert_eq!(verify(&["--strict"]).0, 1);
    assert!(pending.exists());
    let (_, list, _) = run(folder, &["review", "list", "--in", "approved"]);
    assert!(list.starts_with("0000: changed"), "{list}");
    let (_, shown, _) = run(folder, &["review", "show", "0000", "--in", "approved"]);
    assert!(shown.contains("This section gives") && shown.contains(" │ ") && shown.contains('✓'), "{shown}");
    let (code, _, error) = run_with(folder, &["review", "reject", "--all", "--in", "approved"], &[("CI", "1")]);
    assert!(code == 2 && error.contains("CI is set"), "{error}");
    assert_eq!(run(folder, &["review", "reject", "--all", "--in", "approved"]).0, 0);
    assert!(!pending.exists());
    jobs::rewrite(&recordings, "This section gives", "This part gives");

    // A prompt.
    let prompts = folder.join("prompts");
    std::fs::create_dir(&prompts).unwrap();
    let prompt = std::fs::read_to_string(root().join("prompts/summary.md")).unwrap();
    std::fs::write(prompts.join("summary.md"), prompt.replace("news editor", "copy editor")).unwrap();
    let (code, out, _) = verify(&["--prompts", "prompts"]);
    assert_eq!(code, 1);
    assert!(out.contains("the prompt `summary` changed") && out.contains("`copy editor") && out.contains("recorded `news editor"), "{out}");

    // The source.
    let source = folder.join("articles/0.txt");
    let text = std::fs::read_to_string(&source).unwrap();
    std::fs::write(&source, format!("{text}\n\n新增一段。\n")).unwrap();
    let (code, out, _) = verify(&[]);
    assert!(code == 1 && out.contains("the source `../articles/0.txt` changed"), "{out}");
    std::fs::remove_file(&source).unwrap();
    let (code, out, _) = verify(&[]);
    assert!(code == 1 && out.contains("cannot read it") && out.contains("1 stand, 1 failed"), "{out}");
}

#[test]
fn reports_are_written() {
    let jobs = jobs::make(1);
    let arguments = ["verify", "approved", "--report", "github", "--report", "html=report.html", "--report", "junit=report.xml"];
    let (code, out, error) = run(jobs.path(), &arguments);
    assert!(code == 0 && out.starts_with("::"), "{out}{error}");
    assert!(std::fs::read_to_string(jobs.path().join("report.html")).unwrap().contains("0000.md"));
    assert!(std::fs::read_to_string(jobs.path().join("report.xml")).unwrap().contains("<testsuites"));
}

#[test]
fn wrong_figures_need_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("article.txt"), "2022年全年税收达29.2342亿元,同比增长39.48%。").unwrap();
    std::fs::write(folder.path().join("summary.md"), "Tax revenue reached 29.2342 billion yuan.").unwrap();
    let (code, out, _) = run(folder.path(), &["approve", "article.txt", "--text", "summary.md"]);
    assert!(code == 1 && out.contains("figure-scale"), "{out}");
    let (code, out, _) = run(folder.path(), &["review", "accept", "--all"]);
    assert!(code == 1 && out.contains("not accepted") && out.contains("--reason"), "{out}");
    assert_eq!(run(folder.path(), &["review", "accept", "--all", "--reason", "the bureau has corrected it"]).0, 0);
    assert_eq!(run(folder.path(), &["verify"]).0, 0);
}

#[test]
fn a_job_keeps_its_rounding_and_its_glossary() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("article.txt", "2022年全年税收达29.2342亿元,同比增长39.48%。");
    write("summary.md", "Tax revenue in 2022 reached about 2.9 billion yuan.");
    write("terms.csv", "税收,tax revenue\n");
    let approve = ["approve", "article.txt", "--text", "summary.md", "--glossary", "terms.csv"];
    let (code, out, _) = run(folder.path(), &[&approve[..], &["--rounding", "exact"]].concat());
    assert!(code == 1 && out.contains("error[figure-"), "{out}");
    let (_, list, _) = run(folder.path(), &["review", "list"]);
    assert!(list.ends_with("1 error\n"), "{list}");
    assert_eq!(run(folder.path(), &approve).0, 0);
    assert_eq!(run(folder.path(), &["review", "accept", "--all"]).0, 0);
    let approved = std::fs::read_to_string(folder.path().join("snapshots/approved/article.en.md")).unwrap();
    assert!(approved.contains("glossary = \"../../terms.csv\""), "{approved}");
    assert_eq!(run(folder.path(), &["verify"]).0, 0);
    std::fs::remove_file(folder.path().join("terms.csv")).unwrap();
    let (code, out, _) = run(folder.path(), &["verify"]);
    assert!(code == 1 && out.contains("the glossary `terms.csv`"), "{out}");
}

#[test]
fn bad_input_is_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("article.txt"), "2022年全年税收达29.2342亿元。").unwrap();
    std::fs::create_dir_all(folder.path().join("approved")).unwrap();
    for (arguments, code, want) in [
        (&["verify"][..], 2, "`snapshots/approved` does not exist"),
        (&["verify", "approved"][..], 2, "no approved outputs in `approved`"),
        (&["verify", "article.txt"][..], 2, "no approved output: it must begin with"),
        (&["review", "accept"][..], 2, "--all"),
        (&["review", "accept", "x"][..], 2, "does not wait for review"),
        (&["approve", "-"][..], 2, "needs a source file"),
        (&["approve", "article.txt", "--name", "a/b", "--text", "article.txt"][..], 2, "is no name for a file"),
        (&["approve", "article.txt", "--replay", "nowhere"][..], 2, "nowhere"),
        (&["check", "--bilingual", "article.txt"][..], 2, "neither XLIFF nor TMX"),
        (&["check", "--watch", "-", "article.txt"][..], 2, "--watch needs files"),
    ] {
        let (got, out, error) = run(folder.path(), arguments);
        assert_eq!(got, code, "{arguments:?}: {out}{error}");
        assert!(format!("{out}{error}").contains(want), "{arguments:?}: wanted {want:?} in {out}{error}");
    }
}

#[test]
fn bilingual_files_are_checked_by_segment() {
    let folder = tempfile::tempdir().unwrap();
    let xliff = "<xliff version='1.2'><file source-language='zh-CN' target-language='en'><body>\n\
        <trans-unit id='tax'><source>税收达29.2342亿元</source><target>Tax revenue reached 29.2342 billion yuan</target></trans-unit>\n\
        <trans-unit id='trees'><source>树木3万余株</source><target>more than 30,000 trees</target></trans-unit>\n\
        <trans-unit id='later'><source>42个项目</source><target/></trans-unit></body></file></xliff>";
    std::fs::write(folder.path().join("a.xlf"), xliff).unwrap();
    let (code, out, _) = run(folder.path(), &["check", "--bilingual", "a.xlf"]);
    assert_eq!(code, 1);
    assert!(out.starts_with("a.xlf:2: segment tax\nerror[figure-scale]") && !out.contains("trees"), "{out}");
    assert!(out.ends_with("3 segments, 1 not translated yet, 1 errors\n"), "{out}");
    let (code, out, _) = run(folder.path(), &["check", "--bilingual", "a.xlf", "--format", "json"]);
    assert!(code == 1 && out.lines().count() == 2 && out.contains("\"id\":\"tax\",\"verdict\":\"fail\""), "{out}");
}

#[test]
fn files_of_real_tools_are_read() {
    let fixtures = root().join("tests/fixtures/bilingual");
    for (file, places, closing) in [
        ("translate-toolkit.xlf", &["xlf:13: segment 3\nerror[figure-scale]"][..], "4 segments, 1 not translated yet, 1 errors\n"),
        ("translate-toolkit.tmx", &["tmx:6: segment 1\nerror[figure-scale]"][..], "2 segments, 0 not translated yet, 1 errors\n"),
        ("omegat-level1.tmx", &["tmx:7: segment 1\nerror[figure-scale]"][..], "3 segments, 0 not translated yet, 1 errors\n"),
        ("omegat-level2.tmx", &["tmx:7: segment 1\nerror[figure-scale]"][..], "3 segments, 0 not translated yet, 1 errors\n"),
        ("npm-xliff-2.0.xlf", &["xlf:4: segment tax\nerror[figure-scale]"][..], "3 segments, 1 not translated yet, 1 errors\n"),
    ] {
        let (code, out, error) = run(&fixtures, &["check", "--bilingual", file]);
        assert!(code == 1 && places.iter().all(|place| out.contains(place)) && out.ends_with(closing), "{out}{error}");
        assert!(!out.contains("warning["), "{out}");
    }
}

#[cfg(unix)]
#[test]
fn watching_checks_again() {
    use std::io::{BufRead, BufReader};
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "税收达29.2342亿元。").unwrap();
    std::fs::write(folder.path().join("b.md"), "Tax revenue reached 29.2342 billion yuan.").unwrap();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_summarize"));
    command.current_dir(folder.path()).args(["check", "--watch", "a.txt", "b.md"]);
    let mut child = command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert!(lines.any(|line| line.starts_with("1 error;")));
    std::fs::write(folder.path().join("b.md"), "Tax revenue reached 2.92342 billion yuan.").unwrap();
    assert!(lines.any(|line| line.starts_with("every figure tallies;")));
    let kill = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(kill.unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

#[test]
fn many_jobs_are_verified_in_order() {
    let jobs = jobs::make(40);
    let (code, out, error) = run(jobs.path(), &["verify", "approved"]);
    assert_eq!(code, 0, "{out}{error}");
    let names: Vec<&str> = out.lines().filter_map(|line| line.strip_prefix("ok      ")).collect();
    assert!(names.len() == 40 && names.is_sorted(), "{names:?}");
}

/// A measurement: `cargo test --release -- --ignored a_thousand_jobs`.
#[cfg(target_os = "linux")]
#[test]
#[ignore = "a measurement, for an optimised build on a quiet machine"]
fn a_thousand_jobs_take_seconds_and_no_memory() {
    let mut peaks = Vec::new();
    for count in [100, 1000] {
        let jobs = jobs::make(count);
        let start = std::time::Instant::now();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_summarize"));
        let mut child = command.current_dir(jobs.path()).args(["verify", "approved", "--quiet"]).spawn().unwrap();
        let (status, stat) = (format!("/proc/{}/status", child.id()), format!("/proc/{}/stat", child.id()));
        let (mut peak, mut ticks) = (0, 0);
        while child.try_wait().unwrap().is_none() {
            let text = std::fs::read_to_string(&status).unwrap_or_default();
            let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or_default();
            peak = peak.max(line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or(0));
            // User and system time, in hundredths of a second (proc(5)): on a busy machine the clock says less.
            let text = std::fs::read_to_string(&stat).unwrap_or_default();
            let spent = text.split(' ').skip(13).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum();
            ticks = ticks.max(spent);
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        let took = start.elapsed();
        eprintln!(
            "{count} jobs: {:.2} s, {}.{:02} s of processor, {} MB at most",
            took.as_secs_f64(),
            ticks / 100,
            ticks % 100,
            peak / 1024
        );
        assert!(child.wait().unwrap().success() && took.as_secs() < 10);
        peaks.push(peak);
    }
    assert!(peaks[1] < peaks[0] * 3 / 2 + 8 * 1024, "memory grows with the jobs: {peaks:?} kB");
}
