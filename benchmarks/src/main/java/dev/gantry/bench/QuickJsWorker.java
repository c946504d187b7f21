package dev.gantry.bench;

import dev.gantry.engine.Instance;
import dev.gantry.engine.Linker;
import dev.gantry.engine.Module;
import dev.gantry.engine.Store;
import dev.gantry.wasi.OpenFiles;
import dev.gantry.wasi.Wasi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A script on QuickJS under Gantry, for {@code side-by-side/quickjs.py}: {@code FILE.wasm SCRIPT}.
 * The guest prints what there is to print.
 */
public final class QuickJsWorker {
  private static final long STACK_BYTES = 256L << 20;

  private final Instance instance;

  private QuickJsWorker(Instance instance) {
    this.instance = instance;
  }

  /** Runs the script. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Module module = Module.read(Path.of(arguments[0]));
    Wasi wasi = Wasi.builder().stdout(System.out).stderr(System.err).build();
    Linker linker = Linker.create();
    try (OpenFiles _ = wasi.addTo(linker, module)) {
      var worker = new QuickJsWorker(linker.link(module).instantiate(Store.create()));
      var thread = new Thread(null, () -> worker.evaluate(arguments[1]), "guest", STACK_BYTES);
      thread.start();
      thread.join();
    }
  }

  private void evaluate(String script) {
    instance.function("_initialize").call();
    int[] words = {put("qjs"), put("-e"), put(script), 0};
    int vector = allocate(Integer.BYTES * words.length);
    for (int word = 0; word < words.length; word++) {
      instance.memory("memory").writeInt(vector + (long) Integer.BYTES * word, words[word]);
    }
    instance.function("qjs_init_argv").call(words.length - 1, vector);
    System.out.flush();
  }

  private int put(String text) {
    byte[] bytes = (text + '\0').getBytes(StandardCharsets.UTF_8);
    int address = allocate(bytes.length);
    instance.memory("memory").write(address, bytes);
    return address;
  }

  private int allocate(int byteLength) {
    return (int) instance.function("malloc").call(byteLength).getFirst();
  }
}
