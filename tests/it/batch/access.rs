//! Who may reach the queue and the store: certificates, passwords, credentials of NATS, S3. Against the real nats-server, and a server
//! that speaks S3 (`TALLY_TEST_S3`, the address of an empty moto server; see `scripts/test.sh`).

use std::io::{Read as _, Write as _};
use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use nkeys::KeyPair;
use serde_json::{Value, json};

use super::Batch;
use super::cluster::{Nats, wait_until};
use crate::support::model::{Fault, Model};

#[test]
fn the_queue_may_ask_for_tls_and_a_password() {
    let folder = tempfile::tempdir().unwrap();
    let openssl = |arguments: &str| std::process::Command::new("openssl").args(arguments.split(' ')).current_dir(folder.path()).output();
    let made = openssl("req -x509 -newkey rsa:2048 -nodes -keyout ca-key.pem -out ca.pem -days 2 -subj /CN=authority")
        .and_then(|_| {
            openssl("req -newkey rsa:2048 -nodes -keyout key.pem -out request.pem -subj /CN=localhost -addext subjectAltName=DNS:localhost")
        })
        .and_then(|_| {
            openssl("x509 -req -in request.pem -CA ca.pem -CAkey ca-key.pem -CAcreateserial -out cert.pem -days 2 -copy_extensions copy")
        });
    if !made.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: no openssl to make certificates with");
        return;
    }
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (cert, key, authority) = (path("cert.pem"), path("key.pem"), path("ca.pem"));
    let more = ["--tls", "--tlscert", &cert, "--tlskey", &key, "--user", "tally", "--pass", "secret"];
    let Some(nats) = Nats::with(folder, &more) else { return };
    let model = Model::start(Duration::ZERO, |_, _| Fault::None);
    let batch = Batch::new(5, &model.url, &[]);
    let try_submit =
        |url: &str, more: &[&str]| batch.run(&[&["batch", "submit", "run.jsonl", "--nats", url, "--store", "store"], more].concat());
    let url = format!("tls://tally:secret@localhost:{}", nats.port);
    assert_eq!(try_submit(&url, &[]).0, 2, "an unknown authority was trusted");
    let (code, _, error) = try_submit(&format!("tls://tally:wrong@localhost:{}", nats.port), &["--nats-ca", &authority]);
    assert!(code == 2 && error.contains("authorization violation") && !error.contains("wrong"), "{error}");
    let (code, _, error) = try_submit(&url, &["--nats-ca", &authority]);
    assert!(code == 0 && error.contains("5 jobs queued"), "{error}");
    let worker = batch.worker(&url, &["--nats-ca", &authority]);
    wait_until("the end", Duration::from_mins(1), || batch.cluster_status().contains("fine                    5"));
    drop(worker);
}

/// A token as NATS wants it: claims that the issuer signed.
fn token(issuer: &KeyPair, subject: &KeyPair, claims: &Value) -> String {
    let part = |value: &Value| BASE64URL_NOPAD.encode(value.to_string().as_bytes());
    let head = part(&json!({ "typ": "JWT", "alg": "ed25519-nkey" }));
    let body = part(
        &json!({ "jti": "1", "iat": 1_700_000_000, "iss": issuer.public_key(), "sub": subject.public_key(), "name": "tally", "nats": claims }),
    );
    let signed = format!("{head}.{body}");
    let signature = BASE64URL_NOPAD.encode(&issuer.sign(signed.as_bytes()).unwrap());
    format!("{signed}.{signature}")
}

