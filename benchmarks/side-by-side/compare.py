#!/usr/bin/env python3
"""Times programs and kernels under Gantry beside other engines, in one run, and makes a Markdown table.

Each runs under each engine in turn, in a process of its own; what counts is the median of the second half of the rounds. The
engines must agree on the checksum of what a program writes (with what was recorded for it, where that is there) or a kernel
returns, or the table says so and the exit status is 1.

usage: compare.py [--seconds S] [--engines gantry,wasmtime,endive] [--corpora DIR] [--quickjs FILE.wasm] [--write] [NAME...]

All of it takes eight minutes or so; progress goes to standard error. --seconds is for how long Gantry runs a program, the others
run for less (see below). --write puts the table into ../README.md. Wasmtime is its Python wheel (pip install wasmtime) for the
Python that runs this; an engine that is missing is reported as missing.
"""
import argparse
import functools
import hashlib
import json
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
README = HERE.parent / 'README.md'

# Programs that are made of vector instructions, which count apart.
VECTOR = {'blake3-simd', 'blake3-simd, vectors'}

# With these options vectors are registers, and not two longs.
VECTOR_OPTIONS = ('--add-modules', 'jdk.incubator.vector')

# How much longer than others a program runs before it is warm.
SLOW_TO_WARM = {'hashset': 2.5, 'regex': 1.5, 'blake3-simd': 1.5}

# For how much of Gantry's time an engine runs a program or kernel. One that compiles ahead needs no more.
SHARE = {'gantry': 1, 'wasmtime': 0.2, 'endive': 0.4}
KERNEL_SHARE = {'gantry': 0.3, 'wasmtime': 0.1}


@functools.cache
def java():
    home = subprocess.run(['sh', '-c', '. "$0"; find_jdk && echo "$JAVA_HOME"', str(ROOT / '.mvn/find-jdk.sh')], capture_output=True, text=True, check=True)
    return os.path.join(home.stdout.strip(), 'bin', 'java')


def java_worker(main_class, *options):
    class_path = (ROOT / 'benchmarks/target/benchmarks.classpath').read_text().strip()
    return [java(), '-Xss16m', *options, '-cp', f"{ROOT / 'benchmarks/target/classes'}:{class_path}", main_class]


@functools.cache
def endive_class_path():
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, 'classpath')
        plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath'
        subprocess.run([str(ROOT / 'mvnw'), '-q', '-B', '-f', str(HERE / 'endive-pom.xml'), plugin, f'-Dmdep.outputFile={file}'], check=True, stdout=sys.stderr)
        return pathlib.Path(file).read_text().strip()


WORKERS = {
    'gantry': lambda: java_worker('dev.gantry.bench.GantryWorker'),
    'endive': lambda: [java(), '-cp', endive_class_path(), str(HERE / 'EndiveWorker.java')],
    'gantry with vectors': lambda: java_worker('dev.gantry.bench.GantryWorker', *VECTOR_OPTIONS),
    'wasmtime': lambda: [sys.executable, str(HERE / 'wasmtime_worker.py')],
}


def run(engine, kind, path, seconds, *rest):
    try:
        done = subprocess.run([*WORKERS[engine](), kind, str(path), f'{seconds:.1f}', *rest], capture_output=True, text=True, timeout=300, cwd=path.parent)
    except (subprocess.SubprocessError, OSError) as error:
        return {'error': f'{type(error).__name__}: {error}'[:80]}
    lines = [line for line in done.stdout.splitlines() if line.startswith('{')]
    if done.returncode != 0 or not lines:
        said = [line for line in done.stderr.splitlines() if line.strip() and not line.startswith(('\t', 'WARNING'))]
        reason = re.sub(r'^Exception in thread "main" ([a-z]+[.])*', '', (said or ['no output'])[0])
        return {'error': reason.replace('|', '/')[:80]}
    return json.loads(lines[-1])


def recorded(folder):
    """The checksum of the output that comes with a program, if it does."""
    files = [folder / f'benchmark.{stream}.expected' for stream in ('stdout', 'stderr')]
    if not all(file.exists() for file in files):
        return set()
    return {hashlib.sha256(b''.join(file.read_bytes() for file in files)).hexdigest()[:12]}


def programs(options):
    for path in sorted((pathlib.Path(options.corpora) / 'sightglass/benchmarks').resolve().rglob('benchmark.wasm')):
        if path.parent.name != 'noop':
            yield path.parent.name, path


def kernels():
    for line in (HERE / 'kernels/list.txt').read_text().splitlines():
        name, argument = line.split()
        yield name, argument


