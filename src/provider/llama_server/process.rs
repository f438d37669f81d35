//! A server process that lives no longer than we do, and whose last words can be told. Used by `llama_server`.

use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::provider::Error;

/// How many of its last lines are kept for an error.
const LINES: usize = 12;

/// A running server.
#[derive(Debug)]
pub(super) struct Process {
    id: u32,
    children: Mutex<Children>,
    last_lines: Arc<Mutex<VecDeque<String>>>,
}

#[derive(Debug)]
struct Children {
    server: Child,
    /// Kills the server should we be killed ourselves, when no destructor runs.
    guard: Option<Child>,
}

impl Process {
    /// Starts `binary`.
    pub(super) fn spawn(binary: &Path, arguments: &[String]) -> Result<Self, Error> {
        let mut command = Command::new(binary);
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // Its own variables would change port, key or context behind our back.
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("LLAMA_")) {
            command.env_remove(name);
        }
        let mut server = command.spawn().map_err(|error| Error::Setup(format!("cannot start `{}`: {error}", binary.display())))?;
        let last_lines = Arc::new(Mutex::new(VecDeque::new()));
        if let Some(stdout) = server.stdout.take() {
            keep_last_lines(stdout, Arc::clone(&last_lines));
        }
        if let Some(stderr) = server.stderr.take() {
            keep_last_lines(stderr, Arc::clone(&last_lines));
        }
        let id = server.id();
        Ok(Self { id, children: Mutex::new(Children { server, guard: guard(id) }), last_lines })
    }

    pub(super) fn id(&self) -> u32 {
        self.id
    }

    /// How it ended, with its last lines, or `None` while it runs.
    pub(super) fn ended(&self) -> Option<String> {
        let mut children = lock(&self.children);
        let status = children.server.try_wait().ok().flatten()?;
        children.dismiss_guard();
        let lines: Vec<String> = lock(&self.last_lines).iter().cloned().collect();
        let words = if lines.is_empty() { "nothing".to_owned() } else { lines.join("\n  ") };
        Some(format!("llama-server ended ({status}); it said last:\n  {words}"))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let mut children = lock(&self.children);
        children.dismiss_guard();
        // Both fail only where it has ended already.
        let _ = children.server.kill();
        let _ = children.server.wait();
    }
}

impl Children {
    /// Ends the guard before the server is reaped: the number of a reaped process may soon be another's.
    fn dismiss_guard(&mut self) {
        if let Some(mut guard) = self.guard.take() {
            let _ = guard.kill();
            let _ = guard.wait();
        }
    }
}

/// A shell that waits for our end of a pipe to close, however we die, and then kills the server.
fn guard(id: u32) -> Option<Child> {
    if !cfg!(unix) {
        return None;
    }
    let script = "trap '' INT TERM HUP; read -r _; kill -9 \"$0\" 2>/dev/null";
    Command::new("sh").args(["-c", script, &id.to_string()]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()
}

/// Reads a pipe to its end, so that the server never blocks on it, and keeps its last lines.
fn keep_last_lines(pipe: impl Read + Send + 'static, lines: Arc<Mutex<VecDeque<String>>>) {
    std::thread::spawn(move || {
        for line in BufReader::new(pipe).split(b'\n').map_while(Result::ok) {
            let mut lines = lock(&lines);
            lines.push_back(String::from_utf8_lossy(&line).trim_end().chars().take(300).collect());
            if lines.len() > LINES {
                lines.pop_front();
            }
        }
    });
}

/// A poisoned lock holds a child or lines that are as good as before.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;

    fn shell(script: &str) -> Process {
        Process::spawn(Path::new("sh"), &["-c".to_owned(), script.to_owned()]).unwrap()
    }

    fn runs(id: u32) -> bool {
        Command::new("kill").args(["-0", &id.to_string()]).stderr(Stdio::null()).status().unwrap().success()
    }

    #[test]
    fn last_words() {
        let process = shell("echo one; echo two >&2; exit 3");
        let start = Instant::now();
        while process.ended().is_none() && start.elapsed() < Duration::from_secs(10) {
            std::thread::sleep(Duration::from_millis(10));
        }
        std::thread::sleep(Duration::from_millis(100));
        let end = process.ended().unwrap();
        assert!(end.contains("exit status: 3") && end.contains("one") && end.contains("two"), "{end}");
    }

    #[test]
    fn it_ends_with_its_value() {
        let process = shell("exec sleep 1000");
        let id = process.id();
        assert!(runs(id) && process.ended().is_none());
        drop(process);
        assert!(!runs(id));
    }

    #[test]
    fn the_guard_kills_it_when_our_pipe_closes() {
        let process = shell("exec sleep 1000");
        // What the system does to the pipe when we die.
        drop(lock(&process.children).guard.as_mut().unwrap().stdin.take());
        let start = Instant::now();
        while process.ended().is_none() && start.elapsed() < Duration::from_secs(10) {
            std::thread::sleep(Duration::from_millis(10));
        }
        assert!(process.ended().is_some_and(|end| end.contains("signal: 9")));
    }

    #[test]
    fn no_binary() {
        let error = Process::spawn(Path::new("no-such-llama-server"), &[]).unwrap_err().to_string();
        assert!(error.contains("cannot start `no-such-llama-server`"), "{error}");
    }
}
