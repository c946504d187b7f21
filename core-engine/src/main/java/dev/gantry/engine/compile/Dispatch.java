package dev.gantry.engine.compile;

import dev.gantry.engine.valid.ValidModule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Numbers the functions of each shape that can be referred to densely, so that a switch finds them.
 */
final class Dispatch {
  private static final int LARGEST_GROUP = 256;

  /** What the arms of one switch may take, well below what HotSpot compiles. */
  private static final int GROUP_BYTES = 6000;

  private final List<CallShape> shapes = new ArrayList<>();
  private final Map<CallShape, Integer> shapeIndices = new HashMap<>();
  private final List<List<Integer>> functions = new ArrayList<>();
  private final int[] slots;

  Dispatch(ValidModule module, IndexSpaces spaces) {
    slots = new int[spaces.functionCount()];
    for (int type = 0; type < spaces.typeCount(); type++) {
      shapeIndex(spaces.shapeOfType(type));
    }
    for (int function = 0; function < slots.length; function++) {
      if (!module.isReferenced(function) && !isStart(module, function)) {
        continue;
      }
      List<Integer> members = functions.get(shapeIndex(spaces.shape(function)));
      slots[function] = members.size();
      members.add(function);
    }
  }

  private static boolean isStart(ValidModule module, int function) {
    return module.syntax().start().equals(OptionalInt.of(function));
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

  /** {@return how many functions one switch distinguishes, a power of two as an exponent} */
  int groupLog2(int shape) {
    int arm = 12 + 3 * shapes.get(shape).passedSlotCount();
    int most = Math.max(1, Math.min(LARGEST_GROUP, GROUP_BYTES / arm));
    return 31 - Integer.numberOfLeadingZeros(most);
  }

  int groupCount(int shape) {
    int log2 = groupLog2(shape);
    return Math.max(1, (functions.get(shape).size() + (1 << log2) - 1) >> log2);
  }
}
