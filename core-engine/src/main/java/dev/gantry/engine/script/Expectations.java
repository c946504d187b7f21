package dev.gantry.engine.script;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The one list of what scripts assert and this implementation does not do, each with its reason.
 *
 * <p>Lines are {@code skip PLACE REASON}, {@code fails PLACE REASON} or {@code message PLACE
 * "ACCEPTED" REASON}; a place is a folder with a final {@code /}, a file, or {@code file:line}, by
 * the end of its path. What is skipped is not run. What is listed as failing is run, and a failure
 * itself as soon as it passes.
 */
public final class Expectations {

  /** No exceptions at all. */
  public static final Expectations NONE = new Expectations(List.of());

  private final List<Entry> entries;

  private Expectations(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  private enum Kind {
    SKIP,
    FAILS,
    MESSAGE
  }

  private record Entry(Kind kind, String path, int line, String accepted, String reason) {
    boolean covers(Place place) {
      String file = "/" + place.file().replace('\\', '/');
      boolean inPath = path.endsWith("/") ? file.contains("/" + path) : file.endsWith("/" + path);
      return inPath && (line == 0 || line == place.line());
    }
  }

  /** {@return the list for the suites of core WebAssembly that comes with this package} */
  public static Expectations bundled() {
    try (InputStream in = Expectations.class.getResourceAsStream("expectations.txt")) {
      byte[] bytes = Objects.requireNonNull(in, "expectations.txt").readAllBytes();
      return parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@return the list in a text}
   *
   * @throws IllegalArgumentException if a line is none of it
   */
  public static Expectations parse(String text) {
    return new Expectations(
        text.lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .map(Expectations::entry)
            .toList());
  }

  /** {@return these and others} */
  public Expectations and(Expectations others) {
    var all = new ArrayList<>(entries);
    all.addAll(others.entries);
    return new Expectations(all);
  }

  private static Entry entry(String text) {
    String[] words = text.split("\\s+", 3);
    if (words.length < 3) {
      throw new IllegalArgumentException("not an expectation with a reason: " + text);
    }
    int colon = words[1].indexOf(':');
    String path = colon < 0 ? words[1] : words[1].substring(0, colon);
    int line = colon < 0 ? 0 : Integer.parseInt(words[1].substring(colon + 1));
    return switch (words[0]) {
      case "skip" -> new Entry(Kind.SKIP, path, line, "", words[2]);
      case "fails" -> new Entry(Kind.FAILS, path, line, "", words[2]);
      case "message" -> {
        int quote = words[2].indexOf('"', 1);
        if (!words[2].startsWith("\"") || quote < 0 || quote + 1 == words[2].length()) {
          throw new IllegalArgumentException("not a message with a reason: " + text);
        }
        String accepted = words[2].substring(1, quote);
        yield new Entry(Kind.MESSAGE, path, line, accepted, words[2].substring(quote + 1).strip());
      }
      default -> throw new IllegalArgumentException("not an expectation: " + text);
    };
  }

  /** {@return why a command is not run, empty if it is} */
  Optional<String> skipped(Place place) {
    return reason(Kind.SKIP, place);
  }

  /** {@return why a command is expected to fail, empty if it is not} */
  Optional<String> expectedFailure(Place place) {
    return reason(Kind.FAILS, place);
  }

  private Optional<String> reason(Kind kind, Place place) {
    return entries.stream()
        .filter(entry -> entry.kind == kind && entry.covers(place))
        .map(Entry::reason)
        .findFirst();
  }

  /** {@return whether a message is as good as the one that a command asks for} */
  boolean accepts(Place place, String message) {
    return entries.stream()
        .anyMatch(
            entry ->
                entry.kind == Kind.MESSAGE
                    && entry.covers(place)
                    && message.contains(entry.accepted));
  }
}
