package dev.gantry.engine.text;

import dev.gantry.engine.text.Tokens.Annotation;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The annotations of one module that have a meaning (core A.5), each of which must be where it has
 * one.
 */
final class ModuleAnnotations {
  static final String NAME = "name";
  static final String CUSTOM = "custom";
  static final String PRODUCERS = "producers";
  static final String DYLINK = "dylink.0";
  static final String BRANCH_HINT = "metadata.code.branch_hint";

  private final Set<Annotation> used = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * {@return the name that an annotation gives to what was just read}
   *
   * @param kind what that is, such as {@code func}
   */
  Optional<String> name(TokenReader reader, String kind) {
    Optional<String> found = Optional.empty();
    for (var annotation : reader.annotations()) {
      if (!annotation.name().equals(NAME)) {
        continue;
      }
      if (found.isPresent()) {
        throw reader.malformed(annotation.byteOffset(), "@name annotation: multiple " + kind);
      }
      var content = TokenReader.over(annotation.content());
      found = Optional.of(content.name());
      if (!content.atEnd()) {
        throw content.malformed("@name annotation: unexpected token");
      }
      used.add(annotation);
    }
    return found;
  }

  /** {@return whether an annotation names what comes here without an identifier} */
  boolean isNamed(TokenReader reader) {
    return reader.annotations().stream().anyMatch(annotation -> annotation.name().equals(NAME));
  }

  /** {@return the hint for the branch at the current token, 0 or 1; -1 if there is none} */
  int branchHint(TokenReader reader) {
    int hint = -1;
    for (var annotation : reader.annotations()) {
      if (!annotation.name().equals(BRANCH_HINT)) {
        continue;
      }
      if (hint >= 0) {
        throw reader.malformed(
            annotation.byteOffset(), "@" + BRANCH_HINT + " annotation: duplicate annotation");
      }
      var content = TokenReader.over(annotation.content());
      byte[] value = content.kind() == TokenKind.STRING ? content.string() : new byte[0];
      if (value.length != 1 || value[0] < 0 || value[0] > 1 || !content.atEnd()) {
        throw reader.malformed(
            annotation.byteOffset(), "@" + BRANCH_HINT + " annotation: invalid value");
      }
      hint = value[0];
      used.add(annotation);
    }
    return hint;
  }

  /** Adds the custom sections that are annotated before the field at the current token. */
  void customSections(TokenReader reader, CustomPlacements customs) {
    for (var annotation : reader.annotations()) {
      switch (annotation.name()) {
        case CUSTOM -> customs.custom(TokenReader.over(annotation.content()));
        case PRODUCERS -> customs.producers(TokenReader.over(annotation.content()));
        case DYLINK -> customs.dylink(TokenReader.over(annotation.content()));
        default -> {
          continue;
        }
      }
      used.add(annotation);
    }
  }

  /** Checks that no annotation of a module stands where it means nothing. */
  void requireAllUsed(TokenReader reader, List<Annotation> annotations) {
    for (var annotation : annotations) {
      if (used.contains(annotation)) {
        continue;
      }
      switch (annotation.name()) {
        case NAME, CUSTOM ->
            throw reader.malformed(
                annotation.byteOffset(), "misplaced @%s annotation".formatted(annotation.name()));
        case BRANCH_HINT ->
            throw reader.malformed(
                annotation.byteOffset(), "@" + BRANCH_HINT + " annotation: not in a function");
        default -> {}
      }
    }
  }
}
