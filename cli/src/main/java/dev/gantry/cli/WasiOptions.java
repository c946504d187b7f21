package dev.gantry.cli;

import dev.gantry.wasi.Wasi;
import dev.gantry.wasi.WasiBuilder;
import dev.gantry.wasi.WasiClock;
import dev.gantry.wasi.WasiHttp;
import dev.gantry.wasi.WasiNetwork;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that grant capabilities to a guest; without any, it has none but the streams. */
final class WasiOptions {

  @Option(
      names = "--dir",
      paramLabel = "HOST[::GUEST][:ro]",
      description = "Grant a directory, under another name if given, for reading only with `:ro`.")
  private List<String> directories = List.of();

  @Option(
      names = "--memory-dir",
      paramLabel = "GUEST[=SIZE]",
      description = "Grant an empty directory in memory, of 64MiB if no size is given.")
  private List<String> memoryDirectories = List.of();

  @Option(
      names = "--env",
      paramLabel = "NAME[=VALUE]",
      description = "Set an environment variable, to the value it has here if none is given.")
  private List<String> environment = List.of();

  @Option(names = "--inherit-env", description = "Set all environment variables as they are here.")
  private boolean inheritEnvironment;

  @Option(
      names = "--argv0",
      paramLabel = "NAME",
      description = "Give the guest another name of the program than that of the file.")
  private Optional<String> programName = Optional.empty();

  @Option(
      names = "--net",
      paramLabel = "HOST[:PORT]",
      description =
          "Let the guest connect and send to a host: an address, a block such as 10.0.0.0/8, a"
              + " name, *.NAME or *; the port may be a range or *.")
  private List<String> peers = List.of();

  @Option(
      names = "--listen",
      paramLabel = "HOST[:PORT]",
      description = "Let the guest listen on a local address, in the form of --net.")
  private List<String> listeners = List.of();

  @Option(
      names = "--http",
      paramLabel = "HOST[:PORT]",
      description =
          "Let the guest send HTTP requests to a host: a name or an address, *.NAME or *; all ports"
              + " if none is given.")
  private List<String> httpHosts = List.of();

  @Option(
      names = "--stdin",
      paramLabel = "inherit|null",
      description = "What the guest reads from standard input: this process's, or nothing.")
  private StreamChoice stdin = StreamChoice.INHERIT;

  @Option(
      names = "--stdout",
      paramLabel = "inherit|null",
      description = "Where the guest's standard output goes.")
  private StreamChoice stdout = StreamChoice.INHERIT;

  @Option(
      names = "--stderr",
      paramLabel = "inherit|null",
      description = "Where the guest's standard error output goes.")
  private StreamChoice stderr = StreamChoice.INHERIT;

