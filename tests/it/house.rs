//! The house itself: imports point one way, documents agree with the code.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::support::root;

/// The rooms from the ground up: each may import only what stands before it.
const ROOMS: [&str; 16] = [
    "text", "document", "chunk", "figure", "fidelity", "anchor", "glossary", "prompt", "provider", "model", "pipeline", "batch", "regress",
    "report", "config", "cli",
];

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn room_of(path: &Path) -> String {
    let first = path.strip_prefix(root().join("src")).unwrap().components().next().unwrap();
    first.as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned()
}

#[test]
fn imports_point_one_way() {
    let mut edges = Vec::new();
    for file in rust_files(&root().join("src")) {
        let room = room_of(&file);
        let Some(place) = ROOMS.iter().position(|name| *name == room) else { continue };
        let text = std::fs::read_to_string(&file).unwrap();
        for name in text.split("crate::").skip(1) {
            let name: String = name.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            if ROOMS.iter().position(|other| *other == name).is_some_and(|other| other > place) {
                edges.push(format!("{} imports {name}", file.display()));
            }
        }
    }
    assert!(edges.is_empty(), "{}", edges.join("\n"));
}

#[test]
fn pure_rooms_do_no_input_or_output() {
    for file in rust_files(&root().join("src")) {
        let room = room_of(&file);
        if ROOMS.iter().position(|name| *name == room).is_none_or(|place| place >= 8) {
            continue;
        }
        let text = std::fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        for word in ["std::fs", "std::env", "std::net", "SystemTime", "Instant::now", "tokio"] {
            assert!(!code.contains(word), "{} uses {word}", file.display());
        }
    }
}

/// Variables of others that the program heeds.
const OTHERS: &[&str] = &["NO_COLOR", "CI", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"];

#[test]
fn the_example_environment_names_every_variable_with_its_default() {
    let text = std::fs::read_to_string(root().join(".env.example")).unwrap();
    for setting in tally::config::SETTINGS {
        assert!(!text.contains(&format!("\n{}=", setting.env)), "{} is commented out in an example", setting.env);
        let lines = format!("# {}.\n# {}={}\n", setting.help, setting.env, setting.default);
        assert!(text.contains(&lines), "{}: .env.example should say\n{lines}", setting.key);
    }
    let vendors = tally::provider::vendor::Vendors::default();
    for name in vendors.key_variables() {
        assert!(text.contains(&format!("# {name}=\n")), ".env.example should name {name}");
    }
    let settings = tally::config::SETTINGS.iter().map(|setting| setting.env);
    let known: BTreeSet<&str> = settings.chain(vendors.key_variables()).chain(OTHERS.iter().copied()).collect();
    for line in text.lines() {
        let name = line.trim_start_matches("# ").split('=').next().unwrap();
        if line.contains('=') && name.chars().all(|c| c.is_ascii_uppercase() || c == '_') {
            assert!(known.contains(name), "{name} is no setting");
        }
    }
}

#[test]
fn every_variable_that_the_code_reads_is_a_setting() {
    let known: BTreeSet<&str> = tally::config::SETTINGS.iter().map(|setting| setting.env).collect();
    for file in rust_files(&root().join("src")) {
        let text = std::fs::read_to_string(&file).unwrap();
        let names = text.split("\"TALLY_").skip(1).map(|rest| format!("TALLY_{}", rest.split('"').next().unwrap()));
        for name in names.filter(|name| !name.starts_with("TALLY_TEST_")) {
            assert!(known.contains(name.as_str()), "{} reads {name}", file.display());
        }
    }
}
