//! The real llama-server with a real model. Runs where `TALLY_TEST_LLAMA_SERVER` (the binary, see `scripts/llama-server.sh`) and
//! `TALLY_TEST_CHAT_MODEL` (a small GGUF with a chat template) are set; else says that it was skipped. Without either, how such a
//! server is met is tested against a scripted one.

use std::path::PathBuf;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use serde_json::json;
use tally::provider::llama_server::{LlamaServer, Options, Start};
use tally::provider::vendor::Vendors;
use tally::provider::{ChatMessage, ChatRequest, Error, Input, Provider, Role, StopReason};

use crate::support::server::{SHORT, Server, Step, good, reply};

fn request(input: Input) -> ChatRequest {
    ChatRequest::new(input, 200)
}

fn chat(text: &str) -> ChatRequest {
    request(Input::Chat(vec![ChatMessage { role: Role::User, content: text.to_owned() }]))
}

fn vendors() -> Vendors {
    Vendors::load(None).unwrap()
}

/// The server to start, or `None` after saying what is missing.
fn real(context: u32) -> Option<Start> {
    let path = |name: &str| std::env::var_os(name).filter(|path| !path.is_empty()).map(PathBuf::from);
    let (Some(binary), Some(model)) = (path("TALLY_TEST_LLAMA_SERVER"), path("TALLY_TEST_CHAT_MODEL")) else {
        eprintln!("skipped: TALLY_TEST_LLAMA_SERVER and TALLY_TEST_CHAT_MODEL are not set");
        return None;
    };
    Some(Start { context: Some(context), slots: 2, ..Start::new(binary, model) })
}

fn runs(id: u32) -> bool {
    std::process::Command::new("kill").args(["-0", &id.to_string()]).stderr(std::process::Stdio::null()).status().unwrap().success()
}

#[tokio::test]
async fn real_chats_texts_and_counts() {
    let Some(start) = real(512) else { return };
    let server = LlamaServer::start(&start, &Options::default(), &vendors()).await.unwrap();
    let of = server.capabilities().clone();
    assert_eq!((of.provider.as_str(), of.chat, of.context, of.slots), ("llama-server", true, Some(512), 2));
    assert!(!of.model.contains(['/', '\\']), "{}", of.model);

    let shown = Mutex::new(String::new());
    let show = |text: &str| shown.lock().unwrap().push_str(text);
    let hello = chat("Say hello in one short sentence.");
    let reply = server.chat(&hello, Some(&show)).await.unwrap();
    assert_eq!((reply.text.as_str(), reply.stop, &reply.model), (shown.lock().unwrap().trim_end(), StopReason::Stop, &of.model));
    assert!(reply.usage.prompt_tokens > 5 && reply.usage.completion_tokens > 0, "{reply:?}");
    // The same question again: its prompt is still in the cache.
    let again = server.chat(&hello, None).await.unwrap();
    assert!(again.usage.cached_tokens > 0, "{again:?}");

    let counts = server.count_tokens(&["hello world", "", "29.2342亿元"]).await.unwrap().unwrap();
    assert!(counts[0] >= 2 && counts[0] < 5 && counts[1] == 0 && counts[2] > 5, "{counts:?}");

    let text = ChatRequest { max_tokens: 6, ..request(Input::Completion("One, two, three,".to_owned())) };
    let reply = server.chat(&text, None).await.unwrap();
    assert!(reply.stop == StopReason::Length && reply.text.contains("four"), "{reply:?}");

    // Held to figures, it can write no other, whatever it wants.
    let counting = ChatRequest { max_tokens: 24, ..request(Input::Completion("1, 2, 3, 4, 5, 6,".to_owned())) };
    let free = server.chat(&counting, None).await.unwrap().text;
    let held = server.chat(&ChatRequest { allowed_figures: vec![vec!["9.5 million".to_owned()]], ..counting }, None).await.unwrap().text;
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    assert!(digits(&free).contains('7') && digits(&held).replace("95", "").is_empty(), "{free:?} {held:?}");
    assert!(held.replace("9.5 million", "").find("9.5").is_none(), "{held:?}");

    let cut = server.chat(&ChatRequest { max_tokens: 5, ..chat("Count from one to fifty in words.") }, None).await.unwrap_err();
    assert!(matches!(cut, Error::Cut { tokens: 5, .. }), "{cut:?}");
    for long in [chat(&"word ".repeat(600)), request(Input::Completion("word ".repeat(600)))] {
        let error = server.chat(&long, None).await.unwrap_err();
        assert!(matches!(error, Error::Context { prompt: 600.., context: 512 }), "{error:?}");
    }

    let id = server.process_id().unwrap();
    assert!(runs(id));
    drop(server);
    assert!(!runs(id), "the server outlived its value");
}

