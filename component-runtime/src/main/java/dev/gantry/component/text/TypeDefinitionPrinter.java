package dev.gantry.component.text;

import dev.gantry.component.syntax.Alias;
import dev.gantry.component.syntax.CoreType;
import dev.gantry.component.syntax.Declarator;
import dev.gantry.component.syntax.DefinedType;
import dev.gantry.component.syntax.ExternName;
import dev.gantry.component.syntax.ExternType;
import dev.gantry.component.syntax.Sort;
import dev.gantry.component.syntax.ValueTypeUse;
import dev.gantry.engine.text.TextWriter;
import java.util.List;
import java.util.Optional;

/** Prints types and aliases, which may occur in types too. */
final class TypeDefinitionPrinter {
  private final TextWriter out;

  /** The scopes around what is printed, the innermost last. */
  private final List<PrintedScope> scopes;

  TypeDefinitionPrinter(TextWriter out, List<PrintedScope> scopes) {
    this.out = out;
    this.scopes = scopes;
  }

  private PrintedScope scope() {
    return scopes.getLast();
  }

  // Core types

  void print(CoreType type) {
    switch (type) {
      case CoreType.Recursive(var group) -> new CoreTypePrinter(out, scope()).print(group, "core ");
      case CoreType.ModuleType(var declarators) -> {
        out.open("core type ").write(scope().define(Sort.CORE_TYPE));
        scopes.add(PrintedScope.withoutNames());
        out.newline().open("module");
        for (CoreType.ModuleDeclarator declarator : declarators) {
          out.newline();
          print(declarator);
        }
        out.close();
        scopes.removeLast();
        out.close();
      }
    }
  }

  private void print(CoreType.ModuleDeclarator declarator) {
    var types = new CoreTypePrinter(out, scope());
    switch (declarator) {
      case CoreType.TypeDeclarator(var group) -> types.print(group, "");
      case CoreType.OuterAliasDeclarator(int count, int index) -> {
        outer(Sort.CORE_TYPE, count, index);
        out.write(" (type ").write(scope().define(Sort.CORE_TYPE)).write(")").close();
      }
      case CoreType.ImportDeclarator(var imported) -> {
        out.open("import ").string(imported.module()).write(" ").string(imported.name()).write(" ");
        types.print(imported.type());
        out.close();
      }
      case CoreType.ExportDeclarator(var name, var type) -> {
        out.open("export ").string(name).write(" ");
        types.print(type);
        out.close();
      }
    }
  }

  // Aliases

  void print(Alias alias) {
    switch (alias) {
      case Alias.ExportAlias(var sort, int instance, var name) -> {
        out.open("alias export ").write(scope().use(Sort.INSTANCE, instance)).write(" ");
        out.string(name);
        define(sort);
      }
      case Alias.CoreExportAlias(var sort, int instance, var name) -> {
        out.open("alias core export ").write(scope().use(Sort.CORE_INSTANCE, instance)).write(" ");
        out.string(name);
        define(sort);
      }
      case Alias.OuterAlias(var sort, int count, int index) -> {
        outer(sort, count, index);
        define(sort);
      }
    }
    out.close();
  }

  private void define(Sort sort) {
    out.write(" (%s %s)".formatted(sort.text(), scope().define(sort)));
  }

  private void outer(Sort sort, int count, int index) {
    boolean known = Integer.compareUnsigned(count, scopes.size()) < 0;
    PrintedScope outer =
        known ? scopes.get(scopes.size() - 1 - count) : PrintedScope.withoutNames();
    if (!known) {
      out.write("(; invalid outer alias count %s ;) ".formatted(Integer.toUnsignedString(count)));
    }
    out.open("alias outer ")
        .write(outer.component().orElse(Integer.toUnsignedString(count)))
        .write(" ")
        .write(outer.use(sort, index));
  }

  // Types

  void print(DefinedType type) {
    out.open("type ").write(scope().define(Sort.TYPE));
    switch (type) {
      case DefinedType.OfValues values -> {
        out.write(" ");
        print(values);
      }
      case DefinedType.FunctionDefinition function -> {
        out.write(" ");
        print(function);
      }
      case DefinedType.ComponentDefinition(var declarators) -> print("component", declarators);
      case DefinedType.InstanceDefinition(var declarators) -> print("instance", declarators);
      case DefinedType.ResourceDefinition(var representation, var destructor) -> {
        out.write(" (resource (rep %s)".formatted(representation.text()));
        destructor.ifPresent(
            index -> out.write(" (dtor %s)".formatted(scope().use(Sort.CORE_FUNCTION, index))));
        out.write(")");
      }
    }
    out.close();
  }

  private void print(String keyword, List<Declarator> declarators) {
    scopes.add(PrintedScope.withoutNames());
    out.newline().open(keyword);
    for (Declarator declarator : declarators) {
      out.newline();
      switch (declarator) {
        case Declarator.CoreTypeDeclarator(var type) -> print(type);
        case Declarator.TypeDeclarator(var type) -> print(type);
        case Declarator.AliasDeclarator(var alias) -> print(alias);
        case Declarator.ImportDeclarator(var name, var type) -> printImport(name, type);
        case Declarator.ExportDeclarator(var name, var type) -> {
          out.open("export ").write(scope().define(type.sort())).write(" ");
          print(name);
          out.write(" ");
          print(type, false);
          out.close();
        }
      }
    }
    out.close();
    scopes.removeLast();
  }

