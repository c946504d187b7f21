package dev.gantry.component.text;

import dev.gantry.component.syntax.CoreType;
import dev.gantry.component.syntax.DefinedType;
import dev.gantry.component.syntax.ExternName;
import dev.gantry.component.syntax.ExternType;
import dev.gantry.component.syntax.Sort;
import dev.gantry.engine.text.TokenKind;
import dev.gantry.engine.text.TokenReader;
import java.util.Optional;
import java.util.function.IntFunction;

/** Reads the names and types of imports and exports (Explainer.md, externtype). */
final class ExternParser {
  private final TextParser parser;
  private final TokenReader reader;
  private final TypeParser types;

  ExternParser(TextParser parser, TypeParser types) {
    this.parser = parser;
    this.reader = parser.reader();
    this.types = types;
  }

  /** What is imported or exported, in which names are not looked up yet. */
  record PendingExtern(Name name, PendingType<ExternType> type) {}

  /** Reads a name with its attributes. */
  ExternName name() {
    String name;
    if (reader.takeOpen("interface")) {
      // As older texts have it.
      name = reader.name();
      reader.close();
    } else {
      name = reader.name();
    }
    return new ExternName(
        name, attribute("implements"), attribute("versionsuffix"), attribute("external-id"));
  }

  private Optional<String> attribute(String word) {
    if (!reader.takeOpen(word)) {
      return Optional.empty();
    }
    Optional<String> value = Optional.of(reader.name());
    reader.close();
    return value;
  }

  /** {@return whether {@code (word "name")} and nothing more stands here} */
  boolean isInline(String word) {
    if (!reader.isOpen(word)) {
      return false;
    }
    int here = reader.index();
    reader.open(word);
    boolean found = reader.kind() == TokenKind.STRING || reader.isOpen("interface");
    if (found) {
      if (reader.kind() == TokenKind.OPEN) {
        reader.skipList();
      } else {
        reader.advance();
      }
      while (reader.isOpen("implements")
          || reader.isOpen("versionsuffix")
          || reader.isOpen("external-id")) {
        reader.skipList();
      }
      found = reader.atClose();
    }
    reader.seek(here);
    return found;
  }

  /** Reads {@code (word "name")}. */
  ExternName inline(String word) {
    reader.open(word);
    ExternName name = name();
    reader.close();
    return name;
  }

  /** Reads a type in parentheses, with a name for what has it. */
  PendingExtern extern() {
    reader.open();
    Sort sort = sort();
    Name name = Name.read(reader);
    PendingType<ExternType> type = type(sort);
    reader.close();
    return new PendingExtern(name, type);
  }

  private Sort sort() {
    if (reader.takeWord("core")) {
      reader.word("module");
      return Sort.CORE_MODULE;
    }
    for (Sort sort : Sort.values()) {
      if (!sort.isCore() && reader.takeWord(sort.text())) {
        return sort;
      }
    }
    throw reader.unexpected("the sort of an import or export");
  }

  /** Reads what follows the sort and the name, up to the closing parenthesis. */
  PendingType<ExternType> type(Sort sort) {
    return switch (sort) {
      case CORE_MODULE -> module();
      case FUNCTION -> typeUse(types.valueTypes()::function, ExternType.OfFunction::new);
      case COMPONENT ->
          typeUse(() -> types.component(Optional.empty()), ExternType.OfComponent::new);
      case INSTANCE -> typeUse(() -> types.instance(Optional.empty()), ExternType.OfInstance::new);
      case VALUE -> value();
      case TYPE -> bound();
      case CORE_FUNCTION,
          CORE_TABLE,
          CORE_MEMORY,
          CORE_GLOBAL,
          CORE_TAG,
          CORE_TYPE,
          CORE_INSTANCE ->
          throw new AssertionError(sort);
    };
  }

  /** Reads the type of a function: {@code (type $t)}, or spelled out. */
  PendingType<Integer> functionType() {
    return typeIndex(types.valueTypes()::function);
  }

  @FunctionalInterface
  private interface InlineType {
    PendingType<? extends DefinedType> read();
  }

  private PendingType<ExternType> typeUse(InlineType inline, IntFunction<ExternType> make) {
    PendingType<Integer> index = typeIndex(inline);
    return new PendingType<>() {
      @Override
      public void expand() {
        index.expand();
      }

      @Override
      public ExternType resolve() {
        return make.apply(index.resolve());
      }
    };
  }

  private PendingType<Integer> typeIndex(InlineType inline) {
    if (Reference.isListOf(reader, "type")) {
      Reference reference = Reference.indexOrList(reader, Sort.TYPE);
      return PendingType.simple(() -> parser.scope().resolve(reference));
    }
    PendingType<? extends DefinedType> type = inline.read();
    return new PendingType<>() {
      private int index;

      @Override
      public void expand() {
        type.expand();
        index = parser.scope().addType(type.resolve(), Name.NONE);
      }

      @Override
      public Integer resolve() {
        return index;
      }
    };
  }

  /** Reads the type of a core module: {@code (type $t)}, or spelled out. */
  private PendingType<ExternType> module() {
    if (Reference.isListOf(reader, "type")) {
      reader.open("type");
      Reference reference = Reference.path(reader, Sort.CORE_TYPE);
      reader.close();
      return PendingType.simple(() -> new ExternType.OfModule(parser.scope().resolve(reference)));
    }
    int start = reader.index();
    reader.skipToClose();
    return new PendingType<>() {
      private int index;

      @Override
      public void expand() {
        int here = reader.index();
        reader.seek(start);
        CoreType.ModuleType type =
            new ModuleTypeParser(parser, types.coreTypes()).type(Optional.empty());
        reader.seek(here);
        index = parser.scope().addModuleType(type, Name.NONE);
      }

      @Override
      public ExternType resolve() {
        return new ExternType.OfModule(index);
      }
    };
  }

  private PendingType<ExternType> value() {
    if (reader.takeOpen("eq")) {
      Reference value = Reference.index(reader, Sort.VALUE);
      reader.close();
      return PendingType.simple(() -> new ExternType.EqualToValue(parser.scope().resolve(value)));
    }
    if (Reference.isListOf(reader, "type")) {
      Reference reference = Reference.indexOrList(reader, Sort.TYPE);
      return PendingType.simple(
          () ->
              new ExternType.OfValue(
                  new dev.gantry.component.syntax.ValueTypeUse.Defined(
                      parser.scope().resolve(reference))));
    }
    var use = types.valueTypes().use();
    return PendingType.of(java.util.List.of(use), () -> new ExternType.OfValue(use.resolve()));
  }

  private PendingType<ExternType> bound() {
    if (reader.takeOpen("eq")) {
      Reference type = Reference.index(reader, Sort.TYPE);
      reader.close();
      return PendingType.simple(() -> new ExternType.EqualToType(parser.scope().resolve(type)));
    }
    reader.open("sub");
    reader.word("resource");
    reader.close();
    return PendingType.simple(ExternType.SubResource::new);
  }
}