#[tokio::test]
async fn real_server_killed_in_mid_reply() {
    let Some(start) = real(512) else { return };
    let server = LlamaServer::start(&start, &Options::default(), &vendors()).await.unwrap();
    let id = server.process_id().unwrap();
    let kill = |_: &str| drop(std::process::Command::new("kill").args(["-9", &id.to_string()]).status());
    let error = server.chat(&chat("Count from one to fifty in words."), Some(&kill)).await.unwrap_err();
    assert!(matches!(&error, Error::Engine(words) if words.contains("signal: 9")), "{error:?}");
    assert!(!error.is_transient());
    let error = server.chat(&chat("Hello?"), None).await.unwrap_err();
    assert!(matches!(&error, Error::Engine(_)), "{error:?}");
}

#[tokio::test]
async fn real_server_that_cannot_start_says_why() {
    let Some(start) = real(512) else { return };
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("broken.gguf");
    std::fs::write(&broken, "no model").unwrap();
    let error = LlamaServer::start(&Start { model: broken, ..start }, &Options::default(), &vendors()).await.unwrap_err();
    assert!(matches!(&error, Error::Engine(words) if words.contains("broken.gguf")), "{error:?}");
}

/// Where `TALLY_TEST_BASE_MODEL` names a GGUF without a chat template.
#[tokio::test]
async fn real_base_model_is_known_for_one() {
    let model = std::env::var_os("TALLY_TEST_BASE_MODEL").filter(|path| !path.is_empty());
    let (Some(start), Some(model)) = (real(256), model) else {
        eprintln!("skipped: TALLY_TEST_BASE_MODEL is not set");
        return;
    };
    let server = LlamaServer::start(&Start { model: model.into(), ..start }, &Options::default(), &vendors()).await.unwrap();
    assert!(!server.capabilities().chat);
    let text = ChatRequest {
        max_tokens: 12,
        stop: vec!["\n".to_owned()],
        ..request(Input::Completion("one, two, three, four, five,".to_owned()))
    };
    assert!(server.chat(&text, None).await.unwrap().text.contains("six"));
}

/// Starts a server, tells its number, and waits to be killed: the other half of the test below.
#[tokio::test]
#[ignore = "started by real_server_ends_when_we_are_killed"]
async fn hold_a_server() {
    let Some(start) = real(512) else { return };
    let server = LlamaServer::start(&start, &Options::default(), &vendors()).await.unwrap();
    let place = std::env::var_os("TALLY_TEST_HOLD").unwrap();
    std::fs::write(place, server.process_id().unwrap().to_string()).unwrap();
    tokio::time::sleep(Duration::from_mins(1)).await;
}

#[test]
fn real_server_ends_when_we_are_killed() {
    if real(512).is_none() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("id");
    let mut holder = std::process::Command::new(std::env::current_exe().unwrap())
        .args(["llama_server::hold_a_server", "--exact", "--ignored"])
        .env("TALLY_TEST_HOLD", &place)
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let within = |seconds: u64, done: &dyn Fn() -> bool| {
        let start = Instant::now();
        while !done() && start.elapsed() < Duration::from_secs(seconds) {
            std::thread::sleep(Duration::from_millis(50));
        }
        done()
    };
    let id = || std::fs::read_to_string(&place).ok().and_then(|text| text.parse::<u32>().ok());
    assert!(within(60, &|| id().is_some()), "no server was started");
    let id = id().unwrap();
    assert!(runs(id));
    holder.kill().unwrap();
    holder.wait().unwrap();
    assert!(within(20, &|| !runs(id)), "the server outlived us");
}