  private void print(DefinedType.FunctionDefinition type) {
    out.open("func").write(type.async() ? " async" : "");
    for (DefinedType.LabelledType parameter : type.parameters()) {
      out.write(" (param ").string(parameter.label()).write(" ");
      out.write(text(parameter.type())).write(")");
    }
    type.result().ifPresent(result -> out.write(" (result %s)".formatted(text(result))));
    out.close();
  }

  private void print(DefinedType.OfValues type) {
    switch (type) {
      case DefinedType.PrimitiveDefinition(var primitive) -> out.write(primitive.text());
      case DefinedType.RecordDefinition(var fields) -> {
        out.write("(record");
        for (DefinedType.LabelledType field : fields) {
          out.write(" (field ").string(field.label()).write(" ");
          out.write(text(field.type())).write(")");
        }
        out.write(")");
      }
      case DefinedType.VariantDefinition(var cases) -> {
        out.write("(variant");
        for (DefinedType.LabelledCase labelled : cases) {
          out.write(" (case ").string(labelled.label());
          out.write(preceded(labelled.payload())).write(")");
        }
        out.write(")");
      }
      case DefinedType.ListDefinition(var element) ->
          out.write("(list %s)".formatted(text(element)));
      case DefinedType.FixedListDefinition(var element, int length) ->
          out.write("(list %s %s)".formatted(text(element), Integer.toUnsignedString(length)));
      case DefinedType.TupleDefinition(var elements) -> {
        out.write("(tuple");
        elements.forEach(element -> out.write(" ").write(text(element)));
        out.write(")");
      }
      case DefinedType.FlagsDefinition(var labels) -> labels("flags", labels);
      case DefinedType.EnumDefinition(var labels) -> labels("enum", labels);
      case DefinedType.OptionDefinition(var some) -> out.write("(option %s)".formatted(text(some)));
      case DefinedType.ResultDefinition(var ok, var error) -> {
        out.write("(result").write(preceded(ok));
        error.ifPresent(failure -> out.write(" (error %s)".formatted(text(failure))));
        out.write(")");
      }
      case DefinedType.OwnDefinition(int index) -> handle("own", index);
      case DefinedType.BorrowDefinition(int index) -> handle("borrow", index);
      case DefinedType.StreamDefinition(var element) ->
          out.write("(stream%s)".formatted(preceded(element)));
      case DefinedType.FutureDefinition(var element) ->
          out.write("(future%s)".formatted(preceded(element)));
      case DefinedType.MapDefinition(var key, var value) ->
          out.write("(map %s %s)".formatted(text(key), text(value)));
    }
  }

  private void labels(String keyword, List<String> labels) {
    out.write("(" + keyword);
    labels.forEach(label -> out.write(" ").string(label));
    out.write(")");
  }

  private void handle(String keyword, int index) {
    out.write("(%s %s)".formatted(keyword, scope().use(Sort.TYPE, index)));
  }

  private String preceded(Optional<ValueTypeUse> type) {
    return type.map(present -> " " + text(present)).orElse("");
  }

  private String text(ValueTypeUse type) {
    return switch (type) {
      case ValueTypeUse.Primitive(var primitive) -> primitive.text();
      case ValueTypeUse.Defined(int index) -> scope().use(Sort.TYPE, index);
    };
  }

  // Imports and exports

  void print(ExternName name) {
    out.string(name.name());
    attribute("implements", name.implementedInterface());
    attribute("versionsuffix", name.versionSuffix());
    attribute("external-id", name.externalId());
  }

  private void attribute(String keyword, Optional<String> value) {
    value.ifPresent(text -> out.write(" (" + keyword + " ").string(text).write(")"));
  }

  void printImport(ExternName name, ExternType type) {
    out.open("import ");
    print(name);
    out.write(" ");
    print(type, true);
    out.close();
  }

  /** Prints a type in parentheses, and defines what has it if it is an import. */
  void print(ExternType type, boolean defines) {
    out.open(type.sort().text() + " ");
    if (defines) {
      out.write(scope().define(type.sort())).write(" ");
    }
    out.write(
        switch (type) {
          case ExternType.OfModule(int index) -> use(Sort.CORE_TYPE, index);
          case ExternType.OfFunction(int index) -> use(Sort.TYPE, index);
          case ExternType.OfComponent(int index) -> use(Sort.TYPE, index);
          case ExternType.OfInstance(int index) -> use(Sort.TYPE, index);
          case ExternType.OfValue(ValueTypeUse.Primitive(var primitive)) -> primitive.text();
          case ExternType.OfValue(ValueTypeUse.Defined(int index)) -> use(Sort.TYPE, index);
          case ExternType.EqualToValue(int index) ->
              "(eq %s)".formatted(scope().use(Sort.VALUE, index));
          case ExternType.EqualToType(int index) ->
              "(eq %s)".formatted(scope().use(Sort.TYPE, index));
          case ExternType.SubResource() -> "(sub resource)";
        });
    out.close();
  }

  /** Prints the type of a value. */
  void print(ValueTypeUse type) {
    out.write(
        switch (type) {
          case ValueTypeUse.Primitive(var primitive) -> primitive.text();
          case ValueTypeUse.Defined(int index) -> use(Sort.TYPE, index);
        });
  }

  private String use(Sort sort, int index) {
    return "(type %s)".formatted(scope().use(sort, index));
  }
}
