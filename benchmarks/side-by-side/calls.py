#!/usr/bin/env python3
"""Times calls of and by components under Gantry beside Wasmtime, in one run, and makes a Markdown table.

Both load the same binaries, which Gantry makes of the text in ../src/main/resources/dev/gantry/bench/calls. Wasmtime is its Python
wheel (pip install wasmtime) for the Python that runs this: what its host calls cost is mostly Python, and the table says so. Guests
that call guests do it in loops of their own, where no host takes part.

usage: calls.py [--seconds S] [--engines gantry,wasmtime] [--write]

--seconds is for how long each kind of call is warmed up, and then measured; a figure is the median of nine rounds. --write puts the
table into the two README.md.
"""
import argparse
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import compare

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
TEXTS = HERE.parent / 'src/main/resources/dev/gantry/bench/calls'
CALLS = 'bench:calls/calls@0.1.0'
LOOPS = 'bench:calls/loops@0.1.0'
ROUNDS = 9
TIMES = 1000
LONG = 65536
LENGTHS = [10 ** digits for digits in range(3, 8)]

# What is called, what it is named by the workers, and what it may cost at most.
ROWS = [
    ('host → guest, nothing; generated interface', 'host nop, typed', 40),
    ('host → guest, nothing; dynamic values', 'host nop, dynamic', 60),
    ('host → guest, two numbers in, one out; generated', 'host numbers, typed', None),
    ('host → guest, an enum in; generated', 'host enum, typed', None),
    ('host → guest, 16 letters in and out; generated', 'host string, typed', 190),
    ('host → guest, 16 letters in and out; dynamic', 'host string, dynamic', 190),
    ('host → guest, 64 KiB in; generated', 'host bytes in, typed', 5_000),
    ('host → guest, 64 KiB in; dynamic', 'host bytes in, dynamic', None),
    ('host → guest, 64 KiB out; generated', 'host bytes out, typed', 5_000),
    ('host → guest, 64 KiB out; dynamic', 'host bytes out, dynamic', None),
    ('host → guest in Rust, four records and a variant in, a list of records out; generated', 'shop find, typed', None),
    ('host → guest in Rust, four records and a variant in, a list of records out; dynamic', 'shop find, dynamic', None),
    ('guest → guest, nothing', 'guest nop', 15),
    ('guest → guest, two numbers in, one out', 'guest numbers', None),
    ('guest → guest, 16 letters in and out', 'guest string', None),
    ('guest → guest, 64 KiB as `list<u8>`', 'guest bytes', 4_000),
    ('guest → guest, 64 KiB as `list<u32>`', 'guest words', 4_000),
    ('guest → guest, 64 KiB as `list<f64>`', 'guest doubles', 4_000),
    ('two small linked guests: a store, their instances, closed', 'instantiate', 15_000),
]


def gantry(*arguments):
    subprocess.run([*compare.java_worker('dev.gantry.cli.Gantry'), *arguments], check=True)


def composed():
    """The caller and the callee in one component."""
    nested = '\n'.join((TEXTS / f'{name}.wat').read_text() for name in ('callee', 'caller'))
    return f'''(component
      {nested}
      (instance $of-callee (instantiate $callee))
      (instance $of-caller (instantiate $caller (with "{CALLS}" (instance $of-callee "{CALLS}"))))
      (alias export $of-caller "{LOOPS}" (instance $loops))
      (export "{LOOPS}" (instance $loops)))'''


def binaries(folder):
    texts = {'callee': (TEXTS / 'callee.wat').read_text(), 'composed': composed(), 'small': (TEXTS / 'small.wat').read_text()}
    files = {}
    for name, text in texts.items():
        source, files[name] = folder / f'{name}.wat', folder / f'{name}.wasm'
        source.write_text(text)
        gantry('parse', str(source), '-o', str(files[name]))
    return [*files.values(), ROOT / 'fixtures/guests/shop-rs196.wasm']


def run_gantry(files, seconds):
    done = subprocess.run([*compare.java_worker('dev.gantry.bench.CallsWorker', '-Xmx2g'), *map(str, files), str(seconds)],
                          stdout=subprocess.PIPE, text=True, check=True)
    return {row['name']: row['ns'] for row in map(json.loads, done.stdout.splitlines())}


