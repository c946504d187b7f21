package dev.gantry.engine.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The labels in scope at one point of a body, the innermost last (core 6.5.1). */
final class Labels {
  private final Map<String, Integer> depths = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  /** A label; {@code shadowed} is the depth of an outer one of the same identifier. */
  private record Entry(Optional<String> id, Optional<Integer> shadowed) {}

  void push(Optional<String> id) {
    var shadowed = id.map(label -> depths.put(label, entries.size()));
    entries.add(new Entry(id, shadowed));
  }

  void pop() {
    var entry = entries.removeLast();
    entry.id.ifPresent(
        label ->
            entry.shadowed.ifPresentOrElse(
                depth -> depths.put(label, depth), () -> depths.remove(label)));
  }

  /** {@return the label index at the current token, moving past it} */
  int index(TokenReader reader) {
    if (reader.kind() != TokenKind.ID) {
      if (!reader.isNatural()) {
        throw reader.unexpected("a label");
      }
      return reader.u32();
    }
    int at = reader.byteOffset();
    String id = reader.id();
    Integer depth = depths.get(id);
    if (depth == null) {
      throw reader.malformed(at, "unknown label $" + id);
    }
    return entries.size() - 1 - depth;
  }
}
