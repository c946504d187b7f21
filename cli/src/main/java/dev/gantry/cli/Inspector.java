package dev.gantry.cli;

import dev.gantry.cli.Inspection.External;
import dev.gantry.component.binary.ComponentDecoder;
import dev.gantry.component.syntax.ComponentSyntax;
import dev.gantry.component.syntax.Definition;
import dev.gantry.component.syntax.ExternName;
import dev.gantry.component.syntax.Sort;
import dev.gantry.component.syntax.SortIndex;
import dev.gantry.engine.Features;
import dev.gantry.engine.binary.ModuleDecoder;
import dev.gantry.engine.syntax.Bytes;
import dev.gantry.engine.syntax.ModuleSyntax;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes a binary apart, whether it is valid or not. */
final class Inspector {
  private Inspector() {}

  static Inspection ofModule(byte[] binary) {
    return module(Bytes.of(binary), Optional.empty());
  }

  static Inspection ofComponent(byte[] binary) {
    return component(ComponentDecoder.decode(Bytes.of(binary)), Optional.empty());
  }

  private static Inspection component(ComponentSyntax component, Optional<Integer> index) {
    var imports = new ArrayList<External>();
    var exports = new ArrayList<External>();
    var parts = new ArrayList<Inspection>();
    Map<Sort, Integer> counts = new EnumMap<>(Sort.class);
    for (Definition definition : component.definitions()) {
      Optional<Integer> number =
          definition.sort().map(sort -> counts.merge(sort, 1, Integer::sum) - 1);
      switch (definition) {
        case Definition.Import(var name, var type) ->
            imports.add(new External(text(name), type.sort().text()));
        case Definition.Export(var name, var exported, _) ->
            exports.add(new External(text(name), exported.sort().text()));
        case Definition.CoreModule(var binary) -> parts.add(module(binary, number));
        case Definition.NestedComponent(var nested) -> parts.add(component(nested, number));
        case Definition.CoreInstantiate(int made, _) ->
            parts.add(instance(Sort.CORE_INSTANCE, number, from(Sort.CORE_MODULE, made)));
        case Definition.Instantiate(int made, _) ->
            parts.add(instance(Sort.INSTANCE, number, from(Sort.COMPONENT, made)));
        case Definition.CoreInlineExports(var made) ->
            parts.add(
                inlined(
                    Sort.CORE_INSTANCE,
                    number,
                    made.stream().map(part -> external(part.name(), part.exported())).toList()));
        case Definition.InlineExports(var made) ->
            parts.add(
                inlined(
                    Sort.INSTANCE,
                    number,
                    made.stream()
                        .map(part -> external(text(part.name()), part.exported()))
                        .toList()));
        case Definition.AliasDefinition _,
            Definition.CanonDefinition _,
            Definition.CoreTypeDefinition _,
            Definition.Start _,
            Definition.TypeDefinition _,
            Definition.ValueDefinition _ -> {
          // Nothing that a person looks for.
        }
      }
    }
    return new Inspection(
        "component",
        index,
        Optional.of(component.binary().length()),
        Optional.empty(),
        imports,
        exports,
        parts);
  }

  private static Inspection module(Bytes binary, Optional<Integer> index) {
    ModuleSyntax module = ModuleDecoder.decode(binary, Features.ALL);
    return new Inspection(
        Sort.CORE_MODULE.text(),
        index,
        Optional.of(binary.length()),
        Optional.empty(),
        module.imports().stream()
            .map(
                imported ->
                    new External(
                        imported.module() + " " + imported.name(), imported.type().kind().text()))
            .toList(),
        module.exports().stream()
            .map(exported -> new External(exported.name(), exported.kind().text()))
            .toList(),
        List.of());
  }

  private static Inspection instance(Sort kind, Optional<Integer> index, String instantiated) {
    return new Inspection(
        kind.text(),
        index,
        Optional.empty(),
        Optional.of(instantiated),
        List.of(),
        List.of(),
        List.of());
  }

  private static Inspection inlined(Sort kind, Optional<Integer> index, List<External> exports) {
    return new Inspection(
        kind.text(), index, Optional.empty(), Optional.empty(), List.of(), exports, List.of());
  }

  private static String from(Sort sort, int index) {
    return sort.text() + " " + Integer.toUnsignedString(index);
  }

  private static External external(String name, SortIndex exported) {
    return new External(name, exported.sort().text());
  }

  private static String text(ExternName name) {
    return name.name();
  }
}
