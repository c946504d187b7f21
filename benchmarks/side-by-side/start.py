#!/usr/bin/env python3
"""Times whole processes of the command line, from nothing to their end, beside Wasmtime's, and prints a Markdown table.

Every command runs once before it is timed, so that all caches are filled: Gantry's AOT cache and its cache of compiled code, and
Wasmtime's. Then all run in turn, --rounds times; a figure is the median of these, and a ratio that of neighbours in a round. What a
guest prints must be the same under both, or the exit status is 1. The wasmtime on the path is taken; without one, Gantry is alone.

usage: start.py [--rounds N] [--write]

--write puts the table into the README.
"""
import argparse
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
GUESTS = ['hello-rs196', 'hello-c', 'hello-cc', 'hello-zig']
OTHERS = [['--version'], ['--help'], ['wit', 'fixtures/wit/user'], ['validate', 'fixtures/guests/shop-c.wasm']]


def timed(command):
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, cwd=ROOT, stdin=subprocess.DEVNULL)
    milliseconds = (time.perf_counter() - start) * 1000
    if done.returncode != 0:
        sys.exit(f'{" ".join(command)}: {done.stderr.decode().strip()}')
    return milliseconds, done.stdout


def commands():
    """What is timed, by its name: Gantry's command, and Wasmtime's if there is one."""
    wasmtime = shutil.which('wasmtime')
    for guest in GUESTS:
        words = [f'fixtures/guests/{guest}.wasm', 'one']
        yield 'run ' + guest, ['./gantry', 'run', *words], [wasmtime, 'run', '-Ccache=y', *words] if wasmtime else None
    for line in OTHERS:
        yield ' '.join(line), ['./gantry', *line], None


def measure(rounds):
    rows = list(commands())
    for name, gantry, wasmtime in rows:
        outputs = {timed(command)[1] for command in (gantry, gantry, wasmtime) if command}
        if len(outputs) != 1:
            sys.exit(f'{name}: outputs differ')
    times = {name: ([], []) for name, _, _ in rows}
    for _ in range(rounds):
        for name, gantry, wasmtime in rows:
            times[name][0].append(timed(gantry)[0])
            if wasmtime:
                times[name][1].append(timed(wasmtime)[0])
    return times


def table(times, rounds):
    lines = ['| whole process | gantry | wasmtime | gantry ÷ wasmtime |', '|---|---|---|---|']
    for name, (gantry, wasmtime) in times.items():
        beside = (
            f'{statistics.median(wasmtime):.0f} ms | {statistics.median(g / w for g, w in zip(gantry, wasmtime)):.1f}'
            if wasmtime
            else '– | –'
        )
        lines.append(f'| `{name}` | {statistics.median(gantry):.0f} ms | {beside} |')
    lines.append('')
    lines.append(f'Medians of {rounds} rounds, each command in turn, caches filled; {os.cpu_count()} processors.')
    return '\n'.join(lines)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument('--rounds', type=int, default=21)
    parser.add_argument('--write', action='store_true')
    options = parser.parse_args()
    text = table(measure(options.rounds), options.rounds)
    print(text)
    if options.write:
        readme = ROOT / 'README.md'
        pattern = re.compile('(<!-- start -->\n).*?(<!-- /start -->)', re.S)
        readme.write_text(pattern.sub(lambda match: f'{match[1]}{text}\n{match[2]}', readme.read_text()))


if __name__ == '__main__':
    main()
