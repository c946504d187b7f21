package dev.gantry.bench;

import com.sun.management.ThreadMXBean;
import dev.gantry.engine.Engine;
import dev.gantry.engine.link.ModuleCode;
import dev.gantry.engine.syntax.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What it takes to read a module and make all of its classes, in both forms that jars have: a table
 * of the time, the bytes that are allocated, and the smallest heap that is enough, for generated
 * modules of several sizes and for those of {@code FILE…}; of a component it takes the largest core
 * module.
 *
 * <p>Times are those of a JVM that has made other classes for some seconds. A heap is found by
 * trying, each time in a process of its own, and is at most a sixteenth larger than need be.
 */
public final class GenerationTable {
  private static final List<String> SIZES = List.of("4000", "8000", "16000", "32000");
  private static final int FORMS = 2;
  private static final int ROUNDS = 3;
  private static final long WARM_NANOS = TimeUnit.SECONDS.toNanos(8);
  private static final long LONGEST_SECONDS = 90;
  private static final double MIB = 1 << 20;

  /** Steps of heaps that are tried, as parts of one that is enough. */
  private static final int STEPS = 16;

  private GenerationTable() {}

  /** Runs what the arguments say. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length > 0 && arguments[0].equals("--time")) {
      time(Arrays.asList(arguments).subList(1, arguments.length));
    } else if (arguments.length > 0 && arguments[0].equals("--once")) {
      System.out.println(generate(module(arguments[1])));
    } else {
      table(arguments);
    }
  }

  private static void table(String[] files) throws IOException, InterruptedException {
    var sources = new ArrayList<>(SIZES);
    sources.addAll(List.of(files));
    var line = new ArrayList<>(List.of("--time"));
    line.addAll(sources);
    Process timing = start("-Xmx4g", line);
    String[] times =
        new String(timing.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\\R");
    if (timing.waitFor() != 0) {
      throw new IOException(String.join("\n", times));
    }
    System.out.println(
        "| module | MB | ms for each MB and form | MiB allocated for each MB | smallest heap, MiB"
            + " | for each MB |");
    System.out.println("|---|---|---|---|---|---|");
    for (int i = 0; i < sources.size(); i++) {
      double size = Double.parseDouble(times[i].split(" \\| ")[1]);
      int heap = smallestHeap(sources.get(i), (int) size + 4);
      System.out.printf("%s | %d | %.1f |%n", times[i], heap, heap / size);
    }
  }

  private static Process start(String heap, List<String> arguments) throws IOException {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(List.of("-Xss16m", heap, "-XX:+UseSerialGC", "-cp"));
    line.add(System.getProperty("java.class.path"));
    line.add(GenerationTable.class.getName());
    line.addAll(arguments);
    return new ProcessBuilder(line).redirectErrorStream(true).start();
  }

  private static int smallestHeap(String source, int tooSmall)
      throws IOException, InterruptedException {
    int low = tooSmall;
    int high = 2 * tooSmall;
    while (!isEnough(source, high)) {
      low = high;
      high *= 2;
    }
    while (high - low > high / STEPS) {
      int middle = (low + high) / 2;
      if (isEnough(source, middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private static boolean isEnough(String source, int heap)
      throws IOException, InterruptedException {
    Process process = start("-Xmx" + heap + "m", List.of("--once", source));
    boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    return ended && process.waitFor() == 0;
  }

  private static void time(List<String> sources) {
    byte[] first = module(sources.getFirst());
    long until = System.nanoTime() + WARM_NANOS;
    while (System.nanoTime() < until) {
      var _ = generate(first);
    }
    for (String source : sources) {
      System.out.println(row(source, module(source)));
    }
  }

  private static String row(String source, byte[] binary) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double megabytes = binary.length / 1e6;
    var millis = new double[ROUNDS];
    long allocated = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      var _ = generate(binary);
      millis[round] = (System.nanoTime() - start) / 1e6;
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }
    Arrays.sort(millis);
    return "| %s | %.1f | %.0f | %.0f"
        .formatted(
            name(source),
            megabytes,
            millis[ROUNDS / 2] / megabytes / FORMS,
            allocated / MIB / megabytes);
  }

  private static String name(String source) {
    return SIZES.contains(source)
        ? "%s functions".formatted(source)
        : Path.of(source).getFileName().toString();
  }

  private static byte[] module(String source) {
    try {
      return SIZES.contains(source)
          ? GenerationBenchmark.module(Integer.parseInt(source))
          : ColdStart.module(Files.readAllBytes(Path.of(source)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the bytes of all classes} */
  private static long generate(byte[] binary) {
    var total = new long[1];
    ModuleCode.read(Engine.DEFAULT, Bytes.of(binary))
        .writeClasses((_, classFile) -> total[0] += classFile.length);
    return total[0];
  }
}
