package dev.gantry.engine.valid;

import dev.gantry.engine.syntax.CompositeType.FunctionType;
import java.util.List;

/** What a block or a function takes and leaves, as types and as codes; the arrays are shared. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, and read in the hottest loop
record BlockShape(FunctionType type, int[] parameters, int[] results) {
  static final BlockShape EMPTY =
      new BlockShape(new FunctionType(List.of(), List.of()), new int[0], new int[0]);
}