fn props() -> Step {
    let props = json!({ "total_slots": 3, "default_generation_settings": { "n_ctx": 512 }, "model_path": "/models/small.gguf", "chat_template": "{{ messages }}" });
    reply(200, props.to_string())
}

fn count(tokens: u64) -> Step {
    reply(200, json!({ "input_tokens": tokens }).to_string())
}

async fn connect(script: Vec<Step>) -> (Server, Result<LlamaServer, Error>) {
    let server = Server::start(script).await;
    let options = Options { loading: SHORT * 2, ..Options::default() };
    let connected = LlamaServer::connect(&format!("{}/v1", server.url), &options, &vendors()).await;
    (server, connected)
}

#[tokio::test]
async fn a_server_that_loads_is_waited_for() {
    let loading = reply(503, r#"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#);
    let (server, connected) =
        connect(vec![loading.clone(), loading.clone(), reply(200, r#"{"status":"ok"}"#), props(), count(20), good("fine")]).await;
    let connected = connected.unwrap();
    assert_eq!(
        (connected.capabilities().model.as_str(), connected.capabilities().slots, connected.capabilities().context),
        ("small", 3, Some(512))
    );
    let reply = connected.chat(&chat("hello"), None).await.unwrap();
    assert_eq!((reply.text.as_str(), reply.model.as_str()), ("fine", "small"));
    let paths: Vec<String> = server.received().into_iter().map(|request| request.path).collect();
    assert_eq!(paths, ["/health", "/health", "/health", "/props", "/v1/chat/completions/input_tokens", "/v1/chat/completions"]);
    let body = &server.received()[5].body;
    assert_eq!((&body["cache_prompt"], &body["chat_template_kwargs"]), (&json!(true), &json!({ "enable_thinking": false })));

    let (_server, connected) = connect(vec![loading]).await;
    assert!(matches!(connected, Err(Error::Timeout { .. })), "{connected:?}");
}

#[tokio::test]
async fn a_prompt_that_the_server_cut_is_found() {
    let ready = [reply(200, "{}"), props()];
    let (_server, connected) = connect(ready.iter().cloned().chain([count(400), good("fine")]).collect()).await;
    let error = connected.unwrap().chat(&chat("long"), None).await.unwrap_err();
    assert!(matches!(error, Error::Context { prompt: 400, context: 20 }), "{error:?}");
    let (server, connected) = connect(ready.iter().cloned().chain([count(512), good("fine")]).collect()).await;
    let error = connected.unwrap().chat(&chat("long"), None).await.unwrap_err();
    assert!(matches!(error, Error::Context { prompt: 512, context: 512 }), "{error:?}");
    assert_eq!(server.received().len(), 3, "a prompt that does not fit is not sent");
    // A build that cannot count is used as it is.
    let (_server, connected) = connect(ready.into_iter().chain([reply(404, "{}"), good("fine")]).collect()).await;
    assert_eq!(connected.unwrap().chat(&chat("x"), None).await.unwrap().text, "fine");
}

#[tokio::test]
async fn what_is_no_llama_server_is_named() {
    let (_server, connected) = connect(vec![reply(404, "<html><title>Shop</title>")]).await;
    assert!(connected.unwrap_err().to_string().contains("check the base URL"));
    let (_server, connected) = connect(vec![reply(200, "{}"), reply(200, "{}")]).await;
    assert!(connected.unwrap_err().to_string().contains("is it llama.cpp's llama-server"));
    let error = LlamaServer::start(&Start::new("llama-server", "no-such-model.gguf"), &Options::default(), &vendors()).await.unwrap_err();
    assert!(error.to_string().contains("no model at `no-such-model.gguf`"), "{error}");
}
