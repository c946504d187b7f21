package dev.gantry.component.text;

import dev.gantry.component.syntax.Alias;
import dev.gantry.component.syntax.Sort;
import dev.gantry.engine.text.TokenKind;
import dev.gantry.engine.text.TokenReader;

/** Reads aliases (Explainer.md, alias). */
final class AliasParser {
  private final TextParser parser;
  private final TokenReader reader;

  AliasParser(TextParser parser) {
    this.parser = parser;
    this.reader = parser.reader();
  }

  /** Reads what follows {@code (alias}, and adds the alias. */
  void alias() {
    if (reader.takeWord("outer")) {
      outer();
    } else if (reader.takeWord("export")) {
      Reference instance = Reference.index(reader, Sort.INSTANCE);
      String export = reader.name();
      reader.open();
      Sort sort = sort();
      Name name = Name.read(reader);
      reader.close();
      export(instance, export, sort, name);
    } else {
      reader.word("core");
      reader.word("export");
      Reference instance = Reference.index(reader, Sort.CORE_INSTANCE);
      String export = reader.name();
      reader.open("core");
      Sort sort = coreSort();
      Name name = Name.read(reader);
      reader.close();
      export(instance, export, sort, name);
    }
  }

  /** {@return whether an alias stands here that leaves its sort to what encloses it} */
  boolean isInverted() {
    if (!reader.isOpen("alias")) {
      return false;
    }
    int here = reader.index();
    reader.open("alias");
    boolean found = false;
    // The words, an index, and an index or a name; a list after them would be the sort.
    while (!reader.atClose() && reader.kind() != TokenKind.OPEN && !reader.atEnd()) {
      reader.advance();
      found = reader.atClose();
    }
    reader.seek(here);
    return found;
  }

  /**
   * Reads {@code (alias export $i "f")} or {@code (alias core export $i "f")}, and adds it.
   *
   * @return its index
   */
  int inverted(Sort sort, Name name) {
    reader.open("alias");
    int index;
    if (sort.isCore() && sort != Sort.CORE_MODULE) {
      reader.word("core");
      reader.word("export");
      Reference instance = Reference.index(reader, Sort.CORE_INSTANCE);
      index = export(instance, reader.name(), sort, name);
    } else if (reader.takeWord("outer")) {
      Reference scope = Reference.index(reader, Sort.COMPONENT);
      Reference item = Reference.index(reader, sort);
      index = parser.scope().addAlias(parser.scope().outerAlias(scope, item), name);
    } else {
      reader.word("export");
      Reference instance = Reference.index(reader, Sort.INSTANCE);
      index = export(instance, reader.name(), sort, name);
    }
    reader.close();
    return index;
  }

  private int export(Reference instance, String export, Sort sort, Name name) {
    int index = parser.scope().resolve(instance);
    return parser
        .scope()
        .addAlias(
            sort.isCore() && sort != Sort.CORE_MODULE
                ? new Alias.CoreExportAlias(sort, index, export)
                : new Alias.ExportAlias(sort, index, export),
            name);
  }

  private void outer() {
    Reference scope = Reference.index(reader, Sort.COMPONENT);
    int item = reader.index();
    reader.advance();
    reader.open();
    Sort sort = outerSort();
    Name name = Name.read(reader);
    reader.close();
    int end = reader.index();
    reader.seek(item);
    Reference reference = Reference.index(reader, sort);
    reader.seek(end);
    parser.scope().addAlias(parser.scope().outerAlias(scope, reference), name);
  }

  private Sort outerSort() {
    if (reader.takeWord("core")) {
      if (reader.takeWord("module")) {
        return Sort.CORE_MODULE;
      }
      reader.word("type");
      return Sort.CORE_TYPE;
    }
    if (reader.takeWord("type")) {
      return Sort.TYPE;
    }
    reader.word("component");
    return Sort.COMPONENT;
  }

  /** Reads the sort of what components export. */
  private Sort sort() {
    if (reader.takeWord("core")) {
      reader.word("module");
      return Sort.CORE_MODULE;
    }
    return sort(reader, false);
  }

  private Sort coreSort() {
    return sort(reader, true);
  }

  private static Sort sort(TokenReader reader, boolean isCore) {
    for (Sort sort : Sort.values()) {
      if (sort.isCore() == isCore && reader.takeWord(Reference.word(sort))) {
        return sort;
      }
    }
    throw reader.unexpected("a sort");
  }
}
