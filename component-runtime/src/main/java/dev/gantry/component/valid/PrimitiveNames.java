package dev.gantry.component.valid;

import dev.gantry.abi.ValueType;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which parts of types call a primitive type by a name, as in {@code type count = u32}.
 *
 * <p>A primitive type is the same object wherever it is used, so that types alone do not tell. No
 * rule needs the names; whoever writes WIT out of a component does.
 */
public final class PrimitiveNames {
  private final IdentityHashMap<Object, Map<Integer, DefinedItem>> names = new IdentityHashMap<>();

  PrimitiveNames() {}

  /** Remembers that a part of a type has a name. */
  void put(Object type, int part, DefinedItem name) {
    names.computeIfAbsent(type, _ -> new TreeMap<>()).put(part, name);
  }

  /** Gives a copy of a type the names of the original. */
  void copy(Object copy, Object original) {
    Map<Integer, DefinedItem> known = names.get(original);
    if (known != null) {
      names.put(copy, known);
    }
  }

  /**
   * {@return what a part of a type calls a primitive type, if it has a name}
   *
   * @param type a {@link ValueType} or a {@link dev.gantry.abi.FunctionType}, by its identity
   * @param part its place among the types that the type is made of: fields, cases with a payload,
   *     elements, ok before error, key before value; parameters before the result
   */
  public Optional<DefinedItem> of(Object type, int part) {
    return Optional.ofNullable(names.getOrDefault(type, Map.of()).get(part));
  }
}
