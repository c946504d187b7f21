package dev.gantry.engine.text;

import java.util.Optional;

/**
 * The first of two readings of a module: it gives indices to identifiers, which may be used before
 * they are defined (core 6.6.1), and looks no further into the fields.
 */
final class Declarations {
  private final TokenReader reader;
  private final ModuleScope scope;
  private Optional<String> firstDefinition = Optional.empty();
  private boolean hasStart;

  Declarations(TokenReader reader, ModuleScope scope) {
    this.reader = reader;
    this.scope = scope;
  }

  /** Reads all fields; the reader then stands at the parenthesis that closes the module. */
  void read() {
    while (reader.kind() == TokenKind.OPEN) {
      int field = reader.index();
      declare();
      reader.seek(field);
      reader.skipList();
    }
  }

  private void declare() {
    int at = reader.byteOffset();
    switch (reader.nextText()) {
      case "type" -> type();
      case "rec" -> recursiveType();
      case "import" -> importField(at);
      case "func" -> definition(scope.functions, "function", at);
      case "table" -> definition(scope.tables, "table", at);
      case "memory" -> definition(scope.memories, "memory", at);
      case "global" -> definition(scope.globals, "global", at);
      case "tag" -> definition(scope.tags, "tag", at);
      case "elem" -> segment(scope.elements);
      case "data" -> segment(scope.data);
      case "start" -> {
        if (hasStart) {
          throw reader.malformed("multiple start sections");
        }
        hasStart = true;
      }
      case "export" -> {}
      default -> {
        reader.open();
        throw reader.unexpected("a field of a module");
      }
    }
  }

  private void type() {
    reader.open("type");
    scope.types.define(reader, scope.annotations);
  }

  private void recursiveType() {
    reader.open("rec");
    while (reader.isOpen("type")) {
      int type = reader.index();
      type();
      reader.seek(type);
      reader.skipList();
    }
  }

  private void importField(int at) {
    reader.open("import");
    reader.name();
    reader.name();
    reader.open();
    var space =
        switch (reader.anyWord("what to import")) {
          case "func" -> scope.functions;
          case "table" -> scope.tables;
          case "memory" -> scope.memories;
          case "global" -> scope.globals;
          case "tag" -> scope.tags;
          default -> {
            reader.seek(reader.index() - 1);
            throw reader.unexpected("what to import");
          }
        };
    space.define(reader, scope.annotations);
    requireImportsFirst(at);
  }

  private void requireImportsFirst(int at) {
    if (firstDefinition.isPresent()) {
      throw reader.malformed(at, "import after " + firstDefinition.orElseThrow());
    }
  }

  private void definition(IndexSpace space, String name, int at) {
    reader.open();
    reader.advance();
    space.define(reader, scope.annotations);
    while (reader.isOpen("export")) {
      reader.skipList();
    }
    if (reader.isOpen("import")) {
      requireImportsFirst(at);
      return;
    }
    firstDefinition = firstDefinition.or(() -> Optional.of(name));
    if (space == scope.memories || space == scope.tables) {
      inlineSegment(space);
    }
  }

  /** A segment that stands in the definition of its memory or table has an index, too. */
  private void inlineSegment(IndexSpace space) {
    while (!reader.atClose() && !reader.atEnd()) {
      if (space == scope.memories && reader.isOpen("data")) {
        scope.data.define();
      } else if (space == scope.tables && reader.isOpen("elem")) {
        scope.elements.define();
      }
      if (reader.kind() == TokenKind.OPEN) {
        reader.skipList();
      } else {
        reader.advance();
      }
    }
  }

  private void segment(IndexSpace space) {
    reader.open();
    reader.advance();
    space.define(reader, scope.annotations);
  }
}
