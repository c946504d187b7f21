#!/usr/bin/env python3
"""Times programs under Gantry beside other engines, in one run, and prints a Markdown table.

Each program runs under each engine in turn, in a process of its own, for the same time; what counts is the median of the second
half of the rounds. The engines must agree on the checksum of the output, or the table says so and the exit status is 1.

usage: compare.py [--seconds S] [--engines gantry,wasmtime,endive] [--corpora DIR] [--kernels FILE.wasm LIST] [NAME...]

Wasmtime is its Python wheel (pip install wasmtime) for the Python that runs this; an engine that is missing is reported as missing.
"""
import argparse
import functools
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent


@functools.cache
def java():
    home = subprocess.run(['sh', '-c', '. "$0"; find_jdk && echo "$JAVA_HOME"', str(ROOT / '.mvn/find-jdk.sh')], capture_output=True, text=True, check=True)
    return os.path.join(home.stdout.strip(), 'bin', 'java')


def java_worker(main_class):
    class_path = (ROOT / 'benchmarks/target/benchmarks.classpath').read_text().strip()
    return [java(), '-Xss16m', '-cp', f"{ROOT / 'benchmarks/target/classes'}:{class_path}", main_class]


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
    'wasmtime': lambda: [sys.executable, str(HERE / 'wasmtime_worker.py')],
}


def run(engine, arguments):
    done = subprocess.run([*WORKERS[engine](), *arguments], capture_output=True, text=True, timeout=600, cwd=os.path.dirname(arguments[1]))
    lines = [line for line in done.stdout.splitlines() if line.startswith('{')]
    if done.returncode != 0 or not lines:
        return {'error': (done.stderr.strip().splitlines() or ['no output'])[-1][:120]}
    return json.loads(lines[-1])


def cases(options):
    programs = pathlib.Path(options.corpora) / 'sightglass/benchmarks'
    for path in sorted(programs.rglob('*.wasm')):
        if path.parent.name != 'noop' and path.name == 'benchmark.wasm':
            yield path.parent.name, ['program', str(path.resolve()), str(options.seconds)]
    if options.kernels:
        wasm, names = options.kernels
        for line in pathlib.Path(names).read_text().splitlines():
            name, argument = line.split()
            yield name, ['kernel', os.path.abspath(wasm), str(options.seconds), name, argument]


def cell(result):
    return result['error'] if 'error' in result else f"{result['ms']:.2f}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--seconds', type=float, default=5)
    parser.add_argument('--engines', default='gantry,wasmtime,endive')
    parser.add_argument('--corpora', default=os.environ.get('GANTRY_CORPORA', str(ROOT / '../shared/corpora')))
    parser.add_argument('--kernels', nargs=2, metavar=('WASM', 'LIST'))
    parser.add_argument('names', nargs='*')
    options = parser.parse_args()
    engines = options.engines.split(',')
    others = [engine for engine in engines if engine != 'gantry']
    print('| program | ' + ' | '.join(f'{e}, ms' for e in engines) + ' | ' + ' | '.join(f'gantry ÷ {e}' for e in others) + ' | output |')
    print('|---' * (len(engines) + len(others) + 2) + '|')
    logs = {engine: [] for engine in others}
    agree = True
    for name, arguments in cases(options):
        if options.names and name not in options.names:
            continue
        results = {engine: run(engine, arguments) for engine in engines}
        sums = {r['checksum'] for r in results.values() if 'checksum' in r}
        agree &= len(sums) <= 1
        ratios = []
        for engine in others:
            if 'ms' in results[engine] and 'ms' in results.get('gantry', {}):
                ratio = results['gantry']['ms'] / results[engine]['ms']
                logs[engine].append(math.log(ratio))
                ratios.append(f'{ratio:.2f}')
            else:
                ratios.append('–')
        row = [name, *[cell(results[e]) for e in engines], *ratios, 'same' if len(sums) == 1 else f'DIFFERENT {sorted(sums)}']
        print('| ' + ' | '.join(row) + ' |', flush=True)
    means = [f'{math.exp(sum(logs[e]) / len(logs[e])):.2f}' if logs[e] else '–' for e in others]
    print('| geometric mean | ' + ' | '.join('' for _ in engines) + ' | ' + ' | '.join(means) + ' | |')
    return 0 if agree else 1


if __name__ == '__main__':
    sys.exit(main())
