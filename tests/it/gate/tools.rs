//! The examples and recipes for other tools, run as those tools run them: promptfoo's assertion, the action's own steps.

use std::process::{Command, Output};

use super::{reference, run};
use crate::support::{root, seed};

/// Runs a program of the system in `folder`; `None`, after saying so, where it is not there.
fn system(command: &mut Command) -> Option<Output> {
    match command.env("PATH", std::env::var_os("PATH").unwrap_or_default()).output() {
        Ok(output) => Some(output),
        Err(error) => {
            eprintln!("skipped: {}: {error}", command.get_program().display());
            None
        }
    }
}

/// As promptfoo calls it: the exported function with the answer and a context that holds the variables.
#[test]
fn the_assertion_for_promptfoo_judges_answers() {
    let script = r"
        const assert = require(process.argv[1]);
        const source = '2022年全年税收达29.2342亿元,同比增长39.48%。';
        const judge = (output, vars) => { try { return assert(output, { vars }); } catch (error) { return { error: error.message }; } };
        console.log(JSON.stringify([
          judge('Tax revenue in 2022 reached 2.92342 billion yuan.', { source }),
          judge('Tax revenue in 2022 reached 29.2342 billion yuan.', { source }),
          judge('Tax revenue in 2022 reached 2.92342 billion yuan.', { source, task: 'translate' }),
          judge('x', {}),
        ]));";
    let assertion = root().join("examples/promptfoo/figures.cjs");
    let mut node = Command::new("node");
    node.env_clear().env("SUMMARIZE", env!("CARGO_BIN_EXE_summarize")).arg("-e").arg(script).arg(&assertion);
    let Some(output) = system(&mut node) else { return };
    let text = String::from_utf8(output.stdout).unwrap();
    let told: Vec<serde_json::Value> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!((&told[0]["pass"], &told[0]["reason"]), (&true.into(), &"every figure matches the source".into()), "{text}");
    assert_eq!((&told[1]["pass"], &told[1]["score"]), (&false.into(), &0.into()));
    let reason = told[1]["reason"].as_str().unwrap();
    assert!(reason.starts_with("error[figure-scale] ") && reason.ends_with("(fix: 2.92342 billion yuan)"), "{reason}");
    assert!(told[2]["reason"].as_str().unwrap().contains("figure-dropped"), "{text}");
    assert!(told[3]["error"].as_str().unwrap().contains("no variable `source`"), "{text}");
}

/// The script of a step of the action, as the runner gets it.
fn step(name: &str) -> String {
    let action = std::fs::read_to_string(root().join("action.yml")).unwrap();
    let (_, rest) = action.split_once(&format!("- name: {name}\n")).unwrap();
    let (_, rest) = rest.split_once("      run: |\n").unwrap();
    rest.lines()
        .take_while(|line| line.is_empty() || line.starts_with("        "))
        .fold(String::new(), |text, line| text + line.trim() + "\n")
}

/// The step "Verify" in a project with one wrong figure: annotations, the table, the reports, the outputs.
#[cfg(unix)]
#[test]
fn the_action_annotates_the_source_and_keeps_the_reports() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::create_dir(path("my articles")).unwrap();
    std::fs::copy(seed("001"), path("my articles/a.txt")).unwrap();
    std::fs::write(path("summary.md"), reference("001")).unwrap();
    assert_eq!(run(folder.path(), &["approve", "my articles/a.txt", "--text", "summary.md"]).0, 0);
    assert_eq!(run(folder.path(), &["review", "accept", "--all"]).0, 0);
    let verify = || {
        let mut bash = Command::new("bash");
        bash.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &step("Verify")]).current_dir(folder.path()).env_clear();
        bash.env("CI", "true").env("BINARY", env!("CARGO_BIN_EXE_summarize")).env("PATHS", "snapshots/approved").env("STRICT", "false");
        bash.env("REPORT", path("reports")).env("GITHUB_STEP_SUMMARY", path("step.md")).env("GITHUB_OUTPUT", path("outputs"));
        let output = system(&mut bash)?;
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Some(String::from_utf8(output.stdout).unwrap())
    };
    let Some(told) = verify() else { return };
    assert!(told.starts_with("::notice title=Every figure tallies::"), "{told}");
    assert!(std::fs::read_to_string(path("outputs")).unwrap().ends_with("exit-code=0\n"));

    let approved = path("snapshots/approved/a.en.md");
    let text = std::fs::read_to_string(&approved).unwrap();
    let (front, body) = text.rsplit_once("\n+++\n").unwrap();
    std::fs::write(&approved, format!("{front}\n+++\n{}", body.replacen("12.42 billion yuan", "124.2 billion yuan", 1))).unwrap();
    let told = verify().unwrap();
    // Line 23, columns 66 to 72 of the article say 124.2亿元.
    let source = std::fs::read_to_string(path("my articles/a.txt")).unwrap();
    let line: Vec<char> = source.lines().nth(22).unwrap().chars().collect();
    assert_eq!(line[65..72].iter().collect::<String>(), "124.2亿元");
    assert!(told.starts_with("::error file=my articles/a.txt,line=23,endLine=23,col=66,endColumn=73,title=figure-scale::"), "{told}");
    assert!(std::fs::read_to_string(path("outputs")).unwrap().ends_with("exit-code=1\n"));
    let summary = std::fs::read_to_string(path("step.md")).unwrap();
    assert!(summary.contains("| ❌ | figure-scale | 124.2亿元 (line 23) | 124.2 billion yuan |"), "{summary}");
    for name in ["report.html", "report.json", "report.sarif", "report.xml", "report.md"] {
        assert!(path("reports").join(name).metadata().unwrap().len() > 500, "{name}");
    }
}
