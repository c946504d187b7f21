package dev.gantry.engine;

import java.util.OptionalLong;

/**
 * The type of a table (core 2.3.14).
 *
 * @param address64 whether indices are 64-bit numbers
 * @param minimum an unsigned number of elements
 * @param maximum an unsigned number of elements; empty if only the address type bounds it
 */
public record TableType(
    boolean address64, long minimum, OptionalLong maximum, ReferenceType elementType)
    implements ExternalType {

  /** {@return a type of ordinary tables, without a maximum} */
  public static TableType of(ReferenceType elementType, long minimum) {
    return new TableType(false, minimum, OptionalLong.empty(), elementType);
  }
}
