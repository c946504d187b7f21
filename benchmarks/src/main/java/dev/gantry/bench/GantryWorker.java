package dev.gantry.bench;

import dev.gantry.engine.Function;
import dev.gantry.engine.Instance;
import dev.gantry.engine.Linker;
import dev.gantry.engine.Module;
import dev.gantry.wasi.OpenFiles;
import dev.gantry.wasi.Wasi;
import dev.gantry.wasi.WasiExitException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One program under Gantry, for {@code side-by-side/compare.py}: prints one line of JSON.
 *
 * <p>{@code program FILE SECONDS} runs a command of WASI 0.1 again and again, each time in a new
 * instance, and times what lies between its calls of {@code bench.start} and {@code bench.end};
 * {@code kernel FILE SECONDS NAME ARGUMENT} calls an export with one number. The property {@code
 * gantry.bench.containment} says what the store asks for, see {@link ContainedStores}.
 */
public final class GantryWorker {
  private static final int FEWEST_ROUNDS = 5;
  private static final Pattern OWN_TIME = Pattern.compile("took [0-9.]+ seconds");

  private final List<Double> millis = new ArrayList<>();
  private long start;
  private long end;

  private GantryWorker() {}

  /** Runs what the arguments say. */
  public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
    var worker = new GantryWorker();
    long begin = System.nanoTime();
    Module module = Module.read(Path.of(arguments[1]));
    double load = (System.nanoTime() - begin) / 1e6;
    long until = System.nanoTime() + (long) (Double.parseDouble(arguments[2]) * 1e9);
    String checksum =
        arguments[0].equals("program")
            ? worker.program(module, until)
            : worker.kernel(module, until, arguments[3], Integer.parseInt(arguments[4]));
    worker.print(load, checksum);
  }

  private boolean goesOn(long until) {
    return millis.size() < FEWEST_ROUNDS || System.nanoTime() < until;
  }

  private String program(Module module, long until) throws IOException, NoSuchAlgorithmException {
    byte[] output = {};
    while (goesOn(until)) {
      var out = new ByteArrayOutputStream();
      var err = new ByteArrayOutputStream();
      Wasi wasi =
          Wasi.builder()
              .arguments("benchmark.wasm")
              .stdout(out)
              .stderr(err)
              .directory(Path.of(""), ".")
              .build();
      Linker linker = Linker.create();
      linker.function("bench", "start", Runnable.class, () -> start = System.nanoTime());
      linker.function("bench", "end", Runnable.class, () -> end = System.nanoTime());
      try (OpenFiles _ = wasi.addTo(linker, module)) {
        Instance instance = linker.link(module).instantiate(ContainedStores.create());
        instance.function("_start").call();
      } catch (WasiExitException exit) {
        if (exit.status() != 0) {
          throw exit;
        }
      }
      millis.add((end - start) / 1e6);
      err.writeTo(out);
      output = out.toByteArray();
    }
    return checksum(output);
  }

  /** {@return a number of what was written, without the times that a program has taken itself} */
  private static String checksum(byte[] output) throws NoSuchAlgorithmException {
    String text = new String(output, StandardCharsets.ISO_8859_1);
    byte[] timeless =
        OWN_TIME.matcher(text).replaceAll("took N seconds").getBytes(StandardCharsets.ISO_8859_1);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(timeless);
    return HexFormat.of().formatHex(digest).substring(0, 12);
  }

  private String kernel(Module module, long until, String name, int argument) {
    Function function =
        Linker.create().link(module).instantiate(ContainedStores.create()).function(name);
    Object result = 0;
    while (goesOn(until)) {
      long begin = System.nanoTime();
      result = function.call(argument).getFirst();
      millis.add((System.nanoTime() - begin) / 1e6);
    }
    return String.valueOf(result);
  }

  private void print(double load, String checksum) {
    double[] tail =
        millis.subList(millis.size() / 2, millis.size()).stream()
            .mapToDouble(Double::doubleValue)
            .toArray();
    Arrays.sort(tail);
    System.out.printf(
        "{\"ms\": %f, \"first_ms\": %f, \"load_ms\": %f, \"rounds\": %d, \"checksum\": \"%s\"}%n",
        tail[tail.length / 2], millis.getFirst(), load, millis.size(), checksum);
  }
}
