"""A script on QuickJS under Wasmtime, for quickjs.py. The guest prints what there is to print.

usage: wasmtime_quickjs.py FILE.wasm SCRIPT
"""
import struct
import sys

import wasmtime


def main(path, script):
    engine = wasmtime.Engine()
    module = wasmtime.Module.from_file(engine, path)
    linker = wasmtime.Linker(engine)
    linker.define_wasi()
    store = wasmtime.Store(engine)
    wasi = wasmtime.WasiConfig()
    wasi.inherit_stdout()
    wasi.inherit_stderr()
    store.set_wasi(wasi)
    exports = linker.instantiate(store, module).exports(store)
    exports['_initialize'](store)

    def put(data):
        address = exports['malloc'](store, len(data))
        exports['memory'].write(store, data, address)
        return address

    arguments = [put(argument.encode() + b'\0') for argument in ('qjs', '-e', script)]
    vector = put(struct.pack('<4i', *arguments, 0))
    return exports['qjs_init_argv'](store, len(arguments), vector)


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
