package dev.gantry.wasi;

import dev.gantry.component.Component;
import dev.gantry.component.ComponentLinker;
import dev.gantry.engine.Linker;
import dev.gantry.engine.Module;
import dev.gantry.wasi.bindings.cli.Environment;
import dev.gantry.wasi.bindings.cli.Exit;
import dev.gantry.wasi.bindings.cli.Stderr;
import dev.gantry.wasi.bindings.cli.Stdin;
import dev.gantry.wasi.bindings.cli.Stdout;
import dev.gantry.wasi.bindings.cli.TerminalInput;
import dev.gantry.wasi.bindings.cli.TerminalOutput;
import dev.gantry.wasi.bindings.cli.TerminalStderr;
import dev.gantry.wasi.bindings.cli.TerminalStdin;
import dev.gantry.wasi.bindings.cli.TerminalStdout;
import dev.gantry.wasi.bindings.clocks.MonotonicClock;
import dev.gantry.wasi.bindings.clocks.Timezone;
import dev.gantry.wasi.bindings.clocks.WallClock;
import dev.gantry.wasi.bindings.filesystem.Preopens;
import dev.gantry.wasi.bindings.filesystem.Types;
import dev.gantry.wasi.bindings.http.OutgoingHandler;
import dev.gantry.wasi.bindings.io.Error;
import dev.gantry.wasi.bindings.io.Poll;
import dev.gantry.wasi.bindings.io.Streams;
import dev.gantry.wasi.bindings.random.Insecure;
import dev.gantry.wasi.bindings.random.InsecureSeed;
import dev.gantry.wasi.bindings.random.Random;
import dev.gantry.wasi.bindings.sockets.InstanceNetwork;
import dev.gantry.wasi.bindings.sockets.IpNameLookup;
import dev.gantry.wasi.bindings.sockets.Network;
import dev.gantry.wasi.bindings.sockets.Tcp;
import dev.gantry.wasi.bindings.sockets.TcpCreateSocket;
import dev.gantry.wasi.bindings.sockets.Udp;
import dev.gantry.wasi.bindings.sockets.UdpCreateSocket;
import dev.gantry.wasi.cli.HostEnvironment;
import dev.gantry.wasi.cli.HostExit;
import dev.gantry.wasi.cli.HostStderr;
import dev.gantry.wasi.cli.HostStdin;
import dev.gantry.wasi.cli.HostStdout;
import dev.gantry.wasi.cli.HostTerminals;
import dev.gantry.wasi.clocks.HostMonotonicClock;
import dev.gantry.wasi.clocks.HostTimezone;
import dev.gantry.wasi.clocks.HostWallClock;
import dev.gantry.wasi.filesystem.HostFilesystem;
import dev.gantry.wasi.http.FieldRules;
import dev.gantry.wasi.http.HostHttp;
import dev.gantry.wasi.http.RequestHandler;
import dev.gantry.wasi.io.HostErrors;
import dev.gantry.wasi.io.HostPoll;
import dev.gantry.wasi.io.HostStreams;
import dev.gantry.wasi.io.OpenHandles;
import dev.gantry.wasi.preview1.Preview1;
import dev.gantry.wasi.random.HostInsecure;
import dev.gantry.wasi.random.HostInsecureSeed;
import dev.gantry.wasi.random.HostRandom;
import dev.gantry.wasi.sockets.HostSockets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What guests may do: the capabilities behind every WASI interface.
 *
 * <p>Immutable, and safe for use by several threads: any number of instances may share one. What is
 * open belongs to the resources of each instance.
 */
public final class Wasi {
  /** The version of the interfaces. */
  public static final String VERSION = "0.2.12";

  /**
   * A host, and the interface that it implements.
   *
   * @param interfaceName such as {@code wasi:io/poll@0.2.12}
   */
  public record Implementation<T>(String interfaceName, Class<T> type, T host) {
    void addTo(ComponentLinker linker) {
      linker.implement(interfaceName, type, host);
    }
  }

  private final List<Implementation<?>> implementations;
  private final Supplier<Preview1> preview1;
  private final FieldRules fieldRules;

