package dev.gantry.bench;

import dev.gantry.wit.Source;
import dev.gantry.wit.WitInput;
import dev.gantry.wit.WitLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reads and resolves WIT: all of WASI from files, and one generated file of several sizes.
 *
 * <p>The corpora are found as by the tests: {@code GANTRY_CORPORA}, else {@code ../shared/corpora}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx3g")
public class WitBenchmark {

  /** WASI 0.2.12 and 0.3.0, each laid out as a package with the others as its dependencies. */
  @State(Scope.Benchmark)
  public static class Wasi {
    private static final List<String> RELEASES = List.of("0.2.12", "0.3.0");

    final List<Path> packages = new ArrayList<>();

    /** Lays the packages out. */
    @Setup
    public void layOut() throws IOException {
      Path corpus = corpora().resolve("wasi-wit");
      for (String release : RELEASES) {
        Path copy = Files.createTempDirectory("wasi-" + release);
        copyFolder(corpus.resolve(release).resolve("http"), copy);
        for (Path one : list(corpus.resolve(release))) {
          if (!one.endsWith("http")) {
            copyFolder(one, copy.resolve("deps").resolve(one.getFileName()));
          }
        }
        packages.add(copy);
      }
    }

    private static Path corpora() {
      String named = System.getenv("GANTRY_CORPORA");
      return Path.of(named != null ? named : "../shared/corpora");
    }

    private static void copyFolder(Path from, Path into) throws IOException {
      Files.createDirectories(into);
      for (Path file : list(from)) {
        if (file.toString().endsWith(".wit")) {
          Files.copy(file, into.resolve(file.getFileName()));
        }
      }
    }

    private static List<Path> list(Path folder) throws IOException {
      try (Stream<Path> files = Files.list(folder)) {
        return files.sorted().toList();
      }
    }
  }

  /** A file with as many interfaces as make up a size. */
  @State(Scope.Benchmark)
  public static class Generated {
    @Param({"1250000", "2500000", "5000000", "10000000"})
    int characters;

    Source source = new Source("", "");

    /** Writes the file. */
    @Setup
    public void generate() {
      var text = new StringBuilder("package acme:generated@1.0.0;\n");
      for (int i = 0; text.length() < characters; i++) {
        text.append(
            """

            /// Interface %1$d, with documentation as interfaces have.
            @since(version = 1.0.0)
            interface part-%1$d {
              use part-%2$d.{point as last-point};

              /// A point in space.
              record point {
                /// From left to right.
                x: f64,
                y: f64,
                labels: list<option<string>>,
              }

              variant change { added(point), moved(tuple<point, last-point>), removed }

              resource drawing {
                constructor(points: list<point>);
                apply: func(changes: list<change>) -> result<u32, string>;
                best: static func() -> option<drawing>;
              }

              distance: func(start: point, end: last-point) -> f64;
            }
            """
                .formatted(i, i == 0 ? 1_000_000 : i - 1));
      }
      text.append("interface part-1000000 { record point { x: f64 } }\n");
      source = new Source("generated.wit", text.toString());
    }
  }

  /** {@return what was read, so that it is not optimised away} */
  @Benchmark
  public List<WitInput> wasi(Wasi wasi) {
    return wasi.packages.stream().map(WitLoader.create().withAllFeatures()::load).toList();
  }

  /** {@return what was read, so that it is not optimised away} */
  @Benchmark
  public WitInput generated(Generated generated) {
    return WitLoader.create().load(generated.source);
  }
}
