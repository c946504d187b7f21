package dev.gantry.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A guest in a jar that grows its memory page by page, run by what a process of its own has. */
final class GrowingJar {
  private static final int PAGES = 40;

  /** Writes to the start of each page that it adds, and sums up what all of them hold. */
  static final String GUEST =
      """
      (module
        (memory (export "memory") 1)
        (func (export "grow") (param $pages i32) (result i32)
          (local $at i32) (local $sum i32)
          (loop $again
            (local.set $at (i32.mul (memory.grow (i32.const 1)) (i32.const 65536)))
            (if (i32.lt_s (local.get $at) (i32.const 0)) (then (return (i32.const -1))))
            (i32.store (local.get $at) (i32.add (i32.load (local.get $at)) (i32.const 3)))
            (br_if $again
              (local.tee $pages (i32.sub (local.get $pages) (i32.const 1)))))
          (loop $next
            (local.set $sum (i32.add (local.get $sum) (i32.load (local.get $at))))
            (br_if $next
              (i32.gt_s
                (local.tee $at (i32.sub (local.get $at) (i32.const 65536)))
                (i32.const 0))))
          (local.get $sum)))
      """;

  private GrowingJar() {}

  /** Prints what several users get, in stores that begin with and without room. */
  public static void main(String[] arguments) throws IOException {
    System.out.println(use(Path.of(arguments[0])));
  }

  /** {@return the sums that several users get} */
  static List<Integer> use(Path path) throws IOException {
    CompiledJar jar = CompiledJar.open(path);
    Module module = Module.of(jar.engine(Engine.DEFAULT), jar.guest());
    LinkedModule linked = Linker.create().link(module);
    MemoryBudget pool = MemoryBudget.unlimited().reusing(1 << 24);
    return List.of(
        sum(linked, Store.create()),
        sum(linked, Store.create()),
        sum(linked, Store.create(StoreLimits.DEFAULT.withInterruption())),
        sum(linked, Store.create(StoreLimits.DEFAULT, pool)),
        sum(linked, Store.create(StoreLimits.DEFAULT, pool)));
  }

  private static int sum(LinkedModule linked, Store store) {
    try (store) {
      Instance guest = linked.instantiate(store);
      int sum = (int) guest.function("grow").call(PAGES).getFirst();
      return sum + (int) guest.memory("memory").pageCount();
    }
  }
}
