package dev.gantry.wasi;

import dev.gantry.wasi.cli.StandardInput;
import dev.gantry.wasi.cli.StandardOutput;
import dev.gantry.wasi.cli.Terminals;
import dev.gantry.wasi.filesystem.Preopen;
import dev.gantry.wasi.io.OpenHandles;
import dev.gantry.wasi.io.QueuedInput;
import dev.gantry.wasi.preview1.Preview1;
import dev.gantry.wasi.random.RandomSource;
import dev.gantry.wasi.sockets.NetworkPolicy;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Grants capabilities, one by one.
 *
 * <p>Without any, a guest has no arguments and no variables, reads an empty standard input, writes
 * to nowhere, reaches no file and no network; it has the clocks of the machine and fresh
 * randomness.
 */
public final class WasiBuilder {
  private static final int MAX_OPEN_HANDLES = 4096;
  private static final long MAX_RANDOM_BYTES = 64L << 20;

  final Map<String, String> environment = new LinkedHashMap<>();
  List<String> arguments = List.of();
  Optional<String> initialDirectory = Optional.empty();
  StandardInput stdin = new StandardInput(new QueuedInput(InputStream.nullInputStream()), false);
  StandardOutput stdout = new StandardOutput(OutputStream.nullOutputStream(), false);
  StandardOutput stderr = stdout;
  final List<Preopen> preopens = new ArrayList<>();
  WasiClock clock = WasiClock.system();
  int maxOpenHandles = MAX_OPEN_HANDLES;
  WasiHttp http = WasiHttp.none();
  private WasiNetwork network = WasiNetwork.none();
  private OptionalLong randomSeed = OptionalLong.empty();
  private long maxRandomBytes = MAX_RANDOM_BYTES;

  WasiBuilder() {}

  /** Sets the arguments, of which the first is the name of the program. */
  public WasiBuilder arguments(String... arguments) {
    return arguments(List.of(arguments));
  }

  /** Sets the arguments, of which the first is the name of the program. */
  public WasiBuilder arguments(List<String> arguments) {
    this.arguments = List.copyOf(arguments);
    return this;
  }

