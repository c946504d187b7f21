package dev.gantry.component.syntax;

import dev.gantry.component.syntax.Definition.CoreTypeDefinition;
import dev.gantry.component.syntax.Definition.Start;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which definition each index of a component stands for. Immutable. */
public final class IndexSpaces {
  private final Map<Sort, List<Entry>> spaces = new EnumMap<>(Sort.class);

  /**
   * What an index stands for.
   *
   * @param position of the definition in the component
   * @param ordinal which of the indices that the definition adds: 0, except for groups of core
   *     types and for the results of a start
   */
  public record Entry(Definition definition, int position, int ordinal) {}

  private IndexSpaces() {
    for (Sort sort : Sort.values()) {
      spaces.put(sort, new ArrayList<>());
    }
  }

  /** {@return the index spaces of a component} */
  public static IndexSpaces of(ComponentSyntax component) {
    var indexSpaces = new IndexSpaces();
    for (int position = 0; position < component.definitions().size(); position++) {
      Definition definition = component.definitions().get(position);
      List<Entry> space = indexSpaces.space(definition.sort().orElse(Sort.VALUE));
      for (int ordinal = 0; ordinal < indexCount(definition); ordinal++) {
        space.add(new Entry(definition, position, ordinal));
      }
    }
    return indexSpaces;
  }

  /** {@return how many indices a definition adds to its index space} */
  public static int indexCount(Definition definition) {
    return switch (definition) {
      case Start start -> start.resultCount();
      case CoreTypeDefinition(CoreType.Recursive(var type)) -> type.subTypes().size();
      default -> 1;
    };
  }

  /** {@return what the indices of a sort stand for, in order} */
  public List<Entry> of(Sort sort) {
    return Collections.unmodifiableList(space(sort));
  }

  /** {@return what an index stands for; validation has seen to it that it exists} */
  public Entry get(Sort sort, int index) {
    return space(sort).get(index);
  }

  /** {@return the number of indices of a sort} */
  public int size(Sort sort) {
    return space(sort).size();
  }

  private List<Entry> space(Sort sort) {
    List<Entry> space = spaces.get(sort);
    if (space == null) {
      throw new AssertionError(sort);
    }
    return space;
  }
}
