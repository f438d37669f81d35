#!/usr/bin/env python3
"""Tokens a second of `summarize batch run` over a real llama-server, against a plain loop that sends the same requests.

    scripts/bench-throughput.py SUMMARIZE WEIGHTS.gguf [--slots 4] [--jobs 24] [--pairs 5]

A first run goes through a proxy that writes down every request. Then both sides take turns: Tally works the plan off (no cache, a new
journal), and a loop of as many connections as the server has slots sends the written-down requests. Both are counted by the server's
own counters of tokens. Printed: tokens a second of each pair, the ratio of the medians, and Tally's own processor time a finished chunk.
The server is found by scripts/llama-server.sh.
"""

import argparse
import http.client
import http.server
import json
import pathlib
import queue
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def start_server(weights: str, slots: int) -> tuple[subprocess.Popen, int]:
    found = subprocess.run(["sh", ROOT / "scripts/llama-server.sh", "--if-there"], capture_output=True, text=True, check=True)
    port = free_port()
    command = [found.stdout.strip(), "-m", weights, "--host", "127.0.0.1", "--port", str(port), "-np", str(slots), "-c", str(2048 * slots)]
    server = subprocess.Popen([*command, "--metrics", "--no-webui"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5).read()
            return server, port
        except OSError:
            time.sleep(0.2)
    raise SystemExit("llama-server does not answer")


def tokens(port: int) -> float:
    """Tokens that the server has read and written so far."""
    text = urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=60).read().decode()
    names = ("llamacpp:prompt_tokens_total", "llamacpp:tokens_predicted_total")
    return sum(float(line.split()[-1]) for line in text.splitlines() if line.startswith(names))


class Proxy(http.server.BaseHTTPRequestHandler):
    """Passes everything on to the server and keeps the requests that make it write."""

    protocol_version = "HTTP/1.1"
    target = 0
    kept: list[tuple[str, bytes]] = []

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.pass_on(None)

    def do_POST(self):
        self.pass_on(self.rfile.read(int(self.headers["content-length"])))

    def pass_on(self, body):
        connection = http.client.HTTPConnection("127.0.0.1", Proxy.target, timeout=600)
        connection.request(self.command, self.path, body, {"content-type": "application/json"})
        reply = connection.getresponse()
        content = reply.read()
        if body is not None and self.path.split("?")[0].endswith("completions") or self.path.endswith("/completion"):
            Proxy.kept.append((self.path, body))
        self.send_response(reply.status)
        self.send_header("content-type", reply.getheader("content-type", "application/json"))
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


def articles(folder: pathlib.Path, jobs: int) -> pathlib.Path:
    """Sentences of the seeds, one an article."""
    sentences = []
    for seed in sorted((ROOT / "seeds").glob("*.txt")):
        sentences += [f"{line.strip()}。" for line in seed.read_text(encoding="utf-8").split("。") if 20 <= len(line.strip()) <= 60]
    path = folder / "in.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(jobs):
            text = sentences[number % len(sentences)].replace("\n", "")
            file.write(json.dumps({"custom_id": f"a{number}", "text": text, "lang": "zh"}, ensure_ascii=False) + "\n")
    return path


def plan(args, folder: pathlib.Path, port: int, name: str) -> pathlib.Path:
    path = folder / f"{name}.jsonl"
    command = [args.summarize, "batch", "plan", folder / "in.jsonl", "--task", "translate", "--lang", "en", "--provider", "llama-server"]
    subprocess.run([*command, "--base-url", f"http://127.0.0.1:{port}", "--tries", "0", "-o", path], check=True, capture_output=True)
    return path


def run_tally(args, path: pathlib.Path) -> None:
    code = subprocess.run([args.summarize, "batch", "run", path, "--no-cache", "-q"], capture_output=True).returncode
    if code not in (0, 1):
        raise SystemExit(f"batch run ended with {code}")


def run_loop(port: int, slots: int, requests) -> None:
    waiting: queue.SimpleQueue = queue.SimpleQueue()
    for request in requests:
        waiting.put(request)

    def send():
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
        while True:
            try:
                path, body = waiting.get_nowait()
            except queue.Empty:
                return
            connection.request("POST", path, body, {"content-type": "application/json"})
            connection.getresponse().read()

    threads = [threading.Thread(target=send) for _ in range(slots)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def measure(port: int, act) -> float:
    before, start = tokens(port), time.monotonic()
    act()
    seconds = time.monotonic() - start
    return (tokens(port) - before) / seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("summarize")
    parser.add_argument("weights")
    parser.add_argument("--slots", type=int, default=4)
    parser.add_argument("--jobs", type=int, default=24)
    parser.add_argument("--pairs", type=int, default=5)
    args = parser.parse_args()
    args.summarize = str(pathlib.Path(args.summarize).resolve())
    server, port = start_server(args.weights, args.slots)
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            articles(folder, args.jobs)
            Proxy.target = port
            proxy = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
            threading.Thread(target=proxy.serve_forever, daemon=True).start()
            run_tally(args, plan(args, folder, proxy.server_port, "first"))
            requests = list(Proxy.kept)
            print(f"{args.jobs} jobs, {len(requests)} requests, {args.slots} slots", flush=True)
            pairs = []
            for number in range(args.pairs):
                path = plan(args, folder, port, f"run{number}")
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                tally = measure(port, lambda: run_tally(args, path))
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                loop = measure(port, lambda: run_loop(port, args.slots, requests))
                cpu = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / len(requests) * 1000
                pairs.append((tally, loop, cpu))
                print(f"pair {number + 1}: Tally {tally:.1f}, loop {loop:.1f} tokens/s, ratio {tally / loop:.3f}, {cpu:.1f} ms a chunk", flush=True)
            tally, loop, cpu = (statistics.median(column) for column in zip(*pairs))
            ratios = statistics.median(tally / loop for tally, loop, _ in pairs)
            print(f"median: Tally {tally:.1f}, loop {loop:.1f} tokens/s, ratio {tally / loop:.3f} (of pairs {ratios:.3f}), {cpu:.1f} ms of processor a chunk")
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(main())
