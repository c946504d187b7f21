package dev.gantry.component.text;

import dev.gantry.component.syntax.Alias;
import dev.gantry.component.syntax.CoreType;
import dev.gantry.component.syntax.Declarator;
import dev.gantry.component.syntax.DefinedType;
import dev.gantry.component.syntax.ExternName;
import dev.gantry.component.syntax.Sort;
import dev.gantry.engine.text.TokenKind;
import dev.gantry.engine.text.TokenReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads type definitions (Explainer.md, deftype). */
final class TypeParser {
  private final TextParser parser;
  private final TokenReader reader;
  private final ValueTypeParser valueTypes;
  private final CoreTypeParser coreTypes;

  TypeParser(TextParser parser) {
    this.parser = parser;
    this.reader = parser.reader();
    this.valueTypes = new ValueTypeParser(parser);
    this.coreTypes = new CoreTypeParser(parser);
  }

  ValueTypeParser valueTypes() {
    return valueTypes;
  }

  CoreTypeParser coreTypes() {
    return coreTypes;
  }

  /** Reads what a type definition has after its name. */
  PendingType<? extends DefinedType> definition(Optional<String> id) {
    if (reader.kind() != TokenKind.OPEN) {
      var primitive = valueTypes.primitive();
      return PendingType.simple(() -> new DefinedType.PrimitiveDefinition(primitive));
    }
    reader.open();
    PendingType<? extends DefinedType> type;
    if (reader.takeWord("func")) {
      type = valueTypes.function();
    } else if (reader.takeWord("component")) {
      type = component(id);
    } else if (reader.takeWord("instance")) {
      type = instance(id);
    } else if (reader.takeWord("resource")) {
      type = resource();
    } else {
      type = valueTypes.definition();
    }
    reader.close();
    return type;
  }

  private PendingType<DefinedType> resource() {
    reader.open("rep");
    var representation = coreTypes.valueType();
    reader.close();
    Optional<Reference> destructor = Optional.empty();
    if (reader.takeOpen("dtor")) {
      destructor = Optional.of(Reference.coreIndexOrList(reader, Sort.CORE_FUNCTION));
      reader.close();
    }
    Optional<Reference> function = destructor;
    return PendingType.simple(
        () ->
            new DefinedType.ResourceDefinition(
                representation,
                function
                    .map(reference -> OptionalInt.of(parser.scope().resolve(reference)))
                    .orElse(OptionalInt.empty())));
  }

  /** Reads the declarators of a component type, up to the closing parenthesis. */
  PendingType<DefinedType> component(Optional<String> id) {
    return declarators(id, true);
  }

  /** Reads the declarators of an instance type, up to the closing parenthesis. */
  PendingType<DefinedType> instance(Optional<String> id) {
    return declarators(id, false);
  }

  /** Moves over declarators, to read them when what they may refer to has been defined. */
  private PendingType<DefinedType> declarators(Optional<String> id, boolean isComponent) {
    int start = reader.index();
    reader.skipToClose();
    return PendingType.simple(
        () -> {
          int here = reader.index();
          reader.seek(start);
          var body = new Body(isComponent);
          List<Declarator> declarators = body.read(id);
          reader.seek(here);
          return isComponent
              ? new DefinedType.ComponentDefinition(declarators)
              : new DefinedType.InstanceDefinition(declarators);
        });
  }

  /** What stands between the parentheses of a component type or an instance type. */
  private final class Body implements TextScope.Output {
    private final boolean isComponent;
    private final List<Declarator> declarators = new ArrayList<>();

    Body(boolean isComponent) {
      this.isComponent = isComponent;
    }

    List<Declarator> read(Optional<String> id) {
      Optional<TextScope> outer = parser.current();
      parser.enter(id, this);
      while (!reader.atClose()) {
        declarator();
      }
      parser.leave(outer);
      return declarators;
    }

    private void declarator() {
      if (reader.isOpen("core")) {
        reader.open("core");
        reader.word("type");
        coreTypes.definition();
      } else if (reader.takeOpen("type")) {
        typeDefinition(Name.read(reader));
      } else if (reader.takeOpen("alias")) {
        new AliasParser(parser).alias();
      } else if (isComponent && reader.takeOpen("import")) {
        ExternName name = new ExternParser(parser, TypeParser.this).name();
        extern(name, true);
      } else if (reader.takeOpen("export")) {
        ExternName name = new ExternParser(parser, TypeParser.this).name();
        extern(name, false);
      } else {
        reader.open();
        throw reader.unexpected("a declarator of a type");
      }
      reader.close();
    }

    private void extern(ExternName name, boolean isImport) {
      ExternParser.PendingExtern extern = new ExternParser(parser, TypeParser.this).extern();
      extern.type().expand();
      var type = extern.type().resolve();
      declarators.add(
          isImport
              ? new Declarator.ImportDeclarator(name, type)
              : new Declarator.ExportDeclarator(name, type));
      parser.scope().define(type.sort(), extern.name());
    }

    @Override
    public void add(Alias alias) {
      declarators.add(new Declarator.AliasDeclarator(alias));
    }

    @Override
    public void add(DefinedType type) {
      declarators.add(new Declarator.TypeDeclarator(type));
    }

    @Override
    public void add(CoreType type) {
      declarators.add(new Declarator.CoreTypeDeclarator(type));
    }
  }

  /** Reads a type definition after its name and adds it; {@return its index}. */
  int typeDefinition(Name name) {
    PendingType<? extends DefinedType> type = definition(name.id());
    type.expand();
    return parser.scope().addType(type.resolve(), name);
  }
}
