package dev.gantry.cli;

import dev.gantry.component.Component;
import dev.gantry.component.ComponentException;
import dev.gantry.component.ComponentLinker;
import dev.gantry.component.LinkedComponent;
import dev.gantry.wasi.Wasi;
import dev.gantry.wasi.serve.ComponentServer;
import dev.gantry.wasi.serve.ComponentServerBuilder;
import dev.gantry.wasi.serve.Route;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Serves components that answer HTTP requests, until the process is told to stop. */
@Command(
    name = "serve",
    description = "Answer HTTP requests with components that export wasi:http/incoming-handler.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  /** Kept, because a logger that nobody holds forgets its level. */
  private static final Logger HTTP_LIBRARY = Logger.getLogger("org.eclipse.jetty");

  private final Console console;

  @Mixin private WasiOptions capabilities;
  @Mixin private ServeLimitOptions limits;
  @Mixin private CacheOptions cache;

  @Option(
      names = "--addr",
      paramLabel = "HOST:PORT",
      description = "Listen here; ${DEFAULT-VALUE} if not given. Port 0 is any that is free.")
  private String address = "127.0.0.1:8080";

  @Option(
      names = "--admin-addr",
      paramLabel = "HOST:PORT",
      description = "Answer /health, /ready and /metrics here.")
  private Optional<String> adminAddress = Optional.empty();

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "Speak TLS, with this certificate (PEM, the server's own first).")
  private Optional<Path> certificates = Optional.empty();

  @Option(names = "--tls-key", paramLabel = "FILE", description = "The certificate's key (PEM).")
  private Optional<Path> key = Optional.empty();

  @Option(
      names = "--route",
      paramLabel = "[HOST]/PATH=FILE",
      description = "Let another component answer for a path and what is below it, or for a host.")
  private Map<String, String> routes = Map.of();

  @Option(
      names = "--instances",
      paramLabel = "fresh|reuse=N",
      description = "Make an instance for each request, or let one answer N of them in turn.")
  private String instances = "fresh";

  @Option(
      names = "--access-log",
      paramLabel = "text|json",
      description = "Print a line for each request.")
  private Optional<AccessLog.Format> accessLog = Optional.empty();

  @Option(
      names = "--watch",
      description = "Serve a file anew when it changes; if it is not valid then, go on as before.")
  private boolean watch;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FILE",
      description = "The component for what no route is for.")
  private Optional<String> file = Optional.empty();

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    HTTP_LIBRARY.setLevel(Level.WARNING);
    Map<Route, String> files = files();
    ComponentServerBuilder builder =
        ComponentServer.builder()
            .address(socketAddress("--addr", address))
            .limits(limits.limits())
            .instanceUses(uses())
            .listener(new ServeReport(console, accessLog));
    adminAddress.ifPresent(admin -> builder.adminAddress(socketAddress("--admin-addr", admin)));
    if (certificates.isPresent() != key.isPresent()) {
      throw new InputException("--tls-cert and --tls-key go together");
    }
    certificates.ifPresent(chain -> builder.tls(chain, key.orElseThrow()));
    var linkers = new LinkedHashMap<Route, ComponentLinker>();
    files.forEach(
        (route, name) -> {
          ComponentLinker linker = linker(name);
          linkers.put(route, linker);
          builder.mount(route, linked(linker, name));
        });
    ComponentServer server = start(builder);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "gantry-stop"));
    announce(server);
    if (watch) {
      linkers.forEach(
          (route, linker) -> watch(server, route, files.getOrDefault(route, ""), linker));
    }
    new CountDownLatch(1).await();
    return ExitCode.OK;
  }

  private Map<Route, String> files() {
    var files = new LinkedHashMap<Route, String>();
    try {
      routes.forEach((route, name) -> files.put(Route.of(route), name));
    } catch (IllegalArgumentException unfit) {
      throw new InputException("--route: " + unfit.getMessage());
    }
    file.ifPresent(name -> files.putIfAbsent(Route.ALL, name));
    if (files.isEmpty()) {
      throw new InputException("there is nothing to serve: name a FILE, or a --route /PATH=FILE");
    }
    return files;
  }

  private int uses() {
    if (instances.equals("fresh")) {
      return 1;
    }
    if (instances.matches("reuse=[1-9][0-9]{0,8}")) {
      return Integer.parseInt(instances.substring("reuse=".length()));
    }
    throw new InputException(
        "`%s` of --instances is neither `fresh` nor `reuse=N`".formatted(instances));
  }

  private ComponentLinker linker(String name) {
    Wasi wasi = capabilities.wasiOfServer(console, name);
    var linker = ComponentLinker.create();
    wasi.addTo(linker);
    return linker;
  }

  private LinkedComponent linked(ComponentLinker linker, String name) {
    return linker.link(Component.of(cache.engine(), TextInput.read(console, name)));
  }

  private static ComponentServer start(ComponentServerBuilder builder) {
    try {
      return builder.start();
    } catch (IOException | IllegalArgumentException unfit) {
      throw new InputException("cannot serve: " + unfit.getMessage());
    }
  }

  private void announce(ComponentServer server) {
    String scheme = certificates.isPresent() ? "https" : "http";
    InetSocketAddress bound = server.address();
    console
        .err()
        .println(
            "Serving HTTP on %s://%s:%d/"
                .formatted(scheme, bound.getHostString(), bound.getPort()));
    server
        .adminAddress()
        .ifPresent(
            admin ->
                console
                    .err()
                    .println(
                        "Administration on http://%s:%d/"
                            .formatted(admin.getHostString(), admin.getPort())));
    console.flush();
  }

  private void watch(ComponentServer server, Route route, String name, ComponentLinker linker) {
    FileWatch.start(
        Path.of(name),
        () -> {
          try {
            server.replace(route, linked(linker, name));
            console.err().println("serving `%s` anew".formatted(name));
          } catch (ComponentException | InputException | IllegalArgumentException unfit) {
            console
                .err()
                .println("`%s` is not served anew: %s".formatted(name, unfit.getMessage()));
          }
          console.flush();
        });
  }

  /** Told to stop, the process has done what it should: it ends with 0, not with the signal. */
  private void stop(ComponentServer server) {
    server.close();
    console.flush();
    Runtime.getRuntime().halt(ExitCode.OK);
  }

  private static InetSocketAddress socketAddress(String option, String text) {
    int colon = text.lastIndexOf(':');
    String port = text.substring(colon + 1);
    if (colon < 0 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 0xffff) {
      throw new InputException(
          "`%s` of %s is not an address such as 127.0.0.1:8080".formatted(text, option));
    }
    String host = text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    return new InetSocketAddress(host.isEmpty() ? "0.0.0.0" : host, Integer.parseInt(port));
  }
}
