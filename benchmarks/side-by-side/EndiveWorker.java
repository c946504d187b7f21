import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.wasi.WasiExitException;
import run.endive.wasi.WasiOptions;
import run.endive.wasi.WasiPreview1;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionType;

/** One program under Endive, for compare.py: the same command line and output as wasmtime_worker.py. */
final class EndiveWorker {
  private static long start;
  private static long end;

  public static void main(String[] arguments) throws Exception {
    long begin = System.nanoTime();
    WasmModule module = Parser.parse(new File(arguments[1]));
    var machine = MachineFactoryCompiler.compile(module);
    double load = (System.nanoTime() - begin) / 1e6;
    double seconds = Double.parseDouble(arguments[2]);
    List<Double> times = new ArrayList<>();
    String checksum;
    if (arguments[0].equals("program")) {
      checksum = program(module, machine, seconds, times);
    } else {
      var function =
          Instance.builder(module).withMachineFactory(machine).build().export(arguments[3]);
      int argument = Integer.parseInt(arguments[4]);
      long result = 0;
      long until = System.nanoTime() + (long) (seconds * 1e9);
      while (times.size() < 5 || System.nanoTime() < until) {
        long from = System.nanoTime();
        result = function.apply(argument)[0];
        times.add((System.nanoTime() - from) / 1e6);
      }
      checksum = Integer.toString((int) result);
    }
    double[] tail = times.subList(times.size() / 2, times.size()).stream().mapToDouble(x -> x).sorted().toArray();
    System.out.printf(
        "{\"ms\": %f, \"first_ms\": %f, \"load_ms\": %f, \"rounds\": %d, \"checksum\": \"%s\"}%n",
        tail[tail.length / 2], times.get(0), load, times.size(), checksum);
  }

  private static String program(
      WasmModule module, java.util.function.Function<Instance, run.endive.runtime.Machine> machine, double seconds, List<Double> times)
      throws Exception {
    byte[] output = {};
    Path folder = Path.of("").toAbsolutePath();
    long until = System.nanoTime() + (long) (seconds * 1e9);
    var nothing = FunctionType.of(List.of(), List.of());
    var startMark = new HostFunction("bench", "start", nothing, (i, a) -> { start = System.nanoTime(); return null; });
    var endMark = new HostFunction("bench", "end", nothing, (i, a) -> { end = System.nanoTime(); return null; });
    while (times.size() < 5 || System.nanoTime() < until) {
      var out = new ByteArrayOutputStream();
      var err = new ByteArrayOutputStream();
      var options = WasiOptions.builder().withStdout(out).withStderr(err).withDirectory(".", folder).build();
      try (var wasi = WasiPreview1.builder().withOptions(options).build()) {
        var imports = ImportValues.builder().addFunction(wasi.toHostFunctions()).addFunction(startMark, endMark).build();
        var instance = Instance.builder(module).withMachineFactory(machine).withImportValues(imports).withStart(false).build();
        try {
          instance.export("_start").apply();
        } catch (WasiExitException e) {
          if (e.exitCode() != 0) {
            throw e;
          }
        }
      }
      times.add((end - start) / 1e6);
      err.writeTo(out);
      output = out.toByteArray();
    }
    String timeless = new String(output, StandardCharsets.ISO_8859_1).replaceAll("took [0-9.]+ seconds", "took N seconds");
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(timeless.getBytes(StandardCharsets.ISO_8859_1));
    return HexFormat.of().formatHex(Arrays.copyOf(digest, 6));
  }
}
