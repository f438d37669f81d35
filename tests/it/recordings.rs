//! Recording and replaying: the same replies, no secrets, and a hint where nothing is recorded.

use std::collections::BTreeMap;

use serde_json::json;
use tally::provider::endpoint::Endpoint;
use tally::provider::llama_server::{self, LlamaServer};
use tally::provider::openai::OpenAi;
use tally::provider::replay::{Recorder, Replay};
use tally::provider::vendor::Vendors;
use tally::provider::{ChatRequest, Error, FigureUse, Input, Provider};

use crate::provider::{KEY, ask, chat, endpoint, openai};
use crate::support::server::{End, SHORT, Server, Step, ended, error, good, reply, stream};

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
    let same = || chat("共3万余株");
    let prompt = |words: &str| {
        let mut request = same();
        let Input::Chat(messages) = &mut request.input else { panic!("a chat") };
        messages[0].content = words.to_owned();
        request
    };
    for (request, want) in [
        (chat("共4万余株"), "user message, line 1, character 2: `4万余株`, recorded `3万余株`"),
        (prompt("Copy all figures."), "system message, line 1, character 6: `all figures.`, recorded `every figure.`"),
        (ChatRequest { seed: 8, ..same() }, "seed is 8, recorded 7"),
        (ChatRequest { temperature: 0.5, ..same() }, "temperature is 0.5, recorded 0"),
        (ChatRequest { max_tokens: 99, ..same() }, "max_tokens is 99, recorded 64"),
        (ChatRequest { stop: vec!["#".to_owned()], ..same() }, "stop is [\"#\"], recorded []"),
        (ChatRequest { figure_use: FigureUse::Required, ..same() }, "figure_use is Required, recorded Optional"),
    ] {
        let error = replay.chat(&request, None).await.unwrap_err();
        assert!(matches!(&error, Error::NotRecorded { hint, .. } if hint.contains(want)), "{error}");
    }
    // The model: its name stands in the folder.
    let engine = folder.path().join("provider.json");
    std::fs::write(&engine, std::fs::read_to_string(&engine).unwrap().replace("\"m\"", "\"m-2\"")).unwrap();
    let error = Replay::open(folder.path()).unwrap().chat(&same(), None).await.unwrap_err().to_string();
    assert!(error.contains("recorded of the model m, and is asked of m-2"), "{error}");
}

/// Records `request` twice, whole and streamed, replays it both ways, and looks for the key.
async fn round_trip<P: Provider>(of: impl Fn() -> P, request: &ChatRequest, want: &str) {
    for streaming in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let recorder = Recorder::new(of(), folder.path()).unwrap();
        let (recorded, shown) = ask(&recorder, request, streaming).await;
        let recorded = recorded.unwrap();
        assert_eq!((recorded.text.as_str(), shown.as_str()), (want, if streaming { want } else { "" }));
        let replay = Replay::open(folder.path()).unwrap();
        assert_eq!(replay.capabilities(), recorder.capabilities());
        for streaming in [false, true] {
            let (replayed, shown) = ask(&replay, request, streaming).await;
            assert_eq!((replayed.unwrap(), shown.as_str()), (recorded.clone(), if streaming { want } else { "" }));
        }
        for (name, text) in files(folder.path()) {
            assert!(!text.contains(KEY), "{name}: {text}");
        }
    }
}

#[tokio::test]
async fn a_service_is_recorded_whole_and_streamed() {
    let (whole, streamed) = (format!("{KEY}: 3 million people"), [KEY, ": 3 mil", "lion people"]);
    let server = Server::start(vec![good(&whole), stream(&streamed)]).await;
    round_trip(|| openai(&server.url), &chat("300万人"), "[key]: 3 million people").await;
}

#[tokio::test]
async fn a_base_model_is_recorded_whole_and_streamed() {
    let body = json!({ "choices": [{ "text": " 3 million", "finish_reason": "length" }], "usage": { "completion_tokens": 5 } });
    let text = |text: &str| format!("data: {}\n\n", json!({ "choices": [{ "text": text, "finish_reason": null }] }));
    let end = format!("data: {}\n\n", json!({ "choices": [{ "text": "", "finish_reason": "length" }] }));
    let pieces = vec![text(" 3 mil"), text("lion"), end, "data: [DONE]\n\n".to_owned()];
    let server = Server::start(vec![reply(200, body.to_string()), Step::Stream(pieces, End::Proper)]).await;
    // As the embedded engine is asked: what it may and must write is part of the request.
    let request = ChatRequest {
        input: Input::Completion("300万 =".to_owned()),
        stop: vec!["\n".to_owned()],
        allowed_figures: vec![vec!["3 million".to_owned()]],
        figure_use: FigureUse::Required,
        ..chat("")
    };
    round_trip(|| openai(&server.url), &request, " 3 million").await;
}

#[tokio::test]
async fn a_llama_server_is_recorded_whole_and_streamed() {
    let props = json!({ "total_slots": 1, "default_generation_settings": { "n_ctx": 512 }, "model_path": "/models/small.gguf", "chat_template": "{{ messages }}" });
    let ready = [reply(200, "{}"), reply(200, props.to_string())];
    let counted = reply(200, json!({ "input_tokens": 20 }).to_string());
    let tokens = reply(200, json!({ "tokens": [1, 2, 3] }).to_string());
    for (answer, streaming) in [(good("3 million people"), false), (stream(&["3 mil", "lion people"]), true)] {
        let script = ready.iter().cloned().chain([counted.clone(), answer, tokens.clone()]).collect();
        let server = Server::start(script).await;
        let options = llama_server::Options { loading: SHORT * 2, ..llama_server::Options::default() };
        let connected = LlamaServer::connect(&format!("{}/v1", server.url), &options, &Vendors::load(None).unwrap()).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let recorder = Recorder::new(connected, folder.path()).unwrap();
        let (recorded, shown) = ask(&recorder, &chat("300万人"), streaming).await;
        assert_eq!(shown, if streaming { "3 million people" } else { "" });
        assert_eq!(recorder.count_tokens(&["300万人"]).await.unwrap(), Some(vec![3]));
        let replay = Replay::open(folder.path()).unwrap();
        assert_eq!((replay.capabilities().provider.as_str(), replay.capabilities().context), ("llama-server", Some(512)));
        let (replayed, shown) = ask(&replay, &chat("300万人"), true).await;
        assert_eq!((replayed.unwrap(), shown.as_str()), (recorded.unwrap(), "3 million people"));
        assert_eq!(replay.count_tokens(&["300万人"]).await.unwrap(), Some(vec![3]));
        let error = replay.count_tokens(&["400万人"]).await.unwrap_err().to_string();
        assert!(error.contains("the article or its chunks changed"), "{error}");
    }
}

/// Where `TALLY_TEST_BASE_MODEL` names weights, as `make test` does.
#[cfg(feature = "embedded")]
#[test]
fn the_engine_in_the_binary_is_recorded() {
    let Some(weights) = std::env::var_os("TALLY_TEST_BASE_MODEL").filter(|path| !path.is_empty()) else { return };
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "高新区税收\n\n2022年全年税收达29.2342亿元,同比增长39.48%。").unwrap();
    let run = |arguments: &[&str], model: bool| {
        let mut command = crate::support::summarize(folder.path());
        command.args(["a.txt", "--lang", "en"]).args(arguments);
        if model {
            command.arg("--model").arg(&weights);
        }
        let output = command.output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let recorded = run(&["--record", "replies"], true);
    assert_eq!((recorded.0, &recorded), (Some(0), &run(&["--replay", "replies"], false)));
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