def measure(work, seconds):
    """The nanoseconds that one of so many takes, the median of the rounds."""
    times, until = 1, time.perf_counter() + seconds / 2
    round_seconds = seconds / ROUNDS
    while time.perf_counter() < until:
        begin = time.perf_counter()
        work(times)
        times = max(1, min(int(times * min(8, round_seconds / max(1e-9, time.perf_counter() - begin))), 1 << 30))
    each = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        work(times)
        each.append((time.perf_counter() - begin) / times * 1e9)
    return sorted(each)[ROUNDS // 2]


def run_wasmtime(files, seconds):
    try:
        import wasmtime
        from wasmtime import component
    except ImportError:
        print('there is no wheel of wasmtime here', file=sys.stderr)
        return {}
    engine = wasmtime.Engine()
    callee, together, small, shop = (component.Component.from_file(engine, str(file)) for file in files)
    linker = component.Linker(engine)

    def functions(loaded, interface, *names):
        store = wasmtime.Store(engine)
        instance = linker.instantiate(store, loaded)
        outer = instance.get_export_index(store, interface)
        return [store, *(instance.get_func(store, instance.get_export_index(store, name, outer)) for name in names)]

    results = {}

    def each(name, call):
        def work(times):
            for _ in range(times):
                call()
        results[name] = measure(work, seconds)

    store, nop, scale, choose, echo, take, give = functions(callee, CALLS, 'nop', 'scale', 'choose', 'echo', 'take', 'give')
    data = bytes(LONG)
    each('host nop, dynamic', lambda: nop(store))
    each('host numbers, typed', lambda: scale(store, 3, 5))
    each('host enum, typed', lambda: choose(store, 'high'))
    each('host string, dynamic', lambda: echo(store, 'sixteen letters.'))
    each('host bytes in, dynamic', lambda: take(store, data))
    each('host bytes out, dynamic', lambda: give(store, LONG))

    loops = functions(together, LOOPS, 'nop', 'scale', 'echo', 'take', 'take-words', 'take-doubles')
    inner, nop, scale, echo, take, words, doubles = loops

    def in_loop(name, loop, *more):
        def work(times):
            for left in range(times, 0, -TIMES):
                loop(inner, min(left, TIMES), *more)
        results[name] = measure(work, seconds)

    in_loop('guest nop', nop)
    in_loop('guest numbers', scale)
    in_loop('guest string', echo)
    in_loop('guest bytes', take, LONG)
    in_loop('guest words', words, LONG // 4)
    in_loop('guest doubles', doubles, LONG // 8)
    for length in LENGTHS:
        in_loop(f'guest words {length}', words, length)

    each('instantiate', lambda: linker.instantiate(wasmtime.Store(engine), small))

    store, find = functions(shop, 'fix:shop/inventory@0.1.0', 'find')

    def item(name, quantity, price):
        record = component.Record()
        record.name, record.qty, record.price = name, quantity, price
        return record

    items = [item('tea', 1, 2.5), item('jam', 7, None), item('bread', 3, 1.25), item('butter', 2, 4.0)]
    each('shop find, dynamic', lambda: find(store, items, 'jam'))
    return results


def figure(nanos):
    if nanos is None:
        return '–'
    size, unit = next(pair for pair in ((1e6, 'ms'), (1e3, 'µs'), (1, 'ns')) if nanos >= pair[0] or pair[0] == 1)
    value = nanos / size
    return f'{value:.3g} {unit}'


def ratio(gantry_nanos, other):
    return '–' if gantry_nanos is None or other is None else f'{gantry_nanos / other:.2g}'


def table(ours, theirs):
    lines = ['| call | gantry | at most | wasmtime | gantry ÷ wasmtime |', '|---|---|---|---|---|']
    for title, name, most in ROWS:
        other = theirs.get(name, theirs.get(name.replace('typed', 'dynamic')))
        through_python = other is not None and not name.startswith('guest')
        lines.append(f"| {title} | {figure(ours.get(name))} | {figure(most)} | {figure(other)}{' *' if through_python else ''} "
                     f'| {ratio(ours.get(name), other)} |')
    return '\n'.join(lines)


def by_length(ours, theirs):
    lines = ['| elements of `list<u32>`, guest → guest | gantry, a call | an element | wasmtime, a call | an element | gantry ÷ wasmtime |',
             '|---|---|---|---|---|---|']
    for length in LENGTHS:
        ran = [results.get(f'guest words {length}') for results in (ours, theirs)]
        cells = [cell for nanos in ran for cell in (figure(nanos), '–' if nanos is None else f'{nanos / length:.3f} ns')]
        lines.append(f"| {length:,} | {' | '.join(cells)} | {ratio(*ran)} |")
    return '\n'.join(lines)


def write(readme, text):
    pattern = re.compile('(<!-- calls -->\n).*?(<!-- /calls -->)', re.S)
    readme.write_text(pattern.sub(lambda match: f'{match[1]}{text}\n{match[2]}', readme.read_text()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--seconds', type=float, default=1)
    parser.add_argument('--engines', default='gantry,wasmtime')
    parser.add_argument('--write', action='store_true', help='put the table into the two README.md')
    options = parser.parse_args()
    engines = options.engines.split(',')
    with tempfile.TemporaryDirectory() as folder:
        files = binaries(pathlib.Path(folder))
        ours = run_gantry(files, options.seconds) if 'gantry' in engines else {}
        theirs = run_wasmtime(files, options.seconds / 5) if 'wasmtime' in engines else {}
    text = '\n\n'.join([
        table(ours, theirs),
        '\\* through the Python wheel, whose conversions take most of this: no measure of Wasmtime itself, nor is the ratio.',
        by_length(ours, theirs),
        f'One run, {options.seconds:g} s of warming up and {options.seconds:g} s of measuring for each; {os.cpu_count()} processors.'])
    print(text)
    if options.write:
        write(ROOT / 'benchmarks/README.md', text)
        write(ROOT / 'README.md', text)
    missed = [title for title, name, most in ROWS if most is not None and ours.get(name, 0) > most]
    if missed:
        print('above what it may cost: ' + '; '.join(missed), file=sys.stderr)
    return 1 if missed else 0


if __name__ == '__main__':
    sys.exit(main())
