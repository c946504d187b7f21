package dev.gantry.component.text;

import dev.gantry.component.syntax.Sort;
import dev.gantry.engine.text.TokenKind;
import dev.gantry.engine.text.TokenReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Something that a text refers to, not yet looked up: {@code $f}, {@code 3}, or {@code $i "name"}.
 *
 * @param byteOffset where it stands, for messages
 * @param id without the {@code $}; empty if it is a number
 * @param exports the names that lead from an instance to it; empty if it is meant itself
 */
record Reference(Sort sort, int byteOffset, Optional<String> id, int number, List<String> exports) {
  Reference {
    exports = List.copyOf(exports);
  }

  /** {@return whether an index stands here} */
  static boolean isIndex(TokenReader reader) {
    return reader.kind() == TokenKind.ID || reader.isNatural();
  }

  /** Reads an index alone. */
  static Reference index(TokenReader reader, Sort sort) {
    int at = reader.byteOffset();
    Optional<String> id = reader.takeId();
    if (id.isEmpty() && !reader.isNatural()) {
      throw reader.unexpected("an index of a " + sort.text());
    }
    return new Reference(sort, at, id, id.isPresent() ? 0 : reader.u32(), List.of());
  }

  /** Reads an index, and the names of exports if any follow. */
  static Reference path(TokenReader reader, Sort sort) {
    Reference index = index(reader, sort);
    var exports = new ArrayList<String>();
    while (reader.kind() == TokenKind.STRING) {
      exports.add(reader.name());
    }
    return new Reference(sort, index.byteOffset, index.id, index.number, exports);
  }

  /** {@return whether {@code (word index)}, with names of exports or not, stands here} */
  static boolean isListOf(TokenReader reader, String word) {
    if (!reader.isOpen(word)) {
      return false;
    }
    int here = reader.index();
    reader.open(word);
    boolean found = isIndex(reader);
    if (found) {
      reader.advance();
      found = reader.atClose() || reader.kind() == TokenKind.STRING;
    }
    reader.seek(here);
    return found;
  }

  /** Reads {@code $t} or {@code (type $t)}. */
  static Reference indexOrList(TokenReader reader, Sort sort) {
    if (isIndex(reader)) {
      return index(reader, sort);
    }
    reader.open(word(sort));
    Reference reference = path(reader, sort);
    reader.close();
    return reference;
  }

  /** Reads {@code $f}, {@code (core func $f)}, or as older texts have it {@code (func $f)}. */
  static Reference coreIndexOrList(TokenReader reader, Sort sort) {
    if (isIndex(reader)) {
      return index(reader, sort);
    }
    reader.open();
    reader.takeWord("core");
    reader.word(word(sort));
    Reference reference = path(reader, sort);
    reader.close();
    return reference;
  }

  /** {@return the keyword of a sort without {@code core}} */
  static String word(Sort sort) {
    return sort.isCore() ? sort.text().substring("core ".length()) : sort.text();
  }
}
