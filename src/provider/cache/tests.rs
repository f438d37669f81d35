//! What was paid for is kept, within limits, and told apart.

use super::*;
use crate::provider::{Input, StopReason, Usage};

fn reply(text: &str) -> ChatResponse {
    let usage = Usage { prompt_tokens: 20, cached_tokens: 0, completion_tokens: 5 };
    ChatResponse { text: text.to_owned(), stop: StopReason::Stop, usage, model: "m".to_owned() }
}

fn limits(bytes: u64) -> Limits {
    Limits { bytes, age: Duration::from_hours(1) }
}

fn block<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

#[test]
fn what_was_put_is_there_for_another_process_too() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (Cache::new(folder.path(), limits(1 << 30)), Cache::new(folder.path(), limits(1 << 30)));
    assert_eq!(other.get("k").unwrap(), None);
    assert!(!one.path().exists());
    block(one.put("k", &reply("good"))).unwrap();
    assert_eq!(other.get("k").unwrap(), Some(reply("good")));
    assert_eq!((other.stats().unwrap().replies, other.stats().unwrap().tokens), (1, 25));
    assert_eq!(other.clear().unwrap(), 1);
    assert_eq!(one.get("k").unwrap(), None);
}

#[test]
fn what_is_over_the_limits_goes() {
    let folder = tempfile::tempdir().unwrap();
    let cache = Cache::new(folder.path(), limits(400_000));
    block(async {
        for number in 0..1500 {
            cache.put(&format!("{number:05}"), &reply(&"x".repeat(400))).await.unwrap();
        }
    });
    assert!(cache.prune().unwrap() > 0);
    let left = cache.stats().unwrap();
    assert!(left.bytes <= 400_000 && left.replies > 300, "{left:?}");
    let aged = Cache::new(folder.path(), Limits { age: Duration::ZERO, ..limits(1 << 30) });
    std::thread::sleep(Duration::from_millis(1100));
    assert_eq!(aged.get("01499").unwrap(), None);
    assert_eq!(aged.prune().unwrap(), left.replies);
}

#[test]
fn a_file_that_is_no_cache_is_told_and_cleared() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(FILE), "this is no database, whatever its name says").unwrap();
    let cache = Cache::new(folder.path(), limits(1 << 30));
    assert!(cache.get("k").unwrap_err().to_string().contains("cache clear"));
    cache.clear().unwrap();
    block(cache.put("k", &reply("good"))).unwrap();
    assert_eq!(cache.get("k").unwrap(), Some(reply("good")));
}

#[test]
fn everything_that_is_asked_makes_the_key() {
    let request = ChatRequest::new(Input::Completion("a".to_owned()), 1);
    let scope = Scope { provider: "p".to_owned(), endpoint: String::new(), model: "m".to_owned() };
    let other = Scope { endpoint: "http://example.com".to_owned(), ..scope.clone() };
    let keys = [scope.key(&request), other.key(&request), scope.key(&ChatRequest { seed: 2, ..request.clone() })];
    assert!(keys.iter().all(|key| key.len() == 40));
    assert!(keys[0] != keys[1] && keys[0] != keys[2] && keys[0] == scope.key(&request));
}
