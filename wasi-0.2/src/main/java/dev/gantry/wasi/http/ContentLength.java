package dev.gantry.wasi.http;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The length that fields promise for a body (RFC 9110, 8.6). */
final class ContentLength {
  private ContentLength() {}

  /**
   * {@return the promised length in bytes, if there is one}
   *
   * @return empty, rather than no length, if what the fields say is no length
   */
  static Optional<OptionalLong> of(List<FieldLine> fields) {
    List<String> values =
        fields.stream()
            .filter(field -> field.isNamed("content-length"))
            .map(FieldLine::value)
            .distinct()
            .toList();
    if (values.isEmpty()) {
      return Optional.of(OptionalLong.empty());
    }
    // 18 digits fit into a long.
    if (values.size() > 1 || !values.getFirst().matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    return Optional.of(OptionalLong.of(Long.parseLong(values.getFirst())));
  }
}
