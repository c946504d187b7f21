package dev.gantry.component.suite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The assertions that are expected to fail, with the reasons.
 *
 * <p>Each line of the list is a place, {@code file:line} or {@code file}, and a reason.
 */
record ExpectedFailures(Map<String, String> reasons) {

  static ExpectedFailures read(String resource) throws IOException {
    var reasons = new LinkedHashMap<String, String>();
    try (InputStream in = ExpectedFailures.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("no resource " + resource);
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(
              line -> {
                int space = line.indexOf(' ');
                reasons.put(line.substring(0, space), line.substring(space).strip());
              });
    }
    return new ExpectedFailures(reasons);
  }

  /** {@return why the assertion at a place fails, if it is expected to} */
  Optional<String> reason(String file, String line) {
    return Optional.ofNullable(reasons.get(file + ":" + line));
  }
}
