package dev.gantry.component.text;

import dev.gantry.component.syntax.Alias;
import dev.gantry.component.syntax.CoreType;
import dev.gantry.component.syntax.DefinedType;
import dev.gantry.component.syntax.Sort;
import dev.gantry.engine.text.TokenReader;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The names and numbers of what a component or a type has defined so far.
 *
 * <p>Mutable, and owned by the parser.
 */
final class TextScope {
  private final TokenReader reader;
  private final Optional<TextScope> outer;
  private final Optional<String> id;
  private final Output output;
  private final Map<Sort, Space> spaces = new EnumMap<>(Sort.class);

  /** Where the definitions of a scope go. */
  interface Output {
    void add(Alias alias);

    void add(DefinedType type);

    void add(CoreType type);
  }

  private static final class Space {
    private final Map<String, Integer> indices = new HashMap<>();
    private final SortedMap<Integer, String> names = new TreeMap<>();
    private int count;
  }

  TextScope(TokenReader reader, Optional<TextScope> outer, Optional<String> id, Output output) {
    this.reader = reader;
    this.outer = outer;
    this.id = id;
    this.output = output;
    for (Sort sort : Sort.values()) {
      spaces.put(sort, new Space());
    }
  }

  /** {@return the names of what is defined, by index} */
  SortedMap<Integer, String> names(Sort sort) {
    return space(sort).names;
  }

  private Space space(Sort sort) {
    Space space = spaces.get(sort);
    if (space == null) {
      throw new AssertionError(sort);
    }
    return space;
  }

  /** Gives the next index to what was just defined. */
  int define(Sort sort, Name name) {
    Space space = space(sort);
    int index = space.count++;
    name.id()
        .ifPresent(
            text -> {
              if (space.indices.put(text, index) != null) {
                throw reader.malformed(
                    name.byteOffset(),
                    "duplicate %s identifier `$%s`".formatted(sort.text(), text));
              }
            });
    name.text().ifPresent(text -> space.names.put(index, text));
    return index;
  }

  /** Adds a type that was spelled out; {@return its index}. */
  int addType(DefinedType type, Name name) {
    output.add(type);
    return define(Sort.TYPE, name);
  }

  /** Adds an alias; {@return the index that it adds}. */
  int addAlias(Alias alias, Name name) {
    output.add(alias);
    return define(alias.sort(), name);
  }

  /** Adds a core type that was spelled out; {@return its index}. */
  int addModuleType(CoreType.ModuleType type, Name name) {
    output.add(type);
    return define(Sort.CORE_TYPE, name);
  }

  void addCoreTypes(CoreType.Recursive type) {
    output.add(type);
  }

  /** {@return the index of what is referred to, for which aliases may have been added} */
  int resolve(Reference reference) {
    if (reference.exports().isEmpty()) {
      return lookUp(reference, reference.sort());
    }
    return reference.sort().isCore() && reference.sort() != Sort.CORE_MODULE
        ? coreExport(reference)
        : export(reference);
  }

  private int coreExport(Reference reference) {
    boolean exportable =
        switch (reference.sort()) {
          case CORE_FUNCTION, CORE_TABLE, CORE_MEMORY, CORE_GLOBAL, CORE_TAG -> true;
          case CORE_TYPE, CORE_MODULE, CORE_INSTANCE, FUNCTION, VALUE, TYPE, COMPONENT, INSTANCE ->
              false;
        };
    if (!exportable || reference.exports().size() > 1) {
      throw reader.malformed(
          reference.byteOffset(), "core instances cannot export this kind of item");
    }
    int instance = lookUp(reference, Sort.CORE_INSTANCE);
    return addAlias(
        new Alias.CoreExportAlias(reference.sort(), instance, reference.exports().getFirst()),
        Name.NONE);
  }

  private int export(Reference reference) {
    int index = lookUp(reference, Sort.INSTANCE);
    int last = reference.exports().size() - 1;
    for (int i = 0; i <= last; i++) {
      Sort sort = i == last ? reference.sort() : Sort.INSTANCE;
      index = addAlias(new Alias.ExportAlias(sort, index, reference.exports().get(i)), Name.NONE);
    }
    return index;
  }

  private int lookUp(Reference reference, Sort sort) {
    if (reference.id().isEmpty()) {
      return reference.number();
    }
    String name = reference.id().get();
    int depth = 0;
    for (Optional<TextScope> scope = Optional.of(this);
        scope.isPresent();
        scope = scope.get().outer) {
      Integer index = scope.get().space(sort).indices.get(name);
      if (index != null) {
        return depth == 0 ? index : outerAlias(reference, sort, depth, index);
      }
      depth++;
    }
    throw unknown(reference, sort);
  }

  private RuntimeException unknown(Reference reference, Sort sort) {
    return reader.malformed(
        reference.byteOffset(),
        "unknown %s: failed to find name `$%s`".formatted(sort.text(), reference.id().orElse("")));
  }

  private int outerAlias(Reference reference, Sort sort, int depth, int index) {
    String name = reference.id().orElse("");
    boolean allowed =
        switch (sort) {
          case CORE_MODULE, CORE_TYPE, TYPE, COMPONENT -> true;
          case CORE_FUNCTION,
              CORE_TABLE,
              CORE_MEMORY,
              CORE_GLOBAL,
              CORE_TAG,
              CORE_INSTANCE,
              FUNCTION,
              VALUE,
              INSTANCE ->
              false;
        };
    if (!allowed) {
      throw reader.malformed(
          reference.byteOffset(),
          "outer item `%s` is not a module, type, or component".formatted(name));
    }
    return addAlias(new Alias.OuterAlias(sort, depth, index), Name.NONE);
  }

  /** {@return the index of what is referred to in this scope alone} */
  int resolveHere(Reference reference) {
    if (reference.id().isEmpty()) {
      return reference.number();
    }
    Integer index = space(reference.sort()).indices.get(reference.id().get());
    if (index == null) {
      throw unknown(reference, reference.sort());
    }
    return index;
  }

  /** {@return the alias that {@code (alias outer scope index (sort))} spells out} */
  Alias.OuterAlias outerAlias(Reference scopeReference, Reference reference) {
    if (scopeReference.id().isEmpty() && reference.id().isEmpty()) {
      // Two numbers are taken as they are: whether they make sense is for validation.
      return new Alias.OuterAlias(reference.sort(), scopeReference.number(), reference.number());
    }
    int depth = depth(scopeReference);
    Optional<TextScope> scope = Optional.of(this);
    for (int i = 0; i != depth && scope.isPresent(); i++) {
      scope = scope.get().outer;
    }
    if (scope.isEmpty()) {
      throw reader.malformed(
          scopeReference.byteOffset(),
          "outer count of `%s` is too large".formatted(Integer.toUnsignedString(depth)));
    }
    return new Alias.OuterAlias(reference.sort(), depth, scope.get().resolveHere(reference));
  }

  private int depth(Reference reference) {
    if (reference.id().isEmpty()) {
      return reference.number();
    }
    int depth = 0;
    for (Optional<TextScope> scope = Optional.of(this);
        scope.isPresent();
        scope = scope.get().outer) {
      if (scope.get().id.equals(reference.id())) {
        return depth;
      }
      depth++;
    }
    throw reader.malformed(
        reference.byteOffset(),
        "outer component `%s` not found".formatted(reference.id().orElse("")));
  }
}
