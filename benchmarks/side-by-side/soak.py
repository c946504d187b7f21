#!/usr/bin/env python3
"""Lets `gantry serve` answer for minutes, and prints whether it grows: a line for each interval.

usage: soak.py [--minutes N] [--interval SECONDS] [--connections N] --gantry 'COMMAND serve …'
               GUEST.wasm PATH [STATUS…]

PATH is what `wrk` asks for over connections that are kept alive; STATUS are the statuses that are no fault (200 if none is named; a
guest that traps on purpose answers 500 as well). At the end the script fails if there was any other answer, or a connection broke.
A line has the requests and faults so far, resident memory, and from `/metrics` the heap, what is beside it, and guests' memories.
"""
import argparse, re, shlex, signal, socket, subprocess, sys, tempfile, time, urllib.request


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fetch(port, path):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
        return answer.read().decode()


def await_ready(port, process):
    for _ in range(1200):
        if process.poll() is not None:
            sys.exit(f"the server ended with {process.returncode}")
        try:
            return fetch(port, "/ready")
        except OSError:
            time.sleep(0.05)
    sys.exit("the server does not become ready")


def resident(pid):
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(r"VmRSS:\s+(\d+)", status.read())[1]) // 1024


def megabytes(metrics, name, label=""):
    values = re.findall(rf"^{name}(?:{{[^}}]*{label}[^}}]*}})? (\S+)", metrics, re.M)
    return sum(float(value) for value in values) / 1e6


LUA = """
local fine = {%s}
local threads = {}
function setup(thread) table.insert(threads, thread) end
function init(args) faults = 0 end
function response(status) if not fine[status] then faults = faults + 1 end end
function done(summary)
  local e, faults = summary.errors, 0
  for _, thread in ipairs(threads) do faults = faults + thread:get("faults") end
  io.write(string.format("%%d %%d\\n", summary.requests, faults + e.connect + e.read + e.write + e.timeout))
end
"""

parser = argparse.ArgumentParser(usage=__doc__)
parser.add_argument("--minutes", type=float, default=10)
parser.add_argument("--interval", type=int, default=20)
parser.add_argument("--connections", type=int, default=16)
parser.add_argument("--gantry", required=True)
parser.add_argument("guest")
parser.add_argument("path")
parser.add_argument("statuses", nargs="*", type=int)
options = parser.parse_args()

port, admin = free_port(), free_port()
server = subprocess.Popen(
    shlex.split(options.gantry)
    + ["--addr", f"127.0.0.1:{port}", "--admin-addr", f"127.0.0.1:{admin}", options.guest],
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
requests = faults = 0
try:
    await_ready(admin, server)
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(LUA % ", ".join(f"[{status}]=true" for status in options.statuses or [200]))
        script.flush()
        begin = time.monotonic()
        print(" seconds   requests  faults  resident MB  heap MB  non-heap MB  guests MB", flush=True)
        while time.monotonic() - begin < options.minutes * 60:
            out = subprocess.run(
                ["wrk", "-t1", f"-c{options.connections}", f"-d{options.interval}s", "-s", script.name,
                 f"http://127.0.0.1:{port}{options.path}"],
                capture_output=True, text=True, check=True).stdout
            done, wrong = (int(word) for word in out.strip().splitlines()[-1].split())
            requests, faults = requests + done, faults + wrong
            metrics = fetch(admin, "/metrics")
            print(f"{time.monotonic() - begin:8.0f} {requests:10} {faults:7} {resident(server.pid):12}"
                  f" {megabytes(metrics, 'jvm_memory_used_bytes', 'area=.heap.'):8.0f}"
                  f" {megabytes(metrics, 'jvm_memory_used_bytes', 'area=.nonheap.'):12.0f}"
                  f" {megabytes(metrics, 'gantry_memory_bytes'):10.0f}", flush=True)
finally:
    server.send_signal(signal.SIGTERM)
    try:
        server.wait(40)
    except subprocess.TimeoutExpired:
        server.kill()
sys.exit(faults != 0)
