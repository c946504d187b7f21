package dev.gantry.engine.link;

import dev.gantry.engine.External;
import dev.gantry.engine.GlobalType;
import dev.gantry.engine.MemoryType;
import dev.gantry.engine.TableType;
import dev.gantry.engine.generated.FunctionReference;
import dev.gantry.engine.generated.GlobalCell;
import dev.gantry.engine.generated.GuestTable;
import dev.gantry.engine.generated.GuestTag;
import dev.gantry.engine.generated.LinearMemory;
import dev.gantry.engine.syntax.ExternalType;
import java.util.OptionalLong;

/** Whether what a linker has to offer is of the type that a module imports (core 3.3.16). */
public final class ImportMatching {
  private ImportMatching() {}

  /** {@return whether something is of the type of an import} */
  public static boolean matches(External offered, ExternalType needed, ModuleTypes types) {
    return switch (needed) {
      case ExternalType.FunctionImport(int typeIndex) ->
          offered instanceof FunctionReference function
              && function.type.matches(types.type(typeIndex));
      case ExternalType.TableType table ->
          offered instanceof GuestTable actual && matches(actual.type(), types.of(table));
      case ExternalType.MemoryType memory ->
          offered instanceof LinearMemory actual && matches(actual.type(), types.of(memory));
      case ExternalType.GlobalType global ->
          offered instanceof GlobalCell actual && matches(actual.type(), types.of(global));
      case ExternalType.TagType(int typeIndex) ->
          offered instanceof GuestTag tag && tag.type.equals(types.type(typeIndex));
    };
  }

  private static boolean matches(TableType offered, TableType needed) {
    return offered.address64() == needed.address64()
        && offered.elementType().equals(needed.elementType())
        && limitsMatch(offered.minimum(), offered.maximum(), needed.minimum(), needed.maximum());
  }

  private static boolean matches(MemoryType offered, MemoryType needed) {
    return offered.address64() == needed.address64()
        && offered.shared() == needed.shared()
        && offered.pageByteLengthLog2() == needed.pageByteLengthLog2()
        && limitsMatch(
            offered.minimumPages(),
            offered.maximumPages(),
            needed.minimumPages(),
            needed.maximumPages());
  }

  private static boolean matches(GlobalType offered, GlobalType needed) {
    return offered.mutable() == needed.mutable()
        && (needed.mutable()
            ? offered.type().equals(needed.type())
            : Subtyping.matches(offered.type(), needed.type()));
  }

  private static boolean limitsMatch(
      long size, OptionalLong maximum, long neededSize, OptionalLong neededMaximum) {
    if (Long.compareUnsigned(size, neededSize) < 0) {
      return false;
    }
    return neededMaximum.isEmpty()
        || (maximum.isPresent()
            && Long.compareUnsigned(maximum.getAsLong(), neededMaximum.getAsLong()) <= 0);
  }
}
