//! Recording and replaying: the same replies, no secrets, and a hint where nothing is recorded.

use std::collections::BTreeMap;

use tally::provider::endpoint::Endpoint;
use tally::provider::openai::OpenAi;
use tally::provider::replay::{Recorder, Replay};
use tally::provider::vendor::Vendors;
use tally::provider::{ChatRequest, Error, Provider};

use crate::provider::{KEY, ask, chat, endpoint, openai};
use crate::support::server::{Server, ended, error, good};

/// All files of a folder with their texts.
fn files(folder: &std::path::Path) -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    entries.map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read_to_string(entry.path()).unwrap())).collect()
}

#[tokio::test]
async fn recordings_replay() {
    let folder = tempfile::tempdir().unwrap();
    let echo = format!("3 million people, said {KEY}");
    let server = Server::start(vec![good("30 million"), good(&echo), error(500, "", "boom")]).await;
    let recorder = Recorder::new(openai(&server.url), folder.path()).unwrap();
    let (first, second) = (ChatRequest { temperature: 0.7, top_p: 0.95, ..chat("3000万") }, chat("300万人"));
    let replies = [recorder.chat(&first, None).await.unwrap(), recorder.chat(&second, None).await.unwrap()];
    recorder.chat(&chat("error"), None).await.unwrap_err();
    assert_eq!(recorder.count_tokens(&["x"]).await.unwrap(), None);

    let replay = Replay::open(folder.path()).unwrap();
    assert_eq!(replay.capabilities(), recorder.capabilities());
    assert_eq!([replay.chat(&first, None).await.unwrap(), replay.chat(&second, None).await.unwrap()], replies);
    let (result, shown) = ask(&replay, &second, true).await;
    assert_eq!((result.unwrap().text, shown.as_str()), (shown.clone(), "3 million people, said [key]"));
    assert_eq!(replay.count_tokens(&["x"]).await.unwrap(), None);
    // Only the two good replies are there, and no secret.
    let files = files(folder.path());
    assert_eq!(files.len(), 3, "{:?}", files.keys());
    for (name, text) in files {
        assert!(!text.contains(KEY) && !text.contains(&server.url), "{name}: {text}");
        assert!(name == "provider.json" || name.len() == "0123456789abcdef.json".len(), "{name}");
    }
}

#[tokio::test]
async fn replies_that_are_none_replay_too() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(vec![ended("half of", "length"), ended("", "stop"), ended("", "content_filter")]).await;
    let recorder = Recorder::new(openai(&server.url), folder.path()).unwrap();
    let requests = [chat("cut"), chat("empty"), chat("refused")];
    let mut errors = Vec::new();
    for request in &requests {
        errors.push(format!("{:?}", recorder.chat(request, None).await.unwrap_err()));
    }
    let kinds = ["Cut { tokens: 5, text: \"half of\"", "Empty {", "Refused {"];
    assert!(errors.iter().zip(kinds).all(|(error, kind)| error.starts_with(kind)), "{errors:?}");
    let replay = Replay::open(folder.path()).unwrap();
    for (request, error) in requests.iter().zip(&errors) {
        assert_eq!(format!("{:?}", replay.chat(request, None).await.unwrap_err()), *error);
    }
}

#[tokio::test]
async fn a_request_without_recording_says_what_changed() {
    let folder = tempfile::tempdir().unwrap();
    let error = Replay::open(folder.path()).unwrap_err().to_string();
    assert!(error.contains("holds no recordings") && error.contains("--record"), "{error}");

    let server = Server::start(vec![good("fine")]).await;
    let recorder = Recorder::new(openai(&server.url), folder.path()).unwrap();
    recorder.chat(&chat("共3万余株"), None).await.unwrap();
    let replay = Replay::open(folder.path()).unwrap();
    for (request, want) in [
        (chat("共4万余株"), "user message, line 1, character 2: `4万余株`, recorded `3万余株`"),
        (ChatRequest { seed: 8, ..chat("共3万余株") }, "seed is 8, recorded 7"),
    ] {
        let error = replay.chat(&request, None).await.unwrap_err();
        assert!(matches!(&error, Error::NotRecorded { hint, .. } if hint.contains(want)), "{error}");
    }
}

#[tokio::test]
async fn a_folder_holds_one_model() {
    let folder = tempfile::tempdir().unwrap();
    let of = |model: &str| {
        OpenAi::new(&Endpoint { model: model.to_owned(), ..endpoint("http://127.0.0.1:9") }, &Vendors::load(None).unwrap()).unwrap()
    };
    Recorder::new(of("a"), folder.path()).unwrap();
    Recorder::new(of("a"), folder.path()).unwrap();
    let error = Recorder::new(of("b"), folder.path()).unwrap_err().to_string();
    assert!(error.contains("holds recordings of a, not of b"), "{error}");
}

#[tokio::test]
async fn a_recording_that_was_edited_is_not_used() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(vec![good("fine")]).await;
    let recorder = Recorder::new(openai(&server.url), folder.path()).unwrap();
    recorder.chat(&chat("300万"), None).await.unwrap();
    let (name, text) = files(folder.path()).into_iter().find(|(name, _)| name != "provider.json").unwrap();
    std::fs::write(folder.path().join(&name), text.replace("300万", "400万")).unwrap();
    let error = Replay::open(folder.path()).unwrap().chat(&chat("300万"), None).await.unwrap_err().to_string();
    assert!(error.contains(&name) && error.contains("record it again"), "{error}");
}
