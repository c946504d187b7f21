"""A shop component under Wasmtime, for carts.py. Prints a line a round: the median in milliseconds and the sum.

usage: wasmtime_carts.py FILE.wasm SECONDS ROUNDS ITEMS
"""
import statistics
import sys
import time

import wasmtime
from wasmtime.component import Component, Linker, Record

INTERFACE = 'fix:shop/inventory@0.1.0'


def main(path, seconds, rounds, items):
    engine = wasmtime.Engine()
    store = wasmtime.Store(engine)
    store.set_wasi(wasmtime.WasiConfig())
    linker = Linker(engine)
    linker.add_wasip2()
    instance = linker.instantiate(store, Component.from_file(engine, path))
    interface = instance.get_export_index(store, INTERFACE)

    def function(name):
        found = instance.get_func(store, instance.get_export_index(store, name, interface))

        def call(*arguments):
            result = found(store, *arguments)
            if hasattr(found, 'post_return'):
                found.post_return(store)
            return result

        return call

    cart = function('[constructor]cart')('ann')
    add, total = function('[method]cart.add'), function('[method]cart.total')
    for number in range(items):
        item = Record()
        item.name, item.qty, item.price = 'item', 1 + number % 9, 0.25 * (number % 4)
        add(cart, item)
    for _ in range(rounds):
        times = []
        until = time.perf_counter() + seconds
        while len(times) < 3 or time.perf_counter() < until:
            begin = time.perf_counter()
            result = total(cart)
            times.append((time.perf_counter() - begin) * 1e3)
        print(f'{statistics.median(times):.4f} {result:.2f}', flush=True)


if __name__ == '__main__':
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
