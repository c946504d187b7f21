#!/usr/bin/env python3
"""Times what holding a guest in costs: programs and kernels with a deadline, with fuel and with a limit on depth, beside none.

usage: containment.py [--seconds S] [--write] [NAME...]

Each form runs in a process of its own, one after the other for each name; what counts is the median of the second half of the
rounds. --write puts the table into ../README.md; all of it takes five minutes or so.
"""
import argparse
import math
import os
import re
import sys

import compare

FORMS = ('deadline', 'fuel', 'depth')
# Not those that take long to be warm.
PROGRAMS = ('blake3-scalar', 'bz2', 'pulldown-cmark', 'quicksort', 'richards', 'rust-json')


def row(form, kind, path, seconds, *rest):
    compare.WORKERS['gantry'] = lambda: compare.java_worker('dev.gantry.bench.GantryWorker', f'-Dgantry.bench.containment={form}')
    return compare.run('gantry', kind, path, seconds, *rest)


def jobs(options):
    for name, path in compare.programs(options):
        if name in PROGRAMS:
            yield name, ('program', path, options.seconds)
    for name, argument in compare.kernels():
        yield name, ('kernel', compare.HERE / 'kernels/kernels.wasm', options.seconds * 0.3, name, argument)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--seconds', type=float, default=5)
    parser.add_argument('--corpora', default=os.environ.get('GANTRY_CORPORA', str(compare.ROOT / '../shared/corpora')))
    parser.add_argument('--write', action='store_true', help='put the table into the README')
    parser.add_argument('names', nargs='*')
    options = parser.parse_args()

    lines = ['| program or kernel | none, ms | deadline | fuel | depth |', '| --- | --- | --- | --- | --- |']
    ratios = {form: [] for form in FORMS}
    same = True
    for name, job in jobs(options):
        if options.names and name not in options.names:
            continue
        results = {form: row(form, *job) for form in ('none', *FORMS)}
        errors = [result['error'] for result in results.values() if 'error' in result]
        if errors:
            sys.exit(f'{name}: {errors[0]}')
        same &= len({result['checksum'] for result in results.values()}) == 1
        none = results['none']['ms']
        for form in FORMS:
            ratios[form].append(results[form]['ms'] / none)
        lines.append('| ' + ' | '.join([name, f'{none:.2f}', *(f'{ratios[form][-1]:.2f}' for form in FORMS)]) + ' |')
        print(lines[-1], file=sys.stderr, flush=True)
    means = [math.exp(sum(map(math.log, ratios[form])) / len(ratios[form])) for form in FORMS]
    lines.append('| ' + ' | '.join(['**geometric mean**', '', *(f'{mean:.2f}' for mean in means)]) + ' |')
    text = '\n'.join(lines)
    print(text)
    if options.write:
        pattern = re.compile('(<!-- containment -->\n).*?(<!-- /containment -->)', re.S)
        compare.README.write_text(pattern.sub(lambda match: f'{match[1]}{text}\n{match[2]}', compare.README.read_text()))
    return 0 if same else 1


if __name__ == '__main__':
    sys.exit(main())