  Wasi(WasiBuilder builder) {
    var handles = new OpenHandles(builder.maxOpenHandles);
    preview1 = builder.preview1(handles);
    var stdin = new HostStdin(builder.stdin);
    var stdout = new HostStdout(builder.stdout);
    var stderr = new HostStderr(builder.stderr);
    var terminals = new HostTerminals();
    var sockets = new HostSockets(builder.networkPolicy(), handles);
    fieldRules = builder.http.fields();
    var http = new HostHttp(fieldRules, builder.http.policy(), builder.http.transport(), handles);
    var filesystem = new HostFilesystem(List.copyOf(builder.preopens), handles);
    implementations =
        List.of(
            implementation("io/error", Error.class, new HostErrors()),
            implementation("io/poll", Poll.class, new HostPoll()),
            implementation("io/streams", Streams.class, new HostStreams()),
            implementation(
                "clocks/monotonic-clock",
                MonotonicClock.class,
                new HostMonotonicClock(builder.clock)),
            implementation("clocks/wall-clock", WallClock.class, new HostWallClock(builder.clock)),
            implementation("clocks/timezone", Timezone.class, new HostTimezone()),
            implementation("random/random", Random.class, new HostRandom(builder.secureRandom())),
            implementation(
                "random/insecure", Insecure.class, new HostInsecure(builder.insecureRandom())),
            implementation(
                "random/insecure-seed",
                InsecureSeed.class,
                new HostInsecureSeed(builder.insecureRandom())),
            implementation(
                "cli/environment",
                Environment.class,
                new HostEnvironment(
                    new LinkedHashMap<>(builder.environment),
                    builder.arguments,
                    builder.initialDirectory)),
            implementation("cli/exit", Exit.class, new HostExit()),
            implementation("cli/stdin", Stdin.class, stdin),
            implementation("cli/stdout", Stdout.class, stdout),
            implementation("cli/stderr", Stderr.class, stderr),
            implementation("cli/terminal-input", TerminalInput.class, terminals),
            implementation("cli/terminal-output", TerminalOutput.class, terminals),
            implementation("cli/terminal-stdin", TerminalStdin.class, stdin),
            implementation("cli/terminal-stdout", TerminalStdout.class, stdout),
            implementation("cli/terminal-stderr", TerminalStderr.class, stderr),
            implementation("filesystem/types", Types.class, filesystem),
            implementation("filesystem/preopens", Preopens.class, filesystem),
            implementation("sockets/network", Network.class, sockets),
            implementation("sockets/instance-network", InstanceNetwork.class, sockets),
            implementation("sockets/tcp", Tcp.class, sockets),
            implementation("sockets/tcp-create-socket", TcpCreateSocket.class, sockets),
            implementation("sockets/udp", Udp.class, sockets),
            implementation("sockets/udp-create-socket", UdpCreateSocket.class, sockets),
            implementation("sockets/ip-name-lookup", IpNameLookup.class, sockets),
            implementation("http/types", dev.gantry.wasi.bindings.http.Types.class, http),
            implementation("http/outgoing-handler", OutgoingHandler.class, http));
  }

  /** {@return a builder that grants nothing yet} */
  public static WasiBuilder builder() {
    return new WasiBuilder();
  }

  /** Offers every interface to components. */
  public void addTo(ComponentLinker linker) {
    implementations.forEach(implementation -> implementation.addTo(linker));
  }

  /**
   * Offers WASI 0.1 ({@code wasi_snapshot_preview1}) to core modules.
   *
   * <p>File descriptors belong to the linker: what it links should be instantiated once.
   *
   * @param module whose imports they are for; what it does not import is left out
   * @return what the module has open, to be closed after it
   */
  public OpenFiles addTo(Linker linker, Module module) {
    Preview1 state = preview1.get();
    state.addTo(linker, module);
    return state;
  }

  /**
   * {@return what hands HTTP requests to instances of a component with these capabilities, if it
   * exports {@code wasi:http/incoming-handler}}
   */
  @SuppressWarnings("exports") // for the server of this module
  public Optional<RequestHandler> requestHandler(Component component) {
    return RequestHandler.of(component, fieldRules);
  }

  /** {@return every interface with its host} */
  public List<Implementation<?>> implementations() {
    return implementations;
  }

  private static <T> Implementation<T> implementation(String name, Class<T> type, T host) {
    return new Implementation<>("wasi:" + name + "@" + VERSION, type, host);
  }
}
