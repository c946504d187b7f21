#!/usr/bin/env python3
"""Times a loop inside shop components under Gantry and Wasmtime in one run, and prints a Markdown table.

A cart is filled, then the guest sums it up again and again; nothing but the sum crosses the border. Meant for guests that are
interpreters: CPython in shop-py.wasm, StarlingMonkey in shop-sm-nowasi.wasm, QuickJS in shop-qjs.wasm. The first round has cold
code; what is steady is the fastest of the rounds after it. The engines must agree on the sum, or the exit status is 1.

usage: carts.py [--seconds S] [--rounds N] [--items N] FILE.wasm...
"""
import argparse
import os
import subprocess
import sys

from compare import HERE, java_worker

WORKERS = {
    'gantry': lambda: java_worker('dev.gantry.bench.CartWorker'),
    'wasmtime': lambda: [sys.executable, str(HERE / 'wasmtime_carts.py')],
}


def run(engine, *arguments):
    done = subprocess.run([*WORKERS[engine](), *map(str, arguments)], capture_output=True, text=True, timeout=600)
    if done.returncode != 0:
        sys.exit(f'{engine}: {done.stderr.strip()}')
    rounds = [line.split() for line in done.stdout.splitlines()]
    times = [float(ms) for ms, _ in rounds]
    return times[0], min(times[1:]), {total for _, total in rounds}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--seconds', type=float, default=2)
    parser.add_argument('--rounds', type=int, default=8)
    parser.add_argument('--items', type=int, default=2000)
    parser.add_argument('files', nargs='+', metavar='FILE.wasm')
    options = parser.parse_args()
    print('| guest | gantry first, ms | gantry steady, ms | wasmtime first, ms | wasmtime steady, ms | ÷ wasmtime, first | ÷ wasmtime, steady | result |')
    print('|---' * 8 + '|')
    agree = True
    for file in options.files:
        # Wasmtime compiles before it runs: its second round is like any later one.
        ours = run('gantry', file, options.seconds, options.rounds, options.items)
        theirs = run('wasmtime', file, options.seconds, 2, options.items)
        same = len(ours[2] | theirs[2]) == 1
        agree &= same
        cells = [*ours[:2], *theirs[:2], ours[0] / theirs[0], ours[1] / theirs[1]]
        name = os.path.basename(file).removesuffix('.wasm')
        print(f'| {name} | ' + ' | '.join(f'{cell:.2f}' for cell in cells) + f" | {'same' if same else 'DIFFERENT'} |", flush=True)
    return 0 if agree else 1


if __name__ == '__main__':
    sys.exit(main())
