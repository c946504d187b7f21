package dev.gantry.component.text;

import dev.gantry.component.syntax.Alias;
import dev.gantry.component.syntax.Canon;
import dev.gantry.component.syntax.ComponentCustomSection;
import dev.gantry.component.syntax.ComponentSyntax;
import dev.gantry.component.syntax.CoreType;
import dev.gantry.component.syntax.DefinedType;
import dev.gantry.component.syntax.Definition;
import dev.gantry.component.syntax.ExternName;
import dev.gantry.component.syntax.ExternType;
import dev.gantry.component.syntax.Sort;
import dev.gantry.component.syntax.SortIndex;
import dev.gantry.component.syntax.ValueTypeUse;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.text.TextModule;
import dev.gantry.engine.text.TokenKind;
import dev.gantry.engine.text.TokenReader;
import dev.gantry.engine.text.Tokens;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads the fields of one component (Explainer.md, definition). */
final class FieldParser implements TextScope.Output {
  private final TextParser parser;
  private final TokenReader reader;
  private final TypeParser types;
  private final ExternParser externs;
  private final CanonParser canons;
  private final AliasParser aliases;
  private final InstanceParser instances;
  private final List<Definition> definitions = new ArrayList<>();
  private final List<ComponentCustomSection> customSections = new ArrayList<>();
  private final List<Definition.Export> exportsAtEnd = new ArrayList<>();

  FieldParser(TextParser parser) {
    this.parser = parser;
    this.reader = parser.reader();
    this.types = new TypeParser(parser);
    this.externs = new ExternParser(parser, types);
    this.canons = new CanonParser(parser, types.valueTypes());
    this.aliases = new AliasParser(parser);
    this.instances = new InstanceParser(parser, externs, this);
  }

  /** Reads the fields, up to the closing parenthesis or the end. */
  ComponentSyntax component(Name name) {
    Optional<TextScope> outer = parser.current();
    TextScope scope = parser.enter(name.id(), this);
    while (reader.kind() == TokenKind.OPEN) {
      customSections();
      field();
    }
    customSections();
    for (Definition.Export export : exportsAtEnd) {
      add(export, Name.NONE);
    }
    NameSection.of(scope, name)
        .ifPresent(
            content ->
                customSections.add(
                    new ComponentCustomSection(NameSection.NAME, content, definitions.size())));
    parser.leave(outer);
    return new ComponentSyntax(
        Bytes.of(), definitions, Collections.nCopies(definitions.size(), 0), customSections);
  }

  /** Adds a definition; {@return the index that it adds}. */
  int add(Definition definition, Name name) {
    definitions.add(definition);
    return definition.sort().map(sort -> parser.scope().define(sort, name)).orElse(0);
  }

  @Override
  public void add(Alias alias) {
    definitions.add(new Definition.AliasDefinition(alias));
  }

  @Override
  public void add(DefinedType type) {
    definitions.add(new Definition.TypeDefinition(type));
  }

  @Override
  public void add(CoreType type) {
    definitions.add(new Definition.CoreTypeDefinition(type));
  }

  private void customSections() {
    for (Tokens.Annotation annotation : reader.annotations()) {
      if (annotation.name().equals("custom")) {
        TokenReader content = TokenReader.over(annotation.content());
        String name = content.name();
        var bytes = new ByteArrayOutputStream();
        while (!content.atEnd()) {
          bytes.writeBytes(content.string());
        }
        customSections.add(
            new ComponentCustomSection(name, Bytes.of(bytes.toByteArray()), definitions.size()));
      }
    }
  }

  private void field() {
    reader.open();
    if (reader.takeWord("core")) {
      coreField();
    } else if (reader.takeWord("component")) {
      nested();
    } else if (reader.takeWord("instance")) {
      instance();
    } else if (reader.takeWord("alias")) {
      aliases.alias();
    } else if (reader.takeWord("type")) {
      type();
    } else if (reader.takeWord("import")) {
      importField();
    } else if (reader.takeWord("func")) {
      function();
    } else if (reader.takeWord("export")) {
      export();
    } else if (reader.takeWord("start")) {
      start();
    } else if (reader.takeWord("canon")) {
      canon();
    } else if (reader.takeWord("value")) {
      value();
    } else {
      throw reader.unexpected("a field of a component");
    }
    reader.close();
  }

