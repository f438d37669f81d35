//! What the checker says of short pairs: one line a case. No line is a line of a benchmark.

use proptest::prelude::*;

use super::tie::Grade;
use super::*;

fn findings(source: &str, output: &str, task: Task) -> Vec<String> {
    let lang = |text: &str| Lang::detect(text);
    let check = check(source, &lang(source), output, &lang(output), &Policy::of(task));
    let mut shown: Vec<String> = check
        .findings
        .iter()
        .map(|finding| format!("{} {}", finding.severity.name(), finding.rule.id().trim_start_matches("figure-")))
        .collect();
    shown.dedup();
    shown
}

#[track_caller]
fn expect(task: Task, cases: &[(&str, &str, &[&str])]) {
    for (source, output, want) in cases {
        assert_eq!(findings(source, output, task), *want, "{source} => {output}");
    }
}

/// Checks every line of a fixture: the rule expected first (none in the files of right pairs), the source, the output, by tabs.
/// Lines that begin with `#` wait for the extraction of a form that it does not know yet.
#[track_caller]
fn judge_lines(lines: &str, source: &str, output: &str, task: Task, right: bool) {
    let (source, output) = (Lang::parse(source).unwrap(), Lang::parse(output).unwrap());
    let mut wrong = Vec::new();
    for line in lines.lines().filter(|line| !line.starts_with('#')) {
        let line = if right { format!("pass\t{line}") } else { line.to_owned() };
        let fields: Vec<&str> = line.split('\t').collect();
        let [want, from, to] = fields.as_slice() else { panic!("three fields by tabs: {line}") };
        let check = check(from, &source, to, &output, &Policy::of(task));
        let error = check.findings.iter().find(|finding| finding.severity == Severity::Error);
        let found = error.map_or("pass", |finding| finding.rule.id().trim_start_matches("figure-")).replace('-', "_");
        if found != *want {
            wrong.push(format!("{line}\n    found {found}: {}", error.map_or("", |finding| finding.message.as_str())));
        }
    }
    assert!(wrong.is_empty(), "{} lines:\n{}", wrong.len(), wrong.join("\n"));
}

macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/pairs/", $name, ".tsv"))
    };
}

#[test]
fn free_but_faithful_outputs_pass() {
    judge_lines(fixture!("right-zh-en-translate"), "zh-Hans", "en", Task::Translate, true);
    judge_lines(fixture!("right-zh-en-summarize"), "zh-Hans", "en", Task::Summarize, true);
    judge_lines(fixture!("right-en-zh-translate"), "en", "zh-Hans", Task::Translate, true);
    judge_lines(fixture!("right-en-en-summarize"), "en", "en", Task::Summarize, true);
    judge_lines(fixture!("right-zh-zh-summarize"), "zh-Hans", "zh-Hans", Task::Summarize, true);
}

#[test]
fn wrong_outputs_fail_by_their_rule() {
    judge_lines(fixture!("wrong-zh-en-translate"), "zh-Hans", "en", Task::Translate, false);
    judge_lines(fixture!("wrong-zh-en-summarize"), "zh-Hans", "en", Task::Summarize, false);
    judge_lines(fixture!("wrong-en-zh-translate"), "en", "zh-Hans", Task::Translate, false);
    judge_lines(fixture!("wrong-en-en-summarize"), "en", "en", Task::Summarize, false);
}