  /** Sets an environment variable. */
  public WasiBuilder environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** Sets environment variables. */
  public WasiBuilder environment(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  /** Sets every environment variable of this process. */
  public WasiBuilder inheritEnvironment() {
    return environment(System.getenv());
  }

  /** Sets what the path {@code .} stands for at first. */
  public WasiBuilder initialDirectory(String path) {
    initialDirectory = Optional.of(path);
    return this;
  }

  /** Gives the guest this standard input, which a thread of its own reads on demand. */
  public WasiBuilder stdin(InputStream input) {
    stdin = new StandardInput(new QueuedInput(input), false);
    return this;
  }

  /** Gives the guest this standard output. */
  public WasiBuilder stdout(OutputStream output) {
    stdout = new StandardOutput(output, false);
    return this;
  }

  /** Gives the guest this standard error output. */
  public WasiBuilder stderr(OutputStream output) {
    stderr = new StandardOutput(output, false);
    return this;
  }

  /** Gives the guest the standard input of this process. */
  public WasiBuilder inheritStdin() {
    stdin =
        new StandardInput(
            new QueuedInput(new FileInputStream(FileDescriptor.in)), Terminals.isTerminal(0));
    return this;
  }

  /** Gives the guest the standard output of this process. */
  public WasiBuilder inheritStdout() {
    stdout = new StandardOutput(new FileOutputStream(FileDescriptor.out), Terminals.isTerminal(1));
    return this;
  }

  /** Gives the guest the standard error output of this process. */
  public WasiBuilder inheritStderr() {
    stderr = new StandardOutput(new FileOutputStream(FileDescriptor.err), Terminals.isTerminal(2));
    return this;
  }

  /** Gives the guest the three standard streams of this process. */
  public WasiBuilder inheritStdio() {
    return inheritStdin().inheritStdout().inheritStderr();
  }

  /** Tells the guest which of its standard streams, as set before, are terminals. */
  public WasiBuilder terminals(boolean input, boolean output, boolean errors) {
    stdin = new StandardInput(stdin.source(), input);
    stdout = new StandardOutput(stdout.sink(), output);
    stderr = new StandardOutput(stderr.sink(), errors);
    return this;
  }

  /**
   * Grants a directory, with all that is below it, for reading and writing.
   *
   * @param directory on any file system; it is opened now, and links on the way to it are followed
   * @param guestPath what the guest knows it by, such as {@code /} or {@code /data}
   * @throws IOException if it is no directory that can be opened
   */
  public WasiBuilder directory(Path directory, String guestPath) throws IOException {
    preopens.add(Preopen.of(directory, guestPath, true));
    return this;
  }

  /** Grants a directory, with all that is below it, for reading alone. */
  public WasiBuilder readOnlyDirectory(Path directory, String guestPath) throws IOException {
    preopens.add(Preopen.of(directory, guestPath, false));
    return this;
  }

  /**
   * Grants an empty directory in memory, for reading and writing. All guests with these
   * capabilities share it, and it is gone with them.
   *
   * @param maxBytes the most that its files may hold in sum
   */
  public WasiBuilder memoryDirectory(String guestPath, long maxBytes) {
    preopens.add(Preopen.inMemory(guestPath, maxBytes));
    return this;
  }

  /** Grants a network. */
  public WasiBuilder network(WasiNetwork network) {
    this.network = network;
    return this;
  }

  /** Sets what guests may do with HTTP. */
  public WasiBuilder http(WasiHttp http) {
    this.http = http;
    return this;
  }

  /**
   * Lets guests send HTTP requests to these hosts, besides those allowed already.
   *
   * @param hosts rules as {@link WasiHttp} has them
   */
  public WasiBuilder allowHttp(String... hosts) {
    for (String host : hosts) {
      http = http.withHost(host);
    }
    return this;
  }

  /** Sets the clock. */
  public WasiBuilder clock(WasiClock clock) {
    this.clock = clock;
    return this;
  }

  /**
   * Derives everything random from a seed, for runs that can be repeated. Nothing that such a guest
   * does is safe against others.
   */
  public WasiBuilder randomSeed(long seed) {
    randomSeed = OptionalLong.of(seed);
    return this;
  }

  /** Limits the random bytes that one call may ask for; 64 MiB if not set. */
  public WasiBuilder maxRandomBytes(long length) {
    if (length < 0 || length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("not the length of a Java array: " + length);
    }
    maxRandomBytes = length;
    return this;
  }

  /**
   * Limits the files, directories and sockets that all guests with these capabilities may have open
   * at once; 4,096 if not set.
   */
  public WasiBuilder maxOpenHandles(int count) {
    maxOpenHandles = count;
    return this;
  }

  /** {@return the capabilities granted so far} */
  public Wasi build() {
    return new Wasi(this);
  }

  NetworkPolicy networkPolicy() {
    return new NetworkPolicy(
        network.peers(), network.listeners(), network.tcp(), network.udp(), network.lookup());
  }

  /** {@return what makes the state of a core module} */
  Supplier<Preview1> preview1(OpenHandles handles) {
    Map<String, String> variables = new LinkedHashMap<>(environment);
    List<Preopen> directories = List.copyOf(preopens);
    RandomSource random = secureRandom();
    List<String> words = arguments;
    StandardInput in = stdin;
    StandardOutput out = stdout;
    StandardOutput errors = stderr;
    WasiClock time = clock;
    return () ->
        new Preview1(words, variables, in, out, errors, directories, handles, time, random);
  }

  RandomSource secureRandom() {
    return randomSeed.isPresent() ? insecureRandom() : RandomSource.secure(maxRandomBytes);
  }

  RandomSource insecureRandom() {
    return RandomSource.insecure(randomSeed, maxRandomBytes);
  }
}
