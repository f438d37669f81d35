//! Every way in which a service fails, against a server that does so by script.

use std::sync::Mutex;
use std::time::{Duration, Instant};

use secrecy::SecretString;
use serde_json::{Value, json};
use tally::provider::endpoint::{Endpoint, Key, Timeouts};
use tally::provider::limit::{Limited, Limits};
use tally::provider::openai::OpenAi;
use tally::provider::retry::{Policy, Retry};
use tally::provider::vendor::Vendors;
use tally::provider::{ChatMessage, ChatRequest, ChatResponse, Error, Input, Provider, Role, StopReason};

use crate::support::server::{End, SHORT, Server, Step, ended, error, good, last_pieces, piece, reply, stream};

pub const KEY: &str = "sk-a-very-secret-key-0123456789";

pub fn chat(text: &str) -> ChatRequest {
    let messages = vec![
        ChatMessage { role: Role::System, content: "Copy every figure.".to_owned() },
        ChatMessage { role: Role::User, content: text.to_owned() },
    ];
    ChatRequest { seed: 7, ..ChatRequest::new(Input::Chat(messages), 64) }
}

pub fn endpoint(url: &str) -> Endpoint {
    let timeouts = Timeouts { connect: SHORT, idle: SHORT, total: SHORT * 5 };
    Endpoint { key: Key::Given(SecretString::from(KEY)), timeouts, ..Endpoint::new(url, "m") }
}

pub fn openai(url: &str) -> OpenAi {
    OpenAi::new(&endpoint(url), &Vendors::load(None).unwrap()).unwrap()
}

/// Asks once, streaming or not; gives the result and what was shown.
pub async fn ask(provider: &impl Provider, request: &ChatRequest, streaming: bool) -> (Result<ChatResponse, Error>, String) {
    let shown = Mutex::new(String::new());
    let show = |text: &str| shown.lock().unwrap().push_str(text);
    let result = provider.chat(request, if streaming { Some(&show) } else { None }).await;
    let shown = shown.lock().unwrap().clone();
    (result, shown)
}

/// The name of an error's kind and the words that its message must hold, after one plain request.
async fn check(step: Step, kind: &str, words: &str) {
    check_with(step, false, kind, words).await;
}

async fn check_with(step: Step, streaming: bool, kind: &str, words: &str) {
    let server = Server::start(vec![step.clone()]).await;
    let (result, _) = ask(&openai(&server.url), &chat("一、2022年"), streaming).await;
    let Err(error) = result else { panic!("{step:?} gave a good reply: {result:?}") };
    let (debug, message) = (format!("{error:?}"), error.to_string());
    assert!(debug.starts_with(kind) && message.contains(words), "{step:?}\nwant {kind}: {words}\ngot  {debug}\n     {message}");
    assert!(!debug.contains(KEY) && !message.contains(KEY), "the key is shown: {debug} {message}");
}

#[tokio::test]
async fn a_good_reply() {
    let server = Server::start(vec![good(" 3 million people\n")]).await;
    for base in [server.url.clone(), format!("{}/v1", server.url), format!("{}/v1/chat/completions", server.url)] {
        let reply = openai(&base).chat(&chat("300万人"), None).await.unwrap();
        assert_eq!((reply.text.as_str(), reply.stop, reply.model.as_str()), ("3 million people", StopReason::Stop, "m-1"));
        assert_eq!((reply.usage.prompt_tokens, reply.usage.cached_tokens, reply.usage.completion_tokens), (20, 8, 5));
    }
    for request in server.received() {
        assert_eq!(request.path, "/v1/chat/completions");
        assert!(request.head.contains(&format!("authorization: Bearer {KEY}")), "{}", request.head);
        let body = json!({ "model": "m", "messages": chat("300万人").input_messages(), "max_tokens": 64, "temperature": 0, "top_p": 1, "seed": 7 });
        assert_eq!(request.body, body);
    }
}

/// The messages of a chat as they must stand in the body.
trait InputMessages {
    fn input_messages(&self) -> Value;
}

impl InputMessages for ChatRequest {
    fn input_messages(&self) -> Value {
        match &self.input {
            Input::Chat(messages) => json!(messages),
            Input::Completion(text) => json!(text),
        }
    }
}

