"""One program under Wasmtime, for compare.py: prints one line of JSON.

usage: wasmtime_worker.py program FILE.wasm SECONDS      a WASI 0.1 program that calls bench.start and bench.end
       wasmtime_worker.py kernel FILE.wasm SECONDS NAME ARGUMENT     an exported function of one i32
"""
import hashlib
import json
import os
import re
import sys
import tempfile
import time

import wasmtime


def median_of_second_half(times):
    tail = sorted(times[len(times) // 2:])
    return tail[len(tail) // 2]


def program(path, seconds):
    engine = wasmtime.Engine()
    begin = time.perf_counter()
    module = wasmtime.Module.from_file(engine, path)
    compile_ms = (time.perf_counter() - begin) * 1e3
    marks = {}
    linker = wasmtime.Linker(engine)
    linker.define_wasi()
    nothing = wasmtime.FuncType([], [])
    linker.define_func('bench', 'start', nothing, lambda: marks.__setitem__('start', time.perf_counter()))
    linker.define_func('bench', 'end', nothing, lambda: marks.__setitem__('end', time.perf_counter()))
    times, digest = [], ''
    until = time.perf_counter() + seconds
    with tempfile.TemporaryDirectory() as folder:
        out, err = os.path.join(folder, 'out'), os.path.join(folder, 'err')
        while len(times) < 5 or time.perf_counter() < until:
            store = wasmtime.Store(engine)
            wasi = wasmtime.WasiConfig()
            wasi.stdout_file = out
            wasi.stderr_file = err
            wasi.preopen_dir(os.path.dirname(os.path.abspath(path)), '.')
            store.set_wasi(wasi)
            try:
                linker.instantiate(store, module).exports(store)['_start'](store)
            except wasmtime.ExitTrap as exit_:
                if exit_.code != 0:
                    raise
            times.append((marks['end'] - marks['start']) * 1e3)
        written = b''.join(open(name, 'rb').read() for name in (out, err))
        timeless = re.sub(rb'took [0-9.]+ seconds', b'took N seconds', written)
        digest = hashlib.sha256(timeless).hexdigest()[:12]
    return {'ms': median_of_second_half(times), 'first_ms': times[0], 'load_ms': compile_ms, 'rounds': len(times), 'checksum': digest}


def kernel(path, seconds, name, argument):
    engine = wasmtime.Engine()
    begin = time.perf_counter()
    module = wasmtime.Module.from_file(engine, path)
    compile_ms = (time.perf_counter() - begin) * 1e3
    store = wasmtime.Store(engine)
    function = wasmtime.Instance(store, module, []).exports(store)[name]
    times, result = [], None
    until = time.perf_counter() + seconds
    while len(times) < 5 or time.perf_counter() < until:
        begin = time.perf_counter()
        result = function(store, int(argument))
        times.append((time.perf_counter() - begin) * 1e3)
    return {'ms': median_of_second_half(times), 'first_ms': times[0], 'load_ms': compile_ms, 'rounds': len(times), 'checksum': str(result)}


if __name__ == '__main__':
    kind, path, seconds, *rest = sys.argv[1:]
    work = program if kind == 'program' else kernel
    print(json.dumps(work(path, float(seconds), *rest)))