/// Checks every line of a file of pairs between any languages: languages, the task where the file names it, what is wrong (or `pass`),
/// source, output. That a wrong one is caught counts here; some faults have two names.
#[track_caller]
fn tell_apart(lines: &str) {
    let mut wrong = Vec::new();
    for line in lines.lines().filter(|line| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let (langs, task, want, from, to) = match fields.as_slice() {
            [langs, want, from, to] | [langs, "translate", want, from, to] => (langs, Task::Translate, want, from, to),
            [langs, "summarize", want, from, to] => (langs, Task::Summarize, want, from, to),
            _ => panic!("four or five fields by tabs: {line}"),
        };
        let (source, output) = langs.split_once(" > ").unwrap();
        let check = check(from, &Lang::parse(source).unwrap(), to, &Lang::parse(output).unwrap(), &Policy::of(task));
        if check.passes() != (*want == "pass") {
            wrong.push(line);
        }
    }
    assert!(wrong.is_empty(), "{} lines:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn right_outputs_are_told_from_wrong_ones() {
    let files = [
        fixture!("domains"),
        fixture!("fresh-translate"),
        fixture!("news-eight"),
        fixture!("news-zh-en"),
        fixture!("reports-and-press"),
        fixture!("news-en-en"),
        fixture!("europe"),
        fixture!("seeds-and-papers"),
        fixture!("japanese-korean"),
        fixture!("fresh-registers"),
        fixture!("comparisons"),
        fixture!("summaries"),
        fixture!("fates-and-holders"),
    ];
    files.into_iter().for_each(tell_apart);
}

#[test]
fn faithful_translations_are_clean() {
    expect(
        Task::Translate,
        &[
            ("全市完成税收12.5亿元,同比增长8.3%。", "The city took in 1.25 billion yuan in tax, up 8.3 percent year on year.", &[]),
            ("项目总投资约3.6万亿元。", "Total investment in the project is about 3.6 trillion yuan.", &[]),
            ("涉及17个镇、42个村。", "It covers 42 villages in 17 towns.", &[]),
            ("2023年3月5日,会议在北京召开。", "The meeting was held in Beijing on March 5, 2023.", &[]),
            ("三分之一的居民参加了活动。", "One third of the residents took part.", &[]),
            ("合格率达100%。", "All of them passed.", &[]),
            ("“十四五”期间开工40个项目。", "During the 14th Five-Year Plan period, 40 projects were started.", &[]),
        ],
    );
}

#[test]
fn wrong_figures_are_named_by_their_fault() {
    expect(
        Task::Translate,
        &[
            ("税收达29.2342亿元。", "Tax revenue reached 29.2342 billion yuan.", &["error scale"]),
            ("税收达12.5亿元。", "Tax revenue reached 1.52 billion yuan.", &["error altered"]),
            ("增长8.3%。", "It grew 8.3 percentage points.", &["error percent-point"]),
            ("收入20865元。", "Income was $20,865.", &["error unit"]),
            ("种植面积75亩。", "The planted area is 75 hectares.", &["error unit"]),
            ("会议于2019年举行。", "The meeting was held in 2018.", &["error date"]),
            ("同比增长8.3%。", "It was down 8.3 percent year on year.", &["error direction"]),
            ("逾110亿元。", "Nearly 11 billion yuan.", &["error approximation"]),
            ("共有139个项目。", "There are more than 139 projects.", &["error approximation"]),
            ("共有130余个项目。", "There are 130 projects.", &["warning approximation"]),
            ("处置了46吨垃圾,回收率81%。", "It disposed of 46 tonnes of waste.", &["error dropped"]),
            ("回收率81%。", "The recycling rate was 81%, against 70% before.", &["error invented"]),
            ("党的二十大报告指出", "The report to the 19th National Congress says", &["error ordinal"]),
            ("1至11月完成投资5亿元。", "Investment from January to October came to 500 million yuan.", &["error range"]),
        ],
    );
}

#[test]
fn figures_on_the_wrong_things_are_found() {
    expect(
        Task::Translate,
        &[
            ("涉及17个镇、42个村。", "It covers 42 towns and 17 villages.", &["error attribution"]),
            ("拥有上市企业7家、高新技术企业12家。", "It has 12 listed companies and 7 high-tech enterprises.", &["error attribution"]),
            ("税收增长39.48%,占全盟的37%。", "Tax revenue rose 37% and made up 39.48% of the league's total.", &["error attribution"]),
        ],
    );
}

#[test]
fn summaries_may_leave_out_and_compute() {
    expect(
        Task::Summarize,
        &[
            ("税收12.5亿元,增长8.3%,占全市37%。", "Tax revenue rose 8.3%.", &[]),
            ("共洽谈139个项目,其中111个通过审查。", "Of 139 projects, 111 passed and the other 28 did not.", &["warning derived"]),
            ("共洽谈139个项目,其中111个通过审查。", "Of 139 projects, 111 passed and the other 18 did not.", &["error derived"]),
            ("税收达29.2342亿元。", "Tax revenue was about 2.92 billion yuan.", &["warning rounded"]),
        ],
    );
}

#[test]
fn messages_say_what_is_right() {
    let check = check(
        "税收达29.2342亿元。",
        &Lang::detect("税收"),
        "Tax revenue reached 29.2342 billion yuan.",
        &Lang::detect("tax"),
        &Policy::default(),
    );
    let finding = check.findings.first().unwrap();
    assert_eq!(finding.message, "29.2342亿元 is 2.92342 billion yuan; the output says 29.2342 billion yuan (10 times too much)");
    assert_eq!(finding.fix.as_deref(), Some("2.92342 billion yuan"));
}

proptest! {
    #[test]
    fn a_text_matches_itself(text in "([0-9]{1,4}[年月日个万亿元%,。 ]{1,3}[增长下降的]{0,3}){0,8}") {
        let lang = Lang::detect("中文");
        let check = check(&text, &lang, &text, &lang, &Policy::default());
        prop_assert!(check.passes(), "{text}: {:?}", check.findings);
    }

    #[test]
    fn nothing_panics(source in "\\PC{0,60}", output in "\\PC{0,60}") {
        let (zh, en) = (Lang::detect("中文"), Lang::detect("en"));
        let _ = check(&source, &zh, &output, &en, &Policy::of(Task::Summarize));
        let _ = check(&source, &en, &output, &zh, &Policy::default());
    }

    #[test]
    fn what_is_refused_at_a_glance_does_not_round(number in 1_u32..9_999, other in 1_u32..9_999, tenths in 0_u32..10) {
        let first = |text: &str, lang: &str| crate::figure::extract(text, &Lang::detect(lang)).into_iter().next();
        let (source, output) = (format!("收入{number}.{tenths}亿元"), format!("It earned {other} hundred million yuan"));
        for (source, output) in [(&*source, &*output), (&*source, &*source), ("收入1996亿元", "It earned 200 billion yuan")] {
            let Some((a, b)) = first(source, "中文").zip(first(output, if output == source { "中文" } else { "en" })) else { continue };
            prop_assert!(relate::may_round(&a, &b) || relate::tie(&a, &b).grade > Grade::Rounded, "{source} {output}");
        }
    }

    #[test]
    fn a_changed_number_is_found(number in 21_u32..9_999, other in 21_u32..9_999) {
        prop_assume!(number != other);
        let (zh, en) = (Lang::detect("中文"), Lang::detect("en"));
        let check = check(&format!("共有{number}个项目。"), &zh, &format!("There are {other} projects."), &en, &Policy { rounding: Rounding::Exact, ..Policy::default() });
        prop_assert!(!check.passes());
    }
}