#[test]
fn the_queue_may_ask_for_credentials() {
    let (operator, system, account) = (KeyPair::new_operator(), KeyPair::new_account(), KeyPair::new_account());
    let limits = json!({ "subs": -1, "data": -1, "payload": -1, "imports": -1, "exports": -1, "wildcards": true, "conn": -1, "leaf": -1,
        "mem_storage": -1, "disk_storage": -1, "streams": -1, "consumer": -1 });
    let plain = json!({ "subs": -1, "data": -1, "payload": -1, "imports": -1, "exports": -1, "wildcards": true, "conn": -1, "leaf": -1 });
    let claims = |limits: &Value| json!({ "type": "account", "version": 2, "limits": limits });
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("nats.conf");
    std::fs::write(
        &config,
        format!(
            "operator: {}\nsystem_account: {}\nresolver: MEMORY\nresolver_preload: {{\n{}: {}\n{}: {}\n}}\n",
            token(&operator, &operator, &json!({ "type": "operator", "version": 2 })),
            system.public_key(),
            system.public_key(),
            token(&operator, &system, &claims(&plain)),
            account.public_key(),
            token(&operator, &account, &claims(&limits)),
        ),
    )
    .unwrap();
    let Some(nats) = Nats::with(folder, &["-c", config.to_str().unwrap()]) else { return };
    let model = Model::start(Duration::ZERO, |_, _| Fault::None);
    let batch = Batch::new(5, &model.url, &[]);
    let user = |name: &str, issuer: &KeyPair| {
        let user = KeyPair::new_user();
        let jwt = token(issuer, &user, &json!({ "type": "user", "version": 2, "subs": -1, "data": -1, "payload": -1 }));
        let seed = user.seed().unwrap();
        let text = format!(
            "-----BEGIN NATS USER JWT-----\n{jwt}\n------END NATS USER JWT------\n\n-----BEGIN USER NKEY SEED-----\n{seed}\n------END USER NKEY SEED------\n"
        );
        std::fs::write(batch.path(name), text).unwrap();
        seed
    };
    let url = nats.url();
    let submit = |more: &[&str]| batch.run(&[&["batch", "submit", "run.jsonl", "--nats", &url, "--store", "store"], more].concat());
    let (code, _, error) = submit(&[]);
    assert!(code == 2 && error.contains("authorization"), "{error}");
    let stranger = user("stranger.creds", &KeyPair::new_account());
    let (code, _, error) = submit(&["--nats-creds", "stranger.creds"]);
    assert!(code == 2 && error.contains("authorization") && !error.contains(&stranger), "{error}");
    user("good.creds", &account);
    let (code, _, error) = submit(&["--nats-creds", "good.creds"]);
    assert!(code == 0 && error.contains("5 jobs queued"), "{error}");
    let worker = batch.worker(&url, &["--nats-creds", "good.creds"]);
    wait_until("the end", Duration::from_mins(1), || batch.cluster_status().contains("fine                    5"));
    drop(worker);
}

#[test]
fn articles_and_results_may_stand_in_s3() {
    let Some(endpoint) = std::env::var("TALLY_TEST_S3").ok().filter(|url| !url.is_empty()) else {
        eprintln!("skipped: TALLY_TEST_S3 is not set");
        return;
    };
    let Some(nats) = Nats::start() else { return };
    let model = Model::start(Duration::from_millis(5), |_, _| Fault::None);
    let secret = "a-secret-of-s3";
    let access = [
        ("AWS_ACCESS_KEY_ID", "key"),
        ("AWS_SECRET_ACCESS_KEY", secret),
        ("AWS_REGION", "us-east-1"),
        ("AWS_ENDPOINT", endpoint.as_str()),
        ("AWS_ALLOW_HTTP", "true"),
    ];
    // The bucket is made; that it is there already is as good.
    let address = endpoint.trim_start_matches("http://");
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    write!(stream, "PUT /tally HTTP/1.1\r\nhost: {address}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") || answer.starts_with("HTTP/1.1 409"), "{answer}");
    let batch = Batch::new(40, &model.url, &[]).with_env(&access);
    let url = nats.url();
    let store = "s3://tally/run";
    let (code, _, error) = batch.run(&["batch", "submit", "run.jsonl", "--nats", &url, "--store", store]);
    assert!(code == 0 && error.contains("40 jobs queued") && !error.contains(secret), "{error}");
    // Two workers at once: who comes second finds the result written.
    let worker = || batch.spawn(&["worker", "--nats", &url, "--store", store, "-j", "4", "--lease", "3"]);
    let workers = [worker(), worker()];
    let status = || batch.run(&["batch", "status", "run.jsonl", "--store", store]).1;
    wait_until("the end", Duration::from_mins(2), || status().contains("fine                   40"));
    drop(workers);
    let (_, out, _) = batch.run(&["batch", "results", "run.jsonl", "--store", store]);
    let names: std::collections::BTreeSet<String> =
        out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["custom_id"].as_str().unwrap().to_owned()).collect();
    assert_eq!((out.lines().count(), names.len()), (40, 40));
    let (code, _, error) = batch.run(&["batch", "status", "run.jsonl", "--store", "s3://no-such-bucket/run"]);
    assert!(code != 0 && !error.contains(secret) && !error.contains("panicked"), "{error}");
}
