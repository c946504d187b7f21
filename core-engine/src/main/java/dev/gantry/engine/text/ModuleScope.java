package dev.gantry.engine.text;

import dev.gantry.engine.syntax.CompositeType;
import dev.gantry.engine.syntax.CompositeType.FunctionType;
import dev.gantry.engine.syntax.RecursiveType;
import dev.gantry.engine.syntax.SubType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The index spaces of a module (core 6.6.1), and its types, to which type uses may add.
 *
 * <p>Owned by the parser of one module.
 */
final class ModuleScope {
  final IndexSpace types = new IndexSpace("type");
  final IndexSpace functions = new IndexSpace("func");
  final IndexSpace tables = new IndexSpace("table");
  final IndexSpace memories = new IndexSpace("memory");
  final IndexSpace tags = new IndexSpace("tag");
  final IndexSpace globals = new IndexSpace("global");
  final IndexSpace elements = new IndexSpace("elem");
  final IndexSpace data = new IndexSpace("data");
  final SortedMap<Integer, IndexSpace> fields = new TreeMap<>();
  final ModuleAnnotations annotations = new ModuleAnnotations();

  private final List<RecursiveType> recursiveTypes = new ArrayList<>();
  private final List<SubType> subTypes = new ArrayList<>();
  private final Map<FunctionType, Integer> functionTypes = new HashMap<>();

  /** {@return the types of the module, those that type uses added at the end} */
  List<RecursiveType> recursiveTypes() {
    return recursiveTypes;
  }

  /** Adds a type that the module spells out; type uses find it if it is a function alone. */
  void addType(RecursiveType type) {
    if (type.subTypes().size() == 1) {
      var only = type.subTypes().getFirst();
      if (only.isFinal()
          && only.supertypeIndices().isEmpty()
          && only.composite() instanceof FunctionType function) {
        functionTypes.putIfAbsent(function, subTypes.size());
      }
    }
    recursiveTypes.add(type);
    subTypes.addAll(type.subTypes());
  }

  /** {@return the number of types so far} */
  int typeCount() {
    return subTypes.size();
  }

  /** {@return the index of a function type, which is added if there is none yet} */
  int indexOf(FunctionType type) {
    Integer known = functionTypes.get(type);
    if (known != null) {
      return known;
    }
    types.define();
    addType(new RecursiveType(List.of(new SubType(true, List.of(), type))));
    return subTypes.size() - 1;
  }

  /** {@return the type at an index, if there is one} */
  Optional<CompositeType> compositeType(int typeIndex) {
    boolean exists = Integer.compareUnsigned(typeIndex, subTypes.size()) < 0;
    return exists ? Optional.of(subTypes.get(typeIndex).composite()) : Optional.empty();
  }
}
