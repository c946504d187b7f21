package dev.gantry.component.text;

import dev.gantry.component.syntax.Definition;
import dev.gantry.component.syntax.ExternName;
import dev.gantry.component.syntax.Sort;
import dev.gantry.component.syntax.SortIndex;
import dev.gantry.engine.text.TokenReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads instances (Explainer.md, Instance Definitions). */
final class InstanceParser {
  private final TextParser parser;
  private final TokenReader reader;
  private final ExternParser externs;
  private final FieldParser fields;

  InstanceParser(TextParser parser, ExternParser externs, FieldParser fields) {
    this.parser = parser;
    this.reader = parser.reader();
    this.externs = externs;
    this.fields = fields;
  }

  private record PendingExport<T>(T name, Reference exported) {}

  /**
   * An argument.
   *
   * @param reference what is given, unless it is an instance that is spelled out
   * @param spelledOut its exports, empty if it is not spelled out
   */
  private record PendingArgument<T>(
      String name, Optional<Reference> reference, Optional<List<PendingExport<T>>> spelledOut) {}

  private int resolve(Reference reference) {
    return parser.scope().resolve(reference);
  }

  // Core instances

  /** Reads what follows the name of a core instance, and adds it. */
  void coreInstance(Name name) {
    if (!reader.takeOpen("instantiate")) {
      addCore(coreExports(), name);
      return;
    }
    Reference module = Reference.indexOrList(reader, Sort.CORE_MODULE);
    var arguments = new ArrayList<PendingArgument<String>>();
    while (reader.takeOpen("with")) {
      arguments.add(coreArgument());
      reader.close();
    }
    reader.close();
    var given = new ArrayList<Integer>();
    for (PendingArgument<String> argument : arguments) {
      given.add(argument.spelledOut().map(exports -> addCore(exports, Name.NONE)).orElse(0));
    }
    int moduleIndex = resolve(module);
    var resolved = new ArrayList<Definition.CoreArgument>();
    for (int i = 0; i < arguments.size(); i++) {
      int index = arguments.get(i).reference().map(this::resolve).orElse(given.get(i));
      resolved.add(new Definition.CoreArgument(arguments.get(i).name(), index));
    }
    fields.add(new Definition.CoreInstantiate(moduleIndex, resolved), name);
  }

  private PendingArgument<String> coreArgument() {
    String name = reader.name();
    reader.open("instance");
    PendingArgument<String> argument =
        Reference.isIndex(reader)
            ? new PendingArgument<>(
                name, Optional.of(Reference.path(reader, Sort.CORE_INSTANCE)), Optional.empty())
            : new PendingArgument<>(name, Optional.empty(), Optional.of(coreExports()));
    reader.close();
    return argument;
  }

  private List<PendingExport<String>> coreExports() {
    var exports = new ArrayList<PendingExport<String>>();
    while (reader.takeOpen("export")) {
      String name = reader.name();
      reader.open();
      Sort sort = coreSort();
      exports.add(new PendingExport<>(name, Reference.path(reader, sort)));
      reader.close();
      reader.close();
    }
    return exports;
  }

  private Sort coreSort() {
    for (Sort sort :
        List.of(
            Sort.CORE_FUNCTION,
            Sort.CORE_TABLE,
            Sort.CORE_MEMORY,
            Sort.CORE_GLOBAL,
            Sort.CORE_TAG)) {
      if (reader.takeWord(Reference.word(sort))) {
        return sort;
      }
    }
    throw reader.unexpected("the sort of an export");
  }

  private int addCore(List<PendingExport<String>> exports, Name name) {
    List<Definition.CoreInlineExport> resolved =
        exports.stream()
            .map(
                export ->
                    new Definition.CoreInlineExport(
                        export.name(), resolveSorted(export.exported())))
            .toList();
    return fields.add(new Definition.CoreInlineExports(resolved), name);
  }

  private SortIndex resolveSorted(Reference reference) {
    return new SortIndex(reference.sort(), resolve(reference));
  }

  // Component instances

  /** Reads what follows the name of an instance, and adds it; {@return its index}. */
  int instance(Name name) {
    if (!reader.takeOpen("instantiate")) {
      return add(exports(), name);
    }
    Reference component = Reference.indexOrList(reader, Sort.COMPONENT);
    var arguments = new ArrayList<PendingArgument<ExternName>>();
    while (reader.takeOpen("with")) {
      arguments.add(argument());
      reader.close();
    }
    reader.close();
    var given = new ArrayList<Integer>();
    for (PendingArgument<ExternName> argument : arguments) {
      given.add(argument.spelledOut().map(exports -> add(exports, Name.NONE)).orElse(0));
    }
    int componentIndex = resolve(component);
    var resolved = new ArrayList<Definition.Argument>();
    for (int i = 0; i < arguments.size(); i++) {
      SortIndex value =
          arguments
              .get(i)
              .reference()
              .map(this::resolveSorted)
              .orElse(new SortIndex(Sort.INSTANCE, given.get(i)));
      resolved.add(new Definition.Argument(arguments.get(i).name(), value));
    }
    return fields.add(new Definition.Instantiate(componentIndex, resolved), name);
  }

  private PendingArgument<ExternName> argument() {
    String name = reader.name();
    int here = reader.index();
    reader.open();
    if (reader.takeWord("instance") && !Reference.isIndex(reader)) {
      List<PendingExport<ExternName>> exports = exports();
      reader.close();
      return new PendingArgument<>(name, Optional.empty(), Optional.of(exports));
    }
    reader.seek(here);
    return new PendingArgument<>(name, Optional.of(item()), Optional.empty());
  }

  /** Reads {@code (func $f)} and the like: what a component can export. */
  Reference item() {
    reader.open();
    Sort sort = Sort.CORE_MODULE;
    if (reader.takeWord("core")) {
      reader.word("module");
    } else {
      sort = sort();
    }
    Reference reference = Reference.path(reader, sort);
    reader.close();
    return reference;
  }

  private Sort sort() {
    for (Sort sort : Sort.values()) {
      if (!sort.isCore() && reader.takeWord(sort.text())) {
        return sort;
      }
    }
    throw reader.unexpected("the sort of an export");
  }

  private List<PendingExport<ExternName>> exports() {
    var exports = new ArrayList<PendingExport<ExternName>>();
    while (reader.takeOpen("export")) {
      reader.takeId();
      ExternName name = externs.name();
      exports.add(new PendingExport<>(name, item()));
      reader.close();
    }
    return exports;
  }

  private int add(List<PendingExport<ExternName>> exports, Name name) {
    List<Definition.InlineExport> resolved =
        exports.stream()
            .map(
                export ->
                    new Definition.InlineExport(export.name(), resolveSorted(export.exported())))
            .toList();
    return fields.add(new Definition.InlineExports(resolved), name);
  }
}