  @Option(
      names = "--fixed-clock",
      paramLabel = "TIME",
      description =
          "Let time stand still at an instant such as 2026-01-01T00:00:00Z, but for waiting.")
  private Optional<String> fixedClock = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Derive all randomness from a number, to repeat a run. Not for secrets.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "-S",
      paramLabel = "NAME[=VALUE],...",
      split = ",",
      description = "Grant capabilities as wasmtime spells them, such as inherit-network.")
  private List<String> switches = List.of();

  /** Where a standard stream leads. */
  enum StreamChoice {
    INHERIT,
    NULL
  }

  /** {@return the capabilities of guests that answer requests, who share no standard input} */
  Wasi wasiOfServer(Console console, String file) {
    return builder(console, file, List.of()).stdin(InputStream.nullInputStream()).build();
  }

  /** {@return the capabilities of a guest} */
  Wasi wasi(Console console, String file, List<String> arguments) {
    return builder(console, file, arguments).build();
  }

  private WasiBuilder builder(Console console, String file, List<String> arguments) {
    WasiBuilder builder = Wasi.builder();
    var words = new ArrayList<String>();
    words.add(programName.orElseGet(() -> fileName(file)));
    words.addAll(arguments);
    builder.arguments(words);
    var wasmtime = WasmtimeSwitches.of(switches);
    if (inheritEnvironment || wasmtime.inheritEnvironment()) {
      builder.inheritEnvironment();
    }
    environment.forEach(variable -> set(builder, variable));
    for (String directory : directories) {
      grant(builder, directory);
    }
    memoryDirectories.forEach(directory -> grantMemory(builder, directory));
    builder.network(network(wasmtime));
    builder.http(http(wasmtime));
    connect(builder, console);
    fixedClock.ifPresent(time -> builder.clock(WasiClock.fixed(instant(time))));
    seed.ifPresent(builder::randomSeed);
    wasmtime.maxRandomBytes().ifPresent(builder::maxRandomBytes);
    return builder;
  }

  private WasiHttp http(WasmtimeSwitches wasmtime) {
    WasiHttp http = wasmtime.http() ? WasiHttp.none().withHost("*") : WasiHttp.none();
    for (String host : httpHosts) {
      try {
        http = http.withHost(host);
      } catch (IllegalArgumentException e) {
        throw new InputException("--http: " + e.getMessage());
      }
    }
    return wasmtime
        .maxHttpFieldBytes()
        .map(Long::intValue)
        .map(http::withMaxFieldBytes)
        .orElse(http);
  }

  /** The streams of this process are used as they are, without the buffers of the console. */
  private void connect(WasiBuilder builder, Console console) {
    boolean ofProcess = console.in().equals(System.in);
    if (ofProcess) {
      builder.inheritStdio();
    } else {
      builder.stdin(console.in()).stdout(console.out()).stderr(console.err());
    }
    if (stdin == StreamChoice.NULL) {
      builder.stdin(InputStream.nullInputStream());
    }
    if (stdout == StreamChoice.NULL) {
      builder.stdout(OutputStream.nullOutputStream());
    }
    if (stderr == StreamChoice.NULL) {
      builder.stderr(OutputStream.nullOutputStream());
    }
  }

  private static String fileName(String file) {
    Path name = Path.of(file).getFileName();
    return name == null ? file : name.toString();
  }

  private static void set(WasiBuilder builder, String variable) {
    int equals = variable.indexOf('=');
    if (equals > 0) {
      builder.environment(variable.substring(0, equals), variable.substring(equals + 1));
    } else {
      Optional.ofNullable(System.getenv(variable))
          .ifPresent(value -> builder.environment(variable, value));
    }
  }

  private static void grant(WasiBuilder builder, String option) {
    boolean readOnly = option.endsWith(":ro");
    String names = readOnly ? option.substring(0, option.length() - ":ro".length()) : option;
    int split = names.indexOf("::");
    String host = split < 0 ? names : names.substring(0, split);
    String guest = split < 0 ? names : names.substring(split + 2);
    try {
      if (readOnly) {
        builder.readOnlyDirectory(Path.of(host), guest);
      } else {
        builder.directory(Path.of(host), guest);
      }
    } catch (IOException e) {
      throw new InputException(
          "cannot open the directory `%s` of --dir: %s"
              .formatted(host, e.getClass().getSimpleName()));
    }
  }

  private static void grantMemory(WasiBuilder builder, String option) {
    int equals = option.indexOf('=');
    long size =
        equals < 0 ? 64L << 20 : new ByteSizeConverter().convert(option.substring(equals + 1));
    builder.memoryDirectory(equals < 0 ? option : option.substring(0, equals), size);
  }

  private WasiNetwork network(WasmtimeSwitches wasmtime) {
    WasiNetwork network = wasmtime.inheritNetwork() ? WasiNetwork.all() : WasiNetwork.none();
    try {
      for (String peer : peers) {
        network = network.withPeer(peer);
      }
      for (String listener : listeners) {
        network = network.withListener(listener);
      }
    } catch (IllegalArgumentException unfit) {
      throw new InputException(String.valueOf(unfit.getMessage()));
    }
    return network
        .withTcp(wasmtime.tcp())
        .withUdp(wasmtime.udp())
        .withNameLookup(wasmtime.nameLookup());
  }

  private static Instant instant(String time) {
    try {
      return Instant.parse(time);
    } catch (DateTimeParseException _) {
      throw new InputException(
          "`%s` of --fixed-clock is not a time such as 2026-01-01T00:00:00Z".formatted(time));
    }
  }
}
