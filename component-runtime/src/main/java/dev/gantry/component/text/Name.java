package dev.gantry.component.text;

import dev.gantry.engine.text.TokenReader;
import dev.gantry.engine.text.Tokens;
import java.util.Optional;

/**
 * What a text calls a definition.
 *
 * @param byteOffset where it stands, for messages
 * @param id without the {@code $}, by which others refer to it
 * @param text what the name section says: the annotation {@code (@name "...")}, or else the id
 */
record Name(int byteOffset, Optional<String> id, Optional<String> text) {

  /** No name at all. */
  static final Name NONE = new Name(0, Optional.empty(), Optional.empty());

  /** Reads an id and an annotation, both of which may be missing. */
  static Name read(TokenReader reader) {
    int at = reader.byteOffset();
    Optional<String> id = reader.takeId();
    return new Name(at, id, annotation(reader).or(() -> id));
  }

  private static Optional<String> annotation(TokenReader reader) {
    for (Tokens.Annotation annotation : reader.annotations()) {
      if (annotation.name().equals("name")) {
        return Optional.of(TokenReader.over(annotation.content()).name());
      }
    }
    return Optional.empty();
  }

  /** {@return the name without what only the name section has} */
  Name withoutAnnotation() {
    return new Name(byteOffset, id, id);
  }
}