  private void coreField() {
    if (reader.takeWord("module")) {
      module();
    } else if (reader.takeWord("instance")) {
      Name name = Name.read(reader);
      instances.coreInstance(name);
    } else if (reader.takeWord("type")) {
      types.coreTypes().definition();
    } else if (reader.takeWord("rec")) {
      types.coreTypes().recursive();
    } else if (reader.takeWord("func")) {
      coreFunction();
    } else {
      for (Sort sort :
          List.of(Sort.CORE_TABLE, Sort.CORE_MEMORY, Sort.CORE_GLOBAL, Sort.CORE_TAG)) {
        if (reader.takeWord(Reference.word(sort))) {
          Name name = Name.read(reader);
          aliases.inverted(sort, name);
          return;
        }
      }
      throw reader.unexpected("a field of a component");
    }
  }

  private List<ExternName> inlineExports() {
    var names = new ArrayList<ExternName>();
    while (externs.isInline("export")) {
      names.add(externs.inline("export"));
    }
    return names;
  }

  private void exportAtEnd(List<ExternName> names, Sort sort, int index) {
    for (ExternName name : names) {
      exportsAtEnd.add(new Definition.Export(name, new SortIndex(sort, index), Optional.empty()));
    }
  }

  /** Reads {@code (import "name")} and what follows it, if it stands here, and adds the import. */
  private Optional<Integer> inlineImport(Sort sort, Name name) {
    if (!externs.isInline("import")) {
      return Optional.empty();
    }
    ExternName imported = externs.inline("import");
    PendingType<ExternType> type = externs.type(sort);
    type.expand();
    return Optional.of(
        add(new Definition.Import(imported, type.resolve()), name.withoutAnnotation()));
  }

  private boolean isInvertedAlias() {
    return aliases.isInverted();
  }

  private void module() {
    Name name = Name.read(reader);
    List<ExternName> exports = inlineExports();
    Optional<Integer> imported = inlineImport(Sort.CORE_MODULE, name);
    int index;
    if (imported.isPresent()) {
      index = imported.get();
    } else if (isInvertedAlias()) {
      index = aliases.inverted(Sort.CORE_MODULE, name);
    } else {
      parser.deepen();
      byte[] binary = TextModule.fields(reader, name.text());
      parser.rise();
      index = add(new Definition.CoreModule(Bytes.of(binary)), name);
    }
    exportAtEnd(exports, Sort.CORE_MODULE, index);
  }

  private void nested() {
    Name name = Name.read(reader);
    List<ExternName> exports = inlineExports();
    Optional<Integer> imported = inlineImport(Sort.COMPONENT, name);
    int index;
    if (imported.isPresent()) {
      index = imported.get();
    } else if (isInvertedAlias()) {
      index = aliases.inverted(Sort.COMPONENT, name);
    } else {
      ComponentSyntax component = new FieldParser(parser).component(name);
      index = add(new Definition.NestedComponent(component), name);
    }
    exportAtEnd(exports, Sort.COMPONENT, index);
  }

  private void instance() {
    Name name = Name.read(reader);
    List<ExternName> exports = inlineExports();
    Optional<Integer> imported = inlineImport(Sort.INSTANCE, name);
    int index =
        imported.orElseGet(
            () ->
                isInvertedAlias()
                    ? aliases.inverted(Sort.INSTANCE, name)
                    : instances.instance(name));
    exportAtEnd(exports, Sort.INSTANCE, index);
  }

  private void type() {
    Name name = Name.read(reader);
    List<ExternName> exports = inlineExports();
    int index = isInvertedAlias() ? aliases.inverted(Sort.TYPE, name) : types.typeDefinition(name);
    exportAtEnd(exports, Sort.TYPE, index);
  }

  private void importField() {
    ExternName name = externs.name();
    ExternParser.PendingExtern extern = externs.extern();
    extern.type().expand();
    add(new Definition.Import(name, extern.type().resolve()), extern.name());
  }

  private void export() {
    Name name = Name.read(reader);
    ExternName exportName = externs.name();
    Reference item = instances.item();
    Optional<PendingType<ExternType>> type = Optional.empty();
    if (!reader.atClose()) {
      type = Optional.of(externs.extern().type());
    }
    type.ifPresent(PendingType::expand);
    Optional<ExternType> ascribed = PendingType.resolve(type);
    int index = parser.scope().resolve(item);
    add(new Definition.Export(exportName, new SortIndex(item.sort(), index), ascribed), name);
  }

