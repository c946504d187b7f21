package dev.gantry.component.text;

import dev.gantry.engine.text.TokenReader;
import java.util.Optional;

/** What the parsers of one text share: the reader, and the scope in which it stands. */
final class TextParser {

  /** Components and types nest no deeper; the reference tools have the same limit. */
  private static final int MAX_DEPTH = 100;

  private final TokenReader reader;
  private Optional<TextScope> scope = Optional.empty();
  private int depth;

  TextParser(TokenReader reader) {
    this.reader = reader;
  }

  TokenReader reader() {
    return reader;
  }

  TextScope scope() {
    return scope.orElseThrow(AssertionError::new);
  }

  /** Goes into a component or type. */
  TextScope enter(Optional<String> id, TextScope.Output output) {
    deepen();
    var inner = new TextScope(reader, scope, id, output);
    scope = Optional.of(inner);
    return inner;
  }

  /** Goes back to the scope that was current before. */
  void leave(Optional<TextScope> outer) {
    scope = outer;
    depth--;
  }

  Optional<TextScope> current() {
    return scope;
  }

  /** Goes one step deeper into what nests. */
  void deepen() {
    if (++depth > MAX_DEPTH) {
      throw reader.malformed("nesting too deep");
    }
  }

  /** Comes back from a step. */
  void rise() {
    depth--;
  }
}