#[tokio::test]
async fn a_local_service_needs_no_key() {
    let server = Server::start(vec![good("yes")]).await;
    let endpoint = Endpoint { key: Key::Vendor, vendor: Some("deepseek".to_owned()), ..endpoint(&server.url) };
    OpenAi::new(&endpoint, &Vendors::load(None).unwrap()).unwrap().chat(&chat("x"), None).await.unwrap();
    assert!(!server.received()[0].head.contains("authorization"));
}

#[tokio::test]
async fn statuses_are_told_apart() {
    check(error(401, "invalid_api_key", &format!("Incorrect key {KEY}")), "Unauthorized", "Incorrect key [key]").await;
    check(error(403, "permission_error", "no"), "Unauthorized", "403").await;
    check(error(402, "", "Insufficient Balance"), "Quota", "Insufficient Balance").await;
    check(error(429, "insufficient_quota", "You exceeded your current quota"), "Quota", "current quota").await;
    check(error(429, "project_spend_limit_exceeded", "limit"), "Quota", "limit").await;
    check(error(429, "rate_limit_exceeded", "Rate limit reached"), "RateLimited", "slow down").await;
    check(error(400, "unknown_parameter", "Unknown field"), "Rejected", "Unknown field").await;
    check(
        reply(400, r#"{"error":{"message":"Unsupported","code":"unsupported_parameter","param":"top_p"}}"#),
        "Rejected",
        "parameter `top_p`",
    )
    .await;
    check(error(404, "model_not_found", "no such model"), "Rejected", "check the base URL").await;
    check(error(404, "x", "x"), "Rejected", "/v1/chat/completions").await;
    check(reply(422, r#"{"detail":[{"loc":["body","seed"],"msg":"extra"}]}"#), "Rejected", "seed").await;
    check(reply(301, ""), "Rejected", "check the base URL").await;
    check(error(500, "", "boom"), "Server", "boom").await;
    check(error(503, "unavailable_error", "Loading model"), "Server", "Loading model").await;
    check(reply(502, "<html><head><title>502 Bad Gateway</title></head></html>"), "Server", "502 Bad Gateway").await;
    check(error(529, "overloaded_error", "Overloaded"), "Server", "529").await;
    check(error(501, "not_supported_error", "no"), "Rejected", "501").await;
    check(reply(400, r#"[{"error":{"code":400,"message":"API key not valid"}}]"#), "Rejected", "not valid").await;
    check(reply(500, r#"{"error":"plain words"}"#), "Server", "plain words").await;
    check(reply(400, r#"{"object":"error","message":"old vLLM","code":400}"#), "Rejected", "old vLLM").await;
    check(reply(500, ""), "Server", "nothing").await;
}

#[tokio::test]
async fn a_full_context_is_told_with_its_numbers() {
    let llama = json!({ "error": { "code": 400, "message": "too long", "type": "exceed_context_size_error", "n_prompt_tokens": 900, "n_ctx": 512 } });
    check(reply(400, llama.to_string()), "Context { prompt: 900, context: 512 }", "900 tokens").await;
    let openai = "This model's maximum context length is 8192 tokens. However, your messages resulted in 9,001 tokens.";
    check(error(400, "context_length_exceeded", openai), "Context { prompt: 9001, context: 8192 }", "8192 tokens").await;
    check(
        error(400, "invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum"),
        "Context { prompt: 210000, context: 200000 }",
        "",
    )
    .await;
    check(error(400, "context_length_exceeded", "no"), "Context { prompt: 0, context: 0 }", "the prompt does not fit the model's context:")
        .await;
}

#[tokio::test]
async fn a_service_says_how_long_to_wait() {
    for (status, name, value, want) in [
        (429, "retry-after", "7", Some(7000)),
        (429, "retry-after-ms", "1500", Some(1500)),
        (503, "retry-after", "2", Some(2000)),
        (429, "x-ratelimit-reset-tokens", "6m0s", Some(360_000)),
        (429, "x-other", "1", None),
    ] {
        let server = Server::start(vec![Step::Reply { status, headers: vec![(name, value.to_owned())], body: "{}".to_owned() }]).await;
        let error = openai(&server.url).chat(&chat("x"), None).await.unwrap_err();
        assert_eq!(error.retry_after(), want.map(Duration::from_millis), "{name}: {value}");
    }
}

#[tokio::test]
async fn replies_that_are_none() {
    check(reply(200, "<!DOCTYPE html><title>Log in</title>"), "Malformed", "a web page (Log in)").await;
    check(reply(200, r#"{"choices":[{"mess"#), "Malformed", "instead of JSON").await;
    check(reply(200, ""), "Malformed", "nothing").await;
    check(reply(200, r#"{"choices":[]}"#), "Malformed", "without a finish_reason").await;
    check(ended("x", "whim"), "Malformed", "unknown finish_reason `whim`").await;
    check(reply(200, "\u{feff}{\"error\":\"\",\"choices\":[]}"), "Malformed", "without a finish_reason").await;
    check(ended("", "stop"), "Empty", "empty reply").await;
    check(ended(" \n", "stop"), "Empty", "empty reply").await;
    check(ended("<think>300万", "length"), "Empty", "switch thinking off").await;
    check(reply(200, r#"{"choices":[{"message":{"content":null,"reasoning":"300万"},"finish_reason":"stop"}]}"#), "Empty", "reasoning")
        .await;
    check(ended("3 mill", "length"), "Cut", "limit of 5 tokens").await;
    check(ended("3 mill", "content_filter"), "Refused", "content_filter").await;
    check(reply(200, r#"{"choices":[{"message":{"refusal":"I cannot"},"finish_reason":"stop"}]}"#), "Refused", "I cannot").await;
    check(error(400, "content_filter", "The response was filtered"), "Refused", "filtered").await;
    check(ended("x", "insufficient_system_resource"), "Server", "insufficient_system_resource").await;
    check(error(200, "rate_limit_exceeded", "inside 200"), "RateLimited", "inside 200").await;
    check(reply(200, r#"{"error":{"code":502,"message":"upstream"}}"#), "Server", "upstream").await;
    check(reply(200, r#"{"error":{"code":402,"message":"credits"}}"#), "Quota", "credits").await;
    check(reply(200, r#"{"choices":[{"error":{"code":502,"message":"half way"},"finish_reason":"error"}]}"#), "Server", "half way").await;
}

#[tokio::test]
async fn a_stop_at_the_limit_is_a_cut() {
    let server = Server::start(vec![good("3 mill")]).await;
    let error = openai(&server.url).chat(&ChatRequest { max_tokens: 5, ..chat("x") }, None).await.unwrap_err();
    assert!(matches!(error, Error::Cut { tokens: 5, .. }), "{error:?}");
}

#[tokio::test]
async fn thinking_is_taken_out_and_never_shown() {
    let server = Server::start(vec![good("<think>3000万?</think>\n3 million")]).await;
    assert_eq!(openai(&server.url).chat(&chat("x"), None).await.unwrap().text, "3 million");
    let server = Server::start(vec![stream(&["<th", "ink>3000", "万?</thi", "nk>\n\n3 mil", "lion <", "5%"])]).await;
    let (result, shown) = ask(&openai(&server.url), &chat("x"), true).await;
    assert_eq!((result.unwrap().text.as_str(), shown.as_str()), ("3 million <5%", "3 million <5%"));
}

#[tokio::test]
async fn a_base_model_continues_a_text() {
    let body = json!({ "choices": [{ "text": " 3 million", "finish_reason": "length" }], "usage": { "completion_tokens": 5 } });
    let server = Server::start(vec![reply(200, body.to_string())]).await;
    let request = ChatRequest { input: Input::Completion("300万 =".to_owned()), stop: vec!["\n".to_owned()], ..chat("") };
    let reply = openai(&server.url).chat(&request, None).await.unwrap();
    assert_eq!((reply.text.as_str(), reply.stop), (" 3 million", StopReason::Length));
    let received = &server.received()[0];
    assert_eq!(
        (received.path.as_str(), &received.body["prompt"], &received.body["stop"]),
        ("/v1/completions", &json!("300万 ="), &json!(["\n"]))
    );
}

#[tokio::test]
async fn streams() {
    let halves = piece("亿元");
    let (head, tail) = halves.split_at(halves.find('亿').unwrap());
    let pieces = ["\u{feff}: hello\n\n".to_owned(), piece("3 "), head.to_owned(), tail.to_owned()];
    let server = Server::start(vec![Step::Stream(pieces.into_iter().chain(last_pieces()).collect(), End::Proper)]).await;
    let (result, shown) = ask(&openai(&server.url), &chat("x"), true).await;
    let reply = result.unwrap();
    assert_eq!((reply.text.as_str(), shown.as_str(), reply.usage.completion_tokens), ("3 亿元", "3 亿元", 5));
    assert_eq!(server.received()[0].body["stream_options"], json!({ "include_usage": true }));
    // A service that does not stream answers whole.
    let server = Server::start(vec![good("3 亿元")]).await;
    let (result, shown) = ask(&openai(&server.url), &chat("x"), true).await;
    assert_eq!((result.unwrap().text.as_str(), shown.as_str()), ("3 亿元", "3 亿元"));
}

#[tokio::test]
async fn streams_that_break() {
    let some = vec![piece("3 million ")];
    check_with(Step::Stream(some.clone(), End::Cut), true, "Malformed", "connection broke").await;
    check_with(Step::Stream(some.clone(), End::Proper), true, "Malformed", "stream ended before").await;
    check_with(Step::Stream(some.clone(), End::Hang), true, "Timeout", "sent nothing").await;
    let after = |line: &str| Step::Stream(vec![piece("3 "), line.to_owned()], End::Proper);
    check_with(after("data: {\"error\":{\"code\":500,\"message\":\"out of memory\"}}\n\n"), true, "Server", "out of memory").await;
    check_with(
        after("error: {\"code\":400,\"type\":\"exceed_context_size_error\",\"n_prompt_tokens\":9,\"n_ctx\":8}\n\n"),
        true,
        "Context { prompt: 9, context: 8 }",
        "",
    )
    .await;
    check_with(after("error: boom\n\n"), true, "Server", "boom").await;
    check_with(after(&format!("data: {{\"error\":{{\"message\":\"{KEY}\"}}}}\n\n")), true, "Server", "[key]").await;
    check_with(after("data: <html>\n\n"), true, "Malformed", "a web page").await;
}

#[tokio::test]
async fn a_stream_without_goodbye_counts_when_all_is_said() {
    let pieces = vec![piece("3 million"), last_pieces()[0].clone()];
    let server = Server::start(vec![Step::Stream(pieces, End::Cut)]).await;
    assert_eq!(ask(&openai(&server.url), &chat("x"), true).await.0.unwrap().text, "3 million");
}

#[tokio::test]
async fn services_that_do_not_answer() {
    check(Step::Hang, "Timeout", "sent nothing").await;
    check(Step::Close, "Unreachable", "cannot reach http://127.0.0.1").await;
    let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let error = openai(&format!("http://{closed}")).chat(&chat("x"), None).await.unwrap_err();
    assert!(matches!(&error, Error::Unreachable { detail, .. } if detail.contains("refused")), "{error:?}");
    let unknown = OpenAi::new(&endpoint("http://no-such-host.invalid"), &Vendors::load(None).unwrap()).unwrap();
    let error = unknown.chat(&chat("x"), None).await.unwrap_err();
    assert!(matches!(&error, Error::Unreachable { .. }), "{error:?}");
}

#[tokio::test]
async fn a_prompt_that_was_cut_in_silence_is_found() {
    let server = Server::start(vec![good("short")]).await;
    let vendors = Vendors::load(None).unwrap();
    let ollama = OpenAi::new(&Endpoint { vendor: Some("ollama".to_owned()), ..endpoint(&server.url) }, &vendors).unwrap();
    ollama.chat(&chat("一、2022年"), None).await.unwrap();
    let error = ollama.chat(&chat(&"亿".repeat(500)), None).await.unwrap_err();
    assert!(matches!(error, Error::Context { prompt: 200.., context: 20 }), "{error:?}");
}

#[tokio::test]
async fn a_cloud_service_without_its_key_is_a_setup_error() {
    let endpoint = Endpoint { key: Key::Variable("TALLY_TEST_NO_SUCH_KEY".to_owned()), ..endpoint("https://api.deepseek.com") };
    let error = OpenAi::new(&endpoint, &Vendors::load(None).unwrap()).unwrap_err().to_string();
    assert!(error.contains("TALLY_TEST_NO_SUCH_KEY"), "{error}");
}

fn quick() -> Policy {
    Policy { tries: 3, first_wait: Duration::from_millis(1), ..Policy::default() }
}

#[tokio::test]
async fn models_are_listed() {
    let list = json!({ "data": [{ "id": "a", "max_model_len": 4096 }, { "id": "b", "meta": null }, { "name": "none" }] });
    let server = Server::start(vec![reply(200, list.to_string()), error(401, "invalid_api_key", "no"), reply(200, "[]")]).await;
    let service = openai(&server.url);
    let models = service.models().await.unwrap();
    assert_eq!(models.into_iter().collect::<Vec<_>>(), [("a".to_owned(), Some(4096)), ("b".to_owned(), None)]);
    assert!(matches!(service.models().await, Err(Error::Unauthorized { .. })));
    assert!(matches!(service.models().await, Err(Error::Malformed { .. })));
    assert_eq!(server.received()[0].path, "/v1/models");
}

#[tokio::test]
async fn retries() {
    for (script, tries, good_end) in [
        (vec![error(500, "", "boom"), good("fine")], 2, true),
        (vec![Step::Close, error(429, "", "slow"), good("fine")], 3, true),
        (vec![reply(200, "<html>"), good("fine")], 2, true),
        (vec![error(500, "", "boom")], 3, false),
        (vec![error(401, "", "no"), good("fine")], 1, false),
        (vec![error(429, "insufficient_quota", "no"), good("fine")], 1, false),
        (vec![error(400, "context_length_exceeded", "no"), good("fine")], 1, false),
        (vec![ended("x", "content_filter"), good("fine")], 1, false),
        (vec![ended("x", "length"), good("fine")], 1, false),
    ] {
        let server = Server::start(script.clone()).await;
        let result = Retry::new(openai(&server.url), quick()).chat(&chat("x"), None).await;
        assert_eq!((result.is_ok(), server.received().len()), (good_end, tries), "{script:?} gave {result:?}");
    }
}

#[tokio::test]
async fn a_retry_waits_as_long_as_it_is_told() {
    let slow = Step::Reply { status: 429, headers: vec![("retry-after-ms", "300".to_owned())], body: "{}".to_owned() };
    let server = Server::start(vec![slow, good("fine")]).await;
    let waits = std::sync::Arc::new(Mutex::new(Vec::new()));
    let seen = std::sync::Arc::clone(&waits);
    let provider =
        Retry::new(openai(&server.url), quick()).on_wait(Box::new(move |_, wait, tried| seen.lock().unwrap().push((wait, tried))));
    let start = Instant::now();
    provider.chat(&chat("x"), None).await.unwrap();
    assert!(start.elapsed() >= Duration::from_millis(300));
    assert_eq!(*waits.lock().unwrap(), [(Duration::from_millis(300), 1)]);
}

#[tokio::test]
async fn a_second_try_shows_only_what_was_not_yet_shown() {
    let server = Server::start(vec![Step::Stream(vec![piece("3 million ")], End::Cut), stream(&["3 mill", "ion peo", "ple"])]).await;
    let (result, shown) = ask(&Retry::new(openai(&server.url), quick()), &chat("x"), true).await;
    assert_eq!((result.unwrap().text.as_str(), shown.as_str()), ("3 million people", "3 million people"));
}

#[tokio::test]
async fn limits_hold() {
    let server = Server::start(vec![good("fine")]).await;
    let limits = Limits { slots: Some(1), requests_per_minute: Some(2), tokens_per_minute: None };
    let provider = Limited::new(openai(&server.url), limits);
    provider.chat(&chat("1"), None).await.unwrap();
    provider.chat(&chat("2"), None).await.unwrap();
    // The third of a minute waits; nobody waits for it here.
    let third = chat("3");
    assert!(tokio::time::timeout(SHORT, provider.chat(&third, None)).await.is_err());
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn one_slot_is_one_request_at_a_time() {
    let hang = Server::start(vec![Step::Hang]).await;
    let provider = Limited::new(openai(&hang.url), Limits { slots: Some(1), ..Limits::default() });
    let (one, two) = (chat("1"), chat("2"));
    let _ = tokio::time::timeout(SHORT, futures_util::future::join(provider.chat(&one, None), provider.chat(&two, None))).await;
    assert_eq!(hang.received().len(), 1);
}
