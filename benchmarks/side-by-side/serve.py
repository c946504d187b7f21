#!/usr/bin/env python3
"""Load on `gantry serve` beside `wasmtime serve`: throughput, latencies, resident memory.

usage: serve.py [--table] [--seconds N] [--warm N] [--connections N] [--path /P] [--only NAME]
                --gantry 'COMMAND serve …' [--wasmtime 'COMMAND serve …'] GUEST.wasm

Each command is started in turn with `--addr HOST:PORT GUEST` behind it, warmed up, measured by `wrk` over connections that are kept
alive, and ended. The figures of one run may be compared with one another, and with no others: both share the machine with `wrk`.
"""
import argparse, re, shlex, signal, socket, subprocess, sys, time


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def await_port(port, process):
    for _ in range(600):
        if process.poll() is not None:
            sys.exit(f"the server ended with {process.returncode}")
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    sys.exit("the server does not listen")


def resident(pid):
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1]) // 1024


def load(url, seconds, connections):
    script = 'done = function(s, l, r) io.write(string.format("%d %d %d %d %d %d %d\\n", s.requests, s.duration, l:percentile(50), l:percentile(99), l:percentile(99.9), s.errors.status, s.errors.connect + s.errors.read + s.errors.write + s.errors.timeout)) end'
    with open("/tmp/gantry-wrk.lua", "w") as file:
        file.write(script)
    out = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "-s", "/tmp/gantry-wrk.lua", url],
        capture_output=True, text=True, check=True).stdout
    return [int(word) for word in out.strip().splitlines()[-1].split()]


def measure(name, command, options):
    port = free_port()
    line = shlex.split(command) + ["--addr", f"127.0.0.1:{port}", options.guest]
    server = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        await_port(port, server)
        url = f"http://127.0.0.1:{port}{options.path}"
        if options.warm:
            load(url, options.warm, options.connections)
        requests, micros, p50, p99, p999, status, errors = load(
            url, options.seconds, options.connections)
        if options.table:
            print(f"| {options.guest.rsplit('/', 1)[-1].removesuffix('.wasm')} | {name} | {requests / micros * 1e6:,.0f} | {p50 / 1e3:.1f}"
                  f" | {p99 / 1e3:.1f} | {p999 / 1e3:.1f} | {resident(server.pid)} | {status + errors} |", flush=True)
            return
        print(f"{name:9} {requests / micros * 1e6:9.0f} requests/s   p50 {p50 / 1e3:7.2f} ms"
              f"   p99 {p99 / 1e3:7.2f} ms   p99.9 {p999 / 1e3:7.2f} ms   {resident(server.pid):5} MB"
              f"   {status} bad statuses, {errors} errors", flush=True)
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()


parser = argparse.ArgumentParser(usage=__doc__)
parser.add_argument("--table", action="store_true", help="rows of a table in Markdown")
parser.add_argument("--seconds", type=int, default=10)
parser.add_argument("--warm", type=int, default=15)
parser.add_argument("--connections", type=int, default=16)
parser.add_argument("--path", default="/hello")
parser.add_argument("--gantry", required=True)
parser.add_argument("--wasmtime")
parser.add_argument("guest")
options = parser.parse_args()
if options.table:
    print("| guest | server | requests/s | p50 ms | p99 ms | p99.9 ms | resident MB | faults |\n|---|---|---|---|---|---|---|---|")
if options.wasmtime:
    measure("wasmtime", options.wasmtime, options)
measure("gantry", options.gantry, options)
