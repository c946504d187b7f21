package dev.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * What the launcher lets the JVM watch, to make the cache that later starts are fast with: the
 * common commands, one after another, on the fixtures.
 */
public final class Training {
  private static final String WIT =
      "package a:b; interface i { record r { x: list<u8> } f: func(p: r) -> result<string>; }";

  private Training() {}

  /**
   * Takes what is trained for, {@code guests} or {@code texts}, and the folder of the fixtures;
   * prints nothing, and cares for no outcome.
   */
  public static void main(String[] arguments) {
    Path guests = Path.of(arguments[1], "guests");
    for (List<String> line : arguments[0].equals("guests") ? ofGuests(guests) : ofTexts(guests)) {
      var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
      Gantry.execute(
          new Console(new ByteArrayInputStream(WIT.getBytes(UTF_8)), nowhere, nowhere, false),
          line);
    }
    System.exit(ExitCode.OK); // threads of the hosts may still wait for input
  }

  private static List<List<String>> ofGuests(Path guests) {
    String shop = guests.resolve("shop-c.wasm").toString();
    String hello = guests.resolve("hello-rs196.wasm").toString();
    return List.of(
        List.of("validate", shop),
        List.of("run", "--invoke", "join([\"a\"], '-')", shop),
        // Once with what the run finds in the cache of compiled code, and once without it.
        List.of("run", "--no-cache", hello, "one"),
        List.of("run", hello, "one"),
        List.of("run", hello, "one"));
  }

  private static List<List<String>> ofTexts(Path guests) {
    return List.of(
        List.of("--help"),
        List.of("--version"),
        List.of("wit", "-"),
        List.of("wit", "--json", "-"),
        List.of("print", guests.resolve("shop-c.wasm").toString()));
  }
}