  private void function() {
    Name name = Name.read(reader);
    List<ExternName> exports = inlineExports();
    Optional<Integer> imported = inlineImport(Sort.FUNCTION, name);
    int index;
    if (imported.isPresent()) {
      index = imported.get();
    } else if (isInvertedAlias()) {
      index = aliases.inverted(Sort.FUNCTION, name);
    } else {
      PendingType<Integer> type = externs.functionType();
      reader.open("canon");
      reader.word("lift");
      CanonParser.PendingLift lift = canons.lift();
      reader.close();
      index = lift(lift, type, name);
    }
    exportAtEnd(exports, Sort.FUNCTION, index);
  }

  private int lift(CanonParser.PendingLift lift, PendingType<Integer> type, Name name) {
    type.expand();
    int typeIndex = type.resolve();
    int coreFunction = parser.scope().resolve(lift.coreFunction());
    var canon = new Canon.Lift(coreFunction, lift.options().get(), typeIndex);
    return add(new Definition.CanonDefinition(canon), name);
  }

  private void coreFunction() {
    Name name = Name.read(reader);
    if (isInvertedAlias()) {
      aliases.inverted(Sort.CORE_FUNCTION, name);
      return;
    }
    reader.open("canon");
    PendingType<Canon> canon = canons.coreFunction();
    reader.close();
    addCoreFunction(canon, name);
  }

  private void addCoreFunction(PendingType<Canon> canon, Name name) {
    canon.expand();
    add(new Definition.CanonDefinition(canon.resolve()), name);
  }

  private void canon() {
    if (reader.takeWord("lift")) {
      CanonParser.PendingLift lift = canons.lift();
      reader.open("func");
      Name name = Name.read(reader);
      PendingType<Integer> type = externs.functionType();
      reader.close();
      lift(lift, type, name);
      return;
    }
    PendingType<Canon> canon = canons.coreFunction();
    reader.open("core");
    reader.word("func");
    Name name = Name.read(reader);
    reader.close();
    addCoreFunction(canon, name);
  }

  private void start() {
    Reference function = Reference.index(reader, Sort.FUNCTION);
    var arguments = new ArrayList<Reference>();
    while (reader.isOpen("value")) {
      arguments.add(Reference.indexOrList(reader, Sort.VALUE));
    }
    var results = new ArrayList<Name>();
    while (reader.takeOpen("result")) {
      reader.open("value");
      results.add(Name.read(reader));
      reader.close();
      reader.close();
    }
    int functionIndex = parser.scope().resolve(function);
    List<Integer> values = arguments.stream().map(parser.scope()::resolve).toList();
    definitions.add(new Definition.Start(functionIndex, values, results.size()));
    results.forEach(result -> parser.scope().define(Sort.VALUE, result));
  }

  private void value() {
    Name name = Name.read(reader);
    ValueTypeUse type = typeOfValue();
    Bytes value = new ValueParser(reader, this::definedType).value(type);
    add(new Definition.ValueDefinition(type, value), name);
  }

  private ValueTypeUse typeOfValue() {
    if (reader.takeOpen("type")) {
      Reference reference = Reference.index(reader, Sort.TYPE);
      reader.close();
      return new ValueTypeUse.Defined(parser.scope().resolve(reference));
    }
    PendingType<ValueTypeUse> pending = new ValueTypeParser(parser).use();
    pending.expand();
    return pending.resolve();
  }

  /** {@return what a type index defines, if this component does} */
  private Optional<DefinedType> definedType(int index) {
    int at = 0;
    for (Definition definition : definitions) {
      if (definition.sort().equals(Optional.of(Sort.TYPE)) && at++ == index) {
        return switch (definition) {
          case Definition.TypeDefinition(var type) -> Optional.of(type);
          case Definition.Import(_, ExternType.EqualToType(int named)) -> definedType(named);
          case Definition.Export(_, SortIndex(_, int named), _) -> definedType(named);
          default -> Optional.empty();
        };
      }
    }
    return Optional.empty();
  }
}