class Table:
    """Rows of one kind, and the geometric means of the ratios in them."""

    def __init__(self, kind, engines):
        self.engines = engines
        self.others = [engine for engine in engines if engine != 'gantry']
        self.rows = []
        self.ratios = {other: {} for other in self.others}
        self.agree = True
        self.kind = kind

    def add(self, name, results, expected):
        sums = {result['checksum'] for result in results.values() if 'checksum' in result}
        same = len(sums | expected) == 1
        self.agree &= same and 'checksum' in results.get('gantry', {'checksum': ''})
        cells = [name] + [f"{results[e]['ms']:.2f}" if 'ms' in results[e] else results[e]['error'] for e in self.engines]
        for other in self.others:
            if 'ms' in results[other] and 'ms' in results.get('gantry', {}):
                self.ratios[other][name] = results['gantry']['ms'] / results[other]['ms']
            cells.append(f'{self.ratios[other][name]:.2f}' if name in self.ratios[other] else '–')
        self.rows.append([*cells, 'same' if same else f'DIFFERENT {sorted(sums)}'])
        print('  '.join(self.rows[-1]), file=sys.stderr, flush=True)

    def text(self):
        titles = [self.kind, *[f'{e}, ms' for e in self.engines], *[f'gantry ÷ {e}' for e in self.others], 'output']
        means = ['**geometric mean**', *['' for _ in self.engines], *[mean(self.ratios[other]) for other in self.others], '']
        return '\n'.join('| ' + ' | '.join(row) + ' |' for row in [titles, ['---'] * len(titles), *self.rows, means])


def mean(ratios):
    logs = [math.log(ratio) for name, ratio in ratios.items() if name not in VECTOR]
    return f'{math.exp(sum(logs) / len(logs)):.2f}' if logs else '–'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--seconds', type=float, default=12)
    parser.add_argument('--engines', default='gantry,wasmtime,endive')
    parser.add_argument('--corpora', default=os.environ.get('GANTRY_CORPORA', str(ROOT / '../shared/corpora')))
    parser.add_argument('--quickjs', metavar='FILE.wasm', help='run quickjs.py on it as well')
    parser.add_argument('--write', action='store_true', help='put the tables into the README')
    parser.add_argument('names', nargs='*')
    options = parser.parse_args()
    engines = options.engines.split(',')

    wanted = lambda name: not options.names or name in options.names
    ran = Table('program', engines)
    for name, path in programs(options):
        if wanted(name):
            seconds = options.seconds * SLOW_TO_WARM.get(name, 1)
            results = {e: run(e, 'program', path, seconds * SHARE[e]) for e in engines}
            ran.add(name, results, recorded(path.parent))
            if name in VECTOR and 'gantry' in engines:
                # As a row of its own, beside the same runs of the others.
                with_vectors = run('gantry with vectors', 'program', path, seconds)
                ran.add(f'{name}, vectors', {**results, 'gantry': with_vectors}, recorded(path.parent))
    small = Table('kernel', [engine for engine in engines if engine in KERNEL_SHARE])
    for name, argument in kernels():
        if wanted(name):
            wasm = HERE / 'kernels/kernels.wasm'
            small.add(name, {e: run(e, 'kernel', wasm, options.seconds * KERNEL_SHARE[e], name, argument) for e in small.engines}, set())

    tables = [table for table in (ran, small) if table.rows]
    parts = [table.text() for table in tables]
    if all('wasmtime' in table.ratios for table in tables):
        both = {name: ratio for table in tables for name, ratio in table.ratios['wasmtime'].items()}
        above = [f'{name} {ratio:.2f}' for name, ratio in both.items() if ratio > 3 and name not in VECTOR]
        parts.append(f"Programs and kernels together: geometric mean {mean(both)} × Wasmtime. Above 3: {', '.join(above) or 'none'}. "
                     "The means leave out blake3-simd, which is made of vector instructions; with `jdk.incubator.vector` in the second row.")
    slow = ', '.join(f'{name} {options.seconds * factor:.0f}' for name, factor in sorted(SLOW_TO_WARM.items()))
    parts.append(f'Gantry ran each program for {options.seconds:.0f} seconds ({slow}) and each kernel for {options.seconds * KERNEL_SHARE["gantry"]:.1f}; '
                 f'{os.cpu_count()} processors.')
    agree = all(table.agree for table in tables)
    if options.quickjs:
        print('QuickJS', file=sys.stderr, flush=True)
        done = subprocess.run([sys.executable, str(HERE / 'quickjs.py'), os.path.abspath(options.quickjs)], stdout=subprocess.PIPE, text=True)
        parts.append(done.stdout.strip())
        agree &= done.returncode == 0
    text = '\n\n'.join(parts)
    print(text)
    if options.write:
        whole = README.read_text()
        pattern = re.compile('(<!-- side by side -->\n).*?(<!-- /side by side -->)', re.S)
        README.write_text(pattern.sub(lambda match: f'{match[1]}{text}\n{match[2]}', whole))
    return 0 if agree else 1


if __name__ == '__main__':
    sys.exit(main())
