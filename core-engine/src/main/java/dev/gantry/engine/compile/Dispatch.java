package dev.gantry.engine.compile;

import dev.gantry.engine.valid.ValidModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the functions of each shape densely, those that can be referred to first, so that a
 * switch finds them.
 */
final class Dispatch {
  /**
   * How many functions one switch distinguishes, a power of two as an exponent.
   *
   * <p>Few groups, since it costs a jump that no processor foresees to find the group; an arm has
   * eight bytes, and HotSpot must compile the method.
   */
  static final int GROUP_LOG2 = 9;

  private final List<CallShape> shapes = new ArrayList<>();
  private final Map<CallShape, Integer> shapeIndices = new HashMap<>();
  private final List<List<Integer>> functions = new ArrayList<>();
  private final int[] slots;
  private final int[] shapeOfFunction;

  Dispatch(ValidModule module, IndexSpaces spaces) {
    slots = new int[spaces.functionCount()];
    shapeOfFunction = new int[slots.length];
    for (int type = 0; type < spaces.typeCount(); type++) {
      shapeIndex(spaces.shapeOfType(type));
    }
    addAll(module, spaces, true);
    // Others come after these, for calls in place of a return and for the start function.
    addAll(module, spaces, false);
  }

  private void addAll(ValidModule module, IndexSpaces spaces, boolean referenced) {
    for (int function = 0; function < slots.length; function++) {
      if (module.isReferenced(function) != referenced) {
        continue;
      }
      shapeOfFunction[function] = shapeIndex(spaces.shape(function));
      List<Integer> members = functions.get(shapeOfFunction[function]);
      slots[function] = members.size();
      members.add(function);
    }
  }

  /** {@return the number of a shape, which is one of the module's} */
  int shapeIndex(CallShape shape) {
    return shapeIndices.computeIfAbsent(
        shape,
        added -> {
          shapes.add(added);
          functions.add(new ArrayList<>());
          return shapes.size() - 1;
        });
  }

  /** {@return the number of the shape of a function} */
  int shapeOf(int function) {
    return shapeOfFunction[function];
  }

  List<CallShape> shapes() {
    return shapes;
  }

  CallShape shape(int index) {
    return shapes.get(index);
  }

  /** {@return the functions of a shape, by slot} */
  List<Integer> functions(int shape) {
    return functions.get(shape);
  }

  /** {@return the number of a function among those of its shape} */
  int slot(int function) {
    return slots[function];
  }

  /** {@return the functions of one group of a shape} */
  List<Integer> group(int shape, int group) {
    List<Integer> all = functions.get(shape);
    int first = group << GROUP_LOG2;
    return all.subList(
        Math.min(first, all.size()), Math.min(first + (1 << GROUP_LOG2), all.size()));
  }

  int groupCount(int shape) {
    return Math.max(1, (functions.get(shape).size() + (1 << GROUP_LOG2) - 1) >> GROUP_LOG2);
  }
}
