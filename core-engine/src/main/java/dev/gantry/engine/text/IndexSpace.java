package dev.gantry.engine.text;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What has an index of one kind, and the identifiers that stand for indices (core 6.6.1).
 *
 * <p>Owned by the parser of one module.
 */
final class IndexSpace {
  private final String kind;
  private final Map<String, Integer> indices = new HashMap<>();
  private final SortedMap<Integer, String> names = new TreeMap<>();
  private int count;

  /** An empty space of, for example, {@code func}s. */
  IndexSpace(String kind) {
    this.kind = kind;
  }

  int count() {
    return count;
  }

  /** {@return the name of each index that has one, for the name section} */
  SortedMap<Integer, String> names() {
    return names;
  }

  /** Gives the next index to the identifier at the current token, or to nothing with a name. */
  int define(TokenReader reader, ModuleAnnotations annotations) {
    int at = reader.byteOffset();
    var id = reader.takeId();
    define(reader, at, id);
    annotations.name(reader, kind).or(() -> id).ifPresent(name -> names.put(count - 1, name));
    return count - 1;
  }

  /** Gives the next index to an identifier that stood at a byte of the text. */
  void define(TokenReader reader, int byteOffset, Optional<String> id) {
    if (id.isPresent() && indices.putIfAbsent(id.orElseThrow(), count) != null) {
      throw reader.malformed(
          byteOffset, "duplicate %s identifier $%s".formatted(kind, id.orElseThrow()));
    }
    count++;
  }

  /** Gives the next index to something without an identifier. */
  int define() {
    return count++;
  }

  /** {@return whether an index, by number or identifier, is the current token} */
  static boolean isIndex(TokenReader reader) {
    return reader.kind() == TokenKind.ID || reader.isNatural();
  }

  /** {@return the index at the current token, moving past it} */
  int index(TokenReader reader) {
    if (reader.kind() != TokenKind.ID) {
      if (!reader.isNatural()) {
        throw reader.unexpected("an index of a " + kind);
      }
      return reader.u32();
    }
    int at = reader.byteOffset();
    String id = reader.id();
    Integer index = indices.get(id);
    if (index == null) {
      throw reader.malformed(at, "unknown %s $%s".formatted(kind, id));
    }
    return index;
  }
}
