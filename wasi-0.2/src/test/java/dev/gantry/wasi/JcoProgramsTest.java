package dev.gantry.wasi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.component.Component;
import dev.gantry.component.ComponentInstance;
import dev.gantry.component.ComponentLinker;
import dev.gantry.component.ComponentTrapException;
import dev.gantry.component.LinkedComponent;
import dev.gantry.component.Store;
import dev.gantry.types.Result;
import dev.gantry.wasi.http.jetty.Silence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.ObjectMapper;

/** The programs of jco's suite, each in the environment that its table names. */
class JcoProgramsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String RUN = "wasi:cli/run@0.2.0#run";

  private static final WasiHttp HTTP = WasiHttp.none().withHost("*");

  @TempDir Path scratch;

  /** A row of the table. */
  private record Row(
      String name, List<String> arguments, String environment, String stdin, boolean succeeds) {
    static Row of(String line) {
      String[] cells = line.split("\t", -1);
      List<String> arguments =
          JSON.readTree(cells[1]).valueStream().map(node -> node.asString()).toList();
      return new Row(cells[0], arguments, cells[2], cells[3], cells[4].equals("yes"));
    }
  }

  @TestFactory
  Stream<DynamicTest> programs() throws IOException {
    Path folder = Corpora.folder("jco-p2-test-programs");
    return Files.readAllLines(folder.resolve("EXPECTED.tsv")).stream()
        .skip(1)
        .map(Row::of)
        .map(row -> DynamicTest.dynamicTest(row.name, () -> run(folder, row)));
  }

  private void run(Path folder, Row row) throws Exception {
    Path file = folder.resolve(row.name + ".component.wasm");
    if (row.name.equals("api_reactor")) {
      reactor(file);
      return;
    }
    if (row.name.equals("api_proxy")) {
      // The server that proxy_handler calls.
      assertThat(Wasi.builder().build().requestHandler(Component.read(file))).isPresent();
      return;
    }
    if (row.environment.equals("piped")) {
      piped(file, row);
      return;
    }
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    WasiBuilder wasi = environment(row).stderr(errors).terminals(false, false, false);
    if (!row.environment.equals("notty")) {
      wasi.terminals(true, true, true);
    }
    boolean success;
    try (var servers = new JcoServers(folder, row.environment);
        var silence = new Silence()) {
      if (row.name.equals("http_outbound_request_timeout")) {
        // The address that the program connects to is a documentation address, which may be
        // answered for by whatever network this machine is in.
        wasi.http(HTTP.withTransport(silence.transport()));
      }
      servers.environment().forEach(wasi::environment);
      success = succeeds(file, wasi.build(), errors);
    }
    assertThat(success).as("%s: %s", row.name, errors.toString(UTF_8)).isEqualTo(row.succeeds);
  }

  private static boolean succeeds(Path file, Wasi wasi, ByteArrayOutputStream errors)
      throws IOException {
    try (Store store = Store.create()) {
      Optional<Object> result = link(file, wasi).instantiate(store).call(RUN);
      return result.stream().noneMatch(value -> value instanceof Result.Err);
    } catch (WasiExitException exit) {
      return exit.status() == 0;
    } catch (ComponentTrapException trap) {
      errors.writeBytes(trap.toString().getBytes(UTF_8));
      return false;
    }
  }

  private static LinkedComponent link(Path file, Wasi wasi) {
    ComponentLinker linker = ComponentLinker.create();
    wasi.addTo(linker);
    return linker.link(Component.read(file));
  }

  private WasiBuilder environment(Row row) throws IOException {
    WasiBuilder wasi =
        Wasi.builder()
            .arguments(row.arguments)
            .stdin(new ByteArrayInputStream(row.stdin.getBytes(UTF_8)))
            .http(HTTP)
            .network(WasiNetwork.all());
    Path root = Files.createDirectories(scratch.resolve(row.name));
    switch (row.environment) {
      case "http" -> {
        base(root);
        wasi.http(HTTP.withForbiddenFields(List.of("custom-forbidden-header")));
      }
      case "scratch" ->
          wasi.environment("FS_TIME_PRECISION", "2000").environment("NO_DANGLING_FILESYSTEM", "1");
      case "envtest" -> {
        return wasi.environment("callooh", "callay").environment("frabjous", "day");
      }
      case "bar-jabberwock" -> {
        base(root);
        Files.writeString(root.resolve("bar.txt"), "'Twas brillig, and the slithy toves.\n");
      }
      case "deny-dns" -> wasi.network(WasiNetwork.all().withNameLookup(false));
      case "deny-tcp" -> wasi.network(WasiNetwork.all().withTcp(false));
      case "deny-udp" -> wasi.network(WasiNetwork.all().withUdp(false));
      case "fakeclocks" -> wasi.clock(new FakeClock());
      case "readonly" -> {
        base(root);
        Files.setPosixFilePermissions(
            root.resolve("bar.txt"), PosixFilePermissions.fromString("r--r--r--"));
        return wasi.environment("ERRNO_MODE_UNIX", "1").readOnlyDirectory(root, "/");
      }
      default -> base(root);
    }
    return wasi.environment("ERRNO_MODE_UNIX", "1").directory(root, "/");
  }

  private static void base(Path root) throws IOException {
    Files.writeString(root.resolve("bar.txt"), "And stood awhile in thought");
    Files.writeString(root.resolve("foo.txt"), "foo");
    Files.writeString(root.resolve("baz.txt"), "baz");
    Path sub = Files.createDirectories(root.resolve("sub"));
    Files.writeString(sub.resolve("wow.txt"), "wow");
    Files.writeString(sub.resolve("yay.txt"), "yay");
  }

  /** Two instances, the output of one being the input of the other. */
  private void piped(Path file, Row row) throws Exception {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    PipedOutputStream out = new PipedOutputStream();
    try (PipedInputStream in = new PipedInputStream(out)) {
      Wasi producer =
          environment(row).environment("PIPED_SIDE", "PRODUCER").stdout(out).stderr(errors).build();
      Wasi consumer =
          environment(row).environment("PIPED_SIDE", "CONSUMER").stdin(in).stderr(errors).build();
      var producing =
          new FutureTask<>(
              () -> {
                boolean success = succeeds(file, producer, errors);
                out.close();
                return success;
              });
      Thread.ofPlatform().start(producing);
      assertThat(succeeds(file, consumer, errors)).as(errors.toString(UTF_8)).isTrue();
      assertThat(producing.get()).as(errors.toString(UTF_8)).isTrue();
    }
  }

  private void reactor(Path file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Wasi wasi = Wasi.builder().environment("GOOD_DOG", "gussie").stdout(out).build();
    try (Store store = Store.create()) {
      ComponentInstance instance = link(file, wasi).instantiate(store);
      assertThat(instance.call("add-strings", List.of("hello", "$GOOD_DOG"))).contains(2L);
      assertThat(instance.call("get-strings")).contains(List.of("hello", "gussie"));
    }
  }

  /** Adds 42 seconds at each look. */
  private static final class FakeClock implements WasiClock {
    private final AtomicLong now = new AtomicLong();

    @Override
    public Instant wall() {
      return Instant.ofEpochSecond(1431648000, 100);
    }

    @Override
    public long wallResolution() {
      return 1_000_000_000;
    }

    @Override
    public long monotonic() {
      return now.getAndAdd(42_000_000_000L);
    }

    @Override
    public long monotonicResolution() {
      return 1_000_000_000;
    }

    @Override
    public long nanosUntil(long monotonic) {
      return 0;
    }
  }
}
