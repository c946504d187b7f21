package dev.gantry.component.text;

import dev.gantry.component.syntax.Alias;
import dev.gantry.component.syntax.CoreType;
import dev.gantry.component.syntax.CoreType.ModuleDeclarator;
import dev.gantry.component.syntax.DefinedType;
import dev.gantry.component.syntax.Sort;
import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.ExternalType;
import dev.gantry.engine.syntax.Import;
import dev.gantry.engine.syntax.RecursiveType;
import dev.gantry.engine.syntax.SubType;
import dev.gantry.engine.text.TokenReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the types of core modules (Explainer.md, core:moduletype). */
final class ModuleTypeParser implements TextScope.Output {
  private final TextParser parser;
  private final TokenReader reader;
  private final CoreTypeParser coreTypes;
  private final List<ModuleDeclarator> declarators = new ArrayList<>();
  private final Map<CompositeType.FunctionType, Integer> functionTypes = new HashMap<>();

  ModuleTypeParser(TextParser parser, CoreTypeParser coreTypes) {
    this.parser = parser;
    this.reader = parser.reader();
    this.coreTypes = coreTypes;
  }

  /** Reads the declarators, up to the closing parenthesis. */
  CoreType.ModuleType type(Optional<String> id) {
    Optional<TextScope> outer = parser.current();
    parser.enter(id, this);
    while (!reader.atClose()) {
      declarator();
    }
    parser.leave(outer);
    return new CoreType.ModuleType(declarators);
  }

  private void declarator() {
    if (reader.takeOpen("type")) {
      Name name = Name.read(reader);
      int index = parser.scope().define(Sort.CORE_TYPE, name);
      SubType type = coreTypes.subType();
      if (type.composite() instanceof CompositeType.FunctionType function) {
        functionTypes.put(function, index);
      }
      declarators.add(new CoreType.TypeDeclarator(new RecursiveType(List.of(type))));
    } else if (reader.takeOpen("rec")) {
      declarators.add(new CoreType.TypeDeclarator(coreTypes.group()));
    } else if (reader.takeOpen("alias")) {
      alias();
    } else if (reader.takeOpen("import")) {
      String module = reader.name();
      String name = reader.name();
      declarators.add(new CoreType.ImportDeclarator(new Import(module, name, externalType())));
    } else {
      reader.open("export");
      String name = reader.name();
      declarators.add(new CoreType.ExportDeclarator(name, externalType()));
    }
    reader.close();
  }

  private void alias() {
    reader.word("outer");
    Reference scope = Reference.index(reader, Sort.COMPONENT);
    Reference type = Reference.index(reader, Sort.CORE_TYPE);
    reader.open("type");
    Name name = Name.read(reader);
    reader.close();
    parser.scope().addAlias(parser.scope().outerAlias(scope, type), name);
  }

  private ExternalType externalType() {
    reader.open();
    String kind = reader.anyWord("what a module imports or exports");
    reader.takeId();
    ExternalType type =
        switch (kind) {
          case "func" -> new ExternalType.FunctionImport(typeUse());
          case "tag" -> new ExternalType.TagType(typeUse());
          case "table" -> coreTypes.tableType();
          case "memory" -> coreTypes.memoryType();
          case "global" -> coreTypes.globalType();
          default -> throw reader.unexpected("what a module imports or exports");
        };
    reader.close();
    return type;
  }

  private int typeUse() {
    if (reader.takeOpen("type")) {
      int index = parser.scope().resolveHere(Reference.index(reader, Sort.CORE_TYPE));
      reader.close();
      coreTypes.functionType();
      return index;
    }
    CompositeType.FunctionType type = coreTypes.functionType();
    Integer known = functionTypes.get(type);
    if (known != null) {
      return known;
    }
    declarators.add(
        new CoreType.TypeDeclarator(
            new RecursiveType(List.of(new SubType(true, List.of(), type)))));
    return parser.scope().define(Sort.CORE_TYPE, Name.NONE);
  }

  @Override
  public void add(Alias alias) {
    switch (alias) {
      case Alias.OuterAlias(_, int count, int index) ->
          declarators.add(new CoreType.OuterAliasDeclarator(count, index));
      case Alias.ExportAlias _, Alias.CoreExportAlias _ -> throw new AssertionError(alias);
    }
  }

  @Override
  public void add(DefinedType type) {
    throw new AssertionError(type);
  }

  @Override
  public void add(CoreType type) {
    throw new AssertionError(type);
  }
}
