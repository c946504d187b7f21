package dev.gantry.component.text;

import dev.gantry.component.MalformedComponentException;
import dev.gantry.component.binary.Producers;
import dev.gantry.component.syntax.ComponentCustomSection;
import dev.gantry.component.syntax.ComponentSyntax;
import dev.gantry.component.syntax.Definition;
import dev.gantry.component.syntax.ExternName;
import dev.gantry.component.syntax.Sort;
import dev.gantry.component.syntax.SortIndex;
import dev.gantry.engine.Features;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.binary.ModuleDecoder;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.text.ModulePrinter;
import dev.gantry.engine.text.PrintOptions;
import dev.gantry.engine.text.TextWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Prints components in the text format, in the order of the binary. */
public final class ComponentPrinter {
  private static final String PRODUCERS = "producers";

  private final TextWriter out;
  private final List<PrintedScope> scopes = new ArrayList<>();
  private final TypeDefinitionPrinter types;

  private ComponentPrinter(TextWriter out) {
    this.out = out;
    this.types = new TypeDefinitionPrinter(out, scopes);
  }

  /**
   * {@return a component as text, which ends with a line break}
   *
   * @throws MalformedComponentException if one of its core modules is malformed
   * @throws UnsupportedOperationException if it defines values, which have no text yet
   */
  public static String print(ComponentSyntax component, PrintOptions options) {
    var out = new TextWriter(options);
    try {
      new ComponentPrinter(out).component(component, "");
    } catch (MalformedException e) {
      throw MalformedComponentException.because(e);
    }
    return out.write("\n").toString();
  }

  private void component(ComponentSyntax component, String definition) {
    var scope = PrintedScope.of(component);
    out.open("component");
    if (scopes.isEmpty()) {
      scope.component().ifPresent(name -> out.write(" ").write(name));
    } else {
      out.write(" ").write(definition);
    }
    scopes.add(scope);
    List<Definition> definitions = component.definitions();
    for (int i = 0; i <= definitions.size(); i++) {
      for (ComponentCustomSection section : component.customSections()) {
        if (section.definitionsBefore() == i && !section.name().equals(NameSection.NAME)) {
          custom(section);
        }
      }
      if (i < definitions.size()) {
        out.newline(component.offsets().get(i));
        definition(definitions.get(i));
      }
    }
    scopes.removeLast();
    out.close(component.binary().end());
  }

  private PrintedScope scope() {
    return scopes.getLast();
  }

  private void custom(ComponentCustomSection section) {
    if (section.name().equals(PRODUCERS)) {
      Optional<Producers> producers = Producers.in(section.content());
      if (producers.isPresent()) {
        print(producers.get(), section.content().start());
        return;
      }
    }
    out.newline(section.content().start()).open("@custom ").string(section.name()).write(" ");
    if (out.options().skeleton()) {
      out.write("...");
    } else {
      out.bytes(section.content());
    }
    out.close();
  }

  private void print(Producers producers, int offset) {
    out.newline(offset).open("@" + PRODUCERS);
    for (Producers.Entry entry : producers.entries()) {
      out.newline().open(entry.field()).write(" ");
      out.string(entry.name()).write(" ").string(entry.version()).close();
    }
    out.close();
  }

  private void definition(Definition definition) {
    switch (definition) {
      case Definition.CoreModule(var binary) -> module(binary);
      case Definition.CoreInstantiate instantiate -> coreInstance(instantiate);
      case Definition.CoreInlineExports(var exports) -> {
        out.open("core instance ").write(scope().define(Sort.CORE_INSTANCE));
        for (Definition.CoreInlineExport export : exports) {
          out.newline().open("export ").string(export.name()).write(" ");
          Sort sort = export.exported().sort();
          String keyword = sort.text().substring("core ".length());
          int index = export.exported().index();
          // The reference tools write no names of tags here.
          String use =
              sort == Sort.CORE_TAG ? Integer.toUnsignedString(index) : scope().use(sort, index);
          out.write("(%s %s)".formatted(keyword, use));
          out.close();
        }
        out.close();
      }
      case Definition.CoreTypeDefinition(var type) -> types.print(type);
      case Definition.NestedComponent(var nested) ->
          component(nested, scope().define(Sort.COMPONENT));
      case Definition.Instantiate instantiate -> instance(instantiate);
      case Definition.InlineExports(var exports) -> {
        out.open("instance ").write(scope().define(Sort.INSTANCE));
        for (Definition.InlineExport export : exports) {
          out.newline().open("export ");
          nameAndIndex(export.name(), export.exported());
          out.close();
        }
        out.close();
      }
      case Definition.AliasDefinition(var alias) -> types.print(alias);
      case Definition.TypeDefinition(var type) -> types.print(type);
      case Definition.CanonDefinition(var canon) -> new CanonPrinter(out, scope()).print(canon);
      case Definition.Start start -> start(start);
      case Definition.Import(var name, var type) -> types.printImport(name, type);
      case Definition.Export(var name, var exported, var type) -> {
        out.open("export ").write(scope().define(exported.sort())).write(" ");
        nameAndIndex(name, exported);
        type.ifPresent(
            ascribed -> {
              out.write(" ");
              types.print(ascribed, false);
            });
        out.close();
      }
      case Definition.ValueDefinition(var type, var value) -> {
        out.open("value ").write(scope().define(Sort.VALUE)).write(" ");
        types.print(type);
        out.write(" ").open("binary ").bytes(value).close();
        out.close();
      }
    }
  }

  private void module(Bytes binary) {
    out.open("core module ").write(scope().define(Sort.CORE_MODULE));
    ModulePrinter.printFields(out, ModuleDecoder.decode(binary, Features.ALL));
    out.close(binary.end());
  }

  private void coreInstance(Definition.CoreInstantiate instantiate) {
    out.open("core instance ").write(scope().define(Sort.CORE_INSTANCE)).write(" ");
    out.open("instantiate ").write(scope().use(Sort.CORE_MODULE, instantiate.moduleIndex()));
    for (Definition.CoreArgument argument : instantiate.arguments()) {
      out.newline().open("with ").string(argument.name()).write(" ");
      reference(new SortIndex(Sort.INSTANCE, argument.coreInstanceIndex()), Sort.CORE_INSTANCE);
      out.close();
    }
    out.close().close();
  }

  private void instance(Definition.Instantiate instantiate) {
    out.open("instance ").write(scope().define(Sort.INSTANCE)).write(" ");
    out.open("instantiate ").write(scope().use(Sort.COMPONENT, instantiate.componentIndex()));
    for (Definition.Argument argument : instantiate.arguments()) {
      out.newline().open("with ").string(argument.name()).write(" ");
      reference(argument.value(), argument.value().sort());
      out.close();
    }
    out.close().close();
  }

  private void nameAndIndex(ExternName name, SortIndex exported) {
    types.print(name);
    out.write(" ");
    reference(exported, exported.sort());
  }

  /** Prints a reference in parentheses, which the index space of another keyword may resolve. */
  private void reference(SortIndex reference, Sort space) {
    out.write("(%s %s)".formatted(reference.sort().text(), scope().use(space, reference.index())));
  }

  private void start(Definition.Start start) {
    out.open("start ").write(scope().use(Sort.FUNCTION, start.functionIndex()));
    for (int index : start.valueIndices()) {
      out.write(" (value %s)".formatted(scope().use(Sort.VALUE, index)));
    }
    for (int i = 0; i != start.resultCount(); i++) {
      out.write(" (result (value %s))".formatted(scope().define(Sort.VALUE)));
    }
    out.close();
  }
}
